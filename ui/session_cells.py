"""The columns of the table of sessions: what each shows, and how what is typed into it becomes an act."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.agenda import FORMATS, ROLES, SESSION_STATUSES, ends
from models.event import days
from models.words import N_, _
from planning.plan import Picture, Row
from planning.spoken import spoken

from .columns import Column, Part, number
from .dates import clock, short_day
from .kinds import track_colour
from .session_typed import Typed
from .tongues import tongues

if TYPE_CHECKING:
    from .store import Store


class SessionCells:
    """Columns bound to a plan and the problems of its sessions."""

    def __init__(self, store: "Store", marks: dict[int, tuple[int, int]]) -> None:
        self.store, self.marks = store, marks
        self.typed = Typed(store)

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def columns(self) -> Sequence[Column]:
        """In the order people read an agenda."""
        return (*self._when(), *self._what(), *self._state(), *self._further())

    def _when(self) -> Sequence[Column]:
        put = self.typed
        return (
            Column("day", N_("Day"), lambda s: short_day(s.day), 104, key=_moment, put=put.day,
                   choices=self._days),
            Column("starts", N_("Start"), lambda s: clock(s.starts), 64, key=lambda s: s.starts,
                   put=put.starts),
            Column("ends", N_("End"), lambda s: clock(ends(s)), 60, key=lambda s: ends(s), put=put.ends,
                   spare=4),
            Column("minutes", N_("Min"), lambda s: str(s.minutes), 52, right=True, key=lambda s: s.minutes,
                   put=put.minutes, searched=False),
        )  # fmt: skip

    def _what(self) -> Sequence[Column]:
        put = self.typed
        return (
            Column("title", N_("Session"), lambda s: spoken(self.picture, s), 280, first=True, put=put.title,
                   parts=self._title),
            Column("rooms", N_("Room"), self.rooms, 136, put=put.rooms, choices=self._room_names,
                   several=True),
            Column("people", N_("People"), self.people, 168, put=put.people, choices=self._people_names,
                   several=True),
            Column("track", N_("Track"), self.track, 104, parts=self._track_part, put=put.track,
                   choices=self._track_names),
        )  # fmt: skip

    def _state(self) -> Sequence[Column]:
        put = self.typed
        return (
            Column("format", N_("Format"), lambda s: _(FORMATS.get(s.format, s.format)), 96,
                   put=put.coded("format", FORMATS), choices=lambda s: [_(n) for n in FORMATS.values()],
                   strict=True, spare=3),
            Column("status", N_("Status"), _status, 104,
                   parts=lambda s: (Part(_status(s), "text-2", f"status-{s.status}"),),
                   put=put.coded("status", SESSION_STATUSES),
                   choices=lambda s: [_(n) for n in SESSION_STATUSES.values()], strict=True),
            Column("expected", N_("Expected"), lambda s: number(s.expected), 78, right=True,
                   key=lambda s: s.expected, put=put.expected, searched=False, spare=2),
            Column("language", N_("Language"), lambda s: tongues(s.language), 88,
                   put=put.tongue, spare=1),
        )  # fmt: skip

    def _further(self) -> Sequence[Column]:
        put = self.typed
        return (
            Column("title_other", N_("Title in the second language"), lambda s: s.title_other, 180,
                   hidden=True, put=put.text("title_other")),
            Column("subtitle", N_("Subtitle"), lambda s: s.subtitle, 160, hidden=True,
                   put=put.text("subtitle")),
            Column("needs", N_("Needs"), lambda s: s.needs, 120, hidden=True, put=put.text("needs")),
            Column("notes", N_("Notes"), lambda s: s.notes, 160, hidden=True, put=put.text("notes")),
        )  # fmt: skip

    # What cells show

    def _title(self, session: Row) -> Sequence[Part]:
        block, warn = self.marks.get(session.id, (0, 0))
        ink = "text-3" if session.status == "cancelled" or session.gone else "text"
        parts = [Part(spoken(self.picture, session), ink)]
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
        names = _(", ").join(
            spoken(self.picture, room, "name") for room in self.picture.session_rooms(session.id)
        )
        if session.everywhere:
            return _("All rooms")
        return names or (_("Online") if session.mode == "online" else "")

    def people(self, session: Row) -> str:
        """Who appears; a role other than speaker stands in brackets."""
        return _(", ").join(
            spoken(self.picture, person, "name")
            + ("" if row.role == "speaker" else f" ({_(ROLES[row.role])})")
            for row, person in self.picture.people(session.id)
        )

    def track(self, session: Row) -> str:
        """The title of the track."""
        row = self.picture.get("track", session.track_id)
        return spoken(self.picture, row)

    def _track_part(self, session: Row) -> Sequence[Part]:
        row = self.picture.get("track", session.track_id)
        return (
            (Part(spoken(self.picture, row), "text-2", "dot", track_colour(self.picture, row)),)
            if row
            else ()
        )

    # What is offered while typing

    def _days(self, session: Row) -> list[str]:
        event = self.picture.tables["event"][session.event_id]
        return [short_day(day) for day in days(event)]

    def _room_names(self, session: Row) -> list[str]:
        event = self.picture.tables["event"][session.event_id]
        known = [spoken(self.picture, room, "name") for room in self.picture.event_rooms(event.id)]
        known += [
            spoken(self.picture, room, "name") for room in self.picture.of("room", "venue_id", event.venue_id)
        ]
        return [*dict.fromkeys(known), _("All rooms"), _("Online")]

    def _people_names(self, session: Row) -> list[str]:
        return sorted({spoken(self.picture, person, "name") for person in self.picture.all("person")})

    def _track_names(self, session: Row) -> list[str]:
        return [spoken(self.picture, row) for row in self.picture.of("track", "event_id", session.event_id)]


def _status(session: Row) -> str:
    return _(SESSION_STATUSES.get(session.status, session.status))


def _moment(session: Row) -> int | None:
    """What sorts by day and time, in minutes; what is only filed under a day comes after the rest of it."""
    if session.day is None:
        return None
    day = session.day.toordinal() * 10_000
    if session.starts is None:
        return int(day + 9_999)
    late = (session.starts.date() - session.day).days
    return int(day + late * 1440 + session.starts.hour * 60 + session.starts.minute)
