"""A row of tabs that slides sideways where the window is narrower than all of them."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from .parts import row

#: Pixels of the neighbour that stay in sight, so that one sees there is more.
_NEIGHBOUR = 48


class TabStrip(QScrollArea):
    """The tabs in their full width; the wheel slides them, and the chosen one is always in sight."""

    def __init__(self, *tabs: QAbstractButton) -> None:
        super().__init__()
        self.tabs = tabs
        self.inside = QWidget()
        self.inside.setLayout(row(*tabs, None, gap=20, margins=(24, 4, 24, 0)))
        self.inside.setProperty("role", "inside")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWidget(self.inside)

    def reveal(self, tab: QWidget) -> None:
        """Slide so far that a tab is in sight."""
        self.ensureWidgetVisible(tab, _NEIGHBOUR, 0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.inside.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.inside.sizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        for tab in self.tabs:
            if tab.isChecked():
                self.reveal(tab)

    def wheelEvent(self, event: Any) -> None:
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))
