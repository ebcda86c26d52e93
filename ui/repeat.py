"""Repeating an event in other cities: a line for each, typed or pasted; all become parts of one parent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from models import Event, Venue
from models.database import Problem
from models.history import step
from models.repeating import Stop, house_like, repeat_in_cities, room_like, rooms_by_name
from models.words import N_, _, ngettext
from planning.plan import Row

from .asking import Asking, fact, typed
from .columns import Column, Part
from .dates import read_day, short_day
from .grid import Grid
from .parts import button, label, row

if TYPE_CHECKING:
    from .window import Window

A_FEW = 4
_PROMISE = N_(
    "Each city gets its own copy of {sessions} and {tasks}, in its rooms of the same name. What you change "
    "later in the common agenda is offered to all of them."
)


@dataclass(slots=True)
class Place:
    """A line of the list: a city, a venue, a day, as far as they were typed."""

    id: int
    city: str = ""
    venue: str = ""
    day: date | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.city or self.venue)


class RepeatDialog(Asking):
    """Cities, venues and days; beside each line what the copy would find there."""

    def __init__(self, window: "Window", event_id: int) -> None:
        super().__init__(window, _("Repeat in other cities"), _("Repeat"), wide=720)
        self.event: Row = self.picture.tables["event"][event_id]
        self.places = [Place(number) for number in range(A_FEW)]
        self.rooms_too = True
        self.grid = Grid("repeat", self._columns(), add_rows=self._more)
        self.grid.setAccessibleName(_("Cities"))
        self.grid.setMinimumHeight(34 + 32 * 7)
        self.grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.refused.connect(self.refuse)
        self.grid.removed.connect(self.remove)
        self.title = typed(_("All together"), example=_("{title}, all cities").format(title=self.event.title))
        words = label(self._promise(), "second", wrap=True)
        tools = row(
            button(_("Add a line"), self.add, icon_name="plus", role="quiet"),
            button(_("Paste"), self.grid.paste, icon_name="clipboard-list", role="quiet"),
            button(_("A week apart"), lambda: self.apart(7), icon_name="calendar-days", role="quiet"),
            button(_("Remove"), self.remove, icon_name="trash-2", role="quiet"),
            None,
            gap=4,
        )
        self.alike = QCheckBox(_("Give a new venue rooms of the same names"))
        self.alike.setChecked(True)
        self.alike.toggled.connect(self._with_rooms)
        things: list[Any] = [words, self.grid, tools, self.alike]
        if self._makes_parent():
            things.append(fact(_("All together"), self.title))
        self.furnish(*things)
        self.show_places()
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.rows.index(0, 0))

    def _promise(self) -> str:
        rows = self.picture.of("session", "event_id", self.event.id)
        sessions = len([session for session in rows if session.status != "cancelled"])
        tasks = len(self.picture.of("task", "event_id", self.event.id))
        first = ngettext("{count} session", "{count} sessions", sessions).format(count=sessions)
        second = ngettext("{count} task", "{count} tasks", tasks).format(count=tasks)
        return _(_PROMISE).format(sessions=first, tasks=second)

    def _makes_parent(self) -> bool:
        event = self.event
        parts = self.picture.of("event", "part_of_id", event.id)
        return event.part_of_id is None and not parts and bool(event.venue_id or event.city)

    # The list

    def _columns(self) -> Sequence[Column]:
        return (
            Column("city", N_("City"), lambda p: p.city, 130, first=True, put=self._put("city"),
                   choices=lambda p: self._cities()),
            Column("venue", N_("Venue"), lambda p: p.venue, 200, put=self._put_venue,
                   choices=self._venues),
            Column("day", N_("Day"), lambda p: short_day(p.day, year=True) if p.day else "", 140,
                   put=self._put_day),
            Column("finds", N_("Rooms there"), self._finds, 120, parts=self._found),
        )  # fmt: skip

    def show_places(self) -> None:
        """Show the lines as they are now, and what the button would do."""
        self.grid.show_rows(self.places)
        count = len([place for place in self.places if not place.empty])
        words = ngettext("Repeat in {count} city", "Repeat in {count} cities", count).format(count=count)
        self.alike.setVisible(any(place.venue and not self._venue(place) for place in self.places))
        self.act.setText(words if count else _("Repeat"))
        self.act.setAccessibleName(self.act.text())
        self.act.setEnabled(bool(count))
        self.refuse("")

    def _with_rooms(self, ticked: bool) -> None:
        self.rooms_too = ticked
        self.show_places()

    def _place(self, row_id: int) -> Place:
        return next(place for place in self.places if place.id == row_id)

    def _put(self, name: str) -> Any:
        def put(row_id: int, text: str) -> None:
            setattr(self._place(row_id), name, text.strip())
            self.show_places()

        return put

    def _put_venue(self, row_id: int, text: str) -> None:
        place = self._place(row_id)
        place.venue = text.strip()
        venue = self._venue(place)
        if venue and venue.city and not place.city:
            place.city = venue.city
        self.show_places()

    def _put_day(self, row_id: int, text: str) -> None:
        near = self.event.starts.date() if self.event.starts else None
        self._place(row_id).day = read_day(text, near) if text.strip() else None
        self.show_places()

    def _more(self, count: int) -> list[int]:
        first = max((place.id for place in self.places), default=-1) + 1
        self.places += [Place(first + number) for number in range(count)]
        self.show_places()
        return list(range(first, first + count))

    def add(self) -> None:
        """Add a line and type its city."""
        (row_id,) = self._more(1)
        self.grid.edit_row(row_id, "city")

    def remove(self) -> None:
        """Take the chosen lines away."""
        gone = {place.id for place in self.grid.chosen()}
        self.places = [place for place in self.places if place.id not in gone]
        self.show_places()

    def apart(self, days: int) -> None:
        """Give each city its day, so many after the one before; the first line counts from the event."""
        if self.event.starts is None:
            words = _("“{title}” has no day yet, so nothing can be counted from it.")
            self.refuse(words.format(title=self.event.title))
            return
        day = self.event.starts.date()
        for place in self.places:
            if not place.empty:
                day += timedelta(days=days)
                place.day = day
        self.show_places()

    def _cities(self) -> list[str]:
        rows = (*self.picture.all("venue"), *self.picture.all("event"), *self.picture.all("organisation"))
        return sorted({row_.city for row_ in rows} - {""})

    def _venues(self, place: Place) -> list[str]:
        rows = self.picture.all("venue")
        return sorted(venue.name for venue in rows if not place.city or venue.city in (place.city, ""))

    def _venue(self, place: Place) -> Row | None:
        """The venue of that name, in that city where two have it."""
        alike = [venue for venue in self.picture.all("venue") if venue.name == place.venue]
        return next((venue for venue in alike if venue.city == place.city), alike[0] if alike else None)

    def _counted(self, place: Place) -> tuple[int, int] | None:
        """How many of the event's rooms the venue has too, and how many there are; None for a new venue."""
        venue = self._venue(place)
        if venue is None:
            return None
        known = rooms_by_name(self.picture.of("room", "venue_id", venue.id))
        rooms = self.picture.event_rooms(self.event.id)
        return sum(room_like(room, known) is not None for room in rooms), len(rooms)

    def _finds(self, place: Place) -> str:
        if not place.venue:
            return ""
        counted = self._counted(place)
        if counted is None:
            rooms = len(self.picture.event_rooms(self.event.id)) if self.rooms_too else 0
            words = ngettext("{count} new room", "{count} new rooms", rooms).format(count=rooms)
            return words if rooms else _("new venue")
        return _("{alike} of {all} alike").format(alike=counted[0], all=counted[1])

    def _found(self, place: Place) -> Sequence[Part]:
        counted = self._counted(place) if place.venue else None
        alike, wanted = counted or (int(self.rooms_too or not place.venue), 1)
        missing = alike < wanted
        return (Part(self._finds(place), "warn" if missing else "text-2"),)

    # The act

    def do(self) -> None:
        places = [place for place in self.places if not place.empty]
        if not places:
            raise Problem(_("Name at least one more city."))
        count = len(places)
        name = ngettext("Repeat “{title}” in {count} city", "Repeat “{title}” in {count} cities", count)
        name = name.format(title=self.event.title, count=count)
        with step(name):
            stops = [self._stop(place) for place in places]
            made = repeat_in_cities(Event.fetch(self.event.id), stops, title=self.title.text().strip())
        self.lectern.go("event", made[0].part_of_id, ("parts", None))
        self.lectern.tell(name, undo=True)

    def _stop(self, place: Place) -> Stop:
        row_, venue = self._venue(place), None
        if row_:
            venue = Venue.fetch(row_.id)
        elif place.venue and self.rooms_too:
            venue = house_like(Event.fetch(self.event.id), place.venue, place.city)
        elif place.venue:
            venue = Venue.create(name=place.venue, city=place.city)
        return Stop(place.city, venue, place.day, self._city_other(place.city))

    def _city_other(self, city: str) -> str:
        """The city's name in the second language, where the plan has it somewhere."""
        rows = (*self.picture.all("venue"), *self.picture.all("event"))
        return next((row_.city_other for row_ in rows if row_.city == city and row_.city_other), "")
