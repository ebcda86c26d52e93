"""How people get to an event and on from it."""

from datetime import datetime, timedelta

from .database import Problem, Record
from .event import Event
from .fields import Choice, Count, Id, Link, Moment, Text
from .history import step
from .item import Item
from .plan import check_zone
from .words import N_, _

TRAVEL_MODES = {
    "rail": N_("Rail"), "coach": N_("Coach"), "bus": N_("Bus"), "electric_car": N_("Electric car"),
    "petrol_car": N_("Petrol car"), "flight": N_("Flight"), "bicycle": N_("Bicycle"), "foot": N_("On foot"),
}  # fmt: skip


class Leg(Record):
    """One leg of a journey. `leaves` is local to `from_zone`, `arrives` to `to_zone`; empty: the event's."""

    id = Id()
    event = Link(Event, backref="legs", on_delete="CASCADE")
    from_place = Text(N_("Departs from"), limit=200, needed=True)
    from_place_other = Text(N_("Departs from, in the second language"), limit=200)
    to_place = Text(N_("Goes to"), limit=200, needed=True)
    to_place_other = Text(N_("Goes to, in the second language"), limit=200)
    mode = Choice(N_("By"), TRAVEL_MODES, default="rail")
    number = Text(N_("Train, flight or line"), limit=100)
    leaves = Moment(N_("Departs"))
    arrives = Moment(N_("Arrives"))
    from_zone = Text(N_("Time zone there"), limit=100)
    to_zone = Text(N_("Time zone on arrival"), limit=100)
    passengers = Count(N_("Passengers"), null=True, most=100_000)
    vehicle = Link(Item, null=True, backref="legs", on_delete="SET NULL")
    position = Count(default=0)
    notes = Text(N_("Notes"), limit=2000)

    def check(self) -> None:
        super().check()
        for zone in filter(None, (self.from_zone, self.to_zone)):
            check_zone(zone)
        if self.leaves and self.arrives:
            usual = self.event.time_zone if not (self.from_zone and self.to_zone) else ""
            starts, ends = (
                _utc(self.leaves, self.from_zone or usual),
                _utc(self.arrives, self.to_zone or usual),
            )
            if ends < starts:
                raise Problem(_("The journey from {start} to {end} arrives before it leaves.").format(
                    start=self.from_place, end=self.to_place))  # fmt: skip


def shift_leg(leg: Leg, *, days: int = 0, minutes: int = 0) -> None:
    """Let a journey leave and arrive so much later."""
    by = timedelta(days=days, minutes=minutes)
    with step(_("Move the journey to {place}").format(place=leg.to_place)):
        leg.leaves, leg.arrives = leg.leaves and leg.leaves + by, leg.arrives and leg.arrives + by
        leg.save()


def retime_leg(leg: Leg, leaves: datetime, arrives: datetime) -> None:
    """Let a journey leave and arrive at other times."""
    with step(_("Change the times of the journey to {place}").format(place=leg.to_place)):
        leg.leaves, leg.arrives = leaves, arrives
        leg.save()


def _utc(moment: datetime, zone: str) -> float:
    from zoneinfo import ZoneInfo  # its first import is too slow for the start

    return moment.replace(tzinfo=ZoneInfo(zone)).timestamp()
