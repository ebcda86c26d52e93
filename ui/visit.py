"""A visit on one page: who receives us, how we get there, what to bring, and how many are expected."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models import Event, EventPartner, Leg, Organisation
from models.event_acts import let_receive
from models.history import step
from models.moving import retime_event, shift_event
from models.person import ABSENCE_KINDS
from models.travel import retime_leg, shift_leg
from models.words import _, ngettext
from planning.itinerary import doubts, receives, stops
from planning.load import last_visit
from planning.plan import Row
from planning.spoken import spoken

from .board_voice import announce
from .dates import plain_day
from .errors import saying
from .fields import Line
from .form import Form
from .icons import icon
from .kinds import where
from .legs import Legs
from .loans import Loans
from .parts import column, emptied, ground, label, line, row, scrolling, unveil
from .timeline import Timeline
from .timeline_hand import Drop, times_words
from .values import names_of, read

if TYPE_CHECKING:
    from .event import EventPage

FACTS = ("contact", "expected", "attended", "audience", "language", "notes")


class Visit(QWidget):
    """The days at the top, the journeys below them; at the right the host and what goes along."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.timeline = Timeline()
        self.timeline.chosen.connect(self._chose)
        self.timeline.opened.connect(self._open)
        self.timeline.dropped.connect(self.put_at)
        self.summary = label("", "second", wrap=True)
        self.worries = QVBoxLayout()
        self.worries.setSpacing(6)
        self.legs = Legs(page)
        self.legs.chosen.connect(lambda row_id: self.timeline.choose("leg", row_id))
        self.host = Host(page)
        self.form = Form(page.lectern, Event, FACTS, label_width=84)
        self.heads = label("", "hint", wrap=True)
        self.loans = Loans(page)
        left = QWidget()
        left.setLayout(column(self.summary, 8, self.timeline, 8, self.worries, 16, self.legs, None, gap=0,
                              margins=(24, 14, 24, 24)))  # fmt: skip
        facts = column(label(_("Visit"), "section"), 4, line(), 4, self.form, self.heads, gap=0)
        inside = QWidget()
        inside.setLayout(column(self.host, 20, facts, 20, self.loans, None, gap=0, margins=(20, 14, 20, 24)))
        aside = ground("chrome")
        aside.setFixedWidth(320)
        aside.setLayout(column(scrolling(inside), gap=0))
        both = row(scrolling(left), line("v"), aside, gap=0)
        both.setStretch(0, 1)
        self.setLayout(both)

    def refresh(self) -> None:
        """Show the visit as it is now."""
        event, picture = self.page.row(), self.page.picture
        if event is None:
            return
        self.legs.refresh()
        self.timeline.show_event(picture, event.id)
        visits = stops(picture, event.id)
        self.timeline.setVisible(bool(self.timeline.days))
        self.summary.setText(self._sentence(event, visits))
        emptied(self.worries)
        for doubt in doubts(picture, event.id)[:6]:
            self.worries.addLayout(_told(doubt.message()))
        self.host.refresh()
        self.form.show_row(event.id)
        self._count(event)
        self.loans.refresh()

    def show_row(self, row_id: int) -> None:
        """Stand on one journey."""
        self.legs.choose(row_id)

    def _sentence(self, event: Row, visits: list) -> str:  # type: ignore[type-arg]
        if not visits:
            return _("Give the event a day, and it stands here among its journeys.")
        picture = self.page.picture
        cities = len({where(picture, stop.event) for stop in visits} - {""})
        words = ngettext("{count} visit", "{count} visits", len(visits)).format(count=len(visits))
        if cities > 1:
            words = _("{visits} in {count} cities").format(visits=words, count=cities)
        count = len(self.legs.table.rows.all)
        if not count:
            return words
        text = ngettext("{count} journey", "{count} journeys", count).format(count=count)
        return _("{visits}, {journeys}").format(visits=words, journeys=text)

    def _count(self, event: Row) -> None:
        groups = self.page.picture.of("group", "event_id", event.id)
        heads = sum(group.heads or (group.minors or 0) + (group.adults or 0) for group in groups)
        words = ngettext("{count} group, {heads} heads", "{count} groups, {heads} heads", len(groups))
        self.heads.setText(words.format(count=len(groups), heads=heads) if groups else "")
        self.heads.setVisible(bool(groups))

    def _chose(self, table: str, row_id: int) -> None:
        if table == "leg":
            self.legs.choose(row_id)

    def put_at(self, drop: Drop) -> None:
        """Let a visit or a journey be at other times; the journeys to a visit stay as they are booked."""
        with saying(self.page.lectern):
            days = (drop.new[0].date() - drop.old[0].date()).days
            minutes = round((drop.new[0] - drop.old[0]).total_seconds() / 60) - days * 24 * 60
            if drop.table == "event" and drop.edge:
                retime_event(Event.fetch(drop.row_id), *drop.new)
            elif drop.table == "event":
                shift_event(Event.fetch(drop.row_id), days=days, minutes=minutes, legs=False)
            elif drop.edge:
                retime_leg(Leg.fetch(drop.row_id), *drop.new)
            else:
                shift_leg(Leg.fetch(drop.row_id), days=days, minutes=minutes)
            self.timeline.choose(drop.table, drop.row_id)
            found = self.timeline.warnings(drop.table, drop.row_id, drop.new)
            announce(self.timeline, " ".join([times_words(*drop.new), *found]))

    def _open(self, table: str, row_id: int) -> None:
        if table == "leg":
            self.legs.choose(row_id)
            self.legs.table.setFocus()
        elif row_id != self.page.event_id:
            self.page.lectern.go("event", row_id, ("visit", None))
        else:
            self.page.open_tab("agenda")


class Host(QWidget):
    """The organisation that receives us: whom to ask, what was agreed, when we were there last."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        self.name = Line(_("Received by"), empty=_("Who receives us"))
        self.name.offering(lambda: names_of(page.picture, Organisation))
        self.name.kept.connect(self.keep)
        self.facts = QVBoxLayout()
        self.facts.setSpacing(4)
        self.setLayout(
            column(label(_("Received by"), "section"), 4, line(), 4, self.name, 4, self.facts, gap=0)
        )

    def refresh(self) -> None:
        """Show the host as it is now."""
        event, picture = self.page.row(), self.page.picture
        found = receives(picture, event) if event else None
        host = found[1] if found else None
        self.name.display(spoken(picture, host, "name"))
        emptied(self.facts)
        if host is None or event is None:
            return
        for name, value in self._facts(event, host):
            words = label(name, "small")
            words.setFixedWidth(84)
            said = row(words, label(value, wrap=True, selectable=True), gap=8)
            said.setAlignment(words, Qt.AlignmentFlag.AlignTop)
            said.setStretch(1, 1)
            self.facts.addLayout(said)
        for sentence in self._away(event, host):
            self.facts.addLayout(_told(sentence))
        unveil(self.facts)

    def _facts(self, event: Row, host: Row) -> list[tuple[str, str]]:
        picture, today = self.page.picture, date.today()
        ends = [a.ends for a in picture.of("agreement", "organisation_id", host.id)]
        agreed = _("None yet")
        if ends:
            last = None if None in ends else max(ends)
            agreed = _("until {day}").format(day=plain_day(last)) if last else _("no end")
            if last and last < (event.starts.date() if event.starts else today):
                agreed = _("ended {day}").format(day=plain_day(last))
        before = event.starts.date() - timedelta(days=1) if event.starts else today
        last_time = last_visit(picture, host.id, before)
        found = [
            (_("Contact"), host.contact), (_("Telephone"), host.phone), (_("E-mail"), host.email),
            (_("Address"), host.address or host.city), (_("Agreement"), agreed),
            (_("Last visit"), plain_day(last_time) if last_time else _("First visit")),
        ]  # fmt: skip
        return [(name, value) for name, value in found if value]

    def _away(self, event: Row, host: Row) -> list[str]:
        """Exam weeks and holidays of the host that meet the event."""
        if not event.starts:
            return []
        ends = event.ends or event.starts
        rows = self.page.picture.of("absence", "organisation_id", host.id)
        return [
            _("{organisation} cannot then: {why}.").format(
                organisation=spoken(self.page.picture, host, "name"),
                why=absence.note or _(ABSENCE_KINDS[absence.kind]),
            )
            for absence in rows
            if absence.starts <= ends and event.starts < absence.ends
        ]

    def _partner(self) -> EventPartner | None:
        """The event's own row of who receives it; what it has from its parent is no row of its own."""
        event = self.page.row()
        found = receives(self.page.picture, event) if event is not None else None
        own = found is not None and event is not None and found[0].event_id == event.id
        return EventPartner.fetch(found[0].id) if found and own else None

    def keep(self, text: str) -> None:
        """Make the organisation typed the host; a new name is a new organisation, no name means nobody."""
        with saying(self.page.lectern):
            event = Event.fetch(self.page.event_id)
            with step(_("Change the host of “{title}”").format(title=event.title)):
                organisation = read(EventPartner._meta.fields["organisation"], text)
                let_receive(event, organisation, self._partner())
        self.name.setModified(False)
        self.refresh()


def _told(sentence: str) -> QHBoxLayout:
    mark = QLabel()
    mark.setPixmap(icon("triangle-alert", "bad").pixmap(16, 16))
    made = row(mark, label(sentence, "bad", wrap=True), gap=8)
    made.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    made.setStretch(1, 1)
    return made
