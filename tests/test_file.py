"""A plan file is opened whole or refused with a sentence, and never harmed."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models import Event, Person, Plan, Problem, Programme, Session, history, lock, schema
from models.backup import list_backups, verify
from models.database import PRAGMAS, database
from models.file import (
    close_plan,
    current,
    is_open,
    new_plan,
    open_plan,
    plan_open,
    remarks,
    was_unclean,
)  # fmt: skip
from models.history import step
from models.network import is_remote
from models.plan import change_plan, the_plan
from planning.plan import read_picture

ROOT = Path(__file__).parent.parent


@pytest.fixture
def closed(plan):
    """A closed plan with a few rows."""
    with step("Add"):
        Programme.add_all([Programme(name=f"P{n}") for n in range(50)])
        event = Event.create(title="Open Day")
        Session.add_all([Session(event=event, title=f"Talk {n}", abstract="x" * 500) for n in range(100)])
        Person.create(name="Dana")
    close_plan()
    return plan


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def altered(path, *statements):
    """Change a closed plan behind the program's back."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def crash(path, code="", copy_to=None):
    """Let another process open the plan, run `code`, and die without closing."""
    program = (
        "import os, sys; from pathlib import Path; from models import *; from models.file import open_plan\n"
        "from models.history import step\n"
        f"open_plan(Path({str(path)!r}))\n{code}\nos._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (9, "")


ADD = "with step('Add'): Programme.create(name='Added')"


def refused(path, match):
    """The plan is refused with a sentence; neither it nor its folder is changed."""
    before = {file.name: digest(file) for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(Problem, match=match) as caught:
        open_plan(path)
    assert current() is None
    assert {file.name: digest(file) for file in path.parent.iterdir() if file.is_file()} == before
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


# Making and opening


def test_new_plan_is_a_lectern_file_of_its_owner_alone(plan):
    assert current() == plan and is_open(plan)
    close_plan()
    data = plan.read_bytes()
    assert data[68:72] == b"Lect" and data[60:64] == (schema.SCHEMA).to_bytes(4, "big")
    assert plan.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in plan.parent.iterdir()] == [plan.name]


def test_connection_has_every_pragma(plan):
    for name, value in PRAGMAS:
        assert str(database.connection().execute(f"PRAGMA {name}").fetchone()[0]) == str(value)
    assert database.connection().execute("PRAGMA query_only").fetchone() == (1,)


def test_new_plan_refuses_what_is_there(plan, tmp_path):
    other = tmp_path / "other.lectern"
    other.write_text("mine")
    with pytest.raises(Problem, match="exists already"):
        new_plan(other)
    assert other.read_text() == "mine"
    assert current() == plan
    with pytest.raises(Problem, match=r"folder .* does not exist"):
        new_plan(tmp_path / "no" / "plan.lectern")


def test_new_plan_with_bad_settings_leaves_no_file(tmp_path):
    with pytest.raises(Problem, match="no time zone"):
        new_plan(tmp_path / "a.lectern", time_zone="Mars/Base")
    assert list(tmp_path.iterdir()) == []


def test_plan_opens_as_it_was_closed(closed):
    before = digest(closed)
    with plan_open(closed):
        assert (Programme.select().count(), the_plan().changes, was_unclean(), remarks()) == (
            50,
            1,
            False,
            [],
        )
    assert digest(closed) == before
    assert current() is None


def test_opening_again_closes_first(plan):
    with step("Add"):
        Programme.create(name="A")
    open_plan(plan)
    assert (Programme.select().count(), history.done) == (1, [])


def test_link_leads_to_the_file_itself(closed, tmp_path):
    link = tmp_path / "link.lectern"
    link.symlink_to(closed)
    open_plan(link)
    assert current() == closed and is_open(link)
    with step("Add"):
        Programme.create(name="A")
    assert not list(tmp_path.glob("link.lectern-*"))


def test_query_after_closing_fails_instead_of_opening_the_file_unguarded(closed):
    with plan_open(closed):
        pass
    with pytest.raises(Exception, match=r"initialized|not opened"):
        Programme.select().count()
    with pytest.raises(Exception, match=r"initialized|not opened"):
        database.connection()


def test_removed_text_leaves_no_trace_in_the_file(plan):
    with step("Add"):
        person = Person.create(name="CANARY-PERSON", notes="CANARY " * 500)
    with step("Remove"):
        person.delete_instance()
    close_plan()
    assert b"CANARY" not in plan.read_bytes()


# What is refused


def test_missing_file_is_refused_and_not_made(tmp_path):
    with pytest.raises(Problem, match="There is no file"):
        open_plan(tmp_path / "none.lectern")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 something", "is not a Lectern plan"),
        ("姓名,单位".encode(), "is not a Lectern plan"),
        (b"SQLite format 3\x00", "damaged"),
        (b"SQLite format 3\x00" + bytes(200), "another program"),
    ],
)
def test_file_that_is_no_plan_is_refused(tmp_path, content, match):
    path = tmp_path / "a.lectern"
    path.write_bytes(content)
    refused(path, match)


def test_folder_and_pipe_are_refused(tmp_path):
    refused(tmp_path, "is a folder")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Problem):
        open_plan(tmp_path / "pipe")


def test_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "a.lectern"
    altered(path, "CREATE TABLE moz_places (id)")
    refused(path, "another program")


def test_newer_plan_is_refused(closed):
    altered(closed, f"PRAGMA user_version = {schema.SCHEMA + 1}")
    refused(closed, "newer version")


def test_newer_version_that_lies_in_the_wal_is_refused(closed, tmp_path):
    connection = sqlite3.connect(closed)
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    connection.commit()
    for file in tmp_path.glob("season*"):
        shutil.copy(file, file.with_name(file.name.replace("season", "copy")))
    connection.close()
    (tmp_path / "copy.lectern-shm").unlink()
    refused(tmp_path / "copy.lectern", "newer version")


@pytest.mark.parametrize("percent", [5, 10, 25, 40, 50, 60, 75, 90, 99])
def test_truncated_plan_is_refused(closed, percent):
    data = closed.read_bytes()
    closed.write_bytes(data[: len(data) * percent // 100])
    refused(closed, "damaged")


def test_overwritten_pages_are_refused_or_named(closed):
    data = bytearray(closed.read_bytes())
    for start in range(4096, len(data), 4096):
        broken = bytearray(data)
        broken[start : start + 64] = os.urandom(64)
        closed.write_bytes(broken)
        try:
            open_plan(closed)
        except Problem as problem:
            assert "damaged" in str(problem)
            assert closed.read_bytes() == bytes(broken)
        else:
            read_picture()
            close_plan()


HOSTILE = {
    "trigger": ["CREATE TRIGGER grab AFTER INSERT ON person BEGIN DELETE FROM person; END"],
    "view": ["CREATE VIEW grab AS SELECT * FROM person"],
    "table": ["CREATE TABLE grab (id INTEGER)"],
    "column": ["ALTER TABLE person ADD COLUMN grab TEXT"],
    "computed column": ["ALTER TABLE person ADD COLUMN grab TEXT AS (upper(name)) VIRTUAL"],
    "check": ["CREATE TABLE grab (id INTEGER CHECK (abs(id)))"],
    "virtual table": ["CREATE VIRTUAL TABLE grab USING fts5(name)"],
    "index on an expression": ["CREATE INDEX grab ON person (upper(name))"],
    "partial index": ["CREATE INDEX grab ON person (name) WHERE name > 'a'"],
    "unique index": ["CREATE UNIQUE INDEX grab ON person (name)"],
    "missing table": ["DROP TABLE waiver"],
    "missing column": ["ALTER TABLE waiver DROP COLUMN who"],
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_file_with_something_a_plan_has_not_is_refused(closed, what, mode):
    altered(closed, *HOSTILE[what])
    if mode == "delete":
        connection = sqlite3.connect(closed)
        connection.execute("PRAGMA journal_mode = delete")
        connection.close()
    refused(closed, "which no Lectern plan has|damaged")


def test_statistics_of_sqlite_are_no_harm(closed):
    altered(closed, "ANALYZE")
    with plan_open(closed):
        assert Programme.select().count() == 50


# Content that cannot be used


WRONG = {
    "text is no text": "UPDATE session SET title = CAST(x'ff41' AS TEXT) WHERE title = 'Talk 7'",
    "blob": "UPDATE session SET title = x'0041' WHERE title = 'Talk 7'",
    "word for a number": "UPDATE session SET minutes = 'many' WHERE title = 'Talk 7'",
    "day": "UPDATE session SET day = '2026-02-31' WHERE title = 'Talk 7'",
    "moment": "UPDATE session SET starts = 'tomorrow' WHERE title = 'Talk 7'",
    "orphan": "UPDATE session SET event_id = 5 WHERE title = 'Talk 7'",
}


@pytest.mark.parametrize("what", WRONG)
def test_one_bad_row_is_left_out_and_named(closed, what):
    altered(closed, WRONG[what])
    with plan_open(closed):
        picture = read_picture()
        assert len(picture.tables["session"]) == 99
        ((table, row),) = picture.damaged
        assert table == "session"
        with step("Remove the damaged one"):
            database.connection().execute("DELETE FROM session WHERE id = ?", (row,))
        assert read_picture().damaged == ()
        before = database.connection().execute("SELECT count(*) FROM session").fetchone()
        if what == "orphan":  # SQLite takes no reference to nothing back
            with pytest.raises(Problem, match="stays"):
                history.undo()
            return
        history.undo()
        assert database.connection().execute("SELECT count(*) FROM session").fetchone()[0] == before[0] + 1
        assert read_picture().damaged == ((table, row),)


def test_circle_of_events_is_cut_and_named(closed):
    altered(closed, "UPDATE event SET part_of_id = id")
    with plan_open(closed):
        picture = read_picture()
        (event,) = picture.all("event")
        assert (event.part_of_id, picture.damaged) == (None, (("event", event.id),))
        assert len(picture.sessions(event.id)) == 100


# Who has it


HOLD = """
import sys, time
from pathlib import Path
from models.file import open_plan
open_plan(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(closed):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(closed)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_second_opener_is_told_at_once_who_has_it(closed, holder):
    with pytest.raises(Problem, match=rf"open already \(by .* on {os.uname().nodename}, since \d{{4}}-"):
        open_plan(closed)
    assert lock.read(closed)["pid"] == holder.pid
    connection = sqlite3.connect(closed, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        connection.execute("SELECT count(*) FROM person").fetchone()
    connection.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Locks of SQLite are safe on Windows")
def test_plan_stays_held_where_something_in_the_program_looks_into_its_file(closed):
    looking = HOLD.replace('print("open"', 'open(sys.argv[1], "rb").close(); print("open"')
    assert looking != HOLD
    with subprocess.Popen(
        [sys.executable, "-c", looking, str(closed)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout.readline() == "open\n"
            with pytest.raises(Problem, match="open already"):
                open_plan(closed)
        finally:
            process.kill()
    open_plan(closed)


def test_killed_holder_leaves_nothing_in_the_way(closed, holder):
    holder.kill()
    holder.wait()
    open_plan(closed)
    assert was_unclean()
    assert remarks() == ["Lectern closed unexpectedly last time. Nothing that was shown as saved was lost."]
    open_plan(closed)
    assert (was_unclean(), remarks()) == (False, [])


def test_note_of_another_computer_is_no_lock(closed):
    lock.note(closed).write_text(
        '{"host": "elsewhere", "pid": 1, "name": "Dana", "since": "2020-01-01 10:00"}'
    )
    open_plan(closed)
    assert was_unclean()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"changes": "many"}', "\0" * 512])
def test_unreadable_note_is_no_obstacle(closed, content):
    lock.note(closed).write_text(content)
    open_plan(closed)
    close_plan()
    assert not lock.note(closed).exists()


# An unexpected end


def test_changes_beside_the_file_are_taken_in(closed):
    crash(closed, ADD)
    assert closed.with_name(closed.name + "-wal").stat().st_size
    open_plan(closed)
    assert (Programme.select().count(), was_unclean()) == (51, True)


def test_missing_wal_is_noticed(closed):
    crash(closed, f"{ADD}\n{ADD}\n{ADD}")
    closed.with_name(closed.name + "-wal").unlink()
    open_plan(closed)
    assert Programme.select().count() == 50
    (remark,) = remarks()
    assert remark.startswith("The last 3 changes to this plan are missing")
    open_plan(closed)
    assert remarks() == []


def test_older_file_put_in_place_is_noticed(closed):
    old = closed.read_bytes()
    with plan_open(closed), step("Add"):
        Programme.create(name="New")
    closed.write_bytes(old)
    open_plan(closed)
    (remark,) = remarks()
    assert remark.startswith("This file is older, by one change, than the backup of")
    assert [backup.changes for backup in list_backups(closed)] == [1, 2, 1]


def test_foreign_wal_is_refused_and_nothing_is_lost(closed, tmp_path):
    other = tmp_path / "other.lectern"
    shutil.copy(closed, other)
    with plan_open(other), step("Other"):
        Session.delete().execute()
        Programme.add_all([Programme(name="y" * 200) for _ in range(500)])
    crash(other, "with step('More'):\n  Programme.delete().execute()\n  Person.create(name='x')")
    other.with_name(other.name + "-wal").replace(closed.with_name(closed.name + "-wal"))
    refused(closed, "do not belong together")
    from models.backup import restore

    restore(closed, tmp_path / "saved.lectern")
    open_plan(tmp_path / "saved.lectern")
    assert Programme.select().count() == 50


def test_unclosed_plan_in_the_way_of_a_step_heals_itself(plan):
    """A transaction that an earlier failure left open does not become part of the next step."""
    with step("First"):
        pass
    connection = database.connection()
    connection.execute("PRAGMA query_only = 0")
    connection.execute("BEGIN")
    connection.execute("INSERT INTO open_step VALUES (0)")
    Programme.create(name="Stray")
    with step("Add"):
        Programme.create(name="A")
    assert [programme.name for programme in Programme.select()] == ["A"]


# While it is open


def test_vanished_file_stops_writing_and_is_not_made_anew(plan, tmp_path):
    with step("Add"):
        Programme.create(name="A")
    plan.rename(tmp_path / "elsewhere")
    with pytest.raises(Problem, match=r"is no longer there.*save a copy elsewhere"), step("More"):
        Programme.create(name="B")
    assert Programme.select().count() == 1
    from models.backup import save_copy

    save_copy(tmp_path / "copy.lectern")
    close_plan()
    assert not plan.exists()
    with plan_open(tmp_path / "copy.lectern"):
        assert Programme.select().count() == 1


def test_replaced_file_stops_writing_and_both_are_kept(plan, tmp_path):
    with step("Mine"):
        Programme.create(name="Mine")
    new = tmp_path / "theirs"
    new.write_bytes(b"theirs")
    new.replace(plan)
    with pytest.raises(Problem, match="put a different file in the place"), step("More"):
        Programme.create(name="B")
    close_plan()
    assert plan.read_bytes() == b"theirs"
    (backup,) = list_backups(plan)
    assert verify(backup) and backup.rows["programme"] == 1


def test_settings_of_the_plan_are_checked(plan):
    with pytest.raises(Problem, match="no time zone"):
        change_plan(time_zone="Moon")
    with pytest.raises(Problem, match="whole number from 1900 to 2200"):
        change_plan(year="soon")
    assert (the_plan().time_zone, Plan.get().year) == ("Asia/Shanghai", None)


READ_ONLY = """
import os, sys
from pathlib import Path
from models.database import Problem
from models.file import close_plan, open_plan
open_plan(Path(sys.argv[1]))
close_plan()  # everything is imported now: the other user may not read this Python
os.setgid(65534); os.setuid(65534)
try:
    open_plan(Path(sys.argv[1]))
except Problem as problem:
    print(problem)
"""


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become somebody else"
)
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555), (0o600, 0o755)]
)
def test_plan_that_may_not_be_written_is_refused(closed, home, tmp_path_factory, file_mode, folder_mode):
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "shared"
        folder.mkdir()
        path = Path(shutil.copy(closed, folder))
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        Path(name).chmod(0o755)
        before = digest(path)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(path)], cwd=ROOT, capture_output=True, text=True,
            env={**os.environ, "LECTERN_HOME": name},
        )  # fmt: skip
        assert done.stderr == ""
        assert "cannot be opened for writing" in done.stdout or "cannot be read" in done.stdout
        assert (digest(path), sorted(file.name for file in folder.iterdir())) == (before, [path.name])


VIEWED = (
    READ_ONLY.split("try:")[0]
    + """
from models import Programme, history
from models.file import NotWritable, current, is_read_only, remarks, view_plan
path = Path(sys.argv[1])
try:
    open_plan(path)
except NotWritable:
    view_plan(path)
assert (current(), is_read_only()) == (path, True)
print(Programme.select().count())
try:
    with history.step("A change"):
        Programme.create(name="New")
except Problem as problem:
    print(problem)
print(Programme.select().count(), len(history.done))
close_plan()
"""
)


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can become somebody else"
)
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)])
def test_plan_that_may_not_be_written_can_be_looked_at(closed, home, file_mode, folder_mode):
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder, mine = Path(name) / "shared", Path(name) / "mine"
        folder.mkdir()
        mine.mkdir()
        path = Path(shutil.copy(closed, folder))
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        Path(name).chmod(0o755)
        mine.chmod(0o777)
        before = digest(path)
        settings = str(mine)
        done = subprocess.run(
            [sys.executable, "-c", "import os; os.umask(0)\n" + VIEWED, str(path)], cwd=ROOT,
            capture_output=True, text=True, env={**os.environ, "LECTERN_HOME": settings},
        )  # fmt: skip
        assert done.stderr == ""
        sentence = f"{path.name} is open read-only, so nothing was changed. Save a copy and work in that."
        assert done.stdout.splitlines() == ["50", sentence, "50 0"]
        assert (digest(path), sorted(file.name for file in folder.iterdir())) == (before, [path.name])
        assert list((mine / "read-only").iterdir()) == []


def test_copies_that_a_crash_left_behind_go_with_the_next_one(closed, home):
    from models.aside import STALE, copy_aside, throw_away

    left, fresh = copy_aside(closed), copy_aside(closed)
    old = time.time() - STALE - 60
    os.utime(left, (old, old))
    copy = copy_aside(closed)
    assert {path.name for path in copy.parent.iterdir()} == {fresh.name, copy.name}
    throw_away(copy)
    assert [path.name for path in copy.parent.iterdir()] == [fresh.name]


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [("/mnt/share/a.lectern", "cifs", True), ("/mnt/share/a.lectern", "ext4", False),
     ("/home/a.lectern", "nfs4", False), ("/mnt/my share/x/a.lectern", "fuse.sshfs", True)],
)  # fmt: skip
def test_a_folder_of_another_computer_is_known(tmp_path, path, kind, remote):
    mounts = tmp_path / "mounts"
    place = "/mnt/my\\040share" if "my share" in path else "/mnt/share"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {place} {kind} rw 0 0\n")
    assert is_remote(Path(path), mounts) is remote


# Bringing an older file up to date


def older(step_of_migration, monkeypatch):
    """Make this program one version newer than the file."""
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    monkeypatch.setattr("models.examine.SCHEMA", schema.SCHEMA)
    monkeypatch.setitem(schema.MIGRATIONS, schema.SCHEMA - 1, step_of_migration)


def run(*statements):
    def migration():
        for statement in statements:
            database.connection().execute(statement)

    return migration


def test_migration_is_done_whole_after_a_backup(closed, monkeypatch):
    older(run("UPDATE programme SET summary = 'migrated'"), monkeypatch)
    before = closed.read_bytes()
    with plan_open(closed):
        assert {programme.summary for programme in Programme.select()} == {"migrated"}
        assert database.connection().execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)
        assert database.connection().execute("PRAGMA foreign_keys").fetchone() == (1,)
    backup = next(b for b in list_backups(closed) if b.reason == "before an update")
    assert verify(backup) and backup.schema == schema.SCHEMA - 1
    assert before != closed.read_bytes()


HARM = {
    "lost rows": ["DELETE FROM programme"],
    "rebuild that cascades": [
        "CREATE TABLE new (id INTEGER NOT NULL PRIMARY KEY)",
        "DROP TABLE session_room",
    ],
    "dropped table": ["DROP TABLE waiver"],
    "orphans": ["UPDATE session SET event_id = 7"],
    "other shape": ["ALTER TABLE person ADD COLUMN extra TEXT"],
    "half": ["UPDATE programme SET summary = 'half'", "SELECT * FROM nowhere"],
}


@pytest.mark.parametrize("what", HARM)
def test_migration_that_harms_leaves_the_file_as_it_was(closed, monkeypatch, what):
    older(run(*HARM[what]), monkeypatch)
    before = closed.read_bytes()
    with pytest.raises(Exception, match=r"without loss|nowhere"):
        open_plan(closed)
    assert (closed.read_bytes(), current()) == (before, None)
    assert verify(list_backups(closed)[0])


def test_migration_does_not_cascade(closed, monkeypatch):
    """Rebuilding a table the way Peewee does would empty its children while foreign keys are on."""
    table = database_sql(closed, "event")
    rebuild = run(
        table.replace('"event"', '"event_new"', 1), "INSERT INTO event_new SELECT * FROM event",
        "DROP TABLE event", "ALTER TABLE event_new RENAME TO event",
        *(f'CREATE INDEX "event_{name}" ON "event" ("{name}")'
          for name in ("campaign_id", "part_of_id", "venue_id", "owner_id", "contact_id", "image_id")),
    )  # fmt: skip
    older(rebuild, monkeypatch)
    with plan_open(closed):
        assert Session.select().count() == 100


def database_sql(path, table):
    connection = sqlite3.connect(path)
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    return sql


def test_digest_of_the_shape_is_that_of_a_new_file(plan):
    """After a change of a table write the new digest into `models.schema.DIGEST`: files then open at once."""
    assert schema.digest(database.connection()) == schema.DIGEST
