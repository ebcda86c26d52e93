"""What files from elsewhere would change, shown before anything is changed; then one step."""

from collections.abc import Generator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QHBoxLayout, QProgressBar

from models.database import Problem
from models.history import step
from models.words import N_, _, ngettext
from planning.plan import Picture, read_picture
from planning.updating import Proposal

from .background import Work
from .columns import Column, Part
from .combo import Combo
from .dates import moment
from .form import called
from .parts import Banner, Search, button, column, emptied, label, row
from .table import Table

if TYPE_CHECKING:
    from planning.schedule import Item

    from .window import Window

KINDS = {
    "": N_("as its content says"), "agenda": N_("a schedule"), "attendance": N_("a sign-up list"),
    "people": N_("people"), "organisations": N_("organisations"), "holidays": N_("holidays and days off"),
}  # fmt: skip
STATES = {
    "added": (N_("New"), "plus", "good"), "changed": (N_("Changed"), "pencil", "accent"),
    "unchanged": (N_("Unchanged"), "check", "text-3"), "gone": (N_("Gone from the file"), "minus", "warn"),
    "refused": (N_("Refused"), "octagon-alert", "bad"),
}  # fmt: skip
ORDER = list(STATES)
FIELDS = {
    "rooms": N_("Room"),
    "people": N_("People"),
    "track": N_("Track"),
    "gone": N_("Gone"),
    "group": N_("Group"),
    "organisation": N_("Organisation"),
}


class Entry(NamedTuple):
    """A line of the preview."""

    id: int
    state: str
    title: str
    what: str
    place: str
    file: str


class Taken(NamedTuple):
    """One file that was read."""

    path: Path
    reading: Any
    proposal: Proposal


COLUMNS = (
    Column(
        "state",
        N_("What happens"),
        lambda e: _(STATES[e.state][0]),
        150,
        key=lambda e: ORDER.index(e.state),
        parts=lambda e: (
            Part(_(STATES[e.state][0]), STATES[e.state][2], STATES[e.state][1], STATES[e.state][2]),
        ),
    ),
    Column("title", N_("Entry"), lambda e: e.title, 260, first=True),
    Column("what", N_("In detail"), lambda e: e.what, 260),
    Column("place", N_("Where in the file"), lambda e: e.place, 130),
)


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
        names = ", ".join(path.name for path in self.paths[:3]) + (" …" if len(self.paths) > 3 else "")
        self.title = label(_("Import {names}").format(names=names), "section", wrap=True)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Read it as"))
        for key, name in KINDS.items():
            self.kind.addItem(_(name), key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.activated.connect(lambda _n: self.read())
        self.event_box = Combo()
        self.event_box.setAccessibleName(_("For the event"))
        self.event_box.setMinimumContentsLength(32)
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
        self.bar.show()
        self.go.setEnabled(False)
        steps = _read(self.paths, self.kind.currentData(), self.window_.store.picture, self.event_id)
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
                Banner("bad", f"{path.name}: {sentence}" if len(self.paths) > 1 else sentence)
            )
        for taken in self.taken:
            for note in [*taken.proposal.notes, *getattr(taken.reading, "notes", ())][:4]:
                self.notices.addWidget(Banner("info", note))
        picture = self.window_.store.picture if self.window_.store else None
        entries = [entry for taken in self.taken for entry in _entries(taken, picture)]
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
        elif kinds & {"organisations", "people"}:
            window.go(next(iter(kinds & {"organisations", "people"})))
        window.tell(
            _("Imported: {added} new, {changed} changed.").format(added=added, changed=changed), undo=True
        )

    def reject(self) -> None:
        if self.work:
            self.work.cancel()
        super().reject()


def accept_all(taken: Sequence[Taken], event_id: int | None, *, remove_gone: bool = False) -> int | None:
    """Take all files over in one step, each compared with what the one before it left. Returns the last
    event."""
    from planning.importing import accept, propose

    touched = None
    with step(_("Import {names}").format(names=", ".join(one.path.name for one in taken[:3]))):
        for number, one in enumerate(taken):
            picture = read_picture()
            proposal = propose(picture, one.reading, event_id) if number else one.proposal
            touched = accept(proposal, picture, remove_gone=remove_gone)
    return touched


def _read(
    paths: Sequence[Path], kind: str, picture: Picture, event_id: int | None
) -> Generator[float, None, tuple[list[Taken], list[tuple[Path, str]]]]:
    """On the worker thread: what each file holds and would change, or the sentence why it cannot be read."""
    from exports.reading import read
    from planning.importing import propose

    taken, failed = [], []
    year = picture.plan.year or date.today().year
    event = picture.get("event", event_id)
    first = event.starts.date() if event and event.starts else None
    for number, path in enumerate(paths):
        yield number / len(paths)
        try:
            reading = read(
                path, (kind,) if kind else None, picture.plan.time_zone, year=year, first_day=first
            )
            yield (number + 0.6) / len(paths)
            target = event_id if reading.kind in ("agenda", "attendance", "participants") else None
            taken.append(Taken(path, reading, propose(picture, reading, target)))
        except Problem as problem:
            failed.append((path, str(problem)))
    return taken, failed


def _entries(taken: Taken, picture: Picture | None) -> list[Entry]:
    name, lines = taken.path.name, []
    items = taken.proposal.work.items if taken.proposal.kind == "agenda" else ()
    for number, change in enumerate(taken.proposal.changes):
        what = "; ".join(_what(field, old, new) for field, old, new in change.what)
        if change.state == "added" and number < len(items):
            what = _when_and_where(items[number])
        lines.append(Entry(0, change.state, change.title, what, change.place, name))
    for refusal in taken.proposal.refused:
        lines.append(Entry(0, "refused", refusal.place or name, refusal.message, refusal.place, name))
    return lines


def _when_and_where(item: "Item") -> str:
    """When and where a session new to the plan takes place."""
    return " · ".join(filter(None, (moment(item.starts) if item.starts else "", ", ".join(item.rooms))))


def _what(field: str, old: Any, new: Any) -> str:
    """“Start: Thu 23 April 10:00 → Thu 23 April 11:00”."""
    from models import Session

    known = Session._meta.fields.get(field)
    title = _(FIELDS[field]) if field in FIELDS else called(known) if known is not None else field
    if field in ("abstract", "notes", "subtitle"):
        return title
    return f"{title}: {_said(old) or '–'} → {_said(new) or '–'}"


def _said(value: Any) -> str:
    from datetime import datetime

    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, tuple | list):
        return ", ".join(str(part[0] if isinstance(part, tuple) else part) for part in value)
    return "" if value is None else str(value)
