"""Chinese read aloud: syllables and their first letters, without tones; by words where there are several.

The tables of `pypinyin` are loaded when the first Chinese text is read.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

_TONES = str.maketrans("āáǎàēéěèếềōóǒòīíǐìūúǔùüǖǘǚǜńňǹḿ", "aaaaeeeeeeooooiiiiuuuuvvvvvnnnm")
_LONGEST = 8  # characters of a word that is looked for
#: Family names that are read otherwise than the character usually is.
_SURNAMES = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "朴": "piao", "查": "zha", "区": "ou", "盖": "ge",
    "乐": "yue", "翟": "zhai", "尉": "wei", "缪": "miao", "洗": "xian", "员": "yun", "秘": "bi", "折": "she",
    "种": "chong", "黑": "he", "牟": "mou", "召": "shao", "繁": "po",
}  # fmt: skip


@lru_cache(maxsize=1 << 17)
def initials(text: str, *, name: bool = False) -> str:
    """`text` with each Chinese character as the first letter of its reading: “开放日 2026” is “kfr 2026”.

    `name`: a person's, so that the family name is read as one.
    """
    if text.isascii():
        return text
    read = text.translate(_firsts())
    after = 0
    for found in _odd().finditer(text) if len(read) == len(text) else ():
        at = found.start()
        if at >= after and text[at : at + 2] in _beginnings():
            reading = _word_at(text, at)
            after = at + max(1, len(reading))
            read = read[:at] + ("".join(syllable[0] for syllable in reading) or read[at]) + read[after:]
    return _SURNAMES[text[0]][0] + read[1:] if name and _is_name(text) else read


@lru_cache(maxsize=1 << 15)
def syllables(text: str, *, name: bool = False) -> tuple[str, ...]:
    """The readings of the characters of `text`; what is not Chinese stands as it is, in one piece.

    `name`: a person's, so that the family name is read as one.
    """
    found: list[str] = []
    at, latin = 0, ""
    if name and _is_name(text):
        found, at = [_SURNAMES[text[0]]], 1
    while at < len(text):
        reading = _word_at(text, at) if text[at : at + 2] in _beginnings() else ()
        reading = reading or (_reading(text[at]),)
        if reading[0]:
            found += filter(None, (latin.strip(), *reading))
            latin = ""
        else:
            latin += text[at]
        at += len(reading)
    return (*found, latin.strip()) if latin.strip() else tuple(found)


def _is_name(text: str) -> bool:
    """Whether a text is a Chinese name with a family name that is read otherwise than usual."""
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES


@cache
def _characters() -> Mapping[int, str]:
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT


@cache
def _reading(character: str) -> str:
    """The usual reading of one character; empty for what is not Chinese."""
    return _characters().get(ord(character), "").split(",", 1)[0].translate(_TONES)


class _Firsts(dict[int, str]):
    """First letters by code point, filled as they are asked for; what is not Chinese stands for itself."""

    def __missing__(self, code: int) -> str:
        self[code] = (_reading(chr(code)) or chr(code))[0]
        return self[code]


@cache
def _firsts() -> _Firsts:
    return _Firsts()


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Words in which a character is not read as usual, with their readings."""
    from pypinyin.constants import PHRASES_DICT

    found = {}
    for word, readings in PHRASES_DICT.items():
        plain = tuple(reading[0].translate(_TONES) for reading in readings)
        if len(word) == len(plain) <= _LONGEST and any(
            r != _reading(c) for c, r in zip(word, plain, strict=True)
        ):
            found[word] = plain
    return found


def _word_at(text: str, at: int) -> tuple[str, ...]:
    """The reading of the longest such word that begins there; empty where none does."""
    words = _words()
    for length in range(_LONGEST, 1, -1):
        reading = words.get(text[at : at + length])
        if reading and at + length <= len(text):
            return reading
    return ()


@cache
def _beginnings() -> frozenset[str]:
    """The first two characters of such words."""
    return frozenset(word[:2] for word in _words())


@cache
def _odd() -> re.Pattern[str]:
    """The characters that begin such a word."""
    return re.compile(f"[{''.join({word[0] for word in _words()})}]")
