"""The sheet on a room's door: what happens there on one day."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from exports import Request
from exports.agenda_rows import Row
from exports.door_parts import PLATE, Plate, door_foot, scale, scaled, shown_number
from exports.finishing import finished
from exports.marks import pattern, track_mark
from exports.page_table import draw_table
from exports.pages import Paper, chosen_day, one_after_another, times
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, Mark
from exports.sheet import Sheet, block
from exports.styles import Style
from exports.table import Entry, Part, Section, Text
from exports.wording import clock, day, floor_words
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

TIME = Style("Bold", 20, 23)
UNTIL = Style("Regular", 10.5, 14)
TITLE = Style("Bold", 16, 18.5)
WHO = Style("Regular", 10.5, 14)
BREAK = Style("Bold", 10.5, 14)
AIR = 4.5
"""Millimetres by which a row is looser where there is room."""


class Air(NamedTuple):
    """Nothing, of a height."""

    height: float

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw nothing."""


class Bar(NamedTuple):
    """The pattern of a track, as long as the title beside it."""

    mark: Mark
    tall: float

    @property
    def height(self) -> float:
        """It takes no room of its own."""
        return 0.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the pattern."""
        pattern(sheet, self.mark, x, y, 2.0, self.tall)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheets as PDF: one a room and day."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("No room of “{title}” has a session with a time on that day.")
    return lay_out_events(picture, request, N_("Door sheet"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    only = chosen_day(paper.request)
    rows = [row for row in paper.agenda().rows if row.starts and only in (None, row.day)]
    rooms = {room.id: room for room in paper.picture.event_rooms(paper.facts.id)}
    for row in rows:
        rooms |= {number: paper.picture.get("room", number) for number in row.room_ids if number not in rooms}
    sheets = [
        (room, when, found)
        for room in rooms.values()
        for when in sorted({row.day for row in rows if row.day and room.id in row.room_ids})
        if (found := _of_room(rows, room.id, when))
    ]
    return one_after_another([_sheet(paper, *one) for one in sheets])


def _of_room(rows: Sequence[Row], room: int, when: date) -> list[Row]:
    """The sessions in a room on a day, and the breaks between them."""
    own = [row for row in rows if row.day == when and room in row.room_ids]
    first = min((row.starts for row in own if row.starts), default=datetime.max)
    last = max((row.ends for row in own if row.ends), default=datetime.min)
    between = [
        row
        for row in rows
        if row.day == when
        and row.everywhere
        and row not in own
        and row.starts is not None
        and first < row.starts < last
    ]
    return sorted((*own, *between), key=lambda row: (row.starts or datetime.max, row.title))


def _sheet(paper: Paper, room: Any, when: date, rows: Sequence[Row]) -> Generator[float, None, None]:
    names = tuple(filter(None, paper.speech.both(room, "name")))
    days = paper.speech.in_each(lambda name: day(when, name))
    plate = Plate(
        shown_number(names[0]),
        names,
        _room_lines(paper, room),
        (paper.facts.title, paper.facts.title_other, *days),
    )
    foot = door_foot(paper, _foot_text(paper, rows), paper.facts.row.link)
    plate, entries = _fitting(paper, plate, rows, paper.bottom - foot.height)
    section = Section("", "", entries, (), "", BLACK, paper.width)
    return draw_table(paper, plate, [section], foot)


def _fitting(paper: Paper, plate: Plate, rows: Sequence[Row], bottom: float) -> tuple[Plate, list[Entry]]:
    """The plate and the rows closed up until one page holds them; if none does, the tightest."""
    loose, tight = ([_entry(paper, row, air * scale(paper)) for row in rows] for air in (AIR, 0.0))
    for entries, tall in ((loose, PLATE), (tight, PLATE), (tight, 66.0), (tight, 52.0)):
        plate = replace(plate, tall=tall)
        if sum(entry.height for entry in entries) <= bottom - plate.end(paper) - 14.8:
            break
    return plate, entries


def _room_lines(paper: Paper, room: Any) -> list[str]:
    lines = paper.speech.in_each(lambda name: floor_words(room.floor, name))
    for language in paper.speech.languages if room.seats else ():
        with speaking(language):
            lines.append(ngettext("{count} seat", "{count} seats", room.seats).format(count=room.seats))
    return [line for line in dict.fromkeys(lines) if line]


def _entry(paper: Paper, row: Row, air: float) -> Entry:
    at = paper.unit * 41 / 15.33
    width = paper.width - at
    if row.is_break:
        named = "  ".join(filter(None, (row.title, row.title_other)))
        name = Text(block(named, scaled(paper, BREAK), width * 0.7))
        beside = at + name.block.width + 4
        hours = Text(block(times(row), scaled(paper, WHO), at + width - beside - 1.5))
        return Entry([(at, [name]), (beside, [hours])], band=True)
    with speaking(paper.speech.main):
        until = _("to {time}").format(time=clock(row.ends)) if row.ends and row.ends != row.starts else ""
    ink = paper.facts.accent.ink
    when = [
        Text(block(clock(row.starts or datetime.min), scaled(paper, TIME).in_colour(ink), at)),
        Text(block(until, scaled(paper, UNTIL), at)),
    ]
    texts: list[Part] = [Text(block(row.title, scaled(paper, TITLE), width, even=True))]
    if row.title_other:
        texts.append(Text(block(row.title_other, scaled(paper, Style("Medium", 12, 15)), width)))
    who = [paper.told(*person) for person in row.people]
    texts += [Text(block(words, scaled(paper, WHO), width)) for words in who]
    tall = max(11.0, texts[0].height)
    cells: list[tuple[float, Sequence[Part]]] = [(0.0, [*when, Air(air)]), (at, [*texts, Air(air)])]
    if row.track is not None:
        cells.insert(1, (at - 8 * scale(paper), [Bar(track_mark(row.track), min(tall, 40.0))]))
    return Entry(cells)


def _foot_text(paper: Paper, rows: Sequence[Row]) -> str:
    """Until when the sheet stays, and whom to call."""
    last = max(row.ends for row in rows if row.ends)
    until = last + timedelta(minutes=-last.minute % 30)
    found = []
    contact = paper.contact
    for language in paper.speech.languages:
        with speaking(language):
            words = _("Please leave this sheet on the door until {time}.").format(time=clock(until))
            if contact is not None:
                name = paper.speech.one(contact, "name")
                words += " " + _("Contact: {name}").format(name=name)
                phone = paper.phone(contact.phone)
                words += f", {phone}" if phone else ""
        found.append(words)
    return "\n".join(dict.fromkeys(found))
