"""What is done with the chosen sessions of a board: each a step with its name, spoken where it matters."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from models import Event, Room, Session
from models.agenda import new_session
from models.agenda_acts import (
    Move,
    copy_all,
    move_all,
    pin_all,
    remove_all,
    rename,
    resize_all,
    unplace_all,
)  # fmt: skip
from models.words import _, ngettext
from planning.mask import Mask
from planning.placement import standing
from planning.plan import Row
from planning.spoken import spoken

from .board_drag import Carry, Landing, rooms_after
from .board_layout import ONLINE, Card
from .dates import short_day
from .errors import saying

if TYPE_CHECKING:
    from .board import AgendaBoard

USUAL = 45  # minutes of a new session


class Acts:
    """The acts of one board, on what is chosen there."""

    def __init__(self, board: "AgendaBoard") -> None:
        self.board = board

    def drop(self, carry: Carry) -> None:
        """Let go of what was carried: it always lands, and what is wrong with it shows."""
        if carry.target.kind == "tray":
            if not carry.copying:
                self._unplace(carry.sessions)
            return
        day = carry.target.day if carry.target.kind == "day" else self.board.day
        landings = carry.landings()
        if not landings or (not carry.copying and not any(self._differs(one, day) for one in landings)):
            return
        self._land(landings, day, copying=carry.copying)
        self.board.view.setFocus()

    def move(self, minutes: int, columns: int) -> None:
        """Move the chosen sessions down by minutes, right by columns, keeping their distances."""
        found = []
        for card in self._cards():
            at = card.column + columns if card.column >= 0 else card.column
            if card.column >= 0 and not 0 <= at < len(self.board.plan.columns):
                return
            starts = card.session.starts + timedelta(minutes=minutes)
            key = self.board.plan.columns[at].key if at >= 0 else -1
            rooms = None
            if columns and at >= 0:
                rooms = rooms_after(self.board.picture, card.session, card.key[1], key)
            found.append(
                (Landing(card.session, starts, at, rooms, online=bool(columns) and key == ONLINE), key)
            )
        if found:
            current = self.board.chosen.current
            self._land([landing for landing, _key in found], self.board.day)
            if current:
                key = next((k for landing, k in found if landing.session.id == current[0]), current[1])
                self.board.chosen.put(self.board.chosen.ids, (current[0], key))
            self.board.view.bring_current()

    def move_days(self, way: int) -> None:
        """Move the chosen sessions to the day before or after, and follow them there."""
        days = self.board.days
        at = days.index(self.board.day) + way if self.board.day in days else -1
        if 0 <= at < len(days):
            self.to_day(days[at])

    def to_day(self, day: date) -> None:
        """Move the chosen sessions to another day, at their times, and follow them there."""
        landings = [Landing(c.session, self.board.on_day(c.session, day), -1, None) for c in self._cards()]
        if landings:
            self._land(landings, day, told=False)
            self.board.show_day(day)
            self.board.view.bring_current()

    def resize(self, session: Row, starts: datetime, minutes: int) -> None:
        """Give one session other edges."""
        if (starts, minutes) != (session.starts, session.minutes):
            self._do(lambda: resize_all([(Session.fetch(session.id), starts, minutes)]), [session.id])

    def lengthen(self, minutes: int) -> None:
        """Make the chosen sessions longer, or shorter; never shorter than what was asked."""
        rows = self.editable()
        if rows:
            least = abs(minutes)
            self._do(
                lambda: resize_all(
                    [(Session.fetch(r.id), None, max(least, r.minutes + minutes)) for r in rows]
                ),
                [row.id for row in rows],
            )
            self.board.view.bring_current()

    def unplace(self) -> None:
        """Put the chosen sessions into the tray."""
        self._unplace([row for row in self.editable() if row.starts is not None or self._has_rooms(row)])

    def pin(self) -> None:
        """Pin the chosen sessions; where all are pinned, let them go."""
        rows = self.editable()
        if rows:
            wanted = not all(row.pinned for row in rows)
            self._do(lambda: pin_all([Session.fetch(row.id) for row in rows], wanted), [])

    def copy(self) -> None:
        """Copy the chosen sessions behind themselves; what is unplaced is copied unplaced."""
        rows = self.editable(common_too=True)
        placed = [row for row in rows if row.starts is not None]
        if not rows:
            return
        shift = timedelta()
        if placed:
            shift = max(r.starts + timedelta(minutes=r.minutes) for r in placed) - min(
                r.starts for r in placed
            )
            shift += timedelta(minutes=-(shift.seconds // 60) % 5)
        moves = [
            Move(Session.fetch(r.id), r.starts and r.starts + shift, r.starts and self.board.day)
            for r in rows
        ]
        made: list[Session] = []
        self._do(lambda: made.extend(copy_all(moves)), [])
        self._choose(made)

    def remove(self) -> None:
        """Delete the chosen sessions; cancel them once a version of the event was released."""
        rows = self.editable()
        if rows:
            count = len(rows)
            released = bool(self.board.picture.of("release", "event_id", self.board.event_id))
            self._do(lambda: remove_all([Session.fetch(row.id) for row in rows]), [])
            text = (
                ngettext("Cancelled {count} session", "Cancelled {count} sessions", count) if released
                else ngettext("Deleted {count} session", "Deleted {count} sessions", count)
            )  # fmt: skip
            self.board.tell(text.format(count=count), undo=True)

    def new(self, *, placed: bool = True) -> None:
        """Make a session where the focus stands, or in the tray, and let its title be typed."""
        board, made = self.board, []
        spot = board.chosen.spot if placed and board.day is not None else None
        current = board.view.current_card()
        if placed and current is not None and board.chosen.ids and current.column >= 0:
            spot = (current.key[1], current.session.starts + timedelta(minutes=current.session.minutes))
        values, rooms = {}, []
        if spot is not None:
            values = {"starts": spot[1], "day": board.day, "mode": "online" if spot[0] == ONLINE else ""}
            rooms = [spot[0]] if spot[0] > 0 else []

        def make() -> None:
            event = Event.fetch(board.event_id)
            made.append(new_session(event, _("New session"), rooms=[Room.fetch(i) for i in rooms],
                                    minutes=USUAL, **values))  # fmt: skip

        self._do(make, [])
        self._choose(made)
        row = board.picture.get("session", made[0].id) if made else None
        if row is not None:
            board.typing.rename(row)

    def rename(self, session: Row, title: str) -> bool:
        """Give a session another title; whether it was taken."""
        if title.strip() == spoken(self.board.picture, session):
            return True
        return self._do(lambda: rename(Session.fetch(session.id), title), [])

    def rename_or_raise(self, session: Row, title: str) -> None:
        """Give a session another title; what the plan refuses is raised, for the field to show."""
        rename(Session.fetch(session.id), title)

    def place_free(self) -> None:
        """Place what is chosen in the tray at the next free time, in the room with the focus or another."""
        board = self.board
        rows = [row for row in self.editable() if row.id not in board.plan.by_session]
        if not rows or board.day is None or not (board.plan.columns or rows[0].everywhere):
            return
        column, starts = self._free(rows[0])
        carry = Carry(board, rows, None, 0)
        carry.target = carry.target._replace(kind="slot", column=column, starts=starts)
        self._land(carry.landings(), board.day)
        board.view.bring_current()
        board.view.setFocus()

    def editable(self, *, common_too: bool = False) -> list[Row]:
        """The chosen sessions that may be changed here; says so where none may."""
        rows = self.board.chosen_rows()
        own = rows if common_too else [row for row in rows if row.event_id == self.board.event_id]
        if rows and not own:
            self.board.telling.say_read_only(rows[0])
        return own

    def _cards(self) -> list[Card]:
        """The card of each chosen own session: the one with the focus, else its first."""
        own = {row.id for row in self.editable()}
        current = self.board.view.current_card()
        found = []
        for session_id in self.board.chosen.ids:
            cards = self.board.plan.by_session.get(session_id, [])
            if cards and session_id in own:
                found.append(current if current in cards else cards[0])
        return found

    def _free(self, session: Row) -> tuple[int, datetime]:
        """The first slot from the spot on that breaks no rule, in its column or another; else the spot."""
        board, plan = self.board, self.board.plan
        assert plan.day is not None
        spot = board.chosen.spot or board.focus.first_spot()
        begin = max(plan.column_of(spot[0]), 0)
        known = session.starts is not None and plan.first <= session.starts < plan.last
        wanted = session.starts if known else spot[1]
        columns = {n: rooms_after(board.picture, session, -2, c.key) for n, c in enumerate(plan.columns)}
        if session.everywhere or not columns:
            columns, begin = {-1: ()}, -1
        mask = Mask(board.picture, standing(board.picture, session), columns, plan.day, plan.first, plan.last)
        order = sorted(columns, key=lambda n: (n < begin, n))
        for column in order:
            free = mask.next_free(column, wanted)
            if free is not None:
                return column, free
        return begin, wanted

    def _land(
        self, landings: Sequence[Landing], day: date | None, *, copying: bool = False, told: bool = True
    ) -> None:
        made: list[Session] = []

        def act() -> None:
            moves = [
                Move(Session.fetch(one.session.id), one.starts, day, _rooms(one), one.online)
                for one in landings
            ]
            made.extend(copy_all(moves)) if copying else move_all(moves)

        done = self._do(act, [one.session.id for one in landings])
        if made:
            self._choose(made)
        elif done:
            self.board.chosen.put([one.session.id for one in landings])
        if done and told and day is not None and day != self.board.day:
            count = len(landings)
            words = ngettext("Moved {count} session to {day}", "Moved {count} sessions to {day}", count)
            self.board.tell(words.format(count=count, day=short_day(day)), undo=True)

    def _differs(self, landing: Landing, day: date | None) -> bool:
        session = landing.session
        return landing.starts != session.starts or landing.rooms is not None or day != session.day

    def _unplace(self, rows: Sequence[Row]) -> None:
        if rows:
            self._do(lambda: unplace_all([Session.fetch(row.id) for row in rows]), [])

    def _has_rooms(self, row: Row) -> bool:
        return bool(self.board.picture.of("session_room", "session_id", row.id))

    def _choose(self, made: Sequence[Session]) -> None:
        if made:
            self.board.chosen.put([session.id for session in made])
            self.board.view.bring_current()

    def _do(self, act: Callable[[], object], ids: Sequence[int]) -> bool:
        """Do it, tell what the plan refuses, and speak the problems it makes; whether it was done."""
        done = False
        with saying(self.board.window_):
            act()
            done = True
        if done:
            self.board.telling.say_problems(ids)
        return done


def _rooms(landing: Landing) -> list[Room] | None:
    return None if landing.rooms is None else [Room.fetch(room_id) for room_id in landing.rooms]
