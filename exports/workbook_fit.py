"""How wide a text is in a cell and how many lines it takes, so that no row hides a line.

Excel and LibreOffice measure with the reader's own fonts, which are not ours to know; these widths are those
of the common sans serif faces for Chinese, rounded up.
"""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil

UNIT = 5.25
"""Points of one unit of column width: a digit of Arial 10, the font of the Normal style."""
LEADING = 1.45
PADDING = 1.2
"""Units of width a cell keeps free at its sides."""
BOLD = 1.06

_ASCII = {
    **dict.fromkeys("ijl|.,:;'!`", 0.29), **dict.fromkeys("ftr()[]{}-/\\\" I*", 0.37), " ": 0.26,
    **dict.fromkeys("mMW@%", 0.92), **dict.fromkeys("w&#+<=>~OQGDHNU", 0.74),
    **dict.fromkeys("ABCEFJKLPRSTVXYZ", 0.63), **dict.fromkeys("0123456789$_?^", 0.57),
}  # fmt: skip


class _Widths(dict[str, float]):
    """Widths in em of single characters, worked out when first asked for."""

    def __missing__(self, character: str) -> float:
        code = ord(character)
        if code < 0x300:
            width = _ASCII.get(character, 0.58)
        elif 0x300 <= code < 0x370 or code in (0x200B, 0x200D, 0xFE0F):
            width = 0.0
        elif code >= 0x2E80 or 0x1100 <= code < 0x1160:
            width = 1.0
        else:
            width = 0.66
        self[character] = width
        return width


_widths = _Widths()


def units(text: str, size: float = 9.0, bold: bool = False) -> float:
    """The width of one line in units of column width."""
    em = len(text) * 0.57 if text.isdecimal() and text.isascii() else sum(map(_widths.__getitem__, text))
    return em * size * (BOLD if bold else 1.0) / UNIT


@lru_cache(maxsize=4096)
def lines(text: str, width: float, size: float = 9.0, bold: bool = False) -> int:
    """How many lines `text` takes in a column `width` units wide; never fewer than are shown."""
    room = max(1.0, width - PADDING)
    if "\n" not in text and len(text) * size * 1.1 <= room * UNIT:
        return 1
    return sum(_lines(part, room, size, bold) for part in text.split("\n")) if text else 1


def _lines(text: str, room: float, size: float, bold: bool) -> int:
    if units(text, size, bold) <= room:
        return 1
    count, used = 1, 0.0
    for word in _words(text):
        width = units(word, size, bold)
        if used + units(word.rstrip(), size, bold) <= room:
            used += width
        elif width <= room:
            count, used = count + 1, width
        else:
            whole = ceil(width / room)
            count, used = count + whole - (0 if used else 1), width - (whole - 1) * room
    return count


def _words(text: str) -> Iterable[str]:
    """Pieces that stay together: Latin words with the space after them, single Chinese characters."""
    word = ""
    for character in text:
        if _widths[character] >= 1.0:
            if word:
                yield word
                word = ""
            yield character
        else:
            word += character
            if character in " -/":
                yield word
                word = ""
    if word:
        yield word


def points(count: int, size: float = 9.0, spare: float = 4.0) -> float:
    """The height of `count` lines in points."""
    return ceil(count * size * LEADING + spare)
