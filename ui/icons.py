"""Icons: outline drawings that take the colour of the theme worn now and are sharp at every scale."""

from functools import cache
from typing import Any

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from .theme import COLOURS, RESOURCES, theme


@cache
def _drawing(name: str, value: str) -> QSvgRenderer:
    source = (RESOURCES / "icons" / f"{name}.svg").read_bytes()
    source = source.replace(b"currentColor", value.encode()).replace(
        b'stroke-width="2"', b'stroke-width="1.75"'
    )
    return QSvgRenderer(QByteArray(source))


def draw(painter: QPainter, name: str, where: QRectF, colour_name: str = "text-2") -> None:
    """Draw an icon into a rectangle."""
    _drawing(name, COLOURS[colour_name][theme().dark]).render(painter, where)


class _Drawn(QIconEngine):
    """Draws when asked, so that a change of theme needs no new icons."""

    def __init__(self, name: str, colour_name: str, chosen: str) -> None:
        super().__init__()
        self.drawn, self.colour_name, self.chosen = name, colour_name, chosen

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name = self.chosen if state == QIcon.State.On else self.colour_name
        if mode == QIcon.Mode.Disabled:
            name = "disabled"
        side = min(rect.width(), rect.height())
        top = rect.top() + (rect.height() - side) / 2
        draw(painter, self.drawn, QRectF(rect.left(), top, side, side), name)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self.pixmap(size, mode, state)

    def clone(self) -> Any:
        copy = _Drawn(self.drawn, self.colour_name, self.chosen)
        _kept.append(copy)
        return copy


#: Engines Qt asked for copies of: Qt owns them, Python must not forget them meanwhile.
_kept: list[QIconEngine] = []


@cache
def icon(name: str, colour_name: str = "text-2", chosen: str = "accent") -> QIcon:
    """An icon in a named colour; in the state On it is drawn in `chosen`."""
    return QIcon(_Drawn(name, colour_name, chosen))


class _Logo(_Drawn):
    """Keeps its own colours."""

    def __init__(self) -> None:
        super().__init__("lectern", "", "")

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _logo().render(painter, QRectF(rect))

    def clone(self) -> Any:
        copy = _Logo()
        _kept.append(copy)
        return copy


@cache
def _logo() -> QSvgRenderer:
    return QSvgRenderer(str(RESOURCES / "icons" / "lectern.svg"))


@cache
def logo() -> QIcon:
    """The mark of the program."""
    return QIcon(_Logo())
