"""Taking over a list of tasks: what was ticked, moved or given to somebody else, and what is new."""

from collections.abc import Iterator
from typing import Any

from models import Person, Task
from models.database import Problem, clean
from models.history import step
from models.person import person_named
from models.words import _

from .matching import key_of
from .plan import Picture, Row
from .schedule import Chore, Refusal
from .updating import Change, Proposal
from .workdays import due_of


def propose_tasks(
    picture: Picture, chores: list[Chore], refused: list[Refusal], event_id: int | None
) -> Proposal:
    """Tasks by their number in the plan, else by title and what they are for."""
    proposal = Proposal("tasks", _("Tasks"), refused=list(refused))
    known = {
        (key_of(title), row.event_id or row.campaign_id): row
        for row in picture.all("task")
        for title in (row.title, row.title_other)
        if title
    }
    work = []
    for chore in chores:
        about = _about(picture, chore, event_id)
        row = picture.get("task", _number(chore.row_id))
        if row is None and about is not None:
            row = known.get((key_of(chore.title or chore.title_other), about.id))
        if row is None and about is None:
            sentence = _("Say which event this task is for.")
            proposal.refused.append(Refusal(chore.place, sentence))
            continue
        try:
            what = tuple(_differences(picture, chore, row))
        except Problem as problem:
            proposal.refused.append(Refusal(chore.place, str(problem)))
            continue
        state = "added" if row is None else "changed" if what else "unchanged"
        title = chore.title or chore.title_other
        proposal.changes.append(Change(state, title, chore.place, what, row and row.id))
        work.append((chore, about.id if about is not None else None))
    proposal.work = work
    return proposal


def accept_tasks(proposal: Proposal, picture: Picture) -> None:
    """Carry out a proposal of tasks in one step."""
    with step(_("Import {count} entries of “{title}”").format(
        count=len(proposal.work), title=proposal.title)):  # fmt: skip
        for (chore, about), change in zip(proposal.work, proposal.changes, strict=True):
            if change.state == "unchanged":
                continue
            task = Task.fetch(change.row_id) if change.row_id else _fresh(picture, chore, about)
            for name, _old, value in change.what:
                _set(task, name, value)
            task.save(force_insert=change.row_id is None)


def _fresh(picture: Picture, chore: Chore, about: int | None) -> Task:
    target = "event" if about in picture.tables["event"] else "campaign"
    return Task(title=chore.title or chore.title_other, **{target: about})


def _set(task: Task, name: str, value: Any) -> None:
    if name == "owner":
        task.owner = _person(value) if value else None
    elif name == "due":
        task.due, task.workdays = value, None
    else:
        setattr(task, name, value)


def _person(name: str) -> Person:
    """The person of that name in either language, or a new one."""
    other = list(Person.select().where(Person.name_other == name.strip()).limit(2))
    return other[0] if len(other) == 1 else person_named(name)


def _about(picture: Picture, chore: Chore, event_id: int | None) -> Row | None:
    """What a task is for: the event or campaign it names, else the event asked for."""
    named = key_of(chore.about)
    if named:
        for table in ("event", "campaign"):
            found = [
                row for row in picture.all(table) if named in (key_of(row.title), key_of(row.title_other))
            ]
            if len(found) == 1:
                return found[0]
    return picture.get("event", event_id)


def _differences(picture: Picture, chore: Chore, row: Row | None) -> Iterator[tuple[str, Any, Any]]:
    """Fields whose value the list changes; an empty cell says nothing."""
    inspect = Task._meta.fields
    titles = ("", row.title, row.title_other) if row is not None else ("",)
    for name in ("title", "title_other"):
        said = inspect[name].inspect(getattr(chore, name)) if getattr(chore, name) else ""
        if said not in titles:
            yield name, getattr(row, name, ""), said
    if chore.due and chore.due != (due_of(picture, row) if row is not None else None):
        yield "due", due_of(picture, row) if row is not None else None, inspect["due"].inspect(chore.due)
    if (row is None and chore.done) or (row is not None and chore.done != bool(row.done)):
        yield "done", bool(row is not None and row.done), chore.done
    owner = picture.get("person", row.owner_id) if row is not None else None
    names = {key_of(owner.name), key_of(owner.name_other)} if owner is not None else {""}
    if chore.owner and key_of(chore.owner) not in names:
        yield "owner", owner.name if owner is not None else "", clean(chore.owner)
    notes = inspect["notes"].inspect(chore.notes) if chore.notes else ""
    if notes and notes != (row.notes if row is not None else ""):
        yield "notes", row.notes if row is not None else "", notes


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
