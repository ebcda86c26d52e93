"""Choosing the size of a text: the largest step in which it keeps to its lines and its room."""

from collections.abc import Sequence
from dataclasses import replace

from exports.lines import tears
from exports.sheet import Block, block
from exports.styles import Style

STEPS = (224.0, 190, 160, 132, 112, 96, 80, 68, 56, 48, 40, 34, 28, 24, 20, 17, 15, 13, 11, 9.5, 8)
"""Sizes of display type in points."""
EVEN = 6
"""Lines up to which a text is balanced: more are a paragraph."""


def sized(style: Style, size: float) -> Style:
    """The same look in another size."""
    return replace(style, size=size, leading=size * style.leading / style.size)


def fitted(
    text: str,
    style: Style,
    width: float,
    *,
    most: int = 1,
    tall: float = 10_000.0,
    sizes: Sequence[float] = STEPS,
    lines: bool = False,
) -> Block:
    """`text` in the largest of `sizes` up to that of `style` that tears no word.

    It takes at most `most` lines and `tall` millimetres; the smallest size is taken where none fits.
    """
    usual = [size for size in sizes if size <= style.size] or [sizes[-1]]
    for size in usual:
        look = sized(style, size)
        found = block(text, look, width, lines=lines)
        if len(found.lines) <= most and found.height <= tall and not _torn(text, found):
            break
    return block(text, look, width, even=1 < len(found.lines) <= EVEN, lines=lines)


def _torn(text: str, found: Block) -> bool:
    return len(found.lines) > 1 and tears(text, found.lines)


def shortened(text: str, style: Style, width: float, tall: float) -> tuple[Block, str]:
    """As many whole lines of `text` as `tall` millimetres hold, and what is left of it."""
    found = block(text, style, width)
    count = max(0, int(tall / (found.leading / 72 * 25.4) + 1e-6)) if found.lines else 0
    kept, rest = found.lines[:count], found.lines[count:]
    height = found.height * len(kept) / max(1, len(found.lines))
    return found._replace(lines=kept, height=height), " ".join(line.text for line in rest)
