"""Cells on the clipboard as Excel writes them: tabs between, quotes where a cell holds tabs or lines."""

import csv
import io
from collections.abc import Sequence
from html.parser import HTMLParser

from PySide6.QtGui import QGuiApplication


def put_on_clipboard(lines: Sequence[Sequence[str]]) -> None:
    """Cells as Excel writes them: tabs between, quotes where a cell has tabs or lines of its own."""
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows(lines)
    QGuiApplication.clipboard().setText(out.getvalue())


def from_clipboard() -> list[list[str]]:
    """The cells on the clipboard; those of a page of the web too, which have no tabs between them."""
    found = QGuiApplication.clipboard().mimeData()
    if not found:  # nothing was ever copied, or another program holds it
        return []
    text = found.text() if found.hasText() else ""
    if "\t" not in text and found.hasHtml() and "<t" in found.html().casefold():
        reader = _Cells()
        reader.feed(found.html())
        if reader.lines:
            return reader.lines
    return list(csv.reader(io.StringIO(text, newline=""), "excel-tab"))


class _Cells(HTMLParser):
    """Reads the cells of the tables of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.lines.append([])
        elif tag in ("td", "th") and self.lines:
            self._cell = []
            self.lines[-1].append("")
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._cell is not None:
            lines = " ".join("".join(self._cell).replace("\xa0", " ").split(" ")).split("\n")
            self.lines[-1][-1] = "\n".join(" ".join(line.split()) for line in lines if line.strip())
            self._cell = None
