"""What hands do without thinking: it goes through, at once, and leaves nothing behind."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tour import SEASON, clear

from models import Person, history
from models.event import new_event
from models.history import step
from ui.search import Palette

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ALT = Qt.KeyboardModifier.AltModifier
LONG = "Lectern closed unexpectedly last time. Nothing that was shown as saved was lost."


def test_alt_with_a_key_is_no_wish_for_the_menu_bar(season):
    season.go("events")
    season.go("people")
    QTest.keyPress(season, Qt.Key.Key_Alt)
    QTest.keyClick(season, Qt.Key.Key_Left, ALT)
    QTest.keyRelease(season, Qt.Key.Key_Alt)
    assert (season.spot[0], season.menus.bar.isVisible()) == ("events", False)
    QTest.keyClick(season, Qt.Key.Key_Alt)
    assert season.menus.bar.isVisible()


def test_a_toast_is_as_tall_as_its_sentence(window):
    window.resize(640, 360)
    window.tell(LONG, level="warn")
    tall = window.toast.height()
    window.resize(1440, 900)
    assert window.toast.width() <= 480
    assert 40 <= window.toast.height() <= tall <= 80
    window.tell("Done", undo=True)
    assert window.toast.height() <= 44


@pytest.mark.parametrize("name", ["home", "calendar", "events", "people", "tasks", "documents"])
def test_a_change_after_another_language_is_shown_in_it_alone(season, name):
    """What was furnished in the language before hears of nothing any more."""
    season.go(name)
    season.speak("zh_CN")
    season.look("dark")
    with step("Add"):
        Person.create(name="Wang Fang")
    new_event("open_day", "Open Day")
    history.undo()
    QApplication.processEvents()
    assert season.rail.items["home"].accessibleName() == "首页"
    assert season.top.undo.isEnabled()
    season.look("light")


def test_choosing_another_person_shows_all_facts_unsqueezed_at_once(season, qtbot):
    season.go("people")
    qtbot.wait(50)
    SEASON["people"](season, qtbot)
    page = season.page()
    QApplication.processEvents()
    assert page.form.height() >= page.form.minimumSizeHint().height()
    assert page.sections.count() > 3


def test_the_palette_lies_over_all_of_a_window_that_grows(season):
    season.resize(1000, 700)
    season.search()
    season.resize(1440, 900)
    palette = season.findChildren(Palette)[-1]
    assert palette.size() == season.inside.size()
    clear(season)


def test_the_window_is_as_small_as_a_small_laptop_shows_it_at_twice_the_size(season):
    season.resize(QSize(640, 360))
    assert season.size() == QSize(640, 360)
    assert season.rail.width() == 56
    season.resize(1280, 720)
    assert season.rail.width() == 200


def test_a_list_that_lets_nothing_through_says_so(season):
    season.go("people")
    before = season.grab().toImage()
    season.page().search.setText("nobody has this name")
    QApplication.processEvents()
    assert season.page().table.rows.shown == []
    assert season.grab().toImage() != before


def test_columns_leave_no_hole_whatever_the_width(season, qtbot):
    season.go("events")
    head = season.page().table.horizontalHeader()
    for width in (1440, 853, 640, 1000, 720, 1280):
        season.resize(width, 700)
        qtbot.wait(5)
        at = 0
        for section in sorted(range(head.count()), key=head.visualIndex):
            assert head.sectionPosition(section) == at, (width, section)
            at += head.sectionSize(section)


def test_ctrl_s_says_that_all_is_saved_or_saves_the_document_in_sight(season, qtbot):
    QTest.keyClick(season, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert season.toast.isVisible() and "saved already" in season.toast.words.text()
    season.go("documents")
    qtbot.waitUntil(lambda: bool(season.page().data), timeout=20_000)
    QTest.keyClick(season, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = season.findChild(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
