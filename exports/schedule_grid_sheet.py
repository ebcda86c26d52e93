"""A day of an event as a grid on a sheet: rooms across, time down, each session one merged block.

A row lies between two moments at which anything starts or ends. Its height follows its minutes as far as the
texts allow, as on the printed grid; sessions at the same time in one room stand side by side in lanes.
"""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from exports.palette import BLACK, BREAK, GREY, RULE, TRACKS, WHITE, tint
from exports.schedule_grid_blocks import Block, Stripe, stripes_of
from exports.schedule_rows import Row, Words
from exports.wording import clock, hours, language_code
from exports.workbook import Book, Page, Value, safe_text
from exports.workbook_fit import LEADING, lines, points
from exports.workbook_look import ACCENT, FACE, MEDIUM, TEXT, Look, colour

MOST_LANES = 60
LEVELS = ((0.95, 15.0), (0.7, 13.0), (0.5, 11.0), (0.3, 6.0), (0.15, 3.0))
"""Points of a minute and of the lowest row, from airy to dense: the first that fits is taken."""
HIGHEST, IDLE = 150.0, 26.0
"""Points of a row: at most before its texts ask for more, and where nothing runs."""
TALLEST = 1250.0
"""Points of a grid that a page of A3 still shows in a size that can be read."""
A3_DOWN = 740.0
"""Points of height that A3 gives to the rows."""
LABEL = 11.0
"""Points of a row that has room for its time."""
ACROSS = 128.0
"""Units of width of a landscape page."""
NARROWEST, WIDEST, CROWDED = 17.0, 30.0, 30.0
"""Units of a lane: on one page, and where the rooms take several pages."""
ROOMS_A_PAGE = 8
TIMES = 7.5
SMALL, MAIN, BY = 7.0, 9.0, 8.0
MARKS = {"hybrid": "◐", "online": "○"}

BAND = Look(15, True, WHITE, ACCENT, down="center", indent=1)
ROOM = Look(9.5, True, down="center", wrap=True, indent=1, bottom=MEDIUM)
HOUR = Look(10, True, top=("thin", RULE))
QUIET_HOUR = Look(8.5, top=("thin", RULE))


def grid_page(book: Book, words: Words, rows: Sequence[Row], title: str, tab: str) -> Page | None:
    """The page of one day, or None where it would be wider than anybody can use."""
    wide, stripes = stripes_of(words, rows)
    lanes = sum(stripe.lanes for stripe in stripes)
    if not 0 < lanes <= MOST_LANES:  # Excel could show it, nobody would read it
        return None
    left = 2
    for stripe in stripes:
        for block in stripe.blocks:
            block.left += left
            block.right += left
        left += stripe.lanes
    for block in wide:
        block.left, block.right = 2, lanes + 1
    blocks = [*wide, *(block for stripe in stripes for block in stripe.blocks)]
    grid = _Grid(blocks, stripes, lanes)
    return _written(book, grid, title, tab) if grid.fits else None


class _Grid:
    """Where everything stands, and how high each row has to be."""

    def __init__(self, blocks: list[Block], stripes: list[Stripe], lanes: int) -> None:
        self.blocks, self.stripes, self.lanes = blocks, stripes, lanes
        self.width = (
            max(NARROWEST, min(WIDEST, (ACROSS - TIMES) / lanes)) if lanes <= ROOMS_A_PAGE else CROWDED
        )
        self.moments = sorted({moment for block in blocks for moment in (block.starts, block.ends)})
        at = {moment: number for number, moment in enumerate(self.moments)}
        for block in blocks:
            block.top, block.bottom = at[block.starts], at[block.ends]
        self.heights: list[float] = []
        for scale, lowest in LEVELS:
            self.heights = self._heights(scale, lowest)
            if sum(self.heights) <= TALLEST:
                break

    @property
    def fits(self) -> bool:
        """Whether a page can show it."""
        return sum(self.heights) <= TALLEST

    def _heights(self, scale: float, lowest: float) -> list[float]:
        busy = {number for block in self.blocks for number in range(block.top, block.bottom)}
        heights = []
        for number, (start, end) in enumerate(zip(self.moments, self.moments[1:], strict=False)):
            minutes = (end - start).total_seconds() / 60
            height = min(max(minutes * scale, lowest), HIGHEST)
            heights.append(height if number in busy else min(height, IDLE))
        for block in sorted(self.blocks, key=lambda block: (block.bottom - block.top, block.top)):
            if block.row.is_quiet and block.right - block.left + 1 == self.lanes:
                heights[block.top] = min(heights[block.top], 22.0)
            missing = self.need(block) - sum(heights[block.top : block.bottom])
            if missing > 0:
                share = missing / (block.bottom - block.top)
                for number in range(block.top, block.bottom):
                    heights[number] += share
        return heights

    def need(self, block: Block) -> float:
        """Points that the texts of a block take."""
        width = self.width * (block.right - block.left + 1) - 2.4
        if block.row.is_quiet:
            return points(lines(_on_one_line(block.row), width, MAIN, True), MAIN, 4)
        count = lines(_title(block.row), width, MAIN, True) * MAIN
        count += lines(block.row.people, width, BY) * BY if block.row.people else 0
        return (count + SMALL) * LEADING + 6


def _title(row: Row) -> str:
    return "\n".join(filter(None, (row.title, row.title_other)))


def _on_one_line(row: Row) -> str:
    """A break: what, when, and where unless it is everywhere."""
    assert row.starts and row.ends
    where = "" if row.session.everywhere else row.rooms
    return "  ".join(
        filter(None, (f"{row.title} {row.title_other}".strip(), hours(row.starts, row.ends), where))
    )


def _usual_language(blocks: Sequence[Block]) -> str:
    """The code of the language most sessions are in; it goes without saying."""
    codes = Counter(
        language_code(block.row.session.language) for block in blocks if block.row.session.language
    )
    return codes.most_common(1)[0][0] if codes else ""


def _rich(row: Row, usual: str) -> CellRichText:
    """When, in what track and how; the title; who."""
    assert row.starts and row.ends
    code = language_code(row.session.language)
    code = "" if code == usual else code
    marks = (hours(row.starts, row.ends), row.track_code, MARKS.get(row.mode_code, ""), code)
    parts = [
        _run("  ".join(filter(None, marks)) + "\n", SMALL, False, GREY),
        _run(_title(row) + ("\n" if row.people else ""), MAIN, True, BLACK),
    ]
    if row.people:
        parts.append(_run(row.people, BY, False, BLACK))
    return CellRichText(parts)


def _run(text: str, size: float, bold: bool, shade: str) -> TextBlock:
    return TextBlock(InlineFont(rFont=FACE, sz=size, b=bold, color=colour(shade)), safe_text(text))


def _written(book: Book, grid: _Grid, title: str, tab: str) -> Page:
    page = book.page(tab)
    columns = grid.lanes + 1
    page.columns([TIMES, *[grid.width] * grid.lanes])
    page.freeze(4, 2)
    high = sum(grid.heights)
    size = "A4" if grid.lanes <= 8 and high < 760 else "A3"
    across = (ACROSS if size == "A4" else ACROSS * 1.45) / min(1.0, A3_DOWN / high)
    pages = ceil((TIMES + grid.lanes * grid.width) / across)
    page.paper(landscape=True, tall=1, wide=pages, size=size)
    if pages > 1:
        page.sheet.print_title_cols = "A:A"
    first = 1 if pages == 1 else 2  # what stands in the first column stands on every page
    page.put([(BAND, title if number == first else None) for number in range(1, columns + 1)], 30)
    page.merge(1, first, 1, min(columns, 9))
    heads: list[tuple[Look, Value] | None] = [(ROOM, None)]
    for stripe in grid.stripes:
        heads += [(ROOM, stripe.head), *[(ROOM, None)] * (stripe.lanes - 1)]
    height = max(lines(s.head, grid.width * s.lanes - 1.5, 9.5, True) for s in grid.stripes)
    page.put(heads, points(height, 9.5, 6))
    column = 2
    for stripe in grid.stripes:
        page.merge(2, column, 2, column + stripe.lanes - 1)
        column += stripe.lanes
    page.put([], 4)
    _rows(page, grid)
    page.heads(2, columns)
    return page


def _rows(page: Page, grid: _Grid) -> None:
    cells: dict[tuple[int, int], tuple[Look, Value]] = {}
    looks: dict[tuple[Any, ...], Look] = {}
    usual = _usual_language(grid.blocks)
    for block in grid.blocks:
        for row in range(block.top, block.bottom):
            for column in range(block.left, block.right + 1):
                cells[row, column] = (_look(looks, block, row == block.top, column == block.left), None)
        quiet = block.row.is_quiet
        first = cells[block.top, block.left][0]
        cells[block.top, block.left] = (first, _on_one_line(block.row) if quiet else _rich(block.row, usual))
    starts = {block.top: block for block in reversed(grid.blocks)}
    for number, height in enumerate(grid.heights):
        line: list[tuple[Look, Value] | None] = [None]
        if number in starts and height >= LABEL:
            hour = QUIET_HOUR if starts[number].row.is_quiet else HOUR
            line = [(hour, clock(grid.moments[number]))]
        line += [cells.get((number, column)) for column in range(2, grid.lanes + 2)]
        page.put(line, height)
    above = page.rows - len(grid.heights) + 1
    for block in grid.blocks:
        page.merge(above + block.top, block.left, above + block.bottom - 1, block.right)


def _look(looks: dict[tuple[Any, ...], Look], block: Block, first: bool, edge: bool) -> Look:
    row = block.row
    key = (row.is_quiet, row.track, first, edge)
    if key not in looks:
        shade = BLACK if row.track is None else TRACKS[row.track % len(TRACKS)].colour
        fill = BREAK if row.is_quiet or row.track is None else tint(shade, 0.14)
        looks[key] = Look(
            MAIN, row.is_quiet, BLACK, fill, "left", "center" if row.is_quiet else "top", True, 1,
            top=("medium", WHITE) if first else None,
            left=("thick", shade) if edge and not row.is_quiet else None, form=TEXT,
        )  # fmt: skip
    return looks[key]
