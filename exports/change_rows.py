"""The rows of a change notice: what was, and what is, in the words of a document."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from exports.agenda_rows import ROLE_WORDS, SHORT
from exports.text import clean
from exports.wording import Speech, clock, day, hours
from models.words import N_, _, speaking
from planning.changes import (
    KINDS,
    Between,
    Change,
    Changed,
    changes,
    event_changes,
    people_of,
    rooms_of,
    time_of,
)
from planning.plan import Picture

SECTIONS = (
    ("changed", N_("Changed")),
    ("added", N_("New on the agenda")),
    ("off", N_("No longer on the agenda")),
)


class Line(NamedTuple):
    """One difference: what kind, how it was, how it is."""

    what: str
    old: str
    new: str


class Entry(NamedTuple):
    """A session with its differences. `starts` is when it begins now, or began."""

    section: str
    starts: datetime | None
    day: Any
    title: str
    title_other: str
    lines: tuple[Line, ...]


def entries(found: Between, event_id: int, speech: Speech) -> list[Entry]:
    """The differences, the changed sessions first, each section by time."""
    told = [_entry(found, changed, speech) for changed in changes(found.old, found.new, event_id)]
    order = [key for key, _title in SECTIONS]
    return sorted(told, key=lambda entry: order.index(entry.section))


def event_lines(found: Between, event_id: int, speech: Speech) -> list[Line]:
    """What is different about the event itself."""
    lines = []
    for change in event_changes(found.old, found.new, event_id):
        old, new = (_event_text(value, change, speech) for value in (change.before, change.after))
        what = N_("Venue") if change.kind == "room" else KINDS[change.kind]
        lines.append(Line(speech.say(what), old, new))
    return lines


def titles(found: Between, speech: Speech) -> str:
    """“From version 6 to version 7”, “From version 6 to the state of now”."""

    def told(language: str) -> str:
        with speaking(language):
            if found.until:
                sentence = _("From version {old} to version {new}")
                return sentence.format(old=found.since, new=found.until)
            return _("From version {old} to the draft of now").format(old=found.since)

    return " ".join(speech.in_each(told))


def _entry(found: Between, changed: Changed, speech: Speech) -> Entry:
    row, kind = changed.row, changed.kind
    if row.starts is None:  # taken off its time: readers know it by the one it had
        row = changed.before
    title, other = speech.both(row, "title")
    section = "off" if kind in ("cancelled", "dropped") else kind
    return Entry(section, row.starts, row.day, title, other, tuple(_lines(found, changed, speech)))


def _lines(found: Between, changed: Changed, speech: Speech) -> Iterator[Line]:
    for change in changed.changes:
        what = speech.say(KINDS[change.kind])
        if change.kind == "added":
            yield Line(what, "", _whole(found.new, changed.after, speech))
        elif change.kind in ("dropped", "cancelled"):
            yield Line(what, _whole(found.old, changed.before, speech), "")
        elif change.kind == "moved":
            yield Line(what, *_times(change, speech))
        elif change.kind == "room":
            yield Line(what, _rooms(change.before, speech), _rooms(change.after, speech))
        elif change.kind == "people":
            yield Line(what, *_people(found, changed, speech))
        else:
            field = "title" if change.kind == "title" else "text"
            old, new = (_public(row, field, speech) for row in (changed.before, changed.after))
            yield Line(what, old, new)


def _whole(picture: Picture, session: Any, speech: Speech) -> str:
    """When, where and with whom a session is."""
    starts, finish = time_of(picture, session)
    people = [_name(picture, *one, speech) for one in people_of(picture, session)]
    parts = (_span(starts, finish), _rooms(rooms_of(picture, session), speech), _join(people, speech))
    return "\n".join(filter(None, parts))


def _times(change: Change, speech: Speech) -> tuple[str, str]:
    """Both times, each with its day where that differs."""
    (one, end), (other, last) = change.before, change.after
    old, new = _span(one, end), _span(other, last)
    if one.date() != other.date():
        old, new = f"{_day(one, speech)} {old}", f"{_day(other, speech)} {new}"
    return old, new


def _span(starts: datetime | None, finish: datetime | None) -> str:
    return hours(starts, finish) if starts and finish else ""


def _day(when: datetime, speech: Speech) -> str:
    return " ".join(speech.in_each(lambda name: day(when.date(), name, weekday=False, year=False)))


def _rooms(rooms: Sequence[tuple[int, str, str]], speech: Speech) -> str:
    named = {0: N_("All rooms"), -1: N_("online")}
    return _join([speech.say(named[number]) if number in named else _twin(name, other, speech)
                  for number, name, other in rooms], speech)  # fmt: skip


def _people(found: Between, changed: Changed, speech: Speech) -> tuple[str, str]:
    """Who is no longer there, and who is new."""
    before, after = people_of(found.old, changed.before), people_of(found.new, changed.after)
    gone = [_name(found.old, *one, speech) for one in before if one not in after]
    come = [_name(found.new, *one, speech) for one in after if one not in before]
    return _join(gone, speech), _join(come, speech)


def _name(picture: Picture, person_id: int, role: str, speech: Speech) -> str:
    name = speech.pair(picture.get("person", person_id), "name")
    return f"{name} ({speech.say(ROLE_WORDS[role])})" if role in ROLE_WORDS else name


def _public(row: Any, field: str, speech: Speech) -> str:
    """A title in the languages of the document; of a description its beginning."""
    if field == "title":
        return speech.pair(row, "title", "\n")
    text = " ".join(filter(None, (speech.one(row, "subtitle"), speech.one(row, "abstract"))))
    return text if len(text) <= SHORT else f"{text[:SHORT].rstrip()} …"


def _event_text(value: Any, change: Change, speech: Speech) -> str:
    if change.kind == "cancelled":
        return ""
    if change.kind == "moved":
        starts, finish = value
        if not starts:
            return ""
        if finish and finish.date() != starts.date():
            return f"{_day(starts, speech)} {clock(starts)} – {_day(finish, speech)} {clock(finish)}"
        return f"{_day(starts, speech)} {_span(starts, finish) or clock(starts)}"
    if change.kind == "room":
        name, other, city, city_other = value
        return _join([_twin(name, other, speech), _twin(city, city_other, speech)], speech)
    title, title_other = value
    return _twin(title, title_other, speech)


class _Twin(NamedTuple):
    name: str
    name_other: str


def _twin(name: str, other: str, speech: Speech) -> str:
    return speech.pair(_Twin(clean(name), clean(other)), "name")


def _join(texts: Sequence[str], speech: Speech) -> str:
    return speech.word(", ").join(filter(None, texts))
