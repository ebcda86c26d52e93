"""Posters of several sizes share a sheet: none over another, each with its marks, all texts inside."""

from datetime import datetime
from itertools import combinations

import pypdfium2
import pytest
from paper_geometry import faults, run
from paper_pictures import open_day
from test_poster_designs import season

from exports import Request, document, make, poster_sheet
from exports.imposition import BORDER
from exports.mixed_layout import GAP, mixed, sizes_of
from exports.sheet import PAPERS
from models.database import Problem

STAMP = datetime(2026, 5, 12, 14, 5)


def wanted(paper="A4", languages=("en",), events=(1,), **options):
    settled = document("poster-sheet").settle({"up": "mixed", **options})
    return Request(events, languages, paper, settled, printed=STAMP)


@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
@pytest.mark.parametrize(
    "text",
    ["A5, A6, A6", "A4 A5 A6", "A6;A6;A6;A6;A6", "A5、90x120、A6", "A1", "A5 A5 A6 90x50 300x80 A4"],
)
def test_pieces_keep_apart_inside_the_sheet_and_keep_their_shape(paper, text):
    sizes = sizes_of(text)
    found = mixed(PAPERS[paper], sizes)
    assert 0 < found.scale <= 1
    assert [placed.number for placed in found.placed] == list(range(len(sizes)))
    for placed, (wide, tall) in zip(found.placed, sizes, strict=True):
        piece = placed.piece
        size = (piece.height, piece.width) if placed.turned else (piece.width, piece.height)
        assert size == pytest.approx((wide * found.scale, tall * found.scale))
        assert piece.x >= BORDER - 1e-6 and piece.x + piece.width <= found.width - BORDER + 1e-6
        assert piece.y >= BORDER - 1e-6 and piece.y + piece.height <= found.height - BORDER + 1e-6
    for one, other in combinations([placed.piece for placed in found.placed], 2):
        across = max(other.x - one.x - one.width, one.x - other.x - other.width)
        down = max(other.y - one.y - one.height, one.y - other.y - other.height)
        assert max(across, down) >= GAP - 1e-6


def test_half_and_two_quarters_fill_a_sheet_with_little_loss():
    assert mixed(PAPERS["A4"], sizes_of("A5, A6, A6")).scale > 0.8
    assert mixed(PAPERS["A3"], sizes_of("A5, A6, A6")).scale == 1


@pytest.mark.parametrize("text", ["A5, Quarto", "", ", ".join(["A6"] * 7), "5x5"])
def test_what_is_no_size_is_told(text):
    with pytest.raises(Problem):
        sizes_of(text)


@pytest.mark.parametrize("languages", [("en",), ("zh_CN",)])
def test_every_text_of_turned_posters_is_inside_the_sheet_and_over_no_other(languages):
    request = wanted(languages=languages)
    sheet = run(poster_sheet.lay_out(open_day(), request))[0]
    assert faults(sheet) == []
    assert any("%" in note for note in request.notes)
    turned = [box for box in sheet.boxes if box.height > box.width * 2]
    assert turned


def test_events_follow_each_other_in_turn_over_the_sheets():
    data = run(make(document("poster-sheet"), season(0, stops=4), wanted("A3", parts="yes"), ".pdf"))[0]
    pages = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range().replace("\r\n", " ") for page in pages]
    assert len(texts) == 2
    assert all(city in texts[0] for city in ("Hefei", "Wuhan", "Changsha"))
    assert "Guiyang" in texts[1] and "Hefei" in texts[1]


def test_same_bytes_twice():
    first, second = (run(make(document("poster-sheet"), open_day(), wanted(), ".pdf"))[0] for _time in "ab")
    assert first == second
