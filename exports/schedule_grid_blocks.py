"""Which sessions of a day stand where on a grid: rooms with lanes, and what concerns all rooms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from exports.schedule_rows import Row, Words
from exports.wording import floor_words
from models.words import N_, ngettext

SHORTEST = timedelta(minutes=5)
"""What a session without a length is shown as."""
ELSEWHERE = N_("Room to be announced")


@dataclass(slots=True)
class Block:
    """A session on the grid: rows `top` to `bottom` (not included), columns `left` to `right` (included)."""

    row: Row
    starts: datetime
    ends: datetime
    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0

    def meets(self, other: "Block") -> bool:
        """Whether both run at some moment."""
        return self.starts < other.ends and other.starts < self.ends


@dataclass(slots=True)
class Stripe:
    """A room of the grid: its heading, its blocks, and how many lanes they need."""

    head: str
    blocks: list[Block]
    lanes: int = 1


def stripes_of(words: Words, rows: Sequence[Row]) -> tuple[list[Block], list[Stripe]]:
    """What concerns all rooms and meets nothing else, and the rooms with their sessions in lanes."""
    rooms: dict[int, list[Block]] = {}
    loose: list[Block] = []
    for row in rows:
        if row.starts is None or row.ends is None:
            continue
        made = [
            Block(row, row.starts, max(row.ends, row.starts + SHORTEST)) for _room in row.room_ids or (0,)
        ]
        for room_id, block in zip(row.room_ids, made, strict=False):
            rooms.setdefault(room_id, []).append(block)
        loose += [] if row.room_ids else made
    placed = [block for blocks in rooms.values() for block in blocks]
    wide = [
        block
        for block in loose
        if (block.row.session.everywhere or block.row.is_quiet)
        and not any(block.meets(other) for other in [*placed, *loose] if other is not block)
    ]
    stripes = [Stripe(_heading(words, room), rooms[room.id]) for room in _in_order(words, rows, set(rooms))]
    for head, online in ((words.online, True), (words.speech.say(ELSEWHERE), False)):
        left = [b for b in loose if not any(b is w for w in wide) and (b.row.mode_code == "online") is online]
        if left:
            stripes.append(Stripe(head, left))
    if not stripes and wide:
        stripes.append(Stripe(words.everywhere, []))
    for stripe in stripes:
        _in_lanes(stripe)
    return wide, stripes


def _in_order(words: Words, rows: Sequence[Row], used: set[int]) -> list[Any]:
    """The rooms in use, in their printed order; those of other events after them."""
    found = {}
    for event_id in dict.fromkeys(row.event.id for row in rows):
        for room in words.picture.event_rooms(event_id):
            if room.id in used:
                found[room.id] = room
    for room_id in used - set(found):
        found[room_id] = words.picture.tables["room"][room_id]
    return list(found.values())


def _in_lanes(stripe: Stripe) -> None:
    free: list[datetime] = []
    for block in sorted(stripe.blocks, key=lambda block: (block.starts, block.ends)):
        lane = next((number for number, until in enumerate(free) if until <= block.starts), len(free))
        free[lane : lane + 1] = [block.ends]
        block.left = block.right = lane
    stripe.lanes = max(1, len(free))
    for block in stripe.blocks:
        if not any(block.meets(other) for other in stripe.blocks if other is not block):
            block.left, block.right = 0, stripe.lanes - 1


def _heading(words: Words, room: Any) -> str:
    seats = (
        ngettext("{count} seat", "{count} seats", room.seats).format(count=room.seats) if room.seats else ""
    )
    facts = words.speech.word(", ").join(filter(None, (floor_words(room.floor, words.speech.main), seats)))
    return "\n".join(filter(None, (words.name("room", room), facts)))
