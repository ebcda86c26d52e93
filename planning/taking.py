"""Carrying out what `planning.updating` proposed: one import, one step."""

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
from models.agenda import remove_session
from models.database import clean
from models.history import step
from models.words import _

from .matching import key_of
from .plan import Picture
from .schedule import Item, Schedule, Speaker
from .updating import Change, Proposal, bounds, identity, stored_format, stored_role, stored_values


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


def _event(proposal: Proposal, schedule: Schedule) -> Event:
    first, last = bounds(schedule)
    if proposal.event_id is None:
        event = Event(
            kind="conference",
            title=schedule.title or _("Imported schedule"),
            title_other=schedule.title_other,
        )
        event.source, event.external_id = schedule.source or "file", identity(schedule)
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
        for speaker in schedule.people:
            self.person(speaker)

    def take(self, item: Item, change: Change) -> None:
        """Store one session, with its rooms and people."""
        if change.state == "unchanged":
            return
        if change.state == "added":
            session = Session(
                event=self.event,
                source=self.source,
                format=stored_format(item),
                external_id=item.guid or (f"#{item.number}" if item.number else ""),
            )
            for name, value in stored_values(item, self.event.day_starts).items():
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
            (self.person(speaker), stored_role(speaker)) for speaker in item.people if speaker.name.strip()
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
