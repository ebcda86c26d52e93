"""What a page states: a reader's facts change it; a stamp, a page count or other paper do not."""

from datetime import datetime, timedelta

import pytest
from paper_pictures import open_day
from sheet_plans import full_day

from exports import DOCUMENTS, Request, document, make
from exports.marks import qr_code
from exports.sheet import Sheet
from exports.stating import news, pages_of
from exports.styles import BODY, TITLE
from models.database import Problem
from planning.plan import Picture

PAPERS = [one.key for one in DOCUMENTS if "pdf" in one.formats]


def stated(picture, key, printed=datetime(2026, 4, 1, 9), **more):
    request = Request(events=(1,), printed=printed, audience="staff", **more)
    for _part in make(document(key), picture, request, ".pdf"):
        pass
    return request.pages


def digests(pages):
    return [page.digest for page in pages]


def changed(picture: Picture, table, row_id, **values):
    row = picture.tables[table][row_id]
    return picture.patched(picture.plan, {table: {row_id: row._replace(**values)}})


def test_lines_and_white_space_say_nothing():
    found = []
    for width in (40, 90):
        sheet = Sheet(210, 297, "x")
        sheet.text(
            15, 20 + width, "A sentence that breaks into several lines, and 国家知识产权局开放日", BODY, width
        )
        found += pages_of(sheet)
    assert found[0].digest == found[1].digest
    assert found[0].texts[0] == found[1].texts[0]


def test_what_stands_in_quiet_says_nothing():
    sheet = Sheet(210, 297, "x")
    with sheet.quiet():
        sheet.text(15, 20, "version 7", BODY)
    sheet.text(15, 30, "Hall A", BODY)
    assert pages_of(sheet)[0].texts == ("Hall A",)


def test_what_a_code_holds_and_what_place_says_count():
    found = []
    for link, room in (("https://a.org", "A"), ("https://b.org", "A"), ("https://a.org", "B")):
        sheet = Sheet(210, 297, "x")
        sheet.text(15, 20, "Agenda", BODY)
        qr_code(sheet, link, 20, 50, 20)
        sheet.fact(room)
        found += pages_of(sheet)
    assert len(set(digests(found))) == 3
    assert {page.texts for page in found} == {("Agenda",)}


def test_a_page_is_about_its_largest_text_that_others_lack():
    sheet = Sheet(210, 297, "x")
    for room in ("Hall A", "Hall B"):
        if room == "Hall B":
            sheet.turn()
        sheet.text(15, 20, "Open Day", TITLE)
        sheet.text(15, 40, room, TITLE.scaled(0.8))
        sheet.text(15, 60, f"{room} is upstairs", BODY)
    assert [page.about for page in pages_of(sheet)] == ["Hall A", "Hall B"]


@pytest.mark.parametrize("key", PAPERS)
def test_another_print_time_changes_no_page(key):
    picture = full_day()
    try:
        first = stated(picture, key)
    except Problem:
        pytest.skip("this event has nothing to print there")
    later = stated(picture, key, datetime(2026, 4, 1, 17, 30))
    assert first
    assert all(page.texts for page in first)
    assert digests(first) == digests(later)


def test_only_the_doors_whose_session_moved_change():
    picture = open_day()
    before = stated(picture, "door-sheet")
    session = next(row for row in picture.all("session") if row.title.startswith("Careers"))
    after = stated(
        changed(picture, "session", session.id, starts=session.starts + timedelta(minutes=10)), "door-sheet"
    )
    other = [new for old, new in zip(before, after, strict=True) if old.digest != new.digest]
    assert [page.about for page in other] == ["Examination Theatre"]
    old = next(page for page in before if page.about == "Examination Theatre")
    assert news(other[0], old.marks) == ["15:40"] or any(
        "15:40" in text for text in news(other[0], old.marks)
    )


def test_a_session_in_another_room_changes_the_grid_although_its_words_stay():
    picture = open_day()
    place = next(row for row in picture.all("session_room") if row.room_id == 2)
    grid = {"layout": "grid"}
    before = stated(picture, "agenda", options=grid)
    after = stated(changed(picture, "session_room", place.id, room_id=3), "agenda", options=grid)
    assert digests(before) != digests(after)


def test_a_smaller_sheet_of_a_door_says_the_same():
    picture = open_day()
    assert digests(stated(picture, "door-sheet")) == digests(stated(picture, "door-sheet", paper="Letter"))


def test_a_page_of_the_grid_is_about_its_day_and_rooms():
    pages = stated(open_day(2), "agenda", options={"layout": "grid", "rooms": "3"})
    assert [page.subject for page in pages] == ["Thursday 23 April 2026"] * 2 + ["Friday 24 April 2026"] * 2
    assert pages[0].about == "Thursday 23 April 2026, Main Hall"
    assert len({page.about for page in pages}) == 4
