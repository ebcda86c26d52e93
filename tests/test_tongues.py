"""Languages are kept as codes, and read and typed by name."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from models import Person
from models.history import step
from models.words import speaking
from ui.fields import Line
from ui.tongues import tongue_codes, tongues


@pytest.mark.parametrize(("kept", "english", "chinese"), [
    ("zh,en", "Chinese, English", "中文、英语"), ("", "", ""), ("en", "English", "英语"),
    ("en, Uyghur", "English, Uyghur", "英语、Uyghur"),
])  # fmt: skip
def test_codes_are_read_by_name(kept, english, chinese):
    assert tongues(kept) == english
    with speaking("zh_CN"):
        assert tongues(kept) == chinese


@pytest.mark.parametrize(("typed", "kept"), [
    ("Chinese, English", "zh,en"), ("中文、英文", "zh,en"), ("zh，en", "zh,en"), ("french", "fr"),
    ("Mandarin; Uyghur", "zh,Uyghur"), ("", ""), ("English/Chinese", "en,zh"),
])  # fmt: skip
def test_names_are_kept_as_codes(typed, kept):
    assert tongue_codes(typed) == kept


def test_languages_of_a_person_are_shown_and_typed_by_name(window):
    with step("x"):
        person = Person.create(name="Wang Fang", languages="zh,en")
    window.go("people", person.id)
    field = window.page().form.facts["languages"].field
    assert field.text() == "Chinese, English"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Chinese, french")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert Person.fetch(person.id).languages == "zh,fr"
    assert window.page().form.facts["languages"].field.text() == "Chinese, French"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_value_too_long_for_its_field_ends_in_dots_and_is_told_by_a_hint(qtbot):
    field = Line("Venue")
    qtbot.addWidget(field)
    field.resize(120, 28)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    for text, cut in (("Hall", False), ("Conference Hall of the Office, second floor", True)):
        field.display(text)
        field.clearFocus()
        assert field.is_cut() is cut
        QToolTip.hideText()
        event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(field, event)
        assert QToolTip.text() == (text if cut else "")
    before = field.grab().toImage()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert not field.is_cut() and field.text() == text
    field.clearFocus()
    assert field.grab().toImage() == before
