"""The people on the lists of an event: who signed up, who appears, and what paper may say of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exports.agenda_rows import Row
from exports.guest_rules import is_child, left_out
from exports.pages import Paper
from exports.text import clean
from exports.wording import clock, sound
from models.agenda import ROLES

ORDER = tuple(ROLES)


@dataclass(frozen=True, slots=True)
class Guest:
    """One line of a list. `group` and `detail` (the position) may be empty; `key` is the row's id."""

    key: int
    name: str
    other: str
    organisation: str
    detail: str
    phone: str
    group: str
    came: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """One appearance of a person."""

    row: Row
    role: str


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who appears at an event, with all duties by time."""

    person: Any
    name: str
    other: str
    organisation: str
    detail: str
    duties: tuple[Duty, ...]

    @property
    def role(self) -> str:
        """The first of the roles, in their usual order."""
        return min((duty.role for duty in self.duties), key=ORDER.index)

    @property
    def first(self) -> datetime:
        """When the first duty begins."""
        return min((duty.row.starts for duty in self.duties if duty.row.starts), default=datetime.max)


def guests(paper: Paper) -> list[Guest]:
    """Who signed up, by group and name. Sheets for the public do not name children."""
    picture = paper.picture
    event = paper.facts.row
    groups = {row.id: row for row in picture.of("group", "event_id", event.id)}
    found, hidden = [], 0
    for row in picture.of("participant", "event_id", event.id):
        group = groups.get(row.group_id)
        if is_child(picture, row) and not paper.is_staff:
            hidden += 1
            continue
        found.append(_guest(paper, row, group))
    if hidden:
        paper.note(left_out(hidden))
    return sorted(found, key=_place)


def _place(guest: Guest) -> tuple[Any, ...]:
    return sound(guest.group), sound(guest.organisation), sound(guest.name), guest.key


def _guest(paper: Paper, row: Any, group: Any) -> Guest:
    speech, person = paper.speech, paper.picture.get("person", row.person_id)
    name, other = speech.both(person, "name") if person else (clean(row.name), "")
    organisation = clean(row.organisation)
    if not organisation and group is not None:
        organisation = speech.one(paper.picture.get("organisation", group.organisation_id), "name")
    return Guest(
        key=row.id,
        name=name,
        other=other,
        organisation=organisation,
        detail=clean(row.title) or (speech.one(person, "title") if person else ""),
        phone=paper.phone(clean(row.phone) or (clean(person.phone) if person else "")),
        group=clean(group.name) if group is not None else "",
        came=row.state == "arrived",
    )


def helpers(paper: Paper, roles: Iterable[str] = ()) -> list[Helper]:
    """Everybody who appears and has not declined, by first duty and name; in one of `roles` if given."""
    picture, speech = paper.picture, paper.speech
    wanted = set(roles)
    people: dict[int, Any] = {}
    duties: dict[int, list[Duty]] = {}
    for row in paper.agenda().rows:
        for appearance, person in picture.people(row.id):
            if appearance.reply != "no" and (not wanted or appearance.role in wanted):
                people[person.id] = person
                duties.setdefault(person.id, []).append(Duty(row, appearance.role))
    found = []
    for key, person in people.items():
        name, other = speech.both(person, "name")
        organisation = speech.one(picture.get("organisation", person.organisation_id), "name")
        detail = speech.one(person, "title")
        found.append(Helper(person, name, other, organisation, detail, tuple(duties[key])))
    return sorted(found, key=lambda helper: (helper.first, sound(helper.name)))


def duty_words(duty: Duty, rooms: bool = True) -> str:
    """“09:50 Main Hall”: when and where a duty is, shortly."""
    row = duty.row
    where = row.rooms[0][0] if rooms and row.rooms else ""
    return " ".join(filter(None, (clock(row.starts) if row.starts else "", where)))
