"""The plan file: making, opening, closing and copying it, without ever harming one.

A file is looked at through an ordinary read only while no connection to it is open in this process (closing
such a read would drop SQLite's locks); afterwards nothing touches it but SQLite.
"""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from . import history, lock
from .database import PRAGMAS, Problem, database, explain
from .schema import APPLICATION_ID, SCHEMA, create_tables, migrate
from .words import N_, _

ENDING = ".lectern"
_HEADER = b"SQLite format 3\x00"
_now: dict[str, Path] = {}


def current() -> Path | None:
    """The file of the open plan."""
    return _now.get("path")


def new_plan(path: Path, title: str = "", **settings: object) -> None:
    """Make a plan file and open it. `settings` are fields of `Plan`.

    Raises:
        Problem: the file exists, or its folder cannot be written.
    """
    from .plan import Plan

    path = path.absolute()
    if path.exists():
        raise Problem(_("{path} exists already. Choose another name, or open it.").format(path=path))
    if not path.parent.is_dir():
        raise Problem(_("The folder {path} does not exist.").format(path=path.parent))
    close_plan()
    _connect(path, new=True)
    try:
        create_tables()
        with database.atomic():
            Plan.insert(id=1, identity=uuid.uuid4().hex, title=title or path.stem, **settings).execute()
        _ready(path)
    except BaseException as error:
        _hang_up()
        for leftover in (path, *sidecars(path)):
            leftover.unlink(missing_ok=True)
        problem = explain(error) if isinstance(error, Exception) else None
        if problem:
            raise problem from error
        raise


def open_plan(path: Path) -> None:
    """Open a plan file, bringing one of an older version up to date first (after a verified backup).

    Raises:
        Problem: it is missing, empty, damaged, foreign, of a newer version, or open elsewhere.
    """
    path = path.absolute()
    if current() == path:
        close_plan()
    inspect_file(path)
    close_plan()
    _connect(path, new=False)
    try:
        _examine(path)
        migrate(path)
        _ready(path)
    except BaseException as error:
        _hang_up()
        if isinstance(error, sqlite3.DatabaseError) or isinstance(error.__cause__, sqlite3.DatabaseError):
            raise damaged(path, str(error)) from error
        raise


def close_plan() -> None:
    """Close the open plan, if there is one; everything acknowledged is already on the disk."""
    if current():
        database.connection().execute("PRAGMA query_only = 0")
        database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _hang_up()


@contextmanager
def plan_open(path: Path) -> Iterator[None]:
    """Open a plan for the length of a block, as the command line does."""
    open_plan(path)
    try:
        yield
    finally:
        close_plan()


def inspect_file(path: Path) -> None:
    """Refuse what cannot be a plan, without a connection and without a write.

    Raises:
        Problem: says what the file is instead, and what to do.
    """
    if not path.exists():
        raise Problem(_("There is no file {path}.").format(path=path))
    if not path.is_file():
        raise Problem(_("{path} is a folder, not a plan.").format(path=path))
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        raise Problem(
            _("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror)
        ) from error
    if not start:
        raise Problem(_("{path} is empty. If it comes from a cloud folder it may not be downloaded yet; "
                        "otherwise restore a backup.").format(path=path))  # fmt: skip
    if not start.startswith(_HEADER):
        raise Problem(_("{path} is not a Lectern plan.").format(path=path))
    if len(start) < 100:
        raise damaged(path, "short header")
    if int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        raise Problem(_("{path} is a database of another program, not a Lectern plan.").format(path=path))
    if int.from_bytes(start[60:64], "big") > SCHEMA:
        raise newer(path)


def newer(path: Path) -> Problem:
    """The sentence for a file that a later version of the program wrote."""
    return Problem(_("{path} was made by a newer version of Lectern. Install the newest version to open it; "
                     "the file was not changed.").format(path=path))  # fmt: skip


def damaged(path: Path, detail: str) -> Problem:
    """The sentence for a file that is broken; the file itself is left as it is."""
    return Problem(_("{path} is damaged ({detail}). It was not changed; restore the newest backup of this plan.")
                   .format(path=path, detail=detail))  # fmt: skip


def sidecars(path: Path) -> tuple[Path, ...]:
    """The files SQLite keeps beside a database."""
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def address(path: Path, mode: str) -> str:
    """SQLite's own address of a file; `rw` fails on a missing one instead of making it."""
    return f"file:{quote(str(path))}?mode={mode}"


_IN_USE = N_("{path} is open already ({holder}). Close it there first.")


def _connect(path: Path, *, new: bool) -> None:
    database.init(address(path, "rwc" if new else "rw"), uri=True, check_same_thread=True)
    try:
        database.connect()
        database.connection().execute("BEGIN IMMEDIATE")
        database.connection().execute("ROLLBACK")
    except Exception as error:
        _hang_up()
        cause = error if isinstance(error, sqlite3.Error) else error.__cause__ or error.__context__
        name = getattr(cause, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Problem(_(_IN_USE).format(path=path, holder=lock.holder(path))) from error
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise damaged(path, str(cause)) from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR")):
            raise Problem(_("{path} cannot be opened for writing ({reason}). Copy it to a folder of your own "
                            "and open the copy.").format(path=path, reason=cause)) from error  # fmt: skip
        raise
    _assert_pragmas()


def _assert_pragmas() -> None:
    for name, value in PRAGMAS:
        found = database.connection().execute(f"PRAGMA {name}").fetchone()[0]
        if str(found).lower() != str(value).lower():
            raise RuntimeError(f"SQLite did not take PRAGMA {name}={value}: it says {found}")


def _examine(path: Path) -> None:
    """Integrity, and nothing in the file that a plan does not have (a trigger could empty a table)."""
    connection = database.connection()
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise damaged(path, verdict)
    strange = connection.execute(
        "SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index') LIMIT 1"
    ).fetchone()
    if strange:
        raise Problem(_("{path} contains “{name}”, which no Lectern plan has. It was not opened.").format(
            path=path, name=strange[0]))  # fmt: skip
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA:
        raise newer(path)


def _ready(path: Path) -> None:
    from . import JOURNALLED, RECORDED

    history.watch(JOURNALLED, RECORDED)
    database.connection().execute("PRAGMA query_only = 1")
    _now["path"] = path
    lock.sign(path)


def _hang_up() -> None:
    path = _now.pop("path", None)
    history.forget()
    if not database.is_closed():
        database.close()
    if path:
        lock.unsign(path)
