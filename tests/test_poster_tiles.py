"""Large posters come on small paper: equal tiles that cover all of it, numbered, with a guide first."""

import io
from datetime import datetime

import pypdf
import pytest
from paper_geometry import fonts, run, text_of
from paper_pictures import open_day

from exports import Request, document, make, poster_tiles
from exports.sheet import PAPERS
from exports.tiling import MARGIN, OVERLAP, nearer, tiling
from models.database import Problem

STAMP = datetime(2026, 5, 12, 14, 5)
MM = 72 / 25.4


def wanted(languages=("en",), paper="A4", **options):
    settled = document("poster-tiles").settle({"link": "https://example.org/open-day", **options})
    return Request((1,), languages, paper, settled, printed=STAMP)


def printed(request, picture=None):
    return run(make(document("poster-tiles"), picture or open_day(), request, ".pdf"))[0]


@pytest.mark.parametrize(
    ("size", "percent", "sheets"),
    [("A1", 100, 15), ("A1", 90, 9), ("A2", 100, 8), ("A2", 85, 4), ("A0", 100, 25), ("A0", 85, 16)],
)
def test_sheets_a_poster_takes_on_a4(size, percent, sheets):
    wide, tall = PAPERS[size]
    assert tiling((wide * percent / 100, tall * percent / 100), PAPERS["A4"]).sheets == sheets


@pytest.mark.parametrize("size", [(594, 841), (841, 1189), (420, 594), (800, 2000), (300, 300), (1200, 500)])
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_equal_tiles_cover_the_poster_and_leave_room_for_strip_and_slug(size, paper):
    found = tiling(size, PAPERS[paper])
    assert (found.across * found.width, found.down * found.height) == pytest.approx(size)
    assert found.width + OVERLAP + 2 * MARGIN <= found.paper[0] + 1e-6
    assert found.height + OVERLAP + 2 * MARGIN <= found.paper[1] + 1e-6
    codes = {found.code(column, row) for column in range(found.across) for row in range(found.down)}
    assert len(codes) == found.sheets and "A1" in codes


@pytest.mark.parametrize(("size", "near"), [("A1", (90, 9)), ("A2", (85, 4)), ("A0", (85, 16))])
def test_near_size_that_saves_sheets_is_offered(size, near):
    percent, found = nearer(PAPERS[size], PAPERS["A4"])
    assert (percent, found.sheets) == near
    request = wanted(size=size)
    printed(request)
    assert any(f"{near[0]} %" in note and f"{near[1]} sheets" in note for note in request.notes)


@pytest.mark.parametrize("languages", [("en",), ("zh_CN",), ("en", "zh_CN")])
@pytest.mark.parametrize(
    ("size", "paper"), [("A1", "A4"), ("A2", "A4"), ("A0", "A3"), ("700x1000", "Letter")]
)
def test_own_texts_of_the_sheets_lie_in_the_page_and_apart(languages, size, paper):
    sheet = run(poster_tiles.lay_out(open_day(), wanted(languages, paper, size=size)))[0]
    tiles = tiling(PAPERS.get(size, (700, 1000)), PAPERS[paper])
    for box in sheet.boxes:
        width, height = PAPERS[paper] if box.page == 1 else tiles.paper
        assert box.x >= 0 and box.x + box.width <= width and box.y >= 0 and box.y + box.height <= height, box
    for number, box in enumerate(sheet.boxes):
        assert not any(box.block != o.block and box.overlaps(o, 0.25) for o in sheet.boxes[number + 1 :]), box


def test_pages_are_the_guide_and_the_numbered_tiles():
    pages = pypdf.PdfReader(io.BytesIO(printed(wanted()))).pages
    assert len(pages) == 16
    texts = ["".join(page.extract_text().split()) for page in pages]
    assert "Puttingthepostertogether" in texts[0] and "100mm" in texts[0] and "page1of16" in texts[0]
    assert "594×841mm,on15sheetsofA4,3acrossand5down" in texts[0]
    assert [f"Sheet{n}of15" in text for n, text in enumerate(texts)][1:] == [True] * 15
    assert [float(side) / MM for side in pages[0].mediabox[2:]] == pytest.approx([210, 297], abs=0.1)
    assert [float(side) / MM for side in pages[1].mediabox[2:]] == pytest.approx([297, 210], abs=0.1)


def test_poster_is_drawn_once_and_stays_text():
    pdf = printed(wanted())
    assert len(pdf) < 200_000
    forms = list(pypdf.PdfReader(io.BytesIO(pdf)).pages[3]["/Resources"]["/XObject"].values())
    assert len({form.idnum if hasattr(form, "idnum") else id(form) for form in forms}) == 1
    assert "CNIPAOpenDay" in text_of(pdf)


def test_same_bytes_twice_and_fonts_embedded():
    first = printed(wanted(("zh_CN", "en")))
    assert first == printed(wanted(("zh_CN", "en")))
    assert all(fonts(first).values())


@pytest.mark.parametrize("options", [{"size": "3000x5000"}, {"size": "A9"}])
def test_poster_that_is_too_large_or_has_no_size_is_refused(options):
    with pytest.raises(Problem):
        printed(wanted(**options))


def test_progress_ends_at_one():
    told = run(make(document("poster-tiles"), open_day(), wanted(size="A2"), ".pdf"))[1]
    assert told == sorted(told) and told[-1] == 1.0
