"""Schedules in XML: frab and pentabarf in all their variants, and home-grown files of days and entries."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree as Xml
from defusedxml.common import DefusedXmlException

from models.database import Problem
from models.words import _
from planning.schedule import Item, Schedule, Speaker

from . import incoming_times as times
from .incoming_schedule import Draft, filed, placed
from .incoming_text import decode, line, paragraphs
from .incoming_words import format_of, language_of, role_of

DECLARED = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*\?>", re.IGNORECASE
)
MANY_BYTES = ("gb", "big5", "shift", "euc", "iso-2022", "utf-32")
EVENTS = ("event", "entry", "session", "talk", "item")
PEOPLE = ("persons", "speakers", "presenters", "people")
CANCELLED = {"cancelled", "canceled", "withdrawn", "rejected"}


def parse(content: bytes, name: str) -> Element:
    """The root of an XML file, entities refused.

    Raises:
        Problem: it is not well-formed, or declares entities.
    """
    try:
        declared = DECLARED.match(content)
        if declared and declared[1].decode("ascii").lower().startswith(MANY_BYTES):
            text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(content), count=1)
            return Xml.fromstring(text)
        return Xml.fromstring(content.lstrip())
    except ParseError as error:
        row, column = error.position
        raise Problem(
            _(
                "“{name}” is not complete XML: line {row}, column {column}. Get it again and import that."
            ).format(name=name, row=row, column=column + 1)
        ) from error
    except DefusedXmlException as error:
        raise Problem(
            _("“{name}” declares entities of its own, which can hide anything, so it is not read.").format(
                name=name
            )
        ) from error
    except (ValueError, LookupError) as error:
        raise Problem(
            _("“{name}” names an encoding that cannot be read. Save it as UTF-8.").format(name=name)
        ) from error


def is_schedule(root: Element) -> bool:
    """Whether this is a schedule: days with events, or a conference that says it has none yet."""
    return root.tag.lower() in ("schedule", "conference", "program", "programme", "agenda") or (
        root.find(".//day") is not None and any(root.find(f".//{tag}") is not None for tag in EVENTS)
    )


def read(root: Element, name: str, zone: str) -> Schedule:
    """The schedule below `root`."""
    if not is_schedule(root):
        raise Problem(
            _("“{name}” is XML, but no schedule: its first element is “{tag}”.").format(
                name=name, tag=line(root.tag)
            )
        )
    draft = Draft("frab", zone)
    _conference(root, draft)
    for track in root.iterfind("./tracks/track"):
        draft.strand(line(track.text), code=track.get("slug", ""))
    for number, (day, element) in enumerate(_days(root), 1):
        for room in element.iterfind("room"):
            draft.hall(line(room.get("name")), room.get("guid", ""))
        for count, (room_name, event) in enumerate(_events(element), 1):
            label = event.get("id") or event.get("guid") or str(count)
            place = _("day {number}, event {label}").format(number=number, label=label)
            _event(event, room_name, day, place, draft)
    return draft.finished()


def _conference(root: Element, draft: Draft) -> None:
    found = root if root.tag == "conference" else root.find("conference")
    about = found if found is not None else Element("conference")
    schedule = draft.schedule
    schedule.title = _text(about, "title") or line(root.get("title"))
    schedule.acronym = _text(about, "acronym")
    schedule.external_id = schedule.acronym or schedule.title
    schedule.time_zone = (
        _text(about, "time_zone_name") or _text(about, "timezone") or line(root.get("timezone"))
    )
    schedule.starts, schedule.ends = (
        times.day(_text(about, "start")[:10]),
        times.day(_text(about, "end")[:10]),
    )
    schedule.day_starts = times.clock(_text(about, "day_change")[:5])
    if schedule.day_starts is None:
        ends = [at for day in root.iter("day") if (at := times.moment(day.get("end", "")))]
        schedule.day_starts = day_start(ends)


def day_start(ends: list[datetime]) -> time | None:
    """When days change, by when each is said to end: 03:59 and 04:00 alike mean 04:00."""
    early = [(end + timedelta(minutes=1)).replace(minute=0).time() for end in ends if end.hour < 9]
    return min(early, default=None) if early and early.count(early[0]) * 2 > len(ends) else None


def _days(root: Element) -> Iterator[tuple[date | None, Element]]:
    for element in root.iter("day"):
        if len(element):
            yield times.day(element.get("date", "")[:10] or _text(element, "date")[:10]), element


def _events(day: Element) -> Iterator[tuple[str, Element]]:
    for child in day:
        if child.tag in EVENTS:
            yield "", child
        elif len(child):
            name = line(child.get("name")) or _text(child, "name") if child.tag == "room" else ""
            for _room, event in _events(child):
                yield name or _room, event


def _event(event: Element, room: str, day: date | None, place: str, draft: Draft) -> None:
    starts, readable = _starts(event, day, draft.schedule.day_starts)
    if not readable:
        draft.refuse(place, _("Its start “{text}” is not a time.").format(text=_text(event, "start")))
        return
    number, title = event.get("id", ""), _text(event, "title")
    draft.add(
        Item(
            place=place,
            title=title,
            guid=line(event.get("guid")) or _text(event, "guid"),
            number=number if number.isdigit() else "",
            subtitle=_text(event, "subtitle"),
            abstract=paragraphs(
                *(part.text for tag in ("abstract", "description") for part in event.iterfind(tag))
            ),
            link=_text(event, "url")
            or _text(event, "full_conf_url")
            or _text(event, "conf_url")
            or _link(event),
            format=format_of(_text(event, "type") or _text(event, "category")),
            language=language_of(_text(event, "language")),
            track=_text(event, "track"),
            day=day or (filed(starts, draft.schedule.day_starts) if starts else None),
            starts=starts,
            minutes=_minutes(event, place, draft),
            rooms=tuple(filter(None, [_text(event, "room") or room])),
            status="cancelled" if _text(event, "status").lower() in CANCELLED else "planned",
            people=tuple(_people(event)),
        )
    )


def _starts(event: Element, day: date | None, day_starts: time | None) -> tuple[datetime | None, bool]:
    """When it starts, and whether what stands there could be read. The offset is kept where one is known."""
    said, text = _text(event, "date"), _text(event, "start")
    whole = times.moment(text)
    if whole and times.has_clock(text):
        return whole, True
    clock = times.clock(text)
    at = times.moment(said)
    if at and times.has_clock(said):
        return agreed(at, clock), True
    if clock is None:
        return None, not text
    if at:
        return datetime.combine(at.date(), clock), True
    return (placed(day, clock, day_starts) if day else None), True


def agreed(at: datetime, clock: time | None) -> datetime:
    """A moment given in UTC beside a local clock time has the offset that lies between the two."""
    if at.tzinfo is None or at.utcoffset() or clock is None or clock == at.time():
        return at
    away = timedelta(hours=clock.hour - at.hour, minutes=clock.minute - at.minute)
    if away > timedelta(hours=14):
        away -= timedelta(days=1)
    elif away < timedelta(hours=-12):
        away += timedelta(days=1)
    return at.astimezone(timezone(away)) if not away.seconds % 900 else at


def _minutes(event: Element, place: str, draft: Draft) -> int:
    text = _text(event, "duration")
    found = times.minutes(text) if text else 0
    if found is None:
        draft.schedule.notes.append(
            _("{place}: the length “{text}” is not one; it is taken as 0.").format(place=place, text=text)
        )
    return found or 0


def _people(event: Element) -> Iterator[Speaker]:
    for group in PEOPLE:
        for element in event.iterfind(f"{group}/*"):
            name = _called(element)
            if name:
                yield Speaker(
                    name=name,
                    role=role_of(element.get("role", "") or _text(element, "role")),
                    organisation=_text(element, "organization") or _text(element, "affiliation"),
                    email=_text(element, "email"),
                    external_id=line(element.get("guid") or element.get("code") or element.get("id")),
                )


def _called(element: Element) -> str:
    for tag in ("public_name", "name", "full_name", "full_public_name"):
        name = _text(element, tag)
        if name:
            return name
    names = f"{_text(element, 'first_name')} {_text(element, 'last_name')}".strip()
    return names or line(element.get("name")) or line(element.text)


def _link(event: Element) -> str:
    for element in event.iterfind("links/link"):
        address = line(element.get("href")) or line(element.text)
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _text(element: Element, tag: str) -> str:
    return line(element.findtext(tag))
