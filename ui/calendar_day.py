"""The chosen day beside the calendar: each of its events, what goes on, and who is away."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from models.words import _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .calendar_facts import short_title
from .calendar_words import day_month, hours_of, spoken_event
from .columns import status
from .dates import long_day
from .icons import icon
from .kinds import event_colour, status_part, where
from .lines import Stripe
from .parts import Elided, Holder, column, emptied, icon_button, label, line, row, scrolling, unveil

if TYPE_CHECKING:
    from .calendar import CalendarPage

WIDE = 272


class DayPanel(QFrame):
    """Filled anew for each day."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page = page
        self.setProperty("ground", "side")
        self.setFixedWidth(WIDE)
        self.title = Elided("", "section")
        self.second = label("", "small", wrap=True)
        self.entries: list[Holder] = []
        self._shown: tuple[object, ...] = ()
        plus = icon_button("plus", _("New event on this day"), page.new_event)
        head = row(column(self.title, self.second, gap=2), plus, gap=8, margins=(16, 12, 10, 8))
        head.setStretch(0, 1)
        head.setAlignment(plus, Qt.AlignmentFlag.AlignTop)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.list.setContentsMargins(10, 0, 10, 12)
        inside = QWidget()
        inside.setLayout(self.list)
        self.area = scrolling(inside)
        self.setLayout(column(head, row(line(), margins=(16, 0, 16, 0)), self.area, gap=0))

    def refresh(self) -> None:
        """Show the day chosen now."""
        page, day = self.page, self.page.day
        facts, rows = page.season.facts(day), page.season.day(day)
        now = self._said(day)
        if now == self._shown:
            return
        self._shown = now
        self.title.say(long_day(day))
        counted = ngettext("{count} event", "{count} events", len(rows)).format(count=len(rows))
        self.second.setText(
            _(", ").join(filter(None, (facts.name, counted if rows else _("Nothing planned"))))
        )
        emptied(self.list)
        self.entries = [self._entry(event, day) for event in rows]
        for made in self.entries:
            self.list.addWidget(made)
            self.list.addWidget(line())
        self._going_on(day)
        self.list.addSpacing(10)
        self.list.addLayout(row(label(_away(page, day), "hint", wrap=True), margins=(6, 0, 0, 0)))
        self.list.addStretch(1)
        unveil(self.list)
        inside = self.area.widget()
        assert inside is not None
        inside.setMinimumHeight(self.list.minimumSize().height())  # at once, not when Qt gets round to it

    def _said(self, day: date) -> tuple[object, ...]:
        """Everything the panel says of a day: while it is the same, nothing is made anew."""
        page, rows = self.page, self.page.season.day(day)
        look = [
            (short_title(page.picture, e), event_colour(page.picture, e), where(page.picture, e),
             page.picture.get("venue", e.venue_id), page.problems.get(e.id))
            for e in rows
        ]  # fmt: skip
        going_on = page.season.going_on(day), page.season.long_on(day)
        return day, page.season.facts(day), list(rows), look, going_on, _away(page, day)

    def take_focus(self) -> None:
        """Go to the first event, from where the arrows and Tab lead on."""
        QTimer.singleShot(0, self._focus_first)  # entries just made are shown first

    def _focus_first(self) -> None:
        if self.entries:
            self.entries[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _entry(self, event: Row, day: date) -> Holder:
        page = self.page
        title, brand = short_title(page.picture, event)
        hours = " · ".join(filter(None, (hours_of(event, day), brand)))
        parts: list[QWidget] = [Elided(hours, "small"), Elided(title, "strong")]
        place = where(page.picture, event)
        venue = page.picture.get("venue", event.venue_id)
        second = " · ".join(filter(None, (spoken(page.picture, venue, "name"), place)))
        if second:
            parts.append(Elided(second, "small"))
        tall = 24 + 19 * len(parts)
        words = column(*parts, gap=1)
        block, warn = page.problems.get(event.id, (0, 0))
        if block or warn:
            words.addLayout(_problems(block, warn))
            tall += 19
        mark, stripe = Mark(event.status), Stripe(event_colour(page.picture, event))
        inside = row(stripe, words, mark, gap=10, margins=(6, 8, 6, 8))
        inside.setStretch(1, 1)
        inside.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        name = spoken_event(page.picture, event, day, (block, warn))
        made = Holder(inside, tall - 4, partial(page.open_event, event.id), name)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(partial(self._menu, made, event.id))
        return made

    def _menu(self, made: QWidget, event_id: int, at: QPoint) -> None:
        place = made.mapToGlobal(at)
        self.page.event_id = event_id
        self.page.menu(place)

    def _going_on(self, day: date) -> None:
        season = self.page.season
        lines = [
            self._line(b.colour, b.title, b.last, partial(self.page.only_campaign, b.campaign_id))
            for b in season.going_on(day)
        ]
        lines += [
            self._line(event_colour(season.picture, e), spoken(season.picture, e),
                       (e.ends or e.starts).date(), partial(self.page.open_event, e.id))
            for e in season.long_on(day)
        ]  # fmt: skip
        if lines:
            self.list.addSpacing(12)
            self.list.addLayout(row(label(_("Going on"), "smallstrong"), margins=(6, 0, 0, 0)))
            self.list.addSpacing(2)
            for made in lines:
                self.list.addWidget(made)

    def _line(self, colour_name: str, title: str, last: date, act: partial[None]) -> Holder:
        end = label(_("to {day}").format(day=day_month(last)), "hint")
        inside = row(Stripe(colour_name), Elided(title, "small"), end, gap=8, margins=(6, 3, 6, 3))
        inside.setStretch(1, 1)
        return Holder(inside, 26, act, f"{title} {end.text()}")


class Mark(QWidget):
    """The shape of a status."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.setFixedSize(14, 18)
        self.setToolTip(status_part(name).text)
        self.setAccessibleName(status_part(name).text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        status(painter, self.name, QRectF(1, 3, 12, 12))


def _problems(block: int, warn: int) -> QVBoxLayout:
    lines = row(gap=6)
    for count, icon_name, ink, text in (
        (block, "octagon-alert", "bad", ngettext("{count} problem blocks", "{count} problems block", block)),
        (warn, "triangle-alert", "warn", ngettext("{count} warning", "{count} warnings", warn)),
    ):
        if count:
            mark = QLabel()
            mark.setPixmap(icon(icon_name, ink).pixmap(12, 12))
            lines.addWidget(mark)
            lines.addWidget(label(text.format(count=count), "bad" if ink == "bad" else "warnline"))
    lines.addStretch(1)
    return column(lines)


def _away(page: "CalendarPage", day: date) -> str:
    """Who cannot on a day."""
    begins = datetime.combine(day, time(0))
    rows = [
        a
        for a in page.picture.all("absence")
        if a.person_id and a.starts < begins + timedelta(days=1) and a.ends > begins
    ]
    people = {a.person_id: page.picture.get("person", a.person_id) for a in rows}
    names = sorted(spoken(page.picture, person, "name") for person in people.values() if person)
    if not names:
        return _("Nobody is away.")
    shown = _(", ").join(names[:4])
    if len(names) > 4:
        return _("Away: {names} and {count} more.").format(names=shown, count=len(names) - 4)
    return _("Away: {names}.").format(names=shown)
