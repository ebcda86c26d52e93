"""The poster of an event, one page each, in the design and colour that are chosen or are its own."""

import re
from collections.abc import Generator
from typing import NamedTuple

from exports import Request
from exports.facts import chosen_events, event_facts, with_parts
from exports.finishing import finished
from exports.imposition import BLEED, MARK, OFFSET, Layout, Piece, crop_marks
from exports.poster_content import Content, content
from exports.poster_templates import TEMPLATES, chosen, coloured, design_on
from exports.sheet import MM, PAPERS, Sheet
from exports.wording import Speech
from models.database import Problem
from models.words import _, speaking
from planning.plan import Picture

OWN_SIZE = re.compile(r"\s*(\d{2,4})(?:\.\d*)?\s*[x×*]\s*(\d{2,4})(?:\.\d*)?\s*(?:mm)?\s*", re.IGNORECASE)
SMALLEST_SIDE, LARGEST_SIDE = 50, 5000
"""Millimetres; a page of a PDF cannot be larger."""
EDGE = OFFSET + MARK + 2.0
"""Millimetres round the trim that crop marks need."""
SCREEN = 9 / 16


class Poster(NamedTuple):
    """What is drawn: its texts and the name of its design."""

    content: Content
    template: str


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The posters as PDF. What had to be left out is told in `request.notes`."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn posters, with the boxes of their texts."""
    width, height = trimmed(request)
    found = posters(picture, request, is_wide=width > height)
    first = next(found)
    edge = EDGE if request.option("bleed") == "yes" else 0.0
    sheet = Sheet(width + 2 * edge, height + 2 * edge, first.content.facts.title, request.languages[0])
    piece = Piece(edge, edge, width, height)
    count = len(events_of(picture, request))
    _page(sheet, first, piece, request)
    for number, poster in enumerate(found, 1):
        yield number / count
        sheet.turn()
        _page(sheet, poster, piece, request)
    yield 1.0
    return sheet


def _page(sheet: Sheet, poster: Poster, piece: Piece, request: Request) -> None:
    """One poster, with the marks to cut it by where it has an edge."""
    if not piece.x:
        draw_poster(sheet, piece, 0.0, poster, request)
        return
    with sheet.clip(piece.x - BLEED, piece.y - BLEED, piece.width + 2 * BLEED, piece.height + 2 * BLEED):
        draw_poster(sheet, piece, BLEED, poster, request)
    crop_marks(sheet, Layout(sheet.width, sheet.height, (piece,)))
    for beyond, tell in ((0.0, sheet.canvas.setTrimBox), (BLEED, sheet.canvas.setBleedBox)):
        low, high = piece.x - beyond, piece.y - beyond
        tell((low * MM, high * MM, (sheet.width - low) * MM, (sheet.height - high) * MM))


def events_of(picture: Picture, request: Request) -> list[int]:
    """The events that get a poster: those chosen, or the parts of each."""
    events = chosen_events(picture, request.events)
    return with_parts(picture, events) if request.option("parts") == "yes" else events


def trimmed(request: Request) -> tuple[float, float]:
    """Width and height of the poster in millimetres: its own size, the paper's, or that of a screen."""
    text = request.option("size")
    if text:
        return own_size(text)
    width, height = PAPERS[request.paper]
    if request.option("template") == "landscape":
        return max(width, height), max(width, height) * SCREEN
    return width, height


def own_size(text: str) -> tuple[float, float]:
    """“600x900” in millimetres; raises Problem where that is no size of a page."""
    match = OWN_SIZE.fullmatch(text)
    if match is None:
        raise Problem(
            _("Write the size as width x height in mm, such as 600x900, not “{text}”.").format(text=text)
        )
    width, height = float(match[1]), float(match[2])
    if not all(SMALLEST_SIDE <= side <= LARGEST_SIDE for side in (width, height)):
        sentence = _("A poster is {least} to {most} mm wide and high, not {text}.")
        raise Problem(sentence.format(least=SMALLEST_SIDE, most=LARGEST_SIDE, text=text))
    return width, height


def posters(picture: Picture, request: Request, *, is_wide: bool = False) -> Generator[Poster, None, None]:
    """Every poster asked for, with what its design must be told."""
    speech = Speech.of(request.languages, picture.plan)
    events = events_of(picture, request)
    if not events:
        raise Problem(_("The plan has no events yet."))
    link, colour = request.option("link"), request.option("colour", "auto")
    for event in events:
        facts = event_facts(picture, event, speech)
        name = chosen(picture, facts.row, request.option("template", "auto"), is_wide=is_wide)
        made = content(picture, facts, speech, link)
        told = TEMPLATES[name].told
        yield Poster(coloured(told(picture, made, speech) if told else made, colour), name)


def draw_poster(sheet: Sheet, piece: Piece, bleed: float, poster: Poster, request: Request) -> None:
    """Draw one poster; raises Problem where its least content needs larger paper."""
    whole, template = poster.content, TEMPLATES[poster.template]
    design = design_on(sheet, *piece, bleed, is_wide=template.is_wide)
    is_brief = False
    with speaking(request.languages[0]):
        left_out = template.draw(design, whole)
        if left_out is None and whole.brief() != whole:
            left_out = template.draw(design, whole.brief())
            is_brief = left_out is not None
    if left_out is not None and whole.logos and design.compact:
        left_out.append(_("logos"))
    _tell_of_picture(whole, template.shows_picture, poster.template, request)
    if is_brief and left_out is not None:
        left_out.append(_("second names and details"))
    if left_out is None:
        raise Problem(_too_small(piece, poster, request))
    if left_out:
        _tell(whole.facts.title, left_out, request)


def _tell_of_picture(content: Content, shows: bool, template: str, request: Request) -> None:
    """What became of the picture that the user chose, or that the design asks for."""
    title = content.facts.title
    if content.picture and not shows:
        note = _("This design has no place for the picture of “{title}”; “Own picture” has.")
    elif template == "photo" and not content.picture:
        note = _("“{title}” has no picture yet. Choose one on its overview.")
    else:
        return
    if note.format(title=title) not in request.notes:
        request.notes.append(note.format(title=title))


TOLD = 4
"""Texts that were left out and are named; of more the number is told."""


def _tell(title: str, left_out: list[str], request: Request) -> None:
    """What was left out, one note a text, or their number where they are many."""
    if len(left_out) > TOLD:
        sentence = _("The poster of “{title}” had no room for {count} of its details.")
        notes = [sentence.format(title=title, count=len(left_out))]
    else:
        sentence = _("The poster of “{title}” had no room for “{text}”.")
        notes = [sentence.format(title=title, text=text.replace("\n", " ")) for text in left_out]
    request.notes += [note for note in notes if note not in request.notes]


def _too_small(piece: Piece, poster: Poster, request: Request) -> str:
    """The sentence that names the smallest paper on which it would fit."""
    template, title = TEMPLATES[poster.template], poster.content.facts.title
    if piece.width > piece.height and not template.is_wide:
        return _("This design is upright. Choose the one for screens, or a size that is higher than wide.")
    with speaking(request.languages[0]):
        for paper in ("A6", "A5", "A4", "A3"):
            width, height = PAPERS[paper] if not template.is_wide else PAPERS[paper][::-1]
            if width > piece.width + 1:
                design = design_on(Sheet(width, height, ""), 0, 0, width, height, 0, is_wide=template.is_wide)
                if template.draw(design, poster.content) is not None:
                    break
        else:
            paper = ""
    if paper:
        return _("The poster of “{title}” needs at least {paper}.").format(title=title, paper=paper)
    return _(
        "The poster of “{title}” has too much text. Shorten the title or the list of organisers."
    ).format(title=title)
