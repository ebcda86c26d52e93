"""The distribution list says where each poster hangs and until when, with lines for what nobody knows yet."""

import io
from datetime import date, datetime

import openpyxl
import pytest
from paper_geometry import faults, fonts, run, text_of, word_faults
from paper_pictures import Builder, open_day, partners

from exports import Request, distribution, document, make
from exports.distribution_rows import posters_of
from exports.wording import Speech
from models.database import Problem

STAMP = datetime(2026, 5, 12, 14, 5)


def wanted(languages=("en",), paper="A4", events=(), **options):
    settled = document("distribution").settle(options)
    return Request(events, languages, paper, settled, printed=STAMP)


def posters(picture, **options):
    request = wanted(**options)
    return posters_of(picture, request, Speech.of(request.languages, picture.plan))


def many(count=60):
    plan = Builder()
    for number in range(count):
        title = "From a first idea to a granted patent " * (1 + number % 5)
        event = plan.add("event", title=title, starts=datetime(2026, 3, 2 + number % 28, 9), city="Beijing")
        if number % 3 == 0:
            partners(plan, event)
    return plan.picture


def test_posters_hang_working_days_before_and_come_down_on_the_next_one():
    (poster,) = posters(open_day())
    assert poster.hang == date(2026, 4, 9)
    assert poster.down == date(2026, 4, 24)
    (poster,) = posters(open_day(2), days="1")
    assert (poster.hang, poster.down) == (date(2026, 4, 22), date(2026, 4, 27))
    with pytest.raises(Problem, match="working days before"):
        posters(open_day(), days="0")


def test_places_are_the_venue_and_the_organisations_each_once():
    (poster,) = posters(open_day(), blank="3")
    names = [place.name for place in poster.places]
    assert names[0] == "CNIPA Examination Building"
    assert names[1] == "China National Intellectual Property Administration"
    assert "Tianjin University" in names and names[-3:] == ["", "", ""]
    assert len([name for name in names if name]) == len({name for name in names if name})


def test_event_without_a_date_or_place_has_a_row_to_fill_in():
    plan = Builder()
    plan.add("event", title="Salon")
    (poster,) = posters(plan.picture, blank="0")
    assert (poster.hang, poster.down) == (None, None)
    assert [place.name for place in poster.places] == [""]


def test_of_a_tour_the_stops_are_listed():
    plan = Builder()
    tour = plan.add("event", title="Tour", starts=datetime(2026, 5, 4))
    for number in range(2):
        plan.add("event", title=f"Stop {number}", part_of_id=tour, starts=datetime(2026, 5, 12 - number, 9))
    assert [poster.facts.title for poster in posters(plan.picture)] == ["Stop 1", "Stop 0"]


@pytest.mark.parametrize("languages", [("en",), ("zh_CN",), ("en", "zh_CN")])
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_list_has_no_text_cut_or_overlapping(languages, paper):
    request = wanted(languages, paper, size="A3", copies="2")
    sheet = run(distribution.lay_out(many(), request))[0]
    assert faults(sheet) == []
    data = run(make(document("distribution"), open_day(), request, ".pdf"))[0]
    assert word_faults(data) == []
    assert all(fonts(data).values())
    assert data == run(make(document("distribution"), open_day(), request, ".pdf"))[0]


def test_name_of_an_event_never_ends_a_page():
    sheet = run(distribution.lay_out(many(), wanted()))[0]
    for page in range(1, sheet.page):
        last = max((box for box in sheet.boxes if box.page == page and box.y < 196), key=lambda box: box.y)
        assert "patent" not in last.text


def test_public_list_has_no_telephone():
    text = text_of(run(make(document("distribution"), open_day(), wanted(), ".pdf"))[0])
    assert "Thursday9April" in text and "Friday24April" in text
    assert "010-6208" not in text and "13800138000" not in text


def test_workbook_has_a_row_a_place_with_real_dates():
    request = wanted(copies="2", size="A3")
    data = run(make(document("distribution"), open_day(), request, ".xlsx"))[0]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    assert len(rows) == len(posters(open_day())[0].places)
    first = rows[0]
    assert first[2] == "CNIPA Examination Building" and first[4:6] == ("A3", 2)
    assert [value.date() for value in (first[1], first[6], first[7])] == [
        date(2026, 4, 23),
        date(2026, 4, 9),
        date(2026, 4, 24),
    ]
    assert sheet.freeze_panes == "B5"
