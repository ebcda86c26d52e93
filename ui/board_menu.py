"""The context menu of the board: the acts of its keys, and the rooms and days a session may go to."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from models.words import _

from .board_heads import column_name
from .board_keys import KEYS, KeyAct
from .dates import short_day

if TYPE_CHECKING:
    from .board import AgendaBoard

#: Which keys' acts stand in the menu of a session; the others in that of an empty place.
_OF_SESSIONS = ("Enter", "F2", "P", "U", "Ctrl+D", "Del")
_OF_PLACES = ("N", "G", "Ctrl+A", "+", "−", "Ctrl+0")


def board_menu(board: "AgendaBoard") -> QMenu:
    """The menu for what is chosen, or for the place where nothing is."""
    menu = QMenu(board)
    rows = board.chosen_rows()
    for act in KEYS:
        if act.shown in (_OF_SESSIONS if rows else _OF_PLACES):
            _add(menu, board, act)
            if act.shown in ("F2", "U", "Ctrl+D"):
                menu.addSeparator()
    if rows:
        _add_moves(menu, board)
    return menu


def fill_from_board(menu: QMenu, board: "AgendaBoard") -> None:
    """Put every act of the board's keys into a menu; those on sessions wait for a choice."""
    rows = board.chosen_rows()
    placed = any(row.starts for row in rows)
    for act in KEYS:
        made = _add(menu, board, act)
        made.setEnabled(act.shown not in _OF_SESSIONS or (placed if act.shown == "U" else bool(rows)))
        if act.shown in ("F2", "Del", "Ctrl+A", "]"):
            menu.addSeparator()
    if rows:
        _add_moves(menu, board)


def _add(menu: QMenu, board: "AgendaBoard", act: KeyAct) -> QAction:
    made = menu.addAction(f"{_(act.words)}\t{act.shown}")
    made.triggered.connect(lambda _checked=False: act.act(board))
    return made


def _add_moves(menu: QMenu, board: "AgendaBoard") -> None:
    placed = any(row.id in board.plan.by_session for row in board.chosen_rows())
    menu.addSeparator()
    if not placed:
        made = menu.addAction(_("Place at the next free time") + "\t→")
        made.triggered.connect(lambda _checked=False: board.acts.place_free())
        return
    days = [day for day in board.days if day != board.day]
    if days:
        to_day = menu.addMenu(_("Move to day"))
        for day in days:
            made = to_day.addAction(short_day(day))
            made.triggered.connect(lambda _checked=False, day=day: board.acts.to_day(day))
    card = board.view.current_card()
    if card is not None and card.column >= 0 and len(board.plan.columns) > 1:
        to_room = menu.addMenu(_("Move to room"))
        for number, column in enumerate(board.plan.columns):
            if number != card.column:
                made = to_room.addAction(column_name(column))
                away = number - card.column
                made.triggered.connect(lambda _checked=False, away=away: board.acts.move(0, away))
