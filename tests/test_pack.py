"""The print pack: the whole set in reading order behind its contents; later only what has changed since."""

# ruff: noqa: E501 - tables

import io
from datetime import datetime, timedelta
from itertools import pairwise

import pypdf
import pytest
from paper_geometry import faults

from exports import DOCUMENTS, Request
from exports.pack import make_pack
from exports.pack_cover import _cover, stretches
from exports.pack_files import write_pack
from exports.pack_parts import _PARTS, parts_of
from exports.printed import standing
from models import Appearance, BudgetLine, Event, Person, Printout, Room, Session, SessionRoom, Task, Venue
from models.agenda import new_session, place
from models.database import Problem
from models.event import KINDS
from models.file import close_plan, plan_open
from models.history import step
from models.printing import entries, note_prints
from planning.plan import read_picture
from planning.releasing import release
from ui.commands import run

STAMP = datetime(2026, 4, 1, 9)


@pytest.fixture
def event(plan):
    with step("x"):
        venue = Venue.create(name="Office", name_other="办公楼", city="Beijing")
        rooms = [Room.create(venue=venue, name=f"Hall {c}", name_other=f"{c}厅") for c in "ABC"]
        people = [
            Person.create(name=f"Speaker {n}", name_other=f"主讲{n}", phone="13800138000") for n in range(6)
        ]
        event = Event.create(kind="open_day", title="Open Day", title_other="开放日", venue=venue, contact=people[0],
                             starts=datetime(2026, 4, 23, 9), ends=datetime(2026, 4, 23, 17))  # fmt: skip
        Task.create(event=event, title="Print")
        BudgetLine.create(event=event, title="Paper")
    for number in range(6):
        made = new_session(event, f"Lecture {number}", title_other=f"讲座{number}", rooms=[rooms[number % 3]],
                           starts=datetime(2026, 4, 23, 9 + number))  # fmt: skip
        with step("x"):
            Appearance.create(session=made, person=people[number])
    return event


def pack(event, changed=False, wanted=(), parted=True, **more):
    request = Request((event.id,), printed=STAMP, **more)
    steps = make_pack(read_picture(), request, changed=changed, wanted=wanted, parted=parted)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def keys(made):
    return [one.part.key for one in made.made]


def texts(data):
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def printed(made):
    note_prints(made.prints, "Li")


def test_every_kind_names_documents_that_exist_and_a_pack():
    known = {one.key for one in DOCUMENTS}
    assert {part.key for part in _PARTS} <= known
    for kind in KINDS.values():
        assert set(kind.documents) <= known, kind.key
        assert len(set(kind.documents)) == len(kind.documents)
        assert parts_of(kind.key)


def test_a_pack_is_in_reading_order_with_equal_papers_together(event):
    made = pack(event)
    assert keys(made)[:3] == ["agenda", "agenda", "run-of-show"]
    assert [one.part.options.get("layout") for one in made.made[:2]] == ["grid", None]
    assert {"door-sheet", "personal-sheet", "poster", "cue-card"} <= set(keys(made))
    papers = [one.paper for one in made.made]
    assert len(list(dict.fromkeys(papers))) == 1 + sum(a != b for a, b in pairwise(papers))
    assert papers[0] == "A4"


def test_the_contents_tell_the_true_running_numbers(event):
    made = pack(event, wanted=["agenda", "door-sheet", "cue-card"])
    pages = texts(made.whole)
    front = len(texts(made.cover))
    assert len(pages) == front + len(made.made) + made.sheets
    for one, stretch in zip(made.made, stretches(made, front), strict=True):
        name = "".join(one.part.name.split())
        assert name in pages[stretch.first - 2]
        assert (
            f"{stretch.first}" in pages[stretch.first - 2] and f"/{stretch.whole}" in pages[stretch.first - 2]
        )
        assert name in "".join(pages[:front])
        assert stretch.last - stretch.first + 1 == len(one.chosen)
    assert "Draft·printed1April202609:00" in pages[0]


def test_a_pack_without_separators_counts_no_sheet_for_them(event):
    made = pack(event, wanted=["agenda", "door-sheet", "cue-card"], parted=False)
    pages, found = texts(made.whole), stretches(made, made.front)
    assert len(pages) == made.front + made.sheets == found[-1].last == found[-1].whole
    doors = found[[one.part.key for one in made.made].index("door-sheet")]
    assert "Room1" in pages[doors.first - 1] or "Doorsheet" in pages[doors.first - 1]
    (sent,) = made.prints_of([doors.first])
    assert sent.asked.document == "door-sheet"


def test_pages_of_a_pack_that_were_not_sent_to_the_printer_are_not_out(event):
    made = pack(event, wanted=["agenda", "door-sheet", "cue-card"])
    pages = texts(made.whole)
    doors = next(n for n, one in enumerate(made.made) if one.part.key == "door-sheet")
    first = stretches(made, made.front)[doors].first
    assert made.prints_of(range(1, len(pages) + 1)) == made.prints
    assert made.prints_of(range(1, made.front + 2)) == []
    (sent,) = made.prints_of([first - 1, first])
    assert (sent.asked.document, sent.printed) == ("door-sheet", {1})
    note_prints([sent], "Li")
    (entry,) = entries(Printout.get())
    assert "".join(entry["about"].split()) in pages[first - 1]


def test_what_cannot_be_printed_is_told_and_what_is_for_staff_stays_out_of_a_public_pack(event):
    made = pack(event)
    assert "Emergency contacts" in dict(made.left_out)
    assert not any("13800138000" in text for text in texts(made.whole))
    assert "Notinthispack" in "".join(texts(made.cover))
    staff = pack(event, audience="staff", wanted=["contacts", "agenda", "door-sheet", "poster"])
    assert "contacts" in keys(staff)
    assert {
        one.request.audience for one in staff.made if one.part.key in ("door-sheet", "agenda", "poster")
    } == {"public"}


def test_the_same_bytes_twice(event):
    some = ["agenda", "door-sheet", "cue-card", "poster"]
    assert pack(event, wanted=some).whole == pack(event, wanted=some).whole


@pytest.mark.parametrize("languages", [("en",), ("zh_CN", "en")])
def test_contents_have_nothing_over_another(event, languages):
    made = pack(event, languages=languages, wanted=["agenda", "door-sheet", "risk-sheet"])
    assert faults(_cover(read_picture(), made, 1)) == []


def test_only_the_documents_wanted(event):
    assert keys(pack(event, wanted=["budget", "door-sheet"])) == ["door-sheet", "budget"]
    with pytest.raises(Problem, match="cannot hold “schedule”"):
        pack(event, wanted=["schedule"])
    with pytest.raises(Problem, match="Nothing of “Open Day” can be printed yet"):
        pack(event, wanted=["risk-sheet"])


def test_letter_paper_is_for_office_paper_alone(event):
    papers = {
        one.part.key: one.paper
        for one in pack(event, paper="Letter", wanted=["agenda", "poster", "cue-card"]).made
    }
    assert papers["agenda"] == "Letter" and papers["poster"] == "A3" and papers["cue-card"] == "A5"


@pytest.mark.parametrize("paper", ["A5", "A3"])
def test_the_contents_fit_other_office_paper(event, paper):
    made = pack(event, paper=paper, wanted=["agenda", "door-sheet"])
    assert {one.paper for one in made.made} == {paper}
    assert faults(_cover(read_picture(), made, 1)) == []


def test_after_a_pack_nothing_has_changed_until_something_does(event):
    printed(pack(event))
    with pytest.raises(Problem, match="Nothing of “Open Day” has changed since it was last printed"):
        pack(event, changed=True)
    place(Session.get(Session.title == "Lecture 5"), datetime(2026, 4, 23, 15))
    made = pack(event, changed=True)
    assert made.sheets < sum(len(one.pages) for one in made.made) / 2
    assert {"agenda", "run-of-show", "door-sheet", "personal-sheet", "cue-card"} <= set(keys(made))
    doors = next(one for one in made.made if one.part.key == "door-sheet")
    assert [doors.pages[n - 1].about for n in doors.chosen] == ["Hall C"]
    people = next(one for one in made.made if one.part.key == "personal-sheet")
    assert [people.pages[n - 1].about for n in people.chosen] == ["Speaker 5"]
    assert "name-plates" not in keys(made) and "poster" not in keys(made)
    down = next(one for one in made.stale if one.entry["where"])
    assert (down.entry["where"], down.replaced) == ("Hall C", True)
    assert "HallC" in texts(made.cover)[0] and "Takedown" in texts(made.cover)[0]
    printed(made)
    with pytest.raises(Problem, match="has changed since"):
        pack(event, changed=True)


def test_a_released_event_gets_its_change_notice_in_front(event):
    release(read_picture(), event.id)
    printed(pack(event))
    place(Session.get(Session.title == "Lecture 5"), datetime(2026, 4, 23, 15))
    release(read_picture(), event.id)
    made = pack(event, changed=True)
    assert keys(made)[0] == "change-notice"
    assert "Version2·printed" in texts(made.cover)[0]
    printed(made)
    assert not Printout.select().where(Printout.document == "change-notice").exists()
    rows = [row for row in standing(read_picture(), event.id) if row.document == "door-sheet"]
    assert sorted((entry["about"], entry["version"]) for entry in entries(rows[0])) == [
        ("Hall A", 1),
        ("Hall B", 1),
        ("Hall C", 2),
    ]


def test_what_was_printed_in_chinese_is_printed_in_chinese_again(event):
    printed(pack(event, languages=("zh_CN",), wanted=["door-sheet"]))
    place(Session.get(Session.title == "Lecture 5"), datetime(2026, 4, 23, 15))
    made = pack(event, changed=True, wanted=["door-sheet"])
    assert [(one.part.key, one.request.languages, len(one.chosen)) for one in made.made] == [
        ("door-sheet", ("zh_CN",), 1)
    ]


def test_a_sheet_without_a_successor_is_to_come_down(event):
    printed(pack(event, wanted=["door-sheet"]))
    with step("x"):
        SessionRoom.delete().where(SessionRoom.room == Room.get(Room.name == "Hall C")).execute()
    made = pack(event, changed=True, wanted=["door-sheet"])
    assert [(one.entry["about"], one.replaced) for one in made.stale] == [("Hall C", False)]
    assert not made.made
    assert "nothingtakesitsplace" in texts(made.cover)[0]


def test_to_stop_asking_is_to_cancel(event):
    steps = make_pack(read_picture(), Request((event.id,), printed=STAMP))
    shown = [next(steps) for _number in range(5)]
    assert shown == sorted(shown) and 0 <= shown[-1] < 1
    steps.close()


def test_the_files_have_safe_names_and_what_changed_never_replaces_the_whole(event, tmp_path):
    with step("x"):
        Event.update(title='Open/Day: "A"').execute()
    folder = tmp_path / "new" / "pack"
    for _part in write_pack(read_picture(), pack(event, wanted=["door-sheet", "agenda"]), folder):
        pass
    assert sorted(path.name for path in folder.iterdir()) == [
        "00 Contents.pdf", "01 Agenda grid.pdf", "02 Agenda list.pdf", "03 Door sheets.pdf", "Print pack Open-Day- -A-.pdf",
    ]  # fmt: skip
    printed(pack(event, wanted=["door-sheet", "agenda"]))
    place(Session.get(Session.title == "Lecture 5"), datetime(2026, 4, 23, 15))
    for _part in write_pack(
        read_picture(), pack(event, changed=True, wanted=["door-sheet", "agenda"]), folder
    ):
        pass
    names = {path.name for path in folder.iterdir()}
    assert "03 Door sheets, changed.pdf" in names and "03 Door sheets.pdf" in names
    assert len(texts((folder / "03 Door sheets, changed.pdf").read_bytes())) == 1


# The command line


@pytest.fixture
def say(capsys):
    def run_it(*words):
        capsys.readouterr()
        status = run([str(word) for word in words])
        return status, *capsys.readouterr()

    return run_it


def test_release_and_pack_from_the_command_line(event, plan, tmp_path, say):
    close_plan()
    assert say("release", plan, "--event", "Open Day", "--note", "first") == (
        0,
        "Version 1 of “Open Day”.\n",
        "",
    )
    out = tmp_path / "out"
    asked = ("pack", plan, "--event", event.id, "--out", out, "--set", "documents=door-sheet,contacts")
    status, told, err = say(*asked, "--set", "printed=2026-04-01T09:00")
    assert status == 0
    assert all((tmp_path / line).exists() for line in told.splitlines())
    assert "Emergency contacts:" in err
    first = next(out.glob("Print pack*")).read_bytes()
    say(*asked, "--set", "printed=2026-04-01T09:00")
    assert next(out.glob("Print pack*")).read_bytes() == first
    assert say(*asked, "--changed")[0] == 2
    with plan_open(plan):
        place(Session.get(Session.title == "Lecture 5"), datetime(2026, 4, 23, 15) + timedelta(minutes=5))
    status, told, err = say(*asked, "--changed")
    assert status == 0
    assert "1 sheet must come down" in err and "Door sheets, changed.pdf" in told


def test_a_pack_in_another_language_names_its_files_and_documents_in_it(event, plan, tmp_path, say):
    close_plan()
    out = tmp_path / "out"
    asked = ("pack", plan, "--event", event.id, "--out", out, "--set", "documents=door-sheet,contacts")
    status, _told, err = say(*asked, "--language", "zh_CN")
    names = sorted(path.name.split(" ")[1] for path in out.iterdir() if path.name[:2].isdecimal())
    assert (status, names) == (0, ["目录.pdf", "门牌.pdf"])
    assert err.startswith("应急联系表:") and "Emergency" not in err


def test_the_command_line_refuses_in_one_sentence(event, plan, tmp_path, say):
    new_session(event, "Clash", rooms=[Room.get(Room.name == "Hall A")], starts=datetime(2026, 4, 23, 9))
    close_plan()
    for words in (("release", plan, "--event", "Open Day"), ("release", plan, "--event", "nobody"),
                  ("pack", plan, "--event", "Open Day", "--out", tmp_path / "o", "--paper", "A1"),
                  ("pack", plan, "--event", "Open Day", "--out", tmp_path / "o", "--set", "x=y"),
                  ("pack", plan, "--event", "Open Day", "--out", tmp_path / "o", "--set", "documents=x")):  # fmt: skip
        status, told, err = say(*words)
        assert (status, told) == (2, "") and err.count("\n") == 1, words
    assert not (tmp_path / "o").exists()
