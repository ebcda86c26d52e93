"""The open file: one SQLite connection, and what every row stored through it has in common."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import clear_frames
from typing import TYPE_CHECKING, Any, Self

from peewee import DatabaseError, DoesNotExist, Model, SqliteDatabase

from .words import N_, _

#: The order matters: the lock comes first. The read-only bar is set last, when the file is ready.
PRAGMAS = (
    ("locking_mode", "exclusive"),
    ("journal_mode", "wal"),
    ("synchronous", 2),  # FULL: an acknowledged edit survives a power cut
    ("foreign_keys", 1),
    ("recursive_triggers", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("secure_delete", 1),
    ("busy_timeout", 0),
    ("temp_store", 2),  # MEMORY: the history of undo never meets a full disk, and leaves no names in /tmp
)
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_CONTROL = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"


class Problem(Exception):
    """Something the user can put right; its text is shown to them as it stands."""


class PlanDatabase(SqliteDatabase):
    """The connection of the open plan. A disk that fails while something is read is a sentence, too.

    Inside a step the error passes as it is, so that nobody who deals with a Problem goes on half-way.
    """

    def execute_sql(self, sql: str, params: Any = None, *more: Any) -> Any:
        try:
            return super().execute_sql(sql, params, *more)
        except DatabaseError as error:
            if self.is_closed() or self.connection().in_transaction:
                raise
            raise explain(error) or error from error


database = PlanDatabase(None, pragmas=PRAGMAS, lock_type="IMMEDIATE", autoconnect=False)


@contextmanager
def instead(connection: sqlite3.Connection) -> Iterator[None]:
    """Let this thread work on another connection for the length of a block: a version kept in the plan."""
    state: dict[str, Any] = database._state.__dict__  # type: ignore[attr-defined]
    before = dict(state)
    database._state.set_connection(connection)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        state.update(before)


def new_id() -> int:
    """A random id of 63 bits, so that rows made on two laptops never share one."""
    return int.from_bytes(os.urandom(8), "big") >> 1 or 1


def clean(text: str) -> str:
    """`text` without what no file format carries: control and direction characters, half of a pair.

    Every kind of line end becomes one.
    """
    if text.isprintable():
        return text  # nearly every one, and soon seen
    return re.sub(_CONTROL, "", re.sub(_LINE_ENDS, "\n", text))


class Record(Model):
    """One row, owner of its own rules."""

    class Meta:
        database = database
        legacy_table_names = False

    if TYPE_CHECKING:  # Peewee adds `event_id` beside `event`, and `sessions` on the other side

        def __getattr__(self, name: str) -> Any: ...

    def check(self) -> None:
        """Raise a Problem if this row must not be saved.

        Every field that knows a limit says so itself; a model adds what concerns several fields.
        """
        for field in self._meta.sorted_fields:
            inspect = getattr(field, "inspect", None)
            if inspect:
                self.__data__[field.name] = inspect(self.__data__.get(field.name))

    def save(self, *args: Any, **kwargs: Any) -> int:
        self.check()
        rows = int(super().save(*args, **kwargs))
        if not rows:  # an UPDATE that met no row: the entry was removed meanwhile
            raise Problem(_(_GONE))
        return rows

    @classmethod
    def add_all(cls, rows: list[Self]) -> None:
        """Insert many new rows, each checked, in few statements."""
        columns = cls._meta.sorted_fields
        names = ",".join(f'"{field.column_name}"' for field in columns)
        sql = f'INSERT INTO "{cls._meta.table_name}" ({names}) VALUES ({",".join("?" * len(columns))})'
        values = []
        for row in rows:
            row.check()
            if row.__data__.get("id") is None:
                row.__data__["id"] = new_id()
            values.append([field.db_value(row.__data__.get(field.name)) for field in columns])
        if values:
            database.connection().executemany(sql, values)

    @classmethod
    def fetch(cls, row_id: int | None) -> Self:
        """The row of that id.

        Raises:
            Problem: it is gone, for example because another window removed it.
        """
        row = cls.get_or_none(cls._meta.primary_key == row_id)
        if row is None:
            raise Problem(_(_GONE))
        return row


_GONE = N_("This entry is no longer in the plan.")
_DISK_FULL = N_("The disk is full, so nothing was changed. Free some space and try again.")
_CANNOT_READ = N_("The plan file cannot be read ({reason}). Is its disk still there?")
_CANNOT_WRITE = N_("The plan file cannot be written ({reason}). Nothing was changed.")
_DAMAGED = N_("The plan file is damaged ({reason}). Nothing was changed. Save a copy, or restore a backup.")
_IN_USE = N_("Something else in the plan still uses this entry, so it cannot be removed.")
_NOWHERE = N_("This refers to an entry that is no longer in the plan. Nothing was changed.")

#: What SQLite reports, by the start of its name, and the sentence for it. The first that fits counts.
_SENTENCES = (
    ("SQLITE_FULL", _DISK_FULL),
    ("SQLITE_IOERR_WRITE", _DISK_FULL),
    ("SQLITE_CORRUPT", _DAMAGED),
    ("SQLITE_NOTADB", _DAMAGED),
    ("SQLITE_IOERR_READ", _CANNOT_READ),
    ("SQLITE_IOERR_SHORT_READ", _CANNOT_READ),
    ("SQLITE_IOERR", _CANNOT_WRITE),
    ("SQLITE_CANTOPEN", _CANNOT_WRITE),
    ("SQLITE_BUSY", _CANNOT_WRITE),
    ("SQLITE_LOCKED", _CANNOT_WRITE),
    ("SQLITE_READONLY_", _CANNOT_WRITE),  # plain SQLITE_READONLY is a write outside a step: a bug
    ("SQLITE_CONSTRAINT_TRIGGER", _IN_USE),  # what ON DELETE RESTRICT says
    ("SQLITE_CONSTRAINT_FOREIGNKEY", _NOWHERE),
)


@contextmanager
def told() -> Iterator[None]:
    """Turn what SQLite says about disk and lock into a sentence; let all else pass as the bug it is."""
    try:
        yield
    except DoesNotExist as error:  # a row in hand refers to one that was removed, or taken back, meanwhile
        raise Problem(_(_NOWHERE)) from error
    except (DatabaseError, sqlite3.Error) as error:
        problem = explain(error)
        if problem is None:
            raise
        raise problem from error


def explain(error: BaseException) -> Problem | None:
    """The sentence for an error of SQLite that the user can do something about, or None."""
    name = error_name(error)
    for start, sentence in _SENTENCES:
        if name.startswith(start):
            return Problem(_(sentence).format(reason=_cause(error)))
    return None


def let_go(error: BaseException | None) -> None:
    """Free what the frames of an error hold: an unfinished cursor there keeps SQLite's lock on the file."""
    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def error_name(error: BaseException) -> str:
    """SQLite's own name of an error (`SQLITE_BUSY`), also where Peewee has wrapped it; empty for others."""
    return str(getattr(_cause(error), "sqlite_errorname", "") or "")


def _cause(error: BaseException) -> BaseException:
    return error if isinstance(error, sqlite3.Error) else error.__cause__ or error.__context__ or error
