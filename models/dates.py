"""Days and times in words, in the language in force."""

from datetime import date, datetime

from .words import N_, _, language

MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def day_text(day: date, *, year: bool = True, weekday: str = "") -> str:
    """“Thursday 23 April 2026”, “4月23日 周四”. `weekday` is `long`, `short` or empty."""
    if language() == "zh_CN":
        text = f"{day.year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"
        return (
            f"{text} {_(WEEKDAYS[day.weekday()] if weekday == 'long' else SHORT_WEEKDAYS[day.weekday()])}"
            if weekday
            else text
        )
    names = {"long": WEEKDAYS, "short": SHORT_WEEKDAYS}.get(weekday)
    parts = [_(names[day.weekday()])] if names else []
    parts += [str(day.day), _(MONTHS[day.month - 1])] + ([str(day.year)] if year else [])
    return " ".join(parts)


def clock(moment: datetime) -> str:
    """“09:30”."""
    return f"{moment:%H:%M}"


def moment_text(moment: datetime, *, year: bool = False) -> str:
    """“Thu 23 April 09:30”."""
    return f"{day_text(moment.date(), year=year, weekday='short')} {clock(moment)}"
