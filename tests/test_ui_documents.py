"""The Documents page: true pages, options that redraw them, files that hold what was shown."""

import io
from datetime import datetime

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from models import Session
from models.agenda import new_session
from models.event import Event, new_event
from ui.printing import Printing, has_printer


@pytest.fixture
def page(season, qtbot):
    events = season.store.picture.all("event")
    busiest = max(events, key=lambda e: len(season.store.picture.of("session", "event_id", e.id)))
    season.go("documents", busiest.id)
    page = season.page()
    qtbot.waitUntil(lambda: page.preview.count() > 0, timeout=20_000)
    return page


def words(page):
    file = pdfium.PdfDocument(page.data)
    return " ".join(" ".join(sheet.get_textpage().get_text_range().split()) for sheet in file)


def made_again(page, qtbot, act):
    before = page.data
    act()
    qtbot.waitUntil(lambda: page.data not in (b"", before), timeout=20_000)


def test_the_pages_are_those_of_the_event(page):
    event = page.picture.tables["event"][page.event_id]
    assert event.title.split(",")[0] in words(page)
    assert page.preview.grab().toImage().pixelColor(300, 200).lightness() > 200
    assert page.page_words.text() == f"1 of {page.preview.count()}"


def test_an_edit_redraws_the_pages_and_keeps_the_place(page, season, qtbot):
    page.preview.go(1)
    place = page.preview.verticalScrollBar().value()
    session = Session.get(Session.event == page.event_id, Session.starts.is_null(False))
    event = Event.fetch(page.event_id)
    made_again(page, qtbot, lambda: new_session(event, "Quite new here", starts=session.starts, minutes=30))
    assert "Quite new here" in words(page)
    assert page.preview.verticalScrollBar().value() == place


def test_options_redraw_the_pages(page, qtbot):
    made_again(page, qtbot, lambda: page.options._choose_language("zh_CN"))
    assert "日程" in words(page)


def test_another_document_and_another_format(page, qtbot):
    made_again(page, qtbot, lambda: page.choose("poster"))
    assert page.preview.count() == 1
    made_again(page, qtbot, lambda: page.choose("schedule"))
    assert page.extent.text().startswith("XLSX")
    assert not page.print.isVisible()


@pytest.mark.parametrize(("key", "ending", "start"), [("agenda", "pdf", b"%PDF"), ("schedule", "xlsx", b"PK"),
                                                      ("calendar", "ics", b"BEGIN:VCALENDAR")])  # fmt: skip
def test_a_document_is_saved(page, season, qtbot, tmp_path, key, ending, start):
    page.choose(key)
    path = tmp_path / f"out.{ending}"
    page.ways.save(path)
    qtbot.waitUntil(lambda: "Saved" in season.toast.words.text(), timeout=20_000)
    assert path.read_bytes().startswith(start)


def test_printing_sends_every_page_in_its_size(page, season, qtbot, tmp_path):
    printing = Printing(season, page.data, "Agenda")
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitCallback(timeout=30_000) as done:
        printing.start(done)
    printed = pdfium.PdfDocument(io.BytesIO((tmp_path / "printed.pdf").read_bytes()))
    shown = pdfium.PdfDocument(page.data)
    assert len(printed) == len(shown)
    assert [round(side) for side in printed[0].get_size()] == [round(side) for side in shown[0].get_size()]


@pytest.mark.skipif(has_printer(), reason="this computer has a printer")
def test_without_a_printer_the_file_is_offered(page, season):
    QTest.mouseClick(page.print, Qt.MouseButton.LeftButton)
    assert season.toast.action.text() == "Save PDF…"


def test_zoom_by_keys_and_fit(page):
    page.preview.setFocus()
    before = page.preview.zoom
    QTest.keyClick(page.preview, Qt.Key.Key_Plus)
    assert page.preview.zoom == pytest.approx(before * 1.25)
    QTest.keyClick(page.preview, Qt.Key.Key_0)
    assert page.preview.zoom == pytest.approx(before)


def test_an_empty_plan_says_how_a_first_event_comes(window, qtbot):
    window.go("documents")
    page = window.page()
    words = [each.text() for each in page.pages.other.findChildren(QLabel) if each.isVisible()]
    assert "Nothing to print yet" in words and not page.notice.isVisible()
    assert not page.print.isEnabled()
    new_event("open_day", "Open Day", datetime(2026, 4, 23, 9))
    qtbot.waitUntil(lambda: page.preview.count() > 0, timeout=20_000)
    assert page.pages.views.currentWidget() is page.preview
