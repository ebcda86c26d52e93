"""A month of the season planner: its days, and lanes in which bands and labels lie without touching."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from exports.fonts import CAP
from exports.palette import BLACK, RULE, WHITE
from exports.season_items import Entry, Month
from exports.sheet import MARGIN, MM, Block, Sheet, block
from exports.styles import Style
from exports.wording import MONTHS, Speech
from models.words import N_, ngettext, speaking
from planning.plan import Picture
from planning.workdays import DayFacts, day_facts

LABELS = 27.0
"""Millimetres of the column of months."""
DAY_LINE = 5.2
LANE = 4.0
BAND = 3.3
MARK = 2.6
WEEKEND, HOLIDAY = "F0F1F3", "D9DCE1"
LABEL = Style("Medium", 6.5, 8)
BAND_LABEL = Style("Bold", 6.5, 8)
NAME = Style("Regular", 6.5, 8, "5B6066")
NUMBER = Style("Regular", 7.5, 9)
BOLD_NUMBER = Style("Bold", 7.5, 9)
MONTH = Style("Bold", 13, 15)
WIDEST = 110.0
"""Millimetres of a label before it takes a second line."""
AIR = 2.0


@dataclass(slots=True)
class Grid:
    """The sheet and its columns: 37, so that every month begins under its weekday. `k` enlarges the type."""

    sheet: Sheet
    picture: Picture
    speech: Speech
    k: float
    top: float = 0.0
    bottom: float = 0.0

    @property
    def left(self) -> float:
        """Where the first weekday begins."""
        return MARGIN + LABELS * self.k

    @property
    def column(self) -> float:
        """Millimetres of a day."""
        return (self.sheet.width - MARGIN - self.left) / 37

    def x(self, day: date) -> float:
        """The left edge of a day."""
        offset = day.replace(day=1).weekday()
        return self.left + (offset + day.day - 1) * self.column

    def in_year(self, year: int, day: date) -> float:
        """The left edge of a day on the scale of a year, which is as wide as the 37 columns."""
        first, last = self.year(year)
        return self.left + (day - first).days / ((last - first).days + 1) * 37 * self.column

    def year(self, number: int) -> tuple[date, date]:
        """Its first and last day."""
        return date(number, 1, 1), date(number, 12, 31)


class Item(NamedTuple):
    """What lies in a lane: its extent, its band or mark, and its label."""

    left: float
    right: float
    entry: Entry | None
    band: tuple[float, float]
    label: Block
    at: float
    lane: int
    lanes: int


class Row(NamedTuple):
    """A month ready to be drawn."""

    month: Month
    days: tuple[DayFacts, ...]
    items: tuple[Item, ...]
    height: float


def lay_row(grid: Grid, month: Month, least: float) -> Row:
    """The month with every item in the highest lane that has room for it."""
    with speaking(grid.speech.main):
        days = tuple(
            day_facts(grid.picture, date(month.year, month.number, number))
            for number in range(1, month.days + 1)
        )
    lanes: list[list[tuple[float, float]]] = []
    items = []
    for item in (*(_entry(grid, month, entry) for entry in month.entries), *_holidays(grid, days)):
        items.append(item._replace(lane=free_lane(lanes, item.left, item.right, item.lanes)))
    height = max(least * grid.k, (DAY_LINE + LANE * len(lanes) + 1.2) * grid.k)
    return Row(month, days, tuple(items), height)


def lay_year(grid: Grid, year: int, entries: Sequence[Entry]) -> Row | None:
    """What lasts through many months, on the scale of the year; None where nothing does."""
    first, last = grid.year(year)
    lanes: list[list[tuple[float, float]]] = []
    items = []
    for entry in entries:
        left = grid.in_year(year, max(entry.first, first))
        right = grid.in_year(year, min(entry.last, last) + timedelta(days=1))
        item = _band(grid, entry, left, right)
        items.append(item._replace(lane=free_lane(lanes, item.left, item.right, item.lanes)))
    if not items:
        return None
    height = (DAY_LINE + LANE * len(lanes) + 2.4) * grid.k
    return Row(Month(year, 0, 0, 0, ()), (), tuple(items), height)


def free_lane(lanes: list[list[tuple[float, float]]], left: float, right: float, count: int) -> int:
    """The first of `count` lanes in which nothing is met between two edges; they are taken from then on."""
    lane = 0
    while True:
        while len(lanes) < lane + count:
            lanes.append([])
        taken = [span for number in range(lane, lane + count) for span in lanes[number]]
        if all(right <= start or end <= left for start, end in taken):
            for number in range(lane, lane + count):
                lanes[number].append((left, right))
            return lane
        lane += 1


def _entry(grid: Grid, month: Month, entry: Entry) -> Item:
    """A band over the days of this month, or a mark; its label inside, else beside it."""
    first = max(entry.first, date(month.year, month.number, 1))
    last = min(entry.last, date(month.year, month.number, month.days))
    left, right = grid.x(first), grid.x(last) + grid.column
    return _band(grid, entry, left, right)


def _band(grid: Grid, entry: Entry, left: float, right: float) -> Item:
    """The entry between two edges; a mark stands in the middle of its day."""
    k = grid.k
    if entry.first == entry.last and not entry.is_campaign:
        left += (grid.column - MARK * k) / 2
        right = left + MARK * k
    else:
        inside = block(entry.label, BAND_LABEL.scaled(k), 10_000.0)
        if inside.width + 3.0 * k <= right - left:
            return Item(left, right, entry, (left, right), inside, left + 1.5 * k, 0, 1)
    label = block(entry.label, LABEL.scaled(k), WIDEST * k)
    lanes = max(1, -(-round(label.height * 100) // round(LANE * k * 100))) if len(label.lines) > 1 else 1
    at = right + 1.0 * k
    if at + label.width > grid.sheet.width - MARGIN:
        at = left - 1.0 * k - label.width
    extent = (min(left, at) - AIR * k / 2, max(right, at + label.width) + AIR * k / 2)
    return Item(*extent, entry, (left, right), label, at, 0, lanes)


def _holidays(grid: Grid, days: tuple[DayFacts, ...]) -> list[Item]:
    """The name of each holiday below its first day."""
    found = []
    before = ""
    for facts in days:
        name = "" if facts.works else facts.name
        if name and name != before:
            label = block(name, NAME.scaled(grid.k), WIDEST * grid.k)
            x = min(grid.x(facts.day) + 1.0 * grid.k, grid.sheet.width - MARGIN - label.width)
            found.append(Item(x - 0.5, x + label.width + 1.0, None, (x, x), label, x, 0, 1))
        before = name
    return found


# Drawing


def draw_row(grid: Grid, row: Row, y: float, more: float) -> None:
    """The month with its upper edge at `y`, `more` millimetres taller than it needs to be."""
    sheet, k = grid.sheet, grid.k
    tall = row.height + more
    for facts in row.days:
        x = grid.x(facts.day)
        if not facts.works:
            is_named = bool(facts.name)
            sheet.rect(x, y, grid.column, tall, HOLIDAY if is_named else WEEKEND)
    for facts in row.days[1:]:
        x = grid.x(facts.day)
        sheet.line(x, y, x, y + tall, RULE, 0.2)
    sheet.line(MARGIN, y, sheet.width - MARGIN, y, BLACK, 0.6)
    _name(grid, row, y)
    for facts in row.days:
        _number(grid, facts, y)
    for item in row.items:
        _item(grid, item, y + (DAY_LINE + item.lane * LANE) * k)


def draw_year(grid: Grid, row: Row, y: float) -> None:
    """The lasting bands under the names of the months."""
    sheet, k, speech = grid.sheet, grid.k, grid.speech
    sheet.line(MARGIN, y, sheet.width - MARGIN, y, BLACK, 0.6)
    style = MONTH.scaled(k if len(speech.languages) == 1 else k * 0.62)
    sheet.text(MARGIN, y + 2.0 * k, speech.say(N_("All year")), style, LABELS * k - 1.0)
    for number in range(1, 13):
        x = grid.in_year(row.month.year, date(row.month.year, number, 1))
        if number > 1:
            sheet.line(x, y, x, y + row.height, RULE, 0.2)
        word = f"{number}月" if speech.main == "zh_CN" else MONTHS[number - 1][:3]
        sheet.text(x + 1.5 * k, y + 1.3 * k, word, NUMBER.scaled(k))
    for item in row.items:
        _item(grid, item, y + (DAY_LINE + item.lane * LANE) * k)


def _name(grid: Grid, row: Row, y: float) -> None:
    month, speech, k = row.month, grid.speech, grid.k
    words = [
        f"{month.number}月" if name == "zh_CN" else MONTHS[month.number - 1] for name in speech.languages
    ]
    style = MONTH.scaled(k if len(words) == 1 else k * 0.62)
    y = grid.sheet.text(MARGIN, y + 2.0 * k, " ".join(words), style, LABELS * k - 1.0)
    if month.events:
        with speaking(speech.main):
            count = ngettext("{count} event", "{count} events", month.events).format(count=month.events)
        grid.sheet.text(MARGIN, y, count, NAME.scaled(k), LABELS * k - 1.0)


def _number(grid: Grid, facts: DayFacts, y: float) -> None:
    """The day of the month: bold on holidays, bold and underlined where people work on a weekend."""
    k, middle = grid.k, grid.x(facts.day) + grid.column / 2
    is_holiday = bool(facts.name) and not facts.works
    style = (BOLD_NUMBER if is_holiday or facts.makes_up else NUMBER).scaled(k)
    grid.sheet.text(middle, y + 1.3 * k, str(facts.day.day), style, align="centre")
    if facts.makes_up:
        low = y + 1.3 * k + CAP * style.size / MM + 0.7 * k
        grid.sheet.line(middle - 1.5 * k, low, middle + 1.5 * k, low, BLACK, 0.9 * k)


def _item(grid: Grid, item: Item, y: float) -> None:
    sheet, k = grid.sheet, grid.k
    middle = y + BAND * k / 2
    label = item.label
    if item.entry is not None:
        left, right = item.band
        shade = item.entry.accent
        is_mark = item.entry.first == item.entry.last and not item.entry.is_campaign
        top, tall = (middle - MARK * k / 2, MARK * k) if is_mark else (y, BAND * k)
        sheet.rect(left, top, right - left, tall, shade.accent)
        if item.entry.is_idea:
            sheet.rect(left + 0.5 * k, top + 0.5 * k, right - left - k, tall - k, WHITE)
        if left < item.at < right:
            ink = BLACK if item.entry.is_idea else shade.on
            label = label._replace(style=label.style.in_colour(ink))
    sheet.put(item.at, middle - CAP * label.style.size / MM / 2, label)
