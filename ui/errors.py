"""What goes wrong in front of the user: a sentence where they can put it right, one dialog where we
cannot."""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from models.database import Problem
from models.settings import folder
from models.words import _

log = logging.getLogger("lectern")


class Teller(Protocol):
    """Anything that shows a sentence to the user."""

    def tell(self, text: str, *, level: str = "", undo: bool = False) -> None: ...


@contextmanager
def saying(window: Teller) -> Iterator[None]:
    """Show the sentence of a Problem that the block raises; the step it was raised in has changed nothing."""
    try:
        yield
    except Problem as problem:
        window.tell(str(problem), level="bad")


def log_file() -> Path:
    """Where mistakes of the program are written down."""
    return folder() / "lectern.log"


def start_log() -> None:
    """Write mistakes into the log, which never grows beyond a megabyte or so."""
    folder().mkdir(parents=True, exist_ok=True)
    keeper = RotatingFileHandler(log_file(), maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    keeper.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(keeper)


def install(window: QWidget) -> None:
    """Make the last resort known: what no page expected is logged and told, and the program goes on."""
    sys.excepthook = LastResort(window)


class LastResort:
    """Called with every exception nobody caught. The edit it happened in was rolled back by its step."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.dialog: QMessageBox | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        window: Any = self.window
        if isinstance(error, Problem):
            window.tell(str(error), level="bad")
            return
        log.error("".join(traceback.format_exception(kind, error, trace)))
        if self.dialog is None:
            self._ask(error)

    def _ask(self, error: BaseException) -> None:
        """One dialog at a time, however often it goes wrong."""
        self.dialog = QMessageBox(self.window)
        self.dialog.setIcon(QMessageBox.Icon.Warning)
        self.dialog.setWindowTitle("Lectern")
        self.dialog.setText(_("Something went wrong in Lectern."))
        self.dialog.setInformativeText(
            _("What you last did was not carried out; everything before it is saved. You can go on working. "
              "If it happens again, send the file {path} to the people who look after Lectern.").format(
                path=log_file())
        )  # fmt: skip
        self.dialog.setDetailedText("".join(traceback.format_exception(error)))
        self.dialog.finished.connect(lambda _result: setattr(self, "dialog", None))
        self.dialog.open()
