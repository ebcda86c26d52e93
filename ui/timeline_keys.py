"""The keys of the timeline: arrows move what is chosen, in time and by days; with Shift its end alone."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from .timeline_hand import LEAST, Drop

if TYPE_CHECKING:
    from .timeline import Timeline
    from .timeline_block import Block

_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_WAYS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keys:
    """Hears the keys pressed on the blocks of a timeline."""

    def __init__(self, owner: "Timeline") -> None:
        self.owner = owner
        self._alt_used = False

    def owns(self, event: Any) -> bool:
        """Whether a key is the timeline's rather than a command's of the window."""
        key, modifier = _read(event)
        if key == Qt.Key.Key_Escape:
            return self.owner.hand.busy()
        return key in _WAYS and modifier in (_NONE, _SHIFT, _CTRL, _ALT)

    def pressed(self, block: "Block", event: Any) -> bool:
        """Do what a key says; whether it says anything."""
        key, modifier = _read(event)
        if key != Qt.Key.Key_Alt:
            self._alt_used = modifier == _ALT
        if key == Qt.Key.Key_Escape:
            return self.owner.hand.cancel()
        if key in _ENTER:
            self.owner.opened.emit(block.table, block.row_id)
            return True
        if key not in _WAYS or modifier not in (_NONE, _SHIFT, _CTRL, _ALT):
            return False
        if not self.owner.hand.busy():
            self._arrow(block, modifier, *_WAYS[key])
        return True

    def released(self, event: Any) -> bool:
        """Whether a key that goes up was ours: the Alt of Alt+arrow must not open the menu."""
        used = self._alt_used and event.key() == Qt.Key.Key_Alt
        if used:
            self._alt_used = event.isAutoRepeat()
        return used

    def _arrow(self, block: "Block", modifier: Any, down: int, right: int) -> None:
        starts, ends = old = self.owner.times(block)
        if modifier == _CTRL:
            self.owner.go(block, down or right)
        elif modifier == _SHIFT:
            new = max(ends + timedelta(minutes=5 * right), starts + LEAST)
            self._ask(block, "end", old, (starts, new))
        else:
            by = timedelta(days=down, minutes=(60 if modifier == _ALT else 5) * right)
            self._ask(block, "", old, (starts + by, ends + by))

    def _ask(self, block: "Block", edge: str, old: Any, new: Any) -> None:
        if old != new:
            self.owner.choose(block.table, block.row_id)
            self.owner.dropped.emit(Drop(block.table, block.row_id, edge, old, new))


def _read(event: Any) -> tuple[Any, Any]:
    return event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
