"""Breaking mixed Chinese and Latin text into lines.

No line begins with a closing mark or ends with an opening one, no word or number is torn (2026年, 第6讲), a
closing mark at the end of a line needs half its width only. A word wider than the line is cut to fit.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from exports.fonts import CLOSING, MARKS, OPENING, WIDE, Face, Setting, is_wide
from exports.together import FIRM, held, inside, parts_of_sense

PLAIN = re.compile(r"[\x20-\x2c\x2e0-~\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u024f]*")
"""Latin text that breaks at spaces alone: no hyphen, dash, slash or mark that may be wide."""
NO_START = CLOSING | frozenset("·…—～–-%‰℃°,.;:!?)]}々〻ーぁぃぅぇぉっゃゅょァィゥェォッャュョ")
NO_END = OPENING | frozenset("([{$¥￥£€#第")
COUNTERS = frozenset("年月日号层讲时分秒点个人次届章节条款项位名家场座天周期版页号万亿千百元岁级所组楼室排至")
NUMERALS = frozenset("0123456789")
HYPHENS = frozenset("-‐–/—")
HAN_NUMERALS = frozenset("一二三四五六七八九十百千零〇两")
DISPLAY = 16.0
"""Points from which hyphens no longer break a line."""
SHORT = 3
"""Lines of a title up to which a break between its parts is worth uneven lines."""
HALF = 0.5
"""Em that a closing mark gives up at the end of a line."""


class Unit(NamedTuple):
    """Text that stays together. `space` says that a typed space follows; `last` is its last character."""

    text: str
    space: bool


class Line(NamedTuple):
    """One line: its text, how it is set, and its width in points."""

    text: str
    setting: Setting
    width: float


def is_break(left: str, right: str, hyphens: bool = True) -> bool:
    """Whether a line may end between two neighbours, neither of them a space."""
    if right in NO_START or left in NO_END:
        return False
    if left in HYPHENS:
        return left == "—" or (hyphens and not right.isdecimal())
    if not (is_wide(left) or is_wide(right)):
        return False
    return not ((left in NUMERALS and right in COUNTERS) or (left == "月" and right in NUMERALS))


@lru_cache(maxsize=4096)
def units(text: str, hyphens: bool = True) -> tuple[Unit, ...]:
    """`text` cut at every place where a line may end; without `hyphens`, as a title is."""
    found: list[Unit] = []
    for word in text.split(" "):
        if not word:
            continue
        start = 0
        if not PLAIN.fullmatch(word):
            kept = () if hyphens else inside(word)
            for at in range(1, len(word)):
                apart = is_break(word[at - 1], word[at], hyphens)
                if apart and at not in kept and not _ordinal(word, at):
                    found.append(Unit(word[start:at], False))
                    start = at
        found.append(Unit(word[start:], True))
    return tuple(found)


def _ordinal(word: str, at: int) -> bool:
    """Whether `at` lies inside 第六讲: 第, a Chinese numeral, a counter."""
    start = word.rfind("第", max(0, at - 4), at)
    return start >= 0 and all(c in HAN_NUMERALS or c in COUNTERS for c in word[start + 1 : at + 1])


def break_lines(
    text: str, face: Face, size: float, width: float, *, first: float = 0.0, tracking: float = 0.0
) -> list[Line]:
    """Lines of `text` at most `width` points wide, the first one `first` less. Line breaks are kept."""
    display = size >= 13
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        measure = _Measure(face, size, display, tracking)
        pieces = measure.fill(paragraph, width, first if not lines else 0.0)
        lines += [measure.line(piece) for piece in pieces]
    return lines


class _Measure:
    """The arithmetic of one paragraph, in em of one face and size."""

    def __init__(self, face: Face, size: float, display: bool, tracking: float) -> None:
        self.face, self.size, self.display, self.tracking = face, size, display, tracking

    def set(self, text: str) -> Setting:
        return self.face.set(text, self.display, self.tracking)

    def line(self, text: str) -> Line:
        setting = self.set(text)
        return Line(text, setting, (setting.width - self._hang(text)) * self.size)

    def fill(self, text: str, width: float, first: float) -> list[str]:
        """The texts of the lines."""
        full = width / self.size
        rooms = ((width - first) / self.size, full)
        if not text or self.set(text).width <= rooms[0]:
            return [text]
        whole, pieces = held(text)
        if pieces and all(self.set(piece).width <= full for piece in pieces):
            return [line.replace(FIRM, " ") for line in self._broken(whole, rooms)]
        return self._broken(text, rooms)

    def _broken(self, text: str, rooms: tuple[float, float]) -> list[str]:
        if text.replace(FIRM, " ").isascii() and PLAIN.fullmatch(text.replace(FIRM, " ")):
            return self._words([word for word in text.split(" ") if word], rooms)
        lines = self._units(text, rooms)
        if len(lines) > 1 and is_orphan(lines[-1]):
            lines = self._without_orphan(text, rooms, lines)
        return lines

    def _words(self, words: Sequence[str], rooms: tuple[float, float]) -> list[str]:
        """The quick way, for Latin words between spaces."""
        face, display, tracking = self.face, self.display, self.tracking
        space = face.widths[" "] + (tracking if display else 0.0)
        lines: list[str] = []
        current: list[str] = []
        room, used = rooms[0], 0.0
        room_after = rooms[1]
        for word in words:
            width = face.set(word, display, tracking).width
            if current and used + space + width <= room:
                current.append(word)
                used += space + width
                continue
            if current:
                lines.append(" ".join(current))
                room = room_after
            elif width > room and room < room_after:
                lines, room = lines or [""], room_after
            *whole, word = self._split(word, room) if width > room else (word,)
            lines += whole
            current, used = [word], face.set(word, display, tracking).width
        lines.append(" ".join(current))
        return lines

    def _units(self, text: str, rooms: tuple[float, float]) -> list[str]:
        lines: list[str] = []
        room, current, used = rooms[0], "", 0.0
        pending = ""
        hyphens = self.size < DISPLAY
        for unit in units(text, hyphens):
            for part in self._parts(unit, rooms[1]):
                width = self.set(part).width
                between = self._between(current, pending, part)
                if current and used + between + width - self._hang(part) > room:
                    lines.append(current)
                    room, current, used, between, pending = rooms[1], "", 0.0, 0.0, ""
                elif not current and not lines and width - self._hang(part) > room:
                    lines, room = [""], rooms[1]
                current += pending + part
                used += between + width
                pending = ""
            pending = " " if unit.space else ""
        return [*lines, current]

    def _between(self, current: str, pending: str, part: str) -> float:
        if not current or ("一" <= current[-1] <= "鿿" and "一" <= part[0] <= "鿿" and not pending):
            return 0.0
        if pending:
            return self.face.widths[" "]
        left, right = current[-1], part[0]
        if self.display and left + right in self.face.kerning:
            return self.face.kerning[left + right]
        if left in MARKS or right in MARKS:
            joined = self.set(current[-8:] + part[:8]).width
            return joined - self.set(current[-8:]).width - self.set(part[:8]).width
        return self.face.gap(left, right)

    def _hang(self, part: str) -> float:
        """What a closing mark may lose at the end of a line."""
        return HALF if part and part[-1] in CLOSING and part[-1] in WIDE else 0.0

    def _parts(self, unit: Unit, room: float) -> list[str]:
        if len(unit.text) == 1 or self.set(unit.text).width - self._hang(unit.text) <= room:
            return [unit.text]
        return self._split(unit.text, room)

    def _split(self, word: str, room: float) -> list[str]:
        """A word wider than the line, cut after a mark inside it or where it must be."""
        parts, start, used = [], 0, 0.0
        widths = [self.set(character).width + 0.002 for character in word]
        for at, width in enumerate(widths):
            if used + width > room and at > start:
                mark = max(word.rfind(c, start + 1, at) for c in ":/._-@") + 1
                end = mark if mark > start + (at - start) // 2 else at
                parts.append(word[start:end])
                start, used = end, sum(widths[end:at])
            used += width
        return [*parts, word[start:]]

    def _without_orphan(self, text: str, rooms: tuple[float, float], lines: list[str]) -> list[str]:
        """The same number of lines, a little narrower, so that the last has more than two characters."""
        for less in (1.0, 2.0, 3.0):
            narrower = self._units(text, (rooms[0] - less, rooms[1] - less))
            if len(narrower) != len(lines):
                break
            if not is_orphan(narrower[-1]):
                return narrower
        return lines


def is_orphan(line: str) -> bool:
    """Whether a last line holds no more than two Chinese characters."""
    letters = [c for c in line if c.isalnum()]
    return 0 < len(letters) <= 2 and all(map(is_wide, letters))


def balanced(
    text: str, face: Face, size: float, width: float, *, first: float = 0.0, tracking: float = 0.0
) -> list[Line]:
    """Lines of about equal length: the narrowest width that needs no more of them. For titles.

    Where it takes no further line, one part of the title ends its line and the next begins another.
    """

    def broken(measure: float) -> list[Line]:
        return break_lines(text, face, size, measure, first=first, tracking=tracking)

    best = broken(width)
    count = len(best)
    if count < 2:
        return best
    for head, tail in parts_of_sense(text) if count <= SHORT else ():
        lines = balanced(head, face, size, width, first=first, tracking=tracking)
        lines = lines + balanced(tail, face, size, width, tracking=tracking)
        if len(lines) == count and max(line.width for line in lines) <= width:
            return lines
    low, high = width / 3, width
    while high - low > size / 8:
        middle = (low + high) / 2
        lines = broken(middle)
        if len(lines) > count or max(line.width for line in lines) > width or tears(text, lines):
            low = middle
        else:
            best, high = lines, middle
    return best


def tears(text: str, lines: Sequence[Line]) -> bool:
    """Whether a word had to be split, so that the size or the width is wrong for the text."""
    known = {unit.text for unit in units(text.replace("\n", " "), False)}
    return any(unit.text not in known for line in lines for unit in units(line.text, False))
