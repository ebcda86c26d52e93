"""What needs attention: problems, tasks, replies, venues, figures that are missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from models.words import N_, _

from .coming import taking_place
from .plan import Picture, Row
from .problems import event_of, waiver
from .rules import Finding, worded
from .spoken import spoken
from .workdays import due_of

SOON = 7  # days: tasks due within them are shown
ASKED = 30  # days before an event in which its people should have answered
SETTLED = 30  # days before an event in which it should be confirmed, and its venue known
COUNTED = 30  # days after an event in which its attendance is still asked for

#: The kinds of need in the order they are shown, and the icon level of each.
NEEDS = {
    "block": N_("Problems"), "warn": N_("Problems"), "overdue": N_("Tasks"), "due": N_("Tasks"),
    "reply": N_("Replies"), "venue": N_("Venues"), "confirm": N_("Events"), "attendance": N_("Attendance"),
    "inform": N_("Problems"),
}  # fmt: skip
_RANK = {name: number for number, name in enumerate(NEEDS)}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs attention: its kind (of `NEEDS`), a sentence, and the rows it is about.

    `finding` is the problem, for those that are one; `day` is when it becomes pressing.
    """

    kind: str
    template: str
    arguments: dict[str, Any] = field(hash=False)
    objects: tuple[tuple[str, int], ...]
    event_id: int | None = None
    day: date | None = None
    finding: Finding | None = None

    def message(self) -> str:
        """The sentence, in the language in force."""
        if self.finding:
            return self.finding.message()
        return _(self.template).format(**{name: worded(value) for name, value in self.arguments.items()})


def attention(picture: Picture, problems: Iterable[Finding], now: datetime) -> list[Need]:
    """What needs somebody, most pressing first: problems, tasks, replies, venues, missing figures."""
    found = [*_problems(picture, problems), *_tasks(picture, now.date())]
    events = taking_place(picture)
    found += _uncounted(picture, events, now)
    for event in events:
        found += _of_event(picture, event, now)
    return sorted(found, key=lambda need: (_RANK[need.kind], need.day or date.max, need.objects))


def _problems(picture: Picture, problems: Iterable[Finding]) -> Iterator[Need]:
    for finding in problems:
        if waiver(picture, finding) is None:
            event = picture.get("event", event_of(picture, finding))
            day = event.starts.date() if event and event.starts else None
            yield Need(finding.level, "", {}, finding.objects, event and event.id, day, finding)


def _tasks(picture: Picture, today: date) -> Iterator[Need]:
    """Tasks that are late, or due within the week; tasks of what is called off are nobody's."""
    for task in picture.all("task"):
        event = picture.get("event", task.event_id)
        due = due_of(picture, task) if not task.done and not (event and event.status == "cancelled") else None
        if due is None or due > today + timedelta(days=SOON):
            continue
        owner = picture.get("person", task.owner_id)
        template = (
            N_("“{task}” was due on {day}.") if due < today
            else N_("“{task}” is due today.") if due == today else N_("“{task}” is due on {day}.")
        )  # fmt: skip
        objects = (("task", task.id), *((("person", owner.id),) if owner else ()))
        kind = "overdue" if due < today else "due"
        yield Need(
            kind, template, {"task": spoken(picture, task), "day": due}, objects, event and event.id, due
        )


def _of_event(picture: Picture, event: Row, now: datetime) -> Iterator[Need]:
    day, facts = event.starts.date(), {"event": spoken(picture, event), "day": event.starts}
    objects, away = (("event", event.id),), (event.starts.date() - now.date()).days
    if event.starts < now:
        return
    if away <= ASKED:
        yield from _replies(picture, event)
    if event.venue_id is None and event.mode != "online" and away <= SETTLED:
        yield Need("venue", N_("“{event}” on {day} has no venue yet."), facts, objects, event.id, day)
    if event.status in ("idea", "planned") and away <= SETTLED:
        yield Need("confirm", N_("“{event}” on {day} is not confirmed."), facts, objects, event.id, day)


def _uncounted(picture: Picture, events: list[Row], now: datetime) -> Iterator[Need]:
    """What is over and has no figure of who came, in one line."""
    since = now - timedelta(days=COUNTED)
    open_ = [
        event
        for event in events
        if since <= (event.ends or event.starts) < now and event.attended is None and event.status != "idea"
    ]
    if not open_:
        return
    last = max(open_, key=lambda event: (event.starts, event.title))
    template = (
        N_("“{event}” of {day} has no attendance figure.") if len(open_) == 1
        else N_("{count} events have no attendance figures, the last “{event}” of {day}.")
    )  # fmt: skip
    facts = {"event": spoken(picture, last), "day": last.starts.date(), "count": len(open_)}
    objects = tuple(("event", event.id) for event in open_)
    yield Need("attendance", template, facts, objects, last.id, last.starts.date())


def _replies(picture: Picture, event: Row) -> Iterator[Need]:
    """Who was asked and has not answered: one line an event."""
    waiting: dict[int, Row] = {}
    rows: list[int] = []
    for session in picture.of("session", "event_id", event.id):
        if session.status == "cancelled" or session.repeated:
            continue
        for appearance, person in picture.people(session.id):
            if appearance.reply == "asked":
                waiting[person.id] = person
                rows.append(appearance.id)
    if not waiting:
        return
    names = sorted(spoken(picture, person, "name") for person in waiting.values())
    template = (
        N_("{name} has not replied to “{event}” on {day}."),
        N_("{name} and {other} have not replied to “{event}” on {day}."),
        N_("{name}, {other} and {more} more have not replied to “{event}” on {day}."),
    )[min(len(names), 3) - 1]
    facts = {"event": spoken(picture, event), "day": event.starts, "name": names[0],
             "other": names[min(1, len(names) - 1)],
             "more": len(names) - 2}  # fmt: skip
    objects = (*(("appearance", row) for row in rows), *(("person", row_id) for row_id in waiting))
    yield Need("reply", template, facts, objects, event.id, event.starts.date())
