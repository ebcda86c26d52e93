"""Garbage is looked for on the main thread only: a widget that dies on a worker's thread ends the program.

Python looks for it in whichever thread happens to ask for memory, which may be the one that reads a file.
"""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

#: Milliseconds between two looks.
_EVERY = 1000


class Sweeper(QObject):
    """Takes over from Python's own collector, by its thresholds, while there is a window."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        gc.disable()
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY)
        self.timer.timeout.connect(self.sweep)
        self.timer.start()

    def sweep(self) -> None:
        """Collect what is due; all that there is only while nothing is held with the mouse."""
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        _young, middle, old = gc.get_count()
        still = not QApplication.mouseButtons().value
        gc.collect(2 if old > gc.get_threshold()[2] and still else 1 if middle > gc.get_threshold()[1] else 0)
