"""A large sheet cut into tiles for a printer's paper: how many, how large, and where each lies."""

from math import ceil
from typing import NamedTuple

MARGIN = 8.0
"""Millimetres at the edge of the paper: office printers do not reach 4.2, and marks need the rest."""
OVERLAP = 15.0
"""Millimetres of the next tile that are printed as the strip to be glued, at the right and below."""
PERCENTS = (95, 90, 85, 80)
SAVING = 0.7
"""A near size is offered where it takes at most this part of the sheets."""


class Tiling(NamedTuple):
    """Equal tiles on a paper. `across` and `down` count them; all in millimetres."""

    paper: tuple[float, float]
    across: int
    down: int
    width: float
    height: float

    @property
    def sheets(self) -> int:
        """Sheets of paper."""
        return self.across * self.down

    def code(self, column: int, row: int) -> str:
        """“B2”: the row as a letter, the column as a number from 1."""
        first, second = divmod(row, 26)
        return f"{chr(64 + first) if first else ''}{chr(65 + second)}{column + 1}"


def tiling(size: tuple[float, float], paper: tuple[float, float]) -> Tiling:
    """The tiles of a sheet of `size` on `paper`, upright or on its side, as it takes fewer."""
    upright, lying = (_tiled(size, sides) for sides in (paper, paper[::-1]))
    return lying if lying.sheets < upright.sheets else upright


def _tiled(size: tuple[float, float], paper: tuple[float, float]) -> Tiling:
    counts = [_needed(long, side) for long, side in zip(size, paper, strict=True)]
    across, down = counts
    return Tiling(paper, across, down, size[0] / across, size[1] / down)


def _needed(length: float, side: float) -> int:
    """Equal tiles along one side; each leaves room for a strip or the slug beside it."""
    usable = side - 2 * MARGIN
    return ceil(length / (usable - OVERLAP) - 1e-9)


def nearer(size: tuple[float, float], paper: tuple[float, float]) -> tuple[int, Tiling] | None:
    """The largest near size, in percent, that saves a good part of the sheets; None where none does."""
    whole = tiling(size, paper).sheets
    for percent in PERCENTS:
        smaller = tiling((size[0] * percent / 100, size[1] * percent / 100), paper)
        if smaller.sheets <= whole * SAVING:
            return percent, smaller
    return None
