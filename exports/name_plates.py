"""Name plates for tables: two faces on one sheet, one upside down, to fold into a standing wedge."""

from collections.abc import Generator

from exports import Request
from exports.badge import Badge, of_guest, of_helper
from exports.finishing import finished
from exports.fitting import fitted
from exports.guests import guests, helpers
from exports.imposition import half_turn
from exports.pages import Paper, plain_days
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, RULE, WHITE
from exports.sheet import Block, Sheet, block, spaced_name
from exports.styles import SMALL_GREY, Style
from models.words import N_, _
from planning.plan import Picture

FACE = 100.0
"""Millimetres of one face on A4: cut to 200 × 100 it fits the usual holders."""
CUT = 5.0
"""Millimetres cut off at each side."""
SIZES = (160.0, 140, 120, 104, 90, 78, 68, 58, 50, 42, 36, 30, 24, 20, 16, 13, 11)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The plates as PDF, one a sheet."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("Nobody appears at “{title}” or has signed up for it yet.")
    return lay_out_events(picture, request, N_("Name plates"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    wanted = paper.request.option("people", "speakers")
    people: list[Badge] = []
    if wanted in ("all", "speakers"):
        people += [of_helper(paper, helper) for helper in helpers(paper)]
    if wanted in ("all", "guests"):
        people += [of_guest(guest) for guest in guests(paper)]
    for number, one in enumerate(people, 1):
        paper.begin()
        _plate(paper, one)
        yield number / len(people)


def _plate(paper: Paper, one: Badge) -> None:
    """Flap, face turned by half a circle, face, flap; fold marks only at the edges."""
    sheet = paper.sheet
    face = min(FACE, sheet.height / 297 * FACE)
    middle = sheet.height / 2
    with half_turn(sheet, sheet.width / 2, middle):
        _face(paper, one, middle, face)
    _face(paper, one, middle, face)
    sheet.canvas.setDash(1.2, 1.2)
    for y in (middle - face, middle, middle + face):
        for x in (0.0, sheet.width - CUT):
            sheet.line(x, y, x + CUT, y, BLACK, 0.5)
    sheet.canvas.setDash()
    for x in (CUT, sheet.width - CUT):
        for y in (0.0, sheet.height - CUT):
            sheet.line(x, y, x, y + CUT, BLACK, 0.4)
    flap = middle - face
    _advice(paper, flap)
    _glue(paper, middle + face, flap)


def _face(paper: Paper, one: Badge, top: float, face: float) -> None:
    """Event and day above, the name as large as it fits, the other name and the organisation below."""
    sheet, factor, facts = paper.sheet, face / FACE, paper.facts
    left, right = 19.0 * factor, sheet.width - 19.0 * factor
    width, centre = right - left, sheet.width / 2
    y = top + 12.0 * factor
    sheet.rect(left, y, width, 1.0 * factor, facts.accent.accent)
    small = max(6.5, 9 * factor)
    date = block(plain_days(facts, paper.speech.main), Style("Regular", small, small * 1.3), width / 2)
    event = fitted(facts.title, Style("Bold", small, small * 1.3, facts.accent.ink), width - date.width - 6,
                   most=2, sizes=(small, 7.5, 6.5))  # fmt: skip
    sheet.put(left, y + 4 * factor, event._replace(lines=event.lines[:2]))
    sheet.put(right, y + 4 * factor, date, align="right")
    told = min(event.height, 2 * event.leading / 72 * 25.4)
    if len(event.lines) > 2:
        paper.note(_("The name plates have no room for all of “{title}”.").format(title=facts.title))
    y += max(13.0 * factor, told + 8.0 * factor)
    bottom = top + face - 8.0 * factor
    large = 22 * factor
    lower = [
        fitted(one.other, Style("Medium", large, large * 1.25), width, sizes=(large, 15, 11, 8, 7)),
        fitted(one.organisation, Style("Regular", 11 * factor, 14 * factor), width, most=2,
               sizes=(max(7.0, 11 * factor), 8, 7)),
    ]  # fmt: skip
    lower = [found._replace(lines=found.lines[:3]) for found in lower if found.lines]
    tall = sum(found.height + 2.5 * factor for found in lower)
    name = _name(one.name, width, bottom - tall - y, factor)
    y += max(0.0, (bottom - tall - y - name.height) / 2)
    for found in (name, *lower):
        y = sheet.put(centre, y, found, align="centre") + 2.5 * factor


def _name(name: str, width: float, room: float, factor: float) -> Block:
    sizes = tuple(size * factor for size in SIZES)
    style = Style("Bold", sizes[0], sizes[0] * 1.12, tracking=-0.01)
    for size in sizes:
        found = spaced_name(fitted(name, style, width, most=2, tall=room, sizes=(size,)))
        if found.height <= room and found.width <= width and len(found.lines) <= 2:
            return found
    return found


def _advice(paper: Paper, flap: float) -> None:
    """How to fold, on the upper flap, which is hidden later."""
    sheet = paper.sheet
    told = (
        N_("Fold backwards along the dashed marks, and glue one end over the other."),
        N_("Cut 5 mm off the left and the right."),
    )
    y = flap * 0.45
    for word in told:
        y = sheet.text(
            sheet.width / 2, y, paper.speech.say(word), SMALL_GREY, sheet.width - 40, align="centre"
        )


def _glue(paper: Paper, top: float, flap: float) -> None:
    """The lower flap, hatched where the glue goes."""
    sheet = paper.sheet
    x, y, width, height = CUT, top + 5, sheet.width - 2 * CUT, flap - 5 - 2 * CUT + 2
    with sheet.clip(x, y, width, height):
        step = 4.0
        for number in range(int((width + height) / step) + 1):
            start = x + number * step
            sheet.line(start, y, start - height, y + height, RULE, 0.35)
    label = block(paper.speech.say(N_("Glue here")), SMALL_GREY, 60)
    middle = y + height / 2
    wide = label.width + 24
    sheet.rect(sheet.width / 2 - wide / 2, middle - 4.5, wide, 9, WHITE)
    sheet.put(sheet.width / 2, middle - 1, label, align="centre")
