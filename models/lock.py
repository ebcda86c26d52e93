"""A small note beside an open plan that says who has it. SQLite's own exclusive lock is the lock."""

import getpass
import json
import os
import socket
from datetime import datetime
from pathlib import Path

from .words import _


def note(path: Path) -> Path:
    """Where the note of a plan lies."""
    return path.with_name(f".{path.name}.open.json")


def sign(path: Path) -> None:
    """Write the note. A folder that takes no files is no reason not to open the plan."""
    from .settings import setting

    who = str(setting("name") or "") or _user()
    text = json.dumps({"host": socket.gethostname(), "pid": os.getpid(), "name": who,
                       "since": datetime.now().isoformat(" ", "minutes")})  # fmt: skip
    try:
        note(path).write_text(text, encoding="utf-8")
    except OSError:
        return


def unsign(path: Path) -> None:
    """Take the note away."""
    note(path).unlink(missing_ok=True)


def left_behind(path: Path) -> bool:
    """Whether a note stands from a program that did not close the plan: it ended unexpectedly."""
    return bool(read(path))


def read(path: Path) -> dict[str, str]:
    """What the note says; empty where there is none, or none that can be read."""
    try:
        found = json.loads(note(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def holder(path: Path) -> str:
    """Who has the plan and since when, as words in a sentence."""
    found = read(path)
    if not found:
        return _("in another program")
    return _("by {name} on {host}, since {since}").format(
        name=found.get("name", "?"), host=found.get("host", "?"), since=found.get("since", "?")
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
