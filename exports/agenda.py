"""The agenda of one event or several, as a list or a grid."""

from collections.abc import Generator
from datetime import date
from functools import partial

from exports import Request, agenda_grid, agenda_list
from exports.agenda_rows import Agenda, agenda_of
from exports.facts import EventFacts, chosen_events, event_facts
from exports.fonts import missing
from exports.frame import footer
from exports.sheet import PAPERS, Sheet
from exports.stating import pages_of
from exports.wording import Speech
from models.database import Problem
from models.words import _, ngettext
from planning.plan import Picture


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The agenda as PDF: one event after the other, each with its own page numbers."""
    sheet = yield from lay_out(picture, request)
    report_missing(sheet, request)
    return sheet.finish()


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    events = [event_facts(picture, event, speech) for event in chosen_events(picture, request.events)]
    if not events:
        raise Problem(_("The plan has no events yet."))
    grid = request.option("layout") == "grid"
    width, height = PAPERS[request.paper]
    size = (height, width) if grid else (width, height)
    sheet = Sheet(
        *size, title=events[0].title if len(events) == 1 else picture.plan.title, language=speech.main
    )
    only = date.fromisoformat(request.option("day")[:10]) if request.option("day") else None
    for number, facts in enumerate(events):
        if number:
            sheet.turn()
        summaries = request.option("summaries", "short")
        agenda = agenda_of(picture, facts, speech, summaries, only)
        stamp = partial(_stamp, sheet, facts, speech, request)
        if grid:
            _note_unplaced(agenda, request)
            rooms = int(request.option("rooms", "0"))
            steps = agenda_grid.draw(sheet, agenda, picture, rooms, stamp)
        else:
            steps = agenda_list.draw(sheet, agenda, request.option("by", "time"), stamp)
        for part in steps:
            yield (number + part) / len(events)
    return sheet


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


def _stamp(
    sheet: Sheet, facts: EventFacts, speech: Speech, request: Request, page: int, pages: int, left: str
) -> None:
    footer(sheet, left, speech, facts.version, request.printed, page, pages)


def report_missing(sheet: Sheet, request: Request) -> None:
    """Tell what each page states, and which names hold a character that no typeface has."""
    request.pages += pages_of(sheet)
    for character, text in sheet.missing.items():
        if missing(character):
            sentence = _("No typeface has {character} of “{text}”: it prints as its code, {code}.")
            code = f"U+{ord(character):04X}"
            request.notes.append(sentence.format(character=character, text=text, code=code))
