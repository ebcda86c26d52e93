"""Pictures for the tests of everyday sheets: an Open Day with guests, groups and tasks, a visit with legs,
and one with more of everything than anybody wants."""

# ruff: noqa: E501 - tables

from datetime import date, datetime, timedelta

from paper_pictures import Builder, open_day, partners, people

from planning.plan import Picture

CANARIES = ("13800138000", "canary@example.org", "13900139000", "Kanarienkind", "010-62086666")
GUESTS = (
    ("Chen Siyuan", "", 1, "", "registered"), ("张晓梅", "澧源镇中心小学", None, "教师", "arrived"),
    ("Alexandra Konstantinopoulou", "Patent Examination Cooperation Centre of the Patent Office, Henan", None, "Examiner", "arrived"),
    ("向芳", "桑植县市场监督管理局", None, "科长", "registered"), ("Ouyang Chunxiao", "Tianjin University", 2, "Student", "arrived"),
    ("Lin Qingyang", "Member of the public", None, "Inventor", "invited"), ("Kanarienkind", "", 1, "", "arrived"),
    ("欧阳春晓", "天津大学", 2, "研究生", "arrived"),
)  # fmt: skip


def opened(picture: Picture) -> Builder:
    """A builder that goes on with a picture."""
    plan = Builder()
    plan.tables, plan.plan = picture.tables, picture.plan
    return plan


def agreed(plan: Builder) -> Builder:
    """All who were asked have said yes."""
    rows = plan.tables["appearance"]
    for key, row in rows.items():
        rows[key] = row._replace(reply="yes")
    return plan


def full_day(days: int = 1, **event) -> Picture:
    """The Open Day of the model sheets with groups, guests, tasks and a link."""
    plan = opened(open_day(days, **{"link": "https://example.org/open-day", "owner_id": 2} | event))
    when = datetime(2026, 4, 23)
    for name, minors, adults in (("Zizhu Primary School class 5", 20, 2), ("Students of law", 0, 24)):
        organisation = plan.add("organisation", name=f"{name}, the school", name_other="紫竹小学", phone="13900139000",
                                contact="Kanarienvogel", kind="primary")  # fmt: skip
        group = plan.add("group", event_id=1, name=name, heads=minors + adults, minors=minors, adults=adults,
                         arrives=when.replace(hour=9), leaves=when.replace(hour=15), contact="Meng Ruoxi", phone="13900139000",
                         organisation_id=organisation, language="zh", notes="Two wheelchairs")  # fmt: skip
        for position, session in enumerate((2, 5, 7, 12, 21)):
            plan.add("group_stop", group_id=group, session_id=session, position=position)
    for name, organisation, group, title, state in GUESTS:
        plan.add("participant", event_id=1, name=name, organisation=organisation, group_id=group, title=title, state=state,
                 phone="13900139000", email="canary@example.org")  # fmt: skip
    for number, (title, other) in enumerate((("Print posters and schedules", "印制海报和日程"), ("Confirm all speakers", "确认主讲人"),
                                             ("Brief guides and volunteers", "培训讲解员和志愿者"), ("Send letters of thanks", "寄送感谢信"))):  # fmt: skip
        plan.add("task", event_id=1, title=title, title_other=other, due=date(2026, 4, 20 + number), owner_id=number + 1,
                 done=number == 1, notes="Two copies" if number else "")  # fmt: skip
    items(plan, 1)
    return agreed(plan).picture


def items(plan: Builder, event: int) -> None:
    """What an event takes along."""
    for name, other, kind, count in (
        ("Projector", "投影仪", "equipment", 1),
        ("Pupil booklets", "学生手册", "material", 64),
        ("County car", "县里的车", "vehicle", 1),
    ):
        item = plan.add("item", name=name, name_other=other, kind=kind, quantity=count, number="318" if kind == "vehicle" else "",
                        energy="electric" if kind == "vehicle" else "")  # fmt: skip
        plan.add(
            "loan",
            item_id=item,
            event_id=event,
            quantity=count,
            out=datetime(2026, 9, 16, 8),
            back=datetime(2026, 9, 18, 18),
        )


def visit() -> Picture:
    """A school lecture in the mountains, with the journey there and back."""
    plan = Builder()
    people(plan)
    programme = plan.add(
        "programme", name="IP Outreach to Schools", name_other="知识产权进校园", colour="school"
    )
    campaign = plan.add(
        "campaign", programme_id=programme, title="Schools 2026", title_other="2026年知识产权进校园"
    )
    venue = plan.add("venue", name="Liyuan Central Primary School", name_other="澧源镇中心小学", city="Sangzhi", city_other="桑植",
                     address="1 School Road", address_other="学校路1号", contact="Zhang Xiaomei", phone="13900139000")  # fmt: skip
    event = plan.add("event", kind="school_lecture", title="Inventing in the Mountains", title_other="山里的发明课", campaign_id=campaign,
                     venue_id=venue, starts=datetime(2026, 9, 17, 14), ends=datetime(2026, 9, 17, 15, 30), contact_id=4, owner_id=2)  # fmt: skip
    partners(plan, event)
    room = plan.add(
        "room", venue_id=venue, name="Multipurpose room", name_other="多功能教室", seats=80, floor="1F"
    )
    plan.add("event_room", event_id=event, room_id=room)
    plan.session(event, "Inventing in the Mountains", "2026-09-17T14:00", 60, room, title_other="山里的发明课", people=(2, (3, "moderator")),
                 subtitle="15 min talk, 45 min invention practice")  # fmt: skip
    plan.session(
        event, "Gift of books", "2026-09-17T15:00", 30, room, title_other="赠书", people=((2, "host"),)
    )
    group = plan.add(
        "group",
        event_id=event,
        name="Class 5",
        heads=42,
        minors=40,
        adults=2,
        contact="Mr Qin",
        phone="13900139000",
    )
    for name in ("谷小雨", "钟灵", "向阳", "Kanarienkind"):
        plan.add(
            "participant",
            event_id=event,
            name=name,
            organisation="五年级一班",
            group_id=group,
            title="学生",
            state="arrived",
        )
    for name, title in (("张晓梅", "校长"), ("彭建国", "教研员")):
        person = plan.add("person", name=name, title=title, phone="13900139000")
        plan.add(
            "participant",
            event_id=event,
            name=name,
            person_id=person,
            organisation="桑植县教育局",
            title=title,
        )
    plan.add(
        "task",
        event_id=event,
        title="Pack books and materials",
        title_other="打包图书和物资",
        due=date(2026, 9, 10),
        owner_id=2,
    )
    items(plan, event)
    legs(plan, event)
    return agreed(plan).picture


def legs(plan: Builder, event: int) -> None:
    """There by train, car and on foot, and back."""
    for number, (start, start_other, end, end_other, mode, line, leaves, arrives, vehicle, notes) in enumerate((
        ("Beijing West", "北京西", "Zhangjiajie West", "张家界西", "rail", "G1001", "2026-09-16T08:05", "2026-09-16T15:02", None, "Carriage 6, seat 11A. Ticket by identity card."),
        ("Zhangjiajie West", "张家界西", "Sangzhi station", "桑植站", "rail", "D1001", "2026-09-16T15:40", "2026-09-16T16:02", None, "No seat reservation needed."),
        ("Sangzhi station", "桑植站", "Hongjiaguan Hotel", "洪家关宾馆", "electric_car", "", "2026-09-16T16:15", "2026-09-16T16:27", 3, ""),
        ("Hotel", "宾馆", "Liyuan Central Primary School", "澧源镇中心小学", "petrol_car", "", "2026-09-17T12:40", "2026-09-17T12:58", None, "Boxes 1 to 3 travel along."),
        ("School gate", "校门", "Multipurpose room", "多功能教室", "foot", "", "2026-09-17T13:00", "2026-09-17T13:05", None, ""),
        ("Sangzhi station", "桑植站", "Beijing West", "北京西", "rail", "D1002", "2026-09-18T09:10", "2026-09-18T17:24", None, ""),
        ("Beijing West", "北京西", "Office", "单位", "bus", "", None, None, None, ""),
    )):  # fmt: skip
        plan.add("leg", event_id=event, from_place=start, from_place_other=start_other, to_place=end, to_place_other=end_other,
                 mode=mode, number=line, leaves=leaves and datetime.fromisoformat(leaves), passengers=2, position=number,
                 arrives=arrives and datetime.fromisoformat(arrives), vehicle_id=vehicle, notes=notes)  # fmt: skip


LONG = (
    "<b>Patent & trade mark</b> clinic for village enterprises, with questions from the floor, a word of the mayor, 龘靐 and a photograph of everybody who stayed until the end of the long day in the hall upstairs "
    + "x" * 24
)
LONG_ZH = (
    "“知识产权强县”建设专题讲座与现场咨询：从土特产到地理标志，从发明创造到专利转化，让每一位返乡创业青年都能听得懂、用得上、带得走"
    * 2
)


def monstrous() -> Picture:
    """Long titles, thirty speakers, many rooms, a session of 14 hours and one of 5 minutes."""
    plan = opened(open_day(2, title=LONG, title_other=LONG_ZH, link="https://example.org/" + "a" * 300))
    when = datetime(2026, 4, 23, 9)
    crowd = [
        plan.add("person", name=f"Dr {'Ananthapadmanabhan ' * (1 + n % 4)}the {n}th", name_other="阿布都热合曼·买买提", title=LONG[:180],
                 title_other=LONG_ZH[:100], phone="13800138000", email="canary@example.org", organisation_id=1 + n % 7)
        for n in range(30)
    ]  # fmt: skip
    for n in range(20):
        room = plan.add(
            "room",
            venue_id=1,
            name=f"{LONG[: 40 * (n % 5) + 6]} {n}",
            name_other="报告厅" * (n % 9),
            floor="Basement 2",
            seats=n * 100,
        )
        plan.add("event_room", event_id=1, room_id=room, position=10 + n)
        plan.session(1, LONG, (when + timedelta(minutes=15 * n)).isoformat(), (840, 5, 45)[n % 3], room, title_other=LONG_ZH, people=crowd if n % 4 == 0 else crowd[:2],
                     subtitle=LONG, abstract=(LONG + ". ") * 12, needs=LONG, notes=LONG, link="https://example.org", track_id=1 + n % 6)  # fmt: skip
    for n in range(3):
        group = plan.add("group", event_id=1, name=LONG[:200], heads=9999, minors=0, adults=9999, contact=LONG[:200], phone="13900139000",
                         organisation_id=1, notes=LONG * 4, arrives=when, leaves=when + timedelta(hours=9))  # fmt: skip
        for position in range(1, 40 * (1 + n % 2)):
            plan.add("group_stop", group_id=group, session_id=position, position=position)
    for n in range(60):
        plan.add("participant", event_id=1, name=("😀🎉 " + LONG[:180], "𠮷野家" * 6, "محمد عبد الله", "王芳")[n % 4], organisation=(LONG_ZH[:300], LONG[:300], "")[n % 3],
                 title=LONG[:200] if n % 5 == 0 else "", state="arrived", phone="13900139000", email="canary@example.org")  # fmt: skip
        plan.add(
            "task",
            event_id=1,
            title=LONG * 2,
            title_other=LONG_ZH,
            due=date(2026, 4, 1),
            owner_id=crowd[n % 30],
            notes=LONG * 5,
        )
    items(plan, 1)
    legs(plan, 1)
    for n in range(40):
        plan.add("leg", event_id=1, from_place=LONG[:200], to_place=LONG_ZH[:150], mode="coach", number=LONG[:100], notes=LONG * 8,
                 leaves=when + timedelta(hours=n), arrives=when + timedelta(hours=n, minutes=50))  # fmt: skip
    return agreed(plan).picture


def office(picture: Picture, title: str = "", other: str = "") -> Picture:
    """The picture with what an office keeps of its event: money, risks, parts in tasks, addresses, answers of
    visitors; and a first version of it, released before its last sessions moved.
    """
    from planning.released import pack

    plan = opened(picture)
    for number, kind in enumerate(("venue", "travel", "printing", "catering", "materials")):
        plan.add("budget_line", event_id=1, kind=kind, title=title or f"{kind.title()} of the day", title_other=other or "当天费用",
                 planned=123_456 * (number + 1), actual=None if number == 3 else 120_000 * (number + 1), notes=title[:300])  # fmt: skip
        plan.add("risk", event_id=1, hazard=(title or "Crowding at the door")[:500], hazard_other=(other or "门口拥挤")[:500], who="Visitors",
                 likelihood=1 + number, severity=5 - number, likelihood_after=1, severity_after=1 + number, controls=title * 3 or "Two entrances, and a guide at each.",
                 owner_id=1 + number % 3)  # fmt: skip
    for task in list(plan.tables["task"].values()):
        for number, role in enumerate("RCI"):
            plan.add("task_role", task_id=task.id, person_id=1 + (task.id + number) % 4, role=role)
    for row in list(plan.tables["organisation"].values()):
        plan.tables["organisation"][row.id] = row._replace(
            address=title[:300] or f"{row.id} Xitucheng Road, Beijing 100088"
        )
    for number in range(1, 6):
        plan.add("feedback", event_id=1, question="overall", answer=str(number), count=3 * number)
    packed = pack(plan.picture, 1)
    plan.add(
        "release",
        event_id=1,
        number=1,
        made=datetime(2026, 4, 1, 9),
        who="Liu Min",
        note="First",
        schema=1,
        rows=packed,
    )
    for row in [row for row in plan.tables["session"].values() if row.starts][-3:]:
        plan.tables["session"][row.id] = row._replace(
            starts=row.starts + timedelta(minutes=10), title=row.title[:900] + " anew"
        )
    return agreed(plan).picture
