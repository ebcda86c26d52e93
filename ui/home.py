"""Home: this week, what needs attention, what comes next, and how far the campaigns are."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from models import Appearance, Campaign, Event, Programme, Session, Task, Venue
from models.words import _, ngettext
from planning.coming import taking_place, week
from planning.spoken import spoken

from .dates import days_to, long_day, week_of
from .home_aside import Aside
from .home_papers import Papers
from .home_week import Week
from .kinds import where
from .needs import Needs
from .page import Page
from .parts import button, column, label, row, scrolling
from .slot import Slot

if TYPE_CHECKING:
    from .window import Window


class HomePage(Page):
    """The date is the title; below it what happens and what is missing. What did not change stays."""

    shows = (Event, Campaign, Programme, Task, Session, Appearance, Venue)
    judges = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.day, self.sentence = label("", "day"), label("", "second")
        self.week, self.needs, self.aside = Week(window), Needs(window), Aside(window)
        self.papers = Papers(window)
        left = QWidget()
        left.setLayout(column(self.needs, self.papers, None, gap=0))
        below = row(left, self.aside, gap=40)
        below.setAlignment(left, Qt.AlignmentFlag.AlignTop)
        below.setStretch(0, 68)
        below.setStretch(1, 32)
        below.setAlignment(self.aside, Qt.AlignmentFlag.AlignTop)
        full, self.empty = QWidget(), Slot()
        full.setLayout(column(self.week, 24, below, None, gap=0))
        self.sides = QStackedWidget()
        self.sides.addWidget(full)
        self.sides.addWidget(self.empty)
        new = button(_("New event"), window.new_event, icon_name="plus", role="primary")
        printing = button(_("Print this week"), self.print_week, icon_name="printer")
        head = row(column(self.day, self.sentence, gap=2), None, printing, new, gap=8)
        for way in (printing, new):
            head.setAlignment(way, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(column(head, 16, self.sides, gap=0, margins=(32, 24, 32, 24)))
        self.area = scrolling(holder)
        self.setLayout(column(self.area, gap=0))
        self.refresh()

    def begin(self) -> None:
        self.papers.tell(self.picture)  # what was printed meanwhile is no change of the plan
        super().begin()

    def refresh(self) -> None:
        today, now = date.today(), datetime.now()
        self.day.setText(long_day(today))
        self.sentence.setText(self._sentence(today))
        if not self.picture.tables["event"]:
            from .empty import first_event

            self.empty.fill(True, lambda: [first_event(self.lectern)])
            self.sides.setCurrentIndex(1)
            return
        self.sides.setCurrentIndex(0)
        self.week.tell(today, week(self.picture, next(iter(week_of(today)))))
        if self.store.judged_once:  # due days load the holidays: after the first frame
            from planning.attention import attention

            self.needs.tell(attention(self.picture, self.store.problems, now))
        self.aside.tell(self.picture, now)
        self.papers.tell(self.picture)

    def print_week(self) -> None:
        """Show this week on paper."""
        monday = next(iter(week_of(date.today())))
        self.lectern.go("documents", None, ("week-sheet", {"week": monday.isoformat()}))

    def _sentence(self, today: date) -> str:
        """Where the season stands, in one sentence."""
        campaigns = [c for c in self.picture.all("campaign") if c.starts and c.starts > today]
        ahead = sorted(campaigns, key=lambda c: c.starts)
        coming = [e for e in taking_place(self.picture) if e.starts.date() >= today]
        parts = []
        if ahead:
            days = days_to(ahead[0].starts)
            text = ngettext("{days} day to {campaign}.", "{days} days to {campaign}.", days)
            parts.append(text.format(days=days, campaign=spoken(self.picture, ahead[0])))
        cities = len({where(self.picture, e) for e in coming} - {""})
        text = ngettext("{count} event ahead", "{count} events ahead", len(coming)).format(count=len(coming))
        if cities > 1:
            text = _("{events} in {cities} cities").format(events=text, cities=cities)
        parts.append(_("{sentence}.").format(sentence=text))
        return " ".join(parts)
