"""The pages there are: their words, their icons, and the classes imported when they are first seen."""

from typing import TYPE_CHECKING, Any, NamedTuple

from models.words import N_

if TYPE_CHECKING:
    from planning.plan import Picture

#: A page, a row it shows, and a part of that.
Spot = tuple[str, int | None, Any]


class Entry(NamedTuple):
    """A page: its words and icon, and the class that is imported when it is first seen."""

    title: str
    icon: str
    module: str
    made_by: str
    in_rail: bool = True
    above: str = ""


PAGES = {
    "home": Entry(N_("Home"), "house", "ui.home", "HomePage"),
    "calendar": Entry(N_("Calendar"), "calendar-range", "ui.calendar", "CalendarPage"),
    "events": Entry(N_("Events"), "calendar-days", "ui.events", "EventsPage"),
    "event": Entry(N_("Event"), "calendar-days", "ui.event", "EventPage", False, "events"),
    "people": Entry(N_("People"), "users", "ui.people", "PeoplePage"),
    "organisations": Entry(N_("Organisations"), "building-2", "ui.organisations", "OrganisationsPage"),
    "places": Entry(N_("Places"), "map-pin", "ui.places", "PlacesPage"),
    "tasks": Entry(N_("Tasks"), "square-check-big", "ui.tasks", "TasksPage"),
    "talks": Entry(N_("Lectures"), "book-open", "ui.talks", "TalksPage"),
    "documents": Entry(N_("Documents"), "file-text", "ui.documents", "DocumentsPage"),
    "help": Entry(N_("Help"), "lightbulb", "ui.help", "HelpPage", False),
}
#: Where a row of a table is shown.
HOMES = {
    "event": "event",
    "person": "people",
    "organisation": "organisations",
    "venue": "places",
    "task": "tasks",
    "talk": "talks",
}


def home_of(picture: "Picture", table: str, row_id: int) -> Spot | None:
    """Where a row is shown: a session in its event, a room in its venue; None where it is not in the plan."""
    found = picture.get(table, row_id)
    if found is None:
        return None
    if table == "session":
        return "event", found.event_id, ("agenda", row_id)
    if table == "participant":
        return "event", found.event_id, ("guests", row_id)
    if table == "room":
        return "places", found.venue_id, row_id
    if table == "absence":
        for owner in ("person", "organisation", "room"):
            owner_id = getattr(found, f"{owner}_id")
            if owner_id:
                return home_of(picture, owner, owner_id)
        return "calendar", None, None  # a holiday is nobody's
    return HOMES[table], row_id, None
