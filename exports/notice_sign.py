"""Signs that say what is no longer so: closed, full, or moved somewhere else."""

from collections.abc import Generator, Sequence
from typing import Any, NamedTuple

from exports import Request
from exports.agenda_rows import Row
from exports.door_parts import scale, scaled
from exports.finishing import finished
from exports.fitting import fitted
from exports.lines import tears
from exports.notice_plate import LARGE, Plate, draw_plate, plate_of
from exports.pages import Paper, is_meant, plain_days, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK
from exports.sheet import MARGIN, TOP, Block, Sheet, block
from exports.styles import Style
from exports.wording import DASH, clock, floor_words
from models.database import Problem
from models.words import N_, _, speaking
from planning.plan import Picture

LEAST = 20.0
WANTED = 40.0
"""Points on A4 of what stands below the plate before the plate gives way."""
SMALLER_PLATES = (1.0, 0.8, 0.64, 0.5)
SMALLER = 0.62
"""The second language beside the first."""


class Notice(NamedTuple):
    """One sign: what it is about, its other name, when, and for what moved where to."""

    about: str
    about_other: str = ""
    when: str = ""
    to: str = ""
    to_other: str = ""
    floor: str = ""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The signs as PDF: one for each session or room that is meant, else one for the event."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no session and no room of that name.")
    return lay_out_events(picture, request, N_("Notice"), _draw, nothing)


def notices(paper: Paper) -> list[Notice]:
    """What to hang up; raises Problem where something moved nowhere."""
    request, found = paper.request, []
    session, room = request.option("session").strip(), request.option("room").strip()
    if session:
        rows = [row for row in paper.agenda().rows if is_meant(paper, row, session)]
        found = [_of_session(paper, row) for row in rows]
    elif room:
        for place in _rooms(paper, room):
            name, other = paper.speech.both(place, "name")
            found.append(_to(paper, Notice(name, other), None))
        found = found or [_to(paper, Notice(room), None)]
    else:
        found = [_to(paper, Notice(paper.facts.title, paper.facts.title_other), None)]
    return found


def _rooms(paper: Paper, text: str) -> list[Any]:
    """The rooms of the event whose name in either language holds what was typed."""
    wanted = text.casefold()
    rows = paper.picture.event_rooms(paper.facts.id)
    exact = [row for row in rows if wanted in (row.name.casefold(), row.name_other.casefold())]
    return exact or [row for row in rows if wanted in f"{row.name}\n{row.name_other}".casefold()]


def _of_session(paper: Paper, row: Row) -> Notice:
    when = f"{clock(row.starts)}{DASH}{clock(row.ends)}" if row.starts and row.ends else ""
    return _to(paper, Notice(row.title, row.title_other, when), row)


def _to(paper: Paper, notice: Notice, row: Row | None) -> Notice:
    """Where it moved: the place typed, else the room in which the plan has the session now."""
    if paper.request.option("kind", "closed") != "moved":
        return notice
    typed = paper.request.option("to").strip()
    places = _rooms(paper, typed)[:1] if typed else []
    if not places and row is not None and not typed:
        places = [paper.picture.get("room", number) for number in row.room_ids[:1]]
    if places:
        name, other = paper.speech.both(places[0], "name")
        floors = paper.speech.in_each(lambda language: floor_words(places[0].floor, language))
        return notice._replace(to=name, to_other=other, floor=" ".join(floors))
    if not typed:
        raise Problem(_("Type where “{title}” has moved to.").format(title=notice.about))
    return notice._replace(to=typed)


def _draw(paper: Paper) -> Generator[float, None, None]:
    found = notices(paper)
    for number, notice in enumerate(found, 1):
        _sign(paper, notice)
        yield number / len(found)


def _sign(paper: Paper, notice: Notice) -> None:
    """The plate with the sign and its words, then what it is about, large; at the foot since when.

    The plate gives way until what stands below it can be read from afar.
    """
    kind, factor = paper.request.option("kind", "closed"), scale(paper)
    below = _below(paper, notice)
    foot = paper.bottom - sum(found.height + 2.5 * factor for found in below)
    best: tuple[float, Plate, list[Block]] | None = None
    for smaller in SMALLER_PLATES:
        plate = plate_of(paper, kind, foot, smaller)
        blocks = _middle(paper, notice, foot - TOP - plate.height - 19 * factor)
        size = min(blocks[0].style.size, WANTED * factor) if blocks else 0.0
        if plate.sign >= LEAST * factor and size > (best[0] if best else 0.0):
            best = (size, plate, blocks)
        if size >= WANTED * factor:
            break
    if best is None:
        raise too_small(paper)
    _size, plate, blocks = best
    paper.begin()
    draw_plate(paper, kind, plate)
    y = TOP + plate.height + 11 * factor
    for found in blocks:
        y = paper.sheet.put(MARGIN, y, found) + 3 * factor
    _foot(paper, below, foot)
    paper.foot(1, 1, paper.listed(paper.facts.title[:80], *paper.facts.days[:1]))


def _middle(paper: Paper, notice: Notice, tall: float) -> list[Block]:
    """What moved where, or what is closed or full, as large as the room below the plate allows; nothing
    where even the smallest has no room.

    What counts most gives way last: beside where something moved to, its title becomes small first.
    """
    factor = scale(paper)
    if notice.to:
        first = [(notice.to, "Bold", 1.0), (notice.to_other, "Bold", SMALLER), (notice.floor, "Bold", 0.45)]
        second = [(notice.about, "Medium", 0.38), (notice.about_other, "Medium", 0.3)]
    else:
        first, second = [(notice.about, "Bold", 1.0), (notice.about_other, "Bold", SMALLER)], []
    for size in LARGE[2:]:
        for shrunk in (1.0, 0.7, 0.5, 0.3) if second else (1.0,):
            told = [*first, *((text, weight, part * shrunk) for text, weight, part in second)]
            looks = [(text, _look(weight, size * factor * part)) for text, weight, part in told if text]
            if _fits(paper, looks, tall):
                return [_even(text, look, paper.width) for text, look in looks]
    return []


def _look(weight: str, size: float) -> Style:
    size = max(8.0, size)
    return Style(weight, size, size * 1.16, tracking=-0.01)


def _fits(paper: Paper, looks: Sequence[tuple[str, Style]], tall: float) -> bool:
    """Whether texts stand in so many millimetres, large ones on few lines, and no word of theirs is torn."""
    left = tall
    for text, look in looks:
        found = block(text, look, paper.width)
        left -= found.height + 3 * scale(paper)
        few = 3 if look.size >= 40 * scale(paper) else 7
        torn = look.size > 8.0 and (len(found.lines) > few or tears(text, found.lines))
        if left < 0 or torn:
            return False
    return True


def _even(text: str, look: Style, width: float) -> Block:
    return block(text, look, width, even=True)


def _below(paper: Paper, notice: Notice) -> list[Block]:
    """Since when, what else is to be said, and the time of the session."""
    found: list[Block] = []
    since = paper.request.option("from").strip()
    facts, speech = paper.facts, paper.speech
    lines = []
    if since:
        lines.append([_since(language, since) for language in speech.languages])
    if paper.request.option("text").strip():
        lines.append([paper.request.option("text").strip()])
    lines.append([" ".join(filter(None, (plain_days(facts, speech.main), notice.when)))])
    for number, texts in enumerate(lines):
        style = Style("Bold", 24, 30) if number == 0 and since else Style("Medium", 15, 20)
        for text in dict.fromkeys(filter(None, texts)):
            look = scaled(paper, style)
            found.append(fitted(text, look, paper.width, most=3, sizes=(look.size, *LARGE)))
    return found


def _since(language: str, since: str) -> str:
    with speaking(language):
        return _("From {time}").format(time=since)


def _foot(paper: Paper, below: Sequence[Block], y: float) -> None:
    factor = scale(paper)
    paper.sheet.line(MARGIN, y - 2, MARGIN + paper.width, y - 2, BLACK, 1.0)
    y += 3 * factor
    for found in below:
        y = paper.sheet.put(MARGIN, y, found) + 2 * factor
