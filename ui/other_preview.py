"""What is in a file that has no pages: the sheets of a workbook, the lines of a calendar or schedule file."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from models.words import _

from .columns import Column
from .dates import moment
from .parts import label
from .table import Table

LINES, ROWS = 400, 200
#: Names of sheets and their rows of cells.
Sheets = list[tuple[str, list[list[Any]]]]


def sheets_of(data: bytes, ending: str) -> Sheets:
    """The first sheets of a workbook; on the worker thread, for it takes a moment."""
    from exports.tables import tables

    if ending == "ics":
        return [("", _entries(data))]
    if ending != "xlsx":
        return []
    return [(sheet.name, sheet.rows[:ROWS]) for sheet in tables(data, "preview.xlsx")[:4]]


def _entries(data: bytes) -> list[list[Any]]:
    """The entries of a calendar: when, what, where."""
    text = data.decode("utf-8", "replace").replace("\r\n ", "").replace("\r\n\t", "")
    found, entry = [[_("Starts"), _("Ends"), _("Title"), _("Place")]], dict[str, str]()
    for line in text.splitlines():
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            entry = {}
        elif line == "END:VEVENT" and len(found) <= ROWS:
            found.append([entry.get(key, "") for key in ("DTSTART", "DTEND", "SUMMARY", "LOCATION")])
        else:
            key = name.partition(";")[0]
            entry[key] = (
                _when(value) if key.startswith("DT") else value.replace("\\,", ",").replace("\\;", ";")
            )
    return found


def _when(value: str) -> str:
    """20260424T093000 as a day and a time."""
    try:
        return moment(datetime.strptime(value.rstrip("Z")[:15], "%Y%m%dT%H%M%S"), year=True)
    except ValueError:
        return value


def describe(data: bytes, sheets: Sheets) -> QWidget:
    """The first sheets or lines of a file."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(24, 20, 24, 24)
    layout.setSpacing(8)
    if sheets:
        _workbook(layout, sheets)
    else:
        _text(layout, data)
    layout.addStretch(1)
    return box


class _Line:
    """A row of a sheet."""

    def __init__(self, number: int, cells: list[str]) -> None:
        self.id, self.cells = number, cells


def _workbook(layout: QVBoxLayout, sheets: Sheets) -> None:
    for name, rows in sheets:
        lines = [[_shown(cell) for cell in line] for line in rows]
        while lines and not any(lines[0]):
            lines.pop(0)
        if not lines:
            continue
        widest = max(len(line) for line in lines)
        head = max(lines[:8], key=lambda line: sum(map(bool, line)))
        body = [
            _Line(n, line + [""] * (widest - len(line)))
            for n, line in enumerate(lines[lines.index(head) + 1 :])
        ]
        titles = head + [""] * (widest - len(head))
        columns = [Column(str(n), title or " ", _cell(n), _width(n, titles, body))
                   for n, title in enumerate(titles)]  # fmt: skip
        table = Table(f"sheet-{name}", columns, row_height=28)
        table.setAccessibleName(name)
        table.show_rows(body)
        table.setFixedHeight(36 + 28 * min(len(body), 14) + 14)
        if name:
            layout.addWidget(label(name, "section"))
        layout.addWidget(table)


def _cell(number: int) -> Callable[[_Line], str]:
    return lambda line: line.cells[number]


def _width(number: int, titles: list[str], lines: list[_Line]) -> int:
    longest = max([len(titles[number]), *(len(line.cells[number]) for line in lines[:60])])
    return min(280, 24 + longest * 8)


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    text = str(cell)[:200]
    return text[:5] if len(text) == 8 and text[2] == text[5] == ":" else text


def _text(layout: QVBoxLayout, data: bytes) -> None:
    lines = data.decode("utf-8", "replace").splitlines()
    view = QPlainTextEdit("\n".join(lines[:LINES]))
    view.setReadOnly(True)
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    view.setAccessibleName(_("Content of the file"))
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    view.setMinimumHeight(560)
    layout.addWidget(view)
    if len(lines) > LINES:
        layout.addWidget(label(_("and {count} more lines").format(count=len(lines) - LINES), "hint"))
