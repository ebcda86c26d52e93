"""What floats over the board during a drag: the card in the hand, and the reason why a slot is not free."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from models.words import _
from planning.rules import Finding

from .board_cards import RADIUS, paint_card, paint_raised
from .board_layout import Card
from .board_space import Space
from .parts import column, label
from .theme import colour, font

if TYPE_CHECKING:
    from .board import AgendaBoard
    from .board_drag import Carry

GRIP = 12  # pixels below its top edge at which a card from the tray is held
_ROUND = 8  # what the raised rings and badges need around a card


class Floating(QWidget):
    """The card that was grabbed, under the pointer; how many come along, and a plus for copies."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__(board)
        self.board = board
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = QPixmap()
        self._grip = QPoint()
        self._count, self._copying = 1, False
        self.hide()

    def lift(self, carry: "Carry", space: Space, card: Card | None, pressed: QPointF) -> None:
        """Take the card of a session into the hand, where it was pressed."""
        look = self.board.looks.of(carry.first)
        if card is not None and card.column >= 0:
            size = space.rect(card).size()
            grip = pressed - space.rect(card).topLeft()
        else:
            size = QRectF(0, 0, 180, max(24, carry.first.minutes * space.per_minute - 1)).size()
            grip = QPointF(24, GRIP)
        wide, high = max(90, round(size.width())), min(160, max(24, round(size.height())))
        self._grip = QPoint(min(round(grip.x()), wide - 4), min(round(grip.y()), high - 4))
        self._count, self._copying = len(carry.sessions), False
        scale = self.devicePixelRatioF()
        self._picture = QPixmap(round((wide + 2 * _ROUND) * scale), round((high + 2 * _ROUND) * scale))
        self._picture.setDevicePixelRatio(scale)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(_ROUND, _ROUND, wide, high)
        paint_raised(painter, rect)
        paint_card(painter, rect, look, max(0.75, space.zoom))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
        self.resize(wide + 2 * _ROUND, high + 2 * _ROUND)

    def follow(self, where: QPoint) -> None:
        """Stand under the pointer."""
        self.move(self.board.mapFromGlobal(where) - self._grip - QPoint(_ROUND, _ROUND))
        if self.isHidden():
            self.show()
            self.raise_()

    def copying(self, copying: bool) -> None:
        """Whether the drop will copy."""
        self._copying = copying
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        text = ("+" if self._copying else "") + (str(self._count) if self._count > 1 else "")
        if text:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(12, 700))
            wide = max(18, painter.fontMetrics().horizontalAdvance(text) + 10)
            rect = QRectF(self.width() - wide, 0, wide, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent-fill"))
            painter.drawRoundedRect(rect, 9, 9)
            painter.setPen(colour("on-accent"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class ReasonHint(QFrame):
    """First the reason, in the words of the rule, then the way out."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__(board)
        self.board = board
        self.setProperty("ground", "hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.reason, self.way_out = label("", "onhint", wrap=True), label("", "onhint", wrap=True)
        self.reason.setFont(font(12, 700))
        self.setLayout(column(self.reason, self.way_out, gap=2, margins=(10, 8, 10, 8)))
        self.setFixedWidth(300)
        self.hide()

    def say(self, reasons: Sequence[Finding], way_out: str, slot: QRectF | None) -> None:
        """Say why a slot is not free, below it; or say nothing."""
        if not reasons or slot is None:
            self.hide()
            return
        text = reasons[0].message()
        more = len({finding.message() for finding in reasons}) - 1
        self.reason.setText(text)
        self.way_out.setText(
            " ".join(filter(None, [_("And {count} more.").format(count=more) if more else "", way_out]))
        )
        self.way_out.setVisible(bool(self.way_out.text()))
        self.setFixedHeight(self._height())
        view = self.board.view
        area = view.to_viewport(slot)
        corner = view.viewport().mapTo(self.board, area.bottomLeft())
        left = min(max(corner.x(), 8), self.board.width() - self.width() - 8)
        top = corner.y() + 12
        if top + self.height() > self.board.height() - 8:
            top = view.viewport().mapTo(self.board, area.topLeft()).y() - self.height() - 12
        self.move(left, max(8, top))
        self.show()
        self.raise_()

    def _height(self) -> int:
        wide = self.width() - 20
        high = self.reason.heightForWidth(wide) + 18
        return high + (self.way_out.heightForWidth(wide) if self.way_out.text() else 0)
