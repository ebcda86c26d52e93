"""Calendars (iCalendar): an agenda, or a list of holidays, leave and make-up working days."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from models.words import _
from planning.schedule import Closure, Item, Schedule, Speaker

from . import incoming_times as times
from .calendar_dates import Occurrence, Span, day, occurrences
from .calendar_entries import DAY, Entry, divided, entry
from .calendar_lines import Part, calendars
from .calendar_repeat import When
from .calendar_zones import Zones
from .incoming_schedule import Draft
from .incoming_text import line, prose
from .incoming_words import HOLIDAY, WORKDAY, format_of
from .own_facts import from_calendar, restore

SPOKEN = re.compile(
    r"^\s*(?:speakers?|presenters?|主讲人?|报告人|演讲者|演讲人|讲者|嘉宾)\s*[:：]\s*(.+)$",
    re.IGNORECASE | re.MULTILINE,
)
COLOURED = re.compile(r"(?:category|kategorie|类别)$", re.IGNORECASE)


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
        if not whole or any(not WORKDAY.search(each.title) for each in timed):
            return "agenda"
        marked = sum(bool(HOLIDAY.search(e.title) or WORKDAY.search(e.title)) for e in self.entries)
        named = HOLIDAY.search(self.draft.schedule.title)
        return "holidays" if named or marked * 2 > len(self.entries) else "absences"

    def schedule(self, span: Span | None, year: int) -> Schedule:
        """The entries as sessions, repeating ones within `span`, or the plan's year."""
        for one in occurrences(self.groups, span, year, self.draft):
            self.draft.add(_item(one))
        if not self.entries:
            self.draft.schedule.notes.append(_("The calendar has no entries."))
        return restore(self.draft.finished(), self.notes)

    def _own_notes(self) -> list[tuple[str, str]]:
        """What our own calendars say of an entry beyond what calendars can."""
        parts = [each.part for each in self.entries]
        return [(line(part.text("UID")), part.text("X-LECTERN")) for part in parts if part.get("X-LECTERN")]

    def closures(self, span: Span | None, year: int) -> Schedule:
        """The entries as days off, and days on."""
        schedule = self.draft.schedule
        for one in occurrences(self.groups, span, year, self.draft):
            if one.starts is None or one.ends is None or one.entry.cancelled:
                continue
            first, last = day(one.starts, schedule.time_zone), _last(one.ends, schedule.time_zone)
            title = one.entry.title or _("Untitled")
            works = bool(WORKDAY.search(title))
            schedule.closures.append(Closure(title, first, max(first, last), works, one.identity))
        return schedule

    def _gather(self, calendar: Part) -> None:
        zones = Zones(calendar, self.draft.zone)
        cancelled = calendar.text("METHOD").upper() == "CANCEL"
        named: dict[str, list[Entry]] = defaultdict(list)
        for part in calendar.parts:
            found = entry(part, zones, self.draft) if part.kind == "VEVENT" else None
            if found is None or part.get("X-LECTERN-EVENT"):
                continue
            found.cancelled = found.cancelled or cancelled
            self.entries.append(found)
            uid = part.text("UID")
            if uid and found.series:
                named[uid].append(found)
            else:
                self.groups.append([found])
        for group in named.values():
            self.groups += divided(group)
        for name in sorted(zones.unknown):
            self.draft.schedule.notes.append(
                _("The time zone “{named}” of the file is not known.").format(named=line(name))
            )

    def _zone(self, parts: list[Part]) -> str:
        """The zone the calendar names, else the one most entries are in, else the plan's where all is UTC."""
        named = next((zone for part in parts if (zone := times.zone_named(part.text("X-WR-TIMEZONE")))), "")
        moments = [each.series.starts for each in self.entries if each.series]
        zones = Counter(str(at.tzinfo) for at in moments if isinstance(at, datetime) and at.tzinfo)
        if named and named != "UTC":
            return named
        local = [name for name, _count in zones.most_common() if name != "UTC"]
        return local[0] if local else self.draft.zone if zones else ""


def _last(ends: When, zone: str) -> date:
    """The last day before an end."""
    return day(ends - timedelta(seconds=1), zone) if isinstance(ends, datetime) else ends - DAY


def _midnight(at: When) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time())


def _item(one: Occurrence) -> Item:
    """An occurrence as a session; whole days start at midnight."""
    part = one.entry.part
    begin = _midnight(one.starts) if one.starts else None
    length = times.between(begin, _midnight(one.ends)) if begin and one.ends else 0
    where = line(part.text("LOCATION"))
    address = where.startswith(("http://", "https://"))
    categories = [line(text) for text in part.text("CATEGORIES").split(",") if line(text)]
    tracks = [text for text in categories if not COLOURED.search(text)]
    kinds = [code for text in categories if (code := format_of(text)) != "other"]
    return Item(
        place=one.entry.place,
        title=one.entry.title or _("Untitled"),
        guid=one.identity,
        abstract=prose(part.text("DESCRIPTION")),
        link=line(part.text("URL")) or (where if address else ""),
        format=kinds[0] if kinds else "",
        track=tracks[0] if tracks else "",
        day=one.starts if one.entry.all_day else None,
        starts=begin,
        minutes=length,
        rooms=(where,) if where and not address else (),
        mode="online" if address else "",
        status="cancelled" if one.entry.cancelled else "planned",
        people=tuple(_people(part)),
    )


def _people(part: Part) -> Iterable[Speaker]:
    said: set[str] = set()
    for each in part.all("ATTENDEE"):
        name = line(each.parameters.get("CN"))
        kind = each.parameters.get("CUTYPE", "INDIVIDUAL").upper()
        address = each.value[7:] if each.value.lower().startswith("mailto:") else ""
        if name and "@" not in name and kind == "INDIVIDUAL" and name.casefold() not in said:
            said.add(name.casefold())
            role = "moderator" if each.parameters.get("ROLE", "").upper() == "CHAIR" else "speaker"
            yield Speaker(name=name[:200], role=role, email=line(address))
    found = SPOKEN.search(part.text("DESCRIPTION")) if not said else None
    for name in re.split(r"\s*(?:,|;|、|，|&|\band\b|\bund\b)\s*", line(found[1])) if found else ():
        if name and len(name) <= 60 and name.casefold() not in said:
            said.add(name.casefold())
            yield Speaker(name=name)
