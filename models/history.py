"""Every change is one named step that can be taken back.

Temporary triggers keep each row as it was in a journal, so no model and no page ever says how to undo what it
does. Outside a step SQLite itself refuses to write (`PRAGMA query_only`), and so does the journal.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from sqlite3 import Connection
from typing import NamedTuple

from . import journal
from .database import Problem, Record, database, error_name, told
from .words import _

#: What a step touched: the ids of the rows, by table.
Changes = Mapping[str, frozenset[int]]


class Step(NamedTuple):
    """One entry of Edit › Undo: its name, its number in the journal, and the rows it touched."""

    number: int
    text: str
    touched: Changes


class _State:
    """How deep steps are nested, the number of the last one, what makes the journal before the first, and
    who is asked before and told after each."""

    def __init__(self) -> None:
        self.depth, self.last = 0, 0
        self.begin: Callable[[], None] | None = None
        self.before: Callable[[], None] = lambda: None
        self.after: Callable[[], None] = lambda: None


#: Bytes the journal may take; beyond, the older half of the steps can no longer be taken back.
LIMIT = 256 * 2**20

done: list[Step] = []
undone: list[Step] = []
listeners: list[Callable[[Changes], None]] = []
_state = _State()


def watch(
    journalled: tuple[type[Record], ...],
    recorded: tuple[type[Record], ...],
    before: Callable[[], None] = lambda: None,
    after: Callable[[], None] = lambda: None,
) -> None:
    """Journal every change to these models, from the first step on. Called once, when a file opens.

    `recorded` are the tables that only `record()` changes. `before` may refuse a step by raising a Problem;
    `after` is called when one is safely on the disk.
    """
    forget()
    _state.before, _state.after = before, after
    _state.begin = partial(journal.begin, journalled, recorded)


def forget() -> None:
    """Empty the history: the file is closed, or another one opened."""
    done.clear()
    undone.clear()
    _state.depth = 0
    _state.begin = None
    _state.before = _state.after = lambda: None


@contextmanager
def step(text: str) -> Iterator[None]:
    """Group changes into one transaction and one entry of the Edit menu.

    Inside another step it joins that one. When the block raises, or the disk refuses, nothing has changed.
    """
    if _state.depth:
        with _joining():
            yield
        return
    with _writing() as number:
        yield
        touched = _touched(number, recorded=False)
        if touched:
            _count()
            _drop(undone)
            _spare()
    if touched:
        undone.clear()
        done.append(Step(number, text, touched))
        _tell(touched)


@contextmanager
def record() -> Iterator[None]:
    """One transaction that Ctrl+Z does not take back: settings of the plan, releases, printouts."""
    if _state.depth:
        raise RuntimeError("record() must not stand inside a step")
    with _writing() as number:
        yield
        touched = _touched(number, recorded=True)
        if touched:
            database.connection().execute("DELETE FROM journal WHERE step = ?", (number,))
            _count()
    if touched:
        _tell(touched)


def undo() -> str:
    """Take the last step back. Returns its name.

    Raises:
        Problem: there is nothing to undo.
    """
    return _replay(done, undone, _("There is nothing to undo."))


def redo() -> str:
    """Do the step last taken back again. Returns its name.

    Raises:
        Problem: there is nothing to redo.
    """
    return _replay(undone, done, _("There is nothing to redo."))


def _replay(source: list[Step], target: list[Step], nothing: str) -> str:
    if _state.depth:
        raise RuntimeError("a step cannot be taken back inside another")
    if not source:
        raise Problem(nothing)
    last = source[-1]
    try:
        touched, number = _replayed(last)
    except Problem as problem:
        if error_name(problem.__cause__ or problem) != "SQLITE_CONSTRAINT_FOREIGNKEY":
            raise
        sentence = _("“{text}” stays: something that cannot be taken back, such as a release, needs it.")
        raise Problem(sentence.format(text=last.text)) from problem
    source.pop()
    target.append(Step(number, last.text, touched))
    _tell(touched)
    return last.text


def _replayed(last: Step) -> tuple[Changes, int]:
    """Take one step's entries back, newest first, in a transaction that is itself journalled."""
    with _writing() as number:
        connection = database.connection()
        connection.execute("PRAGMA defer_foreign_keys = 1")
        entries = connection.execute(
            "SELECT id, name, act FROM journal WHERE step = ? ORDER BY id DESC", (last.number,)
        ).fetchall()
        for entry, table, act in entries:
            connection.execute(journal.inverse(table, act), {"entry": entry})
        _drop([last])
        touched = _touched(number, recorded=False)
        _count()
    return touched, number


def erase() -> None:
    """Empty the journal of an open plan: nothing can be taken back, and nothing it held is kept."""
    with _writing():
        _drop([*done, *undone])
    done.clear()
    undone.clear()


def _tell(touched: Changes) -> None:
    for listener in tuple(listeners):
        listener(touched)


@contextmanager
def _joining() -> Iterator[None]:
    """A step inside a step: part of the outer one, but all or nothing when that one goes on without it."""
    connection = database.connection()
    name = f"step_{_state.depth}"
    connection.execute(f"SAVEPOINT {name}")
    _state.depth += 1
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute(f"ROLLBACK TO {name}")
            connection.execute(f"RELEASE {name}")
        raise
    finally:
        _state.depth -= 1
    connection.execute(f"RELEASE {name}")


@contextmanager
def _writing() -> Iterator[int]:
    """One transaction with the read-only bar lifted; wholly kept or wholly undone, whatever fails.

    Yields the number of the step, by which the journal knows its entries.
    """
    with told():
        connection = database.connection()
        _state.before()
        _roll_back(connection)
        connection.execute("PRAGMA query_only = 0")
        try:
            if _state.begin:  # by itself, so that a step whose transaction SQLite ends keeps its triggers
                connection.execute("BEGIN")
                _state.begin()
                connection.execute("COMMIT")
                _state.begin = None
            connection.execute("BEGIN IMMEDIATE")
            _state.last += 1
            number = _state.last
            connection.execute("INSERT INTO open_step VALUES (?)", (number,))
            _state.depth = 1
            yield number
            if not connection.in_transaction:  # SQLite has ended it, and the block went on regardless
                raise Problem(_("The plan file could not be written. Nothing was changed."))
            connection.execute("DELETE FROM open_step")
            connection.execute("COMMIT")
        finally:
            _state.depth = 0
            try:
                _roll_back(connection)
            finally:
                connection.execute("PRAGMA query_only = 1")
    _state.after()


def _roll_back(connection: Connection) -> None:
    """End a transaction that still stands. SQLite has ended it itself when the disk was full."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _count() -> None:
    database.connection().execute("UPDATE plan SET changes = changes + 1")


def _touched(number: int, *, recorded: bool) -> Changes:
    """The rows of this step, by table; a table that `step()` and `record()` have mixed up is a bug."""
    found: dict[str, set[int]] = {}
    wrong = set()
    query = "SELECT DISTINCT name, row, act = 'recorded' FROM journal WHERE step = ?"
    for name, row, is_recorded in database.connection().execute(query, (number,)):
        found.setdefault(name, set()).add(row)
        if is_recorded != recorded:
            wrong.add(name)
    if wrong:
        raise RuntimeError(f"{sorted(wrong)} must be changed in {'step' if recorded else 'record'}()")
    return {name: frozenset(rows) for name, rows in found.items()}


def _spare() -> None:
    """Let the older half of the steps go when the journal has grown past its limit."""
    if journal.size() > LIMIT:
        oldest = done[: (len(done) + 1) // 2]
        _drop(oldest)
        del done[: len(oldest)]


def _drop(steps: Iterable[Step]) -> None:
    journal.drop(old.number for old in steps)
