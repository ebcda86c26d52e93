"""A list as it stands on the screen, on paper: its columns, its rows in their order, and what was filtered.

The window words every cell before it asks; so this sheet knows texts only.
"""

from collections.abc import Generator, Sequence
from typing import NamedTuple

from exports import Request
from exports.finishing import finished
from exports.flow import draw_page, paginate
from exports.frame import accent_bar, footer, title
from exports.palette import ACCENTS
from exports.sheet import GUTTER, MARGIN, MM, PAPERS, Sheet, block
from exports.styles import LEAD, NAME, SMALL_GREY, TEXT, TEXT_GREY, Style
from exports.table import COLUMN, Entry, Part, Section, Text
from exports.text import clean
from exports.wording import Speech
from models.database import Problem
from models.words import N_, _

STYLES = (NAME, TEXT)
"""How the first column is set, and how the others are."""
WIDEST = 70.0
"""Millimetres that a column wants at most."""
MEASURED = 500
"""Rows by which the columns are measured."""
ON = N_("For staff: the list as it was shown")


class Cell(NamedTuple):
    """A text, and a smaller one below it."""

    text: str
    below: str = ""


class Listing(NamedTuple):
    """A list in the language in force: `owner` is the plan, `counted` how many rows, `told` its filter."""

    title: str
    owner: str
    counted: str
    told: str
    heads: Sequence[str]
    right: Sequence[bool]
    rows: Sequence[Sequence[Cell]]


def make(listing: Listing, request: Request) -> Generator[float, None, bytes]:
    """The list as PDF, on its side where its columns need the room."""
    return finished(lay_out(listing, request), request)


def lay_out(listing: Listing, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech(request.languages[:1])
    least, wanted = _measured(listing)
    width, height = PAPERS[request.paper]
    if sum(wanted) + GUTTER * (len(wanted) - 1) > width - 2 * MARGIN:
        width, height = height, width
    sheet = Sheet(width, height, listing.title, speech.main)
    body = width - 2 * MARGIN
    columns = _columns(listing, least, wanted, body)
    section = _section(listing, columns, body)
    for number, row in enumerate(listing.rows):
        section.entries.append(_entry(row, columns))
        if number % 50 == 49:
            yield 0.5 * number / len(listing.rows)
    top = _header(Sheet(width, height, ""), listing) + 3
    pages = paginate([section], top, _header(Sheet(width, height, ""), listing, again=True) + 2, height - 17)
    left = " · ".join(filter(None, (listing.title, clean(listing.owner))))
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.turn()
        _header(sheet, listing, again=number > 1)
        for _row in draw_page(sheet, page, body):
            pass
        footer(sheet, left, speech, speech.word(ON), request.printed, number, len(pages))
        yield 0.5 + 0.5 * number / len(pages)
    return sheet


def _header(sheet: Sheet, listing: Listing, *, again: bool = False) -> float:
    """Title, count and filter; on the following pages the title alone. Returns the y below."""
    accent_bar(sheet, ACCENTS["open-day"].accent)
    width = sheet.width - 2 * MARGIN
    if again:
        return sheet.text(MARGIN, 16.4, listing.title, LEAD, width)
    y = title(sheet, listing.title, width, most=1)
    said = (listing.counted, clean(listing.owner), clean(listing.told))
    return sheet.text(MARGIN, y + 0.5, " · ".join(filter(None, said)), TEXT_GREY, width)


# Columns


class _Column(NamedTuple):
    """Where a column begins, how wide it is, and whether its figures end at its right."""

    x: float
    width: float
    right: bool


def _wide(text: str, style: Style) -> float:
    return style.face.width(clean(text)) * style.size / MM


def _measured(listing: Listing) -> tuple[list[float], list[float]]:
    """Millimetres that each column needs for its head, and those that it would fill."""
    least = [_wide(head, COLUMN) + 1.5 for head in listing.heads]
    found = list(least)
    for row in listing.rows[:MEASURED]:
        for number, cell in enumerate(row):
            own = max(_wide(cell.text, STYLES[number > 0]), _wide(cell.below, SMALL_GREY)) + 0.5
            found[number] = max(found[number], min(own, WIDEST))
    return least, found


def _columns(listing: Listing, least: Sequence[float], wanted: Sequence[float], body: float) -> list[_Column]:
    """Narrow columns have what they want; wide ones share the rest, the first one what is left over."""
    room = body - GUTTER * (len(wanted) - 1)
    if sum(least) > room:
        raise Problem(_("So many columns need larger paper: hide some of them, or choose A3."))
    low, most = 0.0, max(wanted)
    for _step in range(20 if sum(wanted) > room else 0):
        middle = (low + most) / 2
        fits = sum(max(need, min(wide, middle)) for need, wide in zip(least, wanted, strict=True)) <= room
        low, most = (middle, most) if fits else (low, middle)
    given = [max(need, min(wide, low or most)) for need, wide in zip(least, wanted, strict=True)]
    given[0] += room - sum(given)
    starts = [sum(given[:number]) + GUTTER * number for number in range(len(given))]
    return [_Column(*column) for column in zip(starts, given, listing.right, strict=True)]


def _section(listing: Listing, columns: Sequence[_Column], body: float) -> Section:
    heads = [
        (column.x + (column.width - _wide(head, COLUMN) if column.right else 0.0), head)
        for column, head in zip(columns, listing.heads, strict=True)
    ]
    return Section("", "", [], heads, "", width=body)


class _Right(NamedTuple):
    """A figure that ends where its column does."""

    text: Text
    room: float

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.text.height

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Set the figure."""
        sheet.put(x + self.room, y, self.text.block, align="right")


def _entry(row: Sequence[Cell], columns: Sequence[_Column]) -> Entry:
    cells: list[tuple[float, Sequence[Part]]] = []
    for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
        parts: list[Part] = []
        for text, style in ((cell.text, STYLES[number > 0]), (cell.below, SMALL_GREY)):
            if clean(text):
                made = Text(block(text, style, column.width))
                parts.append(_Right(made, column.width) if column.right else made)
        cells.append((column.x, parts))
    return Entry(cells)
