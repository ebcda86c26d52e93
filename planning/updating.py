"""Bringing an event up to date with a schedule from a file: first proposed, then accepted in one step."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Any

from models import (
    Appearance,
    Event,
    EventRoom,
    Organisation,
    Person,
    Room,
    Session,
    SessionRoom,
    Track,
    Venue,
)
from models.agenda import FORMATS, ROLES, SESSION_STATUSES, day_of, remove_session
from models.database import Problem, clean
from models.history import step
from models.words import _

from .matching import key_of, matched
from .plan import Picture, Row
from .schedule import Item, Refusal, Schedule, Speaker

#: Fields of a session that a file may fill, and the words of other programs for our formats.
_FIELDS = (
    "title",
    "title_other",
    "subtitle",
    "abstract",
    "link",
    "language",
    "day",
    "starts",
    "minutes",
    "everywhere",
    "expected",
    "notes",
)
FORMAT_WORDS = {
    "talk": "lecture",
    "presentation": "lecture",
    "vortrag": "lecture",
    "session": "lecture",
    "course": "lecture",
    "讲座": "lecture",
    "演讲": "lecture",
    "主题演讲": "keynote",
    "主旨演讲": "keynote",
    "plenary": "keynote",
    "meeting": "salon",
    "discussion": "salon",
    "panel": "salon",
    "podium": "salon",
    "panel discussion": "salon",
    "bof": "salon",
    "座谈": "salon",
    "沙龙": "salon",
    "tutorial": "workshop",
    "training": "workshop",
    "hands-on": "workshop",
    "工作坊": "workshop",
    "concert": "performance",
    "show": "performance",
    "djset": "performance",
    "dj set": "performance",
    "film": "performance",
    "contest": "competition",
    "game": "competition",
    "lunch": "break",
    "coffee": "break",
    "pause": "break",
    "休息": "break",
    "午餐": "break",
    "茶歇": "break",
    "registration": "registration",
    "签到": "registration",
    "ceremony": "opening",
    "开幕": "opening",
    "开幕式": "opening",
    "参观": "tour",
    "visit": "tour",
    "excursion": "tour",
    "poster": "exhibition",
    "展览": "exhibition",
    "demo": "exhibition",
    "q&a": "qa",
    "问答": "qa",
    "新闻发布会": "press_conference",
    "竞赛": "competition",
}


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


def accept_agenda(proposal: Proposal, picture: Picture, *, remove_gone: bool = False) -> int:
    """Carry out a proposal in one step. Returns the id of the event."""
    schedule: Schedule = proposal.work
    with step(_("Import “{title}”").format(title=proposal.title or _("schedule"))):
        event = _event(proposal, schedule)
        taking = _Taking(picture, schedule, event)
        changes = iter(proposal.changes)
        for item, change in zip(schedule.items, changes, strict=False):
            taking.take(item, change)
        taking.write()
        for change in changes:
            session = Session.fetch(change.row_id)
            if remove_gone:
                remove_session(session)
            elif not session.gone:
                session.gone = True
                session.save()
    return int(event.id)


def _same_event(picture: Picture, schedule: Schedule) -> Row | None:
    identity = _identity(schedule)
    for event in picture.all("event"):
        if identity and event.external_id and key_of(event.external_id) == key_of(identity):
            return event
    first, last = _bounds(schedule)
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
        for name, value in _values(item, "00:00").items():
            Session._meta.fields[name].inspect(value)
        for field_, text in texts:
            field_.inspect(text or "–")
    except Problem as problem:
        refused.append(Refusal(item.place, str(problem)))
        return False
    return True


def _identity(schedule: Schedule) -> str:
    return schedule.external_id or schedule.acronym


def _differences(picture: Picture, row: Row, item: Item) -> Iterator[tuple[str, Any, Any]]:
    """Fields in which the file says something else. What the file leaves empty is kept."""
    for name, value in _values(item, picture.tables["event"][row.event_id].day_starts).items():
        old = getattr(row, name)
        says = name == "minutes" or value not in ("", None, False)
        if says and old != value:
            yield name, old, value
    if item.format and _format(item) != row.format:
        yield "format", row.format, _format(item)
    rooms = tuple(room.name for room in picture.session_rooms(row.id))
    if item.rooms and tuple(map(key_of, rooms)) != tuple(map(key_of, item.rooms)):
        yield "rooms", rooms, item.rooms
    people = tuple((person.name, appearance.role) for appearance, person in picture.people(row.id))
    wanted = tuple((speaker.name, _role(speaker)) for speaker in item.people)
    if wanted and [(key_of(n), r) for n, r in people] != list(
        dict.fromkeys((key_of(clean(n)), r) for n, r in wanted)
    ):
        yield "people", people, wanted
    track = picture.get("track", row.track_id)
    if item.track and key_of(item.track) != key_of(track.title if track else ""):
        yield "track", track.title if track else "", item.track
    if row.gone:
        yield "gone", True, False


def _values(item: Item, day_starts: str) -> dict[str, Any]:
    """The plain fields of a session, as they will be stored."""
    values = {name: getattr(item, name) for name in _FIELDS}
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = clean(value).strip()
    values["minutes"] = max(0, item.minutes)
    if item.starts:
        values["starts"] = item.starts.replace(second=0, microsecond=0)
        values["day"] = item.day or day_of(item.starts, day_starts)
    if item.online:
        values["mode"] = "online"
    if item.status in SESSION_STATUSES and item.status != "planned":
        values["status"] = item.status
    return values


def _format(item: Item) -> str:
    word = key_of(item.format)
    if word.replace(" ", "_") in FORMATS:
        return word.replace(" ", "_")
    return FORMAT_WORDS.get(word, "other" if word else "lecture")


def _role(speaker: Speaker) -> str:
    return speaker.role if speaker.role in ROLES else "speaker"


def _bounds(schedule: Schedule) -> tuple[datetime | None, datetime | None]:
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


def _event(proposal: Proposal, schedule: Schedule) -> Event:
    first, last = _bounds(schedule)
    if proposal.event_id is None:
        event = Event(
            kind="conference",
            title=schedule.title or _("Imported schedule"),
            title_other=schedule.title_other,
        )
        event.source, event.external_id = schedule.source or "file", _identity(schedule)
        if schedule.day_starts:
            event.day_starts = f"{schedule.day_starts:%H:%M}"
        event.time_zone = schedule.time_zone or event.time_zone
        event.starts, event.ends = first, last
        event.save(force_insert=True)
        return event
    event = Event.fetch(proposal.event_id)
    starts = min(filter(None, (event.starts, first)), default=None)
    finish = max(filter(None, (event.ends, last)), default=None)
    if (starts, finish) != (event.starts, event.ends):
        event.starts, event.ends = starts, finish
        event.save()
    return event


class _Taking:
    """One import under way: rooms, tracks and people found or made, and the rows still to write."""

    def __init__(self, picture: Picture, schedule: Schedule, event: Event) -> None:
        self.picture, self.event, self.source = picture, event, schedule.source or "file"
        self.halls = {key_of(hall.name): hall for hall in schedule.halls}
        self.strands = {key_of(strand.title): strand for strand in schedule.strands}
        self.fresh: dict[type, list[Any]] = {
            model: []
            for model in (
                Venue,
                Organisation,
                Room,
                EventRoom,
                Track,
                Person,
                Session,
                SessionRoom,
                Appearance,
            )
        }
        known = event.id in picture.tables["event"]
        rooms = picture.event_rooms(event.id) if known else []
        self.rooms = {key_of(room.name): room.id for room in reversed(rooms)}
        venue = [
            r for r in picture.of("room", "venue_id", event.venue_id) if key_of(r.name) not in self.rooms
        ]
        self.spare = {key_of(r.name): r.id for r in venue}
        self.tracks = {key_of(t.title): t.id for t in picture.of("track", "event_id", event.id)}
        self.by_id = {(p.source, p.external_id): p.id for p in picture.all("person") if p.external_id}
        names = {o.id: key_of(o.name) for o in picture.all("organisation")}
        self.organisations = {name: row_id for row_id, name in reversed(names.items())}
        self.people = {
            (key_of(p.name), names.get(p.organisation_id, "")): p.id for p in picture.all("person")
        }
        for hall in schedule.halls:
            self.room(hall.name)
        for strand in schedule.strands:
            self.track(strand.title)

    def take(self, item: Item, change: Change) -> None:
        """Store one session, with its rooms and people."""
        if change.state == "unchanged":
            return
        if change.state == "added":
            session = Session(
                event=self.event,
                source=self.source,
                format=_format(item),
                external_id=item.guid or (f"#{item.number}" if item.number else ""),
            )
            for name, value in _values(item, self.event.day_starts).items():
                setattr(session, name, value)
            session.track = self.track(item.track)
            self.fresh[Session].append(session)
            self.put_in(session, item)
            self.let_appear(session, item)
            return
        session = Session.fetch(change.row_id)
        for name, _old, new in change.what:
            if name == "track":
                session.track = self.track(item.track)
            elif name not in ("rooms", "people"):
                setattr(session, name, new)
        session.source = session.source or self.source
        session.external_id = item.guid or session.external_id
        session.save()
        touched = {name for name, _old, _new in change.what}
        if "rooms" in touched:
            SessionRoom.delete().where(SessionRoom.session == session).execute()
            self.put_in(session, item)
        if "people" in touched:
            Appearance.delete().where(Appearance.session == session).execute()
            self.let_appear(session, item)

    def write(self) -> None:
        """Insert all new rows, parents first."""
        for model, rows in self.fresh.items():
            model.add_all(rows)  # type: ignore[attr-defined]

    def put_in(self, session: Session, item: Item) -> None:
        for position, room_id in enumerate(dict.fromkeys(self.room(name) for name in item.rooms if name)):
            self.fresh[SessionRoom].append(SessionRoom(session=session.id, room=room_id, position=position))

    def let_appear(self, session: Session, item: Item) -> None:
        pairs = dict.fromkeys(
            (self.person(speaker), _role(speaker)) for speaker in item.people if speaker.name.strip()
        )
        for position, (person_id, role) in enumerate(pairs):
            reply = "yes" if session.status == "confirmed" else "asked"
            row = Appearance(session=session.id, person=person_id, role=role, reply=reply, position=position)
            self.fresh[Appearance].append(row)

    def room(self, name: str) -> int:
        """The room of that name among the event's, else of its venue, else a new one."""
        key = key_of(name)
        if key not in self.rooms:
            room_id = self.spare.pop(key, None)
            if room_id is None:
                hall = self.halls.get(key)
                room = Room(
                    venue=self.venue(),
                    name=name,
                    seats=hall and hall.seats,
                    source=self.source,
                    external_id=hall.external_id if hall else "",
                    position=len(self.rooms),
                )
                self.fresh[Room].append(room)
                room_id = room.id
            self.rooms[key] = room_id
            self.fresh[EventRoom].append(
                EventRoom(event=self.event, room=room_id, position=len(self.rooms) - 1)
            )
        return self.rooms[key]

    def venue(self) -> int:
        """The event's venue; one of the event's name is made where it has none."""
        if self.event.venue_id is None:
            venue = Venue.create(name=self.event.title[:300], city=self.event.city)
            self.event.venue = venue
            self.event.save()
        return int(self.event.venue_id)

    def track(self, title: str) -> int | None:
        key = key_of(title)
        if key and key not in self.tracks:
            strand = self.strands.get(key)
            code = (strand and strand.code) or _letters(len(self.tracks))
            track = Track(
                event=self.event,
                title=title[:200],
                title_other=strand.title_other if strand else "",
                code=code[:8],
                position=len(self.tracks),
            )
            self.fresh[Track].append(track)
            self.tracks[key] = track.id
        return self.tracks.get(key)

    def person(self, speaker: Speaker) -> int:
        """A person by the file's own trustworthy id, else by name and organisation, else a new one."""
        signed = (self.source, speaker.external_id)
        named = (key_of(clean(speaker.name)), key_of(speaker.organisation))
        found = self.by_id.get(signed) if speaker.external_id else None
        if found is None:
            found = self._by_name(named, speaker)
        if found is None:
            person = Person(
                name=speaker.name,
                title=speaker.title,
                email=speaker.email,
                source=self.source,
                organisation=self.organisation(speaker.organisation),
                external_id=speaker.external_id,
            )
            self.fresh[Person].append(person)
            found = self.people[named] = person.id
        if speaker.external_id:
            self.by_id[signed] = found
        return found

    def _by_name(self, named: tuple[str, str], speaker: Speaker) -> int | None:
        """By name, unless the person of that name carries another id of the same source."""
        found = self.people.get(named)
        if found is None or not speaker.external_id:
            return found
        row = self.picture.get("person", found)
        taken = (
            (row.source, row.external_id)
            if row
            else next(((p.source, p.external_id) for p in self.fresh[Person] if p.id == found), ("", ""))
        )
        other = taken[0] == self.source and taken[1] not in ("", speaker.external_id)
        return None if other else found

    def organisation(self, name: str) -> int | None:
        key = key_of(name)
        if not key:
            return None
        if key not in self.organisations:
            organisation = Organisation(name=name[:300], kind="company", source=self.source)
            self.fresh[Organisation].append(organisation)
            self.organisations[key] = organisation.id
        return self.organisations[key]


def _letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)
