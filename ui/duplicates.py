"""Entries that probably mean the same, side by side: one is kept, the others flow into it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QRadioButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)  # fmt: skip

from models import Record, history
from models.database import Problem
from models.fields import Choice, Flag
from models.merging import merge, references
from models.words import N_, _, ngettext
from planning.duplicates import Suspicion, duplicates
from planning.plan import Picture, Row

from .columns import Column, Part
from .empty import nothing_here
from .form import called
from .parts import button, column, label, line, row, scrolling
from .table import Table
from .values import shown

if TYPE_CHECKING:
    from .window import Window

#: Columns nobody compares.
_OWN = {"id", "source", "position"}


class Line(NamedTuple):
    """One suspicion in the list."""

    id: int
    found: Suspicion
    names: str


class FindDuplicates(QDialog):
    """At the left what is alike, at the right the entries beside each other. Each merge is one step."""

    def __init__(self, window: "Window", model: type[Record], ids: Sequence[int] = ()) -> None:
        super().__init__(window)
        self.lectern, self.model = window, model
        assert window.store is not None
        self.store = window.store
        self.table_name: str = model._meta.table_name
        self.chosen_ids = tuple(ids)
        self.passed: set[tuple[int, ...]] = set()
        self.shown: tuple[int, ...] = ()
        self.kept = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge entries") if ids else _("Find duplicates"))
        self.resize(QSize(940, 600).boundedTo(window.size() - QSize(40, 40)))
        self.list = Table("duplicates", _COLUMNS, row_height=48)
        self.list.setAccessibleName(_("Entries that are alike"))
        self.list.chosen_changed.connect(self._compare)
        self.list.horizontalHeader().hide()
        self.said = label("", "second", wrap=True)
        self.undo = button(_("Undo"), self._undo, role="small")
        self.undo.hide()
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        self.choice = QButtonGroup(self)
        self.choice.idClicked.connect(self._keep)
        self.comparison = QWidget()
        self.area = scrolling(self.comparison)
        self.merge_button = button(_("Merge"), self.merge, role="primary")
        self.differ = button(_("They differ"), self.pass_over, hint=_("Leave them, and show the next"))
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        self.why = label("", "second", wrap=True)
        promise = label(_(_PROMISE), "hint", wrap=True)
        right = QWidget()
        right.setLayout(column(self.why, self.area, promise, self.error,
                               row(None, self.differ, self.merge_button), margins=(16, 0, 0, 0)))  # fmt: skip
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        self.list.setMinimumWidth(240)
        halves.addWidget(self.list)
        halves.addWidget(right)
        halves.setSizes([300, 600])
        halves.setStretchFactor(1, 1)
        self.list.setVisible(not self.chosen_ids)
        self.sides = QStackedWidget()
        self.sides.addWidget(halves)
        self.sides.addWidget(nothing_here(_("No duplicates"), _("No two entries seem to mean the same.")))
        close = button(_("Close"), self.accept, role="large")
        title = label(self.windowTitle(), "section")
        foot = row(self.said, self.undo, None, close)
        self.setLayout(column(title, 4, self.sides, line(), foot, margins=(20, 20, 20, 16)))

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    # What is shown

    def refresh(self) -> None:
        """Look for what is alike, and show the first that nobody has passed over."""
        found = self._wanted()
        lines = [Line(number, each, self._names(each.ids)) for number, each in enumerate(found)]
        self.list.show_rows(lines)
        self.sides.setCurrentIndex(0 if lines else 1)
        if lines:
            self.list.choose([lines[0].id])
            self._compare()

    def _wanted(self) -> list[Suspicion]:
        if self.chosen_ids:
            ids = tuple(i for i in self.chosen_ids if self.picture.get(self.table_name, i))
            return [Suspicion(self.table_name, ids, (), 0)] if len(ids) > 1 else []
        return [each for each in duplicates(self.picture, self.table_name) if each.ids not in self.passed]

    def _names(self, ids: Iterable[int]) -> str:
        return _(", ").join(self.picture.tables[self.table_name][row_id].name for row_id in ids)

    def _compare(self) -> None:
        now = self.list.chosen()
        if not now or now[0].found.ids == self.shown:
            return
        found = now[0].found
        self.shown, self.kept = found.ids, found.ids[0]
        words = found.message()
        sure = _("Surely the same: {why}") if found.sure else _("Perhaps the same: {why}")
        self.why.setText(sure.format(why=words) if words else _("Choose the entry that is kept."))
        self.error.hide()
        self._draw()

    def _draw(self) -> None:
        """The entries beside each other; only the facts in which one of them says something."""
        rows = [self.picture.tables[self.table_name][row_id] for row_id in self.shown]
        for old in self.choice.buttons():
            self.choice.removeButton(old)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for number, entry in enumerate(rows):
            pick = QRadioButton(_("keep"))
            pick.setChecked(entry.id == self.kept)
            pick.setAccessibleName(_("Keep {name}").format(name=entry.name))
            self.choice.addButton(pick, number)
            grid.addWidget(pick, 0, number + 1)
        place = 1
        for name, texts in (*self._facts(rows), (_("Used"), [self._used(entry) for entry in rows])):
            grid.addWidget(label(name, "small", wrap=True), place, 0, Qt.AlignmentFlag.AlignTop)
            for number, text in enumerate(texts):
                same = all(other in ("", text) for other in texts)
                ink = "" if same else "strong"
                grid.addWidget(label(text or "–", ink if text else "hint", wrap=True), place, number + 1,
                               Qt.AlignmentFlag.AlignTop)  # fmt: skip
            place += 1
        for number in range(len(rows)):
            grid.setColumnStretch(number + 1, 1)
        grid.setRowStretch(place, 1)
        fresh = QWidget()
        fresh.setLayout(grid)
        fresh.setProperty("role", "inside")
        self.area.setWidget(fresh)
        self.comparison = fresh
        words = ngettext("Merge {count} entry", "Merge {count} entries", len(rows)).format(count=len(rows))
        self.merge_button.setText(words)
        self.merge_button.setAccessibleName(words)

    def _facts(self, rows: Sequence[Row]) -> list[tuple[str, list[str]]]:
        found = []
        for field in self.model._meta.sorted_fields:
            texts = [shown(self.picture, field, getattr(entry, field.column_name)) for entry in rows]
            silent = field.name in _OWN or not any(texts)
            if not silent and not (isinstance(field, Choice | Flag) and len(set(texts)) == 1):
                found.append((called(field), texts))
        return found

    def _used(self, entry: Row) -> str:
        """How often the plan refers to an entry."""
        count = 0
        for table, field in references(self.model):
            name = table._meta.table_name
            if name in self.picture.tables:
                count += len(self.picture.of(name, field.column_name, entry.id))
        return ngettext("{count} time", "{count} times", count).format(count=count) if count else _("nowhere")

    # Acts

    def _keep(self, number: int) -> None:
        self.kept = self.shown[number]

    def merge(self) -> None:
        """Let the entry that is kept stand for the others."""
        if len(self.shown) < 2:
            return
        ids = [self.kept, *(row_id for row_id in self.shown if row_id != self.kept)]
        try:
            entries: list[Any] = [self.model.fetch(row_id) for row_id in ids]
            merge(entries[0], entries[1:])
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()
            return
        self._say(_("Merged: {name}").format(name=entries[0].name), undo=True)
        self.shown = ()
        if self.chosen_ids:
            self.accept()
            self.lectern.tell(self.said.text(), undo=True)
        else:
            self.refresh()

    def pass_over(self) -> None:
        """Leave these as they are, and show the next."""
        self.passed.add(self.shown)
        self.shown = ()
        if self.chosen_ids:
            self.reject()
        else:
            self.refresh()

    def _undo(self) -> None:
        name = history.undo()
        self._say(_("Taken back: {step}").format(step=name), undo=False)
        self.shown = ()
        self.refresh()

    def _say(self, text: str, *, undo: bool) -> None:
        self.said.setText(text)
        self.undo.setVisible(undo)


_PROMISE = N_(
    "What the others know and the kept one does not is taken over; what they say otherwise goes into its "
    "notes. Everything in the plan that means them will mean the kept one."
)
_COLUMNS = (
    Column("names", N_("Entries"), lambda x: x.names, 280, first=True, second=lambda x: x.found.message(),
           parts=lambda x: (Part("", mark="circle-check" if x.found.sure else "info"),)),
)  # fmt: skip
