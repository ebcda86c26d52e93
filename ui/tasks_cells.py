"""The columns of a list of tasks: what each shows, and how what is typed becomes a due day or an owner."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from models import Campaign, Event, Person, Task
from models.database import Problem
from models.person import person_named
from models.spoken import named, put_spoken
from models.task import TASK_ROLES
from models.words import N_, _, ngettext
from planning.plan import Picture, Row
from planning.spoken import spoken
from planning.workdays import due_of, overdue

from .columns import Column, Part
from .dates import read_day, short_day
from .kinds import event_colour
from .tasks_parts import names, put_names
from .values import names_of

if TYPE_CHECKING:
    from .store import Store

#: What a task is called until somebody types its title.
NEW_TASK = N_("New task")
_SIGNED = re.compile(r"([+\-−])\s*(\d+)(?:\s*(?:working\s+)?days?|\s*个?工作日|\s*天)?$", re.I)
_WORDS = re.compile(r"(\d+)\s*(?:(?:working\s+)?days?|wd)?\s*(before|after)\b.*$", re.I)
_CHINESE = re.compile(r"(?:会|活动)?(提前|之前|前|之后|后)\s*第?\s*(\d+)\s*个?\s*(?:工作日|天)?$")
_CHINESE_AFTER = re.compile(r"(\d+)\s*个?\s*(?:工作日|天)?\s*(?:之|以)?(前|后)$")


def rule_of(workdays: int | None) -> str:
    """“10 working days before”; nothing for a task with a date of its own."""
    if workdays is None:
        return ""
    count = abs(workdays)
    if workdays == 0:
        return _("on the day")
    if workdays < 0:
        many = ngettext("{count} working day before", "{count} working days before", count)
    else:
        many = ngettext("{count} working day after", "{count} working days after", count)
    return many.format(count=count)


def read_due(text: str, near: date | None = None) -> tuple[date | None, int | None]:
    """A due day as typed: a day, or working days from the event (“-10”, “10 before”, “提前10个工作日”).

    Raises:
        Problem: it is neither.
    """
    plain = text.strip()
    if not plain:
        return None, None
    if plain == rule_of(0):
        return None, 0
    if found := _SIGNED.match(plain):
        return None, int(found[2]) * (1 if found[1] == "+" else -1)
    if found := _WORDS.match(plain):
        return None, int(found[1]) * (1 if found[2].lower() == "after" else -1)
    if found := _CHINESE.match(plain):
        return None, int(found[2]) * (1 if found[1].endswith("后") else -1)
    if found := _CHINESE_AFTER.match(plain):
        return None, int(found[1]) * (1 if found[2] == "后" else -1)
    try:
        return read_day(plain, near), None
    except Problem as problem:
        raise Problem(
            _("“{text}” is no day. Write 2026-04-23, or working days from the event: -10, +5.").format(
                text=text
            )
        ) from problem


class TaskCells:
    """Columns bound to a plan. `with_event`: also what each task belongs to."""

    def __init__(self, store: "Store", *, with_event: bool) -> None:
        self.store, self.with_event = store, with_event

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def columns(self) -> Sequence[Column]:
        """In the order people read them."""
        found = [
            Column("done", N_("Finished"), lambda t: _("yes") if t.done else "", 74, key=lambda t: t.done,
                   searched=False),
            Column("task", N_("Task"), lambda t: spoken(self.picture, t), 300, first=True, parts=self._title,
                   put=self._put_title),
            Column("for", N_("Event or campaign"), self.belongs, 260, parts=self._belongs_parts,
                   key=self._belongs_key, put=self._put_belongs, choices=self._events, spare=2),
            Column("due", N_("Due"), lambda t: short_day(self.due(t), year=True), 160, parts=self._due_parts,
                   key=self.by_due, put=self._put_due, edit_text=self._due_text),
            Column("rule", N_("Counted"), lambda t: rule_of(t.workdays), 168, key=lambda t: t.workdays,
                   put=self._put_due, edit_text=self._due_text, spare=1),
            Column("owner", N_("Owner"), self.owner, 130, put=self._put_owner,
                   choices=lambda _t: names_of(self.picture, Person)),
            *(self._part(role, word) for role, word in TASK_ROLES.items()),
            Column("notes", N_("Notes"), lambda t: t.notes, 200, hidden=True, put=self._put_text("notes")),
        ]  # fmt: skip
        return [column for column in found if self.with_event or column.name != "for"]

    def _part(self, role: str, word: str) -> Column:
        """Who has a part in each task, for those who want all of it in sight or paste it."""
        return Column(
            f"part_{role}", word, lambda t: names(self.picture, t, role), 150, hidden=True, several=True,
            put=lambda row_id, text: put_names(row_id, role, text),
            choices=lambda _t: names_of(self.picture, Person),
        )  # fmt: skip

    # What is shown

    def due(self, task: Row) -> date | None:
        """The day a task is due, however that is said."""
        return due_of(self.picture, task)

    def open(self, task: Row) -> bool:
        """Whether it is still to be done."""
        return not task.done

    def finished(self, task: Row) -> bool:
        """Whether it is done."""
        return bool(task.done)

    def late(self, task: Row) -> bool:
        """Whether it should be done already."""
        return overdue(self.picture, task, date.today())

    def by_due(self, task: Row) -> Any:
        """Open before done, and what is due first before what is due later."""
        return bool(task.done), self.due(task), task.title

    def owner(self, task: Row) -> str:
        """Who does it."""
        return spoken(self.picture, self.picture.get("person", task.owner_id), "name")

    def belongs(self, task: Row) -> str:
        """The event or campaign of a task."""
        return spoken(self.picture, self._owner_row(task))

    def _owner_row(self, task: Row) -> Row | None:
        return self.picture.get("event", task.event_id) or self.picture.get("campaign", task.campaign_id)

    def _title(self, task: Row) -> Sequence[Part]:
        return (Part(spoken(self.picture, task), "text-3" if task.done else "text"),)

    def _due_parts(self, task: Row) -> Sequence[Part]:
        due = self.due(task)
        if due is None:
            return ()
        text = short_day(due, year=due.year != date.today().year)
        if task.done:
            return (Part(text, "text-3"),)
        if self.late(task):
            return (Part(text, "bad", "clock", "bad"),)
        soon = due <= date.today() + timedelta(days=7)
        return (Part(text, "warn", "clock", "warn") if soon else Part(text, "text-2"),)

    def _belongs_parts(self, task: Row) -> Sequence[Part]:
        event = self.picture.get("event", task.event_id)
        if event is not None:
            return (Part(spoken(self.picture, event), "text-2", "dot", event_colour(self.picture, event)),)
        return (Part(self.belongs(task), "text-2", "flag"),) if task.campaign_id else ()

    def _belongs_key(self, task: Row) -> Any:
        found = self._owner_row(task)
        starts = found.starts if found else None
        return (starts.isoformat()[:10] if starts else None), (found.title if found else "")

    def _due_text(self, task: Row) -> str:
        return task.due.isoformat() if task.due else rule_of(task.workdays)

    # What is typed

    def _put_text(self, field: str) -> Callable[[int, str], None]:
        def put(row_id: int, text: str) -> None:
            task = Task.fetch(row_id)
            setattr(task, field, text)
            task.save()

        return put

    def _put_title(self, row_id: int, text: str) -> None:
        """In the language in force; a task that has just been made is called nothing yet."""
        task = Task.fetch(row_id)
        if task.title == _(NEW_TASK):
            task.title = ""
        put_spoken(task, "title", text)
        task.save()

    def _put_due(self, row_id: int, text: str) -> None:
        task = Task.fetch(row_id)
        owner = task.event or task.campaign
        starts: Any = owner.starts if owner else None
        near = task.due or (starts.date() if isinstance(starts, datetime) else starts)
        task.due, task.workdays = read_due(text, near)
        if task.workdays is not None and owner is None:
            raise Problem(_("Working days are counted from an event. Give the task one, or a date."))
        task.save()

    def _put_owner(self, row_id: int, text: str) -> None:
        task = Task.fetch(row_id)
        task.owner = person_named(text.strip()) if text.strip() else None
        task.save()

    def _put_belongs(self, row_id: int, text: str) -> None:
        task, name = Task.fetch(row_id), text.strip()
        task.event = task.campaign = None
        if name:
            task.event = next(iter(named(Event, name, "title")), None)
            task.campaign = None if task.event else next(iter(named(Campaign, name, "title")), None)
            if task.event is None and task.campaign is None:
                raise Problem(_("There is no “{text}” in the plan.").format(text=name))
        task.save()

    def _events(self, _task: Row) -> Sequence[str]:
        return [*names_of(self.picture, Event), *names_of(self.picture, Campaign)]
