"""How far a drag reaches: the edges of the board scroll it on, a tab it rests on opens its day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

if TYPE_CHECKING:
    from .board_view import BoardView

EDGE = 24  # pixels from the edge within which the board scrolls
_OFTEN, _TAB_OPENS = 25, 600  # milliseconds between scrolls; over a day's tab


class Reach(QObject):
    """Watches the pointer of a drag. `moved` is called after each scroll, `rested` after a rest on a tab."""

    def __init__(self, view: "BoardView", moved: Callable[[], None], rested: Callable[[], None]) -> None:
        super().__init__(view)
        self.view, self.moved = view, moved
        self._inside = QPoint()
        self._scrolling, self._resting = QTimer(self), QTimer(self)
        self._scrolling.setInterval(_OFTEN)
        self._scrolling.timeout.connect(self._scroll_on)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_TAB_OPENS)
        self._resting.timeout.connect(rested)

    def scrolls(self) -> bool:
        """Whether the board is being scrolled by its edge."""
        return self._scrolling.isActive()

    def pointer(self, inside: QPoint) -> None:
        """The pointer is at a point of the viewport, or beside it."""
        self._inside = inside
        area = self.view.viewport().rect()
        near = not area.adjusted(EDGE, EDGE, -EDGE, -EDGE).contains(inside)
        if near and area.adjusted(-EDGE, -EDGE, EDGE, EDGE).contains(inside):
            if not self._scrolling.isActive():
                self._scrolling.start()
        else:
            self._scrolling.stop()

    def over(self, day: date | None) -> None:
        """The pointer is over the tab of another day, or of none."""
        if day is None:
            self._resting.stop()
        elif not self._resting.isActive():
            self._resting.start()

    def stop(self) -> None:
        """The drag is over."""
        self._scrolling.stop()
        self._resting.stop()

    def _scroll_on(self) -> None:
        area, at = self.view.viewport().rect(), self._inside
        for bar, place, low, high in (
            (self.view.horizontalScrollBar(), at.x(), area.left(), area.right()),
            (self.view.verticalScrollBar(), at.y(), area.top(), area.bottom()),
        ):
            if place < low + EDGE:
                bar.setValue(bar.value() - min(EDGE, low + EDGE - place))
            elif place > high - EDGE:
                bar.setValue(bar.value() + min(EDGE, place - high + EDGE))
        self.moved()
