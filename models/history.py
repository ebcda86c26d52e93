"""Every change is one named step that can be taken back.

Temporary triggers keep each row as it was in a journal, so no model and no page ever says how to undo what it
does. Outside a step SQLite itself refuses to write (`PRAGMA query_only`), and so does the journal.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from sqlite3 import Connection

from .database import Problem, Record, database, told
from .words import _

#: What a step touched: the ids of the rows, by table.
Changes = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of Edit › Undo: its name, its number in the journal, and the rows it touched."""

    number: int
    text: str
    touched: Changes


@dataclass(slots=True)
class _State:
    """How deep steps are nested, the number of the last one, and who is asked before and told after each."""

    depth: int = 0
    last: int = 0
    before: Callable[[], None] = bool
    after: Callable[[], None] = bool


#: Bytes the journal may take; beyond, the older half of the steps can no longer be taken back.
LIMIT = 256 * 2**20

done: list[Step] = []
undone: list[Step] = []
listeners: list[Callable[[Changes], None]] = []
_state = _State()


def watch(
    journalled: tuple[type[Record], ...],
    recorded: tuple[type[Record], ...],
    before: Callable[[], None] = bool,
    after: Callable[[], None] = bool,
) -> None:
    """Journal every change to these models. Called once, with the bar lifted, when a file opens.

    `recorded` are the tables that only `record()` changes. `before` may refuse a step by raising a Problem;
    `after` is called when one is safely on the disk.
    """
    forget()
    _state.before, _state.after = before, after
    connection = database.connection()
    cells = ",".join(f"c{i}" for i in range(max(len(_columns(model)) for model in journalled)))
    # A journal entry needs a step that is open *in this transaction*: where SQLite has ended the transaction
    # by itself (disk full), a later statement of the same step is refused instead of being kept alone.
    connection.execute("CREATE TEMP TABLE open_step (number INTEGER NOT NULL)")
    connection.execute(
        "CREATE TEMP TABLE journal"
        f" (id INTEGER PRIMARY KEY, step INTEGER NOT NULL, name TEXT, row INTEGER, act TEXT, {cells})"
    )
    connection.execute("CREATE INDEX temp.journal_step ON journal (step)")
    for model in journalled:
        for act in ("added", "changed", "removed"):
            connection.execute(_trigger(model, act, kept=True))
    for model in recorded:
        for act in ("added", "changed", "removed"):
            connection.execute(_trigger(model, act, kept=False))


def forget() -> None:
    """Empty the history: the file is closed, or another one opened."""
    done.clear()
    undone.clear()
    _state.depth = 0
    _state.before = _state.after = bool


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
    with _writing() as number:
        connection = database.connection()
        connection.execute("PRAGMA defer_foreign_keys = 1")
        entries = connection.execute(
            "SELECT id, name, act FROM journal WHERE step = ? ORDER BY id DESC", (last.number,)
        ).fetchall()
        for entry, table, act in entries:
            connection.execute(_inverse(table, act), {"entry": entry})
        _drop([last])
        touched = _touched(number, recorded=False)
        _count()
    source.pop()
    target.append(Step(number, last.text, touched))
    _tell(touched)
    return last.text


def _tell(touched: Changes) -> None:
    for listener in tuple(listeners):
        listener(touched)


@contextmanager
def _joining() -> Iterator[None]:
    """A step inside a step: part of the outer one, but still all or nothing when the outer one goes on without it."""
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


def _drop(steps: Iterable[Step]) -> None:
    """Take steps out of the journal. Inside a transaction only."""
    numbers = [(old.number,) for old in steps]
    database.connection().executemany("DELETE FROM journal WHERE step = ?", numbers)


def _spare() -> None:
    """Let the older half of the steps go when the journal has grown past its limit. The newest one always stays."""
    ask = database.connection().execute
    size = ask("PRAGMA temp.page_size").fetchone()[0]
    used = ask("PRAGMA temp.page_count").fetchone()[0] - ask("PRAGMA temp.freelist_count").fetchone()[0]
    if used * size > LIMIT:
        oldest = done[: (len(done) + 1) // 2]
        _drop(oldest)
        del done[: len(oldest)]


def _columns(model: type[Record]) -> list[str]:
    """The columns of a table but its id, quoted."""
    return [f'"{field.column_name}"' for field in model._meta.sorted_fields if not field.primary_key]


def _trigger(model: type[Record], act: str, *, kept: bool) -> str:
    """The trigger that writes a journal entry: `kept` with the row as it was, else only that it was touched."""
    table, columns = model._meta.table_name, _columns(model)
    if model._meta.table_name == "plan":  # the count of changes is no change
        columns.remove('"changes"')
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    when = {
        "added": "AFTER INSERT",
        "changed": f"AFTER UPDATE OF {', '.join(columns)}",
        "removed": "BEFORE DELETE",
    }[act]
    only = f"WHEN ({old}) IS NOT ({new}) " if act == "changed" else ""
    row = "new.id" if act == "added" else "old.id"
    keep = kept and act != "added"
    cells = "".join(f", c{i}" for i in range(len(columns))) if keep else ""
    return (
        f'CREATE TEMP TRIGGER "{table}_{act}" {when} ON "{table}" {only}BEGIN '
        f"INSERT INTO journal (step, name, row, act{cells}) VALUES ((SELECT number FROM open_step), "
        f"'{table}', {row}, '{act if kept else 'recorded'}'{', ' + old if keep else ''}); END"
    )


@cache
def _inverse(table: str, act: str) -> str:
    """The statement that takes one journal entry back, whatever its cells hold: they never leave SQLite."""
    from . import JOURNALLED

    model = next(model for model in JOURNALLED if model._meta.table_name == table)
    columns = ", ".join(_columns(model))
    cells = ", ".join(f"c{i}" for i in range(len(_columns(model))))
    row = "(SELECT row FROM journal WHERE id = :entry)"
    if act == "added":
        return f'DELETE FROM "{table}" WHERE id = {row}'
    if act == "changed":
        kept = f"(SELECT {cells} FROM journal WHERE id = :entry)"
        return f'UPDATE "{table}" SET ({columns}) = {kept} WHERE id = {row}'
    return f'INSERT INTO "{table}" (id, {columns}) SELECT row, {cells} FROM journal WHERE id = :entry'
