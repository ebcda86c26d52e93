"""The agreements with an organisation, in a table one types into; what has ended, or soon will, is told."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models import Agreement
from models.history import step
from models.words import N_, _, ngettext
from planning.plan import Picture, Row

from .columns import Column, Part
from .dates import plain_day, read_day
from .errors import saying
from .grid import Grid
from .parts import button, column, label, row
from .values import read

if TYPE_CHECKING:
    from .window import Window

#: An agreement that ends within so many days is told.
SOON = 90


class Agreements(QWidget):
    """One line an agreement: signed, ends, reference, programme."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window
        assert window.store is not None
        self.store = window.store
        self.organisation_id: int | None = None
        self.table = Grid("agreements", self._columns(), add_rows=self._add_rows)
        self.table.setAccessibleName(_("Agreements"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.refused.connect(lambda sentence: window.tell(sentence, level="bad"))
        self.table.removed.connect(self.remove)
        self.count = label("", "count")
        self.none = label(_("No agreement yet."), "hint")
        new = button(_("Add an agreement"), self.add, icon_name="plus")
        gone = button(_("Remove"), self.remove, icon_name="trash-2", role="quiet")
        head = row(label(_("Agreements"), "section"), self.count, None, gone, new)
        self.setLayout(column(head, 4, self.table, self.none, gap=0))

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def _columns(self) -> Sequence[Column]:
        return (
            Column("signed", N_("Signed on"), lambda a: plain_day(a.signed), 130, put=_put_day("signed"),
                   key=lambda a: a.signed, first=True),
            Column("ends", N_("Ends on"), lambda a: plain_day(a.ends) or _("no end"), 150,
                   put=_put_day("ends"), key=lambda a: a.ends, parts=_end,
                   edit_text=lambda a: plain_day(a.ends)),
            Column("reference", N_("Reference"), lambda a: a.reference, 160, put=_put_reference),
            Column("programme", N_("Programme"), self._programme, 150, put=_put_programme, strict=True,
                   choices=lambda _a: [p.name for p in self.picture.all("programme")]),
        )  # fmt: skip

    def show_organisation(self, row_id: int) -> None:
        """List the agreements of an organisation, the newest first."""
        self.organisation_id = row_id
        rows = self.picture.of("agreement", "organisation_id", row_id)
        rows = tuple(sorted(rows, key=lambda a: a.signed or date.min, reverse=True))
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.count.setText(str(len(rows) or ""))
        self.table.setFixedHeight(36 + 32 * max(1, min(len(rows), 8)))

    def _programme(self, agreement: Row) -> str:
        found = self.picture.get("programme", agreement.programme_id)
        return str(found.name) if found else ""

    def _add_rows(self, count: int) -> list[int]:
        return [int(Agreement.create(organisation=self.organisation_id).id) for _n in range(count)]

    def add(self) -> None:
        """Add an agreement and type when it was signed."""
        with saying(self.window_):
            with step(_("Add an agreement")):
                ids = self._add_rows(1)
            self.table.edit_row(ids[0], "signed")

    def remove(self) -> None:
        """Remove the chosen agreements."""
        chosen = self.table.chosen()
        if not chosen:
            return
        text = ngettext("Remove {count} agreement", "Remove {count} agreements", len(chosen))
        text = text.format(count=len(chosen))
        with saying(self.window_):
            with step(text):
                for agreement in chosen:
                    Agreement.fetch(agreement.id).delete_instance()
            self.window_.tell(text, undo=True)


def _end(agreement: Row) -> Sequence[Part]:
    """Red when it has ended, amber when it soon will."""
    if agreement.ends is None:
        return (Part(_("no end"), "text-3"),)
    words, today = plain_day(agreement.ends), date.today()
    if agreement.ends < today:
        return (Part(words, "bad", "octagon-alert", "bad"),)
    if agreement.ends < today + timedelta(days=SOON):
        return (Part(words, "warn", "triangle-alert", "warn"),)
    return (Part(words),)


def _put_day(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        agreement = Agreement.fetch(row_id)
        plain = text.strip()
        setattr(agreement, name, read_day(plain) if plain and plain != _("no end") else None)
        agreement.save()

    return put


def _put_reference(row_id: int, text: str) -> None:
    agreement = Agreement.fetch(row_id)
    agreement.reference = text.strip()
    agreement.save()


def _put_programme(row_id: int, text: str) -> None:
    agreement = Agreement.fetch(row_id)
    agreement.programme = read(Agreement._meta.fields["programme"], text)
    agreement.save()
