"""The sheets of an event that are out: where each hangs, whether it is still true, what is new about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from exports.out import FRESH, GONE, SheetOut
from models import Printout
from models.history import Changes
from models.printing import put_up, set_copies, take_down
from models.words import N_, _, ngettext

from .columns import Column, Part, number
from .dates import moment
from .errors import saying
from .out_check import OutCheck
from .parts import Elided, button, column, label, line, row
from .table import Table
from .values import read_count

if TYPE_CHECKING:
    from .window import Window

STATES = {FRESH: N_("true"), "stale": N_("stale"), GONE: N_("of no use any more")}
_MARKS = {
    FRESH: ("circle-check", "good"),
    "stale": ("triangle-alert", "warn"),
    GONE: ("octagon-alert", "bad"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sheet as a row of the table."""

    id: int
    sheet: SheetOut


def _state(line: Line) -> list[Part]:
    mark, ink = _MARKS[line.sheet.state]
    return [Part(_(STATES[line.sheet.state]), ink, mark, ink)]


def _version(line: Line) -> str:
    number = line.sheet.entry.get("version", 0)
    if not number:
        return _("draft")
    words = _("draft after version {number}") if line.sheet.entry.get("draft") else _("version {number}")
    return words.format(number=number)


def _when(line: Line) -> str:
    return moment(datetime.fromisoformat(line.sheet.entry["made"]))


class SheetsOut(QDialog):
    """Where sheets hang is typed here; taken down ones leave the list; stale ones are printed in one act."""

    def __init__(self, window: "Window", event_id: int) -> None:
        super().__init__(window)
        self.lectern, self.event_id = window, event_id
        assert window.store is not None
        self.store = window.store
        self.setWindowTitle(_("Sheets that are out"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 520)
        self.table = Table("sheets-out", self._columns())
        self.table.chosen_changed.connect(self._tell)
        self.words = Elided("", "second")
        self.news = label("", "small", wrap=True)
        self.down = button(_("Taken down"), self.take_down, icon_name="check")
        self.again = button(
            _("Print what has changed…"), self.print_again, icon_name="printer", role="primary"
        )
        self.check = OutCheck(self)
        self.check.found.connect(self._show)
        self.store.changed.connect(self._changed)
        self._lay_out()
        self.words.say(_("Looking at the sheets…"))
        self.check.ask(self.store.picture, event_id, at_once=True)

    def _columns(self) -> list[Column]:
        return [
            Column("document", _("Document"), lambda one: one.sheet.name, 150, first=True),
            Column("sheet", _("What it shows"), lambda one: one.sheet.entry["about"], 200),
            Column("where", _("Hangs at"), lambda one: one.sheet.where, 170, put=self.put_up),
            Column(
                "copies",
                _("Copies"),
                lambda one: number(one.sheet.copies),
                70,
                right=True,
                key=lambda one: one.sheet.copies,
                put=self.set_copies,
            ),
            Column("printed", _("Printed"), _when, 130, key=lambda one: one.sheet.entry["made"]),
            Column("version", _("Version"), _version, 150),
            Column("state", _("State"), lambda one: _(STATES[one.sheet.state]), 130, parts=_state),
        ]

    def _lay_out(self) -> None:
        ways = row(self.down, None, button(_("Close"), self.reject, role="large"), self.again, gap=8)
        layout = column(self.words, self.table, line(), self.news, ways, gap=8, margins=(16, 14, 16, 14))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # What is shown

    def _changed(self, touched: Changes) -> None:
        self.check.ask(self.store.picture, self.event_id, at_once=set(touched) <= {"printout"})

    def _show(self, sheets: list[SheetOut]) -> None:
        self.table.show_rows([Line(number, sheet) for number, sheet in enumerate(sheets, 1)])
        stale = len(self.check.stale)
        if not sheets:
            words = _("Nothing is out yet: what is printed or saved from here on is listed here.")
        elif stale:
            words = ngettext("{stale} of {count} sheets is no longer true.",
                             "{stale} of {count} sheets are no longer true.", stale)  # fmt: skip
        else:
            words = ngettext(
                "{count} sheet, and it is true.", "{count} sheets, and all are true.", len(sheets)
            )
        self.words.say(words.format(stale=stale, count=len(sheets)))
        self.again.setEnabled(stale > 0)
        self._tell()

    def _tell(self) -> None:
        """Say what is new about the one sheet chosen."""
        chosen = self.chosen()
        self.down.setEnabled(bool(chosen))
        told = ""
        if len(chosen) == 1:
            sheet = chosen[0]
            if sheet.state == GONE:
                told = _("Nothing takes the place of this sheet: take it down.")
            elif sheet.news:
                told = _("New on it: {texts}").format(texts=" · ".join(sheet.news[:12]))
            elif sheet.state != FRESH:
                told = _("Something was taken off it, or stands elsewhere on it now.")
        self.news.setText(told)

    def chosen(self) -> list[SheetOut]:
        """The sheets chosen in the table."""
        return [one.sheet for one in self.table.chosen()]

    # Acts

    def _sheet(self, row_id: int) -> SheetOut:
        found: SheetOut = next(one.sheet for one in self.table.rows.all if one.id == row_id)
        return found

    def set_copies(self, row_id: int, text: str) -> None:
        """Keep how many of a document are out."""
        set_copies(Printout.fetch(self._sheet(row_id).printout), read_count(text))

    def put_up(self, row_id: int, where: str) -> None:
        """Keep where a sheet hangs."""
        sheet = self._sheet(row_id)
        put_up(Printout.fetch(sheet.printout), sheet.entry["facts"], where)

    def take_down(self) -> None:
        """Let the chosen sheets go: they hang nowhere any more."""
        chosen = self.chosen()
        with saying(self.lectern):
            for printout in dict.fromkeys(sheet.printout for sheet in chosen):
                facts = [sheet.entry["facts"] for sheet in chosen if sheet.printout == printout]
                take_down(Printout.fetch(printout), facts)

    def print_again(self) -> None:
        """Print the new sheets for all that are stale."""
        from .pack_dialog import PackDialog

        self.accept()
        PackDialog(self.lectern, self.event_id, changed=True).open()
