"""Figures count children only, once for each time held, and never what is cancelled or unknown."""

import json
from datetime import date, datetime

import pytest
from paper_pictures import Builder

from planning.statistics import statistics
from ui.commands import run


def season():
    plan = Builder()
    tour = plan.add("event", kind="service_stop", title="Tour", expected=999, attended=999)
    school = plan.add("organisation", name="School", kind="primary", region="Hunan", priority_area=True)
    for month, attended in ((3, 40), (4, None)):
        stop = plan.add("event", kind="school_lecture", title=f"Stop {month}", part_of_id=tour,
                        city="Sangzhi", starts=datetime(2026, month, 5, 9), expected=50,
                        attended=attended)  # fmt: skip
        plan.add("event_partner", event_id=stop, organisation_id=school, role="host")
    plan.add("event", kind="online_course", title="Courses", mode="online", times=980,
             starts=datetime(2026, 1, 1, 19), expected=245_000)  # fmt: skip
    plan.add(
        "event", title="Off", status="cancelled", starts=datetime(2026, 2, 1, 9), expected=10, attended=5
    )
    plan.add("event", kind="salon", title="Idea", status="idea")
    return plan


def test_parents_are_counted_by_their_parts_and_rows_by_their_times():
    found = statistics(season().picture)
    assert found.total.events == 983
    assert (found.total.expected, found.total.attended) == (245_100, 40)
    assert (found.cancelled, found.undated) == (1, 1)
    assert {code: tally.events for code, tally in found.kinds.items()} == {
        "school_lecture": 2, "salon": 1, "online_course": 980,
    }  # fmt: skip


def test_unknown_attendance_is_not_nought():
    found = statistics(season().picture)
    assert found.total.counted == 1
    assert found.total.share == 0.8


def test_visits_are_counted_by_kind_and_region():
    found = statistics(season().picture)
    assert (found.visits, found.regions, found.visited, found.priority) == (
        {"primary": 2},
        {"Hunan": 2},
        1,
        1,
    )


def test_days_bound_what_counts():
    found = statistics(season().picture, date(2026, 3, 1), date(2026, 3, 5))
    assert list(found.months) == ["2026-03"]
    assert (found.total.events, found.undated, found.cancelled) == (1, 0, 0)


def test_tasks_done_and_late():
    plan = season()
    event = next(row.id for row in plan.picture.all("event") if row.title == "Stop 3")
    for title, due, done in (("A", date(2026, 2, 1), True), ("B", date(2026, 2, 1), False),
                             ("C", date(2026, 9, 1), False)):  # fmt: skip
        plan.add("task", event_id=event, title=title, due=due, done=done)
    found = statistics(plan.picture, today=date(2026, 3, 1))
    assert (found.tasks, found.tasks_done, found.tasks_late) == (3, 1, 1)


def test_command_counts_as_the_workbook_does(sample_file, capsys):
    assert run(["statistics", str(sample_file), "--from", "2026-04-01", "--to", "2026-04-30", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["from"], found["to"]) == ("2026-04-01", "2026-04-30")
    assert list(found["months"]) == ["2026-04"]
    assert sum(kind["events"] for kind in found["kinds"].values()) == found["events"]
    assert run(["statistics", str(sample_file)]) == 0
    assert "kinds\tcampus_visit\t201" in capsys.readouterr().out


@pytest.mark.parametrize(
    "days", [("--from", "soon"), ("--from", "2026-05-01", "--to", "2026-04-01"), ("--year", "1")]
)
def test_command_refuses_days_in_one_sentence(sample_file, capsys, days):
    assert run(["statistics", str(sample_file), *days]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_season_is_exported_without_naming_an_event(sample_file, tmp_path, capsys):
    assert run(["export", str(sample_file), "tasks", "--out", str(tmp_path / "tasks.xlsx")]) == 0
    assert (tmp_path / "tasks.xlsx").stat().st_size > 10_000
