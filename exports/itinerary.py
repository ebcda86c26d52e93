"""The itinerary of a visit or tour: legs and sessions by day, whom to call, what to take, what is left."""

from collections.abc import Generator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.itinerary_aside import BOX, people, speakers, tasks, things
from exports.journey import LINES, Stage, leg, sample, session
from exports.page_table import NEXT_TOP, Head, place_fact
from exports.pages import Paper, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK
from exports.sheet import MARGIN, Block, Sheet, block
from exports.styles import BODY, LEAD, LEGEND, Style
from exports.table import continued
from exports.wording import day
from models.words import N_
from planning.plan import Picture

HEADING = Style("Bold", 13, 16)
GAP = 3.6
EMERGENCY = {"Asia/Shanghai": N_("Police 110, fire 119, ambulance 120")}
"""What to dial, by time zone: the emergency numbers of mainland China."""


class Heading(NamedTuple):
    """The head of a part, with the rule above it; `again` is the head on its next page."""

    block: Block
    again: Block

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.block.height + 6.6


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The itineraries as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no journey yet: add its legs first.")
    return lay_out_events(picture, request, N_("Itinerary"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    legs = paper.picture.of("leg", "event_id", paper.facts.id)
    if not legs:
        return
    slim = paper.width < 150
    left = paper.width if slim else paper.unit * 8 - 9
    right = paper.width if slim else paper.width - paper.unit * 8
    stages = [leg(paper, row, left) for row in legs]
    stages += [session(paper, row, left) for row in paper.agenda("short").rows if row.starts]
    kinds = [kind for kind in LINES if any(stage.line == kind for stage in stages)]
    bottom = paper.bottom - 7.0
    head = _head(paper)
    top = head.draw(paper, dry=True) + 6.0 + _alarm(paper, None, 0.0)
    tall = bottom - NEXT_TOP - 26
    if top + 40 > bottom or tall < 40:
        raise too_small(paper)
    stages.sort(key=lambda stage: stage.starts or stage.ends or datetime.max)
    stages = [part for stage in stages for part in _parts(stage, tall)]
    flows = [_column(_timeline(paper, stages, left), top, bottom), _column(_aside(paper, right), top, bottom)]
    if slim:
        flows = [_column([*_timeline(paper, stages, left), *_aside(paper, right)], top, bottom)]
    pages = max(map(len, flows))
    for number in range(pages):
        paper.begin()
        if number:
            head.again(paper)
        else:
            _alarm(paper, paper.sheet, head.draw(paper) + 6.0)
        for which, flow in enumerate(flows):
            x, width = (MARGIN, left) if not which else (MARGIN + paper.unit * 8, right)
            for y, part in flow[number] if number < len(flow) else ():
                _put(paper.sheet, part, x, y, width)
        _legend(paper, kinds, bottom + 4.0)
        paper.foot(number + 1, pages)
        yield (number + 1) / pages


def _parts(stage: Stage, tall: float) -> list[Stage]:
    """A stage in as many parts as it needs to fit its pages."""
    parts = []
    while stage.height > tall and stage.above:
        first, stage = stage.split(tall)
        parts.append(first)
    return [*parts, stage]


def _head(paper: Paper) -> Head:
    """The title, the people who travel, and when and where it goes."""
    names = [paper.speech.one(person, "name") for person in speakers(paper)[:4]]
    who = [Fact(paper.listed(*names))] if names else []
    found = paper.facts
    return Head(found.title, found.title_other or found.programme, left=who, right=place_fact(paper))


def _alarm(paper: Paper, sheet: Sheet | None, y: float) -> float:
    """The band that says whom to call; returns its height with the air below. Without a sheet it measures."""
    speech, accent = paper.speech, paper.facts.accent
    contact = paper.contact
    numbers = EMERGENCY.get(paper.facts.row.time_zone, "")
    name = speech.one(contact, "name") if contact is not None else ""
    call = " ".join(filter(None, (name, paper.phone(contact.phone) if contact is not None else "")))
    words = [speech.say(N_("If something goes wrong")), call, speech.say(numbers) if numbers else ""]
    room = paper.width - 6
    bold = block(words[0], LEAD.in_colour(accent.on), room)
    rest = block(
        "    ".join(filter(None, words[1:])), BODY.in_colour(accent.on), max(30, room - bold.width - 6)
    )
    tall = max(10.0, bold.height + 4.4, rest.height + 5.0)
    if sheet is not None:
        sheet.rect(MARGIN, y, paper.width, tall, accent.accent)
        sheet.put(MARGIN + 3, y + (tall - 2.9) / 2 if len(bold.lines) < 2 else y + 3, bold)
        last = max(0, len(rest.lines) - 1) * rest.leading / 72 * 25.4
        sheet.put(MARGIN + 3 + bold.width + 6, y + (tall - 2.4 - last) / 2, rest)
    return tall + 6.0


def _timeline(paper: Paper, stages: Sequence[Stage], width: float) -> list[Any]:
    """Heads of days, and what happens on them by time; legs without a time stand at the end."""
    speech = paper.speech
    days = sorted({stage.day for stage in stages if stage.day})
    found: list[Any] = []
    for when in days:
        heads = " ".join(speech.in_each(lambda name, when=when: day(when, name, year=False)))
        found.append(_heading(paper, heads, width))
        own = [stage for stage in stages if stage.day == when]
        found += own
    rest = [stage for stage in stages if stage.day is None]
    if rest:
        found.append(_heading(paper, speech.say(N_("Time still open")), width))
        found += rest
    return found


def _heading(paper: Paper, text: str, width: float) -> Heading:
    again = continued(text, paper.speech)
    return Heading(block(text, HEADING, width), block(again, HEADING, width))


def _aside(paper: Paper, width: float) -> list[Any]:
    """People, what to take along, what to do afterwards."""
    say = paper.speech.say
    parts: list[Any] = []
    for word, lines in (
        (N_("People"), people(paper, width)),
        (N_("Take along"), things(paper, width)),
        (N_("After the visit"), tasks(paper, width)),
    ):
        if lines:
            parts += [_heading(paper, say(word), width), *lines]
    return parts


def _column(parts: Sequence[Any], top: float, bottom: float) -> list[list[tuple[float, Any]]]:
    """(y, part) of each page; a head is never the last of its page."""
    pages: list[list[tuple[float, Any]]] = [[]]
    y = top
    heading: Heading | None = None
    for number, part in enumerate(parts):
        follow = parts[number + 1].height if isinstance(part, Heading) and number + 1 < len(parts) else 0.0
        gap = GAP if isinstance(part, Heading) and pages[-1] else 0.0
        if y + gap + part.height + follow > bottom and (pages[-1] or y > NEXT_TOP):
            pages.append([])
            y, gap = NEXT_TOP, 0.0
            if heading and not isinstance(part, Heading):
                pages[-1].append((y, heading._replace(block=heading.again)))
                y += pages[-1][-1][1].height
        pages[-1].append((y + gap, part))
        y += gap + part.height
        heading = part if isinstance(part, Heading) else heading
    return pages


def _put(sheet: Sheet, part: Any, x: float, y: float, width: float) -> None:
    if isinstance(part, Stage):
        part.draw(sheet, x, y, width)
    elif isinstance(part, Heading):
        sheet.line(x, y, x + width, y, BLACK, 0.8)
        sheet.put(x, y + 3.6, part.block)
    else:
        at = x
        if part.box:
            sheet.frame(x, y - 0.3, BOX, BOX, BLACK, 0.6)
            at += BOX + 2.6
        below = max(sheet.put(at, y, part.text), sheet.put(x + width, y, part.right, align="right"))
        sheet.put(at, below, part.below)


def _legend(paper: Paper, kinds: Sequence[str], y: float) -> None:
    """The lines that this itinerary uses."""
    sheet, x = paper.sheet, MARGIN
    sheet.line(MARGIN, y - 3.4, MARGIN + paper.width, y - 3.4, BLACK, 0.6)
    for kind in kinds:
        words = block(paper.speech.say(LINES[kind]), LEGEND, 40)
        if x + 11 + words.width > MARGIN + paper.width:
            break
        sample(sheet, kind, x, y + 0.85)
        sheet.put(x + 11, y, words)
        x += 17 + words.width
