"""Files that cannot be read: one sentence each, and nothing else ever comes out of the reader."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shared_files import SHARED, shared

from exports.incoming_text import LARGEST
from exports.reading import Reading, Wish, read, read_content
from models.database import Problem

WISH = Wish((), "Asia/Shanghai", None, {}, 2026, date(2026, 5, 12))
XML = """<schedule><conference><title>T</title></conference>
<day date="2026-05-12"><room name="Hall"><event id="1">
<start>09:00</start><duration>0:30</duration><title>Patents</title></event></room></day></schedule>"""
JSON = json.dumps({"schedule": {"conference": {"days": [{"date": "2026-05-12", "rooms": {"Hall": [
    {"id": 1, "title": "Patents", "date": "2026-05-12T09:00:00+08:00", "start": "09:00", "duration": "0:30",
     "persons": [{"id": 1, "name": "Li Wei"}]}]}}]}}})  # fmt: skip
ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART;TZID=Asia/Shanghai:20260512T090000
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE;TZID=Asia/Shanghai:20260519T090000
SUMMARY:Patents
END:VEVENT
END:VCALENDAR
"""
CSV = "Date,Start,Title,Room\n2026-05-12,09:00,Patents,Hall\n2026-05-12,10:00,Brands,Hall\n"


def workbook_bytes() -> bytes:
    book = openpyxl.Workbook()
    for row in csv_rows():
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_rows() -> list[list[str]]:
    return [line.split(",") for line in CSV.splitlines()]


def refusal(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        read(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert len(sentence) < 260
    return sentence


LAUGHS = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><schedule><title>&b;</title></schedule>'


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xml", b"<schedule><day", "“a.xml” is not complete XML: line 1, column"),
        ("a.xml", b"<schedule>\n<day></schedule>", "line 2, column 8"),
        ("a.xml", LAUGHS.encode(), "“a.xml” declares entities of its own"),
        ("a.xml", LAUGHS.encode("utf-16"), "“a.xml” declares entities of its own"),
        (
            "a.xml",
            b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>',
            "declares entities",
        ),
        ("a.xml", b"<rss><channel/></rss>", "no schedule: its first element is “rss”"),
        ("a.xml", b'<?xml version="1.0" encoding="klingon"?><schedule/>', "names an encoding"),
        ("a.json", b'{"schedule": {', "“a.json” is not complete JSON: line 1, column"),
        ("a.json", b'{"a": 1}\n}', "line 2, column 1"),
        ("a.json", b"[" * 100_000, "nested"),
        ("a.json", b'{"name": "thing"}', "has no sessions with a title and a time"),
        (
            "a.ics",
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n",
            "ends in the middle of what begins in line 2",
        ),
        (
            "a.ics",
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nX\nEND:VEVENT\nEND:VCALENDAR",
            "Line 3 of “a.ics” is not a line of a calendar",
        ),
        ("a.ics", b"hello", "no line BEGIN:VCALENDAR"),
        (
            "a.ics",
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\n",
            "line 3 begins an entry before the one of line 2",
        ),
        ("a.csv", b"hello", "has no header row"),
        ("a.csv", b"", "“a.csv” is empty"),
        ("a.csv", b"\n\n", "has no rows"),
        ("~$a.xlsx", b"x", "only the mark of a file open in Excel"),
        ("a.xlsx", b"%PDF-1.7", "is a PDF file"),
        ("a.xls", b"<html><table><tr><td>x</td></tr></table></html>", "is a web page"),
        ("a.xlsx", b"PK\x03\x04nonsense", "is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is damaged or not a workbook"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
        ("a.sqlite", b"SQLite format 3\0", "is a SQLite file"),
    ],
    ids=str,
)
def test_file_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes, says: str):
    assert says in refusal(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("ics/coll_issue_104_broken_calendar.ics", "Line 13 of"),
        ("ics/libical_stresstest.ics", "Line 28 of"),
        ("geo/modood_pca.json", "no sessions with a title"),
    ],
)
def test_published_file_that_is_broken(name: str, says: str):
    with pytest.raises(Problem, match=says):
        read(shared(name))


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.999])
@pytest.mark.parametrize(
    "name",
    [
        "schedules/28c3.xml",
        "schedules/camp2019_frab.json",
        "ics/kielux_2020.ics",
        "spreadsheets/mptc_schedule.xlsx",
    ],
)
def test_truncated_file_is_refused(tmp_path: Path, name: str, part: float):
    content = shared(name).read_bytes()
    refusal(tmp_path, "cut" + Path(name).suffix, content[: int(len(content) * part)])


def test_missing_file_and_folder(tmp_path: Path):
    with pytest.raises(Problem, match="There is no file"):
        read(tmp_path / "nowhere.xml")
    with pytest.raises(Problem, match="is not a file"):
        read(tmp_path)
    with pytest.raises(Problem, match="“guests” is no kind of list"):
        read(tmp_path / "nowhere.xml", kinds=["guests"])


def test_file_too_large_is_not_opened(tmp_path: Path):
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Problem, match="larger than 20 MB"):
        read(path)


def test_schedule_where_a_list_was_wanted(tmp_path: Path):
    path = tmp_path / "a.xml"
    path.write_text(XML)
    with pytest.raises(Problem, match="is a schedule; it holds no"):
        read(path, kinds=["organisations"])


def archive(**parts: bytes) -> bytes:
    """A workbook with parts changed or added; `__` stands for a stroke, `_xml` for the ending."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        changed = {
            name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): part
            for name, part in parts.items()
        }
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return out.getvalue()


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
STRINGS = (
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4294967295"></sst>'
)
BOMBS = {
    "four thousand million strings": lambda: archive(xl__sharedStrings_xml=STRINGS),
    "macros": lambda: archive(xl__vbaProject_bin=b"x"),
    "entities in a sheet": lambda: archive(xl__worksheets__sheet1_xml=b"<!DOCTYPE x []>" + SHEET % b""),
    "entities in its properties": lambda: archive(docProps__core_xml=LAUGHS.encode()),
    "a part of 70 MB": lambda: archive(xl__media__big_xml=b" " * (70 * 1024 * 1024)),
    "1,500 parts": lambda: archive(**{f"xl__x{number}_xml": b"" for number in range(1500)}),
    "60 sheets": lambda: archive(
        **{f"xl__worksheets__sheet{number}_xml": SHEET % b"" for number in range(60)}
    ),
    "a cell at the far end": lambda: archive(
        xl__worksheets__sheet1_xml=SHEET
        % b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_workbook_made_to_harm_is_refused(tmp_path: Path, bomb: str):
    sentence = refusal(tmp_path, "bomb.xlsx", BOMBS[bomb]())
    assert sentence.startswith(("“bomb.xlsx”", "A sheet of “bomb.xlsx”"))


def test_workbook_whose_header_lies_about_its_size(tmp_path: Path):
    content = bytearray(workbook_bytes())
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    refusal(tmp_path, "lies.xlsx", bytes(content))


def test_merged_ranges_over_everything_are_harmless(tmp_path: Path):
    whole = openpyxl.Workbook()
    for row in csv_rows():
        whole.active.append(row)
    out = io.BytesIO()
    whole.save(out)
    with zipfile.ZipFile(out) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    sheet = sheet.replace(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    path = tmp_path / "merged.xlsx"
    path.write_bytes(archive(xl__worksheets__sheet1_xml=sheet))
    assert len(read(path).schedule.items) == 2


def only_a_reading_or_a_problem(content: bytes, name: str) -> None:
    try:
        assert isinstance(read_content(content, name, WISH), Reading)
    except Problem as problem:
        assert str(problem)


SEEDS = {
    "a.xml": XML.encode(),
    "a.json": JSON.encode(),
    "a.ics": ICS.encode(),
    "a.csv": CSV.encode(),
    "a.xlsx": workbook_bytes(),
}
MUTATIONS = st.lists(
    st.tuples(
        st.integers(0, 10**6),
        st.sampled_from(["set", "cut", "double", "insert"]),
        st.binary(min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("name", SEEDS)
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(mutations=MUTATIONS)
def test_changed_bytes_give_a_reading_or_a_problem(name: str, mutations: list[tuple[int, str, bytes]]):
    content = SEEDS[name]
    for at, way, piece in mutations:
        at %= len(content) or 1
        if way == "set":
            content = content[:at] + piece + content[at + len(piece) :]
        elif way == "cut":
            content = content[:at] + content[at + len(piece) * 3 :]
        elif way == "double":
            content = content[:at] + content[at : at + 40] + content[at:]
        else:
            content = content[:at] + piece + content[at:]
    only_a_reading_or_a_problem(content, name)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | st.sampled_from(["2026-05-12", "2026-05-12T09:00:00+08:00", "09:00", "0:45"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "title",
                    "start",
                    "end",
                    "date",
                    "day",
                    "duration",
                    "room",
                    "rooms",
                    "persons",
                    "speakers",
                    "name",
                    "id",
                    "days",
                    "sessions",
                    "events",
                    "schedule",
                    "conference",
                    "slot",
                    "zh",
                    "en",
                    "track",
                    "type",
                    "status",
                ]
            )
            | st.text(max_size=6),
            inner,
            max_size=6,
        )
    ),
    max_leaves=24,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(value=VALUES)
def test_any_json_gives_a_reading_or_a_problem(value: object):
    only_a_reading_or_a_problem(json.dumps(value).encode(), "a.json")


LINES = st.lists(
    st.sampled_from(
        [
            "DTSTART:20260512T090000",
            "DTSTART;VALUE=DATE:20260512",
            "DTEND:20260512T100000Z",
            "DURATION:P1D",
            "RRULE:FREQ=DAILY",
            "RRULE:FREQ=MONTHLY;BYDAY=-1SU;COUNT=5",
            "RDATE:20260513",
            "RDATE;VALUE=PERIOD:20260513T090000/PT1H",
            "EXDATE:20260514T090000Z",
            "RECURRENCE-ID:20260512T090000",
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20260513",
            "UID:1",
            "UID:2",
            "SUMMARY:x",
            "END:VEVENT\nBEGIN:VEVENT",
            "STATUS:CANCELLED",
            "DTSTART;TZID=X/Y:20260512T090000",
            "DTSTART:99991231T235959Z",
            "DTSTART:00010101T000000",
            "SEQUENCE:-1",
            "ATTENDEE;CN=A:b",
            "LOCATION:\\,\\n",
        ]
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(lines=LINES)
def test_any_calendar_gives_a_reading_or_a_problem(lines: list[str]):
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    only_a_reading_or_a_problem(text.encode(), "a.ics")


CELLS = st.sampled_from(
    [
        "",
        "x",
        "Title",
        "Date",
        "Start",
        "2026-05-12",
        "31.02.2026",
        "9:00",
        "25:00",
        "9-10",
        "姓名",
        "单位",
        "Fri",
        "1e309",
        "-5",
        "4.3",
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(rows=st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_any_table_gives_a_reading_or_a_problem(rows: list[list[str]]):
    header = "Title,Date,Start,Duration,Speaker\n"
    only_a_reading_or_a_problem((header + "\n".join(",".join(row) for row in rows)).encode(), "a.csv")


@pytest.mark.skipif(not SHARED.exists(), reason="the sample data is not here")
def test_every_sample_file_gives_a_reading_or_a_problem():
    folders = (
        "benchmarks/fet",
        "benchmarks/optaplanner_conference",
        "benchmarks/emf_slotmachine",
        "benchmarks/itc2019",
        "geo",
        "spreadsheets",
    )
    for folder in folders:
        for path in sorted((SHARED / folder).iterdir()):
            if path.stat().st_size < 700_000:
                only_a_reading_or_a_problem(path.read_bytes(), path.name)
