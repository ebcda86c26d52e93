"""What the colours of the cards tell: the track, the format, the status, or who has replied."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from models.words import _

from .board_looks import COLOURED_BY
from .icons import icon
from .remembered import remembered

if TYPE_CHECKING:
    from .board import AgendaBoard


def coloured_by() -> str:
    """What they told last."""
    kept = str(remembered("board/colour"))
    return kept if kept in COLOURED_BY else "track"


class ColourButton(QPushButton):
    """Says what the colours tell, and offers the others."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__(icon("palette", "text-2", "text-2"), "")
        self.setIconSize(QSize(20, 16))  # the drawing stands at the left, the rest is a gap
        self.board = board
        self.setProperty("role", "quiet")
        self.setProperty("menu", "yes")
        menu, group = QMenu(self), QActionGroup(self)
        for key, name in COLOURED_BY.items():
            made = menu.addAction(_(name), partial(self.choose, key))
            made.setCheckable(True)
            made.setChecked(key == coloured_by())
            group.addAction(made)
        self.setMenu(menu)
        self.say(coloured_by())

    def choose(self, key: str) -> None:
        """Let them tell something else."""
        remembered("board/colour", key)
        self.say(key)
        self.board.recolour()

    def say(self, key: str) -> None:
        """Say what they tell."""
        name = _(COLOURED_BY[key])
        self.setText(name)
        self.setToolTip(_("What the colours tell"))
        self.setAccessibleName(_("Colours: {what}").format(what=name))
