"""The typefaces of paper: three weights of Noto Sans SC, each wide and narrow, and what stands in for a gap.

In Noto Sans SC the marks ’ “ ” … · × are as wide as a Chinese character, so “Xi’an” falls apart. Each weight
is therefore registered twice; the narrow flavour uses the proportional forms the face holds. Marks that have
none are shifted into a narrower advance. What Noto Sans SC lacks (č, ж, ☐, emoji) another Noto face lends; a
character no face has prints as its code in a box.
"""

import copy
import io
import json
import threading
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics, ttfonts

from exports.text import HAN

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
CAP = 0.733
"""Height of a capital letter in em: where a block begins."""
BOX = 0.14
"""Air, in em, on each side of the code of a missing character."""

SHIFTED = {"·": 0.33, "•": 0.36, "×": 0.74, "±": 0.80}
"""Wide marks without a proportional form, and their advance in em among Latin letters."""
MARKS = frozenset("‘’“”…") | frozenset(SHIFTED)
WIDE = frozenset("、。，．：；？！（）《》〈〉【】〔〕「」『』〖〗～　")
OPENING = frozenset("（《〈【〔「『〖“‘")
CLOSING = frozenset("、。，．：；！？）》〉】〕」』〗”’")
JOINED = frozenset("%‰°#&@$€£¥+*/")
LOCK = threading.RLock()
"""ReportLab's faces share a read position: one thread at a time loads or saves."""


class Run(NamedTuple):
    """Characters of one font, set in one go. `x` and `box` (the width of a box around it) are in em."""

    x: float
    font: str
    text: str
    box: float = 0.0
    latin: bool = False


class Setting(NamedTuple):
    """A piece of a line ready to draw: its runs, its width in em, and the characters no face has."""

    runs: tuple[Run, ...]
    width: float
    missing: str = ""


def is_letter(character: str) -> bool:
    """Whether a character says by itself which script it belongs to."""
    return character.isalnum()


def is_wide(character: str) -> bool:
    """Whether a character is Chinese: an ideograph or a mark as wide as one."""
    return character in WIDE or (character >= "\u2e80" and HAN.match(character) is not None)


class Face:
    """One weight in both flavours, with the measures ReportLab does not read."""

    def __init__(self, weight: str) -> None:
        self.wide, self.narrow = f"Lectern-{weight}", f"Lectern-{weight}-Narrow"
        wide = _open(self.wide, f"NotoSansSC-{weight}.ttf")
        measures = _measures()[weight]
        narrow = _narrow(wide, self.narrow, measures["proportional"])
        for font in (wide, narrow):
            pdfmetrics.registerFont(font)
        self.weight = weight
        self.known = frozenset(map(chr, wide.face.charToGlyph)) | {" "}
        self.widths: dict[str, float] = {chr(c): w / 1000 for c, w in wide.face.charWidths.items()}
        self.narrow_widths = {mark: width / 1000 for mark, (_g, width) in measures["proportional"].items()}
        self.narrow_widths |= SHIFTED
        self.kerning: dict[str, float] = {pair: v / 1000 for pair, v in measures["kerning"].items()}
        self.bearings: dict[str, float] = {c: v / 1000 for c, v in measures["bearings"].items()}
        self._settings: dict[tuple[str, bool, float], Setting] = {}

    def set(self, text: str, display: bool = False, tracking: float = 0.0) -> Setting:
        """`text` as runs. `display` adds kerning and `tracking` between Latin letters."""
        key = (text, display, tracking)
        setting = self._settings.get(key)
        if setting is None:
            setting = self._compose(text, display, tracking)
            if len(text) < 200:
                if len(self._settings) > 50_000:
                    self._settings.clear()
                self._settings[key] = setting
        return setting

    def width(self, text: str) -> float:
        """Width of `text` in em, as it is set in running text."""
        return self.set(text).width

    def bearing(self, text: str) -> float:
        """White, in em, left of the first glyph: what a large title is moved by to stand on the margin."""
        if not text:
            return 0.0
        return 0.048 if is_wide(text[0]) else self.bearings.get(text[0], 0.0)

    def gap(self, left: str, right: str) -> float:
        """Em between two neighbours: air between Han and Latin, and less where two wide marks meet."""
        if left in CLOSING or left in OPENING:
            if left in CLOSING and (right in CLOSING or right in OPENING):
                return -0.5
            return -0.5 if left in OPENING and right in OPENING else 0.0
        if right in CLOSING or right in OPENING:
            return 0.0
        if _airy(left, right) or _airy(right, left):
            return 0.14
        return 0.0

    def _compose(self, text: str, display: bool, tracking: float) -> Setting:
        letters = set(text)
        if letters <= self.known and not letters & MARKS and not display:
            han = not text.isascii() and any(map(is_wide, letters))
            if not han or (not letters & WIDE and all(map(is_wide, letters))):
                return Setting((Run(0.0, self.wide, text),), sum(map(self.widths.__getitem__, text)))
        return _Composer(self, text, display, tracking).compose()


class _Composer:
    """Sets one text, character by character, beginning a run where font, script or spacing changes."""

    def __init__(self, face: Face, text: str, display: bool, tracking: float) -> None:
        self.face, self.text, self.display, self.tracking = face, text, display, tracking
        self.runs: list[Run] = []
        self.x = 0.0
        self.fresh = True
        self.missing = ""

    def compose(self) -> Setting:
        left, narrow_left = "", True
        for index, character in enumerate(self.text):
            narrow = self._is_narrow(index)
            move = self._space(left, character, narrow_left or narrow) if left else 0.0
            self.x += move
            self.fresh = self.fresh or move != 0.0
            if character in self.face.known:
                self._add(character, narrow)
            elif (font := _stand_in(self.face.weight, character)) is not None:
                self._borrow(font, character)
            else:
                self._code(character)
            left, narrow_left = character, narrow and character in MARKS
        return Setting(tuple(self.runs), self.x, self.missing)

    def _space(self, left: str, right: str, narrow: bool) -> float:
        if self.display and left + right in self.face.kerning:
            return self.face.kerning[left + right]
        return 0.0 if narrow else self.face.gap(left, right)

    def _is_narrow(self, index: int) -> bool:
        """Whether the mark at `index` stands among Latin letters: the nearest says, in a tie the Chinese."""
        if self.text[index] not in MARKS:
            return False
        for distance in range(1, len(self.text)):
            near = self.text[max(index - distance, 0) : index - distance + 1] if index >= distance else ""
            near += self.text[index + distance : index + distance + 1]
            letters = [c for c in near if is_letter(c)]
            if letters:
                return not any(map(is_wide, letters))
        return True

    def _add(self, character: str, narrow: bool) -> None:
        face, shift = self.face, 0.0
        width = face.widths[character]
        font = face.wide
        if narrow:
            if character in SHIFTED:
                shift = (SHIFTED[character] - width) / 2
            else:
                font = face.narrow
            width = face.narrow_widths[character]
        latin = not is_wide(character)
        last = self.runs[-1] if self.runs and not self.fresh and not shift else None
        if last is not None and last.font == font and (last.latin == latin or not self.display):
            self.runs[-1] = last._replace(text=last.text + character)
        else:
            self.runs.append(Run(self.x + shift, font, character, latin=latin))
        self.fresh = shift != 0.0
        self.x += width + (self.tracking if latin else 0.0)

    def _borrow(self, font: Any, character: str) -> None:
        """A character of a face that stands in."""
        self.runs.append(Run(self.x, font.fontName, character, latin=character.isalpha()))
        self.x += font.face.charWidths[ord(character)] / 1000
        self.fresh = True

    def _code(self, character: str) -> None:
        self.missing += character
        code = f"U+{ord(character):04X}"
        width = self.face.width(code)
        self.runs.append(Run(self.x + BOX, self.face.wide, code, width + BOX))
        self.x += width + 2.5 * BOX
        self.fresh = True


def _airy(han: str, latin: str) -> bool:
    """Whether a Chinese character and a letter or figure meet. Other wide marks bring their own air."""
    if latin in WIDE or not (latin.isalnum() or latin in JOINED) or is_wide(latin):
        return False
    return han not in WIDE and is_wide(han)


def _narrow(wide: Any, name: str, forms: dict[str, list[int]]) -> Any:
    """A second font of the same file with other glyphs for the quotes. Its face needs a name of its own."""
    font = copy.copy(wide)
    font.fontName = name
    font.state = type(wide.state)()
    face = font.face = copy.copy(wide.face)
    face.name = wide.face.name + b"Narrow"
    face.charToGlyph, face.charWidths = dict(wide.face.charToGlyph), dict(wide.face.charWidths)
    for mark, (glyph, width) in forms.items():
        face.charToGlyph[ord(mark)], face.charWidths[ord(mark)] = glyph, width
    return font


def _open(name: str, file: str) -> Any:
    """A font read from memory: ReportLab would leave a file it opened itself to the garbage collector."""
    return ttfonts.TTFont(name, io.BytesIO((FONTS / file).read_bytes()))


@cache
def _measures() -> dict[str, Any]:
    measures: dict[str, Any] = json.loads((FONTS / "kerning.json").read_text(encoding="utf-8"))
    return measures


@cache
def _stand_in(weight: str, character: str) -> Any:
    """The first face that has a character Noto Sans SC lacks, or None."""
    for file in (f"NotoSans-{weight}.ttf", "NotoSansSymbols2-Regular.ttf", "NotoEmoji-Regular.ttf"):
        font = _other(file)
        if ord(character) in font.face.charToGlyph:
            return font
    return None


@cache
def _other(file: str) -> Any:
    font = _open(f"Lectern-{file.removesuffix('.ttf')}", file)
    pdfmetrics.registerFont(font)
    return font


def _to_unicode(font: str, subset: list[int]) -> str:
    """The map from codes to text of a font subset. ReportLab's own breaks beyond U+FFFF."""
    lines = [f"<{n:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for n, code in enumerate(subset)]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    head = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap", "/CIDSystemInfo"]
    head += [f"<< /Registry ({font})", f"/Ordering ({font})", "/Supplement 0", ">> def"]
    head += [f"/CMapName /{font} def", "/CMapType 2 def", "1 begincodespacerange"]
    head += [f"<00> <{len(subset) - 1:02X}>", "endcodespacerange"]
    return "\n".join([*head, *body, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


ttfonts.makeToUnicodeCMap = _to_unicode


@cache
def _face(weight: str) -> Face:
    return Face(weight)


def face(weight: str) -> Face:
    """The face of a weight, loaded when first asked for (about 0.06 s)."""
    with LOCK:
        return _face(weight)


def missing(text: str) -> str:
    """The characters of `text` that no face has."""
    return face("Regular").set(text).missing
