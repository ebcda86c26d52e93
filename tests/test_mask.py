"""The mask of a drag says exactly what the rules say, minute by minute."""

# ruff: noqa: E501 - rows of values

from datetime import date, datetime, timedelta
from types import SimpleNamespace

from board_day import at, build
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import Plan
from planning.mask import Mask, copied_in, unplaced_in
from planning.placement import standing
from planning.plan import PICTURED, Picture, read_picture
from planning.reading import row_class

DAY = date(2026, 4, 23)
MINUTES = st.integers(0, 36 * 12).map(lambda n: 5 * n)


def picture_of(sessions, absences, hours, event_hours, expected):
    """Three rooms, two people and these sessions, as a picture."""
    tables = {model._meta.table_name: {} for model in PICTURED}
    kinds = {model._meta.table_name: (row_class(model)[0], model) for model in PICTURED}

    def add(table, row_id, **values):
        kind, model = kinds[table]
        usual = {f.column_name: None if callable(f.default) else f.default for f in model._meta.sorted_fields}
        row = {name: usual.get(name) for name in kind._fields} | values | {"id": row_id}
        tables[table][row_id] = kind(**row)

    start = datetime(2026, 4, 23)
    add("event", 1, title="E", starts=start + timedelta(minutes=event_hours[0]), status="planned", mode="in_person",
        ends=start + timedelta(minutes=sum(event_hours)), time_zone="Asia/Shanghai", day_starts="04:00")  # fmt: skip
    for room, (opens, closes) in enumerate(hours, 1):
        add(
            "room",
            room,
            name=f"R{room}",
            seats=(10, 50, None)[room - 1],
            parallel=room == 3,
            opens=opens,
            closes=closes,
        )
    add("person", 1, name="P1")
    add("person", 2, name="P2")
    for number, (minute, length, room, person) in enumerate(sessions, 1):
        begin = start + timedelta(minutes=minute)
        add("session", number, event_id=1, title=f"S{number}", starts=begin, day=begin.date(), minutes=length,
            status="planned", mode="", expected=expected)  # fmt: skip
        add("session_room", number, session_id=number, room_id=room)
        add("appearance", number, session_id=number, person_id=person, reply="yes", role="speaker")
    for number, (minute, length, whose) in enumerate(absences, 1):
        begin = start + timedelta(minutes=minute)
        who = {"person_id": whose} if whose < 3 else {"room_id": whose - 2}
        add("absence", number, starts=begin, ends=begin + timedelta(minutes=length), **who)
    return Picture(
        SimpleNamespace(rule_levels="{}", time_zone="Asia/Shanghai", language="en", language_other="zh_CN"),
        tables,
    )


HOURS = st.sampled_from([("", ""), ("08:00", "18:00"), ("20:00", "02:00"), ("09:30", "09:31")])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(MINUTES, st.sampled_from([1, 5, 45, 90, 600]), st.integers(1, 3), st.integers(1, 2)), min_size=1,
             max_size=8),
    st.lists(st.tuples(MINUTES, st.sampled_from([30, 240]), st.integers(1, 5)), max_size=3),
    st.tuples(HOURS, HOURS, HOURS),
    st.tuples(st.sampled_from([0, 540]), st.sampled_from([300, 1700])),
    st.sampled_from([None, 20, 80]),
)  # fmt: skip
def test_mask_bars_exactly_the_starts_that_rules_speak_against(
    sessions, absences, hours, event_hours, expected
):
    picture = picture_of(sessions, absences, hours, event_hours, expected)
    first = datetime(2026, 4, 23, 4)
    columns = {0: (), 1: (1,), 2: (2,), 3: (3,), 4: (1, 2)}
    mask = Mask(
        picture, standing(picture, picture.tables["session"][1]), columns, DAY, first, first + timedelta(1)
    )
    for column in columns:
        for minute in range(0, 1440, 7):
            starts = first + timedelta(minutes=minute)
            assert mask.bars(column, starts) == bool(mask.reasons(column, starts)), (column, starts)


def _mask(made, title, columns=("Hall", "Lab", "Courtyard")):
    picture = read_picture()
    session = picture.tables["session"][made.sessions[title]]
    rooms = {made.rooms[name]: (made.rooms[name],) for name in columns}
    return Mask(picture, standing(picture, session), rooms, DAY, at(4), at(4, day=1))


def test_next_free_slot_is_the_first_on_the_grid_that_breaks_nothing(plan):
    made = build()
    mask = _mask(made, "Waiting")
    assert mask.next_free(made.rooms["Hall"], at(9, 3)) == at(11, 45)
    assert mask.next_free(made.rooms["Courtyard"], at(9, 3)) == at(10, 30)
    assert mask.next_free(made.rooms["Lab"], at(9)) is None


def test_hatch_leaves_open_all_that_a_free_start_can_cover(plan):
    made = build()
    closed = _mask(made, "Waiting").closed(made.rooms["Hall"])
    # Too early, then the room is taken, then half an hour too short for it; and after the room closes.
    assert closed == [(at(4), at(11, 45)), (at(18), at(4, day=1))]


def test_whole_room_is_out_for_one_reason(plan):
    made = build()
    mask = _mask(made, "Waiting")
    finding = mask.out(made.rooms["Lab"])
    assert finding is not None and finding.rule == "C1"
    assert mask.out(made.rooms["Hall"]) is None


def test_levels_of_the_plan_count(plan):
    made = build()
    from models.history import record

    with record():
        row = Plan.get()
        row.rule_levels = '{"C1": "off"}'
        row.save()
    assert _mask(made, "Waiting").out(made.rooms["Lab"]) is None


def test_copy_meets_its_original_and_companions_do_not_meet(plan):
    made = build()
    picture = read_picture()
    keynote = picture.tables["session"][made.sessions["Keynote"]]
    hall = made.rooms["Hall"]
    judged, copy = copied_in(picture, keynote, -1)
    placed = standing(judged, keynote)._replace(session=copy, starts=None)
    mask = Mask(judged, placed, {hall: (hall,)}, DAY, at(4), at(4, day=1))
    assert {finding.rule for finding in mask.reasons(hall, at(10))} == {"T1", "T2"}
    alone = unplaced_in(picture, [made.sessions["Basics"]])
    mask = Mask(alone, standing(alone, keynote), {hall: (hall,)}, DAY, at(4), at(4, day=1))
    assert mask.reasons(hall, at(11)) == []
