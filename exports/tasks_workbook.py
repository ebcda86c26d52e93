"""The tasks as a workbook that can be sent round, filled in and read back: done or open, due, by whom."""

from collections.abc import Generator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from exports import Request
from exports.palette import BREAK, GREY
from exports.text import clean
from exports.wording import Speech
from exports.workbook_frame import Column, Frame, Placed, frame_of, id_column, spoken
from exports.workbook_look import DATE, WHOLE
from exports.workbook_table import SPARE_ROWS, list_page
from models.database import Problem
from models.words import N_, _
from planning.plan import Picture
from planning.workdays import due_of

OPEN, DONE = N_("to do"), N_("finished")
LATE, SOON = ("9E1408", "FBE3E0"), ("8A5A00", "FFF3D6")
"""Ink and ground of what is overdue, and of what is due within `DAYS`."""
DAYS = 7


class Line(NamedTuple):
    """A task, its day, and the words for what it belongs to."""

    task: Any
    due: date | None
    event: str
    owner: str
    status: str
    title: str
    second: str


COLUMNS = (
    Column("done", N_("Status"), 9, lambda line: line.status, choices="status", open=True),
    Column("title", N_("Task"), 46, lambda line: line.title, bold=True, open=True),
    Column(
        "title_other", N_("Second title"), 40, lambda line: line.second, optional=True, open=True
    ),
    Column("event", N_("For"), 34, lambda line: line.event, optional=True, choices="event"),
    Column("due", N_("Due"), 17, lambda line: line.due, DATE, open=True),
    Column(
        "workdays", N_("Working days from the event"), 13, lambda line: line.task.workdays, WHOLE,
        optional=True, takes="",
    ),
    Column(
        "owner", N_("Who"), 18, lambda line: line.owner, choices="owner", strict=False, open=True
    ),
    Column("notes", N_("Notes"), 40, lambda line: clean(line.task.notes, lines=True), open=True, staff=True),
    id_column(lambda line: line.task.id),
)  # fmt: skip


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """All tasks of the events asked for, the next ones first; of the season also those of campaigns."""
    language = Speech.of(request.languages, picture.plan).main
    return (yield from spoken(language, _written(picture, request)))


def _written(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    frame, events = frame_of(picture, request)
    found = _lines(frame, [fact.id for fact in events])
    if not found:
        raise Problem(_("There are no tasks yet."))
    yield 0.3
    _lists(frame, found)
    placed = list_page(frame, _("Tasks"), _columns(frame.speech), found)
    _colours(placed)
    name = f"$A${placed.first - 1}:${placed.letters['row_id']}${placed.last}"
    frame.book.name("Tasks", placed.page.title, name)
    yield 0.8
    return frame.finish("tasks", placed)


def _columns(speech: Speech) -> list[Column]:
    """The columns, those of titles under the fields of the plan that they come from."""
    if speech.main == speech.first:
        return list(COLUMNS)
    turned = {"title": "title_other", "title_other": "title"}
    return [replace(column, key=turned.get(column.key, column.key)) for column in COLUMNS]


def _lines(frame: Frame, events: list[int]) -> list[Line]:
    picture, speech = frame.picture, frame.speech
    shown = {*events}
    tasks = [task for event in events for task in picture.of("task", "event_id", event)]
    if frame.is_season:
        tasks += [task for task in picture.all("task") if task.event_id is None]
    else:
        shown |= {part.id for event in events for part in picture.of("event", "part_of_id", event)}
        tasks += [task for event in shown - {*events} for task in picture.of("task", "event_id", event)]
    found = []
    for task in tasks:
        about = picture.get("event", task.event_id) or picture.get("campaign", task.campaign_id)
        found.append(
            Line(
                task,
                due_of(picture, task),
                speech.one(about, "title") if about and len(shown) > 1 else "",
                speech.one(picture.get("person", task.owner_id), "name"),
                _(DONE if task.done else OPEN),
                *speech.both(task, "title"),
            )
        )
    return sorted(found, key=lambda line: (line.due or date.max, line.event, line.title, line.task.id))


def _lists(frame: Frame, found: list[Line]) -> None:
    frame.choices["status"] = [_(OPEN), _(DONE)]
    frame.choices["event"] = list(dict.fromkeys(line.event for line in found if line.event))
    owners = {line.owner for line in found if line.owner}
    frame.choices["owner"] = sorted(owners)


def _colours(placed: Placed) -> None:
    """What is done turns grey, what is late red: by what the cells say on the day they are looked at."""
    page, first = placed.page, placed.first
    last = placed.last + SPARE_ROWS
    letters = placed.letters
    visible = [letter for key, letter in letters.items() if key != "row_id"]
    rows = f"{visible[0]}{first}:{visible[-1]}{last}"
    status, due = f"${letters['done']}{first}", f"${letters['due']}{first}"
    done = _(DONE)
    page.shade(rows, f'{status}="{done}"', GREY, BREAK)
    waits = f'AND({due}<>"",{status}<>"{done}"'
    page.shade(f"{visible[0]}{first}:{letters['due']}{last}", f"{waits},{due}<TODAY())", *LATE)
    days = timedelta(days=DAYS).days
    page.shade(f"{visible[0]}{first}:{letters['due']}{last}", f"{waits},{due}<=TODAY()+{days})", *SOON)
