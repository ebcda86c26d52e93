"""The agenda in all its forms."""

from exports.document import Document, Option, sheet
from models.words import N_

AGENDA = (
    Option("layout", "choice", N_("Layout"), "list", ("list", "grid")),
    Option("by", "choice", N_("Sorted by"), "time", ("time", "room", "person", "track")),
    Option("day", "date", N_("Day")),
    Option("rooms", "number", N_("Rooms a page")),
    Option("summaries", "choice", N_("Summaries"), "short", ("short", "full", "none")),
)
DAY = Option("day", "date", N_("Day"))
SCHEDULE = {
    "xlsx": "exports.schedule_workbook", "xml": "exports.schedule_file", "json": "exports.schedule_file",
}  # fmt: skip

DOCUMENTS = (
    sheet("agenda", "agenda", N_("Agenda"), *AGENDA),
    Document("schedule", N_("Schedule"), "agenda", "event", SCHEDULE),
    Document("calendar", N_("Calendar"), "agenda", "event", {"ics": "exports.calendar_out"}),
    sheet("agenda", "run-of-show", N_("Run of show"), DAY, Option("room", "text", N_("Only the room"))),
    sheet("agenda", "open-rooms", N_("Open rooms"), DAY),
)
