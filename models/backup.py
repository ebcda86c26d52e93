"""Copies of a plan that are known to be good, made while working and on request, and the way back."""

import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from . import lock
from .copying import copy_closed, copy_open, fresh, put
from .database import Problem, database, told
from .examine import in_use, inspect_file, judge, leftovers, looking, real, sidecars
from .shelf import BEFORE_UPDATE, Backup, enter, list_backups, read_note, shelf, verify
from .words import N_, _

AUTOMATIC = N_("automatic")
RESTORED = N_("restored")
#: Minutes of work after which a changed plan is copied.
EVERY = 15

_EXISTS = N_("{path} exists already. Choose another name.")
_UNCLEAN = N_("{path} was not closed properly and still has changes beside it. Choose another name.")
_BAD = N_("The backup {path} is damaged ({detail}), so it was not used. Choose another one.")
_last = {"looked": 0.0}

__all__ = [
    "AUTOMATIC", "BEFORE_UPDATE", "EVERY", "RESTORED", "Backup", "back_up", "back_up_if_due", "list_backups",
    "restore", "save_copy", "verify",
]  # fmt: skip


def back_up(path: Path, reason: str = AUTOMATIC) -> Backup:
    """Copy the open plan into its backups, and make sure that the copy is good.

    Raises:
        Problem: it could not be written, or the plan itself is damaged.
    """
    with told():
        (identity,) = database.connection().execute("SELECT identity FROM plan").fetchone()
    home = shelf(path, identity)
    with fresh(home / "backup") as temporary:
        copy_open(temporary)
        return enter(temporary, path, home, reason)


def back_up_if_due(minutes: float = EVERY) -> Backup | None:
    """Back the open plan up when it has changed and the last look is `minutes` ago. Called from a timer.

    Raises:
        Problem: it could not be written, or the plan itself is damaged.
    """
    from .file import current, is_read_only

    path = current()
    if not path or is_read_only() or time.monotonic() - _last["looked"] < minutes * 60:
        return None
    _last["looked"] = time.monotonic()
    with told():
        row = database.connection().execute("SELECT identity, changes FROM plan").fetchone()
    identity, changes = row
    newest = next((b for b in list_backups(path) if b.identity == identity), None)
    if changes == (newest.changes if newest else 0):
        return None
    return back_up(path)


def save_copy(out: Path, *, replace: bool = False) -> None:
    """Write the open plan, verified, to another file. It is the same plan: both keep its identity.

    Raises:
        Problem: the file exists and `replace` was not given, is in use, or cannot be written.
    """
    out = _target(out, replace)
    with fresh(out) as temporary:
        copy_open(temporary)
        with looking(temporary) as connection:
            judge(connection, out)
        if leftovers(out):
            raise Problem(_(_UNCLEAN).format(path=out))
        put(temporary, out)
        lock.unsign(out)


def restore(source: Path, out: Path, *, replace: bool = False) -> Path | None:
    """Make a plan file from a backup, or from any sound plan file. Nothing is ever deleted.

    What lies at `out` is refused, or with `replace` moved, with all that belongs to it, into a folder
    `damaged-TIME` beside it, which is returned.

    Raises:
        Problem: the backup is not good, `out` exists or is in use, or the disk refused; nothing was moved.
    """
    from .file import close_plan, is_open

    source, out = real(source), real(out)
    if is_open(out):
        close_plan()
    _target(out, replace)
    _check_source(source)
    with fresh(out) as temporary:
        copy_closed(source, temporary)
        with looking(temporary) as connection:
            judge(connection, source)
        aside = _move_aside(out)
        try:
            put(temporary, out)
        except OSError:
            if aside:
                _move_back(aside, out)
            raise
    _remember_restored(out)
    return aside


# Where a copy may go, and what lay there


def _target(out: Path, replace: bool) -> Path:
    """Where a copy may go: not over the open plan, not over one somebody has, not without a word over any."""
    from .file import is_open

    out = real(out)
    if not out.parent.is_dir():
        raise Problem(_("The folder {path} does not exist.").format(path=out.parent))
    if out.exists() and (is_open(out) or not replace):
        raise Problem(_(_EXISTS).format(path=out))
    if out.exists() and lock.held(out):
        raise in_use(out)
    return out


def _check_source(source: Path) -> None:
    """Refuse an automatic backup that is no longer what was written; others are judged by what is in them."""
    inspect_file(source)
    note = read_note(source.with_suffix(".json"))
    if note and not verify(note):
        raise Problem(_(_BAD).format(path=source, detail=_("it was changed or the disk is failing")))


def _move_aside(out: Path) -> Path | None:
    """Move a plan and all that belongs to it into a folder of its own, the plan last.

    Killed half-way, it leaves a plan without foreign changes beside it, never changes beside a foreign plan.
    """
    lying = [file for file in (*sidecars(out), lock.note(out), out) if file.exists()]
    if not lying:
        return None
    stem = f"damaged-{datetime.now():%Y-%m-%d-%H%M%S}"
    names = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    aside = next(place for name in names if not (place := out.parent / name).exists())
    aside.mkdir()
    for file in lying:
        file.replace(aside / file.name)
    return aside


def _move_back(aside: Path, out: Path) -> None:
    for file in (aside / out.name, *(file for file in aside.iterdir() if file.name != out.name)):
        if file.exists():
            file.replace(out.with_name(file.name))
    aside.rmdir()


def _remember_restored(out: Path) -> None:
    """Make what was restored the newest backup of its place; where that fails the plan is no worse."""
    with suppress(Problem, OSError):
        with looking(out) as connection:
            identity = connection.execute("SELECT identity FROM plan").fetchone()[0]
        home = shelf(out, identity)
        with fresh(home / "backup") as temporary:
            copy_closed(out, temporary)
            enter(temporary, out, home, RESTORED)
