"""A table that people know how to use: sort, filter, choose, copy as Excel writes it, all from the
keyboard too."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)  # fmt: skip

from models.words import _

from .cells import CHECK, Cells, Kept
from .clipboard import put_on_clipboard
from .columns import Column, Row, look
from .header import Header
from .rows import Rows
from .theme import colour


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
        self._looks: dict[int, tuple[Any, ...]] = {}
        self.delegate = Cells(self)
        self.setItemDelegate(self.delegate)
        self.setModel(self.rows)
        self._dress(row_height)
        self.head = Header(self)
        self.setHorizontalHeader(self.head)
        self.head.fit()
        self.selectionModel().selectionChanged.connect(lambda *_: self.chose())
        self.rows.grown.connect(self._grow)
        self.destroyed.connect(self.rows.rest)
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
        """Show these rows; what was chosen, where the cursor is and how far it is scrolled stay.

        Where they are the same rows as before, only lines that look different now are painted again.
        """
        fresh = self.rows.take(rows)
        typing = self.state() == QAbstractItemView.State.EditingState
        if not typing and self.rows.replace(fresh):
            self._repaint()
            self.chosen_changed.emit()
            return
        with Kept(self):
            self.rows.put(fresh)
        self._looks = {}

    def _repaint(self) -> None:
        """Paint the lines in sight again that do not look as they did when this was last asked."""
        port = self.viewport()
        first, last = self.rowAt(0), self.rowAt(port.height() - 1)
        seen = [n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)]
        columns = [self.rows.columns[n] for n in seen]
        before, self._looks = self._looks, {}
        for number in range(max(first, 0), (last if last >= 0 else len(self.rows.shown) - 1) + 1):
            row = self.rows.shown[number]
            looks = self._looks[number] = (row, *(look(column, row) for column in columns))
            if before.get(number) != looks:
                port.update(0, self.rowViewportPosition(number), port.width(), self.rowHeight(number))

    def filter(self, needle: str, passes: Any = None) -> None:
        """Show only the rows that match."""
        with Kept(self):
            self.rows.filter(needle, passes)

    def sort(self, column: int, *, descending: bool = False, add: bool = False) -> None:
        """Sort by a column."""
        with Kept(self, told=False):
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

    def chose(self, *, told: bool = True) -> None:
        """Paint another choice, and tell the page of it."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()
        if told:
            self.chosen_changed.emit()

    def _grow(self) -> None:
        with Kept(self):
            self.rows.arrange()

    # Copying

    def copy(self) -> None:
        """Put what is chosen on the clipboard as Excel writes it: with the titles where whole rows are
        chosen."""
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

    def printed(self) -> list[Column]:
        """The columns as they are chosen, also those that have no room at the moment."""
        order = sorted(range(self.head.count()), key=self.head.visualIndex)
        seen = (n for n in order if n in self.head.dropped or not self.isColumnHidden(n))
        return [self.rows.columns[n] for n in seen if self.rows.columns[n].title]

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

    def paintEvent(self, event: Any) -> None:
        """The rows; where the filter leaves none, words that say so."""
        super().paintEvent(event)
        if self.rows.shown or not self.rows.all:
            return
        painter, area = QPainter(self.viewport()), self.viewport().rect()
        painter.setPen(colour("text-2"))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(area.adjusted(8, 20, -8, 0), int(middle), _("Nothing passes the filter."))
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def mouseMoveEvent(self, event: Any) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if hasattr(self, "head"):  # Qt resizes it while it is being made
            self.head.make_room()

    def leaveEvent(self, event: Any) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            for number in (row, self.hovered):
                top = self.rowViewportPosition(number) if number >= 0 else -1
                if top >= 0:
                    self.viewport().update(0, top, self.viewport().width(), self.rowHeight(number))
            self.hovered = row

    def contextMenuEvent(self, event: Any) -> None:
        at = self.indexAt(event.pos())
        if at.isValid() and not self.selectionModel().isRowSelected(at.row(), QModelIndex()):
            self.selectionModel().setCurrentIndex(
                at,
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self.menu_wanted.emit(event.globalPos())
