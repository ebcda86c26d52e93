"""The middle of a dialog: as tall as what is in it where there is room, scrolled where there is not."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

EDGE = 20
"""Pixels that a dialog leaves of its window, above and below together."""
LEAST = 72
"""Pixels of the middle that stay in sight however small the screen is."""


class Roomy(QScrollArea):
    """Wants to show all of `inside`, `most` pixels of it; the dialog grows with what comes into it."""

    def __init__(self, inside: QWidget, most: int = 10_000) -> None:
        super().__init__()
        self.inside, self.most = inside, most
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("role", "inside")
        self.setWidget(inside)
        inside.installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.grow)

    def sizeHint(self) -> QSize:
        """All of what is inside, as tall as it is at the width there is."""
        inside = self.inside
        wide = max(inside.sizeHint().width(), self.viewport().width() if self.isVisible() else 0)
        tall = inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(wide, min(tall, self.most))

    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(wanted.width(), 240), min(wanted.height(), LEAST))

    def grow(self) -> None:
        """Make the dialog as tall as it wants to be, no taller than its window or screen."""
        dialog, layout = self.window(), self.window().layout()
        above = dialog.parentWidget()
        if layout is None or not dialog.isVisible():
            return
        layout.activate()
        hint = layout.totalSizeHint().height()
        wide = dialog.width()
        wanted = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else hint
        rooms = [dialog.screen().availableGeometry().height(), *([above.height()] if above else [])]
        tall = min(wanted, min(rooms) - EDGE)
        if tall > dialog.height():
            dialog.resize(wide, tall)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)  # a sentence below this may come too
        self._later.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            if watched == self.inside:  # of the dialog itself: this would ask it to lay out for ever
                self.updateGeometry()
            self._later.start(0)
        return super().eventFilter(watched, event)
