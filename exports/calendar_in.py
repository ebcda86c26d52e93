"""Calendars (iCalendar): an agenda, or a list of holidays, leave and make-up working days."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.words import _
from planning.schedule import Closure, Item, Schedule, Speaker

from . import incoming_times as times
from .calendar_lines import Part, calendars
from .calendar_repeat import Series, legible, like, obstacle, spread
from .calendar_zones import Zones
from .incoming_schedule import Draft
from .incoming_text import line, prose
from .incoming_words import HOLIDAY, WORKDAY, format_of, role_of
from .own_facts import from_calendar, restore

SPOKEN = re.compile(
    r"^\s*(?:speakers?|presenters?|主讲人?|报告人|演讲者|演讲人|讲者|嘉宾)\s*[:：]\s*(.+)$",
    re.IGNORECASE | re.MULTILINE,
)
COLOURED = re.compile(r"(?:category|kategorie|类别)$", re.IGNORECASE)
DAY = timedelta(days=1)
FINITE = 5
"""Years after the last start in which series that end are followed."""
Span = tuple[date, date]


@dataclass(slots=True)
class Entry:
    """One VEVENT and its times; `series` is None where it has no start."""

    part: Part
    place: str
    series: Series | None
    cancelled: bool

    @property
    def all_day(self) -> bool:
        """Whether it names days, not hours."""
        return self.series is not None and not isinstance(self.series.starts, datetime)


class Calendar:
    """Everything one file holds, read once; `schedule` and `closures` are two ways to take it."""

    def __init__(self, content: bytes, name: str, zone: str) -> None:
        self.draft = Draft("icalendar", zone)
        self.entries: list[Entry] = []
        self.groups: list[list[Entry]] = []
        parts = calendars(content, name)
        for part in parts:
            self._gather(part)
        self.draft.chosen_zone = self.draft.schedule.time_zone = self._zone(parts)
        first = next((part for part in parts if part.text("X-WR-CALNAME")), parts[0])
        self.notes = from_calendar(first.text("X-LECTERN"), self._own_notes())
        schedule = self.draft.schedule
        schedule.title = line(first.text("X-WR-CALNAME")) or line(first.text("X-WR-CALDESC"))
        schedule.external_id = line(first.text("X-WR-RELCALID")) or schedule.title

    def kind(self) -> str:
        """`agenda`, or `holidays` or `absences` where all but make-up working days are whole days."""
        timed = [each for each in self.entries if not each.all_day]
        whole = len(self.entries) - len(timed)
        if not whole or any(not WORKDAY.search(_title(each.part)) for each in timed):
            return "agenda"
        marked = sum(
            bool(HOLIDAY.search(_title(e.part)) or WORKDAY.search(_title(e.part))) for e in self.entries
        )
        named = HOLIDAY.search(self.draft.schedule.title)
        return "holidays" if named or marked * 2 > len(self.entries) else "absences"

    def schedule(self, span: Span | None, year: int) -> Schedule:
        """The entries as sessions, repeating ones within `span`, or the plan's year."""
        for entry, starts, ends, mark in self._occurrences(span, year):
            self.draft.add(self._item(entry, starts, ends, mark))
        if not self.entries:
            self.draft.schedule.notes.append(_("The calendar has no entries."))
        return restore(self.draft.finished(), self.notes)

    def _own_notes(self) -> list[tuple[str, str]]:
        """What our own calendars say of an entry beyond what calendars can."""
        parts = [entry.part for entry in self.entries]
        return [(line(part.text("UID")), part.text("X-LECTERN")) for part in parts if part.get("X-LECTERN")]

    def closures(self, span: Span | None, year: int) -> Schedule:
        """The entries as days off, and days on."""
        schedule = self.draft.schedule
        for entry, starts, ends, mark in self._occurrences(span, year):
            if starts is None or ends is None or entry.cancelled:
                continue
            last = (
                ends - DAY
                if not isinstance(ends, datetime)
                else _day(ends - timedelta(seconds=1), schedule.time_zone)
            )
            first = _day(starts, schedule.time_zone)
            title = _title(entry.part) or _("Untitled")
            schedule.closures.append(
                Closure(title, first, max(first, last), bool(WORKDAY.search(title)), _identity(entry, mark))
            )
        return schedule

    def _gather(self, calendar: Part) -> None:
        zones = Zones(calendar, self.draft.zone)
        cancelled = calendar.text("METHOD").upper() == "CANCEL"
        named: dict[str, list[Entry]] = defaultdict(list)
        for part in (
            part for part in calendar.parts if part.kind == "VEVENT" and not part.get("X-LECTERN-EVENT")
        ):
            entry = self._entry(part, zones, cancelled)
            if entry is None:
                continue
            self.entries.append(entry)
            uid = part.text("UID")
            if uid and entry.series:
                named[uid].append(entry)
            else:
                self.groups.append([entry])
        for group in named.values():
            self.groups += _divided(group)
        for name in sorted(zones.unknown):
            self.draft.schedule.notes.append(
                _("The time zone “{named}” of the file is not known.").format(named=line(name))
            )

    def _entry(self, part: Part, zones: Zones, cancelled: bool) -> Entry | None:
        place = _("line {row}").format(row=part.row)
        start = part.get("DTSTART")
        series = None
        if start:
            try:
                starts = zones.read(start)[0]
            except ValueError:
                message = _("Its start “{text}” is not a date or time.").format(text=line(start.value))
                self.draft.refuse(_("line {row}").format(row=start.row), message)
                return None
            series = Series(starts, self._ends(part, starts, zones), part.text("UID") or f"row-{part.row}")
            self._repeats(part, series, zones)
        return Entry(part, place, series, cancelled or part.text("STATUS").upper() == "CANCELLED")

    def _ends(self, part: Part, starts: date | datetime, zones: Zones) -> date | datetime:
        end = part.get("DTEND")
        length = times.minutes(part.text("DURATION")) or 0
        ends: date | datetime | None = None
        if end:
            try:
                ends = zones.read(end)[0]
            except ValueError:
                self.draft.refuse(
                    _("line {row}").format(row=end.row),
                    _("The end “{text}” is not a date or time; the entry was taken without it.").format(
                        text=line(end.value)
                    ),
                )
        if not isinstance(starts, datetime):
            if isinstance(ends, datetime):
                ends = ends.date() + DAY if ends.time() > time() else ends.date()
            days = -(-length // 1440)
            return max(ends or starts + timedelta(days=days), starts + DAY)
        if ends is None:
            return starts + timedelta(minutes=length)
        ends = (
            like(ends, starts.replace(hour=0, minute=0, second=0)) if not isinstance(ends, datetime) else ends
        )
        return (
            starts + timedelta(minutes=times.between(starts, ends)) if isinstance(ends, datetime) else starts
        )

    def _repeats(self, part: Part, series: Series, zones: Zones) -> None:
        rule = next((each for each in part.all("RRULE") if each.value.strip()), None)
        if rule:
            series.rule, dropped = legible(rule.value)
            if dropped:
                message = _("“{text}” in its rule of repetition cannot be read; the rest was followed.")
                self.draft.refuse(
                    _("line {row}").format(row=rule.row), message.format(text=line(dropped)[:60])
                )
        sequence = part.text("SEQUENCE")
        series.sequence = int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0
        for name in ("RDATE", "EXDATE", "RECURRENCE-ID"):
            for each in part.all(name):
                try:
                    values = [
                        like(value, series.starts) if name != "RECURRENCE-ID" else value
                        for value in zones.read(each)
                    ]
                    if name == "RDATE":
                        series.also += [(v, _period_end(each.value, v)) for v in values]
                    elif name == "EXDATE":
                        series.never += values
                    else:
                        series.instead_of = values[0]
                        series.onwards = each.parameters.get("RANGE", "").upper() == "THISANDFUTURE"
                except ValueError:
                    self.draft.refuse(
                        _("line {row}").format(row=each.row),
                        _("“{text}” is not a date; the entry was taken without it.").format(
                            text=f"{name}:{line(each.value)}"
                        ),
                    )

    def _zone(self, parts: list[Part]) -> str:
        """The zone the calendar names, else the one most of its entries are in, else the plan's where all is UTC."""
        named = next((zone for part in parts if (zone := times.zone_named(part.text("X-WR-TIMEZONE")))), "")
        moments = [each.series.starts for each in self.entries if each.series]
        zones = Counter(str(at.tzinfo) for at in moments if isinstance(at, datetime) and at.tzinfo)
        if named and named != "UTC":
            return named
        local = [name for name, _count in zones.most_common() if name != "UTC"]
        return local[0] if local else self.draft.zone if zones else ""

    def _occurrences(
        self, span: Span | None, year: int
    ) -> Iterable[tuple[Entry, date | datetime | None, date | datetime | None, str]]:
        repeating = [group for group in self.groups if len(group) > 1 or _repeating(group[0])]
        single = [group[0] for group in self.groups if not (len(group) > 1 or _repeating(group[0]))]
        chosen = span or (date(year, 1, 1), date(year, 12, 31))
        found = [one for group in repeating for one in self._spread(group, chosen)]
        if repeating and not found and not span and not any(_in(entry, chosen) for entry in single):
            chosen = _own_span([each.series for group in self.groups for each in group if each.series])
            found = [one for group in repeating for one in self._spread(group, chosen)]
        if len(repeating) and not span:
            self._tell(repeating, found, chosen)
        rows: list[tuple[Entry, date | datetime | None, date | datetime | None, str]] = [
            (entry, entry.series.starts, entry.series.ends, "") if entry.series else (entry, None, None, "")
            for entry in single
        ]
        rows += found
        order = {id(entry): number for number, entry in enumerate(self.entries)}
        return sorted(rows, key=lambda row: order[id(row[0])])

    def _tell(
        self,
        repeating: list[list[Entry]],
        found: list[tuple[Entry, date | datetime, date | datetime, str]],
        span: Span,
    ) -> None:
        reached = {id(entry) for entry, *_rest in found}
        idle = sum(1 for group in repeating if not any(id(entry) in reached for entry in group))
        self.draft.schedule.notes.append(
            _("Repeating entries were taken from {first} to {last}.").format(first=span[0], last=span[1])
        )
        if idle:
            self.draft.schedule.notes.append(
                _("{count} repeating entries have nothing in that time; other dates can be given.").format(
                    count=idle
                )
            )

    def _spread(
        self, group: list[Entry], span: Span
    ) -> list[tuple[Entry, date | datetime, date | datetime, str]]:
        series = [each.series for each in group if each.series]
        fault = next((fault for each in series if (fault := obstacle(each, span[1]))), "")
        if not fault:
            try:
                return [
                    (group[number], starts, ends, mark)
                    for number, starts, ends, mark in spread(series, *span)
                ]
            except ValueError:
                fault = _("Its rule of repetition cannot be followed, so only its first date was taken.")
        rule = next((found for each in group if (found := each.part.get("RRULE"))), None)
        place = _("line {row}").format(row=rule.row if rule else group[0].part.row)
        if not any(refusal.place == place for refusal in self.draft.schedule.refused):
            self.draft.refuse(place, fault)
        return [(entry, entry.series.starts, entry.series.ends, "") for entry in group if entry.series]

    def _item(
        self, entry: Entry, starts: date | datetime | None, ends: date | datetime | None, mark: str
    ) -> Item:
        part = entry.part
        begin = starts if isinstance(starts, datetime) or starts is None else datetime.combine(starts, time())
        length = 0
        if begin and ends is not None:
            last = ends if isinstance(ends, datetime) else datetime.combine(ends, time())
            length = times.between(begin, last)
        where = line(part.text("LOCATION"))
        address = where.startswith(("http://", "https://"))
        categories = [line(text) for text in part.text("CATEGORIES").split(",") if line(text)]
        tracks = [text for text in categories if not COLOURED.search(text)]
        kinds = [code for text in categories if (code := format_of(text)) != "other"]
        return Item(
            place=entry.place,
            title=_title(part) or _("Untitled"),
            guid=_identity(entry, mark),
            abstract=prose(part.text("DESCRIPTION")),
            link=line(part.text("URL")) or (where if address else ""),
            format=kinds[0] if kinds else "",
            track=tracks[0] if tracks else "",
            day=starts if starts is not None and not isinstance(starts, datetime) else None,
            starts=begin,
            minutes=length,
            rooms=(where,) if where and not address else (),
            online=address,
            status="cancelled" if entry.cancelled else "planned",
            people=tuple(_people(part)),
        )


def _title(part: Part) -> str:
    return line(part.text("SUMMARY")) or line(prose(part.text("DESCRIPTION")).split("\n")[0])[:200]


def _identity(entry: Entry, mark: str) -> str:
    """The lasting id of an occurrence: the UID, and for a repeating entry which of its dates this is."""
    uid = line(entry.part.text("UID"))
    return f"{uid}#{mark}" if uid and mark else uid


def _own_span(series: list[Series]) -> Span:
    """The years of the file itself: to the end of all repeating where it ends, else of the last year begun."""
    starts = [_day(each.starts, "") for each in series]
    endless = any(each.rule and not re.search("UNTIL|COUNT", each.rule.upper()) for each in series)
    last = max([*starts, *(_day(at, "") for each in series for at, _ends in each.also)])
    years = min(last.year + (0 if endless else FINITE), 9998)
    return date(min(starts).year, 1, 1), date(years, 12, 31)


def _repeating(entry: Entry) -> bool:
    return bool(entry.series and (entry.series.rule or entry.series.also))


def _divided(group: list[Entry]) -> list[list[Entry]]:
    """Entries of one UID as they belong together: a repeating one with its exceptions, all others alone."""
    masters = [each for each in group if each.series and each.series.instead_of is None]
    repeating = [each for each in masters if _repeating(each)]
    if not repeating:
        return [[each] for each in group]
    master = repeating[0]
    exceptions = [each for each in group if each not in masters]
    for each in exceptions:
        if each.series and master.series and each.series.instead_of is not None:
            each.series.instead_of = like(each.series.instead_of, master.series.starts)
    return [[master, *exceptions], *([each] for each in masters if each is not master)]


def _period_end(value: str, starts: date | datetime) -> date | datetime | None:
    """The end of a period such as 20231213T120000/20231213T150000 or …/PT3H."""
    if "/" not in value or not isinstance(starts, datetime):
        return None
    said = value.split("/", 1)[1].split(",")[0]
    at = times.moment(said)
    if at:
        return at.replace(tzinfo=starts.tzinfo) if at.tzinfo is None else at
    length = times.minutes(said)
    return starts + timedelta(minutes=length) if length else None


def _day(at: date | datetime, zone: str) -> date:
    if not isinstance(at, datetime):
        return at
    return at.astimezone(ZoneInfo(zone)).date() if at.tzinfo and zone else at.date()


def _in(entry: Entry, span: Span) -> bool:
    return entry.series is not None and span[0] <= _day(entry.series.starts, "") <= span[1]


def _people(part: Part) -> Iterable[Speaker]:
    said: set[str] = set()
    for each in part.all("ATTENDEE"):
        name = line(each.parameters.get("CN"))
        kind = each.parameters.get("CUTYPE", "INDIVIDUAL").upper()
        address = each.value[7:] if each.value.lower().startswith("mailto:") else ""
        if name and "@" not in name and kind == "INDIVIDUAL" and name.casefold() not in said:
            said.add(name.casefold())
            role = "moderator" if each.parameters.get("ROLE", "").upper() == "CHAIR" else role_of("")
            yield Speaker(name=name[:200], role=role, email=line(address))
    found = SPOKEN.search(part.text("DESCRIPTION")) if not said else None
    for name in re.split(r"\s*(?:,|;|、|，|&|\band\b|\bund\b)\s*", line(found[1])) if found else ():
        if name and len(name) <= 60 and name.casefold() not in said:
            said.add(name.casefold())
            yield Speaker(name=name)
