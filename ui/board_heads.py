"""What stays put while the board scrolls: the names of the rooms above it, the hours beside it."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from models.words import _, ngettext

from .board_cards import wrapped
from .board_layout import Column
from .board_space import HEAD
from .dates import weekday
from .theme import colour, font

if TYPE_CHECKING:
    from .board_view import BoardView


class RoomHeads(QWidget):
    """The rooms: name, seats, and whether several sessions may be there at once."""

    def __init__(self, view: "BoardView") -> None:
        super().__init__(view)
        self.view = view
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.fillRect(QRectF(0, HEAD - 1, self.width(), 1), colour("line"))
        space, left = self.view.space, self.view.seen().left()
        for number in space.columns_in(left, left + self.width()):
            x = space.x(number) - left
            if number:
                painter.fillRect(QRectF(x, 0, 1, HEAD), colour("line"))
            self._paint(painter, space.plan.columns[number], x, space.wide(number))

    def _paint(self, painter: QPainter, column: Column, x: float, wide: int) -> None:
        name, facts = column_name(column), column_facts(column)
        room, face = wide - 16, font(13 if wide >= 90 else 11, 500)
        if wide < 90:
            for number, line in enumerate(wrapped(name, wide - 8, 2, face)):
                painter.setFont(face)
                painter.setPen(colour("text"))
                painter.drawText(QPointF(x + 5, 18 + 15 * number), line)
            return
        painter.setFont(face)
        painter.setPen(colour("text"))
        painter.drawText(QPointF(x + 10, 19 if facts else 27), wrapped(name, room, 1, face)[0])
        painter.setFont(font(12))
        painter.setPen(colour("text-2"))
        painter.drawText(QPointF(x + 10, 35), wrapped(facts, room, 1, font(12))[0])

    def event(self, event: Any) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            space = self.view.space
            number = space.column_at(event.pos().x() + self.view.seen().left())
            if number >= 0:
                column = space.plan.columns[number]
                facts = (column_name(column), column_facts(column))
                QToolTip.showText(event.globalPos(), "\n".join(filter(None, facts)), self)
            return True
        return bool(super().event(event))


class Gutter(QWidget):
    """The hours, the time of a drag in a pill, and the time it is now."""

    def __init__(self, view: "BoardView") -> None:
        super().__init__(view)
        self.view = view
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def follow(self, *pills: tuple[datetime, bool] | None) -> None:
        """Paint again where a pill was or is."""
        top = self.view.seen().top() - HEAD
        for pill in pills:
            if pill is not None:
                self.update(0, int(self.view.space.y(pill[0]) - top) - 12, self.width(), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), colour("line"))
        painter.fillRect(QRectF(0, HEAD - 1, self.width(), 1), colour("line"))
        space, seen = self.view.space, self.view.seen()
        if space.plan.day is None:
            return
        area = event.rect() & QRect(0, HEAD, self.width(), self.height() - HEAD)
        painter.setClipRect(area)
        hours = 1 if space.per_minute * 60 >= 26 else 2 if space.per_minute * 60 >= 13 else 4
        painter.setFont(font(12))
        moment = space.plan.first + timedelta(minutes=-space.plan.first.minute % 60)
        while moment < space.plan.last:
            y = space.y(moment) - seen.top() + HEAD
            if moment.hour % hours == 0 and area.top() - 30 < y < area.bottom() + 20:
                self._paint_hour(painter, moment, y, first=moment == space.plan.first)
            moment += timedelta(hours=1)
        now, pill = self.view.now(), self.view.shown.pill
        if now is not None:
            self._pill(painter, now, "accent-fill", seen.top())
        if pill is not None:
            self._pill(painter, pill[0], "bad" if pill[1] else "accent-fill", seen.top())

    def _paint_hour(self, painter: QPainter, moment: datetime, y: float, *, first: bool) -> None:
        painter.setPen(colour("text-3"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        top = y + (1 if first else -8)
        painter.drawText(QRectF(0, top, self.width() - 8, 16), right, f"{moment:%H:%M}")
        if moment.hour == 0 and not first:
            painter.setPen(colour("text-2"))
            painter.drawText(QRectF(0, top + 14, self.width() - 8, 16), right, weekday(moment.date()))

    def _pill(self, painter: QPainter, moment: datetime, ink: str, top: float) -> None:
        y = self.view.space.y(moment) - top + HEAD
        rect = QRectF(4, y - 9, 44, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ink))
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(colour("on-accent" if ink == "accent-fill" else "canvas"))
        painter.setFont(font(12, 500))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{moment:%H:%M}")


def column_name(column: Column) -> str:
    """The name of a column."""
    return column.title if column.room else _("Online")


def column_facts(column: Column) -> str:
    """What there is to know about a room: seats, and whether sessions may lie side by side."""
    room = column.room
    if room is None:
        return _("No room")
    seats = room.seats
    parts = (
        [ngettext("{count} seat", "{count} seats", seats).format(count=seats)] if seats is not None else []
    )
    if room.parallel:
        parts.append(_("Parallel allowed"))
    return " · ".join(parts)
