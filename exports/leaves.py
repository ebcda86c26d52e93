"""Small pages put on larger sheets: half pages, pages to be folded and cut, and booklets to be stapled."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from exports.palette import GREY
from exports.sheet import MM, Box, Sheet

DASHES = (1.6, 2.4)
"""Points of a dashed line and of the gap in it."""


class Place(NamedTuple):
    """Where a page lies on a sheet, in millimetres; `turned` is upside down. Page 0 is empty."""

    page: int
    x: float
    y: float
    turned: bool = False


class Leaves(Sheet):
    """Pages that are kept as they are drawn, until `impose` puts them on sheets."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Begin the first page."""
        super().__post_init__()
        self._open()

    def turn(self) -> None:
        """Keep this page and begin the next."""
        self.canvas.endForm()
        self.page += 1
        self._fill = ""
        self._open()

    def _open(self) -> None:
        self.canvas.beginForm(f"page{self.page}", 0, 0, self.width * MM, self.height * MM)

    def impose(
        self, width: float, height: float, sheets: Sequence[Sequence[Place]], marks: Callable[[Sheet], None]
    ) -> None:
        """Put the pages on sheets of this size; `marks` draws where each of them is folded or cut."""
        self.canvas.endForm()
        self._fill = ""
        boxes, said = defaultdict(list), defaultdict(list)
        for box in self.boxes:
            boxes[box.page].append(box)
        for one in self.said:
            said[one.page].append(one)
        small = (self.width, self.height)
        self.boxes, self.said = [], []
        self.width, self.height, self.page = width, height, 1
        self.canvas.setPageSize((width * MM, height * MM))
        for number, places in enumerate(sheets, 1):
            if number > 1:
                super().turn()
            for place in places:
                self._put(place, *small)
                self.boxes += [_moved(box, place, number, *small) for box in boxes[place.page]]
                self.said += [one._replace(page=number) for one in said[place.page]]
            marks(self)

    def _put(self, place: Place, width: float, height: float) -> None:
        """Draw a kept page."""
        if not place.page:
            return
        with self.state():
            if place.turned:
                self.canvas.translate((place.x + width) * MM, (self.height - place.y) * MM)
                self.canvas.rotate(180)
            else:
                self.canvas.translate(place.x * MM, (self.height - place.y - height) * MM)
            self.canvas.doForm(f"page{place.page}")

    def dashed(self, x: float, y: float, x2: float, y2: float) -> None:
        """A fine dashed line: to fold along, or to cut."""
        self.canvas.setDash(*DASHES)
        self.line(x, y, x2, y2, GREY, 0.3)
        self.canvas.setDash()


def _moved(box: Box, place: Place, number: int, width: float, height: float) -> Box:
    """Where a text of a kept page lies on its sheet."""
    x = place.x + (width - box.x - box.width if place.turned else box.x)
    y = place.y + (height - box.y - box.height if place.turned else box.y)
    return box._replace(page=number, x=x, y=y)


def halves(pages: int, height: float) -> list[list[Place]]:
    """Two half pages on each upright sheet of this height; a single one stands there twice."""
    numbers = [1, 1] if pages == 1 else [*range(1, pages + 1), 0][: pages + pages % 2]
    places = [Place(number, 0.0, at % 2 * height / 2) for at, number in enumerate(numbers)]
    return [places[at : at + 2] for at in range(0, len(places), 2)]


def cut_in_half(sheet: Sheet) -> None:
    """Marks at both edges where the sheet is cut in two."""
    for x in (0.0, sheet.width - 8.0):
        sheet.line(x, sheet.height / 2, x + 8.0, sheet.height / 2, GREY, 0.3)


def no_marks(_sheet: Sheet) -> None:
    """A sheet that needs none: it is folded in the middle."""


def folded(pages: int, width: float, height: float) -> list[list[Place]]:
    """Eight pages on each sheet, which is folded to eighths, cut in the middle, and folded to a booklet.

    The lower row stands upright, the upper one on its head: 7 6 5 4 over 8 1 2 3.
    """
    order = ((7, 6, 5, 4), (8, 1, 2, 3))
    return [
        [
            Place(first + number, column * width / 4, row * height / 2, row == 0)
            for row, line in enumerate(order)
            for column, number in enumerate(line)
        ]
        for first in range(0, pages, 8)
    ]


def stapled(pages: int, width: float) -> list[list[Place]]:
    """Two pages on each side of a sheet, so that the sheets laid in each other and stapled make a booklet.

    `width` is that of the sheet. Sides follow each other front, back, turned over the short edge.
    """
    count = -(-pages // 4) * 4
    found = []
    for side in range(count // 2):
        outer, inner = count - side, side + 1
        left, right = (outer, inner) if side % 2 == 0 else (inner, outer)
        pair = ((left, 0.0), (right, width / 2))
        found.append([Place(number if number <= pages else 0, x, 0.0) for number, x in pair])
    return found
