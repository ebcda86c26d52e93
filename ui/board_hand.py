"""The hand on the board: presses that choose, drags that carry, stretch or frame."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt

from planning.plan import Row

from .board_drag import Carry, Resize, Target
from .board_float import GRIP, Floating, ReasonHint
from .board_layout import Card
from .board_paint import Shown
from .board_reach import Reach

if TYPE_CHECKING:
    from .board import AgendaBoard

#: A drag starts after so many pixels; the edge of a card is so thick.
STARTS, GRAB = 4, 5


class Hand(QObject):
    """What is being done with the mouse, on board and tray alike: the widget pressed keeps the mouse."""

    def __init__(self, board: "AgendaBoard") -> None:
        super().__init__(board)
        self.board = board
        self.doing: Carry | Resize | QRectF | None = None
        self._press: QPoint | None = None
        self._card: Card | None = None
        self._row: Row | None = None
        self._edge = ""
        self._later: int | None = None
        self._framed: list[int] = []
        self._corner = QPointF()
        self._last: tuple[QPoint, Any] = (QPoint(), Qt.KeyboardModifier.NoModifier)
        self.floating, self.hint = Floating(board), ReasonHint(board)
        self.reach = Reach(board.view, self._scrolled_on, self._open_day)

    def busy(self) -> bool:
        """Whether something is being dragged."""
        return self.doing is not None

    # Pressing

    def press(self, event: Any, card: Card | None) -> None:
        """A press on the board."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.board.typing.stop_renaming()
        self._begin(event, card.session if card else None)
        self._card = card
        point = self.board.view.to_board(event.position())
        self._corner = point
        self._edge = self.edge(card, point) if card else ""
        if card:
            self._choose(event.modifiers(), card.session.id, card.key[1])
        else:
            self.board.focus.set_spot(point)
            keep = event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
            self._framed = list(self.board.chosen.ids) if keep else []
            self.board.chosen.put(self._framed)

    def press_tray(self, event: Any, session: Row | None) -> None:
        """A press on the tray."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.board.typing.stop_renaming()
        self._begin(event, session)
        if session:
            self._choose(event.modifiers(), session.id, -2)
        else:
            self.board.chosen.clear()
            self._press = None

    def _begin(self, event: Any, row: Row | None) -> None:
        self.cancel()
        self._press = event.globalPosition().toPoint()
        self._row, self._card, self._edge, self._later = row, None, "", None

    def _choose(self, modifiers: Any, session_id: int, column: int) -> None:
        chosen = self.board.chosen
        if modifiers & Qt.KeyboardModifier.ShiftModifier and chosen.current:
            self.board.focus.extend(session_id, column)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            if session_id in chosen:
                self._later = session_id
            else:
                chosen.toggle(session_id, column)
        elif session_id in chosen and len(chosen.ids) > 1:
            self._later = session_id
            chosen.put(chosen.ids, (session_id, column))
        else:
            chosen.only(session_id, column)

    def edge(self, card: Card, point: QPointF) -> str:
        """Which edge of a card is under a point: top, bottom, or none."""
        rect = self.board.view.space.rect(card)
        grab = min(GRAB, rect.height() / 4)
        if not card.own or card.session.starts is None:
            return ""
        if point.y() > rect.bottom() - grab:
            return "bottom"
        return "top" if point.y() < rect.top() + min(grab, 3) else ""

    # Moving

    def move(self, event: Any) -> None:
        """The pointer moved, pressed or not."""
        where = event.globalPosition().toPoint()
        self._last = (where, event.modifiers())
        if self._press is None:
            self._hover(event.position())
        elif self.doing is None and (where - self._press).manhattanLength() >= STARTS:
            self._start()
        if self.doing is not None:
            self.follow()

    def _hover(self, position: QPointF) -> None:
        point = self.board.view.to_board(position)
        card = self.board.view.space.card_at(point)
        shape = (
            Qt.CursorShape.SizeVerCursor if card and self.edge(card, point) else Qt.CursorShape.ArrowCursor
        )
        if self.board.view.viewport().cursor().shape() != shape:
            self.board.view.viewport().setCursor(shape)

    def _start(self) -> None:
        board, row = self.board, self._row
        if row is None:
            self.doing = QRectF(self._corner, self._corner)
        elif row.event_id != board.event_id:
            board.telling.say_read_only(row)
            self._press = None
            return
        elif self._card and self._edge:
            self.doing = Resize(board, self._card, top=self._edge == "top")
        else:
            rows = [row, *(r for r in board.chosen_rows() if r.id != row.id)]
            top = board.view.space.y(row.starts) if self._card and row.starts else None
            below = self._corner.y() - top if top is not None else float(GRIP)
            grip = below / board.view.space.per_minute
            self.doing = Carry(board, rows, self._card, grip)
            self.floating.lift(self.doing, board.view.space, self._card, self._corner)
        self._later = None

    def follow(self) -> None:
        """Bring what is shown up to the pointer."""
        where, modifiers = self._last
        view = self.board.view
        inside = view.viewport().mapFromGlobal(where)
        snap = 1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 5
        point = view.to_board(inside)
        self.reach.pointer(inside)
        if isinstance(self.doing, QRectF):
            self._frame(point)
        elif isinstance(self.doing, Resize):
            if self.doing.drag(point, snap) or not view.shown.ghosts:
                self._show(self.doing.show())
        elif isinstance(self.doing, Carry):
            self._carry(self.doing, where, inside, point, snap)

    def _carry(self, carry: Carry, where: QPoint, inside: QPoint, point: QPointF, snap: int) -> None:
        board = self.board
        self.floating.follow(where)
        copying = bool(self._last[1] & Qt.KeyboardModifier.ControlModifier)
        if board.view.viewport().rect().contains(inside):
            target = carry.slot(point, snap)
        elif board.tray_holds(where):
            target = Target("tray")
        else:
            day = board.day_at(where)
            target = Target("day", day=day) if day else Target()
        self.reach.over(None if target.day == board.day else target.day)
        if (target, copying) != (carry.target, carry.copying) or not board.view.shown.lifted:
            carry.target, carry.copying = target, copying
            self.floating.copying(copying)
            board.tray.welcome(target.kind == "tray")
            board.show_drop_day(target.day)
            self._show(carry.show())

    def _show(self, shown: Shown) -> None:
        """Show this on the board; only what differs is painted again."""
        view = self.board.view
        old, view.shown = view.shown, shown
        hatched = old.closed is not shown.closed and (old.closed or shown.closed)
        if hatched or old.lifted != shown.lifted:
            view.viewport().update()
        else:
            view.touch(ghost.rect for ghost in (*old.ghosts, *shown.ghosts))
            changed = old.blamed ^ shown.blamed
            cards = (
                card for session_id in changed for card in view.space.plan.by_session.get(session_id, ())
            )
            view.touch(view.space.rect(card) for card in cards)
        view.gutter.follow(old.pill, shown.pill)
        if old.lifted != shown.lifted:
            self.board.tray.cards.viewport().update()
        doing = self.doing
        reasons = doing.reasons if isinstance(doing, Carry | Resize) else []
        way_out = doing.way_out() if isinstance(doing, Carry) else ""
        self.hint.say(reasons, way_out, shown.ghosts[0].rect if shown.ghosts else None)
        self._tell_inspector(doing)
        self.floating.raise_()

    def _tell_inspector(self, doing: Any) -> None:
        """Show in the days of the people where the session would be."""
        if isinstance(doing, Carry) and doing.target.starts:
            self.board.inspector.propose(doing.target.starts, doing.target.starts + doing.mask().length)
        elif isinstance(doing, Resize):
            self.board.inspector.propose(doing.starts, doing.starts + timedelta(minutes=doing.minutes))
        else:
            self.board.inspector.propose(None, None)

    def _frame(self, point: QPointF) -> None:
        """Choose what the rectangle meets."""
        view = self.board.view
        frame = QRectF(self._corner, point).normalized()
        frame = frame & QRectF(0, 0, view.space.width, view.space.height)
        met = [card.session.id for card in view.space.cards_in(frame)]
        met += [
            card.session.id
            for card in view.space.bands_in(frame)
            if frame.contains(view.space.rect(card).topLeft())
        ]
        old = view.shown.rubber or frame
        view.shown = Shown(rubber=frame)
        self.doing = frame
        view.touch([old, frame])
        self.board.chosen.put([*self._framed, *met])

    def scrolled(self) -> None:
        """The board scrolled or changed its size under the hand."""
        if self.doing is not None and not self.reach.scrolls():
            self.follow()

    def _scrolled_on(self) -> None:
        if self.doing is not None:
            self.follow()

    def _open_day(self) -> None:
        """The pointer rested on a tab: show that day, with the sessions still in the hand."""
        day = self.board.day_at(self._last[0])
        if day and isinstance(self.doing, Carry):
            self.board.show_day(day)
            self.follow()

    # Letting go

    def release(self, event: Any) -> None:
        """The button went up: drop, or finish the choice that a press began."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        doing, later = self.doing, self._later
        if isinstance(doing, Carry):
            self._last = (event.globalPosition().toPoint(), event.modifiers())
            self.follow()
        self._end()
        chosen = self.board.chosen
        if isinstance(doing, Carry):
            self.board.acts.drop(doing)
        elif isinstance(doing, Resize):
            self.board.acts.resize(doing.card.session, doing.starts, doing.minutes)
        elif doing is None and later is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                chosen.toggle(later, -2)
            else:
                chosen.put([later])

    def cancel(self) -> bool:
        """Put everything back (Esc); whether there was something in the hand."""
        was = self.busy()
        if was:
            self._end()
        return was

    def _end(self) -> None:
        self.reach.stop()
        self._press, self._later, self.doing = None, None, None
        self.floating.hide()
        self.hint.hide()
        self.board.view.shown = Shown()
        self.board.inspector.propose(None, None)
        self.board.view.repaint_all()
        self.board.tray.welcome(False)
        self.board.tray.cards.viewport().update()
        self.board.show_drop_day(None)

    def double(self, point: QPointF) -> None:
        """A double click: rename a session, or make one where there is none."""
        card = self.board.view.space.card_at(point)
        self._press = None
        if card is not None:
            self.board.typing.rename(card.session)
        elif self.board.day is not None:
            self.board.focus.set_spot(point)
            self.board.acts.new()
