"""Pictures on a sheet: the QR code, black and white, one bit a point."""

import io
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from exports.marks import QUIET, qr_modules
from exports.workbook import Page

EMU = 12_700
"""Units of a drawing in a point."""
SCALE = 8
"""Points of the picture a side of a module."""


def qr_picture(page: Page, row: int, column: int, text: str, side: float, room: float) -> None:
    """Put the QR code of `text`, `side` points wide, in the middle of `room` points from that cell."""
    aside = int((room - side) / 2 * EMU)
    anchor = AnchorMarker(col=column - 1, row=row - 1, colOff=aside, rowOff=0)
    image = Image(io.BytesIO(_png(text)))
    length = int(side * EMU)
    image.anchor = OneCellAnchor(_from=anchor, ext=XDRPositiveSize2D(length, length))
    page.sheet.add_image(image)


def _png(text: str) -> bytes:
    from PIL import Image as Drawing

    modules = qr_modules(text)
    side = len(modules) + 2 * QUIET
    drawing: Any = Drawing.new("1", (side, side), 1)
    for y, line in enumerate(modules):
        for x, dark in enumerate(line):
            if dark:
                drawing.putpixel((x + QUIET, y + QUIET), 0)
    out = io.BytesIO()
    drawing.resize((side * SCALE, side * SCALE), 0).save(out, "PNG", optimize=True)
    return out.getvalue()
