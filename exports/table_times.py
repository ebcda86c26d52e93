"""Dates, times and lengths in the cells of a table, where programs and people write them in every way."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from models.words import _

from . import incoming_times as times
from .columns import text
from .tables import Value

SERIAL_FIRST, SERIAL_LAST = 20_000, 80_000
EPOCH = datetime(1899, 12, 30)
STROKES = re.compile(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{2,4})(?:\s+(.*))?$")
NO_YEAR = re.compile(r"(?:(\d{1,2})月(\d{1,2})[日号]?)")
MONTHS = ("jan", "feb", "mar|mär", "apr", "may|mai", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec|dez")
MONTH = re.compile(
    (
        r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?P<m1>[a-zä]{3,9})|"
        r"(?P<m2>[a-zä]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?)"
        r"(?:,?\s+(?P<y>\d{4}))?"
    ),
    re.IGNORECASE,
)
RANGE = re.compile(
    r"(\d{1,2}(?:[:：.]\d{2})?\s*(?:[ap]m)?)\s*[-–—~～至到]\s*(\d{1,2}(?:[:：.]\d{2})?\s*(?:[ap]m)?)",
    re.IGNORECASE,
)
HOURS_AT_MOST = 12


class Cells:
    """Reads the time columns of one table: `order` is how its dates with strokes are meant, if they tell."""

    def __init__(self, dates: Iterable[Value], year: int) -> None:
        self.year = year
        self.order = ""
        for value in dates:
            found = STROKES.match(value.strip()) if isinstance(value, str) else None
            if found and found[2] != ".":
                if int(found[1]) > 12:
                    self.order = "dmy"
                elif int(found[3]) > 12:
                    self.order = "mdy"

    def day(self, value: Value) -> tuple[date | None, str]:
        """The day of a cell, and what is wrong with it where it names none."""
        if isinstance(value, date):
            value = value.date() if isinstance(value, datetime) else value
            sound = times.EARLIEST <= value.year <= times.LATEST
            return (
                (value, "")
                if sound
                else (None, _("The year {year} cannot be meant.").format(year=value.year))
            )
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if SERIAL_FIRST <= value <= SERIAL_LAST:
                return (EPOCH + timedelta(days=int(value))).date(), ""
            return times.day(text(value)), ""
        words = text(value)
        plain = times.day(words) or times.day(words.split(" ")[0])
        if plain or not words:
            return plain, ""
        found = STROKES.match(words)
        return self._strokes(found) if found else (self._named(words), "")

    def _strokes(self, found: re.Match[str]) -> tuple[date | None, str]:
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 if year < 100 else 0
        order = "dmy" if found[2] == "." else self.order
        if not order and first != second:
            return None, _("“{text}” can be read two ways; write the date as 2026-05-12.").format(
                text=found[0]
            )
        month, number = (first, second) if order == "mdy" else (second, first)
        try:
            return date(year, month, number), ""
        except ValueError:
            return None, _("There is no day “{text}”.").format(text=found[0])

    def _named(self, words: str) -> date | None:
        found = NO_YEAR.search(words)
        if found:
            return _day(self.year, int(found[1]), int(found[2]))
        named = MONTH.search(words)
        if not named:
            return None
        month = (named["m1"] or named["m2"] or "").casefold()
        for number, spelled in enumerate(MONTHS, 1):
            if re.match(spelled, month):
                return _day(int(named["y"] or self.year), number, int(named["d1"] or named["d2"]))
        return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def clock(value: Value) -> time | None:
    """A time of day: a typed time, a fraction of a day, 830 for half past eight, or words."""
    if isinstance(value, datetime):
        return value.time().replace(second=0, microsecond=0)
    if isinstance(value, time):
        return value.replace(microsecond=0)
    if isinstance(value, timedelta):
        return (EPOCH + value).time() if timedelta() <= value < timedelta(days=1) else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if 0 <= value < 1:
            return (EPOCH + timedelta(minutes=round(value * 1440))).time()
        return times.clock(f"{int(value):04d}") if 100 <= value < 2400 and float(value).is_integer() else None
    return times.clock(text(value))


def span(value: Value) -> tuple[time | None, time | None]:
    """The two ends of “Thu 18:00-20:50” or 8：30至9：45; only the first where one time stands there."""
    found = RANGE.search(value) if isinstance(value, str) else None
    if not found:
        return clock(value), None
    first, last = (
        part.strip() if re.search(r"[:：.apm]", part) else f"{part.strip()}:00" for part in found.groups()
    )
    return times.clock(first), times.clock(last)


def length(value: Value, hours: bool) -> int | None:
    """Minutes of a length; `hours` says that bare numbers of its column are hours."""
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, datetime):
        return value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        return max(0, round(value.total_seconds() / 60))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if 0 < value < 1 and not hours:
            return round(value * 1440)
        return max(0, round(value * 60 if hours else value))
    words = text(value)
    if hours and re.fullmatch(r"\d+([.,]\d+)?", words):
        return round(float(words.replace(",", ".")) * 60)
    return times.minutes(words) if words else None


def in_hours(values: Iterable[Value]) -> bool:
    """Whether the bare numbers of a length column are so small that they must be hours."""
    numbers = [
        float(said.replace(",", "."))
        for value in values
        if re.fullmatch(r"\d+([.,]\d+)?", said := text(value))
    ]
    return bool(numbers) and max(numbers) <= HOURS_AT_MOST and any(number > 0 for number in numbers)
