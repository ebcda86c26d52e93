"""Scripted edits whose outcome is known in advance, and a server that runs them in processes to be killed.

Edit `n` makes the plan's count of changes `n + 1`, so a file tells by itself which edits it has; `expected`
says what must then be in it, to the last row.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from models import Campaign, Programme
from models.backup import back_up, list_backups, restore, save_copy
from models.database import Problem, database
from models.file import close_plan, new_plan, open_plan
from models.history import redo, step, undo
from models.plan import the_plan

ROOT = Path(__file__).parent.parent


def edit(number):
    """One act of the user: additions, a change of many rows, a removal that cascades, undo, redo."""
    kind = number % 8
    if kind == 6:
        undo()
    elif kind == 7:
        redo()
    else:
        with step(f"Edit {number}"):
            _change(number, kind)


def _change(number, kind):
    if kind == 3:
        first = Programme.select().order_by(Programme.position).get()
        first.summary = f"changed {number}" * 20
        first.save()
        for campaign in first.campaigns:
            campaign.theme = f"changed {number}"
            campaign.save()
    elif kind == 4:
        list(Programme.select().order_by(Programme.position).limit(2))[1].delete_instance()
    else:
        programme = Programme.create(name=f"P{number}", position=number)
        Campaign.add_all(
            [Campaign(programme=programme, title=f"P{number}-{n}", focus="x" * 300) for n in range(3)]
        )


@cache
def expected(changes):
    """What the plan holds after so many edits: (name, summary, ((title, theme), ...)) by position."""
    if not changes:
        return ()
    number, before = changes - 1, expected(changes - 1)
    kind = number % 8
    if kind in (6, 7):  # taken back and done again: the edit before the last
        return expected(changes - 2)
    if kind == 3:
        name, _summary, campaigns = before[0]
        changed = tuple((title, f"changed {number}") for title, _theme in campaigns)
        return ((name, f"changed {number}" * 20, changed), *before[1:])
    if kind == 4:
        return (before[0], *before[2:])
    return (*before, (f"P{number}", "", tuple((f"P{number}-{n}", "") for n in range(3))))


def contents():
    """What the open plan holds, to compare with `expected`."""
    campaigns = {}
    for campaign in Campaign.select().order_by(Campaign.title):
        campaigns.setdefault(campaign.programme_id, []).append((campaign.title, campaign.theme))
    return tuple(
        (programme.name, programme.summary, tuple(campaigns.pop(programme.id)))
        for programme in Programme.select().order_by(Programme.position)
    ) + tuple(campaigns.values())


def assert_sound(path, acknowledged=0):
    """The plan opens by itself, has every acknowledged edit and no half of any. Returns its edits."""
    open_plan(path)
    ask = database.connection().execute
    assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert ask("PRAGMA foreign_key_check").fetchall() == []
    changes = the_plan().changes
    assert changes >= acknowledged
    assert contents() == expected(changes)
    close_plan()
    return changes


# Work that is killed


def tell(*words):
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def work(path):
    """Edit until killed, acknowledging each edit."""
    open_plan(Path(path))
    for number in range(the_plan().changes, 100_000):
        edit(number)
        tell("ack", number + 1)


def work_and_back_up(path):
    open_plan(Path(path))
    for number in range(the_plan().changes, 100_000):
        edit(number)
        back_up(Path(path))
        tell("ack", number + 1)


def copy_again_and_again(path, out):
    open_plan(Path(path))
    for number in range(100_000):
        save_copy(Path(out), replace=True)
        tell("ack", number)


def restore_once(backup, out):
    restore(Path(backup), Path(out), replace=True)


def copy_once(path, out):
    open_plan(Path(path))
    save_copy(Path(out), replace=True)


def back_up_once(path):
    open_plan(Path(path))
    edit(the_plan().changes)
    back_up(Path(path))


def make_once(path):
    new_plan(Path(path))
    edit(0)
    close_plan()


def write_once(path):
    from exports.files import write_bytes

    write_bytes(Path(path), b"new" * 100_000)


def migrate_once(path):
    from models import examine, schema

    def migration():
        Programme.update(summary="migrated").execute()
        database.connection().execute("CREATE INDEX programme_name ON programme (name)")
        database.connection().execute("DROP INDEX programme_name")
        Campaign.update(theme="migrated").execute()

    schema.SCHEMA = examine.SCHEMA = 2
    schema.MIGRATIONS[1] = migration
    open_plan(Path(path))
    close_plan()


def fill_the_disk(path, room):
    """Edit until files may grow no further; say how that ended, and whether it goes on with more room."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    open_plan(Path(path))
    largest = Path(path).stat().st_size + int(room)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
    try:
        for number in range(the_plan().changes, 100_000):
            edit(number)
            tell("ack", number + 1)
    except Problem as problem:
        tell("problem", problem)
    changes = the_plan().changes
    assert contents() == expected(changes)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    edit(changes)
    tell("ack", changes + 1)


EVENTS = {
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "shutil.copyfile",
    "sqlite3.connect",
    "os.truncate",
}


def killed_at(moment, name, *arguments):
    """Do some work, and die of SIGKILL at the `moment`-th file operation or statement of SQL."""
    import sqlite3

    left = [int(moment)]

    def count():
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event, details):
        if event in EVENTS and not str(details[0]).endswith((".py", ".pyc", ".so")):
            count()

    class Counting(sqlite3.Cursor):
        def execute(self, *arguments):
            count()
            return super().execute(*arguments)

    class Connection(sqlite3.Connection):
        def cursor(self, factory=Counting):
            return super().cursor(factory)

        def execute(self, *arguments):
            return self.cursor().execute(*arguments)

    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **more: connect(*a, **{"factory": Connection, **more})
    sys.addaudithook(heard)
    ACTS[name](*arguments)
    tell("done")


ACTS = {
    act.__name__: act
    for act in (work, work_and_back_up, copy_again_and_again, restore_once, copy_once, back_up_once,
                make_once, write_once, migrate_once, fill_the_disk, killed_at)
}  # fmt: skip


def serve():
    """Read acts from standard input, run each in a fork, and say when it has ended and how."""
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        child = os.fork()
        if not child:
            try:
                ACTS[name](*arguments)
            except BaseException as error:
                tell("raised", type(error).__name__, str(error).replace("\n", " "))
            finally:
                os._exit(0)
        tell("pid", child)
        _pid, status = os.waitpid(child, 0)
        tell("end", status)


class Server:
    """Runs acts in processes that can be killed, each forked from one that has everything imported."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, __file__], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1,
        )  # fmt: skip

    def start(self, name, *arguments):
        self.process.stdin.write(json.dumps([name, *map(str, arguments)]) + "\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().split()
        assert said[0] == "pid", said
        self.pid = int(said[1])

    def lines(self):
        """What the act says, word by word, until it has ended."""
        while True:
            words = self.process.stdout.readline().split()
            yield words
            if not words or words[0] == "end":
                return

    def run(self, name, *arguments):
        """An act to its end: all it said."""
        self.start(name, *arguments)
        return list(self.lines())

    def kill_after(self, acks, spin, name, *arguments):
        """Kill an act some time after so many acknowledgements. Returns the last one it gave."""
        self.start(name, *arguments)
        last, heard = 0, 0
        if not acks:
            self._kill(spin)
        for words in self.lines():
            assert words[0] != "raised", words
            if words[0] == "ack":
                last, heard = int(words[1]), heard + 1
                if heard == acks:
                    self._kill(spin)
        return last

    def _kill(self, spin):
        for _ in range(spin):
            pass
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def first_backup(path):
    """The oldest backup of a plan."""
    return Path(list_backups(path)[-1].file)


def database_of(path):
    """A connection of SQLite's own to a closed file."""
    import sqlite3

    return sqlite3.connect(path)


if __name__ == "__main__":
    serve()
