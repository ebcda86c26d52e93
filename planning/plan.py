"""The picture of a plan: every row in memory, unchangeable, with its relations at hand.

Rules, documents, workbooks and the planner read the picture and never the database, so they are fast and safe
in a worker thread. Row classes are made from the models' fields: a row has the columns of its table by name
(`session.event_id`, `event.starts`). Functions such as `models.agenda.ends` take a row and its picture alike.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from models import JOURNALLED, RECORDED, Plan, Record, history
from models.database import told

from .arriving import Arriving, Tables, undone
from .reading import Row as Row
from .reading import quarantine, read_rows

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: Columns by which rows are looked up in groups.
INDEXED = {
    "campaign": ("programme_id",), "agreement": ("organisation_id",), "room": ("venue_id",),
    "person": ("organisation_id",), "absence": ("person_id", "organisation_id", "room_id"),
    "event": ("campaign_id", "part_of_id", "venue_id"), "event_partner": ("event_id", "organisation_id"),
    "event_room": ("event_id", "room_id"), "track": ("event_id",),
    "session": ("event_id", "track_id", "talk_id", "copy_of_id"), "talk_giver": ("talk_id", "person_id"),
    "session_room": ("session_id", "room_id"), "appearance": ("session_id", "person_id"),
    "group": ("event_id", "organisation_id"), "group_stop": ("group_id", "session_id"),
    "leg": ("event_id", "vehicle_id"), "loan": ("event_id", "item_id"), "task": ("event_id", "campaign_id"),
    "task_role": ("task_id", "person_id"), "budget_line": ("event_id",), "risk": ("event_id",),
    "feedback": ("event_id",), "printout": ("event_id",), "document_option": ("event_id",),
    "release": ("event_id",),
    "participant": ("event_id", "group_id", "person_id"),
}  # fmt: skip
#: The tables of a picture.
PICTURED: tuple[type[Record], ...] = (*JOURNALLED, *RECORDED[1:])


class Picture:
    """A plan at one moment. Treat it and all it gives out as unchangeable.

    `plan` is the plan's own row, `damaged` lists (table, id) of unreadable rows, which are left out.
    """

    def __init__(
        self,
        plan: Row,
        tables: Tables,
        indexes: Mapping[tuple[str, str], Mapping[int, tuple[Row, ...]]] | None = None,
        damaged: tuple[tuple[str, int], ...] = (),
    ) -> None:
        self.plan = plan
        self.tables = tables
        self.damaged = damaged
        self._indexes = dict(indexes or {})
        self.derived: dict[Any, Any] = {}

    def all(self, table: str) -> Iterable[Row]:
        """Every row of a table."""
        return self.tables[table].values()

    def get(self, table: str, row_id: int | None) -> Row:
        """One row by id, or None."""
        return self.tables[table].get(row_id)

    def count(self, table: str) -> int:
        """How many rows a table has, of tasks those not done."""
        tables = self.tables
        return tables.count(table) if isinstance(tables, Arriving) else undone(tables[table])

    def of(self, table: str, column: str, row_id: int | None) -> tuple[Row, ...]:
        """The rows of `table` whose `column` refers to `row_id`, in their stored or printed order."""
        key = (table, column)
        if key not in self._indexes:
            self._indexes[key] = _group(self.tables[table].values(), column)
        groups: Mapping[Any, tuple[Row, ...]] = self._indexes[key]
        return groups.get(row_id, ())

    def patched(self, plan: Row, fresh: Mapping[str, Mapping[int, Row | None]]) -> "Picture":
        """This picture with some rows replaced (None: removed)."""
        tables, indexes = dict(self.tables), dict(self._indexes)
        for name, rows in fresh.items():
            old, new = tables[name], dict(tables[name])
            for row_id, row in rows.items():
                if row is None:
                    new.pop(row_id, None)
                else:
                    new[row_id] = row
            tables[name] = new
            for table, column in list(indexes):
                if table == name:
                    indexes[table, column] = _regrouped(indexes[table, column], old, rows, column)
        return Picture(plan, tables, indexes, self.damaged)

    # What an event has

    def sessions(self, event_id: int, *, common: bool = True) -> list[Row]:
        """The sessions of an event by day and start, unplaced last; with those its parent's parts share."""
        rows = list(self.of("session", "event_id", event_id))
        parent = self.tables["event"][event_id].part_of_id if event_id in self.tables["event"] else None
        while common and parent:
            rows += [row for row in self.of("session", "event_id", parent) if not row.repeated]
            parent = self.tables["event"][parent].part_of_id
        return sorted(rows, key=_by_time)

    def event_rooms(self, event_id: int) -> list[Row]:
        """The rooms of an event in their printed order."""
        used = [row.room_id for row in self.of("event_room", "event_id", event_id)]
        return [self.tables["room"][room_id] for room_id in used if room_id in self.tables["room"]]

    def session_rooms(self, session_id: int) -> list[Row]:
        """The rooms of a session, first one first."""
        rooms = self.tables["room"]
        return [
            rooms[row.room_id]
            for row in self.of("session_room", "session_id", session_id)
            if row.room_id in rooms
        ]

    def people(self, session_id: int) -> list[tuple[Row, Row]]:
        """(appearance, person) of a session, in order."""
        known = self.tables["person"]
        return [
            (row, known[row.person_id])
            for row in self.of("appearance", "session_id", session_id)
            if row.person_id in known
        ]

    def partners(self, event_id: int, role: str | None = None) -> list[tuple[Row, Row]]:
        """(partner, organisation) of an event, by role in printed order; its parent's where it has none."""
        from models.event import PARTNER_ROLES

        order, known = list(PARTNER_ROLES), self.tables["organisation"]
        rows = self.of("event_partner", "event_id", event_id)
        event = self.get("event", event_id)
        if not rows and event and event.part_of_id:
            return self.partners(event.part_of_id, role)
        found = [(row, known[row.organisation_id]) for row in rows if row.organisation_id in known]
        found = [pair for pair in found if role in (None, pair[0].role)]
        return sorted(found, key=lambda pair: (order.index(pair[0].role), pair[0].position))

    def programme_of(self, event: Row) -> Row | None:
        """The programme of an event, through its campaign or its parent's."""
        campaign = self.get("campaign", event.campaign_id)
        if campaign:
            return self.get("programme", campaign.programme_id)
        parent = self.get("event", event.part_of_id)
        return self.programme_of(parent) if parent else None

    def levels(self) -> dict[str, str]:
        """The levels the plan gives to rules, where they differ from the usual ones."""
        return dict(json.loads(self.plan.rule_levels or "{}"))


def utc(moment: datetime, zone: str) -> datetime:
    """A local wall time as naive UTC, so that times of different zones compare."""
    return moment - _offset(zone, moment)


@cache
def _zone(name: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _offset(zone: str, moment: datetime) -> Any:
    return moment.replace(tzinfo=_zone(zone)).utcoffset()


def _by_time(session: Row) -> tuple[bool, date, datetime, str]:
    return (session.starts is None, session.day or date.max, session.starts or datetime.max, session.title)


# Reading, and staying up to date


def read_picture(known: Tables | None = None) -> Picture:
    """The picture of the open plan, one query a table; of those `known` to be whole, none."""
    tables: dict[str, Any] = dict(known or {})
    damaged: list[tuple[str, int]] = []
    with told():
        for model in PICTURED:
            name = model._meta.table_name
            if name not in tables:
                tables[name], bad = read_rows(model)
                damaged += [(name, row_id) for row_id in bad]
        damaged += quarantine(PICTURED, tables, suspicious=bool(damaged))
        return Picture(read_rows(Plan)[0][1], tables, damaged=tuple(dict.fromkeys(damaged)))


class Live:
    """The picture of the open plan, kept up to date after each step.

    At first its tables are read as they are asked for; `complete` reads the others.
    """

    def __init__(self) -> None:
        tables = Arriving(PICTURED, lambda: read_picture().tables)
        with told():
            self.picture = Picture(read_rows(Plan)[0][1], tables)
        history.listeners.append(self._follow)

    def complete(self) -> None:
        """Read what nobody has asked for yet: only then may the picture go to a worker."""
        tables = self.picture.tables
        if isinstance(tables, Arriving):
            self.picture = read_picture(None if tables.doubtful else tables.read)

    def _follow(self, touched: history.Changes) -> None:
        if self.picture.damaged or isinstance(self.picture.tables, Arriving):
            # what refers to a damaged row changes with it; what is not read yet is new by now
            self.picture = read_picture()
            return
        fresh: dict[str, dict[int, Row | None]] = {}
        for model in PICTURED:
            name = model._meta.table_name
            if name in touched:
                rows, _bad = read_rows(model, touched[name])
                fresh[name] = {row_id: rows.get(row_id) for row_id in touched[name]}
        self.picture = self.picture.patched(read_rows(Plan)[0][1], fresh)

    def stop(self) -> None:
        """Follow no longer: the plan is closed."""
        if self._follow in history.listeners:
            history.listeners.remove(self._follow)


def _group(rows: Iterable[Row], column: str) -> dict[int, tuple[Row, ...]]:
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(getattr(row, column), []).append(row)
    return {key: tuple(sorted(found, key=_order)) for key, found in groups.items()}


def _regrouped(
    index: Mapping[int, tuple[Row, ...]],
    old: Mapping[int, Row],
    fresh: Mapping[int, Row | None],
    column: str,
) -> dict[int, tuple[Row, ...]]:
    """A grouping with some rows replaced; only the groups they are or were in are made again."""
    groups = dict(index)
    touched: dict[int, dict[int, Row]] = {}
    for row_id, row in fresh.items():
        for state in (old.get(row_id), row):
            if state is not None:
                key = getattr(state, column)
                touched.setdefault(key, {r.id: r for r in groups.get(key, ())}).pop(row_id, None)
    for row in fresh.values():
        if row is not None:
            touched[getattr(row, column)][row.id] = row
    for key, rows in touched.items():
        groups[key] = tuple(sorted(rows.values(), key=_order))
    return {key: rows for key, rows in groups.items() if rows}


def _order(row: Row) -> tuple[int, int]:
    return getattr(row, "position", 0), row.id
