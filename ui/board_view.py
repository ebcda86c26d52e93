"""The board itself: one painted scroll area, rooms across and time down."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from .board_heads import Gutter, RoomHeads
from .board_heard import BoardHeard
from .board_layout import Card, DayPlan, Key
from .board_looks import Look
from .board_paint import Shown, paint_board
from .board_space import GUTTER, HEAD, ZOOMS, Space
from .theme import theme

if TYPE_CHECKING:
    from .board import AgendaBoard

#: So many rectangles are painted one by one.
_PARTS = 12


class BoardView(QAbstractScrollArea):
    """Paints the day it is given; keeps its place across refreshes. Its coordinates start below the heads."""

    def __init__(self, board: "AgendaBoard", plan: DayPlan) -> None:
        super().__init__()
        self.board, self.chosen = board, board.chosen
        self.space = Space(plan, board.zoom, 800)
        self.looks = board.looks
        self.shown = Shown()
        self._cold: list[Card] = []
        self.heard = BoardHeard(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setViewportMargins(GUTTER, HEAD, 0, 0)
        self.heads, self.gutter = RoomHeads(self), Gutter(self)
        surface = self.viewport()
        surface.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        surface.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setSingleStep(40)
        self._warming, self._clock = QTimer(self), QTimer(self)
        self._warming.setInterval(0)
        self._warming.timeout.connect(self._warm)
        self._clock.setInterval(30_000)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._was_now = self.now()
        self.chosen.changed.connect(self.repaint_all)
        theme().changed.connect(self.repaint_all)

    # What is shown

    def show_plan(self, plan: DayPlan) -> None:
        """Show another state of the same day, or another day, at the place it is scrolled to."""
        was, before = self.space, self._stands()
        self.space = Space(plan, self.board.zoom, self.viewport().width())
        self.looks = self.board.looks
        self._ranges()
        same = (was.edges, was.height, was.plan.first, was.zoom) == (
            self.space.edges, self.space.height, plan.first, self.space.zoom,
        ) and (was.plan.event.id, was.plan.day) == (plan.event.id, plan.day)  # fmt: skip
        if same:
            now = self._stands()
            self.touch(rect for key in before.keys() | now.keys() if before.get(key) != now.get(key)
                       for rect, _look in filter(None, (before.get(key), now.get(key))))  # fmt: skip
        else:
            self.repaint_all()
        self._cold = list(self.space.cards_in(QRectF(0, 0, self.space.width, self.space.height)))
        self._warming.start()

    def _stands(self) -> dict[Key, tuple[QRectF, Look]]:
        """Where the cards in sight stand and how they look: what of them is another now has to be painted."""
        cards = [*self.space.bands_in(self.seen()), *self.space.cards_in(self.seen())]
        return {card.key: (self.space.rect(card), self.looks.of(card.session)) for card in cards}

    def repaint_all(self) -> None:
        """Paint everything again."""
        self.viewport().update()
        self.heads.update()
        self.gutter.update()

    def zoom_to(self, zoom: float, at: float | None = None) -> None:
        """Zoom, so that the moment at this height of the viewport (its middle) stays where it is."""
        at = self.viewport().height() / 2 if at is None else at
        moment = self.space.moment(at + self.verticalScrollBar().value())
        self.board.zoom = zoom
        self.show_plan(self.space.plan)
        self.verticalScrollBar().setValue(round(self.space.y(moment) - at))

    def next_zoom(self, way: int, at: float | None = None) -> None:
        """One step of zoom in or out."""
        now = round(self.board.zoom * 100)
        steps = [z for z in ZOOMS if z > now][:1] if way > 0 else [z for z in ZOOMS if z < now][-1:]
        if steps:
            self.zoom_to(steps[0] / 100, at)
            self.board.zoomed()

    def seen(self) -> QRectF:
        """The part of the board that is in sight."""
        size = self.viewport().size()
        return QRectF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value(), size.width(), size.height()
        )

    def to_board(self, point: QPointF | QPoint) -> QPointF:
        """From the viewport to the board."""
        return QPointF(point) + self.seen().topLeft()

    def to_viewport(self, rect: QRectF) -> QRect:
        """From the board to the viewport, rounded outwards."""
        return rect.translated(-self.seen().topLeft()).toAlignedRect()

    def touch(self, rects: Iterable[QRectF]) -> None:
        """Paint these parts of the board again."""
        for rect in rects:
            self.viewport().update(self.to_viewport(rect).adjusted(-3, -3, 3, 3))

    def now(self) -> datetime | None:
        """The time it is where the event is, when that is on the board."""
        plan = self.space.plan
        local = datetime.now(ZoneInfo(plan.event.time_zone)).replace(tzinfo=None, microsecond=0)
        return local if plan.day and plan.first <= local < plan.last else None

    def is_current(self, card: Card) -> bool:
        """Whether a card has the focus; of a session in several rooms the first, unless one was named."""
        current = self.chosen.current
        if current is None or current[0] != card.session.id:
            return False
        return current == card.key or (current not in self.space.plan.by_key and card is self.current_card())

    def current_card(self) -> Card | None:
        """The card with the focus."""
        current, plan = self.chosen.current, self.space.plan
        if current is None:
            return None
        cards = plan.by_session.get(current[0], [])
        return plan.by_key.get(current) or (cards[0] if cards else None)

    def spot_rect(self) -> QRectF | None:
        """The slot where the focus stands while no session is chosen."""
        spot, plan = self.chosen.spot, self.space.plan
        if self.chosen.ids or spot is None or not self.hasFocus() or not plan.first <= spot[1] < plan.last:
            return None
        column = plan.column_of(spot[0])
        return self.space.slot(column, spot[1], spot[1] + timedelta(minutes=30)) if column >= 0 else None

    def bring(self, rect: QRectF) -> None:
        """Scroll so far that a part of the board is in sight."""
        seen = self.seen()
        for bar, low, high, size, begin in (
            (self.verticalScrollBar(), rect.top() - 12, rect.bottom() + 12, seen.height(), seen.top()),
            (self.horizontalScrollBar(), rect.left() - 8, rect.right() + 8, seen.width(), seen.left()),
        ):
            if low < begin or high - low > size:
                bar.setValue(int(low))
            elif high > begin + size:
                bar.setValue(int(high - size) + 1)

    def bring_current(self) -> None:
        """Scroll to the card with the focus, or to the spot."""
        card = self.current_card()
        rect = self.space.rect(card) if card else self.spot_rect()
        if rect is not None:
            self.bring(
                QRectF(self.seen().left() + 10, rect.top(), 10, rect.height())
                if card and card.column < 0
                else rect
            )

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        seen = self.seen()
        painter.translate(-seen.topLeft())
        for area in _areas(event.region()):
            painter.setClipRect(area.translated(seen.topLeft().toPoint()))
            paint_board(self, painter, QRectF(area).translated(seen.topLeft()))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        place = self.viewport().geometry()
        self.heads.setGeometry(place.left(), place.top() - HEAD, place.width(), HEAD)
        self.gutter.setGeometry(place.left() - GUTTER, place.top() - HEAD, GUTTER, place.height() + HEAD)
        self.space = Space(self.space.plan, self.space.zoom, place.width())
        self._ranges()
        self.board.empty.put()
        self.board.hand.scrolled()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if dx:
            self.touch(self.space.rect(band) for band in self.space.bands_in(self.seen()))
        if self.shown.labels:
            top = self.seen().top()
            self.touch([QRectF(0, top + min(0, dy), self.space.width, 40 + abs(dy))])
        self.heads.update()
        self.gutter.update()
        self.board.hand.scrolled()

    def mousePressEvent(self, event: Any) -> None:
        self.board.hand.press(event, self.space.card_at(self.to_board(event.position())))

    def mouseMoveEvent(self, event: Any) -> None:
        self.board.hand.move(event)

    def mouseReleaseEvent(self, event: Any) -> None:
        self.board.hand.release(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.board.hand.double(self.to_board(event.position()))

    def contextMenuEvent(self, event: Any) -> None:
        at_pointer = event.reason() == event.Reason.Mouse
        card = (
            self.space.card_at(self.to_board(self.viewport().mapFromGlobal(event.globalPos())))
            if at_pointer
            else None
        )
        self.board.open_menu(card, event.globalPos() if at_pointer else None)

    def wheelEvent(self, event: Any) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.next_zoom(1 if event.angleDelta().y() > 0 else -1, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        if not self.board.keys.pressed(event, in_tray=False):
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if self.chosen.spot is None and not self.chosen.ids:
            self.board.focus.set_spot()
        self.viewport().update()
        self.board.telling.speak_current()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyReleaseEvent(self, event: Any) -> None:
        if not self.board.keys.released(event):
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.board.keys.owns(event, in_tray=False):
            event.accept()
            return True
        return bool(super().event(event))

    def viewportEvent(self, event: Any) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            card = None if self.board.hand.busy() else self.space.card_at(self.to_board(event.pos()))
            QToolTip.showText(
                event.globalPos(), self.board.telling.hint_of(card.session) if card else "", self.viewport()
            )
            return True
        if event.type() == QEvent.Type.Leave:
            self.viewport().unsetCursor()
        return bool(super().viewportEvent(event))

    def _ranges(self) -> None:
        size = self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), self.space.height + 1, size.height()),
            (self.horizontalScrollBar(), self.space.width, size.width()),
        ):
            bar.setPageStep(part)
            bar.setRange(0, max(0, whole - part))

    def _warm(self) -> None:
        """Read a few looks before they are scrolled to."""
        for card in self._cold[-12:]:
            self.looks.of(card.session)
        del self._cold[-12:]
        if not self._cold:
            self._warming.stop()

    def _tick(self) -> None:
        was, self._was_now = self._was_now, self.now()
        for moment in (was, self._was_now):
            if moment is not None:
                self.touch([QRectF(0, self.space.y(moment) - 2, self.space.width, 4)])
        self.gutter.update()


def _areas(region: QRegion) -> list[QRect]:
    """What to paint: few rectangles one by one, where that is much less than the one around them all."""
    around, parts = region.boundingRect(), list(region)  # type: ignore[call-overload]
    if len(parts) <= _PARTS and sum(_size(part) for part in parts) * 2 < _size(around):
        return parts
    return [around]


def _size(rect: QRect) -> int:
    return rect.width() * rect.height()
