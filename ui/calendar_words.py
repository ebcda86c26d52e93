"""The words of a calendar: months and days without a year, and what is on a day in one sentence."""

from datetime import date, timedelta
from functools import cache

from PySide6.QtCore import QLocale

from models.words import _, language, ngettext
from planning.plan import Picture, Row
from planning.spoken import spoken
from planning.workdays import DayFacts

from .dates import clock, long_day, week_of
from .kinds import status_part, where


@cache
def _months(of: str, format_: QLocale.FormatType) -> tuple[str, ...]:
    return tuple(QLocale(of).standaloneMonthName(n, format_) for n in range(1, 13))


def _chinese() -> bool:
    return language().startswith("zh")


def month_title(day: date) -> str:
    """April 2026, 2026年4月."""
    if _chinese():
        return f"{day.year}年{day.month}月"
    return f"{_months('en', QLocale.FormatType.LongFormat)[day.month - 1]} {day.year}"


def week_title(day: date) -> str:
    """20–26 April 2026, 2026年4月20日–26日."""
    first, last = week_of(day)[0], week_of(day)[-1]
    if _chinese():
        left = f"{first.year}年{first.month}月{first.day}日"
        return f"{left}–{'' if first.month == last.month else f'{last.month}月'}{last.day}日"
    if first.month == last.month:
        return f"{first.day}–{last.day} {month_title(last)}"
    left = f"{first.day} {month_short(first)}{'' if first.year == last.year else f' {first.year}'}"
    return f"{left} – {last.day} {month_short(last)} {last.year}"


def month_short(day: date) -> str:
    """Apr, 4月."""
    return (
        f"{day.month}月" if _chinese() else _months("en", QLocale.FormatType.ShortFormat)[day.month - 1][:3]
    )


def month_long(day: date) -> str:
    """April, 4月."""
    return f"{day.month}月" if _chinese() else _months("en", QLocale.FormatType.LongFormat)[day.month - 1]


def day_month(day: date) -> str:
    """15 October, 10月15日."""
    return f"{day.month}月{day.day}日" if _chinese() else f"{day.day} {month_long(day)}"


def number_of(day: date, *, first: bool) -> str:
    """The number of a day in its cell; the first of a month names the month."""
    if not first:
        return str(day.day)
    return f"{day.month}月{day.day}日" if _chinese() else f"{day.day} {month_short(day)}"


def hours_of(event: Row, day: date) -> str:
    """“09:00–16:30” on its only day, “from 09:00” on the first of several, “until 12:00” on the last."""
    first, last = event.starts.date(), (event.ends or event.starts).date()
    if first == last:
        return f"{clock(event.starts)}–{clock(event.ends)}" if event.ends else clock(event.starts)
    if day == first:
        return _("from {time}").format(time=clock(event.starts))
    if day == last:
        return _("until {time}").format(time=clock(event.ends))
    return _("all day")


def spoken_day(facts: DayFacts, count: int) -> str:
    """Everything a cell shows of a day itself, for who cannot see it."""
    parts = [f"{long_day(facts.day)} {facts.day.year}", _("Today") if facts.day == date.today() else ""]
    parts += [facts.name, "" if facts.works or facts.name else _("Weekend")]
    parts.append(ngettext("{count} event", "{count} events", count).format(count=count))
    return _(", ").join(part for part in parts if part)


def spoken_event(picture: Picture, event: Row, day: date, problems: tuple[int, int]) -> str:
    """Everything the calendar knows of an event, for who cannot see it."""
    block, warn = problems
    parts = [
        hours_of(event, day),
        spoken(picture, event),
        where(picture, event),
        status_part(event.status).text,
    ]
    if block:
        parts.append(ngettext("{count} problem blocks", "{count} problems block", block).format(count=block))
    if warn:
        parts.append(ngettext("{count} warning", "{count} warnings", warn).format(count=warn))
    return _(", ").join(part for part in parts if part)


def months_on(day: date, count: int) -> date:
    """The same day so many months on, or the last one there is."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    first = date(year, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
