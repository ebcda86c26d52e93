"""Examining the plan to open while the program is still being loaded.

SQLite reads the whole file for that, which needs no Python: on a thread of its own it costs no time at all.
"""

import os
import sqlite3
from pathlib import Path
from threading import Thread

from .database import Problem
from .examine import examine, real, sidecars

#: What tells one state of a file and of those beside it from another.
State = tuple[tuple[int, int, int] | None, ...]


class _Look(Thread):
    """One look at a file. `sound` is its state when nothing was wrong with it, before and after the look."""

    def __init__(self, path: Path) -> None:
        super().__init__(daemon=True)
        self.path = path
        self.sound: State | None = None

    def run(self) -> None:
        before = _state(self.path)
        try:
            examine(self.path)
        except (Problem, OSError, sqlite3.Error):
            return  # whoever opens the plan looks again, and is told
        if _state(self.path) == before:
            self.sound = before


_looks: list[_Look] = []


def begin(path: Path) -> None:
    """Begin to examine a file that nobody here has open."""
    _looks[:] = [_Look(real(path))]
    _looks[0].start()


def found_sound(path: Path) -> bool:
    """Whether the look that was begun found this file sound, and it is as it was then; asked once."""
    if not _looks:
        return False
    look = _looks.pop()
    look.join()
    return look.path == path and look.sound is not None and look.sound == _state(path)


def _state(path: Path) -> State:
    return tuple(_one(file) for file in (path, *sidecars(path)))


def _one(file: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - opening and closing it would drop SQLite's locks
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
