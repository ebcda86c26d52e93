"""Heads, rows and notes of sheets that are tables: columns by word and share, over the pages they need."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from exports.flow import Placed, draw_page, paginate
from exports.frame import Fact, accent_bar, facts, title
from exports.pages import Paper, too_small
from exports.sheet import GUTTER, MARGIN, Block, Sheet, block
from exports.styles import LEAD, SMALL_GREY, SUBHEAD, TEXT, TEXT_BOLD, Style
from exports.table import COLUMN, Entry, Part, Section, Text, continued

SLIM = 100.0
"""Millimetres of width below which the cells of a row stand under each other."""
WIDE = 230.0
"""Millimetres of width from which the head has two columns of facts."""
NEXT_TOP = 27.0
LEAST = 18.0
"""Millimetres that the body of a page needs at least."""
LABELS = 22.0
"""Millimetres of the first column on slim paper."""
Cell = Sequence["tuple[str, Style] | Part"]


class Top(Protocol):
    """What stands above the body: in full on the first page, shortly on the others."""

    def draw(self, paper: Paper, *, dry: bool = False) -> float:
        """Draw it, or only measure it; returns the y below."""
        ...

    def again(self, paper: Paper) -> None:
        """The head of the following pages."""
        ...


class Tail(Protocol):
    """What stands below the body of every page."""

    @property
    def height(self) -> float:
        """Millimetres."""
        ...

    def draw(self, paper: Paper, y: float) -> None:
        """Draw it with its upper edge at `y`."""
        ...


class Note(NamedTuple):
    """A small text below the body."""

    block: Block

    @property
    def height(self) -> float:
        """Millimetres, with the air above."""
        return self.block.height + 1.5 if self.block.lines else 0.0

    def draw(self, paper: Paper, y: float) -> None:
        """Set the text."""
        paper.sheet.put(MARGIN, y + 2.5, self.block)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document: title, second title, and facts in one column or two.

    `aside` millimetres at the right edge stay free.
    """

    title: str
    other: str = ""
    left: Sequence[Fact] = ()
    right: Sequence[Fact] = ()
    aside: float = 0.0

    def draw(self, paper: Paper, *, dry: bool = False) -> float:
        """Draw it, or only measure it; returns the y below."""
        sheet = Sheet(paper.sheet.width, paper.sheet.height, "") if dry else paper.sheet
        width, unit = paper.width, paper.unit
        accent_bar(sheet, paper.facts.accent.accent)
        slim, wide = width < SLIM, width >= WIDE
        at = width if slim else unit * (4 if wide else 8)
        y = title(sheet, self.title, at - 6)
        if self.other:
            y = sheet.text(MARGIN, y + 0.8, self.other, SUBHEAD, at - 6)
        if slim:
            return facts(sheet, MARGIN, width - self.aside, (*self.left, *self.right), y + 4)
        if not wide:
            return max(y, facts(sheet, MARGIN + at, width - at - self.aside, (*self.left, *self.right)))
        y = max(y, facts(sheet, MARGIN + at, at - GUTTER, self.left))
        return max(y, facts(sheet, MARGIN + 2 * at, width - 2 * at - self.aside, self.right))

    def again(self, paper: Paper) -> None:
        """The head of the following pages, in one line."""
        accent_bar(paper.sheet, paper.facts.accent.accent)
        words = paper.told(self.title, self.other)
        found = block(words, LEAD, paper.width)
        if len(found.lines) > 1:
            found = block(words, TEXT, paper.width)
        paper.sheet.put(MARGIN, 16.4, found._replace(lines=found.lines[:2]))


def event_fact(paper: Paper, *more: str) -> Fact:
    """The event by its names, and more lines."""
    found = paper.facts
    return Fact(found.title, tuple(filter(None, (found.title_other, *more))))


def place_fact(paper: Paper) -> list[Fact]:
    """When and where the event is."""
    found = paper.facts
    lines = [*found.days, *found.venue, *found.address]
    return [Fact(lines[0], tuple(lines[1:]))] if lines else []


# Tables


class Columns:
    """The columns of a table by word and share of the width; on slim paper two, the rest under the second."""

    def __init__(self, paper: Paper, *found: tuple[str, float], stack: bool = True) -> None:
        self.paper, self.found = paper, found
        self.slim = stack and paper.width < SLIM
        whole = sum(share for _word, share in found)
        at, self.x = 0.0, []
        for _word, share in found:
            self.x.append(at)
            at += share / whole * paper.width
        if self.slim:
            self.x = [0.0, *[LABELS] * (len(found) - 1)]

    def room(self, number: int) -> float:
        """Millimetres for the text of a column."""
        if self.slim:
            return (LABELS if number == 0 else self.paper.width - LABELS) - 2
        last = number == len(self.x) - 1
        return self.paper.width - self.x[number] if last else self.x[number + 1] - self.x[number] - GUTTER

    def section(self, head: str = "", entries: Sequence[Entry] = ()) -> Section:
        """A section of these columns."""
        paper = self.paper
        words = [self._word(number) for number in range(len(self.found))]
        shown = list(zip(self.x, words, strict=True))[: 2 if self.slim else None]
        again = continued(head, paper.speech) if head else ""
        return Section(head, again, list(entries), shown, "", paper.facts.accent.ink, paper.width)

    def _word(self, number: int) -> str:
        """The word above a column, in the main language alone where both are too wide."""
        word, speech = self.found[number][0], self.paper.speech
        words = speech.say(word)
        return words if len(block(words, COLUMN, self.room(number) + 2).lines) < 2 else speech.word(word)

    def entry(self, *cells: Cell) -> Entry:
        """A row: for each column texts with their styles, or parts."""
        made = [(self.x[number], self.parts(number, cell)) for number, cell in enumerate(cells)]
        if self.slim:
            rest = [part for _x, parts in made[1:] for part in parts]
            made = [made[0], (LABELS, rest)]
        return Entry([(x, parts) for x, parts in made if parts])

    def parts(self, number: int, cell: Cell) -> list[Part]:
        """The parts of one cell, broken to its column."""
        found: list[Part] = []
        for one in cell:
            if not isinstance(one, tuple) or hasattr(one, "draw"):
                found.append(one)  # type: ignore[arg-type]
            elif one[0]:
                found.append(Text(block(one[0], one[1], self.room(number))))
        return found

    def band(self, label: str, text: str = "") -> Entry:
        """A row of grey over the whole width."""
        cells: list[tuple[float, Sequence[Part]]] = []
        at = self.x[1] if len(self.x) > 1 and label else 1.5
        if label:
            cells.append((1.5, [Text(block(label, TEXT_BOLD, at - 3))]))
        cells.append((at, [Text(block(text, TEXT_BOLD, self.paper.width - at - 1.5))]))
        return Entry(cells, band=True)


def note(paper: Paper, text: str) -> Note:
    """A small text below the body of every page."""
    return Note(block(text, SMALL_GREY, paper.width))


def draw_table(
    paper: Paper,
    head: Top,
    sections: Sequence[Section],
    tail: Tail | None = None,
    rest: Callable[[float, float], None] | None = None,
) -> Generator[float, None, None]:
    """Pages of rows with the head above the first and its short form above the others.

    `rest(y, bottom)` draws in what the last page has left.
    """
    pages, bottom = planned(paper, head, sections, tail)
    for number, page in enumerate(pages, 1):
        paper.begin()
        head.draw(paper) if number == 1 else head.again(paper)
        for _row in draw_page(paper.sheet, page, paper.width):
            pass
        if tail:
            tail.draw(paper, bottom)
        if rest and number == len(pages):
            last = page[-1]
            rest(last.y + (last.entry.height if last.entry else last.section.head_height()), bottom)
        paper.foot(number, len(pages))
        yield number / len(pages)


def planned(
    paper: Paper, head: Top, sections: Sequence[Section], tail: Tail | None = None
) -> tuple[list[list[Placed]], float]:
    """The pages that `draw_table` would draw, and the y at which their bodies end."""
    bottom = paper.bottom - (tail.height if tail else 0.0)
    top = head.draw(paper, dry=True) + 6.5
    if top + LEAST > bottom:
        raise too_small(paper)
    return paginate(_opened(sections, bottom - top), top, NEXT_TOP, bottom), bottom


def _opened(sections: Sequence[Section], room: float) -> list[Section]:
    """The sections, the very first row cut where it does not fit under a long head: no head stands alone."""
    first, *others = sections
    left = room - first.head_height()
    if not first.entries or first.entries[0].height <= left or left < LEAST:
        return [first, *others]
    above, below = first.entries[0].split(left)
    if not any(parts for _x, parts in above.cells):
        return [first, *others]
    return [replace(first, entries=[above, below, *first.entries[1:]]), *others]
