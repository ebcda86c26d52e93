"""The plan file: making, opening and closing it, without ever harming one.

While a plan is open nothing touches its file but SQLite; `models.examine` looks at files before that.
"""

import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import ahead, history, lock
from .backup import back_up_if_due, list_backups
from .copying import fresh, put
from .database import PRAGMAS, Problem, database, error_name, explain, let_go, told
from .examine import address, damaged, examine, in_use, leftovers, real, sidecars
from .remarks import remarks_of
from .schema import create_tables, migrate
from .words import N_, _

ENDING = ".lectern"

_EXISTS = N_("{path} exists already. Choose another name, or open it.")
_NO_FOLDER = N_("The folder {path} does not exist.")
_NOT_WRITABLE = N_(
    "{path} cannot be opened for writing ({reason}). Copy it to a folder of your own and open the copy."
)
_GONE = N_(
    "{path} is no longer there (was it moved, or its disk unplugged?). Nothing was changed;"
    " save a copy elsewhere."
)
_REPLACED = N_(
    "Another program has put a different file in the place of {path} (a sync tool?). Nothing was changed;"
    " save a copy under another name to keep both."
)
_READ_ONLY = N_("{name} is open read-only, so nothing was changed. Save a copy and work in that.")


class NotWritable(Problem):
    """The file or its folder may not be written; `view_plan` shows it all the same."""


class _Opened:
    """The open plan: its file, which one that is to the system, and what to tell about its opening.

    `copy` is the file that is shown instead of one that may not be written.
    """

    def __init__(
        self, path: Path, place: tuple[int, int], handle: int | None = None, copy: Path | None = None
    ) -> None:
        self.path, self.place, self.handle, self.copy = path, place, handle, copy
        self.unclean = False
        self.remarks: list[str] = []


_now: list[_Opened] = []


def current() -> Path | None:
    """The file of the open plan."""
    return _now[0].path if _now else None


def is_open(path: Path) -> bool:
    """Whether `path` is the file of the open plan, under this name or another."""
    return bool(_now) and (real(path) == _now[0].path or _place(path) == _now[0].place)


def is_read_only() -> bool:
    """Whether the open plan may only be looked at."""
    return bool(_now) and _now[0].copy is not None


def was_unclean() -> bool:
    """Whether the program that last had the open plan ended without closing it."""
    return bool(_now) and _now[0].unclean


def remarks() -> list[str]:
    """What the user should be told once about the open plan: sentences, mostly none."""
    return list(_now[0].remarks) if _now else []


def new_plan(path: Path, title: str = "", **settings: object) -> None:
    """Make a plan file and open it. `settings` are fields of `Plan`.

    Raises:
        Problem: the file exists, or its folder cannot be written.
    """
    from .plan import Plan

    path = real(path)
    if path.exists():
        raise Problem(_(_EXISTS).format(path=path))
    if not path.parent.is_dir():
        raise Problem(_(_NO_FOLDER).format(path=path.parent))
    plan = Plan(id=1, identity=uuid.uuid4().hex, title=title or path.stem, **settings)
    plan.check()
    close_plan()
    with fresh(path) as temporary:
        _connect(temporary)
        try:
            with told():
                create_tables()
                with database.atomic():
                    plan.save(force_insert=True)
        finally:
            _hang_up()
        if path.exists():
            raise Problem(_(_EXISTS).format(path=path))
        put(temporary, path)
    try:
        _connect(path)
        with told():
            _ready(path)
    except BaseException:
        _hang_up()
        for file in (*sidecars(path), path):
            file.unlink(missing_ok=True)
        raise


def open_plan(path: Path, *, back_up: bool = True) -> None:
    """Open a plan file, bringing one of an older version up to date first (after a verified backup).

    `was_unclean()` and `remarks()` then say what happened to it before. What was changed elsewhere is backed
    up at once; without `back_up` the caller does it as soon as there is time.

    Raises:
        Problem: it is missing, empty, damaged, foreign, of a newer version, or open elsewhere.
    """
    path = real(path)
    if is_open(path):
        close_plan()
    if not ahead.found_sound(path):
        examine(path)
    close_plan()
    unclean = bool(leftovers(path)) or lock.left_behind(path)
    acknowledged = lock.acknowledged(path)
    _connect(path)
    try:
        with told():
            migrate(path)
            _ready(path)
            _now[0].unclean = unclean
            newest = next(iter(list_backups(path)), None)
            ours = newest if newest and newest.identity == _identity() else None
            _now[0].remarks = remarks_of(
                path, _changes(), acknowledged, ours, unclean=unclean, back_up=back_up
            )
    except BaseException:
        _hang_up()
        raise


def view_plan(path: Path) -> None:
    """Show a plan that may not be written: a copy of it is opened in which nothing can be changed.

    Raises:
        Problem: it cannot be read either.
    """
    from .aside import copy_aside, throw_away

    path = real(path)
    examine(path)
    close_plan()
    aside = copy_aside(path)
    try:
        _connect(aside)
        with told():
            migrate(aside)
            _watch(_refuse)
            _now.append(_Opened(path, _place(path) or (0, 0), copy=aside))
    except BaseException:
        _hang_up()
        throw_away(aside)
        raise


def _refuse() -> None:
    raise Problem(_(_READ_ONLY).format(name=_now[0].path.name))


def close_plan() -> None:
    """Close the open plan, if there is one; everything acknowledged is already on the disk.

    A changed plan is backed up once more, so that nothing is lost with its file.
    """
    if _now and not is_read_only():
        with suppress(Problem, OSError, sqlite3.Error):
            back_up_if_due(0)
        with suppress(Exception):  # what cannot be moved into the file now is safe beside it
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


def still_ours() -> None:
    """Raise a Problem when the file of the open plan has vanished, or another lies in its place."""
    path = _now[0].path
    place = _place(path)
    if place is None:
        raise Problem(_(_GONE).format(path=path))
    if place != _now[0].place:
        raise Problem(_(_REPLACED).format(path=path))


def _connect(path: Path) -> None:
    database.init(address(path, "rw"), uri=True, timeout=0, check_same_thread=True)
    try:
        database.connect()
        connection = database.connection()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        for name, value in PRAGMAS:
            found = connection.execute(f"PRAGMA {name}").fetchone()[0]
            if str(found).lower() != str(value).lower():
                raise NotWritable(_(_NOT_WRITABLE).format(path=path, reason=f"{name} = {found}"))
    except Exception as error:
        let_go(error)
        _hang_up()
        name = error_name(error)
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise in_use(path) from error
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise damaged(path, error) from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_IOERR")):
            raise NotWritable(_(_NOT_WRITABLE).format(path=path, reason=error)) from error
        raise explain(error) or error from error


def _watch(before: Callable[[], None]) -> None:
    from . import JOURNALLED, RECORDED

    history.watch(JOURNALLED, RECORDED, before, _acknowledge)
    database.connection().execute("PRAGMA query_only = 1")


def _ready(path: Path) -> None:
    _watch(still_ours)
    place = _place(path)
    if place is None:
        raise Problem(_(_GONE).format(path=path))
    _now.append(_Opened(path, place, lock.sign(path, _changes())))


def _acknowledge() -> None:
    with suppress(Problem, sqlite3.Error):  # the change is on the disk; its number in the note is a help only
        lock.acknowledge(_now[0].path, _changes())


def _changes() -> int:
    return int(database.connection().execute("SELECT changes FROM plan").fetchone()[0])


def _identity() -> str:
    return str(database.connection().execute("SELECT identity FROM plan").fetchone()[0])


def _place(path: Path) -> tuple[int, int] | None:
    """Which file a name leads to. By `stat` alone: opening and closing it would drop SQLite's locks."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _hang_up() -> None:
    opened = _now.pop() if _now else None
    history.forget()
    if not database.is_closed():
        with suppress(Exception):
            database.close()
    database.init(None)  # so that a stray query fails instead of opening the file again, unguarded
    if opened and opened.copy:
        from .aside import throw_away

        throw_away(opened.copy)
    elif opened:
        lock.unsign(opened.path)
        if opened.handle is not None:
            os.close(opened.handle)
