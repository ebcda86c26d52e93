"""Editing the words of letters: fields at hand, the letter beside them, one step for all."""

from datetime import datetime

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from models import Letter, history
from models.event import new_event
from models.letter import write_letter
from models.letter_words import USUAL
from ui.letters import LettersDialog


@pytest.fixture
def dialog(window, qtbot):
    event = new_event("salon", "Salon on claims", datetime(2026, 5, 1, 14), filled=False)
    made = LettersDialog(window, event.id, "invitation", "en")
    made.open()
    qtbot.waitUntil(lambda: made.preview.count() == 1, timeout=20_000)
    return made


def letter(dialog):
    file: pdfium.PdfDocument = dialog.preview.file
    return " ".join(file[0].get_textpage().get_text_range().split())


def test_letter_beside_the_words_follows_what_is_typed(dialog, qtbot):
    assert "We have the pleasure of inviting you to “Salon on claims”, 1 May 2026" in letter(dialog)
    dialog.text.setPlainText("Hello {name}\n\nCome on {date}[ to {place}].")
    qtbot.waitUntil(lambda: "Come on 1 May 2026." in letter(dialog), timeout=20_000)
    assert Letter.select().count() == 0


def test_buttons_put_fields_where_the_cursor_is(dialog):
    dialog.text.setPlainText("Dear ")
    dialog.text.moveCursor(dialog.text.textCursor().MoveOperation.End)
    press(dialog, "Name")
    assert dialog.text.toPlainText() == "Dear {name}"
    dialog.subject.setFocus()
    dialog.subject.clear()
    press(dialog, "Event")
    assert (dialog.subject.text(), dialog.text.toPlainText()) == ("{event}", "Dear {name}")
    assert dialog.focusWidget() is dialog.subject


def press(dialog, text):
    made = next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
    made.setFocus()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def test_unknown_field_is_named_and_nothing_kept(dialog):
    dialog.text.setPlainText("Dear {nmae},")
    dialog._make()
    assert "{nmae}" in dialog.error.text()
    dialog.go()
    assert dialog.isVisible() and "{nmae}" in dialog.error.text()
    assert Letter.select().count() == 0 and len(history.done) == 1


def test_all_kinds_and_languages_are_kept_in_one_step(dialog):
    dialog.subject.setText("Do come")
    dialog._turn(kind="thanks", spoken="zh_CN")
    assert dialog.text.toPlainText() == USUAL["thanks", "zh_CN"].text
    dialog.text.setPlainText("尊敬的{name}：\n\n谢谢！")
    dialog._turn(kind="invitation", spoken="en")
    assert dialog.subject.text() == "Do come"
    dialog.go()
    kept = {(row.kind, row.language): row.subject for row in Letter.select()}
    assert kept == {("invitation", "en"): "Do come", ("thanks", "zh_CN"): "感谢信"}
    assert len(history.done) == 2
    history.undo()
    assert Letter.select().count() == 0


def test_usual_words_come_back_and_leave_no_row(window, dialog):
    write_letter("invitation", "en", "Own", "Own words")
    dialog._show()
    assert dialog.text.toPlainText() == "Own words"
    dialog.take_usual()
    assert dialog.subject.text() == USUAL["invitation", "en"].subject
    dialog.go()
    assert Letter.select().count() == 0


def test_documents_page_leads_to_the_words(window, qtbot):
    event = new_event("salon", "Salon", datetime(2026, 5, 1, 14), filled=False)
    window.go("documents", event.id, "letters")
    page = window.page()
    ways = [page.saves.itemAt(n).widget() for n in range(page.saves.count())]
    (edit,) = [way for way in ways if way.text() == "Edit the words…"]
    edit.click()
    (dialog,) = window.findChildren(LettersDialog)
    assert dialog.isVisible() and dialog.event_id == event.id
    qtbot.waitUntil(lambda: dialog.preview.count() == 1, timeout=20_000)
    dialog.reject()


def test_documents_page_leads_to_what_forms_are_made_of(window):
    event = new_event("salon", "Salon", datetime(2025, 5, 1, 14), filled=False)
    for key, words, tab in (
        ("feedback-form", "Type the answers in", "feedback"), ("approval-form", "Edit the budget", "budget"),
        ("seating", "Edit who appears", "people"),
    ):  # fmt: skip
        window.go("documents", event.id, key)
        page = window.page()
        ways = [page.saves.itemAt(n).widget() for n in range(page.saves.count())]
        next(way for way in ways if way.text() == words).click()
        assert window.page().tab == tab
