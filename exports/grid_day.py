"""What stands on a day of an agenda grid: a column for every room in use, and the breaks across them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from exports.agenda_rows import Agenda, Row
from exports.grid_blocks import BandText, Looks
from exports.grid_layout import Band, Slot, in_lanes
from exports.wording import floor_words
from models.words import N_, _, speaking
from planning.plan import Picture

MOST_LANES = 12
"""Sessions side by side in one column; more of them take another."""
SHORTEST = 5
"""Minutes a session without a length takes."""
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Column:
    """A room, or what stands for one: everything online, or without a room."""

    name: str
    other: str
    detail: str
    slots: tuple[Slot, ...]

    @property
    def units(self) -> int:
        """Its width: one, or more where several sessions stand side by side."""
        return ceil(max((slot.lanes for slot in self.slots), default=1) * 2 / 3)


@dataclass(slots=True)
class Day:
    """One day laid out: its columns, breaks, and how high its pages are."""

    when: date
    columns: list[Column]
    bands: list[Band]
    texts: dict[int, BandText]


class DayMaker:
    """Makes the days of one event. `width` is what breaks may take, in millimetres."""

    def __init__(self, agenda: Agenda, picture: Picture, looks: Looks, width: float) -> None:
        self.agenda, self.picture, self.looks, self.width = agenda, picture, looks, width
        self._made: dict[date, Day] = {}

    def day(self, when: date) -> Day:
        """The columns and breaks of a day."""
        if when not in self._made:
            self._made[when] = self._make(when)
        return self._made[when]

    def _make(self, when: date) -> Day:
        own = [row for row in self.agenda.rows if row.day == when and row.starts is not None]
        everywhere = [row for row in own if row.everywhere]
        others = [row for row in own if not row.everywhere]
        bands, clashing = self._bands(everywhere, others, when)
        texts = {row.id: self.looks.band(row, self.width) for row in bands}
        laid = [Band(row.id, *minutes(row, when), texts[row.id].height) for row in bands]
        columns: list[Column] = []
        for name, other, detail, members in self._places(others, clashing):
            self._add(columns, name, other, detail, members, when)
        return Day(when, columns, laid, texts)

    def _bands(
        self, everywhere: Sequence[Row], others: Sequence[Row], when: date
    ) -> tuple[list[Row], list[Row]]:
        """What can run across rooms, and what needs a column: it overlaps its like, or no room is free."""
        free: list[Row] = []
        column: list[Row] = []
        rooms = {number for row in others for number in row.room_ids} or {0}
        for row in everywhere:
            starts, ends = minutes(row, when)
            meets = [
                o for o in (*others, *everywhere) if o is not row and _overlap(minutes(o, when), starts, ends)
            ]
            taken = {number for other in meets for number in other.room_ids}
            alone = not others or any(other.everywhere for other in meets) or rooms <= taken
            (column if alone else free).append(row)
        return free, column

    def _places(
        self, others: Sequence[Row], clashing: Sequence[Row]
    ) -> list[tuple[str, str, str, list[Row]]]:
        """Name, name in the other language, detail and sessions of every column that has any."""
        say = self.agenda.speech
        order = self.agenda.order
        numbers = {number for row in others for number in row.room_ids}
        found = []
        if clashing:
            found.append((say.say(N_("All rooms")), "", "", list(clashing)))
        for number in sorted(numbers, key=lambda n: (order.get(n, len(order)), n)):
            room = self.picture.tables["room"][number]
            members = [row for row in others if number in row.room_ids]
            found.append((*say.both(room, "name"), self._detail(room), members))
        for mode, words in ((True, N_("Online")), (False, N_("Room to be announced"))):
            members = [row for row in others if not row.room_ids and (row.mode == "online") == mode]
            if members:
                found.append((say.say(words), "", "", members))
        return found

    def _detail(self, room: object) -> str:
        seats, floor = getattr(room, "seats", None), getattr(room, "floor", "")
        with speaking(self.agenda.speech.main):
            told = _("{seats} seats").format(seats=seats) if seats else ""
        return " · ".join(filter(None, (floor_words(floor, self.agenda.speech.main), told)))

    def _add(
        self, columns: list[Column], name: str, other: str, detail: str, members: Sequence[Row], when: date
    ) -> None:
        """A column of these sessions; more than one where too many of them run at the same time."""
        slots = in_lanes(Slot(row.id, len(columns), *minutes(row, when)) for row in members)
        kept = [slot for slot in slots if slot.lane < MOST_LANES]
        rest = {slot.key for slot in slots if slot.lane >= MOST_LANES}
        if rest:
            kept = in_lanes(Slot(slot.key, len(columns), slot.starts, slot.ends) for slot in kept)
        columns.append(Column(name, other, detail, tuple(kept)))
        if rest:
            self._add(columns, name, other, detail, [row for row in members if row.id in rest], when)


def minutes(row: Row, when: date) -> tuple[int, int]:
    """Start and end in minutes from midnight of the day a session is filed under."""
    assert row.starts
    starts = (row.starts.date() - when).days * DAY + row.starts.hour * 60 + row.starts.minute
    length = int((row.ends - row.starts).total_seconds() // 60) if row.ends else 0
    return starts, starts + max(length, SHORTEST)


def _overlap(span: tuple[int, int], starts: int, ends: int) -> bool:
    return span[0] < ends and span[1] > starts
