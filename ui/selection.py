"""The bar at the bottom of a list while several rows are chosen: how many, and what can be done with all
of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from models.words import _

from .parts import label, line, row


class SelectionBar(QFrame):
    """Hidden until more than one row is chosen."""

    def __init__(self, page: QWidget, acts: Sequence[QWidget]) -> None:
        super().__init__(page)
        self.setProperty("ground", "pop")
        self.count = label("", "strong")
        self.words = [(made, made.text()) for made in acts if isinstance(made, QPushButton) and made.text()]
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
        """At the foot of the page; where that is narrow, without the words of what has a drawing."""
        page = self.parentWidget()
        if page is not None:
            self._say(short=False)
            if self.width() > page.width() - 16:
                self._say(short=True)
            self.move((page.width() - self.width()) // 2, page.height() - self.height() - 46)

    def _say(self, *, short: bool) -> None:
        for made, text in self.words:
            made.setText("" if short and not made.icon().isNull() else text)
            made.setToolTip(text if short else "")
            made.setAccessibleName(made.accessibleName() or text)
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._put()
        return False
