"""Lists to work with on the day and before."""

from exports.document import Option, sheet
from models.words import N_

SIGN_IN = (
    Option("by", "choice", N_("Sorted by"), "group", ("group", "name")),
    Option("blank", "number", N_("Blank rows"), "20"),
)

DOCUMENTS = (
    sheet("lists", "sign-in", N_("Sign-in sheet"), *SIGN_IN),
    sheet("lists", "itinerary", N_("Itinerary")),
    sheet("lists", "checklist", N_("Checklist"), Option("open", "switch", N_("Only open tasks"), "no")),
    sheet("lists", "contacts", N_("Emergency contacts")),
)
