"""What a version of an event holds: the rows its public face stands on, and nothing of the office behind it.

Tasks, risks, money, answers, absences and the lists of guests go on living after a version is made, and hold
what should not be kept in every version of an event; so they are none of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from models import JOURNALLED
from models.fields import Link

from .plan import Picture, Row

#: The rows of an event, by the column that refers to it.
_OWN = ("event_partner", "event_room", "track", "session", "group", "leg", "loan")
#: What its parents lend it.
_LENT = ("event_partner", "track", "session")
#: The rows of rows: their table, the column, and the table that it refers to.
_BELOW = (
    ("session_room", "session_id", "session"),
    ("appearance", "session_id", "session"),
    ("group_stop", "group_id", "group"),
)
#: Columns that a reader of paper never sees: a change in them alone makes no draft.
_UNSEEN = {"notes", "source", "external_id", "gone", "consent", "pinned", "attended", "talk_id", "copy_of_id",
           "condition", "expertise", "targets", "email", "website"}  # fmt: skip

Rows = dict[str, dict[int, Row]]


def reached(picture: Picture, event_id: int) -> Rows:
    """The rows of a version by table and id: the event, what is in it, and all that those refer to."""
    found: Rows = {}
    event = picture.tables["event"][event_id]
    _take(picture, found, "event", (event,))
    for table in _OWN:
        _take(picture, found, table, picture.of(table, "event_id", event_id))
    for parent in _parents(picture, event):
        for table in _LENT:
            rows = picture.of(table, "event_id", parent.id)
            _take(picture, found, table, (row for row in rows if not getattr(row, "repeated", False)))
    for table, column, above in _BELOW:
        for row_id in list(found.get(above, ())):
            _take(picture, found, table, picture.of(table, column, row_id))
    return found


def shown(
    columns: Mapping[str, Iterable[str]], rows: Mapping[str, Iterable[Sequence[Any]]]
) -> dict[tuple[str, int], tuple[Any, ...]]:
    """What a reader can see of a version, as it is sealed, to compare two versions by."""
    found = {}
    for table, cells in rows.items():
        if table == "plan":
            continue
        names = list(columns[table])
        kept = [(at, name) for at, name in enumerate(names) if name not in _UNSEEN]
        own = names.index("id")
        for row in cells:
            found[table, row[own]] = tuple(_cell(name, row[at]) for at, name in kept)
    return found


def _cell(name: str, value: Any) -> Any:
    """A value as paper tells it apart: of a reply only a no, of a status neither planned nor done."""
    if name == "reply":
        return value == "no"
    if name == "status":
        return "confirmed" if value == "done" else value
    return value


def _parents(picture: Picture, event: Row) -> Iterator[Row]:
    while event.part_of_id is not None:
        event = picture.tables["event"][event.part_of_id]
        yield event


def _take(picture: Picture, found: Rows, table: str, rows: Iterable[Row]) -> None:
    """Take rows, and what they refer to, and what that refers to; pictures stay where they are."""
    waiting = [(table, row) for row in rows]
    while waiting:
        name, row = waiting.pop()
        known = found.setdefault(name, {})
        if row.id in known:
            continue
        known[row.id] = row
        for column, other in _links()[name]:
            further = picture.get(other, getattr(row, column))
            if further is not None:
                waiting.append((other, further))


@cache
def _links() -> dict[str, list[tuple[str, str]]]:
    """Of each table the columns that refer to another, and which."""
    return {
        model._meta.table_name: [
            (field.column_name, field.rel_model._meta.table_name)
            for field in model._meta.sorted_fields
            if isinstance(field, Link) and field.rel_model._meta.table_name != "image"
        ]
        for model in JOURNALLED
    }
