"""Signs that say what is no longer so: closed, full, or moved somewhere else."""

from collections.abc import Generator, Sequence
from typing import Any, NamedTuple

from exports import Request
from exports.agenda_rows import Row
from exports.direction_sign import arrow
from exports.door_parts import scale, scaled
from exports.fitting import fitted
from exports.pages import Paper, finished, is_meant, plain_days, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, WHITE
from exports.sheet import MARGIN, TOP, Block, Sheet
from exports.styles import Style
from exports.wording import DASH, clock
from models.database import Problem
from models.words import N_, _, speaking
from planning.plan import Picture

WORDS = {"closed": N_("Now closed"), "full": N_("Now full"), "moved": N_("Moved to")}
GROUNDS = {"closed": ("A6140A", WHITE), "full": (BLACK, WHITE)}
"""Ground and ink of the plate; what is moved has the colours of the programme."""
SHARES = {"closed": (0.36, 82.0), "full": (0.36, 82.0), "moved": (0.42, 108.0)}
"""How much of the page the sign in the plate takes, and how many millimetres of A4 at most."""
LARGE = (150.0, 130, 112, 96, 84, 72, 62, 54, 48, 40, 34, 28, 24, 20, 17, 15, 13, 11, 9.5, 8)
LEAST = 20.0
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
        return notice._replace(to=name, to_other=other, floor=places[0].floor)
    if not typed:
        raise Problem(_("Type where “{title}” has moved to.").format(title=notice.about))
    return notice._replace(to=typed)


def _draw(paper: Paper) -> Generator[float, None, None]:
    found = notices(paper)
    for number, notice in enumerate(found, 1):
        _sign(paper, notice)
        yield number / len(found)


def _sign(paper: Paper, notice: Notice) -> None:
    """The plate with the sign and its words, then what it is about, large; at the foot since when."""
    kind, factor = paper.request.option("kind", "closed"), scale(paper)
    below = _below(paper, notice)
    foot = paper.bottom - sum(found.height + 2.5 * factor for found in below)
    part, most = SHARES.get(kind, SHARES["closed"])
    sign = min(most * factor, (foot - TOP) * part)
    words = _words(paper, kind)
    plate = sign + sum(found.height for found in words) + 21 * factor
    top = TOP + plate + 11 * factor
    blocks = _middle(paper, notice, foot - top - 8 * factor)
    if top + sum(found.height for found in blocks) + 2 > foot or sign < LEAST * factor:
        raise too_small(paper)
    paper.begin()
    accent = paper.facts.accent
    ground, ink = GROUNDS.get(kind, (accent.accent, accent.on))
    sheet = paper.sheet
    sheet.rect(MARGIN, TOP, paper.width, plate, ground)
    _picture(paper, kind, sheet.width / 2, TOP + 7 * factor + sign / 2, sign / 2, ground, ink)
    y = TOP + sign + 15 * factor
    for found in words:
        found = found._replace(style=found.style.in_colour(ink))
        y = sheet.put(sheet.width / 2, y, found, align="centre") + 1.5 * factor
    y = top
    for found in blocks:
        y = sheet.put(MARGIN, y, found) + 3 * factor
    _foot(paper, below, foot)
    paper.foot(1, 1, paper.listed(paper.facts.title[:80], *paper.facts.days[:1]))


def _words(paper: Paper, kind: str) -> list[Block]:
    """“Now closed”, “暂停开放”: in each language as large as fits a line."""
    found: list[Block] = []
    for text in paper.speech.say(WORDS[kind], "\n").split("\n"):
        first = Style("Bold", LARGE[3] * scale(paper), LARGE[3] * scale(paper) * 1.16)
        sizes = [size * scale(paper) for size in LARGE[3 if not found else 6 :]]
        found.append(fitted(text, first, paper.width - 14 * scale(paper), sizes=sizes))
    return found


def _middle(paper: Paper, notice: Notice, tall: float) -> list[Block]:
    """What moved where, or what is closed or full, as large as the room below the plate allows."""
    factor = scale(paper)
    if notice.to:
        floor = [(notice.floor, "Bold", 0.45)] if notice.floor else []
        texts = [(notice.to, "Bold", 1.0), (notice.to_other, "Bold", SMALLER), *floor,
                 (notice.about, "Medium", 0.38), (notice.about_other, "Medium", 0.3)]  # fmt: skip
    else:
        texts = [(notice.about, "Bold", 1.0), (notice.about_other, "Bold", SMALLER)]
    texts = [text for text in texts if text[0]]
    found: list[Block] = []
    for size in LARGE[2:]:
        found = [_large(paper, text, weight, max(8.0, size * factor * part)) for text, weight, part in texts]
        torn = any(len(one.lines) > (3 if n == 0 else 4) for n, one in enumerate(found))
        if not torn and sum(one.height + 3 * factor for one in found) <= tall:
            break
    else:
        found = [_large(paper, text, weight, 8.0) for text, weight, _part in texts]
    return found


def _large(paper: Paper, text: str, weight: str, size: float) -> Block:
    """A text in one size, or the next smaller one that tears none of its words."""
    sizes = (size, *(step * 0.5 for step in LARGE if step * 0.5 < size), 8.0)
    style = Style(weight, size, size * 1.16, tracking=-0.01)
    return fitted(text, style, paper.width, most=5, sizes=sizes)


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


def _picture(paper: Paper, kind: str, x: float, y: float, half: float, ground: str, ink: str) -> None:
    """A bar on a disc for closed, a room of full seats for full, an arrow for moved."""
    sheet = paper.sheet
    if kind == "moved":
        arrow(sheet, paper.request.option("arrow", "right"), x, y, half, ink)
    elif kind == "closed":
        sheet.disc(x, y, half, ink)
        sheet.rect(x - half * 0.62, y - half * 0.17, half * 1.24, half * 0.34, ground)
    else:
        _seats(sheet, x, y, half, ink)


def _seats(sheet: Sheet, x: float, y: float, half: float, ink: str) -> None:
    """Three rows of heads above shoulders, close together."""
    step = half * 2 / 3
    for down in range(3):
        for across in range(3):
            middle, top = x - half + (across + 0.5) * step, y - half + down * step
            sheet.disc(middle, top + step * 0.22, step * 0.19, ink)
            with sheet.clip(middle - step / 2, top + step * 0.46, step, step * 0.42):
                sheet.disc(middle, top + step * 0.88, step * 0.42, ink)
