"""The rules of a plan: what makes it wrong, or worth a second look.

Each rule is a function of the picture and one placement, real or proposed, so the same words serve the list
of problems, a drag across the agenda and the automatic planner. Ids and levels follow the list of rules of
the field: T1 room taken, T2 person in two places, T3 person absent, T5 room closed, T7 outside the event, T8
no length, C1 too few seats.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from models.dates import clock, day_text
from models.words import N_, _

from .hours import opening
from .placement import Placement, Span, person_busy, room_busy, span_of
from .plan import Picture, Row, utc
from .spoken import Twin, twin

SHORTEST = 10  # minutes; below it a session is taken for a slip (Planorama's rule)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem: a rule, the rows it is about as (table, id), and the facts judged. Worded when shown."""

    rule: str
    level: str
    template: str
    arguments: dict[str, Any] = field(hash=False)
    objects: tuple[tuple[str, int], ...]

    @property
    def key(self) -> tuple[str, tuple[tuple[str, int], ...]]:
        """What makes two findings the same problem."""
        return self.rule, self.objects

    @property
    def fingerprint(self) -> str:
        """A hash of the facts judged: a waiver counts only while they are the same."""
        facts = json.dumps([self.template, self.arguments], default=str, sort_keys=True, ensure_ascii=False)
        return sha256(facts.encode()).hexdigest()[:32]

    def message(self) -> str:
        """The sentence, in the language in force."""
        return _(self.template).format(**{name: worded(value) for name, value in self.arguments.items()})


def worded(value: Any) -> str:
    """A fact as it stands in a sentence."""
    if isinstance(value, Twin):
        return value.said()
    if isinstance(value, datetime):
        return _("{day}, {time}").format(day=day_text(value.date(), year=False), time=clock(value))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return day_text(value, year=False)
    return str(value)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `masks`: it greys slots while a session is dragged; `finds` yields what is wrong with a placement.
    """

    id: str
    name: str
    level: str
    masks: bool
    finds: Callable[[Picture, Placement, str], Iterator[Finding]]


def room_taken(picture: Picture, placed: Placement, level: str) -> Iterator[Finding]:
    """T1: two sessions in one room at one time. Rooms with parallel sessions are left out.

    Two that share several rooms are one problem, told of the same room from whichever side one looks.
    """
    span = span_of(picture, placed)
    seen: set[int] = set()
    for room_id in sorted(placed.rooms) if span else ():
        room = picture.tables["room"].get(room_id)
        if room is None or room.parallel:
            continue
        for other in room_busy(picture, room_id).meeting(span):  # type: ignore[arg-type]
            if other.session_id in seen:
                continue
            seen.add(other.session_id)
            one, two, facts = _pair(picture, placed, span, other)  # type: ignore[arg-type]
            yield Finding(
                "T1",
                level,
                N_("“{one}” and “{two}” are both in {room} from {starts} to {ends}."),
                {"room": twin(picture, room, name="name"), **facts},
                (("session", one.id), ("session", two.id), ("room", room.id)),
            )


def person_twice(picture: Picture, placed: Placement, level: str) -> Iterator[Finding]:
    """T2: a person in two sessions at one time, in whatever roles and events."""
    span = span_of(picture, placed)
    if span is None:
        return
    for appearance, person in picture.people(placed.session.id):
        if appearance.reply == "no":
            continue
        for other in person_busy(picture, person.id).meeting(span):
            one, two, facts = _pair(picture, placed, span, other)
            yield Finding(
                "T2",
                level,
                N_("{person} is in “{one}”{here} and “{two}”{there} from {starts} to {ends}."),
                {
                    "person": twin(picture, person, name="name"),
                    **facts,
                    "here": _where(picture, one, placed),
                    "there": _where(picture, two, placed),
                },
                (("session", one.id), ("session", two.id), ("person", person.id)),
            )


def person_absent(picture: Picture, placed: Placement, level: str) -> Iterator[Finding]:
    """T3: a person appears while away. Absences are in the plan's own time zone."""
    span = span_of(picture, placed)
    if span is None:
        return
    for appearance, person in picture.people(placed.session.id):
        for absence in picture.of("absence", "person_id", person.id) if appearance.reply != "no" else ():
            if _meets(picture, absence, span):
                yield Finding(
                    "T3",
                    level,
                    N_("{person} is away from {starts} to {ends}, but is in “{one}” at {at}."),
                    {
                        "person": twin(picture, person, name="name"),
                        "one": twin(picture, placed.session),
                        "at": placed.starts,
                        "starts": absence.starts,
                        "ends": absence.ends,
                    },
                    (("session", placed.session.id), ("person", person.id), ("absence", absence.id)),
                )


def room_closed(picture: Picture, placed: Placement, level: str) -> Iterator[Finding]:
    """T5: a session while its room is closed: outside its opening hours of that day, or in an absence of the
    room.
    """
    span = span_of(picture, placed)
    if span is None or placed.starts is None:
        return
    for room_id in placed.rooms:
        room = picture.tables["room"].get(room_id)
        hours = room and opening(picture, placed.session.event_id, room, placed.starts)
        called = twin(picture, room, name="name") if room else ""
        facts = {"room": called, "one": twin(picture, placed.session), "at": placed.starts}
        objects = (("session", placed.session.id), ("room", room_id))
        if hours == ():
            yield Finding("T5", level, N_("{room} is closed on the day of “{one}”, {at}."), facts, objects)
        elif hours and not (hours[0] <= placed.starts and placed.ends <= hours[1]):  # type: ignore[operator]
            yield Finding(
                "T5",
                level,
                N_("{room} is open from {opens} to {closes}, but “{one}” is there at {at}."),
                facts | {"opens": hours[0].time(), "closes": hours[1].time()},
                objects,
            )
        for absence in picture.of("absence", "room_id", room_id):
            if _meets(picture, absence, span):
                yield Finding(
                    "T5",
                    level,
                    N_("{room} is not available from {starts} to {ends}, but “{one}” is there at {at}."),
                    facts | {"starts": absence.starts, "ends": absence.ends},
                    (*objects, ("absence", absence.id)),
                )


def outside_event(picture: Picture, placed: Placement, level: str) -> Iterator[Finding]:
    """T7: outside the event's days or hours. Crossing midnight is no fault."""
    event = picture.tables["event"][placed.session.event_id]
    if placed.starts is None or event.starts is None or placed.day is None:
        return
    first, last = event.starts.date(), (event.ends or event.starts).date()
    facts = {"one": twin(picture, placed.session), "at": placed.starts, "event": twin(picture, event)}
    objects = (("session", placed.session.id), ("event", event.id))
    if not first <= placed.day <= last or placed.starts.date() not in (
        placed.day,
        placed.day + timedelta(days=1),
    ):
        yield Finding("T7", level, N_("“{one}” at {at} is outside the days of “{event}”."), facts, objects)
    elif placed.starts < event.starts:
        yield Finding(
            "T7",
            level,
            N_("“{one}” at {at} is before “{event}” starts at {starts}."),
            facts | {"starts": event.starts},
            objects,
        )
    elif event.ends and placed.ends and placed.ends > event.ends:
        yield Finding(
            "T7",
            level,
            N_("“{one}” at {at} ends after “{event}” ends at {ends}."),
            facts | {"ends": event.ends},
            objects,
        )


def no_length(picture: Picture, placed: Placement, level: str) -> Iterator[Finding]:
    """T8: no length, or shorter than ten minutes."""
    if placed.minutes >= SHORTEST:
        return
    facts = {"one": twin(picture, placed.session), "minutes": placed.minutes, "least": SHORTEST}
    template = (
        N_("“{one}” has no length.")
        if placed.minutes <= 0
        else N_("“{one}” lasts {minutes} minutes; less than {least} looks like a slip.")
    )
    yield Finding("T8", level, template, facts, (("session", placed.session.id),))


def too_few_seats(picture: Picture, placed: Placement, level: str) -> Iterator[Finding]:
    """C1: more people are expected than the rooms have seats; rooms of unknown size are left out."""
    session = placed.session
    if session.expected is None or not placed.rooms or _mode(picture, session) == "online":
        return
    rooms = [picture.tables["room"][room_id] for room_id in placed.rooms if room_id in picture.tables["room"]]
    if not rooms or any(room.seats is None for room in rooms):
        return
    seats = sum(room.seats for room in rooms)
    if session.expected > seats:
        yield Finding(
            "C1",
            level,
            N_("“{one}” expects {expected} people, but {rooms} has {seats} seats."),
            {
                "one": twin(picture, session),
                "expected": session.expected,
                "seats": seats,
                "rooms": twin(picture, *rooms, name="name"),
            },
            (("session", session.id), *(("room", room.id) for room in rooms)),
        )


#: Every rule, in the order of the list of problems.
RULES = (
    Rule("T1", N_("Room taken"), "block", True, room_taken),
    Rule("T2", N_("Person in two places"), "block", True, person_twice),
    Rule("T3", N_("Person away"), "warn", True, person_absent),
    Rule("T5", N_("Room closed"), "block", True, room_closed),
    Rule("T7", N_("Outside the event"), "block", True, outside_event),
    Rule("T8", N_("No length"), "block", False, no_length),
    Rule("C1", N_("Too few seats"), "block", True, too_few_seats),
)


def _pair(picture: Picture, placed: Placement, span: Span, other: Span) -> tuple[Row, Row, dict[str, Any]]:
    """Both sessions, the earlier first; what they are called, and when they overlap in the local time of
    the earlier one.
    """
    second = picture.tables["session"][other.session_id]
    (first_starts, *_rest, one, local), (*_more, two, _local) = sorted(
        (
            (span.starts, placed.session.title, placed.session.id, placed.session, placed.starts),
            (other.starts, second.title, second.id, second, second.starts),
        )
    )
    shift = local - first_starts
    starts, ends = max(span.starts, other.starts) + shift, min(span.ends, other.ends) + shift
    called = {"one": twin(picture, one), "two": twin(picture, two)}
    until = ends.time() if starts.date() == ends.date() else ends
    return one, two, called | {"starts": starts, "ends": until}


def _where(picture: Picture, session: Row, placed: Placement) -> str:
    rooms = (
        placed.rooms
        if session.id == placed.session.id
        else tuple(row.room_id for row in picture.of("session_room", "session_id", session.id))
    )
    room = picture.get("room", rooms[0]) if rooms else None
    return twin(picture, room, name="name", aside=True) if room else ""


def _meets(picture: Picture, absence: Row, span: Span) -> bool:
    zone = picture.plan.time_zone
    return utc(absence.starts, zone) < span.ends and span.starts < utc(absence.ends, zone)


def _mode(picture: Picture, session: Row) -> str:
    return session.mode or picture.tables["event"][session.event_id].mode
