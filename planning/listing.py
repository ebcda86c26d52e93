"""Taking over lists: organisations, people, a sign-up list, days of the calendar.

First proposed, then accepted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from models import Absence, Group, Organisation, Participant, Person, Record
from models.database import Problem, clean
from models.group import PARTICIPANT_STATES
from models.history import step
from models.organisation import ORGANISATION_KINDS
from models.words import _

from .matching import key_of
from .plan import Picture, Row
from .schedule import Closure, Guest, Institution, Refusal
from .updating import Change, Proposal


@dataclass(slots=True)
class _Wanted:
    """A row as the file has it: empty values say nothing.

    `row_id` is the row of the plan it means, if any.
    """

    values: dict[str, Any]
    row_id: int | None
    more: dict[str, str]


def propose_organisations(
    picture: Picture, institutions: list[Institution], refused: list[Refusal]
) -> Proposal:
    """Organisations by register number, else by name and city."""
    rows = list(picture.all("organisation"))
    numbers = {row.external_id: row for row in rows if row.external_id}
    names = {(key_of(row.name), key_of(row.city)): row for row in reversed(rows)}
    lonely = {key_of(row.name): row for row in rows if not row.external_id}
    wanted, places = [], []
    for entry in institutions:
        values = {
            "name": entry.name,
            "name_other": entry.name_other,
            "external_id": entry.external_id,
            "kind": entry.kind if entry.kind in ORGANISATION_KINDS else "",
            "region": entry.region,
            "city": entry.city,
            "address": entry.address,
            "contact": entry.contact,
            "phone": entry.phone,
            "email": entry.email,
            "website": entry.website,
            "notes": entry.notes[:8000],
        }
        row = (
            _own(picture, "organisation", entry.row_id)
            or numbers.get(entry.external_id)
            or names.get((key_of(entry.name), key_of(entry.city)))
            or lonely.get(key_of(entry.name))
        )
        if row and not entry.row_id and entry.external_id and row.external_id not in ("", entry.external_id):
            row = None
        wanted.append(_Wanted(values, row and row.id, {}))
        places.append(entry.place)
    return _proposal("organisations", _("Organisations"), picture, Organisation, wanted, places, refused)


def propose_people(picture: Picture, guests: list[Guest], refused: list[Refusal]) -> Proposal:
    """People of the plan by name and organisation."""
    organisations = {key_of(row.name): row.id for row in picture.all("organisation")}
    by_id = {row.id: key_of(row.name) for row in picture.all("organisation")}
    known = {(key_of(row.name), by_id.get(row.organisation_id, "")): row.id for row in picture.all("person")}
    wanted = []
    for guest in guests:
        values: dict[str, Any] = {
            "name": guest.name,
            "title": guest.title,
            "phone": guest.phone,
            "email": guest.email,
            "notes": guest.notes,
            "external_id": guest.external_id,
            "name_other": guest.name_other,
            "languages": guest.languages,
            "expertise": guest.expertise,
            "city": guest.city,
        }
        organisation = key_of(guest.organisation)
        values["organisation"] = organisations.get(organisation)
        own = _own(picture, "person", guest.row_id)
        found = own.id if own else known.get((key_of(clean(guest.name)), organisation))
        wanted.append(_Wanted(values, found, {"organisation": guest.organisation}))
    return _proposal("people", _("People"), picture, Person, wanted, [g.place for g in guests], refused)


def propose_participants(
    picture: Picture, guests: list[Guest], refused: list[Refusal], event_id: int | None
) -> Proposal:
    """A sign-up list of one event: the same person when name and organisation, or name and phone, are.

    Raises:
        Problem: no event was named.
    """
    event = picture.get("event", event_id)
    if event is None:
        raise Problem(_("Say which event this sign-up list is for."))
    known: dict[tuple[str, str], int] = {}
    for row in picture.of("participant", "event_id", event.id):
        for sign in filter(
            None,
            (key_of(row.organisation), row.phone.replace(" ", "")),
        ):
            known[key_of(row.name), sign] = row.id
        if not row.organisation and not row.phone:
            known[key_of(row.name), ""] = row.id
    wanted = []
    for guest in guests:
        values = {
            "name": guest.name,
            "organisation": guest.organisation,
            "title": guest.title,
            "phone": guest.phone,
            "email": guest.email,
            "notes": guest.notes,
            "external_id": guest.external_id,
            "state": guest.state if guest.state in PARTICIPANT_STATES else "",
        }
        own = _own(picture, "participant", guest.row_id)
        if own:
            wanted.append(_Wanted(_beyond_shown(picture, own, values), own.id, {"group": guest.group}))
            continue
        name = key_of(clean(guest.name))
        signs = (key_of(guest.organisation), guest.phone.replace(" ", ""))
        found = next(
            (known[name, sign] for sign in signs if (name, sign) in known and sign), None
        ) or known.get((name, ""))
        wanted.append(_Wanted(values, found, {"group": guest.group}))
    places = [guest.place for guest in guests]
    return _proposal("attendance", event.title, picture, Participant, wanted, places, refused, event.id)


def _own(picture: Picture, table: str, number: str) -> Row | None:
    """The row that a list of our own names by its number in the plan."""
    return picture.get(table, int(number)) if number.isdecimal() else None


def _beyond_shown(picture: Picture, row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """What a line of our own list says beyond what it was printed with, maybe a person's."""
    person, group = picture.get("person", row.person_id), picture.get("group", row.group_id)
    organisation = picture.get("organisation", group.organisation_id) if group else None
    shown: dict[str, tuple[str, ...]] = {
        name: (getattr(person, name, ""), getattr(person, f"{name}_other", ""))
        for name in ("name", "title", "phone", "email")
        if person
    }
    if organisation:
        shown["organisation"] = (organisation.name, organisation.name_other)
    found = {name: value for name, value in values.items() if value not in shown.get(name, ())}
    return {"name": row.name} | found


def propose_closures(
    picture: Picture, closures: list[Closure], refused: list[Refusal], source: str
) -> Proposal:
    """All-day entries of a calendar, which concern everybody: holidays and make-up working days."""
    known = {(row.note, row.starts): row.id for row in picture.all("absence")}
    wanted = []
    for closure in closures:
        starts = datetime.combine(closure.starts, time(0))
        values = {
            "note": closure.title[:500],
            "starts": starts,
            "ends": datetime.combine(max(closure.ends, closure.starts) + timedelta(days=1), time(0)),
            "kind": "work" if closure.works else "holiday",
            "source": source,
            "external_id": closure.external_id[:200],
        }
        wanted.append(_Wanted(values, known.get((clean(closure.title[:500]).strip(), starts)), {}))
    return _proposal("holidays", _("Holidays"), picture, Absence, wanted, ["" for _entry in wanted], refused)


def accept_list(proposal: Proposal) -> None:
    """Carry out a proposal of a list in one step."""
    model, wanted = proposal.work
    title = _("Import {count} entries of “{title}”").format(count=len(wanted), title=proposal.title)
    with step(title):
        finish = _FINISH.get(model, lambda wanted, event_id: None)
        finish(wanted, proposal.event_id)
        fresh = []
        for entry, change in zip(wanted, proposal.changes, strict=True):
            if change.state == "added":
                fresh.append(model(**{name: value for name, value in entry.values.items() if _says(value)}))
            elif change.state == "changed":
                row = model.fetch(entry.row_id)
                for name, value in entry.values.items():
                    if _says(value):
                        setattr(row, name, value)
                row.save()
        model.add_all(fresh)


def _proposal(
    kind: str,
    title: str,
    picture: Picture,
    model: type[Record],
    wanted: list[_Wanted],
    places: list[str],
    refused: Iterable[Refusal],
    event_id: int | None = None,
) -> Proposal:
    """Compare what the file has with the plan.

    A line the model refuses is told and left out; a line that comes
    twice counts once."""
    proposal = Proposal(kind, title, event_id, refused=list(refused))
    seen: set[object] = set()
    kept = []
    for entry, place in zip(wanted, places, strict=True):
        label = str(entry.values.get("name") or entry.values.get("note"))
        signature = repr((sorted((k, str(v)) for k, v in entry.values.items()), entry.more))
        if signature in seen:
            continue
        seen.add(signature)
        try:
            clean_values = _checked(model, entry.values)
        except Problem as problem:
            proposal.refused.append(Refusal(place, str(problem)))
            continue
        entry.values = clean_values
        row = picture.get(model._meta.table_name, entry.row_id)
        what = tuple(_differences(picture, row, entry)) if row else ()
        state = "added" if row is None else "changed" if what else "unchanged"
        kept.append(entry)
        proposal.changes.append(Change(state, label, place, what, entry.row_id))
    proposal.work = (model, kept)
    return proposal


def _checked(model: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    checked = dict(values)
    for name, value in values.items():
        inspect = getattr(model._meta.fields[name], "inspect", None)
        if inspect and (_says(value) or name == "name"):
            checked[name] = inspect(value)
    return checked


def _differences(picture: Picture, row: Row, entry: _Wanted) -> Iterable[tuple[str, Any, Any]]:
    for name, value in entry.values.items():
        column = "organisation_id" if name == "organisation" and not hasattr(row, name) else name
        old = getattr(row, column)
        if _says(value) and old != value and name != "source":
            yield name, old, value
    group = entry.more.get("group", "")
    if group and hasattr(row, "group_id"):
        current = picture.get("group", row.group_id)
        if key_of(group) != key_of(current.name if current else ""):
            yield "group", current.name if current else "", group


def _says(value: object) -> bool:
    return value not in ("", None)


def _finish_people(wanted: list[_Wanted], _event_id: int | None) -> None:
    """Find or make the organisations that people belong to."""
    known = {key_of(row.name): row.id for row in Organisation.select(Organisation.id, Organisation.name)}
    for entry in wanted:
        name = entry.more["organisation"]
        if key_of(name) and key_of(name) not in known:
            known[key_of(name)] = Organisation.create(name=name[:300], kind="company").id
        entry.values["organisation"] = known.get(key_of(name))


def _finish_participants(wanted: list[_Wanted], event_id: int | None) -> None:
    """Find or make the groups that participants come with."""
    groups = {key_of(row.name): row.id for row in Group.select().where(Group.event == event_id)}
    for entry in wanted:
        name = entry.more["group"]
        if key_of(name) and key_of(name) not in groups:
            groups[key_of(name)] = Group.create(event=event_id, name=name[:200]).id
        entry.values["group"] = groups.get(key_of(name))
        entry.values["event"] = event_id


_FINISH: dict[type[Record], Callable[[list[_Wanted], int | None], None]] = {
    Person: _finish_people,
    Participant: _finish_participants,
}
