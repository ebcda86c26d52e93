"""The first page: new plan, open, sample season; the settings that matter; what was opened lately."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from models import settings
from models.database import Problem
from models.words import LANGUAGES, _, language

from .icons import icon, logo
from .menu import LOOK_NAMES
from .parts import (
    Banner,
    Elided,
    Holder,
    Segments,
    button,
    column,
    ground,
    keycap,
    label,
    line,
    row,
    scrolling,
)
from .theme import LOOKS, theme

if TYPE_CHECKING:
    from .window import Window


class Welcome(QWidget):
    """Three ways in at the left; at the right what matters before one starts."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window_ = window
        self.notice = QVBoxLayout()
        self.choices = {
            key: choice(icon_name, title, text, key_name, act, primary=key == "new")
            for key, icon_name, title, text, key_name, act in (
                (
                    "new",
                    "file-plus",
                    _("New plan"),
                    _("One file for a whole season"),
                    "Ctrl N",
                    window.files.ask_new,
                ),
                (
                    "open",
                    "folder-open",
                    _("Open…"),
                    _("A plan from this computer, a stick or a shared folder"),
                    "Ctrl O",
                    window.files.ask_open,
                ),
                (
                    "sample",
                    "sprout",
                    _("Sample season"),
                    _("Open Days, campus visits and lectures of a whole year"),
                    "Ctrl E",
                    window.files.ask_sample,
                ),
            )
        }
        halves = row(self._left(), self._right(), gap=0)
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        self.setLayout(halves)
        self.choices["new"].setFocus()

    def _left(self) -> QFrame:
        mark = label("")
        mark.setPixmap(logo().pixmap(QSize(48, 48)))
        lead = _("Plan Open Days, campus visits and school lectures. Print and share what everyone needs.")
        hint = _("Or drop a plan anywhere on this window.")
        block = QWidget()
        block.setMaximumWidth(456)
        block.setLayout(column(
            mark, 16, label("Lectern", "day"), label(lead, "lead", wrap=True), 12, self.notice,
            *self.choices.values(), None, label(hint, "hint"), gap=8,
        ))  # fmt: skip
        side = ground("canvas")
        side.setLayout(row(None, block, None, margins=(48, 96, 48, 40)))
        side.layout().setStretch(1, 8)  # type: ignore[union-attr]
        return side

    def _right(self) -> QFrame:
        side = ground("chrome")
        block = QWidget()
        block.setMaximumWidth(520)
        inside = column(gap=10)
        if settings.recent():
            inside.addLayout(self._recent())
            inside.addSpacing(20)
        inside.addLayout(self._before())
        inside.addStretch(1)
        block.setLayout(inside)
        frame = QWidget()
        frame.setLayout(row(None, block, None, margins=(48, 104, 48, 40)))
        frame.layout().setStretch(1, 8)  # type: ignore[union-attr]
        side.setLayout(column(scrolling(frame), gap=0))
        return side

    def _before(self) -> QVBoxLayout:
        self.spoken = Segments(list(LANGUAGES.items()), language(), _("Language"))
        self.spoken.chosen.connect(self.window_.speak)
        looks = [(look, _(LOOK_NAMES[look])) for look in LOOKS]
        look = Segments(looks, theme().look, _("Look"))
        look.chosen.connect(self.window_.look)
        name = QLineEdit(str(settings.setting("name", "")))
        name.setMaxLength(100)
        name.setFixedWidth(224)
        name.setAccessibleName(_("Your name"))
        name.setPlaceholderText(_("Stands on versions and waivers"))
        name.editingFinished.connect(lambda: settings.keep(name=name.text().strip()))
        promises = (
            ("hard-drive", _("Your plan stays in one file on this computer.")),
            ("wifi-off", _("No account, no network: Lectern works offline.")),
            ("undo-2", _("Every step can be undone, and is saved at once.")),
            ("printer", _("Agendas, posters and lists print on A4 and larger.")),
        )
        lines = [
            row(_drawing(icon_name), label(text, "second"), None, gap=12) for icon_name, text in promises
        ]
        return column(
            label(_("Before you start"), "section"),
            label(_("Everything here can be changed later."), "second"),
            6,
            _fact(_("Language"), self.spoken),
            _fact(_("Look"), look),
            _fact(_("Your name"), name),
            8,
            line(),
            8,
            *lines,
            gap=10,
        )

    def _recent(self) -> QVBoxLayout:
        layout = column(label(_("Recent plans"), "section"), 4, gap=4)
        for path in map(Path, settings.recent()[:6]):
            layout.addWidget(self._plan(path))
        return layout

    def _plan(self, path: Path) -> QPushButton:
        there = path.exists()
        folder = str(path.parent).replace(str(Path.home()), "~")
        words = QWidget()
        second = folder if there else _("{folder} · not there any more").format(folder=folder)
        words.setLayout(column(Elided(path.stem, "strong"), Elided(second, "small"), gap=0))
        inside = row(_drawing("file-text"), words, gap=12, margins=(10, 6, 10, 6))
        inside.setStretch(1, 1)
        name = _("Open {name} in {folder}").format(name=path.stem, folder=folder)
        return Holder(inside, 52, lambda: self.window_.files.open(path), name)

    def explain(self, path: Path, problem: Problem) -> None:
        """Say what happened to a plan that could not be opened, and offer the ways on."""
        ways = []
        way_on = self.window_.files.way_on(path, problem)
        if way_on:
            ways.append(button(*way_on))
        if path.exists():
            ways.append(button(_("Try again"), lambda: self.window_.files.open(path)))
        banner = Banner("bad", str(problem))
        banner.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notice.addWidget(banner)
        if ways:
            self.notice.addLayout(row(*ways, None))
            ways[0].setFocus()
        self.notice.addSpacing(8)


def _fact(name: str, widget: QWidget):  # type: ignore[no-untyped-def]  # noqa: ANN202
    words = label(name, "second")
    words.setFixedWidth(112)
    words.setBuddy(widget)
    return row(words, widget, None, gap=16)


def _drawing(name: str) -> QWidget:
    made = label("")
    made.setPixmap(icon(name, "text-3").pixmap(16, 16))
    return made


def choice(icon_name, title, text, key, act, *, primary=False) -> QPushButton:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """A large button: a drawing, what it does, a second line, its key."""
    mark = label("", "box" if primary else "boxgrey")
    mark.setFixedSize(40, 40)
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    mark.setPixmap(icon(icon_name, "accent" if primary else "text-2").pixmap(20, 20))
    words = QWidget()
    words.setLayout(column(Elided(title, "strong"), Elided(text, "small"), gap=1))
    parts = [mark, words]
    if key:
        parts.append(keycap(key))
    inside = row(*parts, gap=14, margins=(16, 10, 16, 10))
    inside.setStretch(1, 1)
    return Holder(inside, 68, act, f"{title}. {text}", "choice")
