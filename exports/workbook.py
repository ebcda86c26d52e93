"""Workbooks: pages of styled cells written as they come, with dates that are dates and text that stays text.

openpyxl's write-only mode keeps memory flat. A cell of each look and column is made once per page and filled
anew for every row, which is what makes 20,000 rows cheap.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeAlias, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter
from openpyxl.writer.theme import theme_xml

from exports.palette import BLACK, RULE, TRACKS, Accent
from exports.workbook_zip import StampedZip
from models.database import clean
from models.words import _

FACE = "Microsoft YaHei"
NORMAL = "Arial"
ACCENT = "accent"
"""As a colour: the first accent of the workbook's theme."""
TEXT, WHOLE, GROUPED, DATE, TIME, MOMENT = "@", "0", "#,##0", "d mmm yyyy", "hh:mm", "d mmm hh:mm"
CHINESE = {DATE: 'yyyy"年"m"月"d"日"', MOMENT: 'm"月"d"日" hh:mm'}
LONGEST_TEXT = 32_000
"""Characters of a cell; Excel takes 32,767 UTF-16 units, openpyxl cuts without a word."""
LONGEST_NAME = 31
HIDDEN = "Lectern"
"""The name of the sheet that is not shown."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
EPOCH = 693_594
"""The ordinal of 30 December 1899, day 0 of Excel."""

Value: TypeAlias = str | int | float | date | time | CellRichText | None


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a cell looks. `top`, `bottom`, `left` are (line style, colour); `form` is its number format."""

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


HAIR = ("hair", RULE)
THIN = ("thin", RULE)
MEDIUM = ("medium", BLACK)


def safe_text(value: str) -> str:
    """`value` as a cell can hold it: what Excel would take for an escape is escaped."""
    text = clean(value)
    return ESCAPED.sub("_x005F_", text) if "_x" in text else text


def serial(value: date | time) -> float:
    """The number Excel keeps for a date, a time of day, or both."""
    if isinstance(value, time):
        return (value.hour * 60 + value.minute) / 1440
    if isinstance(value, datetime):
        return value.toordinal() - EPOCH + (value.hour * 60 + value.minute) / 1440
    return value.toordinal() - EPOCH


def form_in(form: str, language: str) -> str:
    """A number format as that language writes it."""
    return CHINESE.get(form, form) if language == "zh_CN" else form


def colour(name: str) -> Color:
    """A colour of the theme, so that another theme recolours the sheet, or an opaque one."""
    return Color(theme=4) if name == ACCENT else Color(rgb=f"FF{name}")


class Pen(Cell):
    """A cell that is filled and written again and again, in one column and one look.

    openpyxl works out address and style number for each cell anew, and tries every cell as a plain value
    first, whose refusal shows it in words; a pen knows the first two and keeps the words short.
    """

    __slots__ = ("letter", "number")

    def __init__(self, sheet: Any, column: int, look: Look) -> None:
        super().__init__(sheet, row=1, column=column)
        self.letter = get_column_letter(column)
        _style(self, look)
        self.number: int = super().style_id

    def __repr__(self) -> str:
        return self.letter

    @property
    def coordinate(self) -> str:
        return f"{self.letter}{self.row}"

    @property
    def style_id(self) -> int:
        return self.number


class Page:
    """One sheet of a book. Widths, panes and fit are settled before the first row, the rest at any time."""

    def __init__(self, sheet: Any, book: "Book") -> None:
        self.sheet, self.book = sheet, book
        self.rows = 0
        self._cells: dict[tuple[int, Look], Pen] = {}

    @property
    def title(self) -> str:
        """The name on the tab."""
        return cast(str, self.sheet.title)

    def columns(self, widths: Sequence[float], hidden: Iterable[int] = ()) -> None:
        """Set the widths of the first columns; those in `hidden` (counted from 1) are not shown."""
        for number, width in enumerate(widths, 1):
            column = self.sheet.column_dimensions[get_column_letter(number)]
            column.width = width
            column.hidden = number in hidden

    def put(self, cells: Sequence[tuple[Look, Value] | None], height: float = 0.0) -> int:
        """Write the next row and return its number. A height of 0 leaves it to the reader's program."""
        self.rows += 1
        if height:
            self.sheet.row_dimensions[self.rows].height = min(height, 409)
        row = []
        for column, cell in enumerate(cells, 1):
            row.append(None if cell is None else self._cell(column, *cell))
        self.sheet.append(row)
        return self.rows

    def _cell(self, column: int, look: Look, value: Value) -> Any:
        cell = self._cells.get((column, look))
        if cell is None:
            cell = self._cells[column, look] = Pen(self.sheet, column, look)
        if type(value) is str:
            cell.value = self.book.fitting(safe_text(value)) or None
            if cell.value:
                cell.data_type = "s"
        elif isinstance(value, (date, time)):
            cell.value = serial(value)
        else:
            cell.value = value
        return cell

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Make one cell of a rectangle; its first cell speaks for it."""
        if (top, left) != (bottom, right):
            self.sheet.merged_cells.add(f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")

    def paper(self, *, landscape: bool, tall: int = 0, wide: int = 1, size: str = "A4") -> None:
        """Print it fitted to `wide` pages across and `tall` pages down (0: as many as it takes)."""
        sheet = self.sheet
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, tall
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = {"A3": 8, "A4": 9, "A5": 11, "Letter": 1, "Legal": 5}.get(size, 9)
        margins = sheet.page_margins
        margins.left = margins.right = 15 / 25.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.47, 0.62, 0.2, 0.3
        sheet.print_options.horizontalCentered = True

    def footer(self, left: str, right: str) -> None:
        """What stands below every printed page; “&” and numbers at the start are no commands."""
        below = self.sheet.oddFooter
        below.left.text, below.left.size = f" {left.replace('&', '&&')}", 8
        below.right.text, below.right.size = right, 8

    def heads(self, row: int, columns: int, last: int = 0) -> None:
        """Row `row` heads the table: it stays in view, repeats on paper and filters `columns` columns."""
        self.sheet.print_title_rows = f"1:{row}"
        if last > row:
            self.sheet.auto_filter.ref = f"A{row}:{get_column_letter(columns)}{last}"

    def freeze(self, row: int, column: int = 1) -> None:
        """Keep what is above `row` and left of `column` in view. Before the first row only."""
        self.sheet.freeze_panes = f"{get_column_letter(column)}{row}"

    def choices(self, cells: str, source: str, *, strict: bool) -> None:
        """Offer the values of `source` in `cells`; other values are refused, or only asked about."""
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.errorStyle = "stop" if strict else "warning"
        rule.showErrorMessage = True
        rule.errorTitle = _("Not in the list")
        rule.error = _("Choose one of the list, or leave the cell empty.")
        rule.add(cells)
        self.sheet.data_validations.append(rule)


class Book:
    """A workbook in the making."""

    def __init__(self, accent: Accent, printed: datetime) -> None:
        self.book = Workbook(write_only=True)
        self.printed = printed
        self.cut = 0
        """How many texts were too long for a cell."""
        self._names = {"history", HIDDEN.casefold()}
        normal = self.book._named_styles["Normal"]
        normal.font = Font(name=NORMAL, size=10)
        self.book.loaded_theme = _theme(accent)
        about = self.book.properties
        about.creator = about.lastModifiedBy = "Lectern"
        about.created = about.modified = printed

    def page(self, title: str) -> Page:
        """A further sheet, under a name that every program takes."""
        sheet = self.book.create_sheet()
        sheet.title = self._safe_name(title)
        sheet.sheet_view.showGridLines = False
        return Page(sheet, self)

    def hidden(self) -> Page:
        """A sheet that is not shown, under the name kept free for it."""
        sheet = self.book.create_sheet(HIDDEN)
        sheet.sheet_state = "hidden"
        return Page(sheet, self)

    def fitting(self, text: str) -> str:
        """`text`, or as much of it as a cell holds with a mark that it goes on."""
        if len(text) <= LONGEST_TEXT // 2 or len(text.encode("utf-16-le")) <= 2 * LONGEST_TEXT:
            return text
        self.cut += 1
        short = text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
        return f"{short} […]"

    def pack(self, notes: list[str]) -> bytes:
        """The bytes of the file. Appends to `notes` what did not fit."""
        if self.cut:
            notes.append(
                _("{count} texts are longer than a cell can hold and were cut.").format(count=self.cut)
            )
        archive = StampedZip(self.printed)
        ExcelWriter(self.book, archive).save()
        return archive.memory.getvalue()

    def _safe_name(self, title: str) -> str:
        name = _short(FORBIDDEN.sub(" ", clean(title)).strip(" '") or _("Sheet"), LONGEST_NAME)
        number, free = 1, name
        while free.casefold() in self._names:
            number += 1
            ending = f" {number}"
            free = _short(name, LONGEST_NAME - len(ending)) + ending
        self._names.add(free.casefold())
        return free


def _short(text: str, units: int) -> str:
    """At most that many UTF-16 units of a text, as Excel counts them."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").strip(" '")


def _style(cell: Any, look: Look) -> None:
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
    if look.form == TEXT:
        cell.quotePrefix = True


def _side(line: tuple[str, str] | None) -> Side:
    return Side(style=line[0], color=colour(line[1])) if line else Side()


def _theme(accent: Accent) -> str:
    """openpyxl's theme with the programme's colour and those of the tracks as its six accents."""
    colours = [accent.accent, *(mark.colour for mark in TRACKS[1:])]
    text = cast(str, theme_xml)
    for number, value in enumerate(colours, 1):
        pattern = rf"(<a:accent{number}>\s*<a:srgbClr val=\")[0-9A-Fa-f]{{6}}"
        text = re.sub(pattern, rf"\g<1>{value}", text)
    return text
