"""What is typed in place on the board: titles over their cards, and the time to go to."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect

from models.words import _
from planning.plan import Row
from planning.spoken import spoken

from .board_parts import InPlace
from .dates import read_clock
from .errors import saying

if TYPE_CHECKING:
    from .board import AgendaBoard


class Typing:
    """The one field that opens over a board."""

    def __init__(self, board: "AgendaBoard") -> None:
        self.board = board
        self.field = InPlace(board, _("Title"))

    def rename_current(self) -> None:
        """Rename the session with the focus."""
        row_ = (
            self.board.picture.get("session", self.board.chosen.current[0])
            if self.board.chosen.current
            else None
        )
        if row_ is not None:
            self.rename(row_)

    def rename(self, session: Row) -> None:
        """Let the title of a session be typed over its card."""
        if session.event_id != self.board.event_id:
            self.board.telling.say_read_only(session)
            return
        self.field.setAccessibleName(_("Title"))
        self.field.setPlaceholderText(_("Title"))
        where, back = self.place_of(session.id)
        needed = self.field.fontMetrics().horizontalAdvance(spoken(self.board.picture, session)) + 28
        where.setWidth(min(max(where.width(), needed), 480, self.board.width() - where.x() - 8))
        self.field.open(
            where,
            spoken(self.board.picture, session),
            lambda title: self.board.acts.rename(session, title),
            back,
        )

    def place_of(self, session_id: int) -> tuple[QRect, Any]:
        """Where on this page the title of a session stands, and the part that shows it."""
        cards = self.board.plan.by_session.get(session_id)
        if cards:
            current = self.board.view.current_card()
            card = current if current in cards else cards[0]
            self.board.view.bring(self.board.view.space.rect(card))
            area, part = (
                self.board.view.to_viewport(self.board.view.space.rect(card)),
                self.board.view.viewport(),
            )
        else:
            self.board.tray.cards.bring(session_id)
            area, part = (
                self.board.tray.cards.rect_of(session_id) or QRect(8, 8, 190, 30),
                self.board.tray.cards.viewport(),
            )
        area &= part.rect()
        corner = part.mapTo(self.board, area.topLeft())
        return QRect(corner.x(), corner.y(), min(max(160, area.width()), 320), 30), part.parentWidget()

    def stop_renaming(self) -> None:
        """Keep the title being typed."""
        self.field.close_field(keeping=True)

    def ask(self, where: QRect, name: str, example: str, keep: Callable[[str], bool]) -> None:
        """Ask for something at a place of the page."""
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(example)
        self.field.open(where, "", keep, self.board.view)

    def go_to_time(self) -> None:
        """Ask for a time and go there."""
        corner = self.board.view.mapTo(self.board, QPoint(4, 50))
        where = QRect(corner.x(), corner.y(), 160, 30)
        self.ask(where, _("Go to time"), _("Time, like 14:30"), self._go_there)

    def _go_there(self, text: str) -> bool:
        if not text.strip():
            return True
        with saying(self.board.window_):
            at = datetime.combine(self.board.day or self.board.plan.first.date(), read_clock(text))
            at += timedelta(days=1) if at < self.board.plan.first else timedelta()
            self.board.chosen.clear()
            key = self.board.chosen.spot[0] if self.board.chosen.spot else self.board.focus.first_spot()[0]
            self.board.chosen.spot = (key, at)
            self.board.view.verticalScrollBar().setValue(round(self.board.view.space.y(at)) - 24)
            self.board.view.viewport().update()
            return True
        return False
