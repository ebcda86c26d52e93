"""The coloured plate of a notice: its sign and its words, “Now closed”, as large as there is room."""

from typing import NamedTuple

from exports.direction_sign import arrow
from exports.door_parts import scale
from exports.fitting import fitted
from exports.pages import Paper
from exports.palette import BLACK, WHITE
from exports.sheet import MARGIN, TOP, Block, Sheet
from exports.styles import Style
from models.words import N_

WORDS = {"closed": N_("Now closed"), "full": N_("Now full"), "moved": N_("Moved to")}
GROUNDS = {"closed": ("A6140A", WHITE), "full": (BLACK, WHITE)}
"""Ground and ink of the plate; what is moved has the colours of the programme."""
SHARES = {"closed": (0.36, 82.0), "full": (0.36, 82.0), "moved": (0.42, 108.0)}
"""How much of the page the sign in the plate takes, and how many millimetres of A4 at most."""
LARGE = (150.0, 130, 112, 96, 84, 72, 62, 54, 48, 40, 34, 28, 24, 20, 17, 15, 13, 11, 9.5, 8)


class Plate(NamedTuple):
    """The coloured plate: how large its sign is, and its words."""

    sign: float
    words: list[Block]
    height: float


def plate_of(paper: Paper, kind: str, foot: float, smaller: float) -> Plate:
    """The plate in so much of its usual size."""
    factor, (part, most) = scale(paper), SHARES[kind]
    sign = min(most * factor, (foot - TOP) * part) * smaller
    words = _words(paper, kind, smaller)
    tall = sign + sum(found.height + 1.5 * factor for found in words) + 18 * factor
    return Plate(sign, words, tall)


def draw_plate(paper: Paper, kind: str, plate: Plate) -> None:
    """The plate at the top of the page."""
    sheet, factor, accent = paper.sheet, scale(paper), paper.facts.accent
    ground, ink = GROUNDS.get(kind, (accent.accent, accent.on))
    sheet.rect(MARGIN, TOP, paper.width, plate.height, ground)
    _picture(paper, kind, sheet.width / 2, TOP + 7 * factor + plate.sign / 2, plate.sign / 2, ground, ink)
    y = TOP + plate.sign + 15 * factor
    for found in plate.words:
        found = found._replace(style=found.style.in_colour(ink))
        y = sheet.put(sheet.width / 2, y, found, align="centre") + 1.5 * factor


def _words(paper: Paper, kind: str, smaller: float) -> list[Block]:
    """“Now closed”, “暂停开放”: in each language as large as fits a line."""
    found: list[Block] = []
    factor = scale(paper) * smaller
    for text in paper.speech.say(WORDS[kind], "\n").split("\n"):
        first = Style("Bold", LARGE[3] * factor, LARGE[3] * factor * 1.16)
        sizes = [size * factor for size in LARGE[3 if not found else 6 :]]
        found.append(fitted(text, first, paper.width - 14 * scale(paper), sizes=sizes))
    return found


def _picture(paper: Paper, kind: str, x: float, y: float, half: float, ground: str, ink: str) -> None:
    """A bar on a disc for closed, a room of full seats for full, an arrow for moved."""
    sheet = paper.sheet
    if kind == "moved":
        arrow(sheet, paper.request.option("arrow", "right"), x, y, half, ink)
    elif kind == "closed":
        sheet.disc(x, y, half, ink)
        sheet.rect(x - half * 0.62, y - half * 0.17, half * 1.24, half * 0.34, ground)
    else:
        _seats(sheet, x, y, half, ink)


def _seats(sheet: Sheet, x: float, y: float, half: float, ink: str) -> None:
    """Three rows of heads above shoulders, close together."""
    step = half * 2 / 3
    for down in range(3):
        for across in range(3):
            middle, top = x - half + (across + 0.5) * step, y - half + down * step
            sheet.disc(middle, top + step * 0.22, step * 0.19, ink)
            with sheet.clip(middle - step / 2, top + step * 0.46, step, step * 0.42):
                sheet.disc(middle, top + step * 0.88, step * 0.42, ink)
