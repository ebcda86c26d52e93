"""Pictures from files, made anew before a plan keeps them: bounded, upright, in sRGB.

What comes out holds pixels alone: no place where a photograph was taken, no thumbnail, no profile, no text.
"""

import io
import warnings
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from models.database import Problem
from models.words import _

LONGEST = 2400
"""Pixels of the longer side that are kept: 300 a printed inch on A4, enough to be looked at on A1."""
LEAST = 16
MOST_PIXELS = 120_000_000
LARGEST_FILE = 80 * 1024 * 1024
QUALITY = 88
FEW_COLOURS = 512
"""Drawings with so few colours stay sharper and smaller as PNG."""
KINDS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
SIXTEEN_BITS = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
FAULTS = (OSError, SyntaxError, ValueError, EOFError, TypeError, IndexError)
"""What Pillow raises on damaged files, one kind of file and another."""


def encoded(path: Path | str) -> bytes:
    """A picture file as PNG or JPEG of our own making; the same file gives the same bytes.

    Raises:
        Problem: it is missing, damaged, no picture of pixels, or far too large; the sentence says which.
    """
    path = Path(path)
    content = _content(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=KINDS) as opened:
                _check_size(opened, path.name)
                return _packed(_upright(opened))
    except UnidentifiedImageError as error:
        raise Problem(_no_picture(content, path.name)) from error
    except Image.DecompressionBombError as error:
        raise Problem(_too_large(path.name)) from error
    except FAULTS as error:
        sentence = _("“{name}” is damaged: the picture cannot be read to its end.")
        raise Problem(sentence.format(name=path.name)) from error


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Problem(_too_large(path.name))
        return path.read_bytes()
    except OSError as error:
        sentence = _("“{name}” cannot be read: {reason}.")
        raise Problem(sentence.format(name=path.name, reason=error.strerror or error)) from error


def _check_size(opened: ImageFile.ImageFile, name: str) -> None:
    width, height = opened.size
    if width * height > MOST_PIXELS:
        raise Problem(_too_large(name))
    if min(width, height) < LEAST:
        sentence = _("“{name}” is only {width} × {height} pixels, too small to print.")
        raise Problem(sentence.format(name=name, width=width, height=height))


def _too_large(name: str) -> str:
    sentence = _("“{name}” is too large. Save it with at most 10,000 pixels a side, then choose it again.")
    return sentence.format(name=name)


def _no_picture(content: bytes, name: str) -> str:
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if b"<svg" in head:
        return _("“{name}” is a drawing in SVG. Save it as PNG, then choose that.").format(name=name)
    return _("“{name}” is no picture that can be printed. Choose a PNG or JPEG file.").format(name=name)


def _upright(opened: ImageFile.ImageFile) -> Image.Image:
    """The first picture of a file, turned as the camera was held, in grey or sRGB with or without alpha."""
    opened.draft("RGB", (LONGEST, LONGEST))
    opened.load()
    picture: Image.Image = ImageOps.exif_transpose(opened)
    if picture.mode in SIXTEEN_BITS:
        grey = picture.convert("I")
        deep = grey.getextrema()
        share = 255 / 65535 if isinstance(deep[1], (int, float)) and deep[1] > 255 else 1.0
        picture = grey.point(lambda value: value * share).convert("L")
    picture = _in_srgb(picture)
    if picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        lowest = clear.getchannel("A").getextrema()[0]
        picture = clear if isinstance(lowest, int) and lowest < 255 else clear.convert("RGB")
    elif picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return picture


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The same colours without a profile of their own; a profile that is damaged is left out."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return made or picture


def _packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    bare: Any = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    if picture.mode == "RGBA" or bare.getcolors(FEW_COLOURS):
        bare.save(out, "PNG", optimize=True)
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True, subsampling="4:2:0")
    return out.getvalue()
