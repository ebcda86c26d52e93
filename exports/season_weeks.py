"""A week of the season as seven columns: bands over its days, and under each day what happens on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from exports.palette import GREY
from exports.season_items import Entry
from exports.season_rows import Grid, free_lane
from exports.sheet import Block, block
from exports.styles import Style
from exports.wording import clock
from models.words import speaking
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
