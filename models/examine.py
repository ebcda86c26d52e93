"""Looking at a plan file that is not open, without changing one byte of it.

A file is looked at through an ordinary read only while this program has no connection to it: closing such a
read would drop SQLite's locks. `models.file` sees to that.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from . import lock
from .database import Problem, error_name
from .schema import APPLICATION_ID, SCHEMA, difference, strange, version_of
from .settings import folder
from .words import N_, _

_HEADER = b"SQLite format 3\x00"
_CAUTION = ("trusted_schema = 0", "cell_size_check = 1", "query_only = 1", "locking_mode = exclusive")

#: What SQLite says of a file that is not what it should be.
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_FORMAT")

_IN_USE = N_("{path} is open already ({holder}). Close it there first.")
_MISSING = N_("There is no file {path}.")
_FOLDER = N_("{path} is a folder, not a plan.")
_UNREADABLE = N_("{path} cannot be read ({reason}).")
_EMPTY = N_(
    "{path} is empty. If it comes from a cloud folder it may not be downloaded yet;"
    " otherwise restore a backup."
)
_NO_PLAN = N_("{path} is not a Lectern plan.")
_OTHER = N_("{path} is a database of another program, not a Lectern plan.")
_STRANGE = N_("{path} contains “{name}”, which no Lectern plan has. It was not opened.")
_NEWER = N_(
    "{path} was made by a newer version of Lectern. Install the newest version to open it;"
    " the file was not changed."
)
_DAMAGED = N_("{path} is damaged ({detail}). It was not changed; restore the newest backup of this plan.")
_WAL = N_(
    "{path} and the file {wal} beside it do not belong together. Nothing was changed; restore the newest"
    " backup of this plan, or restore {path} itself to a new file to get it without {wal}."
)


class Damaged(Problem):
    """A plan file whose content is not what SQLite or a plan needs."""


def in_use(path: Path) -> Problem:
    """The sentence for a file that another program has."""
    return Problem(_(_IN_USE).format(path=path, holder=lock.holder(path)))


def newer(path: Path) -> Problem:
    """The sentence for a file that a later version of the program wrote."""
    return Problem(_(_NEWER).format(path=path))


def damaged(path: Path, detail: object) -> Damaged:
    """The sentence for a file that is broken; the file itself is left as it is."""
    words = " ".join(str(detail).replace("*** in database main ***", "").split())
    return Damaged(_(_DAMAGED).format(path=path, detail=words))


def sidecars(path: Path) -> tuple[Path, ...]:
    """The files SQLite keeps beside a database."""
    return tuple(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def leftovers(path: Path) -> list[Path]:
    """Files beside a plan that hold changes not yet in it: somebody has it open, or ended unexpectedly."""
    return [file for file in sidecars(path) if not file.name.endswith("-shm") and _size(file)]


def address(path: Path, mode: str) -> str:
    """SQLite's own address of a file; `rw` fails on a missing one instead of making it."""
    return f"file:{quote(str(path))}?mode={mode}"


def real(path: Path) -> Path:
    """The file itself, where `path` is a link to it: SQLite keeps what belongs to it beside that one."""
    return Path(os.path.realpath(path))


def examine(path: Path) -> None:
    """Find out whether the file is a sound plan of a version this program can open.

    Raises:
        Problem: says what the file is instead, or what is wrong with it, and what to do.
    """
    inspect_file(path)
    if lock.held(path):
        raise in_use(path)
    try:
        with looking(path) as connection:
            judge(connection, path)
    except Damaged as problem:
        beside = leftovers(path)
        if beside and _sound_alone(path):
            raise Damaged(_(_WAL).format(path=path, wal=beside[0].name)) from problem
        raise


def inspect_file(path: Path) -> None:
    """Refuse what by its first bytes cannot be a plan of this version.

    Raises:
        Problem: says what the file is instead, and what to do.
    """
    try:
        if not path.exists():
            raise Problem(_(_MISSING).format(path=path))
        if not path.is_file():
            raise Problem(_(_FOLDER).format(path=path))
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as error:
        raise Problem(_(_UNREADABLE).format(path=path, reason=error.strerror)) from error
    if not start:
        raise Problem(_(_EMPTY).format(path=path))
    if not start.startswith(_HEADER):
        raise Problem(_(_NO_PLAN).format(path=path))
    if len(start) < 100:
        raise damaged(path, _("it ends early"))
    if int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        raise Problem(_(_OTHER).format(path=path))
    if int.from_bytes(start[60:64], "big") > SCHEMA:
        raise newer(path)


@contextmanager
def looking(path: Path, *, alone: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that reads a plan nobody has open. `alone`: without the changes that lie beside it.

    With such changes a copy is read: closing the file itself would write them into it, foreign or not.
    """
    with ExitStack() as stack:
        beside = [] if alone else leftovers(path)
        where = f"{address(path, 'ro')}&immutable=1"
        try:
            if beside:
                where = address(_copied(path, beside, stack), "rw")
            connection = sqlite3.connect(where, uri=True, timeout=0, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise Problem(_(_UNREADABLE).format(path=path, reason=error)) from error
        stack.callback(connection.close)
        try:
            for pragma in _CAUTION:
                connection.execute(f"PRAGMA {pragma}")
            yield connection
        except sqlite3.DatabaseError as error:
            if error_name(error).startswith(_BROKEN):
                raise damaged(path, error) from error
            raise Problem(_(_UNREADABLE).format(path=path, reason=error)) from error


def judge(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is damaged, or has in it what a plan has not (a trigger could empty a table)."""
    name = strange(connection)
    if name:
        raise Problem(_(_STRANGE).format(path=path, name=name))
    version = version_of(connection)
    if version > SCHEMA:
        raise newer(path)
    name = difference(connection) if version == SCHEMA else None if version else "user_version"
    if name:
        raise damaged(path, name)
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok":
        raise damaged(path, verdict)


def _copied(path: Path, beside: list[Path], stack: ExitStack) -> Path:
    home = folder() / "backups"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = Path(stack.enter_context(TemporaryDirectory(prefix=".looking-", dir=home)))
    for file in (path, *beside):
        shutil.copyfile(file, place / file.name)
    return place / path.name


def _sound_alone(path: Path) -> bool:
    try:
        with looking(path, alone=True) as connection:
            judge(connection, path)
    except Problem:
        return False
    return True


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
