"""What is cut out for a planning wall: cards as tall as their sessions are long, rulers and headings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from exports.agenda_rows import Row
from exports.frame import Sign
from exports.marks import pattern, qr_code, track_mark
from exports.pages import Paper, times, too_small
from exports.palette import BLACK, GREY, RULE
from exports.sheet import Block, Sheet, block
from exports.styles import SMALL_GREY, Style
from exports.table import draw_mark
from exports.text import clean
from exports.wording import LANGUAGE_NAMES, day
from models.agenda import SESSION_STATUSES
from models.words import N_, _, ngettext, speaking

BAR = 3.4
INSET = 2.4
PAD = 3.0
QR = 12.0
MASK = 2
HEAD = 7.0
"""Millimetres of the line with the minutes."""
MINUTES = Style("Bold", 14, 16)
TITLE = Style("Medium", 10, 12.5)
TEXT = Style("Regular", 8, 10.5)
NOTE = Style("Regular", 7, 9, GREY)
SMALL = Style("Regular", 7, 9)
ROOM = Style("Bold", 15, 18)
HOUR = Style("Bold", 10, 12)
QUARTER = Style("Regular", 6.5, 8)
STRIP = 18.0
"""Millimetres of the width of a ruler."""


@dataclass(frozen=True, slots=True)
class Card:
    """A session, or a part of one too long for the sheet. `true` is its length on the wall.

    Where its text needs more, the card is taller, and marks at its sides show where to fold it.
    """

    row: Row
    blocks: tuple[Block, ...]
    true: float
    told: str

    @property
    def height(self) -> float:
        """Millimetres on the sheet."""
        need = PAD + HEAD + sum(found.height for found in self.blocks) + 1.0
        return max(self.true, need, QR + 2 * PAD)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it with its lines to cut along."""
        if self.row.track is None:
            sheet.rect(x + 0.2, y, BAR, self.true, BLACK)
        else:
            pattern(sheet, track_mark(self.row.track), x + 0.2, y, BAR, self.true)
        sheet.frame(x, y, width, self.height, RULE, 0.35)
        if self.height > self.true + 0.2:
            low = y + self.true
            sheet.line(x, low, x + BAR + 1.4, low, BLACK, 0.9)
            sheet.line(x + width - 3, low, x + width, low, BLACK, 0.9)
        inner = x + BAR + INSET
        at = inner + sheet_text(sheet, inner, y + PAD, self.told, MINUTES) + 3.0
        if self.row.track is not None:
            draw_mark(sheet, Sign(self.row.track, "", self.row.code, ""), at, y + PAD + 1.2)
        below = y + PAD + HEAD
        for found in self.blocks:
            below = sheet.put(inner, below, found)
        code = f"lectern:session/{self.row.id}"
        qr_code(sheet, code, x + width - QR - PAD, y + PAD, QR, mask=MASK)


def sheet_text(sheet: Sheet, x: float, y: float, words: str, style: Style) -> float:
    """Set a short text; returns its width."""
    found = block(words, style, 100.0)
    sheet.put(x, y, found)
    return found.width


def cards(paper: Paper, row: Row, width: float, scale: float, most: float) -> list[Card]:
    """The cards of a session, one for each of its rooms; those longer than `most` in parts to be joined."""
    session = paper.picture.get("session", row.id)
    minutes = session.minutes or 0
    whole = max(minutes, 5) / 5 * scale
    count = -int(-whole // most)
    places = [" ".join(filter(None, name)) for name in row.rooms] or [""]
    found = []
    for place in places:
        for part in range(1, count + 1):
            true = min(most, whole - (part - 1) * most)
            told = _told(paper, row, session, place, (part, count))
            found.append(_fitting(paper, Card(row, (), true, _minutes(paper, minutes)), told, width, most))
    return found


def _fitting(paper: Paper, card: Card, told: Sequence[tuple[str, Style]], width: float, most: float) -> Card:
    """The card with its texts; in small type, then without the least important, if there is too much."""
    small = [(text, style if style.size < 8 else SMALL) for text, style in told]
    for texts in (told, small, [small[0], *small[-2:]]):
        card = replace(card, blocks=_beside_code(texts, width))
        if card.height <= most:
            break
    else:
        raise too_small(paper)
    if len(texts) < len(told):
        words = _("The card of “{title}” leaves out people and the second title.")
        paper.note(words.format(title=card.row.title))
    return card


def _beside_code(texts: Sequence[tuple[str, Style]], width: float) -> tuple[Block, ...]:
    """The texts, narrow beside the code and as wide as the card below it."""
    room, y = width - BAR - INSET - 2.0, PAD + HEAD
    found = []
    for text, style in texts:
        beside = y < PAD + QR + 1.0
        found.append(block(text, style, room - QR - 2.4 if beside else room))
        y += found[-1].height
    return tuple(shown for shown in found if shown.lines)


def _minutes(paper: Paper, count: int) -> str:
    with speaking(paper.speech.main):
        return ngettext("{count} min", "{count} min", count).format(count=count)


def _told(paper: Paper, row: Row, session: Any, place: str, part: tuple[int, int]) -> list[tuple[str, Style]]:
    """What the card says: all on its first part, on the others what is needed to join them."""
    joined = _part(paper, *part)
    if part[0] > 1:
        return [(row.title, TITLE), ("", TEXT), (joined, NOTE)]
    people = paper.listed(*(name for name, _detail in row.people))
    return [
        (row.title, TITLE),
        (row.title_other, TEXT),
        (people, TEXT),
        (_state(paper, row, session), NOTE),
        (joined, NOTE),
        (_placed(paper, row, place), NOTE),
    ]


def _placed(paper: Paper, row: Row, place: str) -> str:
    """Where the card belongs: the day, the time and the room."""
    if not row.starts or not row.day:
        return paper.told(paper.speech.say(N_("Not yet placed")), place)
    when = day(row.day, paper.speech.main, weekday=False, year=False)
    where = place or (paper.speech.word(N_("All rooms")) if row.everywhere else "")
    return paper.told(f"{when} {times(row)}", where)


def _state(paper: Paper, row: Row, session: Any) -> str:
    """State, language and the id that the session has elsewhere."""
    speech = paper.speech
    language = LANGUAGE_NAMES.get(row.language.lower(), "")
    pinned = speech.word(N_("Pinned")) if session.pinned else ""
    spoken = speech.word(language) if language else row.language
    return paper.listed(
        speech.word(SESSION_STATUSES[session.status]), pinned, spoken, clean(session.external_id)
    )


def _part(paper: Paper, part: int, parts: int) -> str:
    if parts < 2:
        return ""
    with speaking(paper.speech.main):
        return _("Part {part} of {parts}: join them with tape.").format(part=part, parts=parts)


@dataclass(frozen=True, slots=True)
class Heading:
    """A room, or a day, to hang above a column."""

    blocks: tuple[Block, ...]

    @property
    def height(self) -> float:
        """Millimetres on the sheet."""
        return max(24.0, sum(found.height for found in self.blocks) + 2 * PAD + 1.0)

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it with its lines to cut along."""
        sheet.frame(x, y, width, self.height, RULE, 0.35)
        below = y + PAD + 1.0
        for found in self.blocks:
            below = sheet.put(x + INSET + 1, below, found)


def heading(paper: Paper, texts: tuple[str, ...], detail: str, width: float) -> Heading:
    """A heading with its names below each other, and a detail."""
    room = width - 2 * INSET - 2
    styles = (ROOM, Style("Medium", 11, 14))
    found = [block(text, style, room, even=True) for text, style in zip(texts, styles, strict=False) if text]
    return Heading((*found, block(detail, SMALL_GREY, room)) if detail else tuple(found))


def days_heading(paper: Paper, when: date, width: float) -> Heading:
    """The heading of a day."""
    return heading(paper, tuple(paper.speech.in_each(lambda name: day(when, name))), "", width)


@dataclass(frozen=True, slots=True)
class Ruler:
    """A strip of the time from one minute of the day to another, at the scale of the cards."""

    starts: int
    ends: int
    scale: float

    @property
    def height(self) -> float:
        """Millimetres on the sheet, with the air for the last label."""
        return (self.ends - self.starts) / 5 * self.scale

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw the strip with its ticks and labels, and the lines to cut along."""
        sheet.frame(x, y, STRIP, self.height, BLACK, 0.5)
        for minute in range(self.starts, self.ends, 5):
            at = y + (minute - self.starts) / 5 * self.scale
            tick = 7.0 if minute % 60 == 0 else 4.5 if minute % 15 == 0 else 2.5
            if minute > self.starts:
                sheet.line(x + STRIP - tick, at, x + STRIP, at, BLACK, 0.7 if minute % 60 == 0 else 0.35)
            if minute % 60 == 0:
                sheet.text(x + 1.5, at + 1.2, f"{minute // 60 % 24:02d}:00", HOUR)
            elif minute % 15 == 0:
                sheet.text(x + STRIP - 5.5, at + 0.8, f":{minute % 60:02d}", QUARTER, align="right")
