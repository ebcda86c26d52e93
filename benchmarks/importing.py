"""The largest real schedule into a plan and out again, and how the rules grow with the plan."""

import os
import random
import tempfile
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from .figures import ROOT, Figure, median, script, seconds
from .paper import row_maker

SCHEDULE = ROOT.parent / "shared" / "data" / "schedules" / "35c3_everything.xml"


def figures() -> list[Figure]:
    """Taking over, undoing and checking the 927 sessions of 35C3; problems of 20,000 sessions."""
    found = _real() if SCHEDULE.exists() else []
    small, large = median(lambda: _check(2_000)), median(lambda: _check(20_000), 3)
    found.append(
        Figure(
            "problems of 20,000 sessions", large, "s", small * 10, "10 × those of 2,000", "n log n: ≤ 1.35 ×"
        )
    )
    return found


def _real() -> list[Figure]:
    from exports.reading import read
    from models import history
    from models.file import close_plan, new_plan
    from planning.importing import accept, propose
    from planning.plan import read_picture
    from planning.problems import problems_of

    with tempfile.TemporaryDirectory() as folder:
        os.environ["LECTERN_HOME"] = folder
        new_plan(Path(folder) / "a.lectern")

        def take() -> None:
            picture = read_picture()
            accept(propose(picture, read(SCHEDULE)), picture)

        taken = seconds(take)
        undone = seconds(history.undo)
        history.redo()
        picture = read_picture()

        def check() -> None:
            picture.derived.clear()
            problems_of(picture)

        checked = median(check)
        close_plan()
        code = (
            f"import main; p = {str(Path(folder) / 'b.lectern')!r}; main.main(['new', p]); "
            f"main.main(['import', p, {str(SCHEDULE)!r}])"
        )
        wall, peak = script(code)
    return [
        Figure("import of 927 sessions (read, compare, store)", taken, "s", target="≤ 2 s"),
        Figure("undo of that import", undone, "s", target="≤ 0.5 s"),
        Figure("problems of that plan", checked * 1000, "ms", target="≤ 60 ms"),
        Figure("`new` and `import` of it, whole process", wall, "s", target="–"),
        Figure("peak memory of that", peak, "MB", target="≤ 400 MB"),
    ]


def _check(count: int) -> None:
    from planning.problems import problems_of

    problems_of(synthetic(count))


@cache
def _rows(count: int) -> Any:
    """`count` sessions in events of 200, in forty rooms each, with two people a session."""
    rng = random.Random(1)
    made, row = row_maker()
    start = datetime(2026, 4, 20, 9)
    for event in range(1, count // 200 + 2):
        row("event", event, title=f"E{event}", starts=start, ends=start + timedelta(days=4))
        for room in range(40):
            row("room", event * 100 + room, name=f"R{room}", seats=100, venue_id=1)
    for person in range(1, count // 3 + 2):
        row("person", person, name=f"P{person}")
    for number in range(1, count + 1):
        event = number // 200 + 1
        starts = start + timedelta(days=rng.randrange(4), minutes=5 * rng.randrange(96))
        row("session", number, event_id=event, title=f"S{number}", starts=starts, day=starts.date(),
            minutes=45, expected=rng.choice((None, 50, 150)))  # fmt: skip
        row("session_room", number, session_id=number, room_id=event * 100 + rng.randrange(40))
        for key in (number * 2, number * 2 + 1):
            row("appearance", key, session_id=number, person_id=rng.randrange(1, count // 3 + 2), reply="yes")
    return made


def synthetic(count: int) -> Any:
    """A new picture, with nothing worked out yet, of that many sessions."""
    return _rows(count)()
