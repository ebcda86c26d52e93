"""Moving an event to another day or hour takes along what happens in it.

Its sessions, open tasks with a date, journeys, loans that are not back, the arrivals of its groups and the
hours of its rooms move; absences, releases and printed sheets do not.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from .agenda import Session, day_of
from .database import Problem, Record
from .event import Event, EventRoom
from .group import Group
from .history import step
from .item import Loan
from .task import Task
from .travel import Leg
from .words import N_, _

_TOO_FAR = N_("“{title}” cannot be moved that far.")
_NO_DAY = N_("“{title}” has no day yet, so it cannot be moved. Give it a day first.")

#: What moves along with an event: its tables, and the columns that are a day or a moment.
MOVED: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Session, ("starts", "day")),
    (Task, ("due",)),
    (Leg, ("leaves", "arrives")),
    (Loan, ("out", "back")),
    (Group, ("arrives", "leaves")),
    (EventRoom, ("hours",)),
)


class Shift(NamedTuple):
    """How far an event moves: `by` for its moments, `days` for what has a day only."""

    by: timedelta
    days: int
    day_starts: str

    @classmethod
    def of(cls, event: Any, *, days: int = 0, minutes: int = 0) -> "Shift":
        """The shift of an event or its picture.

        Raises:
            Problem: it has no day yet, or would leave the calendar.
        """
        if event.starts is None:
            raise Problem(_(_NO_DAY).format(title=event.title))
        try:
            by = timedelta(days=days, minutes=minutes)
            away = ((event.starts + by).date() - event.starts.date()).days
        except OverflowError as error:
            raise Problem(_(_TOO_FAR).format(title=event.title)) from error
        return cls(by, away, event.day_starts)


def moved(row: Any, columns: tuple[str, ...], shift: Shift) -> dict[str, Any]:
    """The columns of a row, or of its picture, that differ after a shift, with their new values."""
    if getattr(row, "done", False) or getattr(row, "condition", ""):
        return {}  # a task that is done keeps its date, a loan that is back its dates
    found = {name: _moved(row, name, shift) for name in columns}
    return {name: value for name, value in found.items() if value != getattr(row, name)}


def shift_event(event: Event, *, days: int = 0, minutes: int = 0, legs: bool = True) -> None:
    """Move an event, its parts and all that happens in them by so much, in one step.

    Without `legs` the journeys stay as they are booked. A parent without a day of its own moves its parts.

    Raises:
        Problem: neither it nor a part has a day yet, or would leave the calendar.
    """
    with step(_("Move “{title}”").format(title=event.title)):
        dated = [each for each in with_parts(event) if each.starts is not None]
        for each in dated or [event]:
            _shift(each, Shift.of(each, days=days, minutes=minutes), legs=legs)


def retime_event(event: Event, starts: datetime, ends: datetime) -> None:
    """Let an event begin and end at other hours; nothing that happens in it moves."""
    with step(_("Change the hours of “{title}”").format(title=event.title)):
        event.starts, event.ends = starts, ends
        event.save()


def move_event(event: Event, starts: datetime) -> None:
    """Let an event start at another time.

    Another day takes all that happens in it along by as many days. Another hour changes the event alone; only
    an end that would come before the start moves too.
    """
    old = event.starts
    with step(_("Move “{title}”").format(title=event.title)):
        if old is not None and starts.date() != old.date():
            shift_event(event, days=(starts.date() - old.date()).days)
        fresh = Event.fetch(event.id)
        length = fresh.ends - fresh.starts if fresh.starts and fresh.ends else timedelta(hours=1)
        fresh.starts = starts
        if fresh.ends and fresh.ends < starts:
            fresh.ends = starts + max(length, timedelta(hours=1))
        fresh.save()
        event.starts, event.ends = fresh.starts, fresh.ends


def with_parts(event: Event) -> Iterator[Event]:
    """An event, its parts and theirs."""
    yield event
    for part in Event.select().where(Event.part_of == event):
        yield from with_parts(part)


def _shift(event: Event, shift: Shift, *, legs: bool) -> None:
    for model, columns in MOVED:
        if model is Leg and not legs:
            continue
        for row in list(model.select().where(model.event == event)):  # type: ignore[attr-defined]
            _keep(row, moved(row, columns, shift))
    _keep(event, moved(event, ("starts", "ends"), shift))


def _keep(row: Record, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    if values:
        row.save(only=[type(row)._meta.fields[name] for name in values])


def _moved(row: Any, name: str, shift: Shift) -> Any:
    value = getattr(row, name)
    try:
        if name == "hours":
            return _hours(value, shift.days)
        if name == "day" and row.starts is not None and value == day_of(row.starts, shift.day_starts):
            return day_of(row.starts + shift.by, shift.day_starts)
        if isinstance(value, datetime):
            return value + shift.by
        return value + timedelta(days=shift.days) if value is not None else None
    except OverflowError as error:
        raise Problem(_(_TOO_FAR).format(title=getattr(row, "title", ""))) from error


def _hours(text: str, days: int) -> str:
    """The hours of a room by day, `days` later."""
    hours = json.loads(text or "{}")
    if not hours or not days:
        return text
    away = timedelta(days=days)
    return json.dumps({(date.fromisoformat(day) + away).isoformat(): pair for day, pair in hours.items()})
