"""The Tasks page: what has to be done in the whole season, overdue first."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint

from models import Absence, Campaign, Event, Person, Plan, Programme, Task, TaskRole
from models.words import _

from .page import Page
from .parts import Elided, button, column, ground, label, row
from .tasks_list import TaskList

if TYPE_CHECKING:
    from .window import Window


class TasksPage(Page):
    """The list of all tasks under its title."""

    shows = (Task, TaskRole, Event, Campaign, Programme, Person, Absence, Plan)

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.list = TaskList(window)
        self.columns_button = button(_("Columns"), self._choose_columns, icon_name="columns-3", role="quiet")
        new = button(_("New task"), self.list.add, icon_name="plus", role="primary")
        head = row(label(_("Tasks"), "page"), None, self.columns_button, new)
        head.setContentsMargins(24, 18, 24, 0)
        foot = ground("foot")
        hint = _(
            "Space checks off · type a date, or -10 for ten working days before · Ctrl+C copies to Excel"
        )
        foot.setLayout(row(self.list.sums, None, Elided(hint, "hint").giving_way(), margins=(24, 6, 24, 6)))
        layout = column(head, self.list, foot, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.refresh()

    def refresh(self) -> None:
        self.list.refresh()

    def _choose_columns(self) -> None:
        at = self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height()))
        self.list.table.head.columns_menu().popup(at)

    def begin(self) -> None:
        self.list.into_list()

    def find_here(self) -> None:
        self.list.search.setFocus()
        self.list.search.selectAll()

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        if row_id is not None:
            self.list.show_row(row_id)

    def place(self) -> tuple[int | None, Any]:
        now = self.list.table.now()
        return (now.id if now is not None else None), None
