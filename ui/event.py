"""The page of one event: its facts, partners and rooms, its sessions, people, and the sign-up list."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QStackedWidget

from models import (
    Absence,
    Agreement,
    Appearance,
    BudgetLine,
    Campaign,
    Event,
    EventPartner,
    EventRoom,
    Feedback,
    Group,
    GroupStop,
    Item,
    Leg,
    Loan,
    Organisation,
    Participant,
    Person,
    Risk,
    Room,
    Session,
    SessionRoom,
    Task,
    TaskRole,
    Track,
    Venue,
)  # fmt: skip
from models.database import Problem
from models.event import STATUSES, remove_event
from models.history import step
from models.spoken import put_spoken
from models.words import _
from planning.plan import Row
from planning.repeating import Offer, offers
from planning.spoken import spoken

from .dates import span
from .errors import saying
from .event_acts import add_acts
from .event_tabs import HAVE, MAKERS, TABS
from .fields import Choose, Line
from .grid import Grid
from .icons import icon
from .kinds import kind_name, where
from .page import Page
from .parts import Banner, Elided, button, column, ground, icon_button, line, row
from .tab_strip import TabStrip
from .theme import font

if TYPE_CHECKING:
    from .window import Window


class EventPage(Page):
    """One event; `part` is (tab, row id)."""

    shows = (
        Event, EventPartner, EventRoom, Session, SessionRoom, Appearance, Track, Group, Participant, Person,
        Organisation, Venue, Room, Campaign, Absence, Task, Agreement, GroupStop, Item, Leg, Loan,
        BudgetLine, Risk, TaskRole, Feedback,
    )  # fmt: skip
    judges = True
    slim = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.event_id: int | None = None
        self.before = self.picture
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
        for keys, way in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, partial(self.next_tab, way), context=inside)

    def _lay_out(self) -> None:
        crumb = button(_("Events"), lambda: self.lectern.go("events"), role="link")
        more = icon_button("ellipsis", _("More"))
        menu = QMenu(more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._fill(menu)
        more.setMenu(menu)
        papers = button(
            _("Documents"), lambda: self.lectern.go("documents", self.event_id), icon_name="printer"
        )
        head = row(crumb, self.title, self.status, self.summary, papers, more, gap=8, margins=(20, 8, 24, 0))
        head.setStretch(1, 4)
        head.setStretch(3, 1)
        self.status.setFixedWidth(124)
        self.strip = TabStrip(*self.tabs.values())
        top = ground("canvas")
        show = button(_("Show…"), self._show_common, role="small")
        leave = button(_("Leave them"), self.leave_common, role="small")
        self.banner = Banner("info", "", show, leave)
        self.banner.hide()
        top.setLayout(column(head, self.strip, line(), self.banner, gap=0))
        layout = column(top, self.stack, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def next_tab(self, way: int) -> None:
        """Open the tab beside this one, round and round, with the focus in it."""
        keys = [key for key, tab in self.tabs.items() if not tab.isHidden()]
        self.open_tab(keys[(keys.index(self.tab) + way) % len(keys)])
        part = self.parts[self.tab]
        table = getattr(part, "table", None)
        if hasattr(part, "begin"):
            part.begin()
        else:
            (table if table and table.isVisible() else self.tabs[self.tab]).setFocus()

    def keyPressEvent(self, event: Any) -> None:
        """Lines pasted anywhere on a tab go into its list, also while that is empty and so not to be seen."""
        table = getattr(self.parts.get(self.tab), "table", None)
        if event.matches(QKeySequence.StandardKey.Paste) and isinstance(table, Grid):
            table.paste()
        else:
            super().keyPressEvent(event)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(icon("upload"), _("Import a schedule into this event…"), self._import)
        add_acts(menu, self.lectern, [self.event_id] if self.event_id is not None else [])
        menu.addSeparator()
        menu.addAction(icon("trash-2"), _("Delete this event"), self.delete)

    def _tab(self, key: str) -> QPushButton:
        made = button(_(TABS[key]), lambda: self.open_tab(key), role="tab")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        self.group.addButton(made)
        return made

    # Where we are

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        if row_id is not None and row_id != self.event_id:
            self.before = self.picture
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
        """Show one tab; it is made when first seen. One that this event has not leads to the first."""
        event = self.row()
        if event is not None and key in HAVE and not HAVE[key](self.picture, event):
            key = "overview"
        if key not in self.parts:
            self.parts[key] = MAKERS[key](self)
            self.stack.addWidget(self.parts[key])
        self.tab = key
        self.tabs[key].setChecked(True)
        self.strip.reveal(self.tabs[key])
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
        title = spoken(self.picture, event)
        self.title.display(title)
        self.title.setMaximumWidth(QFontMetrics(font(20, 700)).horizontalAdvance(title) + 32)
        self.status.display(event.status)
        place = where(self.picture, event)
        words = [span(event.starts, event.ends), kind_name(event), place]
        self.summary.say(" · ".join(filter(None, words)))
        self._count(event)
        if self.tab in HAVE and not HAVE[self.tab](self.picture, event):
            self.open_tab("overview")
            return
        self._tell_common()
        self.parts[self.tab].refresh()

    def _count(self, event: Row) -> None:
        sessions = self.picture.of("session", "event_id", event.id)
        people = {a.person_id for s in sessions for a in self.picture.of("appearance", "session_id", s.id)}
        guests = self.picture.of("participant", "event_id", event.id)
        parts = self.picture.of("event", "part_of_id", event.id)
        groups = self.picture.of("group", "event_id", event.id)
        for key, has in HAVE.items():
            self.tabs[key].setVisible(has(self.picture, event))
        tasks = [task for task in self.picture.of("task", "event_id", event.id) if not task.done]
        counts = {"sessions": sessions, "people": people, "guests": guests, "groups": groups, "parts": parts,
                  "tasks": tasks, "budget": self.picture.of("budget_line", "event_id", event.id),
                  "risks": self.picture.of("risk", "event_id", event.id)}  # fmt: skip
        for key, count in ((key, len(found)) for key, found in counts.items()):
            self.tabs[key].setText(f"{_(TABS[key])}  {count:,}" if count else _(TABS[key]))
            self.tabs[key].setAccessibleName(self.tabs[key].text())

    # The common agenda

    def fresh_offers(self) -> list[Offer]:
        """What the parts would take over of what changed in the common agenda since the page was opened."""
        event = self.row()
        if event is None or self.before is self.picture or event.id not in self.before.tables["event"]:
            return []
        return offers(self.picture, event.id, self.before)

    def leave_common(self) -> None:
        """Let the parts be as they are."""
        self.before = self.picture
        self.refresh()

    def _tell_common(self) -> None:
        found = self.fresh_offers()
        self.banner.setVisible(bool(found))
        if found:
            from .cities import summary

            self.banner.words.setText(summary(found))
            self.banner.setAccessibleName(self.banner.words.text())

    def _show_common(self) -> None:
        self.open_tab("parts")
        self.parts["parts"].show_fresh()

    # Acts

    def _rename(self, text: str) -> None:
        try:
            event = Event.fetch(self.event_id or 0)
            if text != spoken(self.picture, self.row()):
                with step(_("Change “{title}”").format(title=event.title)):
                    put_spoken(event, "title", text)
                    event.save()
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

    def delete(self) -> None:
        """Delete this event, or cancel it once it is released."""
        with saying(self.lectern):
            event = Event.fetch(self.event_id or 0)
            title = event.title
            remove_event(event)
            self.lectern.tell(_("Delete “{title}”").format(title=title), undo=True)

    def _import(self) -> None:
        self.lectern.files.ask_import(self.event_id, "agenda")
