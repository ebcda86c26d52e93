"""Finding entries that mean the same, and merging them without losing anything."""

import random
from datetime import datetime

import pytest

from models import (
    Absence,
    Agreement,
    Appearance,
    Event,
    EventPartner,
    EventRoom,
    Group,
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
    Venue,
    Waiver,
    history,
)  # fmt: skip
from models.database import database
from models.history import step, undo
from models.merging import merge, references
from planning.duplicates import duplicates, name_key, phone_key, sound_key
from planning.plan import read_picture

START = datetime(2026, 4, 23, 9)


def people(*rows: dict) -> list[Person]:
    with step("People"):
        return [Person.create(**row) for row in rows]


def found(table: str = "person") -> list[tuple[set[str], bool, str]]:
    picture = read_picture()
    return [
        ({picture.get(table, row_id).name for row_id in s.ids}, s.sure, s.message())
        for s in duplicates(picture, table)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王芳", "Wang Fang"),
        ("Fang WANG", "王芳"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("曾伟", "Zeng Wei"),
        ("单小红", "Shan Xiaohong"),
    ],
)
def test_names_sound_alike_in_whatever_script_and_order(one, other):
    assert sound_key(one, person=True) == sound_key(other, person=True)


def test_keys_forget_what_people_vary():
    assert name_key("Ｔsinghua  University（Beijing）") == name_key("tsinghua university (Beijing)")
    assert phone_key("+86 138-0013 8000") == phone_key("13800138000") == "13800138000"
    assert phone_key("110") == ""


def test_same_name_without_anything_against_it_is_told(plan):
    people({"name": "Wang Fang"}, {"name": "wang  fang"}, {"name": "Li Lei"})
    assert found() == [({"Wang Fang", "wang  fang"}, False, "same name")]


def test_same_name_in_two_organisations_is_two_people(plan):
    with step("Homes"):
        homes = [Organisation.create(name=name) for name in ("CNIPA", "Tsinghua")]
    people(*({"name": "Wang Wei", "organisation": home} for home in homes))
    assert found() == []


def test_pinyin_and_telephone_make_it_sure_and_the_entry_with_more_behind_it_comes_first(plan):
    wang, fang = people({"name": "王芳", "phone": "138 0013 8000", "email": "w@x.cn"},
                        {"name": "Fang Wang", "phone": "+8613800138000", "email": "W@x.cn"})  # fmt: skip
    with step("Appear"):
        session = Session.create(event=Event.create(title="E"), title="S")
        Appearance.create(session=session, person=fang)
    assert found() == [
        ({"王芳", "Fang Wang"}, True, "same name in pinyin; same e-mail address; same telephone number")
    ]
    assert duplicates(read_picture(), "person")[0].ids == (fang.id, wang.id)


def test_shared_switchboard_alone_says_nothing(plan):
    people({"name": "Wang Fang", "phone": "010 6208 3114"}, {"name": "Li Lei", "phone": "01062083114"})
    assert found() == []


def test_register_number_decides_for_and_against(plan):
    with step("Schools"):
        Organisation.create(name="First Middle School", external_id="4111", source="list", city="Harbin")
        Organisation.create(name="No. 1 Middle School", external_id="4111", source="list", city="Harbin")
        Organisation.create(name="Hope School", external_id="1", source="list", city="Dali")
        Organisation.create(name="Hope School", external_id="2", source="list", city="Dali")
    assert found("organisation") == [
        ({"First Middle School", "No. 1 Middle School"}, True, "same register number; same city")
    ]


def test_schools_of_one_name_in_two_cities_are_two(plan):
    with step("Schools"):
        for city in ("Harbin", "Chengdu", "Harbin"):
            Organisation.create(name="Experimental School", city=city)
    ((names, sure, _why),) = found("organisation")
    assert (names, sure, len(duplicates(read_picture(), "organisation")[0].ids)) == (
        {"Experimental School"},
        False,
        2,
    )


def test_venues_are_alike_by_name_and_address(plan):
    with step("Venues"):
        Venue.create(name="IP campus", city="Beijing", address="6 Xitucheng Road")
        Venue.create(name="I.P. Campus", city="beijing", address="6, Xitucheng Road")
        Venue.create(name="Library", city="Beijing")
    assert found("venue") == [({"IP campus", "I.P. Campus"}, True, "same name; same address; same city")]


def test_merging_fills_gaps_and_keeps_what_differs_in_the_notes(plan):
    with step("Homes"):
        home = Organisation.create(name="CNIPA")
    kept, other = people(
        {"name": "王芳", "email": "a@x.cn", "notes": "Early riser", "consent": "yes"},
        {"name": "Wang Fang", "email": "b@x.cn", "phone": "138", "organisation": home, "notes": "Vegetarian",
         "consent": "no", "visits_a_month": 0, "source": "list", "external_id": "7"},
    )  # fmt: skip
    merge(kept, [other])
    row = Person.fetch(kept.id)
    assert (row.name, row.name_other, row.email, row.phone, row.organisation_id) == (
        "王芳", "Wang Fang", "a@x.cn", "138", home.id)  # fmt: skip
    assert (row.consent, row.visits_a_month, row.source, row.external_id) == ("no", 0, "list", "7")
    assert row.notes == "Early riser\nE-mail before the merge: b@x.cn\nVegetarian"
    assert history.done[-1].text == "Merge 2 entries of 王芳"
    undo()
    assert Person.fetch(other.id).email == "b@x.cn"


def test_rows_that_say_the_same_twice_become_one_with_the_better_reply(plan):
    kept, other = people({"name": "A"}, {"name": "A"})
    with step("Appear"):
        session = Session.create(event=Event.create(title="E"), title="S")
        Appearance.create(session=session, person=kept, reply="asked")
        Appearance.create(session=session, person=other, reply="yes", position=1)
        Appearance.create(session=session, person=other, role="moderator", position=2)
    merge(kept, [other])
    rows = Appearance.select().order_by(Appearance.position)
    assert [(row.person_id, row.role, row.reply) for row in rows] == [
        (kept.id, "speaker", "yes"), (kept.id, "moderator", "asked")]  # fmt: skip


def test_merged_venues_merge_their_rooms_of_one_name(plan):
    with step("Venues"):
        kept, other = Venue.create(name="Campus"), Venue.create(name="campus")
        hall = Room.create(venue=kept, name="Hall A")
        twin = Room.create(venue=other, name="hall a", seats=300)
        Room.create(venue=other, name="Studio")
        event = Event.create(title="E", venue=other)
        for room in (hall, twin):
            EventRoom.create(event=event, room=room)
        SessionRoom.create(session=Session.create(event=event, title="S"), room=twin)
    merge(kept, [other])
    assert sorted((room.name, room.seats) for room in Room.select()) == [("Hall A", 300), ("Studio", None)]
    assert {room.venue_id for room in Room.select()} == {kept.id} == {Event.get().venue_id}
    assert [row.room_id for row in SessionRoom.select()] == [hall.id]
    assert EventRoom.select().count() == 1


def test_waivers_follow_the_entry_that_stays(plan):
    kept, other = people({"name": "A"}, {"name": "A"})
    with step("Waive"):
        Waiver.create(rule="T2", objects=f"5,{other.id},{other.id}1", reason="fine", made=START)
    merge(kept, [other])
    assert Waiver.get().objects == f"5,{kept.id},{other.id}1"


def test_what_cannot_be_merged_is_refused_and_nothing_is_lost(plan):
    kept, other = people({"name": "A", "notes": "x" * 7900}, {"name": "A", "notes": "y" * 200})
    with pytest.raises(Problem, match="at most 8000"):
        merge(kept, [other])
    with step("Home"):
        home = Organisation.create(name="A")
    with pytest.raises(Problem, match="same kind"):
        merge(kept, [home])
    assert Person.select().count() == 2
    merge(kept, [kept])
    assert Person.select().count() == 2


def filled(rng: random.Random) -> None:
    """A plan in which all that refers to people, organisations, venues and rooms does so at random."""
    with step("Fill"):
        homes = [Organisation.create(name=f"O{n}") for n in range(5)]
        venues = [Venue.create(name=f"V{n}") for n in range(4)]
        rooms = [Room.create(venue=rng.choice(venues), name=f"R{n % 3}") for n in range(9)]
        who = [Person.create(name=f"P{n}", organisation=rng.choice((None, *homes))) for n in range(8)]
        for number in range(6):
            event = Event.create(
                title=f"E{number}", venue=rng.choice(venues), owner=rng.choice(who), contact=rng.choice(who)
            )
            EventPartner.create(event=event, organisation=rng.choice(homes), role="host")
            EventPartner.create(event=event, organisation=rng.choice(homes), role="host", position=1)
            Group.create(event=event, name="G", organisation=rng.choice(homes))
            Participant.create(event=event, name="N", person=rng.choice(who))
            Task.create(event=event, title="T", owner=rng.choice(who))
            talk = Talk.create(title="L")
            for room in rng.sample(rooms, 3):
                EventRoom.create(event=event, room=room)
            for person in rng.sample(who, 3):
                TalkGiver.create(talk=talk, person=person)
            session = Session.create(event=event, title="S")
            for person in rng.sample(who, 4):
                Appearance.create(session=session, person=person, role=rng.choice(("speaker", "host")))
            for room in rng.sample(rooms, 3):
                SessionRoom.create(session=session, room=room)
            Agreement.create(organisation=rng.choice(homes))
            Absence.create(person=rng.choice(who), starts=START, ends=datetime(2026, 5, 1))
            Absence.create(
                organisation=rng.choice(homes),
                room=rng.choice(rooms),
                starts=START,
                ends=datetime(2026, 5, 1),
            )


def referring(model: type) -> dict[tuple[str, int, str], int]:
    """Every reference to a table: (table, row, column) and where it leads."""
    return {
        (table._meta.table_name, row.id, field.name): row.__data__[field.name]
        for table, field in references(model)
        for row in table.select()
        if row.__data__[field.name] is not None
    }


@pytest.mark.parametrize("seed", range(12))
def test_random_merges_lose_no_reference_and_undo_exactly(plan, seed):
    rng = random.Random(seed)
    filled(rng)
    states = []
    for _number in range(6):
        model = rng.choice((Person, Organisation, Venue, Room))
        rows = rng.sample(list(model.select()), min(3, model.select().count()))
        if len(rows) < 2:
            continue
        before, states = referring(model), [*states, read_picture().tables]
        merge(rows[0], rows[1:])
        after, gone = referring(model), {row.id for row in rows[1:]}
        assert not gone & set(after.values())
        for key, led in before.items():
            wanted = rows[0].id if led in gone else led
            twin = any(other[0] == key[0] and to == wanted for other, to in after.items() if other != key)
            assert after.get(key) == wanted or (key not in after and twin)
        assert database.execute_sql("PRAGMA foreign_key_check").fetchall() == []
    for state in reversed(states):
        undo()
        assert read_picture().tables == state
