"""The figures of a season: events, heads, visits, tasks and targets, counted as the rules of the plan say.

An event with parts is counted by its parts (its own figures would count twice); one row may stand for many
events (`times`); what is cancelled is told but not counted. A figure nobody entered is unknown, not 0.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from models.agenda import FORMATS
from models.event import KINDS, MODES, STATUSES
from models.organisation import ORGANISATION_KINDS

from .coming import progress
from .itinerary import receives
from .plan import Picture, Row
from .workdays import due_of, overdue


@dataclass(slots=True)
class Tally:
    """What is counted of a lot of events. `counted` are those whose attendance is known."""

    events: int = 0
    sessions: int = 0
    expected: int = 0
    attended: int = 0
    counted: int = 0
    expected_of_counted: int = 0

    def add(self, event: Row, sessions: int) -> None:
        """Count one event, which may stand for many."""
        self.events += event.times
        self.sessions += sessions * event.times
        self.expected += event.expected or 0
        if event.attended is not None:
            self.counted += event.times
            self.attended += event.attended
            self.expected_of_counted += event.expected or 0

    @property
    def share(self) -> float | None:
        """Heads that came of those expected, where both are known."""
        if not self.expected_of_counted:
            return None
        return self.attended / self.expected_of_counted


@dataclass(frozen=True, slots=True)
class Target:
    """How far a target of a campaign is. `what` is events, people or regions."""

    campaign: str
    campaign_other: str
    what: str
    held: int
    confirmed: int
    target: int


@dataclass(slots=True)
class Statistics:
    """The figures of a time. Tallies are by code (kind, mode, status) or by name, in a telling order."""

    first: date | None
    last: date | None
    total: Tally = field(default_factory=Tally)
    cancelled: int = 0
    undated: int = 0
    kinds: dict[str, Tally] = field(default_factory=dict)
    months: dict[str, Tally] = field(default_factory=dict)
    campaigns: dict[int | None, Tally] = field(default_factory=dict)
    cities: dict[str, Tally] = field(default_factory=dict)
    modes: dict[str, Tally] = field(default_factory=dict)
    statuses: dict[str, Tally] = field(default_factory=dict)
    formats: dict[str, int] = field(default_factory=dict)
    visits: dict[str, int] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)
    visited: int = 0
    priority: int = 0
    speakers: int = 0
    groups: int = 0
    minors: int = 0
    tasks: int = 0
    tasks_done: int = 0
    tasks_late: int = 0
    targets: list[Target] = field(default_factory=list)


def statistics(
    picture: Picture, first: date | None = None, last: date | None = None, today: date | None = None
) -> Statistics:
    """The figures of the events that begin between two days, both included; of all without them.

    `today` decides which tasks are late. Events without a date are only counted where no days are given.
    """
    found = Statistics(first, last)
    events = [row for row in countable(picture) if _within(row, first, last)]
    found.cancelled = sum(row.times for row in events if row.status == "cancelled")
    events = [row for row in events if row.status != "cancelled"]
    found.undated = sum(row.times for row in events if row.starts is None)
    for event in events:
        found.total.add(event, _sessions(picture, event))
    _tallies(picture, found, events)
    _visits(picture, found, events)
    _people(picture, found, events)
    _tasks(picture, found, events, today or date.today(), whole=first is None and last is None)
    shown = {campaign for campaign in found.campaigns if campaign is not None}
    for row in progress(picture):
        if row.campaign.id in shown or (first is None and last is None):
            about = (row.campaign.title, row.campaign.title_other)
            found.targets.append(Target(*about, row.what, row.held, row.confirmed, row.target))
    return found


def countable(picture: Picture) -> list[Row]:
    """The events that figures count: those without parts, in the order of time."""
    parents = {row.part_of_id for row in picture.all("event")}
    rows = [row for row in picture.all("event") if row.id not in parents]
    return sorted(rows, key=lambda row: (row.starts is None, row.starts or datetime.max, row.title, row.id))


def city_of(picture: Picture, event: Row) -> str:
    """The city of an event: its own, else its venue's."""
    venue = picture.get("venue", event.venue_id)
    return str(event.city or (venue.city if venue else ""))


def campaign_of(picture: Picture, event: Row) -> int | None:
    """The campaign of an event: its own, else that of what it is part of."""
    row: Row | None = event
    while row is not None:
        if row.campaign_id is not None:
            return int(row.campaign_id)
        row = picture.get("event", row.part_of_id)
    return None


def _within(event: Row, first: date | None, last: date | None) -> bool:
    if event.starts is None:
        return first is None and last is None
    day = event.starts.date()
    return (first is None or day >= first) and (last is None or day <= last)


def _sessions(picture: Picture, event: Row) -> int:
    """The sessions that are something to attend: no breaks, nothing cancelled."""
    rows = picture.sessions(event.id)
    return sum(row.format not in ("break", "registration") and row.status != "cancelled" for row in rows)


def _by(
    picture: Picture, events: Iterable[Row], key: Callable[[Row], Any], order: Iterable[Any] = ()
) -> dict[Any, Tally]:
    """Tallies by `key`: in the order given, then those with most events first."""
    tallies: dict[Any, Tally] = {}
    for event in events:
        tallies.setdefault(key(event), Tally()).add(event, _sessions(picture, event))
    wanted = [code for code in order if code in tallies]
    rest = sorted(tallies.keys() - set(wanted), key=lambda code: (-tallies[code].events, str(code)))
    return {code: tallies[code] for code in (*wanted, *rest)}


def _tallies(picture: Picture, found: Statistics, events: list[Row]) -> None:
    dated = [row for row in events if row.starts is not None]
    found.kinds = _by(picture, events, lambda row: row.kind, KINDS)
    found.months = dict(sorted(_by(picture, dated, lambda row: f"{row.starts:%Y-%m}").items()))
    found.campaigns = _by(picture, events, lambda row: campaign_of(picture, row))
    found.cities = _by(picture, events, lambda row: city_of(picture, row))
    found.modes = _by(picture, events, lambda row: row.mode, MODES)
    found.statuses = _by(picture, events, lambda row: row.status, STATUSES)
    formats: Counter[str] = Counter()
    for event in events:
        for session in picture.sessions(event.id):
            if session.status != "cancelled":
                formats[session.format] += event.times
    found.formats = {code: formats[code] for code in FORMATS if formats[code]}


def _visits(picture: Picture, found: Statistics, events: list[Row]) -> None:
    """Visits are events hosted elsewhere: by whom (kind of organisation), and in which region."""
    visits, regions = Counter[str](), Counter[str]()
    visited: set[int] = set()
    for event in events:
        host = receives(picture, event) if "host" in KINDS[event.kind].features else None
        if host is not None:
            visits[host[1].kind] += event.times
            regions[host[1].region] += event.times
            visited.add(host[1].id)
    found.visits = {code: visits[code] for code in ORGANISATION_KINDS if visits[code]}
    found.regions = dict(sorted(regions.items(), key=lambda pair: (-pair[1], pair[0])))
    found.visited = len(visited)
    found.priority = sum(picture.get("organisation", number).priority_area for number in visited)


def _people(picture: Picture, found: Statistics, events: list[Row]) -> None:
    speakers: set[int] = set()
    for event in events:
        for session in picture.sessions(event.id):
            if session.status == "cancelled":
                continue
            speakers |= {
                person.id
                for appearance, person in picture.people(session.id)
                if appearance.role == "speaker" and appearance.reply != "no"
            }
        groups = picture.of("group", "event_id", event.id)
        found.groups += len(groups)
        found.minors += sum(group.minors or 0 for group in groups)
    found.speakers = len(speakers)


def _tasks(picture: Picture, found: Statistics, events: list[Row], today: date, *, whole: bool) -> None:
    """Tasks of these events and what they are part of; of the whole season also those of campaigns."""
    shown = {row.id for row in events} | {row.part_of_id for row in events}
    for task in picture.all("task"):
        if task.event_id not in shown if task.event_id is not None else not whole:
            continue
        found.tasks += 1
        found.tasks_done += bool(task.done)
        if due_of(picture, task) is not None:
            found.tasks_late += overdue(picture, task, today)
