"""The Events page: every event of the season, filtered as one types, several changed at once."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from models import Campaign, Event, Person, Programme, Session, Venue
from models.event import KINDS, STATUSES, remove_event
from models.event_acts import change_events
from models.history import step
from models.words import N_, _, ngettext
from planning.problems import event_of, waiver
from planning.spoken import spoken

from .chips import Chips, Filter
from .columns import number
from .empty import first_event
from .errors import saying
from .event_acts import add_acts, change, duplicate, move
from .events_cells import EventCells
from .icons import icon
from .kinds import where
from .page import Page
from .parts import Elided, Search, button, column, ground, icon_button, label, row
from .pasting import paste_here
from .selection import SelectionBar
from .table import Table
from .views import Views

if TYPE_CHECKING:
    from .window import Window


_EXPECTED = attrgetter("expected")


class EventsPage(Page):
    """List, chips, sums, and a bar for what is chosen."""

    shows = (Event, Campaign, Programme, Session, Person, Venue)
    judges = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.problems: dict[int, tuple[int, int]] = {}
        self.table = Table("events", EventCells(self.store, self.problems).columns(), checks=True)
        self.table.setAccessibleName(_("Events"))
        self.table.sort(self.table.column("when"))
        self.count = label("", "count")
        self.search = Search(_("Filter events"))
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(280)
        self.chips = Chips(self._filters())
        self.views = Views(window, self.table, self.search, self.chips)
        self.sums = label("", "small")
        self.bar = SelectionBar(self, self._acts())
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        columns = button(_("Columns"), self._choose_columns, icon_name="columns-3", role="quiet")
        upload = button(_("Import…"), self.lectern.files.ask_import, icon_name="upload")
        new = button(_("New event"), self.lectern.new_event, icon_name="plus", role="primary")
        self.columns_button = columns
        head = row(label(_("Events"), "page"), self.count, None, columns, upload, new)
        head.setContentsMargins(24, 18, 24, 0)
        filters = row(self.search, self.chips, None, self.views.saving, gap=8, margins=(24, 12, 24, 8))
        filters.setStretch(0, 9)  # the filter gives way first
        self.views.setContentsMargins(24, 0, 24, 8)
        hint = _("Type to filter · Space selects · Enter opens · Ctrl+C copies to Excel")
        foot = ground("foot")
        foot.setLayout(row(self.sums, None, Elided(hint, "hint").giving_way(), margins=(24, 6, 24, 6)))
        full = QWidget()
        full.setLayout(column(filters, self.views, row(self.table, margins=(24, 0, 24, 0)), foot, gap=0))
        empty = QWidget()
        empty.setLayout(first_event(self.lectern))
        self.sides = QStackedWidget()
        self.sides.addWidget(full)
        self.sides.addWidget(empty)
        self.setLayout(column(head, self.sides, gap=0))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down.connect(self._into_list)
        self.chips.changed.connect(self._filter)
        self.table.head.sortIndicatorChanged.connect(lambda *_: self.views.refresh())
        self.table.opened.connect(lambda event: self.lectern.go("event", event.id))
        self.table.typed.connect(self.search.type_on)
        self.table.chosen_changed.connect(self._sum)
        self.table.menu_wanted.connect(self._menu)

    # What is shown

    def _picture(self) -> Any:
        return self.store.picture

    def refresh(self) -> None:
        self.problems.clear()
        for finding in self.store.problems:
            event_id = event_of(self.picture, finding)
            if event_id is not None and waiver(self.picture, finding) is None:
                block, warn = self.problems.get(event_id, (0, 0))
                bad = finding.level == "block"
                self.problems[event_id] = (block + bad, warn + (not bad))
        rows = list(self.picture.all("event"))
        self.sides.setCurrentIndex(0 if rows else 1)
        self.chips.refresh()
        self.table.show_rows(rows)  # which tells of the choice, and so sums up

    def _filter(self) -> None:
        self.table.filter(self.search.text(), self.chips.passes())
        self.views.refresh()

    def _into_list(self) -> None:
        self.table.setFocus()
        if self.table.rows.shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 1))

    def _sum(self) -> None:
        shown, all_ = self.table.rows.shown, len(self.table.rows.all)
        self.count.setText(_("{shown} of {all}").format(shown=number(len(shown)), all=number(all_))
                           if len(shown) != all_ else number(all_) if all_ else "")  # fmt: skip
        words = [ngettext("{count} event", "{count} events", len(shown)).format(count=number(len(shown)))]
        expected = sum(filter(None, map(_EXPECTED, shown)))
        if expected:
            words.append(_("{count} people expected").format(count=number(expected)))
        chosen = self.table.chosen()
        if chosen:
            sessions = sum(len(self.picture.of("session", "event_id", event.id)) for event in chosen)
            people = sum(event.expected or 0 for event in chosen)
            words.append(_("{count} selected: {sessions} sessions, {people} people").format(
                count=number(len(chosen)), sessions=number(sessions), people=number(people)))  # fmt: skip
        self.sums.setText("      ".join(words))
        self.bar.follow(len(chosen) if len(chosen) > 1 else 0)

    def _filters(self) -> list[Filter]:
        p = self._picture
        return [
            Filter("status", N_("Status"), lambda e: e.status, lambda k: _(STATUSES[k]), list(STATUSES)),
            Filter("kind", N_("Kind"), lambda e: e.kind, lambda k: _(KINDS[k].name), self._kinds),
            Filter("city", N_("City"), lambda e: where(p(), e), str, self._cities),
            Filter(
                "campaign",
                N_("Campaign"),
                lambda e: e.campaign_id,
                lambda k: spoken(p(), p().tables["campaign"][k]),
                lambda: [c.id for c in p().all("campaign")],
            ),
            Filter(
                "problems",
                N_("With problems"),
                lambda e: e.id in self.problems,
                count=lambda: len(self.problems),
            ),
        ]

    def _kinds(self) -> list[str]:
        used = {event.kind for event in self.picture.all("event")}
        return [key for key in KINDS if key in used]

    def _cities(self) -> list[str]:
        return sorted({where(self.picture, event) for event in self.picture.all("event")} - {""})

    # Acts

    def _acts(self) -> list[QWidget]:
        status = button(_("Status"), icon_name="circle-dot", role="quiet")
        status.setMenu(self._status_menu(status))
        campaign = button(_("Campaign"), icon_name="flag", role="quiet")
        menu = QMenu(campaign)
        menu.aboutToShow.connect(lambda: self._fill_campaigns(menu))
        campaign.setMenu(menu)
        more = button(
            _("Change…"), lambda: change(self.lectern, self._ids()), icon_name="list-checks", role="quiet"
        )
        far = button(
            _("Move…"), lambda: move(self.lectern, self._ids()), icon_name="calendar-days", role="quiet"
        )
        twice = button(_("Duplicate…"), lambda: duplicate(self.lectern, self._ids()), icon_name="copy",
                       role="quiet")  # fmt: skip
        copy = button(_("Copy"), self.table.copy, icon_name="clipboard-list", role="quiet")
        delete = button(_("Delete"), self.delete, icon_name="trash-2", role="danger")
        for made in (status, campaign):
            made.setProperty("menu", "yes")
        return [
            status,
            campaign,
            more,
            far,
            twice,
            copy,
            delete,
            icon_button("x", _("Choose none"), self.table.clearSelection),
        ]

    def _status_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(_("Status"), parent)
        for key, name in STATUSES.items():
            menu.addAction(_(name), partial(self.change, status=key))
        return menu

    def _fill_campaigns(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(_("none"), lambda: self.change(campaign=None))
        for campaign in self.picture.all("campaign"):
            menu.addAction(spoken(self.picture, campaign), partial(self.change, campaign=campaign.id))

    def _act(self, act: Callable[["Window", list[int]], None]) -> None:
        act(self.lectern, self._ids())

    def _ids(self) -> list[int]:
        return [event.id for event in self.table.chosen()]

    def change(self, **values: Any) -> None:
        """Give all chosen events the same value, in one step."""
        with saying(self.lectern):
            change_events([Event.fetch(row_id) for row_id in self._ids()], **values)

    def delete(self) -> None:
        """Delete the chosen events, or cancel those whose paper is out."""
        events = self.table.chosen()
        if not events:
            return
        name = (_("Delete “{title}”").format(title=events[0].title) if len(events) == 1
                else _("Delete {count} events").format(count=len(events)))  # fmt: skip
        with saying(self.lectern):
            with step(name):
                for row_ in events:
                    remove_event(Event.fetch(row_.id))
            self.lectern.tell(name, undo=True)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        events = self.table.chosen()
        if len(events) == 1:
            menu.addAction(_("Open"), lambda: self.lectern.go("event", events[0].id))
            menu.addAction(_("Documents"), lambda: self.lectern.go("documents", events[0].id))
        if events:
            menu.addMenu(self._status_menu(menu))
            add_acts(menu, self.lectern, self._ids())
            menu.addAction(icon("clipboard-list"), _("Copy"), self.table.copy)
            menu.addSeparator()
            menu.addAction(icon("trash-2"), _("Delete"), self.delete)
        else:
            menu.addAction(_("New event"), self.lectern.new_event)
            menu.addAction(_("Paste"), self.paste)
        menu.popup(at)

    def _choose_columns(self) -> None:
        at = self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height()))
        self.table.head.columns_menu().popup(at)

    def paste(self) -> None:
        """Paste lines from Excel: events of a known title are brought up to date, others added."""
        paste_here(self.lectern, Event, "title", self.table)

    # What the window asks

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.chosen():
            self.delete()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        self.table.setFocus()

    def find_here(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        if row_id is not None:
            self.table.choose([row_id])

    def place(self) -> tuple[int | None, Any]:
        now = self.table.now()
        return (now.id if now is not None else None), None
