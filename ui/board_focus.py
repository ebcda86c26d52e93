"""Where the focus stands on the board, and how it goes from card to card without a mouse."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from .board_layout import Card

if TYPE_CHECKING:
    from .board import AgendaBoard


class Focus:
    """Moves the focus of one board: to cards, and to slots where nothing is."""

    def __init__(self, board: "AgendaBoard") -> None:
        self.board, self.chosen = board, board.chosen

    def extend(self, session_id: int, column_key: int) -> None:
        """Choose everything from the card with the focus to this one, in reading order."""
        ids = [card.session.id for card in self.board.plan.in_reading_order()]
        if session_id not in ids:
            ids = [row.id for row in self.board.tray.cards.rows]
        begin = self.chosen.current[0] if self.chosen.current else session_id
        if begin in ids and session_id in ids:
            one, two = sorted((ids.index(begin), ids.index(session_id)))
            self.chosen.put([*self.chosen.ids, *ids[one : two + 1]], self.chosen.current)
        else:
            self.chosen.toggle(session_id, column_key)

    def choose_all(self) -> None:
        """Choose every session of the day; in the tray, all of the tray."""
        if self.board.tray.cards.hasFocus():
            self.chosen.put(row.id for row in self.board.tray.cards.rows)
        else:
            self.chosen.put(card.session.id for card in self.board.plan.in_reading_order() if card.own)

    def step(self, way: int) -> None:
        """Go to the previous or next session, by time."""
        if self.board.tray.cards.hasFocus():
            self.board.tray.cards.step(way)
            return
        cards = self.board.plan.in_reading_order()
        if cards:
            ids = [card.session.id for card in cards]
            current = self.chosen.current[0] if self.chosen.current else None
            at = ids.index(current) + way if current in ids else self._next_to_spot(cards)
            self.go_to(cards[min(max(at, 0), len(cards) - 1)])

    def _next_to_spot(self, cards: list[Card]) -> int:
        spot = self.chosen.spot
        later = (n for n, card in enumerate(cards) if spot and card.starts >= spot[1])
        return next(later, 0)

    def go_to(self, card: Card) -> None:
        """Choose a card and bring it into sight."""
        self.chosen.only(card.session.id, card.key[1])
        self.board.view.bring_current()
        self.board.telling.speak_current()

    def first_spot(self) -> tuple[int, datetime]:
        """Where the focus stands at first: the first room, when the day begins or the event does."""
        event, plan = self.board.plan.event, self.board.plan
        starts = (
            datetime.combine(plan.day, event.starts.time() if event.starts else time(9))
            if plan.day
            else plan.first
        )
        return (plan.columns[0].key if plan.columns else -1), max(starts, plan.first)

    def set_spot(self, point: QPointF | None = None) -> None:
        """Put the focus on a slot: the one at a point, rounded down to a quarter of an hour, or the first."""
        space = self.board.view.space
        at = space.column_at(point.x()) if point else -1
        if point is None or at < 0:
            self.chosen.spot = self.first_spot()
        else:
            moment = space.moment(point.y() - 7 * space.per_minute, 15)
            self.chosen.spot = (self.board.plan.columns[at].key, max(moment, self.board.plan.first))

    def move_spot(self, minutes: int, columns: int, *, days: int = 0) -> None:
        """Move the focus to another slot, or day."""
        if days and self.board.day in self.board.days:
            at = self.board.days.index(self.board.day) + days
            self.board.show_day(self.board.days[min(max(at, 0), len(self.board.days) - 1)])
        key, moment = self.chosen.spot or self.first_spot()
        at = min(max(self.board.plan.column_of(key) + columns, 0), len(self.board.plan.columns) - 1)
        moment = min(
            max(moment + timedelta(minutes=minutes), self.board.plan.first),
            self.board.plan.last - timedelta(minutes=5),
        )
        self.chosen.spot = (self.board.plan.columns[at].key if at >= 0 else -1, moment)
        self.board.view.bring_current()
        self.board.view.viewport().update()

    def escape(self) -> bool:
        """Put back what is in the hand, else choose nothing; whether there was something to do."""
        if self.board.hand.cancel():
            return True
        had = bool(self.chosen.ids)
        self.chosen.clear()
        return had
