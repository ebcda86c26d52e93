"""The Budget tab of an event: what it is planned to cost and what it has cost, typed, pasted, totalled."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from models import BudgetLine
from models.budget import (
    BUDGET_KINDS,
    NEW_LINE,
    add_kinds,
    add_line,
    add_lines,
    change_line,
    difference,
    money,
    move_line,
    read_money,
    remove_lines,
    totals,
)
from models.plan import CURRENCIES
from models.spoken import put_spoken
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .columns import Column, Part
from .errors import saying
from .event_list import EventList
from .grid import Grid
from .parts import button, label, restyle
from .values import pick

if TYPE_CHECKING:
    from .event import EventPage


class BudgetGrid(Grid):
    """Alt+Up and Alt+Down move a line."""

    moved = Signal(int)

    def keyPressEvent(self, event: Any) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ways:
            self.moved.emit(ways[event.key()])
        else:
            super().keyPressEvent(event)


class Budget(EventList):
    """The lines of the budget, and their totals below."""

    model = BudgetLine
    document = "budget"
    new_words = N_("Add a line")
    table: BudgetGrid

    def __init__(self, page: "EventPage") -> None:
        table = BudgetGrid("budget", self._columns(), add_rows=self._add_rows)
        super().__init__(page, table, _("Budget"))
        self.sums = {key: label("", "strong") for key in ("planned", "actual", "left")}
        table.moved.connect(self.move_lines)
        words = (("planned", _("Planned amount")), ("actual", _("Actual amount")), ("left", _("Difference")))
        foot: list[Any] = []
        for key, word in words:
            self.sums[key].setAccessibleName(word)
            foot += [label(word, "second"), self.sums[key], 20]
        self.lay_out((), (*foot, None, label(self._hint(), "hint")), self._empty())

    def _hint(self) -> str:
        currency = _(CURRENCIES[self.page.picture.plan.currency])
        return _("In {currency} · 1234.5, 1,234.50 or 1.2万 · Alt+↑↓ moves a line").format(currency=currency)

    def _empty(self) -> QWidget:
        text = _(
            "What the event is planned to cost, line by line, and later what it did cost. Type the lines, or "
            "paste them from Excel: item, kind, planned, actual."
        )
        ways = (
            button(_("Add a line"), self.add, icon_name="plus", role="primary"),
            button(_("A line for each kind of cost"), self.add_kinds, icon_name="list-checks"),
        )
        return self.nothing(_("No budget yet"), text, *ways)

    def _columns(self) -> Sequence[Column]:
        kinds = [_(name) for name in BUDGET_KINDS.values()]
        return (
            Column("title", N_("What for"), lambda b: spoken(self.page.picture, b), 300, first=True,
                   put=_put_title),
            Column("kind", N_("Kind of cost"), lambda b: _(BUDGET_KINDS.get(b.kind, b.kind)), 150,
                   put=_put_kind, strict=True, choices=lambda b: kinds),
            Column("planned", N_("Planned amount"), lambda b: money(b.planned), 120, right=True,
                   key=lambda b: b.planned, put=_put_money("planned")),
            Column("actual", N_("Actual amount"), lambda b: money(b.actual), 120, right=True,
                   key=lambda b: b.actual, put=_put_money("actual")),
            Column("left", N_("Difference"), lambda b: money(difference(b)), 120, right=True, key=difference,
                   parts=_left_parts),
            Column("notes", N_("Notes"), lambda b: b.notes, 240, put=_put("notes"), spare=1),
        )  # fmt: skip

    # What is shown

    def refresh(self) -> None:
        """Show the budget as it is now."""
        rows = list(self.page.picture.of("budget_line", "event_id", self.page.event_id))
        self.sides.setCurrentIndex(0 if rows else 1)
        self.table.show_rows(rows)
        self.count.setText(ngettext("{count} line", "{count} lines", len(rows)).format(count=len(rows)))
        planned, actual = totals(rows)
        left = sum(difference(line) or 0 for line in rows)
        for key, amount in (("planned", planned), ("actual", actual), ("left", left)):
            self.sums[key].setText(money(amount).replace("-", "−"))
        self.sums["left"].setProperty("role", "bad" if left < 0 else "strong")
        restyle(self.sums["left"])

    # Acts

    def add(self) -> None:
        """Add a line and type what it is for."""
        with saying(self.page.lectern):
            line = add_line(self.event_row(), _(NEW_LINE))
            self.table.edit_row(line.id, "title")

    def add_kinds(self) -> None:
        """Begin with one line for each kind of cost."""
        with saying(self.page.lectern):
            add_kinds(self.event_row())

    def _add_rows(self, count: int) -> list[int]:
        return [line.id for line in add_lines(self.event_row(), count)]

    def remove(self, chosen: Sequence[BudgetLine]) -> str:
        remove_lines(chosen)
        many = ngettext("{count} line is deleted.", "{count} lines are deleted.", len(chosen))
        return many.format(count=len(chosen))

    def move_lines(self, by: int) -> None:
        """Move the line under the cursor up or down; the cursor goes along."""
        now = self.table.now()
        if now is not None:
            with saying(self.page.lectern):
                move_line(BudgetLine.fetch(now.id), by)

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Move up"), partial(self.move_lines, -1))
        menu.addAction(_("Move down"), partial(self.move_lines, 1))


def _left_parts(line: Row) -> Sequence[Part]:
    left = difference(line)
    if left is None:
        return ()
    return (Part(money(left).replace("-", "−"), "bad" if left < 0 else "text-2"),)


def _put_title(row_id: int, text: str) -> None:
    """In the language in force."""
    line = BudgetLine.fetch(row_id)
    put_spoken(line, "title", text)
    change_line(line)


def _put(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        change_line(BudgetLine.fetch(row_id), **{name: text})

    return put


def _put_money(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        none = 0 if name == "planned" else None
        change_line(BudgetLine.fetch(row_id), **{name: read_money(text) if text.strip() else none})

    return put


def _put_kind(row_id: int, text: str) -> None:
    names = {code: _(word) for code, word in BUDGET_KINDS.items()}
    change_line(BudgetLine.fetch(row_id), kind=pick(names, text.strip(), _("kind of cost")))
