"""A year at a glance: under each day a bar as long as it is full, in the colours of its programmes."""

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from .board_voice import focus_moved, give_voice
from .calendar_heard import YearHeard
from .calendar_keys import press
from .calendar_layout import Key
from .calendar_words import month_long
from .dates import week_of, weekday
from .kinds import event_colour
from .theme import colour, font, theme

if TYPE_CHECKING:
    from .calendar import CalendarPage

MARGIN, TITLE, NAMES, MOST = 20, 28, 18, 6
LEAST = 180  # px of a month; where there is no room for all of them they are scrolled
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class YearView(QAbstractScrollArea):
    """Painted months; arrows move the day, Enter shows its month."""

    def __init__(self, page: "CalendarPage") -> None:
        give_voice(YearView)  # before Qt asks for the first time
        super().__init__()
        self.page = page
        self.heard = YearHeard(self)
        self.places: dict[date, QRectF] = {}
        self.keys: list[Key] = []
        self._year = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(40)
        theme().changed.connect(self.viewport().update)

    def lay_out(self) -> None:
        """Work out where each day stands."""
        year, area = self.page.anchor.year, self.viewport().rect()
        across = 4 if area.width() > 640 else 3
        down = 12 // across
        wide = (area.width() - MARGIN) / across
        high = max(LEAST, (area.height() - 8) / down)
        self.verticalScrollBar().setRange(0, max(0, round(high * down) + 8 - area.height()))
        self.verticalScrollBar().setPageStep(area.height())
        self.places = {}
        for month in range(1, 13):
            left = MARGIN + ((month - 1) % across) * wide
            top = 8 + ((month - 1) // across) * high + TITLE + NAMES
            cell_wide, cell_high = (wide - MARGIN) / 7, (high - TITLE - NAMES - 10) / 6
            start = date(year, month, 1).weekday()
            for day in range(1, monthrange(year, month)[1] + 1):
                line, column = divmod(start + day - 1, 7)
                self.places[date(year, month, day)] = QRectF(
                    left + column * cell_wide, top + line * cell_high, cell_wide, cell_high
                )
        if year != self._year:
            self._year, self.keys = year, [("day", day) for day in self.places]
        self.viewport().update()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), colour("canvas"))
        painter.translate(0, -self.scrolled())
        for day, rect in self.places.items():
            if day.day == 1:
                self._month(painter, day, rect)
            self._day(painter, day, rect)

    def _month(self, painter: QPainter, first: date, rect: QRectF) -> None:
        left = rect.left() - first.weekday() * rect.width()
        painter.setFont(font(13, 700))
        painter.setPen(colour("text"))
        top = rect.top() - TITLE - NAMES
        painter.drawText(QRectF(left + 4, top, rect.width() * 7, TITLE), _LEFT, month_long(first))
        painter.setFont(font(11))
        painter.setPen(colour("text-3"))
        for number, day in enumerate(week_of(first)):
            area = QRectF(left + number * rect.width(), rect.top() - NAMES, rect.width(), NAMES)
            painter.drawText(area, _CENTRE, weekday(day)[-1 if weekday(day)[:1] == "周" else 0])

    def _day(self, painter: QPainter, day: date, rect: QRectF) -> None:
        facts, rows = self.page.season.facts(day), self.page.season.day(day)
        painter.setPen(Qt.PenStyle.NoPen)
        if not facts.works:
            painter.setBrush(colour("sunken" if facts.name else "chrome"))
            painter.drawRect(rect.adjusted(0, 0, 0, -1))
        today = day == date.today()
        number = QRectF(rect.left(), rect.top() + 1, rect.width(), min(20.0, rect.height() - 7))
        if today:
            painter.setBrush(colour("accent-fill"))
            painter.drawRoundedRect(number.adjusted(rect.width() / 2 - 13, 0, 13 - rect.width() / 2, 0), 4, 4)
        painter.setFont(font(12, 700 if rows or today else 400))
        painter.setPen(colour("on-accent" if today else "text" if rows else "text-3"))
        painter.drawText(number, _CENTRE, str(day.day))
        colours = [event_colour(self.page.picture, event) for event in rows[:MOST]]
        piece = min(5.0, (rect.width() - 6) / MOST)
        left = rect.center().x() - piece * len(colours) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for place, name in enumerate(sorted(colours)):
            painter.setBrush(colour(name))
            painter.drawRect(QRectF(left + place * piece, number.bottom() + 1, piece, 3))
        if day == self.page.day:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(colour("accent" if self.hasFocus() else "accent-line"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(rect.adjusted(1, 0, -1, -1), 4, 4)

    # The hand

    def scrolled(self) -> int:
        """How far down the months are scrolled."""
        return self.verticalScrollBar().value()

    def bring(self, day: date) -> None:
        """Scroll until a day is in sight."""
        rect, bar = self.places.get(day, QRectF()), self.verticalScrollBar()
        if rect.top() - TITLE - NAMES < bar.value():
            bar.setValue(int(rect.top()) - TITLE - NAMES)
        elif rect.bottom() > bar.value() + self.viewport().height():
            bar.setValue(int(rect.bottom()) - self.viewport().height() + 8)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _at(self, event: Any) -> date | None:
        at = event.position() + QPointF(0, self.scrolled())
        return next((d for d, rect in self.places.items() if rect.contains(at)), None)

    def mousePressEvent(self, event: Any) -> None:
        day = self._at(event)
        if day:
            self.page.go_day(day)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        if self._at(event):
            self.page.show_mode("month")

    def wheelEvent(self, event: Any) -> None:
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        elif event.angleDelta().y():
            self.page.step(-1 if event.angleDelta().y() > 0 else 1)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.page.show_mode("month")
        elif not press(self.page, None, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: Any) -> None:
        self.page.menu(event.globalPos())

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.tell_focus()
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # What a screen reader hears

    def tell_focus(self) -> None:
        """Tell which day has the focus."""
        focus_moved(self, self.heard.current())  # type: ignore[arg-type]
