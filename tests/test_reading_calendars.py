"""Calendars: every entry, every occurrence, the right local times; holidays as days off."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from shared_files import shared

from exports.calendar_in import Calendar
from exports.reading import read

#: File: kind, entries, time zone of the sessions.
ENTRIES = {
    "linux_conf_au_2020.ics": ("agenda", 262, "Australia/Brisbane"),
    "kielux_2020.ics": ("agenda", 24, "Asia/Shanghai"),
    "holiday_cn_2024.ics": ("holidays", 15, ""),
    "china_holidays_lanceliao.ics": ("holidays", 103, "Asia/Shanghai"),
    "princeton_academic.ics": ("absences", 150, ""),
    "xjtlu_timetable.ics": ("agenda", 31, "Asia/Shanghai"),
    "duty_roster_zh.ics": ("agenda", 9, "Asia/Shanghai"),
    "group_meetings_zh.ics": ("agenda", 18, "Asia/Shanghai"),
    "leeds_tds.ics": ("agenda", 11, ""),
    "bristol_dataweek.ics": ("agenda", 9, "Asia/Shanghai"),
    "rie_Germany_Holidays.ics": ("holidays", 34, ""),
    "rie_daylight_saving_time.ics": ("agenda", 64, "Europe/Berlin"),
    "rie_issue_18_cancel_status.ics": ("agenda", 2, "Europe/Berlin"),
    "rie_issue_223_thunderbird.ics": ("agenda", 3, "Europe/London"),
    "rie_issue_28_rrule_with_UTC_endinginZ.ics": ("absences", 5, ""),
    "rie_recurring_events_moved.ics": ("agenda", 5, "Europe/Berlin"),
    "rie_end_before_start_event.ics": ("agenda", 1, "Europe/Berlin"),
    "rie_rdate_hackerpublicradio.ics": ("agenda", 1, "Europe/London"),
    "rie_discourse_no_dtend.ics": ("agenda", 4, "Europe/Berlin"),
    "rie_issue_201_test_matrix.ics": ("agenda", 15, "Asia/Shanghai"),
    "nodeical_festival-multiday-rrule.ics": ("agenda", 128, ""),
    "nodeical_ms_timezones.ics": ("agenda", 4, "Europe/Berlin"),
    "nodeical_Office-2012-owa.ics": ("agenda", 4, "America/New_York"),
    "nodeical_exchange_whole_day_moved_recurrence.ics": ("absences", 2, ""),
    "nodeical_badRRULE.ics": ("agenda", 3, "America/Denver"),
    "nodeical_biweekly-exdate-until.ics": ("agenda", 2, "Europe/Kiev"),
    "nodeical_dst-transition-rules.ics": ("agenda", 1, ""),
    "coll_multiple_calendar_components.ics": ("absences", 3, ""),
    "coll_issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics": ("agenda", 1, "America/Sao_Paulo"),
    "coll_period_with_timezone.ics": ("agenda", 1, "America/Vancouver"),
    "coll_parsing_error.ics": ("absences", 2, ""),
    "icaljs_recur_instances.ics": ("agenda", 3, "America/Los_Angeles"),
    "icaljs_blank_line_mid.ics": ("agenda", 0, ""),
    "libical_2446.ics": ("agenda", 42, "America/Chicago"),
}
#: Where the library alone stumbles: over a zone, a rule or an exception that it cannot read, a start that is
#: missing, or dates that another zone puts on another day.
OURS_DIFFERS = {
    "nodeical_badRRULE.ics",
    "nodeical_Office-2012-owa.ics",
    "nodeical_ms_timezones.ics",
    "coll_parsing_error.ics",
    "nodeical_biweekly-exdate-until.ics",
    "libical_2446.ics",
}


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_is_read(name: str):
    path = shared(f"ics/{name}")
    kind, count, zone = ENTRIES[name]
    calendar = Calendar(path.read_bytes(), name, "Asia/Shanghai")
    reading = read(path, year=2026)
    assert (calendar.kind(), len(calendar.entries), reading.kind) == (kind, count, kind)
    assert reading.schedule.time_zone == zone
    single = [
        group for group in calendar.groups if len(group) == 1 and group[0].series and not group[0].series.rule
    ]
    assert len(reading) >= len(single)
    assert all(item.minutes >= 0 and item.title for item in reading.schedule.items)


@pytest.mark.parametrize("name", sorted(set(ENTRIES) - OURS_DIFFERS))
def test_occurrences_are_those_of_the_library(name: str):
    import icalendar
    import recurring_ical_events

    path = shared(f"ics/{name}")
    first, last = date(2011, 1, 1), date(2026, 12, 31)
    expected = 0
    for calendar in icalendar.Calendar.from_ical(path.read_bytes(), multiple=True):
        for event in recurring_ical_events.of(calendar).between(first, last + timedelta(days=1)):
            at = event["DTSTART"].dt
            expected += first <= (at.date() if isinstance(at, datetime) else at) <= last
    reading = read(path, kinds=["agenda"], window=(first, last))
    ours = [item for item in reading.schedule.items if item.starts and first <= item.starts.date() <= last]
    assert len(ours) == expected


def test_weekly_series_keeps_its_local_hour_over_summer_time():
    reading = read(shared("ics/rie_daylight_saving_time.ics"), window=(date(2019, 3, 1), date(2019, 4, 30)))
    thursdays = [
        item for item in reading.schedule.items if item.guid.startswith("7g6502aejkun96i5fenfu6hvc1")
    ]
    assert {(item.starts.hour, item.starts.minute) for item in thursdays} == {(8, 30)}
    assert date(2019, 3, 7) not in {item.day for item in thursdays}
    assert {date(2019, 3, 28), date(2019, 4, 4)} <= {item.day for item in thursdays}


def test_utc_is_turned_into_the_zone_of_the_calendar():
    reading = read(shared("ics/rie_daylight_saving_time.ics"), window=(date(2019, 3, 1), date(2019, 3, 31)))
    item = next(item for item in reading.schedule.items if item.title == '"Bioökonomie-Tag"')
    assert (item.starts, item.minutes) == (datetime(2019, 2, 28, 20), 60)


def test_utc_without_any_zone_is_turned_into_the_plans():
    path = shared("ics/kielux_2020.ics")
    assert read(path).schedule.items[0].starts == datetime(2020, 9, 18, 19)
    assert read(path, zone="Europe/Berlin").schedule.items[0].starts == datetime(2020, 9, 18, 13)


def test_zone_without_a_definition_and_speakers_in_words():
    items = read(shared("ics/linux_conf_au_2020.ics")).schedule.items
    welcome = next(item for item in items if item.title == "Wednesday Welcome")
    assert (welcome.starts, welcome.minutes, welcome.rooms) == (datetime(2020, 1, 15, 9), 10, ("Arena",))
    assert [person.name for person in welcome.people] == ["Joel Addison"]
    assert items[0].abstract.startswith("Women of Open Technology Breakfast")


def test_zone_names_of_windows_and_outlook():
    items = read(
        shared("ics/nodeical_Office-2012-owa.ics"), window=(date(2020, 10, 1), date(2020, 11, 30))
    ).schedule.items
    assert [item.starts for item in items if item.title == "TEST Syd"] == [datetime(2020, 10, 27, 22, 30)]
    jira = [
        item
        for item in read(
            shared("ics/nodeical_ms_timezones.ics"), window=(date(2020, 6, 8), date(2020, 6, 14))
        ).schedule.items
        if item.title.startswith("Log")
    ]
    assert [item.starts for item in jira] == [datetime(2020, 6, day, 9) for day in (9, 10, 11, 12, 13)]


def test_cancelled_occurrence_is_kept_as_cancelled():
    items = read(
        shared("ics/rie_issue_18_cancel_status.ics"), window=(date(2020, 1, 1), date(2020, 12, 31))
    ).schedule.items
    assert [(item.starts.day, item.status) for item in items] == [
        (28, "planned"),
        (30, "planned"),
        (29, "cancelled"),
    ]
    assert len({item.guid for item in items}) == 3


def test_end_before_start_is_no_length():
    item = read(shared("ics/rie_end_before_start_event.ics")).schedule.items[0]
    assert (item.starts, item.minutes) == (datetime(2019, 3, 4, 8, 30), 0)


def test_holidays_and_working_days():
    closures = read(shared("ics/holiday_cn_2024.ics")).schedule.closures
    assert [(one.title, one.starts, one.ends) for one in closures if not one.works][1] == (
        "春节假期", date(2024, 2, 10), date(2024, 2, 17),
    )  # fmt: skip
    assert [one.starts for one in closures if one.works][:2] == [date(2024, 2, 4), date(2024, 2, 18)]
    timed = read(shared("ics/china_holidays_lanceliao.ics")).schedule.closures
    assert (len(timed), sum(one.works for one in timed)) == (103, 20)
    assert all(one.starts == one.ends for one in timed if one.works)


def test_yearly_notice_in_json_is_holidays():
    reading = read(shared("geo/holiday_cn_2026.json"))
    assert reading.kind == "holidays"
    days = sum((one.ends - one.starts).days + 1 for one in reading.schedule.closures)
    assert (days, sum(one.works for one in reading.schedule.closures)) == (39, 6)


def test_days_as_an_agenda_when_asked():
    items = read(shared("ics/princeton_academic.ics"), kinds=["agenda"]).schedule.items
    assert len(items) == 150
    assert (items[0].day, items[0].starts, items[0].minutes) == (
        date(2022, 4, 22),
        datetime(2022, 4, 22),
        1440,
    )


def test_csv_and_calendar_of_one_plan_agree():
    table = read(shared("ics/leeds_tds.csv")).schedule.items
    calendar = read(shared("ics/leeds_tds.ics")).schedule.items

    def facts(item):  # the table has no times of day; it gives a deadline no length, the calendar one minute
        return (
            item.title,
            item.abstract,
            item.day,
            item.rooms,
            item.minutes if item.minutes > 1 else 0,
            item.mode,
        )

    assert [facts(item) for item in table] == [facts(item) for item in calendar]


def test_broken_exception_is_reported_with_its_line():
    reading = read(shared("ics/coll_parsing_error.ics"), window=(date(2008, 1, 1), date(2008, 12, 31)))
    assert [(one.place, "EXDATE" in one.message) for one in reading.refused] == [("line 19", True)]
    assert len(reading.schedule.closures) == 40


def test_piece_of_a_rule_that_is_none_is_reported_and_the_rest_followed():
    reading = read(shared("ics/nodeical_badRRULE.ics"), window=(date(2020, 9, 1), date(2020, 9, 8)))
    assert [(one.place, "RRULE:AnythingRandom" in one.message) for one in reading.refused] == [
        ("line 50", True)
    ]
    days = [item.day.day for item in reading.schedule.items if item.title == "Academic Time"]
    assert days == [3, 4, 7, 8]


ICS = """BEGIN:VCALENDAR
VERSION:2.0
{head}
BEGIN:VEVENT
UID:one
SUMMARY:Lecture
{lines}
END:VEVENT
END:VCALENDAR
"""


def small(folder: Path, lines: str, head: str = "X-WR-CALNAME:Season", **wish):
    path = folder / "small.ics"
    path.write_text(ICS.format(head=head, lines=lines), encoding="utf-8")
    return read(path, **wish)


@pytest.mark.parametrize(
    ("lines", "starts", "minutes"),
    [
        ("DTSTART:20260512T090000\nDTEND:20260512T103000", datetime(2026, 5, 12, 9), 90),
        ("DTSTART:20260512T010000Z\nDURATION:PT1H30M", datetime(2026, 5, 12, 9), 90),
        ("DTSTART;TZID=Europe/Berlin:20260512T090000\nDTEND:20260512T083000Z", datetime(2026, 5, 12, 9), 90),
        (
            'DTSTART;TZID="China Standard Time":20260512T090000\nDTEND:20260512T023000Z',
            datetime(2026, 5, 12, 9),
            90,
        ),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20260512T090000", datetime(2026, 5, 12, 9), 0),
        ("DTSTART;TZID=Nowhere/Atall:20260512T090000", datetime(2026, 5, 12, 9), 0),
        ("DTSTART;VALUE=DATE-TIME:20260512T090000", datetime(2026, 5, 12, 9), 0),
        ("DTSTART:20260512T090000\nDURATION:-PT1H", datetime(2026, 5, 12, 9), 0),
    ],
)
def test_times_in_every_spelling(tmp_path: Path, lines: str, starts: datetime, minutes: int):
    item = small(tmp_path, lines).schedule.items[0]
    assert (item.starts, item.minutes) == (starts, minutes)


def test_window_bounds_repeating_entries_only(tmp_path: Path):
    weekly = small(
        tmp_path, "DTSTART:20250106T090000\nRRULE:FREQ=WEEKLY", window=(date(2026, 3, 1), date(2026, 3, 31))
    )
    assert [item.day.day for item in weekly.schedule.items] == [2, 9, 16, 23, 30]
    once = small(tmp_path, "DTSTART:20250106T090000", window=(date(2026, 3, 1), date(2026, 3, 31)))
    assert [item.day for item in once.schedule.items] == [date(2025, 1, 6)]


def test_series_outside_the_plans_year_is_taken_for_its_own(tmp_path: Path):
    reading = small(tmp_path, "DTSTART:20190304T090000\nRRULE:FREQ=WEEKLY;COUNT=3", year=2026)
    assert [item.day for item in reading.schedule.items] == [
        date(2019, 3, 4),
        date(2019, 3, 11),
        date(2019, 3, 18),
    ]
    assert any("2019-01-01" in note for note in reading.notes)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=99999999",
        "FREQ=HOURLY;BYMINUTE=" + ",".join(map(str, range(60))),
    ],
)
def test_rule_that_floods_is_reported_not_followed(tmp_path: Path, rule: str):
    reading = small(tmp_path, f"DTSTART:20260101T090000\nRRULE:{rule}", year=2026)
    assert (len(reading.schedule.items), len(reading.refused)) == (1, 1)
    assert reading.refused[0].place == "line 8"


@pytest.mark.parametrize(
    "rule", ["nonsense", "FREQ=OFTEN", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;UNTIL=never"]
)
def test_rule_that_is_none_leaves_the_first_date(tmp_path: Path, rule: str):
    reading = small(tmp_path, f"DTSTART:20260512T090000\nRRULE:{rule}", year=2026)
    assert [item.starts for item in reading.schedule.items] == [datetime(2026, 5, 12, 9)]
    assert [one.place for one in reading.refused] == ["line 8"]


def test_location_that_is_an_address_is_online(tmp_path: Path):
    item = small(tmp_path, "DTSTART:20260512T090000\nLOCATION:https://example.org/join").schedule.items[0]
    assert (item.mode, item.link, item.rooms) == ("online", "https://example.org/join", ())


def test_attendees_with_names_appear(tmp_path: Path):
    lines = (
        'DTSTART:20260512T090000\nATTENDEE;CN="Li Wei";ROLE=CHAIR:mailto:li@example.org\n'
        "ATTENDEE;CN=ana@example.org:mailto:ana@example.org\nATTENDEE;CUTYPE=ROOM;CN=Hall:mailto:hall@example.org"
    )
    people = small(tmp_path, lines).schedule.items[0].people
    assert [(one.name, one.role, one.email) for one in people] == [("Li Wei", "moderator", "li@example.org")]
