"""A list as a sheet of a workbook: band, heads, rows, sums; to filter, to print, to fill in and send back."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import ceil
from typing import Any

from openpyxl.utils import get_column_letter

from exports.palette import BLACK, BREAK, RULE
from exports.schedule_lists import list_name
from exports.wording import Speech, stamp
from exports.workbook import Formula, Page, Value
from exports.workbook_fit import lines, points
from exports.workbook_frame import Column, Frame, Placed
from exports.workbook_look import ACCENT, DATE, MOMENT, NUMBERS, TEXT, TIME, WHOLE, Look, form_in
from models.words import N_, _

HEAD_ROW = 5
WIDEST = {True: 205.0, False: 140.0}
"""Units of width that a page, on its side or upright, still shows in a size that can be read."""
SPARE_ROWS = 100
"""Rows below a list in which lists of choices and checks work as well."""
BAND = Look(17, True, "FFFFFF", ACCENT, down="center", indent=1)
UNDER = Look(9.5, False, "FFFFFF", ACCENT, indent=1)
EDGE = Look(fill=ACCENT)
ERRORS = {
    "date": N_("A date, please."), "time": N_("A time, please."), "whole": N_("A whole number, please."),
    "decimal": N_("A number, please."),
}  # fmt: skip
KINDS = {DATE: "date", MOMENT: "date", TIME: "time", WHOLE: "whole"}
"""What a cell of a format may hold."""


Mark = Callable[[Any], str]


def list_page(
    frame: Frame,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Any],
    *,
    under: str = "",
    blank: int = 0,
    landscape: bool = True,
    low: float = 0.0,
    spare: int = SPARE_ROWS,
    quiet: Mark | None = None,
) -> Placed:
    """Write a list as a further sheet. `blank` rows to fill in follow, `low` is the least height of a row.

    `quiet` tells the colour of the ground of a row, empty for white.
    """
    shown = _shown(frame, columns, rows)
    page = frame.book.page(name)
    page.columns(
        [column.width for column in shown], [n for n, column in enumerate(shown, 1) if column.hidden]
    )
    first_bold = next((number for number, column in enumerate(shown) if column.bold), 0)
    page.freeze(HEAD_ROW + 1, first_bold + 2)
    size = frame.request.paper if frame.request.paper in ("A3", "A4", "Letter") else "A4"
    across = ceil(sum(column.width for column in shown if not column.hidden) / WIDEST[landscape])
    page.paper(landscape=landscape, size=size, wide=across)
    if across > 1:
        name_column = get_column_letter(first_bold + 1)
        page.sheet.print_title_cols = f"A:{name_column}"
    visible = sum(not column.hidden for column in shown)
    below = " · ".join(dict.fromkeys(filter(None, (name, frame.under, under))))
    _band(page, frame.title, below, visible, first_bold + 2 if across > 1 else 1)
    heads = _heads(page, frame.speech, shown)
    letters = {column.key: get_column_letter(number) for number, column in enumerate(shown, 1)}
    for row in rows:
        _put(page, frame.speech, shown, letters, row, low, quiet(row) if quiet else "")
    for _number in range(blank):
        _put(page, frame.speech, shown, letters, None, low)
    last = page.rows
    placed = Placed(page, HEAD_ROW + 1, last, letters, tuple(zip(shown, heads, strict=True)))
    if any(column.total for column in shown) and rows:
        _totals(placed, shown, rows, frame.speech)
    page.heads(HEAD_ROW, len(shown), last)
    page.sheet.print_area = f"A1:{get_column_letter(visible)}{page.rows}"
    _checks(placed, shown, spare if last == page.rows else 0)
    _foot(page, frame, name)
    return placed


def _shown(frame: Frame, columns: Sequence[Column], rows: Sequence[Any]) -> list[Column]:
    """The columns this audience may read, without those that would stay empty; hidden ones last."""
    allowed = [column for column in columns if frame.is_staff or not column.staff]
    found = [
        column
        for column in allowed
        if not column.optional or any(column.value(row) not in ("", None) for row in rows)
    ]
    return sorted(found, key=lambda column: column.hidden)


def _band(page: Page, title: str, under: str, columns: int, first: int) -> None:
    """Title and facts from column `first` on: columns before it come again on every page across."""
    page.put([(EDGE, None)] * columns, 6)
    for look, text, height in ((BAND, title, 29), (UNDER, under, 20)):
        page.put([(look, text if number == first else None) for number in range(1, columns + 1)], height)
        page.merge(page.rows, first, page.rows, columns)
    page.put([], 6)


def _heads(page: Page, speech: Speech, columns: Sequence[Column]) -> list[str]:
    texts = [column.own_head or speech.say(column.head, "\n") for column in columns]
    most = max(lines(text, column.width, 9, True) for text, column in zip(texts, columns, strict=True))
    looks = [
        Look(
            9, True, align="right" if column.form in NUMBERS else "left", down="center", wrap=True,
            indent=indent, top=("medium", BLACK), bottom=("thin", BLACK),
        )
        for column, indent in _indented(columns)
    ]  # fmt: skip
    page.put(list(zip(looks, texts, strict=True)), points(most, 9, 7))
    return texts


def _put(
    page: Page,
    speech: Speech,
    columns: Sequence[Column],
    letters: Mapping[str, str],
    row: Any,
    low: float,
    ground: str = "",
) -> None:
    """A row of the list, or one to fill in where `row` is None."""
    cells: list[tuple[Look, Value] | None] = []
    most = 1
    at = {key: f"{letter}{page.rows + 1}" for key, letter in letters.items()}
    for column, indent in _indented(columns):
        value = column.blank if row is None else column.value(row)
        if isinstance(value, Formula):
            value = Formula(value.text.format(row=page.rows + 1, **at), value.result)
        elif column.form == TEXT and value and not column.hidden:
            most = max(most, lines(str(value), column.width, 9, column.bold))
        form = form_in(column.form, speech.main)
        look = _look(form, column.bold, column.open, column.form in NUMBERS, indent, ground)
        cells.append((look, value))
    page.put(cells, max(low, points(most, 9, 4)))


def _indented(columns: Sequence[Column]) -> list[tuple[Column, int]]:
    """The columns, each with the indent that keeps it off the numbers at its left."""
    befores = (None, *columns)
    return [
        (column, int(before is not None and before.form in NUMBERS and column.form not in NUMBERS))
        for before, column in zip(befores, columns, strict=False)
    ]


@cache
def _look(form: str, bold: bool, is_open: bool, is_number: bool, indent: int, ground: str) -> Look:
    return Look(
        9, bold, BLACK, ground, "right" if is_number else "left", "center", form == TEXT, indent,
        bottom=("thin", RULE), form=form, locked=not is_open,
    )  # fmt: skip


def _totals(placed: Placed, columns: Sequence[Column], rows: Sequence[Any], speech: Speech) -> None:
    """Sums of what the filter leaves in sight, below the list."""
    cells: list[tuple[Look, Value] | None] = []
    for number, column in enumerate(columns):
        look = Look(
            9, True, BLACK, BREAK, "right" if column.form in NUMBERS else "left", "center",
            top=("medium", BLACK), form=column.form if column.total else TEXT,
        )  # fmt: skip
        value: Value = speech.say(N_("Total")) if number == 0 else None
        if column.total:
            value = Formula(f"=SUBTOTAL(109,{placed.cells(column.key)})", _sum(column, rows))
        cells.append((look, value) if not column.hidden else None)
    placed.page.put(cells, 18)


def _sum(column: Column, rows: Sequence[Any]) -> float:
    found = (column.value(row) for row in rows)
    results = (value.result if isinstance(value, Formula) else value for value in found)
    return sum(value for value in results if isinstance(value, (int, float)))


def _checks(placed: Placed, columns: Sequence[Column], spare: int) -> None:
    for column in columns:
        if column.hidden:
            continue
        cells = placed.cells(column.key, spare)
        kind = column.takes or KINDS.get(column.form, "")
        if column.choices:
            placed.page.choices(cells, list_name(column.choices), strict=column.strict)
        elif (kind and not column.total) or (column.open and kind):
            least = 0 if kind in ("time", "whole", "decimal") else 1
            placed.page.takes(cells, kind, least, _(ERRORS[kind]))


def _foot(page: Page, frame: Frame, name: str) -> None:
    pages = _("page {page} of {pages}").format(page="&P", pages="&N")
    printed = _("printed {stamp}").format(stamp=stamp(frame.request.printed, frame.speech.main))
    page.footer(name, " · ".join(filter(None, (frame.version, printed, pages))))
