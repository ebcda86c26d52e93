"""What goes wrong in front of the user: a sentence where they can put it right, one dialog where we
cannot."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from PySide6.QtWidgets import QApplication, QWidget

from models.database import Problem
from models.settings import folder
from models.words import _


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


def note(text: str) -> None:
    """Write a mistake into the log, which never grows beyond a megabyte or so."""
    import logging
    from logging.handlers import RotatingFileHandler

    folder().mkdir(parents=True, exist_ok=True)
    keeper = RotatingFileHandler(log_file(), maxBytes=500_000, backupCount=1, encoding="utf-8")
    keeper.emit(
        logging.LogRecord(
            "lectern", logging.ERROR, "", 0, f"{datetime.now():%Y-%m-%d %H:%M} {text}", None, None
        )
    )
    keeper.close()


def install(window: QWidget) -> None:
    """Make the last resort known: what no page expected is logged and told, and the program goes on."""
    sys.excepthook = LastResort(window)


class LastResort:
    """Called with every exception nobody caught. The edit it happened in was rolled back by its step."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.dialog: Any = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        window: Any = self.window
        import traceback

        if isinstance(error, Problem):
            window.tell(str(error), level="bad")
            return
        note("".join(traceback.format_exception(kind, error, trace)))
        if self.dialog is None:
            self._ask(error)

    def _ask(self, error: BaseException) -> None:
        """One dialog at a time, however often it goes wrong."""
        import traceback

        from PySide6.QtWidgets import QMessageBox

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
