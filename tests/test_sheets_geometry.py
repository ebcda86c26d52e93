"""Everyday sheets, whatever is on them: nothing cut, over anything else or too small; fonts; privacy; bytes."""

# ruff: noqa: E501 - tables and texts

from datetime import datetime
from functools import cache
from importlib import import_module

import pytest
from paper_geometry import faults, fonts, run, text_of, word_faults
from sheet_plans import CANARIES, full_day, monstrous, visit

from exports import Request, document, make
from models.database import Problem

STAMP = datetime(2026, 4, 22, 14, 5)
KEYS = (
    "sign-in", "door-sheet", "door-sign", "direction-sign", "personal-sheet", "group-route", "cue-card", "run-of-show",
    "open-rooms", "wall-cards", "badges", "name-plates", "certificates", "itinerary", "checklist", "contacts",
)  # fmt: skip
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"))
PAPERS = ("A4", "A3", "Letter")
#: What keeps the largest plan within the time of a quick test, and every page of another kind in it.
LARGE = {
    "door-sign": {"session": "Patent & trade"}, "personal-sheet": {"person": "the 2"}, "badges": {"back": "yes"},
    "door-sheet": {"day": "2026-04-23"}, "run-of-show": {"day": "2026-04-23"}, "direction-sign": {"layout": "board"},
    "certificates": {"people": "guests"}, "name-plates": {"people": "guests"}, "cue-card": {"session": "Patent & trade"},
}  # fmt: skip


@cache
def plan(name):
    return {"day": full_day, "days": lambda: full_day(2), "visit": visit, "large": monstrous}[name]()


def ahead(key, options):
    """Speakers get certificates after the event alone, unless it is said."""
    return {"ahead": "yes", **options} if key == "certificates" else options


def request(key, languages=("en",), paper="", audience="staff", **options):
    found, options = document(key), ahead(key, options)
    return Request((1,), languages, paper or found.paper, found.settle(options), audience, STAMP)


def sheet_of(key, name, *given, **more):
    module = import_module(document(key).modules["pdf"])
    return run(module.lay_out(plan(name), request(key, *given, **more)))[0]


def pdf_of(key, name="day", languages=("en",), audience="staff", **options):
    asked = Request((1,), languages, "", ahead(key, options), audience, STAMP)
    return run(make(document(key), plan(name), asked, ".pdf"))[0]


def is_sound(sheet):
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("turn", range(3))
def test_sheet_has_no_text_cut_overlapping_or_too_small(key, turn):
    name = "visit" if key == "itinerary" else ("day", "days", "day")[turn]
    paper = PAPERS[(turn + KEYS.index(key)) % 3]
    is_sound(sheet_of(key, name, LANGUAGES[turn], paper, ("staff", "staff", "public")[turn] if key != "contacts" else "staff"))  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_monstrous_content_continues_and_is_never_cut(key):
    languages = LANGUAGES[KEYS.index(key) % 2 + 1]
    is_sound(sheet_of(key, "large", languages, **LARGE.get(key, {})))


@pytest.mark.soak
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", ["day", "days", "visit", "large"])
@pytest.mark.parametrize("paper", ["A3", "A4", "A5", "Letter", "Legal"])
def test_every_arrangement_of_every_sheet_is_sound(key, name, paper):
    for languages in LANGUAGES:
        try:
            is_sound(sheet_of(key, name, languages, paper))
        except Problem as problem:
            small = "needs larger paper" in str(problem) and paper == "A5"
            empty = (key, name) in (("itinerary", "day"), ("itinerary", "days"))
            assert small or empty, problem


@pytest.mark.parametrize("key", [key for key in KEYS if key != "itinerary"])
def test_small_paper_holds_the_same_on_more_pages(key):
    is_sound(sheet_of(key, "day", ("en",), "A5"))


@pytest.mark.parametrize("key", KEYS)
def test_words_of_the_finished_file_are_whole_and_its_fonts_embedded(key):
    pdf = pdf_of(key, "visit", ("zh_CN", "en"))
    assert word_faults(pdf, (0,)) == []
    assert all(fonts(pdf).values())


@pytest.mark.parametrize("key", KEYS)
def test_same_request_gives_the_same_bytes(key):
    assert pdf_of(key, "visit") == pdf_of(key, "visit")


@pytest.mark.parametrize("key", [key for key in KEYS if key != "contacts"])
def test_public_sheets_hold_no_telephone_mail_or_name_of_a_child(key):
    for name in ("visit", *(() if key == "itinerary" else ("day",))):
        options = {"people": "all"} if key in ("badges", "name-plates", "certificates") else {}
        pdf = pdf_of(key, name, audience="public", **options)
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
