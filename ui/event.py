"""The page of one event: its facts, partners and rooms, its sessions, people, and the sign-up list."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QStackedWidget, QWidget

from models import (
    Absence,
    Appearance,
    Campaign,
    Event,
    EventPartner,
    EventRoom,
    Group,
    Organisation,
    Participant,
    Person,
    Room,
    Session,
    SessionRoom,
    Task,
    Track,
    Venue,
)  # fmt: skip
from models.database import Problem
from models.event import STATUSES, remove_event
from models.history import step
from models.words import N_, _
from planning.plan import Row

from .dates import span
from .errors import saying
from .fields import Choose, Line
from .kinds import kind_name, where
from .page import Page
from .parts import Elided, button, column, ground, icon_button, line, row
from .theme import font

if TYPE_CHECKING:
    from .window import Window

TABS = {
    "overview": N_("Overview"),
    "agenda": N_("Agenda"),
    "sessions": N_("Sessions"),
    "people": N_("People"),
    "guests": N_("Sign-up list"),
}


class EventPage(Page):
    """One event; `part` is (tab, row id)."""

    shows = (
        Event, EventPartner, EventRoom, Session, SessionRoom, Appearance, Track, Group, Participant, Person,
        Organisation, Venue, Room, Campaign, Absence, Task,
    )  # fmt: skip
    judges = True
    slim = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.event_id: int | None = None
        self.tab = "overview"
        self.title = Line(_("Event"), role="title")
        self.title.kept.connect(self._rename)
        self.status = Choose(_("Status"))
        self.status.fill([(key, _(name)) for key, name in STATUSES.items()])
        self.status.kept.connect(lambda status: self._set(status=status))
        self.summary = Elided("", "second")
        self.group = QButtonGroup(self)
        self.tabs = {key: self._tab(key) for key in TABS}
        self.stack = QStackedWidget()
        self.parts: dict[str, Any] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        crumb = button(_("Events"), lambda: self.lectern.go("events"), role="link")
        more = icon_button("ellipsis", _("More"))
        menu = QMenu(more)
        menu.addAction(_("Import a schedule into this event…"), self._import)
        menu.addAction(_("Duplicate this event"), self.duplicate)
        menu.addSeparator()
        menu.addAction(_("Delete this event"), self.delete)
        more.setMenu(menu)
        papers = button(
            _("Documents"), lambda: self.lectern.go("documents", self.event_id), icon_name="printer"
        )
        head = row(crumb, self.title, self.status, self.summary, papers, more, gap=8, margins=(20, 8, 24, 0))
        head.setStretch(1, 2)
        head.setStretch(3, 3)
        self.status.setFixedWidth(124)
        tabs = row(*self.tabs.values(), None, gap=20, margins=(24, 4, 24, 0))
        top = ground("canvas")
        top.setLayout(column(head, tabs, line(), gap=0))
        layout = column(top, self.stack, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _tab(self, key: str) -> QPushButton:
        made = button(_(TABS[key]), lambda: self.open_tab(key), role="tab")
        made.setCheckable(True)
        self.group.addButton(made)
        return made

    # Where we are

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        self.event_id = row_id if row_id is not None else self.event_id
        self.open_tab(part[0] if part else self.tab)
        if part and part[1] is not None:
            self.parts[part[0]].show_row(part[1])

    def place(self) -> tuple[int | None, Any]:
        return self.event_id, (self.tab, None)

    def scope(self) -> int | None:
        return self.event_id

    def find_here(self) -> None:
        search = getattr(self.parts.get(self.tab), "search", None)
        if search is not None:
            search.setFocus()

    def open_tab(self, key: str) -> None:
        """Show one tab; it is made when first seen."""
        if key not in self.parts:
            self.parts[key] = MAKERS[key](self)
            self.stack.addWidget(self.parts[key])
        self.tab = key
        self.tabs[key].setChecked(True)
        self.stack.setCurrentWidget(self.parts[key])
        self.refresh()

    def row(self) -> Row | None:
        """The event as it is now; None once it is deleted."""
        return self.picture.get("event", self.event_id)

    def refresh(self) -> None:
        event = self.row()
        if event is None:
            if self.isVisible():
                self.lectern.go("events")
            return
        self.title.display(event.title)
        self.title.setMaximumWidth(QFontMetrics(font(20, 700)).horizontalAdvance(event.title) + 32)
        self.status.display(event.status)
        place = where(self.picture, event)
        words = [span(event.starts, event.ends), kind_name(event), place]
        self.summary.say(" · ".join(filter(None, words)))
        self._count(event)
        self.parts[self.tab].refresh()

    def _count(self, event: Row) -> None:
        sessions = self.picture.of("session", "event_id", event.id)
        people = {p.id for s in sessions for _a, p in self.picture.people(s.id)}
        guests = self.picture.of("participant", "event_id", event.id)
        for key, count in (("sessions", len(sessions)), ("people", len(people)), ("guests", len(guests))):
            self.tabs[key].setText(f"{_(TABS[key])}  {count:,}" if count else _(TABS[key]))
            self.tabs[key].setAccessibleName(self.tabs[key].text())

    # Acts

    def _rename(self, text: str) -> None:
        try:
            self._save(title=text)
        except Problem as problem:
            self.lectern.tell(str(problem), level="bad")
            self.title.setFocus()
            return
        self.title.setModified(False)

    def _set(self, **values: Any) -> None:
        with saying(self.lectern):
            self._save(**values)

    def _save(self, **values: Any) -> None:
        event = Event.fetch(self.event_id or 0)
        if all(event.__data__[name] == value for name, value in values.items()):
            return
        with step(_("Change “{title}”").format(title=event.title)):
            for name, value in values.items():
                setattr(event, name, value)
            event.save()

    def duplicate(self) -> None:
        """A second event like this one, without a date, with its sessions, partners and rooms."""
        from .duplicate import duplicate_event

        with saying(self.lectern):
            fresh = duplicate_event(Event.fetch(self.event_id or 0))
            self.lectern.go("event", fresh.id)
            self.lectern.tell(_("Duplicated. Give the copy its date."), undo=True)

    def delete(self) -> None:
        """Delete this event, or cancel it once it is released."""
        with saying(self.lectern):
            event = Event.fetch(self.event_id or 0)
            title = event.title
            remove_event(event)
            self.lectern.tell(_("Delete “{title}”").format(title=title), undo=True)

    def _import(self) -> None:
        self.lectern.files.ask_import(self.event_id, "agenda")


def _overview(page: EventPage) -> QWidget:
    from .overview import Overview

    return Overview(page)


def _agenda(page: EventPage) -> QWidget:
    from .board_tab import BoardTab

    return BoardTab(page)


def _sessions(page: EventPage) -> QWidget:
    from .sessions import Sessions

    return Sessions(page)


def _people(page: EventPage) -> QWidget:
    from .event_people import EventPeople

    return EventPeople(page)


def _guests(page: EventPage) -> QWidget:
    from .guests import Guests

    return Guests(page)


MAKERS: dict[str, Callable[[EventPage], Any]] = {
    "overview": _overview, "agenda": _agenda, "sessions": _sessions, "people": _people, "guests": _guests,
}  # fmt: skip
