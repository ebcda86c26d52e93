"""Parsing a workbook in a process of its own: the reader trusts what a file says of its sizes.

A lie would end the whole program, so it ends only the child. Run as a script this takes the file on standard
input and gives its sheets as JSON; `sheets` starts that and reads it. A frozen program has no script to run;
its own executable does the same for the argument `--read-workbook`.
"""

import json
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Any

FLAG = "--read-workbook"
MEMORY = 1 << 30
"""Bytes of address space the child may take."""
SECONDS = 30
READ = {"D": datetime.fromisoformat, "d": date.fromisoformat, "t": time.fromisoformat}


class Unreadable(Exception):
    """The child failed on the file; the text says how, in the reader's words."""


def sheets(content: bytes) -> list[tuple[str, list[list[Any]]]]:
    """The names and rows of all sheets.

    Raises:
        Unreadable: the file is damaged, or reading it took more memory or time than any honest one does.
    """
    command = [sys.executable, FLAG] if getattr(sys, "frozen", False) else [sys.executable, "-P", __file__]
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, creationflags=window, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"{SECONDS} s") from error
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace")
        raise Unreadable(said if done.returncode == 1 else "")
    return [
        (name, [[_value(cell) for cell in row] for row in rows]) for name, rows in json.loads(done.stdout)
    ]


def _value(cell: Any) -> Any:
    if not isinstance(cell, list):
        return cell
    kind, said = cell
    return timedelta(seconds=said) if kind == "s" else READ[kind](said)


def _written(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return ["D", cell.isoformat()]
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    if isinstance(cell, time):
        return ["t", cell.isoformat()]
    if isinstance(cell, float) and not isfinite(cell):
        return ""
    return ["s", cell.total_seconds()] if isinstance(cell, timedelta) else cell


def main() -> int:
    """Read standard input, write the sheets. The status is 1, with a word, where it is no workbook."""
    import io

    from python_calamine import CalamineError, CalamineWorkbook

    with suppress(ImportError, ValueError, OSError):  # there is no such limit on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        found = [
            (name, [[_written(cell) for cell in row] for row in rows])
            for name in workbook.sheet_names
            if (rows := workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
        ]
        answer = json.dumps(found).encode("ascii")
    except (CalamineError, ValueError, OverflowError) as error:
        sys.stdout.write(str(error)[:200])
        return 1
    sys.stdout.buffer.write(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
