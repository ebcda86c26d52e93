"""The hours of a week's events: blocks beside each other, and piles where many run at the same time."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from exports.grid_layout import Rows, Slot, fitted, in_lanes
from exports.palette import BREAK, GREY, RULE, WHITE, tint
from exports.season_drawn import draw_line
from exports.season_items import Entry
from exports.season_weeks import LABEL, TIME, Line, Week, Weeks, line, on_day
from exports.sheet import MARGIN, Block, block
from exports.styles import Style
from exports.wording import hours

WHERE = Style("Regular", 7.8, 9.6, GREY)
HOUR = Style("Regular", 8.2, 10)
BAR = 1.2
INSET = 1.2
NARROWEST = 19.0
"""Millimetres of a block at A3; where blocks would be narrower they make a pile."""
EARLY, LATE = 8, 18
"""The hours that are always shown."""
SHORTEST = 30
NIGHT = timedelta(hours=12)
"""An event as short as this that ends after midnight stands on the day it begins."""


class Card(NamedTuple):
    """An event with its hours."""

    entry: Entry
    blocks: tuple[Block, ...]


class Pile(NamedTuple):
    """Events at the same time, below each other."""

    lines: tuple[tuple[Line, Block], ...]


class Hours(NamedTuple):
    """The timed events of a week in their slots, by the keys of these."""

    slots: tuple[Slot, ...]
    contents: dict[int, Card | Pile]
    first: int
    last: int

    @property
    def marks(self) -> list[int]:
        """The whole hours, in minutes."""
        return [hour * 60 for hour in range(self.first, self.last + 1)]

    def rows(self, weeks: Weeks, room: float) -> Rows | None:
        """The rows that fill `room`; None where the texts need more."""
        axis = [Slot(-hour, 7, hour * 60, hour * 60 + 60) for hour in range(self.first, self.last)]
        needs = {slot.key: _need(weeks, self.contents[slot.key]) for slot in self.slots}
        return fitted((*self.slots, *axis), (), lambda slot: needs.get(slot.key, 0.0), room, self.marks)


def is_timed(entry: Entry) -> bool:
    """Whether an event has hours: one that begins at midnight lasts whole days."""
    if entry.is_campaign or entry.starts is None or entry.ends is None:
        return False
    within = entry.first == entry.last or entry.ends - entry.starts <= NIGHT
    return within and entry.starts.time() > time.min


def lay_hours(weeks: Weeks, week: Week, entries: Sequence[Entry], places: bool = True) -> Hours:
    """The timed events of the week in columns, lanes and piles, with or without where they are."""
    if not places:
        entries = [entry._replace(where="") for entry in entries]
    slots: list[Slot] = []
    contents: dict[int, Card | Pile] = {}
    for column, facts in enumerate(week.days):
        own = on_day(entries, facts.day) if facts else []
        spans = [Slot(number, column, *_minutes(entry)) for number, entry in enumerate(own)]
        for cluster in _clusters(spans):
            found = in_lanes(cluster)
            if weeks.column / found[0].lanes < NARROWEST * weeks.k:
                key = len(contents) + 1
                contents[key] = _pile(weeks, [own[slot.key] for slot in cluster])
                slots.append(Slot(key, column, cluster[0].starts, max(slot.ends for slot in cluster)))
                continue
            for slot in found:
                key = len(contents) + 1
                contents[key] = _card(weeks, own[slot.key], weeks.column / slot.lanes)
                slots.append(Slot(key, column, slot.starts, slot.ends, slot.lane, slot.lanes))
    first = min([EARLY, *(slot.starts // 60 for slot in slots)])
    last = max([LATE, *(-(-slot.ends // 60) for slot in slots)])
    return Hours(tuple(slots), contents, first, last)


def _minutes(entry: Entry) -> tuple[int, int]:
    """Start and end in minutes of the day it begins, as far as midnight."""
    assert entry.starts and entry.ends
    starts = entry.starts.hour * 60 + entry.starts.minute
    length = int((entry.ends - entry.starts).total_seconds() // 60)
    ends = min(starts + max(length, SHORTEST), 24 * 60)
    return min(starts, ends - SHORTEST), ends


def _clusters(slots: Sequence[Slot]) -> list[list[Slot]]:
    """Slots that overlap, together."""
    found: list[list[Slot]] = []
    until = -1
    for slot in sorted(slots, key=lambda slot: (slot.starts, slot.ends)):
        if slot.starts >= until:
            found.append([])
        found[-1].append(slot)
        until = max(until, slot.ends)
    return found


def _card(weeks: Weeks, entry: Entry, width: float) -> Card:
    room = width - BAR - INSET - 1.6
    texts = ((hours(entry.starts or datetime.min, entry.ends or datetime.min), TIME), (entry.label, LABEL),
             (entry.where, WHERE))  # fmt: skip
    return Card(entry, tuple(block(text, weeks.style(style), room) for text, style in texts if text))


def _pile(weeks: Weeks, entries: Sequence[Entry]) -> Pile:
    room = weeks.column - 2 * INSET - 1.2
    found = []
    for entry in entries:
        own = line(weeks, entry, room)
        inner = own.label.width if not entry.where else room - 3.7 * weeks.k
        found.append((own, block(entry.where, weeks.style(WHERE), inner)))
    return Pile(tuple(found))


def _need(weeks: Weeks, content: Card | Pile) -> float:
    """Millimetres of a block."""
    if isinstance(content, Card):
        return sum(found.height for found in content.blocks) + 3.0 * weeks.k
    return sum(own.height + where.height for own, where in content.lines) + 3.0 * weeks.k


# Drawing


def draw_hours(weeks: Weeks, hours: Hours, rows: Rows, y: float) -> None:
    """The hours with their rules, and the events in them."""
    sheet = weeks.grid.sheet
    for minute in hours.marks:
        at = y + rows.at(minute)
        sheet.line(weeks.left - 2, at, weeks.right, at, RULE, 0.35)
        if minute < hours.marks[-1]:
            sheet.text(MARGIN, at + 1.2 * weeks.k, f"{minute // 60:02d}:00", weeks.style(HOUR))
    for slot in hours.slots:
        content = hours.contents[slot.key]
        sheet.fact(slot.column, slot.starts, slot.ends)
        width = weeks.column / slot.lanes
        x = weeks.x(slot.column) + slot.lane * width
        top, bottom = y + rows.at(slot.starts), y + rows.at(slot.ends)
        place = (x + 0.5, top + 0.4, width - 1.0, bottom - top - 0.8)
        if isinstance(content, Card):
            _draw_card(weeks, content, *place)
        else:
            _draw_pile(weeks, content, *place)


def _draw_card(weeks: Weeks, card: Card, x: float, y: float, width: float, tall: float) -> None:
    sheet, shade = weeks.grid.sheet, card.entry.accent
    sheet.rect(x, y, width, tall, tint(shade.accent))
    sheet.rect(x, y, BAR, tall, shade.accent)
    if card.entry.is_idea:
        sheet.rect(x + 0.35, y + 0.35, BAR - 0.7, tall - 0.7, WHITE)
    below = y + 1.3 * weeks.k
    for found in card.blocks:
        below = sheet.put(x + BAR + INSET, below, found)


def _draw_pile(weeks: Weeks, pile: Pile, x: float, y: float, width: float, tall: float) -> None:
    sheet = weeks.grid.sheet
    sheet.rect(x, y, width, tall, BREAK)
    below = y + 1.3 * weeks.k
    for own, where in pile.lines:
        draw_line(weeks, own, x + INSET, below)
        sheet.put(x + INSET + 3.6 * weeks.k, below + own.label.height, where)
        below += own.height + where.height
