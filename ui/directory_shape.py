"""How a directory is laid out: its list at the left, the detail of the chosen row at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from models.words import _

from .empty import nothing_here
from .parts import button, column, icon_button, label, row, scrolling

if TYPE_CHECKING:
    from .directory import Directory


def lay_out(page: "Directory") -> None:
    """Fill the page: `sides` shows its two `halves`, or what to do while the list is empty."""
    page.aside.addWidget(_detail(page))
    page.aside.addWidget(
        nothing_here(_("Nothing chosen"), _("Choose a line of the list; arrows move in it."))
    )
    page.halves.setChildrenCollapsible(False)
    page.halves.addWidget(_list(page))
    page.halves.addWidget(page.aside)
    page.halves.setSizes([520, 660])
    page.halves.setStretchFactor(1, 1)
    page.sides.addWidget(page.halves)
    page.sides.addWidget(_nothing(page))
    page.setLayout(column(page.sides, gap=0))


def _list(page: "Directory") -> QWidget:
    """The list below its title, its tools and its filters."""
    new = button(_(page.new_words), page.add, icon_name="plus", role="primary")
    columns = icon_button("columns-3", _("Columns"))
    columns.clicked.connect(lambda: page.table.head.columns_menu().popup(
        columns.mapToGlobal(QPoint(0, columns.height()))))  # fmt: skip
    upload = icon_button("upload", _("Import…"), page.lectern.files.ask_import)
    alike = icon_button("git-compare", _("Find duplicates…"), page.find_duplicates)
    head = row(label(_(page.title), "page"), page.count, None, columns, alike, upload, new)
    alike.setVisible(page.merges)
    head.setContentsMargins(24, 18, 16, 0)
    tools = row(page.search, page.chips, gap=8, margins=(24, 12, 16, 8))
    tools.setStretch(0, 1)
    left = QWidget()
    left.setLayout(column(head, tools, row(page.table, margins=(16, 0, 0, 0)), gap=0))
    left.setMinimumWidth(400)
    return left


def _detail(page: "Directory") -> QWidget:
    """The name, the facts, and what the page adds below them."""
    top = row(page.name, icon_button("trash-2", _("Delete"), page.delete), gap=8)
    top.setStretch(0, 1)
    holder = QWidget()
    margins = (28, 16, 28, 24)
    holder.setLayout(column(top, 4, page.detail(), 12, page.sections, None, gap=4, margins=margins))
    right = QWidget()
    right.setLayout(column(scrolling(holder), gap=0))
    return right


def _nothing(page: "Directory") -> QWidget:
    """What the list is for, and how it begins."""
    ways = (
        button(_(page.new_words), page.add, icon_name="plus", role="primary"),
        button(_("Import…"), page.lectern.files.ask_import, icon_name="upload"),
    )
    nothing = QWidget()
    title = row(label(_(page.title), "page"), None, margins=(24, 18, 16, 0))
    nothing.setLayout(column(title, nothing_here(_(page.empty_title), _(page.empty_text), *ways), gap=0))
    return nothing
