"""When a session of a JSON file is: moments, clock times beside days, seconds, and lengths."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from models.words import _

from . import incoming_times as times
from . import table_times
from .incoming_days import Days
from .incoming_schedule import filed, placed
from .incoming_text import line
from .json_fields import first, pick
from .json_walk import Found, Where
from .schedule_xml import agreed

STARTED = (
    "date", "start", "starts_at", "startsAt", "starts", "start_time", "startTime", "startDate", "start_date",
    "begins_at", "begin", "begins", "start_at", "startAt", "dtstart", "from", "orario_inizio", "time", "hour",
    "timerange", "when", "datetime",
)  # fmt: skip
ENDED = (
    "end", "ends_at", "endsAt", "ends", "end_time", "endTime", "endDate", "end_date", "finish", "end_at",
    "endAt", "dtend", "to", "until", "orario_fine",
)  # fmt: skip
EARLIEST_EPOCH = 10**8
"""Seconds since 1970 that a number must exceed to be a moment: March 1973."""
MILLISECONDS = 10**11
EVENING, DAWN = time(18), time(6)


def moment(value: Any) -> datetime | time | None:
    """A moment or a clock time, however written: text, seconds since 1970, or date, time and zone apart."""
    if isinstance(value, dict):
        at = times.moment(f"{pick(value, 'date', 'day')} {pick(value, 'time') or '00:00'}")
        zone = times.zone_named(pick(value, "tz", "timezone"))
        return at.replace(tzinfo=ZoneInfo(zone)) if at and zone else at
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value > EARLIEST_EPOCH:
        try:
            at = datetime.fromtimestamp(value / 1000 if value > MILLISECONDS else value, UTC)
        except (ValueError, OverflowError, OSError):
            return None
        return at if times.EARLIEST <= at.year <= times.LATEST else None
    text = line(value)
    return times.moment(text) or times.clock(text)


def span(value: Any) -> tuple[datetime | time | None, datetime | time | None]:
    """The two ends of “09:00 - 09:45” or of two moments side by side; of anything else only the first."""
    whole = moment(value)
    if whole is not None or not isinstance(value, str):
        return whole, None
    halves = re.split(r"\s*(?:,|/|–|—|\bto\b|至|\s-\s)\s*", value.strip())
    if len(halves) == 2 and all(moment(half) is not None for half in halves):
        return moment(halves[0]), moment(halves[1])
    return table_times.span(value)


def day_of(value: Any) -> date | None:
    """The day of a moment."""
    found = moment(value)
    return found.date() if isinstance(found, datetime) else None


def label(entry: Found, at: Where) -> str:
    """What says which day a session is on: the levels above it, else its own words."""
    own = line(first(entry, "day", "date", "weekday"))
    return at.day or (own[:10] if times.day(own[:10]) else own)


def told(
    entry: Found, at: Where, days: Days, day_starts: time | None
) -> tuple[datetime | None, datetime | None, date | None, str]:
    """Start, end and day of a session; and a sentence where what stands there cannot be read."""
    slot = entry.get("slot")
    source = (
        {**entry, **{key: value for key, value in slot.items() if value}} if isinstance(slot, dict) else entry
    )
    said_day = label(source, at)
    day = days.of(said_day)
    whole, clock, said = _first(source, STARTED)
    starts: datetime | None = None
    if whole:
        starts = agreed(whole, clock)
    elif clock is not None and day is None and said_day:
        return None, None, None, _("“{text}” is not a date.").format(text=said_day[:60])
    elif clock is not None:
        starts = placed(day or days.only(), clock, day_starts)
    elif at.minute is not None and day:
        starts = datetime.combine(day, time()) + timedelta(minutes=at.minute)
    elif said:
        return None, None, day, _("Its start “{text}” is not a time.").format(text=said[:60])
    ends = _end(source, starts) if starts else None
    above = times.day(at.day) if whole else days.of(at.day)
    if starts and above is None:
        return starts, ends, filed(starts, None) if starts.tzinfo is None else None, ""
    return starts, ends, above or day, ""


def _first(source: Found, keys: tuple[str, ...]) -> tuple[datetime | None, time | None, str]:
    """The first moment under these keys, the first clock time, and the first text that is neither."""
    whole: datetime | None = None
    clock: time | None = None
    said = ""
    for key in keys:
        if key not in source:
            continue
        text, (found, last) = line(source[key]), span(source[key])
        if isinstance(found, datetime) and (not text or last or times.has_clock(text) or text.isdigit()):
            whole = whole or found
        elif isinstance(found, time):
            clock = found if clock is None else clock
        elif text and key != "date" and found is None:
            said = said or text
    return whole, clock, said


def _end(source: Found, starts: datetime) -> datetime | None:
    """The end; a clock time before that of an evening's start is of the next day."""
    whole, clock, _said = _first(source, ENDED)
    last = next((last for key in STARTED if (last := span(source.get(key))[1])), None)
    if whole is None and clock is None and isinstance(last, datetime):
        return last
    clock = last if clock is None and isinstance(last, time) else clock
    if whole or clock is None:
        return whole
    ends = datetime.combine(starts.date(), clock)
    if ends < starts.replace(tzinfo=None) and starts.time() >= EVENING and clock <= DAWN:
        ends += timedelta(days=1)
    return ends


def length(entry: Found, starts: datetime | None, ends: datetime | None) -> int:
    """Minutes: as stated, else from start to end."""
    value = first(entry, "duration", "minutes", "length")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return max(0, round(value)) if abs(value) < 10**9 else 0
    found = times.minutes(line(value)) if value is not None else None
    if found is None:
        return times.between(starts, ends) if starts and ends else 0
    return found
