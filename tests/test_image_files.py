"""Pictures are made anew before a plan keeps them; files that are none are refused in a sentence."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image as Pillow

from exports import image_files
from exports.image_files import LONGEST, encoded
from models import Image, Organisation
from models.database import Problem
from models.history import redo, step, undo
from models.image import keep_image, set_logo


def photograph(width=320, height=200, mode="RGB"):
    """A picture with more colours than a drawing has."""
    made = Pillow.radial_gradient("L").resize((width, height))
    return Pillow.merge("RGB", (made, made.transpose(Pillow.Transpose.ROTATE_180), made)).convert(mode)


def saved(tmp_path: Path, picture, name: str, **more) -> Path:
    path = tmp_path / name
    picture.save(path, **more)
    return path


def opened(data: bytes):
    return Pillow.open(io.BytesIO(data))


def deep_png(colour: int) -> bytes:
    """A PNG with 16 bits a channel: grey (0) or RGB (2)."""
    count = {0: 1, 2: 3}[colour]
    row = b"\0" + b"".join(struct.pack(">H", x * 2048) * count for x in range(32))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 32, 32, 16, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(row * 32))
        + chunk(b"IEND", b"")
    )


def test_photograph_is_bounded_and_becomes_jpeg(tmp_path):
    path = saved(tmp_path, photograph(4000, 1000), "big.png")
    made = opened(encoded(path))
    assert (made.format, made.size) == ("JPEG", (LONGEST, LONGEST // 4))
    assert encoded(path) == encoded(path)


def test_camera_data_is_stripped_after_the_picture_was_turned(tmp_path):
    exif = Pillow.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "canary: at home"
    data = encoded(saved(tmp_path, photograph(), "photo.jpg", exif=exif, comment=b"canary"))
    assert opened(data).size == (200, 320)
    assert b"canary" not in data and b"Exif" not in data


def test_logo_keeps_its_transparency_as_png(tmp_path):
    logo = Pillow.new("RGBA", (64, 64), (0, 0, 0, 0))
    logo.paste((200, 0, 0, 255), (16, 16, 48, 48))
    made = opened(encoded(saved(tmp_path, logo, "logo.png")))
    assert (made.format, made.mode, made.getpixel((0, 0))[3]) == ("PNG", "RGBA", 0)


@pytest.mark.parametrize(
    ("name", "mode", "more"),
    [
        ("a.gif", "P", {}), ("a.webp", "RGB", {}), ("a.jpg", "CMYK", {}), ("a.jpg", "L", {}),
        ("a.bmp", "RGB", {}),        ("a.tif", "RGB", {}), ("a.png", "LA", {}), ("a.png", "1", {}),
        ("a.gif", "P", {"save_all": True, "append_images": [photograph(mode="P")]}),
    ],
)  # fmt: skip
def test_usual_kinds_are_read(tmp_path, name, mode, more):
    made = opened(encoded(saved(tmp_path, photograph(mode=mode), name, **more)))
    assert made.size == (320, 200)
    assert made.mode in ("L", "RGB", "RGBA")


def test_cmyk_keeps_its_colours(tmp_path):
    path = saved(tmp_path, Pillow.new("RGB", (64, 64), (255, 0, 0)).convert("CMYK"), "red.jpg")
    red, green, blue = opened(encoded(path)).convert("RGB").getpixel((32, 32))
    assert red > 220 and green < 40 and blue < 40


@pytest.mark.parametrize("colour", [0, 2])
def test_sixteen_bits_become_eight(tmp_path, colour):
    path = tmp_path / "deep.png"
    path.write_bytes(deep_png(colour))
    made = opened(encoded(path)).convert("L")
    assert made.getpixel((0, 0)) == 0
    assert made.getpixel((31, 0)) > 240


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no picture"),
        (b"%PDF-1.4", "no picture"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "Save it as PNG"),
        (b"\x89PNG\r\n\x1a\n", "damaged|no picture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 40, "damaged|no picture"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path, content, sentence):
    path = tmp_path / "file.png"
    path.write_bytes(content)
    with pytest.raises(Problem, match=sentence):
        encoded(path)


@pytest.mark.parametrize("name", ["cut.jpg", "cut.png", "cut.webp", "cut.tif"])
def test_truncated_picture_is_refused(tmp_path, name):
    path = saved(tmp_path, photograph(), name)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(Problem, match="damaged"):
        encoded(path)


def test_picture_that_unpacks_to_far_too_much_is_refused_before_it_is_unpacked(tmp_path):
    content = bytearray(deep_png(0))
    content[16:24] = struct.pack(">II", 60_000, 60_000)
    content[29:33] = struct.pack(">I", zlib.crc32(bytes(content[12:29])))
    path = tmp_path / "bomb.png"
    path.write_bytes(bytes(content))
    with pytest.raises(Problem, match="too large"):
        encoded(path)


def test_file_that_is_far_too_large_is_not_even_read(tmp_path, monkeypatch):
    monkeypatch.setattr(image_files, "LARGEST_FILE", 100)
    with pytest.raises(Problem, match="too large"):
        encoded(saved(tmp_path, photograph(), "a.png"))


def test_missing_and_tiny_files_are_refused(tmp_path):
    with pytest.raises(Problem, match="cannot be read"):
        encoded(tmp_path / "none.png")
    with pytest.raises(Problem, match="too small"):
        encoded(saved(tmp_path, Pillow.new("RGB", (8, 200)), "dot.png"))


def test_same_picture_is_kept_once_and_a_logo_is_one_undo(plan, tmp_path):
    data = encoded(saved(tmp_path, photograph(), "a.png"))
    with step("Host"):
        host = Organisation.create(name="Host")
    image = keep_image(data)
    assert keep_image(data).id == image.id
    set_logo(host, image)
    assert Organisation.get_by_id(host.id).logo_id == image.id
    undo()
    assert Organisation.get_by_id(host.id).logo_id is None
    redo()
    assert Organisation.get_by_id(host.id).logo.data == data
    set_logo(host, None)
    assert Organisation.get_by_id(host.id).logo_id is None
    assert Image.select().count() == 1
