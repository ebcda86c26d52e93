"""A row of tabs that slides sideways where the window is narrower than all of them."""

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from .parts import row
from .slide import Slide

#: Pixels of the neighbour that stay in sight, so that one sees there is more.
_NEIGHBOUR = 48


class TabStrip(Slide):
    """The tabs in their full width; the chosen one is always in sight."""

    def __init__(self, *tabs: QAbstractButton) -> None:
        super().__init__(row(*tabs, None, gap=20, margins=(24, 4, 24, 0)), 160)
        self.tabs = tabs
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def reveal(self, tab: QWidget) -> None:
        """Slide so far that a tab is in sight."""
        self.ensureWidgetVisible(tab, _NEIGHBOUR, 0)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        for tab in self.tabs:
            if tab.isChecked():
                self.reveal(tab)
