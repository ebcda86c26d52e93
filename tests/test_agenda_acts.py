"""Acts on several sessions: one step each, with a name that says what was done."""

import pytest
from board_day import at, build

from models import Appearance, Event, EventRoom, Room, Session, history
from models.agenda_acts import (
    Move,
    add_room,
    change_all,
    copy_all,
    move_all,
    pin_all,
    remove_all,
    rename,
    resize_all,
    unplace_all,
)
from models.database import Problem
from models.release import Release


@pytest.fixture
def made(plan):
    return build()


def sessions(made, *titles):
    return [Session.fetch(made.sessions[title]) for title in titles]


def test_each_act_is_one_step_with_a_telling_name(made):
    keynote, basics = sessions(made, "Keynote", "Basics")
    lab = Room.fetch(made.rooms["Lab"])
    before = len(history.done)
    move_all([Move(keynote, at(14))])
    move_all([Move(keynote, at(14), rooms=[lab])])
    move_all([Move(keynote, at(15)), Move(basics, at(16))])
    resize_all([(basics, None, 30)])
    pin_all([keynote, basics], True)
    change_all([keynote], "status", "planned")
    rename(basics, "Basics of patents")
    unplace_all([keynote, basics])
    assert [step.text for step in history.done[before:]] == [
        "Move “Keynote” to 14:00", "Move “Keynote” to 14:00, Lab", "Move 2 sessions",
        "Make “Basics” 30 minutes long", "Pin 2 sessions", "Change “Status” of “Keynote”",
        "Rename “Basics”", "Unplace 2 sessions",
    ]  # fmt: skip
    while len(history.done) > before:
        history.undo()
    keynote = Session.fetch(keynote.id)
    assert (keynote.starts, keynote.pinned, keynote.status) == (at(9, 30), False, "confirmed")


def test_copy_takes_people_and_rooms_but_no_replies_and_no_identity(made):
    (keynote,) = sessions(made, "Keynote")
    with history.step("Identity"):
        keynote.external_id, keynote.pinned = "guid", True
        keynote.save()
    (copy,) = copy_all([Move(keynote, at(14), at(0).date())])
    copy = Session.fetch(copy.id)
    assert (copy.title, copy.external_id, copy.pinned, copy.status) == ("Keynote", "", False, "planned")
    assert [row.room.name for row in copy.session_rooms] == ["Hall"]
    assert [
        (row.person.name, row.reply) for row in Appearance.select().where(Appearance.session == copy)
    ] == [("Wang Fang", "asked")]
    (waiting,) = copy_all([Move(keynote, None)])
    assert Session.fetch(waiting.id).starts is None and not list(waiting.session_rooms)


def test_released_sessions_are_cancelled_not_deleted(made):
    remove_all(sessions(made, "Desk", "Tour"))
    assert history.done[-1].text == "Delete 2 sessions"
    with history.record():
        Release.create(event=made.event, number=1, made=at(8))
    remove_all(sessions(made, "Keynote", "Basics"))
    assert history.done[-1].text == "Cancel 2 sessions"
    assert {session.status for session in sessions(made, "Keynote", "Basics")} == {"cancelled"}


def test_room_by_name_is_found_in_the_venue_or_made(made):
    event = Event.fetch(made.event)
    assert add_room(event, " Lab ").id == made.rooms["Lab"]
    add_room(event, "Studio")
    assert event.event_rooms.order_by(EventRoom.position)[-1].room.name == "Studio"
    with history.step("Elsewhere"):
        other = Event.create(kind="open_day", title="Open Day in Wuhan", city="Wuhan")
    add_room(other, "Aula")
    assert Event.fetch(other.id).venue.name == "Wuhan"
    with pytest.raises(Problem):
        add_room(event, "  ")
