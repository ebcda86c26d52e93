"""Journeys in the order they are made, in real time over zones, and those that come too late."""

from datetime import datetime, timedelta

from models import Event, Leg
from models.history import step
from planning.plan import read_picture
from planning.travel import gaps, journeys


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


def leg(event: Event, places: str, leaves: str | None, arrives: str | None, **more) -> None:
    start, _dash, end = places.partition("-")
    Leg.create(event=event, from_place=start, to_place=end, leaves=leaves and at(leaves),
               arrives=arrives and at(arrives), **more)  # fmt: skip


def test_journeys_are_in_real_order_with_those_of_the_parent(plan):
    with step("Tour"):
        tour = Event.create(title="Tour", starts=at("05-11 09:00"))
        visit = Event.create(title="Visit", part_of=tour, starts=at("05-12 14:00"), ends=at("05-12 16:00"))
        leg(visit, "Wuhan-Beijing", "05-12 18:00", "05-12 22:30")
        leg(tour, "Beijing-Wuhan", "05-11 07:00", "05-11 11:30")
        leg(visit, "Hotel-School", "05-12 13:00", "05-12 14:20", mode="bus")
        leg(visit, "School-Hotel", None, None, mode="foot")
    picture = read_picture()
    found = journeys(picture, visit.id)
    assert [(j.leg.from_place, j.late) for j in found] == [
        ("Beijing", True), ("Hotel", True), ("Wuhan", False), ("School", False)]  # fmt: skip
    assert [gap for _one, _other, gap in gaps(found)] == [
        timedelta(days=1, hours=1, minutes=30), timedelta(hours=3, minutes=40)]  # fmt: skip
    assert journeys(picture, visit.id, common=False)[0].leg.from_place == "Hotel"


def test_a_flight_over_zones_takes_its_real_time(plan):
    with step("Geneva"):
        event = Event.create(title="Geneva", starts=at("04-23 09:00"), time_zone="Europe/Zurich")
        leg(event, "Beijing-Geneva", "04-22 13:00", "04-22 18:30", from_zone="Asia/Shanghai", mode="flight")
        leg(event, "Geneva-Beijing", "04-24 20:00", None)
    there, back = journeys(read_picture(), event.id)
    assert (there.takes, there.late, back.takes) == (timedelta(hours=11, minutes=30), False, None)
