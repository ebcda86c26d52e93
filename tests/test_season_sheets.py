"""A month and a week on paper: every event once on its day, bands in lanes, holidays; nothing is cut."""

# ruff: noqa: E501 - tables

from dataclasses import replace
from datetime import date, datetime

import pytest
from paper_geometry import faults, fonts, run, text_of
from paper_pictures import Builder
from test_season_planner import a_year

from exports import Request, document, make, month_sheet, week_sheet
from exports.season_items import stretch
from exports.season_weeks import lay_week, parts
from exports.wording import Speech
from models.database import Problem

STAMP = datetime(2026, 5, 12, 14, 5)
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"))


def wanted(key="month-sheet", languages=("en",), paper="", **options):
    found = document(key)
    return Request((), languages, paper or found.paper, found.settle(options), printed=STAMP)


def month(picture, *given, **options):
    return run(month_sheet.lay_out(picture, wanted("month-sheet", *given, **options)))[0]


def week(picture, *given, **options):
    request = wanted("week-sheet", *given, **options)
    return run(week_sheet.lay_out(picture, request))[0], request.notes


def words(sheet, page=None):
    return "".join("".join(box.text.split()) for box in sheet.boxes if page in (None, box.page))


def is_sound(sheet):
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01


def crowded(count=90, title="Lecture {n} on patents and trade marks for the village of {n}"):
    """A week in which one day has most of everything."""
    plan = Builder()
    plan.add("programme", name="Schools", colour="school")
    plan.add(
        "campaign", programme_id=1, title="Schools " * 20, starts=date(2026, 5, 4), ends=date(2026, 5, 5)
    )
    for n in range(count):
        plan.add("event", title=title.format(n=n), starts=datetime(2026, 5, 4 + (n % 9 == 0), 9 + n % 3, n % 60),
                 ends=datetime(2026, 5, 4 + (n % 9 == 0), 12 + n % 3), campaign_id=1)  # fmt: skip
    return plan.picture


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "A3", "A1", "Letter"])
def test_month_has_no_text_cut_or_overlapping(languages, paper):
    is_sound(month(a_year(120, length=9), languages, paper, month="2026-04"))


def test_year_of_months_holds_every_event_once_on_each_of_its_days():
    picture = a_year(60)
    sheet = month(picture, month="2026")
    assert sheet.page >= 12
    text = words(sheet)
    for event in picture.all("event"):
        assert "".join(event.title.split()) in text
    assert "January2026" in words(sheet, 1)


def test_month_too_full_for_a_page_goes_on_and_loses_nothing():
    picture = crowded()
    sheet = month(picture, ("en",), "A4", month="2026-05")
    is_sound(sheet)
    assert 1 < sheet.page < 12
    text = words(sheet)
    assert all("".join(event.title.split()) in text for event in picture.all("event"))
    assert "continued" in text


def test_parts_of_a_week_hold_each_line_once():
    from exports.season_rows import Grid
    from exports.sheet import Sheet

    picture = crowded()
    speech = Speech.of(("en",), picture.plan)
    grid = Grid(Sheet(297, 210, ""), picture, speech, 1.0)
    found = stretch(picture, wanted(), speech, date(2026, 5, 1), date(2026, 5, 31))
    week = lay_week(month_sheet.columns(grid), date(2026, 5, 4), found.first, found.last, found.entries)
    divided = parts(week, 120.0)
    assert len(divided) > 2 and all(part.height <= 120.0 for part in divided)
    lines = [line for part in divided for day in part.lines for line in day]
    assert sorted(lines) == sorted(line for day in week.lines for line in day)


def test_what_lasts_all_month_stands_once():
    text = words(month(a_year(0), month="2026-06"))
    assert text.count("Schools2026") == 1 and "Allmonth" in text
    assert text.count("ServiceTour2026") == 2


def test_month_shows_holidays_and_make_up_days():
    text = words(month(a_year(0), ("zh_CN",), month="2026-05"))
    assert text.count("劳动节") == 5 and "调休" in text


def test_month_is_the_next_with_an_event_where_none_is_named():
    plan = Builder()
    plan.add("event", title="Past", starts=datetime(2026, 2, 1, 9))
    plan.add("event", title="Coming", starts=datetime(2026, 9, 1, 9))
    assert "September2026" in words(month(plan.picture))
    assert "May2026" in words(month(Builder().picture))


@pytest.mark.parametrize("text", ["April", "2026-13", "26-04", "12026-01"])
def test_month_that_is_none_is_refused(text):
    with pytest.raises(Problem, match="such as 2026-04"):
        month(a_year(1), month=text)


@pytest.mark.parametrize("key", ["month-sheet", "week-sheet"])
def test_small_paper_is_refused_and_bytes_repeat(key):
    with pytest.raises(Problem, match="at least A4"):
        run(make(document(key), a_year(3), wanted(key, paper="A5"), ".pdf"))
    first = run(make(document(key), a_year(), wanted(key, ("zh_CN", "en")), ".pdf"))[0]
    assert first == run(make(document(key), a_year(), wanted(key, ("zh_CN", "en")), ".pdf"))[0]
    assert all(fonts(first).values())
    assert "2026" in text_of(first)


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_week_has_no_text_cut_or_overlapping(languages, paper):
    sheet, _notes = week(a_year(250, length=4), languages, paper, week="2026-04-23")
    is_sound(sheet)


def test_week_shows_hours_titles_and_places():
    plan = Builder()
    venue = plan.add("venue", name="Town hall", city="Hefei")
    plan.add(
        "event",
        title="Lecture",
        venue_id=venue,
        starts=datetime(2026, 4, 23, 9, 30),
        ends=datetime(2026, 4, 23, 11),
    )
    plan.add("event", title="Night walk", starts=datetime(2026, 4, 24, 20), ends=datetime(2026, 4, 25, 1))
    plan.add("event", title="Fair", starts=datetime(2026, 4, 21, 9), ends=datetime(2026, 4, 23, 17))
    sheet, notes = week(plan.picture, week="2026-04-25")
    text = words(sheet)
    for told in (
        "20–26April2026",
        "09:30–11:00",
        "Hefei,Townhall",
        "20:00–01:00",
        "Fair",
        "Week17",
        "Notes",
        "07:00",
    ):
        assert (told in text) is (told != "07:00")
    assert text.count("Nightwalk") == 1 and notes == []
    is_sound(sheet)


def test_events_at_the_same_time_make_a_pile():
    plan = Builder()
    for n in range(7):
        plan.add("event", title=f"City {n}", starts=datetime(2026, 4, 23, 9), ends=datetime(2026, 4, 23, 17))
    sheet, notes = week(plan.picture, week="2026-04-23")
    is_sound(sheet)
    assert notes == [] and sheet.page == 1
    assert all(f"City{n}" in words(sheet) for n in range(7))


@pytest.mark.parametrize("languages", LANGUAGES)
def test_week_too_full_for_its_hours_shows_lists_and_says_so(languages):
    picture = crowded()
    sheet, notes = week(picture, languages, "A4", week="2026-05-05")
    is_sound(sheet)
    assert len(notes) == 1 and "lists" in notes[0]
    text = words(sheet)
    assert all("".join(event.title.split()) in text for event in picture.all("event"))


def test_part_asked_for_alone_is_shown_where_its_parent_is_not():
    plan = Builder()
    day = datetime(2026, 4, 24, 9)
    whole = plan.add("event", title="Open Day", starts=day, ends=day.replace(hour=16))
    part = plan.add("event", title="Open Day, Tianjin", city="Tianjin", part_of_id=whole, starts=day,
                    ends=day.replace(hour=16))  # fmt: skip
    shown = [
        words(run(month_sheet.lay_out(plan.picture, replace(wanted(month="2026-04"), events=events)))[0])
        for events in ((part,), (whole, part))
    ]
    assert ["Tianjin" in text for text in shown] == [True, False]
