"""What hangs at doors and shows the way."""

from exports.document import Option, sheet
from models.words import N_

ARROWS = ("right", "left", "up", "down", "up-right", "up-left", "down-right", "down-left")
DIRECTION = (
    Option("layout", "choice", N_("Layout"), "sign", ("sign", "board")),
    Option("arrow", "choice", N_("Arrow"), "right", ARROWS, ("layout", "sign")),
    Option("text", "text", N_("Where to, with ; between")),
)
NOTICE = (
    Option("kind", "choice", N_("What it says"), "closed", ("closed", "full", "moved")),
    Option("session", "text", N_("Only the session")),
    Option("room", "text", N_("Only the room")),
    Option("to", "text", N_("Moved to which room or place")),
    Option("arrow", "choice", N_("Arrow"), "right", ARROWS),
    Option("from", "text", N_("From when")),
    Option("text", "text", N_("One more sentence")),
)
DAY = Option("day", "date", N_("Day"))

DOCUMENTS = (
    sheet("signs", "door-sheet", N_("Door sheets"), DAY),
    sheet("signs", "door-sign", N_("Door signs"), Option("session", "text", N_("Only the session")), DAY),
    sheet("signs", "direction-sign", N_("Direction signs"), *DIRECTION),
    sheet("signs", "notice-sign", N_("Closed, full, moved"), *NOTICE),
)
