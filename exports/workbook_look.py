"""How cells look: faces, sizes, colours of the theme, borders, number formats, and which are locked."""

import re
from dataclasses import dataclass
from typing import Any, cast

from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.writer.theme import theme_xml

from exports.palette import BLACK, RULE, TRACKS, Accent

FACE = "Microsoft YaHei"
NORMAL = "Arial"
ACCENT = "accent"
"""As a colour: the first accent of the workbook's theme."""
TEXT, WHOLE, GROUPED, DATE, TIME, MOMENT = "@", "0", "#,##0", "d mmm yyyy", "hh:mm", "d mmm hh:mm"
MONEY, PERCENT = "#,##0.00", "0%"
NUMBERS = frozenset({WHOLE, GROUPED, MONEY, PERCENT})
CHINESE = {DATE: 'yyyy"年"m"月"d"日"', MOMENT: 'm"月"d"日" hh:mm'}


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a cell looks. `top`, `bottom`, `left` are (line style, colour); `form` is its number format.

    `locked` counts only on a sheet that is protected.
    """

    size: float = 9
    bold: bool = False
    colour: str = BLACK
    fill: str = ""
    align: str = "left"
    down: str = "top"
    wrap: bool = False
    indent: int = 0
    top: tuple[str, str] | None = None
    bottom: tuple[str, str] | None = None
    left: tuple[str, str] | None = None
    form: str = TEXT
    locked: bool = True


HAIR = ("hair", RULE)
THIN = ("thin", RULE)
MEDIUM = ("medium", BLACK)


def form_in(form: str, language: str) -> str:
    """A number format as that language writes it."""
    return CHINESE.get(form, form) if language == "zh_CN" else form


def colour(name: str) -> Color:
    """A colour of the theme, so that another theme recolours the sheet, or an opaque one."""
    return Color(theme=4) if name == ACCENT else Color(rgb=f"FF{name}")


def dress(cell: Any, look: Look) -> None:
    """Give a cell that look."""
    cell.font = Font(name=FACE, size=look.size, bold=look.bold, color=colour(look.colour))
    if look.fill:
        cell.fill = PatternFill("solid", fgColor=colour(look.fill))
    cell.alignment = Alignment(
        horizontal=look.align,
        vertical=look.down,
        wrap_text=look.wrap,
        indent=look.indent if look.align == "left" else 0,
    )
    if look.top or look.bottom or look.left:
        cell.border = Border(top=_side(look.top), bottom=_side(look.bottom), left=_side(look.left))
    cell.number_format = look.form
    if not look.locked:
        cell.protection = Protection(locked=False)
    if look.form == TEXT:
        cell.quotePrefix = True


def _side(line: tuple[str, str] | None) -> Side:
    return Side(style=line[0], color=colour(line[1])) if line else Side()


def theme(accent: Accent) -> str:
    """openpyxl's theme with the programme's colour and those of the tracks as its six accents."""
    colours = [accent.accent, *(mark.colour for mark in TRACKS[1:])]
    text = cast(str, theme_xml)
    for number, value in enumerate(colours, 1):
        pattern = rf"(<a:accent{number}>\s*<a:srgbClr val=\")[0-9A-Fa-f]{{6}}"
        text = re.sub(pattern, rf"\g<1>{value}", text)
    return text
