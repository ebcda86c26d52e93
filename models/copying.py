"""Making a verified copy of a plan: beside its place first, then in its place, whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .database import Problem, database, told
from .examine import examine, leftovers, looking, sidecars
from .words import N_, _

_UNWRITTEN = N_("{path} could not be written ({reason}). Nothing was changed.")


@contextmanager
def fresh(target: Path) -> Iterator[Path]:
    """A new, empty file beside `target` that only its owner may read; it is gone when the block ends."""
    temporary = target.with_name(f".{target.name[:60]}.{os.urandom(6).hex()}.lectern-tmp")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield temporary
    except OSError as error:
        raise Problem(_(_UNWRITTEN).format(path=target, reason=error.strerror or error)) from error
    finally:
        for file in (temporary, *sidecars(temporary)):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def copy_open(temporary: Path) -> None:
    """Let SQLite write the open plan into `temporary`; a plain copy may be half old, half new."""
    connection = database.connection()
    with told():
        (barred,) = connection.execute("PRAGMA query_only").fetchone()
        connection.execute("PRAGMA query_only = 0")
        try:
            connection.execute("VACUUM INTO ?", (str(temporary),))
        finally:
            connection.execute(f"PRAGMA query_only = {barred}")
    sync(temporary)


def copy_closed(source: Path, temporary: Path) -> None:
    """Copy a closed plan without the changes that lie beside it, if those are not its own."""
    beside = leftovers(source)
    try:
        examine(source)
    except Problem:
        beside = []
    if beside:
        with looking(source) as connection:
            connection.execute("PRAGMA query_only = 0")
            connection.execute("VACUUM INTO ?", (str(temporary),))
    else:
        shutil.copyfile(source, temporary)
    sync(temporary)


def put(temporary: Path, target: Path) -> None:
    """Let a finished file take its place, so that it lasts through a power cut."""
    temporary.replace(target)
    sync(target.parent)


def sync(path: Path) -> None:
    """Put a file, or the names in a folder, on the disk. Windows has no such call for folders."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
