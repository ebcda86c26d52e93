"""Schedules in JSON: frab, pretalx, hub, OPass, Sessionize, Indico, and sites' own files of the same kind."""

import re
from datetime import date
from typing import Any

from models.database import Problem
from models.words import _, ngettext
from planning.schedule import Item, Schedule

from . import incoming_times as times
from . import json_fields as fields
from . import json_times
from .incoming_days import Days
from .incoming_schedule import Draft
from .incoming_text import line, paragraphs
from .incoming_words import format_of, language_of
from .json_fields import Tables, first, pick
from .json_walk import Found, Where, sessions
from .schedule_xml import CANCELLED, day_start

ID = re.compile(r"\d*$|[0-9a-f]{8}-[0-9a-f-]{27}$|[A-Z0-9_-]{3,}$")
LONGEST_TYPE = 20
"""Characters of a type's name that may still say “Keynote” rather than name a community."""


def read(root: Any, name: str, zone: str, first_day: date) -> Schedule:
    """The schedule in a JSON value.

    Raises:
        Problem: nothing in it is a session.
    """
    found = list(sessions(root))
    draft = Draft("json", zone)
    found = _main(found, draft)
    if not found and not _declares(root):
        raise Problem(_("“{name}” is JSON, but has no sessions with a title and a time.").format(name=name))
    tables = Tables(root)
    _about(root, draft)
    for room in tables.listed_rooms:
        seats = room.get("capacity")
        draft.hall(
            fields.named(room),
            pick(room, "guid", "id"),
            seats if isinstance(seats, int) and 0 < seats < 10**6 else None,
        )
    for track in tables.listed_tracks:
        draft.strand(*fields.titles(track), code=pick(track, "slug", "code"))
    days = Days([json_times.label(entry, at) for entry, at in found], first_day)
    reader = _Sessions(draft, tables, days)
    for entry, at in found:
        reader.add(entry, at)
    shown = {speaker.name for item in draft.schedule.items for speaker in item.people}
    listed = [speaker for entry in tables.people.values() if (speaker := fields.speaker(entry))]
    others = {each.external_id or each.name: each for each in listed if each.name not in shown}
    draft.schedule.people = list(others.values())
    if days.guessed:
        draft.schedule.notes.append(
            _("The file gives no dates; its days are counted from {day}.").format(day=first_day.isoformat())
        )
    return draft.finished()


def _declares(root: Any) -> bool:
    """Whether a file without sessions is a schedule all the same, one that is still empty."""
    if not isinstance(root, dict):
        return False
    inner = root.get("schedule")
    return isinstance(inner, dict) and ("conference" in inner or "days" in inner)


def _main(found: list[tuple[Found, Where]], draft: Draft) -> list[tuple[Found, Where]]:
    """Where a file has a schedule and other lists beside it, the schedule; the others are told."""
    tops = {at.path.split(".")[0].split("[")[0] for _entry, at in found}
    if "schedule" not in tops or len(tops) == 1:
        return found
    for top in sorted(tops - {"schedule"}):
        count = sum(1 for _entry, at in found if at.path.startswith(top))
        told = ngettext(
            "One more entry stands outside the schedule, under “{name}”, and was not taken.",
            "{count} more entries stand outside the schedule, under “{name}”, and were not taken.",
            count,
        )
        draft.schedule.notes.append(told.format(count=count, name=top))
    return [(entry, at) for entry, at in found if at.path.startswith("schedule")]


def _about(root: Any, draft: Draft) -> None:
    """What the file says about the event as a whole."""
    about = root if isinstance(root, dict) else {}
    if isinstance(about.get("schedule"), dict):
        about = about["schedule"]
    if isinstance(about.get("conference"), dict):
        about = about["conference"]
    results = about.get("results")
    if isinstance(results, list) and len(results) == 1 and isinstance(results[0], dict):
        about = results[0]
    schedule = draft.schedule
    schedule.title, schedule.title_other = fields.titles(about, "title", "name")
    schedule.acronym = pick(about, "acronym", "slug")
    schedule.external_id = schedule.acronym or pick(about, "guid", "id") or schedule.title
    schedule.time_zone = pick(about, "time_zone_name", "timezone", "time_zone", "timeZone", "tz")
    schedule.starts, schedule.ends = (
        json_times.day_of(first(about, *keys)) for keys in (("start", "startDate"), ("end", "endDate"))
    )
    listed = about.get("days")
    ends = [
        at
        for day in (listed if isinstance(listed, list) else [])
        if isinstance(day, dict) and (at := times.moment(pick(day, "day_end", "end")))
    ]
    schedule.day_starts = times.clock(pick(about, "day_change")[:5]) or day_start(ends)


class _Sessions:
    """Turns the records of one file into sessions of its draft."""

    def __init__(self, draft: Draft, tables: Tables, days: Days) -> None:
        self.draft, self.tables, self.days = draft, tables, days

    def add(self, entry: Found, at: Where) -> None:
        draft = self.draft
        title, other = fields.titles(entry, "title", "talk", "subject", "session_title", "summary", "name")
        starts, ends, day, fault = json_times.told(entry, at, self.days, draft.schedule.day_starts)
        if fault:
            draft.refuse(at.path, fault)
            return
        kind, kind_other, track, format_said = self._kind(entry)
        draft.strand(track or kind, kind_other)
        number, guid = self._ids(entry, at)
        service = entry.get("isServiceSession") is True
        draft.add(
            Item(
                place=at.path,
                title=title,
                title_other=other if other != title else "",
                guid=guid,
                number=number,
                subtitle=pick(entry, "subtitle"),
                abstract=self._abstract(entry),
                link=pick(entry, "url", "uri", "link", "html_url", "full_conf_url"),
                format=format_of(format_said) or ("break" if service else ""),
                language=language_of(pick(entry, "language", "content_locale", "lang", "locale")),
                track=track or kind,
                day=day,
                starts=starts,
                minutes=json_times.length(entry, starts, ends),
                rooms=fields.rooms(entry, self.tables, at.room),
                status=_status(entry),
                people=tuple(fields.people(entry, self.tables)),
            )
        )

    def _kind(self, entry: Found) -> tuple[str, str, str, str]:
        """Track and format: by their own names, by category, or by one type that is a track of the file."""
        track, other = self.tables.track(
            first(entry, "track", "theme", "stream", "track_title", "session") or ""
        )
        said = pick(entry, "format", "submission_type", "session_type", "type", "kind")
        for category in fields.listed(entry, "categories"):
            items = category.get("categoryItems") if isinstance(category, dict) else None
            value = pick(items[0], "name") if isinstance(items, list) and items else ""
            label = pick(category, "name").casefold() if value else ""
            if "track" in label and not track:
                track = value
            elif "format" in label or "type" in label:
                said = value
        kind, kind_other = (
            self.tables.kind(entry.get("type")) if line(entry.get("type")) in self.tables.kinds else ("", "")
        )
        if kind:
            said = kind if len(kind) <= LONGEST_TYPE and format_of(kind) != "other" else ""
        return kind, other or kind_other, track, said

    def _ids(self, entry: Found, at: Where) -> tuple[str, str]:
        """The number and the lasting id of a session."""
        number, guid = line(entry.get("id")), line(first(entry, "guid", "uuid"))
        for person in fields.listed(entry, "persons"):
            self._check_person(person, at)
        if number.isdigit():
            return number, guid
        return "", guid or line(first(entry, "code", "id", "session_id"))

    def _check_person(self, person: Any, at: Where) -> None:
        """Tell an id that no program gives: neither a number nor a code nor a UUID."""
        said = person.get("id") if isinstance(person, dict) else None
        if isinstance(said, str) and not ID.match(said):
            self.draft.refuse(
                at.path,
                _("The id “{id}” of {name} is not a number; the person is known by name only.").format(
                    id=line(said), name=fields.named(person)
                ),
            )

    def _abstract(self, entry: Found) -> str:
        keys = ("abstract", "description", "details", "body")
        texts = [entry.get(key) for key in keys]
        for tongue in ("zh", "zh-tw", "en", "ja"):
            inner = entry.get(tongue)
            texts += [inner.get(key) for key in keys] if isinstance(inner, dict) else []
        spread = [part for text in texts for part in (text.values() if isinstance(text, dict) else [text])]
        return paragraphs(*spread)


def _status(entry: Found) -> str:
    said = pick(entry, "status", "state").casefold()
    if entry.get("cancelled") is True or entry.get("canceled") is True or said in CANCELLED:
        return "cancelled"
    return "confirmed" if said == "confirmed" else "planned"
