"""One view of a seating plan: rows of name plates on their tables, and where the audience or the door is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from exports.fitting import fitted
from exports.pages import Paper
from exports.palette import BLACK, BREAK, RULE, WHITE, tint
from exports.sheet import MARGIN, MM, Block, block, spaced_name
from exports.styles import LEGEND, SMALL_GREY, TEXT_BOLD, Style

CHAIR = 3.1
WIDEST = 44.0
AIR = 2.0
BETWEEN_ROWS = 5.0
RANK = Style("Bold", 8, 10)
NAMES = (15.0, 13, 11, 9.5, 8.5, 7.5, 6.5)
DOTS = 4.4
"""Millimetres from one head of the audience to the next."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the order: rank 0 is the highest. `told` is the position and the organisation."""

    rank: int
    name: str
    other: str
    told: str
    role: str


@dataclass(slots=True)
class Plate:
    """What stands on a name plate: the name, the other name and what the person is."""

    seat: Seat
    blocks: list[Block]

    @property
    def height(self) -> float:
        """Millimetres, with the air inside."""
        return sum(found.height for found in self.blocks) + 3.4


@dataclass(slots=True)
class View:
    """Rows from the upper to the lower as they are seen.

    `above` puts the audience over the rows; `table` (words of the far and of the near side) makes the two
    rows the sides of one table. `dense` leaves out of the plates what the list says: 1 the position, 2 the
    other name as well.
    """

    paper: Paper
    title: str
    rows: Sequence[Sequence[Seat]]
    beyond: str
    above: bool = False
    table: tuple[str, str] | None = None
    dense: int = 0
    plates: list[list[Plate]] = field(init=False)
    head: Block = field(init=False)

    def __post_init__(self) -> None:
        self.head = block(self.title, TEXT_BOLD, self.paper.width)
        self.plates = [[self._plate(seat) for seat in row] for row in self.rows]

    @property
    def room(self) -> float:
        """Millimetres of one seat with its air."""
        most = max(len(row) for row in self.rows)
        return min(WIDEST + AIR, self.paper.width / most)

    def _plate(self, seat: Seat) -> Plate:
        width = self.room - AIR - 2.4
        name = fitted(seat.name, Style("Bold", 15, 18), width, most=2, sizes=NAMES)
        other = fitted(seat.other, Style("Medium", 9.5, 12), width, most=2, sizes=(9.5, 8, 7, 6.5))
        told = fitted(seat.told, Style("Regular", 7.5, 9.5), width, most=3, sizes=(7.5, 7, 6.5))
        shown = (spaced_name(name), other, told)[: 3 - self.dense]
        return Plate(seat, [found for found in shown if found.lines])

    def _row_height(self, row: Sequence[Plate]) -> float:
        return max(plate.height for plate in row) + 3.0 + 2 * CHAIR + 1.6

    @property
    def height(self) -> float:
        """Millimetres of the whole view."""
        rows = sum(self._row_height(row) for row in self.plates) + BETWEEN_ROWS * (len(self.plates) - 1)
        sides = 2 * 6.0 if self.table else 0.0
        return self.head.height + 2.0 + rows + sides + 11.0

    def fitting(self, room: float) -> "View":
        """The same with as much on its plates as fits `room` millimetres, at least the names."""
        for dense in range(3):
            found = replace(self, dense=dense)
            if found.height <= room:
                break
        return found

    def draw(self, y: float) -> None:
        """Draw it below `y`."""
        y = self.paper.sheet.put(MARGIN, y, self.head) + 2.0
        if self.above:
            y = self._audience(y) + 4.0
        for number, row in enumerate(self.plates):
            near = bool(self.table and number)
            y = self._side(y, 0) if self.table and not number else y
            y = self._row(row, y, flipped=self.above or near)
            y = self._side(y + 2.0, 1) if near else y
            y += 0.0 if self.table and not number else BETWEEN_ROWS
        if not self.above:
            self._audience(y - BETWEEN_ROWS + 4.0)

    def _side(self, y: float, number: int) -> float:
        assert self.table is not None
        middle = MARGIN + self.paper.width / 2
        return self.paper.sheet.text(middle, y, self.table[number], SMALL_GREY, align="centre") + 1.8

    def _row(self, row: Sequence[Plate], y: float, *, flipped: bool) -> float:
        """Chairs and the table with its plates; `flipped` has the chairs below the table."""
        sheet, tall = self.paper.sheet, max(plate.height for plate in row) + 3.0
        wide = self.room * len(row)
        left = MARGIN + (self.paper.width - wide) / 2
        table = y if flipped else y + 2 * CHAIR + 1.6
        sheet.rect(left, table, wide, tall, BREAK)
        chairs = table + tall + 0.8 + CHAIR if flipped else y + CHAIR
        for number, plate in enumerate(row):
            x = left + number * self.room
            self._chair(x + self.room / 2, chairs, plate.seat.rank)
            self._draw_plate(plate, x + AIR / 2, table + 1.5, tall - 3.0)
        return table + tall + (2 * CHAIR + 1.6 if flipped else 0.0)

    def _chair(self, x: float, y: float, rank: int) -> None:
        accent = self.paper.facts.accent
        first = rank == 0
        sheet = self.paper.sheet
        sheet.disc(x, y, CHAIR, accent.accent if first else BLACK)
        if not first:
            sheet.disc(x, y, CHAIR - 0.35, WHITE)
        style = RANK.in_colour(accent.on if first else BLACK)
        sheet.text(x, y - 0.733 * RANK.size / MM / 2, str(rank + 1), style, align="centre")

    def _draw_plate(self, plate: Plate, x: float, y: float, tall: float) -> None:
        sheet, wide = self.paper.sheet, self.room - AIR
        first = plate.seat.rank == 0
        sheet.rect(x, y, wide, tall, tint(self.paper.facts.accent.accent) if first else WHITE)
        sheet.frame(x, y, wide, tall, BLACK if first else RULE, 0.8 if first else 0.5)
        at = y + (tall - plate.height + 3.4) / 2 + 0.4
        for found in plate.blocks:
            at = sheet.put(x + wide / 2, at, found, align="centre")

    def _audience(self, y: float) -> float:
        """The audience, or the door, as a line of heads with its word in the middle."""
        sheet, middle = self.paper.sheet, MARGIN + self.paper.width / 2
        words = block(self.beyond, LEGEND, 60)
        half = min(self.paper.width / 2, 70.0)
        gap = words.width / 2 + 3.0
        sheet.put(middle, y + 0.6, words, align="centre")
        if self.table:
            for side in (-1, 1):
                sheet.line(middle + side * gap, y + 1.5, middle + side * (gap + 14), y + 1.5, BLACK, 1.2)
            return y + 3.0
        at = gap
        while at < half:
            for side in (-1, 1):
                sheet.disc(middle + side * at, y + 1.5, 0.9, RULE)
            at += DOTS
        return y + 3.0
