"""The parts of an event, city by city, and what each would take over from the common agenda."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from models.event import STATUSES
from models.words import N_, _, ngettext
from planning.plan import Picture, Row
from planning.repeating import Offer, accept_offers, field_name, offers
from planning.spoken import spoken

from .chips import Chips, Filter
from .columns import Column, Part, number
from .dates import moment
from .empty import nothing_here
from .errors import saying
from .kinds import status_part, where
from .parts import Segments, button, column, label, row
from .table import Table
from .values import shown

if TYPE_CHECKING:
    from .event import EventPage

ACTS = {"add": N_("Add"), "change": N_("Change"), "remove": N_("Remove")}
_AGREE = N_(
    "Every city has the common agenda. What you change in it under Agenda or Sessions is offered to all."
)
_ICONS = {"add": "plus", "change": "pencil", "remove": "minus"}


class Line(NamedTuple):
    """One offer in the list."""

    id: int
    offer: Offer
    part: Row


class Parts(QWidget):
    """Above, the cities; below, the differences to the common agenda, to be taken over where one likes."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.differing: dict[int, int] = {}
        self.parts = Table("parts", self._part_columns())
        self.parts.setAccessibleName(_("Cities"))
        self.parts.sort(self.parts.column("when"))
        self.parts.opened.connect(lambda part: page.lectern.go("event", part.id))
        self.parts.menu_wanted.connect(self._menu)
        self.which = Segments(
            [("all", _("All differences")), ("new", _("Changed just now"))], "all", _("Show")
        )
        self.which.chosen.connect(lambda _key: self.refresh())
        self.table = Table("offers", self._columns(), checks=True)
        self.chips = Chips([
            Filter("part", N_("City"), lambda line: line.part.id, self._city, self._parts_with),
            Filter("own", N_("Gone their own way"), lambda line: line.offer.differs, count=self._own),
        ])  # fmt: skip
        self.chips.changed.connect(self._filter)
        self.table.setAccessibleName(_("Differences to the common agenda"))
        self.table.chosen_changed.connect(self._say)
        self.table.opened.connect(self._open)
        self.sums = label("", "small")
        self.take = button(_("Take over"), self.accept, icon_name="check", role="primary")
        self._lay_out()

    def _lay_out(self) -> None:
        again = button(_("Repeat in other cities…"), self._repeat, icon_name="plus")
        top = QWidget()
        head = row(label(_("Cities"), "section"), None, again, margins=(24, 12, 24, 6))
        top.setLayout(column(head, row(self.parts, margins=(24, 0, 24, 0)), gap=0))
        self.all = button(_("Choose all"), self.table.selectAll, role="quiet")
        below = QWidget()
        words = label(_("Common agenda"), "section")
        ends = (self.sums, 8, self.all, self.take)
        title = row(words, self.which, self.chips, None, *ends, margins=(24, 12, 24, 8))
        self.below = QStackedWidget()
        full = QWidget()
        full.setLayout(row(self.table, margins=(24, 0, 24, 0)))
        self.below.addWidget(full)
        self.below.addWidget(nothing_here(_("All agree"), _(_AGREE)))
        below.setLayout(column(title, self.below, gap=0))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(top)
        halves.addWidget(below)
        halves.setSizes([320, 320])
        self.setLayout(column(halves, gap=0))

    def _part_columns(self) -> Sequence[Column]:
        p = self._picture
        return (
            Column("city", N_("City"), lambda e: where(p(), e), 120, first=True),
            Column("title", N_("Event"), lambda e: spoken(p(), e), 280),
            Column("venue", N_("Venue"), self._venue, 180, spare=2),
            Column("when", N_("When"), lambda e: moment(e.starts, year=True) or _("no date yet"), 180,
                   key=lambda e: e.starts),
            Column("status", N_("Status"), lambda e: _(STATUSES[e.status]), 110,
                   parts=lambda e: (status_part(e.status),), key=lambda e: list(STATUSES).index(e.status)),
            Column("sessions", N_("Sessions"), self._sessions, 80, right=True, spare=1),
            Column("differs", N_("Differences"), lambda e: number(self.differing.get(e.id) or None), 100,
                   right=True, key=lambda e: -self.differing.get(e.id, 0)),
        )  # fmt: skip

    def _columns(self) -> Sequence[Column]:
        return (
            Column("session", N_("Session"), lambda x: x.offer.title, 220, first=True),
            Column("city", N_("City"), lambda x: self._city(x.part.id), 110),
            Column("act", N_("What"), lambda x: _(ACTS[x.offer.act]), 110,
                   parts=lambda x: (Part(_(ACTS[x.offer.act]), "text-2", _ICONS[x.offer.act]),)),
            Column("now", N_("Has now"), lambda x: self._values(x.offer, 1), 260),
            Column("then", N_("Common agenda"), lambda x: self._values(x.offer, 2), 260),
            Column("own", N_("Its own"), lambda x: _("differs on purpose") if x.offer.differs else "", 150,
                   parts=self._own_part),
        )  # fmt: skip

    # What is shown

    def _picture(self) -> Picture:
        return self.page.picture

    def refresh(self) -> None:
        """Show the parts and what they would take over."""
        picture, event_id = self.page.picture, self.page.event_id
        if event_id is None:
            return
        parts = picture.of("event", "part_of_id", event_id)
        every = offers(picture, event_id)
        self.differing = {}
        for offer in every:
            self.differing[offer.part_id] = self.differing.get(offer.part_id, 0) + 1
        self.parts.show_rows(parts)
        found = self.page.fresh_offers() if self.which.now() == "new" else every
        lines = [Line(n, offer, picture.tables["event"][offer.part_id]) for n, offer in enumerate(found)]
        self.table.show_rows(lines)
        self.below.setCurrentIndex(0 if lines else 1)
        self.chips.refresh()
        self._say()

    def show_fresh(self) -> None:
        """Show what has just changed, and choose what overwrites nobody's own arrangement."""
        self.which.buttons["new"].setChecked(True)
        self.refresh()
        self.table.choose([line.id for line in self.table.rows.shown if not line.offer.differs])

    def show_row(self, row_id: int) -> None:
        """Choose one part."""
        self.parts.choose([row_id])

    def _filter(self) -> None:
        self.table.filter("", self.chips.passes())

    def _say(self) -> None:
        chosen = self.table.chosen()
        lost = sum(line.offer.differs for line in chosen)
        words = ngettext(
            "{count} own arrangement would be lost", "{count} own arrangements would be lost", lost
        )
        self.sums.setText(words.format(count=lost) if lost else "")
        self.take.setText(_("Take over {count}").format(count=len(chosen)) if chosen else _("Take over"))
        self.take.setAccessibleName(self.take.text())
        self.take.setEnabled(bool(chosen))

    def _city(self, part_id: int) -> str:
        part = self.page.picture.get("event", part_id)
        return (where(self.page.picture, part) or spoken(self.page.picture, part)) if part else ""

    def _parts_with(self) -> list[int]:
        return list(dict.fromkeys(line.part.id for line in self.table.rows.all))

    def _own(self) -> int:
        return sum(line.offer.differs for line in self.table.rows.all)

    def _own_part(self, line: Line) -> Sequence[Part]:
        return (
            (Part(_("differs on purpose"), "warn", "triangle-alert", "warn"),) if line.offer.differs else ()
        )

    def _venue(self, part: Row) -> str:
        venue = self.page.picture.get("venue", part.venue_id)
        return spoken(self.page.picture, venue, "name")

    def _sessions(self, part: Row) -> str:
        return number(len(self.page.picture.of("session", "event_id", part.id)) or None)

    def _values(self, offer: Offer, side: int) -> str:
        """What a part has (1) or would have (2), field by field."""
        found = [(each[0], each[side]) for each in offer.what if each[0] != "day" or len(offer.what) == 1]
        if not found and offer.act == "add" and side == 2:
            found = [(name, offer.values[name]) for name in ("starts", "minutes") if offer.values.get(name)]
        return " · ".join(said(self.page.picture, name, value) for name, value in found)

    # Acts

    def accept(self) -> None:
        """Let the chosen cities take over what is offered to them, in one step."""
        chosen = [line.offer for line in self.table.chosen()]
        if not chosen:
            return
        with saying(self.page.lectern):
            accept_offers(chosen)
            count = len({offer.part_id for offer in chosen})
            text = ngettext("Taken over in {count} city.", "Taken over in {count} cities.", count)
            self.page.lectern.tell(text.format(count=count), undo=True)

    def _open(self, line: Line) -> None:
        if line.offer.session_id is not None:
            self.page.lectern.go_to("session", line.offer.session_id)
        else:
            self.page.lectern.go("event", line.part.id)

    def _repeat(self) -> None:
        from .event_acts import repeat

        repeat(self.page.lectern, self.page.event_id or 0)

    def _menu(self, at: QPoint) -> None:
        from .event_acts import add_acts

        menu = QMenu(self)
        chosen = self.parts.chosen()
        if len(chosen) == 1:
            menu.addAction(_("Open"), lambda: self.page.lectern.go("event", chosen[0].id))
        add_acts(menu, self.page.lectern, [part.id for part in chosen])
        if chosen:
            menu.popup(at)


def said(picture: Picture, name: str, value: Any) -> str:
    """A field of an offer and its value, in words."""
    from models import Session

    if name == "rooms":
        words = _(", ").join(
            spoken(picture, room, "name") for room in (picture.get("room", each) for each in value) if room
        )
    elif name == "cancelled":
        return _("Cancelled") if value else _("takes place")
    elif name in ("starts", "day"):
        words = moment(value) if name == "starts" else str(value or "")
        return words or _("unplaced")
    elif name == "minutes":
        return ngettext("{count} min", "{count} min", value).format(count=value)
    elif name == "track":
        words = str(value)
    elif name == "talk_id":
        words = spoken(picture, picture.get("talk", value))
    else:
        words = shown(picture, Session._meta.fields[name], value)
    if name in ("title", "title_other") and words:
        return f"“{words}”"
    return _("{name}: {value}").format(name=field_name(name), value=words or _("none"))


def summary(found: Iterable[Offer]) -> str:
    """What a change of the common agenda means to the parts, in one sentence."""
    found = list(found)
    cities, own = len({offer.part_id for offer in found}), sum(offer.differs for offer in found)
    text = ngettext("The common agenda changed; {count} city has it otherwise.",
                    "The common agenda changed; {count} cities have it otherwise.", cities)  # fmt: skip
    words = text.format(count=cities)
    if own:
        text = ngettext("{count} of them on purpose.", "{count} of them on purpose.", own)
        words += " " + text.format(count=own)
    return words
