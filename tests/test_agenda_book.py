"""The programme book: every session in it, page numbers that are right, links that lead there."""

from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO

import pypdf
import pytest
from paper_geometry import faults, fonts, run, text_of, word_faults
from paper_pictures import large, open_day
from sheet_plans import CANARIES, full_day, monstrous, visit

from exports import Request, agenda, document, make
from models.database import Problem

STAMP = datetime(2026, 4, 22, 14, 5)
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"))
PLANS = {"tiny": visit, "normal": lambda: full_day(2), "large": monstrous}


def wanted(languages=("en",), paper="A5", **options):
    options = {"layout": "book", **options}
    return Request((1,), languages, paper, document("agenda").settle(options), printed=STAMP)


def drawn(picture, *given, **options):
    return run(agenda.lay_out(picture, wanted(*given, **options)))[0]


def pdf_of(picture, *given, **options):
    return run(make(document("agenda"), picture, wanted(*given, **options), ".pdf"))[0]


@cache
def usual(days=1):
    """The book of the Open Day in English."""
    return pdf_of(open_day(days))


def pages_of(pdf):
    return ["".join((page.extract_text() or "").split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize(
    ("plan", "languages", "paper", "summaries"),
    [("tiny", ("en", "zh_CN"), "Letter", "full"), ("normal", ("en",), "A4", "short"),
     ("normal", ("zh_CN",), "A5", "none"), ("large", ("zh_CN",), "A5", "full")],
)  # fmt: skip
def test_book_is_whole(plan, languages, paper, summaries):
    """The full product runs in soak, below."""
    sheet = drawn(PLANS[plan](), languages, paper, summaries=summaries)
    assert faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01


def test_words_stay_in_their_cells_and_fonts_are_embedded():
    pdf = pdf_of(open_day(), ("zh_CN", "en"))
    assert word_faults(pdf, (1, 2, 5)) == []
    assert all(fonts(pdf).values())


def test_every_session_has_its_page_and_every_number_is_right():
    picture = open_day(2)
    pages = pages_of(usual(2))
    reader = pypdf.PdfReader(BytesIO(usual(2)))
    sessions = next(n for n, page in enumerate(pages) if "Sessions" in page and "page" in page and n > 1
                    and page.startswith("CNIPAOpenDaySessions"))  # fmt: skip
    contents = pages[1]
    assert contents.startswith("CNIPAOpenDayContents") and f"Sessions{sessions + 1}" in contents
    described = "".join(pages[sessions:])
    for session in picture.all("session"):
        if session.format not in ("break", "registration"):
            assert "".join(session.title.split()) in described
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == ["Contents", "Agenda", "Sessions", "Rooms by floor", "People"]


def test_links_lead_to_the_page_that_is_told():
    reader = pypdf.PdfReader(BytesIO(usual()))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}
    checked = 0
    for page in reader.pages[2:4]:
        text = page.extract_text()
        for link in page.get("/Annots", ()):
            target = link.get_object()["/Dest"]
            target = reader.named_destinations[target].page if isinstance(target, str) else target[0]
            assert f"p. {numbers[target.idnum]}" in text or str(numbers[target.idnum]) in text.split()
            checked += 1
    assert checked > 10


def test_index_gives_the_pages_of_each_person():
    pages = pages_of(usual())
    people = pages[-1]
    first = next(n for n, page in enumerate(pages) if page.startswith("CNIPAOpenDaySessions"))
    said = [n + 1 for n, page in enumerate(pages) if n >= first and "XuNing" in page and n < len(pages) - 1]
    assert said and f"XuNing{','.join(map(str, said))}" in people


def test_people_are_sorted_by_how_their_names_sound():
    pages = pages_of(pdf_of(open_day(), ("zh_CN",)))
    order = [pages[-1].index(name) for name in ("陈洁", "郭磊", "何静", "王芳", "张晖")]
    assert order == sorted(order)


def test_without_summaries_there_is_no_chapter_of_sessions():
    reader = pypdf.PdfReader(BytesIO(pdf_of(open_day(), summaries="none")))
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == ["Contents", "Agenda", "Rooms by floor", "People"]


def test_booklet_has_two_pages_a_side_and_all_of_the_book():
    book, booklet = drawn(open_day()), drawn(open_day(), ("en",), "A4", booklet="yes")
    assert (booklet.width, booklet.height) == (297, 210)
    assert booklet.page == -(-book.page // 4) * 2
    assert faults(booklet) == []
    text = "".join("".join(box.text.split()) for box in booklet.boxes)
    for session in open_day().all("session"):
        assert "".join(session.title.split()) in text


def test_two_events_are_two_books_with_their_own_numbers():
    picture = open_day()
    picture.tables["event"][2] = replace_row(picture.tables["event"][1])
    pdf = run(make(document("agenda"), picture, replace(wanted(), events=(1, 2)), ".pdf"))[0]
    pages = pages_of(pdf)
    assert sum("Contents" in page and "page2of" in page for page in pages) == 2


def replace_row(row):
    return row._replace(id=2, title="Second Open Day", title_other="第二个开放日")


def test_large_congress_is_a_book():
    sheet = drawn(large(60, 12), ("en",), "A4")
    assert faults(sheet) == []


def test_paper_too_small_is_refused_bytes_repeat_and_nobody_can_be_called():
    with pytest.raises(Problem, match="larger paper"):
        drawn(open_day(), ("en",), "A6")
    first = pdf_of(visit(), ("zh_CN", "en"))
    assert first == pdf_of(visit(), ("zh_CN", "en"))
    text = text_of(first)
    assert [canary for canary in CANARIES if canary in text] == []


LAYOUTS = (
    {"layout": "book"}, {"layout": "book", "summaries": "full"}, {"layout": "book", "summaries": "none"},
    {"layout": "book", "booklet": "yes"}, {"layout": "pocket"}, {"layout": "grid", "half": "yes"},
    {"layout": "grid", "upright": "yes"},
)  # fmt: skip


@pytest.mark.soak
@pytest.mark.parametrize("paper", ["A3", "A4", "A5", "Letter", "Legal"])
@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("options", LAYOUTS, ids=lambda options: "-".join(options.values()))
def test_every_arrangement_of_every_layout_is_sound(options, plan, paper):
    for languages in LANGUAGES:
        try:
            sheet = drawn(PLANS[plan](), languages, paper, **options)
        except Problem as problem:
            assert "larger paper" in str(problem) or "at least A4" in str(problem)
            assert paper in ("A5", "Letter", "Legal") or "booklet" in options or "half" in options
        else:
            assert faults(sheet) == []
            assert min(box.height for box in sheet.boxes) >= 1.02 * 6.5 / 72 * 25.4 - 0.01
