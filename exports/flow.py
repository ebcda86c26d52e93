"""Sections of a table over as many pages as they need.

A row is never split unless it is taller than a page; heads repeat; no row stands alone on a page.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.sheet import Sheet
from exports.table import Entry, Section

BETWEEN = 8.0
"""Millimetres above a head that stands in the middle of a page."""
MOST_KEPT = 60.0
"""Millimetres of a row taller than a page that must stand on the page of the one that leads it."""


class Placed(NamedTuple):
    """A row or a head (`section`) at its y on a page."""

    y: float
    entry: Entry | None
    section: Section
    again: bool = False


def paginate(
    sections: Sequence[Section], first_top: float, next_top: float, bottom: float
) -> list[list[Placed]]:
    """The pages of these sections. The first page begins lower than the next ones."""
    flow = _Flow(first_top, next_top, bottom)
    for section in sections:
        flow.begin(section)
        entries = list(section.entries)
        while entries:
            entry = entries.pop(0)
            if flow.takes(entry) and not flow.would_end(entry, entries):
                flow.place(entry)
                continue
            if flow.must_split(entry):
                entry, rest = entry.split(bottom - flow.y)
                flow.place(entry)
                entries.insert(0, rest)
            else:
                entries.insert(0, entry)
            flow.turn(entries)
    return flow.pages


class _Flow:
    """The pages so far, and the y at which the next row begins."""

    def __init__(self, first_top: float, next_top: float, bottom: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self.y, self.next_top, self.bottom = first_top, next_top, bottom
        self.section: Section

    def begin(self, section: Section) -> None:
        """The head of a section, on a new page where it would stand there with fewer than two rows."""
        self.section = section
        need = section.head_height() + sum(entry.height for entry in section.entries[:2])
        gap = BETWEEN if self.pages[-1] else 0.0
        if self.pages[-1] and self.y + gap + need > self.bottom:
            self.pages.append([])
            self.y, gap = self.next_top, 0.0
        self.y += gap
        self.pages[-1].append(Placed(self.y, None, section))
        self.y += section.head_height()

    def takes(self, entry: Entry) -> bool:
        """Whether a row fits on this page."""
        return self.y + entry.height <= self.bottom

    def would_end(self, entry: Entry, entries: Sequence[Entry]) -> bool:
        """Whether a row that leads would be the last one on this page, and need not be."""
        if not (entry.leads and entries) or self.pages[-1][-1].entry is None:
            return False
        need = MOST_KEPT if entries[0].height > self._full() else entries[0].height
        return self.y + entry.height + need > self.bottom

    def must_split(self, entry: Entry) -> bool:
        """Whether a row is taller than a page, and enough of it fits on this one."""
        return entry.height > self._full() and self.bottom - self.y > 30

    def _full(self) -> float:
        """Millimetres of a page that holds nothing but rows of this section."""
        return self.bottom - self.next_top - self.section.head_height(True)

    def place(self, entry: Entry) -> None:
        """A row at the present place."""
        self.pages[-1].append(Placed(self.y, entry, self.section))
        self.y += entry.height

    def turn(self, entries: Sequence[Entry]) -> None:
        """A new page that begins with the head again, and with the last row if one alone would follow."""
        kept, again = _held_back(self.pages[-1], entries)
        self.pages.append([Placed(self.next_top, None, self.section, again)])
        self.y = self.next_top + self.section.head_height(again)
        for placed in kept:
            if placed.entry is not None:
                self.place(placed.entry)


def _held_back(page: list[Placed], entries: Sequence[Entry]) -> tuple[list[Placed], bool]:
    """The last row of a page, taken to the next one where a single row would stand alone there.

    What leads that row goes with it, and so does a head that nothing else would follow: the next page then
    begins with the head as it was, not with one that says “continued”.
    """
    if not (len(entries) == 1 and len(page) > 3 and page[-1].entry and page[-2].entry):
        return [], True
    kept = [page.pop()]
    while (entry := page[-1].entry) is not None and entry.leads:
        kept.insert(0, page.pop())
    return kept, page.pop().again if page[-1].entry is None and len(page) > 1 else True


def draw_page(sheet: Sheet, page: Sequence[Placed], width: float) -> Iterator[None]:
    """Draw one page of the body, yielding after each row."""
    for placed in page:
        if placed.entry is None:
            placed.section.draw_head(sheet, placed.y, placed.again)
        else:
            placed.entry.draw(sheet, placed.y, width)
        yield
