"""When a person or a room cannot: a short list with a line to add to it."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from models import Absence
from models.database import Problem
from models.history import step
from models.person import ABSENCE_KINDS
from models.words import _
from planning.plan import Row

from .dates import moment, plain_day, read_day, read_moment
from .errors import saying
from .fields import Choose
from .parts import button, column, icon_button, label, row

if TYPE_CHECKING:
    from .window import Window

Add = Callable[[datetime, datetime, str, str], None]


class Absences(QWidget):
    """Each absence with its days and why; below, two days and why make another."""

    def __init__(
        self, window: "Window", rows: Iterable[Row], add: Add, whose: Callable[[Row], str] | None = None
    ) -> None:
        super().__init__()
        self.window_, self.act, self.whose = window, add, whose
        layout = column(gap=2)
        for absence in sorted(rows, key=lambda a: a.starts):
            layout.addLayout(self._line(absence))
        self.first = _field(_("From"), "2026-05-01")
        self.last = _field(_("Until"), "2026-05-05")
        self.kind = Choose(_("Why"), role="")
        self.kind.fill([(key, _(name)) for key, name in ABSENCE_KINDS.items()])
        self.kind.setFixedWidth(120)
        self.note = _field(_("Note"), _("Note"))
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        for field in (self.first, self.last, self.note):
            field.returnPressed.connect(self.add)
        until = label("–", "second")
        layout.addLayout(
            row(self.first, until, self.last, self.kind, self.note, button(_("Add"), self.add), gap=6)
        )
        layout.addWidget(self.error)
        self.setLayout(layout)

    def _line(self, absence: Row):  # type: ignore[no-untyped-def]  # noqa: ANN202
        words = f"{_span(absence)} · {_(ABSENCE_KINDS.get(absence.kind, absence.kind))}"
        if self.whose:
            words = f"{self.whose(absence)} · {words}"
        if absence.note:
            words += f" · {absence.note}"
        gone = icon_button("x", _("Remove"), lambda: self.remove(absence.id))
        return row(label(words, wrap=True), None, gone)

    def add(self) -> None:
        """Add what was typed; a last day without a time is taken whole."""
        try:
            starts = read_moment(self.first.text(), datetime.combine(datetime.now().date(), time(0)))
            ends = self._end(starts)
            self.act(starts, ends, self.kind.currentData() or "busy", self.note.text())
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()

    def _end(self, starts: datetime) -> datetime:
        text = self.last.text().strip()
        if not text:
            return datetime.combine(starts.date(), time(0)) + timedelta(days=1)
        if ":" in text or "：" in text:
            return read_moment(text, starts)
        return datetime.combine(read_day(text, starts.date()), time(0)) + timedelta(days=1)

    def remove(self, row_id: int) -> None:
        """Take an absence away."""
        with saying(self.window_), step(_("Remove an absence")):
            Absence.fetch(row_id).delete_instance()


def _span(absence: Row) -> str:
    midnight = time(0)
    if absence.starts.time() == midnight and absence.ends.time() == midnight:
        last = absence.ends - timedelta(days=1)
        if last.date() == absence.starts.date():
            return plain_day(last.date())
        return f"{plain_day(absence.starts.date())} – {plain_day(last.date())}"
    return f"{moment(absence.starts, year=True)} – {moment(absence.ends, year=True)}"


def _field(name: str, example: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(example)
    return made
