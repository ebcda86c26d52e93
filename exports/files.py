"""Writing files: a reader finds the old one or the new one, never half of either, under a safe name."""

import errno
import os
import secrets
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from exports.text import clean
from models.database import Problem
from models.words import _

MARK = ".lectern-tmp"
STALE = 3600.0
"""Seconds after which a temporary file is taken to be left over from a crash."""
PATIENCE = (0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.63)
"""Waits, in seconds, while a virus scanner or a viewer holds the target: two seconds in all."""
LONGEST = 120
"""Bytes of a file name. Windows, Linux and sync tools all take it, with room for “ (2)”."""

FORBIDDEN = dict.fromkeys(map(ord, '<>:"/\\|?*'), "-")
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def atomic_write(path: Path | str) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the block ends well, and vanishes when it does not.

    Raises Problem where the folder is missing or closed, the disk is full, or a program keeps holding `path`.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise Problem(_("“{name}” is a folder. Give the file a name.").format(name=path))
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}{MARK}")
    try:
        sweep(target.parent)
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        _replace(temporary, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _explained(error, target) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_bytes(path: Path | str, data: bytes) -> None:
    """Put `data` under `path`, whole or not at all."""
    with atomic_write(path) as file:
        file.write(data)


def sweep(folder: Path | str, older: float = STALE) -> list[Path]:
    """Remove and return the temporary files that a crash left in `folder`, `older` seconds ago or more."""
    gone = []
    for path in Path(folder).glob(f".*{MARK}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime >= older:
                path.unlink()
                gone.append(path)
    return gone


def safe_name(title: str, ending: str = "") -> str:
    """A file name every system takes: no path, no device name, at most 120 bytes with `ending` (“.pdf”)."""
    ending = f".{ending.lstrip('.')}" if ending else ""
    name = unicodedata.normalize("NFC", clean(title)).translate(FORBIDDEN)
    name = " ".join(name.split()).lstrip("-.~$ ").rstrip(". ")
    room = LONGEST - len(ending.encode())
    name = name.encode()[:room].decode(errors="ignore").rstrip(". ") or _("untitled")
    if name.split(".")[0].rstrip().casefold() in RESERVED:
        name = f"_{name}".encode()[:room].decode(errors="ignore")
    return name + ending


def _replace(temporary: Path, target: Path) -> None:
    for wait in PATIENCE:
        try:
            os.replace(temporary, target)  # noqa: PTH105 - one name for the tests to take hold of
        except PermissionError:
            time.sleep(wait)
        else:
            return
    os.replace(temporary, target)  # noqa: PTH105


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut. Windows has no such call, some shares refuse it."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(error: OSError, target: Path) -> Problem:
    """The sentence that tells the user what stands in the way."""
    if error.errno in FULL:
        return Problem(_("The disk is full: “{name}” was not written.").format(name=target.name))
    if not target.parent.is_dir():
        return Problem(_("The folder “{folder}” does not exist.").format(folder=target.parent))
    if isinstance(error, PermissionError) and target.exists() and os.access(target.parent, os.W_OK):
        sentence = _("“{name}” is open in another program. Close it there, or save as “{other}”.")
        return Problem(sentence.format(name=target.name, other=f"{target.stem} (2){target.suffix}"))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Problem(_("There is no permission to write in “{folder}”.").format(folder=target.parent))
    reason = error.strerror or str(error)
    return Problem(_("“{name}” could not be written: {reason}.").format(name=target.name, reason=reason))
