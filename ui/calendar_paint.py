"""Painting a calendar of weeks: grounds, numbers, bands, events, and where a carried event would go."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from models.words import _, ngettext
from planning.plan import Row

from .board_cards import tint
from .calendar_facts import Season, short_title
from .calendar_layout import GUTTER, HEAD, Cell, Key, Laid, Sheet
from .calendar_words import hours_of, number_of
from .columns import status
from .dates import week_of, weekday
from .kinds import event_colour, where
from .theme import colour, font

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(slots=True)
class Shown:
    """What is chosen, under the pointer, in the hand. `month` is the month in sight; None for a week."""

    day: date
    today: date
    month: int | None = None
    event_id: int | None = None
    hovered: Key | None = None
    carried: int | None = None
    target: date | None = None
    focused: bool = False
    tall: bool = False


def paint_weeks(painter: QPainter, season: Season, sheet: Sheet, shown: Shown, area: QRectF) -> None:
    """Paint the whole calendar."""
    painter.fillRect(area, colour("canvas"))
    for cell in sheet.cells.values():
        _ground(painter, season, cell)
    _lines(painter, sheet, area)
    for week in sheet.weeks:
        _gutter(painter, week.rect, week.monday, len(week.left_out))
        for laid in week.bands:
            _band(painter, laid, shown)
    for cell in sheet.cells.values():
        _number(painter, season, cell, shown)
        _events(painter, season, cell, shown)
    _heads(painter, sheet, area)
    _marks(painter, season, sheet, shown)


def _ground(painter: QPainter, season: Season, cell: Cell) -> None:
    if not season.facts(cell.day).works:
        painter.fillRect(cell.rect, colour("chrome"))


def _lines(painter: QPainter, sheet: Sheet, area: QRectF) -> None:
    ink = colour("line")
    for week in sheet.weeks:
        painter.fillRect(QRectF(0, week.rect.top(), area.width(), 1), ink)
    first = sheet.weeks[0].monday
    for day in week_of(first):
        painter.fillRect(QRectF(sheet.cells[day].rect.left(), HEAD, 1, area.height() - HEAD), ink)


def _heads(painter: QPainter, sheet: Sheet, area: QRectF) -> None:
    painter.fillRect(QRectF(0, 0, area.width(), HEAD), colour("canvas"))
    painter.setFont(font(12))
    painter.setPen(colour("text-2"))
    for day in week_of(sheet.weeks[0].monday):
        rect = sheet.cells[day].rect
        painter.drawText(QRectF(rect.left() + 8, 0, rect.width() - 8, HEAD), _LEFT, weekday(day))
    painter.fillRect(QRectF(0, HEAD, area.width(), 1), colour("line"))


def _gutter(painter: QPainter, rect: QRectF, monday: date, left_out: int) -> None:
    painter.setFont(font(12))
    painter.setPen(colour("text-3"))
    painter.drawText(QRectF(0, rect.top() + 4, GUTTER, 22), _CENTRE, str(monday.isocalendar().week))
    if left_out:
        painter.setFont(font(11))
        painter.drawText(QRectF(0, rect.top() + 28, GUTTER, 20), _CENTRE, f"+{left_out}")


def _number(painter: QPainter, season: Season, cell: Cell, shown: Shown) -> None:
    rect, day = cell.rect, cell.day
    facts = season.facts(day)
    text = number_of(day, first=day.day == 1)
    painter.setFont(font(13, 700))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(text)
    at = QRectF(rect.left() + 8, rect.top() + 5, wide + 2, 20)
    if day == shown.today:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent-fill"))
        painter.drawRoundedRect(QRectF(at.left() - 2, at.top(), max(wide + 12, 24), 20), 4, 4)
        painter.setPen(colour("on-accent"))
        painter.drawText(QRectF(at.left() - 2, at.top(), max(wide + 12, 24), 20), _CENTRE, text)
    else:
        other = shown.month is not None and day.month != shown.month
        painter.setFont(font(13, 400 if other else 700))
        painter.setPen(colour("text-3" if other else "text"))
        painter.drawText(at, _LEFT, text)
    if facts.makes_up:
        painter.setFont(font(11, 500))
        painter.setPen(colour("text-2"))
        words = QRectF(at.right() + 10, at.top(), max(0.0, rect.right() - at.right() - 14), 20)
        painter.drawText(words, _LEFT, painter.fontMetrics().elidedText(
            _("work"), Qt.TextElideMode.ElideRight, int(words.width())))  # fmt: skip


def _band(painter: QPainter, laid: Laid, shown: Shown) -> None:
    band, rect = laid.piece.band, laid.rect
    holiday, own = band.holiday, band.event_id is not None
    carried = own and shown.carried == band.event_id
    painter.setOpacity(0.45 if carried else 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("hover") if holiday else tint(band.colour))
    painter.drawRoundedRect(rect, 4, 4)
    if laid.begins:
        painter.setBrush(colour("text-2" if holiday else band.colour))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 4, rect.height()), 2, 2)
    inside = rect.adjusted(10, 0, -6, 0)
    painter.setFont(font(12, 700))
    used = _elided(painter, inside, band.title, "text")
    painter.setFont(font(12))
    rest = inside.adjusted(used + 8, 0, 0, 0)
    if rest.width() > 40:
        _elided(painter, rest, laid.piece.second, "text-2")
    painter.setOpacity(1)
    hovered = shown.hovered is not None and shown.hovered[2:] == (band.event_id,)
    if own and (shown.event_id == band.event_id or hovered):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        chosen = shown.event_id == band.event_id
        painter.setPen(
            QPen(colour("accent" if chosen else "line-strong"), 2 if chosen and shown.focused else 1)
        )
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)


def _events(painter: QPainter, season: Season, cell: Cell, shown: Shown) -> None:
    for rect, event in cell.events:
        if shown.hovered == ("event", cell.day, event.id):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(rect.adjusted(-3, 0, 2, 0), 4, 4)
        painter.setOpacity(0.4 if event.id == shown.carried else 1.0)
        paint_event(painter, season, event, cell.day, rect, tall=shown.tall)
        painter.setOpacity(1.0)
    if cell.more:
        rect, count = cell.more
        painter.setFont(font(12))
        name = _("{count} more") if cell.events else ngettext(
            "{count} event", "{count} events", count)  # fmt: skip
        ink = "text" if shown.hovered == ("more", cell.day) else "text-2"
        _elided(painter, rect.adjusted(3, 0, 0, 0), name.format(count=count), ink)


def paint_event(
    painter: QPainter, season: Season, event: Row, day: date, rect: QRectF, *, tall: bool = False
) -> None:
    """One event: its bar and title; with `tall` its hours above and its place behind them."""
    bar = QRectF(rect.left() + 1, rect.top() + 3, 3, rect.height() - 6)
    painter.fillRect(bar, colour(event_colour(season.picture, event)))
    title, brand = short_title(season.picture, event)
    inside = rect.adjusted(10, 0, -2, 0)
    ink = "text-2" if event.status in ("idea", "done") else "text"
    if tall:
        half = inside.height() / 2
        status(painter, event.status, QRectF(rect.right() - 16, rect.top() + 5, 12, 12))
        words = f"{hours_of(event, day)} · {where(season.picture, event)}".rstrip(" ·")
        painter.setFont(font(12))
        _elided(painter, QRectF(inside.left(), inside.top(), inside.width() - 18, half), words, "text-3")
        inside = QRectF(inside.left(), inside.top() + half - 1, inside.width(), half)
    painter.setFont(font(12, 500 if tall else 400))
    used = _elided(painter, inside, title, ink)
    rest = inside.adjusted(used + 6, 0, 0, 0)
    if brand and rest.width() > 24:
        painter.setFont(font(12))
        _elided(painter, rest, brand, "text-3")


def _marks(painter: QPainter, season: Season, sheet: Sheet, shown: Shown) -> None:
    """The chosen day and event, and where a carried one would go."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shown.day in sheet.cells:
        painter.setPen(QPen(colour("accent" if shown.focused else "accent-line"), 2))
        painter.drawRect(sheet.cells[shown.day].rect.adjusted(1, 1, 0, -1))
        rect = sheet.rect_of(("event", shown.day, shown.event_id))
        if shown.event_id and not rect.isEmpty():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(-3, 0, 2, 0), 4, 4)
    target = sheet.cells.get(shown.target) if shown.target else None
    event = season.picture.get("event", shown.carried)
    if target is None or event is None:
        return
    painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
    painter.setBrush(colour("accent-tint"))
    painter.drawRoundedRect(target.rect.adjusted(3, 3, -2, -3), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _number(painter, season, target, shown)
    below = target.rect.adjusted(8, 30, -6, 0)
    paint_event(painter, season, event, shown.target or shown.day, QRectF(below.topLeft(), QPointF(
        below.right(), below.top() + (38 if shown.tall else 19))), tall=shown.tall)  # fmt: skip


def _elided(painter: QPainter, rect: QRectF, text: str, ink: str) -> float:
    """Draw one line of text; returns how wide it is."""
    if not text or rect.width() < 8:
        return 0
    painter.setPen(colour(ink))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, _LEFT, shown)
    return float(metrics.horizontalAdvance(shown))
