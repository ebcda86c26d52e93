"""Where everything stands in a calendar of weeks: cells, bands, the events of each cell, what is left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

from planning.plan import Row

from .calendar_facts import Band, Piece, Season

GUTTER, HEAD = 32, 28
LOW = 104  # px of a week under which everything moves closer together
_DAY = timedelta(days=1)


class Pitch(NamedTuple):
    """How much room things take in a cell: the number of the day, a band, an event, the words “3 more”."""

    number: int
    band: int
    event: int
    more: int


USUAL, CLOSE, ROOMY = Pitch(30, 22, 20, 20), Pitch(26, 20, 18, 18), Pitch(30, 22, 40, 20)

#: What can be pointed at: ("day", date), ("event", date, event id), ("more", date).
Key = tuple[object, ...]


@dataclass(slots=True)
class Cell:
    """One day: its ground, the events there is room for, and how many more there are."""

    day: date
    rect: QRectF
    events: list[tuple[QRectF, Row]] = field(default_factory=list)
    more: tuple[QRectF, int] | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A piece of a band, and where it stands."""

    piece: Piece
    rect: QRectF
    begins: bool


@dataclass(slots=True)
class Week:
    """One row of the calendar. `left_out` are campaigns there is no lane for."""

    monday: date
    rect: QRectF
    bands: list[Laid]
    left_out: list[Band]


@dataclass(slots=True)
class Sheet:
    """A whole calendar of weeks."""

    cells: dict[date, Cell] = field(default_factory=dict)
    weeks: list[Week] = field(default_factory=list)

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        return next((c.day for c in self.cells.values() if c.rect.contains(point)), None)

    def key_at(self, point: QPointF) -> Key | None:
        """What is under a point: an event before its day."""
        day = self.day_at(point)
        if day is None:
            return None
        cell = self.cells[day]
        for rect, event in cell.events:
            if rect.contains(point):
                return "event", day, event.id
        for laid in self.wholes(day):
            if laid.rect.contains(point):
                return "event", day, laid.piece.band.event_id
        if cell.more and cell.more[0].contains(point):
            return "more", day
        return "day", day

    def rect_of(self, key: Key) -> QRectF:
        """Where something stands; nowhere for an event that is among the “more”."""
        cell = self.cells.get(key[1])  # type: ignore[call-overload]
        if cell is None:
            return QRectF()
        if key[0] == "day":
            return cell.rect
        if key[0] == "more":
            return cell.more[0] if cell.more else QRectF()
        here = [rect for rect, event in cell.events if event.id == key[2]]
        here += [laid.rect for laid in self.wholes(cell.day) if laid.piece.band.event_id == key[2]]
        return here[0] if here else QRectF()

    def wholes(self, day: date) -> list["Laid"]:
        """The bands of events with parts over a day."""
        return [
            laid
            for week in self.weeks
            for laid in week.bands
            if laid.piece.band.event_id is not None
            and week.monday + laid.piece.left * _DAY <= day <= week.monday + laid.piece.right * _DAY
        ]


def lay_out(season: Season, monday: date, weeks: int, size: QSizeF, *, tall: bool) -> Sheet:
    """Lay so many weeks out from a Monday. `tall`: two lines an event, as a single week has room for."""
    sheet = Sheet()
    high = max(60.0, (size.height() - HEAD) / weeks)
    wide = max(40.0, (size.width() - GUTTER) / 7)
    lanes = 4 if tall else 3 if high > 140 else 2 if high > 84 else 1
    pitch = ROOMY if tall else CLOSE if high < LOW else USUAL
    for number in range(weeks):
        first = monday + 7 * number * _DAY
        top = round(HEAD + number * high)
        area = QRectF(0, top, size.width(), round(HEAD + (number + 1) * high) - top)
        pieces, left_out = season.pieces(first, lanes)
        bands = [Laid(p, _band(area, wide, p, pitch), p.band.first == first + p.left * _DAY) for p in pieces]
        sheet.weeks.append(Week(first, area, bands, left_out))
        for column in range(7):
            left = round(GUTTER + column * wide)
            right = round(GUTTER + (column + 1) * wide)
            rect = QRectF(left, area.top(), right - left, area.height())
            used = max((p.lane + 1 for p in pieces if p.left <= column <= p.right), default=0)
            day = first + column * _DAY
            sheet.cells[day] = _cell(season, day, rect, used, pitch)
    return sheet


def _band(area: QRectF, wide: float, piece: Piece, pitch: Pitch) -> QRectF:
    left = round(GUTTER + piece.left * wide) + 4
    right = round(GUTTER + (piece.right + 1) * wide) - 4
    top = area.top() + pitch.number - 1 + piece.lane * pitch.band
    return QRectF(left, top, right - left, pitch.band - 2)


def _cell(season: Season, day: date, rect: QRectF, lanes: int, pitch: Pitch) -> Cell:
    cell = Cell(day, rect)
    top, bottom = rect.top() + pitch.number + lanes * pitch.band, rect.bottom() - 2
    rows = season.day(day)
    shown = min(len(rows), max(0, int((bottom - top) // pitch.event)))
    if shown < len(rows):
        if bottom - top - shown * pitch.event < pitch.more:
            shown = max(0, shown - 1)
        at = QRectF(rect.left() + 6, top + shown * pitch.event, rect.width() - 10, pitch.more)
        if at.bottom() > rect.bottom():  # no room below the bands: beside the number
            at = QRectF(rect.center().x(), rect.top() + 5, rect.width() / 2 - 6, pitch.more)
        cell.more = (at, len(rows) - shown)
    for number, event in enumerate(rows[:shown]):
        area = QRectF(rect.left() + 6, top + number * pitch.event, rect.width() - 10, pitch.event - 1)
        cell.events.append((area, event))
    return cell


def keys_of(sheet: Sheet) -> Iterator[Key]:
    """Everything that can be pointed at, in reading order."""
    for day, cell in sheet.cells.items():
        yield "day", day
        for laid in sheet.wholes(day):
            if laid.piece.left == day.weekday():
                yield "event", day, laid.piece.band.event_id
        for _rect, event in cell.events:
            yield "event", day, event.id
