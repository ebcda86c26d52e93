"""One tile of a large poster: its part of the picture, the strips to glue, the lines, marks and slug."""

from typing import NamedTuple

from exports.palette import BLACK, GREY, WHITE, Accent
from exports.sheet import MM, Block, Sheet, block
from exports.styles import Style
from exports.tiling import MARGIN, OVERLAP, Tiling
from models.words import _

BLEED = 3.0
"""Millimetres the picture runs on at the outer right and lower edge, so that the cut shows no white."""
MARK = (4.5, 7.0)
"""Where marks stand between the edge of the paper and the picture."""
TICK = 6.0
QUARTERS = (0.25, 0.5, 0.75)
LIGHT = 0.8
"""How far white covers the strip to be glued."""
HATCH = 5.0
BESIDE = 40.0
"""Millimetres of free paper at the right from which the slug stands there, else on the strip below."""
PLATE = 10.6
"""Height of the white under a slug on the strip."""
CODE = Style("Bold", 24, 26)
LINE = Style("Bold", 9, 12)
SMALL = Style("Regular", 7.5, 10)

Corner = tuple[float, float]
Last = tuple[bool, bool]


class Job(NamedTuple):
    """One poster in tiles: its size, the paper and the tiles on it, its form, its name and colours."""

    size: tuple[float, float]
    paper: str
    tiles: Tiling
    form: str
    title: str
    accent: Accent

    @property
    def extent(self) -> str:
        """“594 × 841 mm”."""
        return f"{self.size[0]:.0f} × {self.size[1]:.0f} mm"


def draw_tile(sheet: Sheet, job: Job, column: int, row: int) -> None:
    """The sheet of one tile."""
    tiles = job.tiles
    is_last = (column == tiles.across - 1, row == tiles.down - 1)
    wide, tall = (
        side + (BLEED if last else OVERLAP)
        for side, last in zip((tiles.width, tiles.height), is_last, strict=True)
    )
    with sheet.clip(MARGIN, MARGIN, wide, tall):
        show(sheet, job, MARGIN - column * tiles.width, MARGIN - row * tiles.height)
    corner = (MARGIN + tiles.width, MARGIN + tiles.height)
    if not is_last[0]:
        _strip(sheet, corner[0], MARGIN, OVERLAP, tall)
    if not is_last[1]:
        _strip(sheet, MARGIN, corner[1], tiles.width, OVERLAP)
    _lines(sheet, corner, is_last)
    _marks(sheet, corner, is_last, (column > 0, row > 0))
    _slug(sheet, job, (column, row), is_last)


def show(sheet: Sheet, job: Job, x: float, y: float, scale: float = 1.0) -> None:
    """The poster's form with its upper left corner at (x, y)."""
    with sheet.state():
        sheet.canvas.translate(x * MM, (sheet.height - y - job.size[1] * scale) * MM)
        sheet.canvas.scale(scale, scale)
        sheet.canvas.doForm(job.form)


def _strip(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """The picture in pale, hatched: here is glue."""
    with sheet.state():
        sheet.ink(WHITE)
        sheet.canvas.setFillAlpha(LIGHT)
        sheet.canvas.rect(x * MM, (sheet.height - y - height) * MM, width * MM, height * MM, stroke=0, fill=1)
    with sheet.clip(x, y, width, height):
        step = 0.0
        while step < width + height:
            sheet.line(x + step, y, x + step - height, y + height, GREY, 0.3)
            step += HATCH


def _lines(sheet: Sheet, corner: Corner, is_last: Last) -> None:
    """Where the edge of the next tile comes to lie, with ticks that it will hide."""
    right, low = corner
    if not is_last[0]:
        sheet.line(right, MARGIN, right, low + (0.0 if is_last[1] else OVERLAP), BLACK, 0.4)
        for y in _between(MARGIN, low):
            sheet.line(right, y, right + TICK, y, BLACK, 0.4)
    if not is_last[1]:
        sheet.line(MARGIN, low, right + (0.0 if is_last[0] else OVERLAP), low, BLACK, 0.4)
        for x in _between(MARGIN, right):
            sheet.line(x, low, x, low + TICK, BLACK, 0.4)


def _between(first: float, last: float) -> list[float]:
    return [first + part * (last - first) for part in QUARTERS]


def _marks(sheet: Sheet, corner: Corner, is_last: Last, has_before: tuple[bool, bool]) -> None:
    """Marks to cut by, at the left and above and at the poster's outer edges; ticks in what is cut off."""
    (right, low), (first, last) = corner, MARK
    end_x = right + (BLEED if is_last[0] else OVERLAP) + 1.0
    end_y = low + (BLEED if is_last[1] else OVERLAP) + 1.0
    for x in (MARGIN, right) if is_last[0] else (MARGIN,):
        sheet.line(x, first, x, last, BLACK, 0.4)
        sheet.line(x, end_y, x, end_y + last - first, BLACK, 0.4)
    for y in (MARGIN, low) if is_last[1] else (MARGIN,):
        sheet.line(first, y, last, y, BLACK, 0.4)
        sheet.line(end_x, y, end_x + last - first, y, BLACK, 0.4)
    for y in _between(MARGIN, low) if has_before[0] else ():
        sheet.line(first, y, last, y, BLACK, 0.4)
    for x in _between(MARGIN, right) if has_before[1] else ():
        sheet.line(x, first, x, last, BLACK, 0.4)


def _slug(sheet: Sheet, job: Job, place: tuple[int, int], is_last: Last) -> None:
    """Code, number and map: in the free paper at the right, else on the strip that the next tile hides."""
    tiles = job.tiles
    column, row = place
    number = row * tiles.across + column + 1
    told = _("Sheet {number} of {count}").format(number=number, count=tiles.sheets)
    code = block(tiles.code(column, row), CODE.in_colour(job.accent.ink), BESIDE)
    x = MARGIN + tiles.width + OVERLAP + 5.0
    free = sheet.width - MARGIN - x
    if free < BESIDE:
        _slug_below(sheet, job, place, code, told, 3.4 if is_last[1] else 1.6)
        return
    y = sheet.put(x, MARGIN + 6.0, code) + 1.0
    y = sheet.text(x, y, told, LINE, free) + 0.8
    y = sheet.text(x, y, job.title, SMALL, free)
    y = sheet.text(x, y, job.extent, SMALL, free)
    _map(sheet, job, place, (x, y + 5.0), (free, 40.0))


def _slug_below(sheet: Sheet, job: Job, place: tuple[int, int], code: Block, told: str, drop: float) -> None:
    x, y = MARGIN + 4.0, MARGIN + job.tiles.height + drop
    words = [block(told, LINE, BESIDE), block(job.extent, SMALL, BESIDE)]
    beside = code.width + 5.0
    at = beside + max(part.width for part in words) + 5.0
    sheet.rect(x - 1.5, y, at + PLATE + 3.0, PLATE, WHITE)
    sheet.put(x, y + 2.2, code)
    below = sheet.put(x + beside, y + 2.0, words[0])
    sheet.put(x + beside, below, words[1])
    _map(sheet, job, place, (x + at, y + 0.8), (PLATE, PLATE - 1.6))


def _map(sheet: Sheet, job: Job, place: tuple[int, int], at: Corner, room: tuple[float, float]) -> None:
    """The poster in small within `room`, with this tile filled."""
    tiles, (x, y) = job.tiles, at
    scale = min(room[0] / job.size[0], room[1] / job.size[1], 5.0 / tiles.width)
    wide, tall = tiles.width * scale, tiles.height * scale
    for row in range(tiles.down):
        for column in range(tiles.across):
            if (column, row) == place:
                sheet.rect(x + column * wide, y + row * tall, wide, tall, job.accent.accent)
            sheet.frame(x + column * wide, y + row * tall, wide, tall, BLACK, 0.3)
