"""The feedback form, its totals typed back, and the report of them."""

from datetime import datetime
from random import Random

import pytest
from drawn_sheets import LANGUAGES, plan, request, sheet_of
from paper_geometry import faults, run
from paper_pictures import Builder
from sheet_plans import full_day

from exports import feedback_form, feedback_report
from models import Feedback, history
from models.database import Problem
from models.event import KINDS, new_event
from models.event_acts import duplicate_event
from models.feedback import add_form, clear_counts, read_form, set_counts
from models.feedback_questions import ASKED, QUESTIONS, questions_for
from models.repeating import Stop, repeat_in_cities
from planning.feedback import forms, results
from planning.plan import read_picture


@pytest.fixture
def event(plan):
    return new_event("open_day", "Open Day", datetime(2026, 4, 23, 9), city="Beijing")


def counts(question="overall"):
    return {row.answer: row.count for row in Feedback.select().where(Feedback.question == question)}


# Counting


def test_every_kind_of_event_asks_questions_that_exist():
    assert set(ASKED) <= set(KINDS)
    for kind in KINDS:
        asked = questions_for(kind)
        assert asked and any(question.answers for question in asked)
        assert len({question.key for question in asked}) == len(asked)
    assert all(bool(question.answers) != bool(question.lines) for question in QUESTIONS.values())


def test_counts_of_a_question_are_kept_in_one_step(event):
    set_counts(event, "overall", {"5": 12, "4": 3, "1": 0})
    set_counts(event, "overall", {"4": 5})
    assert counts() == {"5": 12, "4": 5}
    set_counts(event, "overall", {"5": 0})
    assert counts() == {"4": 5}
    history.undo()
    history.undo()
    assert counts() == {"5": 12, "4": 3}


@pytest.mark.parametrize(
    ("question", "answers", "match"),
    [("nothing", {"5": 1}, "no question “nothing”"), ("best", {"5": 1}, "no question “best”"),
     ("overall", {"6": 1}, "no answer “6”"), ("overall", {"5": -1}, "whole number"),
     ("from", {"5": 1}, "no answer")],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused_and_nothing_kept(event, question, answers, match):
    with pytest.raises(Problem, match=match):
        set_counts(event, question, answers)
    assert Feedback.select().count() == 0


def test_forms_typed_one_by_one_add_up(event):
    for typed in ("54432", "5 4 0 - 1", "55555123"):
        add_form(event, read_form("open_day", typed))
    assert counts() == {"5": 3}
    assert counts("practice") == {"3": 1, "5": 1}
    assert counts("again") == {"no": 1}
    history.undo()
    assert counts() == {"5": 2}


@pytest.mark.parametrize(
    ("typed", "match"),
    [("7", "answers 1 to 5, not “7”"), ("5" * 9, "has 8 questions"), ("x", "not “x”"),
     ("5 5 5 5 5 12", "answers 1 to 6")],
)  # fmt: skip
def test_digit_without_a_box_is_refused(typed, match):
    with pytest.raises(Problem, match=match):
        read_form("open_day", typed)


def test_form_without_an_answer_is_refused(event):
    with pytest.raises(Problem, match="no answer yet"):
        add_form(event, read_form("open_day", "0 - 0"))


def test_clearing_is_one_step(event):
    set_counts(event, "overall", {"5": 2})
    set_counts(event, "from", {"poster": 2})
    clear_counts(event)
    assert Feedback.select().count() == 0
    history.undo()
    assert Feedback.select().count() == 2


def test_copies_of_an_event_have_no_answers(event):
    set_counts(event, "overall", {"5": 2})
    copy = duplicate_event(event, 7)
    repeat_in_cities(event, [Stop("Tianjin")])
    assert [row.event_id for row in Feedback.select()] == [event.id]
    assert results(read_picture(), copy.id)[0].forms == 0


def test_results_have_mean_share_and_the_counts_of_all_parts(event):
    part = new_event("open_day", "Open Day, Tianjin", datetime(2026, 4, 23, 9), part_of=event)
    set_counts(event, "overall", {"5": 3, "4": 1})
    set_counts(part, "overall", {"1": 4})
    set_counts(part, "fun", {"5": 1})
    first, *_rest, last = found = results(read_picture(), event.id)
    assert (first.question.key, first.forms, first.mean) == ("overall", 8, 2.875)
    assert first.share("5") == 0.375 and list(first.counts) == ["5", "4", "3", "2", "1"]
    assert (last.question.key, last.forms) == ("fun", 1)
    assert forms(found) == 8
    assert results(read_picture(), 1) == []
    assert next(result for result in found if result.question.key == "from").mean is None


# On paper


def words(sheet, page=None):
    return [box.text for box in sheet.boxes if page in (None, box.page)]


def answered(picture, most=200):
    builder, random = Builder(), Random(1)
    builder.tables, builder.plan = {**picture.tables, "feedback": {}}, picture.plan
    for question in questions_for(picture.get("event", 1).kind):
        for number, key in enumerate(question.answers):
            count = random.randrange(most) // (number + 1)
            builder.add("feedback", event_id=1, question=question.key, answer=key, count=count)
    return builder.picture


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(("paper", "up"), [("A5", "1"), ("A4", "2"), ("Letter", "2"), ("A4", "1")])
@pytest.mark.parametrize("name", ["day", "large"])
def test_form_has_nothing_cut_or_overlapping(name, languages, paper, up):
    assert faults(sheet_of("feedback-form", name, languages, paper, "public", up=up)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_usual_form_of_every_kind_is_one_a5_page_or_two_in_both_languages(kind):
    builder = Builder()
    builder.add("event", title="Salon", kind=kind, starts=datetime(2026, 4, 23, 14))
    for languages, most in ((("en",), 1), (("zh_CN",), 1), (("en", "zh_CN"), 2)):
        sheet = run(feedback_form.lay_out(builder.picture, request("feedback-form", languages)))[0]
        assert sheet.page <= most and sheet.width == 148
        assert faults(sheet) == []


def test_every_box_has_the_digit_it_is_typed_by():
    sheet = sheet_of("feedback-form", "day")
    found = [text for text in words(sheet) if text.isdecimal()]
    assert found == [*list("54321") * 5, *"123456", *"123456", *"123"]
    assert "Would you come again?" in words(sheet)


def test_two_forms_on_a_sheet_are_the_same_beside_each_other():
    sheet = sheet_of("feedback-form", "day", ("en",), "A5", up="2")
    assert (sheet.width, sheet.height) == (297, 210)
    half = sheet.width / 2
    left = sorted((round(box.x, 2), round(box.y, 2), box.text) for box in sheet.boxes if box.x < half)
    right = sorted(
        (round(box.x - half, 2), round(box.y, 2), box.text) for box in sheet.boxes if box.x >= half
    )
    assert left == right


def test_own_question_is_asked_and_a_long_form_goes_on_overleaf():
    sheet = sheet_of("feedback-form", "day", ("en",), "A5", question="Which tour did you take? " * 30)
    assert sheet.page == 2 and faults(sheet) == []
    assert words(sheet, 2)[-1].endswith("2 / 2")


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(("paper", "most"), [("A4", 3), ("A3", 200), ("Letter", 999_999), ("A5", 200)])
def test_report_has_nothing_cut_or_overlapping(languages, paper, most):
    picture = answered(full_day(attended=640), most)
    wanted = request("feedback-report", languages, paper)
    assert faults(run(feedback_report.lay_out(picture, wanted))[0]) == []


def test_report_of_a_monstrous_event_is_sound():
    picture = answered(plan("large"), 999_999)
    assert faults(run(feedback_report.lay_out(picture, request("feedback-report", ("zh_CN", "en"))))[0]) == []


def test_report_tells_counts_shares_and_means():
    picture = full_day(attended=20)
    builder = Builder()
    builder.tables, builder.plan = {**picture.tables, "feedback": {}}, picture.plan
    for answer, count in (("5", 6), ("4", 1), ("1", 1)):
        builder.add("feedback", event_id=1, question="overall", answer=answer, count=count)
    builder.add("feedback", event_id=1, question="again", answer="yes", count=3)
    builder.add("feedback", event_id=1, question="again", answer="no", count=1)
    sheet = run(feedback_report.lay_out(builder.picture, request("feedback-report")))[0]
    found = words(sheet)
    assert {"8", "forms counted", "40 % of 20 people who came", "4.4", "75 %", "would come again"} <= set(
        found
    )
    assert "8 answers · mean 4.4 of 5" in found and "4 answers" in found
    assert "The guides and staff were helpful" not in found


def test_report_without_answers_is_a_sentence():
    with pytest.raises(Problem, match="No feedback on “CNIPA Open Day”"):
        sheet_of("feedback-report", "day")
