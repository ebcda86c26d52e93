"""Rows of text in columns, whose cells wrap; and sections of them with their heads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from exports.fonts import CAP
from exports.frame import Sign
from exports.marks import PLACE, SWATCH, code_width, place, swatch, track_mark
from exports.palette import BLACK, BREAK, GREY, RULE
from exports.sheet import MARGIN, MM, Block, Sheet, block
from exports.styles import LEGEND_CODE, Style
from exports.wording import Speech
from models.words import _, speaking

PAD = 2.7
BAND_PAD = 1.75
MARKS_LINE = 3.9
HEAD = Style("Bold", 16, 20)
ASIDE = Style("Regular", 8, 10.5)
COLUMN = Style("Regular", 7.5, 10, GREY)


class Part(Protocol):
    """Something in a cell: it knows its height and draws itself."""

    @property
    def height(self) -> float:
        """Millimetres."""
        ...

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        ...


class Text(NamedTuple):
    """A text in a cell."""

    block: Block

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.block.height

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Set the text."""
        sheet.put(x, y, self.block)

    def split(self, room: float) -> tuple["Text", "Text"]:
        """As many lines as fit `room` millimetres, at least one, and the rest."""
        leading = self.block.leading / MM
        count = max(1, int(room / leading))
        parts = (self.block.lines[:count], self.block.lines[count:])
        first, rest = (self.block._replace(lines=p, height=len(p) * leading) for p in parts)
        return Text(first), Text(rest)


class Marks(NamedTuple):
    """Track, place and language of a session in one line, or more where the column is narrow."""

    signs: tuple[Sign, ...]
    width: float

    def _lines(self) -> list[list[Sign]]:
        lines: list[list[Sign]] = [[]]
        used = 0.0
        for sign in self.signs:
            need = mark_width(sign)
            if lines[-1] and used + need > self.width:
                lines.append([])
                used = 0.0
            lines[-1].append(sign)
            used += need + 1.6
        return lines

    @property
    def height(self) -> float:
        """Millimetres."""
        return len(self._lines()) * MARKS_LINE if self.signs else 0.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the signs from the left."""
        y += 0.5
        for line in self._lines():
            at = x
            for sign in line:
                draw_mark(sheet, sign, at, y)
                at += mark_width(sign) + 1.6
            y += MARKS_LINE


def mark_width(sign: Sign) -> float:
    """Millimetres of one sign in a row."""
    if sign.track is not None:
        return SWATCH[0] + 1.0 + code_width(sign.code)
    return 2 * PLACE if sign.mode else code_width(sign.code)


def draw_mark(sheet: Sheet, sign: Sign, x: float, y: float) -> None:
    """One sign, its code with the capitals at `y`."""
    middle = y + CAP * LEGEND_CODE.size / MM / 2
    if sign.track is not None:
        x = swatch(sheet, track_mark(sign.track), x, middle - SWATCH[1] / 2) + 1.0
    if sign.mode:
        place(sheet, sign.mode, x, middle)
    elif sign.code:
        sheet.text(x, y, sign.code, LEGEND_CODE)


@dataclass(slots=True)
class Entry:
    """A row: parts below each other at each x. A band is a break over the whole width.

    What `leads` belongs to the row below it and never ends a page.
    """

    cells: Sequence[tuple[float, Sequence[Part]]]
    band: bool = False
    leads: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        tallest = max((sum(part.height for part in parts) for _x, parts in self.cells), default=0.0)
        self.height = tallest + (2 * BAND_PAD - 0.9 if self.band else 2 * PAD - 1.0)

    def draw(self, sheet: Sheet, y: float, width: float) -> None:
        """Draw the row and the rule below it."""
        if self.band:
            sheet.rect(MARGIN, y, width, self.height, BREAK)
        top = y + (BAND_PAD if self.band else PAD)
        sheet.fact(*(round(100 * x / width) for x, parts in self.cells if parts))  # which columns are filled
        for x, parts in self.cells:
            below = top
            for part in parts:
                part.draw(sheet, MARGIN + x, below)
                below += part.height
        if not self.band:
            sheet.line(MARGIN, y + self.height, MARGIN + width, y + self.height, RULE, 0.35)

    def split(self, room: float) -> tuple["Entry", "Entry"]:
        """This row in two, the first at most `room` millimetres tall."""
        above: list[tuple[float, Sequence[Part]]] = []
        below: list[tuple[float, Sequence[Part]]] = []
        for x, parts in self.cells:
            first, rest = _cut(parts, room - 2 * PAD)
            above.append((x, first))
            below.append((x, rest))
        return Entry(above, self.band), Entry(below, self.band)


def _cut(parts: Sequence[Part], room: float) -> tuple[list[Part], list[Part]]:
    first: list[Part] = []
    left = room
    for index, part in enumerate(parts):
        if part.height <= left:
            first.append(part)
            left -= part.height
        elif isinstance(part, Text) and (left >= part.block.leading / MM or not first):
            head, tail = part.split(left)
            return [*first, head], [tail, *parts[index + 1 :]]
        else:
            return first, list(parts[index:])
    return first, []


@dataclass(slots=True)
class Section:
    """A head with the rows under it. `again` is the head on a following page; `columns` are (x, words)."""

    head: str
    again: str
    entries: list[Entry]
    columns: Sequence[tuple[float, str]] = ()
    aside: str = ""
    colour: str = BLACK
    width: float = 0.0

    def head_height(self, again: bool = False) -> float:
        """Millimetres of the head with its column words and rule."""
        return self._head(again).height + self._aside_rise(again) + 8.2

    def _head(self, again: bool) -> Block:
        left = self.columns[2][0] - 4 if self.aside and len(self.columns) > 2 else self.width
        style = HEAD if not again else Style("Bold", 13, 16)
        words = self.again if again else self.head
        return block(words, style.in_colour(self.colour), left, even=True, lines=True)

    def _aside(self) -> Block:
        at = self.columns[2][0] if len(self.columns) > 2 else 0.0
        return block(self.aside, ASIDE, self.width - at)

    def _aside_rise(self, again: bool) -> float:
        if not self.aside or again:
            return 0.0
        return max(0.0, self._aside().height - self._head(False).height)

    def draw_head(self, sheet: Sheet, y: float, again: bool = False) -> None:
        """Head, aside, column words and the rule of the body."""
        head = self._head(again)
        rise = self._aside_rise(again)
        sheet.put(MARGIN, y + rise, head)
        if self.aside and not again:
            aside = self._aside()
            last = y + rise + CAP * head.style.size / MM + (len(head.lines) - 1) * head.leading / MM
            top = last - CAP * ASIDE.size / MM - (len(aside.lines) - 1) * aside.leading / MM
            sheet.put(MARGIN + self.columns[2][0], top, aside)
        y += rise + head.height + 0.8
        for number, (x, words) in enumerate(self.columns):
            after = self.columns[number + 1][0] if number + 1 < len(self.columns) else self.width
            sheet.text(MARGIN + x, y, words, COLUMN, after - x - 1)
        rule = y + 4.6
        sheet.line(MARGIN, rule, MARGIN + self.width, rule, BLACK, 1.0)


def continued(head: str, speech: Speech) -> str:
    """The head of a section on its next page."""
    with speaking(speech.main):
        return _("{head}, continued").format(head=head)
