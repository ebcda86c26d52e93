"""Home: this week, what needs attention, what comes next, and how far the campaigns are."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from models import Appearance, Campaign, Event, Programme, Session, Task, Venue
from models.words import _, ngettext
from planning.attention import Countdown, Progress, attention, countdowns, progress, taking_place, week

from .dates import days_to, long_day, moment, plain_day, week_of
from .home_papers import Papers
from .home_week import Week
from .kinds import where
from .needs import Needs
from .page import Page
from .parts import Elided, Holder, button, column, label, line, row, scrolling
from .slot import Slot
from .theme import colour

if TYPE_CHECKING:
    from .window import Window

NEXT, CAMPAIGNS = 4, 8


class HomePage(Page):
    """The date is the title; below it what happens and what is missing. What did not change stays."""

    shows = (Event, Campaign, Programme, Task, Session, Appearance, Venue)
    judges = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.day, self.sentence = label("", "day"), label("", "second")
        self.week, self.needs, self.aside = Week(window), Needs(window), Slot()
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
        head = row(column(self.day, self.sentence, gap=2), None, new)
        head.setAlignment(new, Qt.AlignmentFlag.AlignTop)
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
        judged = self.store.judged_once  # due days load the holidays: after the first frame
        self.needs.tell(attention(self.picture, self.store.problems, now) if judged else [], judged=judged)
        self._tell_aside(now)
        self.papers.tell(self.picture)

    def _sentence(self, today: date) -> str:
        """Where the season stands, in one sentence."""
        campaigns = [c for c in self.picture.all("campaign") if c.starts and c.starts > today]
        ahead = sorted(campaigns, key=lambda c: c.starts)
        coming = [e for e in taking_place(self.picture) if e.starts.date() >= today]
        parts = []
        if ahead:
            days = days_to(ahead[0].starts)
            text = ngettext("{days} day to {campaign}.", "{days} days to {campaign}.", days)
            parts.append(text.format(days=days, campaign=ahead[0].title))
        cities = len({where(self.picture, e) for e in coming} - {""})
        text = ngettext("{count} event ahead", "{count} events ahead", len(coming)).format(count=len(coming))
        if cities > 1:
            text = _("{events} in {cities} cities").format(events=text, cities=cities)
        parts.append(_("{sentence}.").format(sentence=text))
        return " ".join(parts)

    def _tell_aside(self, now: datetime) -> None:
        coming = [self._next(each) for each in countdowns(self.picture, now, NEXT)]
        targets = [target(each) for each in progress(self.picture) if each.what == "events"][:CAMPAIGNS]
        self.aside.fill((tuple(coming), tuple(targets)), lambda: self._aside(coming, targets))

    def _aside(self, coming: "list[Next]", targets: "list[Target]") -> list[QWidget | int]:
        made: list[QWidget | int] = [label(_("Next"), "section"), 8, line()]
        for each in coming:
            made += [self._countdown(each), line()]
        if not coming:
            made += [10, label(_("No event has a date ahead of today."), "second", wrap=True)]
        if targets:
            made += [24, label(_("Campaigns"), "section"), 8, line(), 8]
            made += [Bar(each) for each in targets]
        return made

    def _next(self, each: Countdown) -> "Next":
        if each.table == "campaign":
            return Next("campaign", each.row.id, each.days, each.row.title, plain_day(each.row.starts))
        place = where(self.picture, each.row)
        second = f"{moment(each.row.starts)}{f' · {place}' if place else ''}"
        return Next("event", each.row.id, each.days, each.row.title, second)

    def _countdown(self, each: "Next") -> QPushButton:
        figure = label(str(each.days), "day")
        unit = label(ngettext("day", "days", each.days), "hint")
        left = QWidget()
        left.setFixedWidth(52)
        left.setLayout(column(figure, unit, gap=0))
        words = QWidget()
        words.setLayout(column(Elided(each.title, "strong"), Elided(each.second, "small"), gap=1))
        inside = row(left, words, gap=8, margins=(0, 4, 0, 4))
        inside.setStretch(1, 1)
        return Holder(inside, 66, lambda: self._go(each), f"{each.title}, {each.second}")

    def _go(self, each: "Next") -> None:
        """To an event; to the day on which a campaign begins."""
        row_ = self.picture.get(each.table, each.row_id)
        if each.table == "event":
            self.lectern.go("event", each.row_id)
        elif row_ is not None and row_.starts:
            self.lectern.go("calendar", None, (row_.starts, "month", None))


class Next(NamedTuple):
    """What is seen of something that comes."""

    table: str
    row_id: int
    days: int
    title: str
    second: str


class Target(NamedTuple):
    """What is seen of a campaign: its events held, confirmed, and in all."""

    name: str
    held: int
    sure: int
    all: int


def target(each: Progress) -> Target:
    """A campaign against its target of events; more than the target is all there is."""
    return Target(
        each.campaign.title, each.held, each.confirmed, max(each.target, each.held + each.confirmed)
    )


class Bar(QWidget):
    """A campaign: name, figures, and a bar of what is held, confirmed and open."""

    def __init__(self, shown: Target) -> None:
        super().__init__()
        self.shares = shown.held / shown.all, shown.sure / shown.all
        done = _("{done} of {target}").format(done=shown.held + shown.sure, target=shown.all)
        head = row(Elided(shown.name), label(done, "second"), gap=8)
        head.setStretch(0, 1)
        self.setLayout(column(head, 14, gap=0))
        self.setAccessibleName(f"{shown.name}: {done}")
        words = _("{held} held, {sure} confirmed, {target} in all")
        self.setToolTip(words.format(held=shown.held, sure=shown.sure, target=shown.all))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, width = self.height() - 12, self.width()
        for share, ink in ((1.0, "pressed"), (sum(self.shares), "accent-line"), (self.shares[0], "accent")):
            if share > 0:
                painter.setBrush(colour(ink))
                painter.drawRoundedRect(QRectF(0, top, max(6, width * share), 6), 3, 3)
