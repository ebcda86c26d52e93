"""The year above the calendar: a click shows a month; bars are campaigns, grey feet are holidays."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from models.words import _

from .calendar_facts import Band
from .calendar_words import day_month, month_long, month_short
from .theme import colour, font

if TYPE_CHECKING:
    from .calendar import CalendarPage

TOP, LANE, FEET = 24, 16, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """A campaign in the strip: its bar; its name behind it, before it or, where it fills the year, inside."""

    band: Band
    lane: int
    left: float
    right: float
    text: QRectF


class YearStrip(QWidget):
    """Painted anew when the year, the plan or the filter is another."""

    def __init__(self, page: "CalendarPage") -> None:
        super().__init__()
        self.page = page
        self.bars: list[Bar] = []
        self.left_out: list[Band] = []
        self._under = 0
        self.setMouseTracking(True)
        self.setFixedHeight(TOP + 4 * LANE + FEET + 6)
        self.setAccessibleName(_("The year: a click shows a month"))

    def lanes(self) -> int:
        """How many bars stand above each other."""
        return (self.height() - TOP - FEET - 4) // LANE

    def fit(self, height: int) -> None:
        """Take a little more of a tall page."""
        self.setFixedHeight(TOP + (6 if height > 800 else 4 if height > 640 else 3) * LANE + FEET + 6)

    def refresh(self) -> None:
        """Work out the bars anew."""
        year = self.page.anchor.year
        first, last = date(year, 1, 1), date(year, 12, 31)
        here = [b for b in self.page.season.campaigns if b.first <= last and b.last >= first]
        here.sort(key=lambda b: (b.last - b.first, b.first, b.title))
        self.bars, self.left_out = [], []
        taken: list[list[tuple[float, float]]] = [[] for _n in range(self.lanes())]
        for band in here:
            bar = next(self._places(band, taken), None)
            if bar is None:
                self.left_out.append(band)
            else:
                self.bars.append(bar)
        self.update()

    def _places(self, band: Band, taken: list[list[tuple[float, float]]]) -> Iterator[Bar]:
        """The first lane that has room for a bar and its name."""
        metrics = QFontMetricsF(font(12))
        left, right = self._x(band.first), max(self._x(band.last, after=True), self._x(band.first) + 8)
        wide = metrics.horizontalAdvance(band.title) + 2
        behind, before = right + 6 + wide < self.width() - 4, left - 6 - wide > 2
        at = right + 6 if behind else left - 6 - wide if before else max(2.0, left + 14)
        from_, to = min(left, at) - 6, max(right, at + wide) + 6
        for lane, used in enumerate(taken):
            if all(to <= a or from_ >= b for a, b in used):
                used.append((from_, to))
                top = TOP + lane * LANE
                yield Bar(band, lane, left, right, QRectF(at, top, wide, LANE))
                return

    def _x(self, day: date, *, after: bool = False) -> float:
        year = self.page.anchor.year
        day = min(max(day, date(year, 1, 1)), date(year, 12, 31))
        share = (day.day - 1 + after) / monthrange(year, day.month)[1]
        return (day.month - 1 + share) * self.width() / 12

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colour("canvas"))
        for month in range(1, 13):
            self._month(painter, date(self.page.anchor.year, month, 1))
        self._feet(painter)
        for bar in self.bars:
            _bar(painter, bar)
        if self.left_out:
            painter.setFont(font(12))
            painter.setPen(colour("text-3"))
            wide = self.width() > 1080
            text = _("{count} more").format(count=len(self.left_out)) if wide else f"+{len(self.left_out)}"
            painter.drawText(QRectF(0, 0, self.width() - 6, TOP), int(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)  # fmt: skip
        today = date.today()
        if today.year == self.page.anchor.year:
            painter.fillRect(QRectF(self._x(today), TOP, 2, self.height() - TOP), colour("accent"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))

    def _month(self, painter: QPainter, first: date) -> None:
        left, wide = (first.month - 1) * self.width() / 12, self.width() / 12
        chosen = first.month == self.page.anchor.month and self.page.mode != "year"
        area = QRectF(left, 0, wide, self.height() - 1)
        if chosen:
            painter.fillRect(area, colour("accent-tint"))
        elif first.month == self._under:
            painter.fillRect(area, colour("hover"))
        if first.month > 1:
            painter.fillRect(QRectF(round(left), 0, 1, area.height()), colour("line"))
        painter.setFont(font(12, 700 if chosen else 400))
        painter.setPen(colour("accent" if chosen else "text-2"))
        name = month_long(first) if chosen else month_short(first)
        painter.drawText(QRectF(left + 6, 0, wide - 6, TOP), _LEFT, name)

    def _feet(self, painter: QPainter) -> None:
        top = self.height() - FEET
        for first, last in self.page.season.days_off(self.page.anchor.year):
            left, right = self._x(first), self._x(last, after=True)
            painter.fillRect(QRectF(left, top, max(3.0, right - left), FEET - 2), colour("line-strong"))

    # The hand

    def _month_at(self, x: float) -> int:
        return min(12, max(1, int(x * 12 / max(1, self.width())) + 1))

    def mousePressEvent(self, event: Any) -> None:
        month = self._month_at(event.position().x())
        self.page.go_month(date(self.page.anchor.year, month, 1))

    def mouseMoveEvent(self, event: Any) -> None:
        if self._month_at(event.position().x()) != self._under:
            self._under = self._month_at(event.position().x())
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._under = 0
        self.update()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.refresh()

    def wheelEvent(self, event: Any) -> None:
        self.page.step(-1 if event.angleDelta().y() > 0 else 1)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            at = event.pos()  # type: ignore[attr-defined]
            text = "\n".join(_said(b) for b in self.left_out) if at.y() < TOP else ""
            for bar in self.bars:
                lane = QRectF(bar.left, bar.text.top(), bar.right - bar.left, LANE)
                if lane.united(bar.text).contains(at.toPointF()):
                    text = _said(bar.band)
            QToolTip.showText(event.globalPos(), text, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)


def _said(band: Band) -> str:
    days = f"{day_month(band.first)} – {day_month(band.last)}"
    return _("{name}: {value}").format(name=band.title, value=days)


def _bar(painter: QPainter, bar: Bar) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(bar.band.colour))
    top = bar.text.top() + (LANE - 7) / 2
    pieces = [(bar.left, bar.right)]
    if bar.left < bar.text.left() < bar.right:
        pieces = [(bar.left, bar.text.left() - 4), (bar.text.right() + 4, bar.right)]
    for left, right in pieces:
        painter.drawRoundedRect(QRectF(left, top, right - left, 7), 2, 2)
    painter.setFont(font(12))
    painter.setPen(colour("text-2"))
    painter.drawText(bar.text, _LEFT, bar.band.title)
