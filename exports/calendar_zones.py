"""The time zones of a calendar file: names of the database, of Windows and of Outlook, and home-made ones."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from .calendar_lines import Part, Property
from .incoming_times import EARLIEST, LATEST, zone_named, zone_of

WHEN = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2}):?(\d{2})?(Z)?)?$", re.IGNORECASE)
PREFIX = re.compile(r"^\((?:UTC|GMT)(?:([+-])(\d{1,2}):?(\d{2}))?\)\s*", re.IGNORECASE)
#: Names of Outlook's list that name no city.
REGIONS = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "arizona": "America/Phoenix",
    "newfoundland": "America/St_Johns",
    "coordinated universal time": "UTC",
    "beijing": "Asia/Shanghai",
    "hong kong": "Asia/Hong_Kong",
    "edinburgh": "Europe/London",
    "canberra": "Australia/Sydney",
    "bern": "Europe/Zurich",
    "osaka": "Asia/Tokyo",
    "new delhi": "Asia/Kolkata",
    "chennai": "Asia/Kolkata",
    "brasilia": "America/Sao_Paulo",
    "abu dhabi": "Asia/Dubai",
    "west central africa": "Africa/Lagos",
    "astana": "Asia/Almaty",
    "wellington": "Pacific/Auckland",
}


class Zones:
    """Reads the dates and times of one calendar; `unknown` gathers zone names that mean nothing."""

    def __init__(self, calendar: Part, preferred: str) -> None:
        self.preferred = preferred
        self.made = {part.text("TZID"): part for part in calendar.parts if part.kind == "VTIMEZONE"}
        self.unknown: set[str] = set()
        self.names: dict[str, str] = {}

    def name(self, tzid: str) -> str:
        """The database's name for a TZID, or an empty string."""
        if tzid not in self.names:
            made = self.made.get(tzid)
            own = zone_named(made.text("X-LIC-LOCATION")) if made else ""
            self.names[tzid] = (
                known(tzid) or own or (_like(made, self.preferred) if made else "") or _by_prefix(tzid)
            )
            if not self.names[tzid]:
                self.unknown.add(tzid)
        return self.names[tzid]

    def read(self, each: Property) -> list[date | datetime]:
        """The dates or moments of a line.

        Raises:
            ValueError: one of them is none.
        """
        return [self._one(value, each.parameters.get("TZID", "")) for value in each.value.split(",")]

    def _one(self, value: str, tzid: str) -> date | datetime:
        found = WHEN.match(value.strip().split("/")[0])
        if not found:
            raise ValueError(value)
        at = date(int(found[1]), int(found[2]), int(found[3]))
        if not EARLIEST <= at.year <= LATEST:
            raise ValueError(value)
        if found[4] is None:
            return at
        late = timedelta(days=1) if found[4] == "24" else timedelta()
        clock = time(int(found[4]) % 24, int(found[5]), min(int(found[6] or 0), 59))
        return datetime.combine(at, clock, UTC if found[7] else self._zone(tzid)) + late

    def _zone(self, tzid: str) -> tzinfo | None:
        name = self.name(tzid) if tzid else ""
        return ZoneInfo(name) if name else None


@cache
def known(tzid: str) -> str:
    """The database's name for what a program calls a zone, without looking at its definition."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    text = tzid.strip().strip('"')
    tail = "/".join(text.split("/")[-2:])
    for name in (text, tail, text.replace("-", "/", 1), WINDOWS_TO_OLSON.get(text, "")):
        if zone_named(name):
            return zone_named(name)
    found = PREFIX.match(text)
    return _by_city(text[found.end() :]) if found else ""


def _by_city(text: str) -> str:
    for part in re.split(r"[,(/]", text):
        words = part.strip().casefold()
        if words in REGIONS:
            return REGIONS[words]
        city = _cities().get(words.replace(" ", "_").rstrip("_)."))
        if city:
            return city
    return ""


@cache
def _cities() -> dict[str, str]:
    return {name.rsplit("/", 1)[-1].casefold(): name for name in sorted(available_timezones()) if "/" in name}


def _like(made: Part, preferred: str) -> str:
    """A zone of the database with the offsets that a definition in the file gives."""
    offsets = {}
    for part in made.parts:
        length = _length(part.text("TZOFFSETTO"))
        if length is not None:
            offsets[part.kind] = length
    if "STANDARD" not in offsets:
        return ""
    winter, summer = offsets["STANDARD"], offsets.get("DAYLIGHT", offsets["STANDARD"])
    seen = [datetime(2025, 1, 15, tzinfo=timezone(winter)), datetime(2025, 7, 15, tzinfo=timezone(summer))]
    name = zone_of(seen, preferred)
    exact = all(at.replace(tzinfo=ZoneInfo(name)).utcoffset() == at.utcoffset() for at in seen)
    return name if exact else zone_of(seen[:1], preferred)


def _by_prefix(tzid: str) -> str:
    found = PREFIX.match(tzid.strip())
    length = _length(f"{found[1]}{int(found[2]):02d}{found[3]}") if found and found[2] else None
    if length is None:
        return ""
    return zone_of([datetime(2025, 1, 15, tzinfo=timezone(length))], "")


def _length(text: str) -> timedelta | None:
    found = re.match(r"([+-])(\d{2})(\d{2})", text)
    if not found or int(found[2]) > 14:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -length if found[1] == "-" else length
