"""The lines of the search palette under their headings; what was typed stands out in bold."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from models.words import _

from .finder import Found
from .icons import draw
from .theme import colour, font

Index = QModelIndex | QPersistentModelIndex
LINE, HEAD = 34, 28


class Lines(QAbstractListModel):
    """Headings (texts) and findings, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str | Found] = []

    def show(self, groups: Sequence[tuple[str, list[Found]]]) -> None:
        """Show these groups instead."""
        self.beginResetModel()
        self.lines = []
        for title, found in groups:
            self.lines += [title, *found]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (line,) if isinstance(line, str) else (line.title, line.second, line.keys)
            return _(", ").join(filter(None, parts))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Results(QListView):
    """The list; the field above it keeps the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = Lines()
        self.words: list[str] = []
        self.setModel(self.lines)
        self.setItemDelegate(_Painted(self))
        self.setProperty("role", "popup")
        self.setAccessibleName(_("Results"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_groups(self, groups: Sequence[tuple[str, list[Found]]], typed: str) -> None:
        """Show what was found, and choose the best."""
        self.words = typed.lstrip("> ").casefold().split()
        self.lines.show(groups)
        self.choose(1, start=-1)

    def now(self) -> Found | None:
        """The line that is chosen."""
        at = self.currentIndex()
        line = self.lines.lines[at.row()] if at.isValid() else None
        return line if isinstance(line, Found) else None

    def choose(self, way: int, start: int | None = None) -> None:
        """Choose the next line down (1) or up (-1), round and round, over headings."""
        count = len(self.lines.lines)
        at = self.currentIndex().row() if start is None else start
        for _n in range(count):
            at = (at + way) % count
            if isinstance(self.lines.lines[at], Found):
                self.setCurrentIndex(self.lines.index(at))
                self.scrollTo(self.lines.index(max(0, at - 1) if at == 1 else at))
                return

    def tall(self) -> int:
        """How tall all lines are."""
        return sum(HEAD if isinstance(line, str) else LINE for line in self.lines.lines) + 14


class _Painted(QStyledItemDelegate):
    def __init__(self, shown: Results) -> None:
        super().__init__(shown)
        self.shown = shown

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, HEAD if isinstance(self.shown.lines.lines[index.row()], str) else LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, area = self.shown.lines.lines[index.row()], QRect(option.rect)
        painter.fillRect(area, colour("raised"))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if isinstance(line, str):
            painter.setFont(font(12))
            painter.setPen(colour("text-2"))
            painter.drawText(area.adjusted(16, 4, -16, 0), left, line)
            return
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picked or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent-tint" if picked else "hover"))
            painter.drawRoundedRect(area.adjusted(4, 0, -4, 0), 6, 6)
        middle = area.center().y() + 1
        at = QRectF(area.left() + 16, middle - 8, 16, 16)
        draw(painter, line.icon, at, "accent" if picked else "text-2")
        right = self._right(painter, area, line, picked=picked)
        x = self._bold(painter, QPoint(area.left() + 44, area.top()), right - 12, line.title)
        painter.setFont(font(13))
        painter.setPen(colour("text-2"))
        room = QRect(x + 12, area.top(), max(0, right - x - 24), area.height())
        shown = painter.fontMetrics().elidedText(line.second, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, left, shown)

    def _right(self, painter: QPainter, area: QRect, line: Found, *, picked: bool) -> int:
        """The keys, or what Enter does; returns where they begin."""
        x = area.right() - 16
        if line.bad:
            draw(painter, "octagon-alert", QRectF(x - 16, area.center().y() - 7, 16, 16), "bad")
            x -= 24
        caps = line.keys.split("+") if line.keys else [_("Enter")] if picked else []
        painter.setFont(font(12))
        metrics = QFontMetrics(font(12))
        for cap in reversed(caps):
            wide = metrics.horizontalAdvance(cap) + 12
            box = QRectF(x - wide, area.center().y() - 9, wide, 20)
            painter.setPen(colour("line-strong"))
            painter.setBrush(colour("canvas"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(colour("text-2"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cap)
            x -= wide + 4
        if picked and not line.keys:
            words = _("does it") if line.table == "command" else _("opens")
            painter.setPen(colour("text-2"))
            x -= metrics.horizontalAdvance(words) + 2
            painter.drawText(QPointF(x, area.center().y() + metrics.ascent() / 2), words)
            x -= 6
        return x

    def _bold(self, painter: QPainter, at: QPoint, right: int, text: str) -> int:
        """The title with what was typed in bold, elided at `right`; returns where it ends."""
        x, height = at.x(), LINE
        for piece, strong in _pieces(text, self.shown.words):
            painter.setFont(font(13, 700 if strong else 400))
            painter.setPen(colour("text"))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, max(0, right - x))
            area = QRect(x, at.y(), max(0, right - x), height)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != piece:
                break
        return x


def _pieces(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """The text in pieces, and whether each was typed."""
    folded = text.casefold()
    strong = [False] * len(text)
    if len(folded) == len(text):  # ß and its like fold to more letters than they are
        for word in words:
            at = folded.find(word)
            if at >= 0:
                strong[at : at + len(word)] = [True] * len(word)
    found: list[tuple[str, bool]] = []
    for letter, is_strong in zip(text, strong, strict=True):
        if found and found[-1][1] == is_strong:
            found[-1] = (found[-1][0] + letter, is_strong)
        else:
            found.append((letter, is_strong))
    return found
