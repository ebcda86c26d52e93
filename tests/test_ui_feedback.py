"""The tab in which feedback forms are typed back: by their digits, or as totals, and undone."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models import Feedback, history
from models.event import new_event
from models.feedback import set_counts

ENTER = Qt.Key.Key_Return


@pytest.fixture
def tab(window):
    event = new_event("open_day", "Open Day", datetime(2025, 4, 23, 9), filled=False)
    window.go("event", event.id, ("feedback", None))
    page = window.page()
    assert page.tab == "feedback"
    return page.parts["feedback"]


def counts():
    return {(row.question, row.answer): row.count for row in Feedback.select()}


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, ENTER)


def test_forms_are_counted_one_after_the_other_without_the_mouse(tab):
    for typed in ("55443", "5 3 0 - 1 2"):
        type_into(tab.typed, typed)
    assert counts()["overall", "5"] == 2 and counts()["from", "wechat"] == 1
    assert tab.sums.text() == "2 forms counted"
    assert tab.fields["overall", "5"].text() == "2"
    assert tab.typed.text() == "" and tab.typed.hasFocus()
    history.undo()
    assert tab.sums.text() == "1 form counted" and tab.fields["overall", "5"].text() == "1"


def test_wrong_digit_stays_with_its_sentence(tab):
    type_into(tab.typed, "59")
    assert "not “9”" in tab.one.sentence.text() and tab.typed.text() == "59"
    assert counts() == {}
    type_into(tab.typed, "54")
    assert tab.one.sentence.isHidden()
    assert len(history.done) == 2


def test_total_is_kept_on_enter_and_the_next_field_follows(tab):
    type_into(tab.fields["overall", "5"], "12")
    assert counts() == {("overall", "5"): 12}
    assert tab.fields["overall", "4"].hasFocus()
    type_into(tab.fields["overall", "4"], "4")
    count, mean, bar = tab.told["overall"]
    assert (count.text(), mean.text()) == ("16", "4.8")
    assert bar.words() == "very much 75 %, mostly 25 %"
    assert bar.grab().toImage().pixelColor(5, 5) != bar.grab().toImage().pixelColor(bar.width() - 5, 5)
    type_into(tab.fields["overall", "5"], "")
    assert counts() == {("overall", "4"): 4}


@pytest.mark.parametrize("typed", ["many", "-3", "1.5", "9999999"])
def test_total_that_is_none_is_told_and_given_back(tab, typed):
    type_into(tab.fields["overall", "5"], "12")
    type_into(tab.fields["overall", "5"], typed)
    assert tab.fields["overall", "5"].text() == "12"
    assert counts() == {("overall", "5"): 12}


def test_clearing_is_told_and_undone(tab):
    type_into(tab.fields["again", "yes"], "7")
    tab.clear()
    assert counts() == {} and tab.fields["again", "yes"].text() == ""
    history.undo()
    assert tab.fields["again", "yes"].text() == "7"


def test_tab_belongs_to_events_that_have_begun_or_have_answers(window):
    ahead = new_event("salon", "Salon", datetime(2090, 1, 1, 9), filled=False)
    window.go("event", ahead.id)
    page = window.page()
    assert page.tabs["feedback"].isHidden()
    set_counts(ahead, "overall", {"5": 1})
    assert not page.tabs["feedback"].isHidden()


def test_other_kind_asks_other_questions(window, tab):
    other = new_event("school_lecture", "Lecture", datetime(2025, 5, 1, 9), filled=False)
    window.go("event", other.id, ("feedback", None))
    assert ("fun", "5") in tab.fields and ("overall", "5") not in tab.fields


def test_ways_lead_to_the_form_and_the_report(window, tab):
    tab._paper("feedback-form")
    assert window.page().document.key == "feedback-form"
