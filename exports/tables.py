"""Tables from elsewhere as plain rows: workbooks old and new, and delimited text in any encoding."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from models.database import Problem
from models.words import _

from . import workbook_child
from .incoming_text import decode, line
from .workbook_guard import Parts, column_letters

Value = str | float | int | bool | date | datetime | time | timedelta | None
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3", "SQLite"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
)
DELIMITERS = ",;\t|"
MOST_ROWS = 200_000
LONGEST_FIELD = 1_000_000
SHEETML = "{urn:schemas-microsoft-com:office:spreadsheet}"


@dataclass(slots=True)
class Table:
    """One sheet. `faults` are the cells that say nothing: a formula never calculated, an error."""

    name: str
    rows: list[list[Value]]
    faults: dict[str, str] = field(default_factory=dict)

    def place(self, row: int, column: int | None = None) -> str:
        """Where a cell stands, as Excel shows it: “Sheet1!C14”, in text files “C14”; a row is “row 14”."""
        at = (
            f"{column_letters(column + 1)}{row + 1}"
            if column is not None
            else _("row {row}").format(row=row + 1)
        )
        return f"{self.name}!{at}" if self.name else at

    def fault(self, row: int, column: int) -> str:
        """What is wrong with a cell, or nothing."""
        return self.faults.get(f"{column_letters(column + 1)}{row + 1}", "") if self.faults else ""


def tables(content: bytes, name: str) -> list[Table]:
    """Every sheet of a workbook that has rows, or the one table of a text file.

    Raises:
        Problem: it is no table, is damaged or protected, or is far larger than a table of this kind.
    """
    for mark, kind in FOREIGN:
        if content.startswith(mark):
            raise Problem(
                _(
                    "“{name}” is a {kind} file. Import a workbook (.xlsx, .xls, .ods) or a text table (.csv)."
                ).format(name=name, kind=kind)
            )
    if content.startswith(b"PK"):
        return _workbook(content, name)
    if content.startswith(OLE):
        return _old_workbook(content, name)
    head = content[:2000].lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return _xml_workbook(content, name)
    if b"<html" in head or head.lstrip().startswith(b"<!doctype html") or b"<table" in head:
        raise Problem(_("“{name}” is a web page. Open it in Excel and save it as .xlsx.").format(name=name))
    return [_text(content, name)]


def _workbook(content: bytes, name: str) -> list[Table]:
    parts = Parts(content, name)
    kind = parts.kind()
    if kind not in ("xlsx", "ods"):
        raise Problem(
            _("“{name}” is a .{kind} file. Save the list as a workbook (.xlsx) and import that.").format(
                name=name, kind=kind
            )
        )
    found = _sheets(content, name)
    if kind == "xlsx":
        paths = _sheet_parts(parts)
        for table in found:
            part = paths.get(table.name, "")
            for cell in parts.uncounted(part):
                table.faults[cell] = _(
                    "Its formula was never calculated; open the file in Excel and save it."
                )
            for cell, error in parts.faulty(part):
                table.faults[cell] = _("It holds the error {error}.").format(error=error)
    return found


def _sheet_parts(parts: Parts) -> dict[str, str]:
    """Sheet names and the parts they lie in."""
    import defusedxml.ElementTree as Xml

    with suppress(Exception):  # a workbook the reader took but whose index is odd: faults stay unknown
        targets = {
            each.get("Id", ""): each.get("Target", "").lstrip("/").removeprefix("xl/")
            for each in Xml.fromstring(parts.parts["xl/_rels/workbook.xml.rels"])
        }
        relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        return {
            each.get("name", ""): f"xl/{targets.get(each.get(relation, ''), '')}"
            for each in Xml.fromstring(parts.parts["xl/workbook.xml"]).iter()
            if each.tag.endswith("}sheet")
        }
    return {}


def _old_workbook(content: bytes, name: str) -> list[Table]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Problem(_("“{name}” is protected by a password. Save it without one.").format(name=name))
    if "WordDocument".encode("utf-16-le") in content:
        raise Problem(
            _("“{name}” is a Word document. Save the list as a workbook (.xlsx).").format(name=name)
        )
    return _sheets(content, name)


def _sheets(content: bytes, name: str) -> list[Table]:
    try:
        found = workbook_child.sheets(content)
    except workbook_child.Unreadable as error:
        reason = line(str(error))[:80] or _("its sizes cannot be true")
        raise Problem(
            _("“{name}” is damaged or not a workbook ({reason}). Save it again in Excel.").format(
                name=name, reason=reason
            )
        ) from error
    return [Table(sheet, _trimmed(rows)) for sheet, rows in found if rows]


def _trimmed(rows: list[list[Value]]) -> list[list[Value]]:
    while rows and all(cell in ("", None) for cell in rows[-1]):
        rows.pop()
    return rows


def _xml_workbook(content: bytes, name: str) -> list[Table]:
    """The tables of a SpreadsheetML file of 2003, which Excel itself once wrote under .xls."""
    from .schedule_xml import parse

    found = []
    for sheet in parse(content, name).iter(f"{SHEETML}Worksheet"):
        rows: list[list[Value]] = []
        for row in sheet.iter(f"{SHEETML}Row"):
            rows += [[] for _gap in range(_index(row.get(f"{SHEETML}Index"), len(rows)) - len(rows))]
            cells: list[Value] = []
            for cell in row.iter(f"{SHEETML}Cell"):
                cells += [""] * (_index(cell.get(f"{SHEETML}Index"), len(cells)) - len(cells))
                data = next((each for each in cell if each.tag.endswith("}Data")), None)
                cells.append("".join(data.itertext()) if data is not None else "")
            rows.append(cells)
        if rows:
            found.append(Table(sheet.get(f"{SHEETML}Name", ""), _trimmed(rows)))
    return found


def _index(said: str | None, reached: int) -> int:
    number = int(said) - 1 if said and said.isdecimal() and len(said) < 7 else reached
    return number if reached <= number < reached + 5000 else reached


def _text(content: bytes, name: str) -> Table:
    text = decode(content)
    if "\0" in text:
        raise Problem(_("“{name}” is neither a table nor a schedule that can be read.").format(name=name))
    return Table("", parse_text(text, name))


def parse_text(text: str, name: str) -> list[list[Value]]:
    """The rows of delimited or pasted text, whichever mark divides its columns."""
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows = list(_rows(text, _delimiter(text)))
    except csv.Error as error:
        raise Problem(_("“{name}” is not a table: {reason}.").format(name=name, reason=str(error))) from error
    if len(rows) > MOST_ROWS:
        raise Problem(
            _("“{name}” has more than {most} rows. Import it in parts.").format(name=name, most=MOST_ROWS)
        )
    return _trimmed(rows)


def _rows(text: str, delimiter: str) -> Iterator[list[Value]]:
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True):
        yield [_cell(cell) for cell in row]


def _cell(text: str) -> Value:
    """A cell as written; the apostrophe by which an export kept “=…” from being a formula goes."""
    return text[1:] if re.match(r"'[=+\-@\t\r]", text) else text


def _delimiter(text: str) -> str:
    """The mark that divides most rows into the same number of columns; more columns win."""
    sample = text[:40_000]
    best, score = ",", 0.0
    for mark in DELIMITERS:
        with suppress(csv.Error):
            widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark) if row][
                :60
            ]
            usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
            if usual > 1:
                worth = widths.count(usual) / len(widths) * min(usual, 8)
                best, score = (mark, worth) if worth > score else (best, score)
    return best
