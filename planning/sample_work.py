"""What the events of the sample season work with: journeys, loans, costs, risks, answers and some guests.

All of it is invented, and none of it is counted in the figures that the report of 2021 gives.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from models import BudgetLine, Event, Feedback, Group, Item, Leg, Loan, Organisation, Participant, Risk
from models.feedback_questions import Question, questions_for

from .sample_rows import Rows
from .sample_words import read

_FEN = 100
_NOTE = ["Sample amount, invented.", "示例金额，非实际数据。"]
#: How the answers to a question in five steps are spread, the best first; others fall off evenly.
_SPREAD = (0.52, 0.31, 0.11, 0.04, 0.02)


class WorkRows:
    """Makes the rows of everything that events work with."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.words, self.told = rows, rows.words, read("work")

    def add(self) -> None:
        """Make all of it. The events, their groups and people are there already."""
        self._contacts()
        self._items()
        self._journeys()
        self._loans()
        for event in self.rows.made(Event):
            if event.times == 1:
                self._budget(event)
                self._risks(event)
        for row in self.told["feedback"]:
            self._feedback(self.rows.row(Event, row["event"]), row["forms"])
        self._participants()

    def _contacts(self) -> None:
        """Whom to ask for at a school, with an invented number."""
        for row in self.told["contacts"]:
            house = self.rows.row(Organisation, row["organisation"])
            house.contact, house.phone = self.words.first(row["contact"]), row["phone"]

    def _items(self) -> None:
        for row in self.told["items"]:
            self.rows.add(
                row["key"], Item, kind=row["kind"], number=row["number"], quantity=row["quantity"],
                seats=row["seats"], energy=row["energy"], kept_at=self.words.first(row["kept_at"]),
                **self.words.twins("name", row["name"]),
            )  # fmt: skip

    def _journeys(self) -> None:
        """Legs lie a number of days from their event; a place left open is the event's venue."""
        routes: dict[str, list[dict[str, Any]]] = {}
        for row in self.told["legs"]:
            routes.setdefault(row["route"], []).append(row)
        for journey in self.told["journeys"]:
            event = self.rows.row(Event, journey["event"])
            for position, row in enumerate(routes[journey["route"]]):
                self._leg(event, row, position)

    def _leg(self, event: Any, row: dict[str, Any], position: int) -> None:
        rows, day = self.rows, event.starts.date()
        self.rows.add(
            "", Leg, event=event, mode=row["mode"], number=row["number"], passengers=row["passengers"],
            leaves=rows.moment(day, row["leaves_day"], row["leaves"]),
            arrives=rows.moment(day, row["arrives_day"], row["arrives"]),
            vehicle=rows.row(Item, row["vehicle"]), notes=self.words.first(row["notes"]), position=position,
            **self._place("from_place", row["from"], event.venue),
            **self._place("to_place", row["to"], event.venue),
        )  # fmt: skip

    def _place(self, name: str, pair: list[str] | None, venue: Any) -> dict[str, str]:
        return self.words.twins(name, pair) if pair else {name: venue.name, f"{name}_other": venue.name_other}

    def _loans(self) -> None:
        rows = self.rows
        for row in self.told["loans"]:
            event = rows.row(Event, row["event"])
            day = event.starts.date()
            rows.add(
                "", Loan, event=event, item=rows.row(Item, row["item"]), quantity=row["quantity"],
                out=rows.moment(day, row["from_day"], "07:00"),
                back=rows.moment(day, row["until_day"], "23:30"),
                condition="good" if event.status == "done" else "", notes=self.words.first(row["notes"]),
            )  # fmt: skip

    def _of_kind(self, table: str, event: Any) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows of a table for the kind of an event; what is the sum of its parts has none."""
        if event.venue is not None:
            yield from enumerate(row for row in self.told[table] if row["kind"] == event.kind)

    def _budget(self, event: Any) -> None:
        """What was paid lies a little beside what was planned, the same in every filling."""
        chance = Random(event.external_id)
        for position, row in self._of_kind("budget", event):
            paid = round(row["planned"] * chance.uniform(0.86, 1.09))
            self.rows.add(
                "", BudgetLine, event=event, kind=row["heading"], planned=row["planned"] * _FEN,
                actual=paid * _FEN if event.status == "done" else None, position=position,
                notes=self.words.first(_NOTE), **self.words.twins("title", row["title"]),
            )  # fmt: skip

    def _risks(self, event: Any) -> None:
        for position, row in self._of_kind("risks", event):
            self.rows.add(
                "", Risk, event=event, who=self.words.first(row["who"]), likelihood=row["likelihood"],
                severity=row["severity"], controls=self.words.first(row["controls"]), owner=event.owner,
                likelihood_after=row["likelihood_after"], severity_after=row["severity_after"],
                position=position, **self.words.twins("hazard", row["hazard"]),
            )  # fmt: skip

    def _feedback(self, event: Any, forms: int) -> None:
        """The forms of an event that has taken place."""
        chance = Random(event.external_id)
        for question in questions_for(event.kind):
            for answer, count in _answered(question, forms, chance) if event.status == "done" else ():
                self.rows.add("", Feedback, event=event, question=question.key, answer=answer, count=count)

    def _participants(self) -> None:
        groups = {group.event.id: group for group in self.rows.made(Group)}
        for number, row in enumerate(self.told["participants"]):
            event = self.rows.row(Event, row["event"])
            group = groups.get(event.id) if row["group"] is not None else None
            self.rows.add(
                "", Participant, event=event, name=self.words.first(row["name"]), group=group,
                title=self.words.first(row["title"]), external_id=f"{number + 1:03d}",
                organisation=group.organisation.name if group is not None else event.venue.name,
                state="arrived" if event.status == "done" else "registered",
            )  # fmt: skip


def _answered(question: Question, forms: int, chance: Random) -> Iterator[tuple[str, int]]:
    """How many forms gave each answer; a few leave a question open."""
    keys = list(question.answers)
    if not keys:
        return
    spread = _SPREAD if question.is_scale else [1 / (1 + number) for number in range(len(keys))]
    weights = [part * chance.uniform(0.7, 1.3) for part in spread]
    left = round(forms * chance.uniform(0.94, 1.0))
    for key, weight in zip(keys, weights, strict=True):
        count = round(left * weight / sum(weights))
        if count:
            yield key, count
