"""A PDF as one long picture, 1080 pixels wide, as people post it in a chat."""

import struct
import threading
import zlib
from collections.abc import Iterator

import pypdfium2

WIDTH = 1080
GAP = 24
"""Grey pixels between two pages."""
GROUND = bytes((0xC9, 0xCD, 0xD1))
LOCK = threading.Lock()
"""PDFium takes one thread at a time."""


def long_picture(pdf: bytes) -> bytes:
    """The pages below each other as PNG, written page by page so that a long one needs little memory."""
    with LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            sizes = [(page.get_width(), page.get_height()) for page in document]
            heights = [round(WIDTH * height / width) for width, height in sizes]
            total = sum(heights) + GAP * (len(heights) - 1)
            data = zlib.compressobj(6)
            body = [data.compress(chunk) for chunk in _rows(document, heights)]
        finally:
            document.close()
    head = struct.pack(">IIBBBBB", WIDTH, total, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", b"".join([*body, data.flush()])), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _rows(document: pypdfium2.PdfDocument, heights: list[int]) -> Iterator[bytes]:
    """Rows of RGB, each behind its filter byte."""
    for number, height in enumerate(heights):
        if number:
            yield (b"\0" + GROUND * WIDTH) * GAP
        page = document[number]
        form = pypdfium2.raw.FPDFBitmap_BGR
        bitmap = pypdfium2.PdfBitmap.new_native(WIDTH, height, form, rev_byteorder=True)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, WIDTH, height)
        flags = pypdfium2.raw.FPDF_ANNOT | pypdfium2.raw.FPDF_REVERSE_BYTE_ORDER
        pypdfium2.raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, WIDTH, height, 0, flags)
        data, stride = bytes(bitmap.buffer), bitmap.stride
        yield b"".join(
            b"\0" + data[start : start + 3 * WIDTH] for start in range(0, stride * height, stride)
        )
        bitmap.close()
        page.close()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
