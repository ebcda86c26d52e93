"""A small dialog that asks for a day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from models.database import Problem
from models.words import _

from .dates import read_day
from .parts import button, column, label, restyle, row

if TYPE_CHECKING:
    from .window import Window


class AskDay(QDialog):
    """A field for a day as people write it; Enter takes it."""

    def __init__(self, window: "Window", title: str, near: date, taken: Callable[[date], object]) -> None:
        super().__init__(window)
        self.near, self.taken = near, taken
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(near.isoformat())
        self.field.setAccessibleName(_("Day"))
        self.field.selectAll()
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        take = button(_("Go on"), self._take, role="primary")
        take.setProperty("tall", "yes")
        take.setDefault(True)
        foot = row(None, button(_("Cancel"), self.reject, role="large"), take)
        self.setLayout(column(label(title, "section", wrap=True), 4, self.field, self.error, 12, foot, gap=6,
                              margins=(20, 20, 20, 20)))  # fmt: skip
        self.setFixedWidth(400)
        self.field.setFocus()

    def _take(self) -> None:
        try:
            day = read_day(self.field.text(), self.near)
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()
            self.field.setProperty("wrong", "yes")
            restyle(self.field)
            return
        self.accept()
        self.taken(day)
