"""Printing from anywhere (Ctrl+P): which document shows on paper what a page shows; and Ctrl+S."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from models.words import _

if TYPE_CHECKING:
    from .calendar import CalendarPage
    from .window import Window

#: The document of each tab of an event.
OF_TABS = {
    "overview": "agenda", "parts": "events", "visit": "itinerary", "agenda": "agenda", "sessions": "agenda",
    "people": "personal-sheet", "guests": "sign-in", "groups": "group-route", "tasks": "checklist",
    "budget": "budget", "risks": "risk-sheet",
}  # fmt: skip
#: The document of each page of the season that is no list.
OF_PAGES = {"home": "season-planner", "reports": "statistics"}
LISTS = ("events", "people", "organisations", "places", "tasks", "talks")
"""Pages that are printed as they stand."""


def print_here(window: "Window") -> None:
    """Print the pages in sight, or show the document that fits the page in sight."""
    page: Any = window.page()
    name = window.spot[0]
    if page is None:
        return
    if name == "documents":
        page.ways.ask_print()
    elif name == "calendar":
        print_calendar(page)
    elif name == "event":
        window.go("documents", page.event_id, OF_TABS.get(page.tab, "agenda"))
    elif name in LISTS:
        print_list(window, page)
    elif name in OF_PAGES:
        window.go("documents", None, OF_PAGES[name])
    else:
        window.go("documents")


def save_here(window: "Window") -> None:
    """Write the document in sight to a file; elsewhere say where what was typed is kept already."""
    page: Any = window.page()
    if page is not None and window.spot[0] == "documents" and page.data:
        page.ways.ask_save(page.document.formats[0])
    else:
        window.tell(_("Everything is saved already: each change is kept as it is made."), level="good")


def print_list(window: "Window", page: Any) -> None:
    """Show the list of a page on paper, as it is filtered, sorted and furnished at this moment."""
    from .list_print import PrintList, listing

    inside = page.list if window.spot[0] == "tasks" else page
    if not inside.table.rows.shown:
        window.tell(_("Nothing passes the filter.") if inside.table.rows.all else _("The list is empty."))
        return
    title = inside.table.accessibleName()
    PrintList(window, listing(window, title, inside.table, inside.search, inside.chips)).open()


def print_calendar(page: "CalendarPage") -> None:
    """Show the month, week or year in sight on paper."""
    anchor = page.anchor
    monday = anchor - timedelta(days=anchor.weekday())
    parts = {
        "month": ("month-sheet", {"month": f"{anchor:%Y-%m}"}),
        "week": ("week-sheet", {"week": monday.isoformat()}),
        "year": ("season-planner", {"year": str(anchor.year)}),
    }
    page.lectern.go("documents", None, parts[page.mode])
