"""The command line is a contract: fields, exit statuses, one sentence for a refusal, never a traceback."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from models import Leg, Session
from models.event import new_event
from models.file import plan_open
from models.history import step
from ui.commands import COMMANDS, run

ROOT = Path(__file__).parent.parent
XML = """<?xml version="1.0"?><schedule><conference><acronym>od</acronym><title>Open Day Jinan</title>
<time_zone_name>Asia/Shanghai</time_zone_name></conference>
<day index="1" date="2026-04-23"><room name="Hall">
<event id="1" guid="a"><date>2026-04-23T09:00:00+08:00</date><start>09:00</start><duration>00:45</duration>
<title>Opening</title><type>opening</type><language>zh</language>
<persons><person id="5">Wang Fang</person></persons></event>
<event id="2" guid="b"><date>2026-04-23T09:30:00+08:00</date><start>09:30</start><duration>01:00</duration>
<title>Keynote &lt;b&gt;</title><type>lecture</type><track>Patents</track><persons/></event>
</room></day></schedule>"""


@pytest.fixture
def file(tmp_path, home):
    path = tmp_path / "plan.lectern"
    assert run(["new", str(path)]) == 0
    return path


@pytest.fixture
def schedule(tmp_path):
    path = tmp_path / "schedule.xml"
    path.write_text(XML, encoding="utf-8")
    return path


@pytest.fixture
def say(capsys):
    """Run a command; its status, what it printed (JSON read) and what it said on standard error."""

    def run_it(*words: object):
        capsys.readouterr()
        status = run([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, json.loads(out) if "--json" in words and out else out, err

    return run_it


def test_import_answers_with_exactly_its_fields(say, file, schedule):
    status, answer, _err = say("import", file, schedule, "--json")
    assert status == 0
    assert {key: answer[key] for key in ("kind", "added", "changed", "unchanged", "gone", "refused")} == {
        "kind": "agenda",
        "added": 2,
        "changed": 0,
        "unchanged": 0,
        "gone": 0,
        "refused": [],
    }
    assert answer["event"].isdecimal()
    _status, again, _err = say("import", file, schedule, "--json")
    assert (again["added"], again["unchanged"], again["event"]) == (0, 2, answer["event"])


def test_dry_run_changes_nothing(say, file, schedule):
    status, answer, _err = say("import", file, schedule, "--dry-run", "--json")
    assert (status, answer["added"], answer["event"]) == (0, 2, None)
    assert say("events", file, "--json")[1] == []


def test_events_and_show_have_their_fields(say, file, schedule):
    say("import", file, schedule)
    (event,) = say("events", file, "--json")[1]
    wanted = [
        "id",
        "title",
        "kind",
        "mode",
        "status",
        "campaign",
        "city",
        "venue",
        "part_of",
        "starts",
        "ends",
        "time_zone",
        "sessions",
        "expected",
        "attended",
    ]
    assert set(wanted) <= set(event)
    assert (event["starts"], event["ends"], event["sessions"]) == (
        "2026-04-23T09:00:00",
        "2026-04-23T10:30:00",
        2,
    )
    shown = say("show", file, "Open Day Jinan", "--json")[1]
    assert {key: shown[key] for key in event if key != "sessions"} == {
        k: v for k, v in event.items() if k != "sessions"
    }
    assert [(r["name"], r["seats"]) for r in shown["rooms"]] == [("Hall", None)]
    first = shown["sessions"][0]
    fields = [
        "id",
        "title",
        "title_other",
        "format",
        "minutes",
        "day",
        "starts",
        "ends",
        "room",
        "rooms",
        "people",
        "track",
        "language",
        "pinned",
        "expected",
    ]
    assert set(fields) <= set(first)
    assert (first["title"], first["day"], first["starts"], first["ends"], first["room"], first["rooms"]) == (
        "Opening",
        "2026-04-23",
        "2026-04-23T09:00:00",
        "2026-04-23T09:45:00",
        "Hall",
        ["Hall"],
    )
    assert first["people"] == [{"name": "Wang Fang", "role": "speaker"}]
    assert shown["sessions"][1]["track"] == "Patents"


def test_check_reports_a_clash_with_fixes_and_ends_with_1(say, file, schedule):
    say("import", file, schedule)
    status, found, _err = say("check", file, "--json")
    assert status == 1
    (problem,) = found
    assert (problem["rule"], problem["level"], problem["waived"]) == ("T1", "block", False)
    assert [(o["type"], o["title"]) for o in problem["objects"]] == [
        ("session", "Opening"),
        ("session", "Keynote <b>"),
        ("room", "Hall"),
    ]
    assert all(isinstance(o["id"], str) for o in problem["objects"])
    assert all(fix["changes"] == 1 and fix["label"] for fix in problem["fixes"])


def test_waived_problem_does_not_count(say, file, schedule):
    from models.release import waive
    from planning.plan import read_picture
    from planning.problems import problems_of

    say("import", file, schedule)
    with plan_open(file):
        (finding,) = problems_of(read_picture())
        waive("T1", [row_id for _table, row_id in finding.objects], finding.fingerprint, "known", "Chen")
    status, found, _err = say("check", file, "--json")
    assert (status, found[0]["waived"]) == (0, True)


def test_documents_lists_keys_formats_and_options(say, home):
    status, found, _err = say("documents", "--json")
    assert status == 0
    assert {"agenda", "poster", "poster-sheet", "schedule", "calendar", "events"} <= {
        entry["key"] for entry in found
    }
    for entry in found:
        assert set(entry) == {"key", "title", "formats", "for", "options"}
        assert all(set(option) == {"key", "type", "choices", "default"} for option in entry["options"])


@pytest.mark.parametrize(
    "name", ["agenda.pdf", "schedule.xlsx", "schedule.xml", "schedule.json", "calendar.ics"]
)
def test_export_writes_the_format_of_the_ending(say, file, schedule, tmp_path, name):
    say("import", file, schedule)
    out = tmp_path / name
    status, _out, err = say(
        "export", file, name.split(".")[0], "--out", out, "--set", "printed=2026-05-12T14:05"
    )
    assert (status, err) == (0, "")
    first = out.read_bytes()
    assert len(first) > 300
    say("export", file, name.split(".")[0], "--out", out, "--set", "printed=2026-05-12T14:05")
    assert out.read_bytes() == first


def test_export_into_a_folder_writes_one_file_an_event(say, file, schedule, tmp_path):
    say("import", file, schedule)
    status, _out, _err = say("export", file, "agenda", "--out", f"{tmp_path}/papers/")
    assert status == 0
    assert [path.name for path in (tmp_path / "papers").iterdir()] == ["2026-04-23 Open Day Jinan.pdf"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["show", "{file}", "Nothing"], "Nothing"),
        (["export", "{file}", "nonsense", "--out", "a.pdf"], "nonsense"),
        (["export", "{file}", "agenda", "--out", "a.docx"], "docx"),
        (["export", "{file}", "agenda", "--out", "a.pdf", "--language", "fr"], "fr"),
        (["export", "{file}", "agenda", "--out", "a.pdf", "--set", "layout=upside"], "upside"),
        (["import", "{file}", "missing.xml"], "missing.xml"),
        (["import", "{file}", "{schedule}", "--kind", "soup"], "soup"),
        (["import", "{file}", "{schedule}", "--from", "yesterday"], "yesterday"),
        (["new", "{file}"], "exists"),
        (["events", "nowhere.lectern"], "nowhere.lectern"),
        (["check"], "PLAN"),
        (["check", "{file}", "--frobnicate"], "--frobnicate"),
        (["events", "{schedule}"], "not a Lectern plan"),
    ],
)
def test_refusal_is_one_sentence_and_status_2(say, file, schedule, words, says):
    say("import", file, schedule)
    before = file.read_bytes()
    status, _out, err = say(*(word.format(file=file, schedule=schedule) for word in words))
    assert status == 2
    assert says in err and "Traceback" not in err and err.count("\n") == 1
    assert file.read_bytes() == before


def test_several_files_are_one_act_and_one_bad_file_changes_nothing(say, file, schedule, tmp_path):
    broken = tmp_path / "broken.xml"
    broken.write_text(XML[:-40], encoding="utf-8")
    status, _out, err = say("import", file, schedule, broken)
    assert status == 2 and "broken.xml" in err
    with plan_open(file):
        assert Session.select().count() == 0


def test_backup_and_restore_bring_the_plan_back(say, file, schedule, tmp_path):
    say("import", file, schedule)
    copy, again = tmp_path / "copy.lectern", tmp_path / "again.lectern"
    assert say("backup", file, "--out", copy)[0] == 0
    assert say("restore", copy, "--out", again)[0] == 0
    assert (
        say("show", again, "Open Day Jinan", "--json")[1]["sessions"]
        == (say("show", file, "Open Day Jinan", "--json")[1]["sessions"])
    )
    assert say("restore", copy, "--out", again)[0] == 2


def test_doctor_finds_a_good_plan_healthy(say, file):
    status, report, _err = say("doctor", file, "--json")
    assert (status, report["integrity"]) == (0, "ok")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command):
    done = subprocess.run(
        [sys.executable, "main.py", command, "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert command in done.stdout and done.stderr == ""


def test_output_is_utf_8_whatever_the_locale(file, schedule):
    subprocess.run(
        [sys.executable, "main.py", "import", file, schedule], cwd=ROOT, check=True, capture_output=True
    )
    done = subprocess.run(
        [sys.executable, "main.py", "show", file, "Open Day Jinan"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin", "LECTERN_HOME": str(file.parent)},
    )
    assert "Opening" in done.stdout.decode("utf-8")


def test_set_is_one_file_an_event_and_goes_on_after_one_that_cannot_be_made(file, tmp_path, capsys):
    with plan_open(file):
        for number in range(3):
            stop = new_event("service_stop", "Stop: A/B?", datetime(2026, 5, 5 + number, 9), filled=False)
            with step("Travel"):
                Leg.create(event=stop, from_place="Beijing", to_place="Jinan", leaves=stop.starts)
        new_event("service_stop", "Nobody travels", datetime(2026, 5, 9, 9), filled=False)
    out = tmp_path / "itineraries"
    capsys.readouterr()
    assert run(["export", str(file), "itinerary", "--out", f"{out}/"]) == 2
    said = capsys.readouterr()
    assert "Nobody travels" in said.err and "1 of 4 files could not be made" in said.err
    assert sorted(path.name for path in out.iterdir()) == [
        f"2026-05-0{day} Stop- A-B-.pdf" for day in (5, 6, 7)
    ]


def test_folder_without_an_event_takes_one_file_for_each(file, tmp_path):
    with plan_open(file):
        for title in ("One", "Two"):
            new_event("other", title, datetime(2026, 5, 4, 9), filled=False)
    assert run(["export", str(file), "poster", "--set", "template=notice", "--out", f"{tmp_path}/all/"]) == 0
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == [
        "2026-05-04 One.pdf",
        "2026-05-04 Two.pdf",
    ]
