"""Painting the board: lines, hatch, bands, cards, and what a drag shows on top of them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from .board_cards import (
    RADIUS,
    hatch,
    mark,
    paint_card,
    paint_ground,
    wrapped,
)  # fmt: skip
from .board_layout import Card
from .theme import colour, font

if TYPE_CHECKING:
    from .board_view import BoardView


@dataclass(slots=True)
class Ghost:
    """A dashed slot: where a card would land. Red where a rule would be broken; `text` stands in it."""

    rect: QRectF
    bad: bool
    text: str = ""
    filled: bool = False


@dataclass(slots=True)
class Shown:
    """What a drag shows on the board while it lasts."""

    ghosts: list[Ghost] = field(default_factory=list)
    closed: list[QRectF] = field(default_factory=list)
    labels: list[tuple[int, str]] = field(default_factory=list)
    blamed: frozenset[int] = frozenset()
    lifted: frozenset[int] = frozenset()
    rubber: QRectF | None = None
    pill: tuple[datetime, bool] | None = None


def paint_board(view: "BoardView", painter: QPainter, area: QRectF) -> None:
    """Paint an area of the board, in its own coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, colour("canvas"))
    _paint_closed(view, painter, area)
    _paint_lines(view, painter, area)
    for card in view.space.bands_in(area):
        _paint_band(view, painter, card, area)
    for card in view.space.cards_in(area):
        _paint_one(view, painter, card)
    _paint_now(view, painter, area)
    _paint_drag(view, painter, area)


def _paint_lines(view: "BoardView", painter: QPainter, area: QRectF) -> None:
    space, plan = view.space, view.space.plan
    faint = QColor(colour("line"))
    faint.setAlphaF(0.45)
    step = 30 if space.zoom >= 0.5 else 60
    moment = plan.first + timedelta(minutes=max(0, int(area.top() / space.per_minute) // step * step))
    moment -= timedelta(minutes=moment.minute % step)
    while moment < plan.last and (y := space.y(moment)) <= area.bottom():
        ink = colour("line") if moment.minute == 0 else faint
        painter.fillRect(QRectF(area.left(), round(y), area.width(), 1), ink)
        moment += timedelta(minutes=step)
    for column in space.columns_in(area.left(), area.right() + 1):
        if column:
            painter.fillRect(QRectF(space.x(column), area.top(), 1, area.height()), colour("line"))
    if area.right() >= space.width:
        painter.fillRect(QRectF(space.width, area.top(), 1, area.height()), colour("line"))


def _paint_closed(view: "BoardView", painter: QPainter, area: QRectF) -> None:
    """The hatch lies still under the cards, wherever the board is scrolled to."""
    tile = hatch(view.devicePixelRatioF())
    for rect in view.shown.closed:
        seen = rect & area
        if not seen.isEmpty():
            painter.drawTiledPixmap(seen, tile, QPointF(seen.left() % 8, seen.top() % 8))


def _paint_band(view: "BoardView", painter: QPainter, card: Card, area: QRectF) -> None:
    rect = view.space.rect(card)
    look = view.looks.of(card.session)
    painter.fillRect(rect & area, colour("sunken"))
    for y in (rect.top(), rect.bottom() - 1):
        painter.fillRect(QRectF(rect.left(), y, rect.width(), 1) & area, colour("line"))
    painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()) & area, colour(look.colour))
    seen = view.seen()
    left = max(rect.left(), seen.left()) + 12
    room = min(rect.right(), seen.right()) - left - 8
    if rect.height() >= 11 and room > 20:
        face = font(13 if rect.height() >= 17 else 10, 500 if look.confirmed else 400)
        middle = rect.center().y()
        if rect.height() >= 17:
            painter.drawPixmap(
                QPointF(left, middle - 7), mark(_band_icon(card, look.icon), "text-2", 14, _scale(view))
            )
            left, room = left + 22, room - 22
        extra = "" if view.space.zoom < 0.5 else "  ·  ".join(("", look.times, *filter(None, [look.people])))
        text = wrapped(look.title + extra, room, 1, face)[0]
        painter.setFont(face)
        painter.setPen(colour("text-2"))
        painter.drawText(QPointF(left, middle + QFontMetricsF(face).ascent() / 2 - 1.5), text)
        wide = QFontMetricsF(face).horizontalAdvance(text)
        for name, ink in _band_marks(look.level, look.pinned):
            painter.drawPixmap(QPointF(left + wide + 8, middle - 7), mark(name, ink, 13, _scale(view)))
            wide += 18
    _paint_rings(view, painter, card, rect)


def _band_icon(card: Card, usual: str) -> str:
    return usual if card.own else "share"


def _band_marks(level: str, pinned: bool) -> list[tuple[str, str]]:
    from .board_cards import MARKS

    return ([MARKS[level]] if level else []) + ([("pin", "text-2")] if pinned else [])


def _paint_one(view: "BoardView", painter: QPainter, card: Card) -> None:
    rect = view.space.rect(card)
    look = view.looks.of(card.session)
    if card.session.id in view.shown.lifted:
        painter.setOpacity(0.4)
        paint_card(painter, rect, look, view.space.zoom)
        painter.setOpacity(1.0)
        return
    if not card.own:
        paint_ground(painter, rect, look)
        painter.fillRect(rect.adjusted(4, 0, 0, 0), colour("sunken"))
    paint_card(painter, rect, look, view.space.zoom, ground=card.own)
    _paint_rings(view, painter, card, rect)


def _paint_rings(view: "BoardView", painter: QPainter, card: Card, rect: QRectF) -> None:
    if card.session.id in view.shown.blamed:
        _ring(painter, rect, "bad")
    elif card.session.id in view.chosen:
        _ring(painter, rect, "accent")
        if view.hasFocus() and len(view.chosen.ids) > 1 and view.is_current(card) and rect.height() > 12:
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), RADIUS - 2, RADIUS - 2)


def _ring(painter: QPainter, rect: QRectF, ink: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(ink), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def _paint_now(view: "BoardView", painter: QPainter, area: QRectF) -> None:
    now = view.now()
    if now is None:
        return
    y = view.space.y(now)
    painter.fillRect(QRectF(area.left(), y - 1, area.width(), 2), colour("accent"))


def _paint_drag(view: "BoardView", painter: QPainter, area: QRectF) -> None:
    shown = view.shown
    spot = view.spot_rect()
    if spot is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(spot.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    for ghost in shown.ghosts:
        _paint_ghost(painter, ghost)
    if shown.rubber is not None:
        ground = QColor(colour("accent"))
        ground.setAlphaF(0.12)
        painter.fillRect(shown.rubber, ground)
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(shown.rubber)
    seen = view.seen()
    for column, text in shown.labels:
        _paint_label(view, painter, column, text, seen)


def _paint_ghost(painter: QPainter, ghost: Ghost) -> None:
    ink = "bad" if ghost.bad else "accent"
    pen = QPen(colour(ink), 2)
    pen.setDashPattern([2, 1.5])
    painter.setPen(pen)
    painter.setBrush(colour("accent-tint") if ghost.filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ghost.rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
    if ghost.text and (ghost.rect.height() >= 16 or not ghost.filled):
        face = font(12, 500)
        text = wrapped(ghost.text, ghost.rect.width() - 8, 1, face)[0]
        where = ghost.rect
        painter.setFont(face)
        painter.setPen(colour(ink))
        if not ghost.filled:  # over the text of a card: on a ground of its own, at the edge that moves
            wide = QFontMetricsF(face).horizontalAdvance(text) + 12
            where = QRectF(ghost.rect.center().x() - wide / 2, ghost.rect.bottom() - 20, wide, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("bad" if ghost.bad else "accent-fill"))
            painter.drawRoundedRect(where, RADIUS, RADIUS)
            painter.setPen(colour("canvas" if ghost.bad else "on-accent"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)


def _paint_label(view: "BoardView", painter: QPainter, column: int, text: str, seen: QRectF) -> None:
    """Why a whole room is out, at the top of what is seen of it."""
    space, face = view.space, font(12)
    line = wrapped(text, space.wide(column) - 24, 1, face)[0]
    wide = QFontMetricsF(face).horizontalAdvance(line) + 12
    rect = QRectF(space.x(column) + 8, seen.top() + 8, wide, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("sunken"))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    painter.setFont(face)
    painter.setPen(colour("text-2"))
    painter.drawText(QPointF(rect.left() + 6, rect.top() + 14.5), line)


def _scale(view: "BoardView") -> float:
    return view.devicePixelRatioF()
