"""Everyday sheets beyond what test_preflight holds every document to: small paper, whom to call, guests."""

import pytest
from drawn_sheets import LANGUAGES, pdf_of, sheet_of
from paper_geometry import faults, text_of, word_faults
from sheet_plans import CANARIES

from models.database import Problem

KEYS = (
    "sign-in", "door-sheet", "door-sign", "direction-sign", "personal-sheet", "group-route", "cue-card",
    "run-of-show", "open-rooms", "wall-cards", "badges", "name-plates", "certificates", "itinerary",
    "checklist", "contacts",
)  # fmt: skip


def is_sound(*asked):
    sheet = sheet_of(*asked)
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01


@pytest.mark.soak
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", ["day", "days", "visit", "large"])
@pytest.mark.parametrize("paper", ["A3", "A4", "A5", "Letter", "Legal"])
def test_every_arrangement_of_every_sheet_is_sound(key, name, paper):
    for languages in LANGUAGES:
        try:
            is_sound(key, name, languages, paper)
        except Problem as problem:
            small = "needs larger paper" in str(problem) and paper == "A5"
            empty = (key, name) in (("itinerary", "day"), ("itinerary", "days"))
            assert small or empty, problem


@pytest.mark.parametrize("key", [key for key in KEYS if key != "itinerary"])
def test_small_paper_holds_the_same_on_more_pages(key):
    is_sound(key, "day", ("en",), "A5")


@pytest.mark.parametrize("key", KEYS)
def test_no_word_sticks_out_of_its_coloured_cell(key):
    assert word_faults(pdf_of(key, "visit", ("zh_CN", "en")), (0,)) == []


@pytest.mark.parametrize("key", ["badges", "name-plates", "certificates"])
@pytest.mark.parametrize("name", ["visit", "day"])
def test_sheets_for_everybody_hold_no_name_of_a_child(key, name):
    pdf = pdf_of(key, name, audience="public", people="all")
    text = text_of(pdf)
    assert [canary for canary in CANARIES if canary in text or canary.encode() in pdf] == []


@pytest.mark.parametrize(
    "key", ["sign-in", "door-sheet", "personal-sheet", "group-route", "itinerary", "contacts"]
)
def test_staff_sheets_say_whom_to_call(key):
    text = text_of(pdf_of(key, "visit"))
    assert "13800138000" in text or "13900139000" in text


def test_emergency_contacts_are_for_staff_only():
    with pytest.raises(Problem, match="choose staff"):
        pdf_of("contacts", audience="public")
