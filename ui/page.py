"""What every page is: it shows some tables, and shows them afresh when they change and somebody looks."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from models import Record
from models.history import Changes
from planning.plan import Picture

if TYPE_CHECKING:
    from .window import Window


class Page(QFrame):
    """One screen. `shows` are the models whose rows it shows; `judges`: whether it shows problems too."""

    shows: tuple[type[Record], ...] = ()
    judges = False
    slim = False

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.setProperty("ground", "canvas")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.lectern = window
        assert window.store is not None
        self.store = window.store
        self._stale = False
        self._fresh = False
        self.store.changed.connect(self._changed)
        self.store.judged.connect(self._judged)

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def refresh(self) -> None:
        """Show the plan as it is now."""
        raise NotImplementedError

    def show_row(self, row_id: int | None, part: Any = None) -> None:
        """Go to one row, and to a part of it."""

    def place(self) -> tuple[int | None, Any]:
        """Where the page stands, so that `show_row` leads back here."""
        return None, None

    def find_here(self) -> None:
        """Put the cursor into the field that filters this page (Ctrl+F)."""

    def begin(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def scope(self) -> int | None:
        """The event whose problems belong under this page, or None for all."""
        return None

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _changed(self, touched: Changes) -> None:
        self._fresh = any(model._meta.table_name in touched for model in self.shows)
        if self._fresh:
            self._refresh_when_seen()

    def _judged(self) -> None:
        """Said after each change too: what was just shown afresh need not be shown again."""
        if self.judges and not self._fresh:
            self._refresh_when_seen()
        self._fresh = False

    def _refresh_when_seen(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
