"""Lines in the detail of a row: when, a coloured bar, what, where; a click leads there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from .icons import icon
from .parts import Elided, Holder, label, row
from .theme import colour


class Stripe(QWidget):
    """A vertical bar in the colour of a programme."""

    def __init__(self, colour_name: str) -> None:
        super().__init__()
        self.colour_name = colour_name
        self.setFixedWidth(3)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect().adjusted(0, 2, 0, -2), colour(self.colour_name))


def detail_line(
    colour_name: str,
    when: str,
    title: str,
    second: str,
    act: Callable[[], Any],
    mark: tuple[str, str] | None = None,
) -> QWidget:
    """One line, 36 high."""
    first = label(when, "second")
    first.setFixedWidth(168)
    parts: list[QWidget] = [first, Stripe(colour_name), Elided(title), Elided(second, "second")]
    if mark:
        drawn = QLabel()
        drawn.setPixmap(icon(*mark).pixmap(16, 16))
        parts.append(drawn)
    inside = row(*parts, gap=10, margins=(4, 6, 4, 6))
    inside.setStretch(2, 5)
    inside.setStretch(3, 4 if second else 0)
    return Holder(inside, 36, act, f"{when} {title} {second}")
