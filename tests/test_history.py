"""Every act is a step that is taken back and done again to the last bit."""

import time
from contextlib import suppress
from datetime import datetime, timedelta

import peewee
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from models import (
    JOURNALLED,
    MODELS,
    Appearance,
    Campaign,
    Event,
    Organisation,
    Participant,
    Person,
    Plan,
    Problem,
    Programme,
    Release,
    Room,
    Session,
    SessionRoom,
    Task,
    Track,
    Venue,
    history,
    journal,
)  # fmt: skip
from models.agenda import place, remove_room
from models.database import database
from models.file import close_plan, new_plan
from models.history import record, redo, step, undo
from models.plan import change_plan, the_plan
from planning.plan import INDEXED, PICTURED, Live, read_picture


def dump(models=JOURNALLED):
    """Every cell of every table as SQLite keeps it, with its type."""
    found = {}
    for model in models:
        columns = [field.column_name for field in model._meta.sorted_fields]
        cells = ", ".join(f'"{name}", typeof("{name}")' for name in columns if name != "changes")
        query = f'SELECT {cells} FROM "{model._meta.table_name}" ORDER BY id'
        found[model._meta.table_name] = database.connection().execute(query).fetchall()
    return found


def empty():
    return {model._meta.table_name: [] for model in JOURNALLED}


def raw(sql, *values):
    return database.connection().execute(sql, values)


# Steps


def test_write_outside_a_step_is_refused(plan):
    with pytest.raises(peewee.OperationalError, match="readonly"):
        Programme.create(name="A")
    assert dump() == empty()


def test_step_is_one_entry_and_tells_once_what_it_touched(plan):
    told = []
    history.listeners.append(told.append)
    with step("Add two"):
        first, second = Programme.create(name="A"), Programme.create(name="B")
    assert [entry.text for entry in history.done] == ["Add two"]
    assert told == [{"programme": frozenset({first.id, second.id})}]
    assert the_plan().changes == 1


def test_step_without_a_change_leaves_no_entry(plan):
    with step("Add"):
        programme = Programme.create(name="A")
    undo()
    told = []
    history.listeners.append(told.append)
    with step("Look"):
        Programme.select().count()
    assert (history.done, told, len(history.undone)) == ([], [], 1)
    redo()
    with step("Save as it was"):
        programme.save()
    assert [entry.text for entry in history.done] == ["Add"]


def test_problem_inside_a_step_leaves_nothing(plan):
    told = []
    history.listeners.append(told.append)
    with pytest.raises(Problem), step("Bad"):
        Programme.create(name="A")
        Programme.create(name="")
    assert (dump(), history.done, told, the_plan().changes) == (empty(), [], [], 0)
    with pytest.raises(peewee.OperationalError, match="readonly"):
        Programme.create(name="A")
    with step("Good"):
        Programme.create(name="A")
    assert len(history.done) == 1


def test_bug_inside_a_step_leaves_nothing_and_passes(plan):
    with pytest.raises(ZeroDivisionError), step("Bug"):
        Programme.create(name="A")
        raise ZeroDivisionError
    assert dump() == empty()


def test_inner_step_joins_and_can_fail_alone(plan):
    with step("Outer"):
        Programme.create(name="A")
        with suppress(Problem), step("Inner"):
            Programme.create(name="B")
            Programme.create(name="")
        with step("Inner"):
            Programme.create(name="C")
    assert [programme.name for programme in Programme.select().order_by(Programme.name)] == ["A", "C"]
    assert [entry.text for entry in history.done] == ["Outer"]
    undo()
    assert dump() == empty()


def test_new_step_ends_what_could_be_redone(plan):
    with step("A"):
        Programme.create(name="A")
    undo()
    with step("B"):
        Programme.create(name="B")
    with pytest.raises(Problem, match="nothing to redo"):
        redo()
    assert raw("SELECT DISTINCT step FROM journal").fetchall() == [(history.done[0].number,)]


def test_nothing_to_undo_is_a_sentence(plan):
    with pytest.raises(Problem, match="nothing to undo"):
        undo()


def test_undo_inside_a_step_is_a_bug(plan):
    with step("A"):
        Programme.create(name="A")
    with pytest.raises(RuntimeError), step("B"):
        undo()
    assert len(history.done) == 1


def test_listener_that_fails_harms_neither_the_stacks_nor_the_plan(plan):
    with step("A"):
        Programme.create(name="A")

    def broken(touched):
        raise ZeroDivisionError

    history.listeners.append(broken)
    with pytest.raises(ZeroDivisionError):
        undo()
    history.listeners.clear()
    assert (len(history.done), len(history.undone), dump()) == (0, 1, empty())
    redo()
    assert Programme.select().count() == 1


def test_entry_removed_meanwhile_is_not_saved_silently(plan):
    with step("A"):
        programme = Programme.create(name="A")
    undo()
    with pytest.raises(Problem, match="no longer in the plan"), step("B"):
        programme.save()


def test_statement_after_sqlite_ended_the_transaction_is_not_kept(plan):
    """SQLite itself rolls back when the disk is full; code that swallows that must not write on alone."""
    with pytest.raises((Problem, peewee.DatabaseError)), step("Import"):
        Programme.create(name="A")
        raw("ROLLBACK")
        with suppress(peewee.DatabaseError):
            Programme.create(name="B")
    assert (dump(), history.done) == (empty(), [])


def test_swallowed_rollback_is_told(plan):
    with pytest.raises(Problem, match="could not be written"), step("Import"):
        Programme.create(name="A")
        raw("ROLLBACK")


# Cells of every kind

STRANGE = [
    "quote ' and \" and ; -- drop", "NUL \0 inside", "\0", "新闻发布会 🎓\u200d", "new\nline\ttab",
    "é e\u0301",
    b"\x00\xff blob".decode("latin-1"), "", "{}%s :name ?1",
]  # fmt: skip


@pytest.mark.parametrize("text", STRANGE)
def test_text_of_any_kind_comes_back(plan, text):
    with step("Add"):
        programme = Programme.create(name="A")
        raw("UPDATE programme SET summary = ? WHERE id = ?", text, programme.id)
    before = dump()
    with step("Change"):
        raw("UPDATE programme SET summary = 'new'")
    with step("Remove"):
        programme.delete_instance()
    undo()
    undo()
    assert dump() == before


@pytest.mark.parametrize("number", [1, 2**63 - 1, 2**53 + 1])
def test_ids_of_63_bits_come_back(plan, number):
    with step("Add"):
        venue = Venue.create(id=number, name="Hall")
        Room.create(venue=venue, name="A")
    before = dump()
    with step("Remove"):
        venue.delete_instance()
    undo()
    assert dump() == before
    assert Room.get().venue_id == number


def test_blob_broken_text_and_wrong_type_come_back(plan):
    with step("Add"):
        programme = Programme.create(name="A")
        raw("UPDATE programme SET name = x'00ff', summary = CAST(x'ff0041' AS TEXT), position = 'many'")
    before = raw("SELECT hex(name), hex(summary), typeof(summary), position FROM programme").fetchall()
    with step("Remove"):
        programme.delete_instance()
    undo()
    assert (
        raw("SELECT hex(name), hex(summary), typeof(summary), position FROM programme").fetchall() == before
    )


# Relations


def season():
    """A little of everything that refers to something."""
    organisation = Organisation.create(name="University")
    person = Person.create(name="Dana", organisation=organisation)
    venue = Venue.create(name="House")
    rooms = [Room.create(venue=venue, name=name) for name in "AB"]
    programme = Programme.create(name="Open Day")
    campaign = Campaign.create(programme=programme, title="2026")
    event = Event.create(title="Open Day", campaign=campaign, venue=venue, owner=person)
    part = Event.create(title="In Wuhan", part_of=event)
    track = Track.create(event=event, title="Patents")
    for number, room in enumerate(rooms):
        session = Session.create(event=event, title=f"Talk {number}", track=track)
        SessionRoom.create(session=session, room=room)
        Appearance.create(session=session, person=person)
    Task.create(event=part, title="Print", owner=person)
    Participant.create(event=event, name="Guest", person=person)
    return event, venue, person


@pytest.mark.parametrize("which", ["event", "venue", "campaign", "room", "track"])
def test_cascade_and_set_null_come_back(plan, which):
    with step("Season"):
        event, venue, _person = season()
    before = dump()
    with step("Remove"):
        if which == "event":
            event.delete_instance()
        elif which == "venue":
            venue.delete_instance()
        elif which == "room":
            remove_room(Room.get())
        else:
            {"campaign": Campaign, "track": Track}[which].get().delete_instance()
    after = dump()
    assert after != before
    for _ in range(3):
        undo()
        assert dump() == before
        redo()
        assert dump() == after
    undo()
    undo()
    assert dump() == empty()
    redo()
    assert dump() == before


def test_entry_in_use_is_a_sentence_and_stays(plan):
    with step("Season"):
        _event, _venue, person = season()
    before = dump()
    with pytest.raises(Problem, match="still uses this entry"), step("Remove"):
        person.delete_instance()
    assert dump() == before


def test_reference_to_nothing_is_a_sentence(plan):
    with pytest.raises(Problem, match="refers to an entry that is no longer"), step("Add"):
        Room.create(venue=5, name="A")
    assert dump() == empty()


# What is recorded


def test_record_is_told_but_not_taken_back(plan):
    with step("Add"):
        event = Event.create(title="E")
    told = []
    history.listeners.append(told.append)
    with record():
        release = Release.create(event=event, number=1, made=datetime(2026, 5, 1, 9))
    change_plan(title="New name")
    assert told == [{"release": frozenset({release.id})}, {"plan": frozenset({1})}]
    assert (len(history.done), the_plan().changes) == (1, 3)
    with pytest.raises(Problem, match="“Add” stays: something that cannot be taken back"):
        undo()
    assert (len(history.done), Release.select().count(), the_plan().title) == (1, 1, "New name")


def test_tables_of_step_and_record_cannot_be_mixed(plan):
    with pytest.raises(RuntimeError, match="plan"), step("Settings"):
        Plan.update(title="x").execute()
    with pytest.raises(RuntimeError, match="programme"), record():
        Programme.create(name="A")
    with pytest.raises(RuntimeError), step("Outer"), record():
        pass
    assert (the_plan().title, dump()) == ("Season", empty())


def test_stale_settings_do_not_turn_the_count_back(plan):
    stale = the_plan()
    with step("A"):
        Programme.create(name="A")
    with record():
        stale.title = "New"
        stale.save()
    assert (the_plan().changes, the_plan().title) == (2, "New")


def test_step_from_another_thread_is_refused(plan):
    from concurrent.futures import ThreadPoolExecutor

    def work():
        with step("Worker"):
            Programme.create(name="A")

    with ThreadPoolExecutor(1) as pool, pytest.raises((Problem, peewee.DatabaseError)):
        pool.submit(work).result()
    assert dump() == empty()
    with step("Owner"):
        Programme.create(name="A")


# Size and speed


def test_journal_past_its_limit_lets_the_oldest_steps_go(plan, monkeypatch):
    monkeypatch.setattr(history, "LIMIT", 2**20)
    with step("Add"):
        programme = Programme.create(name="A")
    for number in range(400):
        with step(f"Change {number}"):
            programme.summary = str(number) * 1000
            programme.save()
    assert journal.size() < 3 * 2**20
    assert 10 < len(history.done) < 400
    newest = dump()
    while history.done:
        undo()
    while history.undone:
        redo()
    assert dump() == newest


def test_five_thousand_rows_in_one_step(plan):
    began = time.perf_counter()
    with step("Import"):
        event = Event.create(title="E")
        Session.add_all([Session(event=event, title=f"Session {n}") for n in range(5000)])
    added = time.perf_counter()
    undo()
    undone = time.perf_counter()
    redo()
    redone = time.perf_counter()
    print(
        f"\n5,000 rows: step {added - began:.2f} s, undo {undone - added:.2f} s, redo {redone - undone:.2f} s"
    )
    assert Session.select().count() == 5000


# A random walk

TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=20)


class Walk(RuleBasedStateMachine):
    """Acts, nested and failing ones too, undone and redone in any order, against what the plan was then."""

    programmes, venues, rooms, events, sessions = map(
        Bundle, ["programmes", "venues", "rooms", "events", "sessions"]
    )

    @initialize()
    def begin(self):
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        new_plan(Path(self.folder.name) / "walk.lectern")
        self.live = Live()
        self.past, self.future = [], []

    def teardown(self):
        if hasattr(self, "folder"):
            self.live.stop()
            close_plan()
            self.folder.cleanup()

    def act(self, change):
        """Do something in a step, and remember how the plan was before."""
        before, count = dump(), len(history.done)
        try:
            with step("Act"):
                made = change()
        except Problem:
            assert dump() == before
            return None
        if len(history.done) > count:
            self.past.append(before)
            self.future.clear()
        else:
            assert dump() == before
        return made

    @rule(target=programmes, name=TEXT)
    def add_programme(self, name):
        return self.act(lambda: Programme.create(name=f"a{name}").id) or 0

    @rule(target=venues, name=TEXT, rooms=st.integers(0, 3))
    def add_venue(self, name, rooms):
        def change():
            venue = Venue.create(name=f"a{name}")
            Room.add_all([Room(venue=venue, name=f"r{n}", position=n) for n in range(rooms)])
            return venue.id

        return self.act(change) or 0

    @rule(target=events, title=TEXT, parent=st.none() | events, venue=st.none() | venues)
    def add_event(self, title, parent, venue):
        return self.act(lambda: Event.create(title=f"a{title}", part_of=parent, venue=venue).id) or 0

    @rule(target=sessions, event=events, title=TEXT, minutes=st.integers(-1, 90), bad=st.booleans())
    def add_session(self, event, title, minutes, bad):
        def change():
            track = Track.create(event=event, title="t")
            with suppress(Problem), step("Inner"):
                Session.create(event=event, title="inner", track=track)
                Session.create(event=event, title="" if bad else "second")
            return Session.create(event=event, title=f"a{title}", minutes=minutes, track=track).id

        return self.act(change) or 0

    @rule(session=sessions, hours=st.integers(0, 100), count=st.integers(0, 3))
    def place_session(self, session, hours, count):
        def change():
            rooms = list(Room.select().order_by(Room.id).limit(count))
            place(Session.fetch(session), datetime(2026, 5, 1) + timedelta(hours=hours), rooms)

        self.act(change)

    @rule(row=programmes | venues | events | sessions, text=TEXT, position=st.integers(0, 3))
    def change_row(self, row, text, position):
        def change():
            for model, name in (
                (Programme, "summary"),
                (Venue, "notes"),
                (Event, "notes"),
                (Session, "notes"),
            ):
                found = model.get_or_none(model.id == row)
                if found:
                    setattr(found, name, text)
                    found.save()
            Room.update(position=position).where(Room.venue == row).execute()

        self.act(change)

    @rule(row=consumes(programmes) | consumes(venues) | consumes(events) | consumes(sessions))
    def remove_row(self, row):
        def change():
            for model in (Programme, Venue, Event, Session):
                model.delete().where(model.id == row).execute()

        self.act(change)

    @rule()
    def remove_a_room(self):
        def change():
            room = Room.select().order_by(Room.id).first()
            if room:
                remove_room(room)

        self.act(change)

    @rule()
    def take_back(self):
        if self.past:
            now = dump()
            undo()
            assert dump() == self.past[-1]
            self.past.pop()
            self.future.append(now)

    @rule()
    def do_again(self):
        if self.future:
            now = dump()
            redo()
            assert dump() == self.future[-1]
            self.future.pop()
            self.past.append(now)

    @invariant()
    def picture_is_as_if_freshly_read(self):
        if not hasattr(self, "live"):
            return
        fresh = read_picture()
        assert self.live.picture.plan == fresh.plan
        for model in PICTURED:
            table = model._meta.table_name
            assert self.live.picture.tables[table] == fresh.tables[table]
            for column in INDEXED.get(table, ()):
                keys = {getattr(row, column) for row in fresh.all(table)} | {5}
                for key in keys:
                    assert self.live.picture.of(table, column, key) == fresh.of(table, column, key)
        assert raw("PRAGMA foreign_key_check").fetchall() == []
        assert (len(history.done), len(history.undone)) == (len(self.past), len(self.future))
        assert raw("PRAGMA query_only").fetchone() == (1,)


WALK = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much]}
TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=25, stateful_step_count=30, **WALK)


@pytest.mark.soak
def test_long_walks():
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(Walk, settings=settings(max_examples=200, stateful_step_count=60, **WALK))


def test_every_journalled_table_has_its_triggers_from_the_first_step_on(plan):
    with step("Nothing"):
        pass
    found = {name for (name,) in raw("SELECT name FROM sqlite_temp_master WHERE type = 'trigger'")}
    tables = [model._meta.table_name for model in MODELS]
    assert found == {f"{table}_{act}" for table in tables for act in ("added", "changed", "removed")}
