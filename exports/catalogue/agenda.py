"""The agenda in all its forms."""

from exports.document import Document, Option, sheet
from models.words import N_

LIST, GRID, BOOK = ("layout", "list"), ("layout", "grid"), ("layout", "book")
"""The layouts with which an option of the agenda counts."""
AGENDA = (
    Option("layout", "choice", N_("Layout"), "list", ("list", "grid", "book", "pocket")),
    Option("by", "choice", N_("Sorted by"), "time", ("time", "room", "person", "track"), LIST),
    Option("day", "date", N_("Day")),
    Option("rooms", "number", N_("Rooms a page"), when=GRID),
    Option("upright", "switch", N_("Grid on upright paper"), "no", when=GRID),
    Option("half", "switch", N_("Grid on half pages, two on a sheet"), "no", when=GRID),
    Option("booklet", "switch", N_("Book as a booklet to be stapled"), "no", when=BOOK),
    Option("summaries", "choice", N_("Summaries"), "short", ("short", "full", "none"), (*LIST, "book")),
)
DAY = Option("day", "date", N_("Day"))
MM = Option("mm", "choice", N_("Millimetres for five minutes"), "6", ("4", "5", "6", "8", "10"))
SCHEDULE = {
    "xlsx": "exports.schedule_workbook", "xml": "exports.schedule_file", "json": "exports.schedule_file",
}  # fmt: skip

DOCUMENTS = (
    sheet("agenda", "agenda", N_("Agenda"), *AGENDA),
    Document("schedule", N_("Schedule"), "agenda", "event", SCHEDULE),
    Document("calendar", N_("Calendar"), "agenda", "event", {"ics": "exports.calendar_out"}),
    sheet("agenda", "run-of-show", N_("Run of show"), DAY, Option("room", "text", N_("Only the room"))),
    sheet("agenda", "wall-cards", N_("Planning-wall cards"), DAY, MM),
    sheet("agenda", "open-rooms", N_("Open rooms"), DAY),
    sheet(
        "agenda",
        "change-notice",
        N_("Change notice"),
        Option("since", "number", N_("Since version")),
        xlsx="change_notice_workbook",
    ),
)
