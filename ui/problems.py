"""The panel of problems at the bottom of every page: the sentences, where they lead, ways out, and
waivers."""

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QProgressBar, QPushButton, QSizePolicy, QWidget

from models.release import waive
from models.settings import setting
from models.words import N_, _, ngettext
from planning.fixes import apply_fix, fixes
from planning.problems import Waived, event_of, problem_objects, waiver
from planning.rules import Finding

from .background import Work
from .columns import Column, Part
from .errors import saying
from .parts import Elided, button, column, emptied, icon_button, label, row, scrolling
from .remembered import remembered
from .table import Table

if TYPE_CHECKING:
    from .page import Page
    from .window import Window

MARKS = {
    "block": ("octagon-alert", "bad"), "warn": ("triangle-alert", "warn"), "inform": ("info", "text-2"),
    "waived": ("shield-check", "text-3"),
}  # fmt: skip


class Shown(NamedTuple):
    """A problem as a row of the list."""

    id: int
    finding: Finding
    waived: Waived | None
    event: str


def _mark(shown: Shown) -> tuple[Part]:
    name, ink = MARKS["waived" if shown.waived else shown.finding.level]
    return (Part(shown.finding.message(), "text-3" if shown.waived else "text", name, ink),)


COLUMNS = (
    Column("problem", N_("Problem"), lambda s: s.finding.message(), 600, parts=_mark, first=True),
    Column("event", N_("Event"), lambda s: s.event, 200),
)


class ProblemsPanel(QFrame):
    """A head that is always there, with the work under way; the list opens above the foot of the window."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window
        self.setProperty("ground", "foot")
        self.event_id: int | None = None
        self.filter = ""
        self.fold = icon_button("chevron-right", _("Show or hide problems"), self.toggle)
        self.title = button("", self.toggle, role="quiet")
        self.chips = {key: self._chip(key) for key in ("block", "warn", "inform", "waived")}
        self.aside = Elided("", "hint")
        head = QWidget()
        head.setFixedHeight(36)
        self.progress = Progress()
        inside = row(self.fold, self.title, *self.chips.values(), None, self.aside, self.progress, gap=6)
        inside.setContentsMargins(16, 0, 16, 0)
        inside.setStretch(6, 0)
        inside.setStretch(7, 1)
        head.setLayout(inside)
        self.table = Table("problems", COLUMNS, row_height=32)
        self.table.setAccessibleName(_("Problems"))
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._go)
        self.table.chosen_changed.connect(self._explain)
        self.ways = WayOut(self)
        self.body = QWidget()
        self.body.setLayout(row(self.table, self.ways, gap=0))
        self.body.setFixedHeight(176)
        self.setLayout(column(head, self.body, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body.setVisible(remembered("problems") == "open")
        assert window.store is not None
        window.store.judged.connect(self.refresh)
        self.refresh()

    def _chip(self, key: str) -> QPushButton:
        name, ink = MARKS[key]
        made = button("", lambda: self._only(key), icon_name=name, colour=ink, role="chip")
        made.setCheckable(True)
        return made

    def _only(self, key: str) -> None:
        self.filter = "" if self.filter == key else key
        self.body.show()
        self.refresh()

    def toggle(self) -> None:
        """Open or close the list."""
        opens = not self.body.isVisible()
        self.body.setVisible(opens)
        remembered("problems", "open" if opens else "closed")
        self.refresh()
        if opens:
            self.table.setFocus()

    def follow(self, page: "Page") -> None:
        """Show the problems that belong to a page."""
        scope = page.scope()
        if scope != self.event_id:
            self.event_id = scope
            self.refresh()

    def say(self, text: str) -> None:
        """A word of the page about its keys, at the right."""
        self.aside.say(text)

    def refresh(self) -> None:
        """List the problems as they are now."""
        store = self.window_.store
        if store is None:
            return
        shown = []
        for finding in store.problems:
            event_id = event_of(store.picture, finding)
            if self.event_id is None or self._concerns(finding, event_id):
                event = store.picture.get("event", event_id)
                waived = waiver(store.picture, finding)
                shown.append(Shown(hash(finding.key), finding, waived, event.title if event else ""))
        self._count(shown)
        if self.filter:
            wanted = self.filter
            shown = [s for s in shown if (("waived" if s.waived else s.finding.level) == wanted)]
        if self.body.isVisibleTo(self):
            self.table.show_rows(shown)
            self.table.setColumnHidden(1, self.event_id is not None)
        self._explain()

    def _concerns(self, finding: Finding, event_id: int | None) -> bool:
        if event_id == self.event_id:
            return True
        assert self.window_.store is not None
        sessions = self.window_.store.picture.tables["session"]
        return any(t == "session" and i in sessions and sessions[i].event_id == self.event_id
                   for t, i in finding.objects)  # fmt: skip

    def _count(self, shown: list[Shown]) -> None:
        counts = dict.fromkeys(self.chips, 0)
        for s in shown:
            counts["waived" if s.waived else s.finding.level] += 1
        total = len(shown) - counts["waived"]
        words = ngettext("{count} problem", "{count} problems", total).format(count=total)
        self.title.setText(words if total else _("No problems"))
        self.title.setAccessibleName(self.title.text())
        names = {"block": _("{count} block the release"), "warn": _("{count} warn"),
                 "inform": _("{count} for information"), "waived": _("{count} waived")}  # fmt: skip
        for key, chip in self.chips.items():
            chip.setVisible(counts[key] > 0)
            chip.setChecked(self.filter == key)
            chip.setText(names[key].format(count=counts[key]))
            chip.setAccessibleName(chip.text())
        if self.filter and not counts[self.filter]:
            self.filter = ""
        from .icons import icon

        self.fold.setIcon(icon("chevron-down" if self.body.isVisibleTo(self) else "chevron-right"))

    def _go(self, shown: Shown) -> None:
        for table, row_id in shown.finding.objects:
            if table == "session":
                self.window_.go_to(table, row_id)
                return

    def _explain(self) -> None:
        picked = self.table.chosen()
        self.ways.explain(picked[0] if len(picked) == 1 and self.body.isVisibleTo(self) else None)

    def show_work(self, work: Work) -> None:
        """Show how far a piece of work is."""
        self.progress.follow(work)


class WayOut(QFrame):
    """What can be done about the problem chosen: go there, try a fix, or waive it with a reason."""

    def __init__(self, panel: ProblemsPanel) -> None:
        super().__init__()
        self.panel = panel
        self.setProperty("ground", "side")
        self.setFixedWidth(380)
        self.inside = column(gap=6, margins=(16, 10, 16, 10))
        holder = QWidget()
        holder.setLayout(self.inside)
        self.setLayout(column(scrolling(holder), gap=0))
        self.shown: Shown | None = None
        self.explain(None)

    def explain(self, shown: Shown | None) -> None:
        """Offer what can be done about this problem."""
        emptied(self.inside)
        self.shown = shown
        store = self.panel.window_.store
        if shown is None or store is None:
            self.inside.addWidget(label(_("Choose a problem to see the ways out of it."), "hint", wrap=True))
            self.inside.addStretch(1)
            return
        window = self.panel.window_
        self.inside.addWidget(label(_("Go to"), "smallstrong"))
        for table, row_id, title in problem_objects(store.picture, shown.finding):
            if title and table != "absence":
                made = button("", partial(window.go_to, table, row_id), role="link")
                _link(made, title)
                self.inside.addLayout(row(made, None))
        if shown.waived:
            text = _("Waived by {who}: {reason}").format(
                who=shown.waived.who or "?", reason=shown.waived.reason
            )
            self.inside.addWidget(label(text, "small", wrap=True))
        else:
            self._offer(shown.finding)
        self.inside.addStretch(1)

    def _offer(self, finding: Finding) -> None:
        store = self.panel.window_.store
        assert store is not None
        found = fixes(store.picture, finding)
        if found:
            self.inside.addWidget(label(_("Ways out, each tried"), "smallstrong"))
        for fix in found:
            made = button("", partial(self._apply, fix), role="small")
            _link(made, fix.label())
            self.inside.addWidget(made)
        self.inside.addWidget(label(_("Or let it stand"), "smallstrong"))
        reason = QLineEdit()
        reason.setPlaceholderText(_("Why it may stay"))
        reason.setAccessibleName(_("Why it may stay"))
        reason.returnPressed.connect(lambda: self._waive(finding, reason.text()))
        self.inside.addLayout(row(reason, button(_("Waive"), lambda: self._waive(finding, reason.text()))))

    def _apply(self, fix: Any) -> None:
        text = fix.label()
        with saying(self.panel.window_):
            apply_fix(fix)
            self.panel.window_.tell(text, undo=True)

    def _waive(self, finding: Finding, reason: str) -> None:
        ids = [row_id for _table, row_id in finding.objects]
        with saying(self.panel.window_):
            waive(finding.rule, ids, finding.fingerprint, reason, str(setting("name", "")))


def _link(made: QPushButton, text: str) -> None:
    """A button with a text that may be longer than the panel."""
    made.setText(made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 320))
    made.setToolTip(text)
    made.setAccessibleName(text)


class Progress(QWidget):
    """A piece of work under way: its name, how far it is, Cancel."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setRange(0, 1000)
        self.cancel = button(_("Cancel"), self._cancel, role="small")
        self.setLayout(row(QLabel(), self.words, self.bar, self.cancel, gap=10))
        self.work: Work | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.show)
        self.hide()

    def follow(self, work: Work) -> None:
        """Show this work; what is done within a quarter of a second is not worth a word."""
        self.work = work
        self.words.setText(work.name)
        self.bar.setAccessibleName(work.name)
        self.bar.setValue(0)
        work.progressed.connect(partial(self._progressed, work))
        work.ended.connect(lambda: self._over(work))
        self._late.start(250)

    def _progressed(self, work: Work, far: float) -> None:
        if work is self.work:
            self.bar.setValue(int(far * 1000))

    def _cancel(self) -> None:
        if self.work:
            self.work.cancel()

    def _over(self, work: Work) -> None:
        if work is self.work:
            self._late.stop()
            self.hide()
            self.work = None
