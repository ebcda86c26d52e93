"""What is in a file that has no pages: the sheets of a workbook, the lines of a calendar or schedule file."""

import io
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from models.words import _

from .columns import Column
from .parts import label
from .table import Table

LINES, ROWS = 400, 200


def describe(data: bytes, ending: str) -> QWidget:
    """The first sheets or lines of a file."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(24, 20, 24, 24)
    layout.setSpacing(8)
    if ending == "xlsx":
        _workbook(layout, data)
    else:
        _text(layout, data)
    layout.addStretch(1)
    return box


class _Line:
    """A row of a sheet."""

    def __init__(self, number: int, cells: list[str]) -> None:
        self.id, self.cells = number, cells


def _workbook(layout: QVBoxLayout, data: bytes) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names[:4]:
        lines = [[_shown(cell) for cell in line] for line in book.get_sheet_by_name(name).to_python()[:ROWS]]
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
        layout.addWidget(label(name, "section"))
        layout.addWidget(table)


def _cell(number: int) -> Callable[[_Line], str]:
    return lambda line: line.cells[number]


def _width(number: int, titles: list[str], lines: list[_Line]) -> int:
    longest = max([len(titles[number]), *(len(line.cells[number]) for line in lines[:60])])
    return min(280, 24 + longest * 8)


def _shown(cell: object) -> str:
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
