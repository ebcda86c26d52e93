"""The foot of every page: how many problems there are, their list when opened, and work under way."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from models.words import _, ngettext

from .background import Work
from .icons import icon
from .marks import MARKS
from .parts import Elided, button, column, icon_button, row
from .remembered import remembered

if TYPE_CHECKING:
    from planning.problems import Waived
    from planning.rules import Finding

    from .page import Page
    from .problem_list import ProblemList
    from .progress import Progress
    from .window import Window


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
        self.title.hide()  # until problems were looked for
        self.chips: dict[str, QPushButton] = {}
        self.aside = Elided("", "hint")
        head = QWidget()
        head.setFixedHeight(36)
        self.progress: Progress | None = None
        self.head = row(self.fold, self.title, None, self.aside, gap=6, margins=(16, 0, 16, 0))
        self.head.setStretch(2, 0)
        self.head.setStretch(3, 1)
        head.setLayout(self.head)
        self.list: ProblemList | None = None
        self.inside = column(head, gap=0)
        self.setLayout(self.inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if remembered("problems") == "open":
            self._open()
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
        self._open()
        self.refresh()

    def toggle(self) -> None:
        """Open or close the list."""
        opens = not self.is_open()
        if opens:
            self._open()
        elif self.list:
            self.list.hide()
        remembered("problems", "open" if opens else "closed")
        self.refresh()
        if opens and self.list:
            self.list.begin()

    def is_open(self) -> bool:
        """Whether the list is to be seen."""
        return self.list is not None and self.list.isVisibleTo(self)

    def _open(self) -> None:
        if self.list is None:
            from .problem_list import ProblemList

            self.list = ProblemList(self.window_)
            self.inside.addWidget(self.list)
        self.list.show()

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
        if store is None or not store.judged_once:
            return
        from planning.problems import event_of, waiver

        shown, scoped = [], self.event_id is not None
        for finding in store.problems:
            event_id = event_of(store.picture, finding)
            if self.event_id is None or self._concerns(finding, event_id):
                event = store.picture.get("event", event_id)
                waived = waiver(store.picture, finding)
                shown.append((finding, waived, event.title if event else ""))
        self._count(shown)
        if not self.is_open() or self.list is None:
            return
        from .problem_list import Shown

        rows = [Shown(hash(found.key), found, waived, event) for found, waived, event in shown
                if self.filter in ("", level_of(found, waived))]  # fmt: skip
        self.list.show_problems(rows, of_one_event=scoped)

    def _concerns(self, finding: "Finding", event_id: int | None) -> bool:
        if event_id == self.event_id:
            return True
        assert self.window_.store is not None
        sessions = self.window_.store.picture.tables["session"]
        return any(t == "session" and i in sessions and sessions[i].event_id == self.event_id
                   for t, i in finding.objects)  # fmt: skip

    def _count(self, shown: "list[tuple[Finding, Waived | None, str]]") -> None:
        for place, key in enumerate(() if self.chips else ("block", "warn", "inform", "waived"), 2):
            self.chips[key] = self._chip(key)
            self.head.insertWidget(place, self.chips[key])
        counts = dict.fromkeys(self.chips, 0)
        for finding, waived, _event in shown:
            counts[level_of(finding, waived)] += 1
        total = len(shown) - counts["waived"]
        words = ngettext("{count} problem", "{count} problems", total).format(count=total)
        self.title.setText(words if total else _("No problems"))
        self.title.show()
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
        self.fold.setIcon(icon("chevron-down" if self.is_open() else "chevron-right"))

    def show_work(self, work: Work) -> None:
        """Show how far a piece of work is."""
        if self.progress is None:
            from .progress import Progress

            self.progress = Progress()
            self.head.addWidget(self.progress)
        self.progress.follow(work)


def level_of(finding: "Finding", waived: "Waived | None") -> str:
    """The level a problem is counted under."""
    return "waived" if waived else finding.level
