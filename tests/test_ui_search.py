"""The search palette: people, sessions, documents and commands, in English, Chinese and pinyin initials."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from models import Appearance, Event, Organisation, Person, Session, history
from models.agenda import appear, new_session, place
from models.event import new_event
from ui.finder import finder
from ui.replacing import ReplaceDialog
from ui.search import Palette
from ui.search_list import _pieces

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(window):
    with history.step("A few things"):
        home = Organisation.create(name="Liuzhou Vocational College", city="Liuzhou", kind="university")
        Person.create(name="Liu Min", name_other="刘敏", title="Examiner", organisation=home)
        event = new_event("open_day", "Open Day Beijing", datetime(2026, 4, 23, 9), filled=False)
        place(new_session(event, "Patent search with Liu"), datetime(2026, 4, 23, 10), [])
        other = new_event("open_day", "Open Day Wuhan", datetime(2026, 4, 24, 9), filled=False)
        new_session(other, "Liu tells stories")
    window.go("event", event.id)
    window.search()
    return window.findChild(Palette)


def lines(palette):
    return [line if isinstance(line, str) else (line.table, line.title) for line in palette.list.lines.lines]


def test_what_fits_stands_in_groups(palette):
    QTest.keyClicks(palette.field, "liu")
    assert lines(palette) == [
        "People and places", ("person", "Liu Min"), ("organisation", "Liuzhou Vocational College"),
        "Do", ("command", "Note an absence of Liu Min…"),
        "Elsewhere", ("session", "Liu tells stories"),
        "In this event", ("session", "Patent search with Liu"),
    ]  # fmt: skip
    assert palette.list.now().title == "Liu Min"


def test_pinyin_initials_and_two_characters_find_a_chinese_name(palette):
    for typed in ("lm", "刘敏", "liumin"):
        palette.field.setText(typed)
        assert ("person", "Liu Min") in lines(palette), typed


def test_enter_opens_and_arrows_pass_over_headings(palette, window):
    QTest.keyClicks(palette.field, "liuz")
    assert palette.list.now().table == "organisation"
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.now().title == "Plan a visit to Liuzhou Vocational College…"
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, ENTER)
    assert (window.spot[0], window.page().current().city) == ("organisations", "Liuzhou")


def test_tab_narrows_to_a_kind_and_escape_widens(palette):
    QTest.keyClicks(palette.field, "liu")
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert lines(palette) == ["People", ("person", "Liu Min")]
    assert palette.narrowed.text() == "People"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.narrowed.text() == "Everything"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_only_commands_after_an_angle_and_those_of_the_event_in_sight(palette, window):
    QTest.keyClicks(palette.field, ">repeat")
    assert lines(palette) == ["Do", ("command", "Repeat this event in other cities…")]
    QTest.keyClick(palette.field, ENTER)
    from ui.repeat import RepeatDialog

    assert window.findChild(RepeatDialog).event.title == "Open Day Beijing"


def test_what_changes_is_found_at_once_and_undone_again(palette, window):
    palette.field.setText("zhang")
    assert palette.list.isHidden()
    assert "zhang" in palette.nothing.text()
    with history.step("Somebody"):
        Person.create(name="Zhang San")
    palette.field.setText("zhang s")
    assert ("person", "Zhang San") in lines(palette)
    window.undo()
    palette.field.setText("zhang")
    assert lines(palette) == []


def test_nothing_typed_shows_where_one_was_and_every_command(palette, window):
    assert lines(palette)[0] == "Do"
    palette.close_palette()
    window.go("people", Person.get().id)
    window.go("places")
    window.search()
    palette = [p for p in window.findChildren(Palette) if p.isVisible()][-1]
    assert lines(palette)[:2] == ["Seen last", ("person", "Liu Min")]


def test_lines_are_heard_and_what_was_typed_is_bold(palette):
    palette.field.setText("liu min")
    heard = QAccessible.queryAccessibleInterface(palette.list)
    assert heard.child(1).text(QAccessible.Text.Name).startswith("Liu Min, Examiner")
    assert _pieces("Liu Min", ["min"]) == [("Liu ", False), ("Min", True)]


def test_lines_are_read_while_nobody_works(window, qtbot):
    window._read()
    found = finder(window.store)
    qtbot.waitUntil(lambda: found._slices is None, timeout=5000)
    assert found.search._built


def shown(palette, title):
    """Choose the line of that title."""
    while palette.list.now().title != title:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)


def test_control_enter_shows_an_event_where_it_stands(palette, window):
    QTest.keyClicks(palette.field, "wuhan")
    assert palette.in_place.isVisibleTo(palette)
    QTest.keyClick(palette.field, ENTER, CONTROL)
    assert (window.spot[0], window.page().day) == ("calendar", datetime(2026, 4, 24).date())
    window.go("events")
    window.page().search.setText("Beijing")
    window.search()
    palette = window.findChildren(Palette)[-1]
    QTest.keyClicks(palette.field, "wuhan")
    QTest.keyClick(palette.field, ENTER, CONTROL)
    assert window.spot[0] == "events"
    assert [event.title for event in window.page().table.chosen()] == ["Open Day Wuhan"]


def test_control_enter_keeps_to_the_tab_in_sight(palette, window):
    window.page().open_tab("sessions")
    QTest.keyClicks(palette.field, "patent search")
    QTest.keyClick(palette.field, ENTER, CONTROL)
    page = window.page()
    assert (window.spot[0], page.tab) == ("event", "sessions")
    assert [row.title for row in page.parts["sessions"].table.chosen()] == ["Patent search with Liu"]


def test_sessions_of_a_person_are_found_by_their_name(palette, window):
    liu = Person.get()
    with history.step("She speaks"):
        appear(Session.get(Session.title == "Liu tells stories"), [(liu, "speaker")])
        appear(new_session(Event.get(Event.title == "Open Day Beijing"), "Drawings"), [(liu, "speaker")])
    palette.field.setText("liu min")
    found = {line.title: line.second for line in palette.found()}
    assert found["Drawings"] == "Liu Min · Open Day Beijing"
    assert ("command", "Replace Liu Min in “Drawings”…") in lines(palette)
    assert ("command", "Print the duties of Liu Min") in lines(palette)


def test_somebody_else_appears_instead_and_back_again(palette, window):
    liu = Person.get()
    with history.step("People"):
        Person.create(name="Deng Qiao", title="Examiner")
        session = Session.get(Session.title == "Patent search with Liu")
        appear(session, [(liu, "moderator")])
    palette.field.setText("liu min")
    shown(palette, "Replace Liu Min in “Patent search with Liu”…")
    QTest.keyClick(palette.field, ENTER)
    dialog = window.findChild(ReplaceDialog)
    assert [line.person.name for line in dialog.table.rows.shown] == ["Deng Qiao"]
    QTest.keyClicks(dialog.search, "deng")
    dialog.go()
    assert [(a.person.name, a.role) for a in Appearance.select()] == [("Deng Qiao", "moderator")]
    assert history.done[-1].text == "Replace Liu Min in “Patent search with Liu”"
    window.undo()
    assert [a.person.name for a in Appearance.select()] == ["Liu Min"]


def test_duties_are_offered_on_paper_for_one_person(palette, window):
    with history.step("She speaks"):
        appear(Session.get(Session.title == "Patent search with Liu"), [(Person.get(), "speaker")])
    palette.field.setText("liu min")
    shown(palette, "Print the duties of Liu Min")
    QTest.keyClick(palette.field, ENTER)
    page = window.page()
    assert (window.spot[0], page.document.key) == ("documents", "personal-sheet")
    assert page.request().options["person"] == str(Person.get().id)
