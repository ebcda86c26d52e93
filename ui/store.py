"""The open plan as the window sees it: the live picture, the problems in it, and one signal for all that
changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models import history
from planning.plan import Live, Picture

if TYPE_CHECKING:
    from planning.problems import Problems
    from planning.rules import Finding


class Store(QObject):
    """Lives as long as a plan is open. `changed` says {table: row ids}; `judged` that the problems may
    differ."""

    changed = Signal(object)
    judged = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.live = Live()
        self._problems: Problems | None = None
        history.listeners.append(self._heard)

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.live.picture

    def close(self) -> None:
        """Listen no longer: the plan is closed."""
        self.live.stop()
        if self._heard in history.listeners:
            history.listeners.remove(self._heard)

    def complete(self) -> None:
        """Read the tables nobody has asked for yet; due before a worker gets the picture."""
        before = self.picture
        self.live.complete()
        if self.picture is not before and self.picture.damaged:
            self.changed.emit({name: frozenset() for name in self.picture.tables})

    def judge(self) -> None:
        """Look for problems, where that was not done yet; a plan just closed has none."""
        from planning.problems import Problems

        if self._problems is None and self._heard in history.listeners:
            self.complete()
            self._problems = Problems(self.picture)
            self.judged.emit()

    @property
    def judged_once(self) -> bool:
        """Whether problems were looked for yet."""
        return self._problems is not None

    @property
    def problems(self) -> "list[Finding]":
        """Every problem, worst first; none before they were looked for."""
        return self._problems.list() if self._problems else []

    def _heard(self, touched: history.Changes) -> None:
        if self._problems:
            self._problems.follow(self.picture, touched)
        self.changed.emit(touched)
        self.judged.emit()
