"""The archive of a workbook: every part carries one stamp, so the same plan gives the same bytes."""

import io
import re
import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = datetime(1980, 1, 1)
"""Zip knows nothing before."""
APPLICATION = re.compile(rb"<Application>[^<]*</Application>")
APP = b"<Application>Lectern</Application>"


class StampedZip(ZipFile):
    """A zip file in memory in which every part was last changed at one given moment."""

    def __init__(self, stamp: datetime) -> None:
        self.memory = io.BytesIO()
        self.stamp = max(stamp, EARLIEST).timetuple()[:6]
        super().__init__(self.memory, "w", ZIP_DEFLATED, compresslevel=6)

    def _part(self, name: str) -> ZipInfo:
        part = ZipInfo(name, self.stamp)
        part.compress_type = ZIP_DEFLATED
        part.external_attr = 0o600 << 16
        part.create_system = 3
        return part

    def writestr(self, name: str | ZipInfo, data: str | bytes, *_more: object, **_options: object) -> None:  # type: ignore[override]
        """Add a part; the program that wrote the workbook is named as what it is."""
        content = data.encode() if isinstance(data, str) else data
        super().writestr(self._part(str(name)), APPLICATION.sub(APP, content))

    def write(self, source: str, name: str, *_more: object, **_options: object) -> None:  # type: ignore[override]
        """Add a part from a file on disk."""
        with Path(source).open("rb") as file, self.open(self._part(name), "w") as part:
            shutil.copyfileobj(file, part, 1 << 20)
