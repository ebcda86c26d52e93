"""Posters several to a sheet, with bleed and crop marks: one repeated, many in turn, or several sizes."""

from collections.abc import Generator, Sequence

from exports import Request
from exports.finishing import finished
from exports.fonts import CAP
from exports.imposition import BLEED, OFFSET, RATIO, Piece, crop_marks, layout
from exports.mixed_layout import Mixed, Placed, marks_of, mixed, sizes_of
from exports.poster import SCREEN, Poster, draw_poster, posters
from exports.sheet import MM, PAPERS, Sheet, block
from exports.styles import FOOTER
from exports.wording import stamp
from models.words import _, speaking
from planning.plan import Picture

SIZES = "A5, A6, A6"


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheets as PDF. A single event fills its sheet; several follow each other, one piece each."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn sheets, with the boxes of their texts."""
    found = list(posters(picture, request))
    if request.option("up", "4") == "mixed":
        return (yield from _mixed(found, request))
    ratio = SCREEN if request.option("template") == "landscape" else RATIO
    places = layout(PAPERS[request.paper], int(request.option("up", "4")), ratio)
    up = len(places.pieces)
    if len(found) == 1:
        found = found * up
    sheet = Sheet(places.width, places.height, found[0].content.facts.title, request.languages[0])
    for start in range(0, len(found), up):
        if start:
            sheet.turn()
        for piece, poster in zip(places.pieces, found[start : start + up], strict=False):
            _piece(sheet, piece, poster, request)
        crop_marks(sheet, places)
        _slug(sheet, places.pieces, found[start].content.facts.version, request)
        yield min(1.0, (start + up) / len(found))
    return sheet


def _mixed(found: Sequence[Poster], request: Request) -> Generator[float, None, Sheet]:
    """Sheets of several sizes: the events in turn, and again from the first until the sheet is full."""
    sizes = sizes_of(request.option("sizes", SIZES))
    if request.option("template") == "landscape":
        sizes = [(max(size), max(size) * SCREEN) for size in sizes]
    places = mixed(PAPERS[request.paper], sizes)
    _tell_scale(places, request)
    up = len(sizes)
    count = -(-len(found) // up)
    sheet = Sheet(places.width, places.height, found[0].content.facts.title, request.languages[0])
    for number in range(count):
        if number:
            sheet.turn()
        for one in places.placed:
            poster = found[(number * up + one.number) % len(found)]
            _turned(sheet, one, poster, request)
        marks_of(sheet, places.placed)
        pieces = [one.piece for one in places.placed]
        _slug(sheet, pieces, found[number * up].content.facts.version, request)
        yield (number + 1) / count
    return sheet


def _tell_scale(places: Mixed, request: Request) -> None:
    if places.scale < 1.0:
        sentence = _(
            "To fit on {paper} with their marks, the posters are smaller than these sizes, at {percent} %."
        )
        percent = int(100 * places.scale)
        request.notes.append(sentence.format(percent=percent, paper=request.paper))


def _piece(sheet: Sheet, piece: Piece, poster: Poster, request: Request) -> None:
    bled = (piece.x - BLEED, piece.y - BLEED, piece.width + 2 * BLEED, piece.height + 2 * BLEED)
    with sheet.clip(*bled):
        draw_poster(sheet, piece, BLEED, poster, request)


def _turned(sheet: Sheet, placed: Placed, poster: Poster, request: Request) -> None:
    """Draw a piece that may lie on its side; the boxes of its texts are turned with it."""
    piece = placed.piece
    if not placed.turned:
        _piece(sheet, piece, poster, request)
        return
    before = len(sheet.boxes)
    right = piece.x + piece.width
    with sheet.state():
        sheet.canvas.transform(0, -1, 1, 0, (right - sheet.height) * MM, (sheet.height - piece.y) * MM)
        _piece(sheet, Piece(0.0, 0.0, piece.height, piece.width), poster, request)
    for number, box in enumerate(sheet.boxes[before:], before):
        x, y = right - box.y - box.height, piece.y + box.x
        sheet.boxes[number] = box._replace(x=x, y=y, width=box.height, height=box.width)


def _slug(sheet: Sheet, pieces: Sequence[Piece], version: str, request: Request) -> None:
    """What the person at the printer must know, outside the pieces and between the marks."""
    bottom = max(piece.y + piece.height for piece in pieces)
    first = next(piece for piece in pieces if piece.y + piece.height > bottom - 1.0)
    with speaking(request.languages[0]):
        words = _("Print at 100 %, not “fit to page”. {version}, {stamp}")
        text = words.format(version=version, stamp=stamp(request.printed, request.languages[0]))
    y = bottom + BLEED + OFFSET - CAP * FOOTER.size / MM / 2
    with sheet.quiet():
        sheet.put(first.x + 4, y, block(text, FOOTER, first.width - 8))
