"""The head of a table: a click sorts, columns are hidden, moved and left out where there is no room for
them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu

from models.words import _

from .cells import tick
from .remembered import remembered

if TYPE_CHECKING:
    from .table import Table

#: The least width of the column that takes what is left.
LEAST = 200


class Header(QHeaderView):
    """Sorts on a click (Shift adds a key), hides and moves columns, remembers how they were left."""

    def __init__(self, table: "Table") -> None:
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
        self.dropped: list[int] = []
        self._busy = False
        self.sectionClicked.connect(self._clicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.columns_menu().popup(self.mapToGlobal(at)))

    def mousePressEvent(self, event: Any) -> None:
        """A click on a title sorts. Qt would also choose the whole column, for the next key to overwrite."""
        chosen = self.table.selectionModel()
        before, now = chosen.selection(), chosen.currentIndex()
        chosen.blockSignals(True)
        super().mousePressEvent(event)
        chosen.setCurrentIndex(now, chosen.SelectionFlag.NoUpdate)
        chosen.select(before, chosen.SelectionFlag.ClearAndSelect)
        chosen.blockSignals(False)

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

    def make_room(self) -> None:
        """Leave out spare columns while the first one would be too narrow to read."""
        columns, self._busy, mode = self.table.rows.columns, True, QHeaderView.ResizeMode
        first = next((n for n, column in enumerate(columns) if column.first), None)
        if first is not None:  # while one is stretched, Qt leaves a hole where another one was
            self.setSectionResizeMode(first, mode.Interactive)
        for n in self.dropped:
            self.setSectionHidden(n, False)
        self.dropped = []
        seen = [n for n in range(len(columns)) if n != first and not self.isSectionHidden(n)]
        left = self.table.viewport().width() - sum(self.sectionSize(n) for n in seen)
        for n in sorted((n for n in seen if columns[n].spare), key=lambda n: columns[n].spare):
            if left < LEAST:
                left += self.sectionSize(n)
                self.setSectionHidden(n, True)
                self.dropped.append(n)
        if first is not None:
            self.setSectionResizeMode(first, mode.Stretch if left >= LEAST else mode.Interactive)
            if left < LEAST:
                self.resizeSection(first, LEAST)
        self._busy = False

    def _keep(self, *_: object) -> None:
        """Remember the columns; those left out for want of room are not hidden by anybody."""
        if not self.table.isVisible() or self._busy:
            return
        self._busy = True
        self.table.setUpdatesEnabled(False)
        remembered(f"columns/{self.table.name}", self._state())
        with self._unstretched():
            for n in self.dropped:
                self.setSectionHidden(n, True)
        self.table.setUpdatesEnabled(True)
        self._busy = False

    def _state(self) -> QByteArray:
        """The columns as they are with those for which there is no room at the moment."""
        with self._unstretched():
            for n in self.dropped:
                self.setSectionHidden(n, False)
        return self.saveState()

    @contextmanager
    def _unstretched(self) -> Iterator[None]:
        """While a column is stretched, Qt leaves a hole where it hides another one."""
        first = next((n for n, column in enumerate(self.table.rows.columns) if column.first), None)
        if first is None:
            yield
            return
        mode = self.sectionResizeMode(first)
        self.setSectionResizeMode(first, QHeaderView.ResizeMode.Interactive)
        yield
        self.setSectionResizeMode(first, mode)

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
                action.toggled.connect(partial(self._show, n))
        return menu

    def _show(self, number: int, shown: bool) -> None:
        with self._unstretched():
            self.setSectionHidden(number, not shown)
        self._keep()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if self.table.rows.checks and section == 0:
            count, every = len(self.table.selectionModel().selectedRows(0)), len(self.table.rows.shown)
            state = "no" if not count else "yes" if count == every else "some"
            tick(painter, QRect(rect.left() + 8, rect.center().y() - 7, 16, 16), state)
