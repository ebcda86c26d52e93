"""A PDF as one long picture, 1080 pixels wide, as people post it in a chat; wider for a screen."""

import struct
import threading
import zlib
from collections.abc import Generator

import pypdfium2

from models.database import Problem
from models.words import _

WIDTH, SCREEN = 1080, 1920
"""Pixels of the width, and of pages in the shape of a screen, 16:9."""
LONGEST = 65_000
"""Pixels of the longest picture: beyond 65,535 many programs show nothing."""
GAP = 24
"""Grey pixels between two pages."""
GROUND = bytes((0xC9, 0xCD, 0xD1))
LOCK = threading.Lock()
"""PDFium takes one thread at a time. Held for a page, never while somebody is told of the progress."""


def long_picture(pdf: bytes) -> Generator[float, None, bytes]:
    """The pages below each other as PNG, made page by page so that a long one needs little memory.

    Raises Problem where it would be longer than programs can show.
    """
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
        sizes = [(page.get_width(), page.get_height()) for page in document]
    try:
        is_screen = all(abs(9 * width - 16 * height) < 0.09 * width for width, height in sizes)
        wide = SCREEN if is_screen else WIDTH
        heights = [round(wide * height / width) for width, height in sizes]
        total = sum(heights) + GAP * (len(heights) - 1)
        if total > LONGEST:
            told = _("{count} pages are too many for one picture. Choose one event, or one day of it.")
            raise Problem(told.format(count=len(heights)))
        data, body = zlib.compressobj(6), []
        for number, height in enumerate(heights):
            gap = (b"\0" + GROUND * wide) * GAP if number else b""
            with LOCK:
                rows = _rows(document[number], wide, height)
            body.append(data.compress(gap + rows))
            yield (number + 1) / len(heights)
    finally:
        with LOCK:
            document.close()
    head = struct.pack(">IIBBBBB", wide, total, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", b"".join([*body, data.flush()])), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _rows(page: pypdfium2.PdfPage, wide: int, height: int) -> bytes:
    """The rows of a page in RGB, each behind its filter byte."""
    form = pypdfium2.raw.FPDFBitmap_BGR
    bitmap = pypdfium2.PdfBitmap.new_native(wide, height, form, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, height)
    flags = pypdfium2.raw.FPDF_ANNOT | pypdfium2.raw.FPDF_REVERSE_BYTE_ORDER
    pypdfium2.raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, height, 0, flags)
    data, stride = bytes(bitmap.buffer), bitmap.stride
    bitmap.close()
    page.close()
    return b"".join(b"\0" + data[start : start + 3 * wide] for start in range(0, stride * height, stride))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
