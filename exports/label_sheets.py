"""Sheets of labels that can be bought, as a table, and plain sheets to cut by hand, for badges and labels.

Measures are millimetres. Those of Avery, Zweckform and HERMA sheets were compared with the public template
database of gLabels and agree to half a millimetre, but for L7163 and HERMA 4457: sheets that are centred on
their paper are centred here, which those two are not there (HERMA 4457 lies a millimetre lower). deli sheets
divide the whole paper and were compared with nothing: print the outlines on plain paper first. Any other
sheet can be typed: “80x50 2x5 17.5,13.5 95x55”.
"""

import re
from typing import NamedTuple

from exports.imposition import Layout, Piece
from exports.sheet import PAPERS
from models.database import Problem
from models.words import _

A4, LETTER = PAPERS["A4"], PAPERS["Letter"]
GAP = 6.0
"""Between neighbours that are cut by hand: the bleeds of both."""
EDGE = 15.0
"""Free at each edge of such a sheet, for marks and a note."""
NUMBER = r"\d+(?:\.\d+)?"
TYPED = re.compile(
    rf"({NUMBER})x({NUMBER})\s+(\d+)x(\d+)\s+({NUMBER})[,;]({NUMBER})(?:\s+({NUMBER})x({NUMBER}))?"
)


class LabelSheet(NamedTuple):
    """One sheet: paper, columns and rows, size of a label, place of the first one, and step to the next."""

    codes: str
    paper: tuple[float, float]
    grid: tuple[int, int]
    size: tuple[float, float]
    first: tuple[float, float]
    step: tuple[float, float]

    def layout(self) -> Layout:
        """The labels, row by row."""
        across, down = self.grid
        pieces = tuple(
            Piece(self.first[0] + column * self.step[0], self.first[1] + row * self.step[1], *self.size)
            for row in range(down)
            for column in range(across)
        )
        return Layout(*self.paper, pieces)


CUT = {
    "cut-90x54": (90.0, 54.0), "cut-90x60": (90.0, 60.0), "cut-75x40": (75.0, 40.0),
    "cut-86x54": (85.6, 54.0), "cut-105x74": (105.0, 74.0),
}  # fmt: skip
"""Sizes to print on any paper and cut: pockets as DURABLE sells them take 90×54, 90×60 and 75×40 (no list was
at hand: measure yours), sleeves for cards of ISO 7810 85.6×54."""

BOUGHT = {
    "L4785": LabelSheet("Avery L4784–L4787", A4, (2, 5), (80, 50), (17.5, 13.5), (95, 55)),
    "L7163": LabelSheet("Avery L7163", A4, (2, 7), (99.1, 38.1), (4.65, 15.15), (101.6, 38.1)),
    "L7161": LabelSheet("Avery L7161, J8161", A4, (3, 6), (63.5, 46.6), (7.25, 8.7), (66.0, 46.6)),
    "L7162": LabelSheet("Avery L7162, J8162", A4, (2, 8), (99.1, 33.9), (4.65, 12.9), (101.6, 33.9)),
    "3475": LabelSheet("Avery Zweckform 3475", A4, (3, 8), (70, 36), (0, 4.5), (70, 36)),
    "5160": LabelSheet("Avery 5160, 8160", LETTER, (3, 10), (66.7, 25.4), (4.75, 12.7), (69.85, 25.4)),
    "L7165": LabelSheet("Avery L7165, J8165", A4, (2, 4), (99.1, 67.7), (4.65, 13.1), (101.6, 67.7)),
    "L7160": LabelSheet("Avery L7160, J8160", A4, (3, 7), (63.5, 38.1), (7.25, 15.15), (66.0, 38.1)),
    "L7414": LabelSheet("Avery L7414", A4, (2, 5), (90, 52), (15, 18.5), (90, 52)),
    "32015": LabelSheet("Avery Zweckform 32015", A4, (2, 4), (85, 54), (17, 31.5), (91, 60)),
    "H4457": LabelSheet("HERMA 4457", A4, (2, 6), (105, 48), (0, 4.5), (105, 48)),
    "H4464": LabelSheet("HERMA 4464, deli 3 × 8", A4, (3, 8), (70, 37), (0, 0.5), (70, 37)),
    "A4-2x5": LabelSheet("deli 2 × 5, the paper in ten", A4, (2, 5), (105, 59.4), (0, 0), (105, 59.4)),
    "A4-2x4": LabelSheet("deli 2 × 4, the paper in eight", A4, (2, 4), (105, 74.25), (0, 0), (105, 74.25)),
    "5395": LabelSheet("Avery 5395, 8395", LETTER, (2, 4), (85.7, 59.3), (17.5, 14.8), (95.25, 63.5)),
}


def label_sheet(
    key: str, typed: str, paper: tuple[float, float], *, folded: bool = False
) -> tuple[LabelSheet, bool]:
    """The sheet of that key or of the measures typed, and whether it is cut by hand. `folded` ones are twice
    as high."""
    if folded and (typed.strip() or key in BOUGHT):
        raise Problem(_("Only badges that are cut by hand can be folded: choose a size to cut."))
    if typed.strip():
        return _typed(typed.strip(), paper), False
    if key in BOUGHT:
        return BOUGHT[key], False
    width, height = CUT[key]
    return _cut((width, height * (2 if folded else 1)), paper), True


def _cut(size: tuple[float, float], paper: tuple[float, float]) -> LabelSheet:
    """As many as the paper holds between marks, in its middle."""
    grid = [max(0, int((paper[n] - 2 * EDGE + 6 + GAP) / (size[n] + GAP))) for n in (0, 1)]
    if not all(grid):
        raise Problem(_("The paper is too small for one badge of that size."))
    first = [(paper[n] - grid[n] * size[n] - (grid[n] - 1) * GAP) / 2 for n in (0, 1)]
    step = (size[0] + GAP, size[1] + GAP)
    return LabelSheet("", paper, (grid[0], grid[1]), size, (first[0], first[1]), step)


def _typed(text: str, paper: tuple[float, float]) -> LabelSheet:
    """Size, columns × rows, first corner and, if labels do not touch, the step from one to the next."""
    match = TYPED.fullmatch(text.replace("×", "x"))
    example = "80x50 2x5 17.5,13.5 95x55"
    if match is None:
        sentence = _("Type measures like “{example}”: size, columns and rows, first corner, step.")
        raise Problem(sentence.format(example=example))
    width, height, left, top = (float(match.group(n)) for n in (1, 2, 5, 6))
    across, down = int(match.group(3)), int(match.group(4))
    step = (float(match.group(7) or width), float(match.group(8) or height))
    right = left + (across - 1) * step[0] + width
    bottom = top + (down - 1) * step[1] + height
    fits = right <= paper[0] + 0.1 and bottom <= paper[1] + 0.1 and min(across, down) > 0
    if not fits or min(width - 40, height - 25, step[0] - width, step[1] - height) < 0:
        raise Problem(
            _("Labels of “{text}” do not fit the paper, or are smaller than 40 × 25 mm.").format(text=text)
        )
    return LabelSheet("", paper, (across, down), (width, height), (left, top), step)
