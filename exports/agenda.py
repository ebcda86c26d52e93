"""The agenda of one event or several, as a list or a grid."""

from collections.abc import Callable, Generator
from datetime import date
from functools import partial
from typing import NamedTuple

from exports import Request, agenda_grid, agenda_list, book, pocket
from exports.agenda_rows import Agenda, agenda_of
from exports.facts import chosen_events, event_facts
from exports.finishing import finished
from exports.frame import footer
from exports.leaves import Leaves, cut_in_half, halves, no_marks, stapled
from exports.pocket_parts import Pocket
from exports.sheet import PAPERS, Sheet
from exports.wording import Speech
from models.database import Problem
from models.words import _, ngettext
from planning.plan import Picture


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The agenda as PDF: one event after the other, each with its own page numbers."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    events = [event_facts(picture, event, speech) for event in chosen_events(picture, request.events)]
    if not events:
        raise Problem(_("The plan has no events yet."))
    layout = LAYOUTS[request.option("layout", "list")]
    title = events[0].title if len(events) == 1 else picture.plan.title
    sheet = layout.opened(request, title, speech.main)
    only = date.fromisoformat(request.option("day")[:10]) if request.option("day") else None
    for number, facts in enumerate(events):
        if number:
            sheet.turn()
        agenda = agenda_of(picture, facts, speech, request.option("summaries", "short"), only)
        for part in layout.draw(sheet, agenda, picture, request):
            yield (number + part) / len(events)
    if layout.impose and isinstance(sheet, Leaves):
        layout.impose(sheet, *PAPERS[request.paper])
    return sheet


class Layout(NamedTuple):
    """A layout: how its pages begin, how an event is drawn on them, and how they are put on sheets."""

    opened: Callable[[Request, str, str], Sheet]
    draw: Callable[[Sheet, Agenda, Picture, Request], Generator[float, None, None]]
    impose: Callable[[Leaves, float, float], None] | None = None


def _list_sheet(request: Request, title: str, language: str) -> Sheet:
    width, height = PAPERS[request.paper]
    return Sheet(width, height, title, language)


def _list(sheet: Sheet, agenda: Agenda, _picture: Picture, request: Request) -> Generator[float, None, None]:
    stamped = partial(_stamp, sheet, agenda, request)
    return agenda_list.draw(sheet, agenda, request.option("by", "time"), stamped)


def _grid_sheet(request: Request, title: str, language: str) -> Sheet:
    """A sheet on its side, one that stands upright, or half of one."""
    width, height = PAPERS[request.paper]
    if request.option("half") == "yes":
        return Leaves(width, height / 2, title, language)
    size = (width, height) if request.option("upright") == "yes" else (height, width)
    return Sheet(*size, title, language)


def _grid(sheet: Sheet, agenda: Agenda, picture: Picture, request: Request) -> Generator[float, None, None]:
    _note_unplaced(agenda, request)
    rooms = int(request.option("rooms", "0"))
    return agenda_grid.draw(sheet, agenda, picture, rooms, partial(_stamp, sheet, agenda, request))


def _two_halves(sheet: Leaves, width: float, height: float) -> None:
    sheet.impose(width, height, halves(sheet.page, height), cut_in_half)


def _pocket_sheet(request: Request, title: str, language: str) -> Sheet:
    return Leaves(*pocket.paper_of(*PAPERS[request.paper]), title, language)


def _pocket(sheet: Sheet, agenda: Agenda, picture: Picture, request: Request) -> Generator[float, None, None]:
    assert isinstance(sheet, Leaves)
    return pocket.draw(Pocket(sheet, agenda, picture, request))


def _eighths(sheet: Leaves, width: float, height: float) -> None:
    pocket.impose(sheet, height, width)


def _book_sheet(request: Request, title: str, language: str) -> Sheet:
    """Pages of the paper, or half of it where they are to be stapled to a booklet."""
    width, height = PAPERS[request.paper]
    if request.option("booklet") == "yes":
        return Leaves(height / 2, width, title, language)
    return Sheet(width, height, title, language)


def _book(sheet: Sheet, agenda: Agenda, picture: Picture, request: Request) -> Generator[float, None, None]:
    return book.draw(sheet, agenda, picture, request)


def _stapled(sheet: Leaves, width: float, height: float) -> None:
    sheet.impose(height, width, stapled(sheet.page, height), no_marks)


LAYOUTS = {
    "list": Layout(_list_sheet, _list),
    "grid": Layout(_grid_sheet, _grid, _two_halves),
    "book": Layout(_book_sheet, _book, _stapled),
    "pocket": Layout(_pocket_sheet, _pocket, _eighths),
}


def _note_unplaced(agenda: Agenda, request: Request) -> None:
    """A grid has no place for what has no time: tell how much that is."""
    count = sum(row.starts is None for row in agenda.rows)
    if count:
        sentence = ngettext(
            "{count} session of “{title}” has no time yet and is not on the grid.",
            "{count} sessions of “{title}” have no time yet and are not on the grid.",
            count,
        )
        request.notes.append(sentence.format(count=count, title=agenda.facts.title))


def _stamp(sheet: Sheet, agenda: Agenda, request: Request, page: int, pages: int, left: str) -> None:
    footer(sheet, left, agenda.speech, agenda.facts.version, request.printed, page, pages)
