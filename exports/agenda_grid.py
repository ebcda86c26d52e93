"""The agenda as a grid: rooms across, time down, one page a day or as many equal pages as it takes."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import date

from exports.agenda_rows import Agenda, days_of
from exports.facts import needs_larger_paper
from exports.frame import (
    TITLE_TOP,
    Fact,
    Sign,
    accent_bar,
    body_bottom,
    facts,
    legend,
    legend_bottom,
    title,
)
from exports.grid_blocks import AXIS, Cell, Looks, draw_band, draw_cell
from exports.grid_day import Column, Day, DayMaker
from exports.grid_layout import Band, Rows, Slot, clipped, cuts, fitted, groups, rows
from exports.palette import BLACK, RULE
from exports.sheet import MARGIN, Block, Sheet, block
from exports.styles import LEGEND, SUBHEAD, Style
from exports.wording import Speech, day
from models.words import N_, _, speaking
from planning.plan import Picture

NARROWEST = 39.0
"""Millimetres of the narrowest column."""
ROOM = Style("Medium", 11, 13.5)
ROOM_OTHER = Style("Regular", 7.5, 9.5)
MAJOR = Style("Bold", 9.5, 12)
MINOR = Style("Regular", 7.5, 10)


@dataclass(frozen=True, slots=True)
class Page:
    """Columns and a stretch of a day, with the rows and the density that make it fit."""

    day: date
    columns: tuple[Column, ...]
    first: int
    count: int
    starts: int
    ends: int
    rows: Rows
    density: int
    cut: bool


def draw(
    sheet: Sheet,
    agenda: Agenda,
    picture: Picture,
    rooms: int,
    stamp: Callable[[int, int, str], None],
) -> Generator[float, None, None]:
    """Draw the grid of one event; `rooms` limits the rooms a page, 0 for as many as fit."""
    maker = _Maker(sheet, agenda, picture, rooms)
    pages: list[Page] = []
    days = days_of(agenda.rows)
    for number, when in enumerate(days):
        pages += maker.pages(when)
        yield 0.7 * (number + 1) / len(days)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.turn()
        maker.draw(page)
        stamp(number, len(pages), maker.footer(page))
        yield 0.7 + 0.3 * number / len(pages)
    if not pages:
        maker.empty()
        stamp(1, 1, agenda.speech.say(N_("Agenda grid")))


class _Maker:
    """Lays out and draws the grid of one event."""

    def __init__(self, sheet: Sheet, agenda: Agenda, picture: Picture, rooms: int) -> None:
        self.sheet, self.agenda, self.picture = sheet, agenda, picture
        self.rows = {row.id: row for row in agenda.rows}
        self.width = sheet.width - 2 * MARGIN
        self.looks = Looks(1.15 if sheet.width > 350 else 1.0, agenda.speech)
        self.days = DayMaker(agenda, picture, self.looks, self.width - AXIS)
        widest = int((self.width - AXIS) / 18)
        self.most = min(rooms, widest) if rooms else max(1, int((self.width - AXIS) / NARROWEST))
        self.signs: dict[date, list[Sign]] = {}

    # Laying out

    def pages(self, when: date) -> list[Page]:
        """The pages of a day: as few rooms a page as let every text fit, the same cuts for all."""
        found = self.days.day(when)
        for most in range(self.most, 0, -1):
            parts = groups([column.units for column in found.columns], most)
            pages = self._try(found, [tuple(found.columns[n] for n in part) for part in parts])
            if pages is not None:
                return pages
        raise needs_larger_paper(self.agenda.facts)

    def _try(self, found: Day, parts: list[tuple[Column, ...]]) -> list[Page] | None:
        rooms = [self._room(found, part) for part in parts]

        def fits(starts: int, ends: int) -> bool:
            return all(
                self._least(found, part, starts, ends).height <= room
                for part, room in zip(parts, rooms, strict=True)
            )

        slots = [slot for column in found.columns for slot in column.slots]
        stretches = cuts(slots, found.bands, fits)
        if stretches is None:
            return None
        pages = []
        for starts, ends in stretches:
            first = 1
            for part, room in zip(parts, rooms, strict=True):
                fit, density = self._fit(found, part, starts, ends, room)
                cut = len(stretches) > 1
                pages.append(
                    Page(found.when, part, first, len(found.columns), starts, ends, fit, density, cut)
                )
                first += len(part)
        return pages

    def _fit(
        self, found: Day, part: Sequence[Column], starts: int, ends: int, room: float
    ) -> tuple[Rows, int]:
        """The rows at the lowest density that fits."""
        slots, bands = self._inside(found, part, starts, ends)
        marks = majors(slots, bands)
        for density in (0, 1):
            fit = fitted(slots, bands, self._needs(part, density, marks), room, marks)
            if fit is not None:
                return fit, density
        fit = fitted(slots, bands, self._needs(part, 2, marks), room, marks)
        return fit or rows(slots, bands, self._needs(part, 2, marks), 0.0, marks), 2

    def _least(self, found: Day, part: Sequence[Column], starts: int, ends: int) -> Rows:
        slots, bands = self._inside(found, part, starts, ends)
        marks = majors(slots, bands)
        return rows(slots, bands, self._needs(part, 2, marks), 0.0, marks)

    def _inside(
        self, found: Day, part: Sequence[Column], starts: int, ends: int
    ) -> tuple[list[Slot], list[Band]]:
        whole, bands = self._shared(found, part)
        return clipped(whole, starts, ends), [
            band for band in bands if starts <= band.starts and band.ends <= ends
        ]

    def _shared(self, found: Day, part: Sequence[Column]) -> tuple[list[Slot], list[Band]]:
        """The sessions of a page and the breaks across it. Where one would cross a session, it stands in
        every room that is free then."""
        slots = [slot for column in part for slot in column.slots]
        bands: list[Band] = []
        for band in found.bands:
            busy = {s.column for s in slots if s.starts < band.ends and s.ends > band.starts}
            if not busy:
                bands.append(band)
                continue
            for number in dict.fromkeys(column.slots[0].column for column in part):
                if number not in busy:
                    slots.append(Slot(band.key, number, band.starts, band.ends))
        return slots, bands

    def _needs(self, part: Sequence[Column], density: int, marks: Sequence[int]) -> Callable[[Slot], float]:
        widths = self._widths(part)
        told = frozenset(marks)

        def need(slot: Slot) -> float:
            cell = self._cell(slot, widths[slot.column] / slot.lanes, density, told)
            return cell.need

        return need

    def _cell(self, slot: Slot, width: float, density: int, told: frozenset[int]) -> Cell:
        run_in = density == 1 or (density == 2 and slot.starts not in told)
        kind = (density == 0, run_in)
        return self.looks.cell(self.rows[slot.key], round(width, 3), *kind, slot.begun, slot.goes_on)

    def _widths(self, part: Sequence[Column]) -> dict[int, float]:
        """Millimetres of each column, by the number its slots carry."""
        unit = (self.width - AXIS) / sum(column.units for column in part)
        return {column.slots[0].column: column.units * unit for column in part}

    def _room(self, found: Day, part: Sequence[Column]) -> float:
        """Millimetres between the heads and the legend."""
        bottom = body_bottom(self.sheet.height, self._signs(found.when), self.width)
        return bottom - self._header(found.when, dry=True) - self._head_height(part)

    def _signs(self, when: date) -> list[Sign]:
        if when not in self.signs:
            own = [row for row in self.agenda.rows if row.day == when and row.starts is not None]
            self.signs[when] = self.agenda.signs(own)
        return self.signs[when]

    # Drawing

    def draw(self, page: Page) -> None:
        """One page: header, heads, axis, breaks, blocks, legend."""
        sheet = self.sheet
        top = self._header(page.day)
        top = self._heads(page, top)
        sheet.topic(day(page.day, self.agenda.speech.main))
        found = self.days.day(page.day)
        slots, bands = self._inside(found, page.columns, page.starts, page.ends)
        marks = majors(slots, bands)
        self._axis(page, slots, bands, marks, top)
        for band in bands:
            y = top + page.rows.at(band.starts)
            draw_band(sheet, found.texts[band.key], y, band.height, self.width)
        widths, at = self._widths(page.columns), MARGIN + AXIS
        told = frozenset(marks)
        for column in page.columns:
            width = widths[column.slots[0].column]
            for slot in (slot for slot in slots if slot.column == column.slots[0].column):
                share = width / slot.lanes
                cell = self._cell(slot, share, page.density, told)
                sheet.fact(column.name, slot.starts, slot.ends)
                y = top + page.rows.at(slot.starts)
                end = top + page.rows.at(slot.ends)
                draw_cell(sheet, cell, self.rows[slot.key], at + slot.lane * share, y, share, end - y)
            at += width
        end = top + page.rows.height
        sheet.line(MARGIN, end, MARGIN + self.width, end, RULE, 0.5)
        legend(sheet, self._signs(page.day), legend_bottom(sheet.height, self.width))

    def _header(self, when: date, *, dry: bool = False) -> float:
        """Bar, title and facts; returns the y of the rule. `dry` only measures."""
        sheet = Sheet(self.sheet.width, self.sheet.height, "") if dry else self.sheet
        event, speech = self.agenda.facts, self.agenda.speech
        accent_bar(sheet, event.accent.accent)
        half, quarter = self.width / 2, self.width / 4
        y = title(sheet, event.title, half - 6, most=1)
        if event.title_other:
            y = sheet.text(MARGIN, y, event.title_other, SUBHEAD, half - 6)
        days = speech.in_each(lambda name: day(when, name))
        first = Fact(days[0], (*days[1:], *event.venue, *event.address))
        y = max(y, facts(sheet, MARGIN + half, quarter - 4, [first]))
        if event.partners:
            host = Fact(event.partners[0][0], event.partners[0][1])
            y = max(y, facts(sheet, MARGIN + half + quarter, quarter, [host]))
        y = max(TITLE_TOP + 13.6, y + 1.2)
        sheet.line(MARGIN, y, MARGIN + self.width, y, BLACK, 1.0)
        return y

    def _head(self, column: Column, width: float) -> list[Block]:
        return [
            block(text, style, width - 2.5)
            for text, style in ((column.name, ROOM), (column.other, ROOM_OTHER), (column.detail, LEGEND))
            if text
        ]

    def _head_height(self, part: Sequence[Column]) -> float:
        widths = self._widths(part)
        heads = (self._head(column, widths[column.slots[0].column]) for column in part)
        return max(sum(found.height for found in head) for head in heads) + 3.4

    def _heads(self, page: Page, y: float) -> float:
        """The names of the rooms; returns the y of the body."""
        widths, x = self._widths(page.columns), MARGIN + AXIS
        for column in page.columns:
            below = y + 2.4
            width = widths[column.slots[0].column]
            for found in self._head(column, width):
                below = self.sheet.put(x, below, found)
            x += width
        body = y + self._head_height(page.columns)
        self.sheet.line(MARGIN, body, MARGIN + self.width, body, RULE, 0.5)
        return body

    def _axis(
        self, page: Page, slots: Sequence[Slot], bands: Sequence[Band], marks: Sequence[int], top: float
    ) -> None:
        """The times at the left: bold with a rule where several begin, small where one does and room is."""
        taken: list[float] = []
        across = {band.starts for band in bands}
        for time in marks:
            y = top + page.rows.at(time)
            style = MINOR if time in across else MAJOR
            if time != page.starts:
                self.sheet.line(MARGIN, y, MARGIN + self.width, y, RULE, 0.5)
            self.sheet.text(MARGIN, y + (1.75 if time in across else 2.0), _clock(time), style)
            taken.append(y)
        for time in sorted({slot.starts for slot in slots if not slot.begun} - set(marks)):
            y = top + page.rows.at(time)
            if all(abs(y - other) >= 4.4 for other in taken) and y + 4 < top + page.rows.height:
                self.sheet.text(MARGIN, y + 2.0, _clock(time), MINOR)
                taken.append(y)

    def footer(self, page: Page) -> str:
        """“Agenda grid, rooms 1 to 5 of 9, 09:00 to 11:50”."""
        speech: Speech = self.agenda.speech
        text = speech.say(N_("Agenda grid"))
        with speaking(speech.main):
            if len(page.columns) < page.count:
                sentence = _("{document}, rooms {first} to {last} of {count}")
                last = page.first + len(page.columns) - 1
                text = sentence.format(document=text, first=page.first, last=last, count=page.count)
            if page.cut:
                sentence = _("{document}, {starts} to {ends}")
                text = sentence.format(document=text, starts=_clock(page.starts), ends=_clock(page.ends))
        return text

    def empty(self) -> None:
        """The page of an event on whose grid nothing stands yet."""
        event = self.agenda.facts
        accent_bar(self.sheet, event.accent.accent)
        y = title(self.sheet, event.title, self.width, most=2)
        self.sheet.text(MARGIN, y + 6, self.agenda.speech.say(N_("Nothing is placed yet.")), SUBHEAD)


def majors(slots: Sequence[Slot], bands: Sequence[Band]) -> list[int]:
    """The times that stand out: the first, every break, and where at least two sessions begin."""
    starts = [slot.starts for slot in slots]
    found = {time for time in starts if starts.count(time) > 1} | {band.starts for band in bands}
    times = [*starts, *(band.starts for band in bands)]
    return sorted(found | ({min(times)} if times else set()))


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
