"""Versions of an event: numbered, sealed, read back, compared; refused where something blocks; forgettable."""

# ruff: noqa: E501 - tables

import zlib
from datetime import datetime

import pytest
from paper_geometry import run, text_of

from exports import Request, document, make
from exports.facts import version
from models import (
    Appearance,
    Event,
    Group,
    Organisation,
    Participant,
    Person,
    Printout,
    Release,
    Room,
    Session,
    Task,
    Track,
    Venue,
    history,
)
from models.agenda import new_session, place, remove_session
from models.database import Problem, database
from models.file import close_plan
from models.forgetting import FORGOTTEN, forget
from models.history import record, step
from models.release import waive
from models.releasing import seal, unseal
from models.schema import MIGRATIONS
from planning import released as released_module
from planning.plan import read_picture
from planning.problems import problems_of
from planning.reached import reached
from planning.released import LEFT_OUT, TABLES, differs, pack, released, releases
from planning.releasing import blocking, release


@pytest.fixture
def event(plan):
    with step("x"):
        venue = Venue.create(name="Office", city="Beijing")
        rooms = [Room.create(venue=venue, name=name) for name in ("Hall A", "Hall B")]
        school = Organisation.create(name="School")
        person = Person.create(name="Wang Fang", email="canary@example.org", organisation=school)
        event = Event.create(kind="open_day", title="Open Day", starts=datetime(2026, 4, 23, 9),
                             ends=datetime(2026, 4, 23, 17), venue=venue, owner=person)  # fmt: skip
        Event.create(kind="other", title="Another")
        track = Track.create(event=event, code="A", title="Patents")
        Group.create(event=event, name="Class 5", organisation=school)
        Participant.create(event=event, name="Kanarienkind", person=person)
        Task.create(event=event, title="Print")
    talk = new_session(event, "Lecture", rooms=rooms[:1], starts=datetime(2026, 4, 23, 10), track=track)
    with step("x"):
        Appearance.create(session=talk, person=person)
    return event


def test_a_version_is_numbered_and_read_back_as_it_was(event):
    assert version(read_picture(), event.id, "en") == "Draft"
    first = release(read_picture(), event.id, "for the printer", "Li")
    assert (first.number, first.note, first.who) == (1, "for the printer", "Li")
    assert version(read_picture(), event.id, "en") == "Version 1"
    session = Session.get()
    place(session, datetime(2026, 4, 23, 14))
    now = read_picture()
    assert version(now, event.id, "en") == "Draft after version 1"
    old = released(now, releases(now, event.id)[0])
    assert version(old, event.id, "en") == "Version 1"
    assert [row.starts.hour for row in old.sessions(event.id)] == [10]
    assert [person.name for _a, person in old.people(session.id)] == ["Wang Fang"]
    assert [row.title for row in old.all("event")] == ["Open Day"]
    assert release(now, event.id).number == 2


def test_moving_back_is_the_version_again(event):
    release(read_picture(), event.id)
    place(Session.get(), datetime(2026, 4, 23, 14))
    assert differs(read_picture(), event.id)
    history.undo()
    assert not differs(read_picture(), event.id)


@pytest.mark.parametrize(("model", "field", "value", "is_draft"), [
    (Session, "title", "Other lecture", True), (Session, "notes", "bring cable", False), (Person, "title", "Dr", True),
    (Person, "email", "new@example.org", False), (Task, "done", True, False), (Participant, "state", "arrived", False),
    (Event, "status", "done", False), (Event, "status", "cancelled", True), (Room, "name", "Hall C", True),
    (Appearance, "reply", "yes", False), (Appearance, "reply", "no", True),
])  # fmt: skip
def test_only_what_readers_see_makes_a_draft(event, model, field, value, is_draft):
    if (field, value) in {("status", "done"), ("status", "cancelled")}:
        with step("x"):
            Event.update(status="confirmed").execute()
    release(read_picture(), event.id)
    with step("x"):
        named = {Event: Event.title == "Open Day", Room: Room.name == "Hall A"}
        row = model.get(named[model]) if model in named else model.get()
        setattr(row, field, value)
        row.save()
    assert differs(read_picture(), event.id) == is_draft


def test_every_table_is_in_a_version_or_left_out_on_purpose(event):
    found = set(reached(read_picture(), event.id))
    assert found <= TABLES
    assert not found & LEFT_OUT
    _columns, rows = unseal(pack(read_picture(), event.id), 1)
    assert "Kanarienkind" not in str(rows)


def test_what_parents_share_is_in_the_version(event):
    with step("x"):
        parent = Event.create(title="Ten cities", starts=event.starts, ends=event.ends)
        Event.update(part_of=parent).where(Event.id == event.id).execute()
        Session.create(event=parent, title="Streamed opening", starts=event.starts, everywhere=True)
    release(read_picture(), event.id)
    now = read_picture()
    old = released(now, releases(now, event.id)[0])
    assert {row.title for row in old.sessions(event.id)} == {"Streamed opening", "Lecture"}
    assert not differs(now, event.id)
    with pytest.raises(Problem, match="Release each of them"):
        release(now, parent.id)


def test_a_blocking_problem_is_in_the_way_until_it_is_waived(event):
    rooms = [Session.get().session_rooms[0].room]
    new_session(event, "At the same time", rooms=rooms, starts=datetime(2026, 4, 23, 10))
    found = blocking(read_picture(), event.id)
    assert [finding.rule for finding in found] == ["T1"]
    with pytest.raises(Problem, match=r"One problem blocks the release.*Hall A"):
        release(read_picture(), event.id)
    assert Release.select().count() == 0
    for finding in problems_of(read_picture(), event.id):
        waive(finding.rule, [row for _t, row in finding.objects], finding.fingerprint, "wanted", "Li")
    assert release(read_picture(), event.id).number == 1


def test_after_a_release_sessions_are_cancelled_not_deleted(event):
    release(read_picture(), event.id)
    remove_session(Session.get())
    assert Session.get().status == "cancelled"


def test_undo_leaves_a_release(event):
    release(read_picture(), event.id)
    history.undo()
    assert Release.select().count() == 1


def test_a_version_of_an_older_shape_is_brought_up_to_date(event, monkeypatch):
    made = release(read_picture(), event.id)
    columns, rows = unseal(made.rows, 1)
    names = [name for name in columns["session"] if name != "needs"]
    at = list(columns["session"]).index("needs")
    older = {**columns, "session": {name: columns["session"][name] for name in names}}
    cut = {**rows, "session": [[cell for n, cell in enumerate(row) if n != at] for row in rows["session"]]}
    with record():
        Release.update(rows=seal(older, cut), schema=0).execute()

    def add_needs():
        database.connection().execute(
            "ALTER TABLE session ADD COLUMN needs TEXT NOT NULL DEFAULT 'as before'"
        )

    monkeypatch.setitem(MIGRATIONS, 0, add_needs)
    now = read_picture()
    old = released(now, releases(now, event.id)[0])
    assert [row.needs for row in old.sessions(event.id)] == ["as before"]
    assert Session.get().needs == ""
    assert version(now, event.id, "en") == "Draft after version 1"


@pytest.mark.parametrize("rows", [b"", b"rubbish", zlib.compress(b"[]"), zlib.compress(b'{"columns":{},"rows":{}}'), zlib.compress(b'{"columns":{"event":{}},"rows":{"event":[[1]]}}'),
                                  zlib.compress(b'{"columns":{"a\\"; DROP":{}},"rows":{}}')])  # fmt: skip
def test_a_damaged_version_is_a_sentence_and_counts_as_another(event, rows):
    release(read_picture(), event.id)
    with record():
        Release.update(rows=rows).execute()
    now = read_picture()
    with pytest.raises(Problem, match="Version 1 of this event cannot be read"):
        released(now, releases(now, event.id)[0])
    assert version(now, event.id, "en") == "Draft after version 1"


def test_the_plan_stays_at_hand_while_a_version_is_read(event):
    release(read_picture(), event.id)
    now = read_picture()
    released_module._read.cache_clear()
    released(now, releases(now, event.id)[0])
    assert Event.select().count() == 2
    with step("x"):
        Event.create(title="Third")
    assert Event.select().count() == 3


def test_a_forgotten_person_is_in_no_version_no_journal_and_not_in_the_file(event, plan):
    with step("The contact of a group"):
        Group.update(contact="Wang Fang", phone="13800138000").execute()
        Group.create(event=event, name="Class 6", contact="Li Na", phone="13900139000")
    release(read_picture(), event.id)
    person = Person.get()
    with record():
        Printout.create(event_id=event.id, document="personal-sheet", made=datetime(2026, 4, 1),
                        pages='[{"about": "Wang Fang", "facts": "x"}]', options='{"person": "Wang Fang"}')  # fmt: skip
    assert forget(person) == 1
    now = read_picture()
    old = released(now, releases(now, event.id)[0])
    assert [row.name for row in old.all("person")] == [FORGOTTEN]
    for picture in (now, old):
        called = {(row.name, row.contact, row.phone) for row in picture.all("group")}
        assert called == {("Class 5", "", ""), ("Class 6", "Li Na", "13900139000")}
    assert not history.done
    with pytest.raises(Problem):
        history.undo()
    close_plan()
    raw = plan.read_bytes()
    assert not any(
        word in raw for word in (b"Wang Fang", b"canary@example.org", b"Kanarienkind", b"13800138000")
    )


def test_a_document_of_an_older_version(event):
    release(read_picture(), event.id)
    place(Session.get(), datetime(2026, 4, 23, 14))

    def text(number):
        request = Request((event.id,), options={"version": number} if number else {})
        steps = make(document("agenda"), read_picture(), request, ".pdf")
        return text_of(run(steps)[0])

    assert "14:00" in text("") and "Draftafterversion1" in text("")
    assert "10:00" in text("1") and "14:00" not in text("1") and "Version1" in text("1")
    with pytest.raises(Problem, match=r"has no version 3\. There are 1\."):
        text("3")
