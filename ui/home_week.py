"""The strip of this week on Home: seven days, each with its first events."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from models.words import _
from planning.plan import Row

from .dates import clock, weekday
from .kinds import event_colour
from .lines import Stripe
from .parts import Elided, Holder, column, ground, label, line, row
from .slot import Slot

if TYPE_CHECKING:
    from .window import Window

A_DAY = 5
#: Events of more days than this stand on their first and last day only.
LONG = 7


class Entry(NamedTuple):
    """What is seen of an event in a day."""

    event_id: int
    at: str
    title: str
    colour: str
    over: bool


class Week(Slot):
    """Seven days beside each other."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window

    def tell(self, today: date, week: list[tuple[date, list[Row]]]) -> None:
        """Show these days with their events."""
        shown = []
        for day, rows in week:
            events = [event for event in rows if _covers(event, day)]
            events.sort(key=lambda e: (e.starts.date() != day, e.starts))
            shown.append((day, tuple(self._entry(e, day) for e in events[:A_DAY]), len(events)))
        self.fill((today, tuple(shown)), lambda: [self._strip(today, shown)])

    def _entry(self, event: Row, day: date) -> Entry:
        assert self.window_.store is not None
        at = clock(event.starts) if event.starts.date() == day else _("continues")
        over = (event.ends or event.starts) < datetime.now()
        return Entry(event.id, at, event.title, event_colour(self.window_.store.picture, event), over)

    def _strip(self, today: date, shown: list[tuple[date, tuple[Entry, ...], int]]) -> QFrame:
        box = ground("card")
        layout = row(gap=0)
        for number, (day, entries, count) in enumerate(shown):
            if number:
                layout.addWidget(line("v"))
            layout.addWidget(self._day(today, day, entries, count), 1)
        layout.addStrut(168)
        box.setLayout(layout)
        return box

    def _day(self, today: date, day: date, entries: tuple[Entry, ...], count: int) -> QFrame:
        now = day == today
        box = ground("weekend" if day.weekday() > 4 else "canvas")
        number = label(str(day.day), "today" if now else "strong")
        head = row(label(weekday(day), "accent" if now else "second"), number, None, gap=6)
        if now:
            head.addWidget(label(_("Today"), "smallstrong"))
        layout = column(head, 4, gap=6, margins=(8, 8, 6, 8))
        for entry in entries:
            layout.addWidget(self._line(entry))
        if count > len(entries):
            layout.addWidget(label(_("{count} more").format(count=count - len(entries)), "hint"))
        if not count:
            layout.addWidget(Elided(_("Nothing planned"), "hint"))
        layout.addStretch(1)
        box.setLayout(layout)
        box.setMinimumWidth(80)
        return box

    def _line(self, entry: Entry) -> QPushButton:
        words = QWidget()
        title = Elided(entry.title, "second" if entry.over else "")
        words.setLayout(column(label(entry.at, "hint"), title, gap=0))
        inside = row(Stripe(entry.colour), words, gap=6, margins=(0, 0, 2, 0))
        inside.setStretch(1, 1)
        return Holder(
            inside, 38, lambda: self.window_.go("event", entry.event_id), f"{entry.at} {entry.title}"
        )


def _covers(event: Row, day: date) -> bool:
    """Whether an event is shown on that day: what goes on for weeks, on its first and last day only."""
    first, last = event.starts.date(), (event.ends or event.starts).date()
    return (last - first).days <= LONG or day in (first, last)
