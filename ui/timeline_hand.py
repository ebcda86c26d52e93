"""Dragging on the timeline of a visit: a block moves in time or to another day, its edges change its hours.

Nothing is forbidden: what a drop would make impossible is said beside the pointer before it.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QFrame, QWidget

from planning.itinerary import doubts, retimed

from .dates import clock, short_day
from .parts import column, label
from .theme import font

if TYPE_CHECKING:
    from .timeline import Timeline
    from .timeline_block import Block

STARTS = 4  # px before a press is a drag
SNAP, FINE = 5, 1  # minutes; the second with Shift
LEAST = timedelta(minutes=5)


class Drop(NamedTuple):
    """What is to be at other times: its table and row, what was changed (`start`, `end`, both: ""), when."""

    table: str
    row_id: int
    edge: str
    old: tuple[datetime, datetime]
    new: tuple[datetime, datetime]


class Hand(QObject):
    """What is held of a timeline, and where it would go."""

    def __init__(self, owner: "Timeline") -> None:
        super().__init__(owner)
        self.owner = owner
        self.block: Block | None = None
        self.edge = ""
        self.now: tuple[datetime, datetime] | None = None
        self.hint: Hint | None = None
        self._pressed = QPointF()
        self._old: tuple[datetime, datetime] = (datetime.min, datetime.min)

    def busy(self) -> bool:
        """Whether something is being dragged."""
        return self.now is not None

    def press(self, block: "Block", event: Any) -> None:
        """A press on a block, which may become a drag."""
        self.cancel()
        self.block, self.edge = block, block.edge(event.position().x())
        self._pressed = event.globalPosition()
        self._old = self.owner.times(block)

    def move(self, event: Any) -> None:
        """The pointer moved with the button down."""
        where = event.globalPosition()
        if self.block is None:
            return
        if self.now is None and (where - self._pressed).manhattanLength() < STARTS:
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.now is None:
            self.now = self._old
            self.block.raise_()
        found = self._target(where, FINE if fine else SNAP)
        if found != self.now or self.hint is None:
            self.now = found
            self.owner.carried(self.block, *found)
            self._say()

    def drop(self) -> None:
        """Let go: ask for the change, or put back what was not changed."""
        block, new, old = self.block, self.now, self._old
        edge = self.edge
        self.cancel()
        if block is not None and new is not None and new != old:
            self.owner.dropped.emit(Drop(block.table, block.row_id, edge, old, new))

    def cancel(self) -> bool:
        """Put everything back; whether something was being dragged."""
        busy = self.busy()
        if self.hint is not None:
            self.hint.hide()
            self.hint.deleteLater()
        self.block = self.now = self.hint = None
        if busy:
            self.owner.put_back()
        return busy

    def _target(self, where: QPointF, snap: int) -> tuple[datetime, datetime]:
        """The times a drop at a point of the screen would give."""
        starts, ends = self._old
        far = (where.x() - self._pressed.x()) / self.owner.minute_width()
        if self.edge == "start":
            return min(_snapped(starts + timedelta(minutes=far), snap), ends - LEAST), ends
        if self.edge == "end":
            return starts, max(_snapped(ends + timedelta(minutes=far), snap), starts + LEAST)
        day = self.owner.day_at(self.owner.mapFromGlobal(where).y())
        at = _snapped(starts + timedelta(minutes=far), snap)
        midnight = datetime.combine(starts.date(), datetime.min.time())
        at = min(max(at, midnight), midnight + timedelta(hours=23, minutes=55))
        at = datetime.combine(day or starts.date(), at.time())
        return at, at + (ends - starts)

    def _say(self) -> None:
        """Stand the new times, and what becomes impossible, below the block."""
        block, now = self.block, self.now
        if block is None or now is None:
            return
        if self.hint is None:
            self.hint = Hint(self.owner.window())
        found = self.owner.warnings(block.table, block.row_id, now)
        self.hint.say(times_words(*now), found, block.mapToGlobal(QPoint(0, block.height() + 6)))


class Hint(QFrame):
    """The new times of what is dragged, and what they make impossible."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("ground", "hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.first, self.rest = label("", "onhint"), label("", "onhint", wrap=True)
        self.first.setFont(font(12, 700))
        self.rest.setFont(font(12))
        self.setLayout(column(self.first, self.rest, gap=3, margins=(10, 8, 10, 8)))

    def say(self, first: str, rest: list[str], where: QPoint) -> None:
        """Show it at a point of the screen."""
        self.first.setText(first)
        self.rest.setText("\n".join(rest[:3]))
        self.rest.setVisible(bool(rest))
        self.setFixedWidth(320 if rest else max(120, self.first.sizeHint().width() + 20))
        wide = self.width() - 20
        high = self.first.sizeHint().height() + (self.rest.heightForWidth(wide) + 3 if rest else 0)
        self.setFixedHeight(high + 16)
        over = self.parentWidget()
        assert over is not None
        at = over.mapFromGlobal(where)
        left = max(8, min(at.x(), over.width() - self.width() - 8))
        self.move(left, max(8, min(at.y(), over.height() - self.height() - 8)))
        self.show()
        self.raise_()


def times_words(starts: datetime, ends: datetime) -> str:
    """“Thu 14 May 14:30–16:30”."""
    days = (ends.date() - starts.date()).days
    return f"{short_day(starts.date())} {clock(starts)}–{clock(ends)}" + (f" +{days}" if days > 0 else "")


def doubts_of(
    picture: Any, event_id: int, table: str, row_id: int, now: tuple[datetime, datetime]
) -> list[str]:
    """What cannot be, or hurts, where a visit or journey is at these times and that is why."""
    before = {(d.leg_id, d.event_id, d.template) for d in doubts(picture, event_id)}
    after = doubts(retimed(picture, table, row_id, *now), event_id)
    own = [d for d in after if row_id in (d.leg_id, d.event_id)]
    fresh = [d for d in after if d not in own and (d.leg_id, d.event_id, d.template) not in before]
    return [doubt.message() for doubt in own + fresh]


def _snapped(moment: datetime, snap: int) -> datetime:
    midnight = datetime.combine(moment.date(), datetime.min.time())
    minutes = (moment - midnight).total_seconds() / 60
    return midnight + timedelta(minutes=round(minutes / snap) * snap)
