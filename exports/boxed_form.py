"""A form of boxes: rows of labelled cells with rules round them, over as many pages as they need."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from exports.checklist import BOX, Tick
from exports.page_table import NEXT_TOP, Head
from exports.pages import Paper, too_small
from exports.palette import BLACK, BREAK, GREY, RULE
from exports.sheet import MARGIN, Block, block
from exports.styles import SMALL_GREY, TEXT, TEXT_BOLD, Style
from exports.table import Text
from models.words import N_

PAD = 2.2
LABEL = 27.0
LEAST = 7.8
SIGN_LEAST, SIGN_MOST = 16.5, 42.0
"""Millimetres of a box to sign in: it grows where the page has room."""
LINE = 46.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A label on grey and what stands beside it; `ticked` lines have a box to tick. `share` of the width."""

    label: Block
    lines: tuple[Block, ...]
    share: float = 1.0
    ticked: bool = False

    @property
    def height(self) -> float:
        """Millimetres, with the air inside."""
        tall = sum(found.height for found in self.lines) + (1.2 * len(self.lines) if self.ticked else 0.0)
        return max(tall, self.label.height, 3.0) + 2 * PAD - 0.8


@dataclass(frozen=True, slots=True)
class Boxes:
    """One row of the form."""

    cells: tuple[Cell, ...]

    @property
    def height(self) -> float:
        """Millimetres."""
        return max(LEAST, *(cell.height for cell in self.cells))

    def split(self, room: float) -> tuple["Boxes", "Boxes"]:
        """This row in two, the first at most `room` millimetres tall; both keep their labels."""
        above, below = [], []
        for cell in self.cells:
            first, rest = _cut(cell.lines, room - 2 * PAD)
            above.append(Cell(cell.label, tuple(first), cell.share, cell.ticked))
            below.append(Cell(cell.label, tuple(rest), cell.share, cell.ticked))
        return Boxes(tuple(above)), Boxes(tuple(below))

    def draw(self, paper: Paper, y: float, height: float) -> None:
        """Draw the row from `y` on."""
        sheet, x = paper.sheet, MARGIN
        for cell in self.cells:
            width = paper.width * cell.share
            sheet.rect(x, y, LABEL, height, BREAK)
            sheet.put(x + PAD, y + PAD + 0.2, cell.label)
            sheet.line(x + LABEL, y, x + LABEL, y + height, RULE, 0.35)
            at = y + PAD + 0.2
            for found in cell.lines:
                left = x + LABEL + PAD
                if cell.ticked:
                    Tick(False).draw(sheet, left, at)
                    left += BOX + 2
                at = sheet.put(left, at, found) + (1.2 if cell.ticked else 0.0)
            x += width
            if cell is not self.cells[-1]:
                sheet.line(x, y, x, y + height, RULE, 0.35)
        sheet.line(MARGIN, y, MARGIN + paper.width, y, RULE, 0.35)


@dataclass(frozen=True, slots=True)
class Signing:
    """A box for an opinion, with lines for signature and date, and the name of who signs if known."""

    label: Block
    name: str = ""
    seal: bool = False

    @property
    def height(self) -> float:
        """Millimetres it needs at least."""
        return max(SIGN_LEAST, self.label.height + 2 * PAD)

    def draw(self, paper: Paper, y: float, height: float) -> None:
        """Draw the box from `y` on."""
        sheet, say, right = paper.sheet, paper.speech.say, MARGIN + paper.width
        sheet.rect(MARGIN, y, LABEL, height, BREAK)
        sheet.put(MARGIN + PAD, y + PAD + 0.2, self.label)
        sheet.line(MARGIN + LABEL, y, MARGIN + LABEL, y + height, RULE, 0.35)
        sheet.text(MARGIN + LABEL + PAD, y + PAD + 0.2, say(N_("Opinion")), SMALL_GREY, 60)
        base = y + height - 4.6
        words = (block(say(N_("Signature")), SMALL_GREY, 40), block(say(N_("Date")), SMALL_GREY, 30))
        line = min(LINE, (paper.width - LABEL - words[0].width - words[1].width - 16) / 2)
        x = right - PAD - line
        for number, found in enumerate(reversed(words)):
            sheet.line(x, base + 0.8, x + line, base + 0.8, GREY, 0.5)
            sheet.put(x - 2, base - 2.2, found, align="right")
            if number and self.name:
                sheet.put(x + 1, base - 2.6, _short(self.name, line - 2))
            x -= line + found.width + 6
        if self.seal:
            sheet.text(right - PAD, y + PAD + 0.2, say(N_("Seal")), SMALL_GREY, align="right")
        sheet.line(MARGIN, y, right, y, RULE, 0.35)


def cell(
    paper: Paper, label: str, *lines: str, share: float = 1.0, ticked: bool = False, style: Style = TEXT
) -> Cell:
    """A cell with its texts broken to its width, the first one in `style`."""
    room = paper.width * share - LABEL - 2 * PAD - (BOX + 2 if ticked else 0.0)
    styles = (style, *[TEXT] * len(lines))
    blocks = (block(text, look, room, lines=True) for text, look in zip(lines, styles, strict=False))
    return Cell(_label(paper, label), tuple(found for found in blocks if found.lines), share, ticked)


def signing(paper: Paper, label: str, name: str = "", *, seal: bool = False) -> Signing:
    """A box to sign in."""
    return Signing(_label(paper, label), name, seal)


def _label(paper: Paper, label: str) -> Block:
    return block(paper.speech.say(label, "\n"), TEXT_BOLD, LABEL - 2 * PAD + 1.2, lines=True)


def draw_form(
    paper: Paper, head: Head, rows: Sequence[Boxes], signatures: Sequence[Signing]
) -> Generator[float, None, None]:
    """The rows, then the boxes to sign in: they share what is left of their page."""
    top, bottom = head.draw(paper, dry=True) + 6.5, paper.bottom
    if top + 2 * LEAST > bottom or bottom - NEXT_TOP < 60:
        raise too_small(paper)
    pages = _paged(rows, top, bottom)
    used = pages[-1][-1][0] + pages[-1][-1][1].height if pages[-1] else top
    need = sum(found.height for found in signatures)
    if used + need > bottom:
        pages.append([])
        used = NEXT_TOP
    more = min((bottom - used - need) / max(1, len(signatures)), SIGN_MOST - SIGN_LEAST)
    for number, page in enumerate(pages, 1):
        paper.begin()
        head.draw(paper) if number == 1 else head.again(paper)
        first = top if number == 1 else NEXT_TOP
        y = first
        for y, row in page:
            row.draw(paper, y, row.height)
            y += row.height
        for found in signatures if number == len(pages) else ():
            found.draw(paper, y, found.height + more)
            y += found.height + more
        paper.sheet.frame(MARGIN, first, paper.width, y - first, BLACK, 0.9)
        paper.foot(number, len(pages))
        yield number / len(pages)


def _paged(rows: Sequence[Boxes], top: float, bottom: float) -> list[list[tuple[float, Boxes]]]:
    """(y, row) of each page; a row is split only where it is taller than a page."""
    pages: list[list[tuple[float, Boxes]]] = [[]]
    y, waiting = top, list(rows)
    while waiting:
        row = waiting.pop(0)
        if y + row.height > bottom:
            if row.height > bottom - NEXT_TOP and bottom - y > 2 * LEAST:
                row, rest = row.split(bottom - y)
                waiting.insert(0, rest)
            else:
                pages.append([])
                y = NEXT_TOP
                waiting.insert(0, row)
                continue
        pages[-1].append((y, row))
        y += row.height
    return pages


def _cut(lines: Sequence[Block], room: float) -> tuple[list[Block], list[Block]]:
    """The blocks that fit `room` millimetres, the last one cut between its lines, and the rest."""
    first: list[Block] = []
    for number, found in enumerate(lines):
        if found.height <= room:
            first.append(found)
            room -= found.height
            continue
        if room < found.leading / 72 * 25.4 and first:
            return first, list(lines[number:])
        head, tail = Text(found).split(room)
        return [*first, head.block], [tail.block, *lines[number + 1 :]]
    return first, []


def _short(name: str, width: float) -> Block:
    found = block(name, TEXT, width)
    return found._replace(lines=found.lines[:1])
