"""A place of a page that is filled anew only when what it shows has changed: making widgets is what costs
most of an edit."""

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from models.words import language

from .parts import emptied, unveil
from .theme import theme


class Slot(QWidget):
    """Holds widgets and layouts below each other. `facts` must tell all that can be seen in them."""

    def __init__(self, gap: int = 0) -> None:
        super().__init__()
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(gap)
        self.setLayout(self._inside)
        self._facts: Hashable = None

    def fill(self, facts: Hashable, make: Callable[[], Iterable[QWidget | QLayout | int]]) -> None:
        """Show what `make` gives (a number is a space), unless the same facts are shown already."""
        facts = (language(), theme().dark, facts)
        if facts == self._facts:
            return
        emptied(self._inside)
        for made in make():
            if isinstance(made, int):
                self._inside.addSpacing(made)
            elif isinstance(made, QLayout):
                self._inside.addLayout(made)
            else:
                self._inside.addWidget(made)
        unveil(self._inside)
        self._facts = facts
