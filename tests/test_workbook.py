"""Workbooks read back: dates are dates, text stays text, names are safe, and bytes repeat."""

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from open_day import SECRETS, build, season
from openpyxl import load_workbook

from exports import Request, document, make
from exports.palette import ACCENTS
from exports.workbook import LONGEST_TEXT, Book, safe_text, serial
from exports.workbook_fit import lines, units
from exports.workbook_look import Look
from models.agenda import Session
from models.history import step
from planning.plan import read_picture

PRINTED = datetime(2026, 4, 1, 12)
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tTab",
    "＝1+1",
    '=HYPERLINK("http://x")',
    "#N/A",
    "'quoted",
    "_x000D_ sold",
)


def made(key: str, ending: str = "xlsx", **wishes: Any) -> tuple[bytes, Request]:
    request = Request(printed=PRINTED, **wishes)
    generator = make(document(key), read_picture(), request, f".{ending}")
    while True:
        try:
            next(generator)
        except StopIteration as end:
            return end.value, request


def opened(data: bytes, **more: Any) -> Any:
    return load_workbook(io.BytesIO(data), **more)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table(sheet: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]


def test_schedule_has_a_sheet_a_day_a_grid_and_one_table(plan):
    build()
    book = opened(made("schedule")[0])
    assert book.sheetnames == ["Thu 23 Apr", "Grid Thu 23 Apr", "All sessions", "Lectern"]
    assert book["Lectern"].sheet_state == "hidden"


def test_table_holds_real_dates_and_times_and_ids_as_text(plan):
    event = build()
    rows = table(opened(made("schedule")[0])["All sessions"])
    first = rows[0]
    assert (first["Date"].date(), first["Start"], first["End"], first["Min"]) == (
        date(2026, 4, 23),
        time(8, 30),
        time(9),
        30,
    )
    assert {row["Number in the plan"] for row in rows} == {str(row.id) for row in event.sessions}
    assert [row["Session"] for row in rows][-1] == "A talk without a slot yet"
    assert rows[-1]["Date"] is None


def test_table_filters_freezes_and_prints(plan):
    build()
    sheet = opened(made("schedule")[0])["All sessions"]
    assert sheet.freeze_panes == "F2"
    assert sheet.auto_filter.ref == f"A1:N{sheet.max_row}"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.right.text.endswith("page &P of &N")
    assert sheet.column_dimensions["N"].hidden


def test_table_offers_the_words_of_the_plan(plan):
    build()
    book = opened(made("schedule")[0])
    offered = {}
    for rule in book["All sessions"].data_validations.dataValidation:
        source = rule.formula1
        if rule.type != "list":
            continue
        column = re.search(r"\$([A-Z])\$3:\$[A-Z]\$(\d+)", book.defined_names[source].attr_text)
        offered[str(rule.sqref)[0]] = [
            book["Lectern"][f"{column[1]}{n}"].value for n in range(3, int(column[2]) + 1)
        ]
    assert offered["G"] == [
        "Main Hall",
        "Examination Theatre",
        "Room 203",
        "Innovation Studio",
        "Patent Gallery",
        "Online Studio",
    ]
    assert offered["H"][0] == "A Patents"
    assert "Lecture" in offered["I"]


def test_after_midnight_the_day_is_kept_and_the_time_alone_tells_the_rest(plan):
    event = build()
    with step("Late"):
        late = datetime(2026, 4, 24, 0, 30)
        Session.create(
            event=event, title="Night", starts=late, day=date(2026, 4, 23), minutes=30, everywhere=True
        )
        Session.create(
            event=event,
            title="Odd",
            starts=datetime(2026, 4, 24, 6),
            day=date(2026, 4, 23),
            minutes=30,
            everywhere=True,
        )
    rows = {row["Session"]: row for row in table(opened(made("schedule")[0])["All sessions"])}
    assert (rows["Night"]["Date"].date(), rows["Night"]["Start"]) == (date(2026, 4, 23), time(0, 30))
    assert rows["Odd"]["Start"] == datetime(2026, 4, 24, 6)


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(plan, text):
    event = build()
    with step("Odd title"):
        Session.create(event=event, title=text, starts=datetime(2026, 4, 23, 17), minutes=5)
    data, _request = made("schedule")
    cells = [cell for row in opened(data)["All sessions"].iter_rows() for cell in row]
    wanted = safe_text(text.strip())
    assert [cell.data_type for cell in cells if cell.value == wanted] == ["s"]
    assert not any(b"<f>" in xml or b"<f " in xml for xml in parts(data).values())


def test_same_plan_and_stamp_give_the_same_bytes(plan):
    build()
    for key in ("schedule", "poster-sheet", "events"):
        assert made(key)[0] == made(key)[0]


def test_metadata_names_only_the_program(plan):
    build()
    files = parts(made("schedule")[0])
    core = files["docProps/core.xml"].decode()
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", core) == ["Lectern"]
    assert "openpyxl" not in core
    assert b"<Application>Lectern</Application>" in files["docProps/app.xml"]


@pytest.mark.parametrize("key", ["schedule", "poster-sheet", "events"])
def test_public_workbooks_carry_no_private_word(plan, key):
    season()
    for name, content in parts(made(key)[0]).items():
        for secret in SECRETS:
            assert secret.encode() not in content, (name, secret)


def test_staff_list_of_events_has_telephone_and_mail(plan):
    season()
    sheet = opened(made("events", audience="staff")[0]).worksheets[0]
    heads = [cell.value for cell in sheet[5]]
    assert "Telephone" in heads
    assert "E-mail" in heads
    assert "Telephone" not in [cell.value for cell in opened(made("events")[0]).worksheets[0][5]]


def test_list_of_events_stands_on_one_page_in_order_of_date(plan):
    season()
    sheet = opened(made("events")[0]).worksheets[0]
    dates = [row[0].value for row in sheet.iter_rows(min_row=6)]
    assert dates == sorted(dates)
    assert all(isinstance(value, datetime) for value in dates)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    assert sheet.print_title_rows == "$1:$5"


def test_season_says_which_event_a_session_belongs_to(plan):
    first = season()[0]
    rows = table(opened(made("schedule")[0])["All sessions"])
    assert {row["Event"] for row in rows} == {first.title}


def test_poster_is_one_page_with_a_code_in_black_and_white(plan):
    from PIL import Image

    event = build()
    data, _request = made("poster-sheet", languages=("en", "zh_CN"))
    sheet = opened(data).worksheets[0]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "Open Day" in texts
    assert event.title_other in texts
    assert "CNIPA Examination Building 审查业务用房" in texts
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
    picture = next(content for name, content in parts(data).items() if name.endswith(".png"))
    assert Image.open(io.BytesIO(picture)).mode == "1"


def test_poster_without_an_address_has_no_code(plan):
    event = build()
    with step("No link"):
        event.link = ""
        event.save()
    assert not any(name.endswith(".png") for name in parts(made("poster-sheet")[0]))


def test_chinese_workbook_speaks_chinese(plan):
    build()
    book = opened(made("schedule", languages=("zh_CN",))[0])
    assert book.sheetnames[0] == "4月23日 星期四"
    titles = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert "参观一" in titles


def test_two_languages_give_a_second_title(plan):
    build()
    book = opened(made("schedule", languages=("zh_CN", "en"))[0])
    heads = [cell.value for cell in book.worksheets[-2][1]]
    rows = [[cell.value for cell in row] for row in book.worksheets[-2].iter_rows(min_row=2)]
    assert ["参观一", "Tour 1"] in [row[4:6] for row in rows]
    assert len(heads) == 15


def test_overlapping_sessions_of_one_room_stand_side_by_side_in_the_grid(plan):
    event = build()
    first = next(session for session in event.sessions if session.title.startswith("How a patent"))
    with step("Clash"):
        clash = Session.create(event=event, title="Clash", starts=first.starts, minutes=20)
        from models.agenda import SessionRoom

        SessionRoom.create(session=clash, room=first.session_rooms.get().room_id)
    sheet = opened(made("schedule")[0])["Grid Thu 23 Apr"]
    texts = {str(cell.value): cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value}
    columns = {text: at for text, at in texts.items() if "Clash" in text or "How a patent" in text}
    assert sorted(at[0] for at in columns.values()) == ["B", "C"]
    merged = [str(found) for found in sheet.merged_cells.ranges]
    assert len(merged) == len(set(merged))


def test_no_two_merged_areas_of_the_grid_overlap(plan):
    build()
    sheet = opened(made("schedule")[0])["Grid Thu 23 Apr"]
    seen: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        cells = set(area.cells)
        assert not seen & cells
        seen |= cells


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["A/B: [x]*?\\"], ["A B   x"]),
        (["History"], ["History 2"]),
        (["'quoted'", "quoted"], ["quoted", "quoted 2"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 29 + " 2"]),
        (["", "Sheet"], ["Sheet", "Sheet 2"]),
        (["😀" * 20], ["😀" * 15]),
    ],
)
def test_sheet_names_are_what_excel_takes(titles, wanted):
    book = Book(ACCENTS["tour"], PRINTED)
    assert [book.page(title).title for title in titles] == wanted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_comes_back_as_it_was_stored(text):
    from models.database import clean

    book = Book(ACCENTS["tour"], PRINTED)
    page = book.page("Text")
    page.put([(Look(), text), (Look(), "end")])
    sheet = opened(book.pack([])).worksheets[0]
    wanted = clean(text)
    assert (sheet["A1"].value or "").replace("_x005F_x", "_x") == wanted.replace("_x005F_x", "_x")
    assert sheet["A1"].data_type in ("s", "n")
    assert sheet["B1"].value == "end"


def test_text_too_long_for_a_cell_is_told(plan):
    book = Book(ACCENTS["tour"], PRINTED)
    page = book.page("Text")
    page.put([(Look(), "😀" * LONGEST_TEXT)])
    notes: list[str] = []
    sheet = opened(book.pack(notes)).worksheets[0]
    assert sheet["A1"].value.endswith("[…]")
    assert len(sheet["A1"].value.encode("utf-16-le")) // 2 < 32_767
    assert len(notes) == 1


def test_serial_numbers_are_those_of_excel():
    assert serial(date(1900, 3, 1)) == 61
    assert serial(datetime(2026, 4, 23, 12)) == 46135.5
    assert serial(time(18)) == 0.75


def test_chinese_is_twice_as_wide_and_breaks_anywhere():
    assert units("知识产权") > 1.7 * units("abcd")
    assert lines("知识产权" * 10, 20) > lines("word " * 8, 20)
    assert lines("a\nb\nc", 50) == 3
    assert lines("", 10) == 1


def test_everybody_who_said_no_is_left_out(plan):
    event = build()
    with step("No"):
        appearance = next(iter(event.sessions.where(Session.title == "Tour 1").get().appearances))
        appearance.reply = "no"
        appearance.save()
    rows = {row["Session"]: row for row in table(opened(made("schedule")[0])["All sessions"])}
    assert rows["Tour 1"]["People"] in (None, "")


@pytest.mark.parametrize("languages", [("en",), ("zh_CN",)])
def test_our_workbook_is_read_once_with_its_dates(plan, tmp_path, languages):
    from exports.reading import read

    event = build()
    path = tmp_path / "schedule.xlsx"
    path.write_bytes(made("schedule", languages=languages)[0])
    items = {(item.starts, item.minutes, item.rooms) for item in read(path).schedule.items}
    assert len(read(path).schedule.items) == event.sessions.count()
    assert {at for at, _minutes, _rooms in items} == {session.starts for session in event.sessions}
    assert {row.people[0].name for row in read(path).schedule.items if "Tour 1" in row.title} <= {"Ma Li"}


def test_work_that_is_dropped_leaves_no_file_and_no_complaint(plan):
    import gc

    from openpyxl.worksheet._writer import ALL_TEMP_FILES

    build()
    before = list(ALL_TEMP_FILES)
    steps = make(document("schedule"), read_picture(), Request(printed=PRINTED), ".xlsx")
    for _part in range(2):
        next(steps)
    assert len(ALL_TEMP_FILES) > len(before)
    del steps
    gc.collect()
    assert list(ALL_TEMP_FILES) == before
