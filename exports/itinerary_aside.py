"""The right column of an itinerary: whom to call, what to take along, what to do afterwards."""

from datetime import date
from typing import Any, NamedTuple

from exports.pages import Paper
from exports.sheet import Block, block
from exports.styles import NAME, SMALL_GREY, TEXT
from exports.text import clean
from models.agenda import ROLES
from models.words import N_
from planning.workdays import due_of

BOX = 2.8
RECEIVING = ("host", "organiser", "co-organiser")


class Line(NamedTuple):
    """An entry of the right column: a tick box or none, text, a text at the right edge, and more below."""

    text: Block
    right: Block
    below: Block
    box: bool = False

    @property
    def height(self) -> float:
        """Millimetres."""
        return max(self.text.height, self.right.height) + self.below.height + 1.7


def people(paper: Paper, width: float) -> list[Line]:
    """Contact, owner, the venue, the hosts and the groups, with numbers for staff."""
    picture, speech, row = paper.picture, paper.speech, paper.facts.row
    found: list[tuple[str, str, str]] = []
    for number, word in ((row.contact_id, N_("Contact")), (row.owner_id, N_("Owner"))):
        person = picture.get("person", number)
        if person is not None:
            told = paper.told(speech.say(word), speech.one(person, "title"))
            found.append((speech.pair(person, "name"), told, paper.phone(person.phone)))
    venue = picture.get("venue", row.venue_id)
    if venue is not None and (venue.contact or venue.phone):
        name = clean(venue.contact) or speech.pair(venue, "name")
        found.append((name, speech.one(venue, "name"), paper.phone(venue.phone)))
    hosts = [house for partner, house in picture.partners(paper.facts.id) if partner.role in RECEIVING]
    for host in hosts:
        if host.contact or (host.phone and paper.is_staff):
            name = clean(host.contact) or speech.pair(host, "name")
            found.append((name, speech.one(host, "name"), paper.phone(host.phone)))
    for group in picture.of("group", "event_id", paper.facts.id):
        if group.contact:
            found.append((clean(group.contact), clean(group.name), paper.phone(group.phone)))
    for person in speakers(paper):
        told = speech.one(person, "title") or speech.say(ROLES["speaker"])
        found.append((speech.pair(person, "name"), told, paper.phone(person.phone)))
    once = {(name, phone): (name, told, phone) for name, told, phone in reversed(found)}
    return [_person(*one, width) for one in reversed(once.values())]


def _person(name: str, told: str, phone: str, width: float) -> Line:
    right = block(phone, TEXT, width * 0.5)
    room = width - right.width - 3 if phone else width
    return Line(block(name, NAME, room), right, block(told, SMALL_GREY, width))


def things(paper: Paper, width: float) -> list[Line]:
    """What the event has booked, except vehicles, with how many."""
    found = []
    for loan in paper.picture.of("loan", "event_id", paper.facts.id):
        item = paper.picture.get("item", loan.item_id)
        if item is not None and item.kind != "vehicle":
            count = f"{loan.quantity} × " if loan.quantity > 1 else ""
            found.append(_ticked(f"{count}{paper.speech.pair(item, 'name')}", width))
    return found


def tasks(paper: Paper, width: float) -> list[Line]:
    """What to count and bring back, and open tasks that are due on the last day or later."""
    last, speech, event = paper.facts.last or date.max, paper.speech, paper.facts.id
    found = []
    if any(group.minors for group in paper.picture.of("group", "event_id", event)):
        found.append(_ticked(speech.say(N_("Heads counted: ____ minors, ____ adults")), width))
    lent = [paper.picture.get("item", loan.item_id) for loan in paper.picture.of("loan", "event_id", event)]
    back = [speech.one(item, "name") for item in lent if item is not None and item.kind == "equipment"]
    if back:
        found.append(_ticked(paper.labelled(N_("Bring back"), paper.listed(*dict.fromkeys(back))), width))
    for task in paper.picture.of("task", "event_id", paper.facts.id):
        due = due_of(paper.picture, task)
        if not task.done and due and due >= last:
            found.append(_ticked(paper.speech.pair(task, "title"), width))
    return found


def _ticked(text: str, width: float) -> Line:
    nothing = block("", TEXT, width)
    return Line(block(text, TEXT, width - BOX - 2.6), nothing, nothing, True)


def speakers(paper: Paper) -> list[Any]:
    """Everybody who appears, once, by first session."""
    found: dict[int, Any] = {}
    for row in paper.agenda().rows:
        for appearance, person in paper.picture.people(row.id):
            if appearance.reply != "no":
                found.setdefault(person.id, person)
    return list(found.values())
