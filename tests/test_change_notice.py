"""The change notice tells what readers would have to know, session by session, old and new, in both languages."""

# ruff: noqa: E501 - tables

import io
from datetime import datetime

import openpyxl
import pytest
from paper_geometry import faults, text_of

from exports import Request, document, make
from exports.change_notice import lay_out
from models import Appearance, Event, Person, Room, Session, SessionRoom, Venue
from models.agenda import new_session, place, remove_session, unplace
from models.database import Problem
from models.history import step
from planning.changes import between, changes, event_changes
from planning.plan import read_picture
from planning.releasing import release


@pytest.fixture
def event(plan):
    with step("x"):
        venue = Venue.create(name="Office", name_other="办公楼", city="Beijing")
        rooms = [Room.create(venue=venue, name=f"Hall {c}", name_other=f"{c}厅") for c in "AB"]
        people = [
            Person.create(name=name, name_other=other)
            for name, other in (("Wang Fang", "王芳"), ("Liu Yang", "刘洋"))
        ]
        event = Event.create(kind="open_day", title="Open Day", title_other="开放日", venue=venue,
                             starts=datetime(2026, 4, 23, 9), ends=datetime(2026, 4, 24, 17))  # fmt: skip
    for number, title in enumerate(
        ("Moves", "Changes room", "Gets a name", "Gets people", "Is told anew", "Goes", "Is off", "Stays")
    ):
        made = new_session(
            event,
            title,
            title_other=f"第{number}场",
            rooms=rooms[:1],
            starts=datetime(2026, 4, 23, 9 + number),
        )
        with step("x"):
            Appearance.create(session=made, person=people[0])
    release(read_picture(), event.id)
    return event


def session(title):
    return Session.get(Session.title == title)


def change_everything(event):
    place(session("Moves"), datetime(2026, 4, 24, 14))
    with step("x"):
        SessionRoom.update(room=Room.get(Room.name == "Hall B")).where(
            SessionRoom.session == session("Changes room")
        ).execute()
        Session.update(title="Has a name", title_other="新名").where(Session.title == "Gets a name").execute()
        Appearance.update(person=Person.get(Person.name == "Liu Yang")).where(
            Appearance.session == session("Gets people")
        ).execute()
        Session.update(abstract="What is new.").where(Session.title == "Is told anew").execute()
        Event.update(starts=datetime(2026, 4, 23, 8)).where(Event.id == event.id).execute()
    unplace(session("Goes"))
    remove_session(session("Is off"))
    new_session(event, "Comes", rooms=[Room.get()], starts=datetime(2026, 4, 23, 18))


KINDS = {"Moves": ("moved",), "Changes room": ("room",), "Has a name": ("title",), "Gets people": ("people",),
         "Is told anew": ("text",), "Goes": ("dropped",), "Is off": ("cancelled",), "Comes": ("added",)}  # fmt: skip


def test_every_kind_of_change_is_found_and_nothing_else(event):
    change_everything(event)
    found = between(read_picture(), event.id)
    told = changes(found.old, found.new, event.id)
    assert {one.row.title: tuple(change.kind for change in one.changes) for one in told} == KINDS
    assert [change.kind for change in event_changes(found.old, found.new, event.id)] == ["moved"]
    assert (found.since, found.until) == (1, 0)


def test_between_the_last_two_versions_once_nothing_is_open(event):
    change_everything(event)
    release(read_picture(), event.id)
    found = between(read_picture(), event.id)
    assert (found.since, found.until) == (1, 2)
    assert len(changes(found.old, found.new, event.id)) == len(KINDS)
    place(session("Stays"), datetime(2026, 4, 24, 9))
    found = between(read_picture(), event.id)
    assert (found.since, found.until) == (2, 0)
    assert len(changes(found.old, found.new, event.id)) == 1
    found = between(read_picture(), event.id, 1)
    assert len(changes(found.old, found.new, event.id)) == len(KINDS) + 1


def made(event, ending, **more):
    request = Request(events=(event.id,), printed=datetime(2026, 4, 1, 9), **more)
    steps = make(document("change-notice"), read_picture(), request, ending)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def flat(data):
    return "".join(text_of(data).split())


def test_the_sheet_says_old_and_new(event):
    change_everything(event)
    text = flat(made(event, ".pdf"))
    for words in ("09:00–10:00", "23April09:00–09:45", "24April14:00–14:45", "HallA", "HallB", "WangFang", "LiuYang",
                  "Whatisnew.", "Cancelled", "Nolongerontheagenda", "Comes", "Fromversion1tothedraftofnow", "Theeventitself", "23April08:00–24April17:00"):  # fmt: skip
        assert (words in text) == (words != "09:00–10:00"), words
    assert "Stays" not in text


@pytest.mark.parametrize("languages", [("en",), ("zh_CN",), ("en", "zh_CN")])
@pytest.mark.parametrize("paper", ["A4", "A5", "A3"])
def test_nothing_lies_over_another_or_outside(event, languages, paper):
    change_everything(event)
    request = Request(events=(event.id,), languages=languages, paper=paper)
    steps = lay_out(read_picture(), request)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            assert faults(end.value) == []
            break


def test_the_workbook_has_a_row_a_difference_with_real_days(event):
    change_everything(event)
    sheet = openpyxl.load_workbook(io.BytesIO(made(event, ".xlsx"))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert len(rows) == len(KINDS) + 1
    moved = next(row for row in rows if row[2] == "Moves\n第0场" or row[2] == "Moves")
    assert moved[0] == datetime(2026, 4, 24) and moved[4:7] == [
        "Time",
        "23 April 09:00–09:45",
        "24 April 14:00–14:45",
    ]


def test_the_same_bytes_twice(event):
    change_everything(event)
    assert made(event, ".pdf") == made(event, ".pdf")
    assert made(event, ".xlsx") == made(event, ".xlsx")


@pytest.mark.parametrize("ending", [".pdf", ".xlsx"])
def test_what_cannot_be_told_is_a_sentence(event, ending):
    with pytest.raises(Problem, match=r"Nothing has changed in “Open Day” since version 1\."):
        made(event, ending)
    with pytest.raises(Problem, match=r"has no version 7\. There are 1\."):
        made(event, ending, options={"since": "7"})
    with pytest.raises(Problem, match="since the version asked for"):
        made(event, ending, options={"since": "1"})


def test_an_event_never_released_has_nothing_to_compare(plan):
    with step("x"):
        event = Event.create(title="New")
    with pytest.raises(Problem, match="has not been released yet"):
        made(event, ".pdf")
