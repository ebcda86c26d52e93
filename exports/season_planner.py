"""The season on the wall: a year by months, with bands, marks, holidays and make-up working days."""

from collections.abc import Generator, Sequence
from math import sqrt

from exports import Request
from exports.agenda import report_missing
from exports.frame import footer
from exports.palette import BLACK
from exports.season_items import Season, counted, season
from exports.season_rows import Grid, Row, draw_row, draw_year, lay_row, lay_year
from exports.sheet import FOOT, MARGIN, PAPERS, TOP, Block, Sheet, block
from exports.styles import LEGEND, TEXT, TEXT_BOLD, Style
from exports.text import clean
from exports.wording import WEEKDAYS, WEEKDAYS_ZH, Speech, stamp
from models.database import Problem
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture
from planning.workdays import uncertain_years

WIDE = 420.0
"""Millimetres of width at which type has its own size; on larger paper both type and room grow."""
HEAD = 40.0
TITLES = (32, 26, 22, 18)
WEEK_LINE = 5.2
"""Millimetres of the weekdays above the first month."""
LEAST_ROW = 12.2
SIZES = (12, 6, 4, 3, 2, 1)
"""Months a page: as many as it takes."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The planner as PDF."""
    sheet = yield from lay_out(picture, request)
    report_missing(sheet, request)
    return sheet.finish()


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    found = season(picture, request, speech)
    height, width = sorted(PAPERS[request.paper])
    if width < 290:
        raise Problem(_("The season planner needs at least A4."))
    sheet = Sheet(width, height, _title(found, speech), speech.main)
    grid = Grid(sheet, picture, speech, max(1.0, sqrt(width / WIDE)))
    grid.top = _head(Grid(Sheet(width, height, ""), picture, speech, grid.k), found, request)
    year = lay_year(grid, found.year, found.lasting)
    yield 0.1
    pages = _pages(grid, found, year.height if year else 0.0, request)
    for number, rows in enumerate(pages, 1):
        if number > 1:
            sheet.turn()
        _head(grid, found, request)
        _legend(grid, found)
        _rows(grid, rows, year if number == 1 else None)
        name = speech.say(N_("Season planner"))
        with speaking(speech.main):
            state = _state(found)
        footer(sheet, name, speech, state, request.printed, number, len(pages))
        yield 0.1 + 0.9 * number / len(pages)
    return sheet


def _title(found: Season, speech: Speech) -> str:
    return speech.say(N_("Season {year}")).replace("{year}", str(found.year))


def _state(found: Season) -> str:
    """“32 events, 18 campaigns”."""
    events = ngettext("{count} event", "{count} events", found.events).format(count=found.events)
    campaigns = ngettext("{count} campaign", "{count} campaigns", found.campaigns).format(
        count=found.campaigns
    )
    return _(", ").join((events, campaigns)) if found.campaigns else events


def _pages(grid: Grid, found: Season, above: float, request: Request) -> list[list[Row]]:
    """The months in as few equal groups as the paper takes; the first page has `above` millimetres less."""
    _legend_lines(grid, found)
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


def _head(grid: Grid, found: Season, request: Request) -> float:
    """Title, what the signs mean, and how much there is; returns the y below them."""
    sheet, speech, k = grid.sheet, grid.speech, grid.k
    width = sheet.width - 2 * MARGIN
    sheet.rect(MARGIN, TOP, width, 1.2 * k, BLACK)
    low = [HEAD * k, sheet.put(MARGIN, TOP + 8.0 * k, _title_block(found, speech, k, width * 0.34))]
    told = speech.say(
        N_("Bands: campaigns and long events. Marks: events. Light grey: weekends. "
           "Dark grey: public holidays. Underlined: make-up working days.")
    )  # fmt: skip
    with speaking(speech.main):
        years = uncertain_years(grid.picture, *grid.year(found.year))
        if years:
            told += " " + _("The public holidays of {year} are not all known yet.").format(year=found.year)
        state = _("State of {stamp}").format(stamp=stamp(request.printed, speech.main))
        counts = _state(found)
    owner = clean(grid.picture.plan.title) or counts
    for at, part, head, text in ((0.36, 0.36, owner, told), (0.76, 0.24, counts, state)):
        x = MARGIN + width * at
        y = sheet.text(x, TOP + 6.0 * k, head, TEXT_BOLD.scaled(k), width * part)
        low.append(sheet.text(x, y, text, TEXT.scaled(k), width * part) + 2.0)
    return max(low)


def _title_block(found: Season, speech: Speech, k: float, width: float) -> Block:
    """The title on one line where a size allows it."""
    words = _title(found, speech)
    for size in TITLES:
        title = block(words, Style("Bold", size * k, size * 1.12 * k, tracking=-0.01), width)
        if len(title.lines) == 1:
            break
    return title


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


def _legend_lines(grid: Grid, found: Season) -> list[list[tuple[str, str, float]]]:
    """The programmes in lines: (name, colour, width)."""
    room = grid.sheet.width - 2 * MARGIN
    lines: list[list[tuple[str, str, float]]] = [[]]
    used = 0.0
    for name, shade in found.programmes:
        need = 10.0 * grid.k + block(name, LEGEND.scaled(grid.k * 1.15), 200 * grid.k).width
        if lines[-1] and used + need > room:
            lines.append([])
            used = 0.0
        lines[-1].append((name, shade.accent, need))
        used += need
    grid.bottom = grid.sheet.height - FOOT - 10.0 * grid.k - len(lines) * 4.6 * grid.k
    return lines


def _legend(grid: Grid, found: Season) -> None:
    k = grid.k
    lines = _legend_lines(grid, found)
    y = grid.bottom + 4.0 * k
    for line in lines:
        x = MARGIN
        for name, colour, need in line:
            grid.sheet.rect(x, y - 0.3 * k, 2.8 * k, 2.8 * k, colour)
            grid.sheet.text(x + 4.2 * k, y + 0.3 * k, name, LEGEND.scaled(k * 1.15), 200 * k)
            x += need
        y += 4.6 * k
