"""Pictures for the tests of sheets to work with: budgets, risks, parts in tasks, talks and addresses."""

# ruff: noqa: E501 - tables

from datetime import datetime

from paper_pictures import Builder
from sheet_plans import LONG, LONG_ZH, full_day, monstrous, opened, visit

from models.risk_usual import USUAL
from planning.plan import Picture

COSTS = (
    ("venue", "Hall and security", "场地与安保", 1_200_000, 1_150_000), ("venue", "Cleaning", "保洁", 80_000, None),
    ("catering", "Tea for 600", "600人茶歇", 900_000, 1_020_050), ("catering", "Lunch of the helpers", "工作餐", 240_000, 240_000),
    ("printing", "Posters and signs", "海报和指示牌", 350_000, 312_345), ("printing", "Programme books", "活动手册", 420_000, None),
    ("speakers", "Fees of two guests", "两位嘉宾劳务费", 600_000, 600_000), ("technology", "Stream of the opening", "开幕式直播", 1_500_000, 1_650_000),
    ("publicity", "Films for WeChat", "微信视频号短片", 500_000, None), ("other", "Insurance", "保险", 120_000, 118_800),
)  # fmt: skip
TALK = "64 pupil booklets; 70 certificates, stamped; 16 magnets\nstring and paper; one kettle"


def small() -> Picture:
    """One event with nothing but a name, and one of each."""
    plan = Builder()
    plan.add(
        "event",
        title="Talk",
        kind="campus_visit",
        starts=datetime(2026, 5, 12, 14),
        ends=datetime(2026, 5, 12, 15),
    )
    person = plan.add("person", name="Li", phone="13800138000")
    home = plan.add("organisation", name="School", address="1 Road", city="Wuhan")
    plan.add("event_partner", event_id=1, organisation_id=home)
    talk = plan.add("talk", title="Talk", materials="Slides")
    venue = plan.add("venue", name="School")
    room = plan.add("room", venue_id=venue, name="R")
    plan.add("event_room", event_id=1, room_id=room)
    plan.session(1, "Talk", "2026-05-12T14:00", 45, room, people=(person,), talk_id=talk)
    plan.add("participant", event_id=1, name="Xu")
    plan.add("task", event_id=1, title="Go", owner_id=person)
    plan.add("budget_line", event_id=1, title="Taxi", planned=100)
    plan.add("risk", event_id=1, hazard="Rain")
    return plan.picture


def worked(picture: Picture, *, long: bool = False) -> Picture:
    """A picture of the everyday sheets with what this file is about; `long`: more than anybody wants."""
    plan = opened(picture)
    known = list(plan.tables["person"])
    for position, (kind, title, other, planned, actual) in enumerate(COSTS * (6 if long else 1)):
        title, other = (LONG[:300], LONG_ZH[:120]) if long and position % 2 else (title, other)
        plan.add("budget_line", event_id=1, kind=kind, title=title, title_other=other, planned=planned * (10**7 if long else 1), actual=actual,
                 position=position, notes="Offer of 3 March" if position == 0 else "")  # fmt: skip
    for position, usual in enumerate(USUAL):
        likelihood, severity, likely_after, severe_after = usual.judged
        plan.add("risk", event_id=1, hazard=LONG[:400] if long else usual.hazard, hazard_other=LONG_ZH[:100] if long else "", who=usual.who,
                 controls=usual.controls * (9 if long else 1), likelihood=likelihood, severity=severity, likelihood_after=likely_after,
                 severity_after=severe_after, owner_id=known[position % 4], position=position)  # fmt: skip
    _parts(plan, known, 40 if long else 9)
    _talks(plan, long)
    _homes(plan, known, long)
    return plan.picture


def _parts(plan: Builder, known: list[int], count: int) -> None:
    for number in range(0 if count > 20 else 6):
        plan.add("task", event_id=1, title=("Book travel", "Invite the media", "Submit the approval form", "Agree date and place with the host",
                                            "Write the report", "Test the link")[number], owner_id=known[number])  # fmt: skip
    for task in list(plan.tables["task"]):
        for number in range(min(count, len(known))):
            if (task + number) % 3 == 0:
                plan.add(
                    "task_role", task_id=task, person_id=known[number], role="RACI"[(task + number) // 3 % 4]
                )


def _talks(plan: Builder, long: bool) -> None:
    talk = plan.add(
        "talk",
        title="Inventing in the Mountains",
        title_other="山里的发明课",
        materials=LONG * 4 if long else TALK,
    )
    plan.tables["session"][1] = plan.tables["session"][1]._replace(talk_id=talk)
    for number in (2, 4, 5):
        if number in plan.tables["session"]:
            row = plan.tables["session"][number]
            plan.tables["session"][number] = row._replace(talk_id=talk, needs="Two microphones, a white board, water", expected=(number - 1) * 70,
                                                          format=("lecture", "workshop")[number % 2])  # fmt: skip


def _homes(plan: Builder, known: list[int], long: bool) -> None:
    for key, row in plan.tables["organisation"].items():
        plan.tables["organisation"][key] = row._replace(address=LONG_ZH[:200] if long else "海淀区西土城路6号", city="北京",
                                                        region="北京", contact="Meng Ruoxi" if key % 2 else "")  # fmt: skip
    for number, key in enumerate(known[:8]):
        plan.tables["person"][key] = plan.tables["person"][key]._replace(organisation_id=1 + number % 7)
    for key, row in list(plan.tables["participant"].items())[::3]:
        plan.tables["participant"][key] = row._replace(
            notes="No nuts; comes by wheelchair" if not long else LONG * 3
        )


def work_day(days: int = 1) -> Picture:
    """The Open Day with costs, risks and parts in tasks."""
    return worked(full_day(days))


def work_visit() -> Picture:
    """The visit to a school with the same."""
    return worked(visit())


def work_monster() -> Picture:
    """Far too much of it."""
    return worked(monstrous(), long=True)
