"""The days of a visit across the clock: visits as cards, journeys as outlined blocks, red where one is late.

Each card is a button of its own, so that keys and screen readers find it.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.travel import TRAVEL_MODES
from models.words import _, ngettext
from planning.itinerary import Doubt, Stop, by_day, doubts, receives
from planning.plan import Picture
from planning.travel import Journey

from .dates import clock, short_day
from .icons import draw
from .kinds import event_colour, where
from .theme import colour, font

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


class Block(QAbstractButton):
    """A visit or a journey on the line of its day."""

    def __init__(self, owner: "Timeline", table: str, row_id: int, first: str, second: str) -> None:
        super().__init__(owner)
        self.table, self.row_id, self.first, self.second = table, row_id, first, second
        self.mark = self.ink = self.late = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def describe(self, words: str, doubt: str) -> None:
        """What a hint and a screen reader say."""
        self.late = doubt
        self.setAccessibleName(words)
        self.setAccessibleDescription(doubt)
        self.setToolTip("\n".join(filter(None, (words, doubt))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.table == "event":
            self._card(painter, area)
        else:
            self._trip(painter, area)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 4, 4)

    def _card(self, painter: QPainter, area: QRectF) -> None:
        tint = QColor(colour(self.ink))
        tint.setAlphaF(0.22 if self.underMouse() else 0.13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(area, 4, 4)
        painter.setBrush(colour(self.ink))
        painter.drawRoundedRect(QRectF(area.left(), area.top(), 4, area.height()), 2, 2)
        inside = self.rect().adjusted(11, 2, -5, -2)
        if self.late:
            draw(painter, "triangle-alert", QRectF(inside.right() - 14, inside.bottom() - 17, 14, 14), "bad")
        top, bottom = QRect(inside), QRect(inside)
        top.setHeight(inside.height() // 2 + 1)
        bottom.setTop(top.bottom())
        self._text(painter, top, self.first, 13, 600, "text")
        self._text(painter, bottom.adjusted(0, 0, -16 if self.late else 0, 0), self.second, 12, 400, "text-2")

    def _trip(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(colour("bad" if self.late else "line-strong"), 1.5 if self.late else 1))
        painter.setBrush(colour("hover" if self.underMouse() else "canvas"))
        painter.drawRoundedRect(area, 4, 4)
        at = QRectF(area.left() + 7, area.center().y() - 8, 16, 16)
        draw(painter, self.mark, at, "bad" if self.late else "text-2")
        self._text(painter, self.rect().adjusted(29, 0, -5, 0), self.first, 12, 400, "text-2")

    def _text(self, painter: QPainter, area: QRect, text: str, size: int, weight: int, ink: str) -> None:
        painter.setFont(font(size, weight))
        painter.setPen(colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        if area.width() > 14:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class Timeline(QWidget):
    """One line a day. `chosen` gives the table and row of what was clicked, `opened` of what was opened."""

    chosen = Signal(str, object)
    opened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Visits and journeys by day"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(LEFT + RIGHT + 320)
        self.days: list[Line] = []
        self.blocks: list[Block] = []
        self.hours = (8, 19)

    def show_event(self, picture: Picture, event_id: int) -> None:
        """Show the visits and journeys of an event and its parts."""
        kept = self.now()
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
        return Line(day, ", ".join(places) or (f"→ {night}" if night else ""), night, found, made)

    def _visit_block(self, picture: Picture, stop: Stop, worried: Iterable[Doubt]) -> Block:
        event = stop.event
        found = receives(picture, event)
        title = found[1].name if found else event.title
        sessions = [s.title for s in picture.sessions(event.id, common=False) if s.format != "break"]
        made = self._block("event", event.id, title, ", ".join(sessions[:3]))
        made.ink = event_colour(picture, event)
        doubt = next((each.message() for each in worried if each.event_id == event.id), "")
        hours = f"{clock(stop.starts)}–{clock(stop.ends)}"
        made.describe(f"{short_day(stop.starts.date())} {hours} {event.title}", doubt)
        return made

    def _trip_block(self, journey: Journey, worried: Iterable[Doubt]) -> Block:
        leg, length = journey.leg, minutes_words(journey.takes)
        words = ", ".join(filter(None, (leg.number or _(TRAVEL_MODES[leg.mode]), length)))
        made = self._block("leg", leg.id, words, "")
        made.mark = MODE_ICONS[leg.mode]
        doubt = next((each.message() for each in worried if each.leg_id == leg.id), "")
        route = f"{leg.from_place} {clock(leg.leaves)} → {leg.to_place} {clock(leg.arrives)}"
        made.describe(f"{short_day(leg.leaves.date())} {route}, {words}", doubt)
        return made

    def _block(self, table: str, row_id: int, first: str, second: str) -> Block:
        made = Block(self, table, row_id, first, second)
        made.clicked.connect(partial(self._clicked, table, row_id))
        made.installEventFilter(self)
        return made

    def _clicked(self, table: str, row_id: int, _checked: bool = False) -> None:
        self.choose(table, row_id)
        self.chosen.emit(table, row_id)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(watched, Block):
            self.opened.emit(watched.table, watched.row_id)
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, Block):
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.opened.emit(watched.table, watched.row_id)
                return True
        return False

    # Where things stand

    def sizeHint(self) -> QSize:
        return QSize(900, HEAD + LINE * max(1, len(self.days)) + 1)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._put()

    def _x(self, moment: datetime, day: date) -> float:
        first, last = self.hours
        hours = (moment - datetime.combine(day, time())).total_seconds() / 3600
        share = (min(max(hours, first), last) - first) / (last - first)
        return LEFT + share * (self.width() - LEFT - RIGHT)

    def _put(self) -> None:
        spans: dict[tuple[str, int], tuple[int, datetime, datetime]] = {}
        for number, line in enumerate(self.days):
            for table, row_id, starts, ends in line.spans():
                spans[table, row_id] = (number, starts, ends)
        begins = [[self._x(stop.starts, line.day) for stop in line.stops] for line in self.days]
        for block in self.blocks:
            number, starts, ends = spans[block.table, block.row_id]
            day = self.days[number].day
            left, right = self._x(starts, day), self._x(ends, day)
            right = min([right, *(x for x in begins[number] if left + 26 < x)])
            top = HEAD + LINE * number + 5
            block.setGeometry(round(left), top, max(26, round(right - left)), LINE - 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(12))
        first, last = self.hours
        for hour in range(first, last + 1):
            x = round(self._x_of(hour))
            painter.setPen(colour("line"))
            painter.drawLine(x, HEAD, x, self.height())
            if (hour - first) % (1 if last - first < 14 else 2) == 0:
                painter.setPen(colour("text-2"))
                painter.drawText(
                    QRect(x - 30, 0, 60, HEAD - 2), Qt.AlignmentFlag.AlignCenter, f"{hour % 24:02}:00"
                )
        for number, line in enumerate(self.days):
            self._paint_day(painter, HEAD + LINE * number, line)
            self._paint_late(painter, HEAD + LINE * number, line)
        painter.setPen(colour("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

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
