"""The rules: what each says, when it is silent, and that an edit re-checks exactly what it touched."""

import random
from datetime import date, datetime, time, timedelta

import pytest

from models import Absence, Appearance, Event, EventRoom, Person, Room, Session, SessionRoom, Venue, history
from models.agenda import appear, place, unplace
from models.history import step
from models.plan import change_plan
from models.release import waive
from models.words import speaking
from planning.fixes import apply_fix, fixes
from planning.placement import standing
from planning.plan import Live, Picture, read_picture
from planning.problems import Problems, findings, problem_objects, problems_of, waiver

DAY = date(2026, 4, 23)


def at(clock: str, day: date = DAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock))


@pytest.fixture
def event(plan):
    with step("Set up"):
        venue = Venue.create(name="House")
        event = Event.create(
            title="Open Day", kind="open_day", venue=venue, starts=at("09:00"), ends=at("17:00")
        )
        for name, seats in (("Hall", 300), ("Room 3", 40)):
            room = Room.create(venue=venue, name=name, seats=seats)
            EventRoom.create(event=event, room=room)
    return event


def room(name: str) -> Room:
    return Room.get(Room.name == name)


def session(
    event: Event, title: str, clock: str, minutes: int = 30, where: str | None = "Hall", **values
) -> Session:
    with step("Add"):
        made = Session.create(event=event, title=title, starts=at(clock), minutes=minutes, **values)
        if where:
            SessionRoom.create(session=made, room=room(where))
    return made


def sentences(rule: str | None = None) -> list[str]:
    return [finding.message() for finding in problems_of(read_picture()) if rule in (None, finding.rule)]


def test_touching_sessions_do_not_clash(event):
    session(event, "Opening", "09:00", 30)
    session(event, "Keynote", "09:30", 45)
    assert sentences() == []


def test_room_taken_names_both_the_place_and_the_time(event):
    session(event, "Opening", "10:00", 45)
    session(event, "Workshop", "10:30", 60)
    assert sentences() == ["“Opening” and “Workshop” are both in Hall from 23 April, 10:30 to 10:45."]


def test_room_that_allows_parallel_sessions_is_never_taken(event):
    session(event, "Opening", "10:00")
    session(event, "Workshop", "10:00")
    with step("Allow"):
        hall = room("Hall")
        hall.parallel = True
        hall.save()
    assert sentences() == []


def test_cancelled_session_takes_no_room(event):
    session(event, "Opening", "10:00")
    session(event, "Workshop", "10:00", status="cancelled")
    assert sentences() == []


def test_person_in_two_events_in_different_zones_compares_by_utc(event):
    first = session(event, "Patent basics", "10:00", 60)
    with step("Far away"):
        geneva = Event.create(title="Geneva", time_zone="Europe/Zurich", starts=at("00:00"), ends=at("12:00"))
        wang = Person.create(name="Wang Fang")
        other = Session.create(event=geneva, title="Call", starts=at("04:30"), minutes=60, mode="online")
        appear(first, [(wang, "speaker")])
        appear(other, [(wang, "guide")])
    assert sentences() == ["Wang Fang is in “Patent basics” (Hall) and “Call” from 23 April, 10:30 to 11:00."]


def test_declined_appearance_does_not_clash(event):
    with step("Add"):
        wang = Person.create(name="Wang Fang")
    for title, where in (("A", "Hall"), ("B", "Room 3")):
        made = session(event, title, "10:00", where=where)
        with step("Ask"):
            Appearance.create(session=made, person=wang, reply="no" if title == "B" else "asked")
    assert sentences() == []


def test_absence_of_a_speaker_warns(event):
    made = session(event, "Patent basics", "10:00")
    with step("Away"):
        wang = Person.create(name="Wang Fang")
        appear(made, [(wang, "speaker")])
        Absence.create(person=wang, starts=at("08:00"), ends=at("10:15"), kind="leave")
    found = problems_of(read_picture())
    assert [(f.rule, f.level) for f in found] == [("T3", "warn")]
    assert "Wang Fang is away from 23 April, 08:00 to 23 April, 10:15" in found[0].message()


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("{}", []),
        ('{"2026-04-23": []}', ["Hall is closed on the day of “Talk”, 23 April, 16:30."]),
        (
            '{"2026-04-23": ["09:00", "16:00"]}',
            ["Hall is open from 09:00 to 16:00, but “Talk” is there at 23 April, 16:30."],
        ),
        ('{"2026-04-23": ["09:00", "17:00"]}', []),
        ('{"2026-04-23": ["16:00", "02:00"]}', []),
        ('{"2026-04-22": []}', []),
    ],
)
def test_room_closed_by_the_hours_of_the_day(event, hours, expected):
    session(event, "Talk", "16:30", 30)
    with step("Hours"):
        EventRoom.update(hours=hours).where(EventRoom.room == room("Hall")).execute()
    assert sentences("T5") == expected


def test_usual_hours_of_a_room_hold_where_the_event_gives_none(event):
    session(event, "Talk", "16:30", 30)
    with step("Hours"):
        Room.update(opens="08:00", closes="16:45").where(Room.name == "Hall").execute()
    assert sentences() == ["Hall is open from 08:00 to 16:45, but “Talk” is there at 23 April, 16:30."]


@pytest.mark.parametrize(
    ("clock", "minutes", "day", "expected"),
    [
        ("08:30", 30, DAY, "“Talk” at 23 April, 08:30 is before “Open Day” starts at 23 April, 09:00."),
        ("16:45", 30, DAY, "“Talk” at 23 April, 16:45 ends after “Open Day” ends at 23 April, 17:00."),
        (
            "10:00",
            30,
            DAY + timedelta(days=1),
            "“Talk” at 24 April, 10:00 is outside the days of “Open Day”.",
        ),
    ],
)
def test_outside_the_event(event, clock, minutes, day, expected):
    made = session(event, "Talk", "10:00", minutes)
    place(made, at(clock, day))
    assert sentences() == [expected]


def test_crossing_midnight_is_no_fault(event):
    with step("Long night"):
        event.ends = at("03:00", DAY + timedelta(days=1))
        event.save()
    late = session(event, "Film night", "23:30", 120)
    after = session(event, "Last film", "01:30", 30)
    place(after, at("01:30", DAY + timedelta(days=1)), day=DAY)
    assert (late.day, sentences()) == (DAY, [])


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, ["“Talk” has no length."]),
        (5, ["“Talk” lasts 5 minutes; less than 10 looks like a slip."]),
        (10, []),
    ],
)
def test_length(event, minutes, expected):
    session(event, "Talk", "10:00", minutes)
    assert sentences() == expected


def test_too_few_seats_counts_all_rooms_of_the_session(event):
    made = session(event, "Keynote", "10:00", where="Room 3", expected=200)
    assert sentences() == ["“Keynote” expects 200 people, but Room 3 has 40 seats."]
    place(made, made.starts, [room("Room 3"), room("Hall")])
    assert sentences() == []


def test_online_session_needs_no_seats(event):
    session(event, "Keynote", "10:00", where="Room 3", expected=200, mode="online")
    assert sentences() == []


def test_level_of_the_plan_goes_before_the_usual_one(event):
    session(event, "Talk", "10:00", 5)
    change_plan(rule_levels='{"T8": "warn"}')
    assert [finding.level for finding in problems_of(read_picture())] == ["warn"]
    change_plan(rule_levels='{"T8": "off"}')
    assert problems_of(read_picture()) == []


def test_sentence_follows_the_language(event):
    session(event, "Talk", "10:00", 0)
    (finding,) = problems_of(read_picture())
    with speaking("zh_CN"):
        chinese = finding.message()
    assert "Talk" in chinese and chinese != finding.message()


def test_objects_of_a_problem_have_titles(event):
    one, two = session(event, "Opening", "10:00"), session(event, "Workshop", "10:15")
    picture = read_picture()
    (finding,) = problems_of(picture)
    hall = room("Hall")
    assert problem_objects(picture, finding) == [
        ("session", one.id, "Opening"),
        ("session", two.id, "Workshop"),
        ("room", hall.id, "Hall"),
    ]


def test_waiver_counts_only_while_the_facts_are_the_same(event):
    session(event, "Opening", "10:00")
    two = session(event, "Workshop", "10:15")
    (finding,) = problems_of(read_picture())
    ids = [row_id for _table, row_id in finding.objects]
    waive(finding.rule, ids, finding.fingerprint, "A curtain divides the hall", "Chen")
    assert waiver(read_picture(), finding).reason == "A curtain divides the hall"
    place(two, at("10:20"))
    (moved,) = problems_of(read_picture())
    assert waiver(read_picture(), moved) is None
    history.undo()
    (again,) = problems_of(read_picture())
    assert waiver(read_picture(), again).who == "Chen"


@pytest.mark.parametrize(
    ("clock", "minutes", "where", "values"),
    [
        ("10:15", 30, "Hall", {}),
        ("17:30", 30, "Room 3", {}),
        ("10:00", 0, "Room 3", {}),
        ("12:00", 30, "Room 3", {"expected": 100}),
    ],
)
def test_every_fix_offered_was_tried_and_works(event, clock, minutes, where, values):
    session(event, "Opening", "10:00", pinned=True)
    session(event, "Talk", clock, minutes, where, **values)
    before = read_picture()
    (finding,) = problems_of(before)
    ways = fixes(before, finding)
    assert 1 <= len(ways) <= 3
    for way in ways:
        entries = len(history.done)
        apply_fix(way)
        assert problems_of(read_picture()) == [] and len(history.done) == entries + 1
        history.undo()
        assert [f.key for f in problems_of(read_picture())] == [finding.key]


def test_pinned_sessions_are_not_moved_by_a_fix(event):
    session(event, "Opening", "10:00", pinned=True)
    session(event, "Talk", "10:00", pinned=True)
    picture = read_picture()
    assert fixes(picture, problems_of(picture)[0]) == []


def test_proposed_placement_is_judged_without_being_stored(event):
    session(event, "Opening", "10:00", 60)
    made = session(event, "Talk", "12:00", 30)
    picture = read_picture()
    proposed = standing(picture, picture.get("session", made.id))._replace(starts=at("10:30"))
    assert [finding.rule for finding in findings(picture, proposed, masking=True)] == ["T1"]
    assert findings(picture, standing(picture, picture.get("session", made.id))) == []


def test_rechecking_what_an_edit_touched_finds_what_a_full_check_finds(event):
    rng = random.Random(5)
    with step("People"):
        people = [Person.create(name=f"P{n}") for n in range(4)]
    for number in range(14):
        made = session(
            event,
            f"S{number}",
            f"{rng.randint(9, 16):02}:{rng.choice((0, 15, 30)):02}",
            rng.choice((5, 30, 60)),
            rng.choice(("Hall", "Room 3")),
            expected=rng.choice((None, 20, 100)),
        )
        with step("Appear"):
            appear(made, [(person, "speaker") for person in rng.sample(people, 2)])
    live = Live()
    problems = Problems(live.picture)
    touched: list[history.Changes] = []
    history.listeners.append(touched.append)
    for number in range(60):
        _random_act(rng, event, people)
        if number % 5 == 4:
            history.undo()
        while touched:
            problems.follow(live.picture, touched.pop(0))
        fresh = read_picture()
        assert problems.list() == problems_of(fresh)
        assert _same(live.picture, fresh)


def _random_act(rng: random.Random, event: Event, people: list[Person]) -> None:
    sessions = list(Session.select().where(Session.event == event))
    chosen = rng.choice(sessions)
    match rng.randint(0, 6):
        case 0:
            place(chosen, at(f"{rng.randint(8, 17):02}:00"), [room(rng.choice(("Hall", "Room 3")))])
        case 1:
            unplace(chosen)
        case 2:
            appear(chosen, [(rng.choice(people), "guide")])
        case 3:
            with step("Away"):
                Absence.create(person=rng.choice(people), starts=at("10:00"), ends=at("12:00"))
        case 4:
            with step("Hours"):
                hall = room("Hall")
                hall.opens, hall.closes = f"{rng.randint(8, 11):02}:00", "16:00"
                hall.save()
        case 5:
            with step("Event"):
                event.starts = at(f"{rng.randint(8, 10):02}:00")
                event.save()
        case 6 if len(sessions) > 5:
            with step("Delete"):
                chosen.delete_instance()


def _same(one: Picture, other: Picture) -> bool:
    return {name: dict(rows) for name, rows in one.tables.items()} == {
        n: dict(r) for n, r in other.tables.items()
    }
