"""Sheets to work with: rosters, check-in, packing, set-up, responsibilities, budget, risks, notices, labels."""

# ruff: noqa: E501 - tables

from datetime import datetime
from functools import cache
from importlib import import_module

import pytest
from paper_geometry import faults, fonts, run, text_of, word_faults
from sheet_plans import CANARIES
from work_plans import small, work_day, work_monster, work_visit

from exports import Request, document, make, packing_list
from exports.address_labels import Address, lines_of
from exports.responsibilities import matrix
from exports.set_up import ARRANGEMENTS, STREAMS
from models.agenda import FORMATS
from models.database import Problem

STAMP = datetime(2026, 4, 22, 14, 5)
KEYS = (
    "notice-sign",
    "roster",
    "check-in",
    "packing-list",
    "set-up",
    "responsibilities",
    "budget",
    "risk-sheet",
    "address-labels",
)
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"))
PAPERS = ("A4", "A3", "Letter")
#: What every sheet can be besides its usual self.
OTHERS = {
    "notice-sign": {"kind": "moved", "to": "Room 203", "session": "Tour", "from": "13:30", "arrow": "up-left"}, "roster": {"by": "day"},
    "check-in": {"people": "guests"}, "address-labels": {"which": "all", "sheet": "cut-90x54"}, "packing-list": {"blank": "0"},
    "set-up": {"room": "hall"}, "responsibilities": {"open": "yes"},
}  # fmt: skip
#: What keeps the largest plan within the time of a quick test.
LARGE = {
    "notice-sign": {"kind": "moved", "session": "Patent & trade", "to": "Main Hall"}, "set-up": {"day": "2026-04-24"}, "check-in": {"people": "guests"},
    "address-labels": {"which": "all"}, "roster": {"by": "day"},
}  # fmt: skip


@cache
def plan(name):
    return {
        "small": small,
        "day": work_day,
        "days": lambda: work_day(2),
        "visit": work_visit,
        "large": work_monster,
    }[name]()


def sheet_of(key, name, languages=("en",), paper="", audience="staff", **options):
    found = document(key)
    asked = Request((1,), languages, paper or found.paper, found.settle(options), audience, STAMP)
    return run(import_module(found.modules["pdf"]).lay_out(plan(name), asked))[0]


def pdf_of(key, name="day", languages=("en",), audience="staff", events=(1,), **options):
    asked = Request(events, languages, "", options, audience, STAMP)
    return run(make(document(key), plan(name), asked, ".pdf"))[0]


def is_sound(sheet):
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("turn", range(3))
def test_sheet_has_no_text_cut_overlapping_or_too_small(key, turn):
    paper = PAPERS[(turn + KEYS.index(key)) % 3]
    name = ("day", "visit", "days")[turn]
    options = OTHERS.get(key, {}) if turn == 2 else {}
    is_sound(sheet_of(key, name, LANGUAGES[turn], paper, ("staff", "public", "staff")[turn], **options))


@pytest.mark.parametrize("key", KEYS)
def test_monstrous_content_continues_and_is_never_cut(key):
    is_sound(sheet_of(key, "large", LANGUAGES[KEYS.index(key) % 2 + 1], **LARGE.get(key, {})))


@pytest.mark.parametrize("key", KEYS)
def test_little_content_is_one_sheet(key):
    found = sheet_of(key, "small", ("en",), "Letter")
    is_sound(found)
    assert found.page == 1


@pytest.mark.soak
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("name", ["small", "day", "days", "visit", "large"])
@pytest.mark.parametrize("paper", ["A3", "A4", "A5", "Letter", "Legal"])
@pytest.mark.parametrize("other", [False, True])
def test_every_arrangement_of_every_sheet_is_sound(key, name, paper, other):
    for languages in LANGUAGES:
        try:
            is_sound(sheet_of(key, name, languages, paper, **(OTHERS.get(key, {}) if other else {})))
        except Problem as problem:
            small_paper = (
                "needs larger paper" in str(problem) or "too small" in str(problem)
            ) and paper == "A5"
            elsewhere = other and name in ("small", "visit")
            assert small_paper or elsewhere or "does not fit a label" in str(problem), problem


@pytest.mark.parametrize("key", KEYS)
def test_words_of_the_finished_file_are_whole_and_its_fonts_embedded(key):
    pdf = pdf_of(key, "visit", ("zh_CN", "en"))
    assert word_faults(pdf, (0,)) == []
    assert all(fonts(pdf).values())


@pytest.mark.parametrize("key", KEYS)
def test_same_request_gives_the_same_bytes(key):
    assert pdf_of(key, "visit") == pdf_of(key, "visit")


@pytest.mark.parametrize("key", KEYS)
def test_public_sheets_hold_no_telephone_mail_or_name_of_a_child(key):
    for name in ("visit", "day"):
        for options in ({}, OTHERS.get(key, {}) if name == "day" else {}):
            pdf = pdf_of(key, name, audience="public", **options)
            text = text_of(pdf)
            assert [canary for canary in CANARIES if canary in text or canary.encode() in pdf] == []


@pytest.mark.parametrize(
    ("key", "options"), [("roster", {}), ("check-in", {}), ("check-in", {"people": "guests"})]
)
def test_what_staff_must_know_is_on_the_sheet_for_staff_alone(key, options):
    told = {"roster": "13900139000", "check-in": "13800138000" if not options else "comesbywheelchair"}[key]
    assert told in text_of(pdf_of(key, "day", **options))
    assert told not in text_of(pdf_of(key, "day", audience="public", **options))


def test_a_session_that_moved_says_where_it_is_now():
    text = text_of(pdf_of("notice-sign", kind="moved", session="Live search"))
    assert "Movedto" in text and "ExaminationTheatre" in text and "Livesearch" in text
    text = text_of(pdf_of("notice-sign", kind="moved", room="Room 203", to="the garden", **{"from": "13:30"}))
    assert "thegarden" in text and "Room203" in text and "From13:30" in text


def test_a_sign_about_nothing_or_to_nowhere_is_refused():
    with pytest.raises(Problem, match="Type where"):
        pdf_of("notice-sign", kind="moved")
    with pytest.raises(Problem, match="no session and no room"):
        pdf_of("notice-sign", session="Nonsense")


def test_a_roster_has_the_sessions_of_its_group_and_rows_for_all_heads():
    text = text_of(pdf_of("roster", "day", group="Students of law"))
    assert "Livesearch" in text and "Tour1" not in text
    assert "OuyangChunxiao" in text and "ChenSiyuan" not in text
    sheet = sheet_of("roster", "day", group="Students of law")
    assert "24" in {box.text for box in sheet.boxes} and "25" not in {box.text for box in sheet.boxes}


def test_helpers_stand_under_the_hour_of_their_first_duty():
    sheet = sheet_of("check-in", "day")
    heads = [box.text for box in sheet.boxes if "–" in box.text and "people" in box.text]
    assert heads[0] == "09:00–10:00, 9 people"
    assert sheet_of("check-in", "day", pages="yes").page == 2


def test_a_turn_says_how_long_it_is_and_what_changes():
    text = text_of(pdf_of("set-up", "day", room="Examination"))
    for words in (
        "Readyby09:50",
        "20minutestoturntheroom",
        "from“Tablesofsix”to“Rows,lectern”",
        "160seatsshort",
        "Notimebetween",
    ):
        assert words in text


def test_every_format_and_mode_has_its_arrangement():
    assert set(ARRANGEMENTS) == set(FORMATS)
    assert set(STREAMS) == {"in_person", "online", "hybrid"}


def test_the_matrix_gives_the_owner_what_nobody_else_has():
    from exports.facts import event_facts
    from exports.pages import Paper
    from exports.sheet import Sheet
    from exports.wording import Speech

    picture, speech = plan("visit"), Speech(("en",))
    asked = Request((1,), ("en",), "A4", document("responsibilities").settle({}), "staff", STAMP)
    tasks, people, letters = matrix(
        Paper(Sheet(297, 210, ""), picture, asked, speech, "", event_facts(picture, 1, speech))
    )
    assert all(
        any("A" in found for (task, _p), found in letters.items() if task == row.id)
        for row in tasks
        if row.owner_id
    )
    assert len(people) == len({person for _task, person in letters})


def test_totals_of_the_budget_add_up_and_speak_the_language():
    text = text_of(pdf_of("budget"))
    assert "CN¥59,100.00" in text and "−1,811.95" in text and "3lineshavenoactualamount" in text
    assert "¥59,100.00" in text_of(pdf_of("budget", languages=("zh_CN",)))


def test_the_worst_risk_comes_first_with_letter_and_product():
    sheet = sheet_of("risk-sheet", "day")
    letters = [box.text for box in sheet.boxes if box.text in "LMHX" and box.height > 4]
    assert letters[:2] == ["H", "M"]
    assert "3 × 5 = 15" in {box.text for box in sheet.boxes}


def test_things_of_the_lectures_are_counted_and_named_with_who_gives_them():
    text = text_of(pdf_of("packing-list", "visit"))
    assert "64" in text and "Pupilbooklets" in text and "WangFang,LiuYang" in text and "Onekettle" in text


def test_an_address_is_written_as_its_post_reads_it():
    chinese = Address("王芳", "澧源镇中心小学", "学校路1号", "桑植", "湖南")
    assert [text for text, _w in lines_of(chinese)] == ["湖南桑植学校路1号", "澧源镇中心小学", "王芳（收）"]
    other = Address("Ms Weber", "Patent Office", "Zweibrückenstr. 12", "Munich", "")
    assert [text for text, _w in lines_of(other)] == [
        "Ms Weber",
        "Patent Office",
        "Zweibrückenstr. 12",
        "Munich",
    ]


@pytest.mark.parametrize(
    "sheet",
    [key for option in document("address-labels").options if option.key == "sheet" for key in option.choices],
)
def test_every_label_sheet_takes_a_usual_address(sheet):
    is_sound(sheet_of("address-labels", "day", ("en",), sheet=sheet, outlines="yes"))


def test_labels_begin_at_the_first_free_one_and_tell_who_has_no_address():
    asked = Request((), ("en",), "", {"first": "5"}, "staff", STAMP)
    found = document("host-labels")
    sheet = run(
        import_module(found.modules["pdf"]).lay_out(
            plan("visit"), Request((), ("en",), "A4", found.settle({"first": "5"}), "staff", STAMP)
        )
    )[0]
    assert min(box.y for box in sheet.boxes) > 15.15 + 2 * 38.1
    assert run(make(found, plan("visit"), asked, ".pdf"))[0].startswith(b"%PDF")
    with pytest.raises(Problem, match="has an address"):
        run(make(found, plan("day"), asked, ".pdf"))


def test_usual_blank_rows_take_no_sheet_of_their_own():
    counts = {}
    for number in (0, 6, 30):
        options = document("packing-list").settle({"blank": str(number)})
        request = Request((1,), ("en",), "A4", options, "staff")
        sheet, _told = run(packing_list.lay_out(work_day(), request))
        counts[number] = max(box.page for box in sheet.boxes)
    assert counts[6] == counts[0] < counts[30]
