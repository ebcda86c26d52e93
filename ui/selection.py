"""The bar at the bottom of a list while several rows are chosen: how many, and what can be done with all
of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QWidget

from models.words import _

from .parts import label, line, row


class SelectionBar(QFrame):
    """Hidden until more than one row is chosen."""

    def __init__(self, page: QWidget, acts: Sequence[QWidget]) -> None:
        super().__init__(page)
        self.setProperty("ground", "pop")
        self.count = label("", "strong")
        divider = line("v")
        self.setLayout(row(self.count, divider, *acts, gap=8, margins=(16, 9, 10, 9)))
        page.installEventFilter(self)
        self.hide()

    def follow(self, count: int) -> None:
        """Show itself for so many rows; hide for none."""
        self.setVisible(count > 0)
        if count:
            self.count.setText(_("{count} selected").format(count=f"{count:,}"))
            self._put()
            self.raise_()

    def _put(self) -> None:
        page = self.parentWidget()
        if page is not None:
            self.adjustSize()
            self.move((page.width() - self.width()) // 2, page.height() - self.height() - 46)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._put()
        return False
