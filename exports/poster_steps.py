"""The poster of a week: days as a staircase, each step the column of its day, higher where that is long."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from exports.lines import tears
from exports.palette import WHITE
from exports.poster_content import Content, Day
from exports.poster_foot import Foot
from exports.poster_parts import INNER, MARGIN, STEPS, WIDTH, Design, brand, fitted
from exports.poster_title import Stack, title_stack
from exports.sheet import MM, Block, block
from exports.styles import Style
from exports.text import is_han
from models.words import ngettext

TITLE_TOP = 33.0
HIGHEST = 30.0
"""Design millimetres above which no step rises."""
INSET = 2.9
PAD = 5.2
CLEAR = 7.0
"""Design millimetres between the title and a step."""
RISES = (30.6, 26.0, 22.0, 18.0, 14.0, 10.0, 6.0, 3.0)
NUMBERS = (56, 48, 40, 34, 28, 24)
HEADS = (12.5, 11.5, 10.5, 10.0)
"""Points of an item's name, of which the largest that tears no word is taken."""
WORD = re.compile(r"[^\s-]+-?")
"""What stays on one line."""
WIDTHS = (0.92, 0.76, 0.62, 0.5, 0.4, 0.32)
"""Parts of the sheet that the title may take."""


class Step(NamedTuple):
    """A day's column: gaps and blocks from its top, and its height."""

    blocks: Stack
    height: float


class Stair(NamedTuple):
    """The steps with their left edges and tops."""

    lefts: list[float]
    tops: list[float]
    steps: list[Step]


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    foot = Foot(design, content, content.accent.ink, content.accent.ink, with_facts=False)
    left = [MARGIN + number * INNER / len(content.days) for number in range(len(content.days))]
    floor = foot.rule - 4.0
    for steps, dropped in _ways(design, content, floor, foot):
        found = _with_title(design, content, left, floor, steps)
        if found is not None:
            stair, stack, left_out = found
            _picture(design, content, stair, foot.rule)
            unnamed = brand(design, _dates(design, content), content.accent.on, "Medium", below=TITLE_TOP)
            y = TITLE_TOP
            for gap, words in stack:
                y = design.put(MARGIN, y + gap, words)
            _programme(design, stair)
            foot.draw()
            return [*left_out, *unnamed, *dropped]
    return None


def _dates(design: Design, content: Content) -> str:
    """“20–26 April 2026”, and before it whose week it is where there is room."""
    brand = "" if design.compact else content.brand
    return " · ".join(dict.fromkeys(filter(None, (brand, *content.facts.days))))


def _with_title(
    design: Design, content: Content, lefts: list[float], floor: float, steps: list[Step]
) -> tuple[Stair, Stack, list[str]] | None:
    """The stairs and the title beside them: nothing left out before size, and size before the slope."""
    best: tuple[tuple[int, float, float], Stair, Stack, list[str]] | None = None
    for rise in RISES:
        tops = _tops(steps, floor, rise)
        if tops[-1] < HIGHEST:
            continue
        stair = Stair(lefts, tops, steps)
        for part in WIDTHS:
            made = title_stack(
                design, content, content.accent.on, INNER * part, STEPS, most=floor * 0.45,
                fits=partial(_is_clear, stair),
            )  # fmt: skip
            if made is None:
                continue
            stack, left_out = made
            merit = (-len(left_out), min(stack[0][1].style.size, 132.0), rise)
            if best is None or merit > best[0]:
                best = (merit, stair, stack, left_out)
    return best[1:] if best else None


def _tops(steps: list[Step], floor: float, rise: float) -> list[float]:
    """The top of each step: at least `rise` above the one before, and high enough for its day."""
    tops: list[float] = []
    for step in steps:
        needed = floor - step.height - 4.0
        tops.append(min(needed, tops[-1] - rise) if tops else needed)
    return tops


def _is_clear(stair: Stair, stack: Stack) -> bool:
    """Whether no block of the title comes near a step."""
    y = TITLE_TOP
    for gap, words in stack:
        y += gap + words.height
        right = MARGIN + words.width + CLEAR
        met = [
            top
            for number, (left, top) in enumerate(zip(stair.lefts, stair.tops, strict=True))
            if left < right or not number
        ]
        if y + CLEAR - 2.0 > min(met):
            return False
    return True


def _ways(
    design: Design, content: Content, floor: float, foot: Foot
) -> Iterator[tuple[list[Step], list[str]]]:
    """The columns: all items, then without places, then fewer items; on small paper the days alone."""
    if design.compact:
        more = [item.title for day in content.days for item in day.items]
        yield [_bare(design, content, day, foot) for day in content.days], more
        return
    size = _size(design, content)
    longest = max(len(day.items) for day in content.days)
    yield [_column(design, content, day, size, longest, True) for day in content.days], []
    details = [item.detail for day in content.days for item in day.items if item.detail]
    yield [_column(design, content, day, size, longest, False) for day in content.days], details
    for most in (*range(min(longest - 1, 12), 1, -1), 1, 0):
        gone = [item.title for day in content.days for item in day.items[most:]]
        yield [_column(design, content, day, size, most, most > 3) for day in content.days], gone


def _number(design: Design, content: Content, day: Day, width: float) -> Block:
    """The day of the month, as large as its column takes."""
    style = Style("Bold", 56, 56, content.accent.ink)
    steps = [design.size(size) for size in NUMBERS]
    return fitted(day.number, style, width, steps, 1.02) or block(day.number, style.scaled(0.4), width)


def _width(content: Content, number: int) -> float:
    """Design millimetres that the texts of a column may take."""
    return INNER / len(content.days) - (INSET + 2.4 if number else 2.4)


def _size(design: Design, content: Content) -> float:
    """The size of the items' names: the largest that tears no word in any column."""
    width = _width(content, 1)
    titles = [item.title for day in content.days for item in day.items if not is_han(item.title)]
    for size in HEADS:
        style = design.style("Bold", size, size * 1.22)
        widest = max((style.face.width(w) for title in titles for w in WORD.findall(title)), default=0.0)
        if widest * style.size / MM <= width:
            return size
    return HEADS[-1]


def _column(design: Design, content: Content, day: Day, size: float, most: int, with_detail: bool) -> Step:
    """The number, the weekday, and `most` items."""
    width = _width(content, content.days.index(day))
    ink = content.accent.ink
    weekday = design.style("Bold", 14, 17, ink)
    name = block(day.weekday, weekday, width)
    if name.width > width or tears(day.weekday, name.lines):
        name = block(day.short, weekday, width)
    found: Stack = [(PAD, _number(design, content, day, width)), (1.2, name)]
    head = design.style("Bold", size, size * 1.22)
    detail = design.style("Regular", 10.5, 13.2)
    for place, item in enumerate(day.items[:most]):
        found.append((4.6 if place else 2.6, block(item.title, head, width)))
        if with_detail and item.detail:
            found.append((0.0, block(item.detail, detail, width)))
    rest = len(day.items) - most
    if rest > 0:
        words = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
        found.append((3.6, block(words, detail, width)))
    return Step(found, sum(gap + words.height for gap, words in found))


def _bare(design: Design, content: Content, day: Day, foot: Foot) -> Step:
    """The number and the short weekday; the last columns stand above the QR code."""
    number = content.days.index(day)
    width = _width(content, number)
    weekday = design.style("Bold", 14, 17, content.accent.ink)
    found: Stack = [(PAD, _number(design, content, day, width)), (1.2, block(day.short, weekday, width))]
    tall = sum(gap + words.height for gap, words in found)
    right = MARGIN + (number + 1) * INNER / len(content.days)
    return Step(found, tall + (foot.rule - foot.qr_top + 2.0 if right > foot.qr_left - 2 else 0.0))


def _picture(design: Design, content: Content, stair: Stair, rule: float) -> None:
    """The coloured ground, the white steps, and a thin line where one begins."""
    over, accent = design.bleed, content.accent
    design.ground(WHITE)
    edges = [-over, *stair.lefts[1:], WIDTH + over]
    outline = [(-over, -over), (WIDTH + over, -over)]
    steps = list(zip(edges, edges[1:], stair.tops, strict=False))
    for left, right, top in reversed(steps):
        outline += [(right, top), (left, top)]
    design.polygon(outline, accent.accent)
    for left, _right, top in steps[1:]:
        design.line(left, top, left, rule - 3.0, accent.accent, 0.6)


def _programme(design: Design, stair: Stair) -> None:
    for number, (left, top, step) in enumerate(zip(stair.lefts, stair.tops, stair.steps, strict=True)):
        y = top
        for gap, words in step.blocks:
            y = design.put(left + (INSET if number else 0.0), y + gap, words)
