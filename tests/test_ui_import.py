"""Files from elsewhere: shown first, taken over in one step, taken back with one."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models import Event, Organisation, Participant, Room, Session, history
from models.event import new_event
from ui.import_preview import ImportPreview

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
SCHEDULES = DATA / "schedules"
shared = pytest.mark.skipif(not SCHEDULES.exists(), reason="the shared schedules are not here")


def preview_of(window, qtbot, *paths, **more):
    window.files.take(list(paths), **more)
    dialog = [d for d in window.findChildren(ImportPreview) if d.isVisible()][-1]
    qtbot.waitUntil(lambda: dialog.work is None, timeout=60_000)
    return dialog


def tally(dialog):
    return {state: sum(entry.state == state for entry in dialog.entries)
            for state in ("added", "changed", "unchanged", "gone", "refused")}  # fmt: skip


@shared
def test_a_schedule_is_shown_then_taken_then_taken_back(window, qtbot):
    dialog = preview_of(window, qtbot, SCHEDULES / "35c3_everything.xml")
    assert tally(dialog)["added"] == 927
    assert dialog.entries[0].what == "Thu 27 Dec 2018 11:00 · Adams"
    assert Session.select().count() == 0
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert Session.select().count() == 927
    assert (window.spot[0], window.page().tab, len(window.page().parts["sessions"].table.rows.shown)) == (
        "event", "sessions", 927)  # fmt: skip
    assert window.store.problems
    assert len(history.done) == 1
    window.undo()
    assert (Session.select().count(), Event.select().count(), Room.select().count()) == (0, 0, 0)


@shared
def test_the_next_state_of_a_schedule_updates_it(window, qtbot):
    first = preview_of(window, qtbot, SCHEDULES / "35c3_workshops_20181218.json")
    first.take()
    second = preview_of(window, qtbot, SCHEDULES / "35c3_workshops_final.json")
    assert (tally(second)["added"], tally(second)["gone"]) == (204, 8)
    assert second.remove.isVisible()
    second.take()
    third = preview_of(window, qtbot, SCHEDULES / "35c3_workshops_final.json")
    assert tally(third)["added"] == 0
    third.reject()


@shared
def test_a_malformed_file_says_where_and_changes_nothing(window, qtbot, tmp_path):
    path = tmp_path / "cut.xml"
    path.write_bytes((SCHEDULES / "28c3.xml").read_bytes()[:4000])
    dialog = preview_of(window, qtbot, path)
    assert len(dialog.failed) == 1
    assert not dialog.go.isEnabled()
    dialog.reject()
    assert history.done == []


@pytest.mark.skipif(not (DATA / "spreadsheets").exists(), reason="the shared spreadsheets are not here")
def test_the_universities_of_the_ministry_become_organisations(window, qtbot):
    dialog = preview_of(window, qtbot, DATA / "spreadsheets" / "moe_universities_2017.xls")
    dialog.take()
    assert Organisation.select().count() == 2631
    assert window.spot[0] == "organisations"


def test_a_sign_up_sheet_is_imported_into_its_event(window, qtbot, tmp_path):
    event = new_event("open_day", "Open Day")
    sheet = tmp_path / "报名表.csv"
    sheet.write_text(
        "姓名,单位,电话\n张三,第十七中学,13800000000\n李四,第十七中学,13900000000\n", encoding="utf-8"
    )
    dialog = preview_of(window, qtbot, sheet, event_id=event.id, kind="attendance")
    dialog.take()
    assert sorted(guest.name for guest in Participant.select()) == ["张三", "李四"]
    assert (window.page().event_id, window.page().tab) == (event.id, "guests")
    window.undo()
    assert Participant.select().count() == 0


def test_closing_the_preview_changes_nothing(window, qtbot, tmp_path):
    sheet = tmp_path / "guests.csv"
    sheet.write_text("Name,Organisation\nZhang San,No. 17 School\n", encoding="utf-8")
    dialog = preview_of(window, qtbot, sheet)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert history.done == []
