"""The rail at the left: the pages there are, what they hold, and that everything is saved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QWidget

from models import file
from models.words import _

from .icons import icon
from .parts import Elided, button, column, label, line, row

if TYPE_CHECKING:
    from .window import Window

WIDE, NARROW = 200, 56
#: Pages by group, and the table whose rows are counted beside the name.
GROUPS = (
    (("home", ""), ("calendar", ""), ("events", "event")),
    (("people", "person"), ("organisations", "organisation"), ("places", "venue")),
    (("tasks", "task"), ("talks", "talk")),
    (("documents", ""),),
)


class Rail(QFrame):
    """Chosen page lit, counts beside the names."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        from .pages import PAGES

        self.window_ = window
        self.setProperty("ground", "rail")
        self.setAccessibleName(_("Pages"))
        self.group = QButtonGroup(self)
        self.items: dict[str, QPushButton] = {}
        self.counts: dict[str, tuple[QLabel, str]] = {}
        self.words: list[QWidget] = []
        self.narrow: bool | None = None
        layout = column(gap=2, margins=(8, 12, 8, 8))
        for number, group in enumerate(GROUPS):
            if number:
                layout.addSpacing(7)
                layout.addLayout(row(line(), margins=(10, 0, 10, 0)))
                layout.addSpacing(7)
            for name, table in group:
                layout.addWidget(self._item(name, _(PAGES[name].title), PAGES[name].icon, table))
        layout.addStretch(1)
        layout.addLayout(self._saved())
        self.setLayout(layout)
        assert window.store is not None
        window.store.changed.connect(self.count)
        self.count()
        self.setFixedWidth(WIDE)

    def _item(self, name: str, title: str, icon_name: str, table: str) -> QPushButton:
        made = button(title, lambda: self.window_.go(name), role="rail")
        made.setIcon(icon(icon_name, "text-2", "accent"))
        made.setIconSize(QSize(24, 16))  # drawing and gap
        made.setCheckable(True)
        made.setAutoExclusive(True)  # told as one of several, not as a box to tick
        made.setFixedHeight(32)
        made.setToolTip("")
        self.group.addButton(made)
        self.items[name] = made
        if table:
            counted = label("", "hint")
            made.setLayout(row(None, counted, margins=(0, 0, 9, 0)))
            self.counts[name] = (counted, table)
            self.words.append(counted)
        return made

    def _saved(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        mark = QLabel()
        mark.setPixmap(icon("check", "text-3").pixmap(16, 16))
        path = file.current()
        name = Elided(path.name if path else "", "hint")
        name.setToolTip(str(path or ""))
        words = QWidget()
        words.setLayout(
            column(
                label(_("Read-only") if file.is_read_only() else _("All changes saved"), "hint"), name, gap=0
            )
        )
        self.words.append(words)
        self.name = name
        layout = row(mark, words, None, gap=8, margins=(10, 4, 4, 4))
        layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        return layout

    def count(self, _touched: object = None) -> None:
        """Say how many rows each page holds."""
        store = self.window_.store
        if store is None:
            return
        for shown, table in self.counts.values():
            count = store.picture.count(table)
            shown.setText(f"{count:,}" if count else "")

    def choose(self, name: str) -> None:
        """Light the page in sight."""
        if name in self.items:
            self.items[name].setChecked(True)
            return
        self.group.setExclusive(False)
        for made in self.items.values():
            made.setChecked(False)
        self.group.setExclusive(True)

    def slim(self, narrow: bool) -> None:
        """Icons only, or icons and names."""
        from .pages import PAGES

        if narrow == self.narrow:
            return
        self.narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        for words in self.words:
            words.setVisible(not narrow)
        for name, made in self.items.items():
            made.setText("" if narrow else _(PAGES[name].title))
            made.setToolTip(_(PAGES[name].title) if narrow else "")
            made.setAccessibleName(_(PAGES[name].title))
