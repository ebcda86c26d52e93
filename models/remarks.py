"""What the user should be told once about a plan that was just opened."""

from pathlib import Path

from .backup import Backup, back_up_if_due
from .database import Problem
from .network import is_remote
from .words import N_, _, ngettext

_UNEXPECTED = N_("Lectern closed unexpectedly last time. Nothing that was shown as saved was lost.")
_NETWORK = N_(
    "This plan lies in a folder of another computer. If the connection breaks, the last change may be lost:"
    " better keep it on this computer, and save copies there."
)


def remarks_of(
    path: Path, changes: int, acknowledged: int, newest: Backup | None, *, unclean: bool, back_up: bool
) -> list[str]:
    """Sentences on an unexpected end, changes that are missing, a folder elsewhere, a backup that failed.

    `newest` is the newest backup of the same plan. Without `back_up` the caller sees to that later.
    """
    found: list[str] = []
    missing = acknowledged - changes
    if missing > 0:
        found.append(_missing(missing))
    elif newest and newest.changes > changes:
        found.append(_older(newest.changes - changes, newest.made))
    elif unclean:
        found.append(_(_UNEXPECTED))
    if is_remote(path):
        found.append(_(_NETWORK))
    if back_up:
        try:
            back_up_if_due(0)
        except Problem as problem:
            found.append(_("This plan could not be backed up. {reason}").format(reason=problem))
    return found


def _missing(count: int) -> str:
    return ngettext(
        "The last change to this plan is missing: a file beside it was lost (a sync tool?)."
        " Look at its backups.",
        "The last {count} changes to this plan are missing: a file beside it was lost (a sync tool?)."
        " Look at its backups.",
        count,
    ).format(count=count)


def _older(count: int, made: str) -> str:
    return ngettext(
        "This file is older, by one change, than the backup of {made}."
        " Restore that one if you did not mean it.",
        "This file is older, by {count} changes, than the backup of {made}."
        " Restore that one if you did not mean it.",
        count,
    ).format(count=count, made=made)
