"""A list of tasks to type into and to check off: all of the plan, or those of one event."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedWidget, QStyleOptionViewItem, QWidget

from models import Person, Task
from models.history import step
from models.settings import setting
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .cells import tick
from .chips import Chips, Filter
from .columns import number
from .empty import nothing_here
from .errors import saying
from .grid import Editing, Grid
from .parts import Search, Segments, button, column, label, row
from .tasks_acts import check_off, delete, task_menu
from .tasks_cells import NEW_TASK, TaskCells
from .tasks_parts import PartsStrip

if TYPE_CHECKING:
    from .window import Window

#: Chips of which at most one is set.
STATES = ("open", "late", "done")


class TaskGrid(Grid):
    """Space, Enter or a click in the first column checks off; Ctrl+Enter does so from anywhere."""

    checked = Signal()

    def __init__(self, cells: TaskCells, add_rows: Callable[[int], list[int]]) -> None:
        name = "tasks" if cells.with_event else "event_tasks"
        super().__init__(name, cells.columns(), add_rows=add_rows)
        self.delegate = _Ticked(self)
        self.setItemDelegate(self.delegate)
        self.clicked.connect(lambda index: self.checked.emit() if index.column() == 0 else None)

    def keyPressEvent(self, event: Any) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        first = self.currentIndex().isValid() and self.currentIndex().column() == 0
        if (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier) or (
            first and (enter or event.key() == Qt.Key.Key_Space)
        ):
            self.checked.emit()
        else:
            super().keyPressEvent(event)


class _Ticked(Editing):
    """Draws the box of the first column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        if index.column():
            super().paint(painter, option, index)
            return
        area: QRect = option.rect
        self.ground(painter, area, index, self.table.selectionModel().isSelected(index))
        done = self.table.rows.shown[index.row()].done
        tick(painter, QRect(area.left() + 14, area.center().y() - 7, 16, 16), "yes" if done else "no")
        self.focus(painter, area, index)


class TaskChips(Chips):
    """Open, overdue and done let each other go."""

    def _clicked(self, made_for: Filter) -> None:
        for key in STATES:
            if made_for.key in STATES and key != made_for.key:
                self.chosen.pop(key, None)
        super()._clicked(made_for)


class TaskList(QWidget):
    """Filter, chips, table, sums. `event_id` says of which event; without it, of the whole plan."""

    def __init__(self, window: "Window", event_id: Callable[[], int | None] | None = None) -> None:
        super().__init__()
        assert window.store is not None
        self.window_, self.store, self.event_id = window, window.store, event_id
        self.cells = TaskCells(self.store, with_event=event_id is None)
        self.table = TaskGrid(self.cells, self._add_rows)
        self.table.setAccessibleName(_("Tasks"))
        self.table.sort(self.table.column("due"))
        self.search = Search(_("Filter tasks"))
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(220)
        self.chips = TaskChips(self._filters())
        self.chips.chosen["open"] = {True}
        self.sums = label("", "small")
        self.order = Segments([("due", _("By due day")), ("for", _("By event"))], "due", _("Order"))
        self.parts = PartsStrip(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = row(self.search, self.chips, None, gap=8, margins=(24, 10, 24, 8))
        tools.setStretch(0, 9)  # the filter gives way first
        if self.event_id is None:
            tools.addWidget(self.order)
        else:
            tools.addWidget(self.sums)
            tools.addWidget(button(_("New task"), self.add, icon_name="plus", role="primary"))
        full = QWidget()
        inside = column(tools, row(self.table, margins=(24, 0, 24, 0)), self.parts, gap=0)
        inside.setStretch(1, 1)
        full.setLayout(inside)
        way = button(_("New task"), self.add, icon_name="plus", role="primary")
        text = _(
            "What has to be done, by whom and by when: on a day, or so many working days before an event."
        )
        self.sides = QStackedWidget()
        self.sides.addWidget(full)
        self.sides.addWidget(nothing_here(_("No tasks yet"), text, way))
        self.setLayout(column(self.sides, gap=0))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down.connect(self.into_list)
        self.chips.changed.connect(self._filter)
        self.order.chosen.connect(self._arrange)
        self.table.checked.connect(lambda: check_off(self))
        self.table.refused.connect(lambda sentence: self.window_.tell(sentence, level="bad"))
        self.table.removed.connect(lambda: delete(self))
        self.table.menu_wanted.connect(lambda at: task_menu(self).popup(at))
        self.table.chosen_changed.connect(self._sum)
        self.table.selectionModel().currentChanged.connect(lambda *_: self.parts.show_task(self.table.now()))

    def _filters(self) -> list[Filter]:
        cells = self.cells
        found = [
            Filter("open", N_("To do"), cells.open, count=lambda: self._count(cells.open)),
            Filter("late", N_("Overdue"), cells.late, count=lambda: self._count(cells.late)),
            Filter("done", N_("Finished"), cells.finished, count=lambda: self._count(cells.finished)),
        ]
        if setting("name", ""):
            found.append(Filter("mine", N_("Mine"), self._mine, count=lambda: self._count(self._mine_open)))
        found.append(Filter("owner", N_("Owner"), self.cells.owner, str, self._owners))
        if self.event_id is None:
            found.append(Filter("event", N_("Event"), lambda t: t.event_id, self._event_name, self._events))
        return found

    def _count(self, passes: Callable[[Row], bool]) -> int:
        return sum(1 for task in self.rows() if passes(task))

    def _mine(self, task: Row) -> bool:
        owner = self.store.picture.get("person", task.owner_id)
        return owner is not None and setting("name", "") in (owner.name, owner.name_other)

    def _mine_open(self, task: Row) -> bool:
        return not task.done and self._mine(task)

    def _owners(self) -> list[str]:
        return sorted({self.cells.owner(task) for task in self.rows()} - {""})

    def _events(self) -> list[int]:
        picture = self.store.picture
        rows = [picture.tables["event"][i] for i in {t.event_id for t in self.rows() if not t.done} - {None}]
        return [e.id for e in sorted(rows, key=lambda e: (e.starts is None, str(e.starts), e.title))]

    def _event_name(self, event_id: int) -> str:
        event = self.store.picture.get("event", event_id)
        return spoken(self.store.picture, event)

    # What is shown

    def rows(self) -> Sequence[Row]:
        """The tasks of the event, or of the plan."""
        if self.event_id is None:
            return list(self.store.picture.all("task"))
        return self.store.picture.of("task", "event_id", self.event_id())

    def refresh(self) -> None:
        """Show the tasks as they are now."""
        rows = self.rows()
        self.sides.setCurrentIndex(0 if rows else 1)
        self.chips.refresh()
        self.table.rows.passes = self.chips.passes()
        self.table.show_rows(rows)
        self.parts.show_task(self.table.now())
        self._sum()

    def _filter(self) -> None:
        self.table.filter(self.search.text(), self.chips.passes())
        self.parts.show_task(self.table.now())
        self._sum()

    def _arrange(self, by: str) -> None:
        self.table.sort(self.table.column(by))
        if by == "for":
            self.table.sort(self.table.column("due"), add=True)

    def _sum(self) -> None:
        shown = self.table.rows.shown
        text = ngettext("{count} task", "{count} tasks", len(shown)).format(count=number(len(shown)))
        late = sum(map(self.cells.late, shown))
        self.sums.setText(_("{tasks}, {count} overdue").format(tasks=text, count=late) if late else text)

    def into_list(self) -> None:
        """Lead the keyboard into the table."""
        self.table.setFocus()
        if self.table.rows.shown and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def show_row(self, row_id: int) -> None:
        """Choose one task, whatever the filter was."""
        if row_id not in {task.id for task in self.table.rows.shown}:
            self._show_all()
        for line, task in enumerate(self.table.rows.shown):
            if task.id == row_id:
                at = self.table.rows.index(line, self.table.column("task"))
                self.table.setCurrentIndex(at)
                self.table.scrollTo(at, self.table.ScrollHint.PositionAtCenter)
        self.table.setFocus()

    def _show_all(self) -> None:
        self.search.clear()
        self.chips.chosen.clear()
        self.chips.refresh()
        self._filter()

    # Acts

    def add(self) -> None:
        """Make a task and type its title."""
        with saying(self.window_):
            with step(_("New task")):
                task = self._create()
            self.search.clear()
            self.chips.chosen = {"open": {True}}
            self.chips.refresh()
            self.refresh()
            self._filter()
            self.table.edit_row(task.id, "task")

    def _create(self) -> Task:
        return Task.create(
            title=_(NEW_TASK),
            event=self.event_id() if self.event_id else None,
            owner=Person.get_or_none(Person.name == setting("name", "")),
        )

    def _add_rows(self, count: int) -> list[int]:
        """Rows for what is pasted; inside the step that pastes."""
        return [int(self._create().id) for _number in range(count)]
