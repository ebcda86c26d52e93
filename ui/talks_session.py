"""A session made from the catalogue in one act: of a lecture, in an event, given by somebody who can."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog

from models import Event, Person, Talk
from models.event_acts import session_from_talk
from models.words import N_, _
from planning.load import free_on
from planning.plan import Row
from planning.spoken import spoken

from .columns import Column, Part
from .dates import short_day
from .errors import saying
from .fields import Choose
from .kinds import event_colour, where
from .parts import Search, button, column, label, row
from .table import Table

if TYPE_CHECKING:
    from .window import Window


class FromCatalogue(QDialog):
    """What is not known yet, the event or the lecture, is chosen from a list; then who gives it."""

    def __init__(
        self,
        window: "Window",
        *,
        talk_id: int | None = None,
        event_id: int | None = None,
        made: Callable[[int], object] | None = None,
    ) -> None:
        super().__init__(window)
        assert window.store is not None
        self.window_, self.picture, self.made = window, window.store.picture, made
        self.talk_id, self.event_id = talk_id, event_id
        self.setWindowTitle(_("Add a lecture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = Search(_("Filter events") if talk_id else _("Filter lectures"))
        self.table = Table("pick_event" if talk_id else "pick_talk", self._columns())
        self.table.setAccessibleName(_("Events") if talk_id else _("Lectures"))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.giver = Choose(_("Given by"), role="")
        self.add = button(_("Add session"), self._add, role="primary")
        self.add.setProperty("tall", "yes")
        self._lay_out()
        self._connect()
        self.table.show_rows(self._rows())
        self._first()

    def _lay_out(self) -> None:
        talk, event = self.picture.get("talk", self.talk_id), self.picture.get("event", self.event_id)
        title = (
            _("Give “{title}” in which event?").format(title=spoken(self.picture, talk)) if talk
            else _("Which lecture for “{title}”?").format(title=spoken(self.picture, event))
        )  # fmt: skip
        who = label(_("Given by"), "small")
        who.setBuddy(self.giver)
        cancel = button(_("Cancel"), self.reject, role="large")
        foot = row(who, self.giver, None, cancel, self.add, gap=8)
        foot.setStretch(1, 1)
        self.setLayout(column(
            label(title, "section", wrap=True), self.search, self.table, 4, foot, gap=8,
            margins=(20, 20, 20, 20),
        ))  # fmt: skip
        self.resize(720, 520)
        self.search.setFocus()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down.connect(self.table.setFocus)
        self.table.typed.connect(self.search.type_on)
        self.table.opened.connect(lambda _row: self._add())
        self.table.chosen_changed.connect(lambda: QTimer.singleShot(0, self, self._fill_givers))

    def _columns(self) -> Sequence[Column]:
        if self.talk_id is None:
            return (
                Column("title", N_("Lecture"), lambda t: spoken(self.picture, t), 320, first=True),
                Column("ages", N_("Age group"), lambda t: t.ages, 130),
                Column("minutes", N_("Min"), lambda t: str(t.minutes), 56, right=True, searched=False,
                       key=lambda t: t.minutes),
                Column("summary", N_("Summary"), lambda t: t.summary, 200, hidden=True),
            )  # fmt: skip
        return (
            Column("title", N_("Event"), lambda e: spoken(self.picture, e), 320, first=True,
                   parts=lambda e: (Part(spoken(self.picture, e), "text", "dot",
                                         event_colour(self.picture, e)),)),
            Column("where", N_("Where"), lambda e: where(self.picture, e), 110),
            Column("when", N_("When"), lambda e: short_day(e.starts and e.starts.date(), year=True), 150,
                   key=lambda e: e.starts),
        )  # fmt: skip

    def _rows(self) -> list[Row]:
        """Lectures by title; events to come before those that are over or have no day."""
        if self.talk_id is None:
            self.table.sort(0)
            return list(self.picture.all("talk"))
        rows = [e for e in self.picture.all("event") if e.status not in ("cancelled", "done")]
        today = date.today()
        return sorted(rows, key=lambda e: (e.starts is None, e.starts is not None and e.starts.date() < today,
                                           str(e.starts), e.title))  # fmt: skip

    def _first(self) -> None:
        if self.table.rows.shown:
            self.table.selectRow(0)
        self._fill_givers()

    def _filter(self, needle: str) -> None:
        self.table.filter(needle)
        self._first()

    def _pair(self) -> tuple[Row | None, Row | None]:
        """The lecture and the event, as far as they are chosen."""
        chosen = next(iter(self.table.chosen()), None)
        talk = self.picture.get("talk", self.talk_id) if self.talk_id else chosen
        return talk, self.picture.get("event", self.event_id) if self.event_id else chosen

    def _fill_givers(self) -> None:
        """Offer who can give it: those first who are free on the day."""
        talk, event = self._pair()
        self.add.setEnabled(talk is not None and event is not None)
        rows = self.picture.of("talk_giver", "talk_id", talk.id) if talk is not None else ()
        people = [p for p in (self.picture.get("person", row_.person_id) for row_ in rows) if p is not None]
        day = event.starts.date() if event is not None and event.starts else None
        free = {p.id for p in free_on(self.picture, day, people)} if day else {p.id for p in people}
        names: list[tuple[int | None, str]] = [
            (p.id, name if p.id in free else _("{name} (not free that day)").format(name=name))
            for p in sorted(people, key=lambda p: p.id not in free)
            for name in (spoken(self.picture, p, "name"),)
        ]
        kept = self.giver.currentData()
        self.giver.fill([*names, (None, _("nobody yet"))])
        known = [person_id for person_id, _name in names]
        first = known[0] if known and known[0] in free else None
        self.giver.display(kept if kept in known else first)

    def _add(self) -> None:
        talk, event = self._pair()
        if talk is None or event is None:
            return
        giver = self.giver.currentData()
        with saying(self.window_):
            session = session_from_talk(
                Event.fetch(event.id), Talk.fetch(talk.id), giver=Person.fetch(giver) if giver else None
            )
            self.accept()
            text = _("“{talk}” is in “{event}” and waits for its time.")
            self.window_.tell(
                text.format(talk=spoken(self.picture, talk), event=spoken(self.picture, event)), undo=True
            )
            if self.made:
                self.made(session.id)
