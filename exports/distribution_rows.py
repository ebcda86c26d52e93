"""Where an event's posters may hang: its place, the organisations behind it, and lines to fill in."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from exports import Request
from exports.facts import EventFacts, chosen_events, event_facts
from exports.wording import Speech
from models.database import Problem
from models.words import _
from planning.plan import Picture
from planning.workdays import add_workdays, is_workday

DAYS = "10"
LEAST_DAYS, MOST_DAYS = 1, 250


class Place(NamedTuple):
    """A place to hang a poster: its name and address; both empty where it is to be filled in."""

    name: str
    address: str


class Poster(NamedTuple):
    """The poster of an event: when it hangs, and where."""

    facts: EventFacts
    hang: date | None
    down: date | None
    places: tuple[Place, ...]


def posters_of(picture: Picture, request: Request, speech: Speech) -> list[Poster]:
    """The posters of the events asked for, by the day they must hang; of a tour those of its stops."""
    ids = chosen_events(picture, request.events)
    rows = [row for row in (picture.get("event", number) for number in ids) if row is not None]
    parents = {row.part_of_id for row in rows}
    shown = [row for row in rows if row.id not in parents]
    if not shown:
        raise Problem(_("The plan has no events yet."))
    days = int(request.option("days", DAYS))
    if not LEAST_DAYS <= days <= MOST_DAYS:
        sentence = _("Posters hang {least} to {most} working days before, not {days}.")
        raise Problem(sentence.format(least=LEAST_DAYS, most=MOST_DAYS, days=days))
    blank = int(request.options.get("blank") or 0)
    found = [_poster(picture, row, speech, days, blank) for row in shown]
    return sorted(found, key=lambda poster: (poster.hang is None, poster.hang or 0, poster.facts.title))


def _poster(picture: Picture, row: Any, speech: Speech, days: int, blank: int) -> Poster:
    facts = event_facts(picture, row.id, speech)
    hang = add_workdays(picture, facts.first, -days) if facts.first else None
    down = _next_workday(picture, facts.last) if facts.last else None
    places = _places(picture, row, facts, speech)
    lines = max(blank, 0 if places else 1)
    return Poster(facts, hang, down, (*places, *[Place("", "")] * lines))


def _next_workday(picture: Picture, day: date) -> date:
    """The first working day after an event: somebody is there to take its posters down."""
    for number in range(1, 30):
        if is_workday(picture, day + timedelta(days=number)):
            return day + timedelta(days=number)
    return day


def _places(picture: Picture, row: Any, facts: EventFacts, speech: Speech) -> list[Place]:
    """The venue, then hosts and organisers in their printed order, then the organisations that visit."""
    found = []
    if facts.venue:
        found.append(Place(" ".join(facts.venue), " ".join(facts.address)))
    organisations = [organisation for _partner, organisation in picture.partners(row.id)]
    for group in picture.of("group", "event_id", row.id):
        organisation = picture.get("organisation", group.organisation_id)
        if organisation is not None:
            organisations.append(organisation)
    for organisation in organisations:
        address = ", ".join(filter(None, (organisation.address, organisation.city)))
        found.append(Place(speech.pair(organisation, "name"), address))
    return list({place.name: place for place in reversed(found)}.values())[::-1]
