"""The open file: one SQLite connection, and what every row stored through it has in common."""

import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from peewee import DatabaseError, Model, SqliteDatabase

from .words import N_, _

#: The order matters: the lock comes first, the read-only bar last (it is set by `models.file.connect`).
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
)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")

database = SqliteDatabase(None, pragmas=PRAGMAS, lock_type="IMMEDIATE", timeout=0)


class Problem(Exception):
    """Something the user can put right; its text is shown to them as it stands."""


def new_id() -> int:
    """A random id of 63 bits, so that rows made on two laptops never share one."""
    return secrets.randbits(63) or 1


def clean(text: str) -> str:
    """`text` without what no file format carries: control and direction characters, half of a pair; one kind of line end."""
    return CONTROL.sub(
        "", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    )


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
        return int(super().save(*args, **kwargs))

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
            with told():
                database.connection().executemany(sql, values)

    @classmethod
    def fetch(cls, row_id: int | None) -> Self:
        """The row of that id.

        Raises:
            Problem: it is gone, for example because another window removed it.
        """
        row = cls.get_or_none(cls.id == row_id)
        if row is None:
            raise Problem(_("This entry is no longer in the plan."))
        return row


_DISK_FULL = N_("The disk is full, so nothing was changed. Free some space and try again.")
_CANNOT_WRITE = N_("The plan file cannot be written ({reason}). Nothing was changed.")
_IN_USE = N_("Something else in the plan still uses this entry, so it cannot be removed.")


@contextmanager
def told() -> Iterator[None]:
    """Turn what SQLite says about disk and lock into a sentence; let everything else pass as the bug it is."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        problem = explain(error)
        if problem is None:
            raise
        raise problem from error


def explain(error: Exception) -> Problem | None:
    """The sentence for an error of SQLite that the user can do something about, or None."""
    cause = error if isinstance(error, sqlite3.Error) else error.__cause__ or error.__context__
    name = getattr(cause, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL") or name == "SQLITE_IOERR_WRITE":
        return Problem(_(_DISK_FULL))
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CORRUPT")):
        return Problem(_(_CANNOT_WRITE).format(reason=cause))
    if name == "SQLITE_CONSTRAINT_FOREIGNKEY" or name == "SQLITE_CONSTRAINT_TRIGGER":
        return Problem(_(_IN_USE))
    return None
