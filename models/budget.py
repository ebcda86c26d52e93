"""What an event costs: planned and actual amounts."""

from .database import Record
from .event import Event
from .fields import Choice, Count, Id, Link, Text
from .words import N_

BUDGET_KINDS = {
    "venue": N_("Venue"), "travel": N_("Travel"), "lodging": N_("Lodging"), "catering": N_("Catering"),
    "printing": N_("Printing"), "speakers": N_("Speakers' fees"), "materials": N_("Materials and gifts"),
    "technology": N_("Technology"), "publicity": N_("Publicity"), "other": N_("Other"),
}  # fmt: skip


class BudgetLine(Record):
    """One line of an event's budget; amounts in hundredths of the plan's currency (fen)."""

    id = Id()
    event = Link(Event, backref="budget_lines", on_delete="CASCADE")
    kind = Choice(N_("Kind of cost"), BUDGET_KINDS, default="other")
    title = Text(N_("Item of the budget"), limit=300, needed=True)
    title_other = Text(N_("Title in the second language"), limit=300)
    planned = Count(N_("Planned"), default=0, most=10**13)
    actual = Count(N_("Actual"), null=True, most=10**13)
    position = Count(default=0)
    notes = Text(N_("Notes"), limit=2000)
