"""Workbooks: pages of styled cells written as they come, with dates that are dates and text that stays text.

openpyxl's write-only mode keeps memory flat. A cell of each look and column is made once per page and filled
anew for every row, which is what makes 20,000 rows cheap.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeAlias, cast
from weakref import finalize

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from exports.palette import Accent
from exports.workbook_look import NORMAL, Look, colour, dress, theme
from exports.workbook_zip import StampedZip
from models.database import clean
from models.words import _

LONGEST_TEXT = 32_000
"""Characters of a cell; Excel takes 32,767 UTF-16 units, openpyxl cuts without a word."""
LONGEST_NAME = 31
HIDDEN = "Lectern"
"""The name of the sheet that is not shown."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
EPOCH = 693_594
"""The ordinal of 30 December 1899, day 0 of Excel."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, and what it comes to now, for programs that show a file without calculating it."""

    text: str
    result: float | str


Value: TypeAlias = str | int | float | date | time | CellRichText | Formula | None


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


class Pen(Cell):
    """A cell that is filled and written again and again, in one column and one look.

    openpyxl works out address and style number for each cell anew, and tries every cell as a plain value
    first, whose refusal shows it in words; a pen knows the first two and keeps the words short.
    """

    __slots__ = ("letter", "number")

    def __init__(self, sheet: Any, column: int, look: Look) -> None:
        super().__init__(sheet, row=1, column=column)
        self.letter = get_column_letter(column)
        dress(self, look)
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
        self.number = len(book.book.worksheets)
        self.rows = 0
        self.charts_end = 0
        """The first row that no chart covers, where there are charts below the rows."""
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
        elif isinstance(value, Formula):
            cell.value = value.text
            cell.data_type = "f"
            self.book.results.setdefault(self.number, {})[f"{cell.letter}{self.rows}"] = value.result
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
        rule.errorTitle = _("Not in the list")
        rule.error = _("Choose one of the list, or leave the cell empty.")
        self._validate(cells, rule, strict=strict)

    def takes(self, cells: str, kind: str, least: float, error: str) -> None:
        """Let `cells` hold only a `date`, a `time`, a `whole` or a `decimal` number from `least` on."""
        rule = DataValidation(type=kind, operator="greaterThanOrEqual", formula1=f"{least:g}")
        rule.allow_blank = True
        rule.error = error
        self._validate(cells, rule, strict=True)

    def _validate(self, cells: str, rule: DataValidation, *, strict: bool) -> None:
        rule.errorStyle = "stop" if strict else "warning"
        rule.showErrorMessage = True
        rule.add(cells)
        self.sheet.data_validations.append(rule)

    def print_to(self, row: int) -> None:
        """Print down to that row: what is drawn below the list as well."""
        area = str(self.sheet.print_area).split("!")[-1].replace("$", "")
        last = re.match(r"A1:([A-Z]+)", area)
        self.sheet.print_area = f"A1:{last[1] if last else 'A'}{row}"

    def shade(self, cells: str, formula: str, ink: str = "", fill: str = "", *, bold: bool = False) -> None:
        """Show `cells` in other colours where `formula`, written for the first of them, is true."""
        font = Font(color=colour(ink) if ink else None, bold=bold or None)
        ground = PatternFill(bgColor=colour(fill)) if fill else None
        rule = FormulaRule(formula=[formula], font=font, fill=ground, stopIfTrue=True)
        self.sheet.conditional_formatting.add(cells, rule)

    def protect(self) -> None:
        """Keep locked cells from being overwritten by mistake; no password, so anybody may lift it."""
        guard = self.sheet.protection
        guard.sheet = True
        guard.formatCells = guard.formatColumns = guard.formatRows = False
        guard.sort = guard.autoFilter = False


class Book:
    """A workbook in the making."""

    def __init__(self, accent: Accent, printed: datetime) -> None:
        self.book = Workbook(write_only=True)
        finalize(self, _let_go, self.book).atexit = False
        self.printed = printed
        self.cut = 0
        """How many texts were too long for a cell."""
        self.results: dict[int, dict[str, float | str]] = {}
        """What the formulas of each sheet come to, by address; sheets count from 1."""
        self._names = {"history", HIDDEN.casefold()}
        normal = self.book._named_styles["Normal"]
        normal.font = Font(name=NORMAL, size=10)
        self.book.loaded_theme = theme(accent)
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

    def name(self, name: str, page: str, cells: str) -> None:
        """Call `cells` (“$A$3:$A$9”) of the sheet of that title by a name for formulas and people."""
        quoted = page.replace("'", "''")
        self.book.defined_names[name] = DefinedName(name, attr_text=f"'{quoted}'!{cells}")

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
        archive = StampedZip(self.printed, self.results)
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


def _let_go(book: Any) -> None:
    """End the sheets of a workbook that was never finished, and remove their files: a cancelled work leaves
    openpyxl's half-written ones, which complain when they are swept up in any order."""
    for sheet in book.worksheets:
        if not sheet.closed:
            sheet.close()
            sheet._writer.cleanup()


def _short(text: str, units: int) -> str:
    """At most that many UTF-16 units of a text, as Excel counts them."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").strip(" '")
