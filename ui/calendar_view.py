"""The calendar of weeks, a month of them or one: a painted widget whose days and events can be heard."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip

from .board_voice import announce, focus_moved, give_voice
from .calendar_acts import campaigns_menu
from .calendar_heard import WeeksHeard
from .calendar_keys import press
from .calendar_layout import GUTTER, Key, Sheet, keys_of, lay_out
from .calendar_move import Carry, MoveHint, propose
from .calendar_paint import Shown, paint_weeks
from .theme import theme

if TYPE_CHECKING:
    from .calendar import CalendarPage

EDGE = 20  # px: a carried event held this near to an edge turns the page
TURN = 700  # ms it has to be held there
REST = 90  # ms on a day before what a drop would do is worked out


class WeeksView(QAbstractScrollArea):
    """Paints the weeks it is told; the mouse chooses, opens and carries events."""

    def __init__(self, page: "CalendarPage") -> None:
        give_voice(WeeksView)  # before Qt asks for the first time
        super().__init__()
        self.page = page
        self.heard = WeeksHeard(self)
        self.sheet = Sheet()
        self.first, self.count, self.tall = page.day, 5, False
        self.carry: Carry | None = None
        self.hovered: Key | None = None
        self._pressed: tuple[QPointF, Key] | None = None
        self._by_key = False
        self.keys: list[Key] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(420, 300)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hint = MoveHint(page)
        self._rest, self._turn = QTimer(self), QTimer(self)
        for timer, act, pause in ((self._rest, self._say, REST), (self._turn, self._turn_page, TURN)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(act)
        theme().changed.connect(self.viewport().update)

    # What is shown

    def show_weeks(self, first: date, count: int, *, tall: bool) -> None:
        """Show so many weeks from a Monday."""
        self.first, self.count, self.tall = first, count, tall
        self.lay_out()

    def lay_out(self) -> None:
        """Work out anew where everything stands."""
        size = QSizeF(self.viewport().size())
        self.sheet = lay_out(self.page.season, self.first, self.count, size, tall=self.tall)
        self.keys = list(keys_of(self.sheet))
        self.viewport().update()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        carry = self.carry if self.carry and self.carry.days else None
        shown = Shown(
            day=self.page.day, today=date.today(), month=None if self.tall else self.page.anchor.month,
            event_id=self.page.event_id, hovered=self.hovered, carried=carry.event_id if carry else None,
            target=carry.target() if carry else None, focused=self.hasFocus(), tall=self.tall,
        )  # fmt: skip
        paint_weeks(painter, self.page.season, self.sheet, shown, QRectF(self.viewport().rect()))

    # The hand

    def mousePressEvent(self, event: Any) -> None:
        key = self.sheet.key_at(event.position())
        if key is None:
            if event.position().x() < GUTTER:
                self._left_out(event.position())
            return
        self.put_down()
        self.page.go_day(key[1], event_id=key[2] if key[0] == "event" else None)  # type: ignore[arg-type]
        if event.button() == Qt.MouseButton.LeftButton and key[0] == "event":
            self._pressed = event.position(), key
        elif key[0] == "more":
            self.page.panel.take_focus()

    def mouseDoubleClickEvent(self, event: Any) -> None:
        key = self.sheet.key_at(event.position())
        if key and key[0] == "event":
            self.page.open_event(key[2])  # type: ignore[arg-type]
        elif key and key[0] == "day":
            self.page.new_event()

    def mouseMoveEvent(self, event: Any) -> None:
        at = event.position()
        if self._pressed and self.carry is None:
            far = (at - self._pressed[0]).manhattanLength()
            if far >= QApplication.startDragDistance() and event.buttons() & Qt.MouseButton.LeftButton:
                self.lift(self._pressed[1][2], by_key=False)  # type: ignore[arg-type]
        if self.carry and self._pressed:
            day = self.sheet.day_at(at)
            if day:
                self.carry_to((day - self._pressed[1][1]).days)  # type: ignore[operator]
            inside = EDGE < at.y() < self.viewport().height() - EDGE
            if inside:
                self._turn.stop()
            elif not self._turn.isActive():
                self._turn.start()
            return
        key = self.sheet.key_at(at)
        if key != self.hovered:
            self.hovered = key
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if key and key[0] != "day" else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def mouseReleaseEvent(self, event: Any) -> None:
        carry, self._pressed = self.carry, None
        if carry and not self._by_key:
            self.put_down()
            if self.sheet.day_at(event.position()):
                propose(self.page, carry.event_id, carry.days)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def wheelEvent(self, event: Any) -> None:
        if event.angleDelta().y():
            self.page.step(-1 if event.angleDelta().y() > 0 else 1)

    def contextMenuEvent(self, event: Any) -> None:
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard:
            rect = self.heard.rect(self.heard.current())
            at = self.viewport().mapToGlobal(rect.center())
        self.page.menu(at)

    def keyPressEvent(self, event: Any) -> None:
        if not press(self.page, self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.tell_focus()
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        if self._by_key:
            self.put_down()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tool_tip(event)
            return True
        return super().viewportEvent(event)

    def _tool_tip(self, event: Any) -> None:
        at = QPointF(event.pos())
        key = self.sheet.key_at(at)
        text = self.heard.text(key) if key and key[0] == "event" else ""
        for week in self.sheet.weeks:
            if week.rect.contains(at) and at.x() < GUTTER and week.left_out:
                text = "\n".join(band.title for band in week.left_out)
            text = next((b.piece.band.title for b in week.bands if b.rect.contains(at)), text)
        QToolTip.showText(event.globalPos(), text, self.viewport())

    def _left_out(self, at: QPointF) -> None:
        week = next((week for week in self.sheet.weeks if week.rect.contains(at)), None)
        if week and week.left_out:
            campaigns_menu(self.page, week.left_out).popup(self.viewport().mapToGlobal(at.toPoint()))

    # Carrying

    def lift(self, event_id: int, *, by_key: bool) -> None:
        """Take an event into the hand."""
        self.carry, self._by_key = Carry(self.page.picture, event_id), by_key
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def carry_to(self, days: int) -> None:
        """Hold it over the day so many days from its own."""
        if self.carry and days != self.carry.days:
            self.carry.days = days
            self.hint.hide()
            self._rest.start(0 if self._by_key else REST)
            self.viewport().update()

    def put_down(self) -> None:
        """Let go of it where it was."""
        self.carry, self._pressed, self._by_key = None, None, False
        self._rest.stop()
        self._turn.stop()
        self.hint.hide()
        self.viewport().unsetCursor()
        self.viewport().update()

    def drop(self) -> None:
        """Let go of it where it is held (Enter)."""
        carry = self.carry
        self.put_down()
        if carry:
            propose(self.page, carry.event_id, carry.days)

    def _say(self) -> None:
        if self.carry is None or not self.carry.days:
            return
        area = self.sheet.rect_of(("day", self.carry.target()))
        corner = self.viewport().mapTo(self.page, QPoint(0, 0))
        said = self.hint.say(self.carry, area.translated(QPointF(corner)), by_key=self._by_key)
        announce(self, said)

    def _turn_page(self) -> None:
        """Held at the top or bottom: show the weeks before or after, and go on."""
        if self.carry:
            at = self.viewport().mapFromGlobal(self.cursor().pos())
            self.page.turn(-1 if at.y() < self.viewport().height() / 2 else 1)
            self._turn.start()

    # What a screen reader hears

    def tell_focus(self) -> None:
        """Tell which day or event has the focus."""
        focus_moved(self, self.heard.current())  # type: ignore[arg-type]
