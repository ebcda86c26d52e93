"""Risks of an event: the 5 × 5 matrix, acts, and what events of a kind usually have to fear."""

import pytest

from models import Event, Person, Risk, history
from models.database import Problem
from models.event import KINDS
from models.history import record, step, undo
from models.merging import merge
from models.plan import the_plan
from models.risk import add_risk, add_risks, after, before, change_risk, level, remove_risks
from models.risk_usual import USUAL, add_usual_risks, usual_risks


@pytest.fixture
def event(plan):
    with step("Event"):
        return Event.create(title="Open Day", kind="open_day")


def test_a_risk_grows_with_both_and_the_extremes_are_as_the_matrix_has_them():
    letters = {(one, other): "LMHX".index(level(one, other)) for one in range(1, 6) for other in range(1, 6)}
    assert (letters[1, 1], letters[1, 5], letters[5, 1], letters[3, 3], letters[5, 5]) == (0, 1, 1, 1, 3)
    for (one, other), letter in letters.items():
        assert letters[other, one] == letter
        assert letters.get((one + 1, other), 3) >= letter


def test_risks_are_added_changed_and_removed_in_one_step_each(event):
    rain = add_risk(event, "Rain", likelihood=4, severity=3)
    change_risk(rain, likelihood_after=2, controls="Tents")
    assert (before(rain), after(rain)) == (12, 4)
    add_risks(event, 2)
    assert [risk.position for risk in Risk.select().order_by(Risk.position)] == [0, 1, 2]
    remove_risks(list(Risk.select()))
    assert [undo() for _n in range(4)] == [
        "Delete 3 risks", "Add 2 risks", "Change the risk “Rain”", "Add the risk “Rain”",
    ]  # fmt: skip
    with pytest.raises(Problem, match="from 1 to 5"):
        add_risk(event, "Rain", likelihood=6)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", ["in_person", "online", "hybrid"])
def test_every_kind_of_event_has_usual_risks_that_fit(plan, kind, mode):
    with step("Event"):
        event = Event.create(title="X", kind=kind, mode=mode)
    keys = {usual.key for usual in usual_risks(event)}
    assert {"ill", "data", "speaker", "word"} <= keys
    assert ("net" in keys) == (mode != "in_person")
    assert ("fire" in keys) == (mode != "online")
    assert ("road" in keys) == ("travel" in KINDS[kind].features)
    assert not ("lost" in keys and mode == "online")


def test_controls_never_make_a_risk_worse():
    for usual in USUAL:
        likelihood, severity, likely_after, severe_after = usual.judged
        assert likely_after * severe_after < likelihood * severity
        assert likely_after <= likelihood and severe_after <= severity


def test_usual_risks_are_added_once_in_both_languages(event):
    added = add_usual_risks(event)
    assert added[0].hazard == "Crowding at doors and on stairs"
    assert {risk.position for risk in added} == set(range(len(added)))
    assert add_usual_risks(event) == []
    assert undo() == f"Add {len(added)} risks"
    assert history.done[-1].text == "Event"


def test_usual_risks_speak_the_language_of_the_plan(event):
    with record():
        row = the_plan()
        row.language, row.language_other = "zh_CN", "en"
        row.save()
    first = add_usual_risks(event)[0]
    assert (first.hazard, first.hazard_other) == ("门口、楼梯拥挤", "Crowding at doors and on stairs")
    assert add_usual_risks(event) == []


def test_merged_people_keep_their_risks(event):
    with step("People"):
        one, other = Person.create(name="Wang Fang"), Person.create(name="王芳")
        Risk.create(event=event, hazard="Rain", owner=other)
    merge(one, [other])
    assert Risk.get().owner_id == one.id
