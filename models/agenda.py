"""The agenda of an event: its sessions, where and when they are, and who appears in them."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from .database import Record
from .event import KINDS, Event, in_two_languages, use_room
from .fields import Choice, Count, Day, Flag, Id, Link, Moment, Text
from .history import step
from .person import Person
from .place import Room
from .talk import Talk
from .words import N_, _

FORMATS = {
    "keynote": N_("Keynote"), "lecture": N_("Lecture"), "tour": N_("Tour"), "workshop": N_("Workshop"),
    "exhibition": N_("Exhibition"), "press_conference": N_("Press conference"),
    "competition": N_("Competition"),
    "salon": N_("Salon"), "qa": N_("Q&A"), "opening": N_("Opening"), "registration": N_("Registration"),
    "break": N_("Break"), "performance": N_("Performance"), "other": N_("Other"),
}  # fmt: skip
SESSION_MODES = {
    "": N_("As the event"),
    "in_person": N_("In person"),
    "online": N_("Online"),
    "hybrid": N_("Hybrid"),
}
SESSION_STATUSES = {
    "idea": N_("Idea"),
    "planned": N_("Planned"),
    "confirmed": N_("Confirmed"),
    "cancelled": N_("Cancelled"),
}
ROLES = {
    "speaker": N_("Speaker"), "moderator": N_("Moderator"), "guide": N_("Guide"),
    "interpreter": N_("Interpreter"),
    "host": N_("Session host"),
}  # fmt: skip
REPLIES = {"asked": N_("Asked"), "yes": N_("Said yes"), "no": N_("Said no")}


class Track(Record):
    """A thread through an agenda; its code is what a reader without colour sees."""

    id = Id()
    event = Link(Event, backref="tracks", on_delete="CASCADE")
    code = Text(N_("Code"), limit=8)
    title = Text(N_("Track"), limit=200, needed=True)
    title_other = Text(N_("Title in the second language"), limit=200)
    position = Count(default=0)


class Session(Record):
    """One thing on the agenda. Until it is placed it has no start.

    `day` is the day it is filed under (a session at 00:30 belongs to the evening before); `minutes` may be 0
    for what a file left open, and rule T8 then says so. `gone` marks what a later file no longer had.
    A session of a parent stands in all its parts, unless it is `repeated`: then each part has a `copy_of` it.
    """

    id = Id()
    event = Link(Event, backref="sessions", on_delete="CASCADE")
    title = Text(N_("Session"), limit=1000, needed=True)
    title_other = Text(N_("Title in the second language"), limit=1000)
    subtitle = Text(N_("Subtitle"), limit=2000)
    subtitle_other = Text(N_("Subtitle in the second language"), limit=2000)
    abstract = Text(N_("Abstract"), limit=60_000)
    abstract_other = Text(N_("Abstract in the second language"), limit=60_000)
    link = Text(N_("Link"), limit=2000)
    format = Choice(N_("Format"), FORMATS, default="lecture")
    minutes = Count(N_("Minutes"), least=0, most=60 * 24 * 31, default=45)
    day = Day(N_("Day"))
    starts = Moment(N_("Starts"))
    everywhere = Flag(N_("In all rooms"))
    mode = Choice(N_("Mode"), SESSION_MODES, default="")
    track = Link(Track, null=True, backref="sessions", on_delete="SET NULL")
    language = Text(N_("Language"), limit=100)
    status = Choice(N_("Status"), SESSION_STATUSES, default="planned")
    pinned = Flag(N_("Pinned"))
    expected = Count(N_("Expected"), null=True)
    needs = Text(N_("Needs"), limit=1000)
    talk = Link(Talk, null=True, backref="sessions", on_delete="SET NULL")
    repeated = Flag(N_("Each part has its own"))
    copy_of = Link("self", null=True, backref="copies", on_delete="SET NULL")
    notes = Text(N_("Notes"), limit=8000)
    source = Text(limit=300)
    external_id = Text(limit=300)
    gone = Flag()

    def check(self) -> None:
        super().check()
        if self.starts and not self.day:
            self.day = day_of(self.starts, self.event.day_starts if self.event_id else "04:00")

    @property
    def ends(self) -> datetime | None:
        return ends(self)


class SessionRoom(Record):
    """A session is in a room; a keynote streamed into five rooms has five of these."""

    id = Id()
    session = Link(Session, backref="session_rooms", on_delete="CASCADE")
    room = Link(Room, backref="session_rooms", on_delete="CASCADE")
    position = Count(default=0)


class Appearance(Record):
    """A person appears in a session, in a role."""

    id = Id()
    session = Link(Session, backref="appearances", on_delete="CASCADE")
    person = Link(Person, backref="appearances", on_delete="RESTRICT")
    role = Choice(N_("Role"), ROLES, default="speaker")
    reply = Choice(N_("Reply"), REPLIES, default="asked")
    position = Count(default=0)


def ends(session: Any) -> datetime | None:
    """When a session ends, or None while it is unplaced. Works on a row and on its picture alike."""
    return session.starts + timedelta(minutes=session.minutes) if session.starts else None


def day_of(starts: datetime, day_starts: str) -> date:
    """The day a start is filed under: before `day_starts` (04:00) it belongs to the evening before."""
    early = starts.time() < time.fromisoformat(day_starts or "00:00")
    return starts.date() - timedelta(days=1) if early else starts.date()


def new_session(event: Event, title: str, *, rooms: Iterable[Room] = (), **values: Any) -> Session:
    """Add a session, unplaced unless a start is given."""
    with step(_("Add session “{title}”").format(title=title)):
        session = Session.create(event=event, title=title, **values)
        put_in(session, rooms)
    return session


def place(
    session: Session, starts: datetime, rooms: Iterable[Room] | None = None, *, day: date | None = None
) -> None:
    """Give a session its time and, unless `rooms` is None, its rooms.

    Nothing is forbidden: clashes are reported.
    """
    with step(_("Move “{title}”").format(title=session.title)):
        session.starts = starts
        session.day = day or day_of(starts, session.event.day_starts)
        session.save()
        if rooms is not None:
            put_in(session, rooms)


def unplace(session: Session) -> None:
    """Put a session back among those to be placed."""
    with step(_("Unplace “{title}”").format(title=session.title)):
        session.starts = session.day = None
        session.save()
        SessionRoom.delete().where(SessionRoom.session == session).execute()


def remove_session(session: Session) -> None:
    """Delete a session, or cancel it once its event has been released."""
    from .release import Release

    if Release.select().where(Release.event == session.event_id).exists():
        with step(_("Cancel “{title}”").format(title=session.title)):
            session.status = "cancelled"
            session.save()
    else:
        with step(_("Delete “{title}”").format(title=session.title)):
            session.delete_instance()


def remove_room(room: Room) -> None:
    """Remove a room; what was only there goes back to the tray."""
    with step(_("Remove {room}").format(room=room.name)):
        there = [row.session for row in SessionRoom.select().where(SessionRoom.room == room)]
        room.delete_instance()
        for session in there:
            left = SessionRoom.select().where(SessionRoom.session == session).exists()
            if not left and not session.everywhere and session.mode != "online":
                session.starts = session.day = None
                session.save()


def appear(session: Session, people: Iterable[tuple[Person, str]]) -> None:
    """Make exactly these people, in these roles, appear in a session. Replies given so far are kept."""
    with step(_("Change the people of “{title}”").format(title=session.title)):
        wanted = list(dict.fromkeys((person.id, role) for person, role in people))
        for row in Appearance.select().where(Appearance.session == session):
            if (row.person_id, row.role) in wanted:
                row.position = wanted.index((row.person_id, row.role))
                wanted[row.position] = (0, "")
                row.save()
            else:
                row.delete_instance()
        for position, (person, role) in enumerate(wanted):
            if person:
                Appearance.create(session=session, person=person, role=role, position=position)


def put_in(session: Session, rooms: Iterable[Room]) -> None:
    """Put a session into exactly these rooms. Inside a step only."""
    wanted = list(dict.fromkeys(rooms))
    now = list(SessionRoom.select().where(SessionRoom.session == session).order_by(SessionRoom.position))
    if [row.room_id for row in now] == [room.id for room in wanted]:
        return
    for row in now:
        row.delete_instance()
    for position, room in enumerate(wanted):
        use_room(session.event, room)
        SessionRoom.create(session=session, room=room, position=position)


def draft_sessions(event: Event) -> None:
    """Give a new event the sessions its kind starts with. Inside a step only."""
    for draft in KINDS[event.kind].sessions:
        title, other = in_two_languages(draft.title)
        starts = event.starts + timedelta(minutes=draft.after) if event.starts else None
        Session.create(
            event=event, title=title, title_other=other, format=draft.format, minutes=draft.minutes,
            starts=starts, everywhere=draft.everywhere,
        )  # fmt: skip
