"""Papers about all that is planned."""

from exports.catalogue.lists import HOST_LABELS
from exports.document import Option, sheet
from models.words import N_

WALL_PAPERS = ("A1", "A2", "A3", "A4")
DISTRIBUTION = (
    Option("size", "text", N_("Size of the posters"), ""),
    Option("copies", "number", N_("Copies")),
    Option("days", "number", N_("Working days before"), "10"),
    Option("blank", "number", N_("Blank rows"), "1"),
)
MONTH = Option("month", "text", N_("Month, such as 2026-04, or a year"))
WEEK = Option("week", "date", N_("A day of the week"))
WITHIN = Option("within", "text", N_("Only what belongs to"))
YEAR = Option("year", "number", N_("Year"))

DOCUMENTS = (
    sheet("season", "events", N_("List of events"), WITHIN, needs="season", xlsx="events_workbook"),
    sheet(
        "season",
        "distribution",
        N_("Poster distribution"),
        *DISTRIBUTION,
        needs="season",
        xlsx="distribution_workbook",
    ),
    sheet(
        "season", "season-planner", N_("Season planner"), YEAR, needs="season", paper="A3", papers=WALL_PAPERS
    ),
    sheet("season", "month-sheet", N_("Month sheet"), MONTH, needs="season", paper="A3", papers=WALL_PAPERS),
    sheet("season", "week-sheet", N_("Week sheet"), WEEK, needs="season", papers=WALL_PAPERS),
    HOST_LABELS,
)
