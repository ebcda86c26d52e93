"""Kept pictures on paper: a photograph that covers an area, a logo that stands inside one."""

import io
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader

from exports.sheet import MM, Sheet
from planning.plan import Picture


def kept_image(picture: Picture, row: Any, field: str) -> bytes:
    """The bytes of the picture that a row of the plan refers to; nothing where it has none."""
    found = picture.get("image", getattr(row, f"{field}_id", None)) if row is not None else None
    return bytes(found.data) if found is not None else b""


@lru_cache(maxsize=64)
def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(io.BytesIO(data)) as opened:
        return opened.size


@lru_cache(maxsize=16)
def _reader(data: bytes) -> ImageReader:
    return ImageReader(io.BytesIO(data))


def cover(sheet: Sheet, data: bytes, x: float, y: float, width: float, height: float) -> None:
    """A photograph over a whole area, in millimetres: what stands out is cut off, more below than above."""
    wide, high = size_of(data)
    scale = max(width / wide, height / high)
    left = x - (wide * scale - width) / 2
    top = y - (high * scale - height) * 0.4
    with sheet.clip(x, y, width, height):
        _draw(sheet, data, left, top, wide * scale, high * scale)


def inside(sheet: Sheet, data: bytes, x: float, y: float, width: float, height: float) -> None:
    """A logo as large as an area takes, at its left and half-way down."""
    wide, high = size_of(data)
    scale = min(width / wide, height / high)
    _draw(sheet, data, x, y + (height - high * scale) / 2, wide * scale, high * scale)


def _draw(sheet: Sheet, data: bytes, x: float, y: float, width: float, height: float) -> None:
    sheet.fact("image", sha256(data).hexdigest()[:16])
    lower = (sheet.height - y - height) * MM
    sheet.canvas.drawImage(_reader(data), x * MM, lower, width * MM, height * MM, mask="auto")


def row_widths(logos: Sequence[bytes], height: float, widest: float) -> list[float]:
    """How wide each logo is at that height; a very long one is at most `widest`, and then lower."""
    return [min(widest, height * size_of(data)[0] / size_of(data)[1]) for data in logos]
