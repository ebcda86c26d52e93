"""The poster of an event, one page each: the design follows the kind of event, the colour its programme."""

from collections.abc import Callable, Generator

from exports import Request, poster_door, poster_rings, poster_terraces
from exports.agenda import report_missing
from exports.facts import chosen_events, event_facts
from exports.poster_content import Content, content
from exports.poster_parts import Design
from exports.sheet import PAPERS, Sheet
from exports.wording import Speech
from models.database import Problem
from models.words import _
from planning.plan import Picture

Draw = Callable[[Design, Content], list[str] | None]
TEMPLATES: dict[str, Draw] = {
    "campus_visit": poster_rings.draw,
    "salon": poster_rings.draw,
    "training": poster_rings.draw,
    "online_course": poster_rings.draw,
    "school_lecture": poster_terraces.draw,
    "service_stop": poster_terraces.draw,
}
"""Kind of event to its design; the door is the usual one."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The posters as PDF. What had to be left out is told in `request.notes`."""
    sheet = yield from lay_out(picture, request)
    report_missing(sheet, request)
    return sheet.finish()


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn posters, with the boxes of their texts."""
    posters = contents(picture, request)
    width, height = PAPERS[request.paper]
    sheet = Sheet(width, height, posters[0].facts.title, request.languages[0])
    for number, poster in enumerate(posters):
        if number:
            sheet.turn()
        draw_poster(Design(sheet, 0, 0, width, height, 0), poster, request)
        yield (number + 1) / len(posters)
    return sheet


def contents(picture: Picture, request: Request) -> list[Content]:
    """The texts of every poster asked for."""
    speech = Speech.of(request.languages, picture.plan)
    events = chosen_events(picture, request.events)
    if not events:
        raise Problem(_("The plan has no events yet."))
    link = request.option("link")
    return [content(picture, event_facts(picture, event, speech), speech, link) for event in events]


def draw_poster(design: Design, poster: Content, request: Request) -> None:
    """Draw one poster; raises Problem where its least content needs larger paper."""
    draw = TEMPLATES.get(poster.facts.row.kind, poster_door.draw)
    left_out = draw(design, poster)
    if left_out is None and poster.brief() != poster:
        left_out = draw(design, poster.brief())
        if left_out is not None:
            left_out.append(_("second names and details"))
    if left_out is None:
        raise Problem(_too_small(design, poster))
    for text in left_out:
        sentence = _("The poster of “{title}” had no room for “{text}”.")
        note = sentence.format(title=poster.facts.title, text=text.replace("\n", " "))
        if note not in request.notes:
            request.notes.append(note)


def _too_small(design: Design, poster: Content) -> str:
    """The sentence that names the smallest paper on which it would fit."""
    draw = TEMPLATES.get(poster.facts.row.kind, poster_door.draw)
    for paper in ("A6", "A5", "A4", "A3"):
        width, height = PAPERS[paper]
        if width > design.scale * 297 + 1:
            trial = Design(Sheet(width, height, ""), 0, 0, width, height, 0)
            if draw(trial, poster) is not None:
                sentence = _("The poster of “{title}” needs at least {paper}.")
                return sentence.format(title=poster.facts.title, paper=paper)
    return _(
        "The poster of “{title}” has too much text. Shorten the title or the list of organisers."
    ).format(title=poster.facts.title)
