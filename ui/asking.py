"""A dialog that asks for a few things and then does one act; Esc leaves everything as it was."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from models.database import Problem
from models.words import _

from .parts import button, column, label, restyle, row
from .roomy import EDGE, Roomy

if TYPE_CHECKING:
    from .window import Window


LEAST = 400
"""Pixels that a dialog is wide at least."""


class Asking(QDialog):
    """What is wrong stays in the dialog as a sentence; what `do` has done closes it."""

    def __init__(self, window: "Window", title: str, act: str, *, wide: int = 480) -> None:
        super().__init__(window)
        self.lectern = window
        assert window.store is not None
        self.store = window.store
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(wide, max(LEAST, window.width() - EDGE)))
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        self.cancel = button(_("Cancel"), self.reject, role="large")
        self.act = button(act, self.go, role="primary")
        self.act.setProperty("tall", "yes")
        self.act.setDefault(True)

    def furnish(self, *things: Any) -> None:
        """Lay things out below the title, above the sentence and the buttons; scrolled on a small screen."""
        buttons = row(None, self.cancel, self.act)
        head = label(self.windowTitle(), "section", wrap=True)
        inside = QWidget()
        inside.setLayout(column(*things, gap=8))
        layout = column(head, 4, Roomy(inside), self.error, 8, buttons, gap=8, margins=(20, 20, 20, 20))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    @property
    def picture(self) -> Any:
        """The plan at this moment."""
        return self.store.picture

    def do(self) -> None:
        """The act. Raises Problem where what was typed cannot be meant."""
        raise NotImplementedError

    def go(self) -> None:
        """Do the act and close, or say why not."""
        try:
            self.do()
        except Problem as problem:
            self.refuse(str(problem))
            return
        self.accept()

    def keyPressEvent(self, event: Any) -> None:
        """Ctrl+Enter does the act from wherever the focus is, also out of a list that keeps Enter."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act.click()
        else:
            super().keyPressEvent(event)

    def refuse(self, sentence: str) -> None:
        """Show a sentence above the buttons; none hides it."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))


def fact(name: str, *things: Any) -> Any:
    """A named field, or several beside each other."""
    words = label(name, "small", wrap=True)
    words.setFixedWidth(96)
    widgets = [thing for thing in things if isinstance(thing, QWidget)]
    if widgets:
        words.setBuddy(widgets[0])
    return row(words, *things, gap=8)


def typed(name: str, text: str = "", example: str = "") -> QLineEdit:
    """A field to type into."""
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(example)
    return made


def wrong(field: QLineEdit, is_wrong: bool) -> None:
    """Give a field its red edge, or take it away."""
    field.setProperty("wrong", "yes" if is_wrong else "no")
    restyle(field)
