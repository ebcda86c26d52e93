"""The bilingual poster: tiles of quarter rings over two columns, one a language, in one size of type."""

from collections.abc import Iterator, Sequence
from random import Random

from exports.palette import BLACK, WHITE, tint
from exports.poster_content import Content, when_line
from exports.poster_foot import Foot
from exports.poster_parts import MARGIN, WIDTH, Design, fitted
from exports.sheet import Block, block
from exports.styles import Style

ACROSS = 6
SIDE = WIDTH / ACROSS
GUTTER = 10.0
STEPS = (56, 48, 44, 40, 34, 28, 24, 20)
ENOUGH = {4: 48, 3: 40, 2: 28, 1: 0}
"""Rows of tiles, and the size of the title below which one row is given up."""
UNDER = 13.0
"""Design millimetres between the tiles and the brand line, and between the title and the facts."""
SEAM = 0.06

Corner = tuple[int, int]
CORNERS: tuple[Corner, ...] = ((0, 0), (1, 0), (0, 1), (1, 1))


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    foot = Foot(design, content, BLACK, BLACK, with_facts=False)
    columns = _columns(content)
    theme = [content.theme] if content.theme else []
    last = foot.qr_left - 6.0 if design.compact and content.link else WIDTH - MARGIN
    bottom = foot.rule - 6.0
    for detail in (True, False):
        facts = [_facts(design, side, min(width, last - x), detail) for side, (x, width) in columns]
        tallest = max(sum(words.height for words in found) for found in facts)
        tallest = max(tallest, bottom - foot.qr_top)
        for rows, titles in _ways(design, columns, bottom - tallest - UNDER):
            _picture(design, content, rows)
            top = rows * SIDE + UNDER
            _sides(design, columns, titles, facts, (top, bottom - tallest))
            foot.draw()
            gone = [line for side, _at in columns for _head, more in side.columns for line in more]
            return theme if detail else [*theme, *gone]
    return None


Columns = list[tuple[Content, tuple[float, float]]]


def _columns(content: Content) -> Columns:
    """Each side with its x and width; one language alone takes the whole width."""
    inner = WIDTH - 2 * MARGIN
    sides = content.sides or (content,)
    if len(sides) == 1:
        return [(sides[0], (MARGIN, inner))]
    width = (inner - GUTTER) / 2
    return [(side, (MARGIN + number * (width + GUTTER), width)) for number, side in enumerate(sides)]


def _ways(design: Design, columns: Columns, floor: float) -> Iterator[tuple[int, list[Block]]]:
    """(rows of tiles, the titles): many rows while the title stays large."""
    for rows, least in ENOUGH.items():
        for size in STEPS:
            if size < max(least, design.least):
                continue
            titles = [
                fitted(side.title, Style("Bold", size, size, BLACK), width, (size,), 1.09)
                for side, (_x, width) in columns
            ]
            found = [title for title in titles if title is not None]
            tallest = max((title.height for title in found), default=0.0)
            room = floor - rows * SIDE - UNDER - _brand_height(design, columns)
            if len(found) == len(titles) and tallest <= room:
                yield rows, found
                return
    for rows in (1, 0):
        small = design.size(STEPS[-1])
        style = Style("Bold", small, small, BLACK)
        torn = [fitted(side.title, style, width, (small,), 1.09, torn=True) for side, (_x, width) in columns]
        found = [title for title in torn if title is not None]
        room = floor - rows * SIDE - UNDER - _brand_height(design, columns)
        if len(found) == len(torn) and max(title.height for title in found) <= room:
            yield rows, found
            return


def _brand(design: Design, side: Content, width: float) -> Block:
    return block(side.brand, design.style("Bold", 14, 18, side.accent.ink), width)


def _brand_height(design: Design, columns: Columns) -> float:
    return max(_brand(design, side, width).height for side, (_x, width) in columns) + 2.5


def _facts(design: Design, side: Content, width: float, detail: bool) -> list[Block]:
    """The date as a head, then where and for whom."""
    head = design.style("Bold", 16, 21, side.accent.ink)
    text = design.style("Regular", 14, 19)
    found = [block(when_line(side), head, width, even=True, lines=True)]
    for place, lines in side.columns:
        found.append(block(place, text, width))
        found += [block(line, text, width) for line in lines if detail]
    return found


def _sides(
    design: Design,
    columns: Columns,
    titles: Sequence[Block],
    facts: Sequence[Sequence[Block]],
    levels: tuple[float, float],
) -> None:
    """The columns on shared base lines."""
    top, low = levels
    below = top + _brand_height(design, columns)
    for (side, (x, width)), title, found in zip(columns, titles, facts, strict=True):
        design.put(x, top, _brand(design, side, width))
        design.put(x, below, title)
        y = low
        for words in found:
            y = design.put(x, y, words)


# The tiles


def _picture(design: Design, content: Content, rows: int) -> None:
    """Tiles that every event has in an arrangement of its own; those at the edge run on into the bleed."""
    over, accent = design.bleed, content.accent
    design.ground(WHITE)
    pale = tint(accent.accent, 0.22)
    pairs = (
        (accent.deep, pale), (accent.deep, accent.accent), (accent.accent, pale), (pale, BLACK),
        (pale, accent.deep), (accent.accent, accent.deep), (pale, accent.accent),
    )  # fmt: skip
    random = Random(content.seed)
    kinds = (_disc, _quarter, _quarter, _quarter, _half, _triangle)
    with design.clip(-over, -over, WIDTH + 2 * over, rows * SIDE + over):
        last: object = None
        for row in range(rows):
            for column in range(ACROSS):
                kind = random.choice([kind for kind in kinds if kind is not last or kind is _quarter])
                ground, ink = random.choice(pairs)
                if random.random() < 0.12:
                    ink = BLACK if ground != BLACK else pale
                x, y = column * SIDE, row * SIDE
                _tile(design, (x, y), (row == 0, column in (0, ACROSS - 1)), ground)
                kind(design, x, y, random.choice(CORNERS), ink)
                last = kind


def _tile(design: Design, at: tuple[float, float], edges: tuple[bool, bool], colour: str) -> None:
    """The ground of a tile, beyond the trim where it lies at the edge."""
    over = design.bleed
    (x, y), (is_top, is_side) = at, edges
    left = x - (over if is_side and x == 0 else SEAM)
    right = x + SIDE + (over if is_side and x else SEAM)
    top = y - (over if is_top else SEAM)
    design.rect(left, top, right - left, y + SIDE + SEAM - top, colour)


def _disc(design: Design, x: float, y: float, _corner: Corner, colour: str) -> None:
    design.disc(x + SIDE / 2, y + SIDE / 2, SIDE / 2, colour)


def _quarter(design: Design, x: float, y: float, corner: Corner, colour: str) -> None:
    """A quarter of a disc with its centre in a corner of the tile."""
    across, down = corner
    start = {(0, 0): 270, (1, 0): 180, (0, 1): 0, (1, 1): 90}[corner]
    design.arc(x + across * SIDE, y + down * SIDE, 0.0, SIDE, (start, start + 90), colour)


def _half(design: Design, x: float, y: float, corner: Corner, colour: str) -> None:
    """A half of a small disc that stands on an edge."""
    side, turned = corner
    if turned:
        design.arc(x + side * SIDE, y + SIDE / 2, 0.0, SIDE / 2, (90, 270) if side else (-90, 90), colour)
    else:
        design.arc(x + SIDE / 2, y + side * SIDE, 0.0, SIDE / 2, (0, 180) if side else (180, 360), colour)


def _triangle(design: Design, x: float, y: float, corner: Corner, colour: str) -> None:
    across, down = corner
    points = [
        (x + a * SIDE, y + b * SIDE) for a, b in ((across, down), (1 - across, down), (across, 1 - down))
    ]
    design.polygon(points, colour)
