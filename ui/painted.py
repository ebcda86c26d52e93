"""Widgets that draw themselves: a page of many lines is shown several times sooner so than with widgets
inside each line and a style sheet for every one of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.words import language

from .columns import fitted, write
from .theme import colour


class Words:
    """Draws texts, and notes whether one had to be cut short."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self.cut = False

    def __call__(self, area: QRect, text: str, ink: str = "text", **how: Any) -> int:
        """Draw one line in the middle of an area, in a size and weight. Returns its width."""
        wide = write(self.painter, area, text, ink, **how)
        size, weight = how.get("size", 13), how.get("weight", 400)
        shown = text if area.width() < 8 else fitted(text, area.width(), size, weight, language())[0]
        self.cut |= shown != text or (bool(text) and not wide)
        return wide


class Line(QAbstractButton):
    """A line one can press, so tall. Its name is what a screen reader says, and the hint where it is cut."""

    def __init__(
        self, tall: int, act: Callable[[], object], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tall = tall
        self.setAccessibleName(name)
        self.setFixedHeight(tall)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _checked=False: act())

    def sizeHint(self) -> QSize:
        return QSize(60, self.tall)

    def draw(self, words: Words, area: QRect) -> None:
        """Draw what stands in the line."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("pressed" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        words = Words(painter)
        self.draw(words, self.rect())
        hint = self.accessibleName() if words.cut else ""
        if hint != self.toolTip():
            self.setToolTip(hint)


class Rule(QWidget):
    """A hairline across."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), "line")


def fill(painter: QPainter, area: QRect, ink: str) -> None:
    """Fill an area with a named colour. `fillRect` would have PySide learn all gradients Qt has names for."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ink))
    painter.drawRect(area)


def stack(things: Sequence[QWidget], area: QRect, gap: int) -> None:
    """Put things of a fixed height below each other into an area."""
    top = area.top()
    for thing in things:
        thing.setGeometry(area.left(), top, area.width(), thing.height())
        top += thing.height() + gap
