"""The budget of an event: amounts as people write them, acts on its lines, and what copies take over."""

# ruff: noqa: E501 - tables

import pytest

from models import BudgetLine, Event, Person, Risk, Task, TaskRole
from models.budget import (  # fmt: skip
    add_line,
    add_lines,
    change_line,
    difference,
    money,
    move_line,
    read_money,
    remove_lines,
    totals,
)
from models.database import Problem
from models.event_acts import duplicate_event
from models.history import step, undo
from models.repeating import Stop, repeat_in_cities
from planning.plan import read_picture


@pytest.fixture
def event(plan):
    with step("Event"):
        return Event.create(title="Open Day Beijing", city="Beijing")


def titles(event: Event) -> list[str]:
    rows = BudgetLine.select().where(BudgetLine.event == event).order_by(BudgetLine.position)
    return [row.title for row in rows]


@pytest.mark.parametrize(("text", "amount"), [
    ("1,234.50", 123450), ("1234.5 元", 123450), ("¥1 200", 120000), ("￥１２００", 120000), ("1.2万", 1200000),
    ("1.234,50 €", 123450), ("0", 0), (".5", 50), ("12,5", 1250), ("1,234", 123400), ("1，234，567.89", 123456789),
    ("人民币300元", 30000), ("CNY 99.90", 9990), ("3.00", 300), ("1'200", 120000), ("0.12345万", 123450), ("5k", 500000),
])  # fmt: skip
def test_money_is_read_as_people_write_it(text, amount):
    assert read_money(text) == amount


@pytest.mark.parametrize(
    "text", ["", "abc", "-5", "1.234", "1,23,4", "12,3456", "1.2.3", "元", "万", "∞", "1e5"]
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(Problem, match="no amount of money"):
        read_money(text)


def test_an_amount_beyond_measure_is_refused():
    with pytest.raises(Problem, match="more than a budget"):
        read_money("9" * 20)


@pytest.mark.parametrize("amount", [0, 1, 99, 100, 123456789, 10**13])
def test_money_shown_is_read_back(amount):
    assert read_money(money(amount)) == amount


def test_lines_are_added_changed_moved_and_removed_in_one_step_each(event):
    hall = add_line(event, "Hall", kind="venue", planned=100000)
    add_line(event, "Tea", kind="catering", planned=20000, actual=25000)
    change_line(hall, actual=90000)
    assert (totals(BudgetLine.select()), difference(hall)) == ((120000, 115000), 10000)
    add_lines(event, 2)
    assert titles(event) == ["Hall", "Tea", "New item", "New item"]
    move_line(BudgetLine.get(BudgetLine.title == "Tea"), -5)
    assert titles(event) == ["Tea", "Hall", "New item", "New item"]
    remove_lines(list(BudgetLine.select().where(BudgetLine.title == "New item")))
    assert titles(event) == ["Tea", "Hall"]
    assert [undo() for _n in range(6)] == [
        "Delete 2 lines of the budget", "Move “Tea” in the budget", "Add 2 lines to the budget",
        "Change “Hall” of the budget", "Add “Tea” to the budget", "Add “Hall” to the budget",
    ]  # fmt: skip
    assert titles(event) == []


def test_a_line_that_stands_first_stays_there(event):
    line = add_line(event, "Hall")
    move_line(line, -1)
    undone = undo()
    assert undone == "Add “Hall” to the budget"


def test_a_copy_takes_over_what_was_planned_and_not_what_was_paid(event):
    add_line(event, "Hall", planned=100000, actual=90000)
    with step("Risk and task"):
        wang, li = Person.create(name="Wang Fang"), Person.create(name="Li Ting")
        Risk.create(event=event, hazard="Rain", likelihood=3, severity=4, owner=wang)
        task = Task.create(event=event, title="Print", workdays=-5, owner=wang)
        TaskRole.create(task=task, person=li, role="C")
    before = dict(read_picture().tables)
    made = duplicate_event(event)
    line = BudgetLine.get(BudgetLine.event == made)
    assert (line.title, line.planned, line.actual) == ("Hall", 100000, None)
    risk = Risk.get(Risk.event == made)
    assert (risk.hazard, risk.likelihood, risk.severity, risk.owner_id) == ("Rain", 3, 4, wang.id)
    role = TaskRole.get(TaskRole.task == Task.get(Task.event == made))
    assert (role.person_id, role.role) == (li.id, "C")
    undo()
    assert dict(read_picture().tables) == before


def test_each_city_has_a_plan_of_costs_of_its_own(event):
    add_line(event, "Hall", planned=100000, actual=90000)
    with step("Risk and task"):
        Risk.create(event=event, hazard="Rain")
        task = Task.create(event=event, title="Print", workdays=-5)
        TaskRole.create(task=task, person=Person.create(name="Li Ting"), role="I")
    made = repeat_in_cities(event, [Stop("Wuhan"), Stop("Chengdu")])
    assert [(titles(part), part.risks.count()) for part in made] == [(["Hall"], 1)] * 2
    assert BudgetLine.select().where(BudgetLine.event == Event.fetch(event.id).part_of).count() == 0
    assert [line.actual for line in BudgetLine.select().where(BudgetLine.event << made)] == [None, None]
    assert TaskRole.select().count() == 3
