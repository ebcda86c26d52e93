"""Killed, cut off, out of space: no acknowledged edit is lost and none is there by half."""

import random
import shutil

import edits
import pytest
from edits import Server, assert_sound

from models.backup import list_backups, verify
from models.doctor import examine
from models.file import close_plan, new_plan, open_plan, plan_open, was_unclean


@pytest.fixture(scope="module")
def server():
    running = Server()
    yield running
    running.close()


@pytest.fixture(scope="module", autouse=True)
def one_home(tmp_path_factory):
    """The server keeps the home it started with, so this module's tests share one."""
    patch = pytest.MonkeyPatch()
    patch.setenv("LECTERN_HOME", str(tmp_path_factory.mktemp("shared-home")))
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def home(one_home):
    """Keep this module's own home."""
    yield
    close_plan()


@pytest.fixture
def path(tmp_path):
    """A closed plan with sixteen edits in it."""
    path = tmp_path / "season.lectern"
    new_plan(path)
    for number in range(16):
        edits.edit(number)
    close_plan()
    return path


def leftovers(folder):
    return sorted(file.name for file in folder.iterdir() if "lectern-tmp" in file.name)


# Killed at any moment


def kill_while_editing(server, path, kills, seed):
    """Kill so many times, each at another moment. Returns how many edits they had in all."""
    rng, done = random.Random(seed), 0
    for number in range(kills):
        copy = shutil.copy(path, path.with_name(f"kill{number}.lectern"))
        acknowledged = server.kill_after(rng.randrange(14), rng.randrange(60_000), "work", copy)
        open_plan(copy)
        assert was_unclean() or not acknowledged
        close_plan()
        done += assert_sound(copy, acknowledged) - 16
        copy.unlink()
    return done


def test_killed_while_editing_loses_nothing(server, path):
    assert kill_while_editing(server, path, 20, seed=1) > 60


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_killed_while_editing_hundreds_of_times(server, path, seed):
    assert kill_while_editing(server, path, 50, seed=100 + seed) > 150


def test_killed_while_backing_up_leaves_good_backups(server, path):
    rng = random.Random(2)
    for number in range(8):
        copy = shutil.copy(path, path.with_name(f"kill{number}.lectern"))
        acknowledged = server.kill_after(
            rng.randrange(1, 4), rng.randrange(400_000), "work_and_back_up", copy
        )
        found = list_backups(copy)
        assert found and all(map(verify, found))
        assert found[0].changes >= acknowledged
        for backup in found[:2]:
            assert_sound(edits.Path(shutil.copy(backup.file, path.with_name("look.lectern"))), backup.changes)
        assert_sound(copy, acknowledged)


def test_killed_while_saving_a_copy_leaves_the_old_or_the_new_one(server, path, tmp_path):
    rng = random.Random(3)
    out = tmp_path / "copy.lectern"
    shutil.copy(path, out)
    for _ in range(8):
        server.kill_after(rng.randrange(4), rng.randrange(400_000), "copy_again_and_again", path, out)
        assert examine(out).healthy
        assert_sound(out, 16)
        assert_sound(path, 16)


# Killed at each file operation and each statement


def killed_at_every(server, stride, prepare, check, name):
    """Kill an act at its first operation, at the next (`stride` later), and so on to its end."""
    moment = 1
    while True:
        arguments = prepare()
        said = server.run("killed_at", moment, name, *arguments)
        assert not any(words[0] == "raised" for words in said), said
        finished = ["done"] in said
        check(*arguments, finished)
        if finished:
            return moment
        moment += stride


def restoring(server, path, stride):
    with plan_open(path):
        pass
    backup = edits.first_backup(path)
    places = path.parent / "restoring"

    def prepare():
        shutil.rmtree(places, ignore_errors=True)
        places.mkdir()
        out = shutil.copy(path, places / "season.lectern")
        out.with_name("season.lectern-wal").write_bytes(b"stale changes")
        return backup, out

    def check(_backup, out, finished):
        assert all(map(verify, list_backups(path)))
        originals = [
            file for file in places.rglob("season.lectern") if file.read_bytes() == path.read_bytes()
        ]
        assert originals, "the file that was there must still exist"
        if not finished:  # it can be done again
            edits.restore(backup, out, replace=True)
        assert not out.with_name("season.lectern-wal").exists()
        assert_sound(out, 16)
        assert sorted(places.glob("damaged-*"))

    return killed_at_every(server, stride, prepare, check, "restore_once")


def copying(server, path, stride):
    out = path.with_name("copy.lectern")

    def prepare():
        shutil.copy(path, out)
        return path, out

    def check(_path, _out, finished):
        assert_sound(out, 16)
        assert_sound(path, 16)

    return killed_at_every(server, stride, prepare, check, "copy_once")


def backing_up(server, path, stride):
    copy = path.with_name("work.lectern")

    def prepare():
        for file in path.parent.glob("*work.lectern*"):
            file.unlink()
        shutil.copy(path, copy)
        return (copy,)

    def check(_copy, finished):
        assert all(map(verify, list_backups(copy)))
        changes = assert_sound(copy, 16)
        assert list_backups(copy)[0].changes == changes

    return killed_at_every(server, stride, prepare, check, "back_up_once")


def making(server, path, stride):
    new = path.with_name("new.lectern")

    def prepare():
        for file in path.parent.glob("*new.lectern*"):
            file.unlink()
        return (new,)

    def check(_new, finished):
        if new.exists():
            assert_sound(new, 1 if finished else 0)
        else:
            assert not finished

    return killed_at_every(server, stride, prepare, check, "make_once")


def writing(server, path, stride):
    target = path.with_name("agenda.pdf")

    def prepare():
        target.write_bytes(b"old")
        return (target,)

    def check(_target, finished):
        assert target.read_bytes() == b"new" * 100_000 or (not finished and target.read_bytes() == b"old")

    return killed_at_every(server, stride, prepare, check, "write_once")


def migrating(server, path, stride):
    copy = path.with_name("old.lectern")

    def prepare():
        for file in path.parent.glob("*old.lectern*"):
            file.unlink()
        shutil.copy(path, copy)
        return (copy,)

    def check(_copy, finished):
        report = examine(copy)
        if "newer version" in report.problem:
            assert [words for words in server.run("migrate_once", copy) if words[0] == "raised"] == []
            connection = edits.database_of(copy)
            texts = connection.execute("SELECT DISTINCT summary, theme FROM programme, campaign").fetchall()
            assert texts == [("migrated", "migrated")]
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
            assert any(b.reason == "before an update" and verify(b) for b in list_backups(copy))
        else:
            assert not finished
            assert_sound(copy, 16)

    return killed_at_every(server, stride, prepare, check, "migrate_once")


#: Each procedure, and how many operations lie between two kills in the short run: some ten kills each.
PROCEDURES = {restoring: 31, copying: 19, backing_up: 37, making: 83, writing: 7, migrating: 53}


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_killed_at_some_operations_of_a_procedure(server, path, procedure):
    assert procedure(server, path, PROCEDURES[procedure]) > PROCEDURES[procedure]


@pytest.mark.soak
@pytest.mark.parametrize("procedure", PROCEDURES)
def test_killed_at_every_few_operations_of_a_procedure(server, path, procedure):
    every = max(1, PROCEDURES[procedure] // 5)
    print(f"\n{procedure.__name__}: {procedure(server, path, every)} operations, killed at each {every}.")


# No space left


@pytest.mark.parametrize("room", [0, 4096, 70_000, 300_000])
def test_full_disk_refuses_the_edit_and_keeps_the_others(server, path, room):
    said = server.run("fill_the_disk", path, room)
    assert not any(words[0] == "raised" for words in said), said
    (problem,) = [" ".join(words[1:]) for words in said if words[0] == "problem"]
    assert problem == "The disk is full, so nothing was changed. Free some space and try again."
    acknowledged = max(int(words[1]) for words in said if words[0] == "ack")
    assert_sound(path, acknowledged)
