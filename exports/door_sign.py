"""The sign on a door for one session: what, when, with whom, as large as the paper holds."""

from collections.abc import Generator

from exports import Request
from exports.agenda_rows import Row
from exports.door_parts import door_foot, scale, scaled
from exports.finishing import finished
from exports.fitting import fitted, shortened
from exports.frame import accent_bar
from exports.lines import tears
from exports.pages import Paper, chosen_day, is_meant, rooms, times, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK
from exports.sheet import MARGIN, TOP, Block, Sheet, block
from exports.styles import Style
from exports.wording import day
from models.words import N_, _
from planning.plan import Picture

TIME = Style("Bold", 48, 56, tracking=-0.01)
WHERE = Style("Medium", 15, 19)
WHO = Style("Medium", 20, 25)
WHO_TEXT = Style("Regular", 13, 17)
SUMMARY = Style("Regular", 13, 18)
SIZES = (80.0, 68, 56, 48, 40, 34, 28, 24, 20, 17, 15, 13, 11, 9.5)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The signs as PDF: one a session, or only the one chosen."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no such session with a time.")
    return lay_out_events(picture, request, N_("Door sign"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    only, wanted = chosen_day(paper.request), paper.request.option("session")
    rows = [
        row
        for row in paper.agenda("short").rows
        if row.starts and not row.is_break and only in (None, row.day) and is_meant(paper, row, wanted)
    ]
    for number, row in enumerate(rows, 1):
        _sign(paper, row)
        yield number / len(rows)


def _sign(paper: Paper, row: Row) -> None:
    """One sign: time and room on the plate, title below, people and summary at the foot."""
    paper.begin()
    sheet, width = paper.sheet, paper.width
    session = paper.picture.get("session", row.id)
    foot = door_foot(paper, _event_lines(paper), session.link or _join(paper, row), N_("Join or read more"))
    bottom = paper.bottom - foot.height
    y = _plate(paper, row) + 12 * scale(paper)
    people = _people(paper, row, (bottom - y) * 0.45)
    tall = sum(found.height for found in people)
    room = bottom - y - tall - 10 * scale(paper)
    blocks = _titles(paper, row, room)
    if sum(found.height + 3 * scale(paper) for found in blocks) > room + 6 * scale(paper):
        raise too_small(paper)
    for found in blocks:
        y = sheet.put(MARGIN, y, found) + 3 * scale(paper)
    if row.summary:
        kept, rest = shortened(row.summary, scaled(paper, SUMMARY), width * 0.82, bottom - tall - 8 - y)
        if not rest:
            sheet.put(MARGIN, y + 2, kept)
    y = bottom - tall
    if people:
        sheet.line(MARGIN, y - 4, MARGIN + width, y - 4, BLACK, 1.0)
    for found in people:
        y = sheet.put(MARGIN, y, found)
    sheet.line(MARGIN, bottom + 1, MARGIN + width, bottom + 1, BLACK, 0.35)
    foot.draw(paper, bottom)
    paper.foot(1, 1)


def _plate(paper: Paper, row: Row) -> float:
    """Time and rooms in the colour of the programme; returns the y below."""
    sheet, factor, accent = paper.sheet, scale(paper), paper.facts.accent
    on = accent.on
    at = paper.width * 0.52
    time = fitted(times(row), scaled(paper, TIME).in_colour(on), at - 16 * factor)
    where = rooms(paper, row) or ([paper.speech.say(N_("All rooms"))] if row.everywhere else [])
    where = where or ([paper.speech.say(N_("Online"))] if row.mode == "online" else [])
    lines = paper.speech.in_each(lambda name: day(row.day, name)) if row.day else []
    style = scaled(paper, WHERE)
    head = [fitted(line, style.in_colour(on), paper.width - at - 6, most=2) for line in (*where, *lines)]
    tall = max(sum(found.height for found in head) + 13 * factor, 34 * factor)
    accent_bar(sheet, accent.accent)
    sheet.rect(MARGIN, TOP, paper.width, tall, accent.accent)
    cap = 0.733 * time.style.size / 72 * 25.4
    sheet.put(MARGIN + 7 * factor, TOP + (tall - cap) / 2, time)
    y = TOP + 7.5 * factor
    for found in head:
        y = sheet.put(MARGIN + at, y, found)
    return TOP + tall


def _titles(paper: Paper, row: Row, room: float) -> list[Block]:
    """Both titles in the largest sizes that fit `room` millimetres together."""
    factor = scale(paper)
    for size in SIZES:
        style = Style("Bold", max(7.0, size * factor), max(8.5, size * 1.12 * factor), tracking=-0.015)
        first = fitted(row.title, style, paper.width, most=6, sizes=(style.size,))
        smaller = Style("Medium", max(7.0, style.size * 0.62), max(8.5, style.size * 0.8))
        other = block(row.title_other, smaller, paper.width, even=True)
        found = [one for one in (first, other) if one.lines]
        tall = sum(one.height for one in found) + 6 * factor
        torn = len(first.lines) > 1 and tears(row.title, first.lines)
        if tall <= room * 0.8 and len(first.lines) <= 6 and not torn:
            return found
    return found


def _people(paper: Paper, row: Row, room: float) -> list[Block]:
    """Each person with where they are from; many in a run-in text of a size that fits."""
    width = paper.width
    found: list[Block] = []
    for name, detail in row.people:
        found.append(block(name, scaled(paper, WHO), width))
        if detail:
            found.append(block(detail, scaled(paper, WHO_TEXT), width))
    if sum(one.height for one in found) <= room:
        return found
    sizes = (20.0, 17, 15, 13, 11, 9.5, 8, 7)
    names = "; ".join(name for name, _detail in row.people)
    for words in ("; ".join(paper.told(*person) for person in row.people), names):
        run_in = fitted(words, scaled(paper, WHO), width, most=99, tall=room, sizes=sizes)
        if run_in.height <= room:
            break
    if words == names:
        paper.note(
            _("The sign of “{title}” had no room for where its people are from.").format(title=row.title)
        )
    return [run_in]


def _join(paper: Paper, row: Row) -> str:
    """The event's link, for a session that can be followed online."""
    return str(paper.facts.row.link) if row.mode in ("online", "hybrid") else ""


def _event_lines(paper: Paper) -> str:
    found = paper.facts
    return "\n".join(filter(None, (found.title, found.title_other)))
