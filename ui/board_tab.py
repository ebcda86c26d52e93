"""The agenda board as a tab of the page of an event."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from .board import AgendaBoard
from .parts import column

if TYPE_CHECKING:
    from .event import EventPage


class BoardTab(QWidget):
    """Shows the board of the event the page is at. The board keeps up with the plan by itself."""

    def __init__(self, page: "EventPage") -> None:
        super().__init__()
        self.page = page
        assert page.event_id is not None
        self.board = AgendaBoard(page.lectern, page.event_id)
        self.search = self.board.search
        self.setLayout(column(self.board, gap=0))

    def refresh(self) -> None:
        """Go along to another event."""
        if self.page.event_id is not None:
            self.board.show_event(self.page.event_id)

    def begin(self) -> None:
        """Put the focus on the board."""
        self.board.begin()

    def show_row(self, session_id: int) -> None:
        """Go to a session."""
        self.board.show_session(session_id)
