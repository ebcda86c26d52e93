"""What has to be done, by whom and by when."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .database import Problem, Record
from .event import KINDS, Event, in_two_languages
from .fields import Choice, Count, Day, Flag, Id, Link, Text
from .history import step
from .person import Person
from .programme import Campaign
from .words import N_, _, ngettext


class Task(Record):
    """Due on a date, or a number of working days before (negative) or after its event."""

    id = Id()
    event = Link(Event, null=True, backref="tasks", on_delete="CASCADE")
    campaign = Link(Campaign, null=True, backref="tasks", on_delete="CASCADE")
    title = Text(N_("Task"), limit=500, needed=True)
    title_other = Text(N_("Title in the second language"), limit=500)
    due = Day(N_("Due"))
    workdays = Count(N_("Working days from the event"), null=True, least=-1000, most=1000)
    owner = Link(Person, null=True, backref="tasks", on_delete="RESTRICT")
    done = Flag(N_("Finished"))
    notes = Text(N_("Notes"), limit=8000)

    def check(self) -> None:
        super().check()
        if self.due and self.workdays is not None:
            raise Problem(_("A task is due on a date or relative to its event, not both."))


#: Who has which part in a task, by the letters of a responsibility matrix (RACI).
TASK_ROLES = {
    "R": N_("Does it"), "A": N_("Answers for it"), "C": N_("Is asked"), "I": N_("Is told"),
}  # fmt: skip


class TaskRole(Record):
    """The part of a person in a task besides its owner, who answers for it unless another does."""

    id = Id()
    task = Link(Task, backref="roles", on_delete="CASCADE")
    person = Link(Person, backref="task_roles", on_delete="RESTRICT")
    role = Choice(N_("Part in the task"), TASK_ROLES, default="R")


def take_part(task: Task, role: str, people: Iterable[Person]) -> None:
    """Make exactly these people have one of the parts in a task (`TASK_ROLES`); other parts stay."""
    with step(_("Change who has a part in “{title}”").format(title=task.title)):
        wanted = {person.id for person in people}
        for row in list(TaskRole.select().where(TaskRole.task == task, TaskRole.role == role)):
            if row.person_id in wanted:
                wanted.discard(row.person_id)
            else:
                row.delete_instance()
        for person_id in sorted(wanted):
            TaskRole.create(task=task, person=person_id, role=role)


def parts_of(task: Any, roles: Iterable[Any]) -> dict[int, str]:
    """The letters that each person, by id, has in a task: “AR”; of rows and of pictures alike.

    The owner answers for it unless another does, and does it where nobody else is said to.
    """
    found: dict[int, set[str]] = {}
    for row in roles:
        found.setdefault(row.person_id, set()).add(row.role)
    said = set().union(*found.values())
    if task.owner_id is not None:
        own = {letter for letter in "AR" if letter not in said}
        if own:
            found.setdefault(task.owner_id, set()).update(own)
    order = list(TASK_ROLES)
    return {person: "".join(sorted(letters, key=order.index)) for person, letters in found.items()}


def copy_parts(tasks: Mapping[int, Task]) -> None:
    """Give copies the parts that people have in their originals (`tasks` by the originals' ids)."""
    rows = TaskRole.select().where(TaskRole.task << list(tasks))
    TaskRole.add_all([
        TaskRole(task=tasks[row.task_id], person=row.person_id, role=row.role) for row in rows
    ])  # fmt: skip


def draft_tasks(event: Event) -> None:
    """Give a new event the tasks its kind starts with. Inside a step only."""
    for chore in KINDS[event.kind].tasks:
        title, other = in_two_languages(chore.title)
        Task.create(event=event, title=title, title_other=other, workdays=chore.days)


def check_off(task: Task, done: bool = True) -> None:
    """Mark a task as done, or open it again."""
    with step((_("Check off “{title}”") if done else _("Open “{title}” again")).format(title=task.title)):
        task.done = done
        task.save()


def check_off_all(tasks: Sequence[Task], done: bool = True) -> None:
    """Mark several tasks as done, or open them again, in one step."""
    if len(tasks) == 1:
        check_off(tasks[0], done)
        return
    many = (
        ngettext("Check off {count} task", "Check off {count} tasks", len(tasks)) if done
        else ngettext("Open {count} task again", "Open {count} tasks again", len(tasks))
    )  # fmt: skip
    with step(many.format(count=len(tasks))):
        for task in tasks:
            check_off(task, done)
