"""Sheets that are out are judged one by one: true, stale with what is new, or without anything to say."""

from datetime import datetime

import pytest

from exports import Request, document, make
from exports.out import FRESH, GONE, STALE, check_out
from exports.printed import asked_of, entry_of
from models import Event, Room, Session, SessionRoom, Venue
from models.agenda import new_session, place
from models.history import step
from models.printing import Print, note_prints
from planning.plan import read_picture


@pytest.fixture
def event(plan):
    with step("x"):
        venue = Venue.create(name="Office")
        rooms = [Room.create(venue=venue, name=f"Hall {letter}") for letter in "AB"]
        event = Event.create(title="Open Day", venue=venue, starts=datetime(2026, 4, 23, 9))
    for number, room in enumerate(rooms):
        new_session(event, f"Lecture {number}", rooms=[room], starts=datetime(2026, 4, 23, 9 + number))
    request = Request((event.id,), paper="A4")
    for _part in make(document("door-sheet"), read_picture(), request, ".pdf"):
        pass
    pages = [entry_of(page, "door-sheet") for page in request.pages]
    note_prints([Print(asked_of("door-sheet", request), pages, frozenset((1, 2)))], "Li")
    return event


def checked(event):
    steps = check_out(read_picture(), event.id)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_all_is_fresh_at_first(event):
    assert [(one.where, one.state, one.page) for one in checked(event)] == [
        ("Hall A", FRESH, 1), ("Hall B", FRESH, 2),
    ]  # fmt: skip


def test_a_stale_sheet_says_what_is_new(event):
    place(Session.get(Session.title == "Lecture 1"), datetime(2026, 4, 23, 15))
    first, second = checked(event)
    assert (first.where, first.state, first.page) == ("Hall B", STALE, 2)
    assert any("15:00" in text for text in first.news)
    assert not any("Hall B" in text for text in first.news)
    assert second.state == FRESH


def test_a_sheet_about_nothing_any_more(event):
    with step("x"):
        SessionRoom.delete().where(SessionRoom.room == Room.get(Room.name == "Hall B")).execute()
    assert [(one.where, one.state, one.page) for one in checked(event)] == [
        ("Hall B", GONE, 0), ("Hall A", FRESH, 1),
    ]  # fmt: skip
    with step("x"):
        Session.delete().execute()
    assert {one.state for one in checked(event)} == {GONE}
