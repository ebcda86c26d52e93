"""What is done with the chosen tasks of a list: check off, give away, delete."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from models import Task
from models.history import step
from models.task import check_off_all
from models.words import _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .errors import saying

if TYPE_CHECKING:
    from .tasks_list import TaskList


def check_off(tasks: "TaskList") -> None:
    """Check off what is chosen; where all of it is done, open it again."""
    chosen = tasks.table.chosen()
    if not chosen:
        return
    done = not all(task.done for task in chosen)
    wanted = [Task.fetch(task.id) for task in chosen if bool(task.done) is not done]
    count = len(wanted)
    if done:
        one, many = (
            _("“{title}” is done."),
            ngettext("{count} task is done.", "{count} tasks are done.", count),
        )
    else:
        one = _("“{title}” is open again.")
        many = ngettext("{count} task is open again.", "{count} tasks are open again.", count)
    with saying(tasks.window_):
        check_off_all(wanted, done)
        text = one if count == 1 else many
        tasks.window_.tell(text.format(title=wanted[0].title, count=count), undo=True)


def delete(tasks: "TaskList") -> None:
    """Delete the chosen tasks."""
    chosen = tasks.table.chosen()
    if not chosen:
        return
    many = ngettext("Delete {count} task", "Delete {count} tasks", len(chosen))
    text = _("Delete “{title}”") if len(chosen) == 1 else many
    text = text.format(title=chosen[0].title, count=len(chosen))
    with saying(tasks.window_):
        with step(text):
            for task in chosen:
                Task.fetch(task.id).delete_instance()
        tasks.window_.tell(text, undo=True)


def give(tasks: "TaskList", person_id: int | None) -> None:
    """Give the chosen tasks to somebody, or to nobody."""
    chosen = tasks.table.chosen()
    text = ngettext("Change the owner of {count} task", "Change the owner of {count} tasks", len(chosen))
    with saying(tasks.window_), step(text.format(count=len(chosen))):
        for row_ in chosen:
            task = Task.fetch(row_.id)
            task.owner = person_id
            task.save()


def task_menu(tasks: "TaskList") -> QMenu:
    """What can be done with the chosen tasks."""
    menu, table = QMenu(tasks), tasks.table
    chosen = table.chosen()
    if not chosen:
        menu.addAction(_("New task"), tasks.add)
        menu.addAction(_("Paste"), table.paste)
        return menu
    done = all(task.done for task in chosen)
    menu.addAction(_("Open again") if done else _("Check off"), partial(check_off, tasks))
    if table.currentIndex().column():
        menu.addAction(_("Edit"), lambda: table.edit(table.currentIndex()))
    menu.addMenu(_people_menu(tasks, menu))
    if tasks.event_id is None and chosen[0].event_id:
        event = chosen[0].event_id
        menu.addAction(_("Open the event"), lambda: tasks.window_.go("event", event, ("tasks", None)))
    menu.addSeparator()
    menu.addAction(_("Copy"), table.copy)
    menu.addAction(_("Paste"), table.paste)
    menu.addSeparator()
    menu.addAction(_("Delete"), partial(delete, tasks))
    return menu


def _people_menu(tasks: "TaskList", parent: QMenu) -> QMenu:
    """Who has tasks already; others are typed into the column."""
    menu = QMenu(_("Owner"), parent)
    for person in sorted(_owners(tasks), key=lambda person: person.name):
        menu.addAction(spoken(tasks.store.picture, person, "name"), partial(give, tasks, person.id))
    menu.addSeparator()
    menu.addAction(_("Nobody"), partial(give, tasks, None))
    return menu


def _owners(tasks: "TaskList") -> list[Row]:
    people = tasks.store.picture.tables["person"]
    ids = {task.owner_id for task in tasks.store.picture.all("task")}
    return [people[row_id] for row_id in ids if row_id in people]
