"""Posters fit their paper from A6 to A0, tell what they leave out, and lie on sheets with marks to cut by."""

# ruff: noqa: E501 - texts

import io
import shutil
import subprocess
from datetime import datetime
from itertools import pairwise

import pypdf
import pytest
from paper_geometry import faults, fonts, run, text_of
from paper_pictures import Builder, open_day, partners

from exports import Request, document, make, poster, poster_sheet
from exports.imposition import BLEED, BORDER, MARK, OFFSET, layout
from exports.sheet import PAPERS
from models.database import Problem
from models.event import KINDS

STAMP = datetime(2026, 5, 12, 14, 5)
LINK = {"link": "https://example.org/open-day?id=2026"}
LONG = (
    "From a first idea to a granted patent: how pupils, students and villages protect, license and share what "
    "they invent"
)


def wanted(key="poster", languages=("en",), paper="A3", **options):
    settled = document(key).settle(LINK | options)
    return Request(languages=languages, paper=paper, options=settled, printed=STAMP)


def drawn(picture, request, module=poster):
    return run(module.lay_out(picture, request))[0]


def of_kind(kind, title="Open Day", other="开放日", **more):
    return open_day(1, kind=kind, title=title, title_other=other, **more)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("languages", [("en",), ("zh_CN",), ("en", "zh_CN")])
def test_poster_of_every_kind_has_no_text_cut_or_overlapping(kind, languages):
    request = wanted(languages=languages)
    assert faults(drawn(of_kind(kind), request)) == []
    assert request.notes == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", ["open_day", "campus_visit", "school_lecture"])
def test_poster_fits_every_paper_with_type_of_seven_points(paper, kind):
    sheet = drawn(of_kind(kind), wanted(paper=paper))
    assert faults(sheet) == []
    least = min(box.height for box in sheet.boxes)
    assert least >= 1.02 * 7 / 72 * 25.4 - 0.01


@pytest.mark.parametrize("kind", ["open_day", "campus_visit", "school_lecture"])
@pytest.mark.parametrize("languages", [("en",), ("en", "zh_CN"), ("zh_CN", "en")])
def test_overlong_title_is_set_smaller_and_whole(kind, languages):
    request = wanted(languages=languages)
    sheet = drawn(
        of_kind(kind, LONG, "从一个好点子到一项发明专利：学生和乡村如何保护、许可和分享自己的发明"), request
    )
    assert faults(sheet) == []
    text = "".join("".join(box.text for box in sheet.boxes).split())
    assert "".join(LONG.split()) in text or languages[0] == "zh_CN"


def test_what_is_left_out_is_told():
    request = wanted(languages=("en", "zh_CN"), paper="A6")
    theme = (
        "A theme of some length that says again what the title said already, and then some more of it " * 9
    )
    sheet = drawn(of_kind("open_day", LONG, "从一个好点子到一项发明专利", theme=theme), request)
    assert faults(sheet) == []
    assert any("had no room for" in note for note in request.notes)


def test_too_much_for_the_paper_is_refused_with_the_size_it_needs():
    plan = Builder()
    event = plan.add("event", kind="open_day", title="Open Day", starts=datetime(2026, 4, 23, 9))
    for number in range(24):
        name = f"Provincial office of intellectual property number {number} with a long name"
        organisation = plan.add("organisation", name=name)
        plan.add("event_partner", event_id=event, organisation_id=organisation, role="supporter")
    with pytest.raises(Problem, match="needs at least A"):
        drawn(plan.picture, wanted(paper="A6"))


def test_host_date_place_and_title_can_be_read():
    text = text_of(run(make(document("poster"), of_kind("open_day"), wanted(), ".pdf"))[0])
    for words in ("OpenDay", "23", "April2026", "Thursday", "08:30–16:30", "CNIPAExaminationBuilding", "Host",
                  "ChinaNationalIntellectualPropertyAdministration", "TianjinUniversity"):  # fmt: skip
        assert words in text
    assert "13800138000" not in text and "010-62080000" not in text


def test_roles_stand_in_their_fixed_order():
    sheet = drawn(of_kind("open_day"), wanted())
    heads = [
        box.text for box in sheet.boxes if box.text in ("Host", "Organisers", "Co-organisers", "Supporters")
    ]
    assert heads == ["Host", "Organisers", "Co-organisers", "Supporters"]


def test_event_with_hardly_anything_prints():
    plan = Builder()
    plan.add("event", title="Salon")
    sheet = drawn(plan.picture, Request(paper="A4", options={}))
    assert faults(sheet) == []
    assert "Date to be announced" in " ".join(box.text for box in sheet.boxes)


def test_several_events_are_a_page_each_in_the_order_asked_for():
    plan = Builder()
    for number in range(3):
        event = plan.add("event", title=f"Visit {number}", starts=datetime(2026, 9, 1 + number, 9))
        partners(plan, event)
    pdf, told = run(make(document("poster"), plan.picture, Request(events=(3, 1, 2)), ".pdf"))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert ["Visit" in page for page in pages] == [True] * 3
    assert "2" in pages[0].split("Visit")[1][:3]
    assert told[-1] == 1.0


def test_fonts_are_embedded_and_bytes_repeat():
    first = run(make(document("poster"), of_kind("open_day"), wanted(), ".pdf"))[0]
    assert all(fonts(first).values())
    assert first == run(make(document("poster"), of_kind("open_day"), wanted(), ".pdf"))[0]


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbarimg is not installed")
@pytest.mark.parametrize("paper", ["A3", "A6"])
def test_qr_code_is_read_from_the_picture(tmp_path, paper):
    png = run(make(document("poster"), of_kind("open_day"), wanted(paper=paper), ".png"))[0]
    (tmp_path / "poster.png").write_bytes(png)
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", tmp_path / "poster.png"], capture_output=True, text=True, check=False
    )
    assert read.stdout.strip() == LINK["link"]


# Several to a sheet


def test_pieces_have_the_sizes_of_the_model_sheets():
    assert layout(PAPERS["A4"], 2).pieces[0][2:] == pytest.approx((131.5, 186.0), abs=0.1)
    assert layout(PAPERS["A4"], 4).pieces[0][2:] == pytest.approx((90.0, 127.3), abs=0.1)


@pytest.mark.parametrize("up", [1, 2, 4, 8])
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_pieces_lie_on_the_sheet_with_room_for_marks(up, paper):
    found = layout(PAPERS[paper], up)
    assert len(found.pieces) == up
    for piece in found.pieces:
        assert piece.height / piece.width == pytest.approx(420 / 297)
        assert piece.x >= BORDER - 1e-6 and piece.y >= BORDER - 1e-6
        assert piece.x + piece.width <= found.width - BORDER + 1e-6
        assert piece.y + piece.height <= found.height - BORDER + 1e-6
    edges = sorted({round(piece.x, 6) for piece in found.pieces})
    for left, right in pairwise(edges):
        assert right - left - found.pieces[0].width == pytest.approx(2 * BLEED)
    assert OFFSET + MARK < BORDER


@pytest.mark.parametrize("up", ["1", "2", "4", "8"])
@pytest.mark.parametrize("languages", [("en",), ("zh_CN",)])
def test_poster_sheet_has_no_text_cut_or_overlapping(up, languages):
    request = wanted("poster-sheet", languages, "A4" if up != "8" else "A3", up=up)
    sheet = drawn(of_kind("open_day"), request, poster_sheet)
    assert faults(sheet) == []
    titles = [box for box in sheet.boxes if box.text.startswith(("Open", "开放"))]
    assert len(titles) >= int(up)


def test_sheet_of_several_events_shows_each_once():
    plan = Builder()
    for number in range(5):
        plan.add("event", title=f"Visit {number}", starts=datetime(2026, 9, 1 + number, 9))
    sheet = drawn(plan.picture, wanted("poster-sheet", paper="A4", up="4"), poster_sheet)
    assert sheet.page == 2
    text = "".join(box.text for box in sheet.boxes).replace(" ", "")
    assert [text.count(f"Visit{number}") for number in range(5)] == [1] * 5


def test_qr_code_of_the_smallest_piece_is_large_enough_and_an_endless_address_is_refused():
    sheet = drawn(of_kind("open_day"), wanted("poster-sheet", paper="A4", up="8"), poster_sheet)
    assert faults(sheet) == []
    with pytest.raises(Problem, match="too long for a QR code"):
        drawn(of_kind("open_day"), wanted(link="https://example.org/" + "x" * 3000))


def test_two_threads_print_what_one_prints():
    from concurrent.futures import ThreadPoolExecutor

    pictures = [of_kind(kind) for kind in ("open_day", "campus_visit", "school_lecture", "salon")]

    def printed(picture):
        return run(make(document("poster"), picture, wanted(languages=("zh_CN", "en")), ".pdf"))[0]

    alone = [printed(picture) for picture in pictures]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(printed, pictures)) == alone
