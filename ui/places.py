"""The Places page: venues, and their rooms in a table one types into."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models import Absence, Event, Room, SessionRoom, Venue
from models.agenda import remove_room
from models.history import step
from models.person import ABSENCE_KINDS
from models.spoken import put_spoken
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .absences import Absences
from .chips import Filter
from .columns import Column, number
from .dates import clock, moment, read_clock
from .directory import Directory
from .errors import saying
from .form import Form
from .grid import Grid
from .kinds import event_colour
from .lines import detail_line
from .parts import button, column, label, row
from .values import read, read_count

FACTS = ("city", "address", "contact", "phone", "name_other", "city_other", "address_other", "notes")


class PlacesPage(Directory):
    """Venues at the left; the rooms of the one chosen at the right."""

    shows = (Venue, Room, Event, SessionRoom, Absence)
    model = Venue
    title = N_("Places")
    filter_words = N_("Filter places")
    new_words = N_("New venue")
    new_name = N_("New venue")
    empty_title = N_("No places yet")
    empty_text = N_(
        "A venue is a house with rooms. Rooms have seats and opening hours; sessions are placed in them."
    )

    def columns(self) -> Sequence[Column]:
        return (
            Column(
                "name",
                N_("Venue"),
                lambda v: spoken(self.picture, v, "name"),
                230,
                first=True,
                second=lambda v: spoken(self.picture, v, "address"),
            ),
            Column("city", N_("City"), lambda v: v.city, 96),
            Column(
                "rooms",
                N_("Rooms"),
                lambda v: number(len(self.picture.of("room", "venue_id", v.id)) or None),
                64,
                right=True,
                searched=False,
                key=lambda v: -len(self.picture.of("room", "venue_id", v.id)),
            ),
            Column(
                "seats",
                N_("Seats"),
                lambda v: number(self._seats(v) or None),
                72,
                right=True,
                searched=False,
                key=lambda v: -self._seats(v),
            ),
        )

    def filters(self) -> list[Filter]:
        return [Filter("city", N_("City"), lambda v: v.city, str,
                       lambda: sorted({v.city for v in self.picture.all("venue")} - {""}))]  # fmt: skip

    def _seats(self, venue: Row) -> int:
        return sum(room.seats or 0 for room in self.picture.of("room", "venue_id", venue.id))

    def detail(self) -> QWidget:
        self.form = Form(self.lectern, Venue, FACTS, columns=2, label_width=96)
        self.rooms = Grid("rooms", self._room_columns(), add_rows=self._add_rows)
        self.rooms.setAccessibleName(_("Rooms"))
        self.rooms.refused.connect(lambda sentence: self.lectern.tell(sentence, level="bad"))
        self.rooms.removed.connect(self.remove_rooms)
        self.rooms.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = label(_("No rooms yet. Add one, or paste lines from Excel."), "hint")
        new = button(_("Add a room"), self.add_room, icon_name="plus")
        gone = button(_("Remove"), self.remove_rooms, icon_name="trash-2", role="quiet")
        pasted = button(_("Paste"), self.rooms.paste, icon_name="clipboard-list", role="quiet")
        self.beside = QWidget()
        head = row(label(_("Rooms"), "section"), None, gone, pasted, new)
        self.beside.setLayout(column(self.form, 16, head, 4, self.rooms, self.none, gap=0))
        return self.beside

    def paste(self) -> None:
        """Lines pasted beside the list are rooms of the venue shown, and venues in the list."""
        here = QApplication.focusWidget()
        if self.current() and here is not None and self.beside.isAncestorOf(here):
            self.rooms.paste()
        else:
            super().paste()

    def _room_columns(self) -> Sequence[Column]:
        return (
            Column(
                "name",
                N_("Room"),
                lambda r: spoken(self.picture, r, "name"),
                170,
                put=_put("name"),
                first=True,
            ),
            Column(
                "seats",
                N_("Seats"),
                lambda r: number(r.seats),
                64,
                right=True,
                put=_seats,
                key=lambda r: r.seats,
            ),
            Column("floor", N_("Floor"), lambda r: r.floor, 60, put=_put("floor")),
            Column("opens", N_("Opens"), lambda r: r.opens, 64, put=_hours("opens")),
            Column("closes", N_("Closes"), lambda r: r.closes, 64, put=_hours("closes")),
            Column("features", N_("Features"), lambda r: r.features, 150, put=_put("features")),
            Column(
                "parallel",
                N_("Parallel"),
                lambda r: _("yes") if r.parallel else "",
                72,
                put=_parallel,
                choices=lambda r: [_("yes"), _("no")],
            ),
            Column(
                "name_other",
                N_("Name in the second language"),
                lambda r: r.name_other,
                130,
                put=_put("name_other"),
                hidden=True,
            ),
        )

    def show_detail(self, row_: Row) -> None:
        self.form.show_row(row_.id)
        rooms = sorted(self.picture.of("room", "venue_id", row_.id), key=lambda r: (r.position, r.name))
        self.rooms.show_rows(rooms)
        self.rooms.setVisible(bool(rooms))
        self.none.setVisible(not rooms)
        self.rooms.setFixedHeight(34 + 32 * max(1, min(len(rooms), 14)))
        events = sorted(
            self.picture.of("event", "venue_id", row_.id), key=lambda e: str(e.starts), reverse=True
        )
        lines = [
            detail_line(
                event_colour(self.picture, e),
                moment(e.starts, year=True) or _("no date yet"),
                spoken(self.picture, e),
                "",
                partial(self.lectern.go, "event", e.id),
            )
            for e in events
        ]
        self.section(_("Events here"), lines, _("No event is planned here."))
        if rooms:
            self._closed(rooms)

    def _closed(self, rooms: Sequence[Row]) -> None:
        """When rooms cannot be used; what is added is of the rooms chosen above, else of all."""
        names = {room.id: room.name for room in rooms}
        rows = [row_ for room in rooms for row_ in self.picture.of("absence", "room_id", room.id)]
        self.section(_("Rooms closed"), [], "", None)
        self.sections.addWidget(Absences(self.lectern, rows, self._close, lambda row_: names[row_.room_id]))

    def _close(self, starts: datetime, ends: datetime, kind: str, note: str) -> None:
        rooms = self.rooms.chosen() or self.rooms.rows.shown
        name = _(", ").join(room.name for room in rooms)
        with step(_("{name}: {why}").format(name=name, why=_(ABSENCE_KINDS[kind]))):
            for room in rooms:
                Absence.create(room=room.id, starts=starts, ends=ends, kind=kind, note=note)

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        super().show_row(row_id, part)
        if part is not None:
            self.rooms.choose([part])
            self.rooms.setFocus()

    # Rooms

    def _add_rows(self, count: int) -> list[int]:
        venue = self.current()
        there = len(self.picture.of("room", "venue_id", venue.id)) if venue else 0
        return [int(Room.create(venue=venue.id, name=_("New room"), position=there + n).id)
                for n in range(count)] if venue else []  # fmt: skip

    def add_room(self) -> None:
        """Add a room and type its name."""
        with saying(self.lectern):
            with step(_("Add a room")):
                ids = self._add_rows(1)
            if ids:
                self.rooms.edit_row(ids[0], "name")

    def remove_rooms(self) -> None:
        """Remove the chosen rooms; what was only there waits to be placed again."""
        chosen = self.rooms.chosen()
        if not chosen:
            return
        text = ngettext("Remove {count} room", "Remove {count} rooms", len(chosen)).format(count=len(chosen))
        with saying(self.lectern):
            with step(text):
                for room in chosen:
                    remove_room(Room.fetch(room.id))
            self.lectern.tell(text, undo=True)


def _put(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        room = Room.fetch(row_id)
        put_spoken(room, name, text)
        room.save()

    return put


def _seats(row_id: int, text: str) -> None:
    room = Room.fetch(row_id)
    room.seats = read_count(text) if text.strip() else None
    room.save()


def _hours(name: str) -> Any:
    """An opening or closing time; the other one is filled in or emptied with it, so that both or neither
    stand."""

    def put(row_id: int, text: str) -> None:
        room = Room.fetch(row_id)
        other = "closes" if name == "opens" else "opens"
        setattr(room, name, clock(read_clock(text)) if text.strip() else "")
        if not text.strip():
            setattr(room, other, "")
        elif not getattr(room, other):
            setattr(room, other, "18:00" if name == "opens" else "08:00")
        room.save()

    return put


def _parallel(row_id: int, text: str) -> None:
    room = Room.fetch(row_id)
    room.parallel = read(Room.parallel, text)
    room.save()
