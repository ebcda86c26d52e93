"""The page of an event: facts, partners, rooms, sessions typed and pasted, problems, people, the sign-up
list."""

from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from models import (
    Event,
    EventPartner,
    Group,
    Organisation,
    Participant,
    Person,
    Room,
    Session,
    Venue,
    Waiver,
    history,
)  # fmt: skip
from models.agenda import new_session, place
from models.event import new_event, use_room
from ui.board_layout import unplaced

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ENTER, ESCAPE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    with history.step("An event"):
        venue = Venue.create(name="Campus", city="Beijing")
        hall = Room.create(venue=venue, name="Hall A", seats=400)
        event = new_event(
            "open_day", "Open Day", datetime(2026, 4, 23, 9), filled=False, venue=venue, city="Beijing"
        )
        use_room(event, hall)
        session = new_session(event, "Opening", minutes=30)
        place(session, datetime(2026, 4, 23, 9, 30), [hall])
        new_session(event, "Search workshop", minutes=60)
    window.go("event", event.id, ("sessions", None))
    return window.page()


@pytest.fixture
def table(page):
    return page.parts["sessions"].table


def retype(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, ENTER)


def cell(table, line, name):
    at = table.rows.index(line, table.column(name))
    table.setCurrentIndex(at)
    return at


def edit(table, line, name, text, key=ENTER):
    """Type into a cell as a user does, and return the editor if it stays open."""
    at = cell(table, line, name)
    table.setFocus()
    table.edit(at)
    editor = editor_of(table)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key)
    return editor


def editor_of(table):
    return next(e for e in table.findChildren(QLineEdit) if e.isVisible())


def texts(table, name):
    column = table.rows.columns[table.column(name)]
    return [column.text(row) for row in table.rows.shown]


# Facts


def test_a_fact_is_edited_in_place_and_taken_back(page, window):
    page.open_tab("overview")
    form = page.parts["overview"].form
    retype(form.facts["expected"].field, "1,240")
    assert Event.get().expected == 1240
    assert history.done[-1].text == "Change Expected of “Open Day”"
    window.undo()
    assert form.facts["expected"].field.text() == ""


def test_a_wrong_fact_stays_red_with_its_sentence_and_esc_gives_back(page):
    page.open_tab("overview")
    fact = page.parts["overview"].form.facts["expected"]
    retype(fact.field, "many")
    assert (fact.field.property("wrong"), fact.sentence.text()) == ("yes", "“many” is no whole number.")
    QTest.keyClick(fact.field, ESCAPE)
    assert (fact.field.text(), fact.field.property("wrong"), Event.get().expected) == ("", "no", None)


def test_moving_an_event_takes_its_sessions_along(page, window):
    page.open_tab("overview")
    retype(page.parts["overview"].form.facts["starts"].field, "2026-04-25 10:00")
    event, opening = Event.get(), Session.get(Session.title == "Opening")
    assert (event.starts, event.ends) == (datetime(2026, 4, 25, 10), datetime(2026, 4, 25, 16, 30))
    assert opening.starts == datetime(2026, 4, 25, 9, 30)
    window.undo()
    assert Session.get(Session.title == "Opening").starts == datetime(2026, 4, 23, 9, 30)


def test_an_owner_typed_by_a_new_name_is_a_new_person(page):
    page.open_tab("overview")
    retype(page.parts["overview"].form.facts["owner"].field, "Chen Yulan")
    assert Event.get().owner.name == "Chen Yulan"
    assert Person.select().count() == 1


def test_the_title_is_edited_in_the_head(page):
    retype(page.title, "CNIPA Open Day")
    assert Event.get().title == "CNIPA Open Day"
    retype(page.title, "  ")
    assert Event.get().title == "CNIPA Open Day"


def test_partners_are_added_ordered_and_removed(page, window):
    page.open_tab("overview")
    partners = page.parts["overview"].partners
    for name in ("CNIPA", "Tsinghua University"):
        partners.name.setText(name)
        QTest.keyClick(partners.name, ENTER)
    second = EventPartner.get(EventPartner.position == 1)
    partners.up(second.id)
    rows = EventPartner.select().order_by(EventPartner.position)
    assert [row.organisation.name for row in rows] == ["Tsinghua University", "CNIPA"]
    partners.remove(second.id)
    assert EventPartner.select().count() == 1
    window.undo()
    assert EventPartner.select().count() == 2


def test_a_room_with_sessions_is_not_taken_off(page, window):
    page.open_tab("overview")
    rooms = page.parts["overview"].rooms
    rooms.remove(Room.get().id)
    assert "Opening" in window.toast.words.text()
    assert len(page.picture.event_rooms(page.event_id)) == 1


# Sessions


def test_sessions_stand_in_order_of_time(table):
    assert texts(table, "title") == ["Opening", "Search workshop"]
    assert texts(table, "starts") == ["09:30", ""]
    assert texts(table, "ends") == ["10:00", ""]


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("starts", "1030", "10:30"),
        ("minutes", "1:30", "90"),
        ("rooms", "Hall A", "Hall A"),
        ("rooms", "Studio", "Studio"),
        ("people", "Wang Fang, Li Ting (moderator)", "Wang Fang, Li Ting (Moderator)"),
        ("track", "Patents", "Patents"),
        ("format", "workshop", "Workshop"),
        ("status", "conf", "Confirmed"),
        ("expected", "85", "85"),
        ("day", "23 April", "Thu 23 April"),
        ("language", "zh", "Chinese"),
        ("rooms", "All rooms", "All rooms"),
    ],
)
def test_cells_take_what_people_type_in_one_step(table, window, name, typed, shown):
    before = len(history.done)
    session = Session.get(Session.title == "Search workshop").id
    edit(table, 1, name, typed)
    column = table.rows.columns[table.column(name)]
    assert column.text(window.store.picture.tables["session"][session]) == shown
    assert len(history.done) == before + 1
    window.undo()
    assert column.text(window.store.picture.tables["session"][session]) != shown


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("starts", "25:00"),
        ("minutes", "long"),
        ("format", "dance"),
        ("expected", "-"),
        ("title", " "),
        ("day", "someday"),
    ],
)
def test_a_wrong_value_keeps_its_editor_and_changes_nothing(table, name, typed):
    steps = len(history.done)
    editor = edit(table, 0, name, typed)
    assert editor.property("wrong") == "yes"
    assert len(history.done) == steps
    QTest.keyClick(editor, ESCAPE)


def test_a_session_after_midnight_stays_on_its_day(table):
    edit(table, 0, "starts", "0:30")
    session = Session.get(Session.title == "Opening")
    assert (session.day.isoformat(), session.starts) == ("2026-04-23", datetime(2026, 4, 24, 0, 30))


def test_an_empty_start_unplaces(table):
    cell(table, 0, "starts")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert Session.get(Session.title == "Opening").starts is None


def test_typing_into_several_cells_fills_them_in_one_step(table, window):
    steps = len(history.done)
    for line in (0, 1):
        table.selectionModel().select(table.rows.index(line, table.column("language")),
                                      table.selectionModel().SelectionFlag.Select)  # fmt: skip
    table.selectionModel().setCurrentIndex(table.rows.index(1, table.column("language")),
                                           table.selectionModel().SelectionFlag.NoUpdate)  # fmt: skip
    table.edit(table.currentIndex())
    editor = editor_of(table)
    QTest.keyClicks(editor, "zh")
    QTest.keyClick(editor, ENTER)
    assert texts(table, "language") == ["Chinese", "Chinese"]
    assert len(history.done) == steps + 1
    window.undo()
    assert texts(table, "language") == ["", ""]


def test_a_click_on_a_title_sorts_and_chooses_nothing(table):
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(table.column("title")) + 10
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 10))
    assert texts(table, "title") == ["Search workshop", "Opening"]
    assert table.selectedIndexes() == []


def test_lines_pasted_from_excel_become_sessions_in_one_step(table, window):
    steps = len(history.done)
    QGuiApplication.clipboard().setText(
        "Session\tStart\tMin\tRoom\nTour A\t13:00\t45\tHall A\nTour B\t14:00\t30\tLab\n"
    )
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    assert texts(table, "title") == ["Opening", "Tour A", "Tour B", "Search workshop"]
    assert texts(table, "starts") == ["09:30", "13:00", "14:00", ""]
    assert {room.name for room in Room.select()} == {"Hall A", "Lab"}
    assert len(history.done) == steps + 1
    window.undo()
    assert texts(table, "title") == ["Opening", "Search workshop"]
    assert Room.select().count() == 1


def test_a_wrong_paste_changes_nothing_and_says_why(table, window):
    QGuiApplication.clipboard().setText("Session\tStart\nTour A\t13:00\nTour B\tnoonish\n")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    assert "noonish" in window.toast.words.text()
    assert Session.select().count() == 2


def test_cells_copied_are_pasted_back_equal(table):
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, CONTROL)
    before = [texts(table, name) for name in ("day", "starts", "title", "rooms")]
    steps = len(history.done)
    cell(table, 0, "day")
    QTest.keyClick(table, Qt.Key.Key_V, CONTROL)
    assert [texts(table, name) for name in ("day", "starts", "title", "rooms")] == before
    assert len(history.done) in (steps, steps + 1)


def test_new_duplicate_and_delete(page, table, window):
    sessions = page.parts["sessions"]
    sessions.add()
    editor = editor_of(table)
    editor.selectAll()
    QTest.keyClicks(editor, "Closing")
    QTest.keyClick(editor, ENTER)
    assert "Closing" in texts(table, "title")
    cell(table, 0, "title")
    sessions.duplicate()
    assert texts(table, "title").count("Opening") == 2
    cell(table, 0, "title")
    sessions.delete()
    assert texts(table, "title").count("Opening") == 1
    window.undo()
    assert texts(table, "title").count("Opening") == 2


# Problems


@pytest.fixture
def clash(table, window, qtbot):
    qtbot.waitUntil(lambda: window.store._problems is not None)
    edit(table, 1, "rooms", "Hall A")
    edit(table, 1, "starts", "9:45")
    if not window.problems_panel.is_open():
        window.problems_panel.toggle()
    window.activateWindow()  # the offers of the cells had taken that, on a screen that is not there
    return window.problems_panel.list


def test_a_clash_is_counted_listed_and_leads_to_its_session(clash, window):
    assert [shown.finding.rule for shown in clash.table.rows.shown] == ["T1"]
    assert window.top.blocking[1].text() == "1"
    window.go("home")
    clash.table.setCurrentIndex(clash.table.rows.index(0, 0))
    clash.table.setFocus()
    QTest.keyClick(clash.table, ENTER)
    assert (window.spot[0], window.page().tab) == ("event", "agenda")


def test_a_fix_is_one_click_and_one_undo(clash, window):
    clash.table.selectRow(0)
    fix = next(b for b in clash.ways.findChildren(QPushButton) if b.property("role") == "small")
    QTest.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert window.store.problems == []
    window.undo()
    assert len(window.store.problems) == 1


def test_the_next_problem_is_chosen_when_one_is_solved(clash, table, window):
    with history.step("Two more at that time"):
        event, hall = Event.get(), Room.get()
        for title in ("A talk", "A tour"):
            place(new_session(event, title, minutes=30), datetime(2026, 4, 23, 9, 50), [hall])
    several = len(clash.table.rows.shown)
    clash.begin()
    assert clash.table.chosen() == clash.table.rows.shown[:1]
    fix = next(b for b in clash.ways.findChildren(QPushButton) if b.property("role") == "small")
    QTest.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert 1 <= len(clash.table.rows.shown) < several
    assert clash.table.chosen() == clash.table.rows.shown[:1]
    assert window.focusWidget() is clash.table


def test_what_lacks_a_room_is_unplaced_as_on_the_board(page, table):
    edit(table, 1, "starts", "9:45")
    edit(table, 1, "rooms", "")
    loose = next(f for f in page.parts["sessions"]._filters() if f.key == "unplaced")
    assert loose.count() == len(unplaced(page.picture, page.event_id)) > 0


def test_a_problem_is_waived_with_a_reason(clash, window):
    clash.table.selectRow(0)
    reason = clash.ways.findChild(QLineEdit)
    QTest.keyClicks(reason, "A joint session")
    QTest.keyClick(reason, ENTER)
    assert Waiver.get().reason == "A joint session"
    assert window.top.fine.isVisible()
    assert window.problems_panel.title.text() == "No problems"


# People and guests


def test_replies_are_noted_in_the_people_of_an_event(page, table):
    edit(table, 0, "people", "Wang Fang, Li Ting")
    page.open_tab("people")
    people = page.parts["people"]
    assert [line.person.name for line in people.table.rows.shown] == ["Li Ting", "Wang Fang"]
    people.table.selectAll()
    people.reply("yes")
    assert {line.row.reply for line in people.table.rows.shown} == {"yes"}


def test_guests_are_typed_and_pasted(page, window):
    page.open_tab("guests")
    guests = page.parts["guests"]
    QGuiApplication.clipboard().setText(
        "Name\tOrganisation\tGroup\nZhang San\tNo. 17 School\tA\nLi Si\tNo. 17 School\tA\n"
    )
    guests.table.paste()
    assert [(g.name, g.organisation) for g in Participant.select().order_by(Participant.name)] == [
        ("Li Si", "No. 17 School"), ("Zhang San", "No. 17 School")]  # fmt: skip
    assert [group.name for group in Group.select()] == ["A"]
    window.undo()
    assert (Participant.select().count(), Group.select().count()) == (0, 0)


def test_a_list_with_chinese_titles_is_pasted_over_and_over_without_doubles(page, window):
    page.open_tab("guests")
    guests = page.parts["guests"]
    QGuiApplication.clipboard().setText("姓名\t单位\t电话\n张伟\t清华大学\t13800000001\nJohn Smith\tWIPO\t\n")
    guests.table.paste()
    assert window.toast.words.text() == "Pasted: 2 new, 0 changed."
    cell(guests.table, 0, "name")
    guests.table.paste()
    told = [(g.name, g.organisation, g.phone) for g in Participant.select().order_by(Participant.name)]
    assert told == [("John Smith", "WIPO", ""), ("张伟", "清华大学", "13800000001")]
    assert Group.select().count() == 0


def test_a_deleted_event_leads_back_to_the_list(page, window):
    page.delete()
    assert window.spot[0] == "events"
    window.undo()
    assert len(window.page().table.rows.shown) == 1


def test_the_first_partner_of_a_role_cannot_go_up(page, window):
    with history.step("Two hosts"):
        for number, name in enumerate(("First", "Second")):
            EventPartner.create(event=page.event_id, role="media", position=number,
                                organisation=Organisation.create(name=name))  # fmt: skip
    page.open_tab("overview")
    shown = page.parts["overview"].partners
    arrows = [b.isEnabled() for b in shown.findChildren(QPushButton) if b.accessibleName() == "Move up"]
    assert arrows[-2:] == [False, True]
    shown.up(EventPartner.get(EventPartner.position == 1).id)
    names = [o.name for p, o in window.store.picture.partners(page.event_id) if p.role == "media"]
    assert names == ["Second", "First"]
    window.undo()
