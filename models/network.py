"""Whether a file lies on another computer, where a lost connection harms what is being written."""

import sys
from pathlib import Path

#: Types of file systems that lie elsewhere, as Linux names them; those of FUSE behind their dot.
REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "davfs", "sshfs"}
_DRIVE_REMOTE = 4  # what Windows calls a drive of another computer


def is_remote(path: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether a path leads to another computer, as far as the system says."""
    if str(path).startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind, parents = "", "", {str(path), *map(str, path.parents)}
    for line in lines:
        _device, place, found, *_rest = [*line.split(), "", "", ""]
        place = place.replace("\\040", " ")
        if (place == "/" or place in parents) and len(place) >= len(best):
            best, kind = place, found
    return kind.removeprefix("fuse.") in REMOTE
