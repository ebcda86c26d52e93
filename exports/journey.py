"""The days of a visit as an itinerary shows them: legs and sessions, drawn as on the map of a line."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from exports.agenda_rows import Row
from exports.fonts import CAP
from exports.pages import Paper, rooms
from exports.palette import BLACK, WHITE, tint
from exports.sheet import MM, Block, Sheet, block
from exports.styles import SMALL_GREY, Style
from exports.table import Text
from exports.text import clean
from exports.wording import clock
from models.travel import TRAVEL_MODES
from models.words import N_, _, ngettext, speaking

START = Style("Bold", 9.5, 12)
PLACE = Style("Medium", 9.5, 12)
OTHER = Style("Regular", 8.5, 11)
END = Style("Regular", 9.5, 12)
LINES = {
    "rail": N_("rail"), "road": N_("road"), "electric": N_("electric vehicle"),
    "foot": N_("on foot, bicycle"), "air": N_("by air"),
}  # fmt: skip
LINE_OF = {
    "rail": "rail", "coach": "road", "bus": "road", "petrol_car": "road", "electric_car": "electric",
    "flight": "air", "bicycle": "foot", "foot": "foot",
}  # fmt: skip
AT_LINE, AT_TEXT = 26.0, 33.0
"""Millimetres from the times to the middle of the line, and to the text."""
NODE = 2.0


@dataclass(slots=True)
class Stage:
    """A leg or a session: blocks between a start and an end. `line` is empty for a session.

    `begun` and `goes_on` mark the parts of one that a page could not hold.
    """

    day: date | None
    starts: datetime | None
    ends: datetime | None
    above: list[Block]
    below: list[Block]
    line: str
    accent: str = ""
    begun: bool = False
    goes_on: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = sum(found.height for found in (*self.above, *self.below)) + (6.5 if self.line else 7.5)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it with its upper left corner at (x, y)."""
        if not self.line:
            sheet.rect(x, y, width, self.height - 2.0, tint(self.accent, 0.12))
            sheet.rect(x - 3, y, 1.6, self.height - 2.0, self.accent)
            y += 2.6
        top = y
        for found in self.above:
            y = sheet.put(x + AT_TEXT, y, found)
        if self.line:
            y += 1.2
        if self.starts:
            sheet.text(x + (0.0 if self.line else 1.5), top, clock(self.starts), START, 20)
        last = y
        for found in self.below:
            y = sheet.put(x + AT_TEXT, y, found)
        if self.ends:
            at = last if self.below else y - END.leading / MM
            sheet.text(x + (0.0 if self.line else 1.5), max(at, top + 4.4), clock(self.ends), END, 20)
        if self.line:
            half = CAP * PLACE.size / MM / 2
            draw_line(sheet, self.line, x + AT_LINE, top + half, last + half, self.begun, self.goes_on)

    def split(self, room: float) -> tuple["Stage", "Stage"]:
        """As much as `room` millimetres hold, at least one line, and the rest."""
        first: list[Block] = []
        rest = [*self.above]
        left = room - 8.0
        while rest and rest[0].height <= left:
            left -= rest[0].height
            first.append(rest.pop(0))
        if rest and (left > rest[0].leading / MM or not first):
            head, tail = Text(rest[0]).split(left)
            first.append(head.block)
            rest[0] = tail.block
        above = replace(self, above=first, below=[], ends=None, goes_on=True)
        return above, replace(self, above=_full(rest), starts=None, begun=True)


def draw_line(
    sheet: Sheet, kind: str, x: float, first: float, last: float, begun: bool = False, goes_on: bool = False
) -> None:
    """A line downwards between a ring and a disc, in the manner of its means of transport."""
    top, bottom = first + NODE, last - NODE
    if kind == "foot":
        at = top + 1.0
        while at < bottom:
            sheet.disc(x, at, 0.5, BLACK)
            at += 2.2
    else:
        stroke(sheet, kind, x, top, bottom)
    if not begun:
        sheet.disc(x, first, NODE, BLACK)
        sheet.disc(x, first, NODE - 0.45, WHITE)
    if not goes_on:
        sheet.disc(x, last, NODE, BLACK)


def stroke(sheet: Sheet, kind: str, x: float, top: float, bottom: float) -> None:
    """Rail banded, road solid, electric a double line, air dashed; from `top` to `bottom`."""
    half = 0.85
    if kind == "air":
        at = top
        while at < bottom:
            sheet.rect(x - half / 2, at, half, min(1.6, bottom - at), BLACK)
            at += 2.6
        return
    sheet.rect(x - half, top, 2 * half, bottom - top, BLACK)
    if kind == "electric":
        sheet.rect(x - 0.35, top, 0.7, bottom - top, WHITE)
    elif kind == "rail":
        at = top
        while at < bottom:
            sheet.rect(x - half + 0.35, at, 2 * half - 0.7, min(1.7, bottom - at), WHITE)
            at += 3.4


def sample(sheet: Sheet, kind: str, x: float, y: float) -> None:
    """The same line lying down, for the legend, 9 mm wide."""
    if kind == "foot":
        for number in range(4):
            sheet.disc(x + 0.6 + 2.4 * number, y, 0.5, BLACK)
        return
    with sheet.state():
        sheet.canvas.translate(x * MM, (sheet.height - y) * MM)
        sheet.canvas.rotate(90)
        sheet.canvas.translate(0, -sheet.height * MM)
        stroke(sheet, kind, 0.0, 0.0, 9.0)


def leg(paper: Paper, row: Any, width: float) -> Stage:
    """A leg: where from and by what, how long and notes, then where to."""
    speech = paper.speech
    room = width - AT_TEXT
    by = clean(row.number)
    mode = speech.say(TRAVEL_MODES[row.mode])
    start, start_other = speech.both(row, "from_place")
    end, end_other = speech.both(row, "to_place")
    above = [block(paper.told(start, f"{mode} {by}".strip()), PLACE, room), block(start_other, OTHER, room)]
    told = [_length(paper, row), _car(paper, row), clean(row.notes)]
    above.append(block(_sentences(paper, *told), SMALL_GREY, room))
    below = [block(end, PLACE, room), block(end_other, OTHER, room)]
    when = row.leaves or row.arrives
    return Stage(when.date() if when else None, row.leaves, row.arrives, _full(above), _full(below),
                 LINE_OF[row.mode])  # fmt: skip


def _length(paper: Paper, row: Any) -> str:
    """How long a leg takes, where both ends are in one time zone, and for how many."""
    parts = []
    with speaking(paper.speech.main):
        if row.leaves and row.arrives and row.from_zone == row.to_zone:
            minutes = int((row.arrives - row.leaves).total_seconds() // 60)
            hours, rest = divmod(minutes, 60)
            parts += [_("{count} h").format(count=hours)] if hours else []
            if rest or not hours:
                told = ngettext("{count} min", "{count} min", rest).format(count=rest)
                parts = [" ".join((*parts, told))]
        if row.passengers:
            words = ngettext("{count} passenger", "{count} passengers", row.passengers)
            parts.append(words.format(count=row.passengers))
        return _(", ").join(parts)


def _car(paper: Paper, row: Any) -> str:
    """The vehicle and its plate."""
    item = paper.picture.get("item", row.vehicle_id)
    if item is None:
        return ""
    return paper.told(paper.speech.pair(item, "name"), clean(item.number))


def session(paper: Paper, row: Row, width: float) -> Stage:
    """A session of the visit, on a tint with a bar in the programme's colour."""
    room = width - AT_TEXT - 3
    above = [block(row.title, PLACE, room), block(row.title_other, OTHER, room)]
    people = paper.listed(*(name for name, _detail in row.people))
    told = _sentences(paper, paper.listed(*rooms(paper, row)), people, row.summary)
    above.append(block(told, SMALL_GREY, room))
    return Stage(row.day, row.starts, row.ends, _full(above), [], "", paper.facts.accent.accent)


def _sentences(paper: Paper, *texts: str) -> str:
    """Several remarks after each other, each ended in the manner of the language."""
    stop = "。" if paper.speech.main == "zh_CN" else ". "
    return stop.join(filter(None, (text.rstrip(".。 ") for text in texts)))


def _full(blocks: Sequence[Block]) -> list[Block]:
    return [found for found in blocks if found.lines]
