"""The tabs of an event, in a window of any width."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.event import new_event

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(window):
    event = new_event("open_day", "Open Day")
    window.go("event", event.id)
    return window.page()


def in_sight(page, key):
    """Whether a tab is wholly inside the strip, with all of its text."""
    tab, strip = page.tabs[key], page.strip
    left = tab.mapTo(strip, QPoint(0, 0)).x()
    return left >= 0 and left + tab.width() <= strip.width() and tab.width() >= tab.sizeHint().width()


def test_a_wide_window_shows_all_tabs(page):
    assert all(in_sight(page, key) for key, tab in page.tabs.items() if not tab.isHidden())


@pytest.mark.parametrize("width", [640, 800, 960])
def test_a_narrow_window_keeps_the_chosen_tab_and_its_words_in_sight(page, width):
    page.lectern.resize(width, 600)
    QApplication.processEvents()
    for key in ("risks", "overview", "budget", "agenda"):
        page.open_tab(key)
        assert in_sight(page, key)
    page.open_tab("risks")
    page.lectern.resize(640, 600)
    QApplication.processEvents()
    assert in_sight(page, "risks")


def test_the_wheel_slides_the_tabs_and_a_click_chooses(page):
    page.lectern.resize(640, 600)
    page.open_tab("overview")
    QApplication.processEvents()
    bar, middle = page.strip.horizontalScrollBar(), QPointF(page.strip.rect().center())
    for _turn in range(12):
        turned = QWheelEvent(middle, middle, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                             Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(page.strip.viewport(), turned)
    assert bar.value() == bar.maximum() > 0
    QTest.mouseClick(page.tabs["risks"], Qt.MouseButton.LeftButton)
    assert page.tab == "risks"
