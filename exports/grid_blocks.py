"""One session in a grid: what its block says at each density, how tall that is, and how it is drawn."""

from typing import NamedTuple

from exports.agenda_rows import Row
from exports.frame import Sign
from exports.marks import ground, pattern, track_mark
from exports.palette import BLACK, BREAK, GREY
from exports.sheet import MARGIN, Block, Sheet, block
from exports.styles import Style
from exports.table import draw_mark, mark_width
from exports.wording import Speech, clock, hours
from models.words import _, speaking

AXIS = 14.5
BAR = 1.7
INSET = 3.1
"""Millimetres from the edge of a block to its text."""
RIGHT = 0.9
GAP = 1.3
"""Millimetres between neighbouring blocks, both ways."""
PAD = 1.8
BAND_PAD = 1.75
BETWEEN = 1.4
"""Millimetres between two marks."""


class Cell(NamedTuple):
    """The texts of a block with the marks and start time on its first line, and the height it needs."""

    time: Block | None
    blocks: tuple[Block, ...]
    signs: tuple[Sign, ...]
    marks: float
    indent: float
    need: float


class BandText(NamedTuple):
    """A break: its title, what follows it, where that stands, and the height."""

    title: Block
    more: Block
    indent: float
    below: bool
    height: float


class Looks:
    """Styles at the size of the paper, and the cells made with them so far."""

    def __init__(self, scale: float, speech: Speech) -> None:
        self.speech = speech
        self.comma = speech.word(", ")
        self.title = Style("Medium", 8.5, 10.2).scaled(scale)
        self.other = Style("Regular", 7.5, 9.3).scaled(scale)
        self.people = Style("Regular", 7.2, 9).scaled(scale)
        self.time = Style("Regular", 6.8, 8.8).scaled(scale)
        self.start = Style("Bold", 7.2, 10.2).scaled(scale)
        self.note = Style("Regular", 6.5, 8.2, GREY).scaled(scale)
        self.break_title = Style("Bold", 8.5, 10.5).scaled(scale)
        self.break_more = Style("Regular", 8, 10.5).scaled(scale)
        self._cells: dict[tuple[object, ...], Cell] = {}

    def cell(self, row: Row, width: float, timed: bool, run_in: bool, begun: bool, goes_on: bool) -> Cell:
        """What the block of `row` says. `timed` gives the hours a line of their own, `run_in` the start."""
        key = (row.id, width, timed, run_in, begun, goes_on)
        if key not in self._cells:
            self._cells[key] = self._make(row, width, timed, run_in and not timed, begun, goes_on)
        return self._cells[key]

    def _make(self, row: Row, width: float, timed: bool, run_in: bool, begun: bool, goes_on: bool) -> Cell:
        inner = max(4.0, width - GAP - INSET - RIGHT)
        signs = _signs(row)
        marks = sum(mark_width(sign) + BETWEEN for sign in signs)
        time, indent = None, 0.0
        assert row.starts and row.ends
        if timed:
            time = block(hours(row.starts, row.ends), self.time, inner)
        elif run_in and not begun:
            time = block(clock(row.starts), self.start, inner)
            indent = time.width + 1.4
        first = 0.0 if timed else indent + marks
        blocks = [block(row.title, self.title, inner, first=first)]
        blocks.append(block(row.title_other, self.other, inner))
        blocks.append(block(self.comma.join(name for name, _detail in row.people), self.people, inner))
        blocks.append(block(self._runs(row, begun, goes_on), self.note, inner))
        shown = tuple(found for found in blocks if found.lines)
        need = GAP + PAD + sum(found.height for found in shown) + 0.2
        if timed and time:
            need += max(time.height, 3.4) + (3.4 if time.width + marks > inner else 0.0)
        return Cell(time, shown, signs, marks, indent, need)

    def _runs(self, row: Row, begun: bool, goes_on: bool) -> str:
        """What a reader of one page must know of a session cut at its edge."""
        assert row.starts and row.ends
        with speaking(self.speech.main):
            since = _("since {time}").format(time=clock(row.starts)) if begun else ""
            until = _("until {time}").format(time=clock(row.ends)) if goes_on else ""
        return self.comma.join(filter(None, (since, until)))

    def band(self, row: Row, width: float) -> BandText:
        """A break over all rooms."""
        assert row.starts and row.ends
        words = "  ".join(filter(None, (row.title, row.title_other)))
        head = block(words, self.break_title, width - 2 * INSET)
        rooms = self.comma.join(name for name, _other in row.rooms)
        told = "  ".join(filter(None, (hours(row.starts, row.ends), rooms, row.summary)))
        indent = head.width + 3.5
        below = len(head.lines) > 1 or width - 2 * INSET - indent < 30
        room = width - 2 * INSET - (0.0 if below else indent)
        more = block(told, self.break_more, room)
        tall = head.height + more.height if below else max(head.height, more.height)
        return BandText(head, more, indent, below, tall + 2 * BAND_PAD - 0.9 + 0.5)


def _signs(row: Row) -> tuple[Sign, ...]:
    """Language, place, track: in this order from the left, flush right."""
    signs = []
    if row.language:
        signs.append(Sign(None, "", row.language, ""))
    if row.sign:
        signs.append(Sign(None, row.sign, "", ""))
    if row.code:
        signs.append(Sign(None, "", row.code, ""))
    return tuple(signs)


def draw_cell(sheet: Sheet, cell: Cell, row: Row, x: float, y: float, width: float, height: float) -> None:
    """The block of a session in the rectangle given, a gap kept to its neighbours."""
    y, height = y + GAP / 2, height - GAP
    width -= GAP
    sheet.rect(x, y, width, height, ground(row.track))
    if row.track is None:
        sheet.rect(x, y, BAR, height, BLACK)
    else:
        pattern(sheet, track_mark(row.track), x, y, BAR, height)
    inner = x + INSET
    below = y + PAD
    right = x + width - RIGHT
    at = right - cell.marks + BETWEEN
    for sign in cell.signs:
        draw_mark(sheet, sign, at, below)
        at += mark_width(sign) + BETWEEN
    if cell.time is not None:
        if not cell.indent:
            crowded = cell.marks > 0 and cell.time.width + cell.marks > right - inner
            below += 3.4 if crowded else 0.0
            sheet.put(inner, below, cell.time)
            below += max(cell.time.height, 3.4)
        else:
            sheet.put(inner, below + 0.3, cell.time)
    for number, found in enumerate(cell.blocks):
        below = sheet.put(inner, below, found, indent=0.0 if number else cell.indent)


def draw_band(sheet: Sheet, band: BandText, y: float, height: float, width: float) -> None:
    """A break across the page, right of the axis."""
    x = MARGIN + AXIS
    sheet.rect(x, y + 0.5, width - AXIS, height - 0.5, BREAK)
    top = y + 0.5 + BAND_PAD
    below = sheet.put(x + INSET, top, band.title)
    if band.below:
        sheet.put(x + INSET, below, band.more)
    else:
        sheet.put(x + INSET + band.indent, top + 0.1, band.more)
