"""The facts of an event, who stands behind it, and which rooms it uses."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu, QWidget

from models import Event, EventPartner, EventRoom, Organisation, Room
from models.database import Problem
from models.event import PARTNER_ROLES, use_room
from models.history import step
from models.image import set_picture
from models.moving import move_event
from models.words import _
from planning.plan import Row
from planning.spoken import spoken

from .errors import saying
from .fields import Choose, Line
from .form import Form
from .images import PICTURE, PICTURE_HINT, ImageBox
from .parts import Elided, Holder, column, icon_button, label, line, row, scrolling
from .slot import Slot
from .values import names_of

if TYPE_CHECKING:
    from .event import EventPage

FACTS = (
    "kind",
    "mode",
    "starts",
    "ends",
    "city",
    "venue",
    "campaign",
    "part_of",
    "expected",
    "attended",
    "owner",
    "contact",
    "audience",
    "audience_other",
    "theme",
    "theme_other",
    "title_other",
    "city_other",
    "language",
    "link",
    "times",
    "time_zone",
    "day_starts",
    "notes",
)


class Overview(QWidget):
    """Facts at the left, partners and rooms at the right."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.form = Form(page.lectern, Event, FACTS, columns=2, acts={"starts": _start})
        self.partners = Partners(page)
        self.rooms = Rooms(page)
        left, right = QWidget(), QWidget()
        left.setLayout(column(label(_("Facts"), "section"), 4, self.form, None, gap=4))
        self.image = ImageBox(page.lectern, Event, set_picture, PICTURE, PICTURE_HINT)
        right.setLayout(column(self.partners, 20, self.rooms, 20, self.image, None, gap=4))
        both = row(left, right, gap=40, margins=(24, 18, 24, 24))
        both.setStretch(0, 66)
        both.setStretch(1, 34)
        inside = QWidget()
        inside.setLayout(both)
        self.setLayout(column(scrolling(inside), gap=0))

    def refresh(self) -> None:
        """Show the event as it is now."""
        self.form.show_row(self.page.event_id)
        self.partners.refresh()
        self.rooms.refresh()
        event = self.page.picture.get("event", self.page.event_id)
        if event is not None:
            kept = self.page.picture.get("image", event.image_id)
            self.image.show_row(event.id, event.image_id, bytes(kept.data) if kept else b"")

    def show_row(self, row_id: int) -> None:
        """Nothing to choose here."""


def _start(event: Event, starts: Any) -> None:
    """Another start takes the sessions along; no start makes an idea of the event."""
    if starts is None:
        event.starts = event.ends = None
        event.save()
    elif starts != event.starts:
        move_event(event, starts)


class Partners(QWidget):
    """Organisations by role, in their printed order."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.list = Slot()
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        self.name = Line(_("Add an organisation"), role="", empty=_("Add an organisation"))
        self.name.offering(lambda: names_of(page.picture, Organisation))
        self.role = Choose(_("Role"), role="")
        self.role.fill([(key, _(name)) for key, name in PARTNER_ROLES.items()])
        self.role.setFixedWidth(124)
        self.name.returnPressed.connect(self.add)
        plus = icon_button("plus", _("Add"), self.add)
        self.setLayout(
            column(
                label(_("Partners"), "section"),
                4,
                line(),
                self.list,
                8,
                row(self.name, self.role, plus),
                self.error,
                gap=0,
            )
        )

    def refresh(self) -> None:
        """List the partners."""
        if self.page.event_id is None:
            return
        own = self.page.picture.of("event_partner", "event_id", self.page.event_id)
        pairs = self.page.picture.partners(self.page.event_id)
        firsts = {partner.role: partner.id for partner, _organisation in reversed(pairs)}
        self.list.fill(
            (self.page.event_id, bool(own), tuple(pairs)),
            lambda: _ruled([
                self._line(*pair, inherited=not own, first=firsts[pair[0].role] == pair[0].id)
                for pair in pairs
            ]),
        )  # fmt: skip

    def _line(self, partner: Row, organisation: Row, *, inherited: bool, first: bool) -> QWidget:
        role = label(_(PARTNER_ROLES[partner.role]), "small")
        role.setFixedWidth(96)
        name = spoken(self.page.picture, organisation, "name")
        inside = row(role, Elided(name), gap=8)
        inside.setStretch(1, 1)
        goes = Holder(inside, 32, lambda: self.page.lectern.go("organisations", organisation.id), name)
        if inherited:
            return goes
        box = QWidget()
        up = icon_button("arrow-up", _("Move up"), lambda: self.up(partner.id))
        up.setEnabled(not first)
        gone = icon_button("x", _("Remove"), lambda: self.remove(partner.id))
        layout = row(goes, up, gone, gap=0)
        layout.setStretch(0, 1)
        box.setLayout(layout)
        return box

    def add(self) -> None:
        """Add the organisation typed, in the role chosen; a new name is a new organisation."""
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        role = self.role.currentData()
        try:
            with step(_("Add partner {name}").format(name=name)):
                organisation = Organisation.get_or_none(Organisation.name == name) or Organisation.create(
                    name=name
                )
                rows = EventPartner.select().where(EventPartner.event == self.page.event_id)
                if rows.where(EventPartner.organisation == organisation, EventPartner.role == role).exists():
                    raise Problem(
                        _("{name} already is {role}.").format(name=name, role=_(PARTNER_ROLES[role]))
                    )
                EventPartner.create(event=self.page.event_id, organisation=organisation, role=role,
                                    position=rows.count())  # fmt: skip
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()
            return
        self.error.hide()
        self.name.clear()
        self.name.setModified(False)
        self.name.setFocus()

    def up(self, row_id: int) -> None:
        """Print a partner one place earlier within its role."""
        with saying(self.page.lectern):
            partner = EventPartner.fetch(row_id)
            rows = list(EventPartner.select().where(
                EventPartner.event == partner.event_id, EventPartner.role == partner.role
            ).order_by(EventPartner.position, EventPartner.id))  # fmt: skip
            at = [r.id for r in rows].index(row_id)
            if at == 0:
                return
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
            with step(_("Reorder partners")):
                for position, other in enumerate(rows):
                    if other.position != position:
                        other.position = position
                        other.save()

    def remove(self, row_id: int) -> None:
        """Take a partner off; the organisation stays."""
        with saying(self.page.lectern):
            partner = EventPartner.fetch(row_id)
            with step(_("Remove partner {name}").format(name=partner.organisation.name)):
                partner.delete_instance()


class Rooms(QWidget):
    """The rooms an event uses, in their printed order."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.list = Slot()
        self.add_button = icon_button("plus", _("Add a room"))
        self.menu = QMenu(self.add_button)
        self.menu.aboutToShow.connect(self._fill)
        self.add_button.setMenu(self.menu)
        self.hint = label("", "hint", wrap=True)
        head = row(label(_("Rooms"), "section"), None, self.add_button)
        self.setLayout(column(head, 4, line(), self.list, self.hint, gap=0))

    def refresh(self) -> None:
        """List the rooms."""
        if self.page.event_id is None:
            return
        rooms = self.page.picture.event_rooms(self.page.event_id)
        self.list.fill(
            (self.page.event_id, tuple(rooms)), lambda: _ruled([self._line(room) for room in rooms])
        )
        self.hint.setVisible(not rooms)
        self.hint.setText(_("None yet. Add rooms of the venue, or type them into the sessions."))

    def _line(self, room: Row) -> QWidget:
        seats = _("{count} seats").format(count=room.seats) if room.seats is not None else ""
        name = spoken(self.page.picture, room, "name")
        inside = row(Elided(name), label(seats, "small"), gap=8)
        inside.setStretch(0, 1)
        goes = Holder(inside, 32, lambda: self.page.lectern.go_to("room", room.id), f"{name} {seats}")
        box = QWidget()
        gone = icon_button("x", _("Use no longer"), lambda: self.remove(room.id))
        layout = row(goes, gone, gap=0)
        layout.setStretch(0, 1)
        box.setLayout(layout)
        return box

    def _fill(self) -> None:
        self.menu.clear()
        event = self.page.row()
        if event is None:
            return
        picture = self.page.picture
        used = {room.id for room in picture.event_rooms(event.id)}
        free = [r for r in picture.of("room", "venue_id", event.venue_id) if r.id not in used]
        for room in free:
            self.menu.addAction(spoken(picture, room, "name"), partial(self.add, room))
        if len(free) > 1:
            self.menu.addSeparator()
            self.menu.addAction(_("All of them"), partial(self.add, *free))
        if not free:
            text = _("No other room there") if event.venue_id else _("Give the event a venue first")
            self.menu.addAction(text).setEnabled(False)
        if event.venue_id:
            self.menu.addSeparator()
            self.menu.addAction(
                _("New room in the venue…"), lambda: self.page.lectern.go("places", event.venue_id)
            )

    def add(self, *rooms: Row) -> None:
        """Use rooms of the venue, in one step."""
        names = _(", ").join(room.name for room in rooms)
        with saying(self.page.lectern), step(_("Add room {room}").format(room=names)):
            for room in rooms:
                use_room(Event.fetch(self.page.event_id or 0), Room.fetch(room.id))

    def remove(self, room_id: int) -> None:
        """Use a room no longer. Sessions in it keep it until they are moved."""
        with saying(self.page.lectern):
            busy = [s for s in self.page.picture.of("session", "event_id", self.page.event_id)
                    if any(r.id == room_id for r in self.page.picture.session_rooms(s.id))]  # fmt: skip
            room = Room.fetch(room_id)
            if busy:
                raise Problem(_("{room} still has sessions, for example “{title}”. Move them first.").format(
                    room=room.name, title=busy[0].title))  # fmt: skip
            with step(_("Use {room} no longer").format(room=room.name)):
                EventRoom.delete().where(
                    EventRoom.event == self.page.event_id, EventRoom.room == room_id
                ).execute()


def _ruled(lines: list[QWidget]) -> list[QWidget]:
    """Lines, each with a hairline below it."""
    return [made for each in lines for made in (each, line())]
