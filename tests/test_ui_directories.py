"""People, Organisations and Places: list, detail, and what may not be deleted."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from models import Absence, Agreement, EventPartner, Organisation, Person, Room, Session, Venue, history
from models.agenda import appear, new_session, place
from models.event import new_event
from ui.directory_menu import directory_menu
from ui.duplicates import FindDuplicates
from ui.forgetting import ForgetDialog
from ui.parts import Banner

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


def test_a_person_in_use_can_be_forgotten_and_nothing_be_undone_after(window, qtbot):
    event = new_event("other", "A lecture", datetime(2026, 4, 23, 9))
    with history.step("People"):
        person = Person.create(name="Wang Fang", phone="13800138000")
        appear(new_session(event, "Talk"), [(person, "speaker")])
    window.go("people", person.id)
    page = window.page()
    menu = directory_menu(page)
    next(act for act in menu.actions() if act.text() == "Forget…").trigger()
    asked = window.findChild(ForgetDialog)
    assert asked.focusWidget() is asked.cancel and "cannot be undone" in asked.findChildren(QLabel)[2].text()
    qtbot.waitUntil(window.menus.actions["undo"].isEnabled)
    QTest.mouseClick(asked.act, Qt.MouseButton.LeftButton)
    person = Person.get()
    assert (person.name, person.phone) == ("(forgotten)", "")
    assert [row.name for row in page.table.rows.shown] == ["(forgotten)"]
    qtbot.waitUntil(lambda: not window.menus.actions["undo"].isEnabled())


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
    agreements = window.page().agreements
    QApplication.clipboard().setText("Signed on\tEnds on\tReference\n2020-03-01\t2025-03-01\tA 17\n")
    agreements.table.paste()
    agreement = Agreement.get()
    assert (agreement.signed.isoformat(), agreement.reference) == ("2020-03-01", "A 17")
    column = agreements.table.rows.columns[agreements.table.column("ends")]
    assert column.parts(agreements.table.rows.shown[0])[0].ink == "bad"
    agreements.table.choose([agreement.id])
    agreements.remove()
    assert Agreement.select().count() == 0
    window.undo()
    assert agreements.count.text() == "1"


def test_an_organisation_tells_its_visits_so_far_and_its_exam_weeks(window):
    with history.step("Two visits"):
        tsinghua = Organisation.create(name="Tsinghua University", kind="university")
        for year, status in ((2019, "done"), (2030, "planned")):
            event = new_event("campus_visit", f"Visit {year}", datetime(year, 5, 14, 14), filled=False,
                              status=status, attended=160 if status == "done" else None)  # fmt: skip
            EventPartner.create(event=event, organisation=tsinghua)
    window.go("organisations", tsinghua.id)
    page = window.page()
    assert page.last.text() == "Last visited on 14 May 2019. 160 people came."
    from ui.absences import Absences

    absences = page.findChild(Absences)
    absences.first.setText("2026-06-08")
    absences.last.setText("2026-06-19")
    absences.kind.setCurrentIndex(absences.kind.findData("exams"))
    absences.add()
    assert (Absence.get().organisation_id, Absence.get().kind) == (tsinghua.id, "exams")


def test_a_load_strip_tells_what_is_too_much(window):
    with history.step("Two visits a month too many"):
        person = Person.create(name="Liu Min", visits_a_month=1)
        for day in (12, 19):
            event = new_event("campus_visit", f"Visit {day}", datetime(2030, 4, day, 14), filled=False)
            session = new_session(event, "Lecture")
            place(session, datetime(2030, 4, day, 14), [])
            appear(session, [(person, "speaker")])
        Absence.create(person=person, starts=datetime(2030, 5, 1), ends=datetime(2030, 5, 6), note="Holiday")
    window.go("people", person.id)
    page = window.page()
    assert page.load.first.isoformat() == "2030-04-01"
    assert page.load.strip.accessibleDescription() == (
        "April: 2 visits (over the limit); away 1 May – 5 May: Holiday"
    )
    banners = [banner.words.text() for banner in page.findChildren(Banner)]
    assert banners == ["2 visits in April, more than the 1 they would do."]
    page.load.go(12)
    assert page.load.first.isoformat() == "2031-04-01"


def test_duplicates_are_found_compared_and_merged(window):
    with history.step("The same twice"):
        home = Organisation.create(name="CNIPA")
        full = Person.create(name="Wang Fang", organisation=home, email="wang@example.cn")
        Person.create(name="Wang  Fang", organisation=home, phone="010 5550 0142")
        event = new_event("other", "A lecture", datetime(2026, 4, 23, 9), filled=False)
        appear(new_session(event, "Talk"), [(full, "speaker")])
    window.go("people")
    window.page().find_duplicates()
    dialog = window.findChild(FindDuplicates)
    assert [line.names for line in dialog.list.rows.shown] == ["Wang Fang, Wang  Fang"]
    assert dialog.kept == full.id
    QTest.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    kept = Person.get()
    assert (kept.id, kept.email, kept.phone) == (full.id, "wang@example.cn", "010 5550 0142")
    assert dialog.sides.currentIndex() == 1
    QTest.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert (Person.select().count(), dialog.sides.currentIndex()) == (2, 0)
    QTest.mouseClick(dialog.differ, Qt.MouseButton.LeftButton)
    assert dialog.sides.currentIndex() == 1


def test_chosen_entries_are_merged_into_the_one_that_is_picked(window):
    with history.step("Two venues"):
        one, other = (Venue.create(name=name, city="Beijing") for name in ("Library", "City library"))
    window.go("places")
    page = window.page()
    page.table.choose([one.id, other.id])
    page.merge_chosen()
    dialog = window.findChild(FindDuplicates)
    dialog._keep(dialog.shown.index(other.id))
    QTest.mouseClick(dialog.merge_button, Qt.MouseButton.LeftButton)
    assert [venue.name for venue in Venue.select()] == ["City library"]
    window.undo()
    assert Venue.select().count() == 2


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
