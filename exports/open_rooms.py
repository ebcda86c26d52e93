"""Open rooms by time: which rooms are free when, between the first and the last session of a day."""

from collections.abc import Generator, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from exports import Request
from exports.agenda_rows import Row
from exports.finishing import finished
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper, chosen_day
from exports.pages import lay_out as lay_out_events
from exports.palette import tint
from exports.sheet import MM, Sheet, block
from exports.styles import SMALL_GREY, TEXT_BOLD, Style
from exports.table import COLUMN, Entry, Part, Section, Text
from exports.wording import DASH, clock, day, floor_words
from models.words import N_, ngettext, speaking
from planning.plan import Picture

TIMES = 26.0
ROOM = 25.0
"""Millimetres of the column of times, and the least of a room's."""
WHEN = Style("Bold", 9, 12)


class Free(NamedTuple):
    """A free hour: a field of colour with words on it."""

    text: Text
    width: float
    colour: str

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.text.height + 2.6

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the field and the words."""
        sheet.rect(x, y - 1.4, self.width, self.height, self.colour)
        self.text.draw(sheet, x + 1.6, y + 0.2)


class Span(NamedTuple):
    """A stretch of a day in which the same rooms are free."""

    starts: datetime
    ends: datetime
    free: frozenset[int]


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The tables as PDF: a part for each day, the rooms of the event across."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no rooms with sessions on that day.")
    return lay_out_events(picture, request, N_("Open rooms"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    rooms = paper.picture.event_rooms(paper.facts.id)
    only = chosen_day(paper.request)
    placed = [row for row in paper.agenda().rows if row.starts and row.room_ids and only in (None, row.day)]
    days = sorted({row.day for row in placed if row.day})
    if not rooms or not days:
        return
    across = max(1, int((paper.width - TIMES) / ROOM))
    parts = -(-len(rooms) // across)
    size = -(-len(rooms) // parts)
    sections = [
        _section(paper, when, spans(rooms, [row for row in placed if row.day == when]), rooms[at : at + size])
        for when in days
        for at in range(0, len(rooms), size)
    ]
    head = Head(paper.speech.say(N_("Open rooms")), left=[event_fact(paper)], right=place_fact(paper))
    words = N_("Free means that no session of this event is in the room.")
    yield from draw_table(paper, head, sections, note(paper, paper.speech.say(words)))


def spans(rooms: Sequence[Any], rows: Sequence[Row]) -> list[Span]:
    """The stretches between the first and the last session, neighbours with the same rooms joined."""
    edges = sorted({edge for row in rows for edge in (row.starts, row.ends) if edge})
    found: list[Span] = []
    for starts, ends in pairwise(edges):
        taken = {
            room
            for row in rows
            for room in row.room_ids
            if row.starts and row.ends and row.starts < ends and starts < row.ends
        }
        free = frozenset(room.id for room in rooms if room.id not in taken and _is_open(room, starts, ends))
        if found and found[-1].free == free:
            found[-1] = found[-1]._replace(ends=ends)
        else:
            found.append(Span(starts, ends, free))
    return found


def _is_open(room: Any, starts: datetime, ends: datetime) -> bool:
    """Whether a stretch lies in the hours of the room; a room that closes after midnight counts as open."""
    if not room.opens or room.closes <= room.opens:
        return True
    return bool(room.opens <= clock(starts) and clock(ends) <= room.closes)


def _section(paper: Paper, when: date, found: Sequence[Span], rooms: Sequence[Any]) -> Section:
    heads = paper.speech.in_each(lambda name: day(when, name))
    share = (paper.width - TIMES) / max(len(rooms), 1)
    table = Columns(paper, (N_("Time"), TIMES), *(("", share) for _room in rooms), stack=False)
    section = table.section(" ".join(heads))
    names = [paper.speech.one(room, "name") for room in rooms]
    short = all(block(name, COLUMN, share - 3).height <= COLUMN.leading / MM * 1.3 for name in names)
    if short:  # they stand above the columns on every page
        section.columns = [section.columns[0], *zip(table.x[1:], names, strict=True)]
    about = _names(paper, table, rooms, named=not short)
    section.entries += [about] if any(parts for _x, parts in about.cells) else []
    section.entries += [_entry(paper, table, span, rooms) for span in found]
    return section


def _names(paper: Paper, table: Columns, rooms: Sequence[Any], *, named: bool) -> Entry:
    """The row with the rooms, where they are to be `named`, their other names, floors and seats."""
    cells: list[list[Any]] = [[]]
    for room in rooms:
        name, other = paper.speech.both(room, "name")
        told = paper.told(floor_words(room.floor, paper.speech.main), _seats(paper, room.seats or 0))
        cells.append([(name if named else "", TEXT_BOLD), (other, SMALL_GREY), (told, SMALL_GREY)])
    return table.entry(*cells)


def _seats(paper: Paper, count: int) -> str:
    with speaking(paper.speech.main):
        return ngettext("{count} seat", "{count} seats", count).format(count=count) if count else ""


def _entry(paper: Paper, table: Columns, span: Span, rooms: Sequence[Any]) -> Entry:
    accent = paper.facts.accent
    cells: list[list[Any]] = [[(f"{clock(span.starts)}{DASH}{clock(span.ends)}", WHEN)]]
    for number, room in enumerate(rooms, 1):
        cell: list[Part] = []
        if room.id in span.free:
            words = block(paper.speech.say(N_("free")), TEXT_BOLD, table.room(number) - 3)
            cell.append(Free(Text(words), table.room(number), tint(accent.accent, 0.16)))
        cells.append(cell)
    return table.entry(*cells)
