"""Every document there is, before it goes to the printer: the table of documents is the list of cases.

A new document is judged here as soon as it stands in the menu. Pairwise by default, the full product in soak.
"""

import io
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from itertools import product

import pdfplumber
import pytest
from paper_geometry import faults, fonts, run, text_of, word_faults
from paper_pictures import Builder, large
from sheet_plans import CANARIES, LONG, LONG_ZH, full_day, monstrous, office, visit

from exports import DOCUMENTS, Request, document, make
from exports.fonts import CAP
from exports.sheet import MM
from models.database import Problem
from models.event import days

STAMP = datetime(2026, 4, 22, 14, 5)
PAGED = tuple(found.key for found in DOCUMENTS if "pdf" in found.formats)
LANGUAGES = (("en",), ("zh_CN",), ("en", "zh_CN"), ("zh_CN", "en"))
PAPERS = ("A4", "A3", "Letter")
#: What keeps the largest plan within the time of a quick test, and every kind of page in it.
NARROWED = {
    "door-sign": {"session": "Patent & trade"}, "cue-card": {"session": "Patent & trade"},
    "personal-sheet": {"person": "the 2"}, "certificates": {"people": "guests"},
    "name-plates": {"people": "guests"},
    "door-sheet": {"day": "2026-04-23"}, "run-of-show": {"day": "2026-04-23"},
}  # fmt: skip
#: Sheets whose texts lie over each other because a poster is cut into tiles, with its map on top.
CUT = ("poster-tiles",)
SMALLEST = 6.5 / MM * 1.02 - 0.01
"""Millimetres a line of the smallest text is high."""


def bare():
    """An event of which only the title is known."""
    plan = Builder()
    plan.add("event", title="Salon", title_other="沙龙")
    return plan.picture


@cache
def plan(name):
    kinds = {
        "bare": bare,
        "day": lambda: office(full_day()),
        "days": lambda: office(full_day(2)),
        "visit": lambda: office(visit()),
        "monstrous": lambda: office(monstrous(), LONG, LONG_ZH),
    }
    return kinds[name]() if name in kinds else large(900, 40, 3)


def asked(key, name, languages=("en",), paper="", audience="staff", **options):
    found = document(key)
    narrowed = NARROWED.get(key, {}) if name in ("monstrous", "vast") else {}
    return Request(
        (1,) if found.needs == "event" else (), languages, paper or found.paper,
        found.settle({**narrowed, **options}), audience, STAMP,
    )  # fmt: skip


def drawn(key, name, languages=("en",), paper="", audience="staff", **options):
    """The drawn sheets, or None where the document says in a sentence why there are none."""
    request = asked(key, name, languages, paper, audience, **options)
    module = import_module(document(key).modules["pdf"])
    try:
        return run(module.lay_out(plan(name), request))[0]
    except Problem as problem:
        assert str(problem).endswith(".") and len(str(problem).split()) > 4, problem
        return None


@cache
def pdf_of(key, name, languages=("en",), paper="", audience="staff"):
    request = asked(key, name, languages, paper, audience)
    try:
        return run(make(document(key), plan(name), request, ".pdf"))[0]
    except Problem:
        return None


def is_sound(sheet, key):
    assert key in CUT or faults(sheet) == []
    assert min(box.height for box in sheet.boxes) >= SMALLEST
    written = {box.page for box in sheet.boxes}
    assert written == set(range(1, max(written) + 1)), "an empty page"


def cases() -> Iterator[tuple[str, str, tuple[str, ...], str]]:
    """Each document with each content, language and paper, every two of them together somewhere."""
    for number, key in enumerate(PAGED):
        for turn, name in enumerate(("bare", "day", "visit", "monstrous")):
            yield key, name, LANGUAGES[(number + turn) % 4], PAPERS[(number // 4 + turn) % 3]


def choices() -> Iterator[tuple[str, str, str]]:
    """Each value of each option."""
    for found in DOCUMENTS:
        for option in found.options if "pdf" in found.formats else ():
            values = ("yes", "no") if option.type == "switch" else option.choices
            yield from ((found.key, option.key, value) for value in values if value != option.default)


@pytest.mark.parametrize(("key", "name", "languages", "paper"), list(cases()))
def test_no_text_is_cut_covered_or_too_small(key, name, languages, paper):
    sheet = drawn(key, name, languages, paper)
    if sheet is not None:
        is_sound(sheet, key)


@pytest.mark.parametrize(("key", "option", "value"), list(choices()))
def test_every_choice_of_every_option_is_sound(key, option, value):
    for name in ("day", "visit"):
        sheet = drawn(key, name, ("en", "zh_CN"), "", "staff", **{option: value})
        if sheet is not None:
            is_sound(sheet, key)
            return


@pytest.mark.soak
@pytest.mark.parametrize("key", PAGED)
@pytest.mark.parametrize("name", ["bare", "day", "days", "visit", "monstrous", "vast"])
def test_the_full_product_is_sound(key, name):
    for languages, paper in product(LANGUAGES, PAPERS):
        sheet = drawn(key, name, languages, paper)
        if sheet is not None:
            is_sound(sheet, key)


@pytest.mark.parametrize("key", PAGED)
def test_finished_file_has_whole_words_embedded_fonts_and_the_same_bytes_twice(key):
    name = next((each for each in ("visit", "day") if pdf_of(key, each, ("zh_CN", "en"))), "")
    pdf = pdf_of(key, name, ("zh_CN", "en"))
    assert key in CUT or [fault for fault in word_faults(pdf, (0,)) if "its cell" not in fault] == []
    assert all(fonts(pdf).values())
    pdf_of.cache_clear()
    assert pdf_of(key, name, ("zh_CN", "en")) == pdf


@pytest.mark.parametrize("key", PAGED)
def test_what_was_set_can_be_read_back_from_the_file(key):
    name = next(each for each in ("visit", "day") if pdf_of(key, each, ("en", "zh_CN")))
    sheet = drawn(key, name, ("en", "zh_CN"))
    read, pages = text_of(pdf_of(key, name, ("en", "zh_CN"))), max(box.page for box in sheet.boxes)
    assert [box.text for box in sheet.boxes if "".join(box.text.split()) not in read] == []
    assert pages <= 80


@pytest.mark.parametrize("key", PAGED)
def test_public_papers_hold_no_telephone_mail_or_name_of_a_child(key):
    for name in ("day", "visit"):
        pdf = pdf_of(key, name, ("en", "zh_CN"), "", "public")
        if pdf is not None:
            text = text_of(pdf)
            assert [canary for canary in CANARIES if canary in text or canary.encode() in pdf] == []


@pytest.mark.parametrize("key", PAGED)
def test_a_grey_copy_stays_readable(key):
    """WCAG's 4.5:1 for text, 3:1 from 14 pt bold or 18 pt on."""
    pdf = next(filter(None, (pdf_of(key, name) for name in ("visit", "day"))))
    assert list(pale(pdf)) == []


def pale(pdf: bytes) -> Iterator[str]:
    """The words of the first pages that stand out too little from the rectangle they were set on."""
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        for page in file.pages[:3]:
            grounds: list[tuple[tuple[float, float, float, float], float | None]] = []
            for item in flat(page.layout):
                kind = type(item).__name__
                if kind in ("LTRect", "LTCurve") and item.fill:
                    grounds.append(
                        (item.bbox, luminance(item.non_stroking_color) if kind == "LTRect" else None)
                    )
                elif kind == "LTImage":
                    grounds.append((item.bbox, None))
                elif kind == "LTChar" and item.get_text().strip():
                    yield from _too_pale(item, grounds)


def _too_pale(char, grounds) -> Iterator[str]:
    x, y = (char.x0 + char.x1) / 2, char.y0 + char.size * CAP / 2
    under = next((light for (x0, y0, x1, y1), light in reversed(grounds) if x0 < x < x1 and y0 < y < y1), 1.0)
    if under is None:  # on a drawing, whose edge a rectangle does not tell
        return
    light, dark = sorted((under, luminance(char.graphicstate.ncolor)), reverse=True)
    large_type = char.size >= 18 or (char.size >= 14 and "Bold" in char.fontname)
    if (light + 0.05) / (dark + 0.05) < (3.0 if large_type else 4.5):
        yield f"{char.get_text()} at {char.x0:.0f}, {char.y0:.0f}: {(light + 0.05) / (dark + 0.05):.1f}"


def flat(items) -> Iterator[object]:
    """What a page draws, in its order, with the insides of forms."""
    for item in items:
        if type(item).__name__ == "LTFigure":
            yield from flat(item)
        else:
            yield item


def luminance(colour) -> float:
    """Relative luminance (WCAG 2.2) of a grey or RGB colour of a PDF."""
    values = tuple(colour) if isinstance(colour, tuple | list) else (colour,)
    red, green, blue = (values * 3)[:3] if len(values) == 1 else values[:3]

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


@pytest.mark.parametrize(
    ("key", "option", "value"),
    [("season-planner", "year", "99999"), ("season-planner", "year", "9" * 5000),
     ("season-planner", "year", "0001"), ("month-sheet", "month", "2026-13"),
     ("month-sheet", "month", "9999-12"), ("week-sheet", "week", "9999-12-31"),
     ("week-sheet", "week", "0001-01-01"), ("agenda", "day", "2026-02-31")],
    ids=lambda value: value[:12],
)  # fmt: skip
def test_a_time_that_no_calendar_has_is_refused_in_a_sentence(key, option, value):
    with pytest.raises(Problem, match=r"\.$"):
        run(make(document(key), plan("visit"), asked(key, "visit", **{option: value}), ".pdf"))


def test_days_of_the_plans_used_here_are_as_named():
    assert [len(days(plan(name).tables["event"][1])) for name in ("day", "days")] == [1, 2]
