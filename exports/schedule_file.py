"""Schedule files: the XML and JSON that conference apps and video teams take (frab, pentabarf, voc).

What these formats have no place for stands in an instruction (XML) or under `meta` (JSON), both of which
other programs pass over; see `own_facts`.
"""

import json
import re
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as Xml
from zoneinfo import ZoneInfo

from exports import Request
from exports.facts import version
from exports.outgoing import SMALL, Outgoing, Sent, lasting_ids, outgoing
from exports.own_facts import Facts, differences, text
from exports.schedule_rows import EVERYWHERE, ONLINE
from exports.text import clean
from exports.wording import Speech
from models.database import Problem
from models.words import N_, _, ngettext
from planning.plan import Picture

ACRONYM = re.compile(r"[a-z0-9_-][a-z0-9_]{3,}")
ELSEWHERE = N_("Room to be announced")
LONGEST_XML = 100 * 60
"""Minutes: the schema of the XML form knows no session of a hundred hours or more."""
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as both forms say it."""

    sent: Sent
    title: str
    room: str
    track: str
    persons: tuple[tuple[int, str], ...]
    starts: datetime
    slug: str

    @property
    def duration(self) -> str:
        """“01:30”."""
        return f"{self.sent.item.minutes // 60:02}:{self.sent.item.minutes % 60:02}"


@dataclass(slots=True)
class Day:
    """A day with its entries by room, in the order of the rooms."""

    date: date | None
    opens: datetime | None
    closes: datetime | None
    rooms: dict[str, list[Entry]]


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The schedule of one event, as `request.format` says: `xml` or `json`."""
    event_id = _the_event(picture, request)
    speech = Speech.of(request.languages, picture.plan)
    told = outgoing(picture, event_id, request.audience)
    file = _File(picture, told, speech)
    yield 0.3
    write = _xml if request.format == "xml" else _json
    base = write(file, None)
    yield 0.6
    facts = differences(_read(base, request, told), told.schedule, [(s.guid, s.item) for s in told.sent])
    yield 0.8
    _tell(request, told)
    return write(file, facts)


def _the_event(picture: Picture, request: Request) -> int:
    events = request.events or tuple(row.id for row in picture.all("event"))
    if len(events) != 1:
        raise Problem(_("A schedule file holds one event. Choose which, or write one file an event."))
    if picture.get("event", events[0]) is None:
        raise Problem(_("The plan has no event {id}.").format(id=events[0]))
    return events[0]


def _read(content: bytes, request: Request, told: Outgoing) -> Any:
    """The schedule as the readers find it in `content`."""
    from exports.reading import Wish, read_content

    first = told.schedule.starts or request.printed.date()
    wish = Wish(("agenda",), told.event.time_zone, None, {}, first.year, first)
    return read_content(content, f"schedule.{request.format}", wish).schedule


def _tell(request: Request, told: Outgoing) -> None:
    aside = sum(1 for each in told.sent if not each.is_on)
    if aside:
        request.notes.append(
            ngettext(
                "{count} session without a time, or cancelled, is in the file but hidden from others.",
                "{count} sessions without a time, or cancelled, are in the file but hidden from others.",
                aside,
            ).format(count=aside)
        )  # fmt: skip
    if request.format == "xml" and any(each.item.minutes >= LONGEST_XML for each in told.sent if each.is_on):
        request.notes.append(_("Sessions of more than 99 hours are shown with 99:59 by other programs."))


class _File:
    """What both forms have in common, worked out once."""

    def __init__(self, picture: Picture, told: Outgoing, speech: Speech) -> None:
        self.picture, self.told, self.speech = picture, told, speech
        self.event = told.event
        self.zone = ZoneInfo(told.event.time_zone)
        self.title = speech.one(told.event, "title")
        self.acronym = _acronym(told.event)
        self.version = version(picture, told.event.id, "en").removeprefix("Version ")
        people = {row.id: row for each in told.sent for _link, row in picture.people(each.session.id)}
        self.person_guids = lasting_ids(people.values())
        self.days = self._days()

    def aware(self, moment: datetime) -> datetime:
        """A wall time of the event with its offset."""
        return moment.replace(tzinfo=self.zone)

    def _days(self) -> list[Day]:
        on = [each for each in self.told.sent if each.is_on]
        first, last = self.told.schedule.starts, self.told.schedule.ends
        if first is None or last is None:
            return []
        opens = datetime.combine(first, self.told.schedule.day_starts or datetime.min.time())
        found = []
        rooms = [self.speech.one(room, "name") for room in self.picture.event_rooms(self.event.id)]
        by_day: dict[date, list[Entry]] = {}
        for each in on:
            if each.item.day:
                by_day.setdefault(each.item.day, []).append(self._entry(each))
        for number in range((last - first).days + 1):
            start = opens + timedelta(days=number)
            entries = by_day.get(start.date(), [])
            order = dict.fromkeys([*rooms, *(entry.room for entry in entries)])
            halls = {name: [entry for entry in entries if entry.room == name] for name in order}
            ends = start + timedelta(days=1)
            found.append(Day(start.date(), self.aware(start), self.aware(ends), halls))
        return found

    def _entry(self, sent: Sent) -> Entry:
        assert sent.item.starts
        speech, session = self.speech, sent.session
        rooms = self.picture.session_rooms(session.id)
        mode = session.mode or self.event.mode
        other = EVERYWHERE if session.everywhere else ONLINE if mode == "online" else ELSEWHERE
        persons = [
            (row.id, speech.one(row, "name"))
            for link, row in self.picture.people(session.id)
            if link.reply != "no"
        ]
        return Entry(
            sent=sent, title=speech.one(session, "title"),
            room=speech.one(rooms[0], "name") if rooms else speech.word(other),
            track=speech.one(self.picture.get("track", session.track_id), "title"),
            persons=tuple(dict(persons).items()), starts=self.aware(sent.item.starts),
            slug=f"{self.acronym}-{sent.number}",
        )  # fmt: skip

    def address(self, sent: Sent) -> str:
        """The web address of a session, or nothing."""
        link = sent.item.link.strip()
        return link if link.startswith(WEB) and " " not in link else ""


def _acronym(event: Any) -> str:
    """Four or more small letters, digits or underscores, as both schemas ask."""
    own = event.external_id.casefold()
    if ACRONYM.fullmatch(own):
        return str(own)
    words = re.sub(r"[^a-z0-9]+", "_", f"{event.title} {event.title_other}".casefold()).strip("_")
    year = str(event.starts.year) if event.starts else ""
    made = "_".join(filter(None, (words[:24].strip("_"), year)))
    return made if ACRONYM.fullmatch(made) and made != year else f"event_{event.id % 10**6}"


# The two forms


def _xml(file: _File, facts: Facts | None) -> bytes:
    root = Xml.Element("schedule")
    Xml.SubElement(root, "generator", name="Lectern")
    _add(root, "version", file.version)
    about = Xml.SubElement(root, "conference")
    _add(about, "title", file.title)
    _add(about, "acronym", file.acronym)
    if file.days:
        _add(about, "start", str(file.days[0].date))
        _add(about, "end", str(file.days[-1].date))
    _add(about, "days", str(len(file.days)))
    _add(about, "timeslot_duration", "00:05")
    _add(about, "time_zone_name", file.event.time_zone)
    for number, day in enumerate(file.days, 1):
        element = Xml.SubElement(root, "day", index=str(number), date=str(day.date))
        element.set("start", str(day.opens and day.opens.isoformat()))
        element.set("end", str(day.closes and day.closes.isoformat()))
        for name, entries in day.rooms.items():
            room = Xml.SubElement(element, "room", name=clean(name))
            for entry in entries:
                _xml_event(room, entry, file)
    if not file.days:
        Xml.SubElement(root, "day", index="1")
    if facts:
        root.append(Xml.ProcessingInstruction("lectern", text(facts)))
    Xml.indent(root)
    return Xml.tostring(root, "utf-8", xml_declaration=True) + b"\n"


def _xml_event(room: Xml.Element, entry: Entry, file: _File) -> None:
    item = entry.sent.item
    element = Xml.SubElement(room, "event", id=str(entry.sent.number), guid=entry.sent.guid)
    long = item.minutes >= LONGEST_XML
    for tag, value in (
        ("room", entry.room), ("title", entry.title), ("subtitle", item.subtitle), ("type", item.format),
        ("date", entry.starts.isoformat()), ("start", f"{entry.starts:%H:%M}"),
        ("duration", "99:59" if long else entry.duration), ("abstract", item.abstract), ("slug", entry.slug),
        ("track", entry.track), ("language", item.language),
    ):  # fmt: skip
        _add(element, tag, value)
    persons = Xml.SubElement(element, "persons")
    for person_id, name in entry.persons:
        _add(persons, "person", name).set("id", str(person_id))
    address = file.address(entry.sent)
    if address:
        _add(element, "url", address)


def _add(parent: Xml.Element, tag: str, value: str) -> Xml.Element:
    """A child with a text that XML can hold."""
    element = Xml.SubElement(parent, tag)
    element.text = clean(value, lines=True)
    return element


def _json(file: _File, facts: Facts | None) -> bytes:
    first, last = (file.days[0], file.days[-1]) if file.days else (None, None)
    conference: dict[str, Any] = {
        "acronym": file.acronym,
        "title": file.title,
        "start": str(first.date) if first else "",
        "end": str(last.date) if last else "",
        "daysCount": len(file.days),
        "timeslot_duration": "00:05",
        "time_zone_name": file.event.time_zone,
        "rooms": list(_json_rooms(file)),
        "tracks": [{"name": file.speech.one(row, "title")} for row in _tracks(file)],
        "days": [_json_day(number, day, file) for number, day in enumerate(file.days)],
    }
    if facts:
        conference["meta"] = {"lectern": facts}
    root = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "Lectern"},
        "schedule": {"version": file.version, "conference": conference},
    }
    return json.dumps(root, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _tracks(file: _File) -> Iterable[Any]:
    return file.picture.of("track", "event_id", file.event.id)


def _json_rooms(file: _File) -> Iterable[dict[str, Any]]:
    rooms = file.picture.event_rooms(file.event.id)
    guids = lasting_ids(rooms)
    for room in rooms:
        name = file.speech.one(room, "name")
        yield {"name": name, "guid": guids[room.id], "description": None, "capacity": room.seats}


def _json_day(number: int, day: Day, file: _File) -> dict[str, Any]:
    return {
        "index": number,
        "date": str(day.date),
        "day_start": day.opens.isoformat() if day.opens else "",
        "day_end": day.closes.isoformat() if day.closes else "",
        "rooms": {name: [_json_event(entry, file) for entry in found] for name, found in day.rooms.items()},
    }


def _json_event(entry: Entry, file: _File) -> dict[str, Any]:
    item = entry.sent.item
    persons = [
        {"id": 1 + person_id % SMALL, "guid": file.person_guids[person_id], "name": name, "public_name": name}
        for person_id, name in entry.persons
    ]
    return {
        "id": entry.sent.number, "guid": entry.sent.guid, "date": entry.starts.isoformat(),
        "start": f"{entry.starts:%H:%M}", "duration": entry.duration, "room": entry.room, "slug": entry.slug,
        "url": file.address(entry.sent), "title": entry.title, "subtitle": item.subtitle,
        "track": entry.track or None, "type": item.format, "language": item.language,
        "abstract": item.abstract, "description": "", "persons": persons, "links": [], "attachments": [],
    }  # fmt: skip
