"""Schedules in XML and JSON: the published ones complete, and each dialect in small."""

import json
import time
from collections import Counter
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import pytest
from shared_files import shared

from exports.reading import Reading, read
from planning.schedule import Item

#: File: sessions, days, rooms in use, people in sessions, tracks, time zone.
PUBLISHED = {
    "fosdem_2018.xml": (689, 2, 31, 651, 56, ""),
    "fosdem_2007.xml": (215, 2, 18, 204, 25, ""),
    "35c3_everything.xml": (927, 4, 73, 493, 10, "Europe/Berlin"),
    "35c3_wiki.xml": (130, 4, 12, 37, 1, "Europe/Berlin"),
    "35c3_wiki.json": (130, 4, 12, 37, 1, "Europe/Berlin"),
    "35c3_workshops_final.json": (268, 5, 15, 72, 1, "Europe/Berlin"),
    "35c3_workshops_20181218.json": (72, 5, 7, 18, 1, "Europe/Berlin"),
    "camp2019_wiki.xml": (402, 5, 53, 109, 1, "Europe/Berlin"),
    "camp2019_frab.json": (79, 5, 2, 90, 7, "Europe/Berlin"),
    "28c3.xml": (85, 4, 3, 102, 6, ""),
    "debconf17_pentabarf.xml": (181, 8, 6, 126, 12, "UTC"),
    "democon_pretalx.json": (36, 3, 2, 27, 2, "Europe/Berlin"),
    "hub_schedule2.json": (2, 1, 2, 4, 7, "Europe/Berlin"),
    "europython2014.xml": (188, 7, 7, 117, 0, ""),
    "pyconfr2024.json": (68, 2, 8, 72, 0, "Europe/Berlin"),
    "coscup2022_session.json": (295, 2, 20, 281, 33, "Asia/Shanghai"),
    "coscup2023_session.json": (352, 2, 26, 337, 39, "Asia/Shanghai"),
    "sitcon2022_session.json": (50, 1, 5, 45, 9, "Asia/Shanghai"),
    "indico_xdc2021.json": (37, 3, 0, 33, 6, "Europe/Warsaw"),
    "ethcc2018.json": (123, 3, 5, 119, 15, ""),
    "devnexus2026_sessionize.json": (128, 3, 12, 117, 13, ""),
}


def titled(reading: Reading, start: str) -> Item:
    """The one session whose title begins so."""
    found = [item for item in reading.schedule.items if item.title.startswith(start)]
    assert len(found) == 1, [item.title for item in found]
    return found[0]


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_schedule_is_complete(name: str):
    reading = read(shared(f"schedules/{name}"), year=2026)
    schedule = reading.schedule
    counts = (
        len(schedule.items),
        len({item.day for item in schedule.items if item.day}),
        len({room for item in schedule.items for room in item.rooms}),
        len({person.name for item in schedule.items for person in item.people}),
        len(schedule.strands),
        schedule.time_zone,
    )
    assert (reading.kind, *counts) == ("agenda", *PUBLISHED[name])
    assert reading.refused == []
    assert all(item.starts and item.starts.tzinfo is None and item.day for item in schedule.items)
    assert not any("<p>" in item.abstract for item in schedule.items)


def test_35c3_everything_keeps_what_is_special_about_it():
    began = time.perf_counter()
    reading = read(shared("schedules/35c3_everything.xml"))
    assert time.perf_counter() - began < 2
    items = reading.schedule.items
    late = [item for item in items if item.starts.date() != item.day]
    assert len(late) == 56
    assert all(item.starts.date() > item.day for item in late)
    assert sum(1 for item in items if item.starts.hour < 6) == 61
    assert not any(person.external_id == "0" for item in items for person in item.people)
    assert {item.language for item in items} == {"", "ab", "bg", "cs", "de", "en", "es"}
    assert (min(item.minutes for item in items), max(item.minutes for item in items)) == (2, 779)
    opening = titled(reading, "Opening Event")
    assert opening.starts == datetime(2018, 12, 27, 11)
    assert (opening.minutes, opening.rooms, opening.number) == (30, ("Adams",), "9985")
    assert [(one.name, one.external_id) for one in opening.people] == [("rufus", "8759"), ("rixx", "5638")]


def test_xml_and_json_of_one_schedule_are_equal():
    pair = [read(shared(f"schedules/35c3_wiki.{ending}")).schedule for ending in ("xml", "json")]

    def facts(item: Item) -> tuple[object, ...]:
        people = tuple(sorted(person.name for person in item.people))
        return (item.guid, item.number, item.title, item.subtitle, item.abstract, item.format, item.language,
                item.track, item.day, item.starts, item.minutes, item.rooms, people)  # fmt: skip

    assert Counter(map(facts, pair[0].items)) == Counter(map(facts, pair[1].items))
    assert {hall.name for hall in pair[0].halls if hall.name} >= {hall.name for hall in pair[1].halls}
    assert (pair[0].title, pair[0].acronym, pair[0].external_id) == (
        pair[1].title,
        pair[1].acronym,
        pair[1].external_id,
    )


def test_a_guid_used_twice_is_two_sessions():
    items = read(shared("schedules/35c3_workshops_20181218.json")).schedule.items
    assert (len(items), len({item.guid for item in items})) == (72, 59)


def test_sessions_after_midnight_without_a_date_lie_on_the_next():
    reading = read(shared("schedules/28c3.xml"))
    game = titled(reading, "Pentanews Game Show")
    assert (game.day, game.starts) == (date(2011, 12, 27), datetime(2011, 12, 28, 0, 15))
    assert sum(1 for item in reading.schedule.items if item.starts.date() != item.day) == 3
    assert reading.schedule.day_starts == clock(4)


def test_html_becomes_plain_text():
    item = titled(read(shared("schedules/fosdem_2018.xml")), "Welcome to FOSDEM 2018")
    assert item.abstract == "FOSDEM welcome and opening talk.\n\nWelcome to FOSDEM 2018!"
    assert (item.day, item.starts, item.minutes) == (date(2018, 2, 3), datetime(2018, 2, 3, 9, 30), 25)


def test_home_made_xml_spreads_breaks_over_their_rooms():
    reading = read(shared("schedules/europython2014.xml"))
    items = reading.schedule.items
    breakfast = next(item for item in items if item.title == "Breakfast")
    assert breakfast.rooms == ("C01", "B05/B06", "B07/B08", "B09", "A08")
    assert (breakfast.starts, breakfast.minutes, breakfast.format) == (
        datetime(2014, 7, 21, 9, 30),
        30,
        "break",
    )
    assert sum(1 for item in items if item.everywhere) == 3
    assert [hall.name for hall in reading.schedule.halls if ", " in hall.name] == []


def test_broadcast_is_in_every_room():
    item = titled(read(shared("schedules/sitcon2022_session.json")), "返校十年")
    assert item.rooms == ("R0", "R1", "R2", "R3", "S")
    assert (item.starts, item.minutes, item.format) == (datetime(2022, 9, 4, 9, 10), 50, "keynote")


def test_two_languages_are_twins_only_where_they_differ():
    reading = read(shared("schedules/coscup2023_session.json"))
    strand = next(each for each in reading.schedule.strands if each.title == "醫療資訊開放標準與開源解決方案")
    assert strand.title_other == "Open standards and open source solutions for healthcare information"
    item = titled(reading, "醫資標準的教育推廣")
    assert (item.title_other, item.language, item.starts) == ("", "zh", datetime(2023, 7, 29, 12, 35))
    assert len({person.name for person in reading.schedule.people}) == 73
    assert len(reading.schedule.halls) == 28


def test_times_apart_from_their_zone_are_local():
    item = titled(read(shared("schedules/indico_xdc2021.json")), "Making bare-metal testing")
    assert (item.starts, item.minutes) == (datetime(2021, 9, 17, 16, 10), 20)
    assert [(one.name, one.organisation) for one in item.people] == [("Martin Peres", "X.Org")]


def test_utc_and_offsets_mixed_in_one_file_are_local():
    reading = read(shared("schedules/hub_schedule2.json"))
    late = reading.schedule.items[1]
    assert (late.day, late.starts, late.minutes) == (date(2024, 12, 27), datetime(2024, 12, 28, 0, 15), 40)
    assert {hall.name: hall.seats for hall in reading.schedule.halls}["Saal 1"] == 3025
    assert reading.schedule.starts == date(2024, 12, 27)


def test_sessions_beside_the_schedule_are_told():
    reading = read(shared("schedules/pyconfr2024.json"))
    assert any("sprints" in note for note in reading.notes)
    assert {hall.name: hall.seats for hall in reading.schedule.halls}["GAM"] == 300


def test_a_file_without_dates_counts_from_the_first_day():
    reading = read(shared("openday/unisr_openday_corsi.json"), first_day=date(2025, 5, 10))
    items = reading.schedule.items
    assert len(items) == 15
    assert (items[0].title, items[0].starts) == (
        "International Medical Doctor Program",
        datetime(2025, 5, 10, 12),
    )
    assert [item.title for item in items if item.starts is None] == [
        "Offerta formativa Lauree Triennali e Magistrali a Ciclo Unico"
    ]
    assert any("2025-05-10" in note for note in reading.notes)


def test_an_id_that_is_none_is_reported_and_the_session_kept():
    reading = read(shared("schedules/invalid_example.json"))
    assert [item.title for item in reading.schedule.items] == ["Internal Penetration Testing Basics"]
    assert [(one.place, "dsadf" in one.message) for one in reading.refused] == [
        ("schedule.conference.days[0].rooms.Winterchaos[0]", True)
    ]
    assert reading.schedule.time_zone == "Europe/Zurich"


XML = """<?xml version="1.0" encoding="UTF-8"?>
<schedule><conference><title>Open Day</title><acronym>od</acronym>{zone}
<day_change>{change}</day_change></conference>
<day index="1" date="2026-05-12"><room name="Hall">{events}</room></day></schedule>"""


def small(
    folder: Path, events: str, zone: str = "", change: str = "04:00", name: str = "small.xml"
) -> Reading:
    path = folder / name
    path.write_text(XML.format(events=events, zone=zone, change=change), encoding="utf-8")
    return read(path)


def test_local_start_beside_a_date_in_utc_gives_the_offset(tmp_path: Path):
    event = """<event id="1"><date>2026-05-12T01:00:00Z</date><start>09:00</start><duration>0:30</duration>
               <title>Welcome</title></event>"""
    schedule = small(tmp_path, event).schedule
    assert (schedule.time_zone, schedule.items[0].starts) == ("Asia/Shanghai", datetime(2026, 5, 12, 9))


def test_moment_is_turned_into_the_named_zone(tmp_path: Path):
    event = "<event id='1'><date>2026-05-12T01:00:00Z</date><title>Welcome</title></event>"
    schedule = small(tmp_path, event, "<time_zone_name>Europe/Berlin</time_zone_name>").schedule
    assert (schedule.time_zone, schedule.items[0].starts) == ("Europe/Berlin", datetime(2026, 5, 12, 3))


@pytest.mark.parametrize(
    ("length", "minutes"),
    [
        ("00:45", 45),
        ("1:30", 90),
        ("01:30:00", 90),
        ("90", 90),
        ("PT45M", 45),
        ("", 0),
        ("-0:30", 0),
        ("x", 0),
    ],
)
def test_length_in_every_spelling(tmp_path: Path, length: str, minutes: int):
    event = f"<event id='1'><start>09:00</start><duration>{length}</duration><title>Welcome</title></event>"
    assert small(tmp_path, event).schedule.items[0].minutes == minutes


@pytest.mark.parametrize(
    ("change", "start", "lies_on"),
    [("04:00", "00:15", 13), ("04:00", "04:00", 12), ("09:00:00", "08:30", 12), ("09:00:00", "01:00", 13),
     ("00:00", "00:15", 12), ("", "03:59", 13)],
)  # fmt: skip
def test_day_change_files_the_small_hours(tmp_path: Path, change: str, start: str, lies_on: int):
    event = f"<event id='1'><start>{start}</start><duration>1:00</duration><title>Late show</title></event>"
    item = small(tmp_path, event, change=change).schedule.items[0]
    assert (item.day, item.starts.day) == (date(2026, 5, 12), lies_on)


def test_session_that_cannot_be_used_is_refused_with_its_place(tmp_path: Path):
    events = """<event id="117"><start>09:00</start><title>Kept</title></event>
                <event id="118"><start>10:00</start></event>
                <event id="119"><start>25:99</start><title>Never</title></event>"""
    reading = small(tmp_path, events)
    assert [item.title for item in reading.schedule.items] == ["Kept"]
    assert [(one.place, one.message) for one in reading.refused] == [
        ("day 1, event 118", "It has no title."),
        ("day 1, event 119", "Its start “25:99” is not a time."),
    ]


def test_an_id_of_two_names_is_no_id(tmp_path: Path):
    event = """<event id="1"><start>09:00</start><title>Panel</title><persons><person id="7">Li Wei</person>
               <person id="7">Ana Silva</person><person id="8">Bo</person></persons></event>"""
    people = small(tmp_path, event).schedule.items[0].people
    assert [(person.name, person.external_id) for person in people] == [
        ("Li Wei", ""),
        ("Ana Silva", ""),
        ("Bo", "8"),
    ]


def test_control_and_direction_characters_go_and_the_rest_stays(tmp_path: Path):
    event = "<event id='1'><start>09:00</start><title>  A\u202eB &lt;3\n C\u00a0D </title></event>"
    assert small(tmp_path, event).schedule.items[0].title == "AB <3 C\u00a0D"


def test_schedule_in_a_chinese_encoding(tmp_path: Path):
    text = XML.format(
        events="<event id='1'><start>09:00</start><title>知识产权</title></event>", zone="", change=""
    )
    path = tmp_path / "old.xml"
    path.write_bytes(text.replace("UTF-8", "GB2312").encode("gb18030"))
    assert read(path).schedule.items[0].title == "知识产权"


def as_json(folder: Path, value: object) -> Path:
    path = folder / "file.json"
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


SHAPES = {
    "symposion": {
        "schedule": [
            {
                "name": "Patents",
                "start": "2026-05-12T09:00:00",
                "end": "2026-05-12T09:45:00",
                "duration": 45,
                "room": "Hall",
                "authors": ["Li Wei"],
                "kind": "talk",
            }
        ]
    },
    "ranges": {
        "talk": {
            "12": {
                "title": "Patents",
                "timerange": "2026-05-12 09:00:00, 2026-05-12 09:45:00",
                "room": "Hall",
                "speakers": "Li Wei",
            }
        }
    },
    "times in words": [
        {
            "title": "Patents",
            "date": "12 May 2026",
            "time": "09:00 - 09:45",
            "room": "Hall",
            "speaker": "Li Wei",
        }
    ],
    "widget": {
        "talks": [
            {
                "code": "AB",
                "title": {"en": "Patents"},
                "start": "2026-05-12T09:00:00+00:00",
                "end": "2026-05-12T09:45:00+00:00",
                "room": 1,
                "track": 1,
                "speakers": ["X"],
            }
        ],
        "rooms": [{"id": 1, "name": {"en": "Hall"}}],
        "tracks": [{"id": 1, "name": {"en": "Law"}}],
        "speakers": [{"code": "X", "name": "Li Wei"}],
        "timezone": "UTC",
    },
    "indico timetable": {
        "results": {
            "7": {
                "20260512": {
                    "c1": {
                        "entryType": "Contribution",
                        "title": "Patents",
                        "duration": 45,
                        "startDate": {"date": "2026-05-12", "time": "09:00:00", "tz": "UTC"},
                        "endDate": {"date": "2026-05-12", "time": "09:45:00", "tz": "UTC"},
                        "room": "Hall",
                        "presenters": [{"firstName": "Li", "familyName": "Wei", "name": "Wei, Li"}],
                    }
                }
            }
        }
    },
    "sessionize all": {
        "sessions": [
            {
                "id": "14",
                "title": "Patents",
                "startsAt": "2026-05-12T09:00:00",
                "endsAt": "2026-05-12T09:45:00",
                "roomId": 5,
                "speakers": ["a1"],
                "categoryItems": [],
            }
        ],
        "speakers": [{"id": "a1", "fullName": "Li Wei"}],
        "rooms": [{"id": 5, "name": "Hall"}],
    },
    "grouped": [
        {
            "groupName": "All",
            "sessions": [
                {
                    "id": "14",
                    "title": "Patents",
                    "startsAt": "2026-05-12T09:00:00",
                    "endsAt": "2026-05-12T09:45:00",
                    "room": "Hall",
                    "speakers": [{"name": "Li Wei"}],
                }
            ],
        }
    ],
    "pretalx api": {
        "count": 1,
        "results": [
            {
                "code": "AB12",
                "title": "Patents",
                "duration": 45,
                "state": "confirmed",
                "speakers": [{"code": "X", "name": "Li Wei"}],
                "slot": {
                    "room": {"en": "Hall"},
                    "start": "2026-05-12T09:00:00",
                    "end": "2026-05-12T09:45:00",
                },
            }
        ],
    },
    "days of events": {
        "title": "Open Day",
        "days": [
            {
                "date": "2026-05-12",
                "events": [
                    {
                        "title": "Patents",
                        "start": "09:00",
                        "end": "09:45",
                        "location": "Hall",
                        "presenters": "Li Wei",
                    }
                ],
            }
        ],
    },
    "flat list": [
        {
            "title": "Patents",
            "date": "2026-05-12",
            "start_time": "09:00",
            "end_time": "09:45",
            "venue": "Hall",
            "speaker": "",
            "speakers": ["Li Wei"],
        }
    ],
    "seconds": {
        "events": [
            {
                "name": "Patents",
                "start": 1778576400,
                "end": 1778579100,
                "room": "Hall",
                "persons": [{"first_name": "Li", "last_name": "Wei"}],
            }
        ],
        "timezone": "UTC",
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_says_the_same(tmp_path: Path, shape: str):
    reading = read(as_json(tmp_path, SHAPES[shape]), zone="UTC")
    assert len(reading.schedule.items) == 1
    item = reading.schedule.items[0]
    assert (item.title, item.starts, item.minutes, item.rooms, [person.name for person in item.people]) == (
        "Patents", datetime(2026, 5, 12, 9), 45, ("Hall",), ["Li Wei"],
    )  # fmt: skip
    assert item.day == date(2026, 5, 12)


def test_weekdays_count_from_the_first_named(tmp_path: Path):
    value = {
        "fri": [{"title": "A", "start": "09:00", "end": "10:00"}],
        "sat": [{"title": "B", "start": "09:00"}],
    }
    items = read(as_json(tmp_path, value), first_day=date(2026, 5, 11)).schedule.items
    assert [(item.title, item.starts) for item in items] == [
        ("A", datetime(2026, 5, 15, 9)),
        ("B", datetime(2026, 5, 16, 9)),
    ]


def test_json_date_that_can_be_read_two_ways_is_refused(tmp_path: Path):
    value = {"sessions": [{"title": "A", "date": "1/2/2026", "start": "09:00"}]}
    reading = read(as_json(tmp_path, value))
    assert [(one.place, one.message) for one in reading.refused] == [
        ("sessions[0]", "“1/2/2026” is not a date.")
    ]
