"""The title of a poster with what belongs to it, as large as its place allows."""

from collections.abc import Callable, Iterator, Sequence

from exports.poster_content import Content
from exports.poster_parts import THEME_STEPS, Design, fitted
from exports.sheet import Block, block
from exports.styles import Style

SECOND_STEPS = (56, 48, 40, 34, 28, 24)

LAST = 3
"""The smallest steps, in which a word too long for a line is broken rather than not printed."""

Stack = list[tuple[float, Block]]
"""Blocks below each other, each with the gap above it."""


def height(stack: Stack) -> float:
    """Design millimetres of a stack."""
    return sum(gap + found.height for gap, found in stack)


def fits_in(room: float) -> Callable[[Stack], bool]:
    """Whether a stack is at most `room` design millimetres tall."""
    return lambda stack: height(stack) <= room


def title_stack(
    design: Design,
    content: Content,
    colour: str,
    width: float,
    steps: Sequence[float],
    *,
    most: float,
    fits: Callable[[Stack], bool],
) -> tuple[Stack, list[str]] | None:
    """Title, second title and theme, and what had to be left out; None where the title alone does not fit.

    `most` bounds the title while something stands below it; `fits` judges the whole.
    """
    for second, theme, left_out in _fewer(content):
        for size in steps:
            found = _tried(design, content, colour, width, size, second, theme, most, fits)
            if found is not None:
                return found, left_out
    for size in steps[-LAST:]:
        title = fitted(content.title, Style("Bold", size, size, colour), width, (size,), 1.0, torn=True)
        if size >= design.least and title is not None and fits([(0.0, title)]):
            return [(0.0, title)], [text for text in (content.theme, content.second) if text]
    return None


def _fewer(content: Content) -> Iterator[tuple[str, str, list[str]]]:
    """(second title, theme, what is left out): all, then without the theme, then the title alone."""
    yield content.second, content.theme, []
    if content.theme:
        yield content.second, "", [content.theme]
    if content.second:
        yield "", "", [text for text in (content.theme, content.second) if text]


def _tried(
    design: Design,
    content: Content,
    colour: str,
    width: float,
    size: float,
    second: str,
    theme: str,
    most: float,
    fits: Callable[[Stack], bool],
) -> Stack | None:
    """The stack with a title of `size`, if it fits."""
    if size < design.least:
        return None
    title = fitted(content.title, Style("Bold", size, size, colour), width, (size,), 1.0)
    if title is None or ((second or theme) and title.height > most):
        return None
    stack: Stack = [(0.0, title)]
    if second:
        steps = [step for step in SECOND_STEPS if step <= size * 0.62 and step >= design.least]
        other = fitted(second, Style("Bold", 28, 28, colour), width, steps or [design.size(20)], 1.1)
        if other is None:
            return None
        stack.append((3.0, other))
    for step in THEME_STEPS if theme else ():
        last = block(theme, design.style("Medium", step, step * 1.3, colour), width, even=True, lines=True)
        whole = [*stack, (7.0, last)]
        if fits(whole):
            return whole
    return None if theme or not fits(stack) else stack
