"""What stands on the small pages of a pocket programme: days, sessions and breaks, in type that fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from exports import Request
from exports.agenda_rows import Agenda, Row, days_of
from exports.facts import EventFacts
from exports.leaves import Leaves
from exports.palette import BLACK, GREY
from exports.sheet import MM, Block, block
from exports.styles import Style
from exports.wording import DASH, Speech, clock, day
from models.words import N_
from planning.plan import Picture

EDGE = 6.0
"""Millimetres that stay white round each page: printers do not reach the edge."""
SIZES = (11.5, 10.5, 9.5, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points of the titles: the largest with which one sheet holds all."""
SMALL = 6.5
INSIDE = 6
"""Pages of a sheet without its cover and back."""
GAP = 1.2
FOOT = 4.5
"""Millimetres of the page number below the body."""


class Part(NamedTuple):
    """A piece of the body: blocks at their places, and at its `top` the time, maybe the `same` as before.

    A `band` is a break; what `keeps` stays with the part after it.
    """

    blocks: tuple[tuple[float, float, Block], ...]
    height: float
    band: bool = False
    keeps: bool = False
    time: Block | None = None
    same: bool = False
    top: float = GAP


@dataclass(slots=True)
class Pocket:
    """The pages of one event. `size` is that of the titles."""

    sheet: Leaves
    agenda: Agenda
    picture: Picture
    request: Request
    size: float = SIZES[0]

    @property
    def speech(self) -> Speech:
        """Its languages."""
        return self.agenda.speech

    @property
    def facts(self) -> EventFacts:
        """The event."""
        return self.agenda.facts

    def tell(self, sentence: str) -> None:
        """Tell the user something about these pages, once."""
        if sentence not in self.request.notes:
            self.request.notes.append(sentence)

    @property
    def k(self) -> float:
        """How much larger than those of A4 the pages are."""
        return self.sheet.width / 74.25

    def style(self, weight: str, size: float, leading: float, colour: str = BLACK) -> Style:
        """A style of a sheet of A4 on other paper."""
        scale = max(self.k, SMALL / size)
        return Style(weight, size * scale, leading * scale, colour)

    @property
    def width(self) -> float:
        """Millimetres of the text."""
        return self.sheet.width - 2 * EDGE

    @property
    def room(self) -> float:
        """Millimetres of the body of a page."""
        return self.sheet.height - 2 * EDGE - FOOT


def laid_out(pocket: Pocket) -> list[list[Part]]:
    """The pages at the largest size with which they are six, else at the smallest."""
    for size in (size for size in SIZES if size <= 8.6 * pocket.k):
        pocket.size = size
        pages = _filled(_parts(pocket), pocket.room)
        if len(pages) <= INSIDE:
            break
    return pages


def _filled(parts: Sequence[Part], room: float) -> list[list[Part]]:
    """The parts on pages; a head takes the first row with it."""
    pages: list[list[Part]] = [[]]
    used = 0.0
    for number, part in enumerate(parts):
        need = part.height
        if part.keeps and number + 1 < len(parts):
            need += min(parts[number + 1].height, room / 3)
        if pages[-1] and used + need > room + 0.01:
            pages.append([])
            used = 0.0
        pages[-1].append(part)
        used += part.height
    return [page for page in pages if page]


def _parts(pocket: Pocket) -> list[Part]:
    """All days with their rows."""
    found: list[Part] = []
    rows = pocket.agenda.rows
    for when in days_of(rows):
        found.append(_head(pocket, when))
        before = None
        for row in (row for row in rows if row.day == when and row.starts):
            found += _row(pocket, row, row.starts == before)
            before = row.starts
    waiting = [row for row in rows if row.starts is None]
    if waiting:
        found.append(_words(pocket, pocket.speech.say(N_("Not yet placed"))))
        for row in waiting:
            found += _row(pocket, row, False)
    return found


def _head(pocket: Pocket, when: date) -> Part:
    return _words(pocket, "\n".join(pocket.speech.in_each(lambda name: day(when, name))))


def _words(pocket: Pocket, words: str) -> Part:
    style = Style("Bold", pocket.size + 2, (pocket.size + 2) * 1.25, pocket.facts.accent.ink)
    found = block(words, style, pocket.width, lines=True)
    return Part(((0.0, 1.0, found),), found.height + 2.4, keeps=True)


def _row(pocket: Pocket, row: Row, same: bool) -> list[Part]:
    """A session: its time, its title, and where it is. One longer than a page goes on on the next."""
    size = pocket.size
    bold, title = Style("Bold", size, size * 1.24), Style("Medium", size, size * 1.24)
    small = Style("Regular", max(SMALL, size - 1), max(SMALL, size - 1) * 1.28, GREY)
    when = block(clock(row.starts) if row.starts else "", bold, 30)
    left = block("00:00", bold, 30).width + 1.6
    room = pocket.width - left - (1.0 if row.is_break else 0.0)
    texts = [
        (row.title, bold if row.is_break else title),
        (row.title_other, small),
        (_where(pocket, row), small),
    ]
    blocks = [block(text, style, room) for text, style in texts if text]
    if sum(found.height for found in blocks) + GAP > pocket.room:
        return _cut(blocks, when, left)
    placed, y = [], GAP
    for found in blocks:
        placed.append((left, y, found))
        y += found.height
    return [Part(tuple(placed), y + 0.4, row.is_break, time=when, same=same)]


def _cut(blocks: Sequence[Block], when: Block, left: float) -> list[Part]:
    """Parts of one line each, which pages take as they have room."""
    lines = [
        whole._replace(lines=[line], height=whole.leading / MM) for whole in blocks for line in whole.lines
    ]
    return [
        Part(((left, 0.4, line),), line.height, time=None if number else when, top=0.4)
        for number, line in enumerate(lines)
    ]


def _where(pocket: Pocket, row: Row) -> str:
    """“–10:30, Room 203, A”."""
    end = f"{DASH}{clock(row.ends)}" if row.starts and row.ends and row.ends != row.starts else ""
    rooms = [name for name, _other in row.rooms]
    if not rooms and row.mode == "online":
        rooms = [pocket.speech.word(N_("Online"))]
    return pocket.speech.word(", ").join(filter(None, (end, *rooms, row.code, row.language)))
