"""Agendas in tables: workbooks old and new, text in any encoding, dates and times in every spelling."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from shared_files import shared

from exports.reading import Reading, read
from exports.table_rows import split_names
from models.database import Problem

#: File: sessions, of these without a start, days, rooms, people.
TABLES = {
    "schedules/gpn11.csv": (29, 0, 4, 2, 28),
    "schedules/pyconjp2022_timetable.csv": (56, 0, 2, 5, 51),
    "ics/leeds_tds.csv": (11, 11, 10, 3, 0),
    "spreadsheets/mptc_schedule.xlsx": (14, 14, 14, 0, 0),
    "spreadsheets/gcal_import_hit.csv": (213, 0, 95, 16, 0),
    "spreadsheets/orconf2019_schedule.csv": (45, 12, 2, 0, 34),
    "spreadsheets/vivatech2017_program.csv": (1256, 0, 3, 14, 0),
    "spreadsheets/couchbase_connect14_agenda.xlsx": (65, 0, 2, 0, 51),
    "spreadsheets/sensometrics2024_schedule.xlsx": (7, 0, 1, 0, 0),
    "spreadsheets/ethcc2018_schedule.xlsx": (123, 0, 3, 7, 119),
    "spreadsheets/muenchen2016_veranstaltung.xlsx": (13, 0, 1, 2, 15),
    "spreadsheets/muenchen2016_veranstaltung.ods": (13, 0, 1, 2, 16),
    "spreadsheets/uic_timetable_2012.xls": (683, 0, 6, 68, 159),
    "spreadsheets/group_meetings_zh.xlsx": (18, 18, 14, 0, 23),
}
GRIDS = (
    "vldb2014_program.xlsx",
    "vldb2014_program.xls",
    "aisummercamp2023_kebiao.xlsx",
    "cug_kebiao.xlsx",
    "ist_timetable.xls",
    "tcse2017_agenda_zh.xlsx",
    "zzu_kebiao_week5.csv",
    "vldb2014_industrial_XML.xls",
    "vldb2013_fullprogram.xls",
)


@pytest.mark.parametrize("name", TABLES)
def test_table_is_complete(name: str):
    reading = read(shared(name), year=2026)
    items = reading.schedule.items
    counts = (
        len(items),
        sum(item.starts is None for item in items),
        len({item.day for item in items if item.day}),
        len({room for item in items for room in item.rooms}),
        len({person.name for item in items for person in item.people}),
    )
    assert (reading.kind, *counts) == ("agenda", *TABLES[name])
    assert reading.refused == []


def test_dates_that_excel_made_numbers_are_refused_not_guessed():
    reading = read(shared("spreadsheets/course_log_textdates.xlsx"))
    assert len(reading.schedule.items) == 28
    assert [(one.place, one.message) for one in reading.refused][:2] == [
        ("Sheet1!A30", "“4.3” is not a date."),
        ("Sheet1!A32", "“4.7” is not a date."),
    ]


@pytest.mark.parametrize("name", GRIDS)
def test_free_form_is_refused_with_what_it_lacks(name: str):
    with pytest.raises(Problem, match=f"“{name}” has no header row .* lacks a column for the"):
        read(shared(f"spreadsheets/{name}"))


def test_lengths_quotes_and_numbered_people_of_a_text_file():
    items = read(shared("schedules/gpn11.csv")).schedule.items
    assert (items[0].starts, items[0].minutes, items[0].rooms) == (
        datetime(2011, 6, 23, 19),
        90,
        ("GroßesStudio",),
    )
    assert [person.name for person in items[0].people] == ["diverse"]
    assert '"Hacker werden hacken", ein Film' in items[0].abstract
    assert (items[0].number, items[0].language, items[0].place) == ("1", "de", "F2")


def test_offsets_of_a_text_file_name_its_zone():
    schedule = read(shared("schedules/pyconjp2022_timetable.csv")).schedule
    assert schedule.time_zone == "Asia/Tokyo"
    keynote = schedule.items[1]
    assert (keynote.starts, keynote.minutes, keynote.guid) == (datetime(2022, 10, 14, 10, 30), 60, "TLNEJQ")
    assert [person.name for person in keynote.people] == ["Mark Shanonn"]


def test_people_in_columns_of_their_own_keep_what_stands_beside_them():
    items = read(shared("spreadsheets/couchbase_connect14_agenda.xlsx")).schedule.items
    people = next(item for item in items if item.title.startswith("Opening Keynote")).people
    assert [(one.name, one.organisation, one.title) for one in people][:2] == [
        ("Bob Wiederhold", "Couchbase", "CEO"),
        ("Ravi Mayuram", "Couchbase", "SVP Engineering & Products"),
    ]
    items = read(shared("spreadsheets/muenchen2016_veranstaltung.xlsx")).schedule.items
    assert [(one.name, one.title) for one in items[0].people] == [
        ("Peter Onderscheka", "Landeshauptstadt München")
    ]


def test_table_and_site_file_of_one_event_agree():
    def facts(reading: Reading) -> list[tuple[object, ...]]:
        return sorted(
            (item.title.strip(), item.day.day, item.starts.time(), item.minutes)
            for item in reading.schedule.items
        )

    table, site = (
        read(shared(name), year=2018)
        for name in ("spreadsheets/ethcc2018_schedule.xlsx", "schedules/ethcc2018.json")
    )
    same = set(facts(table)) & set(facts(site))
    assert len(facts(table)) == len(facts(site)) == 123
    assert len(same) >= 118


def test_end_before_start_has_no_length():
    items = read(shared("spreadsheets/vivatech2017_program.csv")).schedule.items
    assert sum(item.minutes == 0 for item in items) == 7


def workbook(folder: Path, *rows: list[object], name: str = "Sheet1", path: str = "agenda.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    book.save(folder / path)
    return folder / path


def test_typed_cells_of_a_workbook(tmp_path: Path):
    path = workbook(
        tmp_path,
        ["Season 2026"],
        [],
        ["Date", "Start", "End", "Title", "Room", "Speaker"],
        [date(2026, 5, 12), time(9), time(10, 30), "Patents", "Hall", "Li Wei; Ana Silva"],
        [None, time(23, 30), time(1), "Stars", "Roof", "TBA"],
        [datetime(2026, 5, 13), 0.5, "1:15 pm", "Lunch", "All", None],
    )
    items = read(path).schedule.items
    assert [(item.starts, item.minutes, item.place) for item in items] == [
        (datetime(2026, 5, 12, 9), 90, "Sheet1!D4"),
        (datetime(2026, 5, 12, 23, 30), 90, "Sheet1!D5"),
        (datetime(2026, 5, 13, 12), 75, "Sheet1!D6"),
    ]
    assert [person.name for person in items[0].people] == ["Li Wei", "Ana Silva"]
    assert (items[1].people, items[2].everywhere, items[2].format) == ((), True, "break")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-05-12", date(2026, 5, 12)),
        ("2026.05.12", date(2026, 5, 12)),
        ("2026年5月12日", date(2026, 5, 12)),
        ("12.5.2026", date(2026, 5, 12)),
        ("27/5/2026", date(2026, 5, 27)),
        ("5/27/26", date(2026, 5, 27)),
        ("5月12日", date(2026, 5, 12)),
        ("Tuesday, May 12", date(2026, 5, 12)),
        ("12th May 2026", date(2026, 5, 12)),
        ("20260512", date(2026, 5, 12)),
        (46154, date(2026, 5, 12)),
    ],
)
def test_dates_in_every_spelling(tmp_path: Path, said: object, day: date):
    path = workbook(tmp_path, ["Date", "Start", "Title"], [said, "09:00", "Patents"])
    assert [item.day for item in read(path, year=2026).schedule.items] == [day]


def test_date_that_can_be_read_two_ways_is_not_guessed(tmp_path: Path):
    path = workbook(tmp_path, ["Date", "Start", "Title"], ["1/2/26", "09:00", "Patents"])
    reading = read(path)
    assert reading.schedule.items == []
    assert [(one.place, one.message) for one in reading.refused] == [
        ("Sheet1!A2", "“1/2/26” can be read two ways; write the date as 2026-05-12.")
    ]
    path = workbook(
        tmp_path, ["Date", "Start", "Title"], ["1/2/26", "09:00", "Patents"], ["1/30/26", "09:00", "Brands"]
    )
    assert [item.day for item in read(path).schedule.items] == [date(2026, 1, 2), date(2026, 1, 30)]


def test_day_that_does_not_exist_is_refused(tmp_path: Path):
    path = workbook(tmp_path, ["Date", "Start", "Title"], ["31/02/2026", "09:00", "Patents"])
    assert [one.message for one in read(path).refused] == ["There is no day “31/02/2026”."]


@pytest.mark.parametrize(
    ("said", "start", "minutes"),
    [
        ("9:00-10:30", time(9), 90),
        ("9：00至10：30", time(9), 90),
        ("14:00–15:00 Uhr", time(14), 60),
        ("下午2点30分", time(14, 30), 0),
        ("8.30", time(8, 30), 0),
        ("0930", time(9, 30), 0),
        (830, time(8, 30), 0),
        (timedelta(hours=9), time(9), 0),
    ],
)
def test_times_in_every_spelling(tmp_path: Path, said: object, start: time, minutes: int):
    path = workbook(tmp_path, ["日期", "时间", "题目"], ["2026-05-12", said, "专利"])
    item = read(path).schedule.items[0]
    assert (item.starts.time(), item.minutes) == (start, minutes)


def test_row_without_a_title_is_refused_and_the_others_kept(tmp_path: Path):
    path = workbook(tmp_path, ["Date", "Start", "Title", "Room"], ["2026-05-12", "09:00", None, "Hall"],
                    ["2026-05-12", "10:00", "Kept", "Hall"], ["Notes below"])  # fmt: skip
    reading = read(path)
    assert [item.title for item in reading.schedule.items] == ["Kept"]
    assert [(one.place, one.message) for one in reading.refused] == [("Sheet1!C2", "It has no title.")]


def test_formula_never_calculated_is_flagged_not_read_as_empty(tmp_path: Path):
    path = workbook(
        tmp_path,
        ["Date", "Start", "Title"],
        ["2026-05-12", "=B3", "Patents"],
        ["2026-05-12", "10:00", "Kept"],
    )
    reading = read(path)
    assert [item.title for item in reading.schedule.items] == ["Kept"]
    assert [one.place for one in reading.refused] == ["Sheet1!B2"]
    assert "formula" in reading.refused[0].message


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", ","), ("utf-16", "\t"), ("utf-16-le", ",")],
)
def test_text_in_every_encoding(tmp_path: Path, encoding: str, mark: str):
    path = tmp_path / "agenda.txt"
    rows = [["日期", "开始时间", "题目", "地点"], ["2026-05-12", "09:00", "知识产权保护与运用", "报告厅"]]
    path.write_bytes("\r\n".join(mark.join(row) for row in rows).encode(encoding))
    item = read(path).schedule.items[0]
    assert (item.title, item.rooms, item.starts) == (
        "知识产权保护与运用",
        ("报告厅",),
        datetime(2026, 5, 12, 9),
    )


def test_western_text_stays_western(tmp_path: Path):
    path = tmp_path / "agenda.csv"
    path.write_bytes(
        "Datum;Beginn;Titel;Raum\r\n2026-05-12;09:00;Schutz für Erfindungen;Großer Saal".encode("cp1252")
    )
    item = read(path).schedule.items[0]
    assert (item.title, item.rooms) == ("Schutz für Erfindungen", ("Großer Saal",))


def test_columns_can_be_named_by_the_user(tmp_path: Path):
    path = workbook(tmp_path, ["Wann genau", "Worum es geht"], ["2026-05-12 09:00", "Patents"])
    item = read(path, columns={"Wann genau": "start", "Worum es geht": "title"}).schedule.items[0]
    assert (item.title, item.starts) == ("Patents", datetime(2026, 5, 12, 9))


def test_titles_alone_are_an_agenda_when_asked():
    reading = read(shared("spreadsheets/cen2023_sessions.xlsx"), kinds=["agenda"])
    assert len(reading.schedule.items) == 32
    assert all(item.starts is None and item.day is None for item in reading.schedule.items)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Li Wei, Ana Silva and Bo", ["Li Wei", "Ana Silva", "Bo"]),
        ("陈朝伟 崔庆航 淳宇杰", ["陈朝伟", "崔庆航", "淳宇杰"]),
        ("郑玮，罗润玉", ["郑玮", "罗润玉"]),
        ("1:h0uz3; 2:til", ["h0uz3", "til"]),
        ("Anderson Sand", ["Anderson Sand"]),
    ],
)
def test_names_in_one_cell(cell: str, names: list[str]):
    assert split_names(cell) == names
