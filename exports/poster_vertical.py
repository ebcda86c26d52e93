"""Titles set vertically, as Chinese may be: columns from the right, signs in the corner of their square."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from exports.fonts import CAP
from exports.poster_parts import Design
from exports.sheet import MM, block
from exports.stating import Said
from exports.styles import Style
from exports.text import HAN
from exports.together import inside

PITCH = 1.06
"""Em from one character down to the next."""
APART = 1.2
"""Em from one column to the next."""
MOST_COLUMNS = 3
LEAST_CHARACTERS = 2
LONGEST = 60
"""Characters beyond which no column is large enough to carry a poster."""
SENSE_GAINS = 1.5
"""Characters that a column may be longer for the sake of ending after a sign."""
SIGNS = "，。、；：！？"
CORNER = frozenset("，。、")
"""Signs that stand at the lower left of their square in a line, and at the upper right in a column."""
SHIFT = 0.55
"""Em by which those move."""
SPLIT = re.compile(r"[\s　]+")


class Columns(NamedTuple):
    """Columns from the right, `size` design points large; width and height in design millimetres."""

    columns: tuple[str, ...]
    size: float
    width: float
    height: float


def can_stand(text: str) -> bool:
    """Whether a text can be set vertically: Chinese characters and plain signs alone."""
    bare = SPLIT.sub("", text)
    if len(bare) < LEAST_CHARACTERS or bare[0] in SIGNS:
        return False
    return all(HAN.match(character) or character in SIGNS for character in bare)


def standing(text: str, steps: Sequence[float], width: float, height: float) -> Columns | None:
    """The text in one to three columns at the largest step that fits, with as few columns as that takes."""
    parts = [part for part in SPLIT.split(text) if part]
    ways = [tuple(parts)] if 1 < len(parts) <= MOST_COLUMNS else []
    ways += [_cut("".join(parts), count) for count in range(1, MOST_COLUMNS + 1)]
    for size in steps:
        for columns in ways:
            found = _measured(columns, size)
            if found.width <= width and found.height <= height:
                return found
    return None


def _cut(text: str, count: int) -> tuple[str, ...]:
    """The text in that many columns of about one length: no word of the field torn, none begins with a sign.

    An end after a sign is worth a longer column; of two equal ways that whose first columns are longer.
    """
    torn = inside(text)
    places = [at for at in range(1, len(text)) if at not in torn and text[at] not in SIGNS]
    ways = [(0, *cuts, len(text)) for cuts in combinations(places, count - 1)] if len(text) <= LONGEST else []

    def cost(way: tuple[int, ...]) -> tuple[float, list[int]]:
        lengths = [end - start for start, end in pairwise(way)]
        after_sign = sum(text[at - 1] in SIGNS for at in way[1:-1])
        return max(lengths) - SENSE_GAINS * after_sign, [-length for length in lengths]

    best = min(ways, key=cost, default=(0, len(text)))
    return tuple(text[start:end] for start, end in pairwise(best))


def _measured(columns: tuple[str, ...], size: float) -> Columns:
    em = size / MM
    longest = max(len(column) for column in columns)
    width = ((len(columns) - 1) * APART + 1) * em
    return Columns(columns, size, width, (longest - 1) * PITCH * em + em)


def draw_standing(design: Design, found: Columns, right: float, y: float, weight: str, colour: str) -> None:
    """Set the columns from `right` on, their first characters with their tops at `y`."""
    sheet, em = design.sheet, found.size / MM
    style = Style(weight, found.size, found.size, colour)
    for number, column in enumerate(found.columns):
        x = right - em - number * APART * em
        for place, character in enumerate(column):
            top = y + place * PITCH * em
            shift = SHIFT * em if character in CORNER else 0.0
            with sheet.quiet():
                design.put(x + shift, top + (1 - CAP) / 2 * em - shift, block(character, style, 10 * em))
            if shift and sheet.boxes:
                half = em / 2 * design.scale
                left, upper = design.x + x * design.scale + half, design.y + (top + 0.1 * em) * design.scale
                sheet.boxes[-1] = sheet.boxes[-1]._replace(x=left, y=upper, width=half, height=half)
    said = "".join(found.columns)
    sheet.said.append(Said(sheet.page, found.size * design.scale, said))
