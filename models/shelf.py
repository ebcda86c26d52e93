"""Where the automatic backups of a plan are kept, in the order they were made.

They are numbered, because clocks go wrong. Each has a note of what is in it and its SHA-256, and counts once
its note is there: one that was cut short never does.
"""

import hashlib
import json
import os
import shutil
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from .copying import fresh, put, sync
from .database import Problem
from .examine import judge, looking, real
from .schema import counts, version_of
from .settings import folder
from .words import N_, _

BEFORE_UPDATE = N_("before an update")
#: What stays when backups are thinned: the newest ones, then one for each of so many hours, days and weeks.
NEWEST = 10
_THINNED = (("%Y-%m-%d %H", 12), ("%Y-%m-%d", 14), ("%G-%V", 26))
_UPDATES = 3


class Backup(NamedTuple):
    """One automatic backup: where it is, when and why it was made, and what is in it."""

    file: str
    sequence: int
    made: str
    reason: str
    plan: str
    identity: str
    title: str
    changes: int
    schema: int
    size: int
    sha256: str
    rows: dict[str, int]


def list_backups(path: Path) -> list[Backup]:
    """The automatic backups of the plan at `path`, newest first, also when it is damaged or gone."""
    found = []
    for home in (folder() / "backups").glob(f"*-{_key(path)}"):
        found += [backup for note in home.glob("*.json") if (backup := read_note(note))]
    return sorted(found, key=lambda backup: backup.sequence, reverse=True)


def verify(backup: Backup) -> bool:
    """Whether a backup is, to the last bit, what was written."""
    try:
        return _sha256(Path(backup.file)) == backup.sha256
    except OSError:
        return False


def shelf(path: Path, identity: str) -> Path:
    """One folder for a plan at one place: copies of a plan do not mix their backups."""
    home = folder() / "backups" / f"{identity[:12]}-{_key(path)}"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise Problem(
            _("The folder {path} cannot be made ({reason}).").format(path=home, reason=reason)
        ) from error
    return home


def _key(path: Path) -> str:
    return hashlib.sha256(os.fsencode(real(path))).hexdigest()[:12]


def enter(temporary: Path, path: Path, home: Path, reason: str) -> Backup:
    """Verify a copy, number it, write its note, and let old ones go."""
    with looking(temporary) as connection:
        judge(connection, path)
        identity, title, changes = connection.execute("SELECT identity, title, changes FROM plan").fetchone()
        rows, schema = counts(connection), version_of(connection)
    numbers = [int(file.name[:6]) for file in home.glob("[0-9]*") if file.name[:6].isdigit()]
    sequence = max(numbers, default=0) + 1
    file = home / f"{sequence:06d}.lectern"
    backup = Backup(
        str(file), sequence, datetime.now().isoformat(" ", "seconds"), reason, str(path), identity, title,
        changes, schema, temporary.stat().st_size, _sha256(temporary), rows,
    )  # fmt: skip
    put(temporary, file)
    with fresh(file.with_suffix(".json")) as note:
        note.write_text(json.dumps(backup._asdict(), ensure_ascii=False), encoding="utf-8")
        sync(note)
        put(note, file.with_suffix(".json"))
    _thin(home, sequence)
    return backup


def _thin(home: Path, newest: int) -> None:
    """Delete backups not worth keeping, and what a crash left half made. `newest` is known to be good."""
    notes = {note.stem: read_note(note) for note in home.glob("*.json")}
    backups = sorted(filter(None, notes.values()), key=lambda backup: -backup.sequence)
    kept = {newest, *worth_keeping(backups)}
    for backup in backups:
        if backup.sequence not in kept:
            _delete(Path(backup.file))
    for file in home.glob("*.lectern"):
        if file.stem not in notes:
            _delete(file)
    for left in home.parent.glob(".looking-*"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)
    for left in home.glob(".*.lectern-tmp*"):
        _delete(left)


def worth_keeping(backups: list[Backup]) -> set[int]:
    """Of backups, newest first, the numbers of those to keep.

    The clock, which may be wrong, only sorts them into hours, days and weeks.
    """
    kept = {backup.sequence for backup in backups[:NEWEST]}
    kept |= {b.sequence for b in [b for b in backups if b.reason == BEFORE_UPDATE][:_UPDATES]}
    for pattern, most in _THINNED:
        latest: dict[str, int] = {}
        for backup in backups[NEWEST:]:
            latest.setdefault(_moment(backup).strftime(pattern), backup.sequence)
        kept |= set(list(latest.values())[:most])
    return kept


def _moment(backup: Backup) -> datetime:
    try:
        return datetime.fromisoformat(backup.made)
    except ValueError:
        return datetime.min.replace(year=1900)


def read_note(note: Path) -> Backup | None:
    """What the note of a backup says, or None. The file is the one beside it, wherever that is now."""
    try:
        backup = Backup(**json.loads(note.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    file = note.with_suffix(".lectern")
    return backup._replace(file=str(file)) if file.exists() else None


def _delete(file: Path) -> None:
    """Delete a backup, its note first: one without a note does not count."""
    for path in (file.with_suffix(".json"), file):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
