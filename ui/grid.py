"""A table one types into, like a sheet: cells are chosen, edited, filled, pasted and emptied; one act is
one step."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)  # fmt: skip

from models.database import Problem
from models.history import step
from models.words import _, ngettext

from .cells import Cells
from .clipboard import from_clipboard, put_on_clipboard
from .columns import Column, Row
from .offers import Offers
from .parts import restyle
from .pasting import titled
from .rows import Index
from .table import Table
from .theme import colour
from .values import spelled

Cell = tuple[int, Column, str]


class Grid(Table):
    """`add_rows` makes rows for what is pasted below the last one; `refused` tells why something was not
    taken."""

    refused = Signal(str)
    removed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        add_rows: Callable[[int], list[int]] | None = None,
        row_height: int = 32,
    ) -> None:
        super().__init__(name, columns, row_height=row_height)
        self.add_rows = add_rows
        self.delegate = Editing(self)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(True)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.doubleClicked.disconnect()

    def chosen(self) -> list[Row]:
        """The rows in which a cell is chosen, from top to bottom."""
        numbers = sorted({index.row() for index in self.selectedIndexes()})
        return [self.rows.shown[n] for n in numbers]

    # The one door in

    def put(self, cells: Sequence[Cell], name: str = "") -> None:
        """Write cells, all in one step or none. Raises Problem where one of them cannot be meant."""
        cells = [(row_id, column, text) for row_id, column, text in cells if column.put]
        if cells:
            with step(name or self._step_name(cells)):
                for row_id, column, text in cells:
                    assert column.put is not None
                    column.put(row_id, text)

    def _say(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Problem as problem:
            self.refused.emit(str(problem))

    def _step_name(self, cells: Sequence[Cell]) -> str:
        if len(cells) == 1:
            return _("Change {field}").format(field=_(cells[0][1].title))
        text = ngettext("Change {count} cell", "Change {count} cells", len(cells))
        return text.format(count=len(cells))

    def typed_into(self, index: Any, text: str) -> None:
        """What was typed into a cell; with several cells of its column chosen, it goes into all of them."""
        row, column = self.rows.shown[index.row()], self.rows.columns[index.column()]
        picked = [i for i in self.selectedIndexes() if i.column() == index.column()]
        if len(picked) > 1:
            self.put([(self.rows.shown[i.row()].id, column, text) for i in picked])
        elif text != (column.edit_text or column.text)(row):
            self.put([(row.id, column, text)])

    # Copy, paste, empty

    def copy(self) -> None:
        """Copy the chosen cells as Excel writes them."""
        indexes = self.selectedIndexes()
        header = self.horizontalHeader()
        columns = sorted({i.column() for i in indexes}, key=header.visualIndex)
        columns = [n for n in columns if not self.isColumnHidden(n)]
        lines = sorted({i.row() for i in indexes})
        cells = [[self.rows.columns[n].text(self.rows.shown[line]) for n in columns] for line in lines]
        if cells:
            put_on_clipboard(cells)

    def paste(self) -> None:
        """Paste cells at the cursor, in one step; one copied cell fills the choice; new lines become new
        rows."""
        lines = [line for line in from_clipboard() if any(cell.strip() for cell in line)]
        if not lines:
            return
        name = _("Paste")
        if len(lines) == 1 and len(lines[0]) == 1:
            text = lines[0][0]
            indexes = self.selectedIndexes() or [self.currentIndex()]
            cells = [
                (self.rows.shown[i.row()].id, self.rows.columns[i.column()], text)
                for i in indexes
                if i.isValid()
            ]
            if cells:
                self._say(lambda: self.put(cells, name))
                return
        self._say(lambda: self._paste(lines, name))

    def _paste(self, lines: Sequence[Sequence[str]], name: str) -> None:
        with step(name):
            self.put(self._pasted(lines))

    def _pasted(self, lines: Sequence[Sequence[str]]) -> list[Cell]:
        header = self.horizontalHeader()
        seen = [
            n for n in sorted(range(header.count()), key=header.visualIndex) if not self.isColumnHidden(n)
        ]
        columns = [self.rows.columns[n] for n in seen]
        named = {word: column for column in self.rows.columns for word in spelled(column.title)}
        named |= {word: column for column in columns for word in spelled(column.title)}
        first = titled(lines, named) if len(lines[0]) > 1 else None
        if first is not None:
            under: list[Column | None] = first
            lines, top = lines[1:], len(self.rows.shown)
        else:
            at = self.currentIndex()
            start = seen.index(at.column()) if at.isValid() and at.column() in seen else 0
            under = list(columns[start:])
            top = at.row() if at.isValid() else len(self.rows.shown)
        ids = [row.id for row in self.rows.shown[top : top + len(lines)]]
        if len(ids) < len(lines) and self.add_rows:
            ids += self.add_rows(len(lines) - len(ids))
        return [
            (row_id, column, text)
            for row_id, line in zip(ids, lines, strict=False)
            for column, text in zip(under, line, strict=False)
            if column is not None
        ]

    def empty(self) -> None:
        """Empty the chosen cells."""
        cells = [
            (self.rows.shown[i.row()].id, self.rows.columns[i.column()], "") for i in self.selectedIndexes()
        ]
        if cells:
            self._say(lambda: self.put(cells, _("Empty cells") if len(cells) > 1 else ""))

    # The hand

    def keyPressEvent(self, event: Any) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        key = event.key()
        if control and key == Qt.Key.Key_V:
            self.paste()
        elif control and key == Qt.Key.Key_C:
            self.copy()
        elif control and key in (Qt.Key.Key_Delete, Qt.Key.Key_Minus):
            self.removed.emit()
        elif control and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._leave(key == Qt.Key.Key_Tab)
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the act of the dialog around
        elif key == Qt.Key.Key_Delete:
            self.empty()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            QAbstractItemView.keyPressEvent(self, event)

    def _leave(self, forward: bool) -> None:
        """Go to what is beside the table; Tab alone goes from cell to cell."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)

    def edit_row(self, row_id: int, column: str) -> None:
        """Open the editor in a cell, for a row just made."""
        for n, row in enumerate(self.rows.shown):
            if row.id == row_id:
                at = self.rows.index(n, self.column(column))
                self.setFocus()
                self.setCurrentIndex(at)
                self.scrollTo(at)
                self.edit(at)


class Editing(Cells):
    """Opens a line to type into. What is wrong keeps it open, red, with the sentence beside it."""

    def focus(self, painter: QPainter, area: QRect, index: Index) -> None:
        """The frame around the cell with the cursor."""
        if self.table.hasFocus() and index == self.table.currentIndex():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        table = self.table
        column, row = table.rows.columns[index.column()], table.rows.shown[index.row()]
        made = QLineEdit(parent)
        made.setProperty("role", "cell")
        made.setAccessibleName(_(column.title))
        made.setFrame(False)
        if column.choices:
            made.setCompleter(Offers(list(column.choices(row)), made, several=column.several))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Asked for by Qt when it closes the editor by itself."""
        assert isinstance(editor, QLineEdit) and isinstance(self.table, Grid)
        table, text = self.table, editor.text()
        if editor.property("wrong") != "yes":
            table._say(lambda: table.typed_into(index, text))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        wide = max(area.width(), 120)
        editor.setGeometry(area.left(), area.top(), wide, area.height())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, QLineEdit):  # what is left of one that goes with its table
            return False
        hints = QAbstractItemDelegate.EndEditHint
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._accept(editor, hints.NoHint)
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._accept(editor, hints.EditNextItem if key == Qt.Key.Key_Tab else hints.EditPreviousItem)
                return True
            if key == Qt.Key.Key_Escape:
                QToolTip.hideText()
                self.closeEditor.emit(editor, hints.RevertModelCache)
                return True
            editor.setProperty("wrong", "no")
            return False
        if event.type() == QEvent.Type.FocusOut:
            completer = editor.completer()
            offers = completer.popup() if completer else None
            popup = offers is not None and offers.isVisible()
            menu = event.reason() == Qt.FocusReason.PopupFocusReason  # type: ignore[attr-defined]
            kept = editor.property("kept") or editor.property("wrong") == "yes"
            if not popup and not menu and not kept:
                self._accept(editor, hints.NoHint)
            return False
        return False

    def _accept(self, editor: QLineEdit, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep what was typed and close, or stay open and say why not."""
        table = self.table
        assert isinstance(table, Grid)
        index = table.indexAt(editor.pos())
        try:
            table.typed_into(index, editor.text())
        except Problem as problem:
            editor.setProperty("wrong", "yes")
            editor.setAccessibleDescription(str(problem))
            restyle(editor)
            editor.setFocus()
            QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), str(problem), editor)
            return
        QToolTip.hideText()
        offers = editor.completer()
        if isinstance(offers, Offers):
            offers.words.hide()
        editor.setProperty("kept", True)
        table.setFocus()  # showing the change may have closed the editor already, and with it lost the focus
        self.closeEditor.emit(editor, hint)
