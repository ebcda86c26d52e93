"""The Chinese catalogue: complete, compiled, and of one word for one thing."""

import ast
import gettext
import re
import warnings
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from models.words import LOCALE, _, ngettext, speaking

ROOT = Path(__file__).parent.parent
SPOKEN = ("models", "planning", "exports", "ui")
CATALOGUE = LOCALE / "zh_CN" / "LC_MESSAGES" / "lectern.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
FIELD = re.compile(r"{[^}]*}")
HAN = re.compile("[\u4e00-\u9fff]")
NO_ROOM = re.compile("no room for")
"""Space, not a place in which a session is."""

#: English words of the field, and the Chinese one of which must stand wherever they do.
TERMS = {
    "session": "场次", "agenda": "日程", "room": "场地", "speaker": "主讲人", "moderator": "主持人",
    "guide": "讲解员", "interpreter": "口译", "venue": "场馆", "event": "活动", "campaign": "年度活动",
    "track": "专题", "poster": "海报", "organisation": "单位", "absence": "不可用时间", "task": "任务",
    "waive": "豁免", "waived": "豁免", "undo": "撤销", "redo": "重做", "problem": "问题",
    "theme": "主题", "host": "主办单位|召集人|主方|接待", "organiser": "承办单位|单位",
    "co-organiser": "协办单位", "supporter": "支持单位", "media": "媒体", "university": "高校", "seat": "座",
    "secondary school": "中学", "primary school": "小学", "exam week": "考试周", "holiday": "节假日",
    "make-up working day": "调休上班日", "priority area": "重点帮扶地区", "keynote": "主旨演讲",
    "lecture": "讲座|公益课", "workshop": "工作坊", "salon": "沙龙", "hybrid": "线上线下结合",
    "pinned": "锁定", "unplaced": "待安排", "sign-up list": "报名表", "poster sheet": "海报拼版",
    "agreement": "合作协议", "backup": "备份", "plan": "计划", "exhibition": "展览",
    "press conference": "新闻发布会", "programme": "品牌活动|活动手册|口袋日程", "release": "定稿",
    "vehicle": "车辆", "loan": "借", "leg": "行程段", "expected": "预计|应为", "attended": "实到",
    "owner": "负责人", "open day": "开放日", "service-tour": "服务万里行", "overdue": "逾期",
    "due": "截止",
}  # fmt: skip
#: Sentences in which such a word means something else.
OTHERWISE = {
    "Waiting room; a moderator for the chat alone; microphones opened one by one.": "room",
    "Sound in the room": "room",
    "Sound in the room; camera, stream": "room",
    "printed=2026-05-12T14:05, separators=no, or documents=agenda,door-sheet": "agenda",
    "Speakers' fees": "speaker",
    "In the room and online": "room",
    "in the room and online": "room",
    "in the room": "room",
    "Plan the first event": "plan",
    "Plan Open Days, campus visits and school lectures. Print and share what everyone needs.": "plan",
    "Lectern plans open days, campus visits and school lectures.": "plan",
    "Session host": "session",
    "Welcome by the university": "university",
    "day {number}, event {label}": "event",
    "first day of recurring events": "event",
    "last day of recurring events": "event",
}
#: Words that other texts of the field use for these things; here they would only confuse.
AVOIDED = (
    "会话", "议程", "房间", "会议室", "演讲者", "演讲人", "讲者", "讲师", "轨道", "分会场", "缺省",
)  # fmt: skip


@cache
def messages() -> dict[str | tuple[str, str], str]:
    """Every text of the source that is meant for people, and where it stands."""
    found: dict[str | tuple[str, str], str] = {}
    for file in sources():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for line, text, _comments, _context in extract_from_file("python", file, keywords=KEYWORDS):
                if text:
                    found.setdefault(text, f"{file.relative_to(ROOT)}:{line}")
    return found


def sources():
    return [ROOT / "main.py", *(file for folder in SPOKEN for file in sorted((ROOT / folder).rglob("*.py")))]


@cache
def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="zh_CN")


def chinese(text) -> str:
    entry = catalogue().get(text if isinstance(text, str) else text[0])
    said = entry.string if entry else ""
    return said if isinstance(said, str) else said[0]


def blanks(text) -> set[str]:
    return set(FIELD.findall(text))


def test_every_text_has_a_chinese_translation():
    missing = [f"{place}: {text!r}" for text, place in messages().items() if not chinese(text)]
    assert missing == []


def test_no_translation_is_left_of_a_text_that_is_gone():
    known = {text if isinstance(text, str) else text[0] for text in messages()}
    entries = [entry.id if isinstance(entry.id, str) else entry.id[0] for entry in catalogue() if entry.id]
    assert [text for text in entries if text not in known] == []


def test_no_translation_is_a_guess():
    assert [entry.id for entry in catalogue() if entry.fuzzy and entry.id] == []


def test_counted_texts_are_translated_as_such():
    kinds = {text[0]: text[1] for text in messages() if isinstance(text, tuple)}
    assert {entry.id[0]: entry.id[1] for entry in catalogue() if isinstance(entry.id, tuple)} == kinds


def test_counted_text_says_no_more_of_one_than_of_many():
    """Chinese has one form for both, so it needs what both have. A text is counted everywhere or nowhere."""
    pairs = [text for text in messages() if isinstance(text, tuple)]
    assert [one for one, many in pairs if not blanks(one) <= blanks(many)] == []
    assert [one for one, _many in pairs if one in messages()] == []


def test_translations_have_the_same_blanks():
    wrong = [
        text
        for text in messages()
        if chinese(text)
        and set(FIELD.findall(text if isinstance(text, str) else text[1]))
        != set(FIELD.findall(chinese(text)))
    ]
    assert wrong == []


def test_compiled_catalogue_is_that_of_the_source():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in (entry for entry in catalogue() if entry.id and chinese(entry.id)):
        if isinstance(entry.id, tuple):
            assert compiled.ngettext(*entry.id, 1) == compiled.ngettext(*entry.id, 5) == chinese(entry.id)
        else:
            assert compiled.gettext(entry.id) == chinese(entry.id)


def test_what_is_said_follows_the_language():
    with speaking("zh_CN"):
        assert _("Keynote") == "主旨演讲"
        assert ngettext("{count} problem", "{count} problems", 1) == "{count} 个问题"
    with speaking("en"):
        assert _("Keynote") == "Keynote"
        assert ngettext("{count} problem", "{count} problems", 1) == "{count} problem"


@pytest.mark.parametrize("term", sorted(TERMS))
def test_one_word_stands_for_one_thing(term):
    word = re.compile(rf"(?<![\w-]){re.escape(term)}s?(?![\w-])", re.IGNORECASE)
    singular = [text if isinstance(text, str) else text[0] for text in messages()]
    other = {
        text: chinese(text)
        for text in singular
        if word.search(NO_ROOM.sub("", FIELD.sub("", text))) and OTHERWISE.get(text) != term
        if chinese(text) and not re.search(TERMS[term], chinese(text))
    }
    assert other == {}


@pytest.mark.parametrize("word", AVOIDED)
def test_word_of_others_is_not_used(word):
    assert [text for text in messages() if word in chinese(text)] == []


def test_chinese_has_its_own_marks():
    """Full-width marks after Chinese characters, no straight quotes, no space inside Chinese."""
    han = "[\u4e00-\u9fff]"
    wrong = re.compile(rf"""{han}[,;:?!]|{han}\.(?:\s|$)|{han} +{han}|['"]""")
    assert [chinese(text) for text in messages() if wrong.search(chinese(text))] == []


def test_texts_are_marked_whole():
    """A text put together in the call, or two in one call, would never be found in the catalogue."""
    wrong = []
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in KEYWORDS:
                texts = node.args[: 2 if name == "ngettext" else 1]
                if not all(is_whole(name, text) for text in texts):
                    wrong.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


def test_no_text_is_marked_inside_an_f_string():
    """Python 3.11 reads an f-string as one token, so what is marked in it never reaches the catalogue."""
    wrong = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sources()
        for text in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert wrong == []


def is_whole(function: str, text: ast.expr) -> bool:
    """One literal text; for `_` also a value that was marked where it stands in its table."""
    if isinstance(text, ast.Constant):
        return isinstance(text.value, str)
    inner = [part.value for part in ast.walk(text) if isinstance(part, ast.Constant)]
    return function == "_" and not any(isinstance(part, str) and " " in part.strip() for part in inner)
