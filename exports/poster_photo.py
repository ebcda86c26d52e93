"""The poster with the organisers' own picture: it covers the upper part, the title stands below a bar."""

from exports.palette import BLACK, WHITE
from exports.placed_images import cover
from exports.poster_content import Content, dated
from exports.poster_foot import Foot
from exports.poster_parts import INNER, MARGIN, WIDTH, Design
from exports.poster_rings import rings
from exports.poster_title import fits_in, height, title_stack
from exports.sheet import block

STEPS = (96, 80, 68, 56, 48, 40, 34, 28)
LEAST = (150.0, 70.0)
"""Design millimetres of the picture, below which the title becomes smaller; and where that does not help."""
BAR = 4.0
GAP = 11.0
TAB = (14.0, 6.0)
"""Design millimetres inside the tab of the brand: across, and below its text."""


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    content = dated(content)
    foot = Foot(design, content, BLACK, BLACK)
    bottom = foot.top - 9.0
    made = None
    for least in LEAST:
        room = bottom - least - BAR - GAP
        made = made or title_stack(
            design, content, content.accent.ink, INNER, STEPS, most=room * 0.6, fits=fits_in(room)
        )
    if made is None:
        return None
    stack, left_out = made
    top = bottom - height(stack)
    _picture(design, content, top - GAP - BAR)
    _brand(design, content)
    y = top
    for gap, found in stack:
        y = design.put(MARGIN, y + gap, found)
    foot.draw()
    return left_out


def _picture(design: Design, content: Content, floor: float) -> None:
    """The picture out into the bleed, and the bar it stands on; rings where there is none yet."""
    over, scale = design.bleed, design.scale
    design.ground(WHITE)
    if content.picture:
        left, top = design.x - over * scale, design.y - over * scale
        wide, high = (WIDTH + 2 * over) * scale, (floor + over) * scale
        cover(design.sheet, content.picture, left, top, wide, high)
    else:
        rings(design, content, floor)
    design.rect(-over, floor, WIDTH + 2 * over, BAR, content.accent.accent)


def _brand(design: Design, content: Content) -> None:
    """Whose event it is, on a tab from the upper edge: a text cannot trust the picture behind it."""
    over, (aside, below) = design.bleed, TAB
    style = design.style("Medium", 14, 19, content.accent.on)
    found = block(content.brand, style, INNER * 0.7)
    if not found.lines:
        return
    top = 12.0
    tall = over + top + found.height + below - 2
    design.rect(MARGIN, -over, found.width + 2 * aside, tall, content.accent.accent)
    design.put(MARGIN + aside, top, found)
