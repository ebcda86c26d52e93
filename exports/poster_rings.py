"""The campus poster: rings spread from one point, above a title that stands low on the sheet."""

from exports.palette import BLACK, WHITE
from exports.poster_content import Content, dated
from exports.poster_foot import Foot
from exports.poster_parts import INNER, MARGIN, WIDTH, Design, brand
from exports.poster_title import fits_in, height, title_stack

STEPS = (112, 96, 80, 68, 56, 48, 40, 34, 28)
LEAST = (140.0, 60.0)
"""Design millimetres of the picture, below which the title becomes smaller; and where that does not help."""
FULL = 237.0
"""Height of the picture in which the rings have the radii of the table."""
CENTRE = (180.0, 0.584)
#: inner and outer radius, from and to in degrees, in the accent or black
RINGS = (
    (0.0, 7.0, 0, 360, False),
    (12.2, 15.1, -45, 225, True),
    (20.0, 26.0, 180, 405, False),
    (32.0, 42.0, 22, 270, True),
    (50.0, 66.0, -45, 135, False),
    (76.0, 100.0, 45, 225, True),
    (76.0, 100.0, -45, 0, True),
    (114.0, 150.0, 146, 180, False),
    (114.0, 150.0, -15, 105, True),
    (168.0, 225.0, 20, 80, False),
)


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    content = dated(content)
    foot = Foot(design, content, BLACK, BLACK)
    bottom = foot.top - 9.0
    made = None
    for least in LEAST:
        room = bottom - least
        made = made or title_stack(
            design, content, content.accent.ink, INNER, STEPS, most=room * 0.6, fits=fits_in(room)
        )
    if made is None:
        return None
    stack, left_out = made
    top = bottom - height(stack)
    rings(design, content, top - 6)
    brand(design, content.brand, BLACK, "Medium", 100)
    y = top
    for gap, found in stack:
        y = design.put(MARGIN, y + gap, found)
    foot.draw()
    return left_out


def rings(design: Design, content: Content, room: float) -> None:
    """The rings in the height above the title; those at the edge run on into the bleed."""
    over = design.bleed
    design.ground(WHITE)
    scale = room / FULL
    x, y = CENTRE[0], room * CENTRE[1]
    with design.clip(-over, -over, WIDTH + 2 * over, room + over):
        for inner, outer, first, last, coloured in RINGS:
            colour = content.accent.accent if coloured else BLACK
            design.arc(x, y, inner * scale, outer * scale, (first, last), colour)
