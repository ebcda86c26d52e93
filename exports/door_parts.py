"""What sheets on doors share: the coloured plate with the room, and the foot with a sentence and a code."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exports.fitting import fitted, sized
from exports.marks import MOST_BYTES, qr_code
from exports.pages import Paper
from exports.sheet import MARGIN, SMALLEST, TOP, Block, block
from exports.styles import LEAD, Style
from models.words import N_, _

NUMBER = re.compile(r"[A-Z]{0,2}-?\d{2,}[A-Za-z]?(?![\w%])")
PLATE = 84.0
QR = 19.0


def scaled(paper: Paper, style: Style) -> Style:
    """A style of an A4 sheet on other paper, never smaller than what can be read."""
    factor = min(paper.sheet.width, paper.sheet.height) / 210
    return sized(style, max(SMALLEST + 0.5, style.size * factor))


def scale(paper: Paper) -> float:
    """How much larger than A4 the paper is."""
    return min(paper.sheet.width, paper.sheet.height) / 210


def shown_number(name: str) -> str:
    """“203” of “Room 203”: what a door is known by, or the whole name."""
    found = NUMBER.search(name)
    return found.group() if found else name


@dataclass(frozen=True, slots=True)
class Plate:
    """The room on its colour: what it is known by, its names, and `below` the event and the day.

    `tall` is its height on A4 in millimetres, more where the names need it.
    """

    large: str
    names: Sequence[str]
    lines: Sequence[str]
    below: Sequence[str]
    tall: float = PLATE

    def end(self, paper: Paper) -> float:
        """The y below it."""
        factor = scale(paper)
        names, below = self._names(paper, self._room(paper))
        tall = sum(found.height for found in (*names, *below)) + 27 * factor
        return TOP + max(self.tall * factor, tall)

    def _at(self, paper: Paper) -> float:
        """Millimetres from the left edge to the names."""
        return paper.unit * 8 - 2

    def _room(self, paper: Paper) -> float:
        return paper.width - self._at(paper) - 5 * scale(paper)

    def draw(self, paper: Paper, *, dry: bool = False) -> float:
        """Draw it, or only measure it; returns the y below."""
        end = self.end(paper)
        if dry:
            return end
        sheet, factor, accent, at = paper.sheet, scale(paper), paper.facts.accent, self._at(paper)
        names, below = self._names(paper, self._room(paper))
        tall = end - TOP
        sheet.rect(MARGIN, TOP, paper.width, tall, accent.accent)
        y = TOP + 8 * factor
        for found in names:
            y = sheet.put(MARGIN + at, y, found) + 0.8
        y = end - 7 * factor - sum(found.height for found in below)
        y = min(y, end - 26 * factor) if self.tall == PLATE else y
        for found in below:
            y = sheet.put(MARGIN + at, y, found)
        edge = 7 * factor
        style = Style("Bold", 224 * factor, 224 * factor, accent.on, -0.02)
        large = fitted(self.large, style, at - 2 * edge, most=4, tall=tall - 2 * edge, sizes=_sizes(factor))
        cap = large.height - (large.leading - 0.733 * large.style.size) / 72 * 25.4
        low = end - 12 * factor - cap
        sheet.put(MARGIN + edge, low if tall > cap + 24 * factor else TOP + (tall - cap) / 2, large)
        return end

    def _names(self, paper: Paper, width: float) -> tuple[list[Block], list[Block]]:
        on = paper.facts.accent.on
        head = scaled(paper, Style("Bold", 16, 19, on))
        text = scaled(paper, Style("Regular", 12, 15, on))
        medium = scaled(paper, Style("Medium", 12, 15, on))
        named = [name for name in self.names if name and name != self.large]
        names = [fitted(name, head, width, most=3) for name in named]
        names += [block(line, text, width) for line in self.lines if line]
        return names, [fitted(line, medium, width, most=3) for line in self.below if line]

    def again(self, paper: Paper) -> None:
        """The room in one line on a band of the colour."""
        accent = paper.facts.accent
        words = ", ".join(filter(None, (*self.names[:1], *self.below[-1:])))
        paper.sheet.rect(MARGIN, TOP, paper.width, 9.0, accent.accent)
        found = fitted(words, LEAD.in_colour(accent.on), paper.width - 6)
        paper.sheet.put(MARGIN + 3, TOP + 3.2, found._replace(lines=found.lines[:1]))


def _sizes(factor: float) -> tuple[float, ...]:
    steps = (224, 190, 160, 132, 112, 96, 80, 68, 56, 48, 40, 34, 28, 24, 20, 17, 15, 13, 11, 9)
    return tuple(max(7.0, step * factor) for step in steps)


@dataclass(frozen=True, slots=True)
class DoorFoot:
    """A sentence at the left; at the right a QR code with its caption, where there is an address."""

    text: str
    link: str
    caption: str
    factor: float
    width: float

    @property
    def height(self) -> float:
        """Millimetres."""
        room = self.width * (0.62 if self.link else 1.0)
        words = block(self.text, self._style(), room, lines=True).height
        return max(words, QR * self.factor if self.link else 0.0) + 6

    def _style(self) -> Style:
        return Style("Regular", max(7.0, 9 * self.factor), max(9.0, 12 * self.factor))

    def draw(self, paper: Paper, y: float) -> None:
        """Draw both."""
        style = self._style()
        y += 4
        paper.sheet.text(MARGIN, y, self.text, style, self.width * (0.62 if self.link else 1.0), lines=True)
        if not self.link:
            return
        side = QR * self.factor
        right = MARGIN + self.width
        qr_code(paper.sheet, self.link, right - side, y, side)
        room = self.width * 0.36 - side - 5
        paper.sheet.text(right - side - 5, y, self.caption, sized(Style("Bold", 9, 12), style.size), room,
                         align="right", lines=True)  # fmt: skip


def door_foot(paper: Paper, text: str, link: str, caption: str = N_("Changes of the day")) -> DoorFoot:
    """The foot of a sheet on a door. An address too long for a code is left out, and told."""
    link = link.strip()
    if len(link.encode()) > MOST_BYTES:
        paper.note(_("The address is too long for a QR code: “{text}…”.").format(text=link[:60]))
        link = ""
    return DoorFoot(text, link, paper.speech.say(caption, "\n"), scale(paper), paper.width)
