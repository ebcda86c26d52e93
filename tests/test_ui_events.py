"""The Events page and the dialog for a new one, by mouse and keyboard."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import Event, EventRoom, Release, Room, Session, SessionRoom, Venue, history
from models.agenda import place
from models.event import new_event, use_room
from models.event_acts import event_like
from models.history import record
from ui.new_event import NewEvent
from ui.views import SaveView

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(window):
    with history.step("Three events"):
        new_event("open_day", "Open Day Jinan", datetime(2026, 4, 21, 9), city="Jinan", expected=900)
        new_event(
            "campus_visit", "Yunnan University", datetime(2026, 4, 28, 14), city="Kunming", status="confirmed"
        )
        new_event("other", "An idea", None, filled=False)
    window.go("events")
    return window.page()


def titles(page):
    return [event.title for event in page.table.rows.shown]


def test_events_stand_in_order_of_time_ideas_last(page):
    assert titles(page) == ["Open Day Jinan", "Yunnan University", "An idea"]
    assert page.sums.text().startswith("3 events")
    assert "900 people expected" in page.sums.text()


def test_typing_into_the_list_filters_it(page):
    page.table.setFocus()
    QTest.keyClicks(page.table, "k")
    QTest.keyClicks(page.search, "unm")
    assert (page.search.text(), titles(page)) == ("kunm", ["Yunnan University"])
    assert page.count.text() == "1 of 3"
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(titles(page)) == 3


def test_chips_filter_exactly(page):
    page.chips.set("status", "confirmed", True)
    assert titles(page) == ["Yunnan University"]
    page.chips.clear("status")
    page.chips.set("city", "Jinan", True)
    assert titles(page) == ["Open Day Jinan"]


def test_a_new_event_is_typed_and_opens(window):
    window.new_event("school_lecture")
    dialog = window.findChild(NewEvent)
    QTest.keyClicks(dialog.title, "Chongli No. 2")
    QTest.keyClicks(dialog.day, "23 April 2026")
    QTest.keyClicks(dialog.city, "Chongli")
    QTest.keyClick(dialog.city, ENTER)
    event = Event.get()
    assert (event.kind, event.title, event.starts) == (
        "school_lecture",
        "Chongli No. 2",
        datetime(2026, 4, 23, 10),
    )
    assert (window.spot[0], window.page().event_id) == ("event", event.id)
    assert Session.select().where(Session.event == event).count() == 3
    assert history.done[-1].text == "Add event “Chongli No. 2”"


def test_a_wrong_day_keeps_the_dialog_with_a_sentence(window):
    window.new_event()
    dialog = window.findChild(NewEvent)
    QTest.keyClicks(dialog.day, "someday")
    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert "someday" in dialog.error.text()
    assert dialog.day.property("wrong") == "yes"
    assert Event.select().count() == 0
    dialog.close()


def test_several_events_change_in_one_step(page, window):
    page.table.selectAll()
    assert page.bar.isVisible()
    page.change(status="cancelled")
    assert {event.status for event in Event.select()} == {"cancelled"}
    assert history.done[-1].text == "Change 3 events"
    window.undo()
    assert sorted(event.status for event in Event.select()) == ["confirmed", "planned", "planned"]


def test_delete_key_deletes_and_the_toast_takes_it_back(page, window):
    page.table.choose([page.table.rows.shown[0].id])
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert titles(page) == ["Yunnan University", "An idea"]
    QTest.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert titles(page) == ["Open Day Jinan", "Yunnan University", "An idea"]
    assert Session.select().count() == 11


def test_a_released_event_is_cancelled_not_deleted(page):
    first = page.table.rows.shown[0]
    with record():
        Release.create(event=first.id, number=1, made=datetime(2026, 4, 1))
    page.table.choose([first.id])
    page.delete()
    assert Event.fetch(first.id).status == "cancelled"


def test_enter_opens_the_event(page, window):
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.rows.index(1, 1))
    QTest.keyClick(page.table, ENTER)
    assert window.page().title.text() == "Yunnan University"


def test_an_empty_plan_offers_kinds(window):
    window.go("events")
    assert window.page().sides.currentIndex() == 1


def test_a_new_event_begins_as_a_copy_counted_from_its_day(page, window):
    with history.step("A room"):
        hall = Venue.create(name="Museum", city="Jinan")
        source = Event.get(Event.title == "Open Day Jinan")
        source.venue = hall
        source.save()
        use_room(source, Room.create(venue=hall, name="Hall"))
    before = Event.select().count()
    window.go("event", source.id, ("tasks", None))
    window.new_event("open_day")
    asked = window.findChild(NewEvent)
    asked.start_from(source.id)
    assert asked.title.placeholderText() == "Open Day Jinan"
    assert asked.promise.text().startswith("Takes over 7 sessions, 7 tasks, 1 room, counted")
    QTest.keyClicks(asked.title, "Open Day Jinan again")
    asked._make()
    assert asked.error.text() == "Give the copy a day: its sessions and tasks are counted from it."
    QTest.keyClicks(asked.day, "2026-05-26")
    QTest.keyClicks(asked.starts, "10:00")
    asked._make()
    made = Event.get(Event.title == "Open Day Jinan again")
    assert (made.starts, made.venue_id) == (datetime(2026, 5, 26, 10), hall.id)
    first = Session.select().where(Session.event == made).order_by(Session.starts).first()
    assert first.starts == datetime(2026, 5, 26, 10)
    assert (window.page().event_id, window.page().tab) == (made.id, "overview")
    assert history.done[-1].text == "Add event “Open Day Jinan again”"
    window.undo()
    assert Event.select().count() == before


def test_a_copy_in_another_city_chooses_its_rooms_anew(page, window):
    source = Event.get(Event.title == "Open Day Jinan")
    with history.step("A room"):
        hall = Venue.create(name="Museum", city="Jinan")
        room = Room.create(venue=hall, name="Hall")
        source.venue = hall
        source.save()
        use_room(source, room)
        place(Session.get(Session.event == source), datetime(2026, 4, 21, 9), [room])
    made = event_like(source, "Open Day Harbin", datetime(2026, 5, 26, 9), city="Harbin")
    assert (made.city, made.venue_id) == ("Harbin", None)
    assert SessionRoom.select().join(Session).where(Session.event == made).count() == 0
    assert EventRoom.select().where(EventRoom.event == made).count() == 0
    assert EventRoom.select().where(EventRoom.event == source).count() == 1


def test_a_view_keeps_filter_columns_and_order_under_a_name(page, window):
    page.search.setText("n")
    page.chips.set("kind", "open_day", True)
    page.table.sort(page.table.column("expected"), descending=True)
    page.table.head._show(page.table.column("kind"), True)
    page.views.ask()
    asked = window.findChild(SaveView)
    assert asked.name.text() == "n, Open Day"
    asked.name.setText("Open Days")
    asked.go()
    seen = page.views.state()
    assert page.views.chips["Open Days"].property("on") == "yes"
    page.search.clear()
    page.chips.put({})
    page.table.sort(page.table.column("when"))
    page.table.head._show(page.table.column("kind"), False)
    assert (len(titles(page)), page.views.chips["Open Days"].property("on")) == (3, "no")
    QTest.mouseClick(page.views.chips["Open Days"], Qt.MouseButton.LeftButton)
    assert (titles(page), page.views.state()) == (["Open Day Jinan"], seen)
    assert not page.table.isColumnHidden(page.table.column("kind"))


def test_views_come_back_with_the_window_and_go_when_deleted(page, window):
    page.search.setText("idea")
    page.views.save("Ideas")
    window.furnish()
    window.go("events")
    again = window.page()
    assert list(again.views.chips) == ["Ideas"]
    again.views.chips["Ideas"].click()
    assert titles(again) == ["An idea"]
    again.views.chips["Ideas"].setFocus()
    QTest.keyClick(again.views.chips["Ideas"], Qt.Key.Key_Delete)
    assert (again.views.chips, again.views.isHidden()) == ({}, True)
    window.toast.action.click()
    assert list(again.views.chips) == ["Ideas"]


def test_columns_come_back_as_left_in_a_narrow_window_too(page, window):
    window.resize(960, 700)
    QApplication.processEvents()
    assert page.table.head.dropped
    kind, when = page.table.column("kind"), page.table.column("when")
    page.table.head._show(kind, True)
    page.table.setColumnWidth(when, 222)
    dropped = list(page.table.head.dropped)
    window.furnish()
    window.resize(1440, 900)
    window.go("events")
    QApplication.processEvents()
    table = window.page().table
    assert (table.isColumnHidden(kind), table.columnWidth(when)) == (False, 222)
    assert [n for n in dropped if table.isColumnHidden(n) and n not in table.head.dropped] == []
