"""Calendars: as RFC 5545 asks, stable for those who subscribe, and equal when they come back."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from open_day import SECRETS, build, season
from test_schedule_file import alike, back
from test_workbook import made

from exports.outgoing import outgoing
from exports.reading import read
from models.agenda import Session, SessionRoom
from models.database import Problem
from models.event import Event
from models.history import step
from models.place import Room
from planning.plan import read_picture
from planning.taking import accept_agenda
from planning.updating import propose_agenda

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


def entries(data: bytes) -> dict[str, object]:
    return {str(entry["summary"]): entry for entry in Calendar.from_ical(data).walk("VEVENT")}


def assert_equal(data: bytes, event_id: int) -> None:
    from dataclasses import replace

    meant, found = outgoing(read_picture(), event_id, "public").schedule, back(data, "ics")
    assert alike([replace(i, number="") for i in found.items]) == alike(
        [replace(i, number="") for i in meant.items]
    )
    for name in ("title", "title_other", "time_zone", "starts", "ends", "strands", "halls"):
        assert getattr(found, name) == getattr(meant, name), name


def test_calendar_comes_back_equal(plan):
    event = build()
    for languages in (("en",), ("zh_CN",), ("en", "zh_CN")):
        assert_equal(made("calendar", "ics", languages=languages)[0], event.id)


def test_lines_end_and_fold_as_the_standard_asks(plan):
    build()
    data = made("calendar", "ics", languages=("zh_CN", "en"))[0]
    lines = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert lines[-1] == b""
    for line in lines:
        line.decode()


def test_an_entry_says_when_where_what_and_how_to_join(plan):
    build()
    entry = entries(made("calendar", "ics")[0])["How a patent is examined, step by step"]
    assert entry["dtstart"].dt.isoformat() == "2026-04-23T09:50:00+08:00"
    assert entry["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert (
        str(entry["location"])
        == "Main Hall, CNIPA Examination Building, 6 Xitucheng Road, Haidian District, Beijing"
    )
    assert entry["categories"].to_ical() == b"Patents"
    assert str(entry["conference"]) == "https://live.example.org/open-day"
    assert str(entry["status"]) == "CONFIRMED"
    assert "Speakers: Wang Fang, Liu Yang" in str(entry["description"])
    assert entry["dtstamp"].dt.isoformat() == "2026-04-01T04:00:00+00:00"


def test_time_zone_is_described_by_its_full_name(plan):
    event = build()
    with step("Berlin"):
        event.time_zone = "Europe/Berlin"
        event.save()
    data = made("calendar", "ics")[0]
    zones = Calendar.from_ical(data).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Europe/Berlin"]
    assert {part.name for part in zones[0].subcomponents} == {"STANDARD", "DAYLIGHT"}
    entry = entries(data)["Tour 1"]
    assert entry["dtstart"].dt.isoformat() == "2026-04-23T09:50:00+02:00"


def test_uids_stay_and_the_sequence_counts_up(plan):
    event = build()
    before = entries(made("calendar", "ics")[0])["Tour 1"]
    with step("Move"):
        session = event.sessions.where(Session.title == "Tour 1").get()
        session.starts = datetime(2026, 4, 23, 16)
        session.save()
    after = entries(made("calendar", "ics")[0])["Tour 1"]
    assert before["uid"] == after["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert after["dtstart"].dt.hour == 16


def test_the_same_plan_gives_the_same_bytes(plan):
    build()
    assert made("calendar", "ics")[0] == made("calendar", "ics")[0]


def test_cancelled_sessions_say_so_and_unplaced_ones_are_told(plan):
    event = build()
    with step("Off"):
        Session.create(
            event=event, title="Called off", starts=datetime(2026, 4, 23, 9), minutes=30, status="cancelled"
        )
    data, request = made("calendar", "ics")
    found = entries(data)
    assert str(found["Called off"]["status"]) == "CANCELLED"
    assert "A talk without a slot yet" not in found
    assert request.notes == ["1 session has no time yet, so calendars do not show it."]
    assert_equal(data, event.id)


def test_several_rooms_and_days_after_midnight_come_back(plan):
    event = build()
    with step("Odd"):
        late = Session.create(
            event=event, title="Night, part 1; open end", starts=datetime(2026, 4, 24, 1),
            day=date(2026, 4, 23),
            minutes=0, abstract="Speakers: nobody yet\n\nBring; your, own\\tea",
        )  # fmt: skip
        for room in list(Room.select())[:2]:
            SessionRoom.create(session=late, room=room)
    assert_equal(made("calendar", "ics")[0], event.id)


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_no_telephone_or_mail_leaves(plan, audience):
    season()
    data = made("calendar", "ics", audience=audience)[0].replace(b"\r\n ", b"").decode()
    assert not [secret for secret in (SECRETS if audience == "public" else SECRETS[:2]) if secret in data]
    assert b"PRODID:-//Lectern//Lectern//EN" in data.encode()


def test_a_season_is_one_calendar_without_mere_ideas(plan):
    events = season()
    found = entries(made("calendar", "ics")[0])
    ideas = [event.title for event in events if event.status == "idea"]
    assert ideas
    assert not [title for title in ideas if title in found]
    assert "Visit to the University of Beijing" in found


def test_a_session_common_to_two_cities_stands_once(plan):
    parent = build()
    with step("Cities"):
        for city in ("Wuhan", "Tianjin"):
            Event.create(title=city, part_of=parent, starts=parent.starts, ends=parent.ends)
    calendar = Calendar.from_ical(made("calendar", "ics")[0])
    uids = [str(entry["uid"]) for entry in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids))
    assert len(uids) == 3 + parent.sessions.count() - 1


def test_events_without_a_date_make_no_calendar(plan):
    event = build()
    with step("Idea"):
        event.starts = event.ends = None
        event.save()
    with pytest.raises(Problem, match="date"):
        made("calendar", "ics")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@example(title="0", abstract="\\N and \\n, \\\\N")
@given(title=st.text(min_size=1, max_size=120), abstract=st.text(max_size=200))
def test_any_title_comes_back(plan, title, abstract):
    event = Session.select().first().event if Session.select().exists() else build()
    with step("Any"):
        session = event.sessions.where(Session.minutes == 20).first()
        session.title, session.abstract = title, abstract
        try:
            session.save()
        except Problem:
            return
    assert_equal(made("calendar", "ics")[0], event.id)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collection of real calendars is not here")
@pytest.mark.parametrize("name", ["ics/linux_conf_au_2020.ics", "ics/kielux_2020.ics", "schedules/28c3.xml"])
def test_real_agendas_come_back_equal(plan, name):
    picture = read_picture()
    event_id = accept_agenda(propose_agenda(picture, read(SHARED / name).schedule, None), picture)
    assert_equal(made("calendar", "ics")[0], event_id)
