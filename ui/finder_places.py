"""Where what was found is shown: on a page of its own (Enter), or where it stands (Ctrl+Enter)."""

from typing import TYPE_CHECKING, Any

from models.words import _

if TYPE_CHECKING:
    from .window import Window

#: The tab of an event on which a row of a table stands.
_TABS = {"session": "agenda", "task": "tasks", "participant": "guests", "group": "groups"}


def go_there(window: "Window", table: str, row_id: int) -> None:
    """Go where a row is shown: a campaign in the list of its events, a thing where it goes along."""
    assert window.store is not None
    if table == "campaign":
        window.go("events")
        page: Any = window.page()
        page.chips.chosen.clear()
        page.chips.set("campaign", row_id, True)
    elif table == "item":
        loans = window.store.picture.of("loan", "item_id", row_id)
        if loans:
            window.go("event", loans[-1].event_id, ("visit", None))
        else:
            window.tell(_("This thing is lent to no event."))
    else:
        window.go_to(table, row_id)


def show_in_place(window: "Window", table: str, row_id: int) -> None:
    """Show a row among its neighbours, on the page in sight where that can be.

    An event: on the list, on the documents page, else on its day in the calendar. What belongs to the event
    in sight: on its tab. A session of another event: on its agenda. Anything else: where it is listed.
    """
    assert window.store is not None
    picture, page = window.store.picture, window.page()
    row, here = picture.get(table, row_id), window.spot[0]
    event_id = page.scope() if page else None
    if row is None:
        window.go_to(table, row_id)
    elif table == "event":
        _event_in_place(window, row, here)
    elif here == "calendar" and table == "session" and row.starts:
        window.go("calendar", row.event_id)
    elif table in _TABS and row.event_id is not None:
        tab = getattr(page, "tab", "") if here == "event" and event_id == row.event_id else ""
        listed = table == "session" and tab == "sessions"
        window.go("event", row.event_id, ("sessions" if listed else _TABS[table], row_id))
    elif table == "person" and here == "event" and _takes_part(picture, event_id, row_id):
        window.go("event", event_id, ("people", row_id))
    else:
        go_there(window, table, row_id)


def _event_in_place(window: "Window", event: Any, here: str) -> None:
    """On Documents its papers, on the list its row, unhidden; else its day in the calendar, if it has one."""
    if here == "documents":
        window.go("documents", event.id)
    elif here != "events" and event.starts:
        window.go("calendar", event.id)
    else:
        window.go("events")
        page: Any = window.page()
        if all(row.id != event.id for row in page.table.rows.shown):
            page.search.clear()
            page.chips.put({})
        page.show_row(event.id)


def _takes_part(picture: Any, event_id: int | None, person_id: int) -> bool:
    sessions = {row.session_id for row in picture.of("appearance", "person_id", person_id)}
    return any(session.id in sessions for session in picture.of("session", "event_id", event_id))
