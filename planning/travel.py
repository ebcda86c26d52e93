"""The journeys of an event in the order they are made, in real time, and whether they come too late."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from .plan import Picture, Row, utc


class Journey(NamedTuple):
    """A leg with its moments in naive UTC (None: not known). `late`: its event begins meanwhile."""

    leg: Row
    leaves: datetime | None
    arrives: datetime | None
    late: bool

    @property
    def takes(self) -> timedelta | None:
        """How long it takes."""
        return self.arrives - self.leaves if self.leaves and self.arrives else None


def journeys(picture: Picture, event_id: int, *, common: bool = True) -> list[Journey]:
    """The journeys of an event, earliest first, those without a time last; with those of its parent."""
    event = picture.tables["event"][event_id]
    found = [_journey(picture, leg, event) for leg in picture.of("leg", "event_id", event_id)]
    parent = picture.get("event", event.part_of_id) if common else None
    if parent:
        found += [_journey(picture, leg, parent) for leg in picture.of("leg", "event_id", parent.id)]
    return sorted(found, key=lambda j: (j.leaves or j.arrives or datetime.max, j.leg.position, j.leg.id))


def gaps(journeys_: list[Journey]) -> list[tuple[Journey, Journey, timedelta]]:
    """The time between each journey and the next; negative where that leaves before the first arrives."""
    return [
        (one, other, other.leaves - one.arrives)
        for one, other in pairwise(journeys_)
        if one.arrives and other.leaves
    ]


def _journey(picture: Picture, leg: Row, event: Row) -> Journey:
    leaves = utc(leg.leaves, leg.from_zone or event.time_zone) if leg.leaves else None
    arrives = utc(leg.arrives, leg.to_zone or event.time_zone) if leg.arrives else None
    begins = utc(event.starts, event.time_zone) if event.starts else None
    late = bool(begins and leaves and arrives and leaves < begins < arrives)
    return Journey(leg, leaves, arrives, late)
