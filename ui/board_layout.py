"""What stands where on one day of the agenda board: columns, cards in their lanes, bands, the tray. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from models.agenda import day_of
from models.event import days
from planning.plan import Picture, Row
from planning.spoken import spoken

#: The column of what takes place without a room, and the mark of what takes place in all of them.
ONLINE, BAND = 0, -1
#: A card is laid out as if it lasted at least so many minutes, or it could not be seen beside its neighbours.
LEAST = 10
#: A day on the board goes on for a whole day, and on to what is filed under it, but not beyond this.
_LONGEST = timedelta(hours=36)

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """One room of the board, or what is online only. `key` is the room's id."""

    key: int
    title: str
    room: Row | None


@dataclass(slots=True)
class Card:
    """A session as it stands in one column (`BAND`: across all). Lanes lie side by side."""

    session: Row
    column: int
    starts: datetime
    ends: datetime
    own: bool
    lane: int = 0
    lanes: int = 1
    key: Key = (0, 0)


@dataclass(slots=True)
class DayPlan:
    """One day of an event. Cards are in order of start, by column.

    `longest` is the longest card of each column, `lanes` how many lanes each is made wide for.
    """

    event: Row
    day: date | None
    first: datetime
    last: datetime
    columns: tuple[Column, ...]
    cards: list[list[Card]]
    bands: list[Card]
    longest: list[timedelta] = field(default_factory=list)
    lanes: list[int] = field(default_factory=list)
    by_key: dict[Key, Card] = field(default_factory=dict)
    by_session: dict[int, list[Card]] = field(default_factory=dict)

    def all(self) -> Iterable[Card]:
        """Every card, bands first, then column by column."""
        yield from self.bands
        for cards in self.cards:
            yield from cards

    def in_reading_order(self) -> list[Card]:
        """Every session once, by start, then column."""
        firsts = (cards[0] for cards in self.by_session.values())
        return sorted(firsts, key=lambda card: (card.starts, card.column, card.lane, card.session.title))

    def column_of(self, key: int) -> int:
        """The place of a column by its key; -1 for a room that the board does not show."""
        return next((n for n, column in enumerate(self.columns) if column.key == key), -1)


def is_placed(picture: Picture, session: Row) -> bool:
    """Whether a session has a start, and a room or none to need: online, or everywhere."""
    if session.starts is None:
        return False
    online = (session.mode or picture.tables["event"][session.event_id].mode) == "online"
    return bool(session.everywhere or online or picture.of("session_room", "session_id", session.id))


def shown_sessions(picture: Picture, event_id: int) -> list[Row]:
    """The sessions that the board shows: its own and the common ones of its parents, none cancelled."""
    key = ("board", event_id)
    if key not in picture.derived:
        picture.derived[key] = [s for s in picture.sessions(event_id) if s.status != "cancelled"]
    return list(picture.derived[key])


def unplaced(picture: Picture, event_id: int) -> list[Row]:
    """The sessions of the tray: own ones that lack a time or a place; those with a time first."""
    rows = picture.of("session", "event_id", event_id)
    found = (row for row in rows if row.status != "cancelled" and not is_placed(picture, row))
    return sorted(found, key=lambda row: (row.starts or datetime.max, row.title.casefold(), row.id))


def board_days(picture: Picture, event_id: int) -> list[date]:
    """The days of the board: those of the event, and any other under which a session is filed."""
    event = picture.tables["event"][event_id]
    found = set(days(event)[:366])
    for session in shown_sessions(picture, event_id):
        if session.starts is not None:
            found.add(_filed(event, session))
    return sorted(found)


def board_columns(picture: Picture, event_id: int) -> tuple[Column, ...]:
    """The rooms of the event in printed order, others that its sessions use, and one for online only."""
    event = picture.tables["event"][event_id]
    rooms = {room.id: room for room in picture.event_rooms(event_id)}
    online = event.mode in ("online", "hybrid")
    for session in picture.of("session", "event_id", event_id):
        own = picture.of("session_room", "session_id", session.id)
        for row in own:
            if row.room_id not in rooms and row.room_id in picture.tables["room"]:
                rooms[row.room_id] = picture.tables["room"][row.room_id]
        online |= not own and session.mode == "online"
    found = [Column(room.id, spoken(picture, room, "name"), room) for room in rooms.values()]
    if online:
        found.append(Column(ONLINE, "", None))
    return tuple(found)


def lay_out(picture: Picture, event_id: int, day: date | None) -> DayPlan:
    """The board of one day; an empty one where the event has no day yet."""
    event = picture.tables["event"][event_id]
    columns = board_columns(picture, event_id)
    if day is None:
        nothing = datetime.combine(date.today(), time(9))
        empty = DayPlan(event, None, nothing, nothing, columns, [[] for _ in columns], [])
        empty.longest, empty.lanes = [timedelta()] * len(columns), [1] * len(columns)
        return empty
    started = [session for session in shown_sessions(picture, event_id) if session.starts is not None]
    first, last = _hours(event, day, [session for session in started if _filed(event, session) == day])
    plan = DayPlan(event, day, first, last, columns, [[] for _ in columns], [])
    places = {column.key: number for number, column in enumerate(columns)}
    for session in started:
        ends = session.starts + timedelta(minutes=session.minutes)
        shown = _filed(event, session) == day or (session.starts < last and ends > first)
        if shown and is_placed(picture, session):
            _enter(picture, plan, session, places)
    plan.bands.sort(key=_by_start)
    _lanes(plan.bands)
    for cards in plan.cards:
        cards.sort(key=_by_start)
        _lanes(cards)
        plan.longest.append(max((card.ends - card.starts for card in cards), default=timedelta()))
    plan.lanes = [_widening(column, cards) for column, cards in zip(columns, plan.cards, strict=True)]
    return plan


def _widening(column: Column, cards: Sequence[Card]) -> int:
    """For how many lanes a column is made wide: a double booking by mistake must not move all the others."""
    lanes = max((card.lanes for card in cards), default=1)
    return lanes if lanes > 2 or (column.room is None or column.room.parallel) else 1


def _enter(picture: Picture, plan: DayPlan, session: Row, columns: dict[int, int]) -> None:
    """Put a session into the columns it stands in; where it has none here, across all of them."""
    keys = [row.room_id for row in picture.of("session_room", "session_id", session.id)] or [ONLINE]
    places = [-1] if session.everywhere else sorted({columns[key] for key in keys if key in columns}) or [-1]
    starts = min(max(session.starts, plan.first), plan.last - timedelta(minutes=LEAST))
    ends = min(session.starts + timedelta(minutes=session.minutes), plan.last)
    ends = max(ends, starts + timedelta(minutes=LEAST if session.minutes < LEAST else 0))
    for at in places:
        card = Card(
            session, at, starts, max(ends, starts + timedelta(minutes=1)), session.event_id == plan.event.id
        )
        card.key = (session.id, plan.columns[at].key if at >= 0 else BAND)
        (plan.cards[at] if at >= 0 else plan.bands).append(card)
        plan.by_key[card.key] = card
        plan.by_session.setdefault(session.id, []).append(card)


def _hours(event: Row, day: date, filed: Sequence[Row]) -> tuple[datetime, datetime]:
    """From when to when the board of a day goes: a whole day from the hour at which days start, or longer."""
    first = datetime.combine(day, time.fromisoformat(event.day_starts or "00:00"))
    last = first + timedelta(days=1)
    for session in filed:
        first = min(first, session.starts.replace(minute=0))
        last = max(last, session.starts + timedelta(minutes=session.minutes))
    first = max(first, datetime.combine(day, time()))
    last = min(last + timedelta(minutes=-last.minute % 60), first + _LONGEST)
    return first, last


def _filed(event: Row, session: Row) -> date:
    return session.day or day_of(session.starts, event.day_starts)


def _by_start(card: Card) -> tuple[Any, ...]:
    return card.starts, card.starts - card.ends, card.session.title, card.session.id


def _lanes(cards: Sequence[Card]) -> None:
    """Give cards that overlap lanes of their own, as few as do: nothing hides another."""
    cluster: list[Card] = []
    ends: list[datetime] = []
    for card in cards:
        if cluster and card.starts >= max(ends):
            _close(cluster, len(ends))
            cluster, ends = [], []
        lane = next((n for n, end in enumerate(ends) if end <= card.starts), len(ends))
        if lane == len(ends):
            ends.append(card.ends)
        else:
            ends[lane] = card.ends
        card.lane = lane
        cluster.append(card)
    _close(cluster, len(ends))


def _close(cluster: Sequence[Card], lanes: int) -> None:
    for card in cluster:
        card.lanes = lanes
