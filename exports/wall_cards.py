"""Cards for a planning wall, packed on sheets to be cut: headings, a ruler of the day, and the sessions."""

from collections.abc import Generator, Sequence
from typing import NamedTuple, Protocol

from exports import Request
from exports.agenda_rows import Row
from exports.finishing import finished
from exports.grid_day import minutes
from exports.pages import Paper, chosen_day, too_small
from exports.pages import lay_out as lay_out_events
from exports.sheet import MARGIN, TOP, Sheet
from exports.styles import SMALL_GREY, TEXT_BOLD
from exports.wall_pieces import STRIP, Ruler, cards, days_heading, heading
from exports.wording import floor_words
from models.words import N_, ngettext, speaking
from planning.plan import Picture

WIDTH = 58.0
"""Millimetres of the narrowest card."""
LEAST = 70.0
"""Millimetres that the pieces of a sheet need at least."""


class Piece(Protocol):
    """Something to be cut out, as wide as a column."""

    @property
    def height(self) -> float:
        """Millimetres on the sheet."""
        ...

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it with its lines to cut along."""
        ...


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The cards as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no sessions on that day.")
    return lay_out_events(picture, request, N_("Planning-wall cards"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    only, scale = chosen_day(paper.request), float(paper.request.option("mm", "6"))
    rows = [row for row in paper.agenda().rows if only in (None, row.day)]
    if not rows:
        return
    columns = max(1, int(paper.width / WIDTH))
    width, top = paper.width / columns, _top(paper, scale, dry=True)
    room = paper.bottom - top
    if room < LEAST:
        raise too_small(paper)
    made = [card for row in rows for card in cards(paper, row, width, scale, room)]
    pages = [_Pieces(page, width) for page in packed(_headings(paper, rows, width), columns, room)]
    pages += _rulers(paper, rows, scale, room)
    pages += [_Pieces(page, width) for page in packed(made, columns, room)]
    for number, page in enumerate(pages, 1):
        paper.begin()
        _top(paper, scale)
        page.draw(paper, top)
        paper.foot(number, len(pages))
        yield number / len(pages)


class _Pieces(NamedTuple):
    """The pieces of a page, each with its column and its place below the top; the width of a column."""

    pieces: Sequence[tuple[int, float, Piece]]
    width: float

    def draw(self, paper: Paper, top: float) -> None:
        """Draw them below `top`."""
        for column, y, piece in self.pieces:
            piece.draw(paper.sheet, MARGIN + column * self.width, top + y, self.width)


def packed(pieces: Sequence[Piece], columns: int, room: float) -> list[list[tuple[int, float, Piece]]]:
    """The pieces on pages, each in the first column of the last page that has room for it."""
    pages: list[list[tuple[int, float, Piece]]] = []
    used: list[float] = []
    for piece in pieces:
        free = next((n for n, tall in enumerate(used) if tall + piece.height <= room + 0.01), None)
        if free is None:
            pages.append([])
            used, free = [0.0] * columns, 0
        pages[-1].append((free, used[free], piece))
        used[free] += piece.height
    return pages


def _top(paper: Paper, scale: float, *, dry: bool = False) -> float:
    """What the pieces are, and how to print and cut them; returns the y below. `dry` only measures."""
    sheet = Sheet(paper.sheet.width, paper.sheet.height, "") if dry else paper.sheet
    words = N_(
        "{scale} mm for five minutes. Print at 100 %, never “fit to page”. Cut along the grey lines; "
        "fold a card back at the marks at its sides."
    )
    y = sheet.text(MARGIN, TOP, paper.facts.title, TEXT_BOLD, paper.width)
    told = paper.speech.say(words).replace("{scale}", f"{scale:g}")
    return sheet.text(MARGIN, y, told, SMALL_GREY, paper.width) + 2.0


def _headings(paper: Paper, rows: Sequence[Row], width: float) -> list[Piece]:
    """The days, and the rooms that are used or kept for the event."""
    used = {number for row in rows for number in row.room_ids}
    rooms = {room.id: room for room in paper.picture.event_rooms(paper.facts.id)}
    rooms |= {number: paper.picture.get("room", number) for number in used if number not in rooms}
    days = sorted({row.day for row in rows if row.day})
    found: list[Piece] = [days_heading(paper, when, width) for when in days]
    for room in rooms.values():
        with speaking(paper.speech.main):
            seats = ngettext("{count} seat", "{count} seats", room.seats or 0).format(count=room.seats)
        detail = paper.told(floor_words(room.floor, paper.speech.main), seats if room.seats else "")
        found.append(heading(paper, paper.speech.both(room, "name"), detail, width))
    if any(row.mode == "online" and not row.room_ids for row in rows):
        found.append(heading(paper, (paper.speech.say(N_("Online")),), "", width))
    return found


def _rulers(paper: Paper, rows: Sequence[Row], scale: float, room: float) -> list[_Pieces]:
    """The hours of the longest day in strips, as many beside each other as a sheet takes."""
    spans = [minutes(row, row.day) for row in rows if row.starts and row.day]
    first = min((start for start, _end in spans), default=9 * 60) // 60 * 60
    last = -(-max((end for _start, end in spans), default=17 * 60) // 60) * 60
    step = max(30, int(room / scale * 5) // 30 * 30)
    strips = [Ruler(at, min(at + step, last), scale) for at in range(first, last, step)]
    across = int(paper.width / STRIP)
    pages = [strips[at : at + across] for at in range(0, len(strips), across)]
    return [_Pieces([(n, 0.0, strip) for n, strip in enumerate(page)], STRIP) for page in pages]
