"""How much is asked of people, when they are away, and which visits an organisation has had."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from .placement import counts
from .plan import Picture, Row
from .workdays import day_facts

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Load:
    """What a person has from `first` up to and without `after`: distinct events, sessions and their minutes.

    `sure` counts the sessions they said yes to; `away` the days they cannot; `limit` the events a month they
    would do at most (None for a week, or without a limit).
    """

    first: date
    after: date
    events: int
    sessions: int
    sure: int
    minutes: int
    away: int
    limit: int | None = None

    @property
    def over(self) -> bool:
        """Whether it is more than they would do."""
        return self.limit is not None and self.events > self.limit


class Strip(NamedTuple):
    """One day of a person: minutes taken, whether away in all or part of it, and whether people work then."""

    day: date
    minutes: int
    away: bool
    works: bool
    name: str


class Visit(NamedTuple):
    """An event that concerned an organisation, and as what: its role as a partner, or `group`."""

    event: Row
    role: str


def months(picture: Picture, person_id: int, first: date, count: int = 6) -> list[Load]:
    """A person's load month by month, from the month of `first`."""
    person = picture.tables["person"][person_id]
    starts = [_month(first, number) for number in range(count + 1)]
    return _loads(picture, person_id, starts, person.visits_a_month)


def weeks(picture: Picture, person_id: int, first: date, count: int = 26) -> list[Load]:
    """A person's load week by week, from the Monday of the week of `first`."""
    monday = first - timedelta(days=first.weekday())
    return _loads(picture, person_id, [monday + timedelta(weeks=number) for number in range(count + 1)], None)


def strip(picture: Picture, person_id: int, first: date, count: int = 31) -> list[Strip]:
    """A person's days from `first`: how busy, and whether they can at all."""
    taken = _minutes_by_day(picture, person_id)
    away = _away(picture, person_id)
    found = []
    for number in range(count):
        facts = day_facts(picture, first + number * _DAY)
        found.append(Strip(facts.day, taken.get(facts.day, 0), facts.day in away, facts.works, facts.name))
    return found


def away_on(picture: Picture, person_id: int, day: date) -> bool:
    """Whether a person cannot on a day, wholly or in part."""
    return day in _away(picture, person_id)


def free_on(picture: Picture, day: date, people: Iterable[Row] | None = None) -> list[Row]:
    """The people who neither appear anywhere on a day nor are away then."""
    rows = picture.all("person") if people is None else people
    return [
        person
        for person in rows
        if day not in _minutes_by_day(picture, person.id) and day not in _away(picture, person.id)
    ]


def visits(picture: Picture, organisation_id: int) -> list[Visit]:
    """The events an organisation stood behind or came to with a group, the latest first."""
    found: dict[tuple[int, str], Visit] = {}
    rows = [
        (row.event_id, row.role) for row in picture.of("event_partner", "organisation_id", organisation_id)
    ]
    rows += [(row.event_id, "group") for row in picture.of("group", "organisation_id", organisation_id)]
    for event_id, role in rows:
        event = picture.get("event", event_id)
        if event:
            found[event_id, role] = Visit(event, role)
    return sorted(
        found.values(),
        key=lambda v: (v.event.starts is not None, v.event.starts or datetime.min),
        reverse=True,
    )


def last_visit(picture: Picture, organisation_id: int, today: date, role: str = "host") -> date | None:
    """The last day on which an organisation was visited: it was host of an event that was held."""
    held = [
        visit.event.starts.date()
        for visit in visits(picture, organisation_id)
        if visit.role == role and visit.event.starts and visit.event.status == "done"
    ]
    return max((day for day in held if day <= today), default=None)


def _appearing(picture: Picture, person_id: int) -> list[tuple[Row, Row]]:
    """(appearance, session) of a person where they are wanted and the session takes place at a known time."""
    found = []
    for row in picture.of("appearance", "person_id", person_id):
        session = picture.get("session", row.session_id)
        if session and session.starts and row.reply != "no" and counts(picture, session):
            found.append((row, session))
    return found


def _loads(picture: Picture, person_id: int, starts: list[date], limit: int | None) -> list[Load]:
    rows = _appearing(picture, person_id)
    away = _away(picture, person_id)
    found = []
    for first, after in pairwise(starts):
        here = [(row, session) for row, session in rows if first <= session.starts.date() < after]
        sessions = {session.id: session for _row, session in here}
        found.append(Load(
            first, after, len({session.event_id for session in sessions.values()}), len(sessions),
            len({session.id for row, session in here if row.reply == "yes"}),
            sum(session.minutes for session in sessions.values()),
            sum(first <= day < after for day in away), limit,
        ))  # fmt: skip
    return found


def _minutes_by_day(picture: Picture, person_id: int) -> dict[date, int]:
    key = ("minutes", person_id)
    if key not in picture.derived:
        found: dict[date, int] = {}
        for session in {session.id: session for _row, session in _appearing(picture, person_id)}.values():
            found[session.starts.date()] = found.get(session.starts.date(), 0) + session.minutes
        picture.derived[key] = found
    return picture.derived[key]


def _away(picture: Picture, person_id: int) -> set[date]:
    """The days on which a person cannot, wholly or in part; one that ends at midnight spares the next."""
    key = ("away", person_id)
    if key not in picture.derived:
        days: set[date] = set()
        for absence in picture.of("absence", "person_id", person_id):
            day = absence.starts.date()
            while datetime.combine(day, datetime.min.time()) < absence.ends and len(days) < 5000:
                days.add(day)
                day += _DAY
        picture.derived[key] = days
    return picture.derived[key]


def _month(first: date, number: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    return date(year, month + 1, 1)
