"""The distribution list: which poster hangs where, in what size and number, from when to when."""

from collections.abc import Generator
from datetime import date
from typing import NamedTuple

from exports import Request
from exports.distribution_rows import Place, Poster, posters_of
from exports.finishing import finished
from exports.flow import draw_page, paginate
from exports.frame import accent_bar, footer, title
from exports.palette import ACCENTS, GREY
from exports.sheet import GUTTER, MARGIN, PAPERS, Sheet, block
from exports.styles import LEAD, NAME, SMALL_GREY, TEXT, TEXT_BOLD
from exports.table import Entry, Part, Section, Text, continued
from exports.text import clean
from exports.wording import Speech, day
from models.words import N_, ngettext, speaking
from planning.plan import Picture

COLUMNS = (0.0, 0.43, 0.50, 0.57, 0.70, 0.83)
HEADS = (N_("Where"), N_("Size"), N_("Copies"), N_("Hang by"), N_("Take down by"), N_("Hung, and taken down"))
TOP, NEXT_TOP = 32.0, 24.0
LINE_HEIGHT = 4.6
"""Millimetres of a line to write on."""


class Blank(NamedTuple):
    """A line to write on."""

    width: float
    height: float = LINE_HEIGHT

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """The line."""
        sheet.line(x, y + self.height - 1.0, x + self.width, y + self.height - 1.0, GREY, 0.35)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The list as PDF, with lines to fill in what nobody knows yet."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    found = posters_of(picture, request, speech)
    height, width = sorted(PAPERS[request.paper])
    name = speech.say(N_("Poster distribution"))
    sheet = Sheet(width, height, name, speech.main)
    body = sheet.width - 2 * MARGIN
    with speaking(speech.main):
        head = ngettext("{count} poster", "{count} posters", len(found)).format(count=len(found))
    columns = [(part * body, speech.say(word)) for part, word in zip(COLUMNS, HEADS, strict=True)]
    section = Section(head, continued(head, speech), [], columns, "", ACCENTS["open-day"].ink, body)
    for number, poster in enumerate(found):
        section.entries += _entries(poster, request, speech, body)
        if number % 20 == 19:
            yield 0.5 * number / len(found)
    owner = clean(picture.plan.title)
    top = max(TOP, _header(Sheet(width, height, ""), name, owner) + 6)
    pages = paginate([section], top, NEXT_TOP, sheet.height - 17)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.turn()
        _header(sheet, name, owner, small=number > 1)
        for _row in draw_page(sheet, page, body):
            pass
        footer(sheet, name, speech, owner or head, request.printed, number, len(pages))
        yield 0.5 + 0.5 * number / len(pages)
    return sheet


def _header(sheet: Sheet, name: str, owner: str, *, small: bool = False) -> float:
    accent_bar(sheet, ACCENTS["open-day"].accent)
    width = sheet.width - 2 * MARGIN
    if small:
        return sheet.text(MARGIN, 16.4, name, LEAD, width)
    y = title(sheet, name, width, most=1)
    return sheet.text(MARGIN, y + 0.5, owner, TEXT, width)


def _entries(poster: Poster, request: Request, speech: Speech, width: float) -> list[Entry]:
    """A band with the event, then a row for each place."""
    facts = poster.facts
    words = "  ".join(filter(None, (facts.title, facts.title_other)))
    when = [Text(block(line, TEXT, (1 - COLUMNS[3]) * width - 2)) for line in facts.days]
    name = [Text(block(words, TEXT_BOLD, COLUMNS[3] * width - GUTTER - 2))]
    band = Entry([(1.5, name), (COLUMNS[3] * width, when)], band=True, leads=True)
    return [band, *(_place(poster, place, request, speech, width) for place in poster.places)]


def _place(poster: Poster, place: Place, request: Request, speech: Speech, width: float) -> Entry:
    x = [part * width for part in COLUMNS]
    where: list[Part] = [Blank(x[1] - GUTTER)]
    if place.name:
        where = [Text(block(place.name, NAME, x[1] - GUTTER))]
        if place.address:
            where.append(Text(block(place.address, SMALL_GREY, x[1] - GUTTER)))
    sides = [(1, request.option("size")), (2, request.option("copies"))]
    cells: list[tuple[float, list[Part]]] = [(x[0], where)]
    for column, text in sides:
        room = x[column + 1] - x[column] - GUTTER
        cells.append((x[column], [Text(block(text, TEXT, room)) if text else Blank(room)]))
    for column, when in ((3, poster.hang), (4, poster.down)):
        room = x[column + 1] - x[column] - GUTTER
        lines = [Text(block(line, TEXT_BOLD, room)) for line in _told(when, speech)]
        cells.append((x[column], [*lines] or [Blank(room)]))
    cells.append((x[5], [Blank(width - x[5])]))
    return Entry(cells)


def _told(when: date | None, speech: Speech) -> list[str]:
    """A day in each language, with its weekday."""
    return speech.in_each(lambda name: day(when, name, year=False)) if when else []
