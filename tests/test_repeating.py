"""A change of the common agenda: to whom it is offered, who differs, and that taking it over is one step."""

from datetime import date, datetime

import pytest

from models import Event, EventRoom, Room, Session, SessionRoom, Track, Venue
from models.agenda import new_session, place, remove_session
from models.history import step, undo
from models.repeating import Stop, repeat_in_cities
from planning.plan import read_picture
from planning.repeating import accept_offers, field_name, offers


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


@pytest.fixture
def parent(plan):
    """A common agenda of two sessions for Beijing, Wuhan (which has a hall) and Chengdu (no day yet)."""
    with step("Set up"):
        venue, library = (
            Venue.create(name="Campus", city="Beijing"),
            Venue.create(name="Library", city="Wuhan"),
        )
        event = Event.create(
            title="Open Day Beijing",
            city="Beijing",
            venue=venue,
            starts=at("04-23 09:00"),
            ends=at("04-23 17:00"),
        )
        hall = Room.create(venue=venue, name="Hall")
        Room.create(venue=library, name="hall")
        Room.create(venue=library, name="Studio")
        EventRoom.create(event=event, room=hall)
        track = Track.create(event=event, title="Patents", code="PT")
        opening = Session.create(
            event=event, title="Opening", starts=at("04-23 09:00"), minutes=30, track=track
        )
        SessionRoom.create(session=opening, room=hall)
        Session.create(event=event, title="Tour", starts=at("04-23 10:00"), minutes=45)
    repeat_in_cities(event, [Stop("", library, date(2026, 4, 25)), Stop("Chengdu")])
    return Event.fetch(Event.fetch(event.id).part_of_id)


def part(city: str) -> Event:
    return Event.get(Event.city == city)


def session(event: Event, title: str) -> Session:
    return Session.get(Session.event == event, Session.title == title)


def told(found, *, values: bool = True):
    cities = {event.id: event.city for event in Event.select()}
    return [
        (cities[o.part_id], o.title, o.act, o.differs, tuple(name for name, _a, _b in o.what)) for o in found
    ]


def test_nothing_is_offered_while_all_agree(parent):
    assert offers(read_picture(), parent.id) == []


def test_change_is_offered_to_all_and_shows_who_differs(parent):
    place(session(part("Wuhan"), "Tour"), at("04-25 13:00"))
    before = read_picture()
    place(session(parent, "Tour"), at("04-23 11:00"))
    found = offers(read_picture(), parent.id, before)
    assert told(found) == [
        ("Beijing", "Tour", "change", False, ("starts",)),
        ("Wuhan", "Tour", "change", True, ("starts",)),
    ]
    assert found[1].what == (("starts", at("04-25 13:00"), at("04-25 11:00")),)
    assert field_name("starts") == "Starts"


def test_own_title_of_a_part_does_not_hinder_another_change(parent):
    with step("Rename"):
        tour = session(part("Wuhan"), "Tour")
        tour.title = "Walk"
        tour.save()
    before = read_picture()
    place(session(parent, "Tour"), at("04-23 11:00"))
    found = offers(read_picture(), parent.id, before)
    assert told(found)[1] == ("Wuhan", "Walk", "change", False, ("starts",))
    accept_offers(found)
    walk = session(part("Wuhan"), "Walk")
    assert walk.starts == at("04-25 11:00")


def test_accepting_is_one_step_and_leaves_others_alone(parent):
    before = read_picture()
    place(session(parent, "Tour"), at("04-23 11:00"))
    changed = read_picture()
    found = offers(changed, parent.id, before)
    accept_offers(found[:1])
    assert session(part("Beijing"), "Tour").starts == at("04-23 11:00")
    assert session(part("Wuhan"), "Tour").starts == at("04-25 10:00")
    assert undo() == "Take the common agenda over in 1 event"
    assert read_picture().tables == changed.tables
    accept_offers(found)
    assert offers(read_picture(), parent.id, before) == []


def test_new_common_session_is_added_with_room_and_track(parent):
    before = read_picture()
    with step("Add"):
        track = Track.get(Track.event == parent)
        hall = EventRoom.get(EventRoom.event == parent).room
        new_session(
            parent, "Quiz", rooms=[hall], starts=at("04-23 15:00"), minutes=20, repeated=True, track=track
        )
    found = offers(read_picture(), parent.id, before)
    assert told(found) == [(city, "Quiz", "add", False, ()) for city in ("Beijing", "Wuhan", "Chengdu")]
    accept_offers(found)
    quiz = session(part("Wuhan"), "Quiz")
    assert (quiz.starts, quiz.day, quiz.minutes) == (at("04-25 15:00"), date(2026, 4, 25), 20)
    assert (quiz.track.event_id, [row.room.name for row in quiz.session_rooms]) == (
        part("Wuhan").id,
        ["hall"],
    )
    assert session(part("Chengdu"), "Quiz").starts is None
    assert offers(read_picture(), parent.id) == []


def test_copy_removed_by_a_part_is_not_pressed_on_it_again(parent):
    remove_session(session(part("Wuhan"), "Tour"))
    before = read_picture()
    place(session(parent, "Tour"), at("04-23 11:00"))
    picture = read_picture()
    assert [city for city, *_rest in told(offers(picture, parent.id, before))] == ["Beijing"]
    assert ("Wuhan", "Tour", "add", False, ()) in told(offers(picture, parent.id))


def test_removed_common_session_is_offered_for_removal(parent):
    place(session(part("Wuhan"), "Tour"), at("04-25 13:00"))
    before = read_picture()
    remove_session(session(parent, "Tour"))
    found = offers(read_picture(), parent.id, before)
    assert told(found) == [
        ("Beijing", "Tour", "remove", False, ()),
        ("Wuhan", "Tour", "remove", True, ()),
        ("Chengdu", "Tour", "remove", False, ()),
    ]
    accept_offers(found[:2])
    assert sorted(row.event.city for row in Session.select().where(Session.title == "Tour")) == ["Chengdu"]


def test_cancelled_common_session_is_offered_for_cancelling(parent):
    before = read_picture()
    with step("Cancel"):
        tour = session(parent, "Tour")
        tour.status = "cancelled"
        tour.save()
    found = offers(read_picture(), parent.id, before)
    assert {what for *_rest, what in told(found)} == {("cancelled",)}
    accept_offers(found)
    assert {row.status for row in Session.select().where(Session.title == "Tour")} == {"cancelled"}


def test_moving_the_parent_offers_nothing(parent):
    from models.moving import shift_event

    before = read_picture()
    shift_event(parent, days=3)
    assert offers(read_picture(), parent.id, before) == []


def test_unknown_room_of_a_part_is_its_own_matter(parent):
    with step("Elsewhere"):
        studio = Room.get(Room.name == "Studio")
        SessionRoom.create(session=session(part("Wuhan"), "Tour"), room=studio)
    assert told(offers(read_picture(), parent.id)) == [("Wuhan", "Tour", "change", True, ("rooms",))]
