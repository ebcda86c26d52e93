"""The season on the wall: a year by months, with bands, marks, holidays and make-up working days."""

from collections.abc import Generator, Sequence
from math import sqrt

from exports import Request
from exports.finishing import finished
from exports.frame import footer
from exports.palette import BLACK
from exports.season_items import Season, counted, season
from exports.season_page import counts, head, legend, legend_chips
from exports.season_rows import Grid, Row, draw_row, draw_year, lay_row, lay_year
from exports.sheet import MARGIN, PAPERS, Sheet
from exports.styles import TEXT_BOLD
from exports.wording import WEEKDAYS, WEEKDAYS_ZH, Speech
from models.database import Problem
from models.words import N_, _, speaking
from planning.plan import Picture

WIDE = 420.0
"""Millimetres of width at which type has its own size; on larger paper both type and room grow."""
WEEK_LINE = 5.2
"""Millimetres of the weekdays above the first month."""
LEAST_ROW = 12.2
SIZES = (12, 6, 4, 3, 2, 1)
"""Months a page: as many as it takes."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The planner as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    found = season(picture, request, speech)
    height, width = sorted(PAPERS[request.paper])
    if width < 290:
        raise Problem(_("The season planner needs at least A4."))
    sheet = Sheet(width, height, _title(found, speech), speech.main)
    grid = Grid(sheet, picture, speech, max(1.0, sqrt(width / WIDE)))
    with speaking(speech.main):
        state = counts(found.events, found.campaigns)
    title, days = _title(found, speech), grid.year(found.year)
    dry = Grid(Sheet(width, height, ""), picture, speech, grid.k)
    grid.top = head(dry, title, state, days, request.printed)
    year = lay_year(grid, found.year, found.lasting)
    yield 0.1
    pages = _pages(grid, found, year.height if year else 0.0, request)
    for number, rows in enumerate(pages, 1):
        if number > 1:
            sheet.turn()
        head(grid, title, state, days, request.printed)
        legend(grid, found.programmes)
        _rows(grid, rows, year if number == 1 else None)
        name = speech.say(N_("Season planner"))
        footer(sheet, name, speech, state, request.printed, number, len(pages))
        yield 0.1 + 0.9 * number / len(pages)
    return sheet


def _title(found: Season, speech: Speech) -> str:
    return speech.say(N_("Season {year}")).replace("{year}", str(found.year))


def _pages(grid: Grid, found: Season, above: float, request: Request) -> list[list[Row]]:
    """The months in as few equal groups as the paper takes; the first page has `above` millimetres less."""
    legend_chips(grid, found.programmes)
    room = grid.bottom - grid.top - WEEK_LINE * grid.k
    rows = [lay_row(grid, month, LEAST_ROW) for month in found.months]
    if any(row.height > room for row in rows):
        crowded = {row.month.number for row in rows if row.height > room}
        rows = [
            lay_row(grid, counted(month, grid.speech) if month.number in crowded else month, LEAST_ROW)
            for month in found.months
        ]
        request.notes.append(_("Months too full for a page show how many events a day has."))
    for size in SIZES:
        groups = [rows[at : at + size] for at in range(0, 12, size)]
        heights = [sum(row.height for row in group) for group in groups]
        heights[0] += above
        if max(heights) <= room:
            return groups
    raise Problem(_("The season has too many events at once for this paper. Choose larger paper."))


def _rows(grid: Grid, rows: Sequence[Row], year: Row | None) -> None:
    """The months, below what lasts all year; what height is left over is spread between them."""
    y = grid.top
    spare = grid.bottom - y - sum(row.height for row in rows) - (year.height if year else 0.0)
    if year is not None:
        draw_year(grid, year, y)
        y += year.height
    _weekdays(grid, y)
    y += WEEK_LINE * grid.k
    more = max(0.0, min((spare - WEEK_LINE * grid.k) / len(rows), 8.0 * grid.k))
    for row in rows:
        draw_row(grid, row, y, more)
        y += row.height + more
    grid.sheet.line(MARGIN, y, grid.sheet.width - MARGIN, y, BLACK, 1.0)


def _weekdays(grid: Grid, y: float) -> None:
    style = TEXT_BOLD.scaled(grid.k * 0.82)
    for column in range(37):
        is_chinese = grid.speech.main == "zh_CN"
        letter = WEEKDAYS_ZH[column % 7] if is_chinese else WEEKDAYS[column % 7][0]
        middle = grid.left + (column + 0.5) * grid.column
        grid.sheet.text(middle, y + 1.4 * grid.k, letter, style, align="centre")
