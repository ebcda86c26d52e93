"""Workbooks of people, groups, tasks, budget, sign-in, organisations and figures, read back cell by cell."""

import io
import re
import zipfile
from contextvars import copy_context
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from paper_geometry import run
from paper_pictures import Builder
from sheet_plans import CANARIES, full_day, opened

from exports import Request, document, make
from exports.workbook_fit import units
from models.database import Problem
from models.words import language

PRINTED = datetime(2026, 4, 20, 12)
OF_EVENT = ("people", "groups", "tasks", "budget", "sign-in")
ALL = (*OF_EVENT, "organisations", "statistics")


def with_budget():
    plan = opened(full_day())
    for number, (kind, title, planned, actual) in enumerate((
        ("venue", "Hall and technicians", 1_200_000, 1_250_000), ("printing", "=SUM(A1)", 320_000, None),
        ("venue", "Chairs", 50_050, 50_000),
    )):  # fmt: skip
        plan.add("budget_line", event_id=1, kind=kind, title=title, planned=planned, actual=actual,
                 position=number, notes="")  # fmt: skip
    return plan.picture


def made(key, picture=None, audience="staff", languages=("en",), events=(1,), **options):
    request = Request(
        events if key in OF_EVENT else (), languages, "", options, audience, printed=PRINTED
    )  # fmt: skip
    steps = make(document(key), picture or with_budget(), request, ".xlsx")
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value, request


def book(data, **more):
    return load_workbook(io.BytesIO(data), **more)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(sheet, head=5):
    heads = [cell.value for cell in sheet[head]]
    return [
        dict(zip(heads, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=head + 1)
    ]


@pytest.mark.parametrize("languages", [("en",), ("zh_CN", "en")])
@pytest.mark.parametrize("key", ALL)
def test_every_list_freezes_filters_prints_and_repeats(key, languages):
    data, _request = made(key, languages=languages)
    assert made(key, languages=languages)[0] == data
    for sheet in book(data).worksheets:
        if sheet.sheet_state == "hidden":
            continue
        assert sheet.freeze_panes
        assert sheet.print_title_rows == "$1:$5"
        assert sheet.auto_filter.ref
        assert sheet.page_setup.fitToWidth >= 1
        assert sheet.oddFooter.right.text.count("&P") == 1
        for area in sheet.conditional_formatting:
            assert area.rules


@pytest.mark.parametrize("key", ALL)
def test_public_lists_carry_no_telephone_mail_or_child(key):
    data, request = made(key, audience="public")
    for name, content in parts(data).items():
        for canary in CANARIES:
            assert canary.encode() not in content, (key, name, canary)
    if key in ("people", "sign-in"):
        assert any("children were left out" in note or "child was left out" in note for note in request.notes)


def test_staff_people_have_telephone_and_mail():
    everybody = rows(book(made("people")[0])["All people"])
    assert {row["Telephone"] for row in everybody} == {"13800138000"}
    contacts = rows(book(made("people")[0])["Contacts"])
    assert "Group" in {row["For"] for row in contacts}
    assert "Contacts" not in book(made("people", audience="public")[0]).sheetnames


def test_tasks_have_real_dates_lists_and_colours_for_what_is_late():
    data, _request = made("tasks")
    sheet = book(data)["Tasks"]
    first = rows(sheet)[0]
    assert first["Due"] == datetime(2026, 4, 20)
    assert (first["Status"], rows(sheet)[1]["Status"]) == ("to do", "finished")
    rules = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]
    assert any("TODAY()" in rule and '"finished"' in rule for rule in rules)
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert "list_status" in lists.values()
    assert book(data).defined_names["list_status"].attr_text == "'Lectern'!$A$3:$A$4"


def test_budget_calculates_in_formulas_that_hold_their_results():
    data, _request = made("budget")
    live, shown = book(data), book(data, data_only=True)
    line = rows(live["Budget"])[0]
    assert (line["Planned"], line["Actual"], line["Left over"]) == (12000, 12500, '=IF(D6="","",C6-D6)')
    assert rows(shown["Budget"])[0]["Left over"] == -500
    kinds = {row["Kind of cost"]: row for row in rows(shown["By kind of cost"])}
    assert (kinds["Venue"]["Planned"], kinds["Venue"]["Actual"]) == (12500.5, 13000)
    assert kinds["Printing"]["Left over"] == 0
    assert rows(live["By kind of cost"])[0]["Planned"] == "=SUMIF(Budget_kind,A6,Budget_planned)"
    assert live.defined_names["Budget_planned"].attr_text.startswith("'Budget'!$C$6:$C$")


def test_budget_protects_what_calculates_and_leaves_the_rest_open():
    sheet = book(made("budget")[0])["Budget"]
    assert sheet.protection.sheet
    assert not sheet["C6"].protection.locked
    assert sheet["E6"].protection.locked


def test_text_like_a_formula_stays_text_beside_our_own_formulas():
    data, _request = made("budget")
    sheet = book(data)["Budget"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=SUM(A1)"]
    assert [cell.data_type for cell in cells] == ["s"]
    formulas = set(re.findall(rb"<f>([A-Z]+)", b"".join(parts(data).values())))
    assert formulas <= {b"IF", b"SUBTOTAL", b"SUMIF"}


def test_groups_count_heads_and_show_where_seats_are_too_few():
    data, _request = made("groups")
    sheet = book(data, data_only=True)["Groups"]
    total = next(row for row in rows(sheet) if row["Group"] == "Total")
    assert (total["Heads"], total["Minors"], total["Adults"]) == (46, 20, 26)
    rounds = rows(book(data, data_only=True)["Rounds"])
    assert {row["Heads"] for row in rounds} == {46}
    assert rounds[0]["Students of law"] == 24


def test_sign_in_list_has_a_tick_and_blank_rows():
    found = rows(book(made("sign-in", blank="7")[0]).worksheets[0])
    assert len(found) == 8 + 7
    assert [row["Arrived"] for row in found].count("✓") == 5
    assert [row["No."] for row in found[:3]] == [1, 2, 3]


def test_statistics_have_native_charts():
    data, _request = made("statistics")
    charts = [name for name in parts(data) if name.startswith("xl/charts/chart")]
    assert len(charts) >= 7
    assert b"accent1" in parts(data)["xl/charts/chart1.xml"]


def test_statistics_say_when_there_is_nothing_to_count():
    with pytest.raises(Problem, match="no events to count"):
        made("statistics", **{"from": "2030-01-01"})


@pytest.mark.parametrize("key", ["people", "groups", "tasks"])
def test_an_empty_event_is_told_in_a_sentence(key):
    plan = Builder()
    plan.add("event", title="Salon", starts=datetime(2026, 5, 1, 9))
    with pytest.raises(Problem):
        made(key, plan.picture)


def test_whole_season_names_the_event_of_each_row():
    plan = opened(with_budget())
    event = plan.add("event", title="Salon", starts=datetime(2026, 5, 1, 9))
    plan.add("task", event_id=event, title="Tea", due=date(2026, 4, 30), done=False, notes="")
    found = rows(book(made("tasks", plan.picture, of="season")[0])["Tasks"])
    assert {row["For"] for row in found} == {"CNIPA Open Day", "Salon"}


@pytest.mark.parametrize("key", ALL)
def test_work_dropped_half_way_leaves_no_language_behind(key):
    events = (1,) if key in OF_EVENT else ()
    request = Request(events, ("zh_CN",), audience="staff", printed=PRINTED)
    steps = make(document(key), with_budget(), request, ".xlsx")
    copy_context().run(next, steps)
    assert language() == "en"
    steps.close()
    assert language() == "en"


@pytest.mark.parametrize("key", [*ALL, "schedule", "events", "distribution"])
def test_dates_have_room_in_chinese(key):
    """What is too narrow for a date shows ### instead."""
    request = Request(
        (1,) if document(key).needs == "event" else (), ("zh_CN",), "", {}, "staff", printed=PRINTED
    )
    steps = make(document(key), with_budget(), request, ".xlsx")
    book = load_workbook(io.BytesIO(run(steps)[0]))
    for sheet in book:
        merged = {cell for found in sheet.merged_cells.ranges for row in found.rows for cell in row}
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if "年" in cell.number_format and (cell.row, cell.column) not in merged:
                width = sheet.column_dimensions[cell.column_letter].width
                assert width >= 1.2 * units("2026年12月28日", 9, True), (sheet.title, cell.coordinate)
