"""What is ahead: the events of this week, what comes next, and how far the campaigns are."""

import json
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from models.event import days

from .plan import Picture, Row


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
    begins, ends = datetime.combine(monday, time()), datetime.combine(monday + timedelta(days=7), time())
    for event in taking_place(picture):
        if event.starts < ends and (event.ends or event.starts) >= begins:
            for day in days(event):
                if day in shown:
                    shown[day].append(event)
    return [(day, sorted(events, key=lambda e: (e.starts.time(), e.title))) for day, events in shown.items()]


def taking_place(picture: Picture) -> list[Row]:
    """Events with a day that are not called off; parents whose parts stand for them are left out."""
    if "taking place" not in picture.derived:
        picture.derived["taking place"] = [
            event
            for event in picture.all("event")
            if event.starts
            and event.status != "cancelled"
            and not picture.of("event", "part_of_id", event.id)
        ]
    found: list[Row] = picture.derived["taking place"]
    return found


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


def progress(picture: Picture, year: int | None = None, what: str = "") -> list[Progress]:
    """Each campaign's targets, held and confirmed; one without a target of events is measured by its plans.

    `year` leaves out the campaigns of other years, `what` all targets but that one.
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
        for name, target in targets.items():
            if target and name in _COUNTS and what in ("", name):
                held = _COUNTS[name](picture, [event for event in events if event.status == "done"])
                both = _COUNTS[name](picture, [e for e in events if e.status in ("done", "confirmed")])
                found.append(Progress(campaign, name, held, both - held, target))
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
