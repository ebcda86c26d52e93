"""Lines in the detail of a row: when, a coloured bar, what, where; a click leads there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from .icons import draw
from .painted import Line, Words
from .theme import colour

#: Pixels: where the title begins, and the gap between what stands in a line.
_AT, _GAP = 195, 10


class Stripe(QWidget):
    """A vertical bar in the colour of a programme."""

    def __init__(self, colour_name: str) -> None:
        super().__init__()
        self.colour_name = colour_name
        self.setFixedWidth(3)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect().adjusted(0, 2, 0, -2), colour(self.colour_name))


class DetailLine(Line):
    """One line, 36 high. `mark` is an icon and its colour, at the right."""

    def __init__(
        self,
        colour_name: str,
        texts: tuple[str, str, str],
        act: Callable[[], Any],
        mark: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(36, act, " ".join(texts))
        self.colour_name, self.texts, self.mark = colour_name, texts, mark

    def draw(self, words: Words, area: QRect) -> None:
        when, title, second = self.texts
        words(QRect(area.left() + 4, area.top(), 168, area.height()), when, "text-2")
        words.painter.fillRect(
            area.left() + 182, area.top() + 8, 3, area.height() - 16, colour(self.colour_name)
        )
        right = area.right() - 3
        if self.mark:
            draw(words.painter, self.mark[0], QRectF(right - 15, area.center().y() - 7, 16, 16), self.mark[1])
            right -= 16 + _GAP
        wide = right - area.left() - _AT + 1
        first = wide if not second else (wide - _GAP) * 5 // 9
        words(QRect(area.left() + _AT, area.top(), first, area.height()), title)
        rest = QRect(area.left() + _AT + first + _GAP, area.top(), wide - first - _GAP, area.height())
        words(rest, second, "text-2")


def detail_line(
    colour_name: str,
    when: str,
    title: str,
    second: str,
    act: Callable[[], Any],
    mark: tuple[str, str] | None = None,
) -> QWidget:
    """A line that says when and what, with the colour of a programme; a click on it is an act."""
    return DetailLine(colour_name, (when, title, second), act, mark)
