"""Drawing the weeks of a season: grounds of the days, bands, events, and a column to write in."""

from datetime import timedelta

from exports.fonts import CAP
from exports.palette import BLACK, RULE, WHITE
from exports.season_rows import HOLIDAY, WEEKEND
from exports.season_weeks import FACT, HEAD, INSET, LABEL, LANE_GAP, MARK, NUMBER, OUTSIDE, Line, Week, Weeks
from exports.sheet import MARGIN, MM, block
from exports.wording import WEEKDAYS, WEEKDAYS_ZH
from models.words import N_, _, speaking


def draw_names(weeks: Weeks, y: float) -> float:
    """The names of the weekdays; returns the y below them."""
    speech = weeks.grid.speech
    for number in range(7):
        names = {"en": WEEKDAYS[number], "zh_CN": f"星期{WEEKDAYS_ZH[number]}"}
        words = " ".join(names[language] for language in speech.languages)
        weeks.grid.sheet.text(weeks.x(number) + INSET, y, words, weeks.style(HEAD), weeks.column - INSET)
    return y + 6.0 * weeks.k


def draw_week(weeks: Weeks, week: Week, y: float, tall: float) -> None:
    """The week in `tall` millimetres from `y`."""
    draw_grounds(weeks, week, y, tall)
    draw_heads(weeks, week, y)
    draw_bands(weeks, week, y + week.head)
    for number, lines in enumerate(week.lines):
        below = y + week.below(number)
        for own in lines:
            weeks.grid.sheet.fact(week.monday + timedelta(days=number), own.entry.is_idea)
            draw_line(weeks, own, weeks.x(number) + INSET, below)
            below += own.height


def draw_grounds(weeks: Weeks, week: Week, y: float, tall: float) -> None:
    """The grey of weekends and holidays, the lines between the days, and the number of the week."""
    sheet, k = weeks.grid.sheet, weeks.k
    for number, facts in enumerate(week.days):
        if facts and not facts.works:
            sheet.rect(weeks.x(number), y, weeks.column, tall, HOLIDAY if facts.name else WEEKEND)
    for number in range(8):
        sheet.line(weeks.x(number), y, weeks.x(number), y + tall, RULE, 0.35)
    sheet.line(MARGIN, y, weeks.right, y, BLACK, 0.6)
    with speaking(weeks.grid.speech.main):
        words = _("Week {number}").format(number=week.monday.isocalendar().week)
        if week.again:
            words += "\n" + _("continued")
    room = weeks.left - MARGIN - 1.0
    sheet.text(MARGIN, y + 2.4 * k, words, weeks.style(FACT), room, lines=True)


def draw_heads(weeks: Weeks, week: Week, y: float) -> None:
    """The days of the month with what kind of day each is."""
    sheet, k = weeks.grid.sheet, weeks.k
    for number, (facts, words) in enumerate(zip(week.days, week.facts, strict=True)):
        day = week.monday + timedelta(days=number)
        style = weeks.style(NUMBER)
        at = weeks.x(number) + INSET
        own = block(str(day.day), style if facts else weeks.style(OUTSIDE), 20)
        sheet.put(at, y + 2.0 * k, own)
        if facts and facts.makes_up:
            low = y + 2.0 * k + CAP * style.size / MM + 0.8 * k
            sheet.line(at, low, at + own.width, low, BLACK, 1.1 * k)
        sheet.put(weeks.x(number) + INSET + 7.5 * k, y + 2.3 * k, words)


def draw_bands(weeks: Weeks, week: Week, y: float) -> None:
    """The bands; an idea is hollow, one that goes on has an open end."""
    sheet, k = weeks.grid.sheet, weeks.k
    for own in week.segments:
        left, right = weeks.x(own.first) + 0.6, weeks.x(own.last + 1) - 0.6
        top, tall = y + own.lane * week.lane, own.lanes * week.lane - LANE_GAP
        sheet.rect(left, top, right - left, tall, own.entry.accent.accent)
        if own.entry.is_idea:
            sheet.rect(left + 0.5, top + 0.5, right - left - 1.0, tall - 1.0, WHITE)
        ink = BLACK if own.entry.is_idea else own.entry.accent.on
        label = own.label._replace(style=own.label.style.in_colour(ink))
        first = CAP * label.style.size / MM + (len(label.lines) - 1) * label.leading / MM
        sheet.put(weeks.x(own.first) + 1.7 * k, top + (tall - first) / 2, label)
        sheet.fact(week.monday + timedelta(days=own.first), week.monday + timedelta(days=own.last))


def draw_line(weeks: Weeks, own: Line, x: float, y: float) -> None:
    """An event of a day with its mark."""
    sheet, k = weeks.grid.sheet, weeks.k
    middle = y + CAP * LABEL.size * k / MM / 2
    side = MARK * k
    sheet.rect(x, middle - side / 2, side, side, own.entry.accent.accent)
    if own.entry.is_idea:
        sheet.rect(x + 0.5, middle - side / 2 + 0.5, side - 1.0, side - 1.0, WHITE)
    at = x + (MARK + 1.1) * k
    if own.time:
        sheet.put(at, y, own.time)
    sheet.put(at, y, own.label, indent=own.indent)


def draw_notes(weeks: Weeks, left: float, y: float, bottom: float) -> None:
    """A column to write in, as far as the margin."""
    sheet, k = weeks.grid.sheet, weeks.k
    right = sheet.width - MARGIN
    words = weeks.grid.speech.say(N_("Notes"))
    sheet.text(left, y - 6.0 * k, words, weeks.style(HEAD), right - left)
    sheet.line(left, y, right, y, BLACK, 0.6)
    step = 8.0
    for number in range(1, int((bottom - y) / step) + 1):
        sheet.line(left, y + number * step, right, y + number * step, RULE, 0.35)
