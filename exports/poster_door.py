"""The open-day poster: a door stands open, light falls on the floor, the date stands in the door."""

from collections.abc import Iterator

from exports.palette import WHITE
from exports.poster_parts import MARGIN, STEPS, THEME_STEPS, WIDTH, Content, Design, Foot, brand, fitted
from exports.sheet import Block, Style, block

LEFT, RIGHT, TOP = 169.1, 260.7, 49.8
"""The door in design millimetres."""
INSIDE = 8.7
COLUMN = LEFT - MARGIN - 8.0
SECOND_STEPS = (56, 48, 40, 34, 28, 24)
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
    stack = _stack(design, content, door)
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
    design.rect(-over, -over, WIDTH + 2 * over, design.height + 2 * over, WHITE)
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


def _stack(
    design: Design, content: Content, door: Door
) -> tuple[list[tuple[float, Block]], list[str]] | None:
    """Title, second title and theme with the gaps above them, and what did not fit."""
    for second, theme, left_out in _fewer(content):
        for size in STEPS:
            found = _tried(design, content, door, size, second, theme)
            if found is not None:
                return found, left_out
    return None


def _fewer(content: Content) -> Iterator[tuple[str, str, list[str]]]:
    """(second title, theme, what is left out): all, then without the theme, then the title alone."""
    yield content.second, content.theme, []
    if content.theme:
        yield content.second, "", [content.theme]
    if content.second:
        yield "", "", [text for text in (content.theme, content.second) if text]


def _tried(
    design: Design, content: Content, door: Door, size: float, second: str, theme: str
) -> list[tuple[float, Block]] | None:
    """The stack with a title of `size`, if all of it ends above the light."""
    colour = content.accent.on
    if size < design.least:
        return None
    title = fitted(content.title, Style("Bold", size, size, colour), COLUMN, (size,), 1.0)
    if title is None:
        return None
    room = door.bottom - TOP
    if (second or theme) and title.height > room * SHARE:
        return None
    stack = [(0.0, title)]
    if second:
        steps = [step for step in SECOND_STEPS if step <= size * 0.62 and step >= design.least]
        other = fitted(second, Style("Bold", 28, 28, colour), COLUMN, steps or [design.size(20)], 1.1)
        if other is None:
            return None
        stack.append((3.0, other))
    for step in THEME_STEPS if theme else ():
        style = design.style("Medium", step, step * 1.3, colour)
        last = block(theme, style, COLUMN, even=True, lines=True)
        whole = [*stack, (7.0, last)]
        if _ends(whole) <= door.limit(last.width):
            return whole
    return None if theme or _ends(stack) > door.limit(stack[-1][1].width) else stack


def _ends(stack: list[tuple[float, Block]]) -> float:
    return TOP + sum(gap + found.height for gap, found in stack)


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
