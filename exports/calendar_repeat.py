"""Repeating entries of a calendar, spread out over a span of days."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from models.words import _

PIECE = re.compile(r"[A-Za-z-]+=[^=;]+$")
STEPS = {
    "SECONDLY": 1 / 86400,
    "MINUTELY": 1 / 1440,
    "HOURLY": 1 / 24,
    "DAILY": 1.0,
    "WEEKLY": 7.0,
    "MONTHLY": 28.0,
}
When = date | datetime
MOST = 200_000
"""Steps of a rule that are counted before it is called too long."""


@dataclass(slots=True)
class Series:
    """One entry as far as repeating concerns it. Its moments are of one kind: dates, aware or floating."""

    starts: When
    ends: When
    uid: str
    rule: str = ""
    also: list[tuple[When, When | None]] = field(default_factory=list)
    never: list[When] = field(default_factory=list)
    instead_of: When | None = None
    sequence: int = 0
    onwards: bool = False


def like(value: When, model: When) -> When:
    """`value` as the kind that `model` is: a date, a moment with a zone, or a floating one."""
    if not isinstance(model, datetime):
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, datetime):
        value = datetime.combine(value, model.time())
    if model.tzinfo is None:
        return value.replace(tzinfo=None)
    return value if value.tzinfo else value.replace(tzinfo=model.tzinfo)


def legible(rule: str) -> tuple[str, str]:
    """The pieces of a rule that are such, and the others; a rule of which too little is left stays whole."""
    pieces = [piece.strip() for piece in rule.split(";") if piece.strip()]
    good = [piece for piece in pieces if PIECE.match(piece)]
    if not any(piece.upper().startswith("FREQ=") for piece in good):
        return rule.strip(), ""
    return ";".join(good), "; ".join(piece for piece in pieces if piece not in good)


def obstacle(series: Series, last: date) -> str:
    """Why a rule cannot be spread out, or nothing."""
    rule = series.rule
    if not rule:
        return ""
    if not all(PIECE.match(piece) for piece in rule.split(";")) or "FREQ=" not in rule.upper():
        return _("Its rule of repetition cannot be read, so only its first date was taken.")
    parts = dict(part.upper().split("=", 1) for part in rule.split(";"))
    step = STEPS.get(parts["FREQ"], 365.0)
    first = series.starts.date() if isinstance(series.starts, datetime) else series.starts
    often = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        often *= len(parts.get(name, "").split(","))
    if max(0, (last - first).days + 1) / step * often > MOST or often > 24 or step < 1 / 24:
        return _("It repeats too often to be an agenda, so only its first date was taken.")
    return ""


def spread(group: list[Series], first: date, last: date) -> list[tuple[int, When, When, str]]:
    """Every occurrence from the first to the last day: the number of its entry, start, end, and mark.

    Raises:
        ValueError: the rule cannot be followed.
    """
    import recurring_ical_events
    from icalendar import Calendar

    calendar = Calendar()
    try:
        for number, each in enumerate(group):
            calendar.add_component(_event(each, number))
        found = recurring_ical_events.of(calendar).between(first, last + timedelta(days=1))
    except Exception as error:  # the library raises whatever the rule met; the caller words it
        raise ValueError(str(error)) from error
    occurrences = []
    for event in found:
        starts, ends = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else event["DTSTART"].dt
        original = event.get("RECURRENCE-ID")
        occurrences.append((int(event["X-NUMBER"]), starts, ends, _mark(original.dt if original else starts)))
    return sorted(occurrences, key=lambda one: (_sortable(one[1]), one[0]))


def _mark(at: When) -> str:
    if isinstance(at, datetime):
        return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ") if at.tzinfo else at.strftime("%Y%m%dT%H%M%S")
    return at.strftime("%Y%m%d")


def _sortable(at: When) -> datetime:
    if not isinstance(at, datetime):
        return datetime.combine(at, time())
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at


def _event(series: Series, number: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a class of an untyped library
    from icalendar import Event, vRecur

    event = Event()
    event.add("uid", series.uid)
    event.add("dtstart", series.starts)
    event.add("dtend", max(series.ends, series.starts))
    event.add("sequence", series.sequence)
    event.add("x-number", str(number))
    if series.rule:
        event.add("rrule", vRecur.from_ical(series.rule))
    for starts, ends in series.also:
        event.add("rdate", [(starts, ends) if ends else starts])
    if series.never:
        event.add("exdate", series.never)
    if series.instead_of is not None:
        event.add("recurrence-id", series.instead_of, {"RANGE": "THISANDFUTURE"} if series.onwards else None)
    return event
