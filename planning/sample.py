"""The sample season: a year of a national office's public work, as its report of 2021 tells it.

The counts, names, themes and dates that the report gives are kept; what it leaves open (houses, agendas,
people) is invented and says so. Another year gets the same season on its own days,
as a plan to be carried out.
"""

import json
from datetime import date
from typing import Any

from models import (
    Absence,
    Agreement,
    Campaign,
    Event,
    Organisation,
    Person,
    Problem,
    Programme,
    Record,
    Room,
    Task,
    Venue,
)
from models.history import step
from models.plan import change_plan, the_plan
from models.words import N_, _, speaking

from .sample_dates import REPORTED, nearest
from .sample_events import EventRows
from .sample_rows import Rows
from .sample_words import EVENT_FILES, Words, read
from .sample_work import WorkRows

TITLE = N_("Season {year} (sample)")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099  # the years whose public holidays are known or can be reckoned


def fill(year: int = REPORTED, *, today: date | None = None) -> None:
    """Fill the open, empty plan with the sample season of `year` in one step, and name the plan after it.

    What lies before `today` is done, what is near confirmed, the rest planned.

    Raises:
        Problem: the plan has rows already, or the year is out of reach.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Problem(_("The sample season can be made for the years {first} to {last}.").format(
            first=_FIRST_YEAR, last=_LAST_YEAR))  # fmt: skip
    if any(model.select().exists() for model in (Event, Programme, Organisation, Person)):
        raise Problem(_("The sample season fills an empty plan only. Make a new plan for it."))
    plan = the_plan()
    rows = Rows(Words(plan, year), year, today or date.today())
    with step(_("Fill with the sample season")):
        _programmes(rows)
        _organisations(rows)
        _venues(rows)
        _people(rows)
        _campaign_tasks(rows)
        events = EventRows(rows)
        for name in EVENT_FILES:
            for told in read(name)["events"]:
                events.add(told)
        events.close()
        _absences(rows)
        WorkRows(rows).add()
        rows.write()
    with speaking(plan.language):
        title = _(TITLE).format(year=year)
    change_plan(title=title, year=year)


def _programmes(rows: Rows) -> None:
    words, told = rows.words, read("programmes")
    for position, row in enumerate(told["programmes"]):
        rows.add(
            row["key"], Programme, colour=row["colour"], position=position,
            **words.twins("name", row["name"]), **words.twins("summary", row["summary"]),
        )  # fmt: skip
    for row in told["campaigns"]:
        rows.add(
            row["key"], Campaign, programme=rows.row(Programme, row["programme"]),
            starts=rows.same_date(row["starts"]), ends=rows.same_date(row["ends"]),
            targets=json.dumps(row["targets"]), notes=words.first(row["notes"]),
            **words.twins("title", row["title"]), **words.twins("theme", row["theme"]),
            focus="\n".join(words.first(pair) for pair in row["focus"]),
            focus_other="\n".join(filter(None, (words.other(pair) for pair in row["focus"]))),
        )  # fmt: skip
        if row.get("fixed"):
            rows.fixed.add(row["key"])


def _organisations(rows: Rows) -> None:
    words, told = rows.words, read("organisations")
    for row in told["organisations"]:
        rows.add(
            row["key"], Organisation, kind=row["kind"], region=words.first(row["region"]), source="sample",
            city=words.first(row["city"]), priority_area=bool(row["priority"]),
            **words.twins("name", row["name"]),
        )  # fmt: skip
    for row in told["agreements"]:
        rows.add(
            "", Agreement, organisation=rows.row(Organisation, row["organisation"]),
            programme=rows.row(Programme, row["programme"]), signed=rows.past(row["signed"]),
            reference=words.first(row["reference"]),
        )  # fmt: skip


def _venues(rows: Rows) -> None:
    words, told = rows.words, read("venues")
    for row in told["venues"]:
        rows.add(
            row["key"], Venue, **words.twins("name", row["name"]), **words.twins("city", row["city"]),
            **words.twins("address", row["address"]),
        )  # fmt: skip
    for position, row in enumerate(told["rooms"]):
        rows.add(
            row["key"], Room, venue=rows.row(Venue, row["venue"]), seats=row["seats"], floor=row["floor"],
            features=words.first(row["features"]), opens=row["opens"], closes=row["closes"],
            parallel=bool(row["parallel"]), position=position, source="sample",
            **words.twins("name", row["name"]),
        )  # fmt: skip


def _people(rows: Rows) -> None:
    """Those whom the report does not name have invented telephone numbers."""
    words, told = rows.words, read("people")
    for number, row in enumerate(told["people"]):
        if row["only"] in (None, rows.year):
            rows.add(
                row["key"], Person, organisation=rows.row(Organisation, row["organisation"]),
                languages=row["languages"], expertise=words.first(row["expertise"]),
                city=words.first(row["city"]), source="sample",
                phone="" if row["only"] else f"139 0000 {number:04d}",
                accredited=rows.past(row["accredited"]), visits_a_month=row["visits_a_month"],
                notes=words.first(row["notes"] or told["notes"]), **words.twins("name", row["name"]),
                **words.twins("title", row["title"]),
            )  # fmt: skip


def _campaign_tasks(rows: Rows) -> None:
    for row in read("programmes")["campaigns"]:
        for title, due, owner in row.get("tasks", ()):
            day = nearest(date.fromisoformat(due), rows.year)
            rows.add(
                "", Task, campaign=rows.row(Campaign, row["key"]), due=day, done=day < rows.today,
                owner=rows.row(Person, owner), **rows.words.twins("title", title),
            )  # fmt: skip


def _absences(rows: Rows) -> None:
    """Absences lie a number of days from an event, so that they mean the same in every year."""
    kinds: dict[str, tuple[str, type[Record]]] = {
        "org": ("organisation", Organisation),
        "room": ("room", Room),
    }
    for row in read("people")["absences"]:
        day = rows.row(Event, row["event"]).starts.date()
        kind, _colon, key = row["who"].rpartition(":")
        column, model = kinds.get(kind, ("person", Person))
        who: dict[str, Any] = {column: rows.row(model, key)}
        rows.add(
            "", Absence, starts=rows.moment(day, row["from_day"], row["from"]),
            ends=rows.moment(day, row["until_day"], row["until"]), kind=row["kind"],
            note=rows.words.first(row["note"]), source="sample", **who,
        )  # fmt: skip
