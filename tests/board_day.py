"""A small Open Day on the agenda board, for its tests: three rooms, two days, a common session."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from models import Appearance, Event, Person, Room, Session, SessionRoom, Track, Venue
from models.event import use_room
from models.history import step

DAY = datetime(2026, 4, 23)


class OpenDay(NamedTuple):
    event: int
    rooms: dict[str, int]
    sessions: dict[str, int]


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    """A time on the first day, or the next."""
    return DAY + timedelta(days=day, hours=hour, minutes=minute)


def build() -> OpenDay:
    """Make it in the open plan, as one step."""
    with step("Build"):
        venue = Venue.create(name="Office", city="Beijing")
        rooms = {
            name: Room.create(
                venue=venue, name=name, seats=seats, opens="08:00", closes="18:00", parallel=parallel
            )
            for name, seats, parallel in (("Hall", 400, False), ("Lab", 24, False), ("Courtyard", None, True))
        }
        parent = Event.create(kind="open_day", title="Open Day", starts=at(9), ends=at(17, day=1))
        event = Event.create(kind="open_day", title="Open Day in Beijing", venue=venue, part_of=parent,
                             starts=at(9), ends=at(17, day=1), status="confirmed")  # fmt: skip
        for room in rooms.values():
            use_room(event, room)
        track = Track.create(event=event, code="PT", title="Patents")
        fang, li = Person.create(name="Wang Fang"), Person.create(name="Li Ting")
        Session.create(event=parent, title="Streamed opening", starts=at(9), minutes=15, everywhere=True)
        made: dict[str, Any] = {}
        for title, starts, minutes, room, people, more in (
            ("Keynote", at(9, 30), 60, "Hall", (fang,), {"status": "confirmed", "track": track}),
            ("Basics", at(11), 45, "Hall", (li,), {"track": track}),
            ("Tour", at(10), 30, "Lab", (), {"expected": 20}),
            ("Tasting", at(10), 120, "Courtyard", (), {}),
            ("Desk", at(10, 30), 60, "Courtyard", (), {}),
            ("Lunch", at(12), 60, None, (), {"everywhere": True, "format": "break"}),
            ("Night", at(0, 30, day=1), 60, "Hall", (), {"day": at(0).date()}),
            ("Second", at(10, day=1), 45, "Hall", (), {}),
            ("Waiting", None, 40, None, (fang,), {"track": track, "expected": 36}),
            ("Later", None, 30, None, (), {}),
        ):  # fmt: skip
            session = Session.create(event=event, title=title, starts=starts, minutes=minutes, **more)
            made[title] = session
            if room:
                SessionRoom.create(session=session, room=rooms[room])
            for person in people:
                Appearance.create(session=session, person=person, reply="yes")
    return OpenDay(event.id, {n: r.id for n, r in rooms.items()}, {n: s.id for n, s in made.items()})
