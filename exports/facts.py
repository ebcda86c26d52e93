"""What sheets say about an event: its names, days, place, hosts, theme, colour and version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from exports.frame import Fact
from exports.palette import Accent, accent
from exports.text import clean
from exports.wording import Speech, span
from models.database import Problem
from models.words import N_, _, speaking
from planning.plan import Picture
from planning.released import differs, releases

PARTNERS = {
    "host": (N_("Host"), N_("Hosts")),
    "organiser": (N_("Organiser"), N_("Organisers")),
    "co-organiser": (N_("Co-organiser"), N_("Co-organisers")),
    "supporter": (N_("Supporter"), N_("Supporters")),
    "media": (N_("Media partner"), N_("Media partners")),
}
"""Roles in the order in which they are always printed, for one and for several."""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event as paper shows it. Texts are in the main language, `…_other` in the second where wanted."""

    id: int
    row: Any
    title: str
    title_other: str
    first: date | None
    last: date | None
    days: tuple[str, ...]
    venue: tuple[str, ...]
    address: tuple[str, ...]
    partners: tuple[tuple[str, tuple[str, ...]], ...]
    theme: tuple[str, ...]
    programme: str
    accent: Accent
    version: str

    @property
    def host(self) -> tuple[str, ...]:
        """The names of the hosts."""
        return self.partners[0][1] if self.partners else ()

    def header(self, speech: Speech) -> list[Fact]:
        """When and where, then who."""
        found = []
        if self.days:
            found.append(Fact(self.days[0], (*self.days[1:], *self.venue, *self.address)))
        elif self.venue or self.address:
            head, *rest = (*self.venue, *self.address)
            found.append(Fact(head, tuple(rest)))
        if self.partners:
            found.append(Fact(self.partners[0][0], self.partners[0][1]))
        return found


def event_facts(picture: Picture, event_id: int, speech: Speech) -> EventFacts:
    """Everything sheets say about one event. Raises Problem where the plan has no such event."""
    event = picture.get("event", event_id)
    if event is None:
        raise Problem(_("The plan has no event {id}.").format(id=event_id))
    first, last = (
        event.starts and event.starts.date(),
        (event.ends or event.starts) and (event.ends or event.starts).date(),
    )
    title, other = speech.both(event, "title")
    programme = picture.programme_of(event)
    venue = picture.get("venue", event.venue_id)
    return EventFacts(
        id=event_id,
        row=event,
        title=title,
        title_other=other,
        first=first,
        last=last,
        days=tuple(speech.in_each(lambda name: span(first, last, name))) if first else (),
        venue=tuple(filter(None, speech.both(venue, "name"))) if venue else (),
        address=_address(event, venue, speech),
        partners=_partners(picture, event_id, speech),
        theme=_theme(picture, event, speech),
        programme=speech.pair(programme, "name") if programme else "",
        accent=accent(programme.colour if programme else "open-day"),
        version=version(picture, event_id, speech.main),
    )


def needs_larger_paper(facts: EventFacts) -> Problem:
    """What to say where the paper is too small for the head of an agenda, or for one row of its grid."""
    return Problem(_("The agenda of “{title}” needs larger paper.").format(title=facts.title))


def chosen_events(picture: Picture, events: tuple[int, ...]) -> list[int]:
    """The ids asked for; all events in the order of time where none is named, without cancelled ones."""
    if events:
        return list(dict.fromkeys(events))
    rows = [row for row in picture.all("event") if row.status != "cancelled"]
    rows.sort(key=lambda row: (row.starts is None, row.starts or row.title, row.title))
    return [row.id for row in rows]


def listed_events(picture: Picture, events: tuple[int, ...], typed: str = "") -> list[int]:
    """The ids for a list: those asked for, each with its parts; all of the plan where none is named.

    `typed` keeps what is called so or belongs to an event, a campaign or a programme that is. Raises Problem
    where nothing is left.
    """
    found: dict[int, None] = {}
    for event_id in chosen_events(picture, events):
        found[event_id] = None
        parts = with_parts(picture, (event_id,)) if events else []
        found |= dict.fromkeys(parts)
    wanted = clean(typed).casefold()
    kept = [
        number for number in found if not wanted or _belongs(picture, picture.get("event", number), wanted)
    ]
    if found and not kept:
        raise Problem(_("No event belongs to “{text}”.").format(text=clean(typed)))
    return kept


def _belongs(picture: Picture, event: Any, wanted: str) -> bool:
    """Whether an event, or what it is part of, has `wanted` in one of its names."""
    if event is None:
        return True
    campaign = picture.get("campaign", event.campaign_id)
    programme = picture.programme_of(event)
    named = ((event, "title"), (campaign, "title"), (programme, "name"))
    texts = (getattr(row, f"{field}{twin}") for row, field in named if row for twin in ("", "_other"))
    parent = picture.get("event", event.part_of_id)
    return any(wanted in text.casefold() for text in texts) or bool(
        parent and _belongs(picture, parent, wanted)
    )


def with_parts(picture: Picture, events: Iterable[int]) -> list[int]:
    """The same with the parts of an event in its place: the stops of a tour, the cities of an Open Day."""
    found: dict[int, None] = {}
    for event_id in events:
        parts = [row for row in picture.of("event", "part_of_id", event_id) if row.status != "cancelled"]
        parts.sort(key=lambda row: (row.starts is None, row.starts or row.title, row.title))
        found |= dict.fromkeys([row.id for row in parts] or [event_id])
    return list(found)


def version(picture: Picture, event_id: int, language: str) -> str:
    """“Version 7” while the event is as released, “Draft after version 7” when not, “Draft” before."""
    fixed = picture.derived.get(("version", event_id))
    found = releases(picture, event_id)
    if fixed is None and found and not differs(picture, event_id):
        fixed = found[-1].number
    with speaking(language):
        if fixed is not None:
            return _("Version {number}").format(number=fixed)
        if found:
            return _("Draft after version {number}").format(number=found[-1].number)
        return _("Draft")


def _address(event: Any, venue: Any, speech: Speech) -> tuple[str, ...]:
    lines: list[str] = []
    for name in speech.languages:
        own = Speech((name,), speech.first, speech.second)
        city = own.one(event, "city") or (own.one(venue, "city") if venue else "")
        street = own.one(venue, "address") if venue else ""
        if city and city in street:
            city = ""
        parts = [city, street] if name == "zh_CN" else [street, city]
        lines.append(("" if name == "zh_CN" else ", ").join(filter(None, parts)))
    return tuple(dict.fromkeys(filter(None, lines)))


def _partners(picture: Picture, event_id: int, speech: Speech) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(role, names) in the fixed order; roles without a name leave no gap."""
    found = []
    for role, (one, many) in PARTNERS.items():
        names = [
            speech.pair(organisation, "name", "\n")
            for _partner, organisation in picture.partners(event_id, role)
        ]
        if names:
            found.append((speech.say(one if len(names) == 1 else many), tuple(names)))
    return tuple(found)


def _theme(picture: Picture, event: Any, speech: Speech) -> tuple[str, ...]:
    campaign = picture.get("campaign", event.campaign_id)
    parent = picture.get("event", event.part_of_id)
    for row in (event, parent, campaign):
        texts = tuple(filter(None, speech.both(row, "theme"))) if row is not None else ()
        if texts:
            return texts
    return ()
