"""A week on paper: seven days with their hours, what runs through them above, and room to write."""

from collections.abc import Generator
from datetime import date, timedelta

from exports import Request
from exports.finishing import finished
from exports.frame import footer
from exports.month_sheet import NAMES, columns
from exports.palette import BLACK
from exports.season_drawn import draw_bands, draw_grounds, draw_heads, draw_names, draw_notes, draw_week
from exports.season_items import Entry, next_day, stretch
from exports.season_page import counts, draw_lasting, head, lasting, legend, legend_chips
from exports.season_rows import Grid
from exports.season_weeks import WEEK, Week, Weeks, lay_week, parts, scale
from exports.sheet import MARGIN, PAPERS, Sheet
from exports.week_hours import Hours, draw_hours, is_timed, lay_hours
from exports.wording import Speech, span
from models.database import Problem
from models.words import N_, _, speaking
from planning.plan import Picture

HEAD = 34.0


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The week as PDF."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    height, width = sorted(PAPERS[request.paper])
    if width < 270:
        raise Problem(_("A week with its hours needs at least A4."))
    monday = chosen_monday(picture, request)
    sheet = Sheet(width, height, _title(speech, monday).replace("\n", " "), speech.main)
    grid = Grid(sheet, picture, speech, max(1.0, scale(width)))
    yield 0.1
    yield from _week(grid, monday, request)
    return sheet


def chosen_monday(picture: Picture, request: Request) -> date:
    """The Monday of the week asked for, else of the next event's, else of the last one's."""
    today = request.printed.date()
    text = request.option("week")
    if text:
        found = date.fromisoformat(text[:10])
    else:
        found = next_day(picture, request, today - timedelta(days=today.weekday()), today)
    return found - timedelta(days=found.weekday())


def _title(speech: Speech, monday: date) -> str:
    """“20–26 April 2026”, a line a language."""
    return "\n".join(speech.in_each(lambda name: span(monday, monday + WEEK - timedelta(1), name)))


def _week(grid: Grid, monday: date, request: Request) -> Generator[float, None, None]:
    """The page of a week, or pages of lists where its events are too many for their hours."""
    speech, last = grid.speech, monday + WEEK - timedelta(1)
    found = stretch(grid.picture, request, speech, monday, last)
    with speaking(speech.main):
        state = counts(found.events, found.campaigns)
    title = _title(speech, monday)
    dry = Grid(Sheet(grid.sheet.width, grid.sheet.height, ""), grid.picture, speech, grid.k)
    grid.top = head(dry, title, state, (monday, last), request.printed, HEAD)
    legend_chips(grid, found.programmes)
    above, found = lasting(grid, found)
    grid.top += above.height
    weeks = columns(grid)
    entries = [_on_its_day(entry) for entry in found.entries]
    pages = _pages(weeks, monday, entries, request)
    for number, (week, hours) in enumerate(pages, 1):
        if number > 1:
            grid.sheet.turn()
        head(grid, title, state, (monday, last), request.printed, HEAD)
        legend(grid, found.programmes)
        draw_lasting(grid, above, N_("All week"))
        _draw(weeks, week, hours)
        footer(grid.sheet, speech.say(N_("Week sheet")), speech, state, request.printed, number, len(pages))
        yield 0.1 + 0.9 * number / len(pages)


def _on_its_day(entry: Entry) -> Entry:
    """What ends after midnight stands on the day it begins."""
    return entry._replace(last=entry.first) if is_timed(entry) else entry


def _pages(
    weeks: Weeks, monday: date, entries: list[Entry], request: Request
) -> list[tuple[Week, Hours | None]]:
    """One page with hours; pages of lists where the hours do not fit."""
    last = monday + WEEK - timedelta(1)
    room = weeks.grid.bottom - weeks.grid.top - NAMES * weeks.k
    timed = [entry for entry in entries if is_timed(entry)]
    whole = [entry._replace(is_campaign=True) for entry in entries if not is_timed(entry)]
    week = lay_week(weeks, monday, monday, last, whole)
    for places in (True, False):
        hours = lay_hours(weeks, week, timed, places)
        if hours.rows(weeks, room - week.above) is not None:
            return [(week, hours)]
    if week.above > room / 2:
        raise Problem(_("The week has too many campaigns at once for this paper. Choose larger paper."))
    request.notes.append(_("The week is too full to show its hours: its days are lists."))
    lists = lay_week(weeks, monday, monday, last, entries)
    return [(part, None) for part in parts(lists, room)]


def _draw(weeks: Weeks, week: Week, hours: Hours | None) -> None:
    """The body of a page."""
    grid = weeks.grid
    y = draw_names(weeks, grid.top)
    tall = grid.bottom - y
    draw_notes(weeks, weeks.right + 4, y, grid.bottom)
    rows = hours.rows(weeks, tall - week.above) if hours else None
    if hours is None or rows is None:
        draw_week(weeks, week, y, tall)
    else:
        draw_grounds(weeks, week, y, tall)
        draw_heads(weeks, week, y)
        draw_bands(weeks, week, y + week.head)
        draw_hours(weeks, hours, rows, y + week.above)
    grid.sheet.line(MARGIN, grid.bottom, weeks.right, grid.bottom, BLACK, 1.0)
