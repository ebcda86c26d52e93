"""The checklist of an event: its tasks by due date, with boxes to tick, owners and what is overdue."""

from collections.abc import Generator, Sequence
from datetime import date
from typing import Any, NamedTuple

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Columns, Head, draw_table, event_fact, place_fact
from exports.pages import Paper
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, GREY
from exports.sheet import MM, Sheet
from exports.styles import BODY, SMALL_GREY, TEXT, TEXT_GREY, Style
from exports.table import Entry
from exports.text import clean
from exports.wording import day
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture
from planning.workdays import due_of

BOX = 3.6
TASK = Style("Medium", 9.5, 12)
LATE = Style("Bold", 8, 10.5)
PARTS = (N_("Before the event"), N_("On the day"), N_("After the event"), N_("Without a date"))


class Tick(NamedTuple):
    """A box, ticked where the task is done."""

    done: bool

    @property
    def height(self) -> float:
        """Millimetres."""
        return BOX

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw the box level with the capitals beside it."""
        y -= 0.6
        sheet.fact("done", self.done)
        sheet.frame(x, y, BOX, BOX, GREY if self.done else BLACK, 0.8)
        if self.done:
            sheet.pen(BLACK, 1.1)
            points = ((0.7, 1.9), (1.5, 2.8), (3.0, 0.8))
            path = sheet.canvas.beginPath()
            for number, (px, py) in enumerate(points):
                place = ((x + px) * MM, (sheet.height - y - py) * MM)
                (path.lineTo if number else path.moveTo)(*place)
            sheet.canvas.drawPath(path, stroke=1, fill=0)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The checklists as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no tasks that fit.")
    return lay_out_events(picture, request, N_("Checklist"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    only_open = paper.request.option("open", "no") == "yes"
    tasks = [
        (due_of(paper.picture, task), task)
        for task in paper.picture.of("task", "event_id", paper.facts.id)
        if not (only_open and task.done)
    ]
    if not tasks:
        return
    tasks.sort(key=lambda pair: (pair[0] is None, pair[0] or date.max, pair[1].title))
    table = Columns(paper, ("", 8), (N_("Task"), 92), (N_("Due"), 34), (N_("Owner"), 38), stack=False)
    sections = []
    for number, word in enumerate(PARTS):
        own = [(due, task) for due, task in tasks if _part(paper, due) == number]
        if own:
            label = paper.speech.say(word)
            sections.append(table.section(label, [_entry(paper, table, due, task) for due, task in own]))
    head = Head(paper.speech.say(N_("Checklist")), left=[event_fact(paper), _count(paper, tasks)],
                right=place_fact(paper))  # fmt: skip
    yield from draw_table(paper, head, sections)


def _part(paper: Paper, due: date | None) -> int:
    """Which part a task belongs to: before, on, after the days of the event, or none."""
    facts = paper.facts
    if due is None or facts.first is None or facts.last is None:
        return 3 if due is None else 0
    return 0 if due < facts.first else 1 if due <= facts.last else 2


def _count(paper: Paper, tasks: Sequence[tuple[date | None, Any]]) -> Fact:
    """How many are done, and how many are late when this is printed."""
    today = paper.request.printed.date()
    done = sum(bool(task.done) for _due, task in tasks)
    late = sum(not task.done and due is not None and due < today for due, task in tasks)
    with speaking(paper.speech.main):
        told = _("{done} of {count} done").format(done=done, count=len(tasks))
        words = ngettext("{count} overdue", "{count} overdue", late).format(count=late) if late else ""
    return Fact(told, (words,) if words else ())


def _entry(paper: Paper, table: Columns, due: date | None, task: Any) -> Entry:
    speech = paper.speech
    title, other = speech.both(task, "title")
    what = [(title, TASK.in_colour(GREY) if task.done else TASK), (other, TEXT_GREY if task.done else TEXT)]
    if paper.is_staff and task.notes:
        what.append((clean(task.notes), SMALL_GREY))
    when: list[tuple[str, Style]] = []
    if due is not None:
        when.append((day(due, speech.main, weekday=False), BODY))
        if not task.done and due < paper.request.printed.date():
            when.append((speech.say(N_("overdue")), LATE))
    owner = paper.picture.get("person", task.owner_id)
    return table.entry([Tick(bool(task.done))], what, when, [(speech.pair(owner, "name"), TEXT)])
