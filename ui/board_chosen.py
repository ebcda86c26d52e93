"""What is chosen on the board: sessions, the one with the focus, and where the focus stands without one."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """Ids of sessions in the order they were chosen. `current` has the focus, as (session, column key).

    `spot` is a column key and a time: where a new session would be made.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ids: list[int] = []
        self.current: tuple[int, int] | None = None
        self.spot: tuple[int, datetime] | None = None

    def __contains__(self, session_id: int) -> bool:
        return session_id in self.ids

    def only(self, session_id: int, column: int | None = None) -> None:
        """Choose this one and no other."""
        self.put([session_id], (session_id, -2 if column is None else column))

    def put(self, ids: Iterable[int], current: tuple[int, int] | None = None) -> None:
        """Choose exactly these."""
        ids = list(dict.fromkeys(ids))
        if current is None and ids:
            current = self.current if self.current and self.current[0] in ids else (ids[-1], -2)
        if (ids, current) != (self.ids, self.current):
            self.ids, self.current = ids, current
            self.changed.emit()

    def toggle(self, session_id: int, column: int) -> None:
        """Add one, or leave it out."""
        if session_id in self.ids:
            left = [one for one in self.ids if one != session_id]
            self.put(left, (left[-1], -2) if left else None)
        else:
            self.put([*self.ids, session_id], (session_id, column))

    def clear(self) -> None:
        """Choose none."""
        self.put([])

    def keep(self, known: Iterable[int]) -> None:
        """Forget what is no longer there."""
        there = set(known)
        self.put([one for one in self.ids if one in there])
