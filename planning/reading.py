"""Reading the rows of an open plan into memory, leaving aside those that cannot be used.

A plan that was damaged, or written by another program, may hold text that is none, days that do not exist and
references to nothing. One bad row must not empty a list: it is left out, and named.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from functools import cache
from operator import contains
from typing import Any

from models import Record
from models.database import database
from models.fields import Clock, Day, Flag, Link, Moment

#: A row of the picture: a named tuple with the columns of its table.
Row = Any
_READ: dict[type, Callable[[Any], Any]] = {
    Moment: datetime.fromisoformat, Day: date.fromisoformat, Clock: time.fromisoformat, Flag: bool,
}  # fmt: skip

#: The Python type of what SQLite gives for a kind of column; the others are whole numbers.
_KEPT: dict[str, type] = {"TEXT": str, "BLOB": bytes}


@cache
def row_class(model: type[Record]) -> tuple[Any, tuple[tuple[int, Callable[[Any], Any]], ...], str]:
    """The row class of a model, the columns that need converting, and the query that reads them."""
    table = model._meta.table_name
    fields = _columns(model)
    names = [field.column_name for field in fields]
    convert = tuple((i, _READ[type(f)]) for i, f in enumerate(fields) if type(f) in _READ)
    columns = ",".join(f'"{name}"' for name in names)
    return _class(model.__name__, names), convert, f'SELECT {columns} FROM "{table}"'


_getter: Any = type(vars(namedtuple("_Probe", ["column"]))["column"])
"""What reads a cell of a named tuple: twice as fast as a property."""


class _Row(tuple[Any, ...]):
    """What all rows have: columns by name, and a copy with other values, as `namedtuple` gives them."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    def __new__(cls, **values: Any) -> "_Row":
        return tuple.__new__(cls, [values[name] for name in cls._fields])

    def _replace(self, **values: Any) -> "_Row":
        return tuple.__new__(
            type(self), [values.get(name, cell) for name, cell in zip(self._fields, self, strict=True)]
        )

    def __repr__(self) -> str:
        cells = ", ".join(f"{name}={cell!r}" for name, cell in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({cells})"


def _class(name: str, columns: Sequence[str]) -> type[_Row]:
    """A row class. `namedtuple` itself would compile source for each, a twentieth of the whole start."""
    values: dict[str, Any] = {column: _getter(place, None) for place, column in enumerate(columns)}
    return type(name, (_Row,), {**values, "__slots__": (), "_fields": tuple(columns)})


def read_rows(model: type[Record], ids: Iterable[int] | None = None) -> tuple[dict[int, Row], list[int]]:
    """The rows of a table by id, in their stored or printed order, and the ids of those it cannot use."""
    kind, convert, sql = row_class(model)
    connection = database.connection()
    order = " ORDER BY position, id" if "position" in kind._fields else " ORDER BY id"
    if ids is None:
        found = _rows(connection, sql + order)
    else:
        wanted = ",".join(map(str, ids))
        found = _rows(connection, f"{sql} WHERE id IN ({wanted}){order}")
    types, rows, bad, make = _types(model), {}, [], tuple.__new__
    sound: set[tuple[type, ...]] = set()
    for values in found:
        kinds = tuple(map(type, values))
        if kinds not in sound:
            if not all(map(contains, types, kinds)):
                bad.append(values[0])
                continue
            sound.add(kinds)
        cells = list(values)
        try:
            for i, reader in convert:
                if cells[i] is not None:
                    cells[i] = reader(cells[i])
        except ValueError:
            bad.append(values[0])
        else:
            rows[cells[0]] = make(kind, cells)
    return rows, bad


def _rows(connection: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    """All rows; where one holds text that is no UTF-8, that comes as bytes, and the row counts as damaged."""
    try:
        return connection.execute(sql).fetchall()
    except sqlite3.OperationalError:
        usual, connection.text_factory = connection.text_factory, _decoded
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.text_factory = usual


def _decoded(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _columns(model: type[Record]) -> list[Any]:
    return list(model._meta.sorted_fields)


@cache
def _types(model: type[Record]) -> tuple[frozenset[type], ...]:
    """The types that each column may give."""
    found = [(_KEPT.get(field.field_type, int), field.null) for field in _columns(model)]
    return tuple(frozenset([kind, type(None)] if null else [kind]) for kind, null in found)


def quarantine(
    models: Sequence[type[Record]], tables: dict[str, dict[int, Row]], *, suspicious: bool
) -> list[tuple[str, int]]:
    """Take out rows that refer to nothing and cannot be without; cut other such links, and circles of events.

    Returns (table, id) of each. `models` stand parents before children. Nothing is looked for in a plan whose
    references SQLite finds whole, unless it is `suspicious` because rows were left out already.
    """
    bad = []
    if suspicious or database.connection().execute("PRAGMA foreign_key_check").fetchone():
        for model in models:
            bad += _without_orphans(model, tables)
    return bad + without_circles(tables["event"])


def _without_orphans(model: type[Record], tables: dict[str, dict[int, Row]]) -> list[tuple[str, int]]:
    table, bad = model._meta.table_name, []
    rows = tables[table]
    for field in model._meta.sorted_fields:
        if not isinstance(field, Link):
            continue
        column, parents = field.column_name, tables[field.rel_model._meta.table_name]
        for row in list(rows.values()):
            if getattr(row, column) is not None and getattr(row, column) not in parents:
                bad.append((table, row.id))
                if field.null:
                    rows[row.id] = row._replace(**{column: None})
                else:
                    del rows[row.id]
    return bad


def without_circles(events: dict[int, Row]) -> list[tuple[str, int]]:
    """Cut events that are part of themselves out of their circle. Returns (table, id) of each."""
    bad = []
    for event in list(events.values()):
        line, parent = {event.id}, event.part_of_id
        while parent is not None and parent not in line:
            line.add(parent)
            parent = events[parent].part_of_id
        if parent is not None:
            bad.append(("event", event.id))
            events[event.id] = event._replace(part_of_id=None)
    return bad
