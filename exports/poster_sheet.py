"""Posters several to a sheet, with bleed and crop marks: one event repeated, or many in turn."""

from collections.abc import Generator

from exports import Request
from exports.agenda import report_missing
from exports.fonts import CAP
from exports.imposition import BLEED, OFFSET, RATIO, Layout, crop_marks, layout
from exports.poster import SCREEN, draw_poster, posters
from exports.sheet import MM, PAPERS, Sheet, block
from exports.styles import FOOTER
from exports.wording import stamp
from models.words import _, speaking
from planning.plan import Picture


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheets as PDF. A single event fills its sheet; several follow each other, one piece each."""
    sheet = yield from lay_out(picture, request)
    report_missing(sheet, request)
    return sheet.finish()


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn sheets, with the boxes of their texts."""
    found = list(posters(picture, request))
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
            bled = (piece.x - BLEED, piece.y - BLEED, piece.width + 2 * BLEED, piece.height + 2 * BLEED)
            with sheet.clip(*bled):
                draw_poster(sheet, piece, BLEED, poster, request)
        crop_marks(sheet, places)
        _slug(sheet, places, found[start].content.facts.version, request)
        yield min(1.0, (start + up) / len(found))
    return sheet


def _slug(sheet: Sheet, found: Layout, version: str, request: Request) -> None:
    """What the person at the printer must know, outside the pieces and between the marks."""
    first = found.pieces[0]
    bottom = max(piece.y + piece.height for piece in found.pieces)
    with speaking(request.languages[0]):
        words = _("Print at 100 %, not “fit to page”. {version}, {stamp}")
        text = words.format(version=version, stamp=stamp(request.printed, request.languages[0]))
    y = bottom + BLEED + OFFSET - CAP * FOOTER.size / MM / 2
    with sheet.quiet():
        sheet.put(first.x + 4, y, block(text, FOOTER, first.width - 8))
