"""The shape of a plan file, and how a file of an older shape is brought up to date."""

import re
import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from .database import Problem, database, told
from .words import N_, _

APPLICATION_ID = 0x4C656374  # "Lect"
#: The version of the shape that this program writes; step n of MIGRATIONS leads from version n to n + 1.
SCHEMA = 1
#: `digest` of a file that `create_tables` has made.
DIGEST = "912a60306a4dc331ee71e922179044d96add8a4fcd6c0b046548d038ce2258ee"
MIGRATIONS: dict[int, Callable[[], None]] = {}

#: All the words, outside quotes, that the tables and indexes of a plan are made with. A computed column, a
#: CHECK, a virtual table, a partial index or an expression needs another one.
_WORDS = {
    "CREATE", "TABLE", "INDEX", "UNIQUE", "ON", "INTEGER", "TEXT", "BLOB", "NOT", "NULL", "PRIMARY", "KEY",
    "DEFAULT", "FOREIGN", "REFERENCES", "DELETE", "CASCADE", "RESTRICT", "SET",
}  # fmt: skip
_QUOTED = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'")
_WORD = re.compile(r"[^\W\d]\w*")
#: Tables that SQLite's own tools add to a file.
_STATISTICS = {"sqlite_stat1", "sqlite_stat4"}

#: Columns, references and indexes of each table.
Shape = Mapping[str, Any]


def create_tables() -> None:
    """Give a new, empty file the tables of a plan."""
    from . import MODELS

    connection = database.connection()
    with database.atomic():
        database.create_tables(MODELS, safe=False)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def strange(connection: sqlite3.Connection) -> str | None:
    """The name of the first thing in a file that no version of a plan has: trigger, view, computed column."""
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        words = set(_WORD.findall(_QUOTED.sub(" ", str(sql or ""))))
        if name in _STATISTICS and kind == "table":
            continue
        if kind not in ("table", "index") or not words <= _WORDS:
            return str(name)
    return None


def shape(connection: sqlite3.Connection) -> Shape:
    """What the tables of a file look like, whatever the order they were made in."""
    ask = connection.execute
    tables = [row[0] for row in ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for table in tables:
        if table in _STATISTICS:
            continue
        columns = {
            (name, kind, needed, key, hidden)
            for _cid, name, kind, needed, _default, key, hidden in ask(f'PRAGMA table_xinfo("{table}")')
        }
        links = {tuple(row[2:7]) for row in ask(f'PRAGMA foreign_key_list("{table}")')}
        indexes = {
            (unique, partial, tuple(row[2] for row in ask(f'PRAGMA index_info("{name}")')))
            for _seq, name, unique, _origin, partial in ask(f'PRAGMA index_list("{table}")').fetchall()
        }
        found[table] = (columns, links, indexes)
    return found


@cache
def expected() -> Shape:
    """The shape that this version of the program writes."""
    from . import MODELS

    connection = sqlite3.connect(":memory:")
    try:
        for model in MODELS:
            builder = model._schema  # type: ignore[attr-defined]
            for statement in (builder._create_table(safe=False), *builder._create_indexes(safe=False)):
                connection.execute(*statement.query())
        return shape(connection)
    finally:
        connection.close()


def digest(connection: sqlite3.Connection) -> str:
    """A hash of the statements that made the tables and indexes of a file."""
    made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    return sha256(repr([row for row in made if row[1] not in _STATISTICS]).encode()).hexdigest()


def difference(connection: sqlite3.Connection) -> str | None:
    """The name of the first table that is not as this version of the program writes it.

    A file made by this version is told by its digest at once; only others are compared table by table.
    """
    if digest(connection) == DIGEST:
        return None
    found, wanted = shape(connection), expected()
    return next((name for name in {**wanted, **found} if found.get(name) != wanted.get(name)), None)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the shape that a file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


_LOSS = N_("{path} could not be brought up to date without loss ({detail}), so it was left as it was.")


def migrate(path: Path) -> None:
    """Bring the connected file from its version to `SCHEMA`: wholly, or not at all.

    A verified backup comes first; foreign keys are off meanwhile, so that no table rebuild can cascade; the
    rows of every table, every reference and the shape are compared before the one transaction is kept.

    Raises:
        Problem: the data did not come through unharmed, or the disk refused; the file is as it was.
    """
    connection = database.connection()
    version = version_of(connection)
    if version == SCHEMA:
        return
    from .backup import BEFORE_UPDATE, back_up

    with told():
        back_up(path, BEFORE_UPDATE)
        connection.execute("PRAGMA foreign_keys = 0")
        try:
            with database.atomic():
                before = counts(connection)
                for number in range(version, SCHEMA):
                    MIGRATIONS[number]()
                detail = _harm(connection, before)
                if detail:
                    raise Problem(_(_LOSS).format(path=path, detail=detail))
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
        finally:
            connection.execute("PRAGMA foreign_keys = 1")


def _harm(connection: sqlite3.Connection, before: Mapping[str, int]) -> str:
    """Where a migration did wrong: the table that lost or gained rows, refers to nothing, or looks wrong."""
    after = counts(connection)
    lost = [name for name, rows in before.items() if after.get(name, 0) != rows]
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    return lost[0] if lost else broken[0] if broken else difference(connection) or ""


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table of a file has."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}
