"""Read from the font files what ReportLab does not: kerning, side bearings and proportional forms.

`python -m benchmarks.typeface` writes `resources/fonts/kerning.json` again, byte for byte. Needs fontTools.
"""

import json
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
FACES = ("Regular", "Medium", "Bold")
LETTERS = [chr(code) for code in range(0x21, 0x7F)]
QUOTES = "\u2018\u2019\u201c\u201d\u2026"
SMALLEST = 8
"""Thousandths of an em below which a pair is not worth a new text run."""


def tables(font: Any, tag: str, feature: str) -> list[Any]:
    """The subtables of one OpenType feature, in the order of their lookups."""
    table = font[tag].table
    numbers: list[int] = []
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            numbers += [n for n in record.Feature.LookupListIndex if n not in numbers]
    found = [sub for n in sorted(numbers) for sub in table.LookupList.Lookup[n].SubTable]
    return [getattr(sub, "ExtSubTable", sub) for sub in found]


def pair_value(subtable: Any, left: str, right: str) -> int | None:
    """The advance one subtable takes from `left` before `right`; None where it says nothing."""
    if not hasattr(subtable, "Format") or left not in subtable.Coverage.glyphs:
        return None
    if subtable.Format == 1:
        pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
        values = [pair.Value1 for pair in pairs if pair.SecondGlyph == right]
        return (getattr(values[0], "XAdvance", 0) or 0) if values else None
    first = subtable.ClassDef1.classDefs.get(left, 0)
    second = subtable.ClassDef2.classDefs.get(right, 0)
    value = subtable.Class1Record[first].Class2Record[second].Value1
    return (getattr(value, "XAdvance", 0) or 0) if value and second else None


def kerning(font: Any) -> dict[str, int]:
    """Pairs of ASCII characters and the thousandths of an em between them."""
    cmap, subtables = font.getBestCmap(), tables(font, "GPOS", "kern")
    pairs = {}
    for left in LETTERS:
        for right in LETTERS:
            values = (pair_value(table, cmap[ord(left)], cmap[ord(right)]) for table in subtables)
            value = next((v for v in values if v is not None), 0)
            if abs(value) >= SMALLEST:
                pairs[left + right] = value
    return pairs


def forms(font: Any) -> dict[str, list[int]]:
    """The proportional form of each quote: its glyph number and width."""
    mapping: dict[str, str] = {}
    for subtable in tables(font, "GSUB", "pwid"):
        mapping.update(subtable.mapping)
    cmap = font.getBestCmap()
    names = {mark: mapping[cmap[ord(mark)]] for mark in QUOTES}
    return {mark: [font.getGlyphID(name), font["hmtx"][name][0]] for mark, name in names.items()}


def measures() -> dict[str, dict[str, Any]]:
    """Everything kerning.json holds, by face."""
    from fontTools.ttLib import TTFont

    result = {}
    for face in FACES:
        with TTFont(FONTS / f"NotoSansSC-{face}.ttf", lazy=True) as font:
            cmap, metrics = font.getBestCmap(), font["hmtx"]
            bearings = {letter: metrics[cmap[ord(letter)]][1] for letter in LETTERS}
            result[face] = {"kerning": kerning(font), "bearings": bearings, "proportional": forms(font)}
    return result


def text() -> str:
    """kerning.json as it is committed."""
    return json.dumps(measures(), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    (FONTS / "kerning.json").write_text(text(), encoding="utf-8")
