"""Where the days of the sample season fall in another year, and how far an event has come by today."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

#: The year the sample is told for.
REPORTED = 2021
#: An event this near is confirmed; one that is further away is still planned.
_CONFIRMED = timedelta(days=60)
_SHORT = 7  # days; a longer stretch, such as a course of ten weeks, cannot keep clear of every holiday
_WEEKS = (0, 1, -1, 2, -2, 3, -3)


def nearest(day: date, year: int) -> date:
    """The same weekday nearest to the same date in another year, and never outside that year."""
    if year == REPORTED:
        return day
    shift = (day.weekday() - day.replace(year=year).weekday() + 3) % 7 - 3
    found = day.replace(year=year) + timedelta(days=shift)
    return found + timedelta(days=7 * ((found.year < year) - (found.year > year)))


def moved(first: date, last: date, year: int, taken: set[date]) -> tuple[date, date]:
    """A stretch of days in another year: weekdays kept, holidays and `taken` days avoided.

    A weekend that is worked to make up for a holiday is avoided too. The days found are added to `taken`.
    """
    start = nearest(first, year)
    length = (last - first).days
    if length >= _SHORT:
        return start, max(start, nearest(last, year))
    weeks = _WEEKS if year != REPORTED else (0,)
    fitting = (
        start + timedelta(weeks=n)
        for n in weeks
        if year == REPORTED or _fits(start + timedelta(weeks=n), length, year, taken)
    )
    start = next(fitting, start)
    taken.update(_days(start, length))
    return start, start + timedelta(days=length)


def status(starts: datetime, ends: datetime, today: date) -> str:
    """Done, confirmed or planned, by today."""
    if ends.date() < today:
        return "done"
    return "confirmed" if starts.date() - today <= _CONFIRMED else "planned"


def _fits(start: date, length: int, year: int, taken: set[date]) -> bool:
    calendar = _holidays(year)
    for day in _days(start, length):
        if day.year != year or day in taken or day in calendar:
            return False
        if calendar.is_working_day(day) != (day.weekday() < 5):
            return False
    return True


def _days(start: date, length: int) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(length + 1))


@cache
def _holidays(year: int) -> Any:
    import holidays

    return holidays.country_holidays("CN", years=year)
