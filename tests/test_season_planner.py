"""The season planner shows a year: every campaign and event once a month it touches, in lanes that never touch."""

# ruff: noqa: E501 - tables

from datetime import date, datetime, timedelta
from random import Random

import pytest
from paper_geometry import faults, fonts, run, text_of
from paper_pictures import Builder

from exports import Request, document, make, season_planner
from exports.season_rows import Grid, lay_row
from exports.sheet import Sheet
from exports.wording import Speech
from models.database import Problem

STAMP = datetime(2026, 5, 12, 14, 5)


def wanted(languages=("en",), paper="A3", events=(), **options):
    settled = document("season-planner").settle(options)
    return Request(events, languages, paper, settled, printed=STAMP)


def a_year(events=30, seed=3, length=1):
    plan, random = Builder(), Random(seed)
    for name, other, colour in (
        ("Publicity Week", "宣传周", "week"),
        ("Schools", "走进学校", "school"),
        ("Service Tour", "服务万里行", "tour"),
    ):
        plan.add("programme", name=name, name_other=other, colour=colour)
    plan.add(
        "campaign",
        programme_id=1,
        title="Publicity Week 2026",
        title_other="2026年宣传周",
        starts=date(2026, 4, 20),
        ends=date(2026, 4, 26),
    )
    plan.add(
        "campaign",
        programme_id=2,
        title="Schools 2026",
        title_other="2026年走进学校",
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
    )
    plan.add(
        "campaign",
        programme_id=3,
        title="Service Tour 2026",
        title_other="2026年服务万里行",
        starts=date(2026, 4, 29),
        ends=date(2026, 6, 12),
    )
    for number in range(events):
        start = datetime(2026, 1, 1, 9) + timedelta(days=random.randrange(365))
        plan.add(
            "event", title=f"Lecture {number} " + "on patents " * random.randrange(length), title_other=f"讲座{number}",
            campaign_id=1 + number % 3, starts=start, ends=start + timedelta(days=random.choice((0, 0, 0, 2, 9)), hours=2),
            status="idea" if number % 7 == 0 else "planned",
        )  # fmt: skip
    return plan.picture


def drawn(picture, request):
    return run(season_planner.lay_out(picture, request))[0]


def words(sheet, page=None):
    return "".join("".join(box.text.split()) for box in sheet.boxes if page in (None, box.page))


@pytest.mark.parametrize("languages", [("en",), ("zh_CN",), ("en", "zh_CN")])
@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1"])
def test_planner_has_no_text_cut_or_overlapping(languages, paper):
    sheet = drawn(a_year(), wanted(languages, paper))
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01


@pytest.mark.parametrize(("events", "length"), [(150, 1), (150, 18), (400, 3)])
def test_many_events_and_long_titles_take_more_pages_and_stay_whole(events, length):
    picture = a_year(events, length=length)
    sheet = drawn(picture, wanted())
    assert faults(sheet) == []
    assert 1 < sheet.page <= 12
    text = words(sheet)
    assert all("".join(row.title.split()) in text for row in picture.all("event"))


def test_crowded_month_shows_how_many_events_a_day_has_and_says_so():
    plan = Builder()
    plan.add("programme", name="Schools", colour="school")
    plan.add("campaign", programme_id=1, title="Schools 2026")
    for number in range(300):
        plan.add(
            "event", title=f"Lecture {number}", campaign_id=1, starts=datetime(2026, 5, 4 + number % 5, 9)
        )
    request = wanted()
    sheet = drawn(plan.picture, request)
    assert faults(sheet) == []
    assert "60events" in words(sheet)
    assert len(request.notes) == 1 and "too full" in request.notes[0]


def test_holidays_and_make_up_days_of_the_year_are_shown():
    sheet = drawn(a_year(0), wanted(year="2026"))
    text = words(sheet)
    assert all(word in text for word in ("SpringFestival", "LabourDay", "NationalDay"))
    heavy = {box.text for box in sheet.boxes}
    assert {"January", "December", "31"} <= heavy


def test_year_with_no_notice_yet_says_so():
    assert "notallknownyet" in words(drawn(a_year(0), wanted(year="2090")))


def test_lasting_campaign_stands_once_and_a_short_one_in_its_months():
    text = words(drawn(a_year(0), wanted(year="2026")))
    assert text.count("Schools2026") == 1
    assert text.count("ServiceTour2026") == 3
    assert text.count("PublicityWeek2026") == 1


def test_band_of_the_whole_year_runs_from_edge_to_edge():
    from exports.season_items import season
    from exports.season_rows import lay_year

    picture = a_year(0)
    request = wanted(year="2026")
    speech = Speech.of(("en",), picture.plan)
    grid = Grid(Sheet(420, 297, ""), picture, speech, 1.0)
    row = lay_year(grid, 2026, season(picture, request, speech).lasting)
    assert row.items[0].band == pytest.approx((grid.left, 405.0))


def test_items_of_a_lane_never_meet():
    from exports.season_items import season

    picture = a_year(200)
    speech = Speech.of(("en",), picture.plan)
    grid = Grid(Sheet(420, 297, ""), picture, speech, 1.0)
    for month in season(picture, wanted(year="2026"), speech).months:
        items = lay_row(grid, month, 12.2).items
        for number, item in enumerate(items):
            for other in items[number + 1 :]:
                lanes = range(
                    max(item.lane, other.lane), min(item.lane + item.lanes, other.lane + other.lanes)
                )
                assert not lanes or item.right <= other.left or other.right <= item.left


def test_parts_on_one_day_are_their_parents_mark_and_stops_are_their_cities():
    plan = Builder()
    day = plan.add("event", title="Open Day", starts=datetime(2026, 4, 23, 9), ends=datetime(2026, 4, 23, 17))
    tour = plan.add("event", title="Tour", starts=datetime(2026, 5, 1, 9), ends=datetime(2026, 6, 30, 17))
    for number, city in enumerate(("Hefei", "Wuhan")):
        plan.add(
            "event", title=f"Open Day, {city}", city=city, part_of_id=day, starts=datetime(2026, 4, 23, 9)
        )
        plan.add(
            "event",
            title=f"Tour, {city}",
            city=city,
            part_of_id=tour,
            starts=datetime(2026, 5, 12 + 20 * number - 1 * number, 9),
        )
    text = words(drawn(plan.picture, wanted(year="2026")))
    assert text.count("OpenDay") == 1
    assert text.count("Hefei") == 1 and text.count("Wuhan") == 1


def test_cancelled_events_and_other_years_are_left_out():
    plan = Builder()
    plan.add("event", title="Called off", status="cancelled", starts=datetime(2026, 4, 23, 9))
    plan.add("event", title="Last year", starts=datetime(2025, 4, 23, 9))
    plan.add("event", title="This year", starts=datetime(2026, 4, 23, 9))
    text = words(drawn(plan.picture, wanted(year="2026")))
    assert "Thisyear" in text and "Calledoff" not in text and "Lastyear" not in text


def test_small_paper_is_refused_and_bytes_repeat():
    with pytest.raises(Problem, match="at least A4"):
        drawn(a_year(), wanted(paper="A5"))
    first = run(make(document("season-planner"), a_year(), wanted(("zh_CN", "en")), ".pdf"))[0]
    assert first == run(make(document("season-planner"), a_year(), wanted(("zh_CN", "en")), ".pdf"))[0]
    assert all(fonts(first).values())
    assert "99" not in text_of(first)
