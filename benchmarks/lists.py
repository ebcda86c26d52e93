"""Lists of 100,000 rows and edits in a plan of 927 sessions, in the window itself, beside bare Qt: a table
view over a model of plain texts, its proxy model for filter and sort, one stored row and a reset."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from .board import FIRST, congress
from .figures import Figure
from .frames import drop, frame, frames, settle

ROWS, SESSIONS, EDITS = 100_000, 927, 100
#: What is typed, letter by letter, and taken back.
TYPED = ("l", "la", "lan", "lanz", "lanzhou", "lan", "p", "pa", "patents 4", "4711", "no such words", "")
CITIES = ("Beijing", "Lanzhou", "Guiyang", "Harbin", "Kunming", "Xi'an", "Chengdu", "兰州")
BARE = "QTableView, plain texts"
PROXY = "QSortFilterProxyModel"
STORED = "one UPDATE, QTableView reset"


def figures() -> list[Figure]:
    """One edit with each page in sight, then scrolling, filtering and sorting of long lists."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LECTERN_HOME"] = folder
        return _measured(Path(folder))


def _measured(folder: Path) -> list[Figure]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from models.file import close_plan, new_plan
    from ui.opening import open_window

    path = folder / "lists.lectern"
    new_plan(path, "Lists")
    event_id = congress(SESSIONS)
    close_plan()
    window = open_window(path)
    assert window.store is not None
    window.setWindowState(Qt.WindowState.WindowNoState)  # a small screen would be filled
    window.resize(1440, 900)
    window.store.judge()
    QTest.qWait(100)  # problems are asked for once more after the first frame: not of the long lists
    try:
        found = _of_edits(window, event_id, _bare_edits(folder / "bare.db"))
        window.hide()
        _lengthen(window, event_id)
        return found + _of_lists(window, event_id)
    finally:
        window.close()


# One edit


def _of_edits(window: Any, event_id: int, peer: list[float]) -> list[Figure]:
    """One title changed, stored with FULL sync, and all in sight painted, with each of these pages shown."""
    sights: tuple[tuple[str, str, Any], ...] = (
        ("Home", "home", None), ("list of events", "events", None), ("overview", "event", ("overview", None)),
        ("table of sessions", "event", ("sessions", None)), ("agenda board", "event", ("agenda", None)),
        ("people", "people", None), ("calendar", "calendar", None),
    )  # fmt: skip
    found = []
    for name, page, part in sights:
        window.go(page, event_id if page == "event" else None, part)
        settle()
        what = f"one edit, {SESSIONS} sessions, {name}"
        found += frames(what, _edits(window), peer, STORED, ("≤ 20 ms", "≤ 60 ms"))
    window.go("event", event_id, ("sessions", None))
    window.problems_panel.toggle()
    settle()
    what = f"one edit, {SESSIONS} sessions, table and problems open"
    found += frames(what, _edits(window), peer, STORED, ("≤ 20 ms", "≤ 60 ms"))
    window.problems_panel.toggle()
    return found


def _edits(window: Any) -> list[float]:
    """Longer and shorter, one session after the other: what people do most, and what rules look at."""
    from models import Session
    from models.history import step

    rows = list(window.store.picture.all("session"))

    def change(number: int) -> None:
        with step("Change"):
            session = Session.fetch(rows[number * 7 % len(rows)].id)
            session.title, session.minutes = f"{session.title} {number}", 35 + number % 40
            session.save()

    for number in range(3):
        frame(lambda number=number: change(number))  # type: ignore[misc]
    return [frame(lambda number=number: change(number)) for number in range(EDITS)]  # type: ignore[misc]


def _bare_edits(path: Path) -> list[float]:
    """The least there is: one row stored with FULL sync, a plain model reset and painted."""
    store = sqlite3.connect(path, isolation_level=None)
    store.execute("PRAGMA journal_mode=WAL")
    store.execute("PRAGMA synchronous=FULL")
    store.execute("CREATE TABLE session (id INTEGER PRIMARY KEY, title TEXT)")
    store.executemany("INSERT INTO session VALUES (?, ?)", [(n, f"Session {n}") for n in range(SESSIONS)])
    view = _bare_view([[f"Session {n}"] * 10 for n in range(SESSIONS)])

    def change(number: int) -> None:
        store.execute("UPDATE session SET title = ? WHERE id = ?", (f"Changed {number}", number))
        view.model().beginResetModel()
        view.model().endResetModel()

    times = [frame(lambda number=number: change(number)) for number in range(EDITS)]  # type: ignore[misc]
    drop(view)
    store.close()
    return times


# Long lists


def _lengthen(window: Any, event_id: int) -> None:
    """Make 100,000 events and 100,000 sessions of the one event of those there are; in memory, not stored."""
    picture = window.store.picture
    event, session = picture.get("event", event_id), next(iter(picture.all("session")))
    place, seen = picture.of("session_room", "session_id", session.id)[0], picture.people(session.id)[0][0]
    rooms, people = list(picture.all("room")), list(picture.all("person"))
    titles = [row.title for row in picture.all("session")]
    events, sessions, places, cast = {event_id: event}, {}, {}, {}
    for n in range(1, ROWS):
        starts = FIRST + timedelta(minutes=35 * (n * 7919 % ROWS))
        title, ends = f"{titles[n % len(titles)]} {n}", starts + timedelta(hours=3)
        city = CITIES[n % len(CITIES)]
        events[n] = event._replace(id=n, title=title, starts=starts, ends=ends, city=city)
    for n in range(1, ROWS + 1):
        starts = FIRST + timedelta(minutes=5 * (n * 7919 % 1000))
        sessions[n] = session._replace(id=n, title=f"{titles[n % len(titles)]} {n}", starts=starts)
        places[n] = place._replace(id=n, session_id=n, room_id=rooms[n % len(rooms)].id)
        cast[n] = seen._replace(id=n, session_id=n, person_id=people[n % len(people)].id)
    fresh = {"event": events, "session": sessions, "session_room": places, "appearance": cast}
    window.store.live.picture = picture.patched(picture.plan, fresh)
    window.store._problems = None


def _of_lists(window: Any, event_id: int) -> list[Figure]:
    from ui.event import EventPage
    from ui.events import EventsPage
    from ui.sessions import Sessions

    events = EventsPage(window)
    page = EventPage(window)
    page.event_id = event_id
    sessions = Sessions(page)
    found = _of_list(f"{ROWS:,} events", events)
    found += _of_list(f"{ROWS:,} sessions", sessions, sessions.refresh)
    drop(page)
    return found


def _of_list(name: str, page: Any, fill: Callable[[], object] = lambda: None) -> list[Figure]:
    """A page with its table, beside a plain one of the same texts; the first filter right after it is
    shown."""
    page.resize(1440, 900)
    fill()
    page.show()
    settle()
    table = page.table
    columns, order = table.rows.columns, list(table.rows.order)
    first = frame(lambda: page.search.setText("lanz"))
    page.search.setText("")
    while not table.rows.ready:
        settle()
    filters = [frame(lambda typed=typed: page.search.setText(typed)) for typed in TYPED]  # type: ignore[misc]
    sorts = [frame(lambda n=n: table.sort(n)) for n, column in enumerate(columns) if not column.hidden]  # type: ignore[misc]
    table.sort(order[0][0])
    shown = _scrolling(table)
    view = _bare_view([[column.text(row) for column in columns] for row in table.rows.all])
    bare = _scrolling(view)
    filtered, sorted_ = _proxied(view)
    drop(view)
    drop(page)
    return [
        *frames(f"{name}: scroll frame", shown, bare, BARE, ("–", "≤ 16 ms")),
        Figure(f"{name}: filter typed the moment they are shown", 1000 * first, "ms", target="≤ 50 ms"),
        Figure(f"{name}: slowest of {len(TYPED)} filters typed", 1000 * max(filters), "ms",
               1000 * filtered, PROXY, "≤ 50 ms"),
        Figure(f"{name}: slowest sort of {len(sorts)} columns", 1000 * max(sorts), "ms",
               1000 * sorted_, PROXY, "≤ 300 ms"),
    ]  # fmt: skip


def _scrolling(view: Any) -> list[float]:
    """Frames of scrolling: three rows at a time, then pages far apart."""
    bar, times = view.verticalScrollBar(), []
    bar.setValue(0)
    settle()
    high = view.rowHeight(0)
    for number in range(200):
        times.append(frame(lambda number=number: bar.setValue(3 * high * (number + 1))))  # type: ignore[misc]
    for number in range(100):
        far = number * 7919 * high % max(1, bar.maximum())
        times.append(frame(lambda far=far: bar.setValue(far)))  # type: ignore[misc]
    return times


def _bare_view(cells: list[list[str]]) -> Any:
    """A shown table view of plain texts, with no delegate and no style of ours."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QTableView

    class Plain(QAbstractTableModel):
        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else len(cells)

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 0 if parent.isValid() else len(cells[0])

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            return cells[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    view = QTableView()
    model = Plain(view)
    view.setModel(model)
    view.setWordWrap(False)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    view.resize(1440, 900)
    view.show()
    settle()
    return view


def _proxied(view: Any) -> tuple[float, float]:
    """Seconds a proxy model takes to filter all columns, and to sort one, for the same view."""
    from PySide6.QtCore import QSortFilterProxyModel

    proxy = QSortFilterProxyModel(view)
    proxy.setFilterKeyColumn(-1)
    proxy.setSourceModel(view.model())
    view.setModel(proxy)
    settle()
    filtered = frame(lambda: proxy.setFilterFixedString("Lanzhou"))
    proxy.setFilterFixedString("")
    return filtered, frame(lambda: proxy.sort(1))
