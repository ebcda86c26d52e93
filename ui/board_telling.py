"""What the board says: sentences for the toast, the line of the problems, hints, and screen readers."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from models.words import _
from planning.placement import counts, standing
from planning.plan import Row
from planning.problems import findings, in_order, waiver

from .board_looks import sentence_of
from .board_voice import announce, focus_moved

if TYPE_CHECKING:
    from .board import AgendaBoard


class Telling:
    """Says things for one board."""

    def __init__(self, board: "AgendaBoard") -> None:
        self.board = board

    def say_read_only(self, session: Row) -> None:
        """Say why a common session cannot be changed here."""
        parent = self.board.picture.get("event", session.event_id)
        text = _("“{title}” is common to all parts of “{event}”; change it there.")
        self.board.tell(text.format(title=session.title, event=parent.title if parent else ""), level="warn")

    def say_problems(self, session_ids: Iterable[int]) -> None:
        """Speak what is wrong with sessions just moved, and write it into the line of the problems."""
        found = []
        for session_id in session_ids:
            session = self.board.picture.get("session", session_id)
            if session is not None and counts(self.board.picture, session):
                found += findings(self.board.picture, standing(self.board.picture, session))
        found = in_order(one for one in found if waiver(self.board.picture, one) is None)
        panel = getattr(self.board.window_, "problems_panel", None)
        if panel is not None:
            panel.say(found[0].message() if found else self.key_words())
        if found:
            announce(self.board.view, found[0].message())

    def key_words(self) -> str:
        """The keys worth knowing, in one line."""
        return _("Enter edits · arrows move · U unplaces · P pins")

    def speak_current(self) -> None:
        """Let a screen reader say the card with the focus."""
        if self.board.view.hasFocus():
            card = self.board.view.current_card()
            focus_moved(self.board.view, card.key if card else None)
        elif self.board.tray.cards.hasFocus() and self.board.chosen.current:
            focus_moved(self.board.tray.cards, (self.board.chosen.current[0], -2))

    def sentence(self, session: Row) -> str:
        """A session in one sentence."""
        rooms = _(", ").join(room.name for room in self.board.picture.session_rooms(session.id))
        return sentence_of(
            self.board.picture, self.board.looks, session, _("all rooms") if session.everywhere else rooms
        )

    def hint_of(self, session: Row) -> str:
        """The hint of a card: everything that may not fit on it."""
        look = self.board.looks.of(session)
        rooms = _(", ").join(room.name for room in self.board.picture.session_rooms(session.id))
        lines = [
            session.title,
            session.title_other,
            " · ".join(filter(None, (look.times, look.length, rooms))),
            look.people,
        ]
        lines += [finding.message() for finding in self.board.looks.standing(session)]
        return "<p>" + "<br>".join(escape(text) for text in lines if text) + "</p>"
