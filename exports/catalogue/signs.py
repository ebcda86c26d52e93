"""What hangs at doors and shows the way."""

from exports.document import Option, sheet
from models.words import N_

ARROWS = ("right", "left", "up", "down", "up-right", "up-left", "down-right", "down-left")
DIRECTION = (
    Option("layout", "choice", N_("Layout"), "sign", ("sign", "board")),
    Option("arrow", "choice", N_("Arrow"), "right", ARROWS),
    Option("text", "text", N_("Where to, with ; between")),
)
DAY = Option("day", "date", N_("Day"))

DOCUMENTS = (
    sheet("signs", "door-sheet", N_("Door sheets"), DAY),
    sheet("signs", "door-sign", N_("Door signs"), Option("session", "text", N_("Only the session")), DAY),
    sheet("signs", "direction-sign", N_("Direction signs"), *DIRECTION),
)
