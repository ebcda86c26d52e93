"""Ways out of a problem, each tried on the picture before it is offered, and applied in one step."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple

from models import Room, Session
from models.agenda import ends, place
from models.event import days
from models.history import step
from models.words import N_, _

from .hours import opening
from .placement import Placement, standing
from .plan import Picture, Row
from .problems import findings
from .rules import Finding, worded
from .spoken import twin

MOST = 3
_GRID = 15  # minutes between the times tried
_REACH = 14  # hours to either side
_ROOMS = 4  # other rooms that are tried at other times
_ABOUT_ROOMS = ("T1", "T5", "C1")


class Fix(NamedTuple):
    """One way out: what would be placed, and what the button says.

    `changes` counts the sessions it touches.
    """

    template: str
    arguments: dict[str, Any]
    placed: Placement
    changes: int = 1

    def label(self) -> str:
        """The words of the button, in the language in force."""
        return _(self.template).format(**{name: worded(value) for name, value in self.arguments.items()})


def fixes(picture: Picture, finding: Finding) -> list[Fix]:
    """Up to three ways out of a problem: each was tried and leaves the session without a problem of its own.

    Another room at the same time comes first, then the nearest time in the same room; both at once only where
    neither helps.
    """
    sessions = [picture.get("session", row_id) for table, row_id in finding.objects if table == "session"]
    found: list[Fix] = []
    for session in reversed([s for s in sessions if s is not None and not s.pinned]):
        found += _tried(picture, standing(picture, session), finding.rule)
        if len(found) >= MOST:
            break
    unique = {(*fix.placed[1:], fix.placed.session.id): fix for fix in found}
    return list(unique.values())[:MOST]


def _tried(picture: Picture, placed: Placement, rule: str) -> list[Fix]:
    """The ways out by moving one session."""
    rooms = rule in _ABOUT_ROOMS
    found = _other_rooms(picture, placed) if rooms else []
    found += islice((fix for fix in _ways(picture, placed, rule) if not findings(picture, fix.placed)), 1)
    if rooms and not found:
        found += islice((fix for fix in _elsewhere(picture, placed) if not findings(picture, fix.placed)), 1)
    return found


def apply_fix(fix: Fix) -> None:
    """Carry out a fix as one step."""
    session = Session.fetch(fix.placed.session.id)
    with step(fix.label()):
        if fix.placed.minutes != session.minutes:
            session.minutes = fix.placed.minutes
            session.save()
        if fix.placed.starts and (fix.placed.starts != session.starts or fix.placed.day != session.day):
            place(session, fix.placed.starts, day=fix.placed.day)
        rooms = tuple(row.room_id for row in session.session_rooms.order_by())
        if set(rooms) != set(fix.placed.rooms) and fix.placed.starts:
            place(
                session,
                fix.placed.starts,
                [Room.fetch(room_id) for room_id in fix.placed.rooms],
                day=fix.placed.day,
            )


def _ways(picture: Picture, placed: Placement, rule: str) -> Iterator[Fix]:
    if rule == "T8":
        yield from _longer(picture, placed)
    elif rule == "C1":
        return
    else:
        yield from _other_times(picture, placed)


def _longer(picture: Picture, placed: Placement) -> Iterator[Fix]:
    for minutes in (60, 45, 30, 20, 15, 10):
        longer = placed._replace(minutes=minutes)
        arguments = {"title": twin(picture, placed.session), "minutes": minutes}
        yield Fix(N_("Give “{title}” {minutes} minutes"), arguments, longer)


def _other_rooms(picture: Picture, placed: Placement) -> list[Fix]:
    found = []
    for room in sorted(picture.event_rooms(placed.session.event_id), key=_seats):
        moved = placed._replace(rooms=(room.id,))
        if room.id not in placed.rooms and not findings(picture, moved):
            arguments = {"title": twin(picture, placed.session), "room": twin(picture, room, name="name")}
            found.append(Fix(N_("Move “{title}” to {room}"), arguments, moved))
            if len(found) == 2:
                break
    return found


def _elsewhere(picture: Picture, placed: Placement) -> Iterator[Fix]:
    """Other rooms at other times: the few smallest that are large enough, in each the nearest time first."""
    rooms = [
        room
        for room in sorted(picture.event_rooms(placed.session.event_id), key=_seats)
        if room.id not in placed.rooms
        and (room.seats is None or room.seats >= (placed.session.expected or 0))
    ]
    for room in rooms[:_ROOMS]:
        for fix in _other_times(picture, placed._replace(rooms=(room.id,))):
            arguments = {**fix.arguments, "room": twin(picture, room, name="name")}
            yield fix._replace(template=N_("Move “{title}” to {room}, {when}"), arguments=arguments)


def _seats(room: Row) -> tuple[int, int]:
    return (room.seats or 10**6, room.position)


def _other_times(picture: Picture, placed: Placement) -> Iterator[Fix]:
    """The same rooms at other times, the nearest first."""
    if placed.starts is None:
        return
    event = picture.tables["event"][placed.session.event_id]
    anchor = placed.starts
    if event.starts and not days(event)[0] <= anchor.date() <= days(event)[-1]:
        anchor = datetime.combine(event.starts.date(), anchor.time())
    first = anchor - timedelta(minutes=anchor.minute % _GRID)
    for number in range(1 if anchor == placed.starts else 0, _REACH * 60 // _GRID):
        for away in (number, -number):
            starts = first + timedelta(minutes=away * _GRID)
            if _sensible(picture, placed, starts):
                yield _moved(picture, placed, starts)


def _sensible(picture: Picture, placed: Placement, starts: datetime) -> bool:
    """By daylight, unless the event itself goes on into the night."""
    event = picture.tables["event"][placed.session.event_id]
    if not 8 <= starts.hour < 21 and placed.starts and 8 <= placed.starts.hour < 21:
        return False
    inside = not event.starts or (
        event.starts <= starts and starts < (event.ends or ends(placed.session) or starts)
    )
    return inside and all(
        opening(picture, event.id, picture.tables["room"][room_id], starts) != () for room_id in placed.rooms
    )


def _moved(picture: Picture, placed: Placement, starts: datetime) -> Fix:
    same_day = placed.starts is not None and starts.date() == placed.starts.date()
    day = placed.day if same_day else starts.date()
    arguments = {"title": twin(picture, placed.session), "when": starts.time() if same_day else starts}
    return Fix(N_("Move “{title}” to {when}"), arguments, placed._replace(starts=starts, day=day))
