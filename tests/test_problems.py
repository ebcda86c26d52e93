"""Problems followed step by step are those of a full look, whatever is changed; and fixes in their order."""

import json
import random
from datetime import datetime, timedelta

import pytest

from models import (
    Absence,
    Appearance,
    Event,
    EventRoom,
    Person,
    Room,
    Session,
    SessionRoom,
    Venue,
    history,
)  # fmt: skip
from models.agenda import appear, place, remove_room, unplace
from models.history import redo, step, undo
from models.moving import shift_event
from models.plan import change_plan
from models.repeating import Stop, repeat_in_cities
from planning.fixes import apply_fix, fixes
from planning.plan import Live, read_picture
from planning.problems import Problems, problems_of

START = datetime(2026, 4, 23, 9)


def filled(rng: random.Random) -> None:
    with step("Fill"):
        venue = Venue.create(name="House")
        rooms = [Room.create(venue=venue, name=f"R{n}", seats=rng.choice((None, 30, 60))) for n in range(4)]
        people = [Person.create(name=f"P{n}") for n in range(5)]
        for number in range(3):
            zone = rng.choice(("Asia/Shanghai", "Europe/Zurich"))
            event = Event.create(title=f"E{number}", city="Beijing", starts=START, time_zone=zone,
                                 ends=START + timedelta(hours=rng.choice((6, 30))))  # fmt: skip
            for room in rooms:
                EventRoom.create(event=event, room=room)
            for count in range(6):
                session = Session.create(event=event, title=f"S{number}{count}",
                                         minutes=rng.choice((5, 30, 90)), starts=moment(rng),
                                         expected=rng.choice((None, 20, 50)))  # fmt: skip
                for position, room in enumerate(rng.sample(rooms, rng.choice((1, 1, 3)))):
                    SessionRoom.create(session=session, room=room, position=position)
                for person in rng.sample(people, 2):
                    Appearance.create(session=session, person=person, role=rng.choice(("speaker", "host")))


def moment(rng: random.Random) -> datetime:
    return START + timedelta(minutes=15 * rng.randrange(-4, 60))


def change_session(rng: random.Random) -> None:
    session = rng.choice(list(Session.select()))
    place(session, moment(rng), rng.sample(list(Room.select()), min(2, Room.select().count())))


def change_status(rng: random.Random) -> None:
    with step("Status"):
        row = rng.choice([*Session.select(), *Event.select()])
        row.status = rng.choice(("planned", "cancelled"))
        row.save()


def change_event(rng: random.Random) -> None:
    event = rng.choice(list(Event.select()))
    if rng.random() < 0.5 and event.starts:
        shift_event(event, days=rng.choice((-1, 1)), minutes=30)
        return
    with step("Zone"):
        event.time_zone = rng.choice(("Asia/Shanghai", "Europe/Zurich"))
        event.title += "x"
        event.save()


def change_room(rng: random.Random) -> None:
    room = rng.choice(list(Room.select()))
    if rng.random() < 0.15 and Room.select().count() > 2:
        remove_room(room)
        return
    with step("Room"):
        room.parallel, room.seats = rng.random() < 0.3, rng.choice((None, 10, 100))
        room.opens, room.closes = rng.choice((("", ""), ("10:00", "12:00"), ("20:00", "02:00")))
        room.save()
        row = rng.choice(list(EventRoom.select()))
        row.hours = rng.choice(
            ("{}", json.dumps({"2026-04-23": []}), json.dumps({"2026-04-23": ["09:00", "11:00"]}))
        )
        row.save()


def change_people(rng: random.Random) -> None:
    with step("People"):
        person = rng.choice(list(Person.select()))
        person.name += "x"
        person.save()
        row = Appearance.select().first()
        if row:
            row.reply = rng.choice(("yes", "no", "asked"))
            row.save()
    appear(rng.choice(list(Session.select())), [(person, "speaker"), (person, "host")])


def change_absence(rng: random.Random) -> None:
    starts = moment(rng)
    with step("Absence"):
        who = (
            {"person": rng.choice(list(Person.select()))}
            if rng.random() < 0.5
            else {"room": Room.select().first()}
        )
        Absence.create(starts=starts, ends=starts + timedelta(hours=2), **who)
        if rng.random() < 0.4:
            rng.choice(list(Absence.select())).delete_instance()


def remove_something(rng: random.Random) -> None:
    if rng.random() < 0.5:
        unplace(rng.choice(list(Session.select())))
        return
    with step("Remove"):
        rng.choice(list(Session.select())).delete_instance()
        Session.create(event=Event.select().first(), title="New", starts=moment(rng), minutes=0)


def change_levels(rng: random.Random) -> None:
    change_plan(rule_levels=json.dumps({"T1": rng.choice(("warn", "off", "block"))}))


def repeat(rng: random.Random) -> None:
    if Event.select().count() < 8:
        repeat_in_cities(
            rng.choice(list(Event.select().where(Event.part_of.is_null()))), [Stop("Wuhan", day=START.date())]
        )


def go_back(_rng: random.Random) -> None:
    if len(history.done) > 1:  # never the filling itself
        undo()
    elif history.undone:
        redo()


CHANGES = (change_session, change_session, change_status, change_event, change_room, change_people,
           change_absence, remove_something, change_levels, repeat, go_back)  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_problems_followed_through_random_changes_are_those_of_a_full_look(plan, seed):
    rng = random.Random(seed)
    filled(rng)
    live = Live()
    problems = Problems(live.picture)
    history.listeners.append(lambda touched: problems.follow(live.picture, touched))
    for _number in range(40):
        rng.choice(CHANGES)(rng)
        assert [f.message() for f in problems.list()] == [f.message() for f in problems_of(read_picture())]
        assert {f.key for f in problems.list()} == {f.key for f in problems_of(read_picture())}


@pytest.fixture
def full_hall(plan):
    """Two talks in the hall at ten; Room 3 is free, as is the hall from half past eleven."""
    with step("Set up"):
        venue = Venue.create(name="House")
        event = Event.create(title="Day", venue=venue, starts=START, ends=START + timedelta(hours=8))
        rooms = [
            Room.create(venue=venue, name=name, seats=seats)
            for name, seats in (("Hall", 300), ("Room 3", 40))
        ]
        for position, room in enumerate(rooms):
            EventRoom.create(event=event, room=room, position=position)
        for title in ("A", "B"):
            made = Session.create(
                event=event, title=title, starts=START + timedelta(hours=1), minutes=90, pinned=title == "A"
            )
            SessionRoom.create(session=made, room=rooms[0])
    return event


def test_two_sessions_that_share_several_rooms_are_one_problem(full_hall):
    with step("Stream"):
        one, two = Session.select().order_by(Session.title)
        other = Room.get(Room.name == "Room 3")
        SessionRoom.create(session=one, room=other, position=1)
        SessionRoom.create(session=two, room=other, position=-0)
    assert [finding.rule for finding in problems_of(read_picture())] == ["T1"]


def test_another_room_is_offered_before_another_time(full_hall):
    picture = read_picture()
    ways = fixes(picture, problems_of(picture)[0])
    assert [way.label() for way in ways] == ["Move “B” to Room 3", "Move “B” to 11:30"]


def test_room_and_time_are_changed_together_where_neither_alone_helps(full_hall):
    with step("Block"):
        hall, small = Room.select().order_by(Room.name)
        for room, hours in ((hall, (9, 17)), (small, (9, 14))):
            Absence.create(room=room, starts=START.replace(hour=hours[0]), ends=START.replace(hour=hours[1]))
        Session.get(Session.title == "A").delete_instance()
    picture = read_picture()
    (finding,) = problems_of(picture)
    (way,) = fixes(picture, finding)
    assert way.label() == "Move “B” to Room 3, 14:00"
    apply_fix(way)
    assert problems_of(read_picture()) == []
