"""Acts on whole events: moving, copying, repeating in other cities, changing several; talks and tasks."""

import json
from datetime import date, datetime, timedelta

import pytest

from models import (
    Absence,
    Appearance,
    Event,
    EventPartner,
    EventRoom,
    Group,
    GroupStop,
    Item,
    Leg,
    Loan,
    Organisation,
    Participant,
    Person,
    Problem,
    Room,
    Session,
    SessionRoom,
    Talk,
    TalkGiver,
    Task,
    Track,
    Venue,
    history,
)  # fmt: skip
from models.event_acts import change_events, duplicate_event, session_from_talk
from models.group import set_round
from models.history import step, undo
from models.moving import move_event, shift_event
from models.repeating import Stop, repeat_in_cities
from models.talk import let_give
from models.task import check_off
from planning.moving import preview
from planning.plan import read_picture
from planning.problems import problems_of

START = datetime(2026, 4, 23, 9)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


@pytest.fixture
def event(plan):
    """An Open Day in Beijing with a little of everything."""
    with step("Set up"):
        venue = Venue.create(name="IP campus", city="Beijing", city_other="北京")
        event = Event.create(
            title="Open Day Beijing", title_other="北京开放日", kind="open_day",
            venue=venue, city="Beijing", city_other="北京",
            starts=START, ends=at("04-23 17:00"), status="confirmed", attended=12,
            source="x", external_id="1",
        )  # fmt: skip
        hall = Room.create(venue=venue, name="Hall A", seats=300)
        EventRoom.create(event=event, room=hall, hours=json.dumps({"2026-04-23": ["08:00", "18:00"]}))
        EventPartner.create(event=event, organisation=Organisation.create(name="CNIPA"), role="host")
        track = Track.create(event=event, title="Patents", code="PT")
        opening = Session.create(
            event=event, title="Opening", starts=START, minutes=30, track=track, status="confirmed"
        )
        SessionRoom.create(session=opening, room=hall)
        Appearance.create(session=opening, person=Person.create(name="Wang Fang"), reply="yes")
        Appearance.create(session=opening, person=Person.create(name="Li Lei"), reply="no")
        Session.create(event=event, title="Late film", starts=at("04-24 00:30"), minutes=60)
        Session.create(event=event, title="Unplaced", minutes=45)
        Session.create(
            event=event, title="Stream", starts=at("04-23 10:00"), minutes=45, mode="online", track=track
        )
        Task.create(event=event, title="Print", workdays=-5)
        Task.create(event=event, title="Order cake", due=date(2026, 4, 22))
        Task.create(event=event, title="Booked", due=date(2026, 4, 1), done=True)
        Leg.create(
            event=event,
            from_place="Tianjin",
            to_place="Beijing",
            leaves=at("04-22 18:00"),
            arrives=at("04-22 19:00"),
        )
        item = Item.create(name="Banner")
        Loan.create(event=event, item=item, out=at("04-22 08:00"), back=at("04-24 08:00"))
        Loan.create(event=event, item=item, out=at("04-01 08:00"), back=at("04-02 08:00"), condition="good")
        group = Group.create(
            event=event, name="No. 5 School", arrives=at("04-23 09:30"), leaves=at("04-23 12:00")
        )
        GroupStop.create(group=group, session=opening)
        Participant.create(event=event, name="A guest", group=group)
        Absence.create(
            person=Person.get(Person.name == "Wang Fang"), starts=at("04-30 00:00"), ends=at("05-01 00:00")
        )
    return event


def session(event: Event, title: str) -> Session:
    return Session.get(Session.event == event, Session.title == title)


def everything() -> dict[str, dict]:
    return dict(read_picture().tables)


def test_moving_takes_along_what_happens_in_it_and_nothing_else(event):
    before = everything()
    shift_event(event, days=7)
    assert (event.starts, event.ends) == (at("04-30 09:00"), at("04-30 17:00"))
    assert session(event, "Opening").starts == at("04-30 09:00")
    film = session(event, "Late film")
    assert (film.starts, film.day) == (at("05-01 00:30"), date(2026, 4, 30))
    assert session(event, "Unplaced").starts is None
    assert {task.title: task.due for task in Task.select()} == {
        "Print": None, "Order cake": date(2026, 4, 29), "Booked": date(2026, 4, 1)}  # fmt: skip
    assert Leg.get().arrives == at("04-29 19:00")
    assert [loan.out for loan in Loan.select().order_by(Loan.out)] == [at("04-01 08:00"), at("04-29 08:00")]
    assert Group.get().arrives == at("04-30 09:30")
    assert EventRoom.get().hours == json.dumps({"2026-04-30": ["08:00", "18:00"]})
    assert Absence.get().starts == at("04-30 00:00")
    assert undo() == "Move “Open Day Beijing”"
    assert everything() == before


def test_moving_by_minutes_files_sessions_under_the_right_day(event):
    shift_event(event, minutes=-60)
    film = session(event, "Late film")
    assert (film.starts, film.day) == (at("04-23 23:30"), date(2026, 4, 23))
    shift_event(event, minutes=6 * 60)
    film = session(event, "Late film")
    assert (film.starts, film.day) == (at("04-24 05:30"), date(2026, 4, 24))
    assert Task.get(Task.title == "Order cake").due == date(2026, 4, 22)


def test_moving_a_parent_moves_its_parts(event):
    with step("Parent"):
        parent = Event.create(title="Tour", starts=START, ends=at("04-25 17:00"))
        event.part_of = parent
        event.save()
    shift_event(parent, days=1)
    assert Event.fetch(event.id).starts == at("04-24 09:00")
    assert session(event, "Opening").starts == at("04-24 09:00")


@pytest.mark.parametrize("days", [10**12, 10**6, -(10**6)])
def test_moving_out_of_the_calendar_is_refused_and_changes_nothing(event, days):
    before = everything()
    with pytest.raises(Problem):
        shift_event(Event.fetch(event.id), days=days)
    assert everything() == before
    with pytest.raises(Problem):
        preview(read_picture(), event.id, days=10**12)


def test_idea_without_a_day_cannot_be_moved(plan):
    with step("Idea"):
        idea = Event.create(title="Idea")
    with pytest.raises(Problem, match="has no day yet"):
        shift_event(idea, days=1)


def test_another_start_hour_leaves_the_agenda_and_another_day_takes_it_along(event):
    move_event(event, at("04-23 10:00"))
    assert session(event, "Opening").starts == START
    move_event(event, at("04-24 08:00"))
    assert (event.starts, event.ends) == (at("04-24 08:00"), at("04-24 17:00"))
    assert session(event, "Opening").starts == at("04-24 09:00")


def test_preview_says_exactly_what_the_move_then_does(event):
    picture = read_picture()
    told = preview(picture, event.id, days=7, today=date(2026, 4, 20))
    shift_event(event, days=7)
    assert told.moved.tables == read_picture().tables
    assert {(m.table, m.title) for m in told.moves} == {
        ("event", "Open Day Beijing"), ("session", "Opening"), ("session", "Late film"),
        ("session", "Stream"), ("task", "Order cake"), ("leg", "Tianjin – Beijing"), ("loan", "Banner"),
        ("group", "No. 5 School"),
        ("event_room", "Hall A")}  # fmt: skip
    assert [finding.rule for finding in told.fresh] == ["T3"]
    assert told.gone == []


def test_preview_tells_of_holidays_hosts_and_tasks_at_once_overdue(event):
    with step("Exams"):
        Absence.create(
            organisation=Organisation.get(), starts=at("05-01 00:00"), ends=at("05-02 00:00"), kind="exams"
        )
    told = preview(read_picture(), event.id, days=8, today=date(2026, 5, 1))
    assert [remark.message() for remark in told.remarks] == [
        "“Open Day Beijing” would be on 1 May, 09:00: Labour Day.",
        "CNIPA cannot from 1 May, 00:00 to 2 May, 00:00: Exam week.",
    ]
    told = preview(read_picture(), event.id, days=-3, today=date(2026, 4, 20))
    assert [remark.message() for remark in told.remarks] == [
        "A task of “Open Day Beijing” would be overdue at once."]  # fmt: skip


def test_duplicate_takes_the_work_over_and_not_what_happened(event):
    made = duplicate_event(event, 365, title="Open Day 2027")
    assert (made.title, made.starts, made.status, made.attended, made.external_id) == (
        "Open Day 2027", datetime(2027, 4, 23, 9), "planned", None, "")  # fmt: skip
    opening = session(made, "Opening")
    assert (opening.starts, opening.status, opening.track.event_id) == (
        datetime(2027, 4, 23, 9),
        "planned",
        made.id,
    )
    assert [(row.person.name, row.reply) for row in opening.appearances] == [("Wang Fang", "asked")]
    assert [row.room.name for row in opening.session_rooms] == ["Hall A"]
    assert session(made, "Late film").day == date(2027, 4, 23)
    assert sorted((task.title, task.due, task.done) for task in made.tasks if task.due) == [
        ("Booked", date(2027, 4, 1), False), ("Order cake", date(2027, 4, 22), False)]  # fmt: skip
    assert [leg.leaves for leg in made.legs] == [datetime(2027, 4, 22, 18)]
    assert {loan.condition for loan in made.loans} == {""}
    assert [row.hours for row in made.event_rooms] == [json.dumps({"2027-04-23": ["08:00", "18:00"]})]
    assert (made.groups.count(), made.participants.count()) == (0, 0)
    assert [finding.rule for finding in problems_of(read_picture(), made.id)] == ["T7"]  # the film, as before


def test_duplicate_of_a_parent_has_its_own_parts_and_common_agenda(event):
    repeat_in_cities(event, [Stop("Wuhan", day=date(2026, 4, 25))])
    parent = Event.fetch(Event.fetch(event.id).part_of_id)
    made = duplicate_event(parent, 364)
    parts = list(Event.select().where(Event.part_of == made))
    assert sorted(part.city for part in parts) == ["Beijing", "Wuhan"]
    patterns = {row.id for row in made.sessions if row.repeated}
    for part in parts:
        assert {row.copy_of_id for row in part.sessions} == patterns


def test_repeating_makes_a_parent_with_the_common_agenda(event):
    with step("Venue"):
        wuhan = Venue.create(name="Library", city="Wuhan", city_other="武汉")
        hall = Room.create(venue=wuhan, name="HALL  a", seats=100)
        Room.create(venue=wuhan, name="Cellar")
    first, second = repeat_in_cities(event, [Stop("", wuhan, date(2026, 4, 25)), Stop("Chengdu")])
    event = Event.fetch(event.id)
    parent = event.part_of
    assert (parent.title, parent.title_other) == ("Open Day Beijing, all cities", "北京开放日（各城市）")
    assert (first.title, first.title_other, first.part_of_id) == ("Open Day Wuhan", "武汉开放日", parent.id)
    assert (first.starts, first.ends, second.starts) == (at("04-25 09:00"), at("04-25 17:00"), None)
    assert sorted((row.title, row.starts) for row in first.sessions if row.starts) == [
        ("Late film", at("04-26 00:30")), ("Opening", at("04-25 09:00"))]  # fmt: skip
    assert [row.room_id for row in session(first, "Opening").session_rooms] == [hall.id]
    assert [row.room.name for row in first.event_rooms] == ["HALL  a"]
    assert session(first, "Opening").track.event_id == first.id
    assert [task.title for task in first.tasks] == ["Print"]
    assert session(parent, "Stream").mode == "online"
    assert (
        session(event, "Opening").copy_of_id
        == session(first, "Opening").copy_of_id
        == session(parent, "Opening").id
    )
    assert [row.reply for row in session(event, "Opening").appearances.order_by(Appearance.reply)] == [
        "no",
        "yes",
    ]
    assert {row.starts for row in second.sessions} == {None}


def test_common_sessions_stand_once_in_each_part_and_patterns_cause_no_problem(event):
    (wuhan,) = repeat_in_cities(event, [Stop("Wuhan", day=date(2026, 4, 25))])
    picture = read_picture()
    for part in (event, wuhan):
        titles = sorted(row.title for row in picture.sessions(part.id))
        assert titles == ["Late film", "Opening", "Stream", "Unplaced"]
    assert [(finding.rule, finding.objects[1][1]) for finding in problems_of(picture)] == [
        ("T7", event.id), ("T7", wuhan.id)]  # fmt: skip


def test_repeating_again_adds_parts_to_the_same_parent(event):
    (wuhan,) = repeat_in_cities(event, [Stop("Wuhan", day=date(2026, 4, 25))])
    (chengdu,) = repeat_in_cities(Event.fetch(wuhan.id), [Stop("Chengdu", day=date(2026, 4, 27))])
    assert chengdu.part_of_id == wuhan.part_of_id
    assert chengdu.title == "Open Day Chengdu"
    assert session(chengdu, "Opening").starts == at("04-27 09:00")


def test_repeating_an_event_that_is_nowhere_makes_it_the_parent(plan):
    with step("Pattern"):
        pattern = Event.create(title="Open Day", starts=START, ends=at("04-23 12:00"))
        Session.create(event=pattern, title="Opening", starts=START, minutes=30)
    made = repeat_in_cities(
        pattern, [Stop(name, day=date(2026, 4, 20 + n)) for n, name in enumerate(("Xi'an", "Harbin"))]
    )
    assert [(part.title, part.part_of_id) for part in made] == [
        ("Open Day, Xi'an", pattern.id), ("Open Day, Harbin", pattern.id)]  # fmt: skip
    assert session(made[0], "Opening").starts == at("04-20 09:00")


def test_repeating_a_stop_of_a_tour_shares_its_agenda_by_days(plan):
    with step("Tour"):
        tour = Event.create(title="Tour", starts=at("05-11 08:00"), ends=at("05-15 18:00"))
        stop = Event.create(
            title="Visit Hunan", city="Hunan", part_of=tour, starts=at("05-13 14:00"), ends=at("05-13 16:00")
        )
        Session.create(event=stop, title="Lecture", starts=at("05-13 14:00"), minutes=60)
    (made,) = repeat_in_cities(stop, [Stop("Henan", day=date(2026, 5, 20))])
    assert (made.title, made.starts) == ("Visit Henan", at("05-20 14:00"))
    assert session(made, "Lecture").starts == at("05-20 14:00")
    assert session(tour, "Lecture").starts == at("05-11 14:00")


def test_repeating_is_one_step(event):
    before = everything()
    repeat_in_cities(event, [Stop("Wuhan"), Stop("Chengdu")])
    assert undo() == "Repeat “Open Day Beijing” in 2 cities"
    assert everything() == before
    with pytest.raises(Problem, match="one more city"):
        repeat_in_cities(event, [])


def test_several_events_change_in_one_step(event):
    with step("Another"):
        other = Event.create(title="Salon", starts=START)
        owner = Person.create(name="Ma Jing")
    change_events([event, other], status="done", owner=owner)
    assert {(row.status, row.owner_id) for row in Event.select()} == {("done", owner.id)}
    assert undo() == "Change 2 events"
    assert Event.fetch(event.id).status == "confirmed"


def test_session_is_made_from_a_talk_in_one_step(event):
    with step("Catalogue"):
        talk = Talk.create(
            title="What is a patent?", summary="For pupils", minutes=40, materials="40 booklets", ages="8–12"
        )
        wang = Person.get(Person.name == "Wang Fang")
    let_give(talk, [wang])
    made = session_from_talk(event, talk, giver=wang, format="lecture")
    assert (made.title, made.minutes, made.abstract, made.needs, made.talk_id) == (
        "What is a patent?", 40, "For pupils", "40 booklets", talk.id)  # fmt: skip
    assert [(row.person_id, row.reply) for row in made.appearances] == [(wang.id, "asked")]
    assert undo() == "Add session “What is a patent?”"
    assert Session.get_or_none(Session.talk == talk) is None


def test_who_can_give_a_talk_is_set_as_a_whole(plan):
    with step("Catalogue"):
        talk = Talk.create(title="Patents")
        people = [Person.create(name=name) for name in "ABC"]
    let_give(talk, people)
    let_give(talk, [people[2], people[0], people[2]])
    rows = TalkGiver.select().where(TalkGiver.talk == talk).order_by(TalkGiver.position)
    assert [row.person.name for row in rows] == ["C", "A"]


def test_task_is_checked_off_and_opened_again(event):
    task = Task.get(Task.title == "Print")
    check_off(task)
    assert (Task.fetch(task.id).done, history.done[-1].text) == (True, "Check off “Print”")
    check_off(task, done=False)
    assert (Task.fetch(task.id).done, history.done[-1].text) == (False, "Open “Print” again")


def test_round_of_a_group_is_set_in_order_and_stays_on_its_agenda(event):
    group = Group.get()
    film, opening = session(event, "Late film"), session(event, "Opening")
    set_round(group, [film, opening])
    assert [stop.session_id for stop in group.stops.order_by(GroupStop.position)] == [film.id, opening.id]
    with step("Elsewhere"):
        other = Session.create(event=Event.create(title="Other"), title="Far")
    with pytest.raises(Problem, match="is not on the agenda that No"):
        set_round(group, [other])
    assert group.stops.count() == 2


def test_group_may_go_through_a_common_session_of_the_parent(event):
    repeat_in_cities(event, [Stop("Wuhan")])
    group = Group.get()
    stream = Session.get(Session.title == "Stream")
    set_round(group, [stream])
    assert [stop.session_id for stop in group.stops] == [stream.id]


@pytest.mark.parametrize(
    ("model", "values", "sentence"),
    [
        (Leg, {"leaves": START, "arrives": START - timedelta(hours=1)}, "arrives before it leaves"),
        (Leg, {"from_zone": "Mars/Base"}, "no time zone"),
        (Leg, {"from_place": ""}, "must not be empty"),
        (Leg, {"mode": "rocket"}, "Choose one from the list"),
        (Loan, {"out": START, "back": START - timedelta(days=1)}, "come back after it goes out"),
        (Loan, {"quantity": 0}, "whole number from 1"),
        (Item, {"name": "Tent", "seats": 40}, "Only a vehicle has seats"),
        (Talk, {"title": "T", "minutes": 0}, "whole number from 1"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(event, model, values, sentence):
    usual = {
        Leg: {"event": event, "from_place": "A", "to_place": "B"},
        Loan: {"event": event, "item": Item.get()},
    }
    with pytest.raises(Problem, match=sentence), step("Try"):
        model.create(**(usual.get(model, {}) | values))


def test_journey_to_another_zone_compares_real_time(event):
    with step("Fly"):
        leg = Leg.create(
            event=event, from_place="Beijing", to_place="Geneva", mode="flight", leaves=at("04-22 13:00"),
            arrives=at("04-22 12:30"), to_zone="Europe/Zurich",
        )  # fmt: skip
    assert Leg.fetch(leg.id).arrives == at("04-22 12:30")


def test_item_in_use_is_not_removed_and_a_vehicle_leaves_its_journey(event):
    with step("Bus"):
        bus = Item.create(name="Bus 2", kind="vehicle", seats=45)
        leg = Leg.get()
        leg.vehicle = bus
        leg.save()
    with step("Sell"):
        bus.delete_instance()
    assert Leg.get().vehicle_id is None
    with pytest.raises(Problem, match="still uses"), step("Remove"):
        Item.get(Item.name == "Banner").delete_instance()
