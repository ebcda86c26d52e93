"""Cells on the clipboard as Excel writes them: tabs between, quotes where a cell holds tabs or lines."""

import csv
import io
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication


def put_on_clipboard(lines: Sequence[Sequence[str]]) -> None:
    """Cells as Excel writes them: tabs between, quotes where a cell has tabs or lines of its own."""
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows(lines)
    QGuiApplication.clipboard().setText(out.getvalue())


def from_clipboard() -> list[list[str]]:
    """The cells on the clipboard."""
    text = QGuiApplication.clipboard().text()
    return list(csv.reader(io.StringIO(text, newline=""), "excel-tab"))
