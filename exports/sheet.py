"""A sheet of paper: millimetres from the top left corner, text that is measured as it is drawn.

Every text leaves a `Box`, so that a test can see whether one lies outside its page or over another.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfgen import canvas

from exports.fonts import CAP, LOCK, Run, Setting, face, is_wide
from exports.lines import Line, balanced, break_lines
from exports.palette import BLACK
from exports.stating import TOPIC, Said, joined
from exports.styles import Style
from exports.text import clean, is_han

rl_config.trustedSchemes = []  # nothing a document names is ever fetched
rl_config.useA85 = 0  # streams as bytes: a fifth smaller and quicker than in ASCII
MM = 72 / 25.4
PAPERS = {
    "A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297),
    "A5": (148, 210), "A6": (105, 148), "Letter": (215.9, 279.4), "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}  # fmt: skip
MARGIN, TOP, FOOT = 15.0, 12.0, 8.0
GUTTER = 4.0
SMALLEST = 6.5
"""Points below which nothing is set."""
HAN_LEADING = 1.5
ASCENT, DESCENT = 0.80, 0.22
"""Em above and below the base line that a box covers."""


class Box(NamedTuple):
    """Where a line of text lies, in millimetres; lines of one block share its number."""

    page: int
    x: float
    y: float
    width: float
    height: float
    text: str
    block: int

    def overlaps(self, other: "Box", slack: float = 0.15) -> bool:
        """Whether two boxes share more than `slack` millimetres both ways."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return self.page == other.page and across > slack and down > slack


class Block(NamedTuple):
    """A text broken into lines, ready to be drawn; `height` in millimetres runs to the next block's top."""

    lines: list[Line]
    style: Style
    leading: float
    height: float

    @property
    def width(self) -> float:
        """Millimetres of the longest line."""
        return max((line.width for line in self.lines), default=0.0) / MM


def block(
    text: object, style: Style, width: float, *, first: float = 0.0, even: bool = False, lines: bool = False
) -> Block:
    """Break `text` to `width` millimetres. `even` balances the lines; `lines` keeps the author's breaks."""
    words = clean(text, lines)
    if not words:
        return Block([], style, style.leading, 0.0)
    leading = style.leading + (HAN_LEADING * min(style.size / 9, 1.5) if is_han(words) else 0.0)
    cut = balanced if even else break_lines
    found = cut(words, style.face, style.size, width * MM, first=first * MM, tracking=style.tracking)
    return Block(found, style, leading, len(found) * leading / MM)


def spaced_name(found: Block) -> Block:
    """A Chinese name of two characters made as long as three, by position and without a typed space."""
    line = found.lines[0] if len(found.lines) == 1 else None
    if line is None or len(line.text) != 2 or line.setting.missing or not all(map(is_wide, line.text)):
        return found
    font = line.setting.runs[0].font
    runs = (Run(0.0, font, line.text[0]), Run(2.0, font, line.text[1]))
    setting = Setting(runs, 3.0)
    return found._replace(lines=[Line(line.text, setting, 3.0 * found.style.size)])


def height(text: object, style: Style, width: float) -> float:
    """Millimetres that `text` takes, measured by what draws it."""
    return block(text, style, width).height


@dataclass(slots=True)
class Sheet:
    """Pages of one size. `title` and `language` are what a reader of the file is told about it."""

    width: float
    height: float
    title: str
    language: str = "en"
    boxes: list[Box] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    page: int = 1
    _stream: io.BytesIO = field(default_factory=io.BytesIO)
    _blocks: int = 0
    _fill: str = ""
    _is_quiet: bool = False
    canvas: Any = None

    def __post_init__(self) -> None:
        size = (self.width * MM, self.height * MM)
        language = self.language.replace("_", "-")
        first = face("Regular").wide
        self.canvas = canvas.Canvas(
            self._stream, size, invariant=1, lang=language, pageCompression=1, initialFontName=first
        )
        self.canvas.setTitle(clean(self.title))
        for tell in (self.canvas.setCreator, self.canvas.setProducer, self.canvas.setAuthor):
            tell("Lectern")
        self.canvas.setSubject("")

    # Text

    def text(
        self,
        x: float,
        y: float,
        text: object,
        style: Style,
        width: float = 10_000.0,
        *,
        align: str = "left",
        even: bool = False,
        first: float = 0.0,
        lines: bool = False,
    ) -> float:
        """Set `text` with its capitals at `y`; return the y below. `x` is the edge it is aligned to."""
        return self.put(x, y, block(text, style, width, even=even, first=first, lines=lines), align=align)

    def put(self, x: float, y: float, block: Block, *, align: str = "left", indent: float = 0.0) -> float:
        """Set a block that was measured before, its first line `indent` millimetres further right."""
        if not block.lines:
            return y
        style, size = block.style, block.style.size
        self._blocks += 1
        self._say(block.lines, size)
        base = y * MM + CAP * size
        hang = style.face.bearing(block.lines[0].text) * size if size >= 24 and align == "left" else 0.0
        self.ink(style.colour)
        for number, line in enumerate(block.lines):
            if line.text:
                back = {"left": 0.0, "right": line.width, "centre": line.width / 2}[align]
                if hang:
                    hang = style.face.bearing(line.text) * size
                left = x * MM - back - hang + (0.0 if number else indent * MM)
                self._line(left, base, line.setting, style)
                self._leave(left + hang, base, line, size)
            base += block.leading
        return y + block.height

    def _say(self, lines: Sequence[Line], size: float) -> None:
        if not self._is_quiet:
            self.said.append(Said(self.page, size, joined([line.text for line in lines])))

    def fact(self, *told: object) -> None:
        """Note what the page says by place, colour or code rather than in words: see `exports.stating`."""
        self.said.append(Said(self.page, 0.0, "|".join(map(str, told))))

    def topic(self, text: str) -> None:
        """Say what the page is about, where that is not its largest text."""
        self.said.append(Said(self.page, TOPIC, text))

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """What is set inside tells nothing about the event: stamp, version, page number."""
        before, self._is_quiet = self._is_quiet, True
        yield
        self._is_quiet = before

    def _leave(self, left: float, base: float, line: Line, size: float) -> None:
        top, tall = base - ASCENT * size, (ASCENT + DESCENT) * size
        self.boxes.append(
            Box(self.page, left / MM, top / MM, line.width / MM, tall / MM, line.text, self._blocks)
        )
        for character in line.setting.missing:
            self.missing.setdefault(character, line.text)

    def _line(self, left: float, base: float, setting: Setting, style: Style) -> None:
        """One line of runs, in points from the top."""
        size, y = style.size, self.height * MM - base
        words = self.canvas.beginText()
        for run in setting.runs:
            words.setTextOrigin(left + run.x * size, y)
            words.setFont(run.font, size)
            if style.tracking:
                words.setCharSpace(style.tracking * size if run.latin else 0.0)
            words.textOut(run.text)
        if style.tracking:
            words.setCharSpace(0.0)
        self.canvas.drawText(words)
        for run in setting.runs:
            if run.box:
                self.pen(style.colour, 0.05 * size)
                edge = left + (run.x - 0.09) * size
                self.canvas.rect(edge, y - 0.16 * size, (run.box + 0.04) * size, 1.0 * size, stroke=1, fill=0)

    # Shapes

    def ink(self, colour: str) -> None:
        """Fill with `colour` from here on."""
        if colour != self._fill:
            red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
            self.canvas.setFillColorRGB(red, green, blue)
            self._fill = colour

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; `y` is its upper edge."""
        self.ink(colour)
        self.canvas.rect(x * MM, (self.height - y - height) * MM, width * MM, height * MM, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, colour: str, points: float) -> None:
        """An outline that lies inside the rectangle."""
        half = points / MM / 2
        self.pen(colour, points)
        self.canvas.rect(
            (x + half) * MM,
            (self.height - y - height + half) * MM,
            (width - 2 * half) * MM,
            (height - 2 * half) * MM,
            stroke=1,
            fill=0,
        )

    def line(
        self, x: float, y: float, x2: float, y2: float, colour: str = BLACK, points: float = 0.35
    ) -> None:
        """A straight line."""
        self.pen(colour, points)
        self.canvas.line(x * MM, (self.height - y) * MM, x2 * MM, (self.height - y2) * MM)

    def pen(self, colour: str, points: float) -> None:
        """Draw lines in `colour`, `points` wide, from here on."""
        self.canvas.setStrokeColorRGB(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))
        self.canvas.setLineWidth(points)

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled polygon. Written as it stands: ReportLab's paths take five times as long."""
        self.ink(colour)
        tall = self.height
        (x, y), *others = points
        lines = "".join([f"{x * MM:.3f} {(tall - y) * MM:.3f} l " for x, y in others])
        self.canvas.addLiteral(f"{x * MM:.3f} {(tall - y) * MM:.3f} m {lines}h f*")

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle round (x, y)."""
        self.ink(colour)
        self.canvas.circle(x * MM, (self.height - y) * MM, radius * MM, stroke=0, fill=1)

    @contextmanager
    def clip(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Draw only inside a rectangle."""
        with self.state():
            path = self.canvas.beginPath()
            path.rect(x * MM, (self.height - y - height) * MM, width * MM, height * MM)
            self.canvas.clipPath(path, stroke=0, fill=0)
            yield

    @contextmanager
    def state(self) -> Iterator[None]:
        """Whatever is set inside (clip, scale, colour) ends with the block."""
        fill = self._fill
        self.canvas.saveState()
        yield
        self.canvas.restoreState()
        self._fill = fill

    # Pages

    def turn(self) -> None:
        """End this page and begin the next."""
        self.canvas.showPage()
        self.page += 1
        self._fill = ""

    def finish(self) -> bytes:
        """End the last page; the file."""
        with LOCK:
            self.canvas.showPage()
            self.canvas.save()
        return self._stream.getvalue()
