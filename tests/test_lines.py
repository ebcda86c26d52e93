"""Lines of mixed Chinese and Latin text break where a typesetter would break them."""

# ruff: noqa: E501 - texts

import importlib.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.fonts import CLOSING, FONTS, OPENING, face, missing
from exports.lines import balanced, break_lines, tears
from exports.text import clean

MIXED = "适合10至16岁观众，材料已备好。第六讲在203室举行，《专利法》（2020年修正）“全面加强知识产权保护”，IP Service Tour 2026 in Xi’an, well-known."


def texts(text, width, size=9.0, weight="Regular", **more):
    return [line.text for line in break_lines(text, face(weight), size, width, **more)]


@given(
    st.text(alphabet="专利法《》（），。：“”0123456789年月日 abc-XY’·…—第讲", min_size=1, max_size=80),
    st.floats(40, 300),
)
@settings(max_examples=150, deadline=None)
def test_no_line_begins_with_a_closing_mark_or_loses_a_character(text, width):
    text = " ".join(text.split())
    lines = texts(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_kinsoku_holds_at_eighty_widths():
    for width in range(80, 240, 2):
        lines = texts(MIXED, float(width))
        assert "".join("".join(lines).split()) == "".join(MIXED.split())
        for line in lines[1:]:
            assert line[0] not in CLOSING, (width, line)
        for line in lines[:-1]:
            assert line[-1] not in OPENING, (width, line)
        joined = "|".join(lines)
        assert "10|至" not in joined
        assert "2020|年" not in joined
        assert "第|六" not in joined
        assert "六|讲" not in joined


def test_lines_stay_within_the_width():
    for width in range(60, 300, 7):
        for line in break_lines(MIXED, face("Regular"), 9, float(width)):
            assert line.width <= width + 0.01


def test_first_line_can_be_shorter():
    lines = break_lines("one two three four five six seven", face("Regular"), 9, 80, first=40)
    assert lines[0].width <= 40
    assert len(lines) > 1


def test_word_wider_than_the_line_is_cut_after_a_mark():
    assert texts("https://example.org/very/long/path", 60)[0].endswith(("/", ".", ":"))


def test_word_of_fifty_thousand_letters_is_set():
    lines = texts("x" * 50_000, 300)
    assert "".join(lines) == "x" * 50_000


def test_apostrophe_is_narrow_among_letters_and_wide_in_chinese():
    regular = face("Regular")
    assert regular.width("Xi’an") < 2.6
    assert regular.width("的“样子”") == pytest.approx(5.0)
    assert [run.font for run in regular.set("Xi’an").runs][1] == regular.narrow


def test_neighbouring_marks_are_squeezed_and_han_keeps_off_latin():
    regular = face("Regular")
    assert regular.width("法》，") == pytest.approx(2.5)
    assert regular.width("第6讲") == pytest.approx(2 + regular.width("6") + 0.28)


def test_kerning_is_applied_to_display_text_only():
    bold = face("Bold")
    assert bold.set("To", display=True).width < bold.set("To").width
    assert len(bold.kerning) > 700


def test_title_lines_are_balanced_and_words_whole():
    title = "From a first idea to a granted patent: how pupils and students share what they invent"
    plain = break_lines(title, face("Bold"), 24, 300)
    even = balanced(title, face("Bold"), 24, 300)
    assert len(even) == len(plain)
    assert max(line.width for line in even) <= max(line.width for line in plain)
    assert not tears(title, even)
    assert tears("Incomprehensibilities", break_lines("Incomprehensibilities", face("Bold"), 60, 200))


def test_no_last_line_of_one_or_two_chinese_characters():
    for width in range(80, 200, 3):
        last = texts("用一件真实案例从受理讲到授权材料已经备好观众可以提问", float(width))[-1]
        assert len(last) > 2


def test_missing_character_is_told_and_printed_as_its_code():
    setting = face("Regular").set("𠮷田")
    assert setting.missing == "𠮷"
    assert setting.runs[0].text == "U+20BB7"
    assert setting.runs[0].box > 0
    assert missing("王芳 Dana 😀") == ""


def test_clean_keeps_what_can_be_seen():
    assert clean("a\x00b\u200bc\u202ed") == "abcd"
    assert clean("a\tb\u00a0c\r\nd") == "a b c d"
    assert clean("a\r\nb", lines=True) == "a\nb"
    assert clean("\ud800x\ufdd0"[:2]) == "\ufffdx"
    assert clean(None) == ""


@pytest.mark.skipif(importlib.util.find_spec("fontTools") is None, reason="fontTools is not installed")
def test_kerning_table_comes_from_the_fonts():
    from benchmarks.typeface import text

    assert (FONTS / "kerning.json").read_text(encoding="utf-8") == text()


@pytest.mark.parametrize("text", ["Dvořák, Čapek, Łódź", "Жуков", "Ωμέγα", "☐ ☒", "🙈"])
def test_other_noto_faces_lend_what_the_chinese_one_lacks(text: str):
    assert face("Regular").set(text).missing == ""


@pytest.mark.parametrize(
    "whole", ["139 0000 0131", "25 December 2026", "24 and 25 April 2026", "12月25日", "2026年"]
)
def test_numbers_and_dates_stay_on_one_line(whole):
    text = f"Chen Yutong answers for all of it, ask or call {whole}. 负责人：陈雨桐，有事请打 {whole}。"
    for width in range(140, 400, 7):
        assert sum(line.text.count(whole) for line in break_lines(text, face("Regular"), 9, width)) == 2


def test_number_wider_than_its_line_is_broken_at_its_spaces():
    lines = break_lines("Call 139 0000 0131 now", face("Regular"), 9, 40)
    assert [line.text for line in lines] == ["Call 139", "0000", "0131", "now"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("开幕直播：十城同时开门", ["开幕直播：", "十城同时开门"]),
        ("What counts as new? Prior art among tools", ["What counts as new?", "Prior art among tools"]),
    ],
)
def test_short_title_is_broken_between_its_parts(title, lines):
    width = 1.25 * max(face("Bold").width(line) for line in lines) * 24
    assert [line.text for line in balanced(title, face("Bold"), 24, width)] == lines
