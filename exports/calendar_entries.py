"""The entries of a calendar and their times, taken from its lines."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from models.words import _

from . import incoming_times as times
from .calendar_lines import Part, Property
from .calendar_repeat import Series, When, legible, like
from .calendar_zones import Zones
from .incoming_schedule import Draft
from .incoming_text import line, prose

DAY = timedelta(days=1)
SHOWN = 60


@dataclass(slots=True)
class Entry:
    """One VEVENT and its times; `series` is None where it has no start."""

    part: Part
    series: Series | None
    cancelled: bool

    @property
    def place(self) -> str:
        """Where it begins."""
        return row(self.part)

    @property
    def all_day(self) -> bool:
        """Whether it names days, not hours."""
        return self.series is not None and not isinstance(self.series.starts, datetime)

    @property
    def repeats(self) -> bool:
        """Whether it stands for more than one date."""
        return bool(self.series and (self.series.rule or self.series.also))

    @property
    def title(self) -> str:
        """Its summary, else the first line of its description, else nothing."""
        said = line(self.part.text("SUMMARY"))
        return said or line(prose(self.part.text("DESCRIPTION")).split("\n")[0])[:200]


def row(at: Part | Property) -> str:
    """The place of a line, in words."""
    return _("line {row}").format(row=at.row)


def entry(part: Part, zones: Zones, draft: Draft) -> Entry | None:
    """A VEVENT with its times; refused where its start is none. What else is not readable is told."""
    start = part.get("DTSTART")
    cancelled = part.text("STATUS").upper() == "CANCELLED"
    if start is None:
        return Entry(part, None, cancelled)
    try:
        starts = zones.read(start)[0]
    except ValueError:
        draft.refuse(
            row(start), _("Its start “{text}” is not a date or time.").format(text=line(start.value))
        )
        return None
    series = Series(starts, _ends(part, starts, zones, draft), part.text("UID") or f"row-{part.row}")
    _repeat(part, series, draft)
    for name in ("RDATE", "EXDATE", "RECURRENCE-ID"):
        for each in part.all(name):
            try:
                _add(each, series, zones)
            except ValueError:
                message = _("“{text}” is not a date; the entry was taken without it.")
                draft.refuse(row(each), message.format(text=f"{name}:{line(each.value)[:SHOWN]}"))
    return Entry(part, series, cancelled)


def _ends(part: Part, starts: When, zones: Zones, draft: Draft) -> When:
    """When it ends: never before it starts; whole days end with the day after the last."""
    end, length = part.get("DTEND"), times.minutes(part.text("DURATION")) or 0
    ends: When | None = None
    if end:
        try:
            ends = zones.read(end)[0]
        except ValueError:
            message = _("The end “{text}” is not a date or time; the entry was taken without it.")
            draft.refuse(row(end), message.format(text=line(end.value)[:SHOWN]))
    if not isinstance(starts, datetime):
        if isinstance(ends, datetime):
            ends = ends.date() + DAY if ends.time() > time() else ends.date()
        return max(ends or starts + timedelta(days=-(-length // 1440)), starts + DAY)
    if ends is None:
        return starts + timedelta(minutes=length)
    if not isinstance(ends, datetime):
        ends = datetime.combine(ends, time(), starts.tzinfo)
    return starts + timedelta(minutes=times.between(starts, ends))


def _repeat(part: Part, series: Series, draft: Draft) -> None:
    sequence = part.text("SEQUENCE")
    series.sequence = int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0
    rule = next((each for each in part.all("RRULE") if each.value.strip()), None)
    if rule is None:
        return
    series.rule, dropped = legible(rule.value)
    if dropped:
        message = _("“{text}” in its rule of repetition cannot be read; the rest was followed.")
        draft.refuse(row(rule), message.format(text=line(dropped)[:SHOWN]))


def _add(each: Property, series: Series, zones: Zones) -> None:
    """A further date, an exception, or the date that the entry stands in for."""
    values = zones.read(each)
    if each.name == "RDATE":
        series.also += [
            (at, _period_end(each.value, at)) for at in (like(at, series.starts) for at in values)
        ]
    elif each.name == "EXDATE":
        series.never += [like(at, series.starts) for at in values]
    else:
        series.instead_of = values[0]
        series.onwards = each.parameters.get("RANGE", "").upper() == "THISANDFUTURE"


def _period_end(value: str, starts: When) -> When | None:
    """The end of a period such as 20231213T120000/20231213T150000 or …/PT3H."""
    if "/" not in value or not isinstance(starts, datetime):
        return None
    said = value.split("/", 1)[1].split(",")[0]
    at = times.moment(said)
    if at:
        return at.replace(tzinfo=starts.tzinfo) if at.tzinfo is None else at
    length = times.minutes(said)
    return starts + timedelta(minutes=length) if length else None


def divided(group: list[Entry]) -> list[list[Entry]]:
    """Entries of one UID as they belong together: a repeating one with its exceptions, all others alone."""
    masters = [each for each in group if each.series and each.series.instead_of is None]
    repeating = [each for each in masters if each.repeats]
    if not repeating:
        return [[each] for each in group]
    master = repeating[0]
    exceptions = [each for each in group if each not in masters]
    for each in exceptions:
        if each.series and master.series and each.series.instead_of is not None:
            each.series.instead_of = like(each.series.instead_of, master.series.starts)
    return [[master, *exceptions], *([each] for each in masters if each is not master)]
