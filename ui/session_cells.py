"""The columns of the table of sessions: what each shows, and how what is typed into it becomes an act."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from models import Event, Person, Room, Session, Track
from models.agenda import FORMATS, ROLES, SESSION_STATUSES, appear, day_of, ends, place, unplace
from models.database import Problem
from models.event import days
from models.history import step
from models.person import person_named
from models.words import N_, _
from planning.plan import Picture, Row

from .columns import Column, Part, number
from .dates import clock, read_clock, read_day, read_minutes, short_day
from .kinds import track_colour
from .values import read_count

if TYPE_CHECKING:
    from .store import Store

_BETWEEN = re.compile(r"[,;，；、/\n]+")


class SessionCells:
    """Columns bound to a plan and the problems of its sessions."""

    def __init__(self, store: "Store", marks: dict[int, tuple[int, int]]) -> None:
        self.store, self.marks = store, marks

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def columns(self) -> Sequence[Column]:
        """In the order people read an agenda."""
        return (
            Column(
                "day",
                N_("Day"),
                lambda s: short_day(s.day),
                104,
                key=lambda s: (s.day, s.starts) if s.day else None,
                put=self._day,
                choices=self._days,
            ),
            Column(
                "starts", N_("Start"), lambda s: clock(s.starts), 64, key=lambda s: s.starts, put=self._starts
            ),
            Column(
                "ends",
                N_("End"),
                lambda s: clock(ends(s)),
                60,
                key=lambda s: ends(s),
                put=self._ends,
                spare=4,
            ),
            Column(
                "minutes",
                N_("Min"),
                lambda s: str(s.minutes),
                52,
                right=True,
                key=lambda s: s.minutes,
                put=self._minutes,
                searched=False,
            ),
            Column(
                "title",
                N_("Session"),
                lambda s: s.title,
                280,
                first=True,
                put=self._text("title"),
                parts=self._title,
            ),
            Column(
                "rooms", N_("Room"), self.rooms, 136, put=self._rooms, choices=self._room_names, several=True
            ),
            Column(
                "people",
                N_("People"),
                self.people,
                168,
                put=self._people,
                choices=self._people_names,
                several=True,
            ),
            Column(
                "track",
                N_("Track"),
                self.track,
                104,
                parts=self._track_part,
                put=self._track,
                choices=self._track_names,
            ),
            Column(
                "format",
                N_("Format"),
                lambda s: _(FORMATS.get(s.format, s.format)),
                96,
                put=self._coded("format", FORMATS),
                choices=lambda s: [_(n) for n in FORMATS.values()],
                strict=True,
                spare=3,
            ),
            Column(
                "status",
                N_("Status"),
                lambda s: _(SESSION_STATUSES.get(s.status, s.status)),
                104,
                parts=lambda s: (
                    Part(_(SESSION_STATUSES.get(s.status, s.status)), "text-2", f"status-{s.status}"),
                ),
                put=self._coded("status", SESSION_STATUSES),
                choices=lambda s: [_(n) for n in SESSION_STATUSES.values()],
                strict=True,
            ),
            Column(
                "expected",
                N_("Expected"),
                lambda s: number(s.expected),
                78,
                right=True,
                key=lambda s: s.expected,
                put=self._expected,
                searched=False,
                spare=2,
            ),
            Column("language", N_("Language"), lambda s: s.language, 88, put=self._text("language"), spare=1),
            Column(
                "title_other",
                N_("Title in the second language"),
                lambda s: s.title_other,
                180,
                hidden=True,
                put=self._text("title_other"),
            ),
            Column(
                "subtitle", N_("Subtitle"), lambda s: s.subtitle, 160, hidden=True, put=self._text("subtitle")
            ),
            Column("needs", N_("Needs"), lambda s: s.needs, 120, hidden=True, put=self._text("needs")),
            Column("notes", N_("Notes"), lambda s: s.notes, 160, hidden=True, put=self._text("notes")),
        )

    # What cells show

    def _title(self, session: Row) -> Sequence[Part]:
        block, warn = self.marks.get(session.id, (0, 0))
        ink = "text-3" if session.status == "cancelled" or session.gone else "text"
        parts = [Part(session.title, ink)]
        if session.pinned:
            parts.insert(0, Part("", mark="pin"))
        if block or warn:
            level = ("octagon-alert", "bad") if block else ("triangle-alert", "warn")
            parts.insert(0, Part("", mark=level[0], mark_ink=level[1]))
        if session.gone:
            parts.append(Part(_("no longer in the file"), "warn"))
        return parts

    def rooms(self, session: Row) -> str:
        """The rooms of a session, or that it is everywhere, or online."""
        names = ", ".join(room.name for room in self.picture.session_rooms(session.id))
        if session.everywhere:
            return _("All rooms")
        return names or (_("Online") if session.mode == "online" else "")

    def people(self, session: Row) -> str:
        """Who appears; a role other than speaker stands in brackets."""
        return ", ".join(
            person.name if row.role == "speaker" else f"{person.name} ({_(ROLES.get(row.role, row.role))})"
            for row, person in self.picture.people(session.id)
        )

    def track(self, session: Row) -> str:
        """The title of the track."""
        row = self.picture.get("track", session.track_id)
        return row.title if row else ""

    def _track_part(self, session: Row) -> Sequence[Part]:
        row = self.picture.get("track", session.track_id)
        return (Part(row.title, "text-2", "dot", track_colour(self.picture, row)),) if row else ()

    # What is offered while typing

    def _days(self, session: Row) -> list[str]:
        event = self.picture.tables["event"][session.event_id]
        return [short_day(day) for day in days(event)]

    def _room_names(self, session: Row) -> list[str]:
        event = self.picture.tables["event"][session.event_id]
        known = [room.name for room in self.picture.event_rooms(event.id)]
        known += [room.name for room in self.picture.of("room", "venue_id", event.venue_id)]
        return [*dict.fromkeys(known), _("All rooms"), _("Online")]

    def _people_names(self, session: Row) -> list[str]:
        return sorted({person.name for person in self.picture.all("person")})

    def _track_names(self, session: Row) -> list[str]:
        return [row.title for row in self.picture.of("track", "event_id", session.event_id)]

    # What is typed

    def _text(self, name: str) -> Any:
        def put(row_id: int, text: str) -> None:
            session = Session.fetch(row_id)
            setattr(session, name, text)
            session.save()

        return put

    def _coded(self, name: str, codes: dict[str, str]) -> Any:
        from .values import pick

        def put(row_id: int, text: str) -> None:
            session = Session.fetch(row_id)
            field = getattr(Session, name)
            names = {code: _(word) for code, word in codes.items()}
            setattr(session, name, pick(names, text.strip(), field.called()))
            session.save()

        return put

    def _expected(self, row_id: int, text: str) -> None:
        session = Session.fetch(row_id)
        session.expected = read_count(text) if text.strip() else None
        session.save()

    def _minutes(self, row_id: int, text: str) -> None:
        session = Session.fetch(row_id)
        session.minutes = read_minutes(text)
        session.save()

    def _day(self, row_id: int, text: str) -> None:
        """Another day keeps the time; an unplaced session is only filed under the day."""
        session = Session.fetch(row_id)
        if not text.strip():
            unplace(session)
            return
        near = session.day or (session.event.starts.date() if session.event.starts else None)
        day = read_day(text, near)
        if session.starts:
            late = (session.starts.date() - session.day).days if session.day else 0
            place(session, datetime.combine(day + timedelta(days=late), session.starts.time()), day=day)
        else:
            session.day = day
            session.save()

    def _starts(self, row_id: int, text: str) -> None:
        """A time on the day of the session; before the hour a day starts it is the night after that day."""
        session = Session.fetch(row_id)
        if not text.strip():
            unplace(session)
            return
        at = read_clock(text)
        day = session.day or self._first_day(session.event)
        starts = datetime.combine(day, at)
        if day_of(starts, session.event.day_starts) != day:
            starts += timedelta(days=1)
        place(session, starts, day=day)

    def _ends(self, row_id: int, text: str) -> None:
        """An end gives a placed session its length."""
        session = Session.fetch(row_id)
        if session.starts is None:
            raise Problem(_("Give “{title}” a start first.").format(title=session.title))
        at = read_clock(text)
        finish = datetime.combine(session.starts.date(), at)
        if finish <= session.starts:
            finish += timedelta(days=1)
        session.minutes = int((finish - session.starts).total_seconds()) // 60
        session.save()

    def _first_day(self, event: Event) -> Any:
        if not event.starts:
            raise Problem(
                _("“{event}” has no date yet. Give it one, or type the day of the session first.").format(
                    event=event.title
                )
            )
        return event.starts.date()

    def _rooms(self, row_id: int, text: str) -> None:
        """Rooms by name; a new name is a new room of the event's venue."""
        session = Session.fetch(row_id)
        words = [word.strip() for word in _BETWEEN.split(text) if word.strip()]
        everywhere = {_("All rooms").casefold(), "*"}
        online = {_("Online").casefold(), "online"}
        session.everywhere = any(word.casefold() in everywhere for word in words)
        if any(word.casefold() in online for word in words):
            session.mode = "online"
        elif session.mode == "online" and words:
            session.mode = ""
        rooms = [self._room(session.event, w) for w in words if w.casefold() not in everywhere | online]
        set_rooms(session, rooms)

    def _room(self, event: Event, name: str) -> Room:
        for row in self.picture.event_rooms(event.id):
            if row.name.casefold() == name.casefold():
                return Room.fetch(row.id)
        if event.venue_id is None:
            raise Problem(
                _(
                    "There is no room “{room}”. Give the event a venue first; then new rooms can be typed."
                ).format(room=name)
            )
        found = Room.get_or_none(Room.venue == event.venue_id, Room.name == name)
        position = Room.select().where(Room.venue == event.venue_id).count()
        return found or Room.create(venue=event.venue_id, name=name, position=position)

    def _people(self, row_id: int, text: str) -> None:
        """People by name, with a role in brackets; a new name is a new person."""
        session = Session.fetch(row_id)
        known = {p.name.casefold(): p.id for _a, p in self.picture.people(row_id)}
        wanted: list[tuple[Person, str]] = []
        for word in _BETWEEN.split(text):
            found = re.fullmatch(r"\s*(.+?)\s*(?:[(（](.*)[)）])?\s*", word)
            if found:
                role = _role(found[2] or "")
                same = known.get(found[1].casefold())
                wanted.append((Person.fetch(same) if same else person_named(found[1]), role))
        appear(session, wanted)

    def _track(self, row_id: int, text: str) -> None:
        """A track by title or code; a new title is a new track."""
        session = Session.fetch(row_id)
        name = text.strip()
        rows = list(Track.select().where(Track.event == session.event_id))
        found = next((t for t in rows if name.casefold() in (t.title.casefold(), t.code.casefold())), None)
        if name and found is None:
            found = Track.create(
                event=session.event_id, title=name, code=_code(name, rows), position=len(rows)
            )
        session.track = found if name else None
        session.save()


def set_rooms(session: Session, rooms: list[Room]) -> None:
    """Put a session into exactly these rooms, placed or not."""
    from models.agenda import put_in

    with step(_("Move “{title}”").format(title=session.title)):
        session.save()
        put_in(session, rooms)


def _role(word: str) -> str:
    if not word.strip():
        return "speaker"
    from .values import pick

    return pick({code: _(name) for code, name in ROLES.items()}, word.strip(), _("Role").lower())


def _code(title: str, rows: Sequence[Track]) -> str:
    """A short code nobody has yet: the first letters of the title."""
    taken = {row.code for row in rows}
    words = title.split()
    letters = ("".join(word[0] for word in words) if len(words) > 1 else title)[:2].upper()
    number_ = 2
    code = letters
    while code in taken:
        code, number_ = f"{letters}{number_}", number_ + 1
    return code
