"""The journeys of an event in a table one types into: from, to, by what, when, and how many travel."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from models import Event, Item, Leg
from models.history import step
from models.travel import TRAVEL_MODES
from models.words import N_, _, ngettext
from planning.itinerary import doubts, travelled
from planning.plan import Row

from .columns import Column, Part, number
from .dates import brief_day, clock, read_moment
from .errors import saying
from .grid import Grid
from .parts import button, column, label, row
from .timeline import MODE_ICONS, minutes_words
from .values import pick, read_count

if TYPE_CHECKING:
    from .event import EventPage


class Legs(QWidget):
    """`chosen` gives the id of the journey one stands on."""

    chosen = Signal(object)

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.doubts: dict[int, str] = {}
        self.takes: dict[int, str] = {}
        self.table = Grid("legs", self._columns(), add_rows=self._add_rows)
        self.table.setAccessibleName(_("Journeys"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.refused.connect(lambda sentence: page.lectern.tell(sentence, level="bad"))
        self.table.removed.connect(self.remove)
        self.table.menu_wanted.connect(self._menu)
        self.table.chosen_changed.connect(self._tell)
        self.none = label(_(_NONE), "hint", wrap=True)
        new = button(_("Add a journey"), self.add, icon_name="plus")
        back = button(_("Way back"), self.way_back, icon_name="undo-2", role="quiet")
        gone = button(_("Remove"), self.remove, icon_name="trash-2", role="quiet")
        head = row(label(_("Journeys"), "section"), None, gone, back, new)
        self.setLayout(column(head, 4, self.table, self.none, gap=0))

    def _columns(self) -> Sequence[Column]:
        modes = lambda _leg: [_(name) for name in TRAVEL_MODES.values()]  # noqa: E731
        return (
            Column("from", N_("From"), lambda x: x.from_place, 130, put=_put("from_place"), first=True,
                   choices=self._places),
            Column("to", N_("To"), lambda x: x.to_place, 130, put=_put("to_place"), choices=self._places),
            Column("mode", N_("By"), lambda x: _(TRAVEL_MODES[x.mode]), 108, put=_mode, choices=modes,
                   strict=True, parts=_mode_part),
            Column("number", N_("Number"), lambda x: x.number, 72, put=_put("number"), spare=2),
            Column("leaves", N_("Leaves"), lambda x: self._at(x.leaves), 112, put=self._put_at("leaves"),
                   key=lambda x: x.leaves),
            Column("arrives", N_("Arrives"), lambda x: self._at(x.arrives), 112, put=self._put_at("arrives"),
                   key=lambda x: x.arrives),
            Column("takes", N_("Takes"), lambda x: self.takes.get(x.id, ""), 84, spare=1),
            Column("passengers", N_("Passengers"), lambda x: number(x.passengers), 88, right=True,
                   put=_passengers, key=lambda x: x.passengers),
            Column("vehicle", N_("Vehicle"), self._vehicle, 120, put=_vehicle, hidden=True,
                   choices=lambda _leg: [i.name for i in self._vehicles()]),
            Column("doubt", N_("Problem"), lambda x: self.doubts.get(x.id, ""), 160, parts=self._doubt),
            Column("notes", N_("Notes"), lambda x: x.notes, 140, put=_put("notes"), hidden=True),
        )  # fmt: skip

    def refresh(self) -> None:
        """List the journeys in order of time."""
        picture, event_id = self.page.picture, self.page.event_id
        if event_id is None:
            return
        found = travelled(picture, event_id)
        self.takes = {journey.leg.id: minutes_words(journey.takes) for journey in found}
        self.doubts = {}
        for doubt in doubts(picture, event_id):
            self.doubts.setdefault(doubt.leg_id, doubt.message())
        self.table.show_rows([journey.leg for journey in found])
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)
        self.table.setFixedHeight(36 + 32 * max(1, min(len(found), 12)))

    def choose(self, row_id: int) -> None:
        """Stand on one journey."""
        self.table.choose([row_id])

    def _tell(self) -> None:
        found = self.table.chosen()
        if len(found) == 1:
            self.chosen.emit(found[0].id)

    def _doubt(self, leg: Row) -> Sequence[Part]:
        sentence = self.doubts.get(leg.id)
        return (Part(sentence, "bad", "triangle-alert", "bad"),) if sentence else ()

    def _vehicle(self, leg: Row) -> str:
        item = self.page.picture.get("item", leg.vehicle_id)
        return str(item.name) if item else ""

    def _vehicles(self) -> list[Row]:
        return [item for item in self.page.picture.all("item") if item.kind == "vehicle"]

    def _places(self, _leg: Row) -> list[str]:
        """Places that are named already, and cities."""
        picture = self.page.picture
        found = {name for leg in picture.all("leg") for name in (leg.from_place, leg.to_place)}
        found |= {row_.city for table in ("event", "venue") for row_ in picture.all(table)}
        return sorted(found - {""})

    def _at(self, value: datetime | None) -> str:
        """The hour alone on the day of the event."""
        event = self.page.row()
        if value and event and event.starts and value.date() == event.starts.date():
            return clock(value)
        return f"{brief_day(value.date())} {clock(value)}" if value else ""

    def _put_at(self, name: str) -> Any:
        """An hour alone is one of the day of the journey, else of the event. Later out is later there."""

        def put(row_id: int, text: str) -> None:
            leg = Leg.fetch(row_id)
            old = getattr(leg, name)
            near = old or leg.leaves or leg.arrives or leg.event.starts
            new = read_moment(text, near) if text.strip() else None
            if name == "leaves" and new and leg.arrives and leg.arrives <= new:
                leg.arrives = leg.arrives + (new - old) if old else None
            setattr(leg, name, new)
            leg.save()

        return put

    # Acts

    def _add_rows(self, count: int) -> list[int]:
        event = Event.fetch(self.page.event_id or 0)
        there = Leg.select().where(Leg.event == event).count()
        city = event.city or (event.venue.city if event.venue else "") or "?"
        return [
            int(Leg.create(event=event, from_place="?", to_place=city, position=there + n).id)
            for n in range(count)
        ]

    def add(self) -> None:
        """Add a journey to the event's city and type where it begins."""
        with saying(self.page.lectern):
            with step(_("Add a journey")):
                ids = self._add_rows(1)
            self.table.edit_row(ids[0], "from")

    def way_back(self) -> None:
        """Add the chosen journey the other way round, after the event; else the last one there is."""
        rows = self.table.chosen() or self.table.rows.shown[-1:]
        if not rows:
            self.page.lectern.tell(_("Add the way there first."), level="warn")
            return
        with saying(self.page.lectern), step(_("Add the way back")):
            leg = Leg.fetch(rows[-1].id)
            event = Event.fetch(leg.event_id)
            leaves = event.ends or event.starts
            takes = leg.arrives - leg.leaves if leg.leaves and leg.arrives else None
            Leg.create(event=event, from_place=leg.to_place, from_place_other=leg.to_place_other,
                       to_place=leg.from_place, to_place_other=leg.from_place_other, mode=leg.mode,
                       leaves=leaves, arrives=leaves + takes if leaves and takes else None,
                       from_zone=leg.to_zone, to_zone=leg.from_zone, passengers=leg.passengers,
                       vehicle=leg.vehicle_id, position=leg.position + 1)  # fmt: skip

    def remove(self) -> None:
        """Remove the chosen journeys."""
        rows = self.table.chosen()
        if not rows:
            return
        text = ngettext("Remove {count} journey", "Remove {count} journeys", len(rows))
        text = text.format(count=len(rows))
        with saying(self.page.lectern):
            with step(text):
                for leg in rows:
                    Leg.fetch(leg.id).delete_instance()
            self.page.lectern.tell(text, undo=True)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("Add a journey"), self.add)
        menu.addAction(_("Way back"), self.way_back)
        menu.addAction(_("Copy"), self.table.copy)
        menu.addAction(_("Paste"), self.table.paste)
        menu.addSeparator()
        menu.addAction(_("Remove"), self.remove).setEnabled(bool(self.table.chosen()))
        menu.popup(at)


_NONE = N_(
    "Nobody travels yet. Add a journey, or paste lines from Excel: from, to, by, number, leaves, arrives."
)


def _put(name: str) -> Any:
    def put(row_id: int, text: str) -> None:
        leg = Leg.fetch(row_id)
        setattr(leg, name, text.strip())
        leg.save()

    return put


def _mode_part(leg: Row) -> Sequence[Part]:
    return (Part(_(TRAVEL_MODES[leg.mode]), "text-2", MODE_ICONS[leg.mode]),)


def _mode(row_id: int, text: str) -> None:
    leg = Leg.fetch(row_id)
    leg.mode = pick({key: _(name) for key, name in TRAVEL_MODES.items()}, text.strip(), _("By"))
    leg.save()


def _passengers(row_id: int, text: str) -> None:
    leg = Leg.fetch(row_id)
    leg.passengers = read_count(text) if text.strip() else None
    leg.save()


def _vehicle(row_id: int, text: str) -> None:
    leg = Leg.fetch(row_id)
    name = text.strip()
    known = Item.get_or_none(Item.name == name, Item.kind == "vehicle") if name else None
    leg.vehicle = (known or Item.create(name=name, kind="vehicle")) if name else None
    leg.save()
