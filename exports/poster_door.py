"""The open-day poster: a door stands open, light falls on the floor, the date stands in the door."""

from exports.palette import WHITE
from exports.poster_content import Content
from exports.poster_foot import Foot
from exports.poster_parts import MARGIN, STEPS, WIDTH, Design, brand, fitted
from exports.poster_title import height, title_stack
from exports.sheet import Block, block
from exports.styles import Style

LEFT, RIGHT, TOP = 169.1, 260.7, 49.8
"""The door in design millimetres."""
INSIDE = 8.7
COLUMN = LEFT - MARGIN - 8.0
NUMBERS = (160, 132, 112, 96, 80, 68, 56, 48, 40)
SHARE = 0.66
"""Part of the column that the title may take while something stands below it."""


class Door:
    """Where the door and its light end, which follows from the foot."""

    def __init__(self, foot: Foot) -> None:
        self.floor = foot.top - 5.0
        self.bottom = TOP + (self.floor - TOP) * 0.697
        self.corner = TOP + (self.floor - TOP) * 0.856

    def limit(self, width: float) -> float:
        """The lowest y for a text `width` wide in the left column, above the light."""
        part = (LEFT - MARGIN - width) / LEFT
        return self.bottom + (self.floor - self.bottom) * max(0.0, part) - 7.0


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    foot = Foot(design, content, content.accent.ink, content.accent.ink)
    door = Door(foot)
    stack = title_stack(
        design,
        content,
        content.accent.on,
        COLUMN,
        STEPS,
        most=(door.bottom - TOP) * SHARE,
        fits=lambda stack: TOP + height(stack) <= door.limit(stack[-1][1].width),
    )
    date = _date(design, content, door)
    if stack is None or date is None:
        return None
    blocks, left_out = stack
    _picture(design, content, door)
    brand(design, content.brand, content.accent.on)
    y = TOP
    for gap, found in blocks:
        y = design.put(MARGIN, y + gap, found)
    y = TOP + INSIDE + 1.5
    for gap, found in date:
        y = design.put(LEFT + INSIDE, y + gap, found)
    foot.draw()
    return left_out


def _picture(design: Design, content: Content, door: Door) -> None:
    """Ground, wall, light and door."""
    over, accent = design.bleed, content.accent
    design.ground(WHITE)
    slope = (door.floor - door.bottom) / LEFT
    rise = (door.corner - door.bottom) / (WIDTH - RIGHT)
    climb = (TOP - 22.8) / (WIDTH - RIGHT)
    edge, far = -over, WIDTH + over
    light = (edge, door.floor + slope * over)
    wall = (far, 22.8 - climb * over)
    ground = [(edge, -over), (far, -over), wall, (RIGHT, TOP), (LEFT, TOP), (LEFT, door.bottom), light]
    design.polygon(ground, accent.accent)
    design.polygon(
        [(RIGHT, TOP), wall, (far, door.corner + rise * over), (RIGHT, door.bottom)],
        accent.deep,
    )


def _date(design: Design, content: Content, door: Door) -> list[tuple[float, Block]] | None:
    """The date in the door: its number as large as the door takes."""
    number, month, more = content.when
    width, ink = RIGHT - LEFT - 2 * INSIDE, content.accent.ink
    for size in NUMBERS:
        found: list[tuple[float, Block]] = []
        if number:
            big = fitted(number, Style("Bold", size, size, ink), width, (size,), 1.02)
            if big is None or len(big.lines) > 1:
                continue
            found.append((0.0, big))
        head = design.style("Bold", 27, 34, ink)
        text = design.style("Regular", 20, 27, ink)
        found.append((0.0, block(month, head, width, lines=True)))
        found += [(0.0, block(line, text, width)) for line in more]
        if TOP + INSIDE + sum(gap + part.height for gap, part in found) <= door.bottom - 2:
            return found
    return None
