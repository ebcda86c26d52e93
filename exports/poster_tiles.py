"""A large poster on the sheets of an office printer: a guide, then numbered tiles to cut and to glue.

The poster is drawn once, as a form; every tile shows its part of it.
"""

from collections.abc import Generator
from copy import copy

from exports import Request
from exports.finishing import finished
from exports.imposition import Piece
from exports.poster import SCREEN, Poster, draw_poster, own_size, posters
from exports.poster_tile import BLEED, Job, draw_tile
from exports.poster_tiles_guide import draw_guide
from exports.sheet import MM, PAPERS, Sheet
from exports.tiling import nearer, tiling
from exports.wording import Speech
from models.database import Problem
from models.words import _, speaking
from planning.plan import Picture

MOST = 200
"""Sheets beyond which a poster is for a print shop."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """Guide and tiles as PDF. A near size that takes far fewer sheets is told in `request.notes`."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn sheets, with the boxes of their own texts; those of the poster lie in its form."""
    speech = Speech.of(request.languages, picture.plan)
    paper, size = PAPERS[request.paper], _size(request)
    tiles = tiling(size, paper)
    if tiles.sheets > MOST:
        sentence = _("The poster would take {count} sheets. Choose larger paper or a smaller poster.")
        raise Problem(sentence.format(count=tiles.sheets))
    _offer(size, request)
    found = list(posters(picture, request, is_wide=size[0] > size[1]))
    pages = tiles.sheets + 1
    sheet = Sheet(*paper, found[0].content.facts.title, speech.main)
    for number, poster in enumerate(found):
        if number:
            _turn(sheet, paper)
        facts = poster.content.facts
        title = facts.title.replace("\n", " ")
        job = Job(size, request.paper, tiles, f"poster{number}", title, facts.accent)
        _as_form(sheet, job, poster, request)
        page = (number * pages + 1, len(found) * pages)
        draw_guide(sheet, job, speech, facts.version, request, page)
        for row in range(tiles.down):
            for column in range(tiles.across):
                _turn(sheet, tiles.paper)
                with speaking(speech.main):
                    draw_tile(sheet, job, column, row)
                yield sheet.page / page[1]
    return sheet


def _size(request: Request) -> tuple[float, float]:
    """The poster's sides in millimetres, at the scale asked for."""
    text = request.option("size", "A1")
    wide, tall = PAPERS[text] if text in PAPERS else own_size(text)
    if text in PAPERS and request.option("template") == "landscape":
        wide, tall = tall, tall * SCREEN
    percent = int(request.option("scale", "100"))
    return wide * percent / 100, tall * percent / 100


def _offer(size: tuple[float, float], request: Request) -> None:
    """Tell a near size that takes far fewer sheets."""
    paper = PAPERS[request.paper]
    near, count = nearer(size, paper), tiling(size, paper).sheets
    if near is not None and count > 2 and request.option("scale", "100") == "100":
        percent, smaller = near
        sentence = _("At a scale of {percent} % the poster takes {fewer} sheets instead of {count}.")
        request.notes.append(sentence.format(percent=percent, fewer=smaller.sheets, count=count))


def _turn(sheet: Sheet, paper: tuple[float, float]) -> None:
    """A new page of its own size."""
    sheet.turn()
    sheet.width, sheet.height = paper
    sheet.canvas.setPageSize((paper[0] * MM, paper[1] * MM))


def _as_form(sheet: Sheet, job: Job, poster: Poster, request: Request) -> None:
    """Draw the poster once, to be shown in parts."""
    width, height = job.size
    own = copy(sheet)
    own.width, own.height, own.boxes = width, height, []
    over = (BLEED + 1.0) * MM
    sheet.canvas.beginForm(job.form, -over, -over, width * MM + over, height * MM + over)
    draw_poster(own, Piece(0.0, 0.0, width, height), BLEED, poster, request)
    sheet.canvas.endForm()
