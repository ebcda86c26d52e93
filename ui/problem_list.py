"""The list of problems and, beside it, where the chosen one leads and the ways out of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from models.release import waive
from models.settings import setting
from models.words import N_, _
from planning.fixes import apply_fix, fixes
from planning.problems import Waived, problem_objects
from planning.rules import Finding

from .columns import Column, Part
from .errors import saying
from .marks import MARKS
from .parts import button, column, emptied, label, row, scrolling, unveil
from .table import Table

if TYPE_CHECKING:
    from .window import Window

#: The least and the most the list takes of the window, in pixels.
_LOW, _HIGH = 176, 272
#: Milliseconds without a change after which the ways out of the problem chosen are tried again.
_PAUSE = 200


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


class ProblemList(QWidget):
    """Made when it is first opened; Enter goes to the session a problem is about."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window
        self._busy = False
        self.table = Table("problems", COLUMNS, row_height=32)
        self.table.setAccessibleName(_("Problems"))
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._go)
        self.table.chosen_changed.connect(lambda: None if self._busy else self._explain())
        self.ways = WayOut(window, self.begin)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._explain)
        self.setLayout(row(self.table, self.ways, gap=0))
        self.setFixedHeight(min(max(_LOW, window.height() * 3 // 10), _HIGH, window.height() // 3))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.ways.setFixedWidth(min(380, self.width() // 2))

    def show_problems(self, shown: list[Shown], *, of_one_event: bool) -> None:
        """List these; where the one chosen is solved, the next takes its place."""
        before, at = self.table.chosen(), self.table.currentIndex().row()
        self._busy = True
        self.table.show_rows(shown)
        self.table.setColumnHidden(1, of_one_event)
        self._busy = False
        now = self.table.chosen()
        if before and not now and shown:
            self._choose(at)  # which explains it
        elif now and [each.id for each in before] == [each.id for each in now]:
            self._later.start(_PAUSE)  # its ways out are tried, which takes a while: not after each key
        else:
            self._explain()

    def begin(self) -> None:
        """Start in the list, with a problem chosen."""
        self.table.setFocus()
        if not self.table.chosen():
            self._choose(0)

    def _choose(self, number: int) -> None:
        rows = self.table.rows.shown
        if rows:
            self.table.choose([rows[min(number, len(rows) - 1)].id])

    def _go(self, shown: Shown) -> None:
        for table, row_id in shown.finding.objects:
            if table == "session":
                self.window_.go_to(table, row_id)
                return

    def _explain(self) -> None:
        picked = self.table.chosen()
        self.ways.explain(picked[0] if len(picked) == 1 else None)


class WayOut(QFrame):
    """What can be done about the problem chosen: go there, try a fix, or waive it with a reason."""

    def __init__(self, window: "Window", leave: Callable[[], None]) -> None:
        super().__init__()
        self.window_, self.leave = window, leave
        self.setProperty("ground", "side")
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
        store = self.window_.store
        if shown is None or store is None:
            self.inside.addWidget(label(_("Choose a problem to see the ways out of it."), "hint", wrap=True))
            self.inside.addStretch(1)
            return
        window = self.window_
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
        unveil(self.inside)

    def _offer(self, finding: Finding) -> None:
        store = self.window_.store
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
        self.leave()  # the button pressed goes with the problem, and must not take the focus along
        with saying(self.window_):
            apply_fix(fix)
            self.window_.tell(text, undo=True)

    def _waive(self, finding: Finding, reason: str) -> None:
        ids = [row_id for _table, row_id in finding.objects]
        if reason.strip():
            self.leave()
        with saying(self.window_):
            waive(finding.rule, ids, finding.fingerprint, reason, str(setting("name", "")))


def _link(made: QPushButton, text: str) -> None:
    """A button with a text that may be longer than the panel."""
    made.setText(made.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 320))
    made.setToolTip(text)
    made.setAccessibleName(text)
