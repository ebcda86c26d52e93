"""A list and, beside it, everything about the row chosen: the shape of People, Organisations and Places."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from models import Record
from models.database import Problem
from models.history import step
from models.spoken import put_spoken
from models.words import _
from planning.plan import Row
from planning.spoken import spoken

from .chips import Chips, Filter
from .columns import Column, number
from .directory_menu import directory_menu
from .directory_shape import lay_out
from .errors import saying
from .fields import Line
from .page import Page
from .parts import Search, column, emptied, label, line, row, unveil
from .table import Table

if TYPE_CHECKING:
    from .window import Window


class Directory(Page):
    """What a page says of its rows: the words at the top; a list; a detail with facts and sections."""

    model: type[Record]
    named = "name"
    merges = True
    title = ""
    filter_words = ""
    new_words = ""
    new_name = ""
    empty_title = ""
    empty_text = ""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.table = Table(self.model._meta.table_name, self.columns(), row_height=48)
        self.table.setAccessibleName(_(self.title))
        self.table.sort(0)
        self.count = label("", "count")
        self.search = Search(_(self.filter_words))
        self.chips = Chips(self.filters())
        self.name = Line(_("Name"), role="title")
        self.name.kept.connect(self._rename)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.aside, self.sides = QStackedWidget(), QStackedWidget()
        self.sections = column(gap=6)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._show_detail)
        lay_out(self)
        self._connect()
        self.refresh()

    # What a page of this shape has to say

    def columns(self) -> Sequence[Column]:
        """The columns of the list."""
        raise NotImplementedError

    def filters(self) -> list[Filter]:
        """The exact filters above the list."""
        return []

    def detail(self) -> QWidget:
        """The facts, made once."""
        raise NotImplementedError

    def show_detail(self, row_: Row) -> None:
        """Show the facts of a row, and its sections below them (`self.sections`)."""
        raise NotImplementedError

    def fill_menu(self, menu: QMenu, chosen: Sequence[Row]) -> None:
        """Offer what else can be done with the chosen rows."""

    # The shape

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.down.connect(self._into_list)
        self.table.rows.grown.connect(self._counted)
        self.chips.changed.connect(self._filter)
        self.table.typed.connect(self.search.type_on)
        self.table.chosen_changed.connect(lambda: self._late.start(0))
        self.table.opened.connect(lambda _row: self.name.setFocus())
        self.table.menu_wanted.connect(lambda at: directory_menu(self).popup(at))

    def refresh(self) -> None:
        rows = list(self.picture.all(self.model._meta.table_name))
        self.sides.setCurrentIndex(0 if rows else 1)
        self.chips.refresh()
        self.table.show_rows(rows)
        self._counted()
        self._show_detail()
        self._late.stop()  # the choice was put back, which is no news

    def _filter(self) -> None:
        self.table.filter(self.search.text(), self.chips.passes())
        self._counted()

    def _counted(self) -> None:
        shown, all_ = len(self.table.rows.shown), len(self.table.rows.all)
        text = (
            number(all_)
            if shown == all_
            else _("{shown} of {all}").format(shown=number(shown), all=number(all_))
        )
        self.count.setText(text)

    def _into_list(self) -> None:
        self.table.setFocus()
        if self.table.rows.shown:
            self.table.selectRow(max(0, self.table.currentIndex().row()))

    def current(self) -> Row | None:
        """The one row chosen, as it is now."""
        chosen = self.table.chosen()
        return self.picture.get(self.model._meta.table_name, chosen[0].id) if len(chosen) == 1 else None

    def _show_detail(self) -> None:
        row_ = self.current()
        self.aside.setCurrentIndex(0 if row_ is not None else 1)
        if row_ is None:
            return
        self.name.display(spoken(self.picture, row_, self.named))
        emptied(self.sections)
        self.show_detail(row_)
        unveil(self.sections)

    def section(
        self, title: str, lines: Sequence[QWidget], empty: str = "", extra: QWidget | None = None
    ) -> None:
        """A heading and its lines, below the facts."""
        head = row(label(title, "section"), label(str(len(lines)) if lines else "", "count"), None)
        if extra is not None:
            head.addWidget(extra)
        self.sections.addSpacing(12)
        self.sections.addLayout(head)
        self.sections.addWidget(line())
        for made in lines:
            self.sections.addWidget(made)
        if not lines and empty:
            self.sections.addWidget(label(empty, "hint", wrap=True))

    # Acts

    def fresh(self) -> Record:
        """A new row with a name to be overwritten."""
        return self.model.create(**{self.named: _(self.new_name)})

    def add(self) -> None:
        """Make a row and type its name."""
        with saying(self.lectern):
            with step(_(self.new_words)):
                fresh = self.fresh()
            self.search.clear()
            self.chips.chosen.clear()
            self.chips.refresh()
            self._filter()
            self.table.choose([fresh.id])
            self._show_detail()
            self.name.setFocus()
            self.name.selectAll()

    def _rename(self, text: str) -> None:
        row_ = self.current()
        if row_ is None:
            return
        try:
            fresh: Any = self.model.fetch(row_.id)
            before = spoken(self.picture, row_, self.named)
            if before != text:
                with step(_("Rename “{name}”").format(name=before)):
                    put_spoken(fresh, self.named, text)
                    fresh.save()
        except Problem as problem:
            self.lectern.tell(str(problem), level="bad")
            self.name.setFocus()
            return
        self.name.setModified(False)

    def delete(self) -> None:
        """Delete the chosen rows; what the plan still uses is refused with a sentence."""
        chosen = self.table.chosen()
        if not chosen:
            return
        first = getattr(chosen[0], self.named)
        text = (_("Delete “{title}”").format(title=first) if len(chosen) == 1
                else _("Delete {count} entries").format(count=len(chosen)))  # fmt: skip
        with saying(self.lectern):
            with step(text):
                for row_ in chosen:
                    self.model.fetch(row_.id).delete_instance()
            self.lectern.tell(text, undo=True)

    def called(self, row_: Row) -> str:
        """What a row is called, in the language in force."""
        return spoken(self.picture, row_, self.named)

    def find_duplicates(self) -> None:
        """Show entries that probably mean the same."""
        from .duplicates import FindDuplicates

        FindDuplicates(self.lectern, self.model).open()

    def merge_chosen(self) -> None:
        """Ask which of the chosen entries is kept for all of them."""
        from .duplicates import FindDuplicates

        chosen = [row_.id for row_ in self.table.chosen()]
        if len(chosen) > 1:
            FindDuplicates(self.lectern, self.model, chosen).open()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Paste lines from Excel: known names are brought up to date, new ones added."""
        from .pasting import paste_here

        paste_here(self.lectern, self.model, self.named, self.table)

    # What the window asks

    def begin(self) -> None:
        self.table.setFocus()
        if self.table.rows.shown and not self.table.chosen():
            self.table.selectRow(0)

    def find_here(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        if row_id is None:
            return
        if row_id not in {r.id for r in self.table.rows.shown}:
            self.search.clear()
            self.chips.chosen.clear()
            self.chips.refresh()
            self._filter()
        self.table.choose([row_id])
        self._show_detail()

    def place(self) -> tuple[int | None, Any]:
        row_ = self.current()
        return (row_.id if row_ is not None else None), None
