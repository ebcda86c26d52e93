"""The document studio around its pages: what is remembered, copied, released, packed, and out on walls."""

from datetime import datetime, timedelta

import pytest
from paper_geometry import text_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QSpinBox

from models import DocumentOption, Event, Printout, Release, Room, Session, Venue
from models.agenda import new_session, place
from models.database import Problem
from models.event import KINDS
from models.history import step
from models.printing import Asked, entries
from planning.releasing import release
from ui.pack_dialog import PackDialog, PackMaking
from ui.posted import SheetsOut
from ui.printing import Printing
from ui.releasing import ReleaseDialog, event_here


@pytest.fixture
def event(window):
    with step("x"):
        venue = Venue.create(name="Office", city="Beijing")
        rooms = [Room.create(venue=venue, name=f"Hall {letter}") for letter in "AB"]
        event = Event.create(kind="open_day", title="Open Day", venue=venue, starts=datetime(2026, 4, 23, 9),
                             ends=datetime(2026, 4, 23, 17))  # fmt: skip
    for number in range(4):
        new_session(
            event, f"Lecture {number}", rooms=[rooms[number % 2]], starts=datetime(2026, 4, 23, 9 + number)
        )
    return event


@pytest.fixture
def page(window, event, qtbot):
    window.go("documents", event.id, "door-sheet")
    page = window.page()
    qtbot.waitUntil(lambda: page.preview.count() > 0, timeout=20_000)
    return page


def made_again(page, qtbot, act):
    before = page.data
    act()
    qtbot.waitUntil(lambda: page.data not in (b"", before), timeout=20_000)


def save(page, qtbot, path):
    count = Printout.select().count()
    page.ways.save(path)
    qtbot.waitUntil(lambda: Printout.select().count() > count, timeout=20_000)


def later(title):
    session = Session.get(Session.title == title)
    place(session, session.starts + timedelta(minutes=5))


def test_documents_that_fit_stand_first_and_others_under_more(page):
    fitting = KINDS["open_day"].documents
    assert page.items["door-sheet"].isVisibleTo(page) and "itinerary" not in fitting
    assert not page.items["itinerary"].isVisibleTo(page)
    page.list.more.click()
    assert page.items["itinerary"].isVisibleTo(page)
    page.list.more.click()
    page.choose("itinerary")
    assert page.items["itinerary"].isVisibleTo(page) and page.items["itinerary"].isChecked()


def test_options_are_remembered_for_the_event_and_document(page, qtbot, window):
    made_again(page, qtbot, lambda: page.options._choose_language("zh_CN"))
    made_again(page, qtbot, lambda: page.options._choose_paper("A3"))
    assert DocumentOption.select().count() == 1
    made_again(page, qtbot, lambda: page.choose("open-rooms"))
    page.options.languages = ("en",)
    made_again(page, qtbot, lambda: page.choose("door-sheet"))
    assert (page.options.languages, page.options.paper) == (("zh_CN",), "A3")
    assert page.extent.text().startswith("A3")
    assert Asked.of(DocumentOption.get()).paper == "A3"


def test_only_options_that_say_something_stand(page, qtbot):
    made_again(page, qtbot, lambda: page.choose("agenda"))

    def has_rooms():
        return any(made.accessibleName() == "Rooms a page" for made in page.options.findChildren(QSpinBox))

    assert not has_rooms()
    made_again(page, qtbot, lambda: page.options._choose("layout", "grid"))
    assert has_rooms()
    made_again(page, qtbot, lambda: page.options._choose("layout", "list"))
    qtbot.waitUntil(lambda: not has_rooms())


def test_the_page_in_sight_is_copied_as_a_sharp_picture(page):
    page.preview.setFocus()
    QTest.keyClick(page.preview, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    image = QGuiApplication.clipboard().image()
    assert image.width() == pytest.approx(210 / 25.4 * 200, abs=1)
    assert image.pixelColor(QPoint(5, 5)).lightness() > 250


def test_what_was_saved_is_out_and_an_edit_makes_it_stale(page, qtbot, tmp_path):
    save(page, qtbot, tmp_path / "doors.pdf")
    row = Printout.get()
    assert [entry["where"] for entry in entries(row)] == ["Hall A", "Hall B"]
    assert not page.pages.stale.isVisibleTo(page)
    later("Lecture 1")
    page.check.ask(page.picture, page.event_id, at_once=True)
    qtbot.waitUntil(lambda: page.pages.stale.isVisibleTo(page), timeout=20_000)
    assert page.pages.stale.words.text() == "1 sheet of this document is out that is no longer true."
    assert "no longer true" in page.items["door-sheet"].accessibleName()
    assert "no longer true" not in page.items["agenda"].accessibleName()


def test_sheets_that_are_out_are_hung_elsewhere_and_taken_down(page, qtbot, window, tmp_path):
    save(page, qtbot, tmp_path / "doors.pdf")
    later("Lecture 1")
    dialog = SheetsOut(window, page.event_id)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() == 2, timeout=20_000)
    assert dialog.words.whole == "1 of 2 sheets is no longer true."
    dialog.table.selectRow(0)
    assert dialog.chosen()[0].where == "Hall B"
    assert dialog.news.text().startswith("New on it: ") and "10:05" in dialog.news.text()
    dialog.put_up(dialog.table.rows.shown[0].id, "Stairs")
    qtbot.waitUntil(lambda: "Stairs" in [one.sheet.where for one in dialog.table.rows.shown], timeout=20_000)
    dialog.set_copies(dialog.table.rows.shown[0].id, "3")
    qtbot.waitUntil(lambda: Printout.get().copies == 3 and dialog.check.work is None, timeout=20_000)
    with pytest.raises(Problem):
        dialog.set_copies(dialog.table.rows.shown[0].id, "0")
    dialog.table.clearSelection()
    dialog.table.selectRow(0)
    dialog.take_down()
    qtbot.waitUntil(lambda: dialog.table.rows.rowCount() == 1, timeout=20_000)
    assert dialog.words.whole == "1 sheet, and it is true."
    assert not dialog.again.isEnabled()
    dialog.close()


def test_a_version_is_released_from_the_window(page, window, event):
    assert page.list.version.whole == "Draft"
    dialog = ReleaseDialog(window, event.id)
    dialog.open()
    dialog.note.setPlainText("for the printer")
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert Release.get().note == "for the printer"
    assert page.list.version.whole == "Version 1"
    assert window.toast.action.text() == "Print pack…"
    later("Lecture 1")
    assert page.list.version.whole == "Draft after version 1"
    second = ReleaseDialog(window, event.id)
    assert second.windowTitle() == "Version 2 of “Open Day”"
    assert second._news() == ["Lecture 1: time"]
    second.close()


def test_what_blocks_is_shown_and_nothing_can_be_released(page, window, event):
    session = Session.get(Session.title == "Lecture 0")
    new_session(event, "Clash", rooms=[session.session_rooms[0].room], starts=session.starts)
    dialog = ReleaseDialog(window, event.id)
    dialog.open()
    assert not dialog.act.isEnabled()
    dialog._show()
    assert window.spot[0] == "event" and window.problems_panel.is_open()
    assert Release.select().count() == 0
    assert event_here(window) == event.id


def test_a_pack_is_saved_into_a_folder_and_what_is_out_is_known(page, window, event, qtbot, tmp_path):
    dialog = PackDialog(window, event.id, ("en",))
    dialog.open()
    assert not dialog.what.buttons["changed"].isEnabled()
    for key, tick in dialog.ticks.items():
        tick.setChecked(key in ("agenda", "door-sheet"))
    dialog.do()
    chooser = next(child for child in window.findChildren(QFileDialog) if child.isVisible())
    chooser.fileSelected.emit(str(tmp_path / "pack"))
    chooser.close()
    qtbot.waitUntil(lambda: "Saved" in window.toast.words.text(), timeout=30_000)
    assert {path.name for path in (tmp_path / "pack").iterdir()} == {
        "00 Contents.pdf", "01 Agenda grid.pdf", "02 Agenda list.pdf", "03 Door sheets.pdf",
        "Print pack Open Day.pdf",
    }  # fmt: skip
    assert Printout.select().count() == 3
    later("Lecture 1")
    again = PackDialog(window, event.id, changed=True)
    assert again.what.now() == "changed"
    again.close()
    making = PackMaking(window, again.request(), (), changed=True)
    making.wanted = ("door-sheet",)
    making.save(tmp_path / "pack")
    qtbot.waitUntil(lambda: "must come down" in window.toast.words.text(), timeout=30_000)
    assert (tmp_path / "pack" / "01 Door sheets, changed.pdf").exists()


def test_an_older_version_is_shown_and_printed_again(page, window, event, qtbot, tmp_path):
    release(window.store.picture, event.id)
    later("Lecture 1")
    qtbot.waitUntil(lambda: "10:05" in text_of(page.data), timeout=20_000)
    made_again(page, qtbot, lambda: page.options._choose("version", "1"))
    words = text_of(page.data)
    assert "Version1" in words and "10:05" not in words
    save(page, qtbot, tmp_path / "doors.pdf")
    assert [entry["version"] for entry in entries(Printout.get())] == [1, 1]
    assert all(not entry["draft"] for entry in entries(Printout.get()))
    made_again(page, qtbot, lambda: page.options._choose("version", ""))
    assert "10:05" in text_of(page.data)


def test_what_was_printed_is_noted_with_its_pages(page, window, qtbot, tmp_path):
    told = []
    printing = Printing(window, page.data, "Doors", told.append)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.printer.setFromTo(2, 2)
    with qtbot.waitCallback(timeout=30_000) as done:
        printing.start(done)
    assert [list(pages) for pages in told] == [[2]]
    out = page.ways._out(page.asked, page.facts, "")
    assert [entry["about"] for entry in out.pages] == ["Hall A", "Hall B"]
    assert (out.version, out.draft) == (0, True)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_what_the_printer_does_not_take_is_told_and_not_noted(page, window, qtbot, tmp_path):
    told = []
    printing = Printing(window, page.data, "Doors", told.append)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
    printing.start()
    assert window.toast.words.text() == "Page 1 could not be printed." and told == []


def test_a_pack_without_a_tick_cannot_be_asked_for(page, window, event):
    dialog = PackDialog(window, event.id)
    for tick in dialog.ticks.values():
        tick.setChecked(False)
    assert not dialog.act.isEnabled() and not dialog.print.isEnabled()
    dialog.close()
