"""Help for the page one comes from, inside the window."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.words import N_, _

from .acts import ACTS
from .event_tabs import TABS
from .help_texts import TEXTS
from .page import Page
from .parts import button, column, emptied, keycap, label, line, row, scrolling, unveil

if TYPE_CHECKING:
    from .window import Window

KEYS = (
    "search",
    "find",
    "undo",
    "redo",
    "new_event",
    "import",
    "print",
    "pack",
    "save",
    "copy_plan",
    "back",
    "forward",
    "problems",
    "rail",
    "next_area",
    "full",
    "help",
)
#: Keys that are no commands.
ALSO = (
    ("Ctrl Enter", N_("Do what a dialog asks for")),
    ("Esc", N_("Close a dialog, give a value back")),
    ("Ctrl Tab", N_("Go on behind a table")),
)


class HelpPage(Page):
    """Text for one page, of an event that of its tab first; then the keys that work everywhere."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.topic, self.tab = "home", ""
        self.inside = column(gap=8, margins=(32, 24, 32, 24))
        narrow = QWidget()
        narrow.setMaximumWidth(840)
        narrow.setLayout(self.inside)
        holder = QWidget()
        layout = row(narrow, None, gap=0)
        layout.setStretch(0, 10)
        holder.setLayout(layout)
        self.setLayout(column(scrolling(holder), gap=0))

    def refresh(self) -> None:
        from .pages import PAGES

        emptied(self.inside)
        title = _(PAGES[self.topic].title)
        back = button(_("Back to {page}").format(page=title), self.lectern.back, icon_name="chevron-left")
        self.inside.addLayout(row(label(_("Help: {page}").format(page=title), "page"), None, back))
        self.inside.addWidget(line())
        self._tell()
        self._keys()
        self.inside.addStretch(1)
        unveil(self.inside)
        back.setFocus()

    def _tell(self) -> None:
        """The parts of the page in their order, the one in question before the others."""
        here = TABS.get(self.tab, "")
        for title, texts in sorted(TEXTS[self.topic].items(), key=lambda part: part[0] not in ("", here)):
            if title:
                self.inside.addSpacing(12)
                self.inside.addWidget(label(_(title), "section"))
            for text in texts:
                self.inside.addWidget(label(_(text), wrap=True, selectable=True))

    def _keys(self) -> None:
        self.inside.addSpacing(16)
        self.inside.addWidget(label(_("Keys that work everywhere"), "section"))
        acts = [(ACTS[key].shortcut.replace("+", " "), ACTS[key].title) for key in KEYS]
        for key, words in (*acts, *ALSO):
            cap = QWidget()
            cap.setLayout(row(keycap(key), None))
            cap.setFixedWidth(140)
            self.inside.addLayout(row(cap, label(_(words).rstrip("…"), "second"), None))

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        topic, self.tab = part if isinstance(part, tuple) else (part, "")
        self.topic = topic if topic in TEXTS else "home"
        self.refresh()

    def place(self) -> tuple[int | None, Any]:
        return None, (self.topic, self.tab)
