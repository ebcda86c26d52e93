"""A sheet measures what it draws, leaves a box for every text, and writes a clean file."""

import io

import pypdf
import pytest
from paper_geometry import faults, fonts, text_of

from exports.marks import qr_code, qr_modules
from exports.palette import ACCENTS, BLACK, TRACKS, WHITE, contrast, tint
from exports.sheet import Sheet, block, height, spaced_name
from exports.styles import BODY, NAME, TITLE
from exports.text import is_han


def a_sheet():
    sheet = Sheet(210, 297, "CNIPA Open Day", "zh_CN")
    y = sheet.text(15, 20, "国家知识产权局开放日 Open Day", TITLE, 180, even=True)
    sheet.text(15, y, "A body of text with Xi’an, “quotes”, 2026年4月23日, 😀 and 𠮷." * 3, BODY, 90)
    return sheet


def test_height_is_what_put_returns():
    sheet = Sheet(210, 297, "")
    words = "Guided tours, lectures and workshops for visitors aged 10 and over. " * 4
    assert sheet.text(10, 30, words, BODY, 70) == pytest.approx(30 + height(words, BODY, 70))


def test_capitals_begin_at_y():
    sheet = Sheet(210, 297, "")
    sheet.text(10, 30, "Heading", TITLE)
    box = sheet.boxes[0]
    base = 30 + 0.733 * 24 / 72 * 25.4
    assert box.y == pytest.approx(base - 0.80 * 24 / 72 * 25.4)


def test_same_sheet_gives_the_same_bytes():
    assert a_sheet().finish() == a_sheet().finish()


def test_every_font_is_embedded_and_the_file_says_only_the_program():
    pdf = a_sheet().finish()
    found = fonts(pdf)
    assert all(found.values())
    assert all("Noto" in name for name in found)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    about = dict(reader.metadata)
    assert about.pop("/Title") == "CNIPA Open Day"
    assert {
        value for key, value in about.items() if key not in ("/CreationDate", "/ModDate", "/Trapped")
    } <= {"Lectern", ""}
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_text_can_be_read_back_with_emoji_and_code_of_what_is_missing():
    text = text_of(a_sheet().finish())
    assert "国家知识产权局开放日OpenDay" in text
    assert "Xi’an,“quotes”,2026年4月23日" in text
    assert "😀" in text
    assert "U+20BB7" in text


def test_missing_character_is_remembered_with_its_text():
    sheet = a_sheet()
    assert list(sheet.missing) == ["𠮷"]
    assert "𠮷" in sheet.missing["𠮷"]


def test_faults_sees_overlap_and_edge():
    sheet = Sheet(100, 100, "")
    assert faults(sheet) == []
    sheet.text(10, 10, "one", BODY)
    sheet.text(11, 10, "two", BODY)
    sheet.text(95, 50, "beyond the edge", BODY)
    assert len(faults(sheet)) == 2


def test_two_character_name_is_as_long_as_three_without_a_typed_space():
    found = spaced_name(block("王芳", NAME, 60))
    assert found.lines[0].text == "王芳"
    assert found.width == pytest.approx(block("欧阳芳", NAME, 60).width)
    assert spaced_name(block("Li", NAME, 60)) == block("Li", NAME, 60)
    sheet = Sheet(100, 100, "")
    sheet.put(10, 10, found)
    assert "王芳" in text_of(sheet.finish())


@pytest.mark.parametrize("key", ACCENTS)
def test_text_colours_have_enough_contrast(key):
    accent = ACCENTS[key]
    assert contrast(accent.accent, accent.on) >= 4.5
    assert contrast(accent.ink, WHITE) >= 4.5
    assert contrast(tint(accent.accent), BLACK) >= 4.5


def test_tracks_differ_without_colour():
    assert len({mark.pattern for mark in TRACKS}) == len({mark.letter for mark in TRACKS}) == len(TRACKS)


def test_qr_code_has_its_finder_patterns_and_can_be_drawn():
    modules = qr_modules("https://example.org/开放日?id=1")
    size = len(modules)
    assert size >= 21 and (size - 17) % 4 == 0
    for row, column in ((0, 0), (0, size - 7), (size - 7, 0)):
        assert all(modules[row][column + n] for n in range(7))
    sheet = Sheet(60, 60, "")
    qr_code(sheet, "https://example.org", 10, 10, 40, plate=True)
    assert sheet.finish().startswith(b"%PDF")


def test_han_is_recognised():
    assert is_han("a专") and not is_han("a’") and not is_han("")
