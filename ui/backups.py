"""The backups of a plan: when each was made and what is in it; one is opened beside the plan, never over
it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from models.backup import back_up, list_backups
from models.words import N_, _

from .columns import Column, number
from .dates import moment
from .errors import saying
from .parts import button, column, label, row
from .table import Table

if TYPE_CHECKING:
    from .window import Window


class Line(NamedTuple):
    """A backup as a row."""

    id: int
    made: datetime
    reason: str
    events: int
    sessions: int
    size: int
    path: Path


COLUMNS = (
    Column("made", N_("Made"), lambda b: moment(b.made, year=True), 190, first=True, key=lambda b: b.made),
    Column("reason", N_("Why"), lambda b: _(b.reason), 150),
    Column("events", N_("Events"), lambda b: number(b.events), 70, right=True, key=lambda b: b.events),
    Column(
        "sessions", N_("Sessions"), lambda b: number(b.sessions), 84, right=True, key=lambda b: b.sessions
    ),
    Column("size", N_("KB"), lambda b: number(b.size // 1024), 70, right=True, key=lambda b: b.size),
)


class BackupsDialog(QDialog):
    """Newest first."""

    def __init__(self, window: "Window", path: Path) -> None:
        super().__init__(window)
        self.window_, self.path = window, path
        self.setWindowTitle(_("Backups"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 460)
        self.table = Table("backups", COLUMNS, row_height=32)
        self.table.setAccessibleName(_("Backups"))
        self.table.sort(0, descending=True)
        self.table.opened.connect(lambda _line: self.restore())
        text = _("The plan is copied when it was changed and is opened again, and every 15 minutes of work. "
                 "A backup is opened as a plan of its own; this plan stays as it is.")  # fmt: skip
        go = button(_("Open this backup"), self.restore, role="primary")
        go.setProperty("tall", "yes")
        self.setLayout(
            column(
                label(_("Backups of {name}").format(name=path.name), "section"),
                label(text, "second", wrap=True),
                self.table,
                row(
                    button(_("Back up now"), self.now, icon_name="hard-drive"),
                    None,
                    button(_("Close"), self.reject, role="large"),
                    go,
                ),
                gap=10,
                margins=(20, 20, 20, 20),
            )
        )
        self._fill()

    def _fill(self) -> None:
        self.table.show_rows(
            [
                Line(
                    b.sequence + 1,
                    datetime.fromisoformat(b.made).replace(tzinfo=None),
                    b.reason,
                    b.rows.get("event", 0),
                    b.rows.get("session", 0),
                    b.size,
                    Path(b.file),
                )
                for b in list_backups(self.path)
            ]
        )
        if self.table.rows.shown:
            self.table.selectRow(0)
        self.table.setFocus()

    def now(self) -> None:
        """Back the plan up at once."""
        with saying(self.window_):
            back_up(self.path)
            self._fill()

    def restore(self) -> None:
        """Open the backup chosen as a plan of its own."""
        chosen = self.table.chosen()
        if chosen:
            self.accept()
            self.window_.files.restore_beside(chosen[0].path, self.path)
