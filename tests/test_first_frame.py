"""What is loaded and read when the window is first painted: what creeps in here, everybody waits for."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
#: Libraries, and rooms of ours, that nothing of the first page needs.
LATER = {
    "reportlab", "openpyxl", "icalendar", "recurring_ical_events", "holidays", "ortools", "numpy", "pandas",
    "PIL", "pypdfium2", "pypinyin", "zoneinfo", "sysconfig", "babel", "defusedxml", "exports", "unittest",
    "email", "http", "ssl", "asyncio", "multiprocessing", "concurrent", "xml", "csv", "argparse",
    "dataclasses", "secrets",
    "planning.attention", "planning.fixes", "planning.problems", "planning.rules", "planning.search",
    "planning.sample", "planning.workdays", "models.doctor", "playhouse",
    "ui.board", "ui.calendar", "ui.event", "ui.events", "ui.finder", "ui.need_acts", "ui.problem_list",
    "ui.search", "ui.table", "ui.welcome",
}  # fmt: skip
#: The modules of ours there are then; a new one must be worth the wait of everybody.
OURS = 81
SCRIPT = """
import json, os, sys
from pathlib import Path
import main
plan = Path(sys.argv[1])
main.make_ready(plan)
from PySide6 import QtGui
from PySide6.QtCore import QTimer
import ui.opening
import ui.window
def painted(window):
    found = {"modules": sorted(sys.modules), "tables": sorted(window.store.picture.tables.read),
             "page": type(window.page()).__name__, "drawn with": list(vars(QtGui))}
    print(json.dumps(found), flush=True)
    os._exit(0)
ui.window.Window.paintEvent = lambda window, event: QTimer.singleShot(0, lambda: painted(window))
ui.opening.run(plan)
"""


@pytest.fixture(scope="module")
def first(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What there is when a window with the sample season is first painted."""
    folder = tmp_path_factory.mktemp("first")
    plan = folder / "season.lectern"
    shutil.copy(sample_file, plan)
    home = {**os.environ, "LECTERN_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", SCRIPT, str(plan)]
    done = subprocess.run(words, cwd=ROOT, env=home, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_the_first_page_is_home(first):
    assert first["page"] == "HomePage"


def test_nothing_is_loaded_that_the_first_frame_does_not_need(first):
    assert sorted(LATER & set(first["modules"])) == []


def test_few_modules_of_ours_are_loaded(first):
    rooms = ("models", "planning", "exports", "ui")
    ours = [name for name in first["modules"] if name.split(".")[0] in rooms]
    assert len(ours) <= OURS, ours


def test_few_tables_are_read(first):
    assert set(first["tables"]) <= {"event", "campaign", "programme", "venue"}


def test_no_gradients_are_learnt_to_fill_an_area(first):
    assert "QPainter" in first["drawn with"]
    assert "QGradient" not in first["drawn with"]


def test_pyside_searches_no_source_of_ours():
    code = "import builtins; from ui.imports import load_qt; load_qt(); print(builtins.__import__.__name__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() != ["__feature_import__"]
