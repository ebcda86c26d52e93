"""What a schedule of 20,000 sessions costs as a workbook, beside openpyxl alone writing the same cells.

The peer is given the finished cells; it only makes a cell of the write-only mode of each, with its style
already found, and saves. Ours starts from the picture: names, times and row heights are its own work.
"""

import io
from datetime import datetime
from typing import Any

from .figures import Figure, pair, script
from .paper import picture

SESSIONS = 20_000
PRINTED = datetime(2026, 4, 1, 12)
_MEMORY = f"""
from benchmarks.workbook import ours
from benchmarks.paper import picture
ours(picture({SESSIONS}))
"""


def figures(sessions: int = SESSIONS) -> list[Figure]:
    """Time beside bare openpyxl, and the peak of memory of a process that does nothing else."""
    season = picture(sessions)
    cells = finished(season)
    mine, peer = pair(lambda: ours(season), lambda: bare(cells), runs=3)
    _wall, peak = script(_MEMORY)
    columns = len(cells[1][0])
    name = f"schedule XLSX, {sessions:,} sessions × {columns} columns"
    return [
        Figure(name, mine, "s", peer, "openpyxl write-only, same cells", "≤ 1.25 ×"),
        Figure(f"{name}: memory", peak, "MB", target="< 400 MB"),
    ]


def ours(season: Any) -> bytes:
    """The workbook as `export schedule` makes it."""
    from exports import Request, document, make

    generator = make(document("schedule"), season, Request(printed=PRINTED), ".xlsx")
    while True:
        try:
            next(generator)
        except StopIteration as end:
            return bytes(end.value)


def finished(season: Any) -> list[tuple[list[tuple[Any, Any, str]], float]]:
    """The rows of our table as (value, style, kind), read back from our own file."""
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(ours(season)))["All sessions"]
    return [
        (
            [(cell.value, cell._style, cell.data_type) for cell in row],
            float(sheet.row_dimensions[row[0].row].height or 0),
        )
        for row in sheet.iter_rows()
    ]


def bare(rows: list[tuple[list[tuple[Any, Any, str]], float]]) -> bytes:
    """The same cells by openpyxl alone."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("All sessions")
    styles = _styles(book, rows)
    for number, (row, height) in enumerate(rows, 1):
        sheet.row_dimensions[number].height = height
        cells = []
        for value, style, kind in row:
            cell = WriteOnlyCell(sheet, value)
            cell._style = styles[tuple(style)]
            if kind == "s":
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _styles(book: Any, rows: list[tuple[list[tuple[Any, Any, str]], float]]) -> dict[tuple[Any, ...], Any]:
    """As many different styles as ours has, registered with the peer's workbook."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    found: dict[tuple[Any, ...], Any] = {}
    sheet = book.worksheets[0]
    for row, _height in rows:
        for _value, style, _kind in row:
            key = tuple(style)
            if key not in found:
                cell = WriteOnlyCell(sheet)
                cell.font = Font(name="Microsoft YaHei", size=9, bold=len(found) % 2 == 0)
                cell.fill = PatternFill("solid", fgColor=f"FF{len(found):06X}")
                cell.border = Border(bottom=Side("thin"))
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if style.numFmtId:
                    cell.number_format = "dd mmm yyyy hh:mm" if _kind == "d" else "@"
                found[key] = cell._style
    return found
