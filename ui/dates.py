"""Days and times as people write them: shown in the language in force, and read from what they type."""

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from PySide6.QtCore import QLocale

from models.database import Problem
from models.words import _, language


@cache
def _names(of: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    locale, short, long = QLocale(of), QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    weekdays = tuple(locale.standaloneDayName(n, short) for n in range(1, 8))
    whole = tuple(locale.standaloneDayName(n, long) for n in range(1, 8))
    months = tuple(locale.standaloneMonthName(n, long) for n in range(1, 13))
    brief = tuple(locale.standaloneMonthName(n, short) for n in range(1, 13))
    return weekdays, months, brief, whole


def _chinese() -> bool:
    return language().startswith("zh")


def weekday(day: date) -> str:
    """Thu, 周四."""
    return _names(language())[0][day.weekday()]


def long_day(day: date) -> str:
    """Thursday 23 April, 4月23日 星期四."""
    weekdays, months = _names(language())[3], _names(language())[1]
    if _chinese():
        return f"{day.month}月{day.day}日 {weekdays[day.weekday()]}"
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]}"


def short_day(day: date | None, *, year: bool = False) -> str:
    """Thu 23 April, Sat 14 Nov, 4月23日 周四; with the year where asked."""
    if day is None:
        return ""
    if _chinese():
        return f"{f'{day.year}年' if year else ''}{day.month}月{day.day}日 {weekday(day)}"
    month = _names("en")[1][day.month - 1]
    return (
        f"{weekday(day)} {day.day} {month if len(month) < 6 else month[:3]}{f' {day.year}' if year else ''}"
    )


def brief_day(day: date) -> str:
    """20 May, 5月20日."""
    return f"{day.month}月{day.day}日" if _chinese() else f"{day.day} {_names('en')[2][day.month - 1]}"


def month_name(day: date) -> str:
    """April, 四月; with the year in January."""
    name = _names(language())[1][day.month - 1]
    if day.month > 1:
        return name
    return f"{day.year}年{name}" if _chinese() else f"{name} {day.year}"


def plain_day(day: date | None) -> str:
    """23 April 2026, 2026年4月23日."""
    if day is None:
        return ""
    if _chinese():
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_names('en')[1][day.month - 1]} {day.year}"


def clock(moment: datetime | time | None) -> str:
    """09:30."""
    return f"{moment.hour:02}:{moment.minute:02}" if moment is not None else ""


def moment(value: datetime | None, *, year: bool = False) -> str:
    """Thu 23 April 09:30, and the year where it is not this one or is asked for."""
    if value is None:
        return ""
    return f"{short_day(value.date(), year=year or value.year != date.today().year)} {clock(value)}"


def span(starts: datetime | None, ends: datetime | None) -> str:
    """The days of an event in a sentence: “Thu 23 April 2026  09:00–16:30”, “Thu 23 April – Fri 24 April
    2026”, “2026年4月23日 周四 – 4月24日 周五”."""
    if not starts:
        return _("no date yet")
    if not ends or ends.date() == starts.date():
        hours = f"{clock(starts)}–{clock(ends)}" if ends else clock(starts)
        return f"{short_day(starts.date(), year=True)}  {hours}"
    many = starts.year != ends.year
    first, last = (True, many) if _chinese() else (many, True)
    return f"{short_day(starts.date(), year=first)} – {short_day(ends.date(), year=last)}"


def days_to(day: date) -> int:
    """Days from today."""
    return (day - date.today()).days


_TIME = r"(\d{1,2})\s*[:：.时点h]\s*(\d{1,2})?\s*分?\s*(am|pm)?$|(\d{1,2})(\d{2})$|(\d{1,2})\s*(am|pm)?$"


def read_clock(text: str) -> time:
    """A time of day as typed: 9, 930, 9:30, 9.30, 9点30, 2 pm. Raises Problem with an example."""
    text = text.strip().lower()
    after_noon = text.startswith(("下午", "晚上"))
    found = re.match(_TIME, re.sub(r"^(上午|下午|晚上)", "", text).strip(), re.IGNORECASE)
    if found:
        hour = int(found[1] or found[4] or found[6])
        minute = int(found[2] or found[5] or 0)
        half = found[3] or found[7]
        if (half == "pm" or after_noon) and hour < 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise Problem(_("“{text}” is no time of day. Write it like 09:30.").format(text=text))


def read_day(text: str, near: date | None = None) -> date:
    """A day as typed: 2026-04-23, 23.4.2026, 4/23, 23 April, 4月23日, 23. What is left out comes from
    `near`."""
    near = near or date.today()
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    month = _month(text)
    try:
        if month and numbers:
            years = [n for n in numbers if n > 31]
            day = next(n for n in numbers if n <= 31)
            return date(years[0] if years else near.year, month, day)
        if len(numbers) == 3 and numbers[0] > 31:
            return date(*numbers)
        if len(numbers) == 3:
            year = numbers[2] + 2000 if numbers[2] < 100 else numbers[2]
            return date(year, numbers[1], numbers[0])
        if len(numbers) == 2:
            return _two(numbers, near.year, chinese="月" in text or _chinese())
        if len(numbers) == 1:
            return date(near.year, near.month, numbers[0])
    except (ValueError, StopIteration):
        pass
    raise Problem(_("“{text}” is no day. Write it like 2026-04-23.").format(text=text))


def _month(text: str) -> int:
    words = re.findall(r"[A-Za-z]{3,}", text)
    for number, name in enumerate(_names("en")[1], 1):
        if any(name.lower().startswith(word.lower()) for word in words):
            return number
    return 0


def _two(numbers: list[int], year: int, *, chinese: bool) -> date:
    """Two numbers are a month and a day where Chinese is spoken, else a day and a month; or the only
    order that fits."""
    first, second = numbers
    orders = [(first, second), (second, first)] if chinese else [(second, first), (first, second)]
    for month, day in orders:
        if 1 <= month <= 12 and 1 <= day <= 31:
            return date(year, month, day)
    raise ValueError


def read_moment(text: str, near: datetime | None = None) -> datetime:
    """A day and a time as typed; without a time, that of `near`, else 09:00; without a day, that of
    `near`."""
    text = text.strip()
    found = re.search(r"(?:上午|下午|晚上)?\s*\d{1,2}\s*[:：点时]\s*\d{0,2}\s*分?\s*(?:am|pm)?$", text, re.I)
    at = read_clock(found[0]) if found else (near.time() if near else time(9))
    rest = text[: found.start()].rstrip(" ,T") if found else text
    if not rest and near:
        return datetime.combine(near.date(), at)
    return datetime.combine(read_day(rest, near.date() if near else None), at)


def read_minutes(text: str) -> int:
    """A length as typed: 45, 45 min, 1:30, 1h30, 1.5 h, 90分钟. Raises Problem with an example."""
    plain = text.strip().lower()
    found = re.fullmatch(r"(\d+)\s*(?:min(?:utes?)?|分钟?|m|')?", plain)
    if found:
        return int(found[1])
    found = re.fullmatch(r"(\d+)\s*[:：h时]\s*(\d{1,2})\s*(?:min|m|分钟?)?", plain)
    if found:
        return int(found[1]) * 60 + int(found[2])
    found = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(?:h|hours?|小时)", plain)
    if found:
        return round(float(found[1].replace(",", ".")) * 60)
    raise Problem(_("“{text}” is no length. Write minutes, like 45, or 1:30.").format(text=text))


def week_of(day: date) -> list[date]:
    """Monday to Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=n) for n in range(7)]
