"""What became different between two pictures of an event, session by session, as readers would tell it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from models.agenda import ends
from models.database import Problem
from models.words import N_, _

from .plan import Picture, Row
from .released import differs, released, releases
from .spoken import spoken

#: The kinds of change, in the order in which they are told.
KINDS = {
    "added": N_("New"), "dropped": N_("Dropped"), "cancelled": N_("Cancelled"), "moved": N_("Time"),
    "room": N_("Room"), "title": N_("Title"), "people": N_("People"), "text": N_("Description"),
}  # fmt: skip


class Change(NamedTuple):
    """One thing that is different. `before` and `after` are rows, or what the functions below return."""

    kind: str
    before: Any = None
    after: Any = None


class Changed(NamedTuple):
    """A session that is different: its row in the older and in the newer picture, and how."""

    before: Row | None
    after: Row | None
    changes: tuple[Change, ...]

    @property
    def row(self) -> Row:
        """The session as it is now, or was."""
        return self.after if self.after is not None else self.before

    @property
    def kind(self) -> str:
        """`added`, `dropped`, `cancelled`, or `changed`."""
        first = self.changes[0].kind
        return first if first in ("added", "dropped", "cancelled") else "changed"


class Between(NamedTuple):
    """Two pictures of an event, and what each is called: a version, or 0 for the event as it is now."""

    old: Picture
    new: Picture
    since: int
    until: int


def between(picture: Picture, event_id: int, since: int = 0) -> Between:
    """The two versions whose difference readers want to know.

    From version `since` to now; without it from the last release to now, or, when nothing has changed since
    that one, from the one before it.

    Raises:
        Problem: there is no such version, or nothing to compare.
    """
    found = releases(picture, event_id)
    title = spoken(picture, picture.tables["event"][event_id])
    if not found:
        raise Problem(
            _("“{title}” has not been released yet: there is nothing to compare.").format(title=title)
        )
    until = 0 if differs(picture, event_id) else found[-1].number
    if since:
        older = next((row for row in found if row.number == since), None)
        if older is None:
            known = ", ".join(str(row.number) for row in found)
            sentence = _("“{title}” has no version {number}. There are {known}.")
            raise Problem(sentence.format(title=title, number=since, known=known))
    elif until and len(found) < 2:
        raise Problem(_("Nothing has changed in “{title}” since version 1.").format(title=title))
    else:
        older = found[-2] if until else found[-1]
    return Between(released(picture, older), picture, older.number, until)


def changes(old: Picture, new: Picture, event_id: int) -> list[Changed]:
    """The sessions that differ, by day and time of what is now; breaks count as much as lectures."""
    before = {row.id: row for row in old.sessions(event_id)} if event_id in old.tables["event"] else {}
    after = {row.id: row for row in new.sessions(event_id)}
    found = []
    for row_id in {**after, **before}:
        one, other = before.get(row_id), after.get(row_id)
        told = tuple(_changes(old, new, one, other))
        if told:
            found.append(Changed(one, other, told))
    return sorted(found, key=_by_time)


def event_changes(old: Picture, new: Picture, event_id: int) -> tuple[Change, ...]:
    """What is different about the event itself: its time, place, title, or that it is off."""
    one, other = old.get("event", event_id), new.get("event", event_id)
    if one is None or other is None:
        return ()
    told = []
    if other.status == "cancelled" != one.status:
        told.append(Change("cancelled", one, other))
    for kind, tell in (("moved", _span), ("room", venue_of), ("title", _title)):
        before, after = tell(old, one), tell(new, other)
        if before != after:
            told.append(Change(kind, before, after))
    return tuple(told)


def _changes(old: Picture, new: Picture, one: Row | None, other: Row | None) -> Iterator[Change]:
    was, stands = _stands(one), _stands(other)
    if not was and not stands:
        return
    if not was:
        yield Change("added", None, other)
        return
    if not stands:
        is_off = other is not None and other.status == "cancelled"
        yield Change("cancelled" if is_off else "dropped", one, other)
        return
    for kind, tell in _TOLD:
        before, after = tell(old, one), tell(new, other)
        if before != after:
            yield Change(kind, before, after)


def _stands(session: Row | None) -> bool:
    """Whether a session is on the agenda that readers hold."""
    return session is not None and session.starts is not None and session.status != "cancelled"


def time_of(_picture: Picture, session: Row) -> tuple[datetime, datetime | None]:
    """When a session begins and ends."""
    return session.starts, ends(session)


def rooms_of(picture: Picture, session: Row) -> tuple[tuple[int, str, str], ...]:
    """Where a session is: (id, name, other name); id 0 stands for all rooms, -1 for online."""
    if session.everywhere:
        return ((0, "", ""),)
    rooms = tuple((room.id, room.name, room.name_other) for room in picture.session_rooms(session.id))
    return rooms or (((-1, "", ""),) if session.mode == "online" else ())


def venue_of(picture: Picture, event: Row) -> tuple[str, str, str, str]:
    """Where an event is: venue and city, each in both languages."""
    venue = picture.get("venue", event.venue_id)
    names = (venue.name, venue.name_other) if venue is not None else ("", "")
    return (*names, event.city, event.city_other)


def people_of(picture: Picture, session: Row) -> tuple[tuple[int, str], ...]:
    """Who appears in a session: (person, role) of all who have not declined, in a fixed order."""
    return tuple(sorted((row.person_id, row.role) for row, _person in picture.people(session.id)
                        if row.reply != "no"))  # fmt: skip


def _span(_picture: Picture, event: Row) -> tuple[datetime | None, datetime | None]:
    return event.starts, event.ends


def _title(_picture: Picture, row: Row) -> tuple[str, str]:
    return row.title, row.title_other


def _text(_picture: Picture, session: Row) -> tuple[str, str, str, str]:
    return session.subtitle, session.subtitle_other, session.abstract, session.abstract_other


#: What is compared of a session that stands in both.
_TOLD: tuple[tuple[str, Callable[[Picture, Row], Any]], ...] = (
    ("moved", time_of),
    ("room", rooms_of),
    ("title", _title),
    ("people", people_of),
    ("text", _text),
)


def _by_time(changed: Changed) -> tuple[date, datetime, str]:
    row = changed.row
    if row.starts is None and changed.before is not None:
        row = changed.before
    return row.day or date.max, row.starts or datetime.max, row.title
