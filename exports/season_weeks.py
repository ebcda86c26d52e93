"""A week of the season as seven columns: bands over its days, and under each day what happens on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from exports.fonts import CAP
from exports.palette import BLACK, GREY, RULE, WHITE
from exports.season_items import Entry
from exports.season_rows import HOLIDAY, WEEKEND, Grid, free_lane
from exports.sheet import MARGIN, MM, Block, block
from exports.styles import Style
from exports.wording import WEEKDAYS, WEEKDAYS_ZH, clock
from models.words import N_, _, speaking
from planning.workdays import DayFacts, day_facts

WIDE = 420.0
"""Millimetres of width at which type has its own size."""
NUMBERS = 16.0
"""Millimetres of the column with the number of the week."""
NUMBER = Style("Bold", 13, 15)
OUTSIDE = Style("Regular", 13, 15, GREY)
"""Days of the months before and after."""
FACT = Style("Regular", 7.8, 9.4, GREY)
HEAD = Style("Bold", 9.5, 12)
BAND = Style("Bold", 7.8, 9.6)
LABEL = Style("Medium", 8.2, 10.2)
TIME = Style("Bold", 8.2, 10.2)
MARK = 2.5
INSET = 1.8
LANE_GAP = 0.6
AFTER = 1.1
"""Millimetres below a line of a day."""
WEEK = timedelta(days=7)


class Segment(NamedTuple):
    """The part of a band in one week: its first and last column, its lane, how many it takes."""

    first: int
    last: int
    entry: Entry
    label: Block
    lane: int
    lanes: int


class Line(NamedTuple):
    """An event within a day."""

    entry: Entry
    time: Block | None
    label: Block
    indent: float

    @property
    def height(self) -> float:
        """Millimetres with the air below."""
        return self.label.height + AFTER


class Week(NamedTuple):
    """A week ready to be drawn. `days` outside of what the sheet is about are None."""

    monday: date
    days: tuple[DayFacts | None, ...]
    facts: tuple[Block, ...]
    head: float
    segments: tuple[Segment, ...]
    lane: float
    lines: tuple[tuple[Line, ...], ...]
    again: bool = False

    def below(self, number: int) -> float:
        """Millimetres from the upper edge to the list of a day, which stands under that day's bands."""
        own = [segment for segment in self.segments if segment.first <= number <= segment.last]
        lanes = max((segment.lane + segment.lanes for segment in own), default=0)
        return self.head + lanes * self.lane + (1.2 if lanes else 0.0)

    @property
    def above(self) -> float:
        """Millimetres from the upper edge to the lowest list."""
        return max(self.below(number) for number in range(7))

    @property
    def height(self) -> float:
        """Millimetres that its texts need."""
        return 1.0 + max(
            self.below(number) + sum(line.height for line in day) for number, day in enumerate(self.lines)
        )


@dataclass(slots=True)
class Weeks:
    """Seven columns between two edges of a sheet. `k` is the size of the type."""

    grid: Grid
    left: float
    right: float
    k: float

    @property
    def column(self) -> float:
        """Millimetres of a day."""
        return (self.right - self.left) / 7

    @property
    def lane(self) -> float:
        """Millimetres of a band with one line."""
        style = self.style(BAND)
        return block("国", style, 50).height + 1.5 * self.k + LANE_GAP

    def style(self, style: Style) -> Style:
        """A style at the size of the paper."""
        return style.scaled(self.k)

    def x(self, column: int) -> float:
        """The left edge of a day."""
        return self.left + column * self.column


def scale(width: float) -> float:
    """The size of the type on paper of a width; at A4 it is the smallest that can be read."""
    return max(0.84, (width / WIDE) ** 0.5)


def lay_week(weeks: Weeks, monday: date, first: date, last: date, entries: Sequence[Entry]) -> Week:
    """The week from a Monday, of which the days from `first` to `last` are shown."""
    picture = weeks.grid.picture
    with speaking(weeks.grid.speech.main):
        dates = [monday + timedelta(days=number) for number in range(7)]
        days = tuple(day_facts(picture, day) if first <= day <= last else None for day in dates)
    room = weeks.column - 2 * INSET - 7.5 * weeks.k
    facts = tuple(block(day.name if day else "", weeks.style(FACT), room) for day in days)
    head = max(6.8 * weeks.k, *(found.height + 2.6 * weeks.k for found in facts))
    shown = [day.day for day in days if day]
    bands = [entry for entry in entries if not entry.is_day]
    segments = _segments(weeks, monday, shown, bands)
    marks = [entry for entry in entries if entry.is_day]
    lines = tuple(
        tuple(line(weeks, entry, weeks.column - 2 * INSET) for entry in on_day(marks, day.day) if day)
        if day
        else ()
        for day in days
    )
    return Week(monday, days, facts, head, tuple(segments), weeks.lane, lines)


def on_day(entries: Sequence[Entry], day: date) -> list[Entry]:
    """The events of a day by their start."""
    found = [entry for entry in entries if entry.first == day]
    return sorted(found, key=lambda entry: (entry.starts is None, entry.starts, entry.label))


def _segments(weeks: Weeks, monday: date, shown: Sequence[date], bands: Sequence[Entry]) -> list[Segment]:
    """What runs through days of this week, each in the highest lanes that are free."""
    lanes: list[list[tuple[float, float]]] = []
    found = []
    for entry in bands:
        first, last = max(entry.first, shown[0]), min(entry.last, shown[-1])
        if first > last:
            continue
        start, end = (first - monday).days, (last - monday).days
        width = (end - start + 1) * weeks.column - 3.4 * weeks.k
        label = block(entry.label, weeks.style(BAND), width)
        need = label.height + 1.5 * weeks.k + LANE_GAP
        count = -(-round(need * 100) // round(weeks.lane * 100))
        lane = free_lane(lanes, start, end + 1, count)
        found.append(Segment(start, end, entry, label, lane, count))
    return found


def line(weeks: Weeks, entry: Entry, width: float) -> Line:
    """An event of a day: its mark, its time and what it is."""
    inner = width - (MARK + 1.1) * weeks.k
    time, indent = None, 0.0
    if entry.starts and (entry.starts.hour or entry.starts.minute):
        time = block(clock(entry.starts), weeks.style(TIME), inner)
        indent = time.width + 1.3 * weeks.k
    return Line(entry, time, block(entry.label, weeks.style(LABEL), inner, first=indent), indent)


def parts(week: Week, room: float) -> list[Week]:
    """A week in as many parts as it takes so that none is taller than `room`; the bands stand in each."""
    found: list[Week] = []
    left = [list(day) for day in week.lines]
    while not found or any(left):
        taken = tuple(tuple(_filled(day, room - week.below(number) - 1.0)) for number, day in enumerate(left))
        for day, own in zip(left, taken, strict=True):
            del day[: len(own)]
        found.append(week._replace(lines=taken, again=bool(found)))
    return found


def _filled(lines: Sequence[Line], space: float) -> list[Line]:
    """As many lines as fit, at least one."""
    taken: list[Line] = []
    for own in lines:
        space -= own.height
        if taken and space < 0:
            break
        taken.append(own)
    return taken


# Drawing


def draw_names(weeks: Weeks, y: float) -> float:
    """The names of the weekdays; returns the y below them."""
    speech = weeks.grid.speech
    for number in range(7):
        names = {"en": WEEKDAYS[number], "zh_CN": f"星期{WEEKDAYS_ZH[number]}"}
        words = " ".join(names[language] for language in speech.languages)
        weeks.grid.sheet.text(weeks.x(number) + INSET, y, words, weeks.style(HEAD), weeks.column - INSET)
    return y + 6.0 * weeks.k


def draw_week(weeks: Weeks, week: Week, y: float, tall: float) -> None:
    """The week in `tall` millimetres from `y`."""
    draw_grounds(weeks, week, y, tall)
    draw_heads(weeks, week, y)
    draw_bands(weeks, week, y + week.head)
    for number, lines in enumerate(week.lines):
        below = y + week.below(number)
        for own in lines:
            draw_line(weeks, own, weeks.x(number) + INSET, below)
            below += own.height


def draw_grounds(weeks: Weeks, week: Week, y: float, tall: float) -> None:
    """The grey of weekends and holidays, the lines between the days, and the number of the week."""
    sheet, k = weeks.grid.sheet, weeks.k
    for number, facts in enumerate(week.days):
        if facts and not facts.works:
            sheet.rect(weeks.x(number), y, weeks.column, tall, HOLIDAY if facts.name else WEEKEND)
    for number in range(8):
        sheet.line(weeks.x(number), y, weeks.x(number), y + tall, RULE, 0.35)
    sheet.line(MARGIN, y, weeks.right, y, BLACK, 0.6)
    with speaking(weeks.grid.speech.main):
        words = _("Week {number}").format(number=week.monday.isocalendar().week)
        if week.again:
            words += "\n" + _("continued")
    room = weeks.left - MARGIN - 1.0
    sheet.text(MARGIN, y + 2.4 * k, words, weeks.style(FACT), room, lines=True)


def draw_heads(weeks: Weeks, week: Week, y: float) -> None:
    """The days of the month with what kind of day each is."""
    sheet, k = weeks.grid.sheet, weeks.k
    for number, (facts, words) in enumerate(zip(week.days, week.facts, strict=True)):
        day = week.monday + timedelta(days=number)
        style = weeks.style(NUMBER)
        at = weeks.x(number) + INSET
        own = block(str(day.day), style if facts else weeks.style(OUTSIDE), 20)
        sheet.put(at, y + 2.0 * k, own)
        if facts and facts.makes_up:
            low = y + 2.0 * k + CAP * style.size / MM + 0.8 * k
            sheet.line(at, low, at + own.width, low, BLACK, 1.1 * k)
        sheet.put(weeks.x(number) + INSET + 7.5 * k, y + 2.3 * k, words)


def draw_bands(weeks: Weeks, week: Week, y: float) -> None:
    """The bands; an idea is hollow, one that goes on has an open end."""
    sheet, k = weeks.grid.sheet, weeks.k
    for own in week.segments:
        left, right = weeks.x(own.first) + 0.6, weeks.x(own.last + 1) - 0.6
        top, tall = y + own.lane * week.lane, own.lanes * week.lane - LANE_GAP
        sheet.rect(left, top, right - left, tall, own.entry.accent.accent)
        if own.entry.is_idea:
            sheet.rect(left + 0.5, top + 0.5, right - left - 1.0, tall - 1.0, WHITE)
        ink = BLACK if own.entry.is_idea else own.entry.accent.on
        label = own.label._replace(style=own.label.style.in_colour(ink))
        first = CAP * label.style.size / MM + (len(label.lines) - 1) * label.leading / MM
        sheet.put(weeks.x(own.first) + 1.7 * k, top + (tall - first) / 2, label)


def draw_line(weeks: Weeks, own: Line, x: float, y: float) -> None:
    """An event of a day with its mark."""
    sheet, k = weeks.grid.sheet, weeks.k
    middle = y + CAP * LABEL.size * k / MM / 2
    side = MARK * k
    sheet.rect(x, middle - side / 2, side, side, own.entry.accent.accent)
    if own.entry.is_idea:
        sheet.rect(x + 0.5, middle - side / 2 + 0.5, side - 1.0, side - 1.0, WHITE)
    at = x + (MARK + 1.1) * k
    if own.time:
        sheet.put(at, y, own.time)
    sheet.put(at, y, own.label, indent=own.indent)


def draw_notes(weeks: Weeks, left: float, y: float, bottom: float) -> None:
    """A column to write in, as far as the margin."""
    sheet, k = weeks.grid.sheet, weeks.k
    right = sheet.width - MARGIN
    words = weeks.grid.speech.say(N_("Notes"))
    sheet.text(left, y - 6.0 * k, words, weeks.style(HEAD), right - left)
    sheet.line(left, y, right, y, BLACK, 0.6)
    step = 8.0
    for number in range(1, int((bottom - y) / step) + 1):
        sheet.line(left, y + number * step, right, y + number * step, RULE, 0.35)
