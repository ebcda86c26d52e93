"""A table of an event that one types into, with its buttons, and what to do while it is empty."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from models import Event, Record
from models.words import _

from .empty import nothing_here
from .errors import saying
from .grid import Grid
from .parts import button, column, ground, label, row

if TYPE_CHECKING:
    from .event import EventPage


class EventList(QWidget):
    """What the tabs Budget and Risks share; what they differ in stands first."""

    model: type[Record]
    document = ""
    """The key of the document that prints it."""
    new_words = ""

    def add(self) -> None:
        """Add a row and type what it is."""
        raise NotImplementedError

    def remove(self, chosen: Sequence[Any]) -> str:
        """Delete these rows; returns the sentence that tells it."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what else can be done with the chosen rows."""

    # What they share

    def __init__(self, page: "EventPage", table: Grid, title: str) -> None:
        super().__init__()
        self.page, self.table = page, table
        self.count = label("", "small")
        self.sides = QStackedWidget()
        table.setAccessibleName(title)
        table.refused.connect(lambda sentence: page.lectern.tell(sentence, level="bad"))
        table.removed.connect(self.delete)
        table.menu_wanted.connect(self._menu)

    def lay_out(self, tools: Sequence[QWidget], foot: Sequence[Any], empty: QWidget) -> None:
        """Put the tools of one's own above the table, the foot below it, `empty` in its place."""
        printed = button(_("Print…"), self._print, icon_name="printer", role="quiet")
        gone = button(_("Delete"), self.delete, icon_name="trash-2", role="quiet")
        new = button(_(self.new_words), self.add, icon_name="plus", role="primary")
        head = row(self.count, None, *tools, printed, gone, new, gap=6, margins=(24, 10, 24, 10))
        below = ground("foot")
        below.setLayout(row(*foot, margins=(24, 8, 24, 8)))
        full = QWidget()
        inside = column(head, row(self.table, margins=(24, 0, 24, 0)), below, gap=0)
        inside.setStretch(1, 1)
        full.setLayout(inside)
        self.sides.addWidget(full)
        self.sides.addWidget(empty)
        self.setLayout(column(self.sides, gap=0))

    def nothing(self, title: str, text: str, *ways: QWidget) -> QWidget:
        """What stands in the place of an empty table; what was copied elsewhere can be pasted there, too."""
        paste = button(_("Paste"), self.table.paste, icon_name="clipboard-list")
        made = nothing_here(title, text, *ways, paste)
        QShortcut(QKeySequence.StandardKey.Paste, made, self.table.paste)
        return made

    def show_row(self, row_id: int) -> None:
        """Choose one row."""
        self.table.choose([row_id])

    def event_row(self) -> Event:
        """The event, fresh from the plan."""
        return Event.fetch(self.page.event_id or 0)

    def delete(self) -> None:
        """Delete the chosen rows."""
        chosen = [self.model.fetch(each.id) for each in self.table.chosen()]
        if chosen:
            with saying(self.page.lectern):
                self.page.lectern.tell(self.remove(chosen), undo=True)

    def _print(self) -> None:
        self.page.lectern.go("documents", self.page.event_id, self.document)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_(self.new_words), self.add)
        if self.table.chosen():
            self.fill_menu(menu)
        menu.addSeparator()
        menu.addAction(_("Copy"), self.table.copy)
        menu.addAction(_("Paste"), self.table.paste)
        if self.table.chosen():
            menu.addSeparator()
            menu.addAction(_("Delete"), self.delete)
        menu.popup(at)
