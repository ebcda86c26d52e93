"""Acts on whole events in the window: moved, copied, changed together, repeated in other cities."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from models import Event, Room, Session, SessionRoom, Venue, history
from models.agenda import new_session, place
from models.event import new_event, use_room
from ui.changing import ChangeEvents
from ui.moving import DuplicateEvents, MoveEvents
from ui.releasing import ReleaseDialog
from ui.repeat import RepeatDialog

ENTER = Qt.Key.Key_Return


@pytest.fixture
def open_day(window):
    """An Open Day in a hall of Beijing, and a house with a hall of that name in Wuhan."""
    with history.step("An Open Day"):
        beijing = Venue.create(name="Office campus", city="Beijing")
        wuhan = Venue.create(name="Library", city="Wuhan")
        hall = Room.create(venue=beijing, name="Hall A")
        Room.create(venue=wuhan, name="Hall A")
        event = new_event("open_day", "Open Day Beijing", datetime(2026, 4, 23, 9), filled=False,
                          city="Beijing", venue=beijing)  # fmt: skip
        use_room(event, hall)
        place(new_session(event, "Opening"), datetime(2026, 4, 23, 9, 30), [hall])
        new_event("other", "A meeting", datetime(2026, 4, 25, 9), filled=False)
    return event


def click(thing):
    QTest.mouseClick(thing, Qt.MouseButton.LeftButton)


def days():
    return [event.starts.date() for event in Event.select().order_by(Event.title)]


def test_events_move_together_and_show_what_would_follow(window, open_day, qtbot):
    window.go("events")
    page = window.page()
    page.table.selectAll()
    click(next(b for b in page.bar.findChildren(type(page.columns_button)) if b.text() == "Move…"))
    dialog = window.findChild(MoveEvents)
    assert not dialog.act.isEnabled()
    QTest.keyClicks(dialog.how_far.field, "7")
    qtbot.waitUntil(dialog.act.isEnabled)
    assert [(line.words, line.title) for line in dialog.table.rows.shown] == [
        ("Event", "Open Day Beijing"), ("Session", "Opening"), ("Event", "A meeting"),
    ]  # fmt: skip
    click(dialog.act)
    assert days() == [date(2026, 5, 2), date(2026, 4, 30)]
    assert Session.get().starts == datetime(2026, 4, 30, 9, 30)
    assert history.done[-1].text == "Move 2 events"
    window.undo()
    assert days() == [date(2026, 4, 25), date(2026, 4, 23)]


def test_a_move_that_cannot_be_meant_stays_in_the_dialog(window, open_day):
    MoveEvents(window, [open_day.id]).open()
    dialog = window.findChild(MoveEvents)
    dialog.how_far.field.setText("someday")
    dialog.look()
    assert (dialog.act.isEnabled(), "someday" in dialog.sentence.text()) == (False, True)
    dialog.how_far.leap(1)
    assert dialog.how_far.far() == (1, 0)


def test_an_event_is_duplicated_a_year_later(window, open_day):
    window.go("event", open_day.id)
    DuplicateEvents(window, [open_day.id]).open()
    dialog = window.findChild(DuplicateEvents)
    dialog.title.selectAll()
    QTest.keyClicks(dialog.title, "Open Day 2027")
    dialog.how_far.leap(364)
    click(dialog.act)
    made = Event.get(Event.title == "Open Day 2027")
    assert made.starts == datetime(2027, 4, 22, 9)
    assert [s.starts for s in made.sessions] == [datetime(2027, 4, 22, 9, 30)]
    assert window.page().event_id == made.id
    window.undo()
    assert Event.select().count() == 2


def test_several_events_take_one_status_and_owner(window, open_day):
    window.go("events")
    ids = [event.id for event in window.page().table.rows.shown]
    ChangeEvents(window, ids).open()
    dialog = window.findChild(ChangeEvents)
    dialog.choices["status"].setCurrentIndex(dialog.choices["status"].findData("confirmed"))
    QTest.keyClicks(dialog.lines["owner"], "Wang Fang")
    click(dialog.act)
    assert {(e.status, e.owner.name) for e in Event.select()} == {("confirmed", "Wang Fang")}
    assert history.done[-1].text == "Change 2 events"
    window.undo()
    assert {(e.status, e.owner) for e in Event.select()} == {("planned", None)}


def test_nothing_chosen_changes_nothing(window, open_day):
    before = len(history.done)
    ChangeEvents(window, [open_day.id]).open()
    dialog = window.findChild(ChangeEvents)
    click(dialog.act)
    assert (dialog.error.text(), len(history.done)) == ("Nothing was chosen to be changed.", before)


def test_an_open_day_is_repeated_in_pasted_cities(window, open_day):
    RepeatDialog(window, open_day.id).open()
    dialog = window.findChild(RepeatDialog)
    QApplication.clipboard().setText("Wuhan\tLibrary\t2026-05-12\nXi'an\tTown hall\t2026-05-19\n")
    dialog.grid.setCurrentIndex(dialog.grid.rows.index(0, 0))
    dialog.grid.paste()
    assert [dialog._finds(p) for p in dialog.places[:2]] == ["1 of 1 alike", "1 new room"]
    assert dialog.act.text() == "Repeat in 2 cities"
    click(dialog.act)
    parent = Event.get(Event.title == "Open Day Beijing, all cities")
    assert [(e.title, e.starts) for e in parent.parts.order_by(Event.starts)] == [
        ("Open Day Beijing", datetime(2026, 4, 23, 9)), ("Open Day Wuhan", datetime(2026, 5, 12, 9)),
        ("Open Day Xi'an", datetime(2026, 5, 19, 9)),
    ]  # fmt: skip
    page = window.page()
    assert (page.event_id, page.tab) == (parent.id, "parts")
    assert [part.city for part in page.parts["parts"].parts.rows.shown] == ["Beijing", "Wuhan", "Xi'an"]
    house = Venue.get(Venue.name == "Town hall")
    assert [(room.name, room.seats) for room in house.rooms] == [("Hall A", None)]
    assert [row.room.venue_id for row in SessionRoom.select().join(Session).join(Event).where(
        Event.title == "Open Day Xi'an")] == [house.id]  # fmt: skip
    window.undo()
    assert (Event.select().count(), Venue.select().count()) == (2, 2)


def test_an_open_day_is_repeated_by_keys_alone(window, open_day):
    window.activateWindow()
    RepeatDialog(window, open_day.id).open()
    dialog = window.findChild(RepeatDialog)
    QApplication.clipboard().setText("Xi'an\tTown hall\t2026-05-19\n")
    dialog.grid.paste()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(dialog.grid, Qt.Key.Key_Tab, control)
    assert dialog.focusWidget() is not dialog.grid
    dialog.grid.setFocus()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return, control)
    assert Event.select().where(Event.city == "Xi'an").count() == 1


def test_a_new_venue_may_stay_without_rooms(window, open_day):
    RepeatDialog(window, open_day.id).open()
    dialog = window.findChild(RepeatDialog)
    assert not dialog.alike.isVisible()
    QApplication.clipboard().setText("Xi'an\tTown hall\t2026-05-19\n")
    dialog.grid.paste()
    assert dialog.alike.isVisible()
    dialog.alike.click()
    assert dialog._finds(dialog.places[0]) == "new venue"
    click(dialog.act)
    assert list(Venue.get(Venue.name == "Town hall").rooms) == []


def test_a_day_that_is_none_is_said_in_the_dialog(window, open_day):
    dialog = RepeatDialog(window, open_day.id)
    dialog.open()
    QApplication.clipboard().setText("Wuhan\tLibrary\tsomeday\n")
    dialog.grid.paste()
    assert "someday" in dialog.error.text()
    dialog.apart(7)
    assert [p.day for p in dialog.places if not p.empty] == [date(2026, 4, 30)]


def test_a_common_change_offers_itself_to_all_cities(window, open_day):
    dialog = RepeatDialog(window, open_day.id)
    dialog.open()
    QApplication.clipboard().setText("Wuhan\tLibrary\t2026-05-12\nHarbin\t\t2026-05-19\n")
    dialog.grid.paste()
    dialog.go()
    page = window.page()
    pattern = Session.get(Session.event == page.event_id)
    wuhan = Session.get(Session.event == Event.get(Event.city == "Wuhan"))
    place(wuhan, datetime(2026, 5, 12, 11))  # Wuhan goes its own way
    page.leave_common()
    assert page.banner.isHidden()
    place(Session.fetch(pattern.id), datetime(2026, 4, 23, 10))
    assert page.banner.words.text() == (
        "The common agenda changed; 3 cities have it otherwise. 1 of them on purpose."
    )
    page._show_common()
    parts = page.parts["parts"]
    assert [line.part.city for line in parts.table.chosen()] == ["Beijing", "Harbin"]
    click(parts.take)
    starts = {s.event.city: s.starts.hour for s in Session.select().where(Session.id != pattern.id)}
    assert starts == {"Beijing": 10, "Harbin": 10, "Wuhan": 11}
    assert [line.part.city for line in parts.table.rows.shown] == ["Wuhan"]
    window.undo()
    starts = {s.event.city: s.starts.hour for s in Session.select().where(Session.id != pattern.id)}
    assert starts == {"Beijing": 9, "Harbin": 9, "Wuhan": 11}


def test_a_parent_says_at_once_that_its_parts_are_released(window, open_day):
    parent = new_event("open_day", "All", datetime(2026, 4, 23, 9), filled=False)
    with history.step("Part"):
        open_day.part_of = parent
        open_day.save()
    dialog = ReleaseDialog(window, parent.id)
    assert not dialog.act.isEnabled()
    assert any("Release each of them" in words.text() for words in dialog.findChildren(QLabel))
    dialog.close()
