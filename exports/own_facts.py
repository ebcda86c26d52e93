"""What a common file format cannot say of an event, said beside it, so that our own files come back equal.

A schedule file knows no second title, no session in five rooms and none without a time. The writer reads its
own file with the reader everybody's files go through, notes where that differs from the plan as
`[what was read, what is meant]`, and puts the notes where the format lets programs keep things of their own.
`restore` applies a note only where the file still says what it said then: an edit made elsewhere wins.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from datetime import date, datetime, time
from typing import Any

from planning.schedule import Hall, Item, Schedule, Speaker, Strand

Facts = dict[str, Any]
VERSION = 1
WORKBOOK = f"Lectern {VERSION}"
"""The first cell of the hidden sheet of our own workbooks."""
INSTRUCTION = re.compile(rb"<\?lectern (\{.*?\})\?>", re.DOTALL)
ABOUT = ("title", "title_other", "acronym", "external_id", "time_zone", "starts", "ends", "day_starts")
LISTS = ("halls", "strands")
SAID = tuple(field.name for field in fields(Item) if field.name != "place")


def differences(read: Schedule, meant: Schedule, pairs: Iterable[tuple[str, Item]]) -> Facts:
    """What `read` lacks of `meant`. `pairs` are the sessions meant, each with the id it has in the file."""
    pairs = list(pairs)
    found = {item.guid: item for item in read.items}
    persons = _persons((found[guid], item) for guid, item in pairs if guid in found)
    sessions: dict[str, Any] = {}
    aside = []
    for guid, item in pairs:
        if guid in found:
            changed = _changed(_introduced(found[guid], persons), _signed(item, found[guid]), SAID)
            if changed:
                sessions[guid] = changed
        else:
            aside.append(
                {name: value for name in SAID if (value := plain(getattr(item, name))) not in _EMPTY}
            )
    event = _changed(read, meant, (*ABOUT, *LISTS))
    return {"version": VERSION, "event": event, "persons": persons, "sessions": sessions, "aside": aside}


def restore(schedule: Schedule, facts: Mapping[str, Any] | None) -> Schedule:
    """The schedule with the notes applied. Anything in them that is not as expected is left out."""
    if not isinstance(facts, Mapping) or facts.get("version") != VERSION:
        return schedule
    for name, pair in _pairs(facts.get("event"), (*ABOUT, *LISTS)):
        if name not in LISTS and plain(getattr(schedule, name)) == pair[0]:
            setattr(schedule, name, _about(name, pair[1]))
    sessions = facts.get("sessions")
    if isinstance(sessions, Mapping):
        persons = facts.get("persons")
        known = persons if isinstance(persons, Mapping) else {}
        schedule.items = [
            _restored(_introduced(item, known), sessions.get(item.guid)) for item in schedule.items
        ]
    aside = facts.get("aside")
    for number, record in enumerate(aside if isinstance(aside, list) else [], 1):
        if isinstance(record, dict) and isinstance(record.get("title"), str):
            blank = Item(place=f"lectern {number}", title=record["title"])
            schedule.items.append(_with(blank, {name: record[name] for name in SAID if name in record}))
    for name, pair in _pairs(facts.get("event"), LISTS):
        _list(schedule, name, pair[1])
    return schedule


def _list(schedule: Schedule, name: str, meant: Any) -> None:
    """Rooms and tracks as noted, and those that sessions edited elsewhere have come to use."""
    kind, key = (Hall, "name") if name == "halls" else (Strand, "title")
    used = {room for item in schedule.items for room in item.rooms} | {item.track for item in schedule.items}
    try:
        noted: list[Any] = [kind(**each) for each in meant]
    except TypeError:
        return
    known = {getattr(each, key) for each in noted}
    added = [each for each in getattr(schedule, name) if getattr(each, key) in used - known]
    setattr(schedule, name, noted + added)


def text(facts: Facts) -> str:
    """The notes on one line, without what ends an XML instruction, or what iCalendar reads as a line end."""
    said = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return said.replace("?>", "?\\u003e").replace("\\\\", "\\u005c")


def in_xml(content: bytes) -> Facts | None:
    """The notes of an XML file."""
    found = INSTRUCTION.search(content)
    return parsed(found[1].decode("utf-8", "replace")) if found else None


def out_of_json(root: Any) -> Facts | None:
    """The notes of a JSON file, taken out of it: nothing in them is to be read as a session."""
    for key in ("schedule", "conference", "meta"):
        root = root.get(key) if isinstance(root, dict) else None
    facts = root.pop("lectern", None) if isinstance(root, dict) else None
    return facts if isinstance(facts, dict) else None


def from_calendar(whole: str, entries: Iterable[tuple[str, str]]) -> Facts | None:
    """The notes of a calendar: those of the whole, and those of its entries by their ids."""
    facts = parsed(whole)
    if facts is not None:
        facts["sessions"] = {uid: notes for uid, words in entries if (notes := parsed(words)) is not None}
    return facts


def whole_table(sheets: list[Any]) -> list[Any]:
    """Of a workbook of our own the one table of all sessions: its other sheets say the same again."""
    for sheet in sheets:
        if sheet.rows and sheet.rows[0] and sheet.rows[0][0] == WORKBOOK:
            named = [row[-1] for row in sheet.rows if len(row) > 1 and row[-2] == "table"]
            return [each for each in sheets if each.name in named] or sheets
    return sheets


def parsed(words: str) -> Facts | None:
    """Notes from their text; None where it is none."""
    try:
        value = json.loads(words)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, (Speaker, Hall, Strand)):
        return {key: part for key, part in asdict(value).items() if part not in _EMPTY}
    return value


_EMPTY: tuple[Any, ...] = ("", None, False, [], 0)


def _persons(pairs: Iterable[tuple[Item, Item]]) -> dict[str, list[Any]]:
    """What is meant of people whom the file names by an id, said once and not for each of their sessions."""
    found: dict[str, list[Any]] = {}
    for read, meant in pairs:
        if [each.name for each in read.people] == [each.name for each in meant.people]:
            for said, person in zip(read.people, _signed(meant, read).people, strict=True):
                note = [_unplaced(said), _unplaced(person)]
                if note[0] != note[1]:
                    found.setdefault(said.external_id or said.name, note)
    return found


def _unplaced(person: Speaker) -> Any:
    """A person without the role, which belongs to the session."""
    return plain(replace(person, role=""))


def _introduced(item: Item, persons: Mapping[str, Any]) -> Item:
    """The item with its people as noted."""
    people = []
    for person in item.people:
        note = persons.get(person.external_id or person.name)
        if (
            isinstance(note, list)
            and len(note) == 2
            and note[0] == _unplaced(person)
            and isinstance(note[1], dict)
        ):
            people.append(_speaker({"role": person.role, **note[1]}))
        else:
            people.append(person)
    return replace(item, people=tuple(people)) if people else item


def _signed(meant: Item, read: Item) -> Item:
    """People without an id of their own keep the one the file gives them."""
    if len(meant.people) != len(read.people):
        return meant
    both = zip(meant.people, read.people, strict=True)
    people = tuple(m if m.external_id else replace(m, external_id=r.external_id) for m, r in both)
    return replace(meant, people=people)


def _changed(read: Any, meant: Any, names: Iterable[str]) -> dict[str, list[Any]]:
    both = {name: [plain(getattr(read, name)), plain(getattr(meant, name))] for name in names}
    return {name: _short(*pair) for name, pair in both.items() if pair[0] != pair[1]}


def _short(read: Any, meant: Any) -> list[Any]:
    """A note; of a part of the text read only that text's length, where the part begins and ends."""
    if isinstance(read, str) and isinstance(meant, str) and len(meant) > 12 and meant in read:
        start = read.index(meant)
        return [len(read), [start, start + len(meant)]]
    return [read, meant]


def _pairs(notes: Any, names: Iterable[str]) -> list[tuple[str, list[Any]]]:
    if not isinstance(notes, Mapping):
        return []
    found = [(name, notes[name]) for name in names if name in notes]
    return [(name, pair) for name, pair in found if isinstance(pair, list) and len(pair) == 2]


def _restored(item: Item, notes: Any) -> Item:
    meant = {}
    for name, (was, then) in _pairs(notes, SAID):
        now = plain(getattr(item, name))
        if isinstance(now, str) and was == len(now) and _is_part(then):
            meant[name] = now[then[0] : then[1]]
        elif now == was:
            meant[name] = then
    return _with(item, meant) if meant else item


def _is_part(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(each, int) for each in value)


def _with(item: Item, values: Mapping[str, Any]) -> Item:
    """The item with these values; what does not have the type of its field is left as it is."""
    changes: dict[str, Any] = {}
    for name, value in values.items():
        try:
            changes[name] = _value(name, value, getattr(item, name))
        except (TypeError, ValueError, AttributeError):
            continue
    return replace(item, **changes)


def _value(name: str, value: Any, now: Any) -> Any:
    if name in ("day", "starts"):
        kind = date if name == "day" else datetime
        return kind.fromisoformat(value) if value is not None else None
    if name == "people":
        return tuple(_speaker(each) for each in value)
    if name == "rooms":
        return tuple(str(each) for each in value)
    if name in ("minutes", "expected"):
        return int(value) if value is not None else None
    if name in ("everywhere", "online"):
        return value is True
    return str(value)


def _speaker(record: Mapping[str, Any]) -> Speaker:
    known = {field.name for field in fields(Speaker)}
    return Speaker(**{key: str(part) for key, part in record.items() if key in known})


def _about(name: str, value: Any) -> Any:
    if name in ("starts", "ends"):
        return date.fromisoformat(value) if value else None
    if name == "day_starts":
        return time.fromisoformat(value) if value else None
    return str(value)
