"""Schedule files: as the schemas of the format ask, and equal when they come back."""

import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from open_day import SECRETS, build, season
from test_workbook import made

from exports.outgoing import lasting_ids, outgoing, small_numbers
from exports.reading import Wish, read, read_content
from models.agenda import Session, SessionRoom
from models.database import Problem
from models.history import step
from models.place import Room
from planning.plan import read_picture
from planning.schedule import Item, Schedule
from planning.taking import accept_agenda
from planning.updating import propose_agenda

SHARED = Path(__file__).parent.parent.parent / "shared" / "data" / "schedules"
FORMS = ("xml", "json")
REQUIRED = {
    "abstract", "date", "duration", "guid", "id", "language", "links", "persons", "room", "slug", "start",
    "subtitle",
    "title", "track", "type", "url",
}  # fmt: skip


def back(data: bytes, ending: str) -> Schedule:
    wish = Wish(("agenda",), "Asia/Shanghai", None, {}, 2026, date(2026, 1, 1))
    return read_content(data, f"file.{ending}", wish).schedule


def alike(items: list[Item]) -> list[Item]:
    """Without what a file gives an id of its own; in one order."""
    bare = [
        replace(item, place="", people=tuple(replace(who, external_id="") for who in item.people))
        for item in items
    ]
    return sorted(bare, key=lambda item: (item.guid, item.title, str(item.starts)))


def assert_equal(data: bytes, ending: str, event_id: int, audience: str = "public") -> None:
    meant, found = outgoing(read_picture(), event_id, audience).schedule, back(data, ending)
    assert alike(found.items) == alike(meant.items)
    for name in (
        "title",
        "title_other",
        "external_id",
        "time_zone",
        "starts",
        "ends",
        "day_starts",
        "strands",
    ):
        assert getattr(found, name) == getattr(meant, name), name
    assert [hall.name for hall in found.halls] == [hall.name for hall in meant.halls]
    assert found.refused == []


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("languages", [("en",), ("zh_CN",), ("zh_CN", "en")])
def test_file_comes_back_equal(plan, ending, languages):
    event = build()
    assert_equal(made("schedule", ending, languages=languages)[0], ending, event.id)


@pytest.mark.parametrize("ending", FORMS)
def test_what_the_format_cannot_say_comes_back(plan, ending):
    event = build()
    rooms = list(Room.select())
    with step("Odd"):
        streamed = Session.create(
            event=event, title="Streamed  twice", title_other="双会场", minutes=45,
            starts=datetime(2026, 4, 24, 1),
            day=date(2026, 4, 23), abstract="First.\n\nSecond & <b>third</b>", language="zh, en", expected=80,
        )  # fmt: skip
        for room in rooms[:3]:
            SessionRoom.create(session=streamed, room=room)
        Session.create(event=event, title="Long", starts=datetime(2026, 4, 23, 9), minutes=140 * 60)
        Session.create(
            event=event,
            title="Off",
            starts=datetime(2026, 4, 23, 9),
            minutes=30,
            status="cancelled",
            notes="secret remark",
        )
        Session.create(event=event, title="Nowhere", starts=datetime(2026, 4, 23, 12), minutes=0)
    assert_equal(made("schedule", ending)[0], ending, event.id)
    assert_equal(made("schedule", ending, audience="staff")[0], ending, event.id, "staff")


@pytest.mark.parametrize("ending", FORMS)
def test_an_edit_made_elsewhere_wins(plan, ending):
    build()
    data = made("schedule", ending)[0].replace(b"Tour 1", b"Tour one").replace(b"Patent Gallery", b"Lobby")
    found = {item.title: item for item in back(data, ending).items}
    assert found["Tour one"].rooms == ("Lobby",)
    assert found["Tea"].title_other == "茶歇"


@pytest.mark.parametrize("ending", FORMS)
def test_taking_it_over_twice_changes_nothing(plan, ending):
    build()
    data = made("schedule", ending)[0]
    picture = read_picture()
    schedule = back(data, ending)
    event_id = accept_agenda(propose_agenda(picture, replace_identity(schedule), None), picture)
    again = propose_agenda(read_picture(), replace_identity(back(data, ending)), event_id)
    assert {change.state for change in again.changes} <= {"unchanged"}


def replace_identity(schedule: Schedule) -> Schedule:
    schedule.external_id = schedule.acronym = "elsewhere"
    return schedule


def test_xml_is_what_the_schema_asks(plan):
    event = build()
    root = Xml.fromstring(made("schedule", "xml")[0])
    assert [child.tag for child in root] == ["generator", "version", "conference", "day"]
    assert [child.tag for child in root.find("conference")] == [
        "title", "acronym", "start", "end", "days", "timeslot_duration", "time_zone_name",
    ]  # fmt: skip
    events = root.findall("day/room/event")
    for element in events:
        UUID(element.get("guid", ""))
        assert int(element.get("id", "0")) > 0
        assert re.fullmatch(r"\d\d:\d\d", element.findtext("start", ""))
        assert re.fullmatch(r"\d{1,2}:\d\d", element.findtext("duration", ""))
        assert datetime.fromisoformat(element.findtext("date", "")).tzinfo
    for values in (
        [e.get("guid") for e in events],
        [e.get("id") for e in events],
        [e.findtext("slug") for e in events],
    ):
        assert len(set(values)) == len(values) == len(list(event.sessions)) - 1


def test_json_has_every_field_the_schema_requires(plan):
    build()
    root = json.loads(made("schedule", "json")[0])
    conference = root["schedule"]["conference"]
    assert {"acronym", "title", "start", "end", "daysCount", "timeslot_duration", "days"} <= set(conference)
    assert re.match(r"[a-z0-9_-][a-z0-9_]{3,}", conference["acronym"])
    day = conference["days"][0]
    assert set(day) == {"index", "date", "day_start", "day_end", "rooms"}
    for event in (event for entries in day["rooms"].values() for event in entries):
        assert set(event) >= REQUIRED
        assert re.fullmatch(r"[a-z0-9_-]+[a-z0-9]", event["slug"])
        assert all({"id", "name", "public_name", "guid"} == set(person) for person in event["persons"])


@pytest.mark.parametrize("ending", FORMS)
@pytest.mark.parametrize("audience", ["public", "staff"])
def test_no_telephone_or_mail_leaves(plan, ending, audience):
    event = season()[0]
    data = made("schedule", ending, events=(event.id,), audience=audience)[0].decode()
    shown = SECRETS if audience == "public" else SECRETS[:2]
    assert not [secret for secret in shown if secret in data]


def test_cancelled_and_unplaced_sessions_are_not_shown_to_others_and_told(plan):
    event = build()
    with step("Off"):
        Session.create(event=event, title="Called off", starts=datetime(2026, 4, 23, 9), status="cancelled")
    data, request = made("schedule", "xml")
    titles = [element.text for element in Xml.fromstring(data).iterfind("day/room/event/title")]
    assert "Called off" not in titles
    assert "A talk without a slot yet" not in titles
    assert len(request.notes) == 1
    assert request.notes[0].startswith("2 ")


def test_one_file_holds_one_event(plan):
    season()
    with pytest.raises(Problem, match="one event"):
        made("schedule", "xml")


def test_an_event_without_a_date_still_comes_back(plan):
    event = build()
    with step("Idea"):
        for session in event.sessions:
            session.starts = session.day = None
            session.save()
        event.starts = event.ends = None
        event.save()
    for ending in FORMS:
        assert_equal(made("schedule", ending)[0], ending, event.id)


def test_ids_last_and_none_is_given_twice(plan):
    event = build()
    sessions = list(event.sessions)
    guid = "12345678-1234-5678-1234-567812345678"
    for session in sessions[:3]:
        session.external_id = guid
    sessions[3].external_id = sessions[4].external_id = "#17"
    guids, numbers = lasting_ids(sessions), small_numbers(sessions)
    assert guids[sessions[0].id] == guid
    assert len(set(guids.values())) == len(set(numbers.values())) == len(sessions)
    assert 17 in (numbers[sessions[3].id], numbers[sessions[4].id])
    assert guids == lasting_ids(sessions)
    assert numbers == small_numbers(list(reversed(sessions)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=st.text(min_size=1, max_size=80), abstract=st.text(max_size=200), ending=st.sampled_from(FORMS))
def test_any_title_comes_back(plan, title, abstract, ending):
    event = Session.select().first().event if Session.select().exists() else build()
    with step("Any"):
        session = event.sessions.where(Session.minutes == 20).first()
        session.title, session.abstract = title, abstract
        try:
            session.save()
        except Problem:
            return
    assert_equal(made("schedule", ending)[0], ending, event.id)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the collection of real schedules is not here")
@pytest.mark.parametrize(
    "name", ["35c3_workshops_20181218.json", "28c3.xml", "coscup2022_session.json", "camp2019_wiki.xml"]
)
@pytest.mark.parametrize("ending", FORMS)
def test_real_schedules_come_back_equal(plan, name, ending):
    picture = read_picture()
    event_id: Any = accept_agenda(propose_agenda(picture, read(SHARED / name).schedule, None), picture)
    assert_equal(made("schedule", ending)[0], ending, event_id)
