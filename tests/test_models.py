"""The tables hang together, and each act does what it says in one step."""

import importlib
from datetime import date, datetime, time
from pathlib import Path

import pytest

import models
from models import (
    JOURNALLED,
    MODELS,
    RECORDED,
    Appearance,
    Event,
    EventRoom,
    Organisation,
    Participant,
    Person,
    Problem,
    Record,
    Release,
    Room,
    Session,
    SessionRoom,
    Task,
    Track,
    Venue,
    Waiver,
    history,
)  # fmt: skip
from models.agenda import (
    FORMATS,
    appear,
    day_of,
    ends,
    new_session,
    place,
    remove_room,
    remove_session,
    unplace,
)  # fmt: skip
from models.event import KINDS, days, new_event, remove_event, use_room
from models.fields import Choice, Link
from models.group import sign_up
from models.history import record, step, undo
from models.person import person_named
from models.plan import change_plan
from models.release import waive

MORNING = datetime(2026, 4, 23, 9)


# The tables


def test_every_table_is_undone_or_recorded():
    for file in Path(models.__file__).parent.glob("*.py"):
        importlib.import_module(f"models.{file.stem}")
    assert {*JOURNALLED, *RECORDED} == set(MODELS) == set(Record.__subclasses__())
    assert len(MODELS) == len(set(MODELS))


def links():
    return [
        (model, field) for model in MODELS for field in model._meta.sorted_fields if isinstance(field, Link)
    ]


def test_parents_stand_before_children():
    for model, field in links():
        assert MODELS.index(field.rel_model) <= MODELS.index(model)


def test_every_reference_says_what_happens_when_its_end_goes():
    for model, field in links():
        assert field.on_delete in ("CASCADE", "SET NULL", "RESTRICT"), f"{model.__name__}.{field.name}"
        assert field.null or field.on_delete != "SET NULL"


def test_defaults_are_values_the_fields_take():
    for model in MODELS:
        for field in model._meta.sorted_fields:
            if (
                hasattr(field, "inspect")
                and field.default is not None
                and not getattr(field, "needed", False)
            ):
                assert field.inspect(field.default) == field.default
            if isinstance(field, Choice):
                assert field.default in field.codes or field.default == "", f"{model.__name__}.{field.name}"


# Events


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_starts_with_what_it_has(plan, kind):
    event = new_event(kind, "New", MORNING)
    assert Session.select().count() == len(KINDS[kind].sessions)
    assert Task.select().count() == len(KINDS[kind].tasks)
    assert all(session.format in FORMATS and session.day == date(2026, 4, 23) for session in event.sessions)
    assert event.ends > event.starts and days(event) == [date(2026, 4, 23)]
    assert [entry.text for entry in history.done] == ["Add event “New”"]
    undo()
    assert (Event.select().count(), Session.select().count(), Task.select().count()) == (0, 0, 0)


def test_what_an_event_starts_with_is_in_both_languages_of_the_plan(plan):
    change_plan(language="zh_CN", language_other="en")
    new_event("salon", "沙龙", MORNING)
    titles = {session.title_other for session in Session.select()}
    assert titles == {"Keynote", "Conversation"}
    assert not titles & {session.title for session in Session.select()}


def test_event_with_no_date_is_an_idea(plan):
    event = new_event("open_day", "Some day")
    assert (event.starts, days(event), {session.starts for session in Session.select()}) == (None, [], {None})


def test_event_cannot_be_part_of_itself_or_of_its_own_parts(plan):
    tour, stop = new_event("other", "Tour"), None
    with step("Part"):
        stop = Event.create(title="Stop", part_of=tour)
    for parent in (stop, tour):
        with pytest.raises(Problem, match="cannot be part of"), step("Circle"):
            tour.part_of = parent
            tour.save()
        tour = Event.fetch(tour.id)


def test_released_event_is_cancelled_instead_of_removed(plan):
    event = new_event("salon", "Salon", MORNING)
    with record():
        Release.create(event=event, number=1, made=MORNING)
    remove_session(event.sessions[0])
    remove_event(event)
    assert (Event.get().status, Session.select().where(Session.status == "cancelled").count()) == (
        "cancelled",
        1,
    )
    assert history.done[-1].text == "Cancel “Salon”"


# The agenda


@pytest.fixture
def open_day(plan):
    with step("House"):
        venue = Venue.create(name="House")
        rooms = [Room.create(venue=venue, name=name) for name in "ABC"]
    return new_event("other", "Open Day", MORNING), rooms


def test_session_belongs_to_the_evening_before_until_the_day_starts():
    assert day_of(datetime(2026, 4, 24, 3, 59), "04:00") == date(2026, 4, 23)
    assert day_of(datetime(2026, 4, 24, 4), "04:00") == date(2026, 4, 24)
    assert day_of(datetime(2026, 4, 24, 0), "00:00") == date(2026, 4, 24)


def test_session_is_placed_and_unplaced(open_day):
    event, (hall, room, _other) = open_day
    session = new_session(event, "Talk", minutes=40)
    assert (session.starts, ends(session), session.ends) == (None, None, None)
    place(session, MORNING, [hall, room, hall])
    assert (session.ends.time(), session.day) == (time(9, 40), date(2026, 4, 23))
    assert [row.room.name for row in session.session_rooms.order_by(SessionRoom.position)] == ["A", "B"]
    assert [used.room.name for used in event.event_rooms.order_by(EventRoom.position)] == ["A", "B"]
    place(session, datetime(2026, 4, 24, 1))
    assert (session.day, SessionRoom.select().count()) == (date(2026, 4, 23), 2)
    unplace(session)
    stored = Session.fetch(session.id)
    assert (stored.starts, stored.day, SessionRoom.select().count()) == (None, None, 0)
    undo()
    assert SessionRoom.select().count() == 2


def test_room_that_goes_returns_its_sessions_to_the_tray(open_day):
    event, (hall, room, _other) = open_day
    alone = new_session(event, "Alone", starts=MORNING, rooms=[hall])
    both = new_session(event, "Both", starts=MORNING, rooms=[hall, room])
    everywhere = new_session(event, "Lunch", starts=MORNING, rooms=[hall], everywhere=True)
    online = new_session(event, "Online", starts=MORNING, rooms=[hall], mode="online")
    remove_room(hall)
    starts = {session.title: session.starts for session in Session.select()}
    assert starts == {"Alone": None, "Both": MORNING, "Lunch": MORNING, "Online": MORNING}
    undo()
    assert all(Session.fetch(s.id).session_rooms.count() for s in (alone, both, everywhere, online))


def test_people_of_a_session_keep_their_replies(open_day):
    event, _rooms = open_day
    session = new_session(event, "Talk")
    with step("People"):
        dana, lin = Person.create(name="Dana"), Person.create(name="林")
    appear(session, [(dana, "speaker"), (lin, "speaker")])
    with step("Reply"):
        row = Appearance.get(Appearance.person == lin)
        row.reply = "yes"
        row.save()
    appear(session, [(lin, "speaker"), (dana, "moderator")])
    found = [
        (row.person.name, row.role, row.reply) for row in session.appearances.order_by(Appearance.position)
    ]
    assert found == [("林", "speaker", "yes"), ("Dana", "moderator", "asked")]
    appear(session, [])
    assert Appearance.select().count() == 0


def test_track_that_goes_leaves_its_sessions(open_day):
    event, _rooms = open_day
    with step("Track"):
        track = Track.create(event=event, title="Patents")
    session = new_session(event, "Talk", track=track)
    with step("Remove"):
        track.delete_instance()
    assert Session.fetch(session.id).track_id is None


def test_room_is_used_once(open_day):
    event, (hall, *_others) = open_day
    assert use_room(event, hall) == use_room(event, hall)
    assert EventRoom.select().count() == 1


def test_failing_act_leaves_nothing(open_day):
    event, _rooms = open_day
    with pytest.raises(Problem, match="must not be empty"):
        new_session(event, " ")
    with pytest.raises(Problem):
        sign_up(event, [{"name": "A", "group": "G"}, {"name": ""}])
    assert (Session.select().count(), Participant.select().count(), models.Group.select().count()) == (
        0,
        0,
        0,
    )


# People, waivers


def test_guests_are_signed_up_with_their_groups(open_day):
    event, _rooms = open_day
    sign_up(event, [{"name": "A", "group": "G"}, {"name": "B", "group": "G"}, {"name": "C"}])
    assert [row.group and row.group.name for row in Participant.select().order_by(Participant.name)] == [
        "G",
        "G",
        None,
    ]
    assert history.done[-1].text == "Sign up 3 people"


def test_unknown_name_makes_a_person_and_a_shared_one_asks(plan):
    with step("People"):
        assert person_named(" Dana ") == person_named("Dana")
        Person.create(name="Dana")
        with pytest.raises(Problem, match="Two people are called"):
            person_named("Dana")


def test_person_in_use_is_not_removed(plan):
    with step("People"):
        organisation = Organisation.create(name="University")
        Person.create(name="Dana", organisation=organisation)
    with pytest.raises(Problem, match="still uses this entry"), step("Remove"):
        organisation.delete_instance()


def test_waiver_needs_a_reason_and_replaces_the_one_before(plan):
    with pytest.raises(Problem, match="Say in a few words"):
        waive("T1", [1, 2], "a", " ", "Dana")
    waive("T1", [1, 2], "a", "It is meant so.", "Dana")
    waive("T1", [1, 2], "b", "It still is.", "Lin")
    assert [(w.objects, w.fingerprint, w.reason) for w in Waiver.select()] == [("1,2", "b", "It still is.")]
    undo()
    assert [w.fingerprint for w in Waiver.select()] == ["a"]


def test_row_that_is_gone_is_a_sentence(plan):
    with pytest.raises(Problem, match="no longer in the plan"):
        Session.fetch(5)
    with pytest.raises(Problem, match="no longer in the plan"):
        Session.fetch(None)
