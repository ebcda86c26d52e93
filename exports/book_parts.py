"""What leads through a programme book: places one can go to, links to them, and page numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from exports.flow import Placed
from exports.fonts import CAP
from exports.leaves import Leaves
from exports.palette import RULE, tint
from exports.sheet import MM, Block, Sheet, block
from exports.styles import LEGEND, NAME, SMALL_GREY
from exports.table import Section
from exports.text import clean


class Anchor(NamedTuple):
    """Where a session is described: links and the outline of the file lead there."""

    event: int
    session: int
    title: str

    @property
    def height(self) -> float:
        """It takes no room."""
        return 0.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Set the mark."""
        set_mark(sheet, key(self.event, self.session), self.title, 1, y)


class Link(NamedTuple):
    """A field that leads to a session, drawn before what stands on it."""

    event: int
    target: int | str
    width: float
    tall: float

    @property
    def height(self) -> float:
        """It takes no room of its own."""
        return 0.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Make the field; pages to be stapled have no links."""
        if isinstance(sheet, Leaves):
            return
        low, top = (sheet.height - y - self.tall) * MM, (sheet.height - y + 1.0) * MM
        rect = (x * MM, low, (x + self.width) * MM, top)
        sheet.canvas.linkRect("", key(self.event, self.target), rect, relative=0)


class RoomBoxes(NamedTuple):
    """The rooms of a floor beside each other: names, and what is said of each."""

    rooms: Sequence[tuple[tuple[str, str], str]]
    width: float
    across: int
    colour: str

    def _blocks(self) -> list[list[Block]]:
        room = self.width / self.across - 7.0
        return [
            [block(text, style, room) for text, style in zip((*names, told), STYLES, strict=True) if text]
            for names, told in self.rooms
        ]

    @property
    def height(self) -> float:
        """Millimetres of the tallest room."""
        return max(sum(found.height for found in blocks) for blocks in self._blocks()) + 5.0

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw a field for each room."""
        each = self.width / self.across
        for number, blocks in enumerate(self._blocks()):
            left = x + number * each
            sheet.rect(left, y - 1.0, each - 2.0, self.height, tint(self.colour, 0.08))
            sheet.frame(left, y - 1.0, each - 2.0, self.height, RULE, 0.5)
            below = y + 1.6
            for found in blocks:
                below = sheet.put(left + 2.5, below, found)


STYLES = (NAME, SMALL_GREY, LEGEND)


def key(event: int, place: int | str) -> str:
    """The name of a place in the file."""
    return f"{event}-{place}"


def set_mark(sheet: Sheet, name: str, title: str, level: int, y: float = 12.0) -> None:
    """A place that links and the outline lead to. Pages to be stapled have none."""
    if isinstance(sheet, Leaves):
        return
    sheet.canvas.bookmarkPage(name, fit="XYZ", left=0, top=(sheet.height - y + 4 * CAP) * MM, zoom=0)
    sheet.canvas.addOutlineEntry(clean(title) or "–", name, level, closed=level == 0)


class Chapter(NamedTuple):
    """A part of the book: its name in links, its head, and its pages."""

    key: str
    head: str
    pages: list[list[Placed]]

    def numbers(self, first: int) -> dict[int, int]:
        """The page of each session, the chapter beginning on page `first`."""
        found: dict[int, int] = {}
        for number, page in enumerate(self.pages, first):
            for placed in page:
                for _x, parts in placed.entry.cells if placed.entry else ():
                    for part in parts:
                        if isinstance(part, (Anchor, Link)) and isinstance(_of(part), int):
                            found.setdefault(int(_of(part)), number)
        return found


def _of(part: Anchor | Link) -> int | str:
    return part.session if isinstance(part, Anchor) else part.target


def plain_section(head: str, again: str, colour: str, width: float) -> Section:
    """A head without columns."""
    return Section(head, again, [], (), "", colour, width)
