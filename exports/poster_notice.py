"""The notice: text alone, for a board or a black-and-white printer, with as much of the programme as fits."""

from collections.abc import Iterator

from exports.palette import BLACK, RULE, WHITE
from exports.poster_content import Content
from exports.poster_foot import Foot
from exports.poster_parts import INNER, MARGIN, WIDTH, Design, brand
from exports.poster_title import Stack, fits_in, title_stack
from exports.sheet import Block, block
from models.words import ngettext

STEPS = (96, 80, 68, 56, 48, 40, 34, 28)
BAR = 7.0
TOP = 40.0
LABEL = 58.0
"""Design millimetres of the column of labels."""
GAP = 12.0
PAD = 4.2
SIZES = (20.0, 17.0, 15.0, 14.0, 12.5)
"""Sizes of the facts: the largest at which all fits."""
SHARE = 0.38
"""Part of the room in which the title should be as large as it can be."""


def draw(design: Design, content: Content) -> list[str] | None:
    """Draw the notice; returns what was left out, or None where the paper is too small."""
    foot = Foot(design, content, BLACK, BLACK, with_facts=False)
    room = foot.qr_top - 7.0 - TOP - GAP
    usual = _title(design, content, room * SHARE)
    enough = usual[0][0][1].style.size if usual else 0.0
    for size, most, is_last in _ways(design, content):
        rows = _rows(design, content, most, size)
        made = _title(design, content, room - sum(_tall(row) for row in rows))
        if made is None or (not is_last and (made[1] or made[0][0][1].style.size < enough)):
            continue
        unnamed = _draw(design, content, made[0], rows)
        foot.draw()
        return [*made[1], *unnamed, *(item.title for day in content.days for item in day.items[most:])]
    return None


def _title(design: Design, content: Content, room: float) -> tuple[Stack, list[str]] | None:
    return title_stack(
        design, content, content.accent.ink, INNER, STEPS, most=room * 0.8,
        fits=fits_in(room),
    )  # fmt: skip


def _ways(design: Design, content: Content) -> Iterator[tuple[float, int, bool]]:
    """(size of the facts, items of the programme a day, whether nothing smaller follows)."""
    longest = max((len(day.items) for day in content.days), default=0)
    sizes = list(dict.fromkeys(max(size, design.size(12.5)) for size in SIZES))
    yield from ((size, longest, False) for size in sizes)
    yield from ((sizes[-1], most, False) for most in range(longest - 1, -1, -1))
    yield sizes[-1], 0, True


LaidRow = tuple[Block, list[Block]]


def _tall(row: LaidRow) -> float:
    return max(row[0].height, sum(words.height for words in row[1])) + 2 * PAD


def _rows(design: Design, content: Content, most: int, size: float) -> list[LaidRow]:
    """Labels and values: when, where, who, for whom, and the programme day by day."""
    head = design.style("Bold", size, size * 1.3, content.accent.ink)
    text = design.style("Regular", size, size * 1.3)
    strong = design.style("Medium", size, size * 1.3)
    room = INNER - LABEL
    found: list[LaidRow] = []
    for label, lines in content.labels:
        styles = [strong, *([text] * len(lines))]
        values = [block(line, style, room) for line, style in zip(lines, styles, strict=False)]
        found.append((block(label, head, LABEL - 6.0, lines=True), values))
    for day in content.days if most else ():
        rest = len(day.items) - most
        lines = tuple("  ".join(filter(None, (item.detail, item.title))) for item in day.items[:most])
        if rest > 0:
            lines += (ngettext("and {count} more", "and {count} more", rest).format(count=rest),)
        label = " ".join((day.number, day.weekday)) if len(content.days) > 1 else day.short
        found.append((block(label, head, LABEL - 6.0), [block(line, text, room) for line in lines]))
    return found


def _draw(design: Design, content: Content, stack: Stack, rows: list[LaidRow]) -> list[str]:
    """Draw all but the foot; returns the brand where it had no room."""
    over = design.bleed
    design.ground(WHITE)
    design.rect(-over, -over, WIDTH + 2 * over, BAR + over, content.accent.accent)
    unnamed = brand(design, content.brand, BLACK, "Medium", below=TOP)
    y = TOP
    for gap, words in stack:
        y = design.put(MARGIN, y + gap, words)
    y += GAP
    design.line(MARGIN, y, WIDTH - MARGIN, y, BLACK, 1.2)
    for number, (label, values) in enumerate(rows):
        if number:
            design.line(MARGIN, y, WIDTH - MARGIN, y, RULE, 0.6)
        design.put(MARGIN, y + PAD, label)
        below = y + PAD
        for words in values:
            below = design.put(MARGIN + LABEL, below, words)
        y += _tall((label, values))
    return unnamed
