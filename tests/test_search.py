"""Searching as somebody types: both scripts, pinyin, ranking, commands, and lines that follow each step."""

import random
from datetime import date, datetime

import pytest

from models import Event, Organisation, Person, Room, Session, Talk, Venue
from models.history import redo, step, undo
from models.words import speaking
from planning.pinyin import initials, syllables
from planning.plan import Live, read_picture
from planning.search import Entry, Search

COMMANDS = (
    Entry("command", "undo", "Undo", ("撤销",)),
    Entry("command", "new-event", "New event…", ("新建活动",)),
    Entry("document", "poster", "Poster", ("海报",)),
)


@pytest.fixture
def season(plan):
    with step("Season"):
        home = Organisation.create(
            name="重庆大学", name_other="Chongqing University", city="Chongqing", region="Chongqing"
        )
        venue = Venue.create(name="IP campus", city="Beijing", address="6 Xitucheng Road")
        room = Room.create(venue=venue, name="第一报告厅")
        Person.create(name="刘敏", name_other="Liu Min", title="Examiner", organisation=home, city="Beijing")
        Person.create(name="Liu Jian", email="liu.jian@example.cn")
        Person.create(name="曾伟")
        day = Event.create(
            title="国家知识产权局开放日",
            title_other="CNIPA Open Day",
            starts=datetime(2026, 4, 23, 9),
            city="Beijing",
        )
        later = Event.create(title="Open Day, autumn", starts=datetime(2026, 10, 20, 9))
        for event in (later, day):
            made = Session.create(
                event=event,
                title="专利检索讲座",
                title_other="Patent search",
                starts=event.starts,
                minutes=45,
            )
        made.session_rooms.model.create(session=made, room=room)
        Session.create(event=day, title="Film about filming")
        Talk.create(title="What is a patent?", ages="8–12")
    return day


def titles(search: Search, typed: str, **more) -> list[str]:
    return [f"{hit.table}: {hit.title}" for hit in search.find(typed, **more)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("刘敏", "person: 刘敏"),
        ("刘", "person: 刘敏"),
        ("lm", "person: 刘敏"),
        ("liumin", "person: 刘敏"),
        ("liu min", "person: 刘敏"),
        ("LIU J", "person: Liu Jian"),
        ("zw", "person: 曾伟"),
        ("zengw", "person: 曾伟"),
        ("cqdx", "organisation: 重庆大学"),
        ("chongqingdaxue", "organisation: 重庆大学"),
        ("检索", "session: 专利检索讲座"),
        ("讲座 专利", "session: 专利检索讲座"),
        ("zljs", "session: 专利检索讲座"),
        ("gjzscq", "event: 国家知识产权局开放日"),
        ("ｏｐｅｎ　day", "event: Open Day, autumn"),
        ("patent?", "talk: What is a patent?"),
        ("bgt", "room: 第一报告厅"),
        ("xitucheng", "venue: IP campus"),
        ("examiner", "person: 刘敏"),
    ],
)
def test_first_hit_is_what_was_meant(season, typed, first):
    assert titles(Search(read_picture()), typed)[0] == first


def test_nothing_typed_or_nothing_there_finds_nothing(season):
    search = Search(read_picture())
    assert [search.find(typed) for typed in ("", "   ", ">", "qqqq", "刘敏 不在", "\n")] == [[]] * 6


def test_a_title_goes_before_what_begins_with_it_and_that_before_what_holds_it(season):
    with step("More"):
        for name in ("Film", "Filming a patent", "A film", "Microfilm"):
            Talk.create(title=name)
    search = Search(read_picture())
    assert titles(search, "film", tables=("talk",)) == [
        "talk: Film", "talk: Filming a patent", "talk: A film", "talk: Microfilm"]  # fmt: skip


def test_what_belongs_to_the_event_one_is_in_comes_first_among_equals(season):
    search = Search(read_picture())
    near = [search.picture.get("session", hit.key).event_id for hit in search.find("检索", near=season.id)]
    assert near[0] == season.id
    far = Event.get(Event.title == "Open Day, autumn")
    assert search.picture.get("session", search.find("检索", near=far.id)[0].key).event_id == far.id
    april = search.find("检索", today=date(2026, 4, 20))[0]
    assert search.picture.get("session", april.key).event_id == season.id


def test_commands_and_documents_are_found_and_change_with_the_language(season):
    search = Search(read_picture(), COMMANDS)
    assert titles(search, "post") == ["document: Poster"]
    assert titles(search, "cx") == ["command: Undo"]
    assert titles(search, ">event") == ["command: New event…"]
    assert titles(search, "> ") == []
    search.offer([Entry("command", "undo", "撤销", ("Undo",))])
    assert titles(search, "undo") == ["command: 撤销"]
    assert titles(search, "post") == []


def test_only_the_tables_asked_for_are_found(season):
    search = Search(read_picture(), COMMANDS)
    assert {hit.table for hit in search.find("e", tables=("person", "event"))} == {"person", "event"}
    assert len(search.find("e", most=2)) == 2


def test_second_line_says_where_it_belongs(season):
    search = Search(read_picture())
    lines = {
        typed: search.detail(search.find(typed, near=season.id)[0])
        for typed in ("刘敏", "检索", "cnipa", "报告厅")
    }
    assert lines == {
        "刘敏": "Examiner · 重庆大学 · Beijing",
        "检索": "国家知识产权局开放日 · Thu 23 April 09:00 · 第一报告厅",
        "cnipa": "23 April 2026 · Beijing",
        "报告厅": "IP campus · Beijing",
    }
    with speaking("zh_CN"):
        assert search.detail(search.find("cnipa")[0]) == "2026年4月23日 · Beijing"


def test_lines_follow_steps_undo_and_redo(season):
    live = Live()
    search = Search(live.picture)
    from models import history

    history.listeners.append(lambda touched: search.follow(live.picture, touched))
    assert titles(search, "zhaolei") == []
    with step("Add"):
        person = Person.create(name="赵磊")
    assert titles(search, "zhaolei") == ["person: 赵磊"]
    with step("Rename"):
        person.name = "钱磊"
        person.save()
    assert (titles(search, "zhaolei"), titles(search, "ql")) == ([], ["person: 钱磊"])
    undo()
    assert (titles(search, "zhaolei"), titles(search, "ql")) == (["person: 赵磊"], [])
    undo()
    assert titles(search, "zhaolei") == []
    redo()
    assert titles(search, "zhaolei") == ["person: 赵磊"]


def test_steps_made_while_the_lines_are_read_are_not_missed(season):
    with step("Many"):
        Person.add_all([Person(name=f"Guest {number}") for number in range(600)])
    live = Live()
    search = Search(live.picture)
    building = search.building()
    next(building)
    with step("Meanwhile"):
        late = Person.create(name="Latecomer")
        Person.delete().where(Person.name == "Guest 5").execute()
    search.follow(live.picture, {"person": frozenset({late.id})})
    assert list(building) and titles(search, "latecomer") == ["person: Latecomer"]
    assert titles(search, "guest 5", most=1) != ["person: Guest 5"]


def test_random_edits_leave_the_lines_as_if_freshly_read(plan):
    rng = random.Random(3)
    live = Live()
    search = Search(live.picture)
    search.find("x")
    words = ("patent", "专利", "王芳", "open day", "重庆")
    made: list[Person] = []
    for number in range(700):
        with step("Edit"):
            if made and rng.random() < 0.3:
                made.pop(rng.randrange(len(made))).delete_instance()
            elif made and rng.random() < 0.5:
                person = rng.choice(made)
                person.name = " ".join(rng.sample(words, 2))
                person.save()
            else:
                made.append(Person.create(name=f"{rng.choice(words)} {number}"))
        from models import history

        search.follow(live.picture, history.done[-1].touched)
        if number % 50 == 0:
            fresh = Search(live.picture)
            for typed in (*words, "cq", "wangfang", "day patent"):
                assert set(search.find(typed, most=10**6)) == set(fresh.find(typed, most=10**6))


def test_the_best_are_found_among_very_many(plan):
    with step("Many"):
        event = Event.create(title="E")
        Session.add_all([Session(event=event, title=f"About patents {number}") for number in range(3000)])
        Session.create(event=event, title="Patents")
        Session.create(event=event, title="Rare patents")
    search = Search(read_picture())
    found = titles(search, "patents")
    assert (found[0], len(found)) == ("session: Patents", 50)
    assert titles(search, "rare patents") == ["session: Rare patents"]
    assert titles(search, "patents 2999") == ["session: About patents 2999"]


def test_characters_are_read_by_their_words():
    assert initials("重庆的银行行长 2026") == "cqdyhhz 2026"
    assert syllables("西藏 Tibet") == ("xi", "zang", "Tibet")
    assert (syllables("曾伟", name=True), syllables("曾伟")) == (("zeng", "wei"), ("ceng", "wei"))
    assert initials("plain") == "plain"
    assert (syllables(""), syllables("𠮷"), initials("𠮷野")) == ((), ("𠮷",), "𠮷y")
