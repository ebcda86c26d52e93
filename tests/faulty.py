"""SQLite on a disk that fails: statements and writes that are refused, writes that a power cut loses.

The program runs unchanged; `sqlite3.connect`, as Peewee sees it, gives a connection of these instead.
"""

import random
import sqlite3
from contextlib import contextmanager
from pathlib import Path

import apsw
import peewee
import pytest

from models.file import close_plan

SECTOR = 512


class Trouble:
    """Fails the `at`-th thing that is counted; when `sticky` all later ones too, until it is over."""

    def __init__(self):
        self.over()

    def begin(self, at, *, sticky):
        self.at, self.sticky, self.count = at, sticky, 0

    def over(self):
        """Let everything succeed again. Returns whether anything was refused."""
        struck = getattr(self, "at", None) is not None and self.count >= self.at
        self.at, self.sticky, self.count = None, False, 0
        return struck

    def strikes(self):
        if self.at is None:
            return False
        self.count += 1
        return self.count == self.at or (self.sticky and self.count > self.at)


# Statements that are refused

#: What needs no disk does not fail: SQLite takes a transaction back in memory.
NEVER = ("PRAGMA query_only", "ROLLBACK", "RELEASE")


@contextmanager
def failing_statements(trouble):
    """Connections whose statements are refused by `trouble`."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql, *values):
            if not sql.startswith(NEVER) and trouble.strikes():
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorname = "SQLITE_IOERR_READ"
                raise error
            return super().execute(sql, *values)

        def executemany(self, sql, rows):
            for row in rows:
                self.execute(sql, row)
            return self

    class Connection(sqlite3.Connection):
        def cursor(self, factory=Cursor):
            return super().cursor(factory)

        def execute(self, sql, *values):
            return self.cursor().execute(sql, *values)

        def executemany(self, sql, rows):
            return self.cursor().executemany(sql, rows)

    connect = sqlite3.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            peewee.sqlite3, "connect", lambda *a, **more: connect(*a, **{"factory": Connection, **more})
        )
        yield


# Files whose writes are refused, or recorded


class Disk(apsw.VFS):
    """The ordinary file system, asked before each write and told after it."""

    def __init__(self, before=lambda: None, log=None):
        super().__init__("lectern-faulty", "unix", makedefault=True)
        self.before, self.log = before, log if log is not None else []

    def xOpen(self, name, flags):
        return File(self, name, flags)

    def xDelete(self, name, sync):
        self.log.append(("delete", name))
        super().xDelete(name, sync)


class File(apsw.VFSFile):
    def __init__(self, disk, name, flags):
        self.disk = disk
        self.name = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        super().__init__("unix", name, flags)

    def xWrite(self, data, offset):
        self.disk.before()
        super().xWrite(data, offset)
        self.disk.log.append(("write", self.name, offset, bytes(data)))

    def xTruncate(self, size):
        self.disk.before()
        super().xTruncate(size)
        self.disk.log.append(("truncate", self.name, size))

    def xSync(self, flags):
        self.disk.before()
        super().xSync(flags)
        self.disk.log.append(("sync", self.name))


#: What SQLite calls the errors that tests let a disk give.
INJECTED = {apsw.IOError: "SQLITE_IOERR_WRITE", apsw.FullError: "SQLITE_FULL"}


def _named(error):
    """The error of APSW as Python's own SQLite would raise it."""
    codes = {**apsw.mapping_result_codes, **apsw.mapping_extended_result_codes}
    code = getattr(error, "extendedresult", 0) or getattr(error, "result", 0)
    name = codes[code] if code else INJECTED[type(error)]
    kind = sqlite3.IntegrityError if name.startswith("SQLITE_CONSTRAINT") else sqlite3.OperationalError
    raised = kind(str(error))
    raised.sqlite_errorname = name
    return raised


class Cursor:
    """A cursor of Python's own kind over one of APSW."""

    def __init__(self, connection):
        self.connection = connection
        self.rows, self.description = iter(()), ()

    def execute(self, sql, values=()):
        seen = []
        cursor = self.connection.cursor()
        cursor.exec_trace = lambda cursor, _sql, _values: seen.append(cursor.get_description()) or True
        try:
            self.rows = iter(cursor.execute(sql, values).fetchall())
        except apsw.Error as error:
            raise _named(error) from error
        self.description = seen[-1] if seen else ()
        return self

    def executemany(self, sql, rows):
        for row in rows:
            self.execute(sql, row)
        return self

    def fetchone(self):
        return next(self.rows, None)

    def fetchall(self):
        return list(self.rows)

    def __iter__(self):
        return self.rows

    def close(self):
        pass

    lastrowid = property(lambda self: self.connection.last_insert_rowid())
    rowcount = property(lambda self: self.connection.changes())


class Connection:
    """A connection of Python's own kind over one of APSW."""

    text_factory = str

    def __init__(self, name, **_more):
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        try:
            self.real = apsw.Connection(name, flags)
        except apsw.Error as error:
            raise _named(error) from error

    def cursor(self):
        return Cursor(self.real)

    def execute(self, sql, values=()):
        return self.cursor().execute(sql, values)

    def executemany(self, sql, rows):
        return self.cursor().executemany(sql, rows)

    def create_function(self, name, count, function, **_more):
        self.real.create_scalar_function(name, function, count)

    in_transaction = property(lambda self: self.real.in_transaction)

    def close(self):
        self.real.close()


@contextmanager
def on_disk(before=lambda: None, log=None):
    """Plans are opened on a `Disk`."""
    disk = Disk(before, log)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(peewee.sqlite3, "connect", Connection)
        try:
            yield disk
        finally:
            disk.before = lambda: None
            close_plan()
            disk.unregister()


# Power cuts


def after_cut(log, moment, start, rng):
    """The files as a power cut may leave them: what was synced, and of the rest any sectors, in any order.

    Folders are taken to keep their order: a file that was deleted is gone. Returns {name: bytes}.
    """
    files = {name: (bytearray(data), []) for name, data in start.items()}
    for entry in log[:moment]:
        kind, name = entry[:2]
        if kind == "delete":
            files.pop(name, None)
            continue
        durable, waiting = files.setdefault(name, (bytearray(), []))
        if kind == "sync":
            for late in waiting:
                _apply(durable, late)
            waiting.clear()
        else:
            waiting.append(entry)
    left = {}
    for name, (durable, waiting) in files.items():
        luck = rng.choice([0, 0.5, 0.9, 1])
        for entry in waiting:
            for piece in _torn(entry):
                if rng.random() < luck:
                    _apply(durable, piece)
        left[name] = bytes(durable)
    return left


def _torn(entry):
    if entry[0] != "write":
        return [entry]
    _kind, name, offset, data = entry
    return [("write", name, offset + at, data[at : at + SECTOR]) for at in range(0, len(data), SECTOR)]


def _apply(data, entry):
    if entry[0] == "truncate":
        size = entry[2]
        del data[size:]
        data.extend(bytes(size - len(data)))
    else:
        _kind, _name, offset, piece = entry
        data.extend(bytes(max(0, offset - len(data))))
        data[offset : offset + len(piece)] = piece


def lay_out(files, folder, old):
    """Write the files of a cut into a folder of their own. Returns the plan's path there."""
    folder.mkdir()
    for name, data in files.items():
        (folder / Path(name).name).write_bytes(data)
    return folder / Path(old).name


def chances(seed):
    return random.Random(seed)
