"""Facts of sessions beside the board: labels and fields bound to the columns of the table of sessions."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from models import Session
from models.agenda import FORMATS, SESSION_MODES, SESSION_STATUSES
from models.history import step
from models.words import N_, _
from planning.plan import Row

from .fields import Choose, Fact, Line, Lines, Tick
from .parts import label
from .session_cells import SessionCells
from .theme import font

if TYPE_CHECKING:
    from .board import AgendaBoard

LABEL = 88
#: Facts that are one of a few codes.
CODES = {"format": FORMATS, "mode": SESSION_MODES, "status": SESSION_STATUSES}


class Facts(QWidget):
    """Labels and fields in a column, bound to the sessions of a board."""

    def __init__(self, board: "AgendaBoard", names: Sequence[str], keep: Callable[[str, Any], None]) -> None:
        super().__init__()
        self.board = board
        self.cells = {c.name: c for c in SessionCells(board.store, {}).columns()}
        self.facts: dict[str, Fact] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for number, name in enumerate(names):
            fact = self._fact(name)
            fact.field.kept.connect(lambda value, name=name: keep(name, value))
            self.facts[name] = fact
            words = label(fact_name(name), "small", wrap=True)
            words.setFixedWidth(LABEL)
            words.setMinimumHeight(28)
            words.setBuddy(fact.field)
            grid.addWidget(words, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fact, number, 1)
        self.setLayout(grid)

    def _fact(self, name: str) -> Fact:
        title = fact_name(name)
        if name == "pinned":
            return Fact(Tick(_("Time and place")))
        if name in CODES:
            made = Choose(title)
            made.fill([(code, _(word)) for code, word in CODES[name].items()])
            return Fact(made)
        if name == "notes":
            return Fact(Lines(title, _("Add a note")))
        field = Line(title, empty=_("Not placed") if name in ("day", "starts", "rooms") else _("add"))
        choices = self.cells[name].choices
        if choices:
            field.offering(lambda: self._offered(choices))
        return Fact(field)

    def _offered(self, choices: Callable[[Row], Sequence[str]]) -> Sequence[str]:
        rows = self.board.chosen_rows()
        return list(choices(rows[0])) if rows else []

    def display(self, session: Row, *, other: bool) -> None:
        """Show the facts of a session; another one than before drops what was being typed."""
        for name, fact in self.facts.items():
            if other:
                fact.right()
            if isinstance(fact.field, Choose | Tick):
                fact.field.display(getattr(session, name))
            else:
                fact.field.display(
                    getattr(session, name) if name == "notes" else self.cells[name].text(session)
                )


class Title(Lines):
    """A title on as many lines as it needs, up to four; Enter keeps it."""

    def __init__(self) -> None:
        super().__init__(_("Title"), rows=1)
        self.setFont(font(15, 700))
        self.setStyleSheet("font-weight: 700; font-size: 15px;")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = round(self.document().documentLayout().documentSize().height())
        self.setFixedHeight(min(4, max(1, lines)) * self.fontMetrics().lineSpacing() + 14)


def in_step(title: str, put: Callable[[int, str], None], session_id: int, text: str) -> None:
    with step(title):
        put(session_id, text)


def fact_name(name: str) -> str:
    """The label of a fact."""
    words = {
        "day": N_("Day"), "starts": N_("Start"), "ends": N_("End"), "minutes": N_("Minutes"),
        "rooms": N_("Room"), "track": N_("Track"), "title_other": N_("Second title"),
    }  # fmt: skip
    return _(words[name]) if name in words else Session._meta.fields[name].called()
