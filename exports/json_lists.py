"""JSON files that are no schedule: lists of records, and the yearly notice of holidays."""

from datetime import date, timedelta
from typing import Any

from planning.schedule import Closure

from .incoming_text import line
from .tables import Table, Value

PROVINCE = "p"
"""The key of a province in the lists of universities by province."""


def table(root: Any) -> Table | None:
    """A list of records as a table; what stands beside it, such as the province, counts for all."""
    beside: dict[str, Any] = {}
    if isinstance(root, dict):
        lists = [value for value in root.values() if isinstance(value, list)]
        texts = {key: each for key, each in root.items() if isinstance(each, str)}
        beside = {"region" if key == PROVINCE else key: each for key, each in texts.items()}
        root = lists[0] if len(lists) == 1 else None
    if not isinstance(root, list) or not root or not all(isinstance(entry, dict) for entry in root):
        return None
    entries = [{**beside, **entry} for entry in root]
    keys = list(dict.fromkeys(key for entry in entries for key in entry))
    rows: list[list[Value]] = [list(keys)]
    rows += [[_scalar(entry.get(key)) for key in keys] for entry in entries]
    return Table("", rows)


def _scalar(value: Any) -> str:
    return str(value) if isinstance(value, bool) else line(value)


def notice(root: Any) -> list[Closure]:
    """The days off and on of a yearly notice, joined where they follow one another; none for other files."""
    listed = root.get("days") if isinstance(root, dict) else None
    if not isinstance(listed, list) or not all(isinstance(day, dict) and "isOffDay" in day for day in listed):
        return []
    found: list[Closure] = []
    for entry in listed:
        try:
            at = date.fromisoformat(line(entry.get("date")))
        except ValueError:
            continue
        title, works = line(entry.get("name")), entry["isOffDay"] is False
        last = found[-1] if found else None
        if last and (last.title, last.works) == (title, works) and last.ends + timedelta(days=1) == at:
            found[-1] = Closure(title, last.starts, at, works, last.external_id)
        else:
            found.append(Closure(title, at, at, works, f"{at.isoformat()} {title}"))
    return found
