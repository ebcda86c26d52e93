"""A field whose text ends with “…” where it is longer than the field; Qt cuts it through a letter."""

from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip


class CutLine(QLineEdit):
    """Whoever types in it sees what is typed; otherwise a hint tells the whole text."""

    def is_cut(self) -> bool:
        """Whether the text is longer than the field, while nobody types in it."""
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return not self.hasFocus() and wide > self._room(self._option()).width()

    def _option(self) -> QStyleOptionFrame:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return option

    def _room(self, option: QStyleOptionFrame) -> QRect:
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return area.marginsRemoved(self.textMargins()).adjusted(2, 0, -2, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cut():
            super().paintEvent(event)
            return
        option = self._option()
        area, metrics = self._room(option), self.fontMetrics()
        with QPainter(self) as painter:
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
            painter.setPen(self.palette().color(self.foregroundRole()))
            text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)

    def event(self, event: Any) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.is_cut():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.text(), self)
            return True
        return super().event(event)
