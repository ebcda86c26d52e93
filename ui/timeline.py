"""The days of a visit across the clock: visits as cards, journeys as outlined blocks, red where one is late.

Each card is a button of its own, so that keys and screen readers find it.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.travel import TRAVEL_MODES
from models.words import _, ngettext
from planning.itinerary import Doubt, Stop, by_day, doubts, receives
from planning.plan import Picture
from planning.spoken import spoken
from planning.travel import Journey

from .dates import clock, short_day
from .icons import draw
from .kinds import event_colour, where
from .theme import colour, font
from .timeline_block import Block
from .timeline_hand import Hand, doubts_of
from .timeline_keys import Keys

HEAD, LINE, LEFT, RIGHT = 30, 48, 132, 118
MODE_ICONS = {
    "rail": "train-front", "coach": "bus", "bus": "bus", "electric_car": "car", "petrol_car": "car",
    "flight": "plane", "bicycle": "route", "foot": "route",
}  # fmt: skip


class Line(NamedTuple):
    """A line: its day, its words, where the night is spent, and what is on it."""

    day: date
    places: str
    night: str
    stops: list[Stop]
    journeys: list[Journey]

    def timed(self) -> list[Journey]:
        """The journeys of which both ends are known."""
        return [journey for journey in self.journeys if journey.leaves and journey.arrives]

    def spans(self) -> list[tuple[str, int, datetime, datetime]]:
        """Everything that has a place on the clock: its table, its row, and from when to when."""
        found = [("event", stop.event.id, stop.starts, stop.ends) for stop in self.stops]
        return found + [("leg", j.leg.id, j.leg.leaves, j.leg.arrives) for j in self.timed()]

    def held(self) -> list[tuple[str, int]]:
        """The tables and rows of `spans`."""
        return [span[:2] for span in self.spans()]


class Timeline(QWidget):
    """One line a day. `chosen` and `opened` give a table and a row, `dropped` what is to be when."""

    chosen = Signal(str, object)
    opened = Signal(str, object)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Visits and journeys by day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEFT + RIGHT + 320)
        self.days: list[Line] = []
        self.blocks: list[Block] = []
        self.hours = (8, 19)
        self.event_id = 0
        self.picture: Picture | None = None
        self.hand, self.keys = Hand(self), Keys(self)

    def show_event(self, picture: Picture, event_id: int) -> None:
        """Show the visits and journeys of an event and its parts."""
        self.hand.cancel()
        kept, focused = self.now(), next((b for b in self.blocks if b.hasFocus()), None)
        self.picture, self.event_id = picture, event_id
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.days = [self._line(picture, *found) for found in by_day(picture, event_id)]
        self.hours = _hours(self.days)
        worried = doubts(picture, event_id)
        self.blocks = []
        for line in self.days:
            self.blocks += [self._visit_block(picture, stop, worried) for stop in line.stops]
            self.blocks += [self._trip_block(journey, worried) for journey in line.timed()]
        self.setFixedHeight(HEAD + LINE * max(1, len(self.days)) + 1)
        for block in self.blocks:
            block.show()
        if kept:
            self.choose(*kept)
        self._put()
        again = focused and next((b for b in self.blocks if b.key() == focused.key()), None)
        if again:
            again.setFocus()
        self.update()

    def choose(self, table: str, row_id: Any) -> None:
        """Choose one card and no other."""
        for block in self.blocks:
            block.setChecked(block.table == table and block.row_id == row_id)

    def now(self) -> tuple[str, int] | None:
        """What is chosen."""
        return next(((b.table, b.row_id) for b in self.blocks if b.isChecked()), None)

    def _line(self, picture: Picture, day: date, found: list[Stop], made: list[Journey]) -> Line:
        places = dict.fromkeys(filter(None, (where(picture, stop.event) for stop in found)))
        arriving = [journey for journey in made if journey.arrives]
        night = max(arriving, key=lambda j: j.arrives or datetime.min).leg.to_place if arriving else ""
        return Line(day, _(", ").join(places) or (f"→ {night}" if night else ""), night, found, made)

    def _visit_block(self, picture: Picture, stop: Stop, worried: Iterable[Doubt]) -> Block:
        event = stop.event
        found = receives(picture, event)
        called = spoken(picture, event)
        title = spoken(picture, found[1], "name") if found else called
        sessions = [s for s in picture.sessions(event.id, common=False) if s.format != "break"]
        made = self._block("event", event.id, title, _(", ").join(spoken(picture, s) for s in sessions[:3]))
        made.ink = event_colour(picture, event)
        doubt = next((each.message() for each in worried if each.event_id == event.id), "")
        hours = f"{clock(stop.starts)}–{clock(stop.ends)}"
        made.describe(f"{short_day(stop.starts.date())} {hours} {called}", doubt)
        return made

    def _trip_block(self, journey: Journey, worried: Iterable[Doubt]) -> Block:
        leg, length = journey.leg, minutes_words(journey.takes)
        words = _(", ").join(filter(None, (leg.number or _(TRAVEL_MODES[leg.mode]), length)))
        made = self._block("leg", leg.id, words, "")
        made.mark = MODE_ICONS[leg.mode]
        doubt = next((each.message() for each in worried if each.leg_id == leg.id), "")
        route = f"{leg.from_place} {clock(leg.leaves)} → {leg.to_place} {clock(leg.arrives)}"
        made.describe(f"{short_day(leg.leaves.date())} {route}, {words}", doubt)
        return made

    def _block(self, table: str, row_id: int, first: str, second: str) -> Block:
        made = Block(self, table, row_id, first, second)
        made.clicked.connect(partial(self._clicked, table, row_id))
        return made

    def _clicked(self, table: str, row_id: int, _checked: bool = False) -> None:
        self.choose(table, row_id)
        self.chosen.emit(table, row_id)

    def go(self, block: Block, way: int) -> None:
        """Go to the next block in order of time."""
        order = sorted(self.blocks, key=self.times)
        at = order.index(block) + way
        if 0 <= at < len(order):
            order[at].setFocus()
            self._clicked(order[at].table, order[at].row_id)

    # What the hand asks

    def times(self, block: Block) -> tuple[datetime, datetime]:
        """From when to when a block is."""
        spans = (span for line in self.days for span in line.spans())
        return next(span[2:] for span in spans if span[:2] == block.key())

    def day_at(self, y: float) -> date | None:
        """The day whose line is at a height."""
        number = int((y - HEAD) // LINE)
        return self.days[min(max(0, number), len(self.days) - 1)].day if self.days else None

    def minute_width(self) -> float:
        """Pixels a minute."""
        first, last = self.hours
        return (self.width() - LEFT - RIGHT) / ((last - first) * 60)

    def carried(self, block: Block, starts: datetime, ends: datetime) -> None:
        """Show a block where it would go."""
        number = next(n for n, line in enumerate(self.days) if line.day == starts.date())
        left, right = self._x(starts, starts.date()), self._x(ends, starts.date())
        block.setGeometry(round(left), HEAD + LINE * number + 5, max(26, round(right - left)), LINE - 10)
        self.update()

    def put_back(self) -> None:
        """Show every block at its own times."""
        self._put()
        self.update()

    def warnings(self, table: str, row_id: int, now: tuple[datetime, datetime]) -> list[str]:
        """What would be impossible where one thing is at these times."""
        return doubts_of(self.picture, self.event_id, table, row_id, now)

    # Where things stand

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._put()

    def _x(self, moment: datetime, day: date) -> float:
        first, last = self.hours
        hours = (moment - datetime.combine(day, time())).total_seconds() / 3600
        share = (min(max(hours, first), last) - first) / (last - first)
        return LEFT + share * (self.width() - LEFT - RIGHT)

    def _put(self) -> None:
        for block in self.blocks:
            block.setGeometry(self._place(block))

    def _place(self, block: Block) -> QRect:
        """Where a block stands; one before another ends where that begins."""
        starts, ends = self.times(block)
        number = next(n for n, line in enumerate(self.days) if block.key() in line.held())
        line = self.days[number]
        left, right = self._x(starts, line.day), self._x(ends, line.day)
        begins = (self._x(stop.starts, line.day) for stop in line.stops)
        right = min([right, *(x for x in begins if left + 26 < x)])
        return QRect(round(left), HEAD + LINE * number + 5, max(26, round(right - left)), LINE - 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(12))
        first, last = self.hours
        apart = next(n for n in (1, 2, 3, 6, 24) if n * 60 * self.minute_width() >= 46 or n == 24)
        for hour in range(first, last + 1):
            x = round(self._x_of(hour))
            painter.setPen(colour("line"))
            painter.drawLine(x, HEAD, x, self.height())
            if (hour - first) % apart == 0:
                painter.setPen(colour("text-2"))
                painter.drawText(
                    QRect(x - 30, 0, 60, HEAD - 2), Qt.AlignmentFlag.AlignCenter, f"{hour % 24:02}:00"
                )
        for number, line in enumerate(self.days):
            self._paint_day(painter, HEAD + LINE * number, line)
            self._paint_late(painter, HEAD + LINE * number, line)
        painter.setPen(colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hand.busy() and self.hand.block is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("line-strong"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self._place(self.hand.block).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_day(self, painter: QPainter, top: int, line: Line) -> None:
        painter.setPen(colour("line"))
        painter.drawLine(0, top, self.width(), top)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        words: list[tuple[str, int, int, str]] = [
            (short_day(line.day), 600, 6, "text"),
            (line.places, 400, 24, "text-2"),
        ]
        for text, weight, below, ink in words:
            painter.setFont(font(13 if weight > 400 else 12, weight))
            painter.setPen(colour(ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, LEFT - 12)
            painter.drawText(QRect(0, top + below, LEFT - 8, 18), int(left), shown)
        if line.night:
            at = self.width() - RIGHT + 14
            is_last = line is self.days[-1]
            draw(painter, "house" if is_last else "bed", QRectF(at, top + LINE / 2 - 8, 16, 16), "text-2")
            painter.setPen(colour("text-2"))
            painter.setFont(font(12))
            shown = painter.fontMetrics().elidedText(line.night, Qt.TextElideMode.ElideRight, RIGHT - 40)
            painter.drawText(QRect(at + 22, top, RIGHT - 36, LINE), int(left), shown)

    def _paint_late(self, painter: QPainter, top: int, line: Line) -> None:
        """A red line below a visit for as long as somebody is still on the way to it."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("bad"))
        late = {block.row_id for block in self.blocks if block.late and block.table == "leg"}
        for journey in line.timed():
            for stop in line.stops if journey.leg.id in late else ():
                if journey.leg.leaves < stop.starts < journey.leg.arrives:
                    left, right = self._x(stop.starts, line.day), self._x(journey.leg.arrives, line.day)
                    painter.drawRect(QRectF(left, top + LINE - 5, right - left, 3))

    def _x_of(self, hour: int) -> float:
        first, last = self.hours
        return LEFT + (hour - first) / (last - first) * (self.width() - LEFT - RIGHT)


def minutes_words(takes: timedelta | None) -> str:
    """3 h 12 min; nothing for what is not known."""
    if takes is None:
        return ""
    hours, minutes = divmod(int(takes.total_seconds() // 60), 60)
    if not hours:
        return ngettext("{count} min", "{count} min", minutes).format(count=minutes)
    text = _("{hours} h {minutes} min") if minutes else _("{hours} h")
    return text.format(hours=hours, minutes=minutes)


def _hours(days: Iterable[Line]) -> tuple[int, int]:
    """The first and last hour shown: those in which something happens, at least eight to seven."""
    first, last = 8, 19
    for line in days:
        midnight = datetime.combine(line.day, time())
        for _table, _row, starts, ends in line.spans():
            first = min(first, starts.hour)
            last = max(last, min(30, -(-int((ends - midnight).total_seconds()) // 3600)))
    return first, last
