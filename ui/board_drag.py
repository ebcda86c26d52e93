"""Carrying sessions over the board: where they would land, what speaks against it, and the drop."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from models.words import _
from planning.mask import Mask, copied_in, unplaced_in
from planning.placement import Placement, standing
from planning.plan import Picture, Row
from planning.problems import findings
from planning.rules import Finding

from .board_layout import BAND, ONLINE, Card
from .board_looks import length_of
from .board_paint import Ghost, Shown

if TYPE_CHECKING:
    from .board import AgendaBoard

_COPY = -1


class Landing(NamedTuple):
    """Where one session would land. `rooms` None: those it has; `column` is its place, -1 for a band."""

    session: Row
    starts: datetime
    column: int
    rooms: tuple[int, ...] | None
    online: bool = False

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.session.minutes)


class Target(NamedTuple):
    """What is under the pointer: a slot of the board, a day's tab, the tray; or nothing that takes a drop."""

    kind: str = ""
    column: int = -1
    starts: datetime | None = None
    day: date | None = None


def rooms_after(picture: Picture, session: Row, from_key: int, to_key: int) -> tuple[int, ...]:
    """The rooms of a session whose card is moved from one column to another; its other rooms stay."""
    now = tuple(row.room_id for row in picture.of("session_room", "session_id", session.id))
    if to_key == ONLINE:
        return ()
    if from_key in now:
        return tuple(dict.fromkeys(to_key if room == from_key else room for room in now))
    return (to_key,)


class Carry:
    """Sessions in the hand. The first is the one that was grabbed, `grip` minutes below its start."""

    def __init__(self, board: "AgendaBoard", sessions: Sequence[Row], card: Card | None, grip: float) -> None:
        self.board, self.sessions, self.card, self.grip = board, sessions, card, grip
        self.target, self.copying = Target(), False
        self.reasons: list[Finding] = []
        self._masks: dict[tuple[date | None, bool], Mask] = {}
        self._drawn: dict[tuple[int, int], tuple[list[QRectF], list[tuple[int, str]]]] = {}

    @property
    def first(self) -> Row:
        """The session that was grabbed."""
        return self.sessions[0]

    def mask(self) -> Mask:
        """What the grabbed session may not do on the day in sight; made once for each day."""
        plan = self.board.plan
        key = (plan.day, self.copying)
        if key not in self._masks:
            assert plan.day is not None
            picture, placed = self._judged()
            columns: dict[int, tuple[int, ...]] = {BAND: ()}
            if not self._is_band():
                rooms = partial(rooms_after, self.board.picture, self.first, self._from())
                columns = {n: rooms(column.key) for n, column in enumerate(plan.columns)}
            self._masks[key] = Mask(picture, placed, columns, plan.day, plan.first, plan.last)
        return self._masks[key]

    def slot(self, point: QPointF, snap: int) -> Target:
        """The slot that the grabbed session would have with the pointer at a point of the board."""
        space = self.board.view.space
        if space.plan.day is None:
            return Target()
        starts = space.moment(point.y() - self.grip * space.per_minute, snap)
        starts = min(max(starts, space.plan.first), space.plan.last - timedelta(minutes=5))
        column = -1 if self._is_band() else space.column_at(point.x())
        if column < 0 and not self._is_band():
            return Target()
        return Target("slot", column, starts)

    def landings(self) -> list[Landing]:
        """Where each session in the hand would land, distances kept; unplaced ones follow each other."""
        at = self.target
        if at.kind == "day" and at.day is not None:
            return self._other_day(at.day)
        if at.kind != "slot" or at.starts is None:
            return []
        found = [self._landing(self.first, at.starts, at.column, self._from())]
        after = found[0].ends
        for session in self.sessions[1:]:
            if self.first.starts is not None and session.starts is not None:
                starts = session.starts + (at.starts - self.first.starts)
                column, key = self._shifted(session, at.column)
                found.append(self._landing(session, starts, column, key))
            else:
                found.append(self._landing(session, after, at.column, -2))
                after = found[-1].ends
        return found

    def show(self) -> Shown:
        """What the board shows of it: slots, hatch, the sessions that are the reason."""
        lifted = frozenset(() if self.copying else (session.id for session in self.sessions))
        if self.target.kind != "slot" or self.target.starts is None:
            self.reasons = []
            return Shown(lifted=lifted)
        mask, space = self.mask(), self.board.view.space
        column, starts = self.target.column, self.target.starts
        self.reasons = self._reasons()
        bad = bool(self.reasons)
        ghosts = []
        for number, landing in enumerate(self.landings()):
            rect = space.slot(landing.column, landing.starts, landing.ends)
            ghosts.append(Ghost(rect, bad and number == 0, filled=not bad))
        free = mask.next_free(column, starts) if bad else None
        if free is not None:
            ends = free + mask.length
            text = f"{free:%H:%M}–{ends:%H:%M}"
            ghosts.append(Ghost(space.slot(column, free, ends), False, text, filled=True))
        own = {session.id for session in self.sessions} | {_COPY}
        blamed = {i for f in self.reasons for table, i in f.objects if table == "session"} - own
        closed, labels = self._out_of_bounds(mask)
        return Shown(ghosts, closed, labels, frozenset(blamed), lifted, None, (starts, bad))

    def _out_of_bounds(self, mask: Mask) -> tuple[list[QRectF], list[tuple[int, str]]]:
        """Hatch and labels; kept, for they are the same from slot to slot."""
        key = (id(mask), id(self.board.view.space))
        if key not in self._drawn:
            self._drawn[key] = (self.closed(), self.labels())
        return self._drawn[key]

    def closed(self) -> list[QRectF]:
        """The hatch: what the session cannot cover without breaking a rule."""
        mask, space = self.mask(), self.board.view.space
        found = []
        for column in mask.columns:
            left = space.x(column) if column >= 0 else 0
            wide = space.wide(column) if column >= 0 else space.width
            for stretch in mask.closed(column):
                top = space.y(stretch.starts)
                found.append(QRectF(left, top, wide, space.y(stretch.ends) - top))
        return found

    def labels(self) -> list[tuple[int, str]]:
        """Why whole rooms are out, by column."""
        mask, found = self.mask(), []
        for column in mask.columns:
            finding = mask.out(column)
            if finding is not None and column >= 0:
                found.append((column, short_reason(finding)))
        return found

    def way_out(self) -> str:
        """Until when nothing is free, in the room under the pointer."""
        if self.target.starts is None or not self.reasons:
            return ""
        free = self.mask().next_free(self.target.column, self.target.starts)
        if free is None:
            return _("Nothing is free in this room later that day.")
        return _("Free from {time}.").format(time=f"{free:%H:%M}")

    def _reasons(self) -> list[Finding]:
        assert self.target.starts is not None
        found = self.mask().reasons(self.target.column, self.target.starts)
        if found or len(self.sessions) == 1:
            return found
        picture, plan = unplaced_in(self.board.picture, [s.id for s in self.sessions]), self.board.plan
        for landing in self.landings()[1:]:
            placed = standing(self.board.picture, landing.session)
            rooms = placed.rooms if landing.rooms is None else landing.rooms
            proposed = Placement(landing.session, landing.starts, landing.session.minutes, plan.day, rooms)
            found = findings(picture, proposed, masking=True)
            if found:
                return found
        return []

    def _judged(self) -> tuple[Picture, Placement]:
        """The picture in which the drop is judged: without what moves along, or with the copy as well."""
        picture = self.board.picture
        if self.copying:
            judged, copy = copied_in(picture, self.first, _COPY)
            return judged, standing(picture, self.first)._replace(session=copy, starts=None)
        others = [session.id for session in self.sessions[1:] if session.starts is not None]
        return unplaced_in(picture, others) if others else picture, standing(picture, self.first)

    def _is_band(self) -> bool:
        return bool(self.first.everywhere)

    def _from(self) -> int:
        return self.card.key[1] if self.card else -2

    def _shifted(self, session: Row, column: int) -> tuple[int, int]:
        """The column a companion lands in, and the key of the one it comes from."""
        plan = self.board.plan
        cards = plan.by_session.get(session.id, ())
        card = next(
            (c for c in cards if self.card and c.column == self.card.column), cards[0] if cards else None
        )
        if card is None:
            return column, -2
        if card.column < 0 or self.card is None or self.card.column < 0:
            return card.column, card.key[1]
        at = card.column + column - self.card.column
        return min(max(at, 0), len(plan.columns) - 1), card.key[1]

    def _landing(self, session: Row, starts: datetime, column: int, from_key: int) -> Landing:
        if session.everywhere or column < 0:
            return Landing(session, starts, -1, None)
        to_key = self.board.plan.columns[column].key
        if to_key == from_key:
            return Landing(session, starts, column, None)
        rooms = rooms_after(self.board.picture, session, from_key, to_key)
        return Landing(session, starts, column, rooms, online=to_key == ONLINE)

    def _other_day(self, day: date) -> list[Landing]:
        """The same time on another day; what has no time yet starts when that day does."""
        found = []
        for session in self.sessions:
            starts = self.board.on_day(session, day)
            found.append(Landing(session, starts, -1, None))
        return found


class Resize:
    """An edge of a card in the hand: the start or the end of a session."""

    def __init__(self, board: "AgendaBoard", card: Card, *, top: bool) -> None:
        self.board, self.card, self.top = board, card, top
        self.starts, self.minutes = card.session.starts, card.session.minutes
        self.reasons: list[Finding] = []

    def drag(self, point: QPointF, snap: int) -> bool:
        """Follow the pointer; whether that makes another length."""
        session, space = self.card.session, self.board.view.space
        at, ends = space.moment(point.y(), snap), session.starts + timedelta(minutes=session.minutes)
        if self.top:
            starts = min(at, ends - timedelta(minutes=snap))
            wanted = starts, round((ends - starts).total_seconds() / 60)
        else:
            wanted = session.starts, max(snap, round((at - session.starts).total_seconds() / 60))
        new = wanted != (self.starts, self.minutes)
        self.starts, self.minutes = wanted
        return new

    def show(self) -> Shown:
        """What the board shows of it."""
        session, space = self.card.session, self.board.view.space
        ends = self.starts + timedelta(minutes=self.minutes)
        placed = standing(self.board.picture, session)._replace(starts=self.starts, minutes=self.minutes)
        self.reasons = findings(self.board.picture, placed)
        bad = bool(self.reasons)
        rect = space.slot(self.card.column, self.starts, ends)
        blamed = {i for f in self.reasons for table, i in f.objects if table == "session"} - {session.id}
        text = length_of(self.minutes)
        return Shown(
            [Ghost(rect, bad, text)], blamed=frozenset(blamed), pill=(self.starts if self.top else ends, bad)
        )


def short_reason(finding: Finding) -> str:
    """Why a whole room is out, in two or three words."""
    facts = finding.arguments
    if finding.rule == "C1":
        return _("{expected} for {seats} seats").format(seats=facts["seats"], expected=facts["expected"])
    if finding.rule == "T5":
        return _("Closed")
    return _("Taken all day")
