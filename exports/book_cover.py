"""The cover of a programme book: the picture of the event's poster with its texts, else a plain one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from exports.fitting import fitted
from exports.imposition import Piece
from exports.poster import Poster, draw_poster
from exports.poster_content import content
from exports.poster_parts import MARGIN
from exports.poster_templates import chosen
from exports.sheet import MARGIN as EDGE
from exports.sheet import TOP, block
from exports.styles import FOOTER, Style
from models.database import Problem

if TYPE_CHECKING:
    from exports.book import Book

PLAIN = {"week": "door", "tour": "rings"}
"""Designs that show a programme, and those that stand for them here: the book tells its programme inside."""


def cover(book: "Book") -> None:
    """Draw the cover. What the poster leaves out stands inside the book, so nobody is told."""
    facts, sheet = book.agenda.facts, book.sheet
    name = chosen(book.picture, facts.row, "auto", is_wide=False)
    made = content(book.picture, facts, book.agenda.speech, "")
    piece = Piece(0.0, 0.0, sheet.width, sheet.height)
    try:
        draw_poster(sheet, piece, 0.0, Poster(made, PLAIN.get(name, name)), replace(book.request, notes=[]))
    except Problem:  # too much text for a poster of this size
        _plain(book)
    x, y = MARGIN * sheet.width / 297, sheet.height - 6.0
    with sheet.quiet():
        sheet.text(x, y, facts.version, FOOTER)


def _plain(book: "Book") -> None:
    """Title, days, place and hosts on the colour."""
    facts, sheet = book.agenda.facts, book.sheet
    on, width = facts.accent.on, book.width - 16
    sheet.rect(EDGE, TOP, book.width, sheet.height - 2 * TOP, facts.accent.accent)
    y, room = TOP + 12.0, (sheet.height - 2 * TOP) * 0.3
    for text, style in (
        (facts.title, Style("Bold", 34, 38, on)),
        (facts.title_other, Style("Medium", 20, 24, on)),
    ):
        found = fitted(text, style, width, most=9, tall=room)
        y = sheet.put(EDGE + 8, y, found) + 4.0
    told = [(line, Style("Bold", 11, 14, on)) for line in facts.days]
    told += [(line, Style("Regular", 10, 13, on)) for line in (*facts.venue, *facts.address)]
    for text, style in told:
        found = block(text, style, width)
        if y + found.height < sheet.height - TOP - 6:
            y = sheet.put(EDGE + 8, y, found)
