"""What Home shows: this week, what needs attention, what comes next, and how far the campaigns are."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from models.event import days
from models.words import N_, _

from .plan import Picture, Row
from .problems import event_of, waiver
from .rules import Finding, worded
from .workdays import due_of

SOON = 7  # days: tasks due within them are shown
ASKED = 30  # days before an event in which its people should have answered
SETTLED = 30  # days before an event in which it should be confirmed, and its venue known
COUNTED = 30  # days after an event in which its attendance is still asked for

#: The kinds of need in the order they are shown, and the icon level of each.
NEEDS = {
    "block": N_("Problems"), "warn": N_("Problems"), "overdue": N_("Tasks"), "due": N_("Tasks"),
    "reply": N_("Replies"), "venue": N_("Venues"), "confirm": N_("Events"), "attendance": N_("Attendance"),
    "inform": N_("Problems"),
}  # fmt: skip
_RANK = {name: number for number, name in enumerate(NEEDS)}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs attention: its kind (of `NEEDS`), a sentence, and the rows it is about.

    `finding` is the problem, for those that are one; `day` is when it becomes pressing.
    """

    kind: str
    template: str
    arguments: dict[str, Any] = field(hash=False)
    objects: tuple[tuple[str, int], ...]
    event_id: int | None = None
    day: date | None = None
    finding: Finding | None = None

    def message(self) -> str:
        """The sentence, in the language in force."""
        if self.finding:
            return self.finding.message()
        return _(self.template).format(**{name: worded(value) for name, value in self.arguments.items()})


class Countdown(NamedTuple):
    """Days to an event or a campaign."""

    table: str
    row: Row
    days: int


class Progress(NamedTuple):
    """How far one target of a campaign is: `what` is counted in events, people or regions."""

    campaign: Row
    what: str
    held: int
    confirmed: int
    target: int

    @property
    def open(self) -> int:
        """What is missing to the target."""
        return max(0, self.target - self.held - self.confirmed)


def week(picture: Picture, monday: date) -> list[tuple[date, list[Row]]]:
    """The seven days from `monday`, each with its events by hour; long events stand in each of theirs."""
    shown: dict[date, list[Row]] = {monday + timedelta(days=number): [] for number in range(7)}
    for event in taking_place(picture):
        for day in days(event) if event.starts.date() < monday + timedelta(days=7) else ():
            if day in shown:
                shown[day].append(event)
    return [(day, sorted(events, key=lambda e: (e.starts.time(), e.title))) for day, events in shown.items()]


def taking_place(picture: Picture) -> list[Row]:
    """Events with a day that are not called off; parents whose parts stand for them are left out."""
    return [
        event
        for event in picture.all("event")
        if event.starts and event.status != "cancelled" and not picture.of("event", "part_of_id", event.id)
    ]


def attention(picture: Picture, problems: Iterable[Finding], now: datetime) -> list[Need]:
    """What needs somebody, most pressing first: problems, tasks, replies, venues, missing figures."""
    found = [*_problems(picture, problems), *_tasks(picture, now.date())]
    events = taking_place(picture)
    found += _uncounted(events, now)
    for event in events:
        found += _of_event(picture, event, now)
    return sorted(found, key=lambda need: (_RANK[need.kind], need.day or date.max, need.objects))


def countdowns(picture: Picture, now: datetime, most: int = 5) -> list[Countdown]:
    """The next campaigns and events to begin, soonest first; a campaign before the events of its day."""
    today, found = now.date(), []
    for campaign in picture.all("campaign"):
        if campaign.starts and campaign.starts >= today:
            found.append(Countdown("campaign", campaign, (campaign.starts - today).days))
    for event in taking_place(picture):
        if event.starts >= now:
            found.append(Countdown("event", event, (event.starts.date() - today).days))
    return sorted(found, key=lambda c: (c.days, c.table, str(c.row.starts), c.row.title))[:most]


def progress(picture: Picture, year: int | None = None) -> list[Progress]:
    """Each campaign's targets, held and confirmed; one without a target of events is measured by its plans.

    `year` leaves out the campaigns of other years.
    """
    found = []
    for campaign in picture.all("campaign"):
        if (
            year
            and campaign.starts
            and not campaign.starts.year <= year <= (campaign.ends or campaign.starts).year
        ):
            continue
        events = _events_of(picture, campaign.id)
        targets = json.loads(campaign.targets or "{}")
        targets.setdefault("events", sum(event.times for event in events))
        for what, target in targets.items():
            if target and what in _COUNTS:
                held = _COUNTS[what](picture, [event for event in events if event.status == "done"])
                both = _COUNTS[what](picture, [e for e in events if e.status in ("done", "confirmed")])
                found.append(Progress(campaign, what, held, both - held, target))
    return found


def _events_of(picture: Picture, campaign_id: int) -> list[Row]:
    """The events of a campaign that count: not called off, and parts instead of their parent."""
    found: list[Row] = []
    waiting = list(picture.of("event", "campaign_id", campaign_id))
    seen: set[int] = set()
    while waiting:
        event = waiting.pop()
        if event.id in seen or event.status == "cancelled":
            continue
        seen.add(event.id)
        parts = picture.of("event", "part_of_id", event.id)
        waiting += [part for part in parts if part.campaign_id in (None, campaign_id)]
        if not parts:
            found.append(event)
    return found


def _people(picture: Picture, events: list[Row]) -> int:
    """Who came; where nobody has counted yet, who was expected."""
    return sum(event.attended if event.attended is not None else event.expected or 0 for event in events)


def _regions(picture: Picture, events: list[Row]) -> int:
    """The regions reached: of the organisations that host, else the cities."""
    found = set()
    for event in events:
        hosts = picture.partners(event.id, "host")
        regions = {organisation.region for _partner, organisation in hosts} - {""}
        found |= regions or ({event.city} - {""})
    return len(found)


_COUNTS = {
    "events": lambda picture, events: sum(event.times for event in events),
    "people": _people,
    "regions": _regions,
}


def _problems(picture: Picture, problems: Iterable[Finding]) -> Iterator[Need]:
    for finding in problems:
        if waiver(picture, finding) is None:
            event = picture.get("event", event_of(picture, finding))
            day = event.starts.date() if event and event.starts else None
            yield Need(finding.level, "", {}, finding.objects, event and event.id, day, finding)


def _tasks(picture: Picture, today: date) -> Iterator[Need]:
    """Tasks that are late, or due within the week; tasks of what is called off are nobody's."""
    for task in picture.all("task"):
        event = picture.get("event", task.event_id)
        due = due_of(picture, task) if not task.done and not (event and event.status == "cancelled") else None
        if due is None or due > today + timedelta(days=SOON):
            continue
        owner = picture.get("person", task.owner_id)
        template = (
            N_("“{task}” was due on {day}.") if due < today
            else N_("“{task}” is due today.") if due == today else N_("“{task}” is due on {day}.")
        )  # fmt: skip
        objects = (("task", task.id), *((("person", owner.id),) if owner else ()))
        kind = "overdue" if due < today else "due"
        yield Need(kind, template, {"task": task.title, "day": due}, objects, event and event.id, due)


def _of_event(picture: Picture, event: Row, now: datetime) -> Iterator[Need]:
    day, facts = event.starts.date(), {"event": event.title, "day": event.starts}
    objects, away = (("event", event.id),), (event.starts.date() - now.date()).days
    if event.starts < now:
        return
    if away <= ASKED:
        yield from _replies(picture, event)
    if event.venue_id is None and event.mode != "online" and away <= SETTLED:
        yield Need("venue", N_("“{event}” on {day} has no venue yet."), facts, objects, event.id, day)
    if event.status in ("idea", "planned") and away <= SETTLED:
        yield Need("confirm", N_("“{event}” on {day} is not confirmed."), facts, objects, event.id, day)


def _uncounted(events: list[Row], now: datetime) -> Iterator[Need]:
    """What is over and has no figure of who came, in one line."""
    since = now - timedelta(days=COUNTED)
    open_ = [
        event
        for event in events
        if since <= (event.ends or event.starts) < now and event.attended is None and event.status != "idea"
    ]
    if not open_:
        return
    last = max(open_, key=lambda event: (event.starts, event.title))
    template = (
        N_("“{event}” of {day} has no attendance figure.") if len(open_) == 1
        else N_("{count} events have no attendance figures, the last “{event}” of {day}.")
    )  # fmt: skip
    facts = {"event": last.title, "day": last.starts.date(), "count": len(open_)}
    objects = tuple(("event", event.id) for event in open_)
    yield Need("attendance", template, facts, objects, last.id, last.starts.date())


def _replies(picture: Picture, event: Row) -> Iterator[Need]:
    """Who was asked and has not answered: one line an event."""
    waiting: dict[int, Row] = {}
    rows: list[int] = []
    for session in picture.of("session", "event_id", event.id):
        if session.status == "cancelled" or session.repeated:
            continue
        for appearance, person in picture.people(session.id):
            if appearance.reply == "asked":
                waiting[person.id] = person
                rows.append(appearance.id)
    if not waiting:
        return
    names = sorted(person.name for person in waiting.values())
    template = (
        N_("{name} has not replied to “{event}” on {day}."),
        N_("{name} and {other} have not replied to “{event}” on {day}."),
        N_("{name}, {other} and {more} more have not replied to “{event}” on {day}."),
    )[min(len(names), 3) - 1]
    facts = {"event": event.title, "day": event.starts, "name": names[0],
             "other": names[min(1, len(names) - 1)],
             "more": len(names) - 2}  # fmt: skip
    objects = (*(("appearance", row) for row in rows), *(("person", row_id) for row_id in waiting))
    yield Need("reply", template, facts, objects, event.id, event.starts.date())
