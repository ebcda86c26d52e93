"""A list on paper as it stands on the screen: its pages, the printer, and a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from exports import Request
from exports.document import USUAL_PAPERS
from models import file
from models.database import Problem
from models.words import _, language, ngettext

from .background import Work
from .columns import Row, number
from .combo import Combo
from .parts import button, column, label, line, row
from .preview import Preview

if TYPE_CHECKING:
    from exports.list_sheet import Cell, Listing

    from .chips import Chips
    from .parts import Search
    from .table import Table
    from .window import Window


def listing(window: "Window", title: str, table: "Table", search: "Search", chips: "Chips") -> "Listing":
    """What a table shows at this moment: its columns in their order, its rows, and how both were chosen."""
    from exports.list_sheet import Listing

    columns = table.printed()
    shown, every = table.rows.shown, len(table.rows.all)
    if len(shown) == every:
        count = ngettext("{count} entry", "{count} entries", every).format(count=number(every))
    else:
        count = _("{shown} of {all}").format(shown=number(len(shown)), all=number(every))
    words = list(filter(None, (search.text().strip(), *chips.told())))
    order = [_(table.rows.columns[each].title) for each, _down in table.rows.order]
    told = [
        _("filtered by {words}").format(words=_(", ").join(words)) if words else "",
        _("sorted by {columns}").format(columns=_(", ").join(order)) if order else "",
    ]
    owner = window.store.picture.plan.title if window.store else ""
    rows = [[_cell(each, row_) for each in columns] for row_ in shown]
    heads, right = [_(each.title) for each in columns], [each.right for each in columns]
    return Listing(title, owner, count, " · ".join(filter(None, told)), heads, right, rows)


def _cell(column: Any, row_: Row) -> "Cell":
    from exports.list_sheet import Cell

    return Cell(column.text(row_), column.second(row_) if column.second else "")


class PrintList(QDialog):
    """The pages of a list, to be printed or saved; another paper makes them anew."""

    def __init__(self, window: "Window", found: "Listing") -> None:
        super().__init__(window)
        self.lectern, self.listing = window, found
        self.data = b""
        self.making: Work | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print “{title}”").format(title=found.title))
        self.preview = Preview()
        self.extent = label(_("making the pages…"), "second")
        self.papers = Combo()
        self.papers.setAccessibleName(_("Paper"))
        for paper in USUAL_PAPERS:
            self.papers.addItem(paper)
        self.papers.setCurrentText("A4")
        self.papers.currentTextChanged.connect(lambda _paper: self._make())
        close = button(_("Close"), self.reject, role="large")
        self.save_button = button(_("Save PDF…"), self.ask_save, role="large", icon_name="file-text")
        self.print = button(_("Print…"), self.ask_print, icon_name="printer", role="primary")
        self.print.setProperty("tall", "yes")
        self.print.setDefault(True)
        self._lay_out(close)
        self._make()

    def _lay_out(self, close: Any) -> None:
        head = row(label(self.windowTitle(), "section"), self.extent, None, label(_("Paper"), "small"),
                   self.papers, gap=10, margins=(20, 12, 20, 12))  # fmt: skip
        staff = label(_("What stands in the list is printed, telephone numbers too: for staff."), "hint",
                      wrap=True)  # fmt: skip
        foot = row(staff, close, self.save_button, self.print, gap=8, margins=(20, 12, 20, 12))
        foot.setStretch(0, 1)
        layout = column(head, line(), self.preview, line(), foot, gap=0)
        layout.setStretch(2, 1)
        self.preview.setMinimumHeight(100)
        self.setLayout(layout)
        room = self.lectern.size()
        self.resize(min(860, room.width() - 40), min(760, room.height() - 40))

    # Making

    def request(self) -> Request:
        """What is asked for: the language in force, the paper chosen."""
        return Request(languages=(language(),), paper=self.papers.currentText(), audience="staff")

    def _make(self) -> None:
        from exports.list_sheet import make

        if self.making:
            self.making.cancel()
        for way in (self.print, self.save_button):
            way.setEnabled(False)
        request = self.request()
        steps = make(self.listing, request)
        self.making = Work(self.windowTitle(), steps, self._made, self._fail, self)

    def _made(self, data: bytes) -> None:
        self.making, self.data = None, data
        self.preview.show_pdf(data)
        count = self.preview.count()
        self.extent.setText(ngettext("{count} page", "{count} pages", count).format(count=count))
        for way in (self.print, self.save_button):
            way.setEnabled(True)
        self.print.setFocus()

    def _fail(self, error: Exception) -> None:
        self.making, self.data = None, b""
        self.preview.clear()
        self.extent.setText("")
        if not isinstance(error, Problem):
            raise error
        self.extent.setText(str(error))

    # The ways out

    def ask_print(self) -> None:
        """Open the printer's dialog; without a printer offer the file."""
        from .printing import Printing, has_printer

        if has_printer():
            Printing(self.lectern, self.data, self.listing.title).ask()
            return
        self.lectern.tell(_("No printer is set up on this computer."), level="warn")
        self.ask_save()

    def ask_save(self) -> None:
        """Ask where the file goes."""
        from exports.files import safe_name

        folder = file.current()
        dialog = QFileDialog(self, _("Save PDF"), str(folder.parent if folder else Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.selectFile(safe_name(f"{self.listing.owner} {self.listing.title}".strip(), "pdf"))
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the pages as they are shown."""
        from exports.files import write_bytes

        from .errors import saying

        with saying(self.lectern):
            write_bytes(path, self.data)
            self.lectern.tell(_("Saved {name}.").format(name=path.name), level="good")
            self.accept()
