"""Pictures of invented plans for the tests of paper, made without a database: small, bilingual, or large."""

# ruff: noqa: E501 - tables

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from models import MODELS as ALL_MODELS
from planning.plan import Picture
from planning.reading import row_class

MODELS = {model._meta.table_name: model for model in ALL_MODELS}


def row(table: str, **values: Any) -> Any:
    """A row of the picture with the model's defaults."""
    model = MODELS[table]
    kind, _convert, _sql = row_class(model)
    cells = {}
    for field in model._meta.sorted_fields:
        if field.column_name in kind._fields:
            default = field.default() if callable(field.default) else field.default
            cells[field.column_name] = default
    unknown = set(values) - set(cells)
    assert not unknown, unknown
    return kind(**{**cells, **values})


class Builder:
    """Collects rows; ids count from 1 in each table."""

    def __init__(self, language: str = "en", other: str = "zh_CN") -> None:
        self.tables: dict[str, dict[int, Any]] = {name: {} for name in MODELS if name != "plan"}
        self.plan = row("plan", id=1, identity="test", language=language, language_other=other)

    def add(self, table: str, **values: Any) -> int:
        rows = self.tables[table]
        number = len(rows) + 1
        rows[number] = row(table, id=number, **values)
        return number

    def session(
        self, event: int, title: str, start: str | None, minutes: int, room: Any = None, **more: Any
    ) -> int:
        people = more.pop("people", ())
        starts = datetime.fromisoformat(start) if start else None
        more.setdefault("day", starts.date() if starts else None)
        number = self.add("session", event_id=event, title=title, starts=starts, minutes=minutes, **more)
        for position, one in enumerate([room] if isinstance(room, int) else room or ()):
            self.add("session_room", session_id=number, room_id=one, position=position)
        for position, who in enumerate(people):
            person, role = who if isinstance(who, tuple) else (who, "speaker")
            self.add("appearance", session_id=number, person_id=person, role=role, position=position)
        return number

    @property
    def picture(self) -> Picture:
        return Picture(self.plan, self.tables)


ROOMS = (
    ("Main Hall", "一层报告厅", "1F", 300), ("Examination Theatre", "二层审查剧场", "2F", 120),
    ("Room 203", "二层203室", "2F", 60), ("Innovation Studio", "三层创新工坊", "3F", 40),
    ("Patent Gallery", "一层专利展厅", "1F", 25), ("Online Studio", "三层线上演播室", "3F", 500),
)  # fmt: skip
TRACKS = (
    ("A", "Patents", "专利"), ("B", "Trade marks and designs", "商标与外观设计"),
    ("C", "Geographical indications", "地理标志"), ("D", "Young Innovators", "少年创新"),
    ("E", "Services and finance", "服务与金融"), ("F", "Search and data", "检索与数据"),
)  # fmt: skip
PEOPLE = (
    ("Zhang Hui", "张晖", "Commissioner’s office", "局办公室"), ("Wang Fang", "王芳", "Mechanics division", "机械发明审查部"),
    ("Liu Yang", "刘洋", "Electricity division", "电学发明审查部"), ("Guo Lei", "郭磊", "Search centre", "检索中心"),
    ("Chen Jie", "陈洁", "GI division", "地理标志处"), ("Tang Wei", "唐薇", "Tianjin University", "天津大学"),
    ("He Jing", "何静", "", ""), ("Zhao Min", "赵敏", "", ""), ("Sun Yue", "孙悦", "Trade mark office", "商标局"),
    ("M. Okafor", "", "WIPO, invited", "世界知识产权组织（特邀）"), ("Ma Li", "马丽", "", ""), ("Xu Ning", "徐宁", "", ""),
)  # fmt: skip
#: title, Chinese title, start, minutes, room, track, people, more
DAY = (
    ("Registration and tea", "签到、茶歇", "08:30", 30, None, None, (), {"everywhere": True, "format": "registration"}),
    ("Opening and keynote: enhancing IP protection comprehensively", "开幕式与主旨报告：全面加强知识产权保护", "09:00", 40, 1,
     None, (1,), {"mode": "hybrid", "subtitle": "State of play after the Outline of the 14th Five-Year Plan."}),
    ("Live stream of the opening, with chat", "开幕式网络直播", "09:00", 40, 6, None, (), {"mode": "online"}),
    ("How a patent is examined, step by step", "一件专利申请是怎样审查的", "09:50", 40, 1, 1, (2, 3), {"mode": "hybrid"}),
    ("Live search: is your idea really new?", "现场检索：你的点子是新的吗？", "09:50", 40, 2, 6, (4,), {}),
    ("Trade marks: what can be registered, and what cannot", "商标：什么能注册", "09:50", 40, 3, 2, (9,), {}),
    ("Draw your first claim", "写出你的第一项权利要求", "09:50", 40, 4, 4, (6, 7), {}),
    ("Tour 1", "参观一", "09:50", 20, 5, 1, ((11, "guide"),), {}),
    ("Tour 2", "参观二", "10:10", 20, 5, 1, ((12, "guide"),), {"language": "en"}),
    ("Patent information for exporters", "出口企业如何利用专利信息", "09:50", 40, 6, 6, (10,), {"mode": "online", "language": "en"}),
    ("Tea", "茶歇", "10:30", 20, None, None, (), {"everywhere": True, "format": "break"}),
    ("Panel: pledge financing for small firms, three banks and two founders", "圆桌讨论：小企业怎样用知识产权质押融资", "10:50",
     60, 1, 5, ((8, "moderator"), 3, 4), {"mode": "hybrid"}),
    ("Designs: protecting what a product looks like", "外观设计：保护产品的“样子”", "10:50", 30, 2, 2, (9,), {}),
    ("The Hague and Madrid systems", "海牙体系和马德里体系", "11:20", 30, 2, 2, (10,), {"language": "en"}),
    ("From village speciality to GI", "从土特产到地理标志", "10:50", 30, 3, 3, (5,), {}),
    ("Tasting with commentary", "地理标志产品品鉴", "11:20", 30, 3, 3, (5,), {}),
    ("Workshop: invent something with paper, string and one magnet", "工作坊：用纸、绳子和一块磁铁做发明", "10:50", 60, 4, 4,
     (6, 7), {}),
    ("Tour 3", "参观三", "10:50", 30, 5, 1, ((11, "guide"),), {}),
    ("Tour 4", "参观四", "11:20", 30, 5, 1, ((12, "guide"),), {}),
    ("Webinar: reading patent families with free tools", "网络研讨：用免费工具读懂同族专利", "10:50", 60, 6, 6, (4,),
     {"mode": "online", "language": "en"}),
    ("Lunch", "午餐", "11:50", 100, None, None, (), {"everywhere": True, "format": "break"}),
    ("GI stories on the dining table: film and talk", "餐桌上的地理标志：放映与对谈", "13:30", 45, 1, 3, (5,), {"mode": "hybrid"}),
    ("A day with an examiner", "审查员的一天", "13:30", 45, 2, 1, (2,), {}),
    ("Choosing a patent attorney", "怎样选择专利代理师", "13:30", 45, 3, 5, (8,), {}),
    ("Build and protect: from prototype to application in ninety minutes", "从样品到申请：九十分钟完成一件发明", "13:30", 95, 4,
     4, (6, 7), {}),
    ("Tour 5: with drawing for children", "参观五：儿童绘画", "13:30", 45, 5, 4, ((11, "guide"),), {}),
    ("WIPO distance course in Chinese: taster with live questions", "世界知识产权组织远程课程体验", "13:30", 95, 6, 5, (10,),
     {"mode": "online"}),
    ("Young inventors on stage", "少年创新者上台", "14:25", 40, 1, 4, (8,), {"mode": "hybrid"}),
    ("Utility models for start-ups", "初创企业的实用新型", "14:25", 40, 2, 1, (3,), {}),
    ("Tea", "茶歇", "15:05", 25, None, None, (), {"everywhere": True, "format": "break"}),
    ("Questions to the Commissioner, and closing", "与局领导面对面，闭幕", "15:30", 60, 1, None, (1, 2), {"mode": "hybrid"}),
    ("Careers in examination", "审查员职业介绍", "15:30", 30, 2, 5, (), {}),
    ("Talk to an examiner", "与审查员交谈", "16:00", 30, 2, 1, (), {}),
)  # fmt: skip


def open_day(days: int = 1, **event: Any) -> Picture:
    """The Open Day of the model sheets, on one or more days, in both languages."""
    plan = Builder()
    people(plan)
    programme = plan.add(
        "programme", name="CNIPA Open Day", name_other="国家知识产权局开放日", colour="open-day"
    )
    campaign = plan.add(
        "campaign", programme_id=programme, title="Open Day 2026", title_other="2026年开放日",
        theme="Enhancing Intellectual Property Protection Comprehensively",
        theme_other="全面加强知识产权保护，推动构建新发展格局",
    )  # fmt: skip
    venue = plan.add(
        "venue", name="CNIPA Examination Building", name_other="审查业务大楼", city="Beijing", city_other="北京",
        address="6 Xitucheng Road", address_other="海淀区西土城路6号", phone="010-62080000",
    )  # fmt: skip
    values = {
        "kind": "open_day", "title": "CNIPA Open Day", "title_other": "国家知识产权局开放日", "campaign_id": campaign,
        "venue_id": venue, "starts": datetime(2026, 4, 23, 8, 30), "language": "zh_CN", "contact_id": 1,
        "ends": datetime(2026, 4, 22 + days, 16, 30), "audience": "Visitors aged 10 and over",
    } | event  # fmt: skip
    event_id = plan.add("event", **values)
    partners(plan, event_id)
    for position, (name, other, floor, seats) in enumerate(ROOMS):
        room = plan.add("room", venue_id=venue, name=name, name_other=other, floor=floor, seats=seats)
        plan.add("event_room", event_id=event_id, room_id=room, position=position)
    for position, (code, title, other) in enumerate(TRACKS):
        plan.add("track", event_id=event_id, code=code, title=title, title_other=other, position=position)
    for day in range(days):
        when = date(2026, 4, 23) + timedelta(day)
        for title, other, at, minutes, place, track, who, more in DAY:
            plan.session(
                event_id,
                title,
                f"{when}T{at}",
                minutes,
                place,
                title_other=other,
                track_id=track,
                people=who,
                **more,
            )
    return plan.picture


def people(plan: Builder) -> None:
    """The invented people, each with a telephone number that the public must not see."""
    for name, other, title, title_other in PEOPLE:
        plan.add(
            "person", name=name, name_other=other, title=title, title_other=title_other, phone="13800138000",
            email="canary@example.org",
        )  # fmt: skip


def partners(plan: Builder, event: int) -> None:
    """Host, organisers, co-organisers and supporters."""
    for role, name, other in (
        ("host", "China National Intellectual Property Administration", "国家知识产权局"),
        ("organiser", "General Affairs Office", "办公室"),
        ("organiser", "IP Publicity Centre", "知识产权宣传中心"),
        ("co-organiser", "Patent Examination Cooperation Centre, Henan", "专利审查协作河南中心"),
        ("co-organiser", "China Intellectual Property Training Center", "中国知识产权培训中心"),
        ("supporter", "Beijing Intellectual Property Office", "北京市知识产权局"),
        ("supporter", "Tianjin University", "天津大学"),
    ):
        organisation = plan.add("organisation", name=name, name_other=other, phone="010-62086666")
        plan.add("event_partner", event_id=event, organisation_id=organisation, role=role)


WORDS = [
    "patent",
    "search",
    "claim",
    "drawing",
    "licence",
    "village",
    "ceramics",
    "tea",
    "workshop",
    "question",
    "answer",
    "children",
    "brand",
    "design",
    "data",
    "courtroom",
    "market",
    "story",
    "machine",
    "school",
    "teacher",
    "prototype",
]


def large(sessions: int, rooms: int = 30, days: int = 4, seed: int = 1, clash: float = 0.1) -> Picture:
    """A congress: many rooms, double bookings, nights, long titles, sessions in several rooms or none."""
    random, plan = Random(seed), Builder()
    people(plan)
    venue = plan.add("venue", name="Congress Centre", city="Leipzig")
    start = datetime(2026, 12, 27, 9, 0)
    event = plan.add(
        "event", kind="conference", title="Congress with a fairly long name", venue_id=venue, starts=start,
        ends=start + timedelta(days=days - 1, hours=12), language="",
    )  # fmt: skip
    partners(plan, event)
    for number in range(rooms):
        room = plan.add("room", venue_id=venue, name=f"Hall {number + 1}" if number % 5 else f"Assembly of the Friends {number}",
                        seats=20 * number or None)  # fmt: skip
        plan.add("event_room", event_id=event, room_id=room, position=number)
    for number in range(9):
        plan.add("track", event_id=event, title=f"Track number {number + 1}", position=number)
    ends_at: dict[tuple[int, int], datetime] = {}
    for number in range(sessions):
        title = " ".join(random.choices(WORDS, k=random.choice((2, 4, 6, 9, 14)))).capitalize()
        if number % 40 == 39:
            plan.session(event, title, None, 45)
            continue
        room, day = random.randrange(rooms) + 1, random.randrange(days)
        begin = ends_at.get((room, day), start + timedelta(days=day, minutes=30 * random.randrange(4)))
        minutes = random.choice((5, 15, 30, 30, 45, 60, 60, 90, 120))
        if random.random() > clash:
            ends_at[room, day] = begin + timedelta(minutes=minutes + random.choice((0, 0, 10, 15)))
        filed = (start + timedelta(days=day)).date()
        begin = min(begin, datetime.combine(filed, start.time()) + timedelta(hours=19))
        plan.session(
            event, title, begin.isoformat(), minutes, [room] if number % 25 else [room, room % rooms + 1], day=filed,
            track_id=random.randrange(9) + 1, language=random.choice(("en", "de")), subtitle=title if number % 3 else "",
            people=random.sample(range(1, len(PEOPLE) + 1), random.randrange(4)),
        )  # fmt: skip
    return plan.picture
