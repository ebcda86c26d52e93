"""Finding the sessions in a JSON file of any shape, and what stands above each of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from models.database import Problem
from models.words import _

from . import incoming_times as times
from .incoming_days import weekday
from .incoming_text import decode, line

Found = dict[str, Any]
TITLES = (
    "title",
    "talk",
    "subject",
    "summary",
    "session_title",
    "sessiontitle",
    "titel",
    "titolo",
    "标题",
    "title_en",
)
STARTS = (
    "start",
    "starts_at",
    "startsAt",
    "starts",
    "start_time",
    "startTime",
    "startDate",
    "start_date",
    "begin",
    "begins",
    "begins_at",
    "from",
    "orario_inizio",
    "time",
    "start_at",
    "startAt",
    "dtstart",
    "hour",
    "slot",
    "timerange",
    "when",
    "datetime",
)
LENGTHS = ("duration", "minutes", "length", "endsAt", "end", "endTime", "orario_fine")
#: What holds sessions, so that a thing with one of these is not itself a session.
HOLDERS = (
    "sessions",
    "events",
    "talks",
    "contributions",
    "entries",
    "days",
    "schedule",
    "conference",
    "lectures",
    "timeSlots",
)
LISTS = {*HOLDERS, "items", "slots", "program", "programme", "agenda", "results", "rooms", "session"} - {
    "days"
}
#: What says something about sessions, but holds none.
ASIDE = {
    "speakers",
    "persons",
    "people",
    "speakerList",
    "presenters",
    "participants",
    "tracks",
    "tags",
    "links",
    "attachments",
    "answers",
    "availabilities",
    "session_types",
    "types",
    "categories",
    "colors",
    "defaults",
    "primaryauthors",
    "coauthors",
    "chairs",
    "folders",
    "material",
    "occurrences",
    "creator",
    "questions",
    "resources",
    "$schema",
}
DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Where:
    """Where the walk stands: the path for a reader's eyes, and what the levels above said."""

    path: str = ""
    key: str = ""
    day: str = ""
    room: str = ""
    minute: int | None = None
    listed: bool = False


def load(content: bytes, name: str) -> Any:
    """The value of a JSON file.

    Raises:
        Problem: it is not JSON, with the line and column where it stops being so.
    """
    try:
        return json.loads(decode(content), parse_constant=lambda _name: None)
    except json.JSONDecodeError as error:
        raise Problem(
            _("“{name}” is not complete JSON: line {row}, column {column} ({reason}).").format(
                name=name, row=error.lineno, column=error.colno, reason=error.msg
            )
        ) from error
    except (RecursionError, ValueError) as error:
        raise Problem(
            _("“{name}” is nested or filled beyond what a schedule is.").format(name=name)
        ) from error


def sessions(value: Any, where: Where | None = None) -> Iterator[tuple[Found, Where]]:
    """Every session below `value`, in the order of the file."""
    at = where or Where()
    if at.path.count(".") + at.path.count("[") > DEEPEST:
        return
    if isinstance(value, list):
        for count, each in enumerate(value):
            yield from sessions(each, replace(at, path=f"{at.path}[{count}]"))
    elif isinstance(value, dict):
        if is_session(value, at):
            yield value, at
        else:
            yield from _below(value, at)


def _below(value: Found, at: Where) -> Iterator[tuple[Found, Where]]:
    at = _told(value, at)
    doubled = isinstance(value.get("timeSlots"), list) and isinstance(value.get("rooms"), list)
    for key, child in value.items():
        if key in ASIDE or (doubled and key == "timeSlots") or not isinstance(child, (list, dict)):
            continue
        yield from sessions(child, _step(at, key, child))


def _told(value: Found, at: Where) -> Where:
    """What a holder says about all it holds: its date, its room."""
    label = line(value.get("date")) or (
        line(value.get("day")) if any(key in value for key in HOLDERS) else ""
    )
    if label and (times.day(label[:10]) or weekday(label) is not None):
        at = replace(at, day=label[:10] if times.day(label[:10]) else label)
    if "sessions" in value and at.key == "rooms":
        at = replace(at, room=line(value.get("name")) or line(value.get("id")))
    return at


def _step(at: Where, key: str, child: Any) -> Where:
    path = f"{at.path}.{key}" if at.path else key
    down = replace(at, path=path, key=key, listed=at.listed or key in LISTS)
    if times.day(key) and ("-" in key or len(key) == 8):
        return replace(down, day=key, listed=True)
    if key.isdigit() and not (isinstance(child, dict) and is_session(child, down)):
        if not at.day:
            return replace(down, day=key)
        return replace(down, minute=int(key)) if at.minute is None and len(key) < 5 else down
    if at.key == "rooms" and isinstance(child, list):
        return replace(down, room=line(key), listed=True)
    if weekday(key) is not None and not at.day:
        return replace(down, day=key)
    if (
        key not in LISTS
        and isinstance(child, list)
        and any(isinstance(c, dict) and _titled(c) for c in child)
    ):
        return replace(down, room=line(key))
    return down


def _titled(value: Found) -> bool:
    if any(key in value for key in TITLES):
        return True
    return any(isinstance(part, dict) and "title" in part for part in (value.get("zh"), value.get("en")))


def is_session(value: Found, at: Where) -> bool:
    """Whether this is one session: a title and a time, or a member of what holds sessions."""
    if at.key == "conference" or any(
        isinstance(value.get(key), (list, dict)) and value[key] for key in HOLDERS
    ):
        return False
    timed = any(key in value for key in STARTS)
    if _titled(value):
        return timed or (
            at.listed and any(key in value for key in ("speakers", "persons", "room", "duration", *LENGTHS))
        )
    if timed and at.key != "days" and ("date" not in value or at.listed) and at.path.endswith("]"):
        return "name" in value or (at.listed and any(key in value for key in LENGTHS))
    return False
