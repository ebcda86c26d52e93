"""A second line for a row in a list of things found: where it belongs, and when."""

from collections.abc import Callable

from models.dates import day_text, moment_text

from .plan import Picture, Row
from .spoken import spoken


def detail(picture: Picture, table: str, row: Row) -> str:
    """Where a row belongs, and when, in the language in force; empty for tables that need no such line."""
    return _DETAILS[table](picture, row) if table in _DETAILS else ""


def _of_person(picture: Picture, row: Row) -> str:
    home = picture.get("organisation", row.organisation_id)
    return _joined(spoken(picture, row), spoken(picture, home, "name"), row.city)


def _of_event(picture: Picture, row: Row) -> str:
    venue = picture.get("venue", row.venue_id)
    return _joined(
        day_text(row.starts.date()) if row.starts else "",
        spoken(picture, row, "city"),
        spoken(picture, venue, "name"),
    )


def _of_session(picture: Picture, row: Row) -> str:
    event = picture.get("event", row.event_id)
    rooms = picture.session_rooms(row.id)
    when = moment_text(row.starts) if row.starts else ""
    return _joined(spoken(picture, event), when, spoken(picture, rooms[0], "name") if rooms else "")


def _of_room(picture: Picture, row: Row) -> str:
    venue = picture.get("venue", row.venue_id)
    return _joined(spoken(picture, venue, "name"), spoken(picture, venue, "city"))


def _of_task(picture: Picture, row: Row) -> str:
    event = picture.get("event", row.event_id)
    return spoken(picture, event)


_DETAILS: dict[str, Callable[[Picture, Row], str]] = {
    "person": _of_person, "event": _of_event, "session": _of_session, "room": _of_room, "task": _of_task,
    "organisation": lambda _picture, row: _joined(row.region, row.city),
    "venue": lambda _picture, row: _joined(row.city, row.address),
    "campaign": lambda _picture, row: row.theme,
    "talk": lambda _picture, row: row.ages,
    "item": lambda _picture, row: row.number, "participant": _of_task,
}  # fmt: skip


def _joined(*parts: str) -> str:
    return " · ".join(dict.fromkeys(filter(None, parts)))
