"""Pieces of different sizes on one sheet, parted by straight cuts from edge to edge, as large as they fit."""

import re
from collections.abc import Sequence
from itertools import product
from math import sqrt
from typing import NamedTuple

from exports.imposition import BORDER, MARK, OFFSET, Piece
from exports.palette import BLACK
from exports.sheet import PAPERS, Sheet
from models.database import Problem
from models.words import _

GAP = 2 * (OFFSET + MARK)
"""Millimetres between two trims, for the marks of both."""
MOST = 6
STEPS = 9
SPLIT = re.compile(r"[,;，、；\s]+")
OWN = re.compile(r"(\d{2,4})[x×*](\d{2,4})")

Size = tuple[float, float]


class Placed(NamedTuple):
    """A piece on the sheet; a `turned` one lies on its side, its top to the right. `number` is its size's."""

    piece: Piece
    turned: bool
    number: int


class Mixed(NamedTuple):
    """A sheet with its pieces, and how large they are beside what was asked for."""

    width: float
    height: float
    placed: tuple[Placed, ...]
    scale: float


class Shape(NamedTuple):
    """A way to lay some pieces: its size, and what it is made of, beside (`across`) or below each other."""

    width: float
    height: float
    parts: "tuple[Shape, Shape] | int"
    across: bool = False
    turned: bool = False


def sizes_of(text: str) -> list[Size]:
    """“A5, A6, 90x120” in millimetres, upright; raises Problem for what is no size."""
    found = []
    for word in filter(None, SPLIT.split(text.strip())):
        own = OWN.fullmatch(word.lower())
        paper = PAPERS.get(word.upper()) or PAPERS.get(word.capitalize())
        if own:
            found.append((float(own[1]), float(own[2])))
        elif paper:
            found.append((float(paper[0]), float(paper[1])))
        else:
            raise Problem(_("“{text}” is no size of a poster. Write A5 or 90x120.").format(text=word))
    if not 1 <= len(found) <= MOST:
        raise Problem(_("A mixed sheet takes 1 to {most} posters, not {count}.").format(
            most=MOST, count=len(found)))  # fmt: skip
    return found


def mixed(paper: Size, sizes: Sequence[Size]) -> Mixed:
    """The pieces on the sheet, upright or on its side, at the largest scale up to their own size."""
    rooms = [(side - 2 * BORDER, other - 2 * BORDER) for side, other in (paper, paper[::-1])]
    area = sum(wide * tall for wide, tall in sizes)
    low, high = 0.0, min(1.0, sqrt(rooms[0][0] * rooms[0][1] / area))
    best: tuple[float, int, Shape] | None = None
    for step in range(STEPS):
        scale = high if step == 0 else (low + high) / 2
        shapes = _shapes([(wide * scale, tall * scale) for wide, tall in sizes], max(rooms[0]))
        found = [
            (number, shape)
            for number, room in enumerate(rooms)
            for shape in shapes
            if shape.width <= room[0] + 1e-6 and shape.height <= room[1] + 1e-6
        ]
        if not found:
            high = scale
            continue
        low = scale
        number, shape = min(found, key=lambda pair: (pair[1].width * pair[1].height, pair[0]))
        best = scale, number, shape
        if step == 0:
            break
    if best is None:
        raise Problem(_("These posters do not fit on one sheet of this paper."))
    scale, number, shape = best
    width, height = paper if not number else paper[::-1]
    placed = _places(_numbered(shape, sizes), (width - shape.width) / 2, (height - shape.height) / 2)
    return Mixed(width, height, tuple(sorted(placed, key=lambda one: one.number)), scale)


def _shapes(sizes: Sequence[Size], most: float) -> list[Shape]:
    """Every way worth having to lay all pieces; those of one size count as one kind."""
    kinds = list(dict.fromkeys(sizes))
    known: dict[tuple[int, ...], list[Shape]] = {}

    def ways(counts: tuple[int, ...]) -> list[Shape]:
        if counts in known:
            return known[counts]
        found = []
        if sum(counts) == 1:
            kind = counts.index(1)
            wide, tall = kinds[kind]
            found = [Shape(wide, tall, kind), Shape(tall, wide, kind, turned=True)]
        for part in product(*(range(count + 1) for count in counts)):
            rest = tuple(count - taken for count, taken in zip(counts, part, strict=True))
            if sum(part) and sum(rest) and part >= rest:
                for one, other in product(ways(part), ways(rest)):
                    found += _joined(one, other)
        known[counts] = _worth(found, most)
        return known[counts]

    return ways(tuple(sizes.count(kind) for kind in kinds))


def _joined(one: Shape, other: Shape) -> tuple[Shape, Shape]:
    """Two shapes beside and below each other."""
    beside, below = one.width + GAP + other.width, one.height + GAP + other.height
    return (
        Shape(beside, max(one.height, other.height), (one, other), across=True),
        Shape(max(one.width, other.width), below, (one, other)),
    )


def _worth(found: Sequence[Shape], most: float) -> list[Shape]:
    """The shapes within the paper than which none other is smaller both ways."""
    kept: list[Shape] = []
    for shape in sorted(found, key=lambda shape: (shape.width, shape.height)):
        within = shape.width <= most + 1e-6 and shape.height <= most + 1e-6
        if within and (not kept or shape.height < kept[-1].height - 1e-6):
            kept.append(shape)
    return kept


def _numbered(shape: Shape, sizes: Sequence[Size]) -> Shape:
    """The same with pieces for kinds: of several alike the first in the order asked for comes first."""
    kinds = list(dict.fromkeys(sizes))
    left = {kind: [n for n, size in enumerate(sizes) if size == kinds[kind]] for kind in range(len(kinds))}

    def told(part: Shape) -> Shape:
        if isinstance(part.parts, int):
            return part._replace(parts=left[part.parts].pop(0))
        one, other = part.parts
        return part._replace(parts=(told(one), told(other)))

    return told(shape)


def _places(shape: Shape, x: float, y: float) -> list[Placed]:
    """The pieces of a shape at (x, y), each part in the middle of its strip."""
    if isinstance(shape.parts, int):
        return [Placed(Piece(x, y, shape.width, shape.height), shape.turned, shape.parts)]
    one, other = shape.parts
    if shape.across:
        first = _places(one, x, y + (shape.height - one.height) / 2)
        return first + _places(other, x + one.width + GAP, y + (shape.height - other.height) / 2)
    first = _places(one, x + (shape.width - one.width) / 2, y)
    return first + _places(other, x + (shape.width - other.width) / 2, y + one.height + GAP)


def marks_of(sheet: Sheet, placed: Sequence[Placed]) -> None:
    """Eight marks a piece, in the space between the pieces."""
    for piece, _turned, _number in placed:
        right, bottom = piece.x + piece.width, piece.y + piece.height
        for x in (piece.x, right):
            sheet.line(x, piece.y - OFFSET - MARK, x, piece.y - OFFSET, BLACK, 0.25)
            sheet.line(x, bottom + OFFSET, x, bottom + OFFSET + MARK, BLACK, 0.25)
        for y in (piece.y, bottom):
            sheet.line(piece.x - OFFSET - MARK, y, piece.x - OFFSET, y, BLACK, 0.25)
            sheet.line(right + OFFSET, y, right + OFFSET + MARK, y, BLACK, 0.25)
