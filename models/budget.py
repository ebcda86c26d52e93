"""What an event costs: planned and actual amounts, and how an amount is typed."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from .database import Problem, Record
from .event import Event, in_two_languages
from .fields import Choice, Count, Id, Link, Text
from .history import step
from .plan import CURRENCIES
from .words import N_, _, ngettext

BUDGET_KINDS = {
    "venue": N_("Venue"), "travel": N_("Travel"), "lodging": N_("Lodging"), "catering": N_("Catering"),
    "printing": N_("Printing"), "speakers": N_("Speakers' fees"), "materials": N_("Materials and gifts"),
    "technology": N_("Technology"), "publicity": N_("Publicity"), "other": N_("Other"),
}  # fmt: skip
NEW_LINE = N_("New item")
"""What a line is called until somebody says what it is for."""
MOST = 10**13
"""The largest amount in hundredths."""

_SIGNS = r"[¥￥$€£元圆块]|RMB|Rmb|rmb|人民币|yuan|Fr\.?|" + "|".join(CURRENCIES)
_APART = r"[\s'’_]"
_AMOUNT = r"\d+(?:\.\d{1,2}0*)?|\.\d{1,2}0*"
_GROUPED = r"\d{1,3}(?:,\d{3})+"
_MANY = {"万": 10_000, "千": 1_000, "亿": 100_000_000, "k": 1_000}


class BudgetLine(Record):
    """One line of an event's budget; amounts in hundredths of the plan's currency (fen)."""

    id = Id()
    event = Link(Event, backref="budget_lines", on_delete="CASCADE")
    kind = Choice(N_("Kind of cost"), BUDGET_KINDS, default="other")
    title = Text(N_("Item of the budget"), limit=300, needed=True)
    title_other = Text(N_("Title in the second language"), limit=300)
    planned = Count(N_("Planned amount"), default=0, most=MOST)
    actual = Count(N_("Actual amount"), null=True, most=MOST)
    position = Count(default=0)
    notes = Text(N_("Notes"), limit=2000)


def read_money(text: str) -> int:
    """An amount in hundredths as people write it: “1,234.50”, “1234.5 元”, “¥1 200”, “1.2万”, “1.234,50”.

    Raises:
        Problem: it is no amount, has more than two decimals, or is below nothing.
    """
    plain = re.sub(_SIGNS, "", unicodedata.normalize("NFKC", text), flags=re.IGNORECASE).replace("，", ",")
    plain, times = re.sub(_APART, "", plain), 1
    if plain and plain[-1].lower() in _MANY:
        times = _MANY[plain[-1].lower()]
        plain = plain[:-1]
    found = _pointed(plain)
    exact = re.fullmatch(r"\d*\.?\d+" if times > 1 else _AMOUNT, found)
    amount = Decimal(found) * 100 * times if exact and any(map(str.isdigit, found)) else None
    if amount is None or amount != int(amount):
        raise Problem(_("“{text}” is no amount of money. Write it like 1,234.50.").format(text=text))
    if amount > MOST:
        raise Problem(_("“{text}” is more than a budget can hold.").format(text=text))
    return int(amount)


def _pointed(text: str) -> str:
    """The digits with a point before the decimals, whichever of comma and point did that."""
    if "," in text and "." in text:
        apart, point = (",", ".") if text.rindex(".") > text.rindex(",") else (".", ",")
        whole, decimals = text.rsplit(point, 1)
        grouped = re.fullmatch(_GROUPED, whole.replace(apart, ","))
        return f"{whole.replace(apart, '')}.{decimals}" if grouped else text
    if re.fullmatch(_GROUPED, text):
        return text.replace(",", "")
    return text.replace(",", ".") if re.fullmatch(r"\d+,\d{1,2}", text) else text


def money(amount: int | None) -> str:
    """An amount without its currency, as it can be typed again: “1,234.50”; nothing for none."""
    return "" if amount is None else f"{Decimal(amount) / 100:,.2f}"


def totals(lines: Iterable[Any]) -> tuple[int, int]:
    """Planned and actual of budget lines, rows or pictures; a line without an actual amount adds nothing."""
    found = list(lines)
    return sum(line.planned for line in found), sum(line.actual or 0 for line in found)


def difference(line: Any) -> int | None:
    """What is left of a line (negative: it cost more than planned); None while it has not been paid."""
    return None if line.actual is None else line.planned - line.actual


def add_line(event: Event, title: str, **values: Any) -> BudgetLine:
    """Add a line below the others."""
    with step(_("Add “{title}” to the budget").format(title=title)):
        return BudgetLine.create(event=event, title=title, position=_next(event), **values)


def add_lines(event: Event, count: int) -> list[BudgetLine]:
    """Add empty lines to be filled in, in one step."""
    many = ngettext("Add {count} line to the budget", "Add {count} lines to the budget", count)
    with step(many.format(count=count)):
        first = _next(event)
        return [BudgetLine.create(event=event, title=_(NEW_LINE), position=first + n) for n in range(count)]


def add_kinds(event: Event) -> None:
    """Begin a budget with one line for each kind of cost."""
    with step(_("Begin a budget")):
        for kind, name in BUDGET_KINDS.items():
            if kind != "other":
                title, other = in_two_languages(name)
                add_line(event, title, title_other=other, kind=kind)


def change_line(line: BudgetLine, **values: Any) -> None:
    """Change a line of the budget."""
    with step(_("Change “{title}” of the budget").format(title=line.title)):
        for name, value in values.items():
            setattr(line, name, value)
        line.save()


def remove_lines(lines: Sequence[BudgetLine]) -> None:
    """Take lines out of the budget, in one step."""
    text = (
        _("Delete “{title}” from the budget") if len(lines) == 1 else _("Delete {count} lines of the budget")
    )
    with step(text.format(count=len(lines), title=lines[0].title if lines else "")):
        for line in lines:
            line.delete_instance()


def move_line(line: BudgetLine, by: int) -> None:
    """Move a line so many places down (negative: up) among those of its event."""
    rows = list(
        BudgetLine.select()
        .where(BudgetLine.event == line.event_id)
        .order_by(BudgetLine.position, BudgetLine.id)
    )
    old = next(n for n, row in enumerate(rows) if row.id == line.id)
    new = max(0, min(len(rows) - 1, old + by))
    if new == old:
        return
    rows.insert(new, rows.pop(old))
    with step(_("Move “{title}” in the budget").format(title=line.title)):
        for position, row in enumerate(rows):
            if row.position != position:
                row.position = position
                row.save(only=[BudgetLine.position])


def _next(event: Event) -> int:
    """The position below the last line of an event."""
    last = max((row.position for row in BudgetLine.select().where(BudgetLine.event == event)), default=-1)
    return last + 1
