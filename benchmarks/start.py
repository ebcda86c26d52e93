"""From the start of the process to the first painted window, beside a bare PySide6 window; and commands."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
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
import sys
import main
def make_ready(plan, ready=main.make_ready):
    ready(plan)
    from PySide6.QtCore import QTimer
    import ui.window
    def paint(window, event, as_ever=ui.window.Window.paintEvent):
        QTimer.singleShot(0, painted)  # before what the window itself puts off until it was seen
        as_ever(window, event)
    ui.window.Window.paintEvent = paint
main.make_ready = make_ready
sys.exit(main.main(sys.argv[1:]))
"""
)
#: The season that is opened.
EVENTS, SESSIONS, TASKS = 300, 5_000, 4


def figures() -> list[Figure]:
    """Start of the window on a full season and on the sample, and of commands that print no document."""
    with tempfile.TemporaryDirectory() as folder:
        home = {**os.environ, "LECTERN_HOME": folder}
        home.pop("PYTHONDONTWRITEBYTECODE", None)  # as on any desk: compiled once, then read
        sample, season = Path(folder) / "sample.lectern", Path(folder) / "season.lectern"
        _run([sys.executable, "main.py", "new", str(sample), "--sample"], home)
        shutil.copy(sample, season)
        _run([sys.executable, "-c", f"from benchmarks.start import fill; fill({str(season)!r})"], home)
        times: dict[str, list[float]] = {}
        for number in range(9):
            for name, plan in (("season", season), ("sample", sample)):
                fresh = Path(folder) / f"{name} {number}" / plan.name  # an end without closing leaves traces
                fresh.parent.mkdir()
                shutil.copy(plan, fresh)
                times.setdefault("bare", []).append(_painted([sys.executable, "-c", BARE], home))
                times.setdefault(name, []).append(_painted([sys.executable, "-c", OURS, str(fresh)], home))
            for name in ("events", "documents"):
                words = ["main.py", name, *([str(sample)] if name == "events" else []), "--json"]
                times.setdefault(name, []).append(_run([sys.executable, *words], home))
    at = {name: statistics.median(found) for name, found in times.items()}
    peer = (at["bare"], "bare QMainWindow", "≤ 2.0 ×")
    season_name = f"start to first painted window, season of {EVENTS} events and {SESSIONS:,} sessions"
    return [
        Figure(season_name, at["season"], "s", *peer),
        Figure("start to first painted window, sample season", at["sample"], "s", *peer),
        Figure("`events --json` of the sample season, whole process", at["events"], "s", target="≤ 0.35 s"),
        Figure("`documents --json`, whole process", at["documents"], "s", target="≤ 0.35 s"),
    ]


def fill(path: str) -> None:
    """Make the sample season a full one: its events and sessions again, around today: Home has its rows."""
    from models import Appearance, Event, Person, Room, Session, SessionRoom, Task
    from models.database import new_id
    from models.file import plan_open
    from models.history import step

    with plan_open(Path(path)), step("Fill"):
        known = list(Event.select().where(Event.starts.is_null(False)))
        middle = sorted(event.starts.date() for event in known)[len(known) // 2]
        events = []
        for number in range(EVENTS - Event.select().count()):
            model, later = known[number % len(known)], timedelta(days=number * 37 % 300 - 150)
            later += date.today() - middle
            values = {**model.__data__, "id": new_id(), "part_of": None, "title": f"{model.title} {number}"}
            values["starts"], values["ends"] = model.starts + later, model.ends and model.ends + later
            events.append(Event(**values))
        Event.add_all(events)
        rooms, people = list(Room.select()), list(Person.select())
        placed = list(Session.select().where(Session.starts.is_null(False)))
        for number in range(SESSIONS - Session.select().count()):
            event, old = events[number % len(events)], placed[number % len(placed)]
            starts = event.starts + timedelta(minutes=30 * (number // len(events) % 14))
            values = {**old.__data__, "id": new_id(), "event": event.id, "track": None, "copy_of": None}
            Session.add_all([Session(**{**values, "starts": starts, "day": starts.date()})])
            SessionRoom.add_all([SessionRoom(session=values["id"], room=rooms[number % len(rooms)].id)])
            person = people[number % len(people)].id
            Appearance.add_all([Appearance(session=values["id"], person=person, reply="yes")])
        Task.add_all(
            [Task(event=event.id, title=f"Task {n}", days=-5 * n) for event in events for n in range(TASKS)]
        )


def _run(words: list[str], home: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(words, cwd=ROOT, env=home, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _painted(words: list[str], home: dict[str, str]) -> float:
    """Seconds from the start of the process to its first painted frame."""
    start = time.time()
    done = subprocess.run(words, cwd=ROOT, env=home, check=True, capture_output=True, text=True)
    return float(done.stdout.split()[-1]) - start
