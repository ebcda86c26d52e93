"""The feedback form: half a sheet of questions that fit the kind of event, one or two forms to a sheet."""

from collections.abc import Generator, Sequence

from exports import Request
from exports.feedback_parts import LINE, Part, part, steps
from exports.finishing import finished
from exports.fitting import fitted
from exports.pages import Paper, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import GREY
from exports.sheet import PAPERS, Block, Sheet, block
from exports.sign_in import page_code
from exports.styles import FOOTER, SMALL_GREY, Style
from exports.text import clean
from models.feedback_questions import Question, questions_for
from models.words import N_
from planning.plan import Picture

SIDE, ABOVE, BELOW = 12.0, 10.0, 8.0
"""Millimetres round a form; printers reach this far on both halves of a sheet."""
HEADING = Style("Bold", 15, 19)
OTHER = Style("Medium", 9.5, 12.5)
FULLER = ((2, 8.4), (1, 8.4), (1, LINE), (0, LINE), (0, 6.4), (-1, 6.4), (-2, 6.0))
"""Lines more or fewer to write on, and millimetres between them: the first that fits its page is taken."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The form as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    size = None
    if _up(request) > 1:
        width, height = PAPERS["A4" if request.paper in ("A5", "A6") else request.paper]
        size = (height, width)
    return lay_out_events(picture, request, N_("Feedback form"), _draw, size=size)


def _up(request: Request) -> int:
    return int(request.option("up", "1"))


def _draw(paper: Paper) -> Generator[float, None, None]:
    up = _up(paper.request)
    whole = paper.sheet.width / up
    width = whole - 2 * SIDE
    head = _head(paper, width)
    questions = [*questions_for(paper.facts.row.kind)]
    own = clean(paper.request.option("question"))
    if own:
        questions.append(Question("own", own, lines=2))
    pages = _arranged(paper, questions, width, sum(found.height for found in head) + 7.4)
    for number, page in enumerate(pages, 1):
        paper.begin()
        for form in range(up):
            x = form * whole + SIDE
            _form(paper, x, width, head if number == 1 else head[:1], page)
            _foot(paper, x, width, number, len(pages))
            if form:
                _fold(paper, form * whole)
        yield number / len(pages)


def _head(paper: Paper, width: float) -> list[Block]:
    """Title, second title, when and where, and how to fill the form in."""
    facts = paper.facts
    when = paper.told(*facts.days[:1], *facts.venue[:1])
    advice = paper.speech.say(N_("Your opinion helps us. Please tick one box a question."), "\n")
    found = [
        fitted(facts.title, HEADING, width, most=2, sizes=(15, 13, 11, 9.5, 8)),
        block(facts.title_other, OTHER, width),
        block(when, SMALL_GREY, width),
        block(advice, SMALL_GREY.in_colour(GREY), width, lines=True),
    ]
    return [one for one in found if one.lines]


def _arranged(paper: Paper, questions: Sequence[Question], width: float, head: float) -> list[list[Part]]:
    """The pages: one where the lines to write on can be chosen so, else two sides or more."""
    tall = paper.sheet.height - ABOVE - BELOW - 7.0
    again = _head(paper, width)[0].height + 7.4
    if head + 40 > tall:
        raise too_small(paper)
    for lines, step in FULLER:
        parts = [part(paper, question, width, lines, step) for question in questions]
        if any(question.is_scale for question in questions):
            parts.insert(0, steps(paper))
        if head + sum(found.height for found in parts) <= tall:
            return [parts]
    for lines, step in ((3, 8.4), (1, 8.4), (0, LINE)):
        parts = [part(paper, question, width, lines, step) for question in questions]
        if any(question.is_scale for question in questions):
            parts.insert(0, steps(paper))
        pages = _paged(parts, tall - head, tall - again)
        if len(pages) < 3:
            break
    return pages


def _paged(parts: Sequence[Part], first: float, other: float) -> list[list[Part]]:
    pages: list[list[Part]] = [[]]
    room = first
    for found in parts:
        if found.height > room and pages[-1]:
            pages.append([])
            room = other
        pages[-1].append(found)
        room -= found.height
    return pages


def _form(paper: Paper, x: float, width: float, head: Sequence[Block], page: Sequence[Part]) -> None:
    """One form with its left edge at `x`."""
    sheet = paper.sheet
    sheet.rect(x, ABOVE, width, 1.2, paper.facts.accent.accent)
    y = ABOVE + 4.6
    for found in head:
        y = sheet.put(x, y, found)
        y += 0.6 if found is not head[-1] else 2.2
    for one in page:
        one.draw(sheet, x, y, width)
        y += one.height


def _foot(paper: Paper, x: float, width: float, page: int, pages: int) -> None:
    """Thanks at the left, the code of the form and its page at the right."""
    y = paper.sheet.height - BELOW - 2.0
    code = page_code(paper.facts.id, page)
    told = code if pages == 1 else f"{code}   {page} / {pages}"
    right = block(told, FOOTER, width / 2)
    thanks = paper.speech.say(N_("Thank you! Please hand the form in at the exit."))
    left = block(thanks, FOOTER, width - right.width - 4)
    paper.sheet.put(x, y - (len(left.lines) - 1) * left.leading / 72 * 25.4, left)
    paper.sheet.put(x + width, y, right, align="right")


def _fold(paper: Paper, x: float) -> None:
    """Marks along which the sheet is cut in two."""
    height = paper.sheet.height
    for first, last in ((0.0, 5.0), (height - 5.0, height)):
        paper.sheet.line(x, first, x, last, points=0.4)
