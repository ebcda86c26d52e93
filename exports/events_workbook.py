"""The list of events as a workbook (一览表): when, where, who receives, who answers, how many."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from exports import Request
from exports.facts import EventFacts, event_facts, listed_events
from exports.palette import BLACK, BREAK, GREY, RULE, accent
from exports.text import clean
from exports.wording import Speech, span, stamp
from exports.workbook import Book, Page, Value
from exports.workbook_fit import lines, points
from exports.workbook_look import ACCENT, DATE, GROUPED, TEXT, TIME, Look, form_in
from models.database import Problem
from models.event import KINDS, MODES, STATUSES
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

ONE_PAGE = 46
"""Events that a printed page still shows in a size that can be read."""
HEAD_ROW = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the list, with what its cells need."""

    picture: Picture
    event: Any
    facts: EventFacts
    speech: Speech
    sessions: int

    @property
    def contact(self) -> Any:
        """Who answers for the event: its contact, else its owner."""
        event = self.event
        return self.picture.get("person", event.contact_id) or self.picture.get("person", event.owner_id)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width, what an event says in it, and who may read it."""

    head: str
    width: float
    value: Callable[[Line], Value]
    form: str = TEXT
    bold: bool = False
    wrap: bool = True
    staff: bool = False


def _first(line: Line) -> date | None:
    return line.facts.first


def _last(line: Line) -> date | None:
    return line.facts.last if line.facts.last != line.facts.first else None


def _clock(line: Line) -> time | None:
    return line.event.starts.time() if line.event.starts else None


def _place(line: Line) -> str:
    return "\n".join(filter(None, dict.fromkeys(line.facts.venue)))


def _host(line: Line) -> str:
    return "\n".join(line.facts.host)


def _contact(line: Line) -> str:
    return line.speech.pair(line.contact, "name")


def _city(line: Line) -> str:
    venue = line.picture.get("venue", line.event.venue_id)
    return line.speech.pair(line.event, "city") or line.speech.pair(venue, "city")


def _campaign(line: Line) -> str:
    event = line.event
    parent = line.picture.get("event", event.part_of_id)
    campaign = line.picture.get("campaign", event.campaign_id or (parent.campaign_id if parent else None))
    return line.speech.pair(campaign, "title", "\n")


def _word(table: dict[str, str], code: str) -> str:
    return _(table[code]) if code in table else code


COLUMNS = (
    Column(N_("Date"), 17, _first, DATE, bold=True, wrap=False),
    Column(N_("Until"), 17, _last, DATE, wrap=False),
    Column(N_("Start"), 7, _clock, TIME, wrap=False),
    Column(N_("Event"), 34, lambda line: line.speech.pair(line.event, "title", "\n"), bold=True),
    Column(N_("Campaign"), 22, _campaign),
    Column(N_("Kind"), 13, lambda line: _(KINDS[line.event.kind].name)),
    Column(N_("City"), 14, _city),
    Column(N_("Place"), 24, _place),
    Column(N_("Host"), 26, _host),
    Column(N_("Contact"), 13, _contact),
    Column(N_("Telephone"), 16, lambda line: line.contact.phone if line.contact else "", staff=True),
    Column(N_("E-mail"), 24, lambda line: line.contact.email if line.contact else "", staff=True),
    Column(N_("Sessions"), 9, lambda line: line.sessions or None, GROUPED, wrap=False),
    Column(N_("Expected"), 10, lambda line: line.event.expected, GROUPED, wrap=False),
    Column(N_("Mode"), 14, lambda line: _word(MODES, line.event.mode)),
    Column(N_("Status"), 12, lambda line: _word(STATUSES, line.event.status)),
)
OPTIONAL = frozenset({"Until", "Campaign", "Contact", "Telephone", "E-mail", "Sessions"})
"""Heads of columns that are left out where no event has anything to say there."""

BAND = Look(17, True, "FFFFFF", ACCENT, down="center", indent=1)
UNDER = Look(9.5, False, "FFFFFF", ACCENT, indent=1)
EDGE = Look(fill=ACCENT)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The list of the events asked for, or of the season."""
    speech = Speech.of(request.languages, picture.plan)
    with speaking(speech.main):
        found = _lines(picture, request, speech)
    yield 0.4
    with speaking(speech.main):
        shades = {line.facts.accent for line in found}
        book = Book(shades.pop() if len(shades) == 1 else accent("open-day"), request.printed)
        _page(book, found, request, speech)
    yield 0.8
    with speaking(speech.main):
        return book.pack(request.notes)


def _lines(picture: Picture, request: Request, speech: Speech) -> list[Line]:
    """The events in the order of time; of a tour its stops, which carry its figures."""
    events = listed_events(picture, request.events, request.option("within"))
    if not events:
        raise Problem(_("The plan has no events yet."))
    found = []
    for event_id in events:
        facts = event_facts(picture, event_id, speech)
        sessions = len(picture.of("session", "event_id", event_id))
        found.append(Line(picture, facts.row, facts, speech, sessions))
    parents = {line.event.part_of_id for line in found}
    shown = [line for line in found if line.event.id not in parents]
    return sorted(shown, key=lambda line: (line.facts.first is None, line.event.starts or line.event.title))


def _page(book: Book, found: Sequence[Line], request: Request, speech: Speech) -> None:
    columns = _columns(found, request.audience)
    page = book.page(_("List of events"))
    page.columns([column.width for column in columns])
    page.freeze(HEAD_ROW + 1, 2)
    size = request.paper if request.paper in ("A3", "A4") else "A4"
    page.paper(landscape=True, tall=1 if len(found) <= ONE_PAGE else 0, size=size)
    _head(page, found, request, speech, columns)
    for number, line in enumerate(found):
        _row(page, columns, line, new_month=_new_month(found, number))
    page.heads(HEAD_ROW, len(columns), page.rows)
    pages = _("page {page} of {pages}").format(page="&P", pages="&N")
    printed = _("printed {stamp}").format(stamp=stamp(request.printed, speech.main))
    page.footer(_("List of events"), f"{printed} · {pages}")


def _columns(found: Sequence[Line], audience: str) -> list[Column]:
    """The columns this audience may read, without those that would stay empty."""
    shown = [column for column in COLUMNS if audience == "staff" or not column.staff]
    return [
        column
        for column in shown
        if column.head not in OPTIONAL or any(column.value(line) not in ("", None) for line in found)
    ]


def _head(
    page: Page, found: Sequence[Line], request: Request, speech: Speech, columns: Sequence[Column]
) -> None:
    name = _name(found, speech)
    dates = sorted(date for line in found for date in (line.facts.first, line.facts.last) if date)
    when = ", ".join(speech.in_each(lambda language: span(dates[0], dates[-1], language))) if dates else ""
    count = ngettext("{count} event", "{count} events", len(found)).format(count=len(found))
    expected = sum(line.event.expected or 0 for line in found)
    total = _("{count} people expected").format(count=f"{expected:,}") if expected else ""
    empty: list[tuple[Look, Value] | None] = [(EDGE, None)] * (len(columns) - 1)
    page.put([(EDGE, None), *empty], 6)
    page.put([(BAND, name), *empty], 29)
    page.merge(2, 1, 2, len(columns))
    page.put([(UNDER, " · ".join(filter(None, (when, count, total)))), *empty], 20)
    page.merge(3, 1, 3, len(columns))
    page.put([], 6)
    heads: list[tuple[Look, Value] | None] = []
    for column in columns:
        align = "right" if column.form == GROUPED else "left"
        look = Look(
            9, True, align=align, down="center", wrap=True, indent=int(column.head == "Mode"),
            top=("medium", BLACK), bottom=("thin", BLACK),
        )  # fmt: skip
        heads.append((look, speech.say(column.head, "\n")))
    page.put(heads, points(len(speech.languages), 9, 7))


def _name(found: Sequence[Line], speech: Speech) -> str:
    """What all these events belong to: their parent or campaign if they share one, else the plan."""
    picture = found[0].picture
    for table, column in (("event", "part_of_id"), ("campaign", "campaign_id")):
        shared = {getattr(line.event, column) for line in found}
        row = picture.get(table, shared.pop()) if len(shared) == 1 else None
        if row is not None:
            return speech.pair(row, "title")
    return clean(picture.plan.title) or _("List of events")


def _new_month(found: Sequence[Line], number: int) -> bool:
    if not number:
        return False
    before, now = found[number - 1].facts.first, found[number].facts.first
    return (before and (before.year, before.month)) != (now and (now.year, now.month))


def _row(page: Page, columns: Sequence[Column], line: Line, *, new_month: bool) -> None:
    cells: list[tuple[Look, Value] | None] = []
    most = 1
    for number, column in enumerate(columns):
        value = column.value(line)
        if column.wrap and value:
            most = max(most, lines(str(value), column.width, 9, column.bold))
        edge = line.facts.accent.accent if number == 0 else ""
        indent = int(bool(edge) or column.head == "Mode")
        form = form_in(column.form, line.speech.main)
        look = _look(form, column.bold, column.wrap, line.event.status, edge, new_month, indent)
        cells.append((look, value))
    page.put(cells, points(most, 9, 4))


@cache
def _look(form: str, bold: bool, wrap: bool, status: str, edge: str, new_month: bool, indent: int) -> Look:
    """A thick edge in the programme's colour leads the row; a darker rule begins a month."""
    return Look(
        9, bold, GREY if status == "cancelled" else BLACK, BREAK if status == "idea" else "",
        "right" if form == GROUPED else "left", "top", wrap, indent,
        top=("thin", GREY) if new_month else None, bottom=("thin", RULE),
        left=("thick", edge) if edge else None, form=form,
    )  # fmt: skip
