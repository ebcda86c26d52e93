"""The agenda as a list: what happens when, with whom and where, over as many pages as it takes."""

from collections.abc import Callable, Generator, Sequence
from datetime import date
from typing import NamedTuple

from exports.agenda_groups import Group, groups, themed
from exports.agenda_rows import Agenda, Row
from exports.facts import EventFacts, needs_larger_paper
from exports.flow import draw_page, paginate
from exports.frame import (
    Fact,
    Sign,
    accent_bar,
    body_bottom,
    facts,
    legend,
    legend_bottom,
    title,
)
from exports.palette import GREY
from exports.sheet import GUTTER, MARGIN, Block, Sheet, block, spaced_name
from exports.styles import LEAD, SMALL_GREY, SUBHEAD, TEXT, TEXT_GREY, Style
from exports.table import Entry, Marks, Part, Section, Text, continued
from exports.wording import DASH, clock, day
from models.words import N_

TITLE = Style("Medium", 9.5, 12)
SECOND = Style("Regular", 8.5, 11)
WHO = Style("Medium", 8.5, 10.5)
START = Style("Bold", 9.5, 12)
SAME = Style("Regular", 9.5, 12)
END = Style("Regular", 9.5, 12, GREY)
BREAK_TITLE = Style("Bold", 8.5, 11)
BREAK_TIME = Style("Bold", 8.5, 11)
BREAK_TEXT = Style("Regular", 8.5, 11)
BREAK_END = Style("Regular", 8.5, 11, GREY)
COLUMNS = (0.0, 0.161, 0.626, 0.86)
"""Where time, session, who and where begin, as parts of a width of 170 mm and more."""
TIMES = 24.0
"""Millimetres of the narrowest column of times."""
SLIM = 100.0
"""Millimetres of width below which who and where stand under the session."""
BODY_TOP = 52.4
NEXT_TOP = 27.0
LEAST = 18.0
"""Millimetres of the body that the first page must have room for."""


class Times(NamedTuple):
    """Start and end of a session on one line."""

    start: Block
    end: Block

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.start.height

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Set both times."""
        sheet.put(x, y, self.start)
        sheet.put(x + self.start.width + 1.6, y, self.end)


def columns(width: float) -> tuple[float, ...]:
    """Where time, session, who and where begin, in millimetres; on slim paper time and session alone."""
    if width < SLIM:
        return 0.0, TIMES
    if width >= 170:
        return tuple(part * width for part in COLUMNS)
    rest = width - TIMES
    return 0.0, TIMES, TIMES + rest * 0.5, TIMES + rest * 0.8


def draw(
    sheet: Sheet, agenda: Agenda, by: str, stamp: Callable[[int, int, str], None]
) -> Generator[float, None, None]:
    """Draw the pages of one event; `stamp(page, pages, left)` sets the footer of each."""
    width = sheet.width - 2 * MARGIN
    signs = agenda.signs(agenda.rows)
    sections: list[Section] = []
    done, total = 0, max(1, len(agenda.rows))
    for group in groups(agenda, by, width < SLIM):
        section = section_of(group, agenda, width)
        starts = None
        for number, row in enumerate(group.rows):
            if by != "time" and row.starts and _is_new_day(group.rows, number):
                section.entries.append(_day_band(row, agenda, width))
                starts = None
            section.entries.append(entry_of(row, row.starts == starts, agenda, width))
            starts = row.starts
            done += 1
            if done % 50 == 0:
                yield 0.5 * done / total
        sections.append(section)
    top = max(BODY_TOP if width >= SLIM else 0.0, _header(sheet, agenda, dry=True) + 7.0)
    bottom = body_bottom(sheet.height, signs, width)
    if top + LEAST > bottom:
        raise needs_larger_paper(agenda.facts)
    pages = paginate(sections, top, NEXT_TOP, bottom)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.turn()
        _header(sheet, agenda) if number == 1 else next_header(sheet, agenda)
        for _row in draw_page(sheet, page, width):
            pass
        legend(sheet, signs, legend_bottom(sheet.height, width))
        stamp(number, len(pages), agenda.speech.say(N_("Agenda list")))
        yield 0.5 + 0.5 * number / len(pages)


def section_of(group: Group, agenda: Agenda, width: float) -> Section:
    """The head of a group with the words above its columns."""
    speech = agenda.speech
    words = (N_("Time"), N_("Session"), N_("Who"), N_("Where"))
    heads = [(x, speech.say(word)) for x, word in zip(columns(width), words, strict=False)]
    first = group.head.partition("\n")[0]
    again = continued(first, speech)
    return Section(group.head, again, [], heads, group.aside, agenda.facts.accent.ink, width)


def _is_new_day(rows: Sequence[Row], number: int) -> bool:
    return number == 0 or rows[number - 1].day != rows[number].day


def _day_band(row: Row, agenda: Agenda, width: float) -> Entry:
    heads = agenda.speech.in_each(lambda name: day(row.day or date.min, name))
    words = block(" ".join(heads), BREAK_TITLE, width - 3)
    return Entry([(1.5, [Text(words)])], band=True, leads=True)


def entry_of(row: Row, same: bool, agenda: Agenda, width: float) -> Entry:
    """The row of a session; its time stands back where it is the `same` as that above."""
    x = columns(width)
    if row.is_break and row.starts:
        return _break(row, x, width, agenda.speech.word(", "))
    slim = len(x) == 2
    room = width - x[1] if slim else x[2] - x[1] - GUTTER
    session: list[Part] = [Text(block(row.title, TITLE, room))]
    if row.title_other:
        session.append(Text(block(row.title_other, SECOND, room)))
    if row.summary:
        session.append(Text(block(row.summary, TEXT_GREY, room)))
    cells: list[tuple[float, Sequence[Part]]] = []
    if slim:
        session += [*_where(row, agenda, room), *_who(row, room)]
    else:
        cells.append((x[2], _who(row, x[3] - x[2] - GUTTER)))
        cells.append((x[3], _where(row, agenda, width - x[3])))
    cells.insert(0, (x[1], session))
    if row.starts and row.ends:
        cells.append((x[0], [_times(row, SAME if same else START, END)]))
    return Entry(cells)


def _times(row: Row, start: Style, end: Style) -> Times:
    assert row.starts and row.ends
    return Times(block(clock(row.starts), start, 20), block(f"{DASH}{clock(row.ends)}", end, 20))


def _break(row: Row, x: Sequence[float], width: float, comma: str) -> Entry:
    end = x[2] if len(x) > 2 else width
    found = block(row.title, BREAK_TITLE, end - x[1] - GUTTER)
    where = comma.join(name for name, _other in row.rooms)
    more = "  ".join(filter(None, (row.title_other, where, row.summary)))
    cells: list[tuple[float, Sequence[Part]]] = [
        (1.5 if len(x) > 2 else 0.6, [_times(row, BREAK_TIME, BREAK_END)]),
        (x[1], [Text(found)]),
    ]
    if more and len(x) == 2:
        cells[1] = (x[1], [Text(found), Text(block(more, BREAK_TEXT, width - x[1] - 1.5))])
        return Entry(cells, band=True)
    after = x[1] + found.width + 3.5
    if more:
        narrow = width - after < 50
        at = x[2] if narrow else after
        cells.append((at, [Text(block(more, BREAK_TEXT, width - at - 1.5))]))
    return Entry(cells, band=True)


def _who(row: Row, width: float) -> list[Part]:
    parts: list[Part] = []
    for name, detail in row.people:
        parts.append(Text(spaced_name(block(name, WHO, width))))
        if detail:
            parts.append(Text(block(detail, SMALL_GREY, width)))
    return parts


def _where(row: Row, agenda: Agenda, width: float) -> list[Part]:
    rooms = row.rooms or (((agenda.speech.say(N_("All rooms")), ""),) if row.everywhere else ())
    parts: list[Part] = []
    for name, other in rooms:
        parts.append(Text(block(name, WHO, width)))
        if other:
            parts.append(Text(block(other, SMALL_GREY, width)))
    return [*parts, *marks_of(row, width)]


def marks_of(row: Row, width: float) -> list[Part]:
    """Track, place and language of a session, where they say anything."""
    signs = []
    if row.track is not None:
        signs.append(Sign(row.track, "", row.code, ""))
    if row.sign:
        signs.append(Sign(None, row.sign, "", ""))
    if row.language:
        signs.append(Sign(None, "", row.language, ""))
    return [Marks(tuple(signs), width)] if signs else []


def _header(sheet: Sheet, agenda: Agenda, *, dry: bool = False) -> float:
    """The header of the first page; returns the y below it. `dry` only measures."""
    target = Sheet(sheet.width, sheet.height, "") if dry else sheet
    event: EventFacts = agenda.facts
    width = sheet.width - 2 * MARGIN
    slim = width < SLIM
    at = width if slim else columns(width)[2]
    accent_bar(target, event.accent.accent)
    y = title(target, event.title, at - 6)
    if event.title_other:
        y = target.text(MARGIN, y + 0.6, event.title_other, SUBHEAD, at - 6)
    y = target.text(
        MARGIN, y + 4.4, agenda.speech.say(N_("Agenda")), SUBHEAD.in_colour(event.accent.ink), at - 6
    )
    told = event.header(agenda.speech)
    if slim:
        return facts(target, MARGIN, width, [*told, *_slim_theme(agenda)], y + 4)
    return max(y, facts(target, MARGIN + at, width - at, told))


def _slim_theme(agenda: Agenda) -> list[Fact]:
    """The theme as a fact, where the head of the day has no room beside it."""
    theme = agenda.facts.theme
    return [Fact(themed(agenda, theme[0]), theme[1:])] if theme else []


def next_header(sheet: Sheet, agenda: Agenda) -> None:
    """The header of the following pages: the event in one line."""
    accent_bar(sheet, agenda.facts.accent.accent)
    width = sheet.width - 2 * MARGIN
    name = block(agenda.facts.title, LEAD, width)
    if len(name.lines) > 1:
        name = block(agenda.facts.title, TEXT, width)
    sheet.put(MARGIN, 16.4, name._replace(lines=name.lines[:2]))
