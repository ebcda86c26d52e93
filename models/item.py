"""What an event borrows: equipment, materials and vehicles, and their bookings."""

from .database import Problem, Record
from .event import Event
from .fields import Choice, Count, Id, Link, Moment, Text
from .words import N_, _

ITEM_KINDS = {"equipment": N_("Equipment"), "material": N_("Material"), "vehicle": N_("Vehicle")}
ENERGIES = {
    "": N_("Not known"), "electric": N_("Electric"), "hybrid": N_("Petrol and electric"),
    "petrol": N_("Petrol"), "diesel": N_("Diesel"),
}  # fmt: skip
CONDITIONS = {
    "": N_("Not back yet"), "good": N_("Back, in order"), "worn": N_("Back, worn"),
    "damaged": N_("Back, damaged"), "lost": N_("Lost"),
}  # fmt: skip


class Item(Record):
    """Something that can be lent. `quantity` is how many there are; `seats` and `energy` are a vehicle's."""

    id = Id()
    name = Text(N_("Item"), limit=300, needed=True)
    name_other = Text(N_("Name in the second language"), limit=300)
    kind = Choice(N_("Kind of item"), ITEM_KINDS, default="equipment")
    number = Text(N_("Inventory or plate number"), limit=100)
    quantity = Count(N_("How many"), default=1)
    seats = Count(N_("Seats"), null=True, most=1000)
    energy = Choice(N_("Runs on"), ENERGIES, default="")
    kept_at = Text(N_("Kept at"), limit=300)
    notes = Text(N_("Notes"), limit=8000)

    def check(self) -> None:
        super().check()
        if self.kind != "vehicle" and (self.seats is not None or self.energy):
            raise Problem(
                _("Only a vehicle has seats or runs on something; “{name}” is none.").format(name=self.name)
            )


class Loan(Record):
    """A booking of an item by an event, from `out` to `back`, in the event's own time."""

    id = Id()
    item = Link(Item, backref="loans", on_delete="RESTRICT")
    event = Link(Event, backref="loans", on_delete="CASCADE")
    quantity = Count(N_("How many"), least=1, default=1)
    out = Moment(N_("Out on"))
    back = Moment(N_("Back on"))
    condition = Choice(N_("Condition"), CONDITIONS, default="")
    notes = Text(N_("Notes"), limit=2000)

    def check(self) -> None:
        super().check()
        if self.out and self.back and self.back < self.out:
            raise Problem(_("A loan has to come back after it goes out."))
