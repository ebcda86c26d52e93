"""Who has which part in the task under the cursor: four fields of names below the list of tasks."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from models import Person, Task
from models.database import Problem
from models.history import step
from models.person import person_named
from models.task import TASK_ROLES, parts_of, take_part
from models.words import _
from planning.plan import Picture, Row
from planning.spoken import spoken

from .fields import Fact, Line
from .offers import Offers
from .parts import Elided, button, column, label, row
from .values import names_of

if TYPE_CHECKING:
    from .tasks_list import TaskList


def names(picture: Picture, task: Row, role: str) -> str:
    """The people who are said to have a part in a task, with commas between."""
    people = (
        picture.get("person", part.person_id)
        for part in picture.of("task_role", "task_id", task.id)
        if part.role == role
    )
    return _(", ").join(sorted(spoken(picture, person, "name") for person in people if person is not None))


def put_names(task_id: int, role: str, text: str) -> None:
    """Give a part to those who are named; unknown names make people. Raises Problem where two share one."""
    task = Task.fetch(task_id)
    with step(_("Change who has a part in “{title}”").format(title=task.title)):
        told = [name.strip() for name in text.replace("，", ",").replace("、", ",").split(",")]
        take_part(task, role, [person_named(name) for name in told if name])


class Names(Line):
    """Names with commas between; what is typed after the last comma is completed."""

    def __init__(self, word: str, known: Callable[[], Sequence[str]]) -> None:
        super().__init__(word, role="", empty=_("Nobody"))
        self.known = known

    def focusInEvent(self, event: Any) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            offers = Offers(self.known(), self, several=True)
            offers.highlighted.connect(self._take)
            offers.activated.connect(self._take)
            self.setCompleter(offers)
        super().focusInEvent(event)


class PartsStrip(QFrame):
    """The task's name, then who does it, answers for it, is asked and is told."""

    def __init__(self, tasks: "TaskList") -> None:
        super().__init__()
        self.tasks = tasks
        self.setProperty("ground", "foot")
        self.task: Row | None = None
        self.title = Elided("", "strong")
        self.fields: dict[str, Fact] = {}
        fields = []
        for role, word in TASK_ROLES.items():
            field = Names(_(word), lambda: names_of(tasks.store.picture, Person))
            field.kept.connect(partial(self._keep, role))
            self.fields[role] = Fact(field)
            words = label(f"{_(word)} ({role})", "small")
            words.setBuddy(field)
            fields.append(column(words, self.fields[role], gap=2))
        self.printed = button(_("Print the matrix…"), self._print, icon_name="printer", role="quiet")
        head = row(self.title, None, self.printed, gap=8)
        head.setStretch(0, 1)
        line = row(*fields, gap=12)
        for number in range(len(fields)):
            line.setStretch(number, 1)
        self.setLayout(column(head, line, gap=4, margins=(24, 6, 24, 10)))

    def show_task(self, task: Row | None) -> None:
        """Show the parts in a task; without one there is nothing to show."""
        self.setVisible(task is not None)
        if task is None:
            self.task = None
            return
        if self.task is not None and self.task.id != task.id:
            for fact in self.fields.values():
                fact.right()
        self.task = task
        picture = self.tasks.store.picture
        self.title.say(spoken(picture, task))
        self.printed.setVisible(task.event_id is not None)
        usual = self._usual(picture, task)
        for role, fact in self.fields.items():
            assert isinstance(fact.field, Line)
            owner = _("{name}, the owner").format(name=usual[role]) if role in usual else _("Nobody")
            fact.field.setPlaceholderText(owner)
            fact.field.display(names(picture, task, role))

    def _usual(self, picture: Picture, task: Row) -> dict[str, str]:
        """The owner by the parts that come with owning it, so that nobody types them again."""
        owner = picture.get("person", task.owner_id)
        if owner is None:
            return {}
        roles = picture.of("task_role", "task_id", task.id)
        own = parts_of(task, roles).get(owner.id, "")
        said = {part.role for part in roles}
        return {letter: spoken(picture, owner, "name") for letter in own if letter not in said}

    def _keep(self, role: str, text: str) -> None:
        fact = self.fields[role]
        if self.task is None or (isinstance(fact.field, Line) and text == fact.field.before):
            fact.right()
            return
        try:
            put_names(self.task.id, role, text)
        except Problem as problem:
            fact.refuse(str(problem))
            return
        fact.right()
        self.show_task(self.tasks.store.picture.get("task", self.task.id))

    def _print(self) -> None:
        if self.task is not None and self.task.event_id is not None:
            self.tasks.window_.go("documents", self.task.event_id, "responsibilities")
