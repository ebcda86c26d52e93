"""What every poster has: its texts, and the foot with facts, rule, organisers and QR code.

A poster is drawn in a design space 297 mm wide, as tall as the paper asks, and scaled to the paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from exports.facts import EventFacts
from exports.lines import is_orphan, tears
from exports.marks import qr_code
from exports.palette import BLACK, Accent
from exports.sheet import Block, Sheet, Style, block
from exports.text import clean
from exports.wording import DASH, MONTHS, WEEKDAYS, WEEKDAYS_ZH, Speech, hours
from models.words import N_
from planning.plan import Picture

WIDTH = 297.0
MARGIN = 18.0
INNER = WIDTH - 2 * MARGIN
STEPS = (224, 190, 160, 132, 112, 96, 80, 68, 56, 48, 40, 34, 28)
THEME_STEPS = (24, 20, 17, 15)
SMALLEST = 7.0
"""Points below which nothing is set on the paper."""
COMPACT = 13.6
"""Design points of the smallest type from which the small-paper form is used."""
QR = 40.0
QR_COMPACT = 54.0


@dataclass(frozen=True, slots=True)
class Content:
    """The texts of a poster. `when` is the number, the month and what else the date says."""

    facts: EventFacts
    brand: str
    title: str
    second: str
    theme: str
    when: tuple[str, str, tuple[str, ...]]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    organisers: tuple[tuple[str, tuple[str, ...]], ...]
    link: str
    caption: str
    seed: int

    def brief(self) -> "Content":
        """The same with names in the first language only, for paper that does not take both."""
        organisers = tuple((role, tuple(n.partition("\n")[0] for n in names)) for role, names in self.organisers)
        columns = tuple((head, more[:1]) for head, more in self.columns)
        return replace(self, organisers=organisers, columns=columns)

    @property
    def accent(self) -> Accent:
        """The programme's colours."""
        return self.facts.accent


class Design:
    """The design space on a sheet: its origin and scale in millimetres, `bleed` beyond the trim."""

    def __init__(self, sheet: Sheet, x: float, y: float, width: float, height: float, bleed: float) -> None:
        self.sheet, self.x, self.y = sheet, x, y
        self.scale = width / WIDTH
        self.height = height / self.scale
        self.bleed = bleed / self.scale + (1 / self.scale if bleed else 0.0)
        self.least = SMALLEST / self.scale

    @property
    def compact(self) -> bool:
        """Whether the paper is too small for the foot in columns."""
        return self.least > COMPACT

    def size(self, points: float) -> float:
        """A size in design points, not below what may stand on the paper."""
        return max(points, self.least)

    def style(self, weight: str, points: float, leading: float, colour: str = BLACK) -> Style:
        """A style of the design, enlarged where the paper is small."""
        size = self.size(points)
        tracking = -0.015 if size >= 28 else 0.0
        return Style(weight, size, leading * size / points, colour, tracking)

    def put(self, x: float, y: float, found: Block, align: str = "left") -> float:
        """Set a block measured in design space; returns the y below it."""
        scaled = found._replace(
            style=found.style.scaled(self.scale),
            leading=found.leading * self.scale,
            lines=[line._replace(width=line.width * self.scale) for line in found.lines],
            height=found.height * self.scale,
        )
        return (
            self.sheet.put(self.x + x * self.scale, self.y + y * self.scale, scaled, align=align) - self.y
        ) / (self.scale)

    def polygon(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A filled polygon in design space."""
        self.sheet.polygon([(self.x + x * self.scale, self.y + y * self.scale) for x, y in points], colour)

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle in design space."""
        k = self.scale
        self.sheet.rect(self.x + x * k, self.y + y * k, width * k, height * k, colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle in design space."""
        self.sheet.disc(self.x + x * self.scale, self.y + y * self.scale, radius * self.scale, colour)

    def line(self, x: float, y: float, x2: float, y2: float, colour: str, points: float) -> None:
        """A line in design space."""
        k = self.scale
        ends = (self.x + x * k, self.y + y * k, self.x + x2 * k, self.y + y2 * k)
        self.sheet.line(*ends, colour, max(0.5, points * k))

    def qr(self, text: str, x: float, y: float, side: float) -> None:
        """A QR code in design space."""
        k = self.scale
        qr_code(self.sheet, text, self.x + x * k, self.y + y * k, side * k)


def content(picture: Picture, facts: EventFacts, speech: Speech, link: str) -> Content:
    """The texts of an event's poster."""
    row = facts.row
    own = speech.one(row, "title")
    brand = facts.programme if facts.programme and facts.programme.casefold() != own.casefold() else ""
    return Content(
        facts=facts,
        brand=brand or (facts.host[0].replace("\n", " ") if facts.host else facts.programme),
        title=clean(own, lines=True),
        second=facts.title_other,
        theme="\n".join(facts.theme),
        when=_when(row, speech),
        columns=_columns(picture, facts, speech),
        organisers=facts.partners,
        link=link or row.link,
        caption=speech.say(N_("Details and registration")),
        seed=facts.id,
    )


def _when(row: Any, speech: Speech) -> tuple[str, str, tuple[str, ...]]:
    """(“23”, “April 2026”, (“Thursday”, “09:00–17:00”))."""
    if row.starts is None:
        return "", speech.say(N_("Date to be announced")), ()
    first, last = row.starts, row.ends or row.starts
    several = last.date() > first.date()
    month, more = zip(*(_month(first, last, several, name) for name in speech.languages), strict=True)
    number = f"{first.day}{DASH}{last.day}" if several else str(first.day)
    extra = tuple(dict.fromkeys(filter(None, more)))
    if not several and last > first:
        extra = (*extra, hours(first, last))
    return number, "\n".join(dict.fromkeys(month)), extra


def _month(first: datetime, last: datetime, several: bool, language: str) -> tuple[str, str]:
    same = (first.year, first.month) == (last.year, last.month)
    if language == "zh_CN":
        end = "" if same else f"—{last.month}月"
        return f"{first.year}年{first.month}月{end}", "" if several else f"星期{WEEKDAYS_ZH[first.weekday()]}"
    start = MONTHS[first.month - 1]
    end = "" if same else f" {DASH} {MONTHS[last.month - 1]}"
    return f"{start}{end} {last.year}", "" if several else WEEKDAYS[first.weekday()]


def _columns(picture: Picture, facts: EventFacts, speech: Speech) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Where, with whom, for whom: a head and lines each; empty ones leave no gap."""
    found: list[tuple[str, tuple[str, ...]]] = []
    row = facts.row
    places = (*facts.venue, *facts.address)
    online = {"online": N_("Online"), "hybrid": N_("In the room and online")}.get(row.mode)
    if places:
        found.append((places[0], (*places[1:], *((speech.say(online),) if online else ()))))
    elif online:
        found.append((speech.say(online), ()))
    speakers = _speakers(picture, facts, speech)
    if 0 < len(speakers) <= 2:
        (name, detail), *others = speakers
        more = tuple(" ".join(filter(None, other)) for other in others)
        found.append((name, tuple(filter(None, (detail, *more)))))
    audience = tuple(filter(None, speech.both(row, "audience")))
    if audience:
        found.append((speech.say(N_("For")), audience))
    return tuple(found[:3])


def _speakers(picture: Picture, facts: EventFacts, speech: Speech) -> list[tuple[str, str]]:
    """Everybody who speaks at an event, with their position; three are enough to know that they are many."""
    found: dict[str, str] = {}
    for session in picture.sessions(facts.id):
        if session.status == "cancelled":
            continue
        for appearance, person in picture.people(session.id):
            if appearance.role == "speaker" and appearance.reply != "no":
                organisation = picture.get("organisation", person.organisation_id)
                detail = speech.pair(person, "title") or speech.pair(organisation, "name")
                found.setdefault(speech.pair(person, "name"), detail)
        if len(found) > 2:
            break
    return list(found.items())


def fitted(
    text: str, style: Style, width: float, steps: Sequence[float], lead: float, most: float = 1e9
) -> Block | None:
    """`text` at the largest step that tears no word and stays within `most` millimetres, if any."""
    for size in steps:
        tracking = -0.015 if size >= 28 else 0.0
        tried = Style(style.weight, size, size * lead, style.colour, tracking)
        found = block(text, tried, width, even=True, lines=True)
        alone = len(found.lines) > 1 and is_orphan(found.lines[-1].text)
        fits = found.height <= most and found.width <= width
        if fits and not alone and not tears(text, found.lines):
            return found
    return None


@dataclass(slots=True)
class Foot:
    """The lower part of a poster, measured from the foot up. `top` is where its first text begins."""

    design: Design
    content: Content
    head_colour: str
    rule_colour: str
    top: float = 0.0
    rule: float = 0.0
    below: float = 0.0

    def __post_init__(self) -> None:
        bottom = self.design.height - MARGIN
        self.below = bottom - self._organisers_height()
        self.rule = self.below - 6.0 if self.content.organisers or self._has_qr_column() else bottom
        self.top = self.rule - 5.5 - self._facts_height()

    def _has_qr_column(self) -> bool:
        return bool(self.content.link) and not self.design.compact

    # Organisers

    def _styles(self) -> tuple[Style, Style]:
        design = self.design
        return design.style("Bold", 12.5, 16.75), design.style("Regular", 12.5, 16.75)

    def _organiser_columns(self) -> list[tuple[float, list[Block]]]:
        head, text = self._styles()
        count = max(4, len(self.content.organisers))
        room = INNER - (QR + 13.4 if self._has_qr_column() else 0.0)
        width = room / count
        columns = []
        for number, (role, names) in enumerate(self.content.organisers):
            blocks = [block(role, head, width - 5)]
            blocks += [block(name, text, width - 5, lines=True) for name in names]
            columns.append((MARGIN + number * width, blocks))
        return columns

    def _run_in(self) -> list[tuple[Block, Block]]:
        head, text = self._styles()
        labels = [block(role, head, 90) for role, _names in self.content.organisers]
        indent = max((label.width for label in labels), default=0.0) + 4
        texts = [block("; ".join(names), text, INNER - indent) for _role, names in self.content.organisers]
        return list(zip(labels, texts, strict=True))

    def _organisers_height(self) -> float:
        if self.design.compact:
            return sum(max(label.height, text.height) + 1.6 for label, text in self._run_in())
        tallest = max(
            (sum(found.height + 0.8 for found in blocks) for _x, blocks in self._organiser_columns()),
            default=0.0,
        )
        return max(tallest, self._caption().height + 2 + QR if self._has_qr_column() else 0.0)

    def _caption(self) -> Block:
        return block(self.content.caption, self._styles()[0], QR + 0.5)

    # Facts

    def _fact_columns(self) -> list[tuple[float, list[Block]]]:
        design = self.design
        columns = self.content.columns[: 1 if design.compact else 3]
        room = INNER - (QR_COMPACT + 10 if design.compact and self.content.link else 0.0)
        width = room / max(2, len(columns)) if not design.compact else room
        head = design.style("Bold", 20, 26, self.head_colour)
        text = design.style("Regular", 14, 19)
        return [
            (
                MARGIN + number * width,
                [block(title, head, width - 8), *(block(t, text, width - 8) for t in more)],
            )
            for number, (title, more) in enumerate(columns)
        ]

    def _facts_height(self) -> float:
        tallest = max(
            (sum(found.height for found in blocks) for _x, blocks in self._fact_columns()), default=0.0
        )
        return max(tallest, QR_COMPACT if self.design.compact and self.content.link else 0.0)

    def draw(self) -> None:
        """Facts, rule, organisers and the QR code."""
        design = self.design
        height = self._facts_height()
        for x, blocks in self._fact_columns():
            y = self.top + (height - sum(found.height for found in blocks) if design.compact else 0.0)
            for found in blocks:
                y = design.put(x, y, found)
        if self.content.organisers or self._has_qr_column():
            design.line(MARGIN, self.rule, WIDTH - MARGIN, self.rule, self.rule_colour, 1.2)
        if design.compact:
            self._draw_run_in()
            if self.content.link:
                side = QR_COMPACT
                design.qr(self.content.link, WIDTH - MARGIN - side, self.top + height - side, side)
            return
        for x, blocks in self._organiser_columns():
            y = self.below
            for found in blocks:
                y = design.put(x, y, found) + 0.8
        if self._has_qr_column():
            caption = self._caption()
            y = design.put(WIDTH - MARGIN - QR, self.below, caption)
            design.qr(self.content.link, WIDTH - MARGIN - QR, y + 0.6, QR)

    def _draw_run_in(self) -> None:
        pairs = self._run_in()
        indent = max((label.width for label, _text in pairs), default=0.0) + 4
        y = self.below
        for label, text in pairs:
            self.design.put(MARGIN, y, label)
            self.design.put(MARGIN + indent, y, text)
            y += max(label.height, text.height) + 1.6


def brand(design: Design, text: str, colour: str, weight: str = "Regular") -> None:
    """The line at the top that says whose event it is."""
    found = block(text, design.style(weight, 14, 19, colour), INNER * 0.86)
    design.put(MARGIN, 17.2, found)

