"""Ctrl+P on a list: its columns, rows, filter and order on paper, as they stand on the screen."""

from datetime import datetime
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from paper_geometry import faults, run, text_of

from exports import Request
from exports.list_sheet import Cell, Listing, lay_out, make
from models import Organisation, Person
from models.database import Problem
from models.history import step
from ui.list_print import PrintList
from ui.paper_here import LISTS


@pytest.fixture
def people(window):
    with step("x"):
        office = Organisation.create(name="Patent Office", name_other="专利局")
        for number in range(60):
            Person.create(name=f"Guide {number:02}", organisation=office, title="Examiner",
                          phone=f"139{number:08}", email=f"g{number}@ip.cn",
                          city="Beijing" if number % 2 else "Wuhan")  # fmt: skip
    window.go("people")
    return window.page()


def asked(window, qtbot) -> PrintList:
    window.menus.actions["print"].trigger()
    dialog = next(d for d in window.findChildren(PrintList) if d.isVisible())
    qtbot.waitUntil(lambda: dialog.preview.count() > 0, timeout=20_000)
    return dialog


def tight(text: str) -> str:
    return "".join(text.split())


def pages_of(dialog) -> list[str]:
    """The text of each page, without white space."""
    file = pdfium.PdfDocument(dialog.data)
    return [tight(page.get_textpage().get_text_range()) for page in file]


def test_a_list_is_printed_with_its_columns_filter_and_order(people, window, qtbot):
    people.search.setText("guide")
    people.chips.set("city", "Wuhan", True)
    people.table.setColumnHidden(people.table.column("organisation"), False)
    people.table.sort(people.table.column("name"), descending=True)
    dialog = asked(window, qtbot)
    text = text_of(dialog.data)
    assert tight("30 of 60 · Season · filtered by guide, Wuhan · sorted by Name") in text
    assert "Organisation" in text and "PatentOffice" in text
    assert "Guide01" not in text and text.index("Guide58") < text.index("Guide00")
    assert "139000" not in text  # the column of telephone numbers is not shown
    assert tight("For staff: the list as it was shown") in text


def test_columns_shown_are_printed_in_their_order_and_heads_stand_on_every_page(people, window, qtbot):
    for name in ("phone", "email"):
        people.table.setColumnHidden(people.table.column(name), False)
    head = people.table.head
    head.moveSection(head.visualIndex(people.table.column("phone")), 1)
    dialog = asked(window, qtbot)
    pages = pages_of(dialog)
    assert len(pages) > 1 and all("Telephone" in page and "E-mail" in page for page in pages)
    assert pages[0].index("Telephone") < pages[0].index("City") and "13900000000" in pages[0]
    assert dialog.extent.text() == f"{len(pages)} pages"


def test_pages_are_saved_as_shown_and_follow_the_paper(people, window, qtbot, tmp_path: Path):
    dialog = asked(window, qtbot)
    before = dialog.data
    dialog.papers.setCurrentText("A3")
    qtbot.waitUntil(lambda: dialog.data not in (b"", before), timeout=20_000)
    dialog.save(tmp_path / "people.pdf")
    assert (tmp_path / "people.pdf").read_bytes()[:4] == b"%PDF"
    assert window.toast.words.text() == "Saved people.pdf."


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_list_prints_in_the_language_of_the_window(season, qtbot, language):
    season.speak(language)
    for name in LISTS:
        season.go(name)
        dialog = asked(season, qtbot)
        check(season, name, dialog)
        dialog.reject()


def check(season, name, dialog):
    inside = season.page().list if name == "tasks" else season.page()
    pages = pages_of(dialog)
    assert all(tight(inside.table.accessibleName()) in page for page in pages)
    assert tight(dialog.listing.rows[-1][0].text) in pages[-1]
    assert len(dialog.listing.rows) == len(inside.table.rows.shown)


def test_a_list_that_shows_nothing_says_so(people, window):
    people.search.setText("nobody is called so")
    window.menus.actions["print"].trigger()
    assert not [d for d in window.findChildren(PrintList) if d.isVisible()]
    assert window.toast.words.text() == "Nothing passes the filter."


# The sheet


def sheet_of(columns: int, words: str, paper: str = "A4", rows: int = 40):
    heads = [f"Column {n}" for n in range(columns)]
    cells = [[Cell(words, "below") for _n in range(columns)] for _row in range(rows)]
    found = Listing(
        "List", "Season", f"{rows} entries", "", heads, [n % 2 == 1 for n in range(columns)], cells
    )
    return run(lay_out(found, Request(paper=paper)))[0]


@pytest.mark.parametrize(("columns", "words"), [
    (1, "word"), (4, "a name of several words " * 6), (9, "长的名称" * 12), (8, "x" * 90), (3, ""),
])  # fmt: skip
def test_cells_wrap_inside_their_columns(columns, words):
    sheet = sheet_of(columns, words)
    assert faults(sheet) == []
    assert {one for one in sheet.boxes if one.x < 14.9 or one.x + one.width > sheet.width - 14.9} == set()


def test_wide_lists_lie_on_their_side_and_too_many_columns_are_refused():
    assert sheet_of(2, "short").width < sheet_of(2, "short").height
    wide = sheet_of(8, "a name of several words")
    assert wide.width > wide.height
    with pytest.raises(Problem, match="larger paper"):
        sheet_of(24, "word", "A5")


def test_the_same_list_makes_the_same_bytes():
    found = Listing("List", "", "1 entry", "", ["Name"], [False], [[Cell("Ann")]])
    request = Request(paper="A4", printed=datetime(2026, 5, 12, 14, 5))
    assert run(make(found, request))[0] == run(make(found, request))[0]
