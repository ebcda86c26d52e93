"""Painting a session: card, band or card in the tray. Wrapped lines are kept, for they cost most."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)  # fmt: skip

from .board_looks import Look
from .icons import icon
from .theme import colour, font, theme

#: The tints of tracks and programmes behind a card: (light, dark). Their bars are in the theme.
TINTS = {
    "slate": ("#EEF1F4", "#2D2F34"), "teal": ("#E2F3F4", "#1C3233"), "amber": ("#F9EFDD", "#3A2C17"),
    "plum": ("#F6ECFE", "#35293E"), "rose": ("#FDECEC", "#412728"), "leaf": ("#ECF4E1", "#2A331C"),
    "sea": ("#E7F2FD", "#1F3143"), "umber": ("#F7EAE0", "#352A22"),
}  # fmt: skip
BAR, RADIUS = 4, 4
MARKS = {"block": ("octagon-alert", "bad"), "warn": ("triangle-alert", "warn")}
#: Each ring under a card that is lifted: how far it grows, how far down it lies, its opacity.
RAISED = ((1, 1, 0.04), (2, 2, 0.03), (3, 4, 0.02))

_kept: dict[tuple[object, ...], tuple[str, ...]] = {}
_marks: dict[tuple[str, str, int, bool, float], QPixmap] = {}
_hatches: dict[tuple[bool, float], QPixmap] = {}


def tint(name: str) -> QColor:
    """The ground of a confirmed card of a track."""
    return _parsed(TINTS[name][theme().dark])


@cache
def _parsed(value: str) -> QColor:
    return QColor(value)


def wrapped(
    text: str, width: float, lines: int, face: QFont, beside: tuple[int, int] = (99, 0)
) -> tuple[str, ...]:
    """`text` in at most so many lines of this width, the last one elided. Kept, because wrapping is slow.

    `beside`: from which line on something stands at the right, and how wide it is.
    """
    key = (text, int(width), lines, face.pixelSize(), int(face.weight()), face.family(), beside)
    found = _kept.get(key)
    if found is None:
        if len(_kept) > 20_000:
            _kept.clear()
        found = _kept[key] = _wrap(text, width, lines, face, beside)
    return found


def _wrap(text: str, width: float, lines: int, face: QFont, beside: tuple[int, int]) -> tuple[str, ...]:
    measure = QFontMetricsF(face)
    room = [max(8.0, width - (beside[1] if number >= beside[0] else 0)) for number in range(lines)]
    if measure.horizontalAdvance(text) <= room[0]:
        return (text,)
    if lines <= 1:
        return (measure.elidedText(text, Qt.TextElideMode.ElideRight, room[0]),)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, face)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while len(found) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room[len(found)])
        # QTextLine counts UTF-16 units, Python characters: only those outside the first plane differ.
        begin = line.textStart()
        end = None if len(found) == lines - 1 else begin + line.textLength()
        found.append(_units(text, begin, end).strip())
    layout.endLayout()
    if found:
        found[-1] = measure.elidedText(found[-1], Qt.TextElideMode.ElideRight, room[len(found) - 1])
    return tuple(found)


def _units(text: str, begin: int, end: int | None) -> str:
    if text.isascii() or max(text) < "\U00010000":
        return text[begin:end]
    raw = text.encode("utf-16-le")
    return raw[2 * begin : None if end is None else 2 * end].decode("utf-16-le", "ignore")


def mark(name: str, ink: str, size: int, scale: float) -> QPixmap:
    """An icon as a pixmap for the scale of the screen."""
    key = (name, ink, size, theme().dark, scale)
    if key not in _marks:
        made = icon(name, ink).pixmap(QSize(round(size * scale), round(size * scale)))
        made.setDevicePixelRatio(scale)
        _marks[key] = made
    return _marks[key]


def hatch(scale: float) -> QPixmap:
    """The tile of the hatch: one thin diagonal on chrome."""
    key = (theme().dark, scale)
    if key not in _hatches:
        side = 8
        made = QPixmap(round(side * scale), round(side * scale))
        made.setDevicePixelRatio(made.width() / side)
        made.fill(colour("chrome"))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("hatch"), 1))
        for shift in (-side, 0, side):
            painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
        painter.end()
        _hatches[key] = made
    return _hatches[key]


def card_font(zoom: float) -> QFont:
    """The face of titles at a zoom of the board; never below 9 pixels."""
    return font(13 if zoom >= 0.7 else 12 if zoom >= 0.5 else 11 if zoom >= 0.3 else 10, 500)


def paint_ground(painter: QPainter, rect: QRectF, look: Look, *, faint: bool = False) -> None:
    """The ground of a card: its bar, and a tint where it is confirmed, an outline while it is planned."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.colour))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)
    edge = 0 if look.confirmed else 1
    inside = rect.adjusted(BAR, edge, -edge, -edge)
    if inside.width() < 2 or inside.height() < 1:
        return
    ground = tint(look.colour) if look.confirmed else colour("chrome" if faint else "canvas")
    painter.setBrush(ground)
    painter.drawRoundedRect(inside, RADIUS - edge, RADIUS - edge)
    painter.fillRect(QRectF(inside.left(), inside.top(), min(BAR, inside.width()), inside.height()), ground)


def paint_card(
    painter: QPainter, rect: QRectF, look: Look, zoom: float = 1.0, *, ground: bool = True
) -> None:
    """A whole card: title, and as much of people, time, code and marks as there is room for."""
    if ground:
        paint_ground(painter, rect, look)
    if rect.height() < 11 or rect.width() < 22:
        return
    head = card_font(zoom)
    step = head.pixelSize() + 3
    left, width = (
        (rect.left() + 10, rect.width() - 16) if rect.width() >= 70 else (rect.left() + 7, rect.width() - 10)
    )
    marks = _paint_marks(painter, rect, look) if rect.height() >= 18 and rect.width() >= 60 else 0
    top = rect.top() + (3 if rect.height() >= 22 else max(0.0, (rect.height() - step) / 2))
    lines, person, times = _plan(rect.height(), zoom)
    code = _paint_code(painter, rect, look) if zoom >= 0.5 else 0
    beside = (int((rect.bottom() - 20 - top) // step), code) if code else (99, 0)
    titles = wrapped(look.title, max(12.0, width - marks), lines, head, beside)
    painter.setPen(colour("text"))
    painter.setFont(head)
    y = _draw(painter, titles, left, top, step)
    foot, small = rect.bottom() - 2, font(12)
    painter.setFont(small)
    painter.setPen(colour("text-2"))
    for text, wanted in ((look.times, times), (look.people, person)):
        if text and wanted and y + 16 <= foot + 1:
            room = width - (code if y + 32 > foot else 0)
            y = _draw(painter, wrapped(text, max(12.0, room), 1, small), left, y, 16)


def _plan(height: float, zoom: float) -> tuple[int, bool, bool]:
    """How many lines of title a card of this height may have, and whether people and times follow."""
    if zoom < 0.5:
        return max(1, int((height - 4) // 14)), False, False
    if height < 34:
        return 1, False, False
    if height < 72:
        return 2, True, False
    return max(2, min(4, int((height - 40) // 16))), True, True


def _draw(painter: QPainter, lines: Sequence[str], left: float, top: float, step: int) -> float:
    base = painter.fontMetrics().ascent() + (step - painter.fontMetrics().height()) / 2
    for line in lines:
        painter.drawText(QPointF(left, top + base), line)
        top += step
    return top


def _paint_marks(painter: QPainter, rect: QRectF, look: Look) -> float:
    """Marks at the top right; returns the width they take from the title."""
    scale = painter.device().devicePixelRatioF()
    names = [MARKS[look.level]] if look.level else []
    names += [("pin", "text-2")] if look.pinned else []
    x = rect.right() - 5
    for name, ink in names:
        x -= 14
        painter.drawPixmap(QPointF(x, rect.top() + 4), mark(name, ink, 13, scale))
        x -= 3
    return rect.right() - 5 - x if names else 0


def _paint_code(painter: QPainter, rect: QRectF, look: Look) -> int:
    """The code of the track at the bottom right, where there is room; returns the width it takes."""
    if not look.code or rect.height() < 30 or rect.width() < 70:
        return 0
    face = font(12)
    wide = QFontMetricsF(face).horizontalAdvance(look.code)
    if wide > rect.width() / 2:
        return 0
    painter.setFont(face)
    painter.setPen(colour("text-2"))
    painter.drawText(QPointF(rect.right() - 6 - wide, rect.bottom() - 6), look.code)
    return round(wide) + 8


def paint_raised(painter: QPainter, rect: QRectF) -> None:
    """What stands for the shadow of a card that is lifted: three flat rings."""
    painter.setPen(Qt.PenStyle.NoPen)
    for grow, down, opacity in RAISED:
        black = QColor(0, 0, 0)
        black.setAlphaF(opacity)
        painter.setBrush(black)
        painter.drawRoundedRect(
            rect.adjusted(-grow, down - grow, grow, down + grow), RADIUS + grow, RADIUS + grow
        )
