"""What a person, an organisation or a place has to do with: found by its name, though not called so."""

from collections.abc import Iterator
from datetime import date, datetime

from .plan import Picture, Row

Found = tuple[str, int]
MOST = 12


def related(picture: Picture, table: str, row_id: int, near: int | None, today: date) -> list[Found]:
    """(table, row id) of sessions and events: those of the event one is in first, then what is near today."""
    found = list(dict.fromkeys(_BY_TABLE[table](picture, row_id))) if table in _BY_TABLE else []
    rows = {key: picture.get(*key) for key in found}

    def order(key: Found) -> tuple[bool, float]:
        row = rows[key]
        here = near is not None and near in (row_event(key, row), row.id)
        away = abs((row.starts - datetime.combine(today, datetime.min.time())).days) if row.starts else 10**6
        return not here, away

    return sorted((key for key in found if rows[key] is not None), key=order)[:MOST]


def row_event(key: Found, row: Row) -> int:
    """The event that a session or an event belongs to."""
    return int(row.event_id if key[0] == "session" else row.id)


def _of_person(picture: Picture, row_id: int) -> Iterator[Found]:
    for appearance in picture.of("appearance", "person_id", row_id):
        yield "session", appearance.session_id
    for column in ("owner_id", "contact_id"):
        for event in picture.of("event", column, row_id):
            yield "event", event.id


def _of_organisation(picture: Picture, row_id: int) -> Iterator[Found]:
    for table in ("event_partner", "group"):
        for row in picture.of(table, "organisation_id", row_id):
            yield "event", row.event_id


def _of_venue(picture: Picture, row_id: int) -> Iterator[Found]:
    for event in picture.of("event", "venue_id", row_id):
        yield "event", event.id


def _of_room(picture: Picture, row_id: int) -> Iterator[Found]:
    for row in picture.of("session_room", "room_id", row_id):
        yield "session", row.session_id


_BY_TABLE = {"person": _of_person, "organisation": _of_organisation, "venue": _of_venue, "room": _of_room}
