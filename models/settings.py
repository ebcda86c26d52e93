"""Settings of this computer: language, your name, recent plans, look.

One file, shared with the command line.
"""

import json
import os
from pathlib import Path
from typing import Any

import platformdirs

RECENT = 10


def folder() -> Path:
    """Where the program keeps what belongs to this computer (`LECTERN_HOME` moves it, for tests)."""
    home = os.environ.get("LECTERN_HOME")
    return Path(home) if home else Path(platformdirs.user_data_dir("Lectern", appauthor=False))


def settings() -> dict[str, Any]:
    """All settings. A file that cannot be read counts as empty, and is kept aside by `keep`."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def setting(name: str, default: Any = None) -> Any:
    """One setting."""
    return settings().get(name, default)


def keep(**values: Any) -> None:
    """Change settings; the file is replaced as a whole."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not settings() and file.stat().st_size > 2:
        file.replace(file.with_suffix(".unreadable.json"))
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps({**settings(), **values}, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(file)


def remember(path: Path) -> None:
    """Put a plan at the head of the recent ones."""
    keep(recent=[str(path), *(p for p in recent() if p != str(path))][:RECENT])


def recent() -> list[str]:
    """Plans opened lately, newest first."""
    found = setting("recent", [])
    return [p for p in found if isinstance(p, str)] if isinstance(found, list) else []


def _file() -> Path:
    return folder() / "settings.json"
