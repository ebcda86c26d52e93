"""Values typed in place: what is offered counts as typed, and what is made on the way is told."""

from datetime import datetime

import pytest
from conftest import _window
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from models import Appearance, Event, EventRoom, Person, Room, Session, Venue
from models.agenda import new_session, place
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


@pytest.fixture
def sessions(window):
    """The list of sessions of an event without any, where Li Na and Zhang Wei are known."""
    with step("People"):
        Person.create(name="Li Na")
        Person.create(name="Zhang Wei")
    event = new_event("other", "Open Day", datetime(2026, 4, 23, 9))
    window.go("event", event.id, ("sessions", None))
    return window.page().parts["sessions"]


def people_editor(sessions, qtbot, text):
    """Type into the cell of the people of a new session, and wait for the offers."""
    sessions.window().activateWindow()
    sessions.add()
    sessions.table.edit_row(sessions.table.rows.shown[0].id, "people")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, text)
    qtbot.waitUntil(editor.completer().popup().isVisible)
    return editor.completer().popup()


@pytest.mark.parametrize("then", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_cell_offers_names_and_one_key_keeps_the_offer(sessions, qtbot, then):
    popup = people_editor(sessions, qtbot, "zh")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, then)
    assert [row.person.name for row in Appearance.select()] == ["Zhang Wei"]


def test_return_in_a_cell_keeps_what_was_typed_although_more_is_offered(sessions, qtbot):
    popup = people_editor(sessions, qtbot, "Li")
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert [row.person.name for row in Appearance.select()] == ["Li"]


def test_a_second_name_is_offered_after_a_comma(sessions, qtbot):
    popup = people_editor(sessions, qtbot, "Li Na, zh")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert [row.person.name for row in Appearance.select().order_by(Appearance.position)] == [
        "Li Na",
        "Zhang Wei",
    ]


def test_a_track_clicked_among_the_offers_closes_the_cell(sessions, qtbot):
    sessions.window().activateWindow()
    sessions.add()
    sessions.table.edit_row(sessions.table.rows.shown[0].id, "format")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "work")
    popup = editor.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    at = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: Session.get().format == "workshop")


def test_lines_stay_where_they_are_while_titles_are_typed(sessions):
    for title in ("Welcome", "Patents", "Brands"):
        sessions.add()
        QTest.keyClicks(QApplication.focusWidget(), title)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [row.title for row in sessions.table.rows.shown] == ["Welcome", "Patents", "Brands"]
    QApplication.clipboard().setText("Zebra\nYak\nAnt\n")
    sessions.table.setCurrentIndex(sessions.table.rows.index(2, sessions.table.column("title")))
    sessions.table.paste()
    titles = [row.title for row in sessions.table.rows.shown]
    assert titles == ["Welcome", "Patents", "Zebra", "Yak", "Ant"]


def test_nothing_is_said_of_a_problem_that_is_solved(sessions, window, qtbot):
    with step("Clash"):
        hall = Room.create(venue=Venue.create(name="Centre"), name="Hall")
        for title in ("A talk", "A tour"):
            place(new_session(Event.get(), title, minutes=30), datetime(2026, 4, 23, 9, 30), [hall])
    qtbot.waitUntil(lambda: len(window.store.problems) == 1)
    window.problems_panel.toggle()
    ways = window.problems_panel.list.ways
    fix = next(b for b in ways.findChildren(QPushButton) if b.property("role") == "small")
    QTest.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert window.store.problems == [] and ways.shown is None


def test_lines_pasted_beside_a_venue_are_its_rooms(window):
    window.go("places")
    page = window.page()
    window.activateWindow()
    page.add()
    QApplication.clipboard().setText("Hall A\t200\nRoom 101\t60\n")
    page.form.facts["city"].field.setFocus()
    QTest.keyClick(
        page.form.facts["notes"].field.parentWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    assert [(room.name, room.seats) for room in Venue.get().rooms.order_by(Room.name)] == [
        ("Hall A", 200), ("Room 101", 60),
    ]  # fmt: skip
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert Venue.select().count() == 3


def test_enter_presses_the_button_with_the_focus(window):
    window.go("places")
    window.activateWindow()
    page = window.page()
    new = next(b for b in page.findChildren(QPushButton) if b.text() == "New venue" and b.isVisible())
    new.setFocus()
    QTest.keyClick(new, Qt.Key.Key_Return)
    assert Venue.select().count() == 1 and page.name.hasFocus()


def test_the_focus_stays_on_the_language_chosen(qtbot, home):
    for shown in _window(qtbot, None):
        shown.activateWindow()
        for name in ("zh_CN", "en"):
            QTest.mouseClick(shown.welcome.spoken.buttons[name], Qt.MouseButton.LeftButton)
            assert shown.focusWidget() is shown.welcome.spoken.buttons[name]


def test_ctrl_page_down_opens_the_next_tab_of_an_event(overview, window):
    window.activateWindow()
    page = window.page()
    overview.form.facts["city"].field.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(overview.form.facts["city"].field, Qt.Key.Key_PageDown, control)
    assert page.tab == "agenda" and QApplication.focusWidget() is page.parts["agenda"].board.view
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, control)
    assert page.tab == "sessions" and QApplication.focusWidget() is page.parts["sessions"].table
    for _back in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, control)
    assert page.tab == [key for key, tab in page.tabs.items() if tab.isVisible()][-1]


def test_lines_pasted_into_an_empty_list_are_sessions(sessions, window):
    window.activateWindow()
    tab = window.page().tabs["sessions"]
    tab.setFocus()
    QApplication.clipboard().setText("Session\tMin\nQuiz\t30\nTour\t45\n")
    QTest.keyClick(tab, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(row.title, row.minutes) for row in sessions.table.rows.shown] == [("Quiz", 30), ("Tour", 45)]
