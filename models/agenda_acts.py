"""What is done with several sessions of an agenda at once, each as one step with a telling name."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from .agenda import Appearance, Session, SessionRoom, place, remove_session, unplace
from .event import Event, use_room
from .history import step
from .place import Room, Venue
from .spoken import put_spoken
from .words import _, ngettext

#: What a copy does not take over from its original.
_OWN = {"id", "source", "external_id", "gone", "pinned", "starts", "day", "status", "copy_of"}


class Move(NamedTuple):
    """Where one session goes. `rooms` None: those it has; `online`: without a room, joined from afar."""

    session: Session
    starts: datetime | None
    day: date | None = None
    rooms: Sequence[Room] | None = None
    online: bool = False


def move_all(moves: Sequence[Move]) -> None:
    """Put sessions at their new times and rooms. Nothing is forbidden: clashes are reported."""
    with step(_move_name(moves)):
        for move in moves:
            _carry_out(move.session, move)


def copy_all(moves: Sequence[Move]) -> list[Session]:
    """Copy sessions with their people, who are then to be asked anew; unplaced where a move has no start."""
    titles = [move.session.title for move in moves]
    name = (
        _("Copy “{title}”")
        if len(moves) == 1
        else ngettext("Copy {count} session", "Copy {count} sessions", len(moves))
    )
    with step(name.format(title=titles[0], count=len(moves))):
        return [_copied(move) for move in moves]


def resize_all(lengths: Sequence[tuple[Session, datetime | None, int]]) -> None:
    """Give sessions their new start (None: as it is) and length in minutes."""
    session, _starts, minutes = lengths[0]
    if len(lengths) == 1:
        name = _("Make “{title}” {minutes} minutes long").format(title=session.title, minutes=minutes)
    else:
        name = ngettext("Change the length of {count} session", "Change the length of {count} sessions",
                        len(lengths)).format(count=len(lengths))  # fmt: skip
    with step(name):
        for session, starts, minutes in lengths:
            if starts is not None and session.starts is not None:
                session.starts = starts
            session.minutes = minutes
            session.save()


def pin_all(sessions: Sequence[Session], pinned: bool) -> None:
    """Pin sessions to their time and place, so that no arranging moves them; or let them go."""
    one = _("Pin “{title}”") if pinned else _("Unpin “{title}”")
    many = (
        ngettext("Pin {count} session", "Pin {count} sessions", len(sessions)) if pinned
        else ngettext("Unpin {count} session", "Unpin {count} sessions", len(sessions))
    )  # fmt: skip
    with step(_named(sessions, one, many)):
        for session in sessions:
            session.pinned = pinned
            session.save()


def unplace_all(sessions: Sequence[Session]) -> None:
    """Put sessions back among those to be placed."""
    many = ngettext("Unplace {count} session", "Unplace {count} sessions", len(sessions))
    with step(_named(sessions, _("Unplace “{title}”"), many)):
        for session in sessions:
            unplace(session)


def remove_all(sessions: Sequence[Session]) -> None:
    """Delete sessions, or cancel them once their event has been released."""
    from .release import Release

    if len(sessions) == 1:
        remove_session(sessions[0])
        return
    released = Release.select().where(Release.event == sessions[0].event_id).exists()
    many = (
        ngettext("Cancel {count} session", "Cancel {count} sessions", len(sessions)) if released
        else ngettext("Delete {count} session", "Delete {count} sessions", len(sessions))
    )  # fmt: skip
    with step(_named(sessions, "", many)):
        for session in sessions:
            remove_session(session)


def rename(session: Session, title: str) -> None:
    """Give a session another title."""
    with step(_("Rename “{title}”").format(title=session.title)):
        put_spoken(session, "title", title)
        session.save()


def change_all(sessions: Sequence[Session], field: str, value: Any) -> None:
    """Give one field of several sessions the same value."""
    label = Session._meta.fields[field].called()
    one = _("Change “{field}” of “{title}”")
    many = ngettext(
        "Change “{field}” of {count} session", "Change “{field}” of {count} sessions", len(sessions)
    )
    with step(_named(sessions, one, many, field=label)):
        for session in sessions:
            setattr(session, field, value)
            session.save()


def answer(appearance: Appearance, reply: str) -> None:
    """Note what a person said to being asked."""
    name = _("Note the reply of {person}").format(person=appearance.person.name)
    with step(name):
        appearance.reply = reply
        appearance.save()


def _named(sessions: Sequence[Session], one: str, many: str, **facts: Any) -> str:
    text = one if len(sessions) == 1 else many
    return text.format(title=sessions[0].title, count=len(sessions), **facts)


def _move_name(moves: Sequence[Move]) -> str:
    if len(moves) > 1:
        return ngettext("Move {count} session", "Move {count} sessions", len(moves)).format(count=len(moves))
    move = moves[0]
    facts = {"title": move.session.title, "time": f"{move.starts:%H:%M}" if move.starts else ""}
    if move.session.starts is not None and move.rooms is None:
        return _("Move “{title}” to {time}").format(**facts)
    if move.rooms:
        return _("Move “{title}” to {time}, {room}").format(**facts, room=move.rooms[0].name)
    return _("Place “{title}” at {time}").format(**facts)


def _carry_out(session: Session, move: Move) -> None:
    if move.online and session.mode != "online":
        session.mode = "online"
        session.save()
    if move.starts is not None:
        place(session, move.starts, move.rooms, day=move.day)


def _copied(move: Move) -> Session:
    original = move.session
    values = {name: value for name, value in original.__data__.items() if name not in _OWN}
    status = "planned" if original.status == "confirmed" else original.status
    made = Session.create(**values, status=status)
    if move.starts is not None:
        rooms = move.rooms
        if rooms is None:
            rows = SessionRoom.select().where(SessionRoom.session == original).order_by(SessionRoom.position)
            rooms = [row.room for row in rows]
        _carry_out(made, move._replace(session=made, rooms=rooms))
    for row in Appearance.select().where(Appearance.session == original).order_by(Appearance.position):
        Appearance.create(session=made, person=row.person_id, role=row.role, position=row.position)
    return made


def add_room(event: Event, name: str) -> Room:
    """Give an event one more room: one of its venue by that name, else a new one.

    An event without a venue gets one, called like its city or itself.
    """
    with step(_("Add room {room}").format(room=name.strip())):
        if event.venue_id is None:
            event.venue = Venue.create(name=event.city or event.title, city=event.city)
            event.save()
        found = Room.get_or_none(Room.venue == event.venue_id, Room.name == name.strip())
        if found is None:
            count = Room.select().where(Room.venue == event.venue_id).count()
            found = Room.create(venue=event.venue_id, name=name, position=count)
        use_room(event, found)
    return found
