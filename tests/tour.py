"""A walk through everything the window shows: each stop brings one page, dialog or list into sight."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QMenu

from models import file, settings
from models.backup import back_up
from models.event import KINDS
from ui.import_preview import ImportPreview
from ui.list_print import PrintList
from ui.pages import PAGES
from ui.paper_here import print_here
from ui.search import Palette
from ui.window import Window

Stop = Callable[[Window, Any], object]
_SCHEDULE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Lectern//EN
BEGIN:VEVENT
UID:1@lectern
DTSTART:20260421T090000
DTEND:20260421T100000
SUMMARY:Opening
LOCATION:Hall
END:VEVENT
BEGIN:VEVENT
UID:2@lectern
DTSTART:20260421T103000
DTEND:20260421T113000
SUMMARY:What a patent is
LOCATION:Room 2
END:VEVENT
END:VCALENDAR
"""


def clear(window: Window) -> None:
    """Close what lies over the page, and let the list of problems go."""
    for kind in (QDialog, QMenu):
        for shown in window.findChildren(kind):
            if shown.isVisible():
                shown.reject() if isinstance(shown, QDialog) else shown.close()
    for palette in window.findChildren(Palette):
        if palette.isVisible():
            palette.close_palette()
    if window.store and window.problems_panel.is_open():
        window.toggle_problems()


def busiest(window: Window, passes: Callable[[Any], bool] = lambda _event: True) -> int:
    """The event with most sessions among those that pass."""
    picture = window.store.picture
    events = [event for event in picture.all("event") if passes(event)]
    return max(events, key=lambda e: (len(picture.of("session", "event_id", e.id)), e.id)).id


def _tab(name: str, passes: Callable[[Any], bool] = lambda _event: True) -> Stop:
    return lambda window, _bot: window.go("event", busiest(window, passes), (name, None))


def _travels(event: Any) -> bool:
    return "travel" in KINDS[event.kind].features


def _part_of_something(window: Window, _bot: Any) -> None:
    picture = window.store.picture
    parents = [e.part_of_id for e in picture.all("event") if e.part_of_id]
    window.go("event", max(set(parents), key=lambda n: (parents.count(n), n)), ("parts", None))


def _visit(window: Window, _bot: Any) -> None:
    picture = window.store.picture
    legs = [leg.event_id for leg in picture.all("leg")]
    travelled = max(set(legs), key=lambda n: (legs.count(n), n)) if legs else busiest(window, _travels)
    window.go("event", travelled, ("visit", None))


def _furnished(name: str, table: str) -> Stop:
    """A tab of the event that has most rows of a table."""

    def visit(window: Window, _bot: Any) -> None:
        owners = [row.event_id for row in window.store.picture.all(table)]
        window.go("event", max(set(owners), key=lambda n: (owners.count(n), n)), (name, None))

    return visit


def _calendar(mode: str) -> Stop:
    return lambda window, _bot: window.go("calendar", None, (date(2026, 4, 22), mode, None))


def _list(name: str, table: str) -> Stop:
    """A page of a list and a detail, on a row that has something to show."""
    uses = {"people": ("appearance", "person_id"), "organisations": ("event_partner", "organisation_id"),
            "places": ("room", "venue_id")}  # fmt: skip

    def visit(window: Window, _bot: Any) -> None:
        picture = window.store.picture
        used = [getattr(row, uses[name][1]) for row in picture.all(uses[name][0])] if name in uses else []
        rows = [row.id for row in picture.all(table)]
        window.go(name, max(rows, key=lambda n: (used.count(n), n)))

    return visit


def _documents(window: Window, bot: Any) -> None:
    window.go("documents", busiest(window))
    bot.waitUntil(lambda: window.page().preview.count() > 0, timeout=20_000)


def _preview(window: Window, bot: Any) -> None:
    window.go("home")
    path = file.current().with_name("agenda.ics")
    path.write_text(_SCHEDULE, encoding="utf-8")
    window.files.take([path])
    dialog = next(d for d in window.findChildren(ImportPreview) if d.isVisible())
    bot.waitUntil(lambda: dialog.work is None, timeout=20_000)


def _problems(window: Window, _bot: Any) -> None:
    window.go("event", busiest(window), ("agenda", None))
    window.toggle_problems()


def _search(text: str) -> Stop:
    def visit(window: Window, _bot: Any) -> None:
        window.go("events")
        window.search()
        window.findChildren(Palette)[-1].field.setText(text)

    return visit


def _printed(window: Window, bot: Any) -> None:
    window.go("people")
    print_here(window)
    dialog = next(d for d in window.findChildren(PrintList) if d.isVisible())
    bot.waitUntil(lambda: dialog.preview.count() > 0, timeout=20_000)


def _chosen(window: Window, _bot: Any) -> None:
    window.go("events")
    table = window.page().table
    table.choose([row.id for row in table.rows.shown[:3]])


def _session(window: Window, _bot: Any) -> None:
    event = busiest(window)
    sessions = window.store.picture.of("session", "event_id", event)
    window.go("event", event, ("agenda", min(sessions, key=lambda s: (s.starts is None, s.id)).id))


def _over(name: str, ask: Callable[[Window], object]) -> Stop:
    def visit(window: Window, _bot: Any) -> None:
        window.go(name)
        ask(window)

    return visit


#: On the sample season.
SEASON: dict[str, Stop] = {
    "home": lambda window, _bot: window.go("home"),
    "calendar": _calendar("month"),
    "calendar-week": _calendar("week"),
    "calendar-year": _calendar("year"),
    "events": lambda window, _bot: window.go("events"),
    "events-chosen": _chosen,
    "event": _tab("overview"),
    "event-agenda": _tab("agenda"),
    "event-agenda-session": _session,
    **{f"event-{name}": _tab(name) for name in ("sessions", "people", "guests", "tasks")},
    "event-groups": _tab("groups", lambda e: bool({"groups", "minors"} & KINDS[e.kind].features)),
    "event-parts": _part_of_something,
    "event-visit": _visit,
    "event-budget": _furnished("budget", "budget_line"),
    "event-risks": _furnished("risks", "risk"),
    "event-feedback": _furnished("feedback", "feedback"),
    "people": _list("people", "person"),
    "organisations": _list("organisations", "organisation"),
    "places": _list("places", "venue"),
    "tasks": lambda window, _bot: window.go("tasks"),
    "talks": _list("talks", "talk"),
    "documents": _documents,
    "problems": _problems,
    "palette": _search("wf"),
    "palette-commands": _search(">"),
    "help": lambda window, _bot: window.go("help", None, "event"),
    "new-event": _over("events", lambda window: window.new_event("open_day")),
    "settings": _over("home", lambda window: window.ask_settings()),
    "about": _over("home", lambda window: window.about()),
    "backups": _over("home", lambda window: window.files.ask_backup()),
    "duplicates": _over("people", lambda window: window.page().find_duplicates()),
    "import": _preview,
    "print-list": _printed,
}
#: On an empty plan.
EMPTY: dict[str, Stop] = {
    f"empty-{name}": (lambda window, _bot, name=name: window.go(name))
    for name in PAGES
    if name not in ("event", "help")
}


def _bare_event(window: Window, _bot: Any) -> None:
    from models.event import new_event

    made = new_event("open_day", "Open Day")
    window.go("event", made.id, ("agenda", None))


def _bare_tab(name: str) -> Stop:
    return lambda window, _bot: window.go("event", busiest(window), (name, None))


EMPTY["empty-agenda"] = _bare_event
EMPTY |= {f"empty-{name}": _bare_tab(name) for name in ("sessions", "guests", "groups")}
EMPTY |= {"empty-event-people": _bare_tab("people"), "empty-event-tasks": _bare_tab("tasks")}


def _porch(spoil: Callable[[Path], object]) -> Stop:
    """Spoil the plan opened last and open it: the welcome page says what happened and offers its backup."""

    def visit(window: Window, _bot: Any) -> None:
        path = Path(settings.recent()[0])
        whole = path.with_name("whole")
        if whole.exists():
            whole.replace(path)
        window.files.open(path)
        back_up(path, "walk")
        window.files.close()
        shutil.copy(path, whole)
        spoil(path)
        window.files.open(path)

    return visit


def _damage(path: Path) -> None:
    with path.open("r+b") as content:
        content.seek(4096)
        content.write(b"\0" * 8192)


def _of_tomorrow(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")


#: Without a plan: the walk begins in one, closes it, and tries others.
OUTSIDE: dict[str, Stop] = {
    "welcome": lambda window, _bot: window.files.close(),
    "welcome-damaged": _porch(_damage),
    "welcome-newer": _porch(_of_tomorrow),
    "welcome-empty": _porch(lambda path: path.write_bytes(b"")),
}
