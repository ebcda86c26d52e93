"""The largest real schedule into a plan and out again, and how the rules grow with the plan."""

import os
import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from .figures import ROOT, Figure, median, script, seconds

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


_MADE: dict[int, object] = {}


def synthetic(count: int) -> object:
    """A picture of `count` sessions in events of 200, in forty rooms each, with two people a session."""
    from planning.plan import PICTURED, Picture
    from planning.reading import row_class

    if count not in _MADE:
        rng = random.Random(1)
        tables: dict[str, dict[int, object]] = {model._meta.table_name: {} for model in PICTURED}
        kinds = {model._meta.table_name: (row_class(model)[0], model) for model in PICTURED}

        def add(table: str, row_id: int, **values: object) -> None:
            kind, model = kinds[table]
            usual = {
                f.column_name: f.default if not callable(f.default) else None
                for f in model._meta.sorted_fields
            }
            row = {name: usual.get(name) for name in kind._fields} | values | {"id": row_id}
            tables[table][row_id] = kind(**row)

        start = datetime(2026, 4, 20, 9)
        for event in range(1, count // 200 + 2):
            add(
                "event",
                event,
                title=f"E{event}",
                starts=start,
                ends=start + timedelta(days=4),
                status="planned",
            )
            for room in range(40):
                add("room", event * 100 + room, name=f"R{room}", seats=100, opens="", venue_id=1)
        for person in range(1, count // 3 + 2):
            add("person", person, name=f"P{person}")
        for number in range(1, count + 1):
            event = number // 200 + 1
            starts = start + timedelta(days=rng.randrange(4), minutes=5 * rng.randrange(96))
            add(
                "session",
                number,
                event_id=event,
                title=f"S{number}",
                starts=starts,
                day=starts.date(),
                minutes=45,
                status="planned",
                mode="",
                expected=rng.choice((None, 50, 150)),
            )
            add("session_room", number, session_id=number, room_id=event * 100 + rng.randrange(40))
            for place in range(2):
                add(
                    "appearance",
                    number * 2 + place,
                    session_id=number,
                    person_id=rng.randrange(1, count // 3 + 2),
                    reply="yes",
                    role="speaker",
                )
        _MADE[count] = tables
    plan = SimpleNamespace(rule_levels="{}", time_zone="Asia/Shanghai")
    return Picture(plan, _MADE[count])  # type: ignore[arg-type]
