"""Every change is one named step that can be taken back.

Temporary triggers write the inverse of each statement into a journal, so no model and no page ever says how
to undo what it does. Outside a step SQLite itself refuses to write (`PRAGMA query_only`).
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from .database import Problem, Record, database, told
from .words import _

#: What a step touched: the ids of the rows, by table.
Changes = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of Edit › Undo: its name, the statements that take it back, and the rows it touched."""

    text: str
    inverse: tuple[str, ...]
    touched: Changes


done: list[Step] = []
undone: list[Step] = []
listeners: list[Callable[[Changes], None]] = []
_state = {"depth": 0}


def watch(models: tuple[type[Record], ...]) -> None:
    """Journal the inverse of every change to these models. Called once, with the bar lifted, when a file opens."""
    forget()
    connection = database.connection()
    connection.execute(
        "CREATE TEMP TABLE journal (id INTEGER PRIMARY KEY, name TEXT, row INTEGER, inverse TEXT)"
    )
    for model in models:
        for statement in _triggers(model):
            connection.execute(statement)


def forget() -> None:
    """Empty the history: the file is closed, or another one opened."""
    done.clear()
    undone.clear()


@contextmanager
def step(text: str) -> Iterator[None]:
    """Group changes into one transaction and one entry of the Edit menu.

    Inside another step it joins that one. When the block raises, or the disk refuses, nothing has changed.
    """
    with _joining() if _state["depth"] else _recording(text, done, undone):
        yield


@contextmanager
def record() -> Iterator[None]:
    """One transaction that Ctrl+Z does not take back: settings of the plan, releases, printouts."""
    if _state["depth"]:
        raise RuntimeError("record() must not stand inside a step")
    with _writing():
        yield
        touched = _journalled()[1]
        if touched:
            raise RuntimeError(f"{sorted(touched)} belong in a step")
    _tell({"plan": frozenset({1})})


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


@contextmanager
def _recording(text: str, stack: list[Step], emptied: list[Step] | None = None) -> Iterator[None]:
    with _writing():
        yield
        inverse, touched = _journalled()
        if touched:
            database.connection().execute("UPDATE plan SET changes = changes + 1")
    if not touched:
        return
    stack.append(Step(text, inverse, touched))
    if emptied is not None:
        emptied.clear()
    _tell(touched)


def _tell(touched: Changes) -> None:
    for listener in tuple(listeners):
        listener(touched)


def _journalled() -> tuple[tuple[str, ...], Changes]:
    connection = database.connection()
    rows = connection.execute("SELECT name, row, inverse FROM journal ORDER BY id DESC").fetchall()
    if rows:
        connection.execute("DELETE FROM journal")
    touched: dict[str, set[int]] = {}
    for name, row, _inverse in rows:
        touched.setdefault(name, set()).add(row)
    return tuple(row[2] for row in rows), {name: frozenset(ids) for name, ids in touched.items()}


@contextmanager
def _joining() -> Iterator[None]:
    """A step inside a step: part of the outer one, but still all or nothing when the outer one goes on without it."""
    connection = database.connection()
    name = f"step_{_state['depth']}"
    connection.execute(f"SAVEPOINT {name}")
    _state["depth"] += 1
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute(f"ROLLBACK TO {name}")
        raise
    finally:
        _state["depth"] -= 1
    connection.execute(f"RELEASE {name}")


@contextmanager
def _writing() -> Iterator[None]:
    """One transaction with the read-only bar lifted; wholly kept or wholly undone, whatever fails."""
    with told():
        connection = database.connection()
        connection.execute("PRAGMA query_only = 0")
        try:
            connection.execute("BEGIN IMMEDIATE")
            _state["depth"] = 1
            yield
            connection.execute("COMMIT")
        finally:
            _state["depth"] = 0
            if connection.in_transaction:  # SQLite ends the transaction itself when the disk is full
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA query_only = 1")


def _replay(source: list[Step], target: list[Step], nothing: str) -> str:
    if not source:
        raise Problem(nothing)
    last = source[-1]
    with _recording(last.text, target):
        connection = database.connection()
        connection.execute("PRAGMA defer_foreign_keys = 1")
        for inverse in last.inverse:
            connection.execute(inverse)
    source.remove(last)
    return last.text


def _triggers(model: type[Record]) -> Iterator[str]:
    table = model._meta.table_name
    columns = [f'"{field.column_name}"' for field in model._meta.sorted_fields if not field.primary_key]
    values = " || ',' || ".join(f"quote(old.{column})" for column in columns)
    assigned = " || ',' || ".join(f"'{column}=' || quote(old.{column})" for column in columns)
    where = "' WHERE rowid=' || old.rowid"
    inverses = (
        ("added", "AFTER INSERT", "new", f"'DELETE FROM \"{table}\" WHERE rowid=' || new.rowid"),
        ("changed", "AFTER UPDATE", "old", f"'UPDATE \"{table}\" SET ' || {assigned} || {where}"),
        ("removed", "BEFORE DELETE", "old",
         f"'INSERT INTO \"{table}\" (rowid,{','.join(columns)}) VALUES (' || old.rowid || ',' || {values} || ')'"),
    )  # fmt: skip
    for name, event, row, inverse in inverses:
        yield (
            f'CREATE TEMP TRIGGER "{table}_{name}" {event} ON "{table}" BEGIN '
            f"INSERT INTO journal (name, row, inverse) VALUES ('{table}', {row}.rowid, {inverse}); END"
        )
