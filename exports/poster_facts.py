"""The facts of a poster in columns: each under a head of its own, or beside its label."""

from collections.abc import Sequence
from typing import NamedTuple

from exports.palette import BLACK
from exports.poster_parts import MARGIN, Design
from exports.sheet import Block, block

Facts = Sequence[tuple[str, tuple[str, ...]]]
LABEL = 24.0
"""Design millimetres from a label to what it labels, at the least."""
APART = 5.0
BETWEEN = 1.6
"""Design millimetres between a label and its text, and between two labelled facts."""
ASIDE = 8.0
"""Design millimetres between two columns."""


class Piece(NamedTuple):
    """A text at its place within a column of facts."""

    x: float
    y: float
    text: Block


class FactColumn(NamedTuple):
    """A column of facts from `x` on, `height` design millimetres tall."""

    x: float
    height: float
    pieces: tuple[Piece, ...]

    def draw(self, design: Design, y: float) -> None:
        """Set the column with its top at `y`."""
        for piece in self.pieces:
            design.put(self.x + piece.x, y + piece.y, piece.text)


def headed(design: Design, columns: Facts, room: float, head_colour: str, ink: str) -> list[FactColumn]:
    """A column for each fact: its head, then the lines below it."""
    width = room / (len(columns) if design.compact and columns else max(2, len(columns)))
    head = design.style("Bold", 20, 26, head_colour)
    text = design.style("Regular", 14, 19, ink)
    found = []
    for number, (title, more) in enumerate(columns):
        blocks = [block(title, head, width - ASIDE, lines=True)]
        blocks += [block(line, text, width - ASIDE) for line in more]
        pieces, y = [], 0.0
        for one in blocks:
            pieces.append(Piece(0.0, y, one))
            y += one.height
        found.append(FactColumn(MARGIN + number * width, y, tuple(pieces)))
    return found


def labelled(design: Design, labels: Facts, room: float, ink: str = BLACK) -> list[FactColumn]:
    """Label and text in rows: two columns of them, on small paper one."""
    split = len(labels) if design.compact else min(2, len(labels))
    parts = [part for part in (labels[:split], labels[split:]) if part]
    width = room / (1 if design.compact else 2)
    return [_labelled(design, part, MARGIN + at * width, width, ink) for at, part in enumerate(parts)]


def _labelled(design: Design, labels: Facts, x: float, width: float, ink: str) -> FactColumn:
    bold, strong, text = (design.style(weight, 14, 19, ink) for weight in ("Bold", "Medium", "Regular"))
    heads = [block(label, bold, width / 2, lines=True) for label, _lines in labels]
    indent = max(LABEL, max(head.width for head in heads) + APART)
    pieces, y = [], 0.0
    for head, (_label, lines) in zip(heads, labels, strict=True):
        pieces.append(Piece(0.0, y, head))
        below = y
        for number, line in enumerate(lines):
            words = block(line, text if number else strong, width - indent - ASIDE)
            pieces.append(Piece(indent, below, words))
            below += words.height
        y = max(below, y + head.height) + BETWEEN
    return FactColumn(x, y - BETWEEN, tuple(pieces))
