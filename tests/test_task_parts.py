"""Who does a task, answers for it, is asked and is told."""

import pytest

from models import Event, Person, Task, TaskRole
from models.history import step, undo
from models.merging import merge
from models.task import parts_of, take_part


@pytest.fixture
def task(plan):
    with step("Task"):
        event = Event.create(title="Open Day")
        for name in ("Wang Fang", "Li Ting", "Liu Yang"):
            Person.create(name=name)
        return Task.create(event=event, title="Print", owner=person("Wang Fang"))


def person(name):
    return Person.get(Person.name == name)


def parts(task):
    names = {row.id: row.name for row in Person.select()}
    found = parts_of(task, TaskRole.select().where(TaskRole.task == task))
    return {names[row_id]: letters for row_id, letters in found.items()}


def test_the_owner_does_it_and_answers_for_it_unless_others_do(task):
    assert parts(task) == {"Wang Fang": "RA"}
    take_part(task, "R", [person("Li Ting")])
    assert parts(task) == {"Li Ting": "R", "Wang Fang": "A"}
    take_part(task, "A", [person("Liu Yang")])
    assert parts(task) == {"Li Ting": "R", "Liu Yang": "A"}
    take_part(task, "I", [person("Wang Fang"), person("Li Ting")])
    assert parts(task) == {"Li Ting": "RI", "Liu Yang": "A", "Wang Fang": "I"}


def test_a_part_is_one_step_and_leaves_the_others(task):
    take_part(task, "C", [person("Li Ting"), person("Liu Yang")])
    kept = TaskRole.get(TaskRole.person == person("Liu Yang")).id
    take_part(task, "C", [person("Liu Yang")])
    assert TaskRole.get().id == kept
    assert undo() == "Change who has a part in “Print”"
    assert TaskRole.select().count() == 2


def test_a_task_of_nobody_has_no_parts(task):
    task.owner = None
    assert parts(task) == {}


def test_merged_people_have_each_part_once(task):
    take_part(task, "C", [person("Li Ting"), person("Liu Yang")])
    merge(person("Li Ting"), [person("Liu Yang")])
    assert parts(task) == {"Wang Fang": "RA", "Li Ting": "C"}
    undo()
    assert TaskRole.select().count() == 2
