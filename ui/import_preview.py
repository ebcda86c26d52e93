"""What files from elsewhere would change, shown before anything is changed; then one step."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QHBoxLayout, QProgressBar

from models.database import Problem
from models.words import N_, _, ngettext

from .background import Work
from .combo import Combo
from .dates import moment
from .import_entries import COLUMNS, STATES, Taken, accept_all, entries_of, read_files
from .parts import Banner, Search, button, column, emptied, label, row
from .table import Table

if TYPE_CHECKING:
    from .window import Window

KINDS = {
    "": N_("as its content says"), "agenda": N_("a schedule"), "attendance": N_("a sign-up list"),
    "people": N_("people"), "organisations": N_("organisations"), "holidays": N_("holidays and days off"),
    "tasks": N_("tasks"),
}  # fmt: skip


class ImportPreview(QDialog):
    """Reads on a worker thread; nothing is changed before “Import” is pressed."""

    def __init__(self, window: "Window", paths: Sequence[Path], event_id: int | None, kind: str = "") -> None:
        super().__init__(window)
        self.window_, self.paths, self.event_id = window, list(paths), event_id
        self.taken: list[Taken] = []
        self.failed: list[tuple[Path, str]] = []
        self.work: Work | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import"))
        names = _(", ").join(path.name for path in self.paths[:3]) + (" …" if len(self.paths) > 3 else "")
        self.title = label(_("Import {names}").format(names=names), "section", wrap=True)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Read it as"))
        for key, name in KINDS.items():
            self.kind.addItem(_(name), key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.activated.connect(lambda _n: self.read())
        self.event_box = Combo()
        self.event_box.setAccessibleName(_("For the event"))
        self.event_box.setMinimumContentsLength(18)
        self.event_box.setMaximumWidth(420)
        self.event_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._fill_events()
        self.event_box.activated.connect(self._choose_event)
        self.notices = column(gap=6)
        self.counts = QHBoxLayout()
        self.counts.setSpacing(6)
        self.search = Search(_("Filter the entries"))
        self.search.textChanged.connect(self._filter)
        self.table = Table("import", COLUMNS, row_height=32)
        self.table.setAccessibleName(_("What will change"))
        self.table.sort(0)
        self.only = ""
        self.remove = QCheckBox(_("Also remove what is gone from the file"))
        self.remove.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self._lay_out()
        self.read()

    def _lay_out(self) -> None:
        cancel = button(_("Cancel"), self.reject, role="large")
        self.go = button(_("Import"), self.take, role="primary")
        self.go.setProperty("tall", "yes")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        asks = row(
            label(_("Read it as"), "small"),
            self.kind,
            12,
            label(_("For the event"), "small"),
            self.event_box,
            None,
        )
        asks.setStretch(4, 9)
        tools = row(self.counts, None, self.search)
        self.search.setFixedWidth(220)
        layout = column(
            self.title,
            asks,
            self.notices,
            self.bar,
            tools,
            self.table,
            self.remove,
            row(None, cancel, self.go),
            gap=10,
            margins=(20, 20, 20, 20),
        )
        layout.setStretch(5, 1)
        self.setLayout(layout)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        host = self.parentWidget()
        size = host.size() if host else QSize(1200, 800)
        return QSize(min(980, size.width() - 80), min(680, size.height() - 80))

    def _fill_events(self) -> None:
        assert self.window_.store is not None
        self.event_box.addItem(_("found by its title, else a new one"), None)
        rows = sorted(self.window_.store.picture.all("event"), key=lambda e: (str(e.starts), e.title))
        for event in rows:
            self.event_box.addItem(f"{event.title}  {moment(event.starts)}", event.id)
        self.event_box.setCurrentIndex(max(0, self.event_box.findData(self.event_id)))
        self.event_box.view().setMinimumWidth(420)

    def _choose_event(self, number: int) -> None:
        self.event_id = self.event_box.itemData(number)
        self.read()

    # Reading

    def read(self) -> None:
        """Read the files and compare them with the plan, on the worker thread."""
        if self.work:
            self.work.cancel()
        assert self.window_.store is not None
        self.window_.store.complete()
        self.bar.show()
        self.go.setEnabled(False)
        steps = read_files(self.paths, self.kind.currentData(), self.window_.store.picture, self.event_id)
        self.work = Work(_("Reading"), steps, self._read, self._broken, self)
        self.work.progressed.connect(self._progressed)

    def _progressed(self, far: float) -> None:
        self.bar.setValue(int(far * 1000))

    def _broken(self, error: Exception) -> None:
        self.reject()
        raise error

    def _read(self, found: tuple[list[Taken], list[tuple[Path, str]]]) -> None:
        self.work = None
        self.bar.hide()
        self.taken, self.failed = found
        emptied(self.notices)
        for path, sentence in self.failed:
            self.notices.addWidget(
                Banner(
                    "bad",
                    _("{name}: {value}").format(name=path.name, value=sentence)
                    if len(self.paths) > 1
                    else sentence,
                )
            )
        for taken in self.taken:
            for note in [*taken.proposal.notes, *getattr(taken.reading, "notes", ())][:4]:
                self.notices.addWidget(Banner("info", note))
        entries = [entry for taken in self.taken for entry in entries_of(taken)]
        self.entries = [entry._replace(id=number + 1) for number, entry in enumerate(entries)]
        self.table.show_rows(self.entries)
        self._count()

    def _count(self) -> None:
        emptied(self.counts)
        tally = {state: sum(entry.state == state for entry in self.entries) for state in STATES}
        for state, count in tally.items():
            if count:
                name, symbol, ink = STATES[state]
                chip = button(f"{_(name)}  {count:,}", partial(self._show_only, state), role="chip",
                              icon_name=symbol, colour=ink)  # fmt: skip
                chip.setCheckable(True)
                chip.setChecked(self.only == state)
                self.counts.addWidget(chip)
        self.remove.setVisible(tally["gone"] > 0)
        changes = tally["added"] + tally["changed"] + tally["gone"]
        self.go.setEnabled(changes > 0)
        text = ngettext("Import {count} entry", "Import {count} entries", changes)
        self.go.setText(text.format(count=f"{changes:,}") if changes else _("Nothing new to import"))
        if changes:
            self.go.setFocus()

    def _show_only(self, state: str) -> None:
        self.only = "" if self.only == state else state
        self._count()
        self._filter()

    def _filter(self) -> None:
        only = self.only
        self.table.filter(self.search.text(), (lambda entry: entry.state == only) if only else None)

    # Taking over

    def take(self) -> None:
        """Carry it out in one step, and show where it went."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            touched = accept_all(self.taken, self.event_id, remove_gone=self.remove.isChecked())
        except Problem as problem:
            self.notices.addWidget(Banner("bad", str(problem)))
            return
        finally:
            QApplication.restoreOverrideCursor()
        added = sum(taken.proposal.count("added") for taken in self.taken)
        changed = sum(taken.proposal.count("changed") for taken in self.taken)
        window = self.window_
        kinds = {taken.proposal.kind for taken in self.taken}
        self.accept()
        if touched is not None:
            window.go("event", touched, ("guests" if kinds == {"attendance"} else "sessions", None))
        elif kinds & {"organisations", "people", "tasks"}:
            window.go(next(iter(kinds & {"organisations", "people", "tasks"})))
        window.tell(
            _("Imported: {added} new, {changed} changed.").format(added=added, changed=changed), undo=True
        )

    def reject(self) -> None:
        if self.work:
            self.work.cancel()
        super().reject()
