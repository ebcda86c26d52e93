"""People, Organisations and Places: list, detail, and what may not be deleted."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from models import Absence, Agreement, Organisation, Person, Room, Session, Venue, history
from models.agenda import appear, new_session, place
from models.event import new_event

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ENTER = Qt.Key.Key_Return


def retype(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, ENTER)


def test_a_person_is_made_named_and_described(window):
    window.go("people")
    page = window.page()
    page.add()
    retype(page.name, "Wang Fang")
    retype(page.form.facts["organisation"].field, "CNIPA")
    retype(page.form.facts["accredited"].field, "12 March 2024")
    person = Person.get()
    assert (person.name, person.organisation.name, person.accredited.isoformat()) == (
        "Wang Fang",
        "CNIPA",
        "2024-03-12",
    )
    assert [p.name for p in page.table.rows.shown] == ["Wang Fang"]
    for _n in range(4):
        window.undo()
    assert Person.select().count() == 0


def test_a_person_in_use_is_not_deleted(window):
    event = new_event("other", "A lecture", datetime(2026, 4, 23, 9))
    with history.step("People"):
        person = Person.create(name="Wang Fang")
        appear(new_session(event, "Talk"), [(person, "speaker")])
    window.go("people", person.id)
    window.page().delete()
    assert "still uses" in window.toast.words.text()
    assert Person.select().count() == 1


def test_an_absence_becomes_a_problem(window, qtbot):
    event = new_event("other", "A lecture", datetime(2026, 4, 23, 9))
    with history.step("People"):
        person = Person.create(name="Wang Fang")
        session = new_session(event, "Talk", minutes=45)
        place(session, datetime(2026, 4, 23, 10), [])
        appear(session, [(person, "speaker")])
    qtbot.waitUntil(lambda: window.store._problems is not None)
    window.go("people", person.id)
    from ui.absences import Absences

    absences = window.page().findChild(Absences)
    absences.first.setText("22 April 2026")
    absences.last.setText("24 April 2026")
    QTest.keyClick(absences.last, ENTER)
    assert (Absence.get().starts, Absence.get().ends) == (datetime(2026, 4, 22), datetime(2026, 4, 25))
    assert [finding.rule for finding in window.store.problems] == ["T3"]


def test_an_organisation_has_agreements(window):
    with history.step("An organisation"):
        tsinghua = Organisation.create(name="Tsinghua University", kind="university")
    window.go("organisations", tsinghua.id)
    page = window.page()
    fields = {f.accessibleName(): f for f in page.findChildren(QLineEdit)}
    fields["Signed on"].setText("2025-03-01")
    add = [b for b in page.findChildren(type(page.lectern.rail.items["home"])) if b.text() == "Add"][-1]
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    assert Agreement.get().signed.isoformat() == "2025-03-01"


def test_rooms_are_typed_into_and_removed(window):
    with history.step("A venue"):
        venue = Venue.create(name="Campus")
        hall = Room.create(venue=venue, name="Hall A")
        event = new_event("other", "A lecture", datetime(2026, 4, 23, 9), venue=venue)
        place(new_session(event, "Talk"), datetime(2026, 4, 23, 10), [hall])
    window.go("places", venue.id)
    page = window.page()
    rooms = page.rooms
    at = rooms.rows.index(0, rooms.column("seats"))
    rooms.setCurrentIndex(at)
    rooms.edit(at)
    editor = next(e for e in rooms.findChildren(QLineEdit) if e.isVisible())
    QTest.keyClicks(editor, "400")
    QTest.keyClick(editor, ENTER)
    assert Room.get().seats == 400
    rooms.choose([hall.id])
    page.remove_rooms()
    assert (Room.select().count(), Session.get().starts) == (0, None)
    window.undo()
    assert (Room.select().count(), Session.get().starts) == (1, datetime(2026, 4, 23, 10))


def test_filter_and_chips_find_by_city(window):
    with history.step("People"):
        for name, city in (("Wang Fang", "Beijing"), ("Li Ting", "Wuhan")):
            Person.create(name=name, city=city)
    window.go("people")
    page = window.page()
    page.chips.set("city", "Wuhan", True)
    assert [p.name for p in page.table.rows.shown] == ["Li Ting"]
    page.chips.clear("city")
    QTest.keyClicks(page.search, "wang")
    assert [p.name for p in page.table.rows.shown] == ["Wang Fang"]
