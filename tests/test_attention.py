"""What Home shows: the week, what needs attention, countdowns and targets; and the load of people."""

import json
from datetime import date, datetime

import pytest

from models import (
    Absence,
    Appearance,
    Campaign,
    Event,
    EventPartner,
    Group,
    Organisation,
    Person,
    Programme,
    Session,
    Task,
    Venue,
)  # fmt: skip
from models.history import step
from planning.attention import attention
from planning.coming import countdowns, progress, week
from planning.load import free_on, last_visit, months, strip, visits, weeks
from planning.plan import read_picture
from planning.problems import problems_of

NOW = datetime(2026, 4, 14, 9, 30)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


@pytest.fixture
def season(plan):
    """A campaign with a visit held, a tour of three days on, an Open Day in two cities ahead."""
    with step("Season"):
        week_ = Programme.create(name="Open Day")
        campaign = Campaign.create(
            programme=week_, title="Open Day 2026", starts=date(2026, 4, 20), ends=date(2026, 4, 26),
            targets=json.dumps({"events": 4, "people": 1000, "regions": 5}),
        )  # fmt: skip
        school = Organisation.create(name="No. 2 School", region="Hebei", kind="secondary")
        venue = Venue.create(name="Hall", city="Beijing")
        held = Event.create(title="Visit", campaign=campaign, status="done", starts=at("04-09 14:00"),
                            venue=venue, ends=at("04-09 16:00"), attended=120)  # fmt: skip
        EventPartner.create(event=held, organisation=school, role="host")
        Event.create(
            title="Tour", status="confirmed", starts=at("04-13 08:00"), ends=at("04-15 18:00"), venue=venue
        )
        parent = Event.create(
            title="Open Day", campaign=campaign, starts=at("04-23 09:00"), ends=at("04-24 17:00")
        )
        for city, status, expected in (("Beijing", "confirmed", 400), ("Wuhan", "planned", 300)):
            Event.create(title=f"Open Day {city}", city=city, part_of=parent, status=status, 
                         starts=at("04-23 09:00"), ends=at("04-23 17:00"), expected=expected,
                         venue=venue if city == "Beijing" else None)  # fmt: skip
        Event.create(title="Called off", status="cancelled", starts=at("04-14 09:00"), venue=venue)
    return campaign


def event(title: str) -> Event:
    return Event.get(Event.title == title)


def told(now: datetime = NOW) -> list[tuple[str, str]]:
    picture = read_picture()
    return [(need.kind, need.message()) for need in attention(picture, problems_of(picture), now)]


def test_week_shows_events_of_several_days_in_each_and_nothing_called_off(season):
    shown = week(read_picture(), date(2026, 4, 13))
    assert [(day.day, [e.title for e in events]) for day, events in shown] == [
        (13, ["Tour"]), (14, ["Tour"]), (15, ["Tour"]), (16, []), (17, []), (18, []), (19, [])]  # fmt: skip
    assert [e.title for _day, events in week(read_picture(), date(2026, 4, 20)) for e in events] == [
        "Open Day Beijing", "Open Day Wuhan"]  # fmt: skip


def test_unsettled_events_need_attention(season):
    assert told() == [
        ("venue", "“Open Day Wuhan” on 23 April, 09:00 has no venue yet."),
        ("confirm", "“Open Day Wuhan” on 23 April, 09:00 is not confirmed."),
    ]


def test_tasks_late_and_due_come_before_replies_and_after_problems(season):
    with step("Work"):
        beijing = event("Open Day Beijing")
        Task.create(event=beijing, title="Print", workdays=-7)  # 14 April
        Task.create(event=beijing, title="Book", due=date(2026, 4, 10))
        Task.create(event=beijing, title="Far", workdays=2)
        Task.create(event=event("Called off"), title="Never", due=date(2026, 4, 1))
        Task.create(event=beijing, title="Done", due=date(2026, 4, 1), done=True)
        talk = Session.create(event=beijing, title="Lecture", starts=at("04-23 08:00"), minutes=60)
        for name in ("Sun Hao", "Deng Qiao", "Wang Fang", "Li Lei"):
            reply = "yes" if name == "Li Lei" else "asked"
            Appearance.create(session=talk, person=Person.create(name=name), reply=reply)
    assert told()[:4] == [
        ("block", "“Lecture” at 23 April, 08:00 is before “Open Day Beijing” starts at 23 April, 09:00."),
        ("overdue", "“Book” was due on 10 April."),
        ("due", "“Print” is due today."),
        ("reply", "Deng Qiao, Sun Hao and 1 more have not replied to “Open Day Beijing” on 23 April, 09:00."),
    ]


def test_events_that_are_over_ask_for_their_attendance_in_one_line(season):
    later = datetime(2026, 4, 30, 9)
    assert (
        "attendance",
        "3 events have no attendance figures, the last “Open Day Wuhan” of 23 April.",
    ) in told(later)
    with step("Count"):
        Event.update(attended=5).where(Event.title != "Tour").execute()
    assert told(later) == [("attendance", "“Tour” of 13 April has no attendance figure.")]
    assert told(datetime(2026, 6, 1)) == []


def test_countdowns_name_campaigns_and_parts_soonest_first(season):
    found = countdowns(read_picture(), NOW)
    assert [(c.table, c.row.title, c.days) for c in found] == [
        ("campaign", "Open Day 2026", 6), ("event", "Open Day Beijing", 9),
        ("event", "Open Day Wuhan", 9)]  # fmt: skip


def test_targets_count_parts_and_not_their_parent(season):
    found = {p.what: (p.held, p.confirmed, p.open, p.target) for p in progress(read_picture())}
    assert found == {"events": (1, 1, 2, 4), "people": (120, 400, 480, 1000), "regions": (1, 1, 3, 5)}
    assert progress(read_picture(), 2025) == []


def test_campaign_without_targets_is_measured_by_its_plans(season):
    with step("No targets"):
        Campaign.update(targets="{}").execute()
    assert [(p.what, p.held, p.confirmed, p.target) for p in progress(read_picture())] == [
        ("events", 1, 1, 3)
    ]


@pytest.fixture
def wang(season):
    """Wang Fang: two sessions in Beijing on one day, one declined, one in May; away at the end of April."""
    with step("Load"):
        person = Person.create(name="Wang Fang", visits_a_month=1)
        beijing, tour = event("Open Day Beijing"), event("Tour")
        for title, when, where, reply in (
            ("A", "04-23 09:00", beijing, "yes"), ("B", "04-23 11:00", beijing, "asked"),
            ("C", "04-23 14:00", event("Open Day Wuhan"), "no"), ("D", "04-15 10:00", tour, "yes"),
            ("E", "05-06 10:00", tour, "yes"),
        ):  # fmt: skip
            made = Session.create(event=where, title=title, starts=at(when), minutes=45)
            Appearance.create(session=made, person=person, reply=reply)
        Session.create(event=beijing, title="Unplaced")
        Absence.create(person=person, starts=at("04-29 12:00"), ends=at("05-02 00:00"), kind="leave")
    return person


def test_load_by_month_counts_events_against_the_limit(wang):
    april, may, june = months(read_picture(), wang.id, date(2026, 4, 14), 3)
    assert (april.first, april.after) == (date(2026, 4, 1), date(2026, 5, 1))
    assert (april.events, april.sessions, april.sure, april.minutes, april.away) == (2, 3, 2, 135, 2)
    assert (april.over, may.over, may.events, may.away, june.sessions) == (True, False, 1, 1, 0)


def test_load_by_week_begins_on_monday_and_runs_over_the_year(wang):
    found = weeks(read_picture(), wang.id, date(2026, 4, 14), 3)
    assert [(week_.first.isoformat(), week_.sessions) for week_ in found] == [
        ("2026-04-13", 1), ("2026-04-20", 2), ("2026-04-27", 0)]  # fmt: skip
    assert months(read_picture(), wang.id, date(2026, 12, 1), 2)[1].first == date(2027, 1, 1)


def test_strip_shows_taken_away_and_holidays(wang):
    found = {entry.day.isoformat(): entry for entry in strip(read_picture(), wang.id, date(2026, 4, 23), 12)}
    assert (found["2026-04-23"].minutes, found["2026-04-23"].away) == (90, False)
    assert [day for day, entry in found.items() if entry.away] == ["2026-04-29", "2026-04-30", "2026-05-01"]
    assert (found["2026-05-01"].works, found["2026-05-01"].name) == (False, "Labour Day")


def test_free_people_neither_appear_nor_are_away(wang):
    with step("Another"):
        Person.create(name="Li Lei")
    picture = read_picture()
    assert [p.name for p in free_on(picture, date(2026, 4, 23))] == ["Li Lei"]
    assert sorted(p.name for p in free_on(picture, date(2026, 4, 24))) == ["Li Lei", "Wang Fang"]
    assert [p.name for p in free_on(picture, date(2026, 4, 30))] == ["Li Lei"]


def test_visits_of_an_organisation_are_listed_latest_first(season):
    with step("Group"):
        school = Organisation.get()
        Group.create(event=event("Open Day Beijing"), name="Class 5", organisation=school)
        idea = Event.create(title="Some day")
        EventPartner.create(event=idea, organisation=school, role="host")
    picture = read_picture()
    assert [(visit.event.title, visit.role) for visit in visits(picture, school.id)] == [
        ("Open Day Beijing", "group"), ("Visit", "host"), ("Some day", "host")]  # fmt: skip
    assert last_visit(picture, school.id, NOW.date()) == date(2026, 4, 9)
    assert last_visit(picture, school.id, date(2026, 4, 1)) is None
