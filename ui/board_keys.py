"""The keys of the board: one table for pressing, for the menu and for the help."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt

from models.words import N_

from .board_layout import Card

if TYPE_CHECKING:
    from .board import AgendaBoard

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_WAYS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class KeyAct(NamedTuple):
    """A key and what it does: its words, its name as printed, and the act."""

    words: str
    shown: str
    key: Qt.Key
    modifier: Qt.KeyboardModifier
    act: "Callable[[AgendaBoard], object]"


#: Acts with one key each, in the order of the menu.
KEYS = (
    KeyAct(N_("Edit"), "Enter", Qt.Key.Key_Return, _NONE, lambda b: b.edit()),
    KeyAct(N_("Rename"), "F2", Qt.Key.Key_F2, _NONE, lambda b: b.typing.rename_current()),
    KeyAct(N_("Pin or unpin"), "P", Qt.Key.Key_P, _NONE, lambda b: b.acts.pin()),
    KeyAct(N_("Unplace"), "U", Qt.Key.Key_U, _NONE, lambda b: b.acts.unplace()),
    KeyAct(N_("Copy"), "Ctrl+D", Qt.Key.Key_D, _CTRL, lambda b: b.acts.copy()),
    KeyAct(N_("Delete"), "Del", Qt.Key.Key_Delete, _NONE, lambda b: b.acts.remove()),
    KeyAct(N_("New session"), "N", Qt.Key.Key_N, _NONE, lambda b: b.acts.new()),
    KeyAct(N_("Go to time…"), "G", Qt.Key.Key_G, _NONE, lambda b: b.typing.go_to_time()),
    KeyAct(N_("Choose all"), "Ctrl+A", Qt.Key.Key_A, _CTRL, lambda b: b.focus.choose_all()),
    KeyAct(N_("Previous session"), "[", Qt.Key.Key_BracketLeft, _NONE, lambda b: b.focus.step(-1)),
    KeyAct(N_("Next session"), "]", Qt.Key.Key_BracketRight, _NONE, lambda b: b.focus.step(1)),
    KeyAct(N_("Zoom in"), "+", Qt.Key.Key_Plus, _NONE, lambda b: b.view.next_zoom(1)),
    KeyAct(N_("Zoom out"), "−", Qt.Key.Key_Minus, _NONE, lambda b: b.view.next_zoom(-1)),
    KeyAct(N_("Zoom to 100 %"), "Ctrl+0", Qt.Key.Key_0, _CTRL, lambda b: b.view_at(1.0)),
)
#: What the arrows do, for the help.
ARROWS = (
    ("↑ ↓ ← →", N_("Move by 5 minutes, or to the next room")),
    ("Alt+↑ ↓", N_("Move by an hour")),
    ("Alt+← →", N_("Move to the day before or after")),
    ("Shift+↑ ↓", N_("Shorter or longer by 5 minutes; ← → by one")),
    ("Ctrl+↑ ↓ ← →", N_("Go to the session next to this one")),
    ("Space", N_("Choose or leave out")),
    ("Esc", N_("Put back; then choose nothing")),
)
_SAME = {
    Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backspace: Qt.Key.Key_Delete,
    Qt.Key.Key_Equal: Qt.Key.Key_Plus, Qt.Key.Key_Underscore: Qt.Key.Key_Minus,
}  # fmt: skip
_BY_KEY = {(act.key, act.modifier): act for act in KEYS}


class Keys:
    """Hears the keys pressed on the board and in the tray."""

    def __init__(self, board: "AgendaBoard") -> None:
        self.board = board
        self._alt_used = False

    def owns(self, event: Any, *, in_tray: bool) -> bool:
        """Whether a key belongs to the board rather than to a command of the window."""
        key, modifier = self._read(event)
        if key in _WAYS:
            return modifier in (_NONE, _SHIFT, _CTRL, _ALT)
        return (key, modifier) in _BY_KEY or (key, modifier) in (
            (Qt.Key.Key_Space, _NONE),
            (Qt.Key.Key_Escape, _NONE),
        )

    def pressed(self, event: Any, *, in_tray: bool) -> bool:
        """Do what a key says; whether it says anything."""
        key, modifier = self._read(event)
        if key != Qt.Key.Key_Alt:
            self._alt_used = modifier == _ALT
        if key == Qt.Key.Key_Escape and modifier == _NONE:
            return self.board.focus.escape()
        if self.board.hand.busy():
            return True
        if key in _WAYS:
            return self._tray_arrow(key, modifier) if in_tray else self._arrow(key, modifier)
        if key == Qt.Key.Key_Space and modifier in (_NONE, _CTRL):
            self._space()
            return True
        act = _BY_KEY.get((key, modifier))
        if act is None:
            return self._jump(key, modifier, in_tray=in_tray)
        act.act(self.board)
        return True

    def released(self, event: Any) -> bool:
        """Whether a key that goes up was ours: the Alt of Alt+arrow must not open the menu."""
        used = self._alt_used and event.key() == Qt.Key.Key_Alt
        if used:
            self._alt_used = event.isAutoRepeat()
        return used

    def _read(self, event: Any) -> tuple[Qt.Key, Qt.KeyboardModifier]:
        """The key and its modifiers; those that a sign needs to be typed do not count."""
        key = _SAME.get(event.key(), event.key())
        modifier = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.text() in ("+", "[", "]", "-", "_", "{", "}") and not modifier & (_CTRL | _ALT):
            modifier = _NONE
        return Qt.Key(key), modifier

    def _arrow(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> bool:
        down, right = _WAYS[key]
        board = self.board
        placed = any(i in board.plan.by_session for i in board.chosen.ids)
        if modifier == _CTRL:
            self._neighbour(down, right)
        elif not placed:
            if modifier in (_NONE, _ALT):
                far = modifier == _ALT
                board.focus.move_spot(
                    down * (60 if far else 5), 0 if far else right, days=right if far else 0
                )
        elif modifier == _NONE:
            board.acts.move(5 * down, right)
        elif modifier == _ALT and right:
            board.acts.move_days(right)
        elif modifier == _ALT:
            board.acts.move(60 * down, 0)
        elif modifier == _SHIFT:
            board.acts.lengthen(5 * down + right)
        else:
            return False
        return True

    def _tray_arrow(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> bool:
        down, right = _WAYS[key]
        cards = self.board.tray.cards
        if down:
            cards.step(down, extend=modifier == _SHIFT)
        elif right > 0 and modifier == _NONE:
            self.board.acts.place_free()
        return True

    def _jump(self, key: Qt.Key, modifier: Qt.KeyboardModifier, *, in_tray: bool) -> bool:
        if in_tray or modifier != _NONE:
            return False
        bar = self.board.view.verticalScrollBar()
        order = self.board.plan.in_reading_order()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * (bar.pageStep() - 40))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and order:
            self.board.focus.go_to(order[0 if key == Qt.Key.Key_Home else -1])
        else:
            return False
        return True

    def _space(self) -> None:
        current = self.board.chosen.current
        card = self.board.view.current_card()
        if current is not None:
            self.board.chosen.toggle(*current)
            self.board.chosen.current = current
        elif card is None and self.board.plan.by_session:
            self.board.focus.step(1)

    def _neighbour(self, down: int, right: int) -> None:
        """Go to the nearest card in a direction, from the card or the spot with the focus."""
        board, space = self.board, self.board.view.space
        card = board.view.current_card()
        area = space.rect(card) if card else board.view.spot_rect()
        if area is None:
            board.focus.step(1)
            return
        here = area.center()
        best: tuple[float, Card] | None = None
        for other in board.plan.all():
            if card is not None and other.session.id == card.session.id:
                continue
            there = space.rect(other).center()
            along = (there.y() - here.y()) * down + (there.x() - here.x()) * right
            aside = abs(there.x() - here.x()) * abs(down) + abs(there.y() - here.y()) * abs(right)
            if along > 1 and (best is None or along + 2 * aside < best[0]):
                best = (along + 2 * aside, other)
        if best is not None:
            board.focus.go_to(best[1])
