"""A month on the wall: its weeks below each other, with bands, events, holidays and room to write."""

import re
from collections.abc import Generator, Sequence
from datetime import date, timedelta

from exports import Request
from exports.document import YEARS
from exports.finishing import finished
from exports.frame import footer
from exports.palette import BLACK
from exports.season_drawn import draw_names, draw_notes, draw_week
from exports.season_items import Stretch, next_day, stretch
from exports.season_page import counts, draw_lasting, head, lasting, legend, legend_chips
from exports.season_rows import Grid
from exports.season_weeks import NUMBERS, WEEK, Week, Weeks, lay_week, parts, scale
from exports.sheet import MARGIN, PAPERS, Sheet
from exports.wording import MONTHS, Speech
from models.database import Problem
from models.words import N_, _, speaking
from planning.plan import Picture

MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-\d{1,2})?")
HEAD = 34.0
NOTES = 0.13
"""The part of the width that is left for notes."""
NAMES = 6.0
SIZES = (6, 3)
"""Weeks a page, where as many fit."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The month as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    height, width = sorted(PAPERS[request.paper])
    if width < 270:
        raise Problem(_("A month on the wall needs at least A4."))
    months = chosen_months(picture, request)
    title = _title(months[0], speech)
    sheet = Sheet(width, height, title, speech.main)
    for number, first in enumerate(months):
        if number:
            sheet.turn()
        _month(Grid(sheet, picture, speech, max(1.0, scale(width))), first, request)
        yield (number + 1) / len(months)
    return sheet


def chosen_months(picture: Picture, request: Request) -> list[date]:
    """The first day of the month asked for, or of each month of a year.

    Where none is named, the month of the next event: of the last one where there is none to come.
    """
    text = request.option("month").strip()
    found = MONTH.fullmatch(text)
    if not text:
        today = request.printed.date()
        return [next_day(picture, request, today.replace(day=1), today).replace(day=1)]
    if found is None or not YEARS[0] <= int(found[1]) <= YEARS[1] or not 1 <= int(found[2] or 1) <= 12:
        raise Problem(_("The month must be such as 2026-04, or a year, not “{text}”.").format(text=text))
    wanted = [int(found[2])] if found[2] else range(1, 13)
    return [date(int(found[1]), number, 1) for number in wanted]


def _title(first: date, speech: Speech) -> str:
    names = {"en": f"{MONTHS[first.month - 1]} {first.year}", "zh_CN": f"{first.year}年{first.month}月"}
    return " ".join(names[language] for language in speech.languages)


def _month(grid: Grid, first: date, request: Request) -> None:
    """The pages of one month."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    speech, title = grid.speech, _title(first, grid.speech)
    found = stretch(grid.picture, request, speech, first, last)
    with speaking(speech.main):
        state = counts(found.events, found.campaigns)
    dry = Grid(Sheet(grid.sheet.width, grid.sheet.height, ""), grid.picture, speech, grid.k)
    grid.top = head(dry, title, state, (first, last), request.printed, HEAD)
    legend_chips(grid, found.programmes)
    weeks = columns(grid)
    above, found = lasting(grid, found)
    grid.top += above.height
    pages = _pages(weeks, found)
    for number, page in enumerate(pages, 1):
        if number > 1:
            grid.sheet.turn()
        head(grid, title, state, (first, last), request.printed, HEAD)
        legend(grid, found.programmes)
        draw_lasting(grid, above, N_("All month"))
        _draw(weeks, page)
        footer(grid.sheet, speech.say(N_("Month sheet")), speech, state, request.printed, number, len(pages))


def columns(grid: Grid) -> Weeks:
    """Seven days between the numbers of the weeks and the notes."""
    k = scale(grid.sheet.width)
    width = grid.sheet.width - 2 * MARGIN
    return Weeks(grid, MARGIN + NUMBERS * k, MARGIN + width * (1 - NOTES) - 4, k)


def _pages(weeks: Weeks, found: Stretch) -> list[list[Week]]:
    """The weeks in as few equal groups as the paper takes; one too full for a page goes on on the next."""
    room = weeks.grid.bottom - weeks.grid.top - NAMES * weeks.k
    monday = found.first - timedelta(days=found.first.weekday())
    laid = []
    while monday <= found.last:
        laid.append(lay_week(weeks, monday, found.first, found.last, found.entries))
        monday += WEEK
    for size in SIZES:
        groups = [laid[at : at + size] for at in range(0, len(laid), size)]
        if all(sum(week.height for week in group) <= room for group in groups):
            return groups
    if any(week.above > room / 2 for week in laid):
        raise Problem(_("The month has too many campaigns at once for this paper. Choose larger paper."))
    pages: list[list[Week]] = [[]]
    for part in (part for week in laid for part in parts(week, room)):
        if pages[-1] and sum(week.height for week in pages[-1]) + part.height > room:
            pages.append([])
        pages[-1].append(part)
    return pages


def _draw(weeks: Weeks, page: Sequence[Week]) -> None:
    """The weeks of a page, as equal as their texts allow."""
    grid = weeks.grid
    y = draw_names(weeks, grid.top)
    draw_notes(weeks, weeks.right + 4, y, grid.bottom)
    for week, tall in zip(page, spread([week.height for week in page], grid.bottom - y), strict=True):
        draw_week(weeks, week, y, tall)
        y += tall
    grid.sheet.line(MARGIN, y, weeks.right, y, BLACK, 1.0)


def spread(needs: Sequence[float], room: float) -> list[float]:
    """Heights that fill `room`: equal, but for those that need more."""
    taken: dict[int, float] = {}
    while True:
        free = [number for number in range(len(needs)) if number not in taken]
        share = (room - sum(taken.values())) / max(len(free), 1)
        tall = {number: needs[number] for number in free if needs[number] > share}
        if not tall:
            return [taken.get(number, share) for number in range(len(needs))]
        taken |= tall
