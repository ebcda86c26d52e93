"""Home: this week, what needs attention, what comes next, and how far the campaigns are."""

import json
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from models import Campaign, Event, Programme, Task
from models.words import _, ngettext
from planning.plan import Row

from .dates import clock, days_to, long_day, moment, short_day, week_of, weekday
from .icons import icon
from .kinds import event_colour, where
from .marks import MARKS
from .page import Page
from .parts import Elided, Holder, button, column, emptied, ground, label, line, row, scrolling
from .theme import colour

if TYPE_CHECKING:
    from .window import Window

A_DAY = 5
ATTENTION = 8
NEXT = 4
LONG = 7


class HomePage(Page):
    """The date is the title; below it what happens and what is missing."""

    shows = (Event, Campaign, Programme, Task)
    judges = True

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.inside = column(gap=0, margins=(32, 24, 32, 24))
        holder = QWidget()
        holder.setLayout(self.inside)
        self.area = scrolling(holder)
        self.setLayout(column(self.area, gap=0))
        self.refresh()

    def refresh(self) -> None:
        scrolled = self.area.verticalScrollBar().value()
        emptied(self.inside)
        today = date.today()
        events = [e for e in self.picture.all("event") if e.starts and e.status != "cancelled"]
        self.inside.addLayout(self._head(today, events))
        self.inside.addSpacing(16)
        if not self.picture.tables["event"]:
            self.inside.addLayout(self._nothing())
        else:
            self.inside.addWidget(self._week(today, events))
            self.inside.addSpacing(24)
            below = row(self._attention(), self._aside(today, events), gap=40)
            below.setStretch(0, 68)
            below.setStretch(1, 32)
            self.inside.addLayout(below)
        self.inside.addStretch(1)
        self.area.verticalScrollBar().setValue(scrolled)

    def _head(self, today: date, events: list[Row]) -> Any:
        new = button(_("New event"), self.lectern.new_event, icon_name="plus", role="primary")
        title = column(label(long_day(today), "day"), label(self._sentence(today, events), "second"), gap=2)
        head = row(title, None, new)
        head.setAlignment(new, Qt.AlignmentFlag.AlignTop)
        return head

    def _sentence(self, today: date, events: list[Row]) -> str:
        """Where the season stands, in one sentence."""
        ahead = sorted(
            (c for c in self.picture.all("campaign") if c.starts and c.starts > today), key=lambda c: c.starts
        )
        coming = [e for e in events if e.starts.date() >= today]
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

    def _week(self, today: date, events: list[Row]) -> QFrame:
        box = ground("card")
        layout = row(gap=0)
        for number, day in enumerate(week_of(today)):
            if number:
                layout.addWidget(line("v"))
            layout.addWidget(Day(self, day, [e for e in events if _covers(e, day)]), 1)
        layout.addStrut(168)
        box.setLayout(layout)
        return box

    def _attention(self) -> QWidget:
        side = QWidget()
        layout = column(label(_("Needs attention"), "section"), 8, line(), gap=0)
        lines = [*self._problems(), *self._tasks()]
        for made in lines[:ATTENTION]:
            layout.addWidget(made)
            layout.addWidget(line())
        if len(lines) > ATTENTION:
            more = _("Show {count} more").format(count=len(lines) - ATTENTION)
            layout.addSpacing(6)
            layout.addLayout(row(button(more, self.lectern.problems_panel.toggle, role="link"), None))
        if not lines and self.store.judged_once:
            layout.addSpacing(10)
            layout.addWidget(label(_("Nothing needs you now: no problems, nothing overdue."), "second"))
        layout.addStretch(1)
        side.setLayout(layout)
        return side

    def _problems(self) -> list[QPushButton]:
        from planning.problems import event_of, waiver

        made = []
        for finding in self.store.problems:
            if waiver(self.picture, finding) is not None:
                continue
            name, ink = MARKS[finding.level]
            event = self.picture.get("event", event_of(self.picture, finding))
            session = next((i for t, i in finding.objects if t == "session"), 0)
            second = f"{event.title} · {moment(event.starts)}" if event else ""
            made.append(_line(name, ink, finding.message(), second,
                              partial(self.lectern.go_to, "session", session)))  # fmt: skip
            if len(made) > 200:
                break
        return made

    def _tasks(self) -> list[QPushButton]:
        """Tasks with a date that is past or this week."""
        made, soon = [], date.today() + timedelta(days=7)
        for task in sorted(
            (t for t in self.picture.all("task") if t.due and not t.done), key=lambda t: t.due
        ):
            if task.due <= soon:
                event = self.picture.get("event", task.event_id)
                text = _("Overdue since {day}") if task.due < date.today() else _("Due on {day}")
                second = text.format(day=short_day(task.due)) + (f" · {event.title}" if event else "")
                made.append(
                    _line(
                        "clock",
                        "text-2",
                        task.title,
                        second,
                        partial(self.lectern.go, "event", task.event_id)
                        if task.event_id
                        else self.lectern.back,
                    )
                )
        return made

    def _aside(self, today: date, events: list[Row]) -> QWidget:
        side = QWidget()
        layout = column(label(_("Next"), "section"), 8, line(), gap=0)
        coming = sorted((e for e in events if e.starts >= datetime.now()), key=lambda e: e.starts)
        for event in coming[:NEXT]:
            layout.addWidget(self._countdown(event))
            layout.addWidget(line())
        if not coming:
            layout.addSpacing(10)
            layout.addWidget(label(_("No event has a date ahead of today."), "second", wrap=True))
        targets = self._targets(today, events)
        if targets:
            layout.addSpacing(24)
            layout.addWidget(label(_("Campaigns"), "section"))
            layout.addSpacing(8)
            layout.addWidget(line())
            layout.addSpacing(8)
            for made in targets:
                layout.addWidget(made)
        layout.addStretch(1)
        side.setLayout(layout)
        return side

    def _countdown(self, event: Row) -> QPushButton:
        days = days_to(event.starts.date())
        figure = label(str(days), "day")
        unit = label(ngettext("day", "days", days), "hint")
        left = QWidget()
        left.setFixedWidth(52)
        left.setLayout(column(figure, unit, gap=0))
        place = where(self.picture, event)
        second = f"{moment(event.starts)}{f' · {place}' if place else ''}"
        words = QWidget()
        words.setLayout(column(Elided(event.title, "strong"), Elided(second, "small"), gap=1))
        inside = row(left, words, gap=8, margins=(0, 4, 0, 4))
        inside.setStretch(1, 1)
        return Holder(inside, 66, lambda: self.lectern.go("event", event.id), f"{event.title}, {second}")

    def _targets(self, today: date, events: list[Row]) -> list[QWidget]:
        """Each campaign of the season with its events held, confirmed and open, against its target."""
        made: list[QWidget] = []
        for campaign in self.picture.all("campaign"):
            rows = [
                e for e in self.picture.of("event", "campaign_id", campaign.id) if e.status != "cancelled"
            ]
            target = json.loads(campaign.targets or "{}").get("events") or len(rows)
            if target:
                held = sum(e.times for e in rows if e.status == "done")
                sure = sum(e.times for e in rows if e.status == "confirmed")
                made.append(Bar(campaign.title, held, sure, max(target, held + sure)))
        return made[:8]

    def _nothing(self) -> QVBoxLayout:
        from .empty import first_event

        return first_event(self.lectern)


class Day(QFrame):
    """One day of the week strip."""

    def __init__(self, page: HomePage, day: date, events: list[Row]) -> None:
        super().__init__()
        today = day == date.today()
        self.setProperty("ground", "weekend" if day.weekday() > 4 else "canvas")
        number = label(str(day.day), "today" if today else "strong")
        head = row(label(weekday(day), "accent" if today else "second"), number, None, gap=6)
        if today:
            head.addWidget(label(_("Today"), "smallstrong"))
        layout = column(head, 4, gap=6, margins=(8, 8, 6, 8))
        for event in sorted(events, key=lambda e: (e.starts.date() != day, e.starts))[:A_DAY]:
            layout.addWidget(_entry(page, event, day))
        if len(events) > A_DAY:
            layout.addWidget(label(_("{count} more").format(count=len(events) - A_DAY), "hint"))
        if not events:
            layout.addWidget(label(_("Nothing planned"), "hint"))
        layout.addStretch(1)
        self.setLayout(layout)
        self.setMinimumWidth(90)


def _entry(page: HomePage, event: Row, day: date) -> QPushButton:
    over = (event.ends or event.starts) < datetime.now()
    at = clock(event.starts) if event.starts.date() == day else _("continues")
    words = QWidget()
    words.setLayout(column(label(at, "hint"), Elided(event.title, "second" if over else ""), gap=0))
    inside = row(Stripe(event_colour(page.picture, event)), words, gap=6, margins=(0, 0, 2, 0))
    inside.setStretch(1, 1)
    return Holder(inside, 38, lambda: page.lectern.go("event", event.id), f"{at} {event.title}")


class Stripe(QWidget):
    """A vertical bar in the colour of a programme."""

    def __init__(self, colour_name: str) -> None:
        super().__init__()
        self.colour_name = colour_name
        self.setFixedWidth(3)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect().adjusted(0, 2, 0, -2), colour(self.colour_name))


class Bar(QWidget):
    """A campaign: name, figures, and a bar of what is held, confirmed and open."""

    def __init__(self, name: str, held: int, sure: int, target: int) -> None:
        super().__init__()
        self.shares = held / target, sure / target
        count = label(_("{done} of {target}").format(done=held + sure, target=target), "second")
        head = row(Elided(name), count, gap=8)
        head.setStretch(0, 1)
        self.setLayout(column(head, 14, gap=0))
        self.setAccessibleName(f"{name}: {count.text()}")
        self.setToolTip(
            _("{held} held, {sure} confirmed, {target} in all").format(held=held, sure=sure, target=target)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, width = self.height() - 12, self.width()
        for share, ink in ((1.0, "pressed"), (sum(self.shares), "accent-line"), (self.shares[0], "accent")):
            if share > 0:
                painter.setBrush(colour(ink))
                painter.drawRoundedRect(QRectF(0, top, max(6, width * share), 6), 3, 3)


def _line(icon_name: str, ink: str, first: str, second: str, act: Any) -> QPushButton:
    """A thing that needs attention; a click leads there."""
    mark = QLabel()
    mark.setPixmap(icon(icon_name, ink).pixmap(QSize(16, 16)))
    words = QWidget()
    words.setLayout(column(Elided(first), Elided(second, "hint"), gap=0))
    inside = row(mark, words, gap=10, margins=(4, 2, 4, 2))
    inside.setStretch(1, 1)
    return Holder(inside, 44, act, f"{first} {second}")


def _covers(event: Row, day: date) -> bool:
    """Whether an event is on that day; what goes on for weeks shows on its first and last day only."""
    first, last = event.starts.date(), (event.ends or event.starts).date()
    if (last - first).days > LONG:
        return day in (first, last)
    return first <= day <= last
