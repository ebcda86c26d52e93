"""Pages of several PDFs in one file, the same bytes for the same pages and stamp."""

import io
import re
from collections.abc import Generator, Sequence
from datetime import datetime
from hashlib import md5
from typing import NamedTuple

import pypdfium2

from exports.png import LOCK

_MADE = re.compile(rb"/CreationDate\(D:\d{14}")
_ID = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")


class Piece(NamedTuple):
    """A PDF and the pages wanted of it, from 0; None for all."""

    data: bytes
    pages: Sequence[int] | None = None


def page_count(data: bytes) -> int:
    """How many pages a PDF has."""
    with LOCK:
        file = pypdfium2.PdfDocument(data)
        count = len(file)
        file.close()
    return count


def merged(pieces: Sequence[Piece], printed: datetime) -> Generator[float, None, bytes]:
    """One PDF of all the pages, in order. PDFium takes one thread at a time: it is held for a piece only."""
    with LOCK:
        whole = pypdfium2.PdfDocument.new()
    try:
        for number, piece in enumerate(pieces, 1):
            with LOCK:
                source = pypdfium2.PdfDocument(piece.data)
                whole.import_pages(source, None if piece.pages is None else list(piece.pages))
                source.close()
            yield number / len(pieces)
        with LOCK:
            file = io.BytesIO()
            whole.save(file)
    finally:
        with LOCK:
            whole.close()
    return _settled(file.getvalue(), printed)


def _settled(data: bytes, printed: datetime) -> bytes:
    """Without what PDFium makes up anew each time: the time, and two random numbers at the end."""
    data = _MADE.sub(f"/CreationDate(D:{printed:%Y%m%d%H%M%S}".encode(), data, count=1)
    digest = md5(_ID.sub(b"", data), usedforsecurity=False).hexdigest().upper().encode()
    return _ID.sub(b"/ID[<" + digest + b"><" + digest + b">]", data, count=1)
