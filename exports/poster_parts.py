"""The space a poster is designed in: 297 mm wide, as tall as the paper asks, scaled to the paper."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from math import cos, radians, sin

from exports.lines import is_orphan, tears
from exports.marks import qr_code
from exports.palette import BLACK
from exports.sheet import Block, Sheet, block
from exports.styles import Style

WIDTH = 297.0
MARGIN = 18.0
INNER = WIDTH - 2 * MARGIN
STEPS = (224, 190, 160, 132, 112, 96, 80, 68, 56, 48, 40, 34, 28)
THEME_STEPS = (24, 20, 17, 15)
SMALLEST = 7.0
"""Points below which nothing is set on the paper."""
COMPACT = 13.6
"""Design points of the smallest type from which the small-paper form is used."""
BRAND_TOP = 17.2
COLON = re.compile("(：|: )")
"""Where a title of several lines is best divided."""


class Design:
    """The design space on a sheet: its origin and scale in millimetres, `bleed` beyond the trim.

    `space` is how many design millimetres the trimmed width has.
    """

    def __init__(
        self,
        sheet: Sheet,
        x: float,
        y: float,
        width: float,
        height: float,
        bleed: float,
        space: float = WIDTH,
    ) -> None:
        self.sheet, self.x, self.y = sheet, x, y
        self.width = space
        self.inner = space - 2 * MARGIN
        self.scale = width / space
        self.height = height / self.scale
        self.bleed = bleed / self.scale + (1 / self.scale if bleed else 0.0)
        self.least = SMALLEST / self.scale

    @property
    def compact(self) -> bool:
        """Whether the paper is too small for the foot in columns."""
        return self.least > COMPACT

    def size(self, points: float) -> float:
        """A size in design points, not below what may stand on the paper."""
        return max(points, self.least)

    def style(self, weight: str, points: float, leading: float, colour: str = BLACK) -> Style:
        """A style of the design, enlarged where the paper is small."""
        size = self.size(points)
        tracking = -0.015 if size >= 28 else 0.0
        return Style(weight, size, leading * size / points, colour, tracking)

    def put(self, x: float, y: float, found: Block, align: str = "left") -> float:
        """Set a block measured in design space; returns the y below it."""
        scaled = found._replace(
            style=found.style.scaled(self.scale),
            leading=found.leading * self.scale,
            lines=[line._replace(width=line.width * self.scale) for line in found.lines],
            height=found.height * self.scale,
        )
        return (
            self.sheet.put(self.x + x * self.scale, self.y + y * self.scale, scaled, align=align) - self.y
        ) / (self.scale)

    def ground(self, colour: str) -> None:
        """The whole sheet in one colour, out into the bleed."""
        over = self.bleed
        self.rect(-over, -over, self.width + 2 * over, self.height + 2 * over, colour)

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled polygon in design space."""
        self.sheet.polygon([(self.x + x * self.scale, self.y + y * self.scale) for x, y in points], colour)

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle in design space."""
        k = self.scale
        self.sheet.rect(self.x + x * k, self.y + y * k, width * k, height * k, colour)

    def arc(
        self, x: float, y: float, inner: float, outer: float, span: tuple[float, float], colour: str
    ) -> None:
        """A piece of a ring; `span` in degrees against the clock from the right."""
        first, last = span
        steps = max(2, round(abs(last - first) / 1.5))
        turns = [radians(first + (last - first) * step / steps) for step in range(steps + 1)]
        edge = [(x + outer * cos(turn), y - outer * sin(turn)) for turn in turns]
        back = [(x + inner * cos(turn), y - inner * sin(turn)) for turn in reversed(turns)]
        self.polygon([*edge, *back], colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle in design space."""
        self.sheet.disc(self.x + x * self.scale, self.y + y * self.scale, radius * self.scale, colour)

    def line(self, x: float, y: float, x2: float, y2: float, colour: str, points: float) -> None:
        """A line in design space."""
        k = self.scale
        ends = (self.x + x * k, self.y + y * k, self.x + x2 * k, self.y + y2 * k)
        self.sheet.line(*ends, colour, max(0.5, points * k))

    def qr(self, text: str, x: float, y: float, side: float) -> None:
        """A QR code in design space."""
        k = self.scale
        qr_code(self.sheet, text, self.x + x * k, self.y + y * k, side * k)

    @contextmanager
    def clip(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Draw only inside a rectangle of the design space."""
        k = self.scale
        with self.sheet.clip(self.x + x * k, self.y + y * k, width * k, height * k):
            yield


def fitted(
    text: str,
    style: Style,
    width: float,
    steps: Sequence[float],
    lead: float,
    most: float = 1e9,
    *,
    torn: bool = False,
) -> Block | None:
    """`text` at the largest step that tears no word and stays within `most` millimetres, if any.

    `torn` takes a word wider than the line in pieces: the last resort, before nothing can be printed.
    """
    return _fitted(text, style, width, tuple(steps), lead, most, torn)


@lru_cache(maxsize=1024)
def _fitted(
    text: str, style: Style, width: float, steps: tuple[float, ...], lead: float, most: float, torn: bool
) -> Block | None:
    """Kept, because a design tries the same title beside many pictures."""
    parted = COLON.sub(r"\1\n", text)
    for size in steps:
        tracking = -0.015 if size >= 28 else 0.0
        tried = Style(style.weight, size, size * lead, style.colour, tracking)
        found = block(text, tried, width, even=True, lines=True)
        apart = block(parted, tried, width, even=True, lines=True)
        if len(apart.lines) <= len(found.lines):
            found = apart
        alone = len(found.lines) > 1 and is_orphan(found.lines[-1].text)
        fits = found.height <= most and found.width <= width
        if fits and (torn or not (alone or tears(text, found.lines))):
            return found
    return None


def brand(
    design: Design,
    text: str,
    colour: str,
    weight: str = "Regular",
    width: float = INNER * 0.86,
    below: float = 1e9,
) -> list[str]:
    """The line at the top that says whose event it is; returned where it has no room above `below`."""
    style = design.style(weight, 14, 19, colour)
    for room in (width, design.inner):
        found = block(text, style, room)
        if BRAND_TOP + found.height <= below - 1.0:
            design.put(MARGIN, BRAND_TOP, found)
            return []
    return [text]
