"""The budget as a workbook that calculates: lines, differences, sums by kind of cost, and a chart."""

from collections.abc import Generator
from typing import Any, NamedTuple

from exports import Request
from exports.facts import EventFacts
from exports.text import clean
from exports.wording import Speech
from exports.workbook import Formula
from exports.workbook_chart import below
from exports.workbook_frame import Column, Frame, Placed, frame_of, id_column, spoken
from exports.workbook_look import MONEY
from exports.workbook_table import list_page
from models.budget import BUDGET_KINDS
from models.database import Problem
from models.plan import CURRENCIES
from models.words import N_, _
from planning.plan import Picture

BLANK = 20
OVER = ("9E1408", "FBE3E0")
DIFFERENCE = '=IF({actual}="","",{planned}-{actual})'
PLANNED, ACTUAL, LEFT, KIND = "Budget_planned", "Budget_actual", "Budget_left", "Budget_kind"
"""What the columns of the lines are called in formulas."""


class Line(NamedTuple):
    """A line of a budget."""

    row: Any
    event: str
    kind: str
    title: str


class Sum(NamedTuple):
    """A kind of cost with its sums."""

    kind: str
    planned: float
    actual: float
    left: float


def _money(fen: int | None) -> float | None:
    return None if fen is None else fen / 100


def _left(line: Line) -> Formula:
    actual = line.row.actual
    return Formula(DIFFERENCE, "" if actual is None else (line.row.planned - actual) / 100)


LINES = (
    Column("event", N_("Event"), 32, lambda line: line.event, optional=True),
    Column("kind", N_("Kind of cost"), 22, lambda line: line.kind, choices="kind", open=True),
    Column("title", N_("Item of the budget"), 42, lambda line: line.title, bold=True, open=True),
    Column(
        "planned", N_("Planned"), 15, lambda line: _money(line.row.planned), MONEY, takes="decimal",
        total=True, open=True,
    ),
    Column(
        "actual", N_("Actual"), 15, lambda line: _money(line.row.actual), MONEY, takes="decimal",
        total=True, open=True,
    ),
    Column("left", N_("Left over"), 15, _left, MONEY, total=True, blank=Formula(DIFFERENCE, "")),
    Column("notes", N_("Notes"), 36, lambda line: clean(line.row.notes, lines=True), staff=True, open=True),
    id_column(lambda line: line.row.id),
)  # fmt: skip


def _summed(key: str, head: str, name: str) -> Column:
    """A column of sums over the lines."""

    def value(line: Sum) -> Formula:
        return Formula(f"=SUMIF({KIND},{{kind}},{name})", getattr(line, key))

    return Column(key, head, 18, value, MONEY, total=True)


SUMS = (
    Column("kind", N_("Kind of cost"), 26, lambda line: line.kind, bold=True),
    _summed("planned", N_("Planned"), PLANNED),
    _summed("actual", N_("Actual"), ACTUAL),
    _summed("left", N_("Left over"), LEFT),
)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The lines of the events asked for, or of the season, and what each kind of cost comes to."""
    language = Speech.of(request.languages, picture.plan).main
    return (yield from spoken(language, _written(picture, request)))


def _written(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    frame, events = frame_of(picture, request)
    found = _lines(frame, events)
    if not found and len(events) != 1:
        raise Problem(_("No budget has been made yet."))
    frame.choices["kind"] = [_(word) for word in BUDGET_KINDS.values()]
    currency = _("in {currency}").format(currency=_(CURRENCIES[picture.plan.currency]))
    yield 0.3
    placed = list_page(frame, _("Budget"), LINES, found, under=currency, blank=BLANK, spare=0)
    for name, key in ((PLANNED, "planned"), (ACTUAL, "actual"), (LEFT, "left"), (KIND, "kind")):
        frame.book.name(name, placed.page.title, placed.name(key))
    _warn(placed)
    placed.page.protect()
    yield 0.6
    _kinds(frame, found, currency)
    return frame.finish("budget", placed)


def _lines(frame: Frame, events: list[EventFacts]) -> list[Line]:
    picture = frame.picture
    order = list(BUDGET_KINDS)
    found = []
    for fact in events:
        for row in picture.of("budget_line", "event_id", fact.id):
            event = fact.title if len(events) > 1 else ""
            title = frame.speech.pair(row, "title", "\n")
            found.append(Line(row, event, _(BUDGET_KINDS[row.kind]), title))
    place = {fact.id: number for number, fact in enumerate(events)}
    found.sort(key=lambda line: (place[line.row.event_id], order.index(line.row.kind), line.row.position))
    return found


def _warn(placed: Placed) -> None:
    letters = placed.letters
    actual, planned = f"${letters['actual']}{placed.first}", f"${letters['planned']}{placed.first}"
    cells = f"{letters['actual']}{placed.first}:{letters['left']}{placed.last}"
    placed.page.shade(cells, f'AND({actual}<>"",{actual}>{planned})', *OVER)


def _kinds(frame: Frame, found: list[Line], currency: str) -> None:
    """What each kind comes to, and the chart beside it."""
    sums = []
    for kind, word in BUDGET_KINDS.items():
        lines = [line.row for line in found if line.row.kind == kind]
        planned = sum(row.planned for row in lines) / 100
        known = [row for row in lines if row.actual is not None]
        actual, left = sum(row.actual for row in known), sum(row.planned - row.actual for row in known)
        sums.append(Sum(_(word), planned, actual / 100, left / 100))
    placed = list_page(frame, _("By kind of cost"), SUMS, sums, under=currency, landscape=False, spare=0)
    placed.page.protect()
    below(placed, "kind", ("planned", "actual"), _("Planned and actual"))
