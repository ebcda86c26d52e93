"""Working days: the published notices, years without one, the plan's own calendar, and what is due when."""

from datetime import date, datetime, timedelta

import pytest

from models import Absence, Event, Task
from models.history import step
from models.words import speaking
from planning.plan import read_picture
from planning.workdays import (
    add_workdays,
    day_facts,
    due_of,
    holiday_name,
    is_workday,
    overdue,
    uncertain_years,
)

#: Days off and working weekends of 2026, from the notice of the State Council.
OFF_2026 = (
    ("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"), ("06-19", "06-21"),
    ("09-25", "09-27"), ("10-01", "10-07"),
)  # fmt: skip
WORKED_2026 = {"01-04", "02-14", "02-28", "05-09", "09-20", "10-10"}


def days(first: str, last: str) -> set[date]:
    start, end = date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}")
    return {start + timedelta(days=n) for n in range((end - start).days + 1)}


def absence(first: str, last: str, kind: str, note: str = "") -> None:
    with step("Calendar"):
        Absence.create(
            starts=datetime.fromisoformat(first), ends=datetime.fromisoformat(last), kind=kind, note=note
        )


def test_every_day_of_2026_is_as_the_notice_says(plan):
    picture = read_picture()
    off = set().union(*(days(*pair) for pair in OFF_2026))
    worked = {date.fromisoformat(f"2026-{day}") for day in WORKED_2026}
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        works = day in worked or (day.weekday() < 5 and day not in off)
        facts = day_facts(picture, day)
        assert (day, is_workday(picture, day), facts.works, bool(facts.name)) == (
            day, works, works, day in off or day in worked)  # fmt: skip


def test_days_off_carry_the_name_of_their_holiday_in_both_languages():
    assert holiday_name(date(2026, 5, 3)) == "Labour Day"
    assert holiday_name(date(2026, 2, 20)) == "Spring Festival"
    with speaking("zh_CN"):
        assert holiday_name(date(2026, 5, 5)) == "劳动节"
        assert holiday_name(date(2026, 9, 26)) == "中秋节"
    assert holiday_name(date(2026, 5, 6)) == ""


def test_year_without_a_notice_has_statutory_days_only_and_says_so(plan):
    picture = read_picture()
    assert [day_facts(picture, date(2027, 5, day)).name for day in (1, 2, 3, 4)] == [
        "Labour Day", "Labour Day", "", ""]  # fmt: skip
    assert day_facts(picture, date(2027, 5, 1)).settled is False
    assert day_facts(picture, date(2026, 5, 1)).settled is True
    assert uncertain_years(picture, date(2026, 1, 1), date(2027, 12, 31)) == [2027]


def test_own_calendar_goes_before_the_library(plan):
    absence("2026-06-10 00:00", "2026-06-12 00:00", "holiday", "Anniversary")
    absence("2026-05-01 00:00", "2026-05-02 00:00", "work")
    absence("2027-01-02 00:00", "2027-01-03 00:00", "work", "Make-up for New Year")
    picture = read_picture()
    assert [is_workday(picture, date(2026, 6, day)) for day in (9, 10, 11, 12)] == [True, False, False, True]
    assert day_facts(picture, date(2026, 6, 10)).name == "Anniversary"
    assert is_workday(picture, date(2026, 5, 1))
    made_up = day_facts(picture, date(2027, 1, 2))
    assert (made_up.works, made_up.makes_up, made_up.name, made_up.settled) == (
        True, True, "Make-up for New Year", True)  # fmt: skip
    assert uncertain_years(picture, date(2026, 1, 1), date(2027, 12, 31)) == []


def test_half_a_day_off_is_a_working_day(plan):
    absence("2026-12-24 12:00", "2026-12-25 00:00", "holiday")
    assert is_workday(read_picture(), date(2026, 12, 24))


def test_absence_of_a_room_is_no_holiday(plan):
    from models import Room, Venue

    with step("Room"):
        room = Room.create(venue=Venue.create(name="House"), name="Hall")
        Absence.create(room=room, starts=datetime(2026, 6, 10), ends=datetime(2026, 6, 11), kind="holiday")
    assert is_workday(read_picture(), date(2026, 6, 10))


@pytest.mark.parametrize("start", ["2026-04-30", "2026-02-13", "2025-12-31", "2026-10-01"])
@pytest.mark.parametrize("count", [-300, -20, -1, 0, 1, 7, 300])
def test_adding_working_days_is_walking_day_by_day(plan, start, count):
    picture = read_picture()
    day, left = date.fromisoformat(start), abs(count)
    found = add_workdays(picture, day, count)
    while left:
        day += timedelta(days=1 if count > 0 else -1)
        left -= is_workday(picture, day)
    assert found == day


def test_task_is_due_before_its_event_begins_or_after_it_ends(plan):
    with step("Event"):
        event = Event.create(title="Open Day", starts=datetime(2026, 5, 6, 9), ends=datetime(2026, 5, 7, 17))
        before = Task.create(event=event, title="Print", workdays=-1)
        after = Task.create(event=event, title="Thank", workdays=2)
        fixed = Task.create(event=event, title="Book", due=date(2026, 4, 1))
        loose = Task.create(title="Some day")
    picture = read_picture()

    def due(task: Task) -> date | None:
        return due_of(picture, picture.get("task", task.id))

    assert [due(task) for task in (before, after, fixed, loose)] == [
        date(2026, 4, 30), date(2026, 5, 9), date(2026, 4, 1), None]  # fmt: skip
    assert overdue(picture, picture.get("task", before.id), date(2026, 5, 1))
    assert not overdue(picture, picture.get("task", before.id), date(2026, 4, 30))
    with step("Call off"):
        event.status = "cancelled"
        event.save()
    assert not overdue(read_picture(), picture.get("task", before.id), date(2026, 5, 1))


def test_task_of_an_idea_without_a_day_is_not_due(plan):
    with step("Event"):
        task = Task.create(event=Event.create(title="Idea"), title="Print", workdays=-5)
    picture = read_picture()
    assert due_of(picture, picture.get("task", task.id)) is None


def test_extreme_dates_are_no_error(plan):
    picture = read_picture()
    for day in (date(1900, 1, 1), date(2200, 12, 31)):
        assert add_workdays(picture, day, 1000) > day
        assert add_workdays(picture, day, -1000) < day
