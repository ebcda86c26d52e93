"""The Calendar page: month, week and year of the whole season, where events are moved by hand or by key."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStackedWidget

from models import Absence, Campaign, Event, Person, Programme, Release, Session, Task, Venue
from models.event import STATUSES
from models.words import N_, _
from planning.plan import Picture, Row
from planning.problems import event_of, waiver
from planning.spoken import spoken

from .calendar_acts import event_menu
from .calendar_day import DayPanel
from .calendar_facts import Season
from .calendar_strip import YearStrip
from .calendar_view import WeeksView
from .calendar_words import month_title, months_on, week_title
from .calendar_year import YearView
from .chips import Chips, Filter
from .kinds import where
from .new_event import NewEvent
from .page import Page
from .paper_here import print_calendar
from .parts import Segments, button, column, icon_button, label, row

if TYPE_CHECKING:
    from .window import Window

MODES = {"week": N_("Week"), "month": N_("Month"), "year": N_("Year")}
PANEL_FROM = 870  # px of the page from which the day stands beside the calendar
NAMED_FROM = 640  # px of the page from which its button has words


class CalendarPage(Page):
    """`day` is the chosen day, `event_id` the chosen event of it, `anchor` what is in sight."""

    shows = (Event, Campaign, Programme, Venue, Absence, Person, Session, Task, Release)
    judges = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.mode, self.day = "month", date.today()
        self.event_id: int | None = None
        self.anchor = self.day
        self.problems: dict[int, tuple[int, int]] = {}
        self.chips = Chips(self._filters())
        self.season = Season(self.picture)
        self.day = self.anchor = self._first_day()
        self.title = label("", "page")
        self.strip = YearStrip(self)
        self.weeks = WeeksView(self)
        self.year = YearView(self)
        self.panel = DayPanel(self)
        self.segments = Segments([(key, _(name)) for key, name in MODES.items()], "month", _("Show"))
        self._lay_out()
        self.chips.changed.connect(self.refresh)
        self.segments.chosen.connect(self.show_mode)
        self.refresh()

    def _lay_out(self) -> None:
        back = icon_button("chevron-left", _("Before (Page Up)"), lambda: self.step(-1))
        on = icon_button("chevron-right", _("After (Page Down)"), lambda: self.step(1))
        today = button(_("Today"), self.go_today)
        self.new = new = button(_("New event"), self.new_event, icon_name="plus", role="primary")
        new.setAccessibleName(_("New event"))
        printing = icon_button("printer", _("Print"), lambda: print_calendar(self))
        self.head = row(self.title, 4, back, on, today, None, self.chips, self.segments, printing, new, gap=8,
                        margins=(24, 18, 16, 12))  # fmt: skip
        self.second_line = row(gap=0)
        self.views = QStackedWidget()
        self.views.addWidget(self.weeks)
        self.views.addWidget(self.year)
        below = row(self.views, self.panel, gap=0)
        below.setStretch(0, 1)
        layout = column(self.head, self.second_line, row(self.strip, margins=(24, 0, 16, 0)), below, gap=0)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _filters(self) -> list[Filter]:
        def picture() -> Picture:
            return self.store.picture

        return [
            Filter("programme", N_("Programme"), self._programme,
                   lambda k: spoken(picture(), picture().tables["programme"][k], "name"),
                   lambda: [p.id for p in picture().all("programme")]),
            Filter("city", N_("City"), lambda e: where(picture(), e), str,
                   lambda: sorted({where(picture(), e) for e in picture().all("event")} - {""})),
            Filter("status", N_("Status"), lambda e: e.status, lambda k: _(STATUSES[k]),
                   [key for key in STATUSES if key != "cancelled"]),
        ]  # fmt: skip

    def _programme(self, event: Row) -> int | None:
        found = self.picture.programme_of(event)
        return found.id if found else None

    def _first_day(self) -> date:
        """Today, while the season is near; else where it begins, or has ended."""
        today, known = date.today(), sorted(self.season.by_day)
        if not known or any(abs((day - today).days) < 32 for day in known):
            return today
        return next((day for day in known if day > today), known[-1])

    # What is shown

    def refresh(self) -> None:
        chosen = self.chips.chosen.get("programme")
        self.season = Season(
            self.picture, self.chips.passes(), lambda c: not chosen or c.programme_id in chosen
        )
        self.problems = self._counted()
        self.chips.refresh()
        self._show()

    def _counted(self) -> dict[int, tuple[int, int]]:
        found: dict[int, tuple[int, int]] = {}
        for finding in self.store.problems:
            event_id = event_of(self.picture, finding)
            if event_id is not None and finding.level != "inform" and waiver(self.picture, finding) is None:
                block, warn = found.get(event_id, (0, 0))
                bad = finding.level == "block"
                found[event_id] = (block + bad, warn + (not bad))
        return found

    def _show(self) -> None:
        titles = {"month": month_title, "week": week_title, "year": lambda day: str(day.year)}
        self.title.setText(titles[self.mode](self.anchor))
        self.segments.buttons[self.mode].setChecked(True)
        self.views.setCurrentWidget(self.year if self.mode == "year" else self.weeks)
        if self.mode == "year":
            self.year.lay_out()
        else:
            self.weeks.show_weeks(*self._stretch(), tall=self.mode == "week")
        self.strip.refresh()
        self.panel.refresh()

    def _stretch(self) -> tuple[date, int]:
        """The first Monday in sight, and how many weeks."""
        first = self.anchor if self.mode == "week" else self.anchor.replace(day=1)
        monday = first - timedelta(days=first.weekday())
        if self.mode == "week":
            return monday, 1
        last = months_on(self.anchor, 1).replace(day=1) - timedelta(days=1)
        return monday, ((last - monday).days // 7) + 1

    # Going through time

    def go_day(self, day: date, event_id: int | None = None) -> None:
        """Choose a day, and an event of it."""
        self.day, self.event_id = day, event_id
        if not self._in_sight(day):
            self.anchor = day
            self._show()
        else:
            self.panel.refresh()
            view = self.year if self.mode == "year" else self.weeks
            view.viewport().update()
        if self.mode == "year":
            self.year.bring(day)
        (self.year if self.mode == "year" else self.weeks).tell_focus()

    def keep_in_sight(self, day: date) -> None:
        """Turn the pages until a day is in sight; the chosen day stays."""
        if not self._in_sight(day):
            self.anchor = day
            self._show()

    def _in_sight(self, day: date) -> bool:
        if self.mode == "year":
            return day.year == self.anchor.year
        monday, weeks = self._stretch()
        return monday <= day < monday + timedelta(days=7 * weeks)

    def turn(self, way: int) -> None:
        """Show what comes before or after, without choosing another day."""
        if self.mode == "week":
            self.anchor += timedelta(days=7 * way)
        else:
            self.anchor = months_on(self.anchor, way * (12 if self.mode == "year" else 1))
        self._show()

    def step(self, way: int) -> None:
        """The month, week or year before or after, and the same day there."""
        if self.mode == "week":
            self.day += timedelta(days=7 * way)
        else:
            self.day = months_on(self.day, way * (12 if self.mode == "year" else 1))
        self.anchor, self.event_id = self.day, None
        self._show()
        (self.year if self.mode == "year" else self.weeks).tell_focus()

    def go_month(self, first: date) -> None:
        """Show a month, from the strip."""
        self.mode = "month" if self.mode == "year" else self.mode
        self.day = self.anchor = first
        self.event_id = None
        self._show()
        self.begin()

    def go_today(self) -> None:
        """Choose today."""
        self.anchor = date.today()
        self._show()
        self.go_day(date.today())
        self.begin()

    def show_mode(self, mode: str) -> None:
        """A month, a week or a year, around the chosen day."""
        self.mode, self.anchor = mode, self.day
        self._show()
        self.begin()

    def next_event(self, way: int) -> None:
        """Choose the next or previous event of the day."""
        ids = [band.event_id for band in self.season.wholes_on(self.day) if self.mode != "year"]
        ids += [event.id for event in self.season.day(self.day)]
        if ids:
            at = ids.index(self.event_id) + way if self.event_id in ids else (0 if way > 0 else -1)
            self.go_day(self.day, event_id=ids[at % len(ids)])

    def enter(self) -> None:
        """Open the chosen event, or the only one of the day; else go to the list of them."""
        rows = self.season.day(self.day)
        if self.event_id is not None or len(rows) == 1:
            self.open_event(self.event_id or rows[0].id)
        else:
            self.panel.take_focus()

    # Acts

    def open_event(self, event_id: int) -> None:
        """Show the page of an event."""
        self.event_id = event_id
        self.lectern.go("event", event_id)

    def new_event(self) -> None:
        """Ask for a new event on the chosen day."""
        dialog = NewEvent(self.lectern)
        dialog.day.setText(self.day.isoformat())
        dialog.open()

    def only_campaign(self, campaign_id: int | None) -> None:
        """Show the programme of a campaign alone."""
        campaign = self.picture.get("campaign", campaign_id)
        if campaign:
            self.chips.chosen["programme"] = {campaign.programme_id}
            self.chips.changed.emit()

    def menu(self, at: QPoint) -> None:
        """What can be done with the chosen event, or on the chosen day."""
        event_menu(self).popup(at)

    # What the window asks

    def begin(self) -> None:
        (self.year if self.mode == "year" else self.weeks).setFocus()

    def place(self) -> tuple[int | None, Any]:
        return None, (self.day, self.mode, self.event_id)

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        event = self.picture.get("event", row_id)
        if event is not None and event.starts:
            self.go_day(event.starts.date(), event_id=event.id)
        elif part:
            self.day, self.mode, self.event_id = part
            self.anchor = self.day
            self._show()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= PANEL_FROM
        self.panel.setVisible(roomy)
        self.new.setText(_("New event") if self.width() >= NAMED_FROM else "")
        if roomy is not (self.head.indexOf(self.chips) >= 0):
            self._put_chips(beside=roomy)
        self.strip.fit(self.height())

    def _put_chips(self, *, beside: bool) -> None:
        """The filters stand beside the title, or under it where the page is narrow."""
        self.head.removeWidget(self.chips)
        self.second_line.removeWidget(self.chips)
        if beside:
            self.head.insertWidget(self.head.indexOf(self.segments), self.chips)
        else:
            self.second_line.addWidget(self.chips)
            self.second_line.addStretch(1)
        self.second_line.setContentsMargins(*((0, 0, 0, 0) if beside else (24, 0, 16, 8)))
