"""What other programs call a kind of session, a role, a language: their words, and ours."""

import re
from functools import cache

FORMATS = (
    (
        "break",
        "breaks?|pause|coffee|lunch|breakfast|dinner|catering|tea|refreshments?|service|brunch",
        "茶歇|休息|午餐|午休|用餐|早餐|晚餐",
    ),
    ("registration", "registration|check-?in|sign-?in|doors", "签到|报到|入場|入场"),
    ("opening", "opening|closing|ceremony|welcome|opener|closer", "开幕|闭幕|開幕|閉幕|仪式"),
    ("keynote", "keynotes?|plenary|plénière", "主旨|主题演讲|基調講演"),
    ("press_conference", "press|press conference", "发布会|新闻"),
    ("competition", "competition|contest|hackathon|challenge|quiz|game", "竞赛|比赛|大赛"),
    (
        "workshop",
        ("workshops?|tutorials?|training|hands-?on|atelier|lab|labs|seminar|sprints?|course|practical"),
        "工作坊|培训|实训",
    ),
    ("exhibition", "exhibition|posters?|demos?|demonstrations?|assembly|expo|booth", "展览|展示|海报"),
    ("tour", "tours?|excursion|visit|guided", "参观|游览"),
    (
        "salon",
        ("panels?|discussions?|round ?tables?|bofs?|meetings?|meetup|podium|salon|debate|social|networking"),
        "沙龙|讨论|座谈|圆桌",
    ),
    (
        "performance",
        "performance|concert|music|party|film|movie|theatre|theater|show|djset|dj",
        "演出|表演|晚会",
    ),
    (
        "lecture",
        (
            "lectures?|talks?|presentations?|papers?|contributions?|sessions?|vortrag|"
            "vorträge|conférences?"
            "|conference|spotlight|lightning|lightningtalk|devroom|maintrack|speech"
        ),
        "讲座|演讲|报告|授课|演講",
    ),
    ("qa", "q ?& ?a|questions|ama", "问答|答疑"),
)
ROLES = (
    ("moderator", "moderators?|chairs?|chairperson|herald|moderation|session chair", "主持"),
    ("guide", "guides?|tour guide", "讲解|导览"),
    ("interpreter", "interpreters?|translators?", "口译|翻译"),
    ("host", "hosts?|organi[sz]ers?", "主办|召集"),
)  # fmt: skip
LANGUAGES = {
    "zh": "中文|汉语|漢語|华语|華語|普通话|國語|国语|chinese|mandarin",
    "zh-TW": "中文（繁體）|繁體中文",
    "en": "英文|英语|英語|english|anglais|englisch",
    "ja": "日文|日語|日语|日本語|japanese",
    "nan": "台語|台语",
    "de": "german|deutsch",
    "fr": "french|français|法语",
    "es": "spanish|español",
    "ru": "russian|русский|俄语",
    "ko": "korean|한국어",
    "it": "italian|italiano",
    "pt": "portuguese|português",
}
EVERYWHERE = frozenset(
    [
        "all",
        "all rooms",
        "alle",
        "alle räume",
        "everywhere",
        "全部",
        "所有",
        "所有会场",
        "全场",
        "各会场",
        "全部场地",
    ]
)
ONLINE = re.compile(r"^(?:online\b|virtual\b|zoom\b|teams\b|线上|在线|腾讯会议|网络)", re.IGNORECASE)
WORKDAY = re.compile("上班|补班|補班|調班|make-?up (?:work|day)|working day", re.IGNORECASE)
HOLIDAY = re.compile(
    r"假|节|節|元旦|holiday|feiertag|ferien|vacation|bank hol|recess|no class", re.IGNORECASE
)


def _table(rows: tuple[tuple[str, str, str], ...]) -> list[tuple[str, re.Pattern[str]]]:
    return [(code, re.compile(rf"\b(?:{latin})\b|{han}")) for code, latin, han in rows]


_FORMATS, _ROLES = _table(FORMATS), _table(ROLES)
_LANGUAGES = {word: code for code, words in LANGUAGES.items() for word in words.split("|")}


@cache
def format_of(text: str) -> str:
    """Our code for a kind of session, empty where the file says none, “other” where the word is not known."""
    words = text.casefold().replace("_", " ")
    if not words:
        return ""
    return next((code for code, known in _FORMATS if known.search(words)), "other")


def plain_format(title: str) -> str:
    """The kind of a session without people, by its title: breaks, registration and opening only."""
    code = format_of(title)
    return code if code in ("break", "registration", "opening") else ""


def role_of(text: str) -> str:
    """Our code for a person's part in a session."""
    words = text.casefold().replace("_", " ")
    return next((code for code, known in _ROLES if known.search(words)), "speaker")


def language_of(text: str) -> str:
    """A language code where the word is known, else the word as typed."""
    return _LANGUAGES.get(text.casefold(), text)


def is_everywhere(room: str) -> bool:
    """Whether a “room” stands for all of them."""
    return room.casefold() in EVERYWHERE
