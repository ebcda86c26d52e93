"""What a column of a table is, and how one cell of it is drawn."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from models.words import language

from .icons import draw
from .theme import colour, font

#: A row of a table: a row of the picture, or anything else with an `id`.
Row = Any


class Part(NamedTuple):
    """A piece of a cell: a mark (an icon, `dot`, `face`, `bars-2,5`, `status-…`) and a text in a colour."""

    text: str = ""
    ink: str = "text-2"
    mark: str = ""
    mark_ink: str = "text-2"


class Column(NamedTuple):
    """One column. `text` is what is shown, searched and copied; `key` sorts; `parts` draws more than
    plain text.

    `put` writes what was typed (row id, text) and raises Problem; without it the column is read only.
    `choices` offers texts while typing; with `strict` nothing else may be chosen. Where the window is narrow,
    columns with the smallest `spare` above 0 go first.
    """

    name: str
    title: str
    text: Callable[[Row], str]
    width: int = 100
    key: Callable[[Row], Any] | None = None
    parts: Callable[[Row], Sequence[Part]] | None = None
    right: bool = False
    first: bool = False
    hidden: bool = False
    searched: bool = True
    put: Callable[[int, str], None] | None = None
    choices: Callable[[Row], Sequence[str]] | None = None
    strict: bool = False
    several: bool = False
    edit_text: Callable[[Row], str] | None = None
    second: Callable[[Row], str] | None = None
    spare: int = 0


def number(value: int | None) -> str:
    """A count with its thousands apart; nothing for none."""
    return "" if value is None else f"{value:,}"


def look(column: Column, row: Row) -> tuple[Any, ...]:
    """All that is seen in a cell."""
    second = column.second(row) if column.second else ""
    if column.parts:
        parts = tuple(column.parts(row))
        return (*parts, second, column.text(row) if column.second else "")
    return column.text(row), second


def paint_cell(painter: QPainter, area: QRect, column: Column, row: Row) -> None:
    """Draw the content of one cell inside `area`."""
    if column.second:
        _two_lines(painter, area, column, row)
        return
    parts = (
        column.parts(row) if column.parts else (Part(column.text(row), "text" if column.first else "text-2"),)
    )
    inside = area.adjusted(8, 0, -8, 0)
    painter.setFont(font())
    if column.right:
        text = "".join(part.text for part in parts)
        _text(painter, inside, text, parts[-1].ink if parts else "text", right=True)
        return
    x = inside.left()
    for part in parts:
        if part.mark:
            x += mark(painter, part.mark, QPointF(x, area.center().y() + 1.5), part.mark_ink)
        where = QRect(x, inside.top(), inside.right() - x + 1, inside.height())
        x += _text(painter, where, part.text, part.ink) + (
            12 if part.mark and part.text else 6 if part.text else 0
        )
        if x >= inside.right():
            break


def _text(
    painter: QPainter,
    area: QRect,
    text: str,
    ink: str,
    *,
    size: int = 13,
    weight: int = 400,
    right: bool = False,
) -> int:
    """Draw one line of text into an area, ended by “…” where it is too long. Returns its width."""
    if not text or area.width() < 8:
        return 0
    shown, wide, drop = fitted(text, area.width(), size, weight, language())
    left = area.right() - wide + 1 if right else area.left()
    painter.setPen(colour(ink))
    painter.drawText(QPointF(left, area.top() + (area.height() + drop) / 2), shown)
    return wide


def write(
    painter: QPainter,
    area: QRect,
    text: str,
    ink: str,
    *,
    size: int = 13,
    weight: int = 400,
    right: bool = False,
) -> int:
    """Draw one line of text in the middle of an area, in a size and weight. Returns its width."""
    painter.setFont(font(size, weight))
    return _text(painter, area, text, ink, size=size, weight=weight, right=right)


@lru_cache(maxsize=20_000)
def fitted(text: str, room: int, size: int, weight: int, _spoken: str) -> tuple[str, int, float]:
    """The text as it fits, its width, and how far below the middle twice its base line lies."""
    metrics = QFontMetrics(font(size, weight))
    plain = " ".join(text.split()) if "\n" in text else text
    wide = metrics.horizontalAdvance(plain)
    if wide > room:
        plain = metrics.elidedText(plain, Qt.TextElideMode.ElideRight, room)
        wide = metrics.horizontalAdvance(plain)
    return plain, wide, metrics.ascent() - metrics.descent()


def _two_lines(painter: QPainter, area: QRect, column: Column, row: Row) -> None:
    inside = area.adjusted(8, 5, -8, -5)
    half = inside.height() // 2
    left = 0
    parts = column.parts(row) if column.parts else ()
    for part in parts:
        left += mark(
            painter, part.mark, QPointF(inside.left(), area.center().y() + 0.5), part.mark_ink, part.text
        )
    painter.setFont(font())
    second = column.second(row) if column.second else ""
    first_height = half if second else inside.height()
    _text(
        painter,
        QRect(inside.left() + left, inside.top(), inside.width() - left, first_height),
        column.text(row),
        "text",
    )
    painter.setFont(font(12))
    _text(
        painter,
        QRect(inside.left() + left, inside.top() + half, inside.width() - left, half),
        second,
        "text-3",
        size=12,
    )


def mark(painter: QPainter, name: str, at: QPointF, ink: str, text: str = "") -> int:
    """Draw a mark left-centred at a point; returns the room it takes with its gap."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = 22
    if name == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ink))
        painter.drawRoundedRect(QRectF(at.x(), at.y() - 4, 8, 8), 2, 2)
        room = 16
    elif name == "face":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("pressed"))
        circle = QRectF(at.x(), at.y() - 12, 24, 24)
        painter.drawEllipse(circle)
        painter.setPen(colour("text"))
        painter.setFont(font(11))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), text)
        room = 36
    elif name.startswith("status-"):
        status(painter, name[7:], QRectF(at.x(), at.y() - 6, 12, 12))
        room = 18
    elif name.startswith("bars-"):
        room = _bars(painter, [int(each) for each in name[5:].split(",")], at, ink)
    else:
        draw(painter, name, QRectF(at.x(), at.y() - 8, 16, 16), ink)
    painter.restore()
    return room


def _bars(painter: QPainter, counts: Sequence[int], at: QPointF, ink: str) -> int:
    """Small bars beside each other; the second, this month, in `ink`."""
    most = max(4, *counts)
    painter.setPen(Qt.PenStyle.NoPen)
    for number, count in enumerate(counts):
        tall = 2 if not count else 3 + 15 * count / most
        painter.setBrush(colour(ink if number == 1 and count else "line-strong"))
        painter.drawRect(QRectF(at.x() + 14 * number, at.y() + 10 - tall, 12, tall))
    return 14 * len(counts) + 4


def status(painter: QPainter, name: str, area: QRectF) -> None:
    """The shape of a status: it tells them apart without colour, on screen and printed in grey."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    circle = area.adjusted(1.5, 1.5, -1.5, -1.5)
    if name == "confirmed":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("good"))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
    elif name in ("done", "cancelled", "yes", "no"):
        draw(painter, "check" if name in ("done", "yes") else "x", area, "text-2")
    else:
        pen = QPen(colour("text-2"), 1.5)
        if name == "idea":
            pen.setDashPattern([1.4, 1.4])
        painter.setPen(pen)
        painter.drawEllipse(circle)


def initials(name: str) -> str:
    """Two letters that stand for a person: CY, or the last characters of a Chinese name."""
    words = name.split()
    if not words:
        return ""
    if not name.isascii():
        return name.replace(" ", "")[-2:]
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else words[0][1:2])).upper()
