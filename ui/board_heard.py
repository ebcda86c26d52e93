"""What board and tray answer to a screen reader about their cards."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect

from models.words import _
from planning.plan import Row

from .board_layout import DayPlan, Key

if TYPE_CHECKING:
    from .board_tray import TrayCards
    from .board_view import BoardView

#: The column key of a card in the tray.
IN_TRAY = -2


class Heard(Protocol):
    """A painted list that can be heard, card by card."""

    def name(self) -> str: ...
    def keys(self) -> list[Key]: ...
    def text(self, key: Key) -> str: ...
    def rect(self, key: Key) -> QRect: ...
    def current(self) -> Key | None: ...
    def chosen(self, key: Key) -> bool: ...


class BoardHeard:
    """The cards of the board."""

    def __init__(self, view: "BoardView") -> None:
        self.view = view
        self._keys: tuple[DayPlan | None, list[Key]] = (None, [])

    def name(self) -> str:
        """What the board is called."""
        return _("Agenda board")

    def keys(self) -> list[Key]:
        """Every card, in reading order; the same list while the plan is the same."""
        plan = self.view.space.plan
        if self._keys[0] is not plan:
            cards = sorted(plan.all(), key=lambda card: (card.starts, card.column, card.lane))
            self._keys = (plan, [card.key for card in cards])
        return self._keys[1]

    def text(self, key: Key) -> str:
        """A card in one sentence."""
        return self.view.board.telling.sentence(self.view.space.plan.by_key[key].session)

    def rect(self, key: Key) -> QRect:
        """Where a card is, in the viewport."""
        return self.view.to_viewport(self.view.space.rect(self.view.space.plan.by_key[key]))

    def current(self) -> Key | None:
        """The card with the focus."""
        card = self.view.current_card() if self.view.hasFocus() else None
        return card.key if card else None

    def chosen(self, key: Key) -> bool:
        """Whether a card is chosen."""
        return key[0] in self.view.chosen


class TrayHeard:
    """The cards of the tray."""

    def __init__(self, cards: "TrayCards") -> None:
        self.cards = cards
        self._keys: tuple[list[Row] | None, list[Key]] = (None, [])

    def name(self) -> str:
        """What the tray is called."""
        return _("Unplaced sessions")

    def keys(self) -> list[Key]:
        """Every card; the same list while the sessions are the same."""
        if self._keys[0] is not self.cards.rows:
            self._keys = (self.cards.rows, [(session.id, IN_TRAY) for session in self.cards.rows])
        return self._keys[1]

    def text(self, key: Key) -> str:
        """A card in one sentence."""
        return self.cards.board.telling.sentence(self.cards.board.picture.get("session", key[0]))

    def rect(self, key: Key) -> QRect:
        """Where a card is, in the viewport."""
        return self.cards.rect_of(key[0]) or QRect()

    def current(self) -> Key | None:
        """The card with the focus."""
        current = self.cards.chosen.current
        return (current[0], IN_TRAY) if current and self.cards.hasFocus() else None

    def chosen(self, key: Key) -> bool:
        """Whether a card is chosen."""
        return key[0] in self.cards.chosen
