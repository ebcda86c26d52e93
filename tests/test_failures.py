"""A statement or a write that fails at any point of an act: nothing has changed, and it can be done again."""

import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from test_history import dump, season

pytest.importorskip("apsw")

import apsw
from faulty import Trouble, failing_statements, on_disk

from models import (
    MODELS,
    Event,
    EventPartner,
    Organisation,
    Participant,
    Person,
    Problem,
    Release,
    Room,
    Session,
    history,
)  # fmt: skip
from models.agenda import appear, new_session, place, remove_room, remove_session, unplace
from models.backup import back_up, list_backups, restore, save_copy, verify
from models.doctor import examine
from models.event import new_event, remove_event, use_room
from models.file import close_plan, current, new_plan, open_plan, plan_open
from models.group import sign_up
from models.history import record, redo, step, undo
from models.plan import change_plan
from models.release import waive

ROOT = Path(__file__).parent.parent


def talk():
    return Session.get(Session.title == "Talk 0")


def day():
    return Event.get(Event.title == "Open Day")


def release():
    with record():
        Release.create(event=day(), number=Release.select().count() + 1, made=datetime(2026, 4, 1, 9))


def import_many():
    with step("Import"):
        organisation = Organisation.create(name="New university")
        Person.add_all([Person(name=f"Guest {n}", organisation=organisation) for n in range(5)])
        for person in list(Person.select().where(Person.organisation == organisation).limit(2)):
            Participant.create(event=day(), name=person.name, person=person)
        EventPartner.create(event=day(), organisation=organisation)


ACTS = {
    "add event": lambda: new_event("open_day", "New", datetime(2026, 4, 23, 9)),
    "remove event": lambda: remove_event(Event.get(Event.title == "In Wuhan")),
    "remove event with all it has": lambda: remove_event(day()),
    "add session": lambda: new_session(day(), "New", rooms=list(Room.select()), minutes=30),
    "place": lambda: place(talk(), datetime(2026, 4, 23, 10), list(Room.select()), day=date(2026, 4, 23)),
    "unplace": lambda: unplace(talk()),
    "remove session": lambda: remove_session(talk()),
    "remove room": lambda: remove_room(Room.get()),
    "use room": lambda: use_room(Event.get(Event.title == "In Wuhan"), Room.get()),
    "appear": lambda: appear(talk(), [(Person.get(), "moderator"), (Person.get(), "speaker")]),
    "sign up": lambda: sign_up(
        day(), [{"name": "A", "group": "G"}, {"name": "B", "group": "G"}, {"name": "C"}]
    ),
    "waive": lambda: waive("T1", [1, 2], "f", "It is meant so.", "Dana"),
    "import": import_many,
    "change settings": lambda: change_plan(title="New", language="zh_CN"),
    "release": release,
    "undo": undo,
    "redo": redo,
}


@pytest.fixture
def full(plan):
    """An open plan with a season, one step that can be undone and one that can be redone."""
    with step("Season"):
        season()
    with step("Change"):
        new_event("salon", "Salon", datetime(2026, 4, 24, 14))
    with step("More"):
        remove_event(Event.get(Event.title == "Salon"))
    undo()
    close_history = len(history.done), len(history.undone)
    assert close_history == (2, 1)
    return plan


def state():
    return dump(MODELS), [entry.text for entry in history.done], [entry.text for entry in history.undone]


def fail_at_every_point(act, trouble, sticky):
    """Let the act fail at its first point, its second, and so on, until it succeeds: how often it failed."""
    before, told = state(), []
    history.listeners.append(told.append)
    for at in range(1, 1000):
        trouble.begin(at, sticky=sticky)
        try:
            act()
        except Problem as problem:
            assert trouble.over()
            assert str(problem).endswith((".", "?"))
            assert (state(), told) == (before, [])
        else:  # the last statement only puts the number of the change into the note beside the plan
            trouble.over()
            assert state() != before and len(told) == 1
            history.listeners.remove(told.append)
            return at - 1
    raise AssertionError("the act never succeeded")


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("name", ACTS)
def test_statement_that_fails_changes_nothing(full, name, sticky):
    trouble = Trouble()
    close_and_keep_history = name in ("undo", "redo")
    with failing_statements(trouble):
        reopen(full, steps=close_and_keep_history)
        assert fail_at_every_point(ACTS[name], trouble, sticky) >= 5


def reopen(path, *, steps):
    """Open the plan again on the failing connection, with something to undo and to redo where asked."""
    open_plan(path)
    if steps:
        with step("Change"):
            new_event("salon", "Another", datetime(2026, 4, 24, 14))
        with step("More"):
            remove_event(day())
        undo()


@pytest.mark.parametrize(("error", "sticky"), [(apsw.IOError, False), (apsw.FullError, True)])
@pytest.mark.parametrize("name", ACTS)
def test_write_that_fails_changes_nothing(full, name, error, sticky):
    trouble = Trouble()

    def before_write():
        if trouble.strikes():
            raise error("injected")

    close_plan()
    with on_disk(before_write):
        reopen(full, steps=name in ("undo", "redo"))
        assert fail_at_every_point(ACTS[name], trouble, sticky) >= 1
        after = dump(MODELS)
        close_plan()
    open_plan(full)
    assert dump(MODELS) == after
    assert examine(full).healthy


# Procedures with files


def reopened(path):
    open_plan(path)
    close_plan()


PROCEDURES = {
    "open": lambda path, folder: reopened(path),
    "new": lambda path, folder: new_plan(folder / "new.lectern"),
    "save a copy": lambda path, folder: (open_plan(path), save_copy(folder / "copy.lectern")),
    "back up": lambda path, folder: (open_plan(path), back_up(path)),
    "restore": lambda path, folder: restore(Path(list_backups(path)[-1].file), folder / "back.lectern"),
}


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("name", PROCEDURES)
def test_procedure_whose_statement_fails_leaves_files_whole(full, tmp_path, name, sticky):
    close_plan()
    before, trouble = full.read_bytes(), Trouble()
    folder = tmp_path / "out"
    folder.mkdir()
    with failing_statements(trouble):
        for at in range(1, 1000, 7):
            trouble.begin(at, sticky=sticky)
            try:
                PROCEDURES[name](full, folder)
            except Problem:
                assert name in ("new", "open") or list(folder.iterdir()) == []
            finally:
                struck = trouble.over()
                close_plan()
            assert full.read_bytes() == before
            assert all(map(verify, list_backups(full)))
            if not struck:
                break
            shutil.rmtree(folder)
            folder.mkdir()
    assert at > 1 or name == "restore"
    assert all(examine(file).healthy for file in folder.glob("*.lectern"))


# A disk without space


@pytest.fixture
def small_disk(tmp_path):
    """A file system of one megabyte, where the computer lets us make one."""
    place = tmp_path / "small"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True)
    if done.returncode:
        pytest.skip("only root can mount a small disk")
    yield place
    close_plan()
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is of Linux")
def test_edits_on_a_full_disk_are_refused_until_there_is_space(small_disk):
    path = small_disk / "season.lectern"
    new_plan(path)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(250_000))
    count = 0
    with pytest.raises(Problem, match="The disk is full"):
        for count in range(10_000):
            new_event("open_day", f"Event {count}", datetime(2026, 4, 23, 9))
    assert Event.select().count() == count == len(history.done) > 3
    filler.unlink()
    new_event("open_day", "After", datetime(2026, 4, 23, 9))
    open_plan(path)
    assert Event.select().count() == count + 1
    assert examine(path).healthy


@pytest.mark.skipif(sys.platform != "linux", reason="tmpfs is of Linux")
def test_copy_and_backup_on_a_full_disk_leave_the_old_ones(small_disk, full, monkeypatch):
    out = small_disk / "copy.lectern"
    save_copy(out)
    old = out.read_bytes()
    (small_disk / "filler").write_bytes(bytes(1_048_576 - len(old) - 40_960))
    with pytest.raises(Problem, match=r"disk is full|No space left"):
        save_copy(out, replace=True)
    monkeypatch.setenv("LECTERN_HOME", str(small_disk))
    with pytest.raises(Problem, match=r"disk is full|No space left"):
        back_up(full)
    assert out.read_bytes() == old
    assert sorted(file.name for file in small_disk.rglob("*") if file.is_file()) == ["copy.lectern", "filler"]
    close_plan()
    assert current() is None
    with pytest.raises(Problem, match=r"disk is full|No space left"):
        restore(full, small_disk / "back.lectern")
    assert not (small_disk / "back.lectern").exists()


# Commands


COMMANDS = {
    "new": ["new", "{folder}/new.lectern"],
    "events": ["events", "{plan}"],
    "check": ["check", "{plan}"],
    "doctor": ["doctor", "{plan}"],
    "backup": ["backup", "{plan}", "--out", "{folder}/copy.lectern"],
    "import": ["import", "{plan}", "{schedule}"],
    "export": ["export", "{plan}", "schedule", "--out", "{folder}/schedule.xlsx", "--event", "Open Day"],
}
SCHEDULE = """
<schedule><conference><title>Fair</title><start>2026-05-01</start><end>2026-05-01</end></conference>
<day index="1" date="2026-05-01" start="2026-05-01T08:00:00+08:00" end="2026-05-01T20:00:00+08:00">
<room name="A"><event id="1" guid="a"><date>2026-05-01T09:00:00+08:00</date><start>09:00</start>
<duration>00:30</duration><title>One</title><persons><person id="1">Dana</person></persons></event></room>
</day></schedule>"""


def whole(path):
    """Whether the plan has all of the file: only what was to be printed afterwards could not be read."""
    with plan_open(path):
        (session,) = Session.select().where(Session.title == "One")
        people = [row.person.name for row in session.appearances]
        return people == ["Dana"] and len(session.session_rooms) == 1


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize("name", COMMANDS)
def test_command_whose_statement_fails_says_one_sentence(full, tmp_path, capsys, name, sticky):
    from ui.commands import run

    close_plan()
    folder, trouble = tmp_path / "out", Trouble()
    (tmp_path / "fair.xml").write_text(SCHEDULE)
    words = [word.format(plan=full, folder=folder, schedule=tmp_path / "fair.xml") for word in COMMANDS[name]]
    before = full.read_bytes()
    with failing_statements(trouble):
        for at in range(1, 3000, 17):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            trouble.begin(at, sticky=sticky)
            try:
                status = run(words)
            finally:
                struck = trouble.over()
                close_plan()
            said = capsys.readouterr().err
            if not struck:
                break
            assert "Traceback" not in said
            if status == 2:
                assert len(said.strip().splitlines()) == 1
                assert full.read_bytes() == before or whole(full)
                assert list(folder.iterdir()) == []
    assert (struck, status in (0, 1)) == (False, True), said
