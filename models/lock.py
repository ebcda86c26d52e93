"""Who has a plan: SQLite's own exclusive lock, and a small note beside an open plan that says whose it is.

The note also carries the number of the last change that was acknowledged, so that a file which comes back
without its newest changes is noticed. And it is locked itself: the locks of SQLite go when anything in this
program closes the plan's file, and file dialogs do look into the files they list.
"""

import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from .words import _

#: Bytes of a note: it is written over in place, so that a program killed while writing leaves no empty one.
_LENGTH = 512
#: Where SQLite keeps its locks in a file, and how many bytes of them an exclusive one takes.
_LOCK_BYTES = (0x40000002, 510)


def note(path: Path) -> Path:
    """Where the note of a plan lies."""
    return path.with_name(f".{path.name}.open.json")


def sign(path: Path, changes: int) -> int | None:
    """Write the note and lock it until the handle returned is closed.

    A folder that takes no files, or no locks, is no reason not to open the plan.
    """
    from .settings import setting

    said = {
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "name": (str(setting("name") or "") or _user())[:80],
        "since": datetime.now().isoformat(" ", "minutes"),
        "changes": changes,
    }
    with suppress(OSError):
        _write(note(path), said)
        return _locked(note(path))
    return None


def acknowledge(path: Path, changes: int) -> None:
    """Put the number of the last change into the note."""
    said = read(path)
    if said:
        with suppress(OSError):
            _write(note(path), {**said, "changes": changes})


def unsign(path: Path) -> None:
    """Take the note away."""
    with suppress(OSError):
        note(path).unlink(missing_ok=True)


def left_behind(path: Path) -> bool:
    """Whether a program has not closed the plan: it is at work still, or it ended unexpectedly."""
    return note(path).exists()


def read(path: Path) -> dict[str, Any]:
    """What the note says; empty where there is none, or none that can be read."""
    try:
        found = json.loads(note(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def acknowledged(path: Path) -> int:
    """The number of the last change in the note; 0 where it does not say."""
    number = read(path).get("changes")
    return number if isinstance(number, int) else 0


def holder(path: Path) -> str:
    """Who has the plan and since when, as words in a sentence."""
    found = read(path)
    if not found:
        return _("in another program")
    return _("by {name} on {host}, since {since}").format(
        name=found.get("name", "?"), host=found.get("host", "?"), since=found.get("since", "?")
    )


def held(path: Path) -> bool:
    """Whether another program has the file. Do not ask about one this program has open: it would let go."""
    try:
        with path.open("rb") as file:
            if not _lockable(file.fileno()):
                return True
        if left_behind(path):
            handle = _locked(note(path))
            if handle is not None:
                os.close(handle)
    except BlockingIOError:
        return True
    except OSError:
        pass
    return False


def _locked(file: Path) -> int | None:
    """A handle that locks a whole file for this program; None on Windows, whose SQLite locks are safe.

    Raises:
        OSError: another program has it (BlockingIOError), or there are no such locks here.
    """
    if sys.platform == "win32":
        return None
    import fcntl

    handle = os.open(file, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise
    return handle


def _lockable(handle: int) -> bool:
    start, length = _LOCK_BYTES
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, start, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, start, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.lockf(handle, fcntl.LOCK_SH | fcntl.LOCK_NB, length, start)
    except OSError:
        return False
    return True


def _write(file: Path, said: dict[str, Any]) -> None:
    data = json.dumps(said).encode().ljust(_LENGTH)
    with file.open("r+b" if file.exists() else "wb", buffering=0) as out:
        out.write(data)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
