"""Tab reaches everything that can be used, in the order in which it is read, and comes round."""

import os
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from test_access import called, controls, on_top
from tour import EMPTY, SEASON, clear

from ui.grid import Grid
from ui.tab_order import reading_order

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WALKS = {"season": SEASON, "window": EMPTY}
#: What is walked through in the usual run; all of it in the long one.
SLICE = {
    "home", "calendar", "events-chosen", "event", "event-agenda-session", "event-guests", "event-groups",
    "event-visit", "people", "tasks", "documents", "empty-home", "empty-documents", "empty-agenda",
}  # fmt: skip
#: Lie over the page, and take Tab themselves.
OVER = {"palette", "palette-commands"}
LONG = bool(os.environ.get("LECTERN_SOAK"))


def walked(window) -> list[QWidget]:
    """Where Tab leads, until it comes back to where it began."""
    first = QApplication.focusWidget()
    seen = [first]
    for _step in range(500):
        now = seen[-1]
        if isinstance(now, Grid):  # Tab goes from cell to cell there; F6 leaves
            now.parentWidget().focusNextPrevChild(True)
        else:
            QTest.keyClick(now, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is first:
            return seen
        assert now is not seen[-1], called(now)
        seen.append(now)
    raise AssertionError("Tab does not come round")


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def slides_in(widget: QWidget) -> QWidget | None:
    """The area that is scrolled to bring it into sight."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above


def against_reading(before: QWidget, after: QWidget) -> bool:
    """Whether Tab goes up within a column, or back within a line."""
    if slides_in(before) is not slides_in(after):
        return False
    one, two = place(before), place(after)
    across = min(one.right(), two.right()) - max(one.left(), two.left())
    down = min(one.bottom(), two.bottom()) - max(one.top(), two.top())
    return (across > 8 and two.bottom() <= one.top() + 4) or (down > 8 and two.right() <= one.left() + 4)


@pytest.mark.parametrize("walk", WALKS)
def test_tab_reaches_every_control_in_reading_order_and_comes_round(request, qtbot, walk):
    window = request.getfixturevalue(walk)
    wrong = {}
    for stop, visit in WALKS[walk].items():
        if stop in OVER or not (LONG or stop in SLICE):
            continue
        visit(window, qtbot)
        QApplication.processEvents()
        if on_top(window).window() is not window:
            clear(window)
            continue
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        next(reading_order(window)).setFocus()
        seen = walked(window)
        usable = {w for w in controls(window) if w.focusPolicy() & Qt.FocusPolicy.TabFocus}
        missed = [called(w) for w in usable - set(seen)]
        back = [
            (called(a), called(b))
            for a, b in pairwise(seen)
            if against_reading(a, b) and window.page().isAncestorOf(a) and window.page().isAncestorOf(b)
        ]
        if missed or back:
            wrong[stop] = missed, back
        clear(window)
    assert wrong == {}


def test_shift_tab_goes_the_same_way_back(season, qtbot):
    season.go("calendar")
    season.page().begin()
    forth = walked(season)
    back = [QApplication.focusWidget()]
    for _step in range(len(forth) - 1):
        QTest.keyClick(back[-1], Qt.Key.Key_Backtab)
        back.append(QApplication.focusWidget())
    assert back == [forth[0], *reversed(forth[1:])]
