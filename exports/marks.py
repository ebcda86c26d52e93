"""Small signs that carry meaning in grey as well: track patterns, where a session takes place, QR codes."""

from functools import lru_cache
from itertools import groupby
from math import ceil

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from exports.palette import BLACK, TRACKS, WHITE, Mark, tint
from exports.sheet import MM, Sheet
from exports.styles import LEGEND_CODE
from models.database import Problem
from models.words import _

SWATCH = (3.6, 2.3)
PLACE = 0.95
"""Radius in millimetres of the sign that says in the room, online or both."""
MOST_BYTES = 1200
"""Beyond this the modules of a QR code are too fine for a camera."""
QUIET = 4
"""White modules round a QR code."""


def track_mark(position: int) -> Mark:
    """The look of the track at `position`; beyond the sixth colours repeat and the code tells."""
    return TRACKS[position % len(TRACKS)]


def pattern(sheet: Sheet, mark: Mark, x: float, y: float, width: float, height: float) -> None:
    """Fill a rectangle with a track's colour in its pattern."""
    PATTERNS[mark.pattern](sheet, mark.colour, x, y, width, height)


def _solid(sheet: Sheet, colour: str, x: float, y: float, width: float, height: float) -> None:
    sheet.rect(x, y, width, height, colour)


def _hatch(sheet: Sheet, colour: str, x: float, y: float, width: float, height: float) -> None:
    sheet.rect(x, y, width, height, WHITE)
    with sheet.clip(x, y, width, height):
        sheet.pen(colour, 1.5)
        step = 1.15
        path = sheet.canvas.beginPath()
        for number in range(ceil((width + height) / step) + 1):
            start = y + number * step
            path.moveTo((x - 0.5) * MM, (sheet.height - start - 0.5) * MM)
            path.lineTo((x + width + 0.5) * MM, (sheet.height - start + width + 0.5) * MM)
        sheet.canvas.drawPath(path, stroke=1, fill=0)
    sheet.frame(x, y, width, height, colour, 0.5)


def _stripes(sheet: Sheet, colour: str, x: float, y: float, width: float, height: float) -> None:
    sheet.rect(x, y, width, height, colour)
    with sheet.clip(x + 0.18, y + 0.18, width - 0.36, height - 0.36):
        for number in range(ceil(height / 1.15)):
            sheet.rect(x, y + 0.7 + number * 1.15, width, 0.48, WHITE)


def _dots(sheet: Sheet, colour: str, x: float, y: float, width: float, height: float) -> None:
    sheet.rect(x, y, width, height, WHITE)
    step = 1.3
    columns, rows = max(1, int(width / step)), max(1, int(height / step))
    for column in range(columns):
        for row in range(rows):
            across, down = (column + 0.5) * width / columns, (row + 0.5) * height / rows
            sheet.disc(x + across, y + down, 0.42, colour)
    sheet.frame(x, y, width, height, colour, 0.6)


def _hollow(sheet: Sheet, colour: str, x: float, y: float, width: float, height: float) -> None:
    sheet.rect(x, y, width, height, WHITE)
    sheet.frame(x, y, width, height, colour, 0.7)


def _rails(sheet: Sheet, colour: str, x: float, y: float, width: float, height: float) -> None:
    sheet.rect(x, y, width, height, colour)
    rail = min(0.5, width / 3.4)
    middle = x + width / 2
    sheet.rect(middle - rail / 2, y + 0.25, rail, height - 0.5, WHITE)


PATTERNS = {
    "solid": _solid,
    "hatch": _hatch,
    "stripes": _stripes,
    "dots": _dots,
    "hollow": _hollow,
    "rails": _rails,
}


def swatch(sheet: Sheet, mark: Mark, x: float, y: float) -> float:
    """A track's sample in a legend or a row; returns the x after it."""
    pattern(sheet, mark, x, y, *SWATCH)
    return x + SWATCH[0]


def place(sheet: Sheet, mode: str, x: float, y: float) -> float:
    """Where it takes place, centred on `y`: a disc in the room, half a disc for both, a ring online."""
    centre = x + PLACE
    sheet.pen(BLACK, 0.7)
    ring = PLACE - 0.12
    sheet.canvas.circle(centre * MM, (sheet.height - y) * MM, ring * MM, stroke=1, fill=0)
    if mode == "in_person":
        sheet.disc(centre, y, PLACE, BLACK)
    elif mode == "hybrid":
        sheet.ink(BLACK)
        box = (centre - ring, sheet.height - y - ring, centre + ring, sheet.height - y + ring)
        path = sheet.canvas.beginPath()
        path.arc(*(value * MM for value in box), 90, 180)
        path.close()
        sheet.canvas.drawPath(path, stroke=0, fill=1)
    return x + 2 * PLACE


def ground(position: int | None) -> str:
    """The tint behind a session: of its track, or grey without one."""
    return "EEEEEE" if position is None else tint(track_mark(position).colour, 0.10)


def code_width(code: str) -> float:
    """Millimetres of a track's or language's code."""
    return LEGEND_CODE.face.width(code) * LEGEND_CODE.size / MM


@lru_cache(maxsize=64)
def qr_modules(text: str, mask: int | None = None) -> list[list[bool]]:
    """The dark modules of a QR code, level M. Raises Problem where the text is too long for one.

    The best of the eight masks is looked for unless one is given: thousands of small codes need no search.
    """
    if len(text.encode()) > MOST_BYTES:
        raise Problem(_("The address is too long for a QR code: “{text}…”.").format(text=text[:60]))
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    if mask is None:
        code.make()
    else:
        code.version = code.calculate_version()
        code.makeImpl(False, mask)
    return [[bool(module) for module in row] for row in code.modules]


def qr_code(
    sheet: Sheet,
    text: str,
    x: float,
    y: float,
    side: float,
    *,
    plate: bool = False,
    mask: int | None = None,
) -> None:
    """A QR code `side` wide without its quiet zone. `plate` paints that zone white for coloured ground."""
    modules = qr_modules(text, mask)
    sheet.fact("QR", text)
    unit = side / len(modules)
    if plate:
        edge = QUIET * unit
        sheet.rect(x - edge, y - edge, side + 2 * edge, side + 2 * edge, WHITE)
    sheet.ink(BLACK)
    runs = []
    for row, line in enumerate(modules, 1):
        start = 0
        for dark, run in groupby(line):
            width = len(tuple(run))
            if dark:
                runs.append(f"{start} -{row} {width} 1 re")
            start += width
    corner = f"{x * MM:.3f} {(sheet.height - y) * MM:.3f}"
    sheet.canvas.addLiteral(f"q {unit * MM:.5f} 0 0 {unit * MM:.5f} {corner} cm {' '.join(runs)} f Q")
