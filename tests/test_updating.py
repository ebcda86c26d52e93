"""Taking over a schedule: matched by identity, updated in place, never doubled, one step."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from models import Event, EventRoom, Person, Room, Session, Track, history
from models.database import Problem
from models.history import step
from planning.plan import read_picture
from planning.problems import problems_of
from planning.schedule import Hall, Item, Schedule, Speaker, Strand
from planning.taking import accept_agenda
from planning.updating import Proposal, propose_agenda

SHARED = Path(__file__).parent.parent.parent / "shared" / "data" / "schedules"
START = datetime(2026, 4, 23, 10)


def item(title: str, hour: int = 10, *, rooms=("Hall",), people=(), **values) -> Item:
    starts = START.replace(hour=hour)
    speakers = tuple(Speaker(name) if isinstance(name, str) else name for name in people)
    return Item(
        place=values.pop("place", title),
        title=title,
        starts=starts,
        minutes=45,
        rooms=rooms,
        people=speakers,
        **values,
    )


def schedule(*items: Item, **values) -> Schedule:
    return Schedule(title="Open Day", acronym="od26", source="test", items=list(items), **values)


def take(*items: Item, remove_gone: bool = False, **values) -> Proposal:
    picture = read_picture()
    proposal = propose_agenda(picture, schedule(*items, **values))
    accept_agenda(proposal, picture, remove_gone=remove_gone)
    return proposal


def states(proposal: Proposal) -> dict[str, str]:
    return {change.title: change.state for change in proposal.changes}


def test_first_import_makes_event_rooms_tracks_and_people(plan):
    take(
        item("Opening", 9, people=["Wang Fang"], track="Patents", guid="g1"),
        item(
            "Keynote",
            10,
            rooms=("Hall", "Room 3"),
            people=["Wang Fang", Speaker("Li Na", "moderator")],
            guid="g2",
        ),
        halls=[Hall("Hall", "7", 300)],
        strands=[Strand("Patents", "专利", "P")],
        time_zone="Europe/Berlin",
    )
    event = Event.get()
    assert (event.title, event.time_zone, event.starts) == (
        "Open Day",
        "Europe/Berlin",
        START.replace(hour=9),
    )
    assert [(r.name, r.seats) for r in Room.select().order_by(Room.position)] == [
        ("Hall", 300),
        ("Room 3", None),
    ]
    assert (
        Track.get().code,
        Track.get().title_other,
        Session.get(Session.title == "Opening").track.title,
    ) == (
        "P",
        "专利",
        "Patents",
    )
    assert sorted(p.name for p in Person.select()) == ["Li Na", "Wang Fang"]
    assert EventRoom.select().count() == 2
    assert len(history.done) == 1
    history.undo()
    assert (Event.select().count(), Room.select().count(), Person.select().count()) == (0, 0, 0)


def test_same_file_again_changes_nothing(plan):
    items = [item("A", people=["X", "Y"], track="T", guid="1"), item("B", 12, guid="2"), item("C", 14)]
    take(*items)
    entries = len(history.done)
    again = take(*items)
    assert (again.count("unchanged"), again.count("added"), again.count("changed")) == (3, 0, 0)
    assert len(history.done) == entries


def test_moved_and_retitled_sessions_keep_their_row(plan):
    take(item("A", guid="1"), item("B", 12, guid="2"))
    ids = {s.external_id: s.id for s in Session.select()}
    proposal = take(item("A", 15, guid="1"), item("B, revised", 12, guid="2"))
    assert {s.external_id: s.id for s in Session.select()} == ids
    assert [change.what[0][0] for change in proposal.changes] == ["starts", "title"]
    assert [change.moved() for change in proposal.changes] == [True, False]


def test_guid_repeated_in_one_file_is_several_sessions(plan):
    take(*(item("Angel meeting", hour, guid="same") for hour in (9, 12, 15)))
    assert Session.select().count() == 3
    again = take(*(item("Angel meeting", hour, guid="same") for hour in (9, 12, 15)))
    assert again.count("unchanged") == 3


def test_repeats_that_got_a_guid_of_their_own_are_matched_by_title_and_slot(plan):
    take(*(item("Angel meeting", hour, guid="same") for hour in (9, 12, 15)))
    again = take(*(item("Angel meeting", hour, guid=f"own{hour}") for hour in (9, 12, 15)))
    assert (again.count("added"), again.count("gone"), Session.select().count()) == (0, 0, 3)


def test_number_counts_only_with_the_same_title(plan):
    take(item("A", number="17"), item("B", 12, number="18"))
    again = take(item("A", 15, number="17"), item("New", 12, number="18", rooms=("Room 9",)))
    assert states(again) == {"A": "changed", "New": "added", "B": "gone"}


def test_gone_is_kept_and_marked_and_returns(plan):
    take(item("A", guid="1"), item("B", 12, guid="2"))
    take(item("A", guid="1"))
    assert Session.get(Session.title == "B").gone
    back = take(item("A", guid="1"), item("B", 12, guid="2"))
    assert not Session.get(Session.title == "B").gone
    assert back.changes[1].what == (("gone", True, False),)


def test_gone_is_removed_only_when_asked(plan):
    take(item("A", guid="1"), item("B", 12, guid="2"))
    take(item("A", guid="1"), remove_gone=True)
    assert [s.title for s in Session.select()] == ["A"]


def test_session_typed_here_is_never_gone(plan):
    take(item("A", guid="1"))
    with step("Type"):
        Session.create(event=Event.get(), title="Mine")
    assert states(take(item("A", guid="1"))) == {"A": "unchanged"}


def test_what_the_file_leaves_empty_is_kept(plan):
    take(item("A", guid="1", abstract="Long text", people=["X"]))
    again = take(item("A", guid="1"))
    assert again.count("unchanged") == 1
    assert Session.get().abstract == "Long text"


def test_person_of_the_same_name_with_another_id_is_somebody_else(plan):
    take(
        item("A", people=[Speaker("Wang Fang", external_id="1")]),
        item("B", 12, people=[Speaker("Wang Fang", external_id="2")]),
        item("C", 14, people=[Speaker("WANG  fang", external_id="1")]),
    )
    assert Person.select().count() == 2


def test_double_booking_is_kept_and_reported(plan):
    take(item("A", guid="1", people=["X"]), item("B", guid="2", people=["X"]))
    assert Session.select().count() == 2
    assert [finding.rule for finding in problems_of(read_picture())] == ["T1", "T2"]


def test_after_midnight_stays_on_its_filed_day(plan):
    late = replace(item("Film"), starts=datetime(2026, 4, 24, 1, 30), day=date(2026, 4, 23))
    take(item("A"), late)
    assert Session.get(Session.title == "Film").day == date(2026, 4, 23)
    assert Event.get().ends == datetime(2026, 4, 24, 2, 15)
    assert problems_of(read_picture()) == []


def test_session_without_time_is_unplaced(plan):
    take(item("A"), replace(item("Later"), starts=None, rooms=()))
    assert Session.get(Session.title == "Later").starts is None


def test_event_named_takes_the_schedule_whatever_its_title(plan):
    with step("Mine"):
        mine = Event.create(title="My own title", starts=START, ends=START + timedelta(hours=2))
    picture = read_picture()
    accept_agenda(propose_agenda(picture, schedule(item("A", 15)), mine.id), picture)
    assert [(e.title, e.ends.hour) for e in Event.select()] == [("My own title", 15)]


def test_what_cannot_be_stored_is_refused_by_its_place_and_the_rest_is_taken(plan):
    long = item("x" * 1001, place="day 1, event 2")
    nobody = item("Talk", 12, people=["y" * 201], place="day 1, event 3")
    proposal = take(item("A"), long, nobody)
    assert [refusal.place for refusal in proposal.refused] == ["day 1, event 2", "day 1, event 3"]
    assert "1001" in proposal.refused[0].message
    assert [s.title for s in Session.select()] == ["A"]


def test_empty_file_is_refused(plan):
    with pytest.raises(Problem, match="no sessions"):
        take()


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared data")
def test_next_state_of_a_real_schedule_updates_by_identity(plan):
    from exports.reading import read

    counts = []
    for name in ("35c3_workshops_20181218.json", "35c3_workshops_final.json", "35c3_workshops_final.json"):
        picture = read_picture()
        proposal = propose_agenda(picture, read(SHARED / name).schedule)
        accept_agenda(proposal, picture)
        moved = sum(change.moved() for change in proposal.changes)
        retitled = sum(any(name == "title" for name, _a, _b in change.what) for change in proposal.changes)
        counts.append(
            (proposal.count("added"), proposal.count("gone"), moved, retitled, Session.select().count())
        )
    assert counts == [(72, 0, 0, 0, 72), (204, 8, 6, 2, 276), (0, 8, 0, 0, 276)]
