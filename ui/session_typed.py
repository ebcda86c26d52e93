"""What is typed into the cells of a session, as acts: days, times, rooms, people, tracks."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from models import Event, Person, Room, Session, Track
from models.agenda import ROLES, appear, day_of, place, unplace
from models.database import Problem
from models.history import step
from models.person import person_named
from models.spoken import named, put_spoken
from models.words import N_, _
from planning.plan import Picture

from .dates import read_clock, read_day, read_minutes
from .tongues import tongue_codes
from .values import pick_word, read_count, spelled

if TYPE_CHECKING:
    from .store import Store

_BETWEEN = re.compile(r"[,;，；、/\n]+")


class Typed:
    """Each method takes the id of a session and a text, and raises Problem where the text cannot be meant.

    Call them inside a step.
    """

    def __init__(self, store: "Store") -> None:
        self.store = store

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def text(self, name: str) -> Any:
        def put(row_id: int, text: str) -> None:
            session = Session.fetch(row_id)
            setattr(session, name, text)
            session.save()

        return put

    def tongue(self, row_id: int, text: str) -> None:
        """The languages spoken, typed by name or code."""
        self.text("language")(row_id, tongue_codes(text))

    def title(self, row_id: int, text: str) -> None:
        """A title, in the language in force."""
        session = Session.fetch(row_id)
        put_spoken(session, "title", text)
        session.save()

    def coded(self, name: str, codes: dict[str, str]) -> Any:
        def put(row_id: int, text: str) -> None:
            session = Session.fetch(row_id)
            field = getattr(Session, name)
            setattr(session, name, pick_word(codes, text.strip(), field.called()))
            session.save()

        return put

    def expected(self, row_id: int, text: str) -> None:
        session = Session.fetch(row_id)
        session.expected = read_count(text) if text.strip() else None
        session.save()

    def minutes(self, row_id: int, text: str) -> None:
        session = Session.fetch(row_id)
        session.minutes = read_minutes(text)
        session.save()

    def day(self, row_id: int, text: str) -> None:
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

    def starts(self, row_id: int, text: str) -> None:
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

    def ends(self, row_id: int, text: str) -> None:
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

    def rooms(self, row_id: int, text: str) -> None:
        """Rooms by name; a new name is a new room of the event's venue."""
        session = Session.fetch(row_id)
        words = [word.strip() for word in _BETWEEN.split(text) if word.strip()]
        everywhere = spelled(N_("All rooms")) | {"*"}
        online = spelled(N_("Online"))
        session.everywhere = any(word.casefold() in everywhere for word in words)
        if any(word.casefold() in online for word in words):
            session.mode = "online"
        elif session.mode == "online" and words:
            session.mode = ""
        rooms = [self._room(session.event, w) for w in words if w.casefold() not in everywhere | online]
        set_rooms(session, rooms)

    def _room(self, event: Event, name: str) -> Room:
        for row in self.picture.event_rooms(event.id):
            if name.casefold() in (row.name.casefold(), row.name_other.casefold()):
                return Room.fetch(row.id)
        if event.venue_id is None:
            raise Problem(
                _(
                    "There is no room “{room}”. Give the event a venue first; then new rooms can be typed."
                ).format(room=name)
            )
        found = next((room for room in named(Room, name) if room.venue_id == event.venue_id), None)
        position = Room.select().where(Room.venue == event.venue_id).count()
        return found or Room.create(venue=event.venue_id, name=name, position=position)

    def people(self, row_id: int, text: str) -> None:
        """People by name, with a role in brackets; a new name is a new person."""
        session = Session.fetch(row_id)
        there = [person for _appearance, person in self.picture.people(row_id)]
        known = {p.name_other.casefold(): p.id for p in there} | {p.name.casefold(): p.id for p in there}
        wanted: list[tuple[Person, str]] = []
        for word in _BETWEEN.split(text):
            found = re.fullmatch(r"\s*(.+?)\s*(?:[(（](.*)[)）])?\s*", word)
            if found:
                role = _role(found[2] or "")
                same = known.get(found[1].casefold())
                wanted.append((Person.fetch(same) if same else person_named(found[1]), role))
        appear(session, wanted)

    def track(self, row_id: int, text: str) -> None:
        """A track by title or code; a new title is a new track."""
        session = Session.fetch(row_id)
        name = text.strip()
        rows = list(Track.select().where(Track.event == session.event_id))
        found = next(
            (t for t in rows if name.casefold() in map(str.casefold, (t.title, t.title_other, t.code))), None
        )
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
    return pick_word(ROLES, word.strip(), _("Role").lower())


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
