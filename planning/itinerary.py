"""The visits of an event or a tour and the journeys between them, by day, and what of it cannot be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from models.words import N_, _

from .plan import Picture, Row, utc
from .rules import worded
from .spoken import twin
from .travel import Journey, gaps, journeys

#: A visit without an end is taken to last so long.
USUAL = timedelta(hours=2)
_REACH = timedelta(hours=12)
_VISITED = ("university", "secondary", "primary", "community", "company")


class Stop(NamedTuple):
    """A visit: an event of its own, or one of a tour. Times are local."""

    event: Row
    starts: datetime
    ends: datetime


class Day(NamedTuple):
    """A day on which something is visited or somebody travels."""

    day: date
    stops: list[Stop]
    journeys: list[Journey]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a journey that cannot be, or will hurt. Worded when shown."""

    leg_id: int
    event_id: int | None
    template: str
    arguments: dict[str, Any] = field(hash=False)

    def message(self) -> str:
        """The sentence, in the language in force."""
        return _(self.template).format(**{name: worded(value) for name, value in self.arguments.items()})


def stops(picture: Picture, event_id: int) -> list[Stop]:
    """The visits of an event in order of time: its parts, or itself where it has none."""
    events = picture.of("event", "part_of_id", event_id) or (picture.tables["event"][event_id],)
    found = [
        Stop(event, event.starts, event.ends or event.starts + USUAL)
        for event in events
        if event.starts and event.status != "cancelled"
    ]
    return sorted(found, key=lambda stop: (stop.starts, stop.event.title))


def receives(picture: Picture, event: Row) -> tuple[Row, Row] | None:
    """Who receives a visit, as (partner, organisation): a school or company, else a local host."""
    found = picture.partners(event.id)
    visited = [pair for pair in found if pair[1].kind in _VISITED]
    hosts = [pair for pair in found if pair[0].role == "host"]
    local = [pair for pair in hosts if event.city and pair[1].city == event.city]
    return next(iter((*visited, *local, *hosts[::-1])), None)


def travelled(picture: Picture, event_id: int) -> list[Journey]:
    """The journeys of an event and of its parts, earliest first, those without a time last."""
    found = journeys(picture, event_id, common=False)
    for part in picture.of("event", "part_of_id", event_id):
        found += journeys(picture, part.id, common=False)
    return sorted(found, key=lambda j: (j.leaves or j.arrives or datetime.max, j.leg.position, j.leg.id))


def by_day(picture: Picture, event_id: int) -> list[Day]:
    """The days on which something happens, in order."""
    found: dict[date, Day] = {}
    for stop in stops(picture, event_id):
        day = stop.starts.date()
        found.setdefault(day, Day(day, [], [])).stops.append(stop)
    for journey in travelled(picture, event_id):
        moment = journey.leg.leaves or journey.leg.arrives
        if moment:
            found.setdefault(moment.date(), Day(moment.date(), [], [])).journeys.append(journey)
    return [found[day] for day in sorted(found)]


def doubts(picture: Picture, event_id: int) -> list[Doubt]:
    """Journeys that arrive after a visit begins, leave before it ends, overlap, or have too few seats."""
    found: list[Doubt] = []
    every, visits = travelled(picture, event_id), stops(picture, event_id)
    for journey in every:
        found += _against(picture, journey, visits)
        found += _seats(picture, journey.leg)
    for one, other, gap in gaps(every):
        if gap < timedelta() and one.leg.to_place == other.leg.from_place:
            template = N_("One leaves {place} at {leaves}, but arrives there at {arrives}.")
            place = twin(picture, other.leg, name="from_place")
            facts = {"place": place, "leaves": other.leg.leaves, "arrives": one.leg.arrives}
            found.append(Doubt(other.leg.id, None, template, facts))
    return found


def retimed(picture: Picture, table: str, row_id: int, starts: datetime, ends: datetime) -> Picture:
    """The picture with a visit (`event`) or a journey (`leg`) at other times."""
    begins, closes = ("starts", "ends") if table == "event" else ("leaves", "arrives")
    row = picture.tables[table][row_id]._replace(**{begins: starts, closes: ends})
    return picture.patched(picture.plan, {table: {row_id: row}})


def lent_out(picture: Picture, loan: Row) -> tuple[int, int]:
    """How many of the thing of a loan are out while it is, and how many there are."""
    out = 0
    for other in picture.of("loan", "item_id", loan.item_id):
        event = picture.get("event", other.event_id)
        back = other.condition or (event is not None and event.status == "cancelled")
        if not back and (other.id == loan.id or _meet(loan, other)):
            out += other.quantity
    return out, picture.tables["item"][loan.item_id].quantity


def _against(picture: Picture, journey: Journey, visits: Iterable[Stop]) -> Iterator[Doubt]:
    """The visits that a journey cuts into: it arrives late for the next, or leaves one early."""
    leg, leaves, arrives = journey.leg, journey.leaves, journey.arrives
    for stop in visits:
        begins, ends = utc(stop.starts, stop.event.time_zone), utc(stop.ends, stop.event.time_zone)
        own = leg.event_id == stop.event.id
        near = own or (leg.arrives or leg.leaves or stop.starts).date() == stop.starts.date()
        facts = {
            "event": twin(picture, stop.event),
            "place": twin(picture, leg, name="to_place"),
            "start": twin(picture, leg, name="from_place"),
        }
        before = leaves < begins if leaves else own
        if arrives and before and near and begins < arrives < ends + _REACH:
            template = N_("The journey to {place} arrives at {arrives}; “{event}” begins at {begins}.")
            times = {"arrives": _at(leg.arrives, stop), "begins": _at(stop.starts, stop)}
            yield Doubt(leg.id, stop.event.id, template, facts | times)
        elif leaves and near and begins <= leaves < ends:
            template = N_("The journey from {start} leaves at {leaves}; “{event}” ends at {ends}.")
            times = {"leaves": _at(leg.leaves, stop), "ends": _at(stop.ends, stop)}
            yield Doubt(leg.id, stop.event.id, template, facts | times)


def _at(moment: datetime, stop: Stop) -> datetime | time:
    """The hour alone on the day of the visit."""
    return moment.time() if moment.date() == stop.starts.date() else moment


def _seats(picture: Picture, leg: Row) -> Iterator[Doubt]:
    vehicle = picture.get("item", leg.vehicle_id)
    if vehicle and vehicle.seats is not None and (leg.passengers or 0) > vehicle.seats:
        template = N_("{vehicle} has {seats} seats; {count} people travel in it to {place}.")
        facts = {
            "vehicle": twin(picture, vehicle, name="name"),
            "seats": vehicle.seats,
            "count": leg.passengers,
        }
        yield Doubt(leg.id, None, template, facts | {"place": twin(picture, leg, name="to_place")})


def _meet(one: Row, other: Row) -> bool:
    """Whether two loans are out at once; one without its times is taken to be out at none."""
    times = (one.out, one.back, other.out, other.back)
    return None not in times and bool(one.out < other.back and other.out < one.back)
