"""From the start of the process to the first painted window, beside a bare PySide6 window; and commands."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .figures import ROOT, Figure

#: Both tell the moment their first frame was painted, and end there: closing does not count.
PAINTED = """
import os, time
def painted():
    print(time.time(), flush=True)
    os._exit(0)
"""
BARE = (
    PAINTED
    + """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
app = QApplication(sys.argv)
window = Window(); window.resize(1280, 800); window.show()
app.exec()
"""
)
OURS = (
    PAINTED
    + """
import gc, sys
gc.disable()  # as main.py does
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
import ui.window
class FirstPaint(QObject):
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, painted)
        return False
watcher = FirstPaint()
def show(window, shown=ui.window.Window.show):
    window.installEventFilter(watcher)  # of all events it would cost more than the start
    shown(window)
ui.window.Window.show = show
sys.exit(ui.window.run(Path(sys.argv[1])))
"""
)


def figures() -> list[Figure]:
    """Start of the window on the sample season, and of commands that print no document."""
    with tempfile.TemporaryDirectory() as folder:
        home = {**os.environ, "LECTERN_HOME": folder}
        home.pop("PYTHONDONTWRITEBYTECODE", None)  # as on any desk: compiled once, then read
        plan = Path(folder) / "sample.lectern"
        _run([sys.executable, "main.py", "new", str(plan), "--sample"], home)
        ours, bare, events, check = [], [], [], []
        for _run_number in range(7):
            bare.append(_painted([sys.executable, "-c", BARE], home))
            ours.append(_painted([sys.executable, "-c", OURS, str(plan)], home))
            events.append(_run([sys.executable, "main.py", "events", str(plan), "--json"], home))
            check.append(_run([sys.executable, "main.py", "documents", "--json"], home))
    median = statistics.median
    return [
        Figure("start to first painted window, sample season", median(ours), "s", median(bare),
               "bare QMainWindow", "≤ 2.0 ×"),
        Figure("`events --json` of the sample season, whole process", median(events), "s", target="≤ 0.35 s"),
        Figure("`documents --json`, whole process", median(check), "s", target="≤ 0.35 s"),
    ]  # fmt: skip


def _run(words: list[str], home: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, cwd=ROOT, env=home, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _painted(words: list[str], home: dict[str, str]) -> float:
    """Seconds from the start of the process to its first painted frame."""
    start = time.time()
    done = subprocess.run(words, cwd=ROOT, env=home, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1]) - start
