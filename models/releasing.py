"""Making a version of an event final: a release is numbered, sealed, and never taken back."""

import json
import re
import zlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import fn

from .database import Problem
from .event import Event
from .history import record
from .release import Release
from .schema import SCHEMA
from .words import N_, _

#: Of each table its columns and their SQLite types; and its rows, as SQLite holds them.
Columns = Mapping[str, Mapping[str, str]]
Rows = Mapping[str, Sequence[Sequence[Any]]]

_MOST = 64 * 2**20
"""Bytes of a version, unpacked. Nobody's event is as large; a file made to harm could be."""
_NAME = re.compile(r"[a-z_]+")
_DAMAGED = N_("Version {number} of this event cannot be read: the plan file is damaged there.")
_PARTS = N_("“{title}” has parts of its own. Release each of them; it follows.")


def seal(columns: Columns, rows: Rows) -> bytes:
    """A version as a release keeps it: zlib JSON of columns and rows, the same bytes for the same rows."""
    whole = {"columns": columns, "rows": rows}
    return zlib.compress(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def unseal(packed: bytes, number: int) -> tuple[Columns, Rows]:
    """What version `number` holds.

    Raises:
        Problem: it is damaged.
    """
    try:
        box = zlib.decompressobj()
        found = json.loads(box.decompress(packed, _MOST))
        columns, rows = found["columns"], found["rows"]
        names = [*columns, *(name for told in columns.values() for name in told)]
        if box.unconsumed_tail or not all(map(_NAME.fullmatch, names)) or not set(rows) <= set(columns):
            raise ValueError("not a version")
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(number) from error
    return columns, rows


def damaged(number: int) -> Problem:
    """What to say of a version that cannot be read."""
    return Problem(_(_DAMAGED).format(number=number))


def add_release(event: Event, packed: bytes, note: str = "", who: str = "") -> Release:
    """Number a version of an event and keep it. `planning.releasing.release` is the act: it looks first.

    Raises:
        Problem: the event has parts, which are what is released.
    """
    if Event.select().where(Event.part_of == event.id).exists():
        raise Problem(_(_PARTS).format(title=event.title))
    with record():
        last = Release.select(fn.MAX(Release.number)).where(Release.event == event.id).scalar()
        return Release.create(
            event=event.id, number=(last or 0) + 1, made=datetime.now(), who=who, note=note,
            schema=SCHEMA, rows=packed,
        )  # fmt: skip


def rewrite(table: str, column: str, wanted: Collection[Any], values: Mapping[str, Any]) -> int:
    """Give the rows that have one of these in a column other values, in every release. In `record()` only.

    Returns how many releases hold such rows.

    A release that cannot be read is left alone: nobody can read the name in it either.
    """
    count = 0
    for release in Release.select():
        try:
            columns, rows = unseal(bytes(release.rows), release.number)
        except Problem:
            continue
        names = list(columns.get(table, ()))
        at = names.index(column) if column in names else None
        found = [row for row in rows.get(table, ()) if at is not None and row[at] in wanted]
        for row in found:
            row[:] = [values.get(name, cell) for name, cell in zip(names, row, strict=True)]  # type: ignore[index]
        if found:
            release.rows = seal(columns, rows)
            release.save()
            count += 1
    return count
