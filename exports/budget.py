"""The budget sheet of an event: its lines by kind, planned and actual, the difference, and the totals."""

from collections.abc import Generator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from babel.numbers import format_currency, format_decimal

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, WHITE
from exports.sheet import Sheet
from exports.styles import SMALL_GREY, TEXT, TEXT_BOLD, Style
from exports.table import Entry, Section
from exports.text import clean
from exports.work_cells import Right, flush, right
from models.budget import BUDGET_KINDS, difference, totals
from models.plan import CURRENCIES
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

ITEM = Style("Medium", 8.5, 11.5)
SUM = Style("Bold", 9, 12)
ALL = Style("Bold", 11, 15)
STEPS = (11.0, 10, 9, 8, 7)
COLUMNS = (
    (N_("What for"), 62), (N_("Planned amount"), 31), (N_("Actual amount"), 31), (N_("Difference"), 31),
    (N_("Notes"), 40),
)  # fmt: skip
FIGURES = (1, 2, 3)
BAR = 3.4


class Bars(NamedTuple):
    """Planned as an outline and actual as a field within it, as long as their parts of the largest kind."""

    planned: float
    actual: float
    width: float
    colour: str

    @property
    def height(self) -> float:
        """Millimetres."""
        return BAR

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw both, level with the capitals beside them."""
        y -= 0.3
        sheet.rect(x, y, max(0.6, self.planned * self.width), BAR, WHITE)
        sheet.rect(x, y + 0.7, self.actual * self.width, BAR - 1.4, self.colour)
        sheet.frame(x, y, max(0.6, self.planned * self.width), BAR, BLACK, 0.6)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheet as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no budget yet: put it down in the tab “Budget” of the event.")
    return lay_out_events(picture, request, N_("Budget"), _draw, nothing)


def amount(paper: Paper, fen: int | None) -> str:
    """“1,234.50” as the main language writes it, with a real minus; nothing for none."""
    if fen is None:
        return ""
    return str(format_decimal(Decimal(fen) / 100, "#,##0.00;−#,##0.00", locale=paper.speech.main))


def in_currency(paper: Paper, fen: int) -> str:
    """“¥1,234.50”: the same with the sign of the plan's currency."""
    currency, own = paper.picture.plan.currency, paper.speech.main
    text = str(format_currency(Decimal(abs(fen)) / 100, currency, locale=own))
    return f"−{text}" if fen < 0 else text


def _draw(paper: Paper) -> Generator[float, None, None]:
    lines = list(paper.picture.of("budget_line", "event_id", paper.facts.id))
    parts = [
        (part, found)
        for part in paper.picture.of("event", "part_of_id", paper.facts.id)
        if part.status != "cancelled" and (found := paper.picture.of("budget_line", "event_id", part.id))
    ]
    if not lines and not parts:
        return
    table = Columns(paper, *COLUMNS, stack=False)
    kinds = [(kind, [line for line in lines if line.kind == kind]) for kind in BUDGET_KINDS]
    most = max([1, *(max(totals(own)) for _kind, own in kinds), *(max(totals(own)) for _part, own in parts)])
    section = flush(table, table.section(), FIGURES)
    for kind, own in kinds:
        if own:
            section.entries.append(_band(paper, table, paper.speech.say(BUDGET_KINDS[kind]), own, most))
            section.entries += [_line(paper, table, line) for line in own]
    every = [*lines, *(line for _part, own in parts for line in own)]
    if parts:
        section.entries.append(table.band("", paper.speech.say(N_("Cities and stops"))))
        section.entries += [_part(paper, table, row, own, most) for row, own in parts]
    section.entries.append(_total(paper, table, every))
    yield from draw_table(paper, _head(paper, every), [_kept(section)], note(paper, _note(paper, every)))


def _kept(section: Section) -> Section:
    """The band of a kind never ends a page."""
    for entry in section.entries:
        entry.leads = entry.band
    return section


def _head(paper: Paper, lines: Sequence[Any]) -> Head:
    """The title, the event, and what it costs in one figure."""
    planned, actual = totals(lines)
    facts = [event_fact(paper)]
    with speaking(paper.speech.main):
        told = [_("Planned {amount}").format(amount=in_currency(paper, planned))]
        if any(line.actual is not None for line in lines):
            told.append(_("Actual {amount}").format(amount=in_currency(paper, actual)))
    facts.append(Fact(told[0], tuple(told[1:])))
    return Head(paper.speech.say(N_("Budget")), left=facts, right=place_fact(paper))


def _figures(paper: Paper, table: Columns, lines: Sequence[Any], style: Style) -> list[list[Right]]:
    """Planned, actual and difference of some lines together; nothing is paid where none is."""
    planned, actual = totals(lines)
    paid = any(line.actual is not None for line in lines)
    left = sum(difference(line) or 0 for line in lines)
    found = [planned, actual if paid else None, left if paid else None]
    return [[_figure(paper, table, n + 1, value, style)] for n, value in enumerate(found)]


def _figure(paper: Paper, table: Columns, number: int, fen: int | None, style: Style) -> Right:
    """An amount in the largest size in which it stands on one line."""
    text = amount(paper, fen)
    room = table.room(number)
    for size in (style.size, *(step for step in STEPS if step < style.size)):
        look = Style(style.weight, size, size * style.leading / style.size, style.colour)
        if look.face.width(text) * size * 25.4 / 72 <= room:
            break
    return right(table, number, text, look)


def _band(paper: Paper, table: Columns, word: str, lines: Sequence[Any], most: int) -> Entry:
    planned, actual = totals(lines)
    bars = Bars(planned / most, actual / most, table.room(4), paper.facts.accent.accent)
    made = table.entry([(word, SUM)], *_figures(paper, table, lines, SUM), [bars])
    return Entry([(max(x, 1.5), parts) for x, parts in made.cells], band=True)


def _line(paper: Paper, table: Columns, line: Any) -> Entry:
    title, other = paper.speech.both(line, "title")
    left = difference(line)
    style = TEXT if left is None or left >= 0 else TEXT_BOLD
    return table.entry(
        [(title, ITEM), (other, SMALL_GREY)],
        [_figure(paper, table, 1, line.planned, TEXT)],
        [_figure(paper, table, 2, line.actual, TEXT)],
        [_figure(paper, table, 3, left, style)],
        [(clean(line.notes) if paper.is_staff else "", SMALL_GREY)],
    )


def _part(paper: Paper, table: Columns, event: Any, lines: Sequence[Any], most: int) -> Entry:
    """What a city or a stop costs by itself."""
    title, other = paper.speech.both(event, "title")
    planned, actual = totals(lines)
    bars = Bars(planned / most, actual / most, table.room(4), paper.facts.accent.accent)
    return table.entry([(title, ITEM), (other, SMALL_GREY)], *_figures(paper, table, lines, TEXT), [bars])


def _total(paper: Paper, table: Columns, lines: Sequence[Any]) -> Entry:
    return table.entry([(paper.speech.say(N_("Total")), ALL)], *_figures(paper, table, lines, ALL), [])


def _note(paper: Paper, lines: Sequence[Any]) -> str:
    """The currency, how the difference is to be read, and what has not been paid yet."""
    unpaid, found = sum(line.actual is None for line in lines), []
    for language in paper.speech.languages:
        with speaking(language):
            currency = _(CURRENCIES[paper.picture.plan.currency])
            text = _("All amounts in {currency}. The difference is planned less actual: below zero it cost "
                     "more.").format(currency=currency)  # fmt: skip
            if unpaid:
                many = ngettext("{count} line has no actual amount yet and is left out of the difference.",
                                "{count} lines have no actual amount yet and are left out of the difference.",
                                unpaid)  # fmt: skip
                text = f"{text}{'' if language == 'zh_CN' else ' '}{many.format(count=unpaid)}"
            found.append(text)
    return " ".join(found)
