"""How the rows of a table are drawn, and how its choice survives that they are shown anew."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from .columns import Column, paint_cell
from .icons import draw
from .theme import colour

if TYPE_CHECKING:
    from .table import Table

#: The column with the tick of what is chosen.
CHECK = Column("check", "", lambda row: "", 36, searched=False)


class Kept:
    """For the length of a block that shows rows anew: the choice, the cursor and the scroll bars are put
    back by id. `told`: other rows may be shown, which the page is told of."""

    def __init__(self, table: "Table", *, told: bool = True) -> None:
        self.table, self.told = table, told

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
        places = (
            {row.id: n for n, row in enumerate(table.rows.shown)}
            if self.ids or self.now or self.cells
            else {}
        )
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
        table.chose(told=self.told)


class Cells(QStyledItemDelegate):
    """Draws a row: ground, hairline, the tick of what is chosen, and the content of each cell."""

    def __init__(self, table: "Table") -> None:
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
