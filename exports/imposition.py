"""Several sheets on one: where the trimmed pieces lie, and the marks to cut along."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from exports.palette import BLACK
from exports.sheet import MM, Sheet

BLEED = 3.0
MARK = 5.0
OFFSET = 3.0
"""Millimetres between the trim and a crop mark."""
BORDER = 12.0
"""Millimetres that an office printer and the marks need at the edge."""
RATIO = 420 / 297
COUNTS = {1: (1, 1), 2: (2, 1), 4: (2, 2), 8: (4, 2)}
"""Pieces a sheet: across and down, with the sheet laid so that they become largest."""


class Piece(NamedTuple):
    """A trimmed piece, in millimetres."""

    x: float
    y: float
    width: float
    height: float


class Layout(NamedTuple):
    """A sheet and its pieces, row by row."""

    width: float
    height: float
    pieces: tuple[Piece, ...]


def layout(paper: tuple[float, float], up: int, ratio: float = RATIO) -> Layout:
    """`up` posters on `paper`, on its side where that makes them larger. `ratio` is height to width."""
    across, down = COUNTS[up]
    tried = [
        _arranged(size, counts, ratio)
        for size in (paper, paper[::-1])
        for counts in dict.fromkeys(((across, down), (down, across)))
    ]
    return max(tried, key=lambda found: found.pieces[0].width)


def _arranged(paper: tuple[float, float], counts: tuple[int, int], ratio: float) -> Layout:
    """Pieces in the format of a poster, their bleeds touching, in the middle of the sheet."""
    (width, height), (across, down) = paper, counts
    gap = 2 * BLEED
    room = (width - 2 * BORDER - gap * (across - 1)) / across
    tall = (height - 2 * BORDER - gap * (down - 1)) / down
    wide = min(room, tall / ratio)
    tall = wide * ratio
    left = (width - across * wide - gap * (across - 1)) / 2
    top = (height - down * tall - gap * (down - 1)) / 2
    pieces = tuple(
        Piece(left + column * (wide + gap), top + row * (tall + gap), wide, tall)
        for row in range(down)
        for column in range(across)
    )
    return Layout(width, height, pieces)


def crop_marks(sheet: Sheet, found: Layout) -> None:
    """Marks at every trim line, only outside the outermost trims."""
    columns = {edge for piece in found.pieces for edge in (piece.x, piece.x + piece.width)}
    lines = {edge for piece in found.pieces for edge in (piece.y, piece.y + piece.height)}
    left, right, top, bottom = min(columns), max(columns), min(lines), max(lines)
    for x in sorted(columns):
        sheet.line(x, top - OFFSET - MARK, x, top - OFFSET, BLACK, 0.25)
        sheet.line(x, bottom + OFFSET, x, bottom + OFFSET + MARK, BLACK, 0.25)
    for y in sorted(lines):
        sheet.line(left - OFFSET - MARK, y, left - OFFSET, y, BLACK, 0.25)
        sheet.line(right + OFFSET, y, right + OFFSET + MARK, y, BLACK, 0.25)


@contextmanager
def half_turn(sheet: Sheet, x: float, y: float) -> Iterator[None]:
    """Whatever is drawn inside stands on its head, turned about a point; its boxes are turned as well."""
    count = len(sheet.boxes)
    with sheet.state():
        sheet.canvas.translate(2 * x * MM, 2 * (sheet.height - y) * MM)
        sheet.canvas.rotate(180)
        yield
    sheet.boxes[count:] = [
        box._replace(x=2 * x - box.x - box.width, y=2 * y - box.y - box.height) for box in sheet.boxes[count:]
    ]


def fold_marks(sheet: Sheet, found: Layout) -> None:
    """Dashes where each row of pieces is folded across its middle, only outside the outermost trims."""
    left = min(piece.x for piece in found.pieces)
    right = max(piece.x + piece.width for piece in found.pieces)
    sheet.canvas.setDash(1.2, 1.2)
    for y in sorted({piece.y + piece.height / 2 for piece in found.pieces}):
        sheet.line(left - OFFSET - MARK, y, left - OFFSET, y, BLACK, 0.5)
        sheet.line(right + OFFSET, y, right + OFFSET + MARK, y, BLACK, 0.5)
    sheet.canvas.setDash()
