"""The service-tour poster: a stop a row, in the order of time, its place on the line from west to east."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from exports.fonts import CAP
from exports.palette import tint
from exports.poster_content import Content, Stop
from exports.poster_foot import Foot
from exports.poster_parts import INNER, MARGIN, WIDTH, Design, brand, fitted
from exports.poster_title import Stack, fits_in, title_stack
from exports.sheet import MM, Block
from exports.styles import Style

STEPS = (132, 112, 96, 80, 68, 56, 48, 40, 34, 28)
TOP = 34.0
ROWS = (15.8, 14.2, 12.8, 11.4, 10.2, 9.2, 8.2, 7.2, 6.2)
"""Design millimetres of a row, of which the largest that leaves the title its size is taken."""
GAP = 11.0
CITY, NOTE = 167.0, 225.0
"""Left edges of the cities and the notes."""
WEST, EAST = 74.0, 152.0
CITIES = (20, 18, 16, 14, 12.5)
"""Design points of a city's name; a row takes one as tall as itself allows."""
SPREAD = 4.0
"""Degrees that the line shows at least, so that neighbouring towns do not lie at its two ends."""


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the poster; returns what was left out, or None where the paper is too small."""
    on = content.accent.on
    foot = Foot(design, content, on, on, on, plate=True, with_facts=False)
    for row, notes, stack, left_out in _ways(design, content, foot):
        cells = _cells(design, content, row, notes, foot)
        if cells is None:
            continue
        design.ground(content.accent.accent)
        unnamed = brand(design, content.brand, on, "Medium", below=TOP)
        y = TOP
        for gap, words in stack:
            y = design.put(MARGIN, y + gap, words)
        _rows(design, content, cells, row, foot.rule - 5.0 - row * len(content.stops))
        foot.draw()
        gone = [stop.note for stop in content.stops if stop.note] if not notes else []
        return [*left_out, *unnamed, *dict.fromkeys(gone)]
    return None


def _ways(design: Design, content: Content, foot: Foot) -> Iterator[tuple[float, bool, Stack, list[str]]]:
    """(row height, whether with notes, title, what is left out): all of it, then without the notes."""
    count, wanted = len(content.stops), 96 if len(content.title) < 24 else 56
    has_notes = any(stop.note for stop in content.stops)
    for notes in (True, False) if has_notes and not design.compact else (False,):
        tried = []
        for row in ROWS:
            if row * MM / 1.5 < design.least:
                continue
            room = foot.rule - 5.0 - row * count - GAP - TOP
            made = title_stack(
                design, content, content.accent.on, INNER, STEPS, most=room * 0.72,
                fits=fits_in(room),
            )  # fmt: skip
            if made is not None:
                stack, left_out = made
                tried.append((row, notes, stack, left_out))
        whole = [way for way in tried if not way[3]]
        large = [way for way in whole if way[2][0][1].style.size >= wanted]
        yield from (*large[:1], *whole[::-1], *tried[::-1])


Cell = tuple[Block, Block, Block | None]


def _cells(design: Design, content: Content, row: float, notes: bool, foot: Foot) -> list[Cell] | None:
    """Date, city and note of every row; None where one needs a taller row."""
    on = content.accent.on
    last = foot.qr_left - 3.0 if design.compact and content.link else WIDTH - MARGIN
    width = (NOTE - 4.0 if notes else last) - CITY
    found: list[Cell] = []
    for stop in content.stops:
        date = _fitting(design, stop.date, "Medium", (14, 12.5, 11), WEST - 8.0 - MARGIN, row, on)
        city = _fitting(design, stop.city, "Bold", CITIES, width, row, on)
        note = None
        if notes and stop.note:
            note = _fitting(design, stop.note, "Regular", (11, 10.5), WIDTH - MARGIN - NOTE, row, on)
        if date is None or city is None or (notes and stop.note and note is None):
            return None
        found.append((date, city, note))
    return found


def _fitting(
    design: Design, text: str, weight: str, sizes: Sequence[float], width: float, row: float, colour: str
) -> Block | None:
    """`text` at the largest size at which its lines fit the row."""
    for size in dict.fromkeys(design.size(size) for size in sizes):
        style = Style(weight, size, size * 1.2, colour)
        one = fitted(text, style, width, (size,), 1.2)
        if one is not None and one.height <= row - 0.6:
            return one
    torn = fitted(text, style, width, (style.size,), 1.2, torn=True)
    return torn if torn is not None and torn.height <= row - 0.6 else None


def _rows(design: Design, content: Content, cells: list[Cell], row: float, top: float) -> None:
    """Rules, texts and the line with its stops."""
    accent = content.accent
    rule = tint(accent.accent, 0.55) if accent.on == "FFFFFF" else accent.deep
    for number, (date, city, note) in enumerate(cells):
        middle = top + (number + 0.5) * row
        if number:
            design.line(MARGIN, middle - row / 2, WIDTH - MARGIN, middle - row / 2, rule, 0.5)
        for x, words in ((MARGIN, date), (CITY, city), (NOTE, note)):
            if words is not None:
                lines = (len(words.lines) - 1) * words.leading / MM
                design.put(x, middle - (lines + CAP * words.style.size / MM) / 2, words)
    points = [(x, top + (number + 0.5) * row) for number, x in enumerate(across(content.stops))]
    scale = min(1.0, row / 13.0)
    for (x, y), (x2, y2) in pairwise(points):
        design.line(x, y, x2, y2, accent.on, 3.4 * scale * MM)
    for x, y in points:
        design.disc(x, y, 4.4 * scale, accent.on)
        design.disc(x, y, 2.6 * scale, accent.deep)


def across(stops: Sequence[Stop]) -> list[float]:
    """The x of every stop. One whose longitude nobody knows lies between its neighbours."""
    known = [(number, stop.east) for number, stop in enumerate(stops) if stop.east is not None]
    if not known:
        return [(WEST + EAST) / 2] * len(stops)
    low, high = min(east for _n, east in known), max(east for _n, east in known)
    spare = max(0.0, SPREAD - (high - low)) / 2
    low, high = low - spare, high + spare
    placed = [(number, WEST + (east - low) / (high - low) * (EAST - WEST)) for number, east in known]
    return [_between(placed, number) for number in range(len(stops))]


def _between(placed: Sequence[tuple[int, float]], number: int) -> float:
    before = [pair for pair in placed if pair[0] <= number]
    after = [pair for pair in placed if pair[0] >= number]
    if not before or not after:
        return (before or after)[-1 if before else 0][1]
    (first, x), (last, x2) = before[-1], after[0]
    return x if first == last else x + (x2 - x) * (number - first) / (last - first)
