"""From times and rooms to pixels of the board and back."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF

from .board_layout import Card, DayPlan

#: Six pixels for five minutes at 100 %.
PER_MINUTE = 1.2
ZOOMS = (15, 20, 30, 40, 50, 60, 75, 100, 125, 150, 175, 200)
GUTTER, HEAD, NARROWEST = 52, 44, 120
LOWEST = 7.0
#: How wide a lane should be, and how many of them widen their column.
_LANE, _MOST_LANES = 84, 4


class Space:
    """The whole day in pixels, the corner of the first column at the first moment being 0, 0.

    A column is as wide as it has to be for the sessions that lie side by side in it.
    """

    def __init__(self, plan: DayPlan, zoom: float, room: int) -> None:
        self.plan, self.zoom = plan, zoom
        self.per_minute = PER_MINUTE * zoom
        shrunk = min(1.0, 0.35 + 0.65 * zoom)
        least = [max(NARROWEST, min(n, _MOST_LANES) * _LANE + 8) * shrunk for n in plan.lanes]
        spare = max(0.0, room - sum(least)) / max(1, len(least))
        self.edges = [0]
        for wide in least:
            self.edges.append(round(self.edges[-1] + wide + spare))
        self.width = self.edges[-1] or max(room, 1)
        self.height = round((plan.last - plan.first).total_seconds() / 60 * self.per_minute)

    def x(self, column: int) -> int:
        """The left edge of a column."""
        return self.edges[column]

    def wide(self, column: int) -> int:
        """How wide a column is."""
        return self.edges[column + 1] - self.edges[column]

    def y(self, moment: datetime) -> float:
        """How far down a moment is."""
        return (moment - self.plan.first).total_seconds() / 60 * self.per_minute

    def moment(self, y: float, snap: int = 1) -> datetime:
        """The moment at a height, to so many minutes."""
        minutes = round(y / self.per_minute / snap) * snap
        return self.plan.first + timedelta(minutes=minutes)

    def column_at(self, x: float) -> int:
        """The column at a place; -1 beside them."""
        return bisect_right(self.edges, x) - 1 if 0 <= x < self.edges[-1] else -1

    def columns_in(self, left: float, right: float) -> range:
        """The columns that are at least partly between two places."""
        first, last = bisect_right(self.edges, left) - 1, bisect_right(self.edges, right) - 1
        return range(max(0, first), min(last, len(self.plan.columns) - 1) + 1)

    def slot(self, column: int, starts: datetime, ends: datetime) -> QRectF:
        """Where something of these times would lie in a column, alone; across all of them for -1."""
        top = self.y(starts)
        high = max(LOWEST, self.y(ends) - top - 1)
        if column < 0:
            return QRectF(0, top, self.width, high)
        return QRectF(self.x(column) + 4, top, self.wide(column) - 8, high)

    def rect(self, card: Card) -> QRectF:
        """Where a card lies."""
        whole = self.slot(card.column, card.starts, card.ends)
        if card.lanes == 1:
            return whole
        wide = whole.width() / card.lanes
        gap = 2 if wide > 12 else 0
        return QRectF(whole.left() + card.lane * wide, whole.top(), wide - gap, whole.height())

    def cards_in(self, area: QRectF) -> Iterator[Card]:
        """The cards of columns that meet an area."""
        plan, early = self.plan, self.moment(area.top() - LOWEST)
        late = self.moment(area.bottom()) + timedelta(minutes=1)
        for column in self.columns_in(area.left(), area.right()):
            cards = plan.cards[column]
            begin = bisect_left(cards, early - plan.longest[column], key=_start)
            for card in cards[begin:]:
                if card.starts > late:
                    break
                if self.rect(card).intersects(area):
                    yield card

    def bands_in(self, area: QRectF) -> list[Card]:
        """The bands that meet an area."""
        return [card for card in self.plan.bands if self.rect(card).intersects(area)]

    def card_at(self, point: QPointF) -> Card | None:
        """The card under a point, else the band."""
        spot = QRectF(point.x(), point.y(), 1, 1)
        found = list(self.cards_in(spot)) or self.bands_in(spot)
        return found[-1] if found else None


def _start(card: Card) -> datetime:
    return card.starts
