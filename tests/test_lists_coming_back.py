"""Our own lists come back from Excel: unchanged ones change nothing; what was typed is one step."""

from datetime import date, datetime
from pathlib import Path

import pytest
from open_day import build
from openpyxl import load_workbook

from exports import Request, document, write
from exports.reading import read
from models import BudgetLine, Group, Organisation, Participant, Person, Task
from models.group import sign_up
from models.history import step, undo
from planning.importing import accept, propose
from planning.plan import read_picture

PRINTED = datetime(2026, 4, 1, 12)


@pytest.fixture
def event(plan):
    event = build()
    with step("More"):
        owner = Person.select().where(Person.name == "Wang Fang").get()
        Task.create(event=event, title="Print posters", title_other="印制海报", workdays=-5, owner=owner)
        Task.create(event=event, title="Order tea", due=date(2026, 4, 10), notes="Green\nand black")
        owner.languages, owner.expertise, owner.city = "zh,en", "Chemistry", "Beijing"
        owner.save()
    sign_up(event, [{"name": "Chen Siyuan", "group": "Class 5"}, {"name": "Gu Yu", "state": "invited"}])
    return event


def written(tmp_path: Path, key: str, language: str = "en", audience: str = "staff") -> Path:
    path = tmp_path / f"{key}.xlsx"
    needs_event = document(key).needs == "event"
    events = tuple(row.id for row in read_picture().all("event")) if needs_event else ()
    request = Request(events, (language,), "", {}, audience, printed=PRINTED)
    for _part in write(document(key), read_picture(), path, request):
        pass
    return path


def typed(path: Path, sheet: str, column: str, name: str, value: object) -> None:
    """Type a value into the row of that name, as somebody would in Excel."""
    book = load_workbook(path)
    page = book[sheet]
    heads = {cell.value: cell.column for cell in page[5]}
    row = next(row for row in page.iter_rows(min_row=6) if name in [cell.value for cell in row])
    page.cell(row[0].row, heads[column]).value = value
    book.save(path)


def proposal(path: Path, event_id: int | None = None):
    picture = read_picture()
    return propose(picture, read(path), event_id), picture


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("audience", ["public", "staff"])
@pytest.mark.parametrize("key", ["people", "tasks", "organisations", "sign-in"])
def test_untouched_list_changes_nothing(event, tmp_path, key, language, audience):
    found, _picture = proposal(written(tmp_path, key, language, audience), event.id)
    assert found.refused == []
    assert {change.state for change in found.changes} == {"unchanged"}, [c.what for c in found.changes]


def test_ticked_moved_and_new_tasks_are_taken_over(event, tmp_path):
    path = written(tmp_path, "tasks")
    typed(path, "Tasks", "Status", "Order tea", "finished")
    typed(path, "Tasks", "Due", "Print posters", datetime(2026, 4, 20))
    typed(path, "Tasks", "Who", "Order tea", "Ma Li")
    book = load_workbook(path)
    last = book["Tasks"].max_row + 1
    book["Tasks"].cell(last, 2).value = "Water the plants"
    book.save(path)
    found, picture = proposal(path, event.id)
    assert (found.count("changed"), found.count("added")) == (2, 1)
    accept(found, picture)
    tasks = {task.title: task for task in Task.select().where(Task.event == event)}
    assert tasks["Order tea"].done
    assert tasks["Order tea"].owner.name == "Ma Li"
    assert (tasks["Print posters"].due, tasks["Print posters"].workdays) == (date(2026, 4, 20), None)
    assert tasks["Water the plants"].event == event
    undo()
    assert Task.select().where(Task.event == event).count() == len(tasks) - 1


def test_renamed_person_is_found_by_the_number_of_the_plan(event, tmp_path):
    path = written(tmp_path, "people")
    typed(path, "All people", "Telephone", "Wang Fang", "010 1234")
    typed(path, "All people", "Name", "Wang Fang", "Wang Fangfang")
    found, picture = proposal(path)
    assert (found.count("changed"), found.count("added")) == (1, 0)
    accept(found, picture)
    person = Person.select().where(Person.name == "Wang Fangfang").get()
    assert (person.phone, person.expertise) == ("010 1234", "Chemistry")


def test_organisation_keeps_its_row_under_a_new_name(event, tmp_path):
    path = written(tmp_path, "organisations")
    row = Organisation.select().first()
    typed(path, "List of organisations", "City", row.name, "Tianjin")
    typed(path, "List of organisations", "Organisation", row.name, "Another name")
    found, picture = proposal(path)
    accept(found, picture)
    again = Organisation.get_by_id(row.id)
    assert (again.name, again.city) == ("Another name", "Tianjin")


def test_sign_in_list_tells_who_came_and_leaves_the_rest(event, tmp_path):
    path = written(tmp_path, "sign-in")
    typed(path, "Sign-in list", "Arrived", "Chen Siyuan", "✓")
    found, picture = proposal(path, event.id)
    accept(found, picture)
    states = {row.name: row.state for row in Participant.select()}
    assert states == {"Chen Siyuan": "arrived", "Gu Yu": "invited"}


def test_budget_comes_back_with_what_was_spent_and_new_lines(event, tmp_path):
    with step("Budget"):
        venue = BudgetLine.create(event=event, kind="venue", title="Hall", planned=1_200_000)
        BudgetLine.create(event=event, kind="printing", title="Posters", planned=320_050, actual=100)
    path = written(tmp_path, "budget", "zh_CN")
    assert {change.state for change in proposal(path, event.id)[0].changes} == {"unchanged"}
    book = load_workbook(path)
    sheet = book.worksheets[0]
    row = next(row[0].row for row in sheet.iter_rows(min_row=6) if row[1].value == "Hall")
    sheet[f"D{row}"].value = 12_500.5
    for column, value in (("A", "Travel"), ("B", "Train"), ("C", 99.9)):
        sheet[f"{column}8"].value = value
    book.save(path)
    found, picture = proposal(path, event.id)
    assert (found.count("changed"), found.count("added"), found.refused) == (1, 1, [])
    accept(found, picture)
    assert BudgetLine.get_by_id(venue.id).actual == 1_250_050
    train = BudgetLine.get(BudgetLine.title == "Train")
    assert (train.kind, train.planned, train.actual, train.event) == ("travel", 9990, None, event)
    undo()
    assert BudgetLine.get_by_id(venue.id).actual is None


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_groups_come_back_with_their_heads(event, tmp_path, language):
    group = Group.get()
    with step("Heads"):
        group.heads, group.arrives = 20, datetime(2026, 4, 23, 9, 10)
        group.save()
    path = written(tmp_path, "groups", language)
    assert {change.state for change in proposal(path, event.id)[0].changes} == {"unchanged"}
    book = load_workbook(path)
    sheet = book.worksheets[0]
    column = next(n for n, cell in enumerate(sheet[6], 1) if cell.value == 20)
    sheet.cell(6, column).value = "many"
    book.save(path)
    refused = proposal(path, event.id)[0]
    assert "no number" in refused.refused[0].message
    sheet.cell(6, column).value = 24
    book.save(path)
    found, picture = proposal(path, event.id)
    accept(found, picture)
    assert Group.get_by_id(group.id).heads == 24


def test_foreign_list_of_tasks_is_read_when_asked_for(event, tmp_path):
    path = tmp_path / "todo.csv"
    path.write_text("Task,Deadline,Responsible\nBuy tape,2026-04-11,Ma Li\nCall,next week,\n", "utf-8")
    reading = read(path, ["tasks"])
    assert [(chore.title, chore.due, chore.owner) for chore in reading.chores] == [
        ("Buy tape", date(2026, 4, 11), "Ma Li")
    ]
    assert "no date" in reading.refused[0].message
