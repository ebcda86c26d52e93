"""Which starts of a session would break a rule, room by room: what is greyed while it is dragged.

The rules themselves are asked, once for each stretch of time over which their answer cannot change. So a mask
of forty rooms and a whole day takes a few hundred questions instead of twelve thousand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from .hours import opening
from .placement import Busy, Placement, person_busy, room_busy
from .plan import Picture, Row, utc
from .problems import findings
from .rules import RULES, Finding, Rule

MINUTE = timedelta(minutes=1)
#: The times that the board snaps to.
GRID = 5
_DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """A stretch of local time, its end not included."""

    starts: datetime
    ends: datetime


class Mask:
    """What a session may not do on one day of a board, column by column.

    `columns` says which rooms the session would have if it were dropped on each. Moments are local to the
    event; starts from `first` up to and without `last` are judged.
    """

    def __init__(
        self,
        picture: Picture,
        placed: Placement,
        columns: Mapping[int, tuple[int, ...]],
        day: date,
        first: datetime,
        last: datetime,
    ) -> None:
        self.picture, self.placed, self.columns = picture, placed, columns
        self.day, self.first, self.last = day, first, last
        self.length = timedelta(minutes=placed.minutes)
        self._rules = _masking(picture)
        zone = picture.tables["event"][placed.session.event_id].time_zone
        self.shifts = {first - utc(first, zone), last - utc(last, zone)}
        anywhere = _merged(stretch for rule in self._rules for stretch in self._broken(rule, ()))
        self.barred = {key: self._column(rooms, anywhere) for key, rooms in columns.items()}

    def at(self, column: int, starts: datetime) -> Placement:
        """The session as it would be, dropped there."""
        return self.placed._replace(starts=starts, day=self.day, rooms=self.columns[column])

    def reasons(self, column: int, starts: datetime) -> list[Finding]:
        """What would be wrong with it there, in the words of the rules."""
        return findings(self.picture, self.at(column, starts), masking=True)

    def bars(self, column: int, starts: datetime) -> bool:
        """Whether a rule would be broken there."""
        stretches = self.barred[column]
        at = bisect_right(stretches, (starts, datetime.max)) - 1
        return at >= 0 and starts < stretches[at].ends

    def next_free(self, column: int, starts: datetime) -> datetime | None:
        """The first start from there on, on the five-minute grid, that breaks no rule; else None."""
        for stretch in self.free(column):
            begin = max(stretch.starts, starts)
            begin += timedelta(minutes=-begin.minute % GRID)
            if begin < stretch.ends:
                return begin
        return None

    def free(self, column: int) -> Iterator[Stretch]:
        """The stretches of starts that break no rule."""
        yield from _gaps(self.barred[column], self.first, self.last)

    def closed(self, column: int) -> list[Stretch]:
        """The time that the session cannot cover from any start that breaks no rule: this is hatched."""
        long = max(self.length, timedelta(minutes=GRID))
        reached = _merged(Stretch(s.starts, s.ends - MINUTE + long) for s in self.free(column))
        return list(_gaps(reached, self.first, self.last))

    def out(self, column: int) -> Finding | None:
        """Why the whole column is out, where one rule says so at every time: too few seats, closed."""
        rooms = self.columns[column]
        if not rooms or self.barred[column] != [(self.first, self.last)]:
            return None
        for asked in self._rules:
            if asked.of_room and self._broken(asked, rooms) == [(self.first, self.last)]:
                return next(
                    iter(asked.rule.finds(self.picture, self.at(column, self.first), asked.level)), None
                )
        return None

    def _column(self, rooms: tuple[int, ...], anywhere: list[Stretch]) -> list[Stretch]:
        if not rooms or anywhere == [(self.first, self.last)]:
            return anywhere
        asked = (rule for rule in self._rules if rule.of_room)
        return _merged([*anywhere, *(stretch for rule in asked for stretch in self._broken(rule, rooms))])

    def _broken(self, asked: "Asked", rooms: tuple[int, ...]) -> list[Stretch]:
        """The stretches in which a rule is broken: it is asked wherever its answer may change."""
        if asked.of_room and not rooms:
            return []
        points = {self.first}
        for at in asked.changes(self, rooms):
            if self.first < at < self.last:
                points.add(at)
        ordered = sorted(points)
        found: list[Stretch] = []
        for at, until in zip(ordered, [*ordered[1:], self.last], strict=True):
            placement = Placement(self.placed.session, at, self.placed.minutes, self.day, rooms)
            if next(iter(asked.rule.finds(self.picture, placement, asked.level)), None) is not None:
                found.append(Stretch(at, until))
        return _merged(found)


def unplaced_in(picture: Picture, session_ids: Iterable[int]) -> Picture:
    """The picture as it would be without these sessions on the board: they move together with another one."""
    sessions = picture.tables["session"]
    gone: dict[int, Row | None] = {i: sessions[i]._replace(starts=None, day=None) for i in session_ids}
    return picture.patched(picture.plan, {"session": gone})


def copied_in(picture: Picture, session: Row, copy_id: int) -> tuple[Picture, Row]:
    """The picture with a copy of a session, unplaced, with the same people; and that copy."""
    copy = session._replace(id=copy_id, starts=None, day=None)
    people: dict[int, Row | None] = {
        -row.id: row._replace(id=-row.id, session_id=copy_id)
        for row in picture.of("appearance", "session_id", session.id)
    }
    return picture.patched(picture.plan, {"session": {copy_id: copy}, "appearance": people}), copy


def _event_hours(mask: Mask, _rooms: tuple[int, ...]) -> Iterator[datetime]:
    event = mask.picture.tables["event"][mask.placed.session.event_id]
    yield from _midnights(mask)
    if event.starts:
        yield event.starts
    if event.ends:
        yield event.ends - mask.length + MINUTE


def _people_elsewhere(mask: Mask, _rooms: tuple[int, ...]) -> Iterator[datetime]:
    for _appearance, person in mask.picture.people(mask.placed.session.id):
        yield from _busy(mask, person_busy(mask.picture, person.id))


def _people_away(mask: Mask, _rooms: tuple[int, ...]) -> Iterator[datetime]:
    for _appearance, person in mask.picture.people(mask.placed.session.id):
        yield from _absences(mask, "person_id", person.id)


def _rooms_taken(mask: Mask, rooms: tuple[int, ...]) -> Iterator[datetime]:
    for room_id in rooms:
        yield from _busy(mask, room_busy(mask.picture, room_id))


def _rooms_closed(mask: Mask, rooms: tuple[int, ...]) -> Iterator[datetime]:
    for room_id in rooms:
        yield from _absences(mask, "room_id", room_id)
        room = mask.picture.get("room", room_id)
        midnights = _midnights(mask)
        yield from midnights
        probes, seen = [mask.first, *midnights] if room else [], set()
        while probes:
            hours = opening(mask.picture, mask.placed.session.event_id, room, probes.pop())
            if hours and hours[0] not in seen:
                seen.add(hours[0])
                yield from (hours[0], hours[1], hours[1] - mask.length + MINUTE)
                if hours[1] < mask.last:
                    probes.append(hours[1])


def _never(_mask: Mask, _rooms: tuple[int, ...]) -> Iterator[datetime]:
    yield from ()


class Asked(NamedTuple):
    """A rule as the mask asks it: whether it speaks of the room, and when in a day its answer may change."""

    rule: Rule
    level: str
    of_room: bool
    changes: Callable[[Mask, tuple[int, ...]], Iterator[datetime]]


#: By rule: whether it speaks of the room (the others are asked once for all), and when its answer may change.
_CHANGES = {
    "T1": (True, _rooms_taken), "T2": (False, _people_elsewhere), "T3": (False, _people_away),
    "T5": (True, _rooms_closed), "T7": (False, _event_hours), "C1": (True, _never),
}  # fmt: skip


def _masking(picture: Picture) -> list[Asked]:
    levels = picture.levels()
    kept = ((rule, levels.get(rule.id, rule.level)) for rule in RULES if rule.masks)
    return [Asked(rule, level, *_CHANGES[rule.id]) for rule, level in kept if level != "off"]


def _absences(mask: Mask, column: str, row_id: int) -> Iterator[datetime]:
    zone = mask.picture.plan.time_zone
    for absence in mask.picture.of("absence", column, row_id):
        yield from _meeting(mask, utc(absence.starts, zone), utc(absence.ends, zone))


def _busy(mask: Mask, busy: Busy) -> Iterator[datetime]:
    """Where the sessions of a room or person that day begin and cease to be met."""
    last = mask.last - min(mask.shifts) + mask.length
    at = bisect_left(busy.spans, (mask.first - max(mask.shifts) - busy.longest,))
    for span in islice(busy.spans, at, None):
        if span.starts > last:
            return
        yield from _meeting(mask, span.starts, span.ends)


def _meeting(mask: Mask, starts: datetime, ends: datetime) -> Iterator[datetime]:
    """The local starts from which on, and up to which, a session of this length meets what is there (UTC)."""
    for shift in mask.shifts:
        yield starts + shift - mask.length + MINUTE
        yield ends + shift


def _midnights(mask: Mask) -> list[datetime]:
    first = datetime.combine(mask.first.date(), time())
    return [first + n * _DAY for n in range(1, (mask.last - first).days + 1)]


def _merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time in as few stretches as possible, in order."""
    found: list[Stretch] = []
    for stretch in sorted(stretches):
        if found and stretch.starts <= found[-1].ends:
            found[-1] = Stretch(found[-1].starts, max(found[-1].ends, stretch.ends))
        else:
            found.append(stretch)
    return found


def _gaps(stretches: Iterable[Stretch], first: datetime, last: datetime) -> Iterator[Stretch]:
    at = first
    for stretch in stretches:
        if stretch.starts > at:
            yield Stretch(at, min(stretch.starts, last))
        at = max(at, stretch.ends)
    if at < last:
        yield Stretch(at, last)
