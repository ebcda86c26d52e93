"""Chinese read aloud: syllables and their first letters, without tones; by words where there are several.

The tables of `pypinyin` are loaded when the first Chinese text is read.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

_TONES = str.maketrans("āáǎàēéěèếềōóǒòīíǐìūúǔùüǖǘǚǜńňǹḿ", "aaaaeeeeeeooooiiiiuuuuvvvvvnnnm")
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
    words, longest, after = _words(), _longest(), 0
    for found in _odd().finditer(text) if len(read) == len(text) else ():
        at = found.start()
        for length in range(min(longest[found[0]], len(text) - at) if at >= after else 0, 1, -1):
            reading = words.get(text[at : at + length])
            if reading:
                after = at + length
                read = read[:at] + "".join(syllable[0] for syllable in reading) + read[after:]
                break
    return _SURNAMES[text[0]][0] + read[1:] if name and _is_name(text) else read


@lru_cache(maxsize=1 << 15)
def syllables(text: str, *, name: bool = False) -> tuple[str, ...]:
    """The readings of the characters of `text`; what is not Chinese stands as it is, in one piece.

    `name`: a person's, so that the family name is read as one.
    """
    found: list[str] = []
    words, longest, at, latin = _words(), _longest(), 0, ""
    if name and _is_name(text):
        found, at = [_SURNAMES[text[0]]], 1
    while at < len(text):
        length = min(longest.get(text[at], 0), len(text) - at)
        while length > 1 and text[at : at + length] not in words:
            length -= 1
        reading = words[text[at : at + length]] if length > 1 else (_reading(text[at]),)
        if reading[0] or length > 1:
            found += filter(None, (latin.strip(), *reading))
            latin = ""
        else:
            latin += text[at]
        at += max(1, length)
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
        if len(word) == len(plain) and any(r != _reading(c) for c, r in zip(word, plain, strict=True)):
            found[word] = plain
    return found


@cache
def _odd() -> re.Pattern[str]:
    """The characters that begin such a word."""
    return re.compile(f"[{''.join(_longest())}]")


@cache
def _longest() -> dict[str, int]:
    """The length of the longest such word by its first character."""
    found: dict[str, int] = {}
    for word in _words():
        found[word[0]] = max(found.get(word[0], 0), len(word))
    return found
