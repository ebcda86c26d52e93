"""Versions of an event: packing one into a release, reading it back as a picture, comparing it with now."""

import sqlite3
from functools import cache, lru_cache
from typing import Any

from models import JOURNALLED, MODELS
from models.database import Problem, instead
from models.releasing import Columns, damaged, seal, unseal
from models.releasing import Rows as Sealed
from models.schema import MIGRATIONS, SCHEMA
from models.words import _

from .plan import Picture, Row, read_picture
from .reached import Rows, reached, shown

_KINDS = {"INT", "INTEGER", "TEXT", "BLOB"}


def pack(picture: Picture, event_id: int) -> bytes:
    """A version of an event as a release keeps it, sealed."""
    return seal(*_sealed(picture, event_id))


def _sealed(picture: Picture, event_id: int) -> tuple[Columns, Sealed]:
    """The columns and rows of a version. All tables are told: a later migration may look at any."""
    rows: Rows = {"plan": {1: picture.plan}, **reached(picture, event_id)}
    models = {model._meta.table_name: model for model in MODELS}
    cells = {
        name: [_cells(models[name], row) for _id, row in sorted(found.items())]
        for name, found in sorted(rows.items())
    }
    return _columns(), cells


@cache
def _columns() -> Columns:
    return {
        model._meta.table_name: {field.column_name: field.field_type for field in model._meta.sorted_fields}
        for model in MODELS
    }


def _cells(model: Any, row: Row) -> list[Any]:
    """A row as SQLite holds it, without what points to a picture."""
    return [field.db_value(getattr(row, field.column_name)) for field in model._meta.sorted_fields]


def releases(picture: Picture, event_id: int) -> list[Row]:
    """The releases of an event, the last one last."""
    return sorted(picture.of("release", "event_id", event_id), key=lambda row: row.number)


def released(picture: Picture, release: Row) -> Picture:
    """The picture of an event as it was released. Pictures and logos are those of today: they never change.

    Raises:
        Problem: the release is damaged, or of a newer version of the program.
    """
    key = ("released", release.id)
    if key not in picture.derived:
        old = _read(release.rows, release.schema, release.number)
        tables = {**old.tables, "image": picture.tables["image"]}
        made = Picture(old.plan, tables)
        made.derived["version", release.event_id] = release.number
        picture.derived[key] = made
    found: Picture = picture.derived[key]
    return found


@lru_cache(maxsize=16)
def _read(packed: bytes, schema: int, number: int) -> Picture:
    """Load a version into a database in memory, bring that up to date, and take its picture."""
    if schema > SCHEMA:
        raise Problem(_("Version {number} was made by a newer Lectern.").format(number=number))
    columns, rows = unseal(packed, number)
    connection = sqlite3.connect(":memory:")
    try:
        _load(connection, columns, rows)
        with instead(connection):
            for step in range(schema, SCHEMA):
                MIGRATIONS[step]()
            return read_picture()
    except (sqlite3.Error, IndexError, KeyError, TypeError, ValueError) as error:
        raise damaged(number) from error
    finally:
        connection.close()


def _load(connection: sqlite3.Connection, tables: Columns, rows: Sealed) -> None:
    for table, columns in tables.items():
        told = ", ".join(
            f'"{name}" {kind if kind in _KINDS else "TEXT"}' + (" PRIMARY KEY" if name == "id" else "")
            for name, kind in columns.items()
        )
        connection.execute(f'CREATE TABLE "{table}" ({told})')
        marks = ",".join("?" * len(columns))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows.get(table, ()))


def differs(picture: Picture, event_id: int) -> bool:
    """Whether readers would see another event than the one last released; True before the first release."""
    key = ("differs", event_id)
    if key not in picture.derived:
        last = releases(picture, event_id)
        picture.derived[key] = not last or _differs(picture, event_id, last[-1])
    return bool(picture.derived[key])


def _differs(picture: Picture, event_id: int, release: Row) -> bool:
    """A version of today's shape is compared as it is sealed: that takes a fifth of reading it."""
    try:
        if release.schema == SCHEMA:
            then = unseal(release.rows, release.number)
        else:
            then = _sealed(released(picture, release), event_id)
        before = shown(*then)
    except (Problem, LookupError, ValueError, TypeError):  # it cannot be read
        return True
    return before != shown(*_sealed(picture, event_id))


#: Named so that a test can see that every table is either in a version or left out on purpose.
LEFT_OUT = {"agreement", "absence", "talk_giver", "participant", "task", "task_role", "budget_line", "risk",
            "letter", "feedback", "waiver"}  # fmt: skip
TABLES = {model._meta.table_name for model in JOURNALLED} - LEFT_OUT
