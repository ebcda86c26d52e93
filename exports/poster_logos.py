"""The logos of those who stand behind an event, in rows in their printed order."""

from collections.abc import Sequence

from exports.palette import WHITE
from exports.placed_images import inside, row_widths
from exports.poster_parts import Design

HIGH = 13.0
"""Design millimetres of a logo, and between two."""
GAP = 8.0
BELOW = 6.0
WIDEST = 48.0
PLATE = 3.0


def logos_height(logos: Sequence[bytes], room: float) -> float:
    """Design millimetres that the logos take, with the space below them."""
    rows = _rows(logos, room)
    return len(rows) * (HIGH + GAP) - GAP + BELOW if rows else 0.0


def draw_logos(
    design: Design, logos: Sequence[bytes], x: float, y: float, room: float, *, plate: bool
) -> None:
    """Draw them from (x, y) on; on a white plate where the ground is coloured."""
    scale = design.scale
    for row in _rows(logos, room):
        left = x
        if plate and row:
            whole = sum(width + GAP for _data, width in row) - GAP
            design.rect(x - PLATE, y - PLATE, whole + 2 * PLATE, HIGH + 2 * PLATE, WHITE)
        for data, width in row:
            place = (design.x + left * scale, design.y + y * scale)
            inside(design.sheet, data, *place, width * scale, HIGH * scale)
            left += width + GAP
        y += HIGH + GAP


def _rows(logos: Sequence[bytes], room: float) -> list[list[tuple[bytes, float]]]:
    rows: list[list[tuple[bytes, float]]] = []
    used = room
    for data, width in zip(logos, row_widths(logos, HIGH, min(WIDEST, room)), strict=True):
        if not rows or used + GAP + width > room:
            rows.append([])
            used = -GAP
        rows[-1].append((data, width))
        used += GAP + width
    return rows
