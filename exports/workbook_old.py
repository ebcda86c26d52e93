"""Looking into an old workbook (.xls) before anything parses it: chains that end, counts that can be true.

The reader behind is fast but trusts what a file says of its own size; a damaged one would take all memory.
"""

import struct
from collections.abc import Iterator

from models.database import Problem
from models.words import _

from .workbook_guard import MOST_CELLS

HEADER = 512
ENTRY = 128
LAST = 0xFFFFFFFA
"""Sector numbers from here on mark ends and free sectors."""
NUMBERS = {0x0006, 0x00D6, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD}
"""Records of one cell: formula, rich text, blank, number, label, truth, packed number, shared text."""
RUNS = {0x00BD, 0x00BE}
"""Records of many cells of one row: packed numbers, blanks."""
STRINGS = 0x00FC


class _Torn(Exception):
    """The container does not hold together."""


def check(content: bytes, name: str) -> None:
    """Pass a workbook whose parts hang together and whose cells fit a table.

    Raises:
        Problem: it is damaged, or its cells lie absurdly far out.
    """
    try:
        for stream in _Container(content).workbooks():
            deepest, widest = _extent(stream)
            if widest * deepest > MOST_CELLS:
                raise Problem(
                    _(
                        "A sheet of “{name}” reaches to column {column}, row {row}; clear what lies far outside."
                    ).format(name=name, column=widest, row=deepest)
                )
    except (_Torn, struct.error, IndexError) as error:
        raise Problem(
            _("“{name}” is damaged or not a workbook. Open it in Excel and save it again.").format(name=name)
        ) from error


class _Container:
    """The file system inside the file (OLE compound file)."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise _Torn
        self.size = 1 << shift
        self.count = max(0, len(content) - self.size) // self.size + 1
        self.table = self._numbers(self._table_sectors())
        (first,) = struct.unpack_from("<I", content, 48)
        self.cutoff, small_first = struct.unpack_from("<II", content, 56)
        self.entries = self._stream(first)
        if not self.entries or len(self.entries) % ENTRY:
            raise _Torn
        self.small_table = self._numbers(list(self._chain(small_first, self.table)))

    def workbooks(self) -> Iterator[bytes]:
        """The streams that hold cells; every other stream is only followed to its end."""
        root = b""
        for at in range(0, len(self.entries), ENTRY):
            entry = self.entries[at : at + ENTRY]
            (length,) = struct.unpack_from("<H", entry, 64)
            first, size = struct.unpack_from("<II", entry, 116)
            kind = entry[66]
            if kind == 5:
                root = self._stream(first)
            elif kind == 2:
                stream = self._small(first, root)[:size] if size < self.cutoff else self._stream(first)[:size]
                if entry[: max(0, length - 2)].decode("utf-16-le", "replace") in ("Workbook", "Book"):
                    yield stream

    def _table_sectors(self) -> list[int]:
        listed = [number for number in struct.unpack_from("<109I", self.content, 76) if number < LAST]
        (more,) = struct.unpack_from("<I", self.content, 68)
        for _step in range(self.count):
            if more >= LAST:
                return listed
            numbers = self._numbers([more])
            listed += [number for number in numbers[:-1] if number < LAST]
            more = numbers[-1]
        raise _Torn

    def _numbers(self, sectors: list[int]) -> list[int]:
        found: list[int] = []
        for number in sectors:
            found += struct.unpack(f"<{self.size // 4}I", self._sector(number))
        return found

    def _sector(self, number: int) -> bytes:
        at = self.size * (number + 1) if self.size > HEADER else HEADER + self.size * number
        sector = self.content[at : at + self.size]
        if number >= self.count or not sector:
            raise _Torn
        return sector.ljust(self.size, b"\0")

    def _chain(self, first: int, table: list[int]) -> Iterator[int]:
        for _step in range(len(table) + 1):
            if first >= LAST:
                return
            yield first
            first = table[first]
        raise _Torn

    def _stream(self, first: int) -> bytes:
        return b"".join(self._sector(number) for number in self._chain(first, self.table))

    def _small(self, first: int, root: bytes) -> bytes:
        return b"".join(
            root[number * 64 : number * 64 + 64] for number in self._chain(first, self.small_table)
        )


def _extent(stream: bytes) -> tuple[int, int]:
    """The last row and column that have a cell, counted from one."""
    at = deepest = widest = 0
    while at + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if record in NUMBERS and length >= 4 and at + 4 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, at)
            deepest, widest = max(deepest, row + 1), max(widest, column + 1)
        elif record in RUNS and length >= 6 and at + length <= len(stream):
            (row,) = struct.unpack_from("<H", stream, at)
            (column,) = struct.unpack_from("<H", stream, at + length - 2)
            deepest, widest = max(deepest, row + 1), max(widest, column + 1)
        elif record == STRINGS and length >= 8:
            total, unique = struct.unpack_from("<II", stream, at)
            if unique > len(stream) or total > MOST_CELLS:
                raise _Torn
        at += length
    return deepest, widest
