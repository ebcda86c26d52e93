"""When a room is open."""

import json
from datetime import datetime, time, timedelta

from .plan import Picture, Row


def opening(picture: Picture, event_id: int, room: Row, at: datetime) -> tuple[datetime, ...] | None:
    """From when to when a room is open around `at`, local time: `()` closed that day, None without hours.

    A day's own hours of the event go before the room's usual ones. A room that closes at or before it opens
    closes the next day.
    """
    by_day = _own_hours(picture, event_id).get(room.id, {})
    usual = [room.opens, room.closes] if room.opens else None
    if not by_day and usual is None:
        return None
    found: list[tuple[datetime, datetime]] = []
    for day in (at.date() - timedelta(days=1), at.date()):
        hours = by_day.get(day.isoformat(), usual)
        if hours:
            opens, closes = (datetime.combine(day, time.fromisoformat(text)) for text in hours)
            found.append((opens, closes if closes > opens else closes + timedelta(days=1)))
    for opens, closes in found:
        if opens <= at < closes:
            return opens, closes
    today = by_day.get(at.date().isoformat(), usual)
    return found[-1] if today else () if today is not None else None


def _own_hours(picture: Picture, event_id: int) -> dict[int, dict[str, list[str]]]:
    """The hours an event gives its rooms by day, read once a picture."""
    key = ("hours", event_id)
    if key not in picture.derived:
        rows = picture.of("event_room", "event_id", event_id)
        picture.derived[key] = {
            row.room_id: json.loads(row.hours) for row in rows if row.hours not in ("", "{}")
        }
    return picture.derived[key]
