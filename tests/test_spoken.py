"""The window speaks the plan's second language: rows do too, and what is typed goes to that column."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models import Event, Organisation, Person, Room, Session, Venue, history
from models.agenda import appear, new_session, place
from models.event import new_event, use_room
from models.plan import the_plan
from models.spoken import put_spoken
from models.words import speaking
from planning.attention import attention
from planning.fixes import fixes
from planning.problems import problems_of
from planning.spoken import spoken
from ui.search import Palette


@pytest.fixture
def chinese(window):
    """A plan in English and Chinese, in a Chinese window."""
    plan = the_plan()
    assert (plan.language, plan.language_other) == ("en", "zh_CN")
    with history.step("An event"):
        venue = Venue.create(name="Museum", name_other="博物馆", city="Beijing", city_other="北京")
        event = new_event("other", "Open Day", datetime(2026, 4, 23, 9), filled=False, venue=venue,
                          title_other="开放日", city="Beijing", city_other="北京")  # fmt: skip
        room = Room.create(venue=venue, name="Hall", name_other="大厅")
        use_room(event, room)
        session = new_session(event, "Opening", title_other="开幕式")
        place(session, datetime(2026, 4, 23, 9), [room])
        appear(session, [(Person.create(name="Liu Min", name_other="刘敏"), "speaker")])
        place(new_session(event, "Tour"), datetime(2026, 4, 23, 10), [room])
        Organisation.create(name="Office", name_other="局")
    window.speak("zh_CN")
    return event


def test_lists_speak_the_second_language_where_there_is_a_text(chinese, window):
    window.go("events")
    table = window.page().table
    row = table.rows.shown[0]
    assert [table.rows.columns[table.column(n)].text(row) for n in ("event", "where")] == ["开放日", "北京"]
    window.go("organisations")
    assert window.page().table.rows.columns[0].text(window.page().table.rows.shown[0]) == "局"
    window.go("event", chinese.id, ("sessions", None))
    grid = window.page().parts["sessions"].table
    cells = [[grid.rows.columns[grid.column(n)].text(row) for n in ("title", "rooms", "people")]
             for row in grid.rows.shown]  # fmt: skip
    assert cells == [["开幕式", "大厅", "刘敏"], ["Tour", "大厅", ""]]
    window.speak("en")
    grid = window.page().parts["sessions"].table
    assert [grid.rows.columns[grid.column("title")].text(row) for row in grid.rows.shown] == [
        "Opening",
        "Tour",
    ]


def test_what_is_typed_goes_to_the_column_of_the_language(chinese, window):
    window.go("event", chinese.id, ("sessions", None))
    grid = window.page().parts["sessions"].table
    first, second = grid.rows.shown
    title = next(c for c in grid.rows.columns if c.name == "title")
    grid.put([(first.id, title, "开场"), (second.id, title, "参观")])
    assert {s.title: s.title_other for s in Session.select()} == {"Opening": "开场", "Tour": "参观"}
    window.page().title.setText("开放日二")
    window.page()._rename("开放日二")
    assert (Event.get().title, Event.get().title_other) == ("Open Day", "开放日二")
    window.undo()
    window.undo()
    assert {s.title: s.title_other for s in Session.select()} == {"Opening": "开幕式", "Tour": ""}


def test_names_of_either_language_mean_the_same_row(chinese, window):
    window.go("event", chinese.id, ("sessions", None))
    grid = window.page().parts["sessions"].table
    columns = {c.name: c for c in grid.rows.columns}
    tour = Session.get(Session.title == "Tour")
    grid.put([(tour.id, columns["people"], "刘敏"), (tour.id, columns["rooms"], "大厅")])
    assert (Person.select().count(), Room.select().count()) == (1, 1)
    assert [p.name for _a, p in window.store.picture.people(tour.id)] == ["Liu Min"]


def test_board_calendar_and_search_speak_it_too(chinese, window):
    window.go("event", chinese.id, ("agenda", None))
    board = window.page().parts["agenda"].board
    looks = [board.looks.of(card.session) for card in board.plan.all()]
    assert sorted((look.title, look.people) for look in looks) == [("Tour", ""), ("开幕式", "刘敏")]
    assert [column.title for column in board.plan.columns] == ["大厅"]
    window.go("calendar", chinese.id)
    assert "开放日" in window.page().weeks.heard.text(("event", chinese.starts.date(), chinese.id))
    window.search()
    palette = window.findChild(Palette)
    QTest.keyClicks(palette.field, "Opening")
    assert palette.list.now().title == "开幕式"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)


def test_a_list_copied_and_pasted_back_stays_as_it_is(chinese, window):
    before = list(Event.select().dicts()), list(Venue.select().dicts())
    for name in ("events", "places"):
        window.go(name)
        table = window.page().table
        table.selectAll()
        table.copy()
        window.page().paste()
    assert (list(Event.select().dicts()), list(Venue.select().dicts())) == before


def test_home_speaks_it(chinese, window):
    soon = datetime.now().replace(second=0, microsecond=0) + timedelta(hours=1)
    with history.step("Soon"):
        event = Event.fetch(chinese.id)
        event.starts, event.ends = soon, soon + timedelta(hours=2)
        event.save()
    window.go("home")
    heard = [w.accessibleName() for w in window.page().findChildren(QWidget)]
    assert any("开放日" in name for name in heard)
    needs = attention(window.page().picture, [], datetime.now())
    assert [need.message() for need in needs if "Open Day" in need.message()] == []


def test_a_new_row_is_named_in_the_first_language_too(chinese):
    fresh = Session(event=chinese)
    with speaking("zh_CN"):
        put_spoken(fresh, "title", "新场次")
    assert (fresh.title, fresh.title_other) == ("新场次", "")


def test_a_person_added_in_a_chinese_window_is_no_new_person_in_english(chinese, window):
    window.go("people")
    page = window.page()
    page.add()
    page._rename("王芳")
    assert sorted((p.name, p.name_other) for p in Person.select()) == [("Liu Min", "刘敏"), ("王芳", "")]
    window.undo()
    window.undo()
    assert [p.name for p in Person.select()] == ["Liu Min"]


def test_the_first_language_stands_in(chinese, window):
    picture = window.store.picture
    tour = next(row for row in picture.all("session") if row.title == "Tour")
    assert (spoken(picture, tour), spoken(picture, None)) == ("Tour", "")


def test_problems_are_told_in_the_language_in_force_and_stay_the_same_problems(chinese, window):
    opening, tour = Session.get(title="Opening"), Session.get(title="Tour")
    with history.step("At once"):
        place(tour, datetime(2026, 4, 23, 9))
    found = next(finding for finding in problems_of(window.store.picture) if finding.rule == "T1")
    assert {row_id for table, row_id in found.objects if table == "session"} == {opening.id, tour.id}
    assert all(text in found.message() for text in ("“开幕式”", "“Tour”", "大厅"))
    assert any(
        "“Tour”" in fix.label() or "“开幕式”" in fix.label() for fix in fixes(window.store.picture, found)
    )
    before = found.fingerprint
    window.speak("en")
    again = next(finding for finding in problems_of(window.store.picture) if finding.rule == "T1")
    assert again.fingerprint == before
    with speaking("en"):
        assert all(text in found.message() for text in ("“Opening”", "“Tour”", "Hall"))
