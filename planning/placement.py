"""Where and when a session is, or would be: what every rule about time and rooms is asked about."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from .plan import Picture, Row, utc


class Placement(NamedTuple):
    """A session in these rooms at this local time (or none): as it stands, or as somebody proposes."""

    session: Row
    starts: datetime | None
    minutes: int
    day: date | None
    rooms: tuple[int, ...]

    @property
    def ends(self) -> datetime | None:
        return self.starts and self.starts + timedelta(minutes=self.minutes)


class Span(NamedTuple):
    """When a session is, in naive UTC, so that events in different zones compare."""

    starts: datetime
    ends: datetime
    session_id: int


def standing(picture: Picture, session: Row) -> Placement:
    """A session as it stands in the plan."""
    rooms = tuple(row.room_id for row in picture.of("session_room", "session_id", session.id))
    return Placement(session, session.starts, session.minutes, session.day, rooms)


def counts(picture: Picture, session: Row) -> bool:
    """Whether a session takes place as far as is known: neither it nor its event is cancelled.

    One that each part of its event has its own of takes place there only.
    """
    event = picture.tables["event"].get(session.event_id)
    happens = event is not None and event.status != "cancelled"
    return happens and session.status != "cancelled" and not session.repeated


def span_of(picture: Picture, placement: Placement) -> Span | None:
    """The span of a placement; none for what is unplaced or has no length."""
    session = placement.session
    if placement.starts is not session.starts or placement.minutes != session.minutes:
        return _span(picture, session, placement.starts, placement.minutes)
    key = ("span", session.id)
    if key not in picture.derived:
        picture.derived[key] = _span(picture, session, session.starts, session.minutes)
    return picture.derived[key]


def _span(picture: Picture, session: Row, starts: datetime | None, minutes: int) -> Span | None:
    if starts is None or minutes <= 0:
        return None
    first = utc(starts, picture.tables["event"][session.event_id].time_zone)
    return Span(first, first + timedelta(minutes=minutes), session.id)


class Busy:
    """The spans of one room or person in order of start, and those among them that meet another span.

    Touching ends are no overlap: a session may start the minute another ends.
    """

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.longest = max((span.ends - span.starts for span in spans), default=timedelta())

    def meeting(self, span: Span) -> Iterator[Span]:
        """Spans of other sessions that overlap `span`."""
        first = bisect_left(self.spans, (span.starts - self.longest,))
        for other in self.spans[first:]:
            if other.starts >= span.ends:
                return
            if other.ends > span.starts and other.session_id != span.session_id:
                yield other


def room_busy(picture: Picture, room_id: int) -> Busy:
    """What is in a room, whatever event it belongs to."""
    return _busy(picture, "session_room", "room_id", room_id)


def person_busy(picture: Picture, person_id: int) -> Busy:
    """Where a person appears; what they declined does not count."""
    return _busy(picture, "appearance", "person_id", person_id)


def _busy(picture: Picture, table: str, column: str, row_id: int) -> Busy:
    key = (table, row_id)
    if key not in picture.derived:
        sessions, spans = picture.tables["session"], []
        for row in picture.of(table, column, row_id):
            session = sessions.get(row.session_id)
            if session and getattr(row, "reply", "") != "no" and counts(picture, session):
                span = span_of(picture, Placement(session, session.starts, session.minutes, session.day, ()))
                if span:
                    spans.append(span)
        picture.derived[key] = Busy(list(dict.fromkeys(spans)))
    return picture.derived[key]
