"""The strip of this week on Home: seven days, each with its first events."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.words import _
from planning.plan import Row
from planning.spoken import spoken

from .columns import write
from .dates import clock, weekday
from .kinds import event_colour
from .painted import Line, Words, fill, stack
from .slot import Slot
from .theme import colour

if TYPE_CHECKING:
    from .window import Window

A_DAY = 5
#: Events of more days than this stand on their first and last day only.
LONG = 7
#: Pixels: the least height of the strip, the head of a day, an event and the gap above it.
TALL, HEAD, EVENT, GAP = 168, 38, 38, 6


class Entry(NamedTuple):
    """What is seen of an event in a day."""

    event_id: int
    at: str
    title: str
    colour: str
    over: bool


#: A day, its first events, and how many it has.
Day = tuple[date, tuple[Entry, ...], int]


class Week(Slot):
    """Seven days beside each other."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.window_ = window

    def tell(self, today: date, week: list[tuple[date, list[Row]]]) -> None:
        """Show these days with their events."""
        shown: list[Day] = []
        for day, rows in week:
            events = [event for event in rows if _covers(event, day)]
            events.sort(key=lambda e: (e.starts.date() != day, e.starts))
            shown.append((day, tuple(self._entry(e, day) for e in events[:A_DAY]), len(events)))
        self.fill((today, tuple(shown)), lambda: [Strip(self.window_, today, shown)])

    def _entry(self, event: Row, day: date) -> Entry:
        assert self.window_.store is not None
        at = clock(event.starts) if event.starts.date() == day else _("continues")
        over = (event.ends or event.starts) < datetime.now()
        picture = self.window_.store.picture
        return Entry(event.id, at, spoken(picture, event), event_colour(picture, event), over)


class Strip(QWidget):
    """Draws the days; their events are lines of their own."""

    def __init__(self, window: "Window", today: date, days: list[Day]) -> None:
        super().__init__()
        self.today, self.days = today, days
        self.lines = [
            [EventLine(window, day, entry, self) for entry in entries] for day, entries, _count in days
        ]
        self.setMinimumWidth(7 * 80)
        most = max((len(entries) + (count > len(entries)) for _day, entries, count in days), default=0)
        self.setFixedHeight(max(TALL, HEAD + most * (EVENT + GAP) + GAP))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(_told(day, count) for day, _entries, count in days))

    def resizeEvent(self, event: QResizeEvent) -> None:
        for number, lines in enumerate(self.lines):
            inside = self._column(number).adjusted(8, HEAD + GAP, -6, 0)
            stack(lines, inside, GAP)

    def _column(self, number: int) -> QRect:
        """Where a day stands, within the hairlines."""
        wide = (self.width() - 1) / len(self.days)
        left, right = round(number * wide), round((number + 1) * wide)
        return QRect(left + 1, 1, right - left - 1, self.height() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(frame, 8, 8)
        painter.setClipPath(shape)
        fill(painter, self.rect(), "canvas")
        for number, (day, entries, count) in enumerate(self.days):
            area = self._column(number)
            if day.weekday() > 4:
                fill(painter, area, "chrome")
            if number:
                fill(painter, QRect(area.left() - 1, 1, 1, area.height()), "line")
            self._head(painter, area.adjusted(8, 8, -6, 0), day)
            self._foot(painter, area.adjusted(8, 0, -6, 0), len(entries), count)
        painter.setClipping(False)
        painter.setPen(colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 8, 8)

    def _head(self, painter: QPainter, area: QRect, day: date) -> None:
        """The name of a day and its number, which is lit today."""
        now = day == self.today
        name = QRect(area.left(), area.top(), area.width(), 20)
        left = (
            name.left()
            + 6
            + write(painter, name, weekday(day), "accent" if now else "text-2", weight=500 if now else 400)
        )
        number = QRect(left, name.top(), max(0, name.right() - left + 1), 20)
        if not now:
            write(painter, number, str(day.day), "text", weight=500)
            return
        box = QRect(left, name.top(), 12 + 8 * len(str(day.day)), 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-fill"))
        painter.drawRoundedRect(QRectF(box), 4, 4)
        write(painter, box.adjusted(6, 0, 0, 0), str(day.day), "on-accent", weight=500)
        rest = QRect(box.right() + 7, name.top(), name.right() - box.right() - 6, 20)
        if rest.width() > 40:
            write(painter, rest, _("Today"), "text-2", size=12, weight=500)

    def _foot(self, painter: QPainter, area: QRect, seen: int, count: int) -> None:
        """What stands below the events: that there are more, or none."""
        place = QRect(area.left(), 1 + HEAD + GAP + seen * (EVENT + GAP), area.width(), 18)
        if count > seen:
            write(painter, place, _("{count} more").format(count=count - seen), "text-3", size=12)
        elif not count:
            write(painter, place, _("Nothing planned"), "text-3", size=12)


class EventLine(Line):
    """An event in a day: the colour of its programme, when, and its title."""

    def __init__(self, window: "Window", day: date, entry: Entry, strip: Strip) -> None:
        name = f"{weekday(day)} {day.day}: {entry.at} {entry.title}"
        super().__init__(EVENT, lambda: window.go("event", entry.event_id), name, strip)
        self.entry = entry

    def draw(self, words: Words, area: QRect) -> None:
        entry = self.entry
        fill(words.painter, QRect(area.left(), area.top() + 2, 3, area.height() - 4), entry.colour)
        half = area.height() // 2
        first = QRect(area.left() + 9, area.top(), area.width() - 11, half)
        words(first, entry.at, "text-3", size=12)
        words(first.translated(0, half), entry.title, "text-2" if entry.over else "text")


def _told(day: date, count: int) -> str:
    planned = count or _("Nothing planned")
    return f"{weekday(day)} {day.day}: {planned}"


def _covers(event: Row, day: date) -> bool:
    """Whether an event is shown on that day: what goes on for weeks, on its first and last day only."""
    first, last = event.starts.date(), (event.ends or event.starts).date()
    return (last - first).days <= LONG or day in (first, last)
