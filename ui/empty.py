"""What an empty page says: what to do next, and what a kind of event brings."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.event import KINDS
from models.words import _, ngettext

from .parts import button, column, label, row
from .theme import KIND_COLOURS, colour
from .welcome import choice

if TYPE_CHECKING:
    from .window import Window

FIRST_KINDS = ("open_day", "campus_visit", "school_lecture", "service_stop", "online_course", "competition")


class Sketch(QWidget):
    """A small drawing of an agenda with a plus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(96, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line-strong"), 1.2))
        painter.setBrush(colour("canvas"))
        painter.drawRoundedRect(QRectF(1, 10, 64, 58), 4, 4)
        painter.drawLine(1, 24, 65, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("pressed"))
        for x, y, height in ((7, 30, 12), (26, 30, 20), (45, 40, 16)):
            painter.drawRoundedRect(QRectF(x, y, 15, height), 2, 2)
        painter.setPen(QPen(colour("accent"), 1.5))
        painter.setBrush(colour("accent-tint"))
        painter.drawRoundedRect(QRectF(58, 2, 36, 24), 4, 4)
        painter.drawLine(76, 8, 76, 20)
        painter.drawLine(70, 14, 82, 14)


def kind_promise(key: str) -> str:
    """What a kind of event brings, in figures."""
    kind = KINDS[key]
    tasks, sessions, documents = len(kind.tasks), len(kind.sessions), len(kind.documents)
    parts = [
        (tasks, ngettext("{count} task", "{count} tasks", tasks)),
        (sessions, ngettext("{count} session", "{count} sessions", sessions)),
        (documents, ngettext("{count} document", "{count} documents", documents)),
    ]
    return _(", ").join(text.format(count=count) for count, text in parts if count)


def first_event(window: "Window") -> QVBoxLayout:
    """The empty state of a plan without events."""
    grid = QGridLayout()
    grid.setSpacing(12)
    for number, key in enumerate(FIRST_KINDS):
        kind = KINDS[key]
        made = choice(kind.icon, _(kind.name), kind_promise(key), "", partial(window.new_event, key))
        made.setProperty("tone", KIND_COLOURS.get(key, "slate"))
        grid.addWidget(made, number // 2, number % 2)
    text = _("Choose a kind: it brings its usual tasks, sessions and documents, which you can change.")
    box = QWidget()
    box.setMaximumWidth(720)
    upload = _("Import from Excel, iCalendar or a schedule file…")
    box.setLayout(
        column(
            Sketch(),
            16,
            label(_("Plan the first event"), "page"),
            label(text, "second", wrap=True),
            12,
            grid,
            12,
            row(button(upload, window.files.ask_import, icon_name="upload"), None),
            label(_("Or paste rows from Excel here: Ctrl+V."), "hint"),
            gap=6,
        )
    )
    middle = row(None, box, None)
    middle.setStretch(1, 8)
    return column(48, middle, None, gap=0)


def nothing_here(title: str, text: str, *ways: QWidget) -> QWidget:
    """An empty list: what it is for, and what fills it. With ways on it has a drawing and stands at the top;
    else nothing is missing, and the words stand in the middle."""
    words = (label(title, "page" if ways else "section"), label(text, "second", wrap=True))
    box = QWidget()
    box.setMaximumWidth(720)
    box.setLayout(column(*((Sketch(), 16) if ways else (None,)), *words, 12 if ways else 0, row(*ways, None),
                         None, gap=6))  # fmt: skip
    outer = QWidget()
    outer.setLayout(row(None, box, None, margins=(40, 48 if ways else 0, 40, 40)))
    outer.layout().setStretch(1, 8)  # type: ignore[union-attr]
    return outer
