"""Values typed in place: what is offered counts as typed, and what is made on the way is told."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from models import Event, EventRoom, Room, Venue
from models.event import new_event
from models.history import step

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def overview(window):
    """The overview of an Open Day, and a venue with three rooms it does not use yet."""
    with step("Venue"):
        venue = Venue.create(name="Science Centre")
        for name in ("Hall", "Room 101", "Room 102"):
            Room.create(venue=venue, name=name)
    event = new_event("open_day", "Open Day", datetime(2026, 4, 23, 9))
    window.go("event", event.id, ("overview", None))
    return window.page().parts["overview"]


def offers_of(qtbot, field, text):
    """Type into a field as a user does, and wait for its offers."""
    field.window().activateWindow()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, text)
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    return popup


def test_an_offer_clicked_is_kept_at_once(overview, qtbot):
    popup = offers_of(qtbot, overview.form.facts["venue"].field, "Sci")
    at = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: Event.get().venue_id is not None)
    assert [venue.name for venue in Venue.select()] == ["Science Centre"]
    assert Event.get().venue.name == "Science Centre"


@pytest.mark.parametrize("then", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_an_offer_chosen_by_keys_is_kept(overview, qtbot, then):
    popup = offers_of(qtbot, overview.form.facts["venue"].field, "cen")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, then)
    qtbot.waitUntil(lambda: Event.get().venue_id is not None)
    assert Event.get().venue.name == "Science Centre"
    assert not popup.isVisible()


def test_return_keeps_what_was_typed_and_says_what_was_made(overview, qtbot, window):
    popup = offers_of(qtbot, overview.form.facts["venue"].field, "Sci")
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert Event.get().venue.name == "Sci" and not popup.isVisible()
    assert "“Sci” was not in the plan yet" in window.toast.words.text()
    window.undo()
    assert [venue.name for venue in Venue.select()] == ["Science Centre"]


def test_the_click_that_enters_marks_the_value(overview):
    field = overview.form.facts["city"].field
    field.display("Beijing")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert field.selectedText() == "Beijing"
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert not field.hasSelectedText()


def test_a_name_about_to_be_typed_stays_marked(window):
    window.go("places")
    page = window.page()
    page.add()
    window.store.complete()
    page.refresh()
    assert page.name.selectedText() == "New venue"


def test_all_rooms_of_the_venue_are_used_in_one_act(overview, window):
    with step("Venue"):
        event = Event.get()
        event.venue = Venue.get()
        event.save()
    overview.rooms.menu.aboutToShow.emit()
    overview.rooms.menu.actions()[4].trigger()
    assert EventRoom.select().count() == 3
    window.undo()
    assert EventRoom.select().count() == 0
