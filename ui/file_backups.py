"""What stands beside a plan file: its newest backup, whether it is one at all, and a free name."""

from contextlib import suppress
from pathlib import Path

from models.words import _


def newest_backup(path: Path) -> Path | None:
    """The newest backup of a plan, if there is one."""
    from models.backup import list_backups

    with suppress(OSError):
        found = list_backups(path)
        return Path(found[0].file) if found else None
    return None


def is_no_database(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as content:
        return content.read(15) != b"SQLite format 3"
    return False


def free_name(path: Path) -> Path:
    """A name beside `path` that no file has yet."""
    name = _("{name} (restored)").format(name=path.stem)
    first = path.with_name(name + path.suffix)
    number, free = 2, first
    while free.exists():
        free = first.with_stem(f"{first.stem} {number}")
        number += 1
    return free
