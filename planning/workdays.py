"""Working days: holidays of China, make-up working days, and what the plan's own calendar says instead.

The `holidays` library knows each year's notice of the State Council as far as it is published; later years
have their statutory days only, and `day_facts` says so. Entries of the plan's calendar (absences of nobody in
particular) go before it, day by day.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from models.words import _, language

from .plan import Picture, Row

_DAY = timedelta(days=1)
#: The library's English names, in the words of this program.
_NAMES = {
    "Labor Day": "Labour Day", "Chinese New Year (Spring Festival)": "Spring Festival",
    "Chinese New Year's Eve": "Spring Festival Eve", "Chinese New Year Extended Holiday": "Spring Festival",
}  # fmt: skip
_LANGUAGES = {"zh_CN": "zh_CN", "en": "en_US"}
#: “(observed)”, “(substituted from 01/04/2026)”, “（补假）”: marks of a day off given for another.
_MARK = re.compile(r"\s*[(（].*?(observed|substituted|补假|调休).*?[)）]")
_GIVEN = re.compile(r"^(Day off|休息日)$")
_OBSERVED = re.compile(r"observed|补假")


class DayFacts(NamedTuple):
    """What a day is: whether people work, its holiday's name, whether it makes up for one, and whether that
    is settled (False: the notice of its year is not out yet)."""

    day: date
    works: bool
    name: str
    makes_up: bool
    settled: bool


def day_facts(picture: Picture, day: date) -> DayFacts:
    """What the plan's calendar, else the notice of the year, says of a day; in the language in force."""
    own = _own(picture).get(day)
    settled = own is not None or _published(day.year)
    weekday = day.weekday() < 5
    if own is not None:
        kind, note = own
        if kind == "work":
            return DayFacts(day, True, note or _makes_up() if not weekday else note, not weekday, settled)
        return DayFacts(day, False, note or _("Holiday"), False, settled)
    if day in _make_up_days(day.year):
        return DayFacts(day, True, _makes_up(), True, settled)
    name = holiday_name(day)
    return DayFacts(day, weekday and not name, name, False, settled)


def is_workday(picture: Picture, day: date) -> bool:
    """Whether people work on a day."""
    own = _own(picture).get(day)
    if own is not None:
        return own[0] == "work"
    if day in _make_up_days(day.year):
        return True
    return day.weekday() < 5 and day not in _holidays(day.year, "en")


def add_workdays(picture: Picture, day: date, count: int) -> date:
    """The working day that is `count` working days after a day, or before it where `count` is negative.

    Raises:
        ValueError: that is beyond the calendar.
    """
    own, year, left = _own_key(picture), day.year, abs(count)
    while left:
        days = _working(year, own)
        rest = days[bisect_right(days, day) :] if count > 0 else days[: bisect_left(days, day)][::-1]
        if left <= len(rest):
            return rest[left - 1]
        left -= len(rest)
        year += 1 if count > 0 else -1
    return day


def due_of(picture: Picture, task: Row) -> date | None:
    """The day a task is due: its own, else so many working days before its event begins or after it ends."""
    if task.due is not None or task.workdays is None:
        return task.due
    key = ("due", task.id)
    if key not in picture.derived:
        picture.derived[key] = _due(picture, task)
    return picture.derived[key]


def overdue(picture: Picture, task: Row, today: date) -> bool:
    """Whether a task should have been done before today, and the work it belongs to is not called off."""
    due = due_of(picture, task)
    event = picture.get("event", task.event_id)
    return bool(not task.done and due and due < today and not (event and event.status == "cancelled"))


def holiday_name(day: date) -> str:
    """The public holiday a day belongs to, in the language in force; empty for others.

    A weekend between or beside days off of a holiday belongs to it.
    """
    return _holidays(day.year, language()).get(day, "")


def uncertain_years(picture: Picture, first: date, last: date) -> list[int]:
    """The years of a stretch of time whose notice of days off is neither known nor in the plan's calendar."""
    own = {day.year for day in _own(picture)}
    return [y for y in range(first.year, last.year + 1) if not _published(y) and y not in own]


def _due(picture: Picture, task: Row) -> date | None:
    owner = picture.get("event", task.event_id) or picture.get("campaign", task.campaign_id)
    if owner is None or owner.starts is None:
        return None
    last = owner.ends or owner.starts
    anchor = last if task.workdays > 0 else owner.starts
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    try:
        return add_workdays(picture, day, task.workdays)
    except ValueError:
        return None


def _own(picture: Picture) -> dict[date, tuple[str, str]]:
    """What the plan's own calendar says of days: `holiday` or `work`, and its note. A working day wins."""
    key = "own calendar"
    if key not in picture.derived:
        found: dict[date, tuple[str, str]] = {}
        rows = picture.of("absence", "person_id", None)
        nobody = [row for row in rows if row.organisation_id is None and row.room_id is None]
        for row in sorted(nobody, key=lambda row: row.kind == "work"):
            for day in _covered(row) if row.kind in ("holiday", "work") else ():
                found[day] = (row.kind, row.note)
        picture.derived[key] = found
    return picture.derived[key]


def _own_key(picture: Picture) -> frozenset[tuple[date, bool]]:
    """The plan's own calendar, so that what follows from it is kept for as long as it is the same."""
    key = "own calendar, as a key"
    if key not in picture.derived:
        picture.derived[key] = frozenset(
            (day, kind == "work") for day, (kind, _note) in _own(picture).items()
        )
    return picture.derived[key]


@lru_cache(maxsize=64)
def _working(year: int, own: frozenset[tuple[date, bool]]) -> tuple[date, ...]:
    """The working days of a year, in order."""
    weekdays = {day for day in _days(year) if day.weekday() < 5}
    usual = (weekdays - set(_holidays(year, "en"))) | _make_up_days(year)
    off, on = ({day for day, works in own if works is kind and day.year == year} for kind in (False, True))
    return tuple(sorted((usual - off) | on))


def _covered(absence: Row) -> Iterator[date]:
    """The days whose working hours an absence covers; at most a year of them."""
    day = absence.starts.date()
    for _number in range(370):
        if datetime.combine(day, time(16)) > absence.ends:
            return
        if absence.starts <= datetime.combine(day, time(10)):
            yield day
        day += _DAY


def _makes_up() -> str:
    return _("Make-up working day")


@cache
def _library(year: int, name: str) -> dict[date, str]:
    """The days off of one year as the library has them."""
    import holidays

    made = holidays.country_holidays("CN", years=year, language=_LANGUAGES.get(name, "en_US"))
    return {day: text for day, text in made.items() if day.year == year}


@cache
def _make_up_days(year: int) -> frozenset[date]:
    """The weekend days of one year on which people work."""
    import holidays

    made = holidays.country_holidays("CN", years=year)
    return frozenset(day for day in getattr(made, "weekend_workdays", ()) if day.year == year)


@cache
def _published(year: int) -> bool:
    """Whether the library has the notice of that year: only then it knows of days exchanged."""
    return bool(_make_up_days(year)) or any("substituted" in text for text in _library(year, "en").values())


@cache
def _holidays(year: int, name: str) -> dict[date, str]:
    """The holidays of one year by day, each day off under the name of its holiday."""
    texts = _library(year, name)
    if not _published(year):  # days given for a weekend are a guess of the library then
        texts = {day: text for day, text in texts.items() if not _OBSERVED.search(text)}
    plain = {day: _MARK.sub("", text) for day, text in texts.items()}
    named = {day: _NAMES.get(text, text) for day, text in plain.items()}
    found = {day: text for day, text in named.items() if not _GIVEN.match(text)}
    given = [day for day, text in named.items() if _GIVEN.match(text)]
    waiting = {*given, *(_weekends(year) - _make_up_days(year) - set(found) if _published(year) else ())}
    while True:
        near = {day: found.get(day - _DAY) or found.get(day + _DAY) for day in waiting}
        joined = {day: text for day, text in near.items() if text}
        if not joined:
            break
        found |= joined
        waiting -= set(joined)
    return found | {day: named[day] for day in given if day in waiting}


def _weekends(year: int) -> set[date]:
    return {day for day in _days(year) if day.weekday() > 4}


def _days(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=number) for number in range((date(year, 12, 31) - first).days + 1))
