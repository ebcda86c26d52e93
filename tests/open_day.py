# ruff: noqa: E501
"""A day of an Open Day with everything that documents have to carry, for the tests of what leaves the program."""

from datetime import date, datetime
from typing import Any

from models import (
    Appearance,
    Event,
    EventPartner,
    Organisation,
    Person,
    Room,
    Session,
    SessionRoom,
    Track,
    Venue,
)
from models.event import use_room
from models.history import step
from models.programme import Campaign, Programme

PHONE, MAIL = "13800 555 0199", "canary@example.org"
SECRETS = (PHONE, MAIL, "Frau Kanarienvogel", "secret remark")
TRACKS = (
    ("A", "Patents", "专利"), ("B", "Trade marks and designs", "商标与外观设计"), ("C", "Geographical indications", "地理标志"),
    ("D", "Young Innovators", "少年创新者"), ("E", "Services and finance", "服务与金融"), ("F", "Search and data", "检索与数据"),
)  # fmt: skip
ROOMS = (
    ("Main Hall", "主会场", "1F", 300), ("Examination Theatre", "审查厅", "2F", 120), ("Room 203", "203室", "2F", 60),
    ("Innovation Studio", "创新工坊", "3F", 40), ("Patent Gallery", "专利展厅", "1F", 25), ("Online Studio", "线上演播室", "3F", 500),
)  # fmt: skip
#: start, minutes, title, second title, room, track, people, mode, language, format
SESSIONS = (
    ("08:30", 30, "Registration and tea", "签到与茶歇", None, "", "", "", "", "registration"),
    ("09:00", 40, "Opening and keynote: enhancing IP protection comprehensively", "开幕与主旨演讲：全面加强知识产权保护", 0, "", "Zhang Hui", "hybrid", "zh", "opening"),
    ("09:00", 40, "Live stream of the opening, with chat", "开幕直播与互动", 5, "", "Luo Xin", "online", "zh", "other"),
    ("09:50", 40, "How a patent is examined, step by step", "专利审查全流程", 0, "A", "Wang Fang, Liu Yang", "hybrid", "zh", "lecture"),
    ("09:50", 40, "Live search: is your idea really new?", "现场检索：你的想法真的新吗？", 1, "F", "Guo Lei", "", "zh", "lecture"),
    ("09:50", 40, "Trade marks: what can be registered, and what cannot", "商标：什么能注册", 2, "B", "Sun Yue", "", "zh", "lecture"),
    ("09:50", 40, "Draw your first claim", "", 3, "D", "Tang Wei, He Jing", "", "zh", "workshop"),
    ("09:50", 20, "Tour 1", "参观一", 4, "A", "Ma Li", "", "zh", "tour"),
    ("09:50", 40, "Patent information for exporters", "", 5, "F", "M. Okafor", "online", "en", "lecture"),
    ("10:10", 20, "Tour 2", "参观二", 4, "A", "Xu Ning", "", "en", "tour"),
    ("10:30", 20, "Tea", "茶歇", None, "", "", "", "", "break"),
    ("10:50", 60, "Panel: pledge financing for small firms, three banks and two founders", "圆桌：小微企业质押融资", 0, "E", "Zhao Min, Li Na, Sun Qiang, Peng Bo", "hybrid", "zh", "salon"),
    ("10:50", 30, "Designs: protecting what a product looks like", "外观设计", 1, "B", "Fan Xia", "", "zh", "lecture"),
    ("10:50", 30, "From village speciality to GI", "从土特产到地理标志", 2, "C", "Chen Jie", "", "zh", "lecture"),
    ("10:50", 60, "Workshop: invent something with paper, string and one magnet", "", 3, "D", "Tang Wei, He Jing", "", "zh", "workshop"),
    ("10:50", 30, "Tour 3", "", 4, "A", "Ma Li", "", "zh", "tour"),
    ("11:20", 30, "The Hague and Madrid systems", "海牙与马德里体系", 1, "B", "A. Keller", "", "en", "lecture"),
    ("11:50", 100, "Lunch", "午餐", None, "", "", "", "", "break"),
    ("13:30", 45, "GI stories on the dining table: film and talk", "餐桌上的地理标志", 0, "C", "Chen Jie, Yuan Hong", "hybrid", "zh", "lecture"),
    ("13:30", 95, "Build and protect: from prototype to application in ninety minutes", "从原型到申请", 3, "D", "Tang Wei, He Jing", "", "zh", "workshop"),
    ("13:30", 95, "WIPO distance course in Chinese: taster with live questions", "远程课程体验", 5, "E", "M. Okafor, Luo Xin", "online", "zh", "lecture"),
    ("14:25", 40, "Young inventors on stage", "少年发明家登台", 0, "D", "Six finalists", "hybrid", "zh", "competition"),
    ("15:30", 60, "Questions to the Commissioner, and closing", "向局长提问与闭幕", 0, "", "Zhang Hui, Wang Fang", "hybrid", "zh", "qa"),
)  # fmt: skip


def build(day: date = date(2026, 4, 23)) -> Event:
    """The Open Day in the open plan."""
    with step("Build"):
        return _build(day)


def _build(day: date) -> Event:
    programme = Programme.create(name="CNIPA Open Day", name_other="国家知识产权局开放日", colour="open-day")
    campaign = Campaign.create(
        programme=programme, title="CNIPA Open Day 2026", title_other="2026年国家知识产权局开放日",
        theme="Enhancing Intellectual Property Protection Comprehensively, Striving to Build the New Development Paradigm",
        theme_other="全面加强知识产权保护 推动构建新发展格局",
    )  # fmt: skip
    cnipa = Organisation.create(
        name="China National Intellectual Property Administration",
        name_other="国家知识产权局",
        phone=PHONE,
        email=MAIL,
    )
    centre = Organisation.create(
        name="China Intellectual Property Training Center", name_other="中国知识产权培训中心"
    )
    venue = Venue.create(
        name="CNIPA Examination Building", name_other="审查业务用房", city="Beijing", city_other="北京", phone=PHONE,
        address="6 Xitucheng Road, Haidian District", address_other="海淀区西土城路6号", contact="Frau Kanarienvogel",
    )  # fmt: skip
    contact = Person.create(
        name="Tian Yu", name_other="田雨", email=MAIL, phone=PHONE, organisation=cnipa, notes="secret remark"
    )
    event = Event.create(
        kind="open_day", title="Open Day", title_other="国家知识产权局开放日", campaign=campaign, venue=venue, city="Beijing",
        city_other="北京", starts=datetime.combine(day, datetime.min.time()).replace(hour=8, minute=30), mode="hybrid",
        ends=datetime.combine(day, datetime.min.time()).replace(hour=17), status="confirmed", expected=1200, contact=contact,
        link="https://live.example.org/open-day", notes="secret remark",
    )  # fmt: skip
    EventPartner.create(event=event, organisation=cnipa, role="host")
    EventPartner.create(event=event, organisation=centre, role="co-organiser")
    tracks = {
        code: Track.create(event=event, code=code, title=title, title_other=other, position=n)
        for n, (code, title, other) in enumerate(TRACKS)
    }
    rooms = [
        Room.create(venue=venue, name=name, name_other=other, floor=floor, seats=seats, position=n)
        for n, (name, other, floor, seats) in enumerate(ROOMS)
    ]
    for room in rooms:
        use_room(event, room)
    people: dict[str, Person] = {}
    for line in SESSIONS:
        _session(event, line, tracks, rooms, people, cnipa)
    Session.create(
        event=event,
        title="A talk without a slot yet",
        title_other="待安排的讲座",
        minutes=25,
        format="lecture",
        notes="secret remark",
    )
    return event


def _session(
    event: Event, line: Any, tracks: Any, rooms: Any, people: dict[str, Person], home: Organisation
) -> None:
    start, minutes, title, other, room, track, names, mode, language, kind = line
    hour, minute = map(int, start.split(":"))
    session = Session.create(
        event=event, title=title, title_other=other, minutes=minutes, format=kind, mode=mode, language=language,
        starts=event.starts.replace(hour=hour, minute=minute), everywhere=room is None, track=tracks.get(track),
    )  # fmt: skip
    if room is not None:
        SessionRoom.create(session=session, room=rooms[room])
    for position, name in enumerate(filter(None, names.split(", "))):
        if name not in people:
            people[name] = Person.create(name=name, email=MAIL, phone=PHONE, organisation=home)
        Appearance.create(session=session, person=people[name], position=position)


CITIES = (("Beijing", "北京"), ("Tianjin", "天津"), ("Shenyang", "沈阳"), ("Shanghai", "上海"), ("Wuhan", "武汉"),
          ("Chengdu", "成都"), ("Xi'an", "西安"), ("Guangzhou", "广州"), ("Fuzhou", "福州"), ("Changsha", "长沙"))  # fmt: skip


def season() -> list[Event]:
    """The Open Day, its ten cities, and some visits, in the open plan."""
    with step("Season"):
        first = _build(date(2026, 4, 23))
        campus = Programme.create(
            name="IP Outreach to Campuses", name_other="知识产权进高校", colour="campus"
        )
        visits = Campaign.create(
            programme=campus, title="Campus visits 2026", title_other="2026年知识产权进高校"
        )
        found = [first]
        for number, (city, other) in enumerate(CITIES):
            home = Organisation.create(
                name=f"University of {city}", name_other=f"{other}大学", kind="university", city=city
            )
            contact = Person.create(
                name=f"Contact {number}", name_other=f"联系人{number}", phone=PHONE, email=MAIL
            )
            event = Event.create(
                kind="campus_visit", title=f"Visit to the University of {city}", title_other=f"走进{other}大学",
                campaign=visits, city=city, city_other=other, contact=contact, expected=120 + 10 * number,
                starts=datetime(2026, 5 + number // 4, 4 + number, 14), ends=datetime(2026, 5 + number // 4, 4 + number + number % 3, 17),
                mode=("in_person", "online", "hybrid")[number % 3],
                status=("confirmed", "planned", "idea", "cancelled", "done")[number % 5],
            )  # fmt: skip
            EventPartner.create(event=event, organisation=home, role="host")
            found.append(event)
    return found
