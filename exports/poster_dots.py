"""The poster for screens: as wide as it is low, dots thin out from a point and never reach the title."""

from math import cos, hypot, pi

from exports.palette import BLACK, WHITE
from exports.placed_images import cover
from exports.poster_content import Content, dated
from exports.poster_foot import Foot
from exports.poster_parts import MARGIN, Design, brand
from exports.poster_title import Stack, title_stack

STEPS = (132, 112, 96, 80, 68, 56, 48, 40, 34, 28)
TOP = 34.0
CENTRE = (0.757, 0.54)
"""Where the light stands, as parts of the width and of the picture's height."""
PITCH = 13.5
LARGEST = 5.6
SMALLEST = 0.9
SUN = 22.0
CLEAR = 9.0
"""Design millimetres between a text and the nearest dot."""
BESIDE = (0.54, 0.47, 0.40)
"""The same beside a picture, which begins at `SPLIT`."""
SPLIT = 0.57
WIDTHS = (0.60, 0.50, 0.42)
"""Parts of the sheet that the title may take, the rest is for the dots."""


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    content = dated(content)
    foot = Foot(design, content, BLACK, BLACK)
    floor = foot.top - 11.0
    best: tuple[tuple[int, float, float], Stack, list[str]] | None = None
    for part in WIDTHS if not content.picture else BESIDE:
        made = title_stack(
            design, content, content.accent.on, design.width * part - MARGIN, STEPS,
            most=(floor - TOP) * 0.8, fits=lambda stack: TOP + _height(stack) + 5.0 <= floor,
        )  # fmt: skip
        if made is not None:
            stack, left_out = made
            merit = (-len(left_out), stack[0][1].style.size, -part)
            if best is None or merit > best[0]:
                best = (merit, stack, left_out)
    if best is None:
        return None
    _merit, stack, left_out = best
    _picture(design, content, floor, stack)
    gone = brand(design, content.brand, content.accent.on, "Medium", design.width * 0.45, TOP)
    y = TOP
    for gap, words in stack:
        y = design.put(MARGIN, y + gap, words)
    foot.draw()
    return [*left_out, *gone]


def _height(stack: Stack) -> float:
    return sum(gap + words.height for gap, words in stack)


def _picture(design: Design, content: Content, floor: float, stack: Stack) -> None:
    """The coloured field with its dots round a white disc."""
    over, width = design.bleed, design.width
    design.ground(WHITE)
    design.rect(-over, -over, width + 2 * over, floor + over, content.accent.accent)
    if content.picture:
        k, left = design.scale, width * SPLIT
        place = (design.x + left * k, design.y - over * k, (width + over - left) * k, (floor + over) * k)
        cover(design.sheet, content.picture, *place)
        return
    x, y = width * CENTRE[0], floor * CENTRE[1]
    sun = min(SUN, floor * 0.16)
    reach = width * 0.37
    bounds = _bounds(stack, width)
    with design.clip(-over, -over, width + 2 * over, floor + over):
        for column in range(-40, 41):
            for row in range(-20, 21):
                dx = (column + (row % 2) / 2) * PITCH
                dy = row * PITCH * 0.87
                far = hypot(dx, dy)
                radius = LARGEST * cos(min(1.0, far / reach) * pi / 2) ** 0.75
                if radius < SMALLEST or far < sun + radius * 0.6:
                    continue
                if _is_free(x + dx, y + dy, radius, bounds) and -over - 6 < y + dy < floor + 6:
                    design.disc(x + dx, y + dy, radius, BLACK if content.accent.on != WHITE else WHITE)
        design.disc(x, y, sun, WHITE if content.accent.on != WHITE else content.accent.deep)


def _bounds(stack: Stack, width: float) -> list[tuple[float, float, float]]:
    """(top, bottom, right) of the brand line and every block of the title."""
    found = [(0.0, TOP - 4.0, width * 0.45)]
    y = TOP
    for gap, words in stack:
        found.append((y + gap - 4.0, y + gap + words.height + 4.0, MARGIN + words.width))
        y += gap + words.height
    return found


def _is_free(x: float, y: float, radius: float, bounds: list[tuple[float, float, float]]) -> bool:
    return all(
        x - radius > right + CLEAR or y + radius < top or y - radius > bottom for top, bottom, right in bounds
    )
