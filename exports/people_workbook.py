"""The people of an event as a workbook: who appears, who signed up, whom to ask; to send back."""

from collections.abc import Generator, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from exports import Request
from exports.facts import EventFacts
from exports.guest_rules import is_child, left_out
from exports.text import clean
from exports.wording import Speech, clock, day, sound
from exports.workbook_frame import Column, Frame, frame_of, id_column, spoken
from exports.workbook_look import DATE, MOMENT, WHOLE
from exports.workbook_table import list_page
from models.agenda import REPLIES, ROLES
from models.database import Problem
from models.group import PARTICIPANT_STATES
from models.person import CONSENTS
from models.words import N_, _
from planning.plan import Picture


class Helper(NamedTuple):
    """Somebody who appears: with all roles, replies and duties."""

    person: Any
    name: str
    organisation: str
    position: str
    event: str
    roles: str
    reply: str
    first: datetime | None
    duties: str


class Guest(NamedTuple):
    """One line of a sign-up list."""

    row: Any
    name: str
    organisation: str
    position: str
    event: str
    group: str
    state: str
    consent: str
    phone: str
    email: str


class Contact(NamedTuple):
    """Whom to ask about what."""

    what: str
    name: str
    organisation: str
    phone: str
    email: str
    event: str


class Entry(NamedTuple):
    """A person of the plan as it is kept."""

    person: Any
    organisation: str
    consent: str


HELPERS = (
    Column("name", N_("Name"), 20, lambda line: line.name, bold=True),
    Column("event", N_("Event"), 30, lambda line: line.event, optional=True),
    Column("position", N_("Position"), 22, lambda line: line.position, optional=True),
    Column("organisation", N_("Organisation"), 28, lambda line: line.organisation, optional=True),
    Column("role", N_("Role"), 14, lambda line: line.roles),
    Column("reply", N_("Reply"), 11, lambda line: line.reply),
    Column("first", N_("First duty"), 16, lambda line: line.first, MOMENT),
    Column("duties", N_("Sessions"), 48, lambda line: line.duties),
    Column("phone", N_("Telephone"), 17, lambda line: clean(line.person.phone), staff=True),
    Column("email", N_("E-mail"), 26, lambda line: clean(line.person.email), staff=True),
)
GUESTS = (
    Column("name", N_("Name"), 22, lambda line: line.name, bold=True),
    Column("event", N_("Event"), 30, lambda line: line.event, optional=True),
    Column("organisation", N_("Organisation"), 32, lambda line: line.organisation, optional=True),
    Column("position", N_("Position"), 18, lambda line: line.position, optional=True),
    Column("group", N_("Group"), 22, lambda line: line.group, optional=True),
    Column("state", N_("State"), 13, lambda line: line.state, choices="state"),
    Column("consent", N_("Photographs"), 13, lambda line: line.consent, choices="consent", staff=True),
    Column("phone", N_("Telephone"), 17, lambda line: line.phone, staff=True),
    Column("email", N_("E-mail"), 26, lambda line: line.email, staff=True),
)
CONTACTS = (
    Column("what", N_("For"), 26, lambda line: line.what, bold=True),
    Column("event", N_("Event"), 30, lambda line: line.event, optional=True),
    Column("name", N_("Name"), 22, lambda line: line.name),
    Column("organisation", N_("Organisation"), 34, lambda line: line.organisation, optional=True),
    Column("phone", N_("Telephone"), 20, lambda line: line.phone),
    Column("email", N_("E-mail"), 28, lambda line: line.email, optional=True),
)
EVERYBODY = (
    Column("name", N_("Name"), 20, lambda line: clean(line.person.name), bold=True),
    Column("name_other", N_("Name in the second language"), 18, lambda line: clean(line.person.name_other)),
    Column("title", N_("Position"), 24, lambda line: clean(line.person.title)),
    Column("organisation", N_("Organisation"), 30, lambda line: line.organisation),
    Column("phone", N_("Telephone"), 17, lambda line: clean(line.person.phone), staff=True),
    Column("email", N_("E-mail"), 26, lambda line: clean(line.person.email), staff=True),
    Column("languages", N_("Languages"), 13, lambda line: clean(line.person.languages)),
    Column("expertise", N_("Expertise"), 30, lambda line: clean(line.person.expertise)),
    Column("city", N_("Home city"), 13, lambda line: clean(line.person.city)),
    Column("accredited", N_("Accredited on"), 17, lambda line: line.person.accredited, DATE, optional=True),
    Column(
        "visits_a_month", N_("Most visits a month"), 12, lambda line: line.person.visits_a_month, WHOLE,
        optional=True,
    ),
    Column("consent", N_("Photographs"), 13, lambda line: line.consent, choices="consent", staff=True),
    Column("notes", N_("Notes"), 36, lambda line: clean(line.person.notes, lines=True), staff=True),
    id_column(lambda line: line.person.id),
)  # fmt: skip


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """Sheets of speakers and helpers, of guests, of contacts (staff alone), and of all people."""
    language = Speech.of(request.languages, picture.plan).main
    return (yield from spoken(language, _written(picture, request)))


def _written(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    frame, events = frame_of(picture, request)
    _lists(frame)
    helpers = _helpers(frame, events)
    guests = _guests(frame, events)
    contacts = _contacts(frame, events) if frame.is_staff else []
    people = _everybody(frame, events)
    if not (helpers or guests or contacts or people):
        raise Problem(_("There is nobody on any list yet."))
    yield 0.4
    for name, columns, lines in (
        (_("Speakers and helpers"), HELPERS, helpers),
        (_("Guests"), GUESTS, guests),
        (_("Contacts"), CONTACTS, contacts),
    ):
        if lines:
            list_page(frame, name, columns, lines, spare=0)
    yield 0.7
    placed = list_page(frame, _("All people"), EVERYBODY, people)
    corner = f"${placed.letters['row_id']}${max(placed.last, placed.first)}"
    frame.book.name("People", placed.page.title, f"$A${placed.first - 1}:{corner}")
    return frame.finish("people", placed)


def _lists(frame: Frame) -> None:
    frame.choices["state"] = [_(word) for word in PARTICIPANT_STATES.values()]
    frame.choices["consent"] = [_(word) for word in CONSENTS.values()]


def _helpers(frame: Frame, events: list[EventFacts]) -> list[Helper]:
    found: list[Helper] = []
    for fact in events:
        people: dict[int, Any] = {}
        appearances: dict[int, list[tuple[Any, Any]]] = {}
        for session in frame.picture.sessions(fact.id):
            if session.status == "cancelled":
                continue
            for appearance, person in frame.picture.people(session.id):
                people[person.id] = person
                appearances.setdefault(person.id, []).append((appearance, session))
        event = fact.title if len(events) > 1 else ""
        found += [_helper(frame, person, appearances[key], event) for key, person in people.items()]
    return sorted(found, key=lambda line: (line.first or datetime.max, line.event, sound(line.name)))


def _helper(frame: Frame, person: Any, duties: list[tuple[Any, Any]], event: str) -> Helper:
    speech = frame.speech
    roles = dict.fromkeys(appearance.role for appearance, _session in duties)
    replies = {appearance.reply for appearance, _session in duties}
    reply = next((code for code in ("no", "asked", "yes") if code in replies), "asked")
    said = [
        f"{_moment(session.starts, speech.main)} {speech.one(session, 'title')}".strip()
        for _appearance, session in duties
    ]
    return Helper(
        person,
        speech.pair(person, "name"),
        speech.one(frame.picture.get("organisation", person.organisation_id), "name"),
        speech.one(person, "title"),
        event,
        speech.word(", ").join(_(ROLES[role]) for role in ROLES if role in roles),
        _(REPLIES[reply]),
        min((session.starts for _appearance, session in duties if session.starts), default=None),
        "\n".join(said),
    )


def _moment(when: datetime | None, language: str) -> str:
    """“24 April 09:30”, “4月24日 09:30”."""
    return f"{day(when, language, weekday=False, year=False)} {clock(when)}" if when else ""


def _place(line: Guest) -> tuple[Any, ...]:
    return line.event, sound(line.group), sound(line.organisation), sound(line.name)


def _guests(frame: Frame, events: list[EventFacts]) -> list[Guest]:
    found, hidden = [], 0
    for fact in events:
        for row in frame.picture.of("participant", "event_id", fact.id):
            if is_child(frame.picture, row) and not frame.is_staff:
                hidden += 1
                continue
            found.append(_guest(frame, row, fact.title if len(events) > 1 else ""))
    if hidden:
        frame.request.notes.append(left_out(hidden))
    return sorted(found, key=_place)


def _guest(frame: Frame, row: Any, event: str) -> Guest:
    picture, speech = frame.picture, frame.speech
    person, group = picture.get("person", row.person_id), picture.get("group", row.group_id)
    organisation = clean(row.organisation)
    if not organisation and group is not None:
        organisation = speech.one(picture.get("organisation", group.organisation_id), "name")
    return Guest(
        row,
        speech.pair(person, "name") if person else clean(row.name),
        organisation,
        clean(row.title) or speech.one(person, "title"),
        event,
        clean(group.name) if group is not None else "",
        _(PARTICIPANT_STATES[row.state]),
        _(CONSENTS[row.consent]),
        clean(row.phone) or clean(person.phone if person else ""),
        clean(row.email) or clean(person.email if person else ""),
    )


def _contacts(frame: Frame, events: list[EventFacts]) -> list[Contact]:
    """Who answers for each event, its place, its organisations and its groups."""
    picture, speech = frame.picture, frame.speech
    found: list[Contact] = []
    for fact in events:
        event = fact.title if len(events) > 1 else ""
        for word, key in ((N_("Event"), "contact_id"), (N_("Owner of the event"), "owner_id")):
            person = picture.get("person", getattr(fact.row, key))
            if person is not None:
                where = speech.one(picture.get("organisation", person.organisation_id), "name")
                said = (clean(person.phone), clean(person.email))
                found.append(Contact(_(word), speech.pair(person, "name"), where, *said, event))
        venue = picture.get("venue", fact.row.venue_id)
        places = [(_("Place"), venue, speech.one(venue, "name"))] if venue is not None else []
        for partner, row in picture.partners(fact.id):
            places.append((_role(partner.role), row, speech.one(row, "name")))
        for group in picture.of("group", "event_id", fact.id):
            places.append((_("Group"), group, clean(group.name)))
        for what, row, where in places:
            reach = (clean(row.contact), where, clean(row.phone), clean(getattr(row, "email", "")))
            if reach[0] or reach[2] or reach[3]:
                found.append(Contact(what, *reach, event))
    return list(dict.fromkeys(found))


def _role(code: str) -> str:
    from models.event import PARTNER_ROLES

    return _(PARTNER_ROLES[code])


def _everybody(frame: Frame, events: list[EventFacts]) -> list[Entry]:
    """The people of the plan, or those who have to do with the events asked for."""
    picture = frame.picture
    people: Iterable[Any] = picture.all("person")
    if not frame.is_season:
        concerned: set[int | None] = set()
        for fact in events:
            concerned |= {fact.row.contact_id, fact.row.owner_id}
            concerned |= {row.person_id for row in picture.of("participant", "event_id", fact.id)}
            for session in picture.sessions(fact.id):
                concerned |= {person.id for _appearance, person in picture.people(session.id)}
        people = [person for person in people if person.id in concerned]
    entries = [
        Entry(
            person,
            _organisation(picture, person),
            _(CONSENTS[person.consent]),
        )
        for person in people
    ]
    return sorted(entries, key=lambda entry: (sound(entry.person.name), entry.person.id))


def _organisation(picture: Picture, person: Any) -> str:
    """By the name the plan has first, so that it is found again when the list comes back."""
    row = picture.get("organisation", person.organisation_id)
    return clean(row.name) if row is not None else ""
