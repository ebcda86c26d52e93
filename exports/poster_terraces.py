"""The village poster: a sun over terraces, which every event has in a shape of its own."""

from random import Random

from exports.palette import BLACK, WHITE
from exports.poster_content import Content
from exports.poster_foot import Foot
from exports.poster_parts import INNER, MARGIN, WIDTH, Design, brand
from exports.poster_title import fits_in, height, title_stack
from exports.poster_vertical import Columns, can_stand, draw_standing, standing

STEPS = (132, 112, 96, 80, 68, 56, 48, 40, 34, 28)
STANDING = (160, 132, 112, 96, 80, 68, 56)
"""Sizes of a title in columns; a longer one is set in lines."""
THEMES = (24, 20, 17)
BESIDE = 12.0
TOP = 40.0
BANDS = 11
PART = 0.24
"""Part of the height of the sheet that the terraces take."""
SUN = (16.0, 58.0)
"""The smallest and the largest radius of the sun."""
POINTS = 8
SMOOTH = 24
"""Straight pieces between two points of a curve."""


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    foot = Foot(design, content, BLACK, BLACK)
    valley = foot.top - 11.0
    ridge = valley - design.height * PART
    upright = _standing(design, content, ridge)
    if upright is not None:
        _draw_standing(design, content, upright, (ridge, valley))
        foot.draw()
        return []
    room = ridge - TOP - SUN[0] * 1.1 - 8.0
    made = title_stack(
        design,
        content,
        content.accent.on,
        INNER,
        STEPS,
        most=room * 0.6,
        fits=fits_in(room),
    )
    if made is None:
        return None
    stack, left_out = made
    radius = min(SUN[1], (ridge - 8.0 - TOP - height(stack)) / 1.1)
    _picture(design, content, ridge, valley, radius)
    brand(design, content.brand, content.accent.on, "Medium")
    y = TOP
    for gap, found in stack:
        y = design.put(MARGIN, y + gap, found)
    foot.draw()
    return left_out


def _standing(design: Design, content: Content, ridge: float) -> tuple[Columns, Columns | None] | None:
    """Title and theme in columns, where all is Chinese and large enough to carry the poster."""
    texts = [text for text in (content.title, content.theme) if text]
    if content.second or not all(map(can_stand, texts)):
        return None
    tall = ridge - TOP - 4.0
    title = standing(content.title, STANDING, INNER * 0.5, tall)
    if title is None or not content.theme:
        return (title, None) if title is not None else None
    theme = standing(content.theme, [design.size(step) for step in THEMES], INNER * 0.14, tall)
    return (title, theme) if theme is not None else None


def _draw_standing(
    design: Design, content: Content, upright: tuple[Columns, Columns | None], levels: tuple[float, float]
) -> None:
    """The sun at the left, the title at the right, the theme between them."""
    title, theme = upright
    ridge, valley = levels
    left = WIDTH - MARGIN - title.width
    if theme is not None:
        left -= BESIDE + theme.width
    half = (left - BESIDE - MARGIN / 2) / 2
    radius = min(SUN[1], half, (ridge - TOP) / 1.5)
    _picture(design, content, ridge, valley, radius, x=MARGIN / 2 + half, rise=0.5)
    brand(design, content.brand, content.accent.on, "Medium")
    draw_standing(design, title, WIDTH - MARGIN, TOP, "Bold", content.accent.on)
    if theme is not None:
        draw_standing(design, theme, left + theme.width, TOP, "Medium", content.accent.on)


def _picture(
    design: Design,
    content: Content,
    ridge: float,
    valley: float,
    radius: float,
    *,
    x: float = 0.0,
    rise: float = 0.1,
) -> None:
    """Sky, sun and the terraces, from the farthest to the nearest. The sun stands `rise` radii above them."""
    over, accent = design.bleed, content.accent
    design.ground(WHITE)
    design.rect(-over, -over, WIDTH + 2 * over, valley + over, accent.accent)
    random = Random(content.seed)
    usual = random.uniform(0.22, 0.34) * WIDTH
    design.disc(x or usual, ridge - radius * rise, radius, WHITE)
    waves = [random.uniform(-1, 1) for _point in range(POINTS)]
    colours = (BLACK, accent.deep, WHITE)
    for band in range(BANDS):
        part = band / (BANDS - 1)
        level = ridge + (valley - ridge) * part * 0.97
        swing = (1 - part) * min(16.0, (valley - ridge) * 0.15) + 1.2
        ends = (-over - 2, WIDTH + over + 2)
        xs = [ends[0] + (ends[1] - ends[0]) * n / (POINTS - 1) for n in range(POINTS)]
        ys = [level + swing * (wave + random.uniform(-0.18, 0.18)) for wave in waves]
        edge = curve(list(zip(xs, ys, strict=True)))
        colour = WHITE if band == BANDS - 1 else colours[band % 3]
        floor = max(valley + 4.0, max(y for _x, y in edge))
        design.polygon([*edge, (ends[1], floor), (ends[0], floor)], colour)


def curve(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A smooth line through the points (Catmull-Rom), as many short straight ones."""
    padded = [points[0], *points, points[-1]]
    line = [points[0]]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(1, SMOOTH + 1):
            t = step / SMOOTH
            line.append(
                (
                    _spline(before[0], start[0], end[0], after[0], t),
                    _spline(before[1], start[1], end[1], after[1], t),
                )
            )
    return line


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)
