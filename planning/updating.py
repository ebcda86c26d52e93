"""Bringing an event up to date with a schedule from a file: first proposed, then accepted in one step."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Any

from models import (
    Person,
    Room,
    Session,
    Track,
)
from models.agenda import FORMATS, ROLES, SESSION_MODES, SESSION_STATUSES, day_of
from models.database import Problem, clean
from models.words import _

from .matching import key_of, matched
from .plan import Picture, Row
from .schedule import Item, Refusal, Schedule, Speaker

#: Fields of a session that a file may fill.
_FIELDS = (
    "title",
    "title_other",
    "subtitle",
    "subtitle_other",
    "abstract",
    "abstract_other",
    "link",
    "language",
    "day",
    "starts",
    "minutes",
    "everywhere",
    "expected",
    "pinned",
    "needs",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a file changes in one entry: `state` is added, changed, unchanged or gone; `what` are fields."""

    state: str
    title: str
    place: str = ""
    what: tuple[tuple[str, Any, Any], ...] = ()
    row_id: int | None = None

    def moved(self) -> bool:
        """Whether its time or rooms differ."""
        return any(name in ("starts", "rooms") for name, _old, _new in self.what)


@dataclass(slots=True)
class Proposal:
    """What taking over a file would do. `refused` are parts of the file that cannot be taken over."""

    kind: str
    title: str
    event_id: int | None = None
    changes: list[Change] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    work: Any = None

    def count(self, state: str) -> int:
        """How many entries are added, changed, unchanged or gone."""
        return sum(change.state == state for change in self.changes)


def propose_agenda(picture: Picture, schedule: Schedule, event_id: int | None = None) -> Proposal:
    """What the schedule would change in the event it belongs to, or that it would make a new one.

    The event is the one named, else the one with the same identity, else one of the same title and days.

    Raises:
        Problem: the event named does not exist, or the schedule holds nothing.
    """
    if not schedule.items and not schedule.refused:
        raise Problem(_("There are no sessions in this file."))
    event = picture.get("event", event_id) if event_id is not None else _same_event(picture, schedule)
    if event_id is not None and event is None:
        raise Problem(_("There is no such event in the plan."))
    proposal = Proposal("agenda", event.title if event else schedule.title, event and event.id)
    proposal.refused += schedule.refused
    proposal.notes += schedule.notes
    schedule = replace(schedule, items=[item for item in schedule.items if _fits(item, proposal.refused)])
    rows = picture.of("session", "event_id", event.id) if event else ()
    found = matched(
        rows, schedule.items, lambda row: tuple(room.name for room in picture.session_rooms(row.id))
    )
    for number, item in enumerate(schedule.items):
        row = found.get(number)
        what = tuple(_differences(picture, row, item)) if row else ()
        state = "added" if row is None else "changed" if what else "unchanged"
        proposal.changes.append(Change(state, item.title, item.place, what, row and row.id))
    kept = {row.id for row in found.values()}
    for row in rows:
        # Only what once came from a file can be gone from it; what was typed here is none of its business.
        if row.id not in kept and row.source:
            proposal.changes.append(Change("gone", row.title, row_id=row.id))
    proposal.work = schedule
    return proposal


def _same_event(picture: Picture, schedule: Schedule) -> Row | None:
    known = key_of(identity(schedule))
    for event in picture.all("event"):
        if known and key_of(event.external_id) == known:
            return event
    first, last = bounds(schedule)
    for event in picture.all("event"):
        same = event.source and key_of(event.title) == key_of(schedule.title)
        if (
            same
            and first
            and last
            and event.starts
            and event.starts <= last
            and first <= (event.ends or event.starts)
        ):
            return event
    return None


def _fits(item: Item, refused: list[Refusal]) -> bool:
    """Whether the plan takes a session with all that it names; if not, `refused` gets the reason."""
    texts = [(Room.name, name) for name in item.rooms] + [
        (Person.name, person.name) for person in item.people
    ]
    texts += [(Person.title, person.title) for person in item.people] + [(Track.title, item.track)]
    try:
        for name, value in stored_values(item, "00:00").items():
            Session._meta.fields[name].inspect(value)
        for field_, text in texts:
            field_.inspect(text or "–")
    except Problem as problem:
        refused.append(Refusal(item.place, str(problem)))
        return False
    return True


def identity(schedule: Schedule) -> str:
    """What tells an event from others of the same title: the file's own id, else its acronym."""
    return schedule.external_id or schedule.acronym


def _differences(picture: Picture, row: Row, item: Item) -> Iterator[tuple[str, Any, Any]]:
    """Fields in which the file says something else. What the file leaves empty is kept."""
    for name, value in stored_values(item, picture.tables["event"][row.event_id].day_starts).items():
        old = getattr(row, name)
        says = name == "minutes" or value not in ("", None, False)
        if says and old != value:
            yield name, old, value
    if item.format and stored_format(item) != row.format:
        yield "format", row.format, stored_format(item)
    rooms = tuple(room.name for room in picture.session_rooms(row.id))
    if item.rooms and tuple(map(key_of, rooms)) != tuple(map(key_of, item.rooms)):
        yield "rooms", rooms, item.rooms
    people = tuple((person.name, appearance.role) for appearance, person in picture.people(row.id))
    wanted = tuple((speaker.name, stored_role(speaker)) for speaker in item.people)
    if wanted and [(key_of(n), r) for n, r in people] != list(
        dict.fromkeys((key_of(clean(n)), r) for n, r in wanted)
    ):
        yield "people", people, wanted
    track = picture.get("track", row.track_id)
    if item.track and key_of(item.track) != key_of(track.title if track else ""):
        yield "track", track.title if track else "", item.track
    if row.gone:
        yield "gone", True, False


def stored_values(item: Item, day_starts: str) -> dict[str, Any]:
    """The plain fields of a session, as they will be stored."""
    values = {name: getattr(item, name) for name in _FIELDS}
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = clean(value).strip()
    values["minutes"] = max(0, item.minutes)
    if item.starts:
        values["starts"] = item.starts.replace(second=0, microsecond=0)
        values["day"] = item.day or day_of(item.starts, day_starts)
    if item.mode in SESSION_MODES:
        values["mode"] = item.mode
    if item.status in SESSION_STATUSES and item.status != "planned":
        values["status"] = item.status
    return values


def stored_format(item: Item) -> str:
    """The reader's word where it is one of ours; a file that says nothing means a lecture."""
    return item.format if item.format in FORMATS else "other" if item.format else "lecture"


def stored_role(speaker: Speaker) -> str:
    """The reader's word where it is one of ours; else a speaker."""
    return speaker.role if speaker.role in ROLES else "speaker"


def bounds(schedule: Schedule) -> tuple[datetime | None, datetime | None]:
    """From the first to the last moment of a schedule; its own days count where they go further."""
    starts = [item.starts for item in schedule.items if item.starts]
    last = [item.starts + timedelta(minutes=max(0, item.minutes)) for item in schedule.items if item.starts]
    days = [item.day for item in schedule.items if item.day and item.starts]
    first_day = min([*days, *([schedule.starts] if schedule.starts else [])], default=None)
    last_day = max([*days, *([schedule.ends] if schedule.ends else [])], default=None)
    first, end = min(starts, default=None), max(last, default=None)
    if first_day and (first is None or first_day < first.date()):
        first = datetime.combine(first_day, time(0))
    if last_day and (end is None or last_day > end.date()):
        end = datetime.combine(last_day, time(23, 59))
    return first, end
