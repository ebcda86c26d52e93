"""What every sheet shares: accent bar, header with its facts, legend, and the footer with its stamp."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from exports.fonts import CAP
from exports.marks import PLACE, SWATCH, place, swatch, track_mark
from exports.palette import BLACK
from exports.sheet import FOOT, MARGIN, MM, TOP, Sheet, block
from exports.styles import FOOTER, LEGEND, LEGEND_CODE, TEXT, TEXT_BOLD, TITLE, Style
from exports.wording import Speech, stamp
from models.words import _, speaking

BAR = 1.2
TITLE_TOP = 17.4
NARROW = 120.0
"""Millimetres of width below which the two ends of the footer stand above each other."""
LEGEND_GAP = 4.6
LEGEND_LINE = 4.2
STEPS = (24.0, 22.0, 20.0, 18.0, 16.0, 13.0)
"""Sizes of a title in points: the largest that needs few lines is taken."""


class Fact(NamedTuple):
    """A head and the lines under it, as the header shows them at the right."""

    head: str
    lines: tuple[str, ...] = ()


class Sign(NamedTuple):
    """An entry of the legend: a track's position, a place mode or nothing; its code; what it means."""

    track: int | None
    mode: str
    code: str
    text: str


def accent_bar(sheet: Sheet, colour: str) -> None:
    """The bar across the top."""
    sheet.rect(MARGIN, TOP, sheet.width - 2 * MARGIN, BAR, colour)


def title(sheet: Sheet, text: str, width: float, *, most: int = 2, y: float = TITLE_TOP) -> float:
    """The title at the left, as large as `most` lines of `width` allow; returns the y below it."""
    for size in STEPS:
        style = Style("Bold", size, size * 28 / 24, tracking=TITLE.tracking)
        found = block(text, style, width, even=True)
        if len(found.lines) <= most:
            break
    return sheet.put(MARGIN, y, found)


def facts(sheet: Sheet, x: float, width: float, found: Sequence[Fact], y: float = TITLE_TOP + 0.4) -> float:
    """Facts below each other in one column; returns the y below them."""
    for fact in found:
        y = sheet.text(x, y, fact.head, TEXT_BOLD, width)
        for line in fact.lines:
            y = sheet.text(x, y, line, TEXT, width, lines=True)
        y += 3.2
    return y - 3.2 if found else y


def footer(
    sheet: Sheet, left: str, speech: Speech, version: str, printed: datetime, page: int, pages: int
) -> None:
    """The document at the left; version, print time and page at the right."""
    with speaking(speech.main):
        sentence = _("{version} · printed {stamp} · page {page} of {pages}")
        when = stamp(printed, speech.main)
        right = sentence.format(version=version, stamp=when, page=page, pages=pages)
    y = sheet.height - FOOT - CAP * FOOTER.size / MM
    width = sheet.width - 2 * MARGIN
    with sheet.quiet():
        sheet.text(sheet.width - MARGIN, y, right, FOOTER, align="right")
    room = width - FOOTER.face.width(right) * FOOTER.size / MM - 6
    found = block(left, FOOTER, room if width >= NARROW else width)
    rise = (len(found.lines) - (1 if width >= NARROW else 0)) * found.leading / MM
    sheet.put(MARGIN, y - rise, found)


def sign_width(sign: Sign) -> float:
    """Millimetres of one entry of the legend."""
    width = LEGEND.face.width(sign.text) * LEGEND.size / MM
    if sign.track is not None:
        width += SWATCH[0] + 1.0
    if sign.mode:
        width += 2 * PLACE + 1.2
    if sign.code:
        width += LEGEND_CODE.face.width(sign.code) * LEGEND_CODE.size / MM + 1.4
    return width


def legend_lines(signs: Sequence[Sign], width: float) -> list[list[Sign]]:
    """The entries in lines of at most `width`."""
    lines: list[list[Sign]] = []
    used = width + 1
    for sign in signs:
        need = sign_width(sign)
        if used + need > width:
            lines.append([])
            used = 0.0
        lines[-1].append(sign)
        used += need + LEGEND_GAP
    return lines


def legend_height(signs: Sequence[Sign], width: float) -> float:
    """Millimetres from the rule of the legend to its foot."""
    return 2.2 + len(legend_lines(signs, width)) * LEGEND_LINE if signs else 0.0


def legend(sheet: Sheet, signs: Sequence[Sign], bottom: float) -> None:
    """The legend, with the rule above it, ending at `bottom`."""
    if not signs:
        return
    width = sheet.width - 2 * MARGIN
    y = bottom - legend_height(signs, width)
    sheet.line(MARGIN, y, MARGIN + width, y, BLACK, 0.6)
    y += 2.6
    lines = legend_lines(signs, width)
    for line in lines:
        x = MARGIN
        tracks = [sign for sign in line if sign.track is not None]
        others = [sign for sign in line if sign.track is None]
        for sign in tracks:
            _sign(sheet, sign, x, y)
            x += sign_width(sign) + LEGEND_GAP
        if len(lines) == 1 and tracks:
            x = MARGIN + width + LEGEND_GAP - sum(sign_width(sign) + LEGEND_GAP for sign in others)
        for sign in others:
            _sign(sheet, sign, x, y)
            x += sign_width(sign) + LEGEND_GAP
        y += LEGEND_LINE


def _sign(sheet: Sheet, sign: Sign, x: float, y: float) -> None:
    middle = y + CAP * LEGEND.size / MM / 2
    if sign.track is not None:
        x = swatch(sheet, track_mark(sign.track), x, middle - SWATCH[1] / 2) + 1.0
    if sign.mode:
        x = place(sheet, sign.mode, x, middle) + 1.2
    if sign.code:
        sheet.text(x, y, sign.code, LEGEND_CODE)
        x += LEGEND_CODE.face.width(sign.code) * LEGEND_CODE.size / MM + 1.4
    sheet.text(x, y, sign.text, LEGEND)


def body_bottom(sheet_height: float, signs: Sequence[Sign], width: float) -> float:
    """The lowest y that the body of a page may use."""
    return legend_bottom(sheet_height, width) - legend_height(signs, width) - (2.4 if signs else 0.0)


def legend_bottom(sheet_height: float, width: float) -> float:
    """Where the legend ends, above the footer, which has two lines on narrow paper."""
    return sheet_height - FOOT - (4.6 if width >= NARROW else 8.0)
