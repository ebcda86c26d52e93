"""The shape of a plan file, and how a file of an older shape is brought up to date."""

from collections.abc import Callable
from pathlib import Path

from .database import Problem, database
from .words import _

APPLICATION_ID = 0x4C656374  # "Lect"
#: The version of the shape that this program writes; step n of MIGRATIONS leads from version n to n + 1.
SCHEMA = 1
MIGRATIONS: dict[int, Callable[[], None]] = {}


def create_tables() -> None:
    """Give a new, empty file the tables of a plan."""
    from . import MODELS

    connection = database.connection()
    with database.atomic():
        database.create_tables(MODELS, safe=False)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def migrate(path: Path) -> None:
    """Bring the connected file from its version to `SCHEMA`: wholly, or not at all.

    A verified backup comes first; foreign keys are off meanwhile, so that no table rebuild can cascade; the number
    of rows of every table and every reference are compared before the one transaction is kept.

    Raises:
        Problem: the data did not come through unharmed; the file is as it was.
    """
    connection = database.connection()
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA:
        return
    from .backup import back_up

    back_up(path, "before update")
    before = counts()
    connection.execute("PRAGMA foreign_keys = 0")
    try:
        with database.atomic():
            for number in range(version, SCHEMA):
                MIGRATIONS[number]()
            after = counts()
            lost = {name for name, rows in before.items() if after.get(name, rows) != rows}
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            if lost or broken:
                raise Problem(_("{path} could not be brought up to date without loss, so it was left as it was.").format(
                    path=path))  # fmt: skip
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
    finally:
        connection.execute("PRAGMA foreign_keys = 1")


def counts() -> dict[str, int]:
    """How many rows each table of the open file has."""
    connection = database.connection()
    names = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]  # fmt: skip
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
