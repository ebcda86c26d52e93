"""What moving an event would do: each thing that moves, what stays, and what becomes impossible."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from models.moving import MOVED, Shift, moved
from models.words import N_, _

from .plan import Picture, Row, utc
from .problems import problems_of
from .rules import Finding, worded
from .spoken import spoken, twin
from .workdays import day_facts, due_of


@dataclass(frozen=True, slots=True)
class Moving:
    """One thing that moves: its row, and the earliest of its moments before and after."""

    table: str
    row_id: int
    title: str
    old: date | datetime | None
    new: date | datetime | None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something no rule judges that the user should know before the move. Worded when shown."""

    template: str
    arguments: dict[str, Any] = field(hash=False)

    def message(self) -> str:
        """The sentence, in the language in force."""
        return _(self.template).format(**{name: worded(value) for name, value in self.arguments.items()})


@dataclass(slots=True)
class Preview:
    """A move as it would be: the problems it makes (`fresh`) and ends (`gone`), and the picture after it."""

    moved: Picture
    moves: list[Moving] = field(default_factory=list)
    fresh: list[Finding] = field(default_factory=list)
    gone: list[Finding] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def count(self, table: str) -> int:
        """How many rows of a table move."""
        return sum(move.table == table for move in self.moves)


def preview(
    picture: Picture, event_id: int, *, days: int = 0, minutes: int = 0, today: date | None = None
) -> Preview:
    """What `models.moving.shift_event` would do to an event and its parts. Nothing is stored.

    Raises:
        Problem: the event has no day yet, or would leave the calendar.
    """
    fresh: dict[str, dict[int, Row | None]] = {}
    moves: list[Moving] = []
    events = list(_with_parts(picture, picture.tables["event"][event_id]))
    dated = [event for event in events if event.starts is not None]
    for event in dated or events[:1]:
        shift = Shift.of(event, days=days, minutes=minutes)
        for table, row, columns in _rows(picture, event):
            values = moved(row, columns, shift)
            if values:
                fresh.setdefault(table, {})[row.id] = row._replace(**values)
                moves.append(_moving(picture, table, row, columns, values))
    after = Preview(picture.patched(picture.plan, fresh), moves)
    old, new = _problems(picture, events), _problems(after.moved, events)
    after.fresh = [finding for key, finding in new.items() if key not in old]
    after.gone = [finding for key, finding in old.items() if key not in new]
    after.remarks = list(_remarks(picture, after.moved, events, today or date.today()))
    return after


def _with_parts(picture: Picture, event: Row) -> Iterator[Row]:
    yield event
    for part in picture.of("event", "part_of_id", event.id):
        yield from _with_parts(picture, part)


def _rows(picture: Picture, event: Row) -> Iterator[tuple[str, Row, tuple[str, ...]]]:
    yield "event", event, ("starts", "ends")
    for model, columns in MOVED:
        table = model._meta.table_name
        for row in picture.of(table, "event_id", event.id):
            yield table, row, columns


def _moving(
    picture: Picture, table: str, row: Row, columns: tuple[str, ...], values: dict[str, Any]
) -> Moving:
    if table == "leg":
        title = " – ".join((spoken(picture, row, "from_place"), spoken(picture, row, "to_place")))
    elif table in ("loan", "event_room"):
        thing = picture.get("item", row.item_id) if table == "loan" else picture.get("room", row.room_id)
        title = spoken(picture, thing, "name")
    else:
        title = spoken(picture, row, "title" if hasattr(row, "title") else "name")
    name = next(name for name in columns if name in values)
    shown = (None, None) if name == "hours" else (getattr(row, name), values[name])
    return Moving(table, row.id, title, *shown)


def _problems(picture: Picture, events: list[Row]) -> dict[object, Finding]:
    found: dict[object, Finding] = {}
    for event in events:
        found |= {finding.key: finding for finding in problems_of(picture, event.id)}
    return found


def _remarks(old: Picture, new: Picture, events: list[Row], today: date) -> Iterator[Remark]:
    for before in events:
        event = new.tables["event"][before.id]
        if event.starts is None or event.starts == before.starts:
            continue
        facts = day_facts(new, event.starts.date())
        if facts.name and not facts.works:
            yield Remark(N_("“{event}” would be on {day}: {holiday}."), {
                "event": twin(new, event), "day": event.starts, "holiday": facts.name})  # fmt: skip
        yield from _hosts_away(new, event)
        yield from _too_late(old, new, event, today)
        if any(row.event_id == event.id for row in new.all("release")):
            yield Remark(N_("Released papers of “{event}” show the old day."), {"event": twin(new, event)})


def _hosts_away(picture: Picture, event: Row) -> Iterator[Remark]:
    """Organisations behind the event that cannot then: exam weeks, holidays (in the plan's own zone)."""
    zone = picture.plan.time_zone
    starts, ends = utc(event.starts, event.time_zone), utc(event.ends or event.starts, event.time_zone)
    for _partner, organisation in picture.partners(event.id):
        for absence in picture.of("absence", "organisation_id", organisation.id):
            if utc(absence.starts, zone) <= ends and starts < utc(absence.ends, zone):
                yield Remark(N_("{organisation} cannot from {starts} to {ends}: {why}."), {
                    "organisation": twin(picture, organisation, name="name"), "starts": absence.starts,
                    "ends": absence.ends, "why": absence.note or _why(absence)})  # fmt: skip


def _why(absence: Row) -> str:
    from models.person import ABSENCE_KINDS

    return _(ABSENCE_KINDS.get(absence.kind, ""))


def _too_late(old: Picture, new: Picture, event: Row, today: date) -> Iterator[Remark]:
    """Tasks that the move would make overdue."""
    late = 0
    for task in new.of("task", "event_id", event.id):
        before, after = due_of(old, old.tables["task"][task.id]), due_of(new, task)
        late += not task.done and after is not None and after < today and (before is None or before >= today)
    if late:
        one, many = (
            N_("A task of “{event}” would be overdue at once."),
            N_("{count} tasks of “{event}” would be overdue at once."),
        )
        yield Remark(one if late == 1 else many, {"count": late, "event": twin(new, event)})
