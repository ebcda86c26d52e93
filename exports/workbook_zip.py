"""The archive of a workbook: every part carries one stamp, so the same plan gives the same bytes."""

import io
import re
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = datetime(1980, 1, 1)
"""Zip knows nothing before."""
APPLICATION = re.compile(rb"<Application>[^<]*</Application>")
APP = b"<Application>Lectern</Application>"
FORMULA = re.compile(r"<c r=\"([A-Z]+\d+)\"([^>]*)>(<f>[^<]*</f>)<v ?/></c>")
Results = Mapping[int, Mapping[str, float | str]]


class StampedZip(ZipFile):
    """A zip file in memory in which every part was last changed at one given moment.

    `results` are what formulas come to, by sheet and address: openpyxl leaves them out.
    """

    def __init__(self, stamp: datetime, results: Results | None = None) -> None:
        self.memory = io.BytesIO()
        self.results = {
            f"xl/worksheets/sheet{number}.xml": found for number, found in (results or {}).items()
        }
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
        """Add a part from a file on disk, a sheet with what its formulas come to."""
        if name in self.results:
            self.writestr(name, _calculated(Path(source).read_text("utf-8"), self.results[name]))
            return
        with Path(source).open("rb") as file, self.open(self._part(name), "w") as part:
            shutil.copyfileobj(file, part, 1 << 20)


def _calculated(sheet: str, results: Mapping[str, float | str]) -> str:
    def filled(found: re.Match[str]) -> str:
        result = results.get(found[1])
        if result is None:
            return found[0]
        said = escape(result) if isinstance(result, str) else repr(result)
        kind = ' t="str"' if isinstance(result, str) else ""
        return f'<c r="{found[1]}"{found[2]}{kind}>{found[3]}<v>{said}</v></c>'

    return FORMULA.sub(filled, sheet)
