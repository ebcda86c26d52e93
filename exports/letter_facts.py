"""To whom letters go, and what their fields say to each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from exports.agenda_rows import Row, agenda_of
from exports.facts import event_facts
from exports.guests import guests, helpers
from exports.pages import Paper, plain_days, times
from exports.text import clean
from exports.wording import Speech, day, hours, language_code
from models.letter import LETTER_FIELDS
from models.words import LANGUAGES, _, speaking

CODES = {"EN": "en", "ZH": "zh_CN"}
EVENT_FACTS = ("date", "place", "host")
"""What a letter can hardly do without: the user is told where the event does not say it."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is for, in its language: a name with position and organisation, and `address` lines."""

    language: str
    name: str
    title: str = ""
    organisation: str = ""
    address: tuple[str, ...] = ()
    duties: tuple[int, ...] = ()


def recipients(paper: Paper) -> list[Recipient]:
    """Everybody the letters are for, in the order of their lists; nobody twice in one language."""
    makers = {"speakers": _speakers, "organisations": _organisations, "guests": _guests, "groups": _groups}
    wanted = paper.request.option("to", "speakers")
    found: dict[tuple[str, str, str], Recipient] = {}
    for key, made in makers.items():
        if wanted in (key, "all"):
            for one in made(paper):
                found.setdefault((one.language, one.name, "\n".join(one.address)), one)
    return list(found.values())


def languages_for(paper: Paper, known: str) -> tuple[str, ...]:
    """The languages to write in: the first of the recipient's that we have, else the document's."""
    if paper.request.option("own", "yes") == "yes":
        for text in known.replace("；", ",").replace(";", ",").split(","):
            code = CODES.get(language_code(text))
            if code in LANGUAGES:
                return (code,)
    return paper.speech.languages


def _speakers(paper: Paper) -> Iterable[Recipient]:
    """Who appears and has not declined, each with all sessions."""
    for helper in helpers(paper):
        person = helper.person
        house = paper.picture.get("organisation", person.organisation_id)
        duties = tuple(duty.row.id for duty in helper.duties)
        for language in languages_for(paper, person.languages):
            yield _person(paper, person, house, language, duties)


def _person(paper: Paper, person: Any, house: Any, language: str, duties: tuple[int, ...] = ()) -> Recipient:
    speech = _speech(paper, language)
    name, title = speech.one(person, "name"), speech.one(person, "title")
    organisation = speech.one(house, "name")
    return Recipient(language, name, title, organisation, (name, title, organisation), duties)


def _organisations(paper: Paper) -> Iterable[Recipient]:
    """Who hosts, organises, supports or reports: one letter a house."""
    for _partner, house in paper.picture.partners(paper.facts.id):
        for language in paper.speech.languages:
            speech = _speech(paper, language)
            name = speech.one(house, "name")
            street = clean(house.address)
            yield Recipient(language, name, "", name, (name, street))


def _guests(paper: Paper) -> Iterable[Recipient]:
    """Who signed up; letters of thanks go to those who came alone."""
    thanks = paper.request.option("kind", "invitation") == "thanks"
    for guest in guests(paper):
        if thanks and not guest.came:
            continue
        row = paper.picture.get("participant", guest.key)
        person = paper.picture.get("person", row.person_id)
        for language in languages_for(paper, person.languages if person is not None else ""):
            name = _speech(paper, language).one(person, "name") if person is not None else guest.name
            lines = (name, guest.detail, guest.organisation)
            yield Recipient(language, name, guest.detail, guest.organisation, lines)


def _groups(paper: Paper) -> Iterable[Recipient]:
    """Visiting groups, by the name of whom to ask where it is known."""
    for group in paper.picture.of("group", "event_id", paper.facts.id):
        house = paper.picture.get("organisation", group.organisation_id)
        for language in languages_for(paper, group.language):
            speech = _speech(paper, language)
            organisation = speech.one(house, "name")
            name = clean(group.contact) or clean(group.name)
            lines = dict.fromkeys((name, clean(group.name), organisation))
            stops = paper.picture.of("group_stop", "group_id", group.id)
            yield Recipient(
                language, name, "", organisation, tuple(lines), tuple(s.session_id for s in stops)
            )


def facts_of(paper: Paper, one: Recipient, speech: Speech, lacking: set[str], words: str) -> dict[str, str]:
    """What each field says in one letter. What the event should say and does not goes to `lacking`."""
    facts = event_facts(paper.picture, paper.facts.id, speech)
    row, picture = facts.row, paper.picture
    programme = speech.one(picture.programme_of(row), "name")
    several = facts.first != facts.last
    with speaking(speech.main):
        found = {
            "name": one.name,
            "title": one.title,
            "organisation": one.organisation,
            "event": facts.title,
            "date": plain_days(facts, speech.main),
            "time": hours(row.starts, row.ends) if row.starts and row.ends and not several else "",
            "place": _place(facts.venue, facts.address, speech.main),
            "sessions": _sessions(paper, one.duties, speech),
            "host": _(", ").join(facts.host),
            "programme": "" if programme == facts.title else programme,
            "theme": facts.theme[0] if facts.theme else "",
            "audience": speech.one(row, "audience"),
            "attended": f"{row.attended:,}" if row.attended else "",
            "contact": _contact(paper, paper.contact, speech),
        }
    wanted = [key for key in EVENT_FACTS if not (several and key == "time")]
    lacking |= {LETTER_FIELDS[key] for key in wanted if not found[key] and f"{{{key}}}" in words}
    return found


def _contact(paper: Paper, person: Any, speech: Speech) -> str:
    if person is None:
        return ""
    reach = (clean(person.phone), clean(person.email)) if paper.is_staff else ()
    name, told = speech.one(person, "name"), [text for text in reach if text]
    if not told:
        return name
    return f"{name}（{'，'.join(told)}）" if speech.main == "zh_CN" else f"{name} ({', '.join(told)})"


def _place(venue: Sequence[str], address: Sequence[str], language: str) -> str:
    """“CNIPA Examination Building, 6 Xitucheng Road, Beijing”, “北京海淀区西土城路6号审查业务大楼”."""
    if language == "zh_CN":
        return "".join(filter(None, (*address, *venue)))
    return ", ".join(filter(None, (*venue, *address)))


def _sessions(paper: Paper, duties: Sequence[int], speech: Speech) -> str:
    """The sessions of a recipient by time: “How a patent is examined” (09:50–10:30, Main Hall)."""
    if not duties:
        return ""
    found = []
    chinese, facts = speech.main == "zh_CN", event_facts(paper.picture, paper.facts.id, speech)
    many = facts.first != facts.last
    for row in agenda_of(paper.picture, facts, speech, "none").rows:
        if row.id in duties:
            told = _told(row, speech.main, many)
            title = f"“{row.title}”"
            found.append((f"{title}（{told}）" if chinese else f"{title} ({told})") if told else title)
    return ("；" if chinese else "; ").join(found)


def _told(row: Row, language: str, many: bool) -> str:
    """When and where, with the day where the event has several."""
    date = day(row.day, language, weekday=False, year=False) if many and row.day else ""
    when = " ".join(filter(None, (date, times(row))))
    where = row.rooms[0][0] if row.rooms else ""
    return ("，" if language == "zh_CN" else ", ").join(filter(None, (when, where)))


def _speech(paper: Paper, language: str) -> Speech:
    return Speech((language,), paper.speech.first, paper.speech.second)
