"""Parts of cells that sheets to work with share: boxes to tick, figures to the right, lines to write on."""

from collections.abc import Sequence
from typing import NamedTuple

from exports.page_table import Columns
from exports.palette import BLACK, GREY
from exports.sheet import MM, Block, Sheet, block
from exports.styles import TEXT, Style
from exports.table import COLUMN, Entry, Section

SIDE = 4.6
"""Millimetres of a box that is ticked by hand."""
TICK = ((0.16, 0.52), (0.28, 0.42), (0.43, 0.60), (0.74, 0.17), (0.86, 0.27), (0.45, 0.83))
"""The outline of a tick in a box of one by one."""
LINE = 5.2
"""Millimetres of a line that is written on."""


class Box(NamedTuple):
    """A box for a tick by hand, ticked already where `done`."""

    done: bool = False

    @property
    def height(self) -> float:
        """Millimetres."""
        return SIDE

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the box level with the capitals beside it."""
        top = y - 0.9
        sheet.frame(x, top, SIDE, SIDE, BLACK, 0.7)
        sheet.fact("done", self.done)
        if self.done:
            sheet.polygon([(x + px * SIDE, top + py * SIDE) for px, py in TICK], BLACK)


class Right(NamedTuple):
    """A text that ends at the right edge of its column, `width` millimetres from its left one."""

    block: Block
    width: float

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.block.height

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Set the text."""
        sheet.put(x + self.width, y, self.block, align="right")


class Line(NamedTuple):
    """A line to write on."""

    width: float
    height: float = LINE

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """The line."""
        sheet.line(x, y + self.height - 1.4, x + self.width, y + self.height - 1.4, GREY, 0.35)


def right(table: Columns, number: int, text: str, style: Style = TEXT) -> Right:
    """A text at the right edge of a column."""
    return Right(block(text, style, table.room(number)), table.room(number))


def flush(table: Columns, section: Section, numbers: Sequence[int]) -> Section:
    """The same section with the heads of these columns at their right edges, above their figures."""
    found = list(section.columns)
    for number in numbers:
        if number < len(found):
            x, words = found[number]
            found[number] = (x + max(0.0, table.room(number) - block(words, COLUMN, 1000).width), words)
    section.columns = found
    return section


def signatures(table: Columns, words: Sequence[str]) -> Entry:
    """A row of words, each with a line beside it to sign on."""
    width = table.paper.width / len(words)
    cells = []
    for number, word in enumerate(words):
        found = block(word, TEXT, width * 0.6)
        cells.append((number * width, [Signature(found, width - 6)]))
    return Entry(cells)


class Signature(NamedTuple):
    """A word and the line after it."""

    word: Block
    width: float

    @property
    def height(self) -> float:
        """Millimetres, with room for a hand."""
        return self.word.height + 5

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """The word low in its room, the line to its right."""
        sheet.put(x, y + 4, self.word)
        low = y + 4 + self.word.style.size / MM
        sheet.line(x + self.word.width + 2, low, x + self.width, low, GREY, 0.35)
