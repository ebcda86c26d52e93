"""Opening the window when the program starts, and staying until it is closed."""

import gc
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from models import settings

from .dress import application, preferred_language, set_language
from .errors import install
from .remembered import remembered
from .theme import follow_system, wear
from .window import Window

#: The size a window starts with, and what its frame may take of the screen.
_SIZE = QSize(1440, 900)
_FRAME = QSize(16, 48)


def _size_up(window: Window) -> None:
    """The size a window starts with: the whole screen where it would reach past it with its frame."""
    room = window.screen().availableSize()
    window.resize(_SIZE.boundedTo(room))
    if room.width() < _SIZE.width() + _FRAME.width() or room.height() < _SIZE.height() + _FRAME.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)


def open_window(plan: Path | None) -> Window:
    """The window, furnished and shown, with a plan where one is given and can be opened."""
    application()
    window = Window()
    set_language(preferred_language(), window.translator)
    wear(str(settings.setting("look", "system")))
    follow_system()
    kept = remembered("geometry")
    if not kept or not window.restoreGeometry(kept):
        _size_up(window)
    if plan:
        window.files.open(plan)
    else:
        window.furnish()
    window.show()
    return window


def run(plan: Path | None) -> int:
    """Start the window and stay until it is closed. Returns the exit status of the program."""
    window = open_window(plan)
    install(window)
    QTimer.singleShot(0, gc.freeze)  # what was made at the start stays: look for garbage among the rest
    return QApplication.exec()
