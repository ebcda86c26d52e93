"""Dates, clock times, lengths and time zones as other programs write them."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

MOMENT = re.compile(
    r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T\s]+(\d{1,2})[:：]?(\d{2})(?:[:：]?(\d{2})(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}(?::?\d{2})?|[+-]\d{2})?)?$",
    re.IGNORECASE,
)
CLOCK = re.compile(
    (
        r"(?:([上下]午|中午|晚上|凌晨|"
        r"早上)\s*)?(\d{1,2})(?:\s*[:：.时点h]\s*(\d{2})?分?(?:[:：](\d{2}))?(?:\.\d+)?)?\s*(?:([ap])\.?m\.?|"
        r"Uhr|h)?$"
    ),
    re.IGNORECASE,
)
BARE_CLOCK = re.compile(r"(\d{1,2})(\d{2})$")
ISO_LENGTH = re.compile(
    r"([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$", re.IGNORECASE
)
COLON_LENGTH = re.compile(r"(-)?(\d{1,3})[:：](\d{1,2})(?:[:：](\d{1,2}))?$")
WORD_LENGTH = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?|std|stunden?|小时|时))?\s*"
    r"(?:(\d+)\s*(?:m|min|mins|minutes?|minuten|分钟|分|['′])?)?\.?$",
    re.IGNORECASE,
)
EARLIEST, LATEST = 1900, 2200
"""Years of events. What lies outside is a mistake, and overflows when it is turned into another zone."""
#: Tried in this order for an offset that names no zone: the places such files come from most.
LIKELY = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "America/Chicago",
    "America/Denver",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Australia/Sydney",
    "Australia/Brisbane",
    "Europe/Athens",
    "Europe/Moscow",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Bangkok",
    "Asia/Karachi",
    "Asia/Jerusalem",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Pacific/Auckland",
    "America/Halifax",
    "America/Phoenix",
    "America/Bogota",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Tehran",
    "Australia/Adelaide",
    "Australia/Darwin",
    "Pacific/Honolulu",
    "America/Anchorage",
    "America/St_Johns",
    "Atlantic/Azores",
)
MORNING = {"凌晨", "早上", "上午"}


def moment(text: str) -> datetime | None:
    """A date and time, aware where an offset stands beside it; midnight where only a date does."""
    found = MOMENT.match(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        if not EARLIEST <= int(year) <= LATEST:
            return None
        zone = _fixed(offset) if offset else None
        late = timedelta(days=1) if hour and int(hour) == 24 else timedelta()
        clock = (int(hour or 0) % 24, int(minute or 0), min(int(second or 0), 59))
        return datetime(int(year), int(month), int(day), *clock, tzinfo=zone) + late
    except (ValueError, OverflowError):
        return None


def has_clock(text: str) -> bool:
    """Whether a moment's text has a time beside its date."""
    found = MOMENT.match(text.strip())
    return bool(found and found[4])


def _fixed(text: str) -> tzinfo:
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    length = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-length if text[0] == "-" else length)


def day(text: str) -> date | None:
    """A calendar day: ISO, compact, with dots, strokes or 年月日."""
    found = moment(text)
    return found.date() if found else None


def clock(text: str) -> time | None:
    """A time of day: “9:05”, “0930”, “1:30 pm”, “8：30”, “下午2点30分”. 24:00 is midnight."""
    words = text.strip()
    bare = BARE_CLOCK.match(words)
    if bare:
        return _time(int(bare[1]), int(bare[2]))
    found = CLOCK.match(words)
    if not found or not (found[3] or found[5] or found[1] or re.search(r"[:：.时点hH]", words)):
        return None
    hour = int(found[2])
    after = (found[5] or "").lower() == "p" or (found[1] and found[1] not in MORNING)
    if after and hour < 12:
        hour += 12
    elif (found[5] or "").lower() == "a" and hour == 12:
        hour = 0
    return _time(hour, int(found[3] or 0), int(found[4] or 0))


def _time(hour: int, minute: int, second: int = 0) -> time | None:
    if hour == 24 and not minute:
        hour = 0
    return time(hour, minute, min(second, 59)) if hour < 24 and minute < 60 else None


def minutes(text: str) -> int | None:
    """A length in minutes: “0:45”, “01:30:00”, “90”, “1.5 h”, “PT45M”, “2小时30分钟”; None where it is none.

    Seconds are rounded to the nearest minute. Less than nothing is 0.
    """
    words = text.strip()
    found = COLON_LENGTH.match(words)
    if found:
        whole = int(found[2]) * 60 + int(found[3]) + (1 if int(found[4] or 0) >= 30 else 0)
        return 0 if found[1] else whole
    found = ISO_LENGTH.match(words)
    if found and len(words) > 1:
        weeks, days, hours, mins, seconds = (int(part or 0) for part in found.groups()[1:])
        whole = ((weeks * 7 + days) * 24 + hours) * 60 + mins + (1 if seconds >= 30 else 0)
        return 0 if found[1] == "-" else whole
    if re.fullmatch(r"-\d+(\.\d+)?", words):
        return 0
    if re.fullmatch(r"\d+\.\d+", words):
        return round(float(words))
    found = WORD_LENGTH.match(words)
    if not found or not words:
        return None
    return round(float((found[1] or "0").replace(",", ".")) * 60) + int(found[2] or 0)


def between(start: datetime, end: datetime) -> int:
    """Minutes from start to end, rounded; 0 where the end lies before the start."""
    if (start.tzinfo is None) != (end.tzinfo is None):
        start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
    return max(0, round((end - start).total_seconds() / 60))


@cache
def zone_named(name: str) -> str:
    """The name as the time zone database spells it, or an empty string."""
    name = name.strip().strip('"')
    if not name:
        return ""
    if name.upper() in ("UTC", "Z", "GMT", "ETC/UTC", "ETC/GMT", "ETC/UCT", "UCT"):
        return "UTC"
    return _spellings().get(name.lower().replace(" ", "_"), "")


@cache
def _spellings() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones() if "/" in name or name == "UTC"}


def zone_of(moments: Iterable[datetime], preferred: str) -> str:
    """A zone in which aware moments have the offsets they carry: `preferred` if it does, else a likely one.

    Where no zone has them all, the one that has most; where none has any, a zone of fixed offset; empty
    where no moment has an offset.
    """
    seen = Counter((at.date(), at.utcoffset() or timedelta()) for at in moments if at.tzinfo)
    if not seen:
        return ""
    names = [name for name in (preferred, "UTC", *LIKELY) if name]
    right = {
        name: sum(n for (at, offset), n in seen.items() if _offset(name, at) == offset) for name in names
    }
    best = max(names, key=right.__getitem__)
    if right[best] * 2 > seen.total():
        return best
    hours = round(seen.most_common(1)[0][0][1].total_seconds() / 3600)
    return f"Etc/GMT{-hours:+d}" if hours and -12 <= hours <= 12 else "UTC"


def agrees(name: str, moments: Iterable[datetime]) -> bool:
    """Whether most of the moments that have an offset other than zero have the one of this zone."""
    told = [at for at in moments if at.utcoffset()]
    return not told or sum(_offset(name, at.date()) == at.utcoffset() for at in told) * 2 > len(told)


@cache
def _offset(name: str, at: date) -> timedelta | None:
    return datetime(at.year, at.month, at.day, 12, tzinfo=ZoneInfo(name)).utcoffset()
