"""Repeating an event in other cities: one parent holds the common agenda, each city has its own copy of it.

A `repeated` session of the parent is a pattern: it takes place only in the parts, as their copies of it. A
copy stands as many days after the first day of its part as the pattern stands after the parent's.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from .agenda import Session, SessionRoom
from .budget import BudgetLine
from .database import Problem
from .event import Event, EventPartner, EventRoom
from .event_acts import copied, copied_tracks, copy_rows
from .history import step
from .moving import Shift, moved
from .place import Room, Venue
from .plan import the_plan
from .risk import Risk
from .task import Task, copy_parts
from .words import _, ngettext, speaking


class Stop(NamedTuple):
    """A further place of an event: a city, a venue if it is known, and a day if it is set."""

    city: str
    venue: Venue | None = None
    day: date | None = None
    city_other: str = ""


def repeat_in_cities(event: Event, stops: Sequence[Stop], *, title: str = "") -> list[Event]:
    """Repeat an event in other cities: each gets the agenda, in the rooms of the same name where it has them.

    All become parts of one parent: the one the event has, else the event itself where it has parts or is
    nowhere yet, else a new one (called `title`), of which the event becomes the first part. Online sessions
    stay with the parent, and so stand in every city.

    Raises:
        Problem: no city is named.
    """
    if not stops:
        raise Problem(_("Name at least one more city."))
    name = ngettext("Repeat “{title}” in {count} city", "Repeat “{title}” in {count} cities", len(stops))
    with step(name.format(title=event.title, count=len(stops))):
        parent = _parent_of(event, title)
        made = [_part(parent, event, stop) for stop in stops]
        last = max((part.ends for part in made if part.ends), default=None)
        if last and parent.ends and last > parent.ends:
            parent.ends = last
            parent.save()
    return made


def house_like(event: Event, name: str, city: str) -> Venue:
    """A new venue with rooms called like those an event uses; what they hold and when they open is not known
    yet. Inside a step only."""
    venue: Venue = Venue.create(name=name, city=city)
    rows = EventRoom.select(EventRoom, Room).join(Room).where(EventRoom.event == event)
    rooms = [row.room for row in rows.order_by(EventRoom.position)]
    Room.add_all(
        [Room(venue=venue, name=r.name, name_other=r.name_other, position=n) for n, r in enumerate(rooms)]
    )
    return venue


def rooms_by_name(rooms: Iterable[Any]) -> dict[str, Any]:
    """Rooms, or their pictures, by their names in both languages, as people vary them."""
    found: dict[str, Any] = {}
    for room in rooms:
        for name in filter(None, (_key(room.name), _key(room.name_other))):
            found.setdefault(name, room)
    return found


def room_like(room: Any, known: Mapping[str, Any]) -> Any:
    """The room among these that is called like one of another house, or None."""
    return known.get(_key(room.name)) or known.get(_key(room.name_other))


def shift_to(parent: Any, part: Any) -> Shift | None:
    """From the common agenda to that of a part, rows or pictures; None while one of them has no day."""
    if parent.starts is None or part.starts is None:
        return None
    return Shift.of(parent, days=(part.starts.date() - parent.starts.date()).days)


def _parent_of(event: Event, title: str) -> Event:
    parent = event.part_of
    if parent is None:
        if Event.select().where(Event.part_of == event).exists():
            parent = event
        elif event.venue_id or event.city:
            parent = _new_parent(event, title)
        else:
            Session.update(repeated=True).where(Session.event == event, Session.mode != "online").execute()
            return event
    if parent is not event and not _patterns(parent):
        _share(event, parent)
    return parent


def _patterns(parent: Event) -> list[Session]:
    """The sessions of a parent that each part has its own of."""
    return list(Session.select().where(Session.event == parent, Session.repeated == 1))


def _new_parent(event: Event, title: str) -> Event:
    plan, titles = the_plan(), {}
    for name, tongue in (("title", plan.language), ("title_other", plan.language_other)):
        with speaking(tongue):
            text = getattr(event, name)
            titles[name] = _("{title}, all cities").format(title=text) if text else ""
    if title:
        titles = {"title": title, "title_other": ""}
    parent: Event = copied(
        event, venue=None, city="", city_other="", expected=None, contact=None, link="", **titles
    )
    parent.save(force_insert=True)
    copy_rows(EventPartner, event, parent)
    copy_rows(EventRoom, event, parent)
    event.part_of = parent
    event.save()
    return parent


def _share(event: Event, parent: Event) -> None:
    """Make the agenda of a part the common one of its parent; what is online moves there itself."""
    tracks, shift = copied_tracks(event, parent), shift_to(event, parent)
    patterns: dict[int, Session] = {}
    own: list[Session] = []
    for row in list(Session.select().where(Session.event == event, Session.status != "cancelled")):
        track = tracks.get(row.track_id)
        if row.mode == "online":
            row.event, row.track = parent, track
            row.save()
        else:
            row.copy_of = patterns[row.id] = copied(
                row, event=parent, track=track, repeated=True, copy_of=None, pinned=False,
                **(moved(row, ("starts", "day"), shift) if shift else {}),
            )  # fmt: skip
            own.append(row)
    Session.add_all(list(patterns.values()))
    places = SessionRoom.select().where(SessionRoom.session << list(patterns))
    SessionRoom.add_all([copied(place, session=patterns[place.session_id]) for place in places])
    for row in own:
        row.save(only=[Session.copy_of])


def _part(parent: Event, event: Event, stop: Stop) -> Event:
    """One more city: the common agenda, the event's tasks, plan of costs and risks, the rooms alike."""
    venue = stop.venue
    city = {"city": stop.city or (venue.city if venue else ""),
            "city_other": stop.city_other or (venue.city_other if venue else "")}  # fmt: skip
    starts = datetime.combine(stop.day, event.starts.time()) if stop.day and event.starts else None
    ends = starts + (event.ends - event.starts) if starts and event.ends else None
    part: Event = copied(
        event, part_of=parent, venue=venue, status="planned" if starts else "idea", starts=starts, ends=ends,
        expected=None, contact=None, link="", **city, **_titles(event, city),
    )  # fmt: skip
    part.save(force_insert=True)
    tracks, known = copied_tracks(parent, part), _use_rooms(part, parent)
    shift = shift_to(parent, part)
    copies, places, rooms = [], [], _rooms_of(_patterns(parent))
    for row in _patterns(parent):
        times = moved(row, ("starts", "day"), shift) if shift else {"starts": None, "day": None}
        copy = copied(row, event=part, track=tracks.get(row.track_id), copy_of=row, repeated=False, **times)
        copies.append(copy)
        alike = (room_like(room, known) for room in rooms.get(row.id, ()))
        here = list(dict.fromkeys(room for room in alike if room))
        places += [SessionRoom(session=copy, room=room, position=n) for n, room in enumerate(here)]
    Session.add_all(copies)
    SessionRoom.add_all(places)
    tasks = {
        row.id: copied(row, event=part)
        for row in Task.select().where(Task.event == event, Task.workdays.is_null(False))
    }
    Task.add_all(list(tasks.values()))
    copy_parts(tasks)
    for model in (BudgetLine, Risk):
        copy_rows(model, event, part)
    return part


def _rooms_of(sessions: Iterable[Session]) -> dict[int, list[Room]]:
    """The rooms of sessions, first one first, by the id of the session."""
    ids = [session.id for session in sessions]
    query = SessionRoom.select(SessionRoom, Room).join(Room).where(SessionRoom.session << ids)
    found: dict[int, list[Room]] = {}
    for row in query.order_by(SessionRoom.position):
        found.setdefault(row.session_id, []).append(row.room)
    return found


def _use_rooms(part: Event, parent: Event) -> dict[str, Room]:
    """Let a part use the rooms of its venue that are called like the parent's; all of them where none is."""
    house = list(Room.select().where(Room.venue == part.venue_id).order_by(Room.position, Room.name))
    known = rooms_by_name(house)
    rows = EventRoom.select().where(EventRoom.event == parent).order_by(EventRoom.position)
    alike = (room_like(row.room, known) for row in rows)
    used = list(dict.fromkeys(room for room in alike if room)) or house
    EventRoom.add_all([EventRoom(event=part, room=room, position=n) for n, room in enumerate(used)])
    return known


def _titles(event: Event, city: Mapping[str, str]) -> dict[str, str]:
    """The titles for another city: its name in the place of the old one, or added."""
    plan, found = the_plan(), {}
    for title, place, tongue in (
        ("title", "city", plan.language),
        ("title_other", "city_other", plan.language_other),
    ):
        text, old, new = getattr(event, title), getattr(event, place), city[place]
        if text and old and new and old in text:
            text = text.replace(old, new)
        elif text and new:
            with speaking(tongue):
                text = _("{title}, {city}").format(title=text, city=new)
        found[title] = text
    return found


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
