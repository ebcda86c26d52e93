"""What needs attention, on Home: the most pressing lines; a click leads to each. The lines stay and change
their words, because they are told anew after each edit."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from models.words import _
from planning.spoken import spoken

from .dates import moment
from .icons import draw
from .marks import MARKS
from .parts import Elided, Holder, button, column, label, line, row

if TYPE_CHECKING:
    from planning.attention import Need

    from .window import Window

#: How many lines are shown; the rest is counted.
MOST = 8
_MARKS = {
    "overdue": ("clock", "bad"), "due": ("clock", "text-2"), "reply": ("user-round", "text-2"),
    "venue": ("map-pin", "text-2"), "confirm": ("circle-dot", "text-2"), "attendance": ("users", "text-2"),
} | {level: MARKS[level] for level in ("block", "warn", "inform")}  # fmt: skip
#: The tab of an event on which a need is met; the others are met on its first.
_TABS = {"overdue": "tasks", "due": "tasks", "reply": "people"}


class Needs(QWidget):
    """A heading, the first `MOST` lines, more when asked for, and how many more there are."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window
        self.lines: list[NeedLine] = []
        self.most = MOST
        self.below = column(gap=0)
        self.more = button("", self.show_more, role="link")
        self.none = label(_("Nothing needs you now: no problems, nothing overdue."), "second")
        self.all: list[Need] = []
        self.none.hide()
        self.more.hide()
        self.kind = ""
        self.group = QButtonGroup(self)
        self.tabs: dict[str, QPushButton] = {}
        self.head = row(label(_("Needs attention"), "section"), None, gap=12)
        layout = column(self.head, 4, line(), gap=0)
        layout.addLayout(self.below)
        layout.addSpacing(6)
        layout.addLayout(row(self.more, None))
        layout.addWidget(self.none)
        layout.addStretch(1)
        self.setLayout(layout)

    def tell(self, needs: "list[Need]") -> None:
        """Show these, the most pressing first."""
        from planning.attention import NEEDS

        for kind in () if self.tabs else ("", *dict.fromkeys(NEEDS.values())):
            self.tabs[kind] = self._tab(kind)
            self.head.addWidget(self.tabs[kind])
        self.all = needs
        counts = Counter(NEEDS[need.kind] for need in needs)
        for kind, tab in self.tabs.items():
            count = counts[kind] if kind else len(needs)
            words = _(kind) if kind else _("All")
            tab.setText(f"{words} {count}")
            tab.setAccessibleName(tab.text())
            tab.setVisible(bool(count) and len(counts) > 1)
        if self.kind and not counts[self.kind]:
            self.kind = ""
        self.tabs[self.kind].setChecked(True)
        self._list()

    def _tab(self, kind: str) -> QPushButton:
        made = button("", lambda: self.narrow(kind), role="tab")
        made.setCheckable(True)
        self.group.addButton(made)
        return made

    def narrow(self, kind: str) -> None:
        """Show one kind of needs only, named as in `NEEDS`; nothing for all."""
        self.kind = kind
        self.tabs[kind].setChecked(True)
        self._list()

    def show_more(self) -> None:
        """Show some more lines than now."""
        self.most += 2 * MOST
        self._list()

    def _list(self) -> None:
        from planning.attention import NEEDS

        needs = [need for need in self.all if not self.kind or NEEDS[need.kind] == self.kind]
        while len(self.lines) < min(self.most, len(needs)):
            self.lines.append(NeedLine(self.window_))
            self.below.addWidget(self.lines[-1])
        for place, made in enumerate(self.lines):
            made.tell(needs[place] if place < len(needs) else None)
        beyond = len(needs) - len(self.lines)
        self.more.setVisible(beyond > 0)
        if beyond > 0:
            self.more.setText(_("Show {count} more").format(count=beyond))
            self.more.setAccessibleName(self.more.text())
        self.none.setVisible(not needs)


class NeedLine(QWidget):
    """One need: its mark, its sentence, where it belongs, and a hairline below."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window
        self.need: Need | None = None
        self.mark, self.first, self.second = Mark(), Elided(), Elided("", "hint")
        words = QWidget()
        words.setLayout(column(self.first, self.second, gap=0))
        inside = row(self.mark, words, gap=10, margins=(4, 2, 4, 2))
        inside.setStretch(1, 1)
        self.button = Holder(inside, 44, self._go, "")
        self.act = button("", self._meet, role="small")
        both = row(self.button, self.act, gap=8)
        both.setStretch(0, 1)
        self.setLayout(column(both, line(), gap=0))

    def tell(self, need: "Need | None") -> None:
        """Show another need, or none."""
        from planning.attention import NEEDS

        from .need_acts import WORDS

        self.need = need
        self.setVisible(need is not None)
        if need is None:
            return
        store = self.window_.store
        event = store.picture.get("event", need.event_id) if store else None
        where = f"{spoken(store.picture, event)} · {moment(event.starts)}" if store and event else ""
        self.mark.wear(*_MARKS[need.kind])
        self.first.say(need.message())
        self.second.say(where or _(NEEDS[need.kind]))
        self.button.setAccessibleName(f"{self.first.whole} {self.second.whole}")
        self.act.setText(_(WORDS[need.kind]))
        self.act.setAccessibleName(f"{self.act.text()} {self.first.whole}")

    def _meet(self) -> None:
        """Do what the button says, in place."""
        from .need_acts import meet

        if self.need is not None:
            meet(self.window_, self.need, self.act)

    def _go(self) -> None:
        need, window = self.need, self.window_
        if need is None:
            return
        session = next((row_id for table, row_id in need.objects if table == "session"), None)
        if need.finding is not None and session is not None:
            window.go_to("session", session)
        elif need.event_id is not None:
            tab = _TABS.get(need.kind, "overview")
            window.go("event", need.event_id, (tab, need.objects[0][1] if tab == "tasks" else None))
        else:
            window.go("tasks", need.objects[0][1])


class Mark(QWidget):
    """A small icon in a colour of the theme worn now."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 16)
        self._worn = ("", "")

    def wear(self, icon_name: str, ink: str) -> None:
        """Show another icon."""
        if self._worn != (icon_name, ink):
            self._worn = (icon_name, ink)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._worn[0]:
            painter = QPainter(self)
            draw(painter, self._worn[0], QRectF(self.rect()), self._worn[1])
