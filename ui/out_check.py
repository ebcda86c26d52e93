"""Watches on a worker thread whether the sheets of an event that are out are still true."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from exports.out import FRESH, SheetOut, check_out
from exports.printed import standing
from models.words import _
from planning.plan import Picture

from .background import Work

REST = 1500
"""Milliseconds without an edit before the sheets are judged: each of their documents is made anew."""


class OutCheck(QObject):
    """`found` says which sheets are out, judged; an empty list when there are none."""

    found = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.sheets: list[SheetOut] = []
        self.work: Work | None = None
        self._wanted: tuple[Picture, int | None] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._begin)

    def ask(self, picture: Picture, event_id: int | None, *, at_once: bool = False) -> None:
        """Judge the sheets of an event once nobody has edited for a moment."""
        if self.work:
            self.work.cancel()
            self.work = None
        self._wanted = (picture, event_id)
        if event_id is None or not standing(picture, event_id):
            self._rest.stop()
            self._tell([])
        elif at_once:
            self._begin()
        else:
            self._rest.start()

    @property
    def stale(self) -> list[SheetOut]:
        """The sheets that are no longer true."""
        return [sheet for sheet in self.sheets if sheet.state != FRESH]

    def _begin(self) -> None:
        self._rest.stop()
        if self._wanted:
            steps = check_out(*self._wanted)
            self.work = Work(_("Sheets that are out"), steps, self._tell, self._fail, self)

    def _tell(self, sheets: list[SheetOut]) -> None:
        self.work = None
        self.sheets = sheets
        self.found.emit(sheets)

    def _fail(self, error: Any) -> None:
        self.work = None
        raise error
