"""Copies of plans that may not be written, shown in their place; they go when they are closed."""

import time
import uuid
from contextlib import suppress
from pathlib import Path

from .copying import copy_closed, fresh, put
from .examine import sidecars
from .settings import folder

STALE = 24 * 3600
"""Seconds after which a copy was left behind by a program that ended without closing it."""


def copy_aside(path: Path) -> Path:
    """Copy a plan into this computer's own folder, and throw away the copies that were left behind there.

    Raises:
        OSError: it cannot be read, or the copy cannot be written.
    """
    copy = folder() / "read-only" / f"{uuid.uuid4().hex}{path.suffix}"
    for old in copy.parent.glob("*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > STALE:
                old.unlink()
    with fresh(copy) as temporary:
        copy_closed(path, temporary)
        put(temporary, copy)
    return copy


def throw_away(copy: Path) -> None:
    """Remove such a copy, and what SQLite left beside it."""
    for file in (copy, *sidecars(copy)):
        with suppress(OSError):
            file.unlink(missing_ok=True)
