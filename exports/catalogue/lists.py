"""Lists to work with on the day and before."""

from exports.catalogue.people import LABELS
from exports.document import Document, Option, sheet
from models.words import N_

SIGN_IN = (
    Option("by", "choice", N_("Sorted by"), "group", ("group", "name")),
    Option("blank", "number", N_("Blank rows"), "20"),
)
ROSTER = (
    Option("by", "choice", N_("A column for each"), "session", ("session", "day")),
    Option("group", "text", N_("Only the group")),
)
CHECK_IN = (
    Option("people", "choice", N_("For"), "helpers", ("helpers", "guests")),
    Option("by", "choice", N_("Sorted by"), "name", ("name", "group")),
    Option("pages", "switch", N_("Each hour on its own page"), "no"),
)
BLANK = Option("blank", "number", N_("Blank rows"), "6")
SET_UP = (Option("day", "date", N_("Day")), Option("room", "text", N_("Only the room")))
OPEN = Option("open", "switch", N_("Only open tasks"), "no")
ADDRESS_LABELS = (*LABELS, "L7161", "L7162", "3475", "5160")
LABEL = (
    Option("sheet", "choice", N_("Label sheet"), "L7163", ADDRESS_LABELS),
    Option("measures", "text", N_("Own measures")),
    Option("first", "number", N_("First free label"), "1"),
    Option("outlines", "switch", N_("Outlines, for a test on plain paper"), "no"),
)
LABEL_PAPERS = ("A4", "Letter")
WHICH = Option("which", "choice", N_("For"), "partners", ("partners", "speakers", "all"))

DOCUMENTS = (
    sheet("lists", "sign-in", N_("Sign-in sheet"), *SIGN_IN, xlsx="sign_in_workbook"),
    sheet("lists", "check-in", N_("Check-in list"), *CHECK_IN),
    sheet("lists", "roster", N_("Attendance list"), *ROSTER),
    sheet("lists", "itinerary", N_("Itinerary")),
    sheet("lists", "checklist", N_("Checklist"), OPEN),
    sheet("lists", "responsibilities", N_("Responsibilities"), OPEN),
    sheet("lists", "packing-list", N_("Packing list"), BLANK),
    sheet("lists", "set-up", N_("Set-up sheets"), *SET_UP),
    sheet("lists", "contacts", N_("Emergency contacts")),
    sheet("lists", "budget", N_("Budget"), xlsx="budget_workbook"),
    sheet("lists", "risk-sheet", N_("Risk assessment")),
    sheet("lists", "address-labels", N_("Address labels"), WHICH, *LABEL, papers=LABEL_PAPERS),
)
#: The same for the whole season: everybody who receives a visit.
HOST_LABELS = Document(
    "host-labels", N_("Address labels of hosts"), "season", "season",
    {"pdf": "exports.address_labels", "png": "exports.address_labels"}, LABEL, papers=LABEL_PAPERS,
)  # fmt: skip
