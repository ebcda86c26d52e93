"""A plan just opened is read as it is asked for, and comes to the same; a file is examined ahead of that."""

import sqlite3
from pathlib import Path

import pytest

from models import Event, Session, ahead, file
from models.database import Problem
from models.file import close_plan, new_plan, open_plan
from models.history import step
from planning.arriving import Arriving
from planning.plan import PICTURED, Live, Picture, read_picture
from ui.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed plan of three events, of two sessions each."""
    found = tmp_path / "plan.lectern"
    new_plan(found)
    with step("Fill"):
        for n in range(3):
            event = Event.create(title=f"Event {n}")
            for m in range(2):
                Session.create(event=event, title=f"Session {n}.{m}")
    close_plan()
    return found


def altered(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()


def same(one: Picture, other: Picture) -> bool:
    return dict(one.tables) == dict(other.tables) and one.plan == other.plan and one.damaged == other.damaged


def test_only_tables_asked_for_are_read(path):
    open_plan(path)
    live = Live()
    assert isinstance(live.picture.tables, Arriving)
    assert sorted(event.title for event in live.picture.all("event")) == ["Event 0", "Event 1", "Event 2"]
    assert set(live.picture.tables.read) == {"event"}
    live.complete()
    assert same(live.picture, read_picture())
    assert type(live.picture.tables) is dict
    live.stop()


@pytest.mark.parametrize("read_first", [(), ("event",), ("session", "event")])
def test_a_change_before_all_is_read_makes_the_picture_anew(path, read_first):
    open_plan(path)
    live = Live()
    for table in read_first:
        assert live.picture.tables[table]
    with step("Change"):
        event = Event.get(title="Event 1")
        event.title = "Changed"
        event.save()
        Session.get(title="Session 2.0").delete_instance()
    assert same(live.picture, read_picture())
    live.stop()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE session SET event_id = 5 WHERE title = 'Session 1.1'",
        "UPDATE session SET minutes = 'many' WHERE title = 'Session 1.1'",
        "UPDATE event SET part_of_id = id WHERE title = 'Event 1'",
        "UPDATE event SET kind = 7, title = x'00' WHERE title = 'Event 1'",
    ],
)
def test_rows_that_cannot_be_used_are_left_out_at_first_sight_too(path, harm):
    altered(path, harm)
    open_plan(path)
    live = Live()
    careful = read_picture()
    assert careful.damaged
    for table in ("event", "session"):
        assert dict(live.picture.tables[table]) == dict(careful.tables[table])
    live.complete()
    assert same(live.picture, careful)
    live.stop()


def test_the_pages_are_told_of_damage_found_later(path, qtbot):
    altered(path, "UPDATE session SET event_id = 5 WHERE title = 'Session 1.1'")
    open_plan(path)
    from PySide6.QtCore import QObject

    parent = QObject()
    store = Store(parent)
    assert len(store.picture.tables["event"]) == 3
    with qtbot.waitSignal(store.changed) as told:
        store.complete()
    assert "session" in told.args[0]
    assert len(store.picture.tables["session"]) == 5
    store.close()


def test_a_file_found_sound_ahead_is_opened(path):
    ahead.begin(path)
    assert ahead.found_sound(path)
    assert not ahead.found_sound(path)  # once looked at is once opened
    ahead.begin(path)
    open_plan(path)
    assert file.current() == path
    assert Event.select().count() == 3


def test_a_file_changed_after_the_look_is_examined_again(path):
    ahead.begin(path)
    ahead._looks[0].join()
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\0" * 4096 + data[8192:])
    with pytest.raises(Problem, match="damaged"):
        open_plan(path)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"no plan"])
def test_what_the_look_found_wrong_is_said_in_words_when_it_is_opened(path, content):
    path.write_bytes(content)
    ahead.begin(path)
    with pytest.raises(Problem):
        open_plan(path)


def test_the_look_at_one_file_says_nothing_of_another(path, tmp_path):
    other = tmp_path / "other.lectern"
    other.write_bytes(b"no plan")
    ahead.begin(path)
    with pytest.raises(Problem):
        open_plan(other)


def test_a_page_that_is_gone_to_and_a_worker_get_the_whole_picture(window):
    window.store.live.picture = Picture(
        window.store.picture.plan, Arriving(PICTURED, lambda: read_picture().tables)
    )
    window.go("events")
    assert type(window.store.picture.tables) is dict
