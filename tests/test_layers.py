"""Imports run one way: main → ui → exports → planning → models; and nobody below the window knows Qt."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "models": {"peewee", "platformdirs"},
    "planning": {"models", "holidays", "pypinyin"},
    "exports": {
        "models", "planning", "reportlab", "openpyxl", "icalendar", "recurring_ical_events",
        "python_calamine", "defusedxml", "PIL", "pypdfium2", "x_wr_timezone", "dateutil", "babel",
    },
    "ui": {"models", "planning", "exports", "PySide6", "pypdfium2", "shiboken6", "pypinyin"},
}  # fmt: skip
HEAVY = {
    "reportlab",
    "openpyxl",
    "icalendar",
    "recurring_ical_events",
    "ortools",
    "holidays",
    "babel",
    "numpy",
    "pandas",
}


def imports(path: Path, *, top_only: bool = False) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_what_lies_below_it(room: str):
    allowed = MAY_IMPORT[room] | {room} | sys.stdlib_module_names
    wrong = {
        str(path.relative_to(ROOT)): set(imports(path)) - allowed for path in (ROOT / room).rglob("*.py")
    }
    assert {path: names for path, names in wrong.items() if names} == {}


def test_command_line_does_not_know_qt():
    wrong = [path.name for path in (ROOT / "ui").glob("commands*.py") if "PySide6" in set(imports(path))]
    assert wrong == []


@pytest.mark.parametrize("room", ["models", "planning", "ui"])
def test_heavy_libraries_are_imported_when_first_used(room: str):
    early = {path.name: set(imports(path, top_only=True)) & HEAVY for path in (ROOT / room).rglob("*.py")}
    assert {name: found for name, found in early.items() if found} == {}


def test_main_opens_neither_qt_nor_documents_for_a_command(tmp_path: Path):
    import subprocess

    code = (
        "import sys; sys.argv = ['main.py']; import main; "
        f"main.main(['new', {str(tmp_path / 'a.lectern')!r}]); "
        f"main.main(['events', {str(tmp_path / 'a.lectern')!r}]); "
        "heavy = {'PySide6', 'reportlab', 'openpyxl', 'icalendar', 'holidays', 'PIL', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
