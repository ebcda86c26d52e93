"""Looking into a workbook before anything parses it: its size when unpacked, its parts, its widest sheet."""

import io
import re
import zipfile
import zlib

from models.database import Problem
from models.words import _

LARGEST_PART = 64 * 1024 * 1024
LARGEST_WHOLE = 128 * 1024 * 1024
MOST_PARTS = 1000
MOST_SHEETS = 50
MOST_CELLS = 4_000_000
MOST_COLUMNS = 2000
CHUNK = 1024 * 1024
DOCTYPES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
FILLED_CELL = re.compile(rb"<c\b[^>]*?\br=\"([A-Z]{1,4})(\d{1,9})\"(?:[^>/]|/(?!>))*>\s*<(?:v|is|f)\b")
UNCOUNTED = re.compile(
    rb"<c\b[^>]*?\br=\"([A-Z]+\d+)\"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
FAULTY = re.compile(
    rb"<c\b(?=[^>]*\bt=\"e\")[^>]*?\br=\"([A-Z]+\d+)\"[^>]*>.*?<v>([^<]{1,40})</v>", re.DOTALL
)
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
REPEATED = re.compile(rb"<table:table-row\b[^>]*>.*?</table:table-row>", re.DOTALL)
ROWS = re.compile(rb"number-rows-repeated=\"(\d+)\"")
FILLED = re.compile(rb"<table:table-cell\b([^>]*)>\s*<text:p|<table:table-cell\b([^>]*office:value[^>]*)>")
COLUMNS = re.compile(rb"number-columns-repeated=\"(\d+)\"")


class Parts:
    """The parts of a checked workbook. `sheets` are the names of its sheet parts."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        self.parts = self._unpacked(content)
        self.sheets = sorted(part for part in self.parts if SHEET.match(part))
        self._check()

    def kind(self) -> str:
        """`xlsx`, `ods`, or what else the archive is."""
        if "xl/workbook.xml" in self.parts:
            return "xlsx"
        if "xl/workbook.bin" in self.parts:
            return "xlsb"
        if "word/document.xml" in self.parts:
            return "docx"
        if "ppt/presentation.xml" in self.parts:
            return "pptx"
        return "ods" if b"spreadsheet" in self.parts.get("mimetype", b"") else "zip"

    def uncounted(self, part: str) -> list[str]:
        """Cells of a sheet whose formula was never calculated."""
        return [found[1].decode() for found in UNCOUNTED.finditer(self.parts.get(part, b""))]

    def faulty(self, part: str) -> list[tuple[str, str]]:
        """Cells of a sheet that hold an error such as #REF!, and the error."""
        content = self.parts.get(part, b"")
        if b't="e"' not in content:
            return []
        return [
            (found[1].decode(), found[2].decode("utf-8", "replace")) for found in FAULTY.finditer(content)
        ]

    def _unpacked(self, content: bytes) -> dict[str, bytes]:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                entries = archive.infolist()
                if len(entries) > MOST_PARTS or len({entry.filename for entry in entries}) < len(entries):
                    raise self._too_much()
                if any(entry.flag_bits & 1 for entry in entries):
                    raise Problem(
                        _("“{name}” is protected by a password. Save it without one.").format(name=self.name)
                    )
                left = LARGEST_WHOLE
                parts = {}
                for entry in entries:
                    parts[entry.filename] = self._part(archive, entry, min(left, LARGEST_PART))
                    left -= len(parts[entry.filename])
                return parts
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
            RuntimeError,
        ) as error:
            raise Problem(
                _(
                    "“{name}” is damaged: it cannot be unpacked. Get it again, or save it again in Excel."
                ).format(name=self.name)
            ) from error

    def _part(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
        pieces, size = [], 0
        with archive.open(entry) as part:
            while piece := part.read(CHUNK):
                size += len(piece)
                if size > most:
                    raise self._too_much()
                pieces.append(piece)
        return b"".join(pieces)

    def _too_much(self) -> Problem:
        return Problem(
            _("“{name}” unpacks to far more than a list of this kind holds, so it is not read.").format(
                name=self.name
            )
        )

    def _check(self) -> None:
        for part, content in self.parts.items():
            if part.lower().endswith("vbaproject.bin"):
                raise Problem(
                    _("“{name}” holds macros. Save it as .xlsx, without them.").format(name=self.name)
                )
            if part.lower().endswith((".xml", ".rels")) and any(mark in content for mark in DOCTYPES):
                raise Problem(
                    _(
                        "“{name}” declares entities of its own, which can hide anything, so it is not read."
                    ).format(name=self.name)
                )
        if len(self.sheets) > MOST_SHEETS:
            raise Problem(
                _("“{name}” has {count} sheets; at most {most} are read.").format(
                    name=self.name, count=len(self.sheets), most=MOST_SHEETS
                )
            )
        for part in self.sheets:
            self._check_extent(self.parts[part])
        if self.kind() == "ods":
            self._check_repeats(self.parts.get("content.xml", b""))

    def _check_extent(self, content: bytes) -> None:
        widest = deepest = 0
        for found in FILLED_CELL.finditer(content):
            widest = max(widest, column_number(found[1].decode()))
            deepest = max(deepest, int(found[2]))
        if widest > MOST_COLUMNS or widest * deepest > MOST_CELLS:
            raise Problem(
                _(
                    "A sheet of “{name}” reaches to column {column}, row {row}; clear what lies far outside."
                ).format(name=self.name, column=widest, row=deepest)
            )

    def _check_repeats(self, content: bytes) -> None:
        cells = 0
        for row in REPEATED.finditer(content):
            head = row[0][: row[0].find(b">")]
            times = int(found[1]) if (found := ROWS.search(head)) else 1
            for cell in FILLED.finditer(row[0]):
                wide = COLUMNS.search(cell[1] or cell[2] or b"")
                cells += times * (int(wide[1]) if wide else 1)
        if cells > MOST_CELLS:
            raise self._too_much()


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
