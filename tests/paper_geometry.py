"""Looking at a PDF as a reader would: where its words are, and whether one is cut or lies over another."""

import io
from collections import defaultdict
from collections.abc import Iterable

import pdfplumber
import pypdf

from exports.sheet import Box, Sheet


def faults(sheet: Sheet) -> list[str]:
    """Texts outside their page, and texts of different blocks over each other."""
    found, pages = [], defaultdict(list)
    for box in sheet.boxes:
        pages[box.page].append(box)
        if box.x < -0.2 or box.y < -0.2 or box.x + box.width > sheet.width + 0.2 or box.y + box.height > sheet.height + 0.2:  # fmt: skip # noqa: E501
            found.append(f"page {box.page}: “{box.text}” is cut by the edge")
    for boxes in pages.values():
        boxes.sort(key=lambda box: box.y)
        for number, box in enumerate(boxes):
            for other in following(boxes, number):
                if other.block != box.block and box.overlaps(other, 0.25):
                    found.append(f"page {box.page}: “{box.text}” lies over “{other.text}”")
    return found


def following(boxes: list[Box], number: int) -> Iterable[Box]:
    box = boxes[number]
    for other in boxes[number + 1 :]:
        if other.y > box.y + box.height:
            return
        yield other


def word_faults(pdf: bytes, pages: Iterable[int] | None = None) -> list[str]:
    """The same, of the words of the finished file, and words that stick out of their coloured cell."""
    found = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number in pages if pages is not None else range(len(document.pages)):
            page = document.pages[number]
            words = page.extract_words(keep_blank_chars=False, x_tolerance=1.5, y_tolerance=1)
            found += _page_faults(page, words, number + 1)
            page.close()
    return found


def _page_faults(page, words, number) -> list[str]:
    found = []
    cells = [r for r in page.rects if r["fill"] and r["width"] > 25 and r["height"] > 8 and r["width"] < 600]
    for index, word in enumerate(words):
        if "(cid:" in word["text"] or "\x00" in word["text"]:
            found.append(f"page {number}: no glyph in {word['text']!r}")
        if (
            word["x0"] < -1
            or word["x1"] > page.width + 1
            or word["top"] < -1
            or word["bottom"] > page.height + 1
        ):
            found.append(f"page {number}: {word['text']!r} is cut by the edge")
        middle = ((word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)
        for cell in cells:
            inside = cell["x0"] < middle[0] < cell["x1"] and cell["top"] < middle[1] < cell["bottom"]
            if inside and (word["x0"] < cell["x0"] - 1 or word["x1"] > cell["x1"] + 1 or word["bottom"] > cell["bottom"] + 1.5):  # fmt: skip # noqa: E501
                found.append(f"page {number}: {word['text']!r} sticks out of its cell")
        for other in words[index + 1 :]:
            across = min(word["x1"], other["x1"]) - max(word["x0"], other["x0"])
            down = min(word["bottom"], other["bottom"]) - max(word["top"], other["top"])
            if across > 1 and down > 1.5:
                found.append(f"page {number}: {word['text']!r} lies over {other['text']!r}")
    return found


def text_of(pdf: bytes) -> str:
    """All text of a file in the order it was set, without white space: line breaks and gaps do not matter."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        text = "".join(char["text"] for page in document.pages for char in page.chars)
    return "".join(text.split())


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font of a file, and whether it is embedded."""
    found = {}
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            descriptor = font.get("/FontDescriptor")
            found[font["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


def run(generator):
    """What a generator returns, and the progress it told."""
    told = []
    try:
        while True:
            told.append(next(generator))
    except StopIteration as end:
        return end.value, told
