"""What the search palette finds: rows of the plan, commands and documents, in groups, with acts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, QTimer

from exports import DOCUMENTS
from models.history import Changes
from models.words import N_, _, language
from planning.pinyin import initials
from planning.related import related
from planning.search import Entry, Hit, Search
from planning.spoken import spoken

from .acts import ACTS
from .finder_acts import EVENT_ACTS, acts_on
from .finder_places import go_there, show_in_place
from .kinds import kind_icon

if TYPE_CHECKING:
    from .store import Store
    from .window import Window

#: The kinds of things: their words for one and for all, and their icon.
KINDS = {
    "person": (N_("Person"), N_("People"), "user-round"),
    "organisation": (N_("Organisation"), N_("Organisations"), "building-2"),
    "venue": (N_("Place"), N_("Places"), "map-pin"),
    "room": (N_("Room"), N_("Rooms"), "door-open"),
    "event": (N_("Event"), N_("Events"), "calendar-days"),
    "session": (N_("Session"), N_("Sessions"), "presentation"),
    "campaign": (N_("Campaign"), N_("Campaigns"), "flag"),
    "talk": (N_("Talk"), N_("Talks"), "book-open"),
    "task": (N_("Task"), N_("Tasks"), "square-check-big"),
    "participant": (N_("Sign-up list"), N_("Sign-up list"), "clipboard-list"),
    "item": (N_("Item"), N_("Items"), "package"),
    "command": (N_("Command"), N_("Commands"), "arrow-right"),
    "document": (N_("Document"), N_("Documents"), "file-text"),
}
#: The groups in their usual order, and how many each shows; the one with the best hit comes first.
GROUPS = {
    "things": (N_("People and places"), 5),
    "here": (N_("In this event"), 4),
    "do": (N_("Do"), 6),
    "else": (N_("Elsewhere"), 5),
    "last": (N_("Seen last"), 4),
}
SURE = 3  # up to this rank the best hit is surely meant
_THINGS = ("person", "organisation", "venue", "room")


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the palette. `bad`: a problem is about it; `place` shows it where it stands."""

    table: str
    title: str
    second: str
    icon: str
    act: Callable[[], object]
    keys: str = ""
    bad: bool = False
    place: Callable[[], object] | None = None


class Finder(QObject):
    """The lines of the open plan, read while nobody works, and kept up to date. Lives with the store."""

    def __init__(self, store: "Store") -> None:
        super().__init__(store)
        self.search = Search(store.picture)
        self.store = store
        self.spoken = ""
        self.near: int | None = None
        self._slices: Iterator[float] | None = None
        self._warming = QTimer(self)
        self._warming.setInterval(0)
        self._warming.timeout.connect(self._warm)
        store.changed.connect(self._follow)

    def warm(self) -> None:
        """Read the lines in slices, between what the user does; the tables of pinyin beside that."""
        QThreadPool.globalInstance().start(partial(initials, "开"))
        self._slices = self.search.building()
        self._warming.start()

    def _warm(self) -> None:
        if self._slices is None or next(self._slices, None) is None:
            self._warming.stop()
            self._slices = None

    def _follow(self, touched: Changes) -> None:
        self.search.follow(self.store.picture, touched)

    def offer(self, near: int | None) -> None:
        """Let commands and documents be found, in the language in force; acts on the event in sight too."""
        if self.spoken == language() and self.near == near:
            return
        self.spoken, self.near = language(), near
        known = [(act.key, act.title) for act in ACTS.values() if act.searched]
        if near is not None:
            known += [(f"event:{key}", words) for key, words, *_more in EVENT_ACTS]
        entries = [Entry("command", key, _(words).rstrip("…"), (words,)) for key, words in known]
        entries += [Entry("document", each.key, _(each.title), (each.title,)) for each in DOCUMENTS]
        self.search.offer(entries)


def finder(store: "Store") -> Finder:
    """The finder of a plan; made when first asked for."""
    return store.findChild(Finder) or Finder(store)


def results(window: "Window", typed: str, table: str = "") -> list[tuple[str, list[Found]]]:
    """What fits, in groups with their words, the group with the best hit first."""
    assert window.store is not None
    found = finder(window.store)
    page = window.page()
    near = page.scope() if page else None
    found.offer(near)
    if not typed.strip().lstrip(">").strip():
        return list(_unasked(window, found, commands=typed.strip().startswith(">"), near=near))
    hits = found.search.find(typed, near=near, today=date.today(), tables=(table,) if table else (), most=60)
    bad = _troubled(window)
    if table:
        lines = [_found(window, found, hit, bad) for hit in hits]
        return [(_(KINDS[table][1]), lines)] if lines else []
    groups: dict[str, list[Found]] = {}
    ranks: dict[str, tuple[int, int]] = {}
    for hit in hits:
        name = _group(window, hit, near)
        ranks.setdefault(name, (hit.rank, list(GROUPS).index(name)))
        if len(groups.setdefault(name, [])) < GROUPS[name][1]:
            groups[name].append(_found(window, found, hit, bad))
    if hits and hits[0].rank <= SURE:
        for name, other, second in _related(window, found, hits, near):
            if len(groups.setdefault(name, [])) < GROUPS[name][1]:
                ranks.setdefault(name, (SURE + 1, list(GROUPS).index(name)))
                groups[name].append(_found(window, found, other, bad, second))
    acts = [Found("command", *act) for act in acts_on(window, hits[0], near)] if hits else []
    if acts:
        groups["do"] = acts + groups.get("do", [])[: GROUPS["do"][1] - len(acts)]
        ranks.setdefault("do", (hits[0].rank, list(GROUPS).index("do")))
    return [(_(GROUPS[name][0]), groups[name]) for name in sorted(groups, key=lambda name: ranks[name])]


def _unasked(
    window: "Window", found: Finder, *, commands: bool, near: int | None
) -> Iterator[tuple[str, list[Found]]]:
    """Before anything is typed: where one was, then every command."""
    last: list[Found] = []
    for name, row_id, _part in reversed(window.trail):
        table = next((table for table, home in _homes().items() if home == name), "")
        row = found.store.picture.get(table, row_id) if table and row_id is not None else None
        title = _title(found.store.picture, row) if row is not None else ""
        if row is not None and all(each.title != title for each in last):
            icon = kind_icon(row) if table == "event" else KINDS[table][2]
            last.append(Found(table, title, "", icon, partial(window.go_to, table, row.id)))
    if last and not commands:
        yield _(GROUPS["last"][0]), last[: GROUPS["last"][1]]
    keys = [f"event:{key}" for key, *_more in EVENT_ACTS] if near is not None else []
    keys += [act.key for act in ACTS.values() if act.searched]
    yield _(GROUPS["do"][0]), [_command(window, key) for key in keys]


def _homes() -> dict[str, str]:
    from .pages import HOMES

    return HOMES


def _title(picture: Any, row: Any) -> str:
    return spoken(picture, row, "name" if hasattr(row, "name") else "title")


def _group(window: "Window", hit: Hit, near: int | None) -> str:
    if hit.table in ("command", "document"):
        return "do"
    if hit.table in _THINGS:
        return "things"
    assert window.store is not None
    row = window.store.picture.get(hit.table, hit.key)
    return "here" if near is not None and getattr(row, "event_id", None) == near else "else"


def _related(
    window: "Window", found: Finder, hits: Sequence[Hit], near: int | None
) -> Iterator[tuple[str, Hit, str]]:
    """What the best hit has to do with, by its own name: the group, what it is, and the second line."""
    first, known = hits[0], {(hit.table, hit.key) for hit in hits}
    for table, row_id in related(found.store.picture, first.table, first.key, near, date.today()):
        if (table, row_id) not in known:
            hit = Hit(
                table,
                row_id,
                _title(found.store.picture, found.store.picture.tables[table][row_id]),
                first.rank,
            )
            second = " · ".join(filter(None, (first.title, found.search.detail(hit))))
            yield _group(window, hit, near), hit, second


def _found(window: "Window", found: Finder, hit: Hit, bad: set[tuple[str, int]], second: str = "") -> Found:
    if hit.table == "command":
        return _command(window, hit.key)
    if hit.table == "document":
        page = window.page()
        event_id = page.scope() if page else None
        act = partial(window.go, "documents", event_id, hit.key)
        return Found("document", hit.title, _("Document"), "file-text", act)
    row = found.store.picture.get(hit.table, hit.key)
    icon = kind_icon(row) if hit.table == "event" else KINDS[hit.table][2]
    act = partial(go_there, window, hit.table, hit.key)
    place = partial(show_in_place, window, hit.table, hit.key)
    second = second or found.search.detail(hit) or _(KINDS[hit.table][0])
    return Found(hit.table, hit.title, second, icon, act, "", (hit.table, hit.key) in bad, place)


def _command(window: "Window", key: str) -> Found:
    if key.startswith("event:"):
        words, icon, act = next(each[1:] for each in EVENT_ACTS if each[0] == key[6:])
        page = window.page()
        return Found("command", _(words), "", icon, partial(act, window, page.scope() if page else None))
    known = ACTS[key]
    icon = known.icon or "arrow-right"
    return Found("command", _(known.title), "", icon, partial(known.do, window), known.shortcut)


def _troubled(window: "Window") -> set[tuple[str, int]]:
    """The sessions and events that a problem at level block is about."""
    assert window.store is not None
    return {each for finding in window.store.problems if finding.level == "block" for each in finding.objects}
