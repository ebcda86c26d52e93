"""A visit or a journey on its day's line: a button that is drawn as a card or as an outlined block."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from .icons import draw
from .theme import colour, font

if TYPE_CHECKING:
    from .timeline import Timeline

EDGE = 6  # px at each end of a block that change its start or its end


class Block(QAbstractButton):
    """A visit or a journey on the line of its day."""

    def __init__(self, owner: "Timeline", table: str, row_id: int, first: str, second: str) -> None:
        super().__init__(owner)
        self.table, self.row_id, self.first, self.second = table, row_id, first, second
        self.mark = self.ink = self.late = ""
        self.setCheckable(True)
        self.owner = owner
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)

    def describe(self, words: str, doubt: str) -> None:
        """What a hint and a screen reader say."""
        self.late = doubt
        self.setAccessibleName(words)
        self.setAccessibleDescription(doubt)
        self.setToolTip("\n".join(filter(None, (words, doubt))))

    def key(self) -> tuple[str, int]:
        """Its table and row."""
        return self.table, self.row_id

    def edge(self, x: float) -> str:
        """Which end is at a place across it: the start, the end, or neither."""
        grab = min(EDGE, self.width() / 4)
        return "start" if x < grab else "end" if x > self.width() - grab else ""

    def mousePressEvent(self, event: Any) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.owner.hand.press(self, event)

    def mouseMoveEvent(self, event: Any) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.owner.hand.move(event)
        else:
            shapes = Qt.CursorShape
            self.setCursor(shapes.SizeHorCursor if self.edge(event.position().x()) else shapes.ArrowCursor)

    def mouseReleaseEvent(self, event: Any) -> None:
        if self.owner.hand.busy() and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)  # a drag is no click
            self.owner.hand.drop()
        else:
            self.owner.hand.cancel()
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        self.owner.opened.emit(self.table, self.row_id)

    def focusOutEvent(self, event: Any) -> None:
        self.owner.hand.cancel()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and self.owner.keys.owns(event):
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and self.owner.keys.pressed(self, event):
            return True
        if kind == QEvent.Type.KeyRelease and self.owner.keys.released(event):
            return True
        return super().event(event)

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
