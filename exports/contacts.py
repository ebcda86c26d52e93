"""Emergency contacts of an event: whom to call, in the order in which one would. For staff only."""

from collections.abc import Generator, Iterable, Sequence
from typing import Any, NamedTuple

from exports import Request
from exports.facts import PARTNERS
from exports.finishing import finished
from exports.fitting import fitted
from exports.guests import helpers
from exports.itinerary import EMERGENCY
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet
from exports.styles import NAME, SMALL_GREY, TEXT, Style
from exports.table import Section, Text
from exports.text import clean
from exports.wording import sound
from exports.work_cells import Line
from models.agenda import ROLES
from models.database import Problem
from models.words import N_, _
from planning.plan import Picture

PHONE = Style("Bold", 10.5, 13)
COLUMNS = ((N_("Name"), 50), (N_("Function"), 48), (N_("Telephone"), 38), (N_("E-mail"), 44))


class Contact(NamedTuple):
    """Somebody to call."""

    name: str
    function: str
    phone: str
    email: str = ""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The list as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    if request.audience != "staff":
        raise Problem(_("Emergency contacts hold telephone numbers: choose staff as the audience."))
    nothing = N_("“{title}” has nobody to call yet.")
    return lay_out_events(picture, request, N_("Emergency contacts"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    table = Columns(paper, *COLUMNS)
    sections = [
        _section(paper, table, word, found)
        for word, found in (
            (N_("In an emergency"), _emergency(paper)),
            (N_("Team"), _team(paper)),
            (N_("Place and hosts"), _places(paper)),
            (N_("Visiting groups"), _groups(paper)),
            (N_("Speakers, guides and helpers"), _helpers(paper)),
        )
        if found
    ]
    if not sections:
        return
    head = Head(paper.speech.say(N_("Emergency contacts")), left=[event_fact(paper)], right=place_fact(paper))
    words = N_("For staff only. Destroy this sheet after the event.")
    yield from draw_table(paper, head, sections, note(paper, paper.speech.say(words)))


def _section(paper: Paper, table: Columns, word: str, found: Sequence[Contact]) -> Section:
    entries = [
        table.entry(
            [(one.name, NAME)],
            [(one.function, TEXT)],
            [
                Text(fitted(one.phone, PHONE, table.room(2), sizes=(10.5, 9, 8, 7)))
                if one.phone
                else Line(table.room(2) - 4)
            ],
            [(one.email, SMALL_GREY)],
        )
        for one in found
    ]
    return table.section(paper.speech.say(word), entries)


def _emergency(paper: Paper) -> list[Contact]:
    """The public numbers of where the event is, where they are known."""
    if paper.facts.row.time_zone not in EMERGENCY:
        return []
    say = paper.speech.say
    words = ((N_("Police"), "110"), (N_("Fire"), "119"), (N_("Ambulance"), "120"))
    return [Contact(say(word), "", number) for word, number in words]


def _team(paper: Paper) -> list[Contact]:
    row, say = paper.facts.row, paper.speech.say
    owners = ((row.contact_id, N_("Contact")), (row.owner_id, N_("Owner")))
    found = [_person(paper, paper.picture.get("person", number), say(word)) for number, word in owners]
    return _once(one for one in found if one is not None)


def _person(paper: Paper, person: Any, function: str) -> Contact | None:
    if person is None:
        return None
    title = paper.speech.one(person, "title")
    told = paper.told(function, title if title.casefold() != function.casefold() else "")
    return Contact(paper.speech.pair(person, "name"), told, clean(person.phone), clean(person.email))


def _places(paper: Paper) -> list[Contact]:
    """The venue, then the partners in their order, where a number or a contact is known."""
    picture, speech = paper.picture, paper.speech
    found = []
    venue = picture.get("venue", paper.facts.row.venue_id)
    if venue is not None:
        name = clean(venue.contact) or speech.pair(venue, "name")
        found.append(Contact(name, _of(paper, name, speech.one(venue, "name"), ""), clean(venue.phone)))
    for partner, organisation in picture.partners(paper.facts.id):
        name = clean(organisation.contact) or speech.pair(organisation, "name")
        told = _of(paper, name, speech.one(organisation, "name"), speech.say(PARTNERS[partner.role][0]))
        found.append(Contact(name, told, clean(organisation.phone), clean(organisation.email)))
    return _once(one for one in found if one.phone or one.email)


def _of(paper: Paper, name: str, house: str, role: str) -> str:
    """The role and the house of a contact, without saying its name twice."""
    return paper.told(role, "" if house and house in name else house)


def _groups(paper: Paper) -> list[Contact]:
    found = []
    for group in paper.picture.of("group", "event_id", paper.facts.id):
        if group.contact or group.phone:
            name = clean(group.contact) or clean(group.name)
            found.append(Contact(name, clean(group.name), clean(group.phone)))
    return _once(sorted(found, key=lambda one: sound(one.function)))


def _helpers(paper: Paper) -> list[Contact]:
    """Everybody who appears, by name."""
    found = []
    for helper in sorted(helpers(paper), key=lambda helper: sound(helper.name)):
        person = _person(paper, helper.person, paper.speech.say(ROLES[helper.role]))
        if person is not None:
            found.append(person)
    return found


def _once(found: Iterable[Contact]) -> list[Contact]:
    """Each name and number once, the first of them."""
    known: dict[tuple[str, str], Contact] = {}
    for one in found:
        known.setdefault((one.name, one.phone), one)
    return list(known.values())
