"""What each person, guest or group gets in the hand."""

from exports.document import Option, sheet
from models.words import N_

ROLES = ("speaker", "moderator", "guide", "interpreter", "host")
PERSONAL = (
    Option("by", "choice", N_("Sorted by"), "duty", ("duty", "name")),
    Option("role", "choice", N_("Role"), "all", ("all", *ROLES)),
    Option("person", "text", N_("Only the person")),
)
PEOPLE = ("all", "speakers", "guests")
LABELS = (
    "cut-90x54", "cut-90x60", "cut-75x40", "cut-86x54", "cut-105x74", "L4785", "L7163", "L7165", "L7160",
    "L7414", "32015", "H4457", "H4464", "A4-2x5", "A4-2x4", "5395",
)  # fmt: skip
BADGES = (
    Option("people", "choice", N_("For"), "all", PEOPLE),
    Option("sheet", "choice", N_("Label sheet"), "cut-90x54", LABELS),
    Option("measures", "text", N_("Own measures")),
    Option("first", "number", N_("First free label"), "1"),
    Option("code", "switch", N_("QR code"), "yes"),
    Option("back", "switch", N_("Backs with duties"), "no"),
    Option("fold", "switch", N_("Folded, with the back above"), "no", when=("sheet", *LABELS[:5])),
)
FOR = Option("people", "choice", N_("For"), "speakers", PEOPLE)
CUE_CARDS = (Option("session", "text", N_("Only the session")), Option("day", "date", N_("Day")))

DOCUMENTS = (
    sheet("people", "personal-sheet", N_("Personal sheets"), *PERSONAL),
    sheet("people", "group-route", N_("Routes of groups"), Option("group", "text", N_("Only the group"))),
    sheet("people", "cue-card", N_("Cue cards"), *CUE_CARDS, paper="A5"),
    sheet("people", "badges", N_("Badges"), *BADGES),
    sheet("people", "name-plates", N_("Name plates"), FOR),
)
