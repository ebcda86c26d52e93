"""A table that people know how to use: sort, filter, choose, copy as Excel writes it, all from the keyboard too."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)  # fmt: skip

from models.words import _

from .columns import Column, Row, paint_cell
from .remembered import remembered
from .rows import Rows
from .theme import colour

CHECK = Column("check", "", lambda row: "", 36, searched=False)


class Table(QTableView):
    """Rows of a model, chosen whole. `name` is under which its columns are remembered."""

    opened = Signal(object)
    chosen_changed = Signal()
    typed = Signal(str)
    menu_wanted = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[Column], *, checks: bool = False, row_height: int = 36
    ) -> None:
        super().__init__()
        self.name = name
        self.rows = Rows([CHECK, *columns] if checks else columns, checks=checks)
        self.hovered = -1
        self.delegate = Cells(self)
        self.setItemDelegate(self.delegate)
        self.setModel(self.rows)
        self._dress(row_height)
        header = Header(self)
        self.setHorizontalHeader(header)
        header.fit()
        self.selectionModel().selectionChanged.connect(lambda *_: self._chose())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.shown[index.row()]))

    def _dress(self, row_height: int) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(row_height)
        down.setMinimumSectionSize(row_height)

    # Rows

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these rows; what was chosen, where the cursor is and how far it is scrolled stay."""
        with Kept(self):
            self.rows.show(rows)

    def filter(self, needle: str, passes: Any = None) -> None:
        """Show only the rows that match."""
        with Kept(self):
            self.rows.filter(needle, passes)

    def sort(self, column: int, *, descending: bool = False, add: bool = False) -> None:
        """Sort by a column."""
        with Kept(self):
            self.rows.order_by(column, descending=descending, add=add)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def column(self, name: str) -> int:
        """The number of a column."""
        return next(n for n, column in enumerate(self.rows.columns) if column.name == name)

    def chosen(self) -> list[Row]:
        """The rows chosen, from top to bottom."""
        numbers = sorted({index.row() for index in self.selectionModel().selectedRows(0)})
        return [self.rows.shown[n] for n in numbers]

    def now(self) -> Row | None:
        """The row under the cursor."""
        index = self.currentIndex()
        return self.rows.shown[index.row()] if index.isValid() else None

    def choose(self, ids: Iterable[int], *, scroll: bool = True) -> None:
        """Choose exactly these rows, as far as they are shown."""
        wanted = set(ids)
        numbers = [n for n, row in enumerate(self.rows.shown) if row.id in wanted]
        picked, last = QItemSelection(), self.rows.columnCount() - 1
        for n in numbers:
            picked.select(self.rows.index(n, 0), self.rows.index(n, last))
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if numbers:
            at = self.rows.index(numbers[0], self._first())
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
            if scroll:
                self.scrollTo(at)
        self.selectionModel().select(picked, flags)

    def _first(self) -> int:
        return 1 if self.rows.checks else 0

    def _chose(self) -> None:
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        self.chosen_changed.emit()

    # Copying

    def copy(self) -> None:
        """Put what is chosen on the clipboard as Excel writes it: with the titles where whole rows are chosen."""
        lines = [[_(column.title) for column in self._copied()]]
        lines += [[column.text(row) for column in self._copied()] for row in self.chosen()]
        put_on_clipboard(lines)

    def _copied(self) -> list[Column]:
        """Columns in the order seen, without hidden ones."""
        header = self.horizontalHeader()
        order = sorted(range(header.count()), key=header.visualIndex)
        return [
            self.rows.columns[n] for n in order if not self.isColumnHidden(n) and self.rows.columns[n].title
        ]

    # The hand

    def selectionCommand(self, index: Any, event: Any = None) -> QItemSelectionModel.SelectionFlag:
        if self.rows.checks and index.isValid() and index.column() == 0 and event is not None:
            if event.type() in (event.Type.MouseButtonPress, event.Type.MouseButtonDblClick):
                flag = QItemSelectionModel.SelectionFlag
                return flag.Toggle | flag.Rows
            if event.type() in (event.Type.MouseMove, event.Type.MouseButtonRelease):
                return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def keyPressEvent(self, event: Any) -> None:
        key, text = event.key(), event.text()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.now() is not None:
            self.opened.emit(self.now())
        elif key == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy()
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.currentIndex(), flag.Toggle | flag.Rows)
        elif key == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        elif plain and text and text.isprintable() and not text.isspace():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: Any) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: Any) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def contextMenuEvent(self, event: Any) -> None:
        at = self.indexAt(event.pos())
        if at.isValid() and not self.selectionModel().isRowSelected(at.row(), QModelIndex()):
            self.selectionModel().setCurrentIndex(
                at,
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self.menu_wanted.emit(event.globalPos())


class Kept:
    """For the length of a block that shows rows anew: the choice, the cursor and the scroll bars are put back by id."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __enter__(self) -> None:
        table = self.table
        by_cell = table.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectItems
        shown = table.rows.shown
        self.cells = [(shown[i.row()].id, i.column()) for i in table.selectedIndexes()] if by_cell else []
        self.ids = [] if by_cell else [row.id for row in table.chosen()]
        now = table.now()
        self.now = now.id if now is not None else None
        self.column = table.currentIndex().column()
        self.scroll = table.verticalScrollBar().value(), table.horizontalScrollBar().value()
        table.selectionModel().blockSignals(True)

    def __exit__(self, *_: object) -> None:
        table, flag = self.table, QItemSelectionModel.SelectionFlag
        places = {row.id: n for n, row in enumerate(table.rows.shown)} if self.ids or self.now or self.cells else {}
        picked, last = QItemSelection(), table.rows.columnCount() - 1
        for row_id in self.ids:
            if row_id in places:
                n = places[row_id]
                picked.select(table.rows.index(n, 0), table.rows.index(n, last))
        for row_id, n in self.cells:
            if row_id in places:
                at = table.rows.index(places[row_id], n)
                picked.select(at, at)
        if self.now in places:
            at = table.rows.index(places[self.now], max(self.column, 0))
            table.selectionModel().setCurrentIndex(at, flag.NoUpdate)
        table.selectionModel().select(picked, flag.ClearAndSelect)
        table.selectionModel().blockSignals(False)
        table.verticalScrollBar().setValue(self.scroll[0])
        table.horizontalScrollBar().setValue(self.scroll[1])
        table._chose()


class Cells(QStyledItemDelegate):
    """Draws a row: ground, hairline, the tick of what is chosen, and the content of each cell."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        area: QRect = option.rect
        picked = bool(option.state & QStyle.StateFlag.State_Selected)
        self.ground(painter, area, index, picked)
        column = self.table.rows.columns[index.column()]
        if column is CHECK:
            tick(painter, QRect(area.left() + 8, area.center().y() - 7, 16, 16), "yes" if picked else "no")
        else:
            paint_cell(painter, area, column, self.table.rows.shown[index.row()])
        self.focus(painter, area, index)

    def ground(self, painter: QPainter, area: QRect, index: Any, picked: bool) -> None:
        """The ground of a cell and the hairline below it."""
        if picked:
            painter.fillRect(area, colour("accent-tint"))
        elif index.row() == self.table.hovered:
            painter.fillRect(area, colour("hover"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, colour("line"))

    def focus(self, painter: QPainter, area: QRect, index: Any) -> None:
        """The frame around the row with the cursor, drawn piece by piece by its cells."""
        if index.row() != self.table.currentIndex().row() or not self.table.hasFocus():
            return
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(area.left(), area.top() + 1, area.right() + 1, area.top() + 1)
        painter.drawLine(area.left(), area.bottom() - 1, area.right() + 1, area.bottom() - 1)
        header = self.table.horizontalHeader()
        visual = header.visualIndex(index.column())
        seen = [n for n in range(header.count()) if not header.isSectionHidden(header.logicalIndex(n))]
        if seen and visual == seen[0]:
            painter.drawLine(area.left() + 1, area.top() + 1, area.left() + 1, area.bottom() - 1)
        if seen and visual == seen[-1]:
            painter.drawLine(area.right(), area.top() + 1, area.right(), area.bottom() - 1)


def tick(painter: QPainter, area: QRect, state: str) -> None:
    """A check box as drawn in tables: `yes`, `no` or `some`."""
    from .icons import draw

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    full = state != "no"
    painter.setPen(QPen(colour("accent-fill" if full else "edge"), 1))
    painter.setBrush(colour("accent-fill" if full else "canvas"))
    painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if full:
        draw(
            painter,
            "check" if state == "yes" else "minus",
            area.toRectF().adjusted(2, 2, -2, -2),
            "on-accent",
        )
    painter.restore()


class Header(QHeaderView):
    """Sorts on a click (Shift adds a key), hides and moves columns, remembers how they were left."""

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.table = table
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.setFixedHeight(32)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.sectionClicked.connect(self._clicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.columns_menu().popup(self.mapToGlobal(at)))

    def fit(self) -> None:
        """Widths as designed, or as they were left."""
        for n, column in enumerate(self.table.rows.columns):
            self.resizeSection(n, column.width)
            self.setSectionHidden(n, column.hidden)
            if column.first:
                self.setSectionResizeMode(n, QHeaderView.ResizeMode.Stretch)
        if self.table.rows.checks:
            self.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        kept = remembered(f"columns/{self.table.name}")
        if kept and self.count() == len(self.table.rows.columns):
            self.restoreState(kept)
            self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.sectionResized.connect(self._keep)
        self.sectionMoved.connect(self._keep)

    def _keep(self, *_: object) -> None:
        if self.table.isVisible():
            remembered(f"columns/{self.table.name}", self.saveState())

    def _clicked(self, section: int) -> None:
        if self.table.rows.checks and section == 0:
            every = len(self.table.chosen()) == len(self.table.rows.shown)
            self.table.clearSelection() if every else self.table.selectAll()
            return
        order = self.table.rows.order
        descending = bool(order) and order[-1] == (section, False)
        add = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.table.sort(section, descending=descending, add=add)

    def columns_menu(self) -> QMenu:
        """Which columns are shown."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for n, column in enumerate(self.table.rows.columns):
            if column.title and not column.first:
                action = menu.addAction(_(column.title))
                action.setCheckable(True)
                action.setChecked(not self.isSectionHidden(n))
                action.toggled.connect(lambda shown, n=n: (self.setSectionHidden(n, not shown), self._keep()))
        return menu

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if self.table.rows.checks and section == 0:
            count, every = len(self.table.selectionModel().selectedRows(0)), len(self.table.rows.shown)
            state = "no" if not count else "yes" if count == every else "some"
            tick(painter, QRect(rect.left() + 8, rect.center().y() - 7, 16, 16), state)


def put_on_clipboard(lines: Sequence[Sequence[str]]) -> None:
    """Cells as Excel writes them: tabs between, quotes where a cell has tabs or lines of its own."""
    out = io.StringIO()
    csv.writer(out, "excel-tab").writerows(lines)
    QGuiApplication.clipboard().setText(out.getvalue())


def from_clipboard() -> list[list[str]]:
    """The cells on the clipboard."""
    text = QGuiApplication.clipboard().text()
    return list(csv.reader(io.StringIO(text, newline=""), "excel-tab"))
