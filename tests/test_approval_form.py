"""The approval form: what it says, that its boxes hold it, and where one signs."""

from datetime import datetime

import pytest
from drawn_sheets import LANGUAGES, request, sheet_of
from paper_geometry import faults, run
from paper_pictures import Builder
from sheet_plans import full_day

from exports import approval_form


def words(sheet, page=None):
    return [box.text for box in sheet.boxes if page in (None, box.page)]


def said(sheet):
    return " ".join(words(sheet))


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "paper"), [("day", "A4"), ("visit", "Letter"), ("large", "A4"), ("day", "A5")]
)
def test_boxes_hold_their_texts(languages, name, paper):
    assert faults(sheet_of("approval-form", name, languages, paper)) == []


@pytest.mark.parametrize("languages", LANGUAGES)
def test_usual_form_is_one_page_with_three_signatures(languages):
    sheet = sheet_of("approval-form", "day", languages)
    assert sheet.page == 1
    signs = {"en": "Signature", "zh_CN": "签名"}[languages[0]]
    assert sum(text.startswith(signs) for text in words(sheet)) == 3


def test_form_without_a_fact_has_empty_boxes_to_write_in():
    builder = Builder()
    builder.add("event", title="Salon")
    sheet = run(approval_form.lay_out(builder.picture, request("approval-form")))[0]
    assert "Salon" in words(sheet)
    assert {"Planned cost", "Risks and", "controls"} <= set(words(sheet))


def test_long_agenda_is_told_in_short_and_referred_to():
    found = said(sheet_of("approval-form", "day"))
    assert "more sessions: see the agenda." in found
    assert "Agenda (33)" in found and "Sign-up list (8)" in found


def costed():
    picture = full_day(expected=1200)
    builder = Builder()
    builder.tables, builder.plan = picture.tables, picture.plan
    for planned in (120_000, 34_550):
        builder.add("budget_line", event_id=1, title="Hall", planned=planned)
    for number, severity in enumerate((1, 5, 3, 2)):
        hazard, controls = f"Hazard {severity}", f"Control {severity}."
        builder.add("risk", event_id=1, hazard=hazard, controls=controls, severity=severity, position=number)
    return builder.picture


def test_cost_and_gravest_risks_come_first():
    sheet = run(approval_form.lay_out(costed(), request("approval-form")))[0]
    found = said(sheet)
    assert "1,545.50" in found and "1,200 people" in found
    assert found.index("Hazard 5: Control 5.") < found.index("Hazard 3") < found.index("Hazard 2")
    assert "1 more risk: see the risk sheet." in found and "Hazard 1" not in found


def test_serial_number_stays_and_who_countersigns_is_named():
    one, two = (sheet_of("approval-form", "day", countersigned="Finance；Security") for _n in range(2))
    assert words(one) == words(two)
    assert {"Finance", "Security"} <= set(words(one))
    assert any(text.startswith("Serial no. 2026-RXV-") for text in words(one))
    assert "Serial no. 2026/17" in words(sheet_of("approval-form", "day", serial="2026/17"))


def test_telephone_numbers_are_for_staff():
    public = request("approval-form", audience="public")
    assert "13800138000" not in said(run(approval_form.lay_out(full_day(), public))[0])
    assert "13800138000" in said(sheet_of("approval-form", "day"))


def test_several_days_name_the_day_of_each_session():
    sheet = run(approval_form.lay_out(full_day(2), request("approval-form")))[0]
    assert any(text.startswith("23 April 09:00–09:40 Opening") for text in words(sheet))
    assert datetime(2026, 4, 22).strftime("%-d April %Y") in said(sheet)
