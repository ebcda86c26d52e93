"""The journal of an open plan: temporary tables and triggers that keep each row as it was before a change.

What is kept never leaves SQLite, so that it comes back to the last bit whatever it is.
"""

from collections.abc import Iterable
from functools import cache

from .database import Record, database


def begin(journalled: tuple[type[Record], ...], recorded: tuple[type[Record], ...]) -> None:
    """Journal every change to these tables from now on; of `recorded` ones only that they were touched."""
    connection = database.connection()
    cells = ",".join(f"c{i}" for i in range(max(len(_columns(model)) for model in journalled)))
    # A journal entry needs a step that is open *in this transaction*: where SQLite has ended the transaction
    # by itself (disk full), a later statement of the same step is refused instead of being kept alone.
    connection.execute("CREATE TEMP TABLE open_step (number INTEGER NOT NULL)")
    connection.execute(
        "CREATE TEMP TABLE journal"
        f" (id INTEGER PRIMARY KEY, step INTEGER NOT NULL, name TEXT, row INTEGER, act TEXT, {cells})"
    )
    connection.execute("CREATE INDEX temp.journal_step ON journal (step)")
    for model in journalled:
        for act in ("added", "changed", "removed"):
            connection.execute(trigger(model, act, kept=True))
    for model in recorded:
        for act in ("added", "changed", "removed"):
            connection.execute(trigger(model, act, kept=False))


def drop(numbers: Iterable[int]) -> None:
    """Take steps out of the journal. Inside a transaction only."""
    database.connection().executemany("DELETE FROM journal WHERE step = ?", [(n,) for n in numbers])


def size() -> int:
    """Bytes that the journal takes."""
    ask = database.connection().execute
    pages = ask("PRAGMA temp.page_count").fetchone()[0] - ask("PRAGMA temp.freelist_count").fetchone()[0]
    return int(pages * ask("PRAGMA temp.page_size").fetchone()[0])


def _columns(model: type[Record]) -> list[str]:
    """The columns of a table but its id, quoted."""
    return [f'"{field.column_name}"' for field in model._meta.sorted_fields if not field.primary_key]


def trigger(model: type[Record], act: str, *, kept: bool) -> str:
    """The trigger that writes a journal entry: with the row as it was, or only that it was touched."""
    table, columns = model._meta.table_name, _columns(model)
    if model._meta.table_name == "plan":  # the count of changes is no change
        columns.remove('"changes"')
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("old", "new"))
    when = {
        "added": "AFTER INSERT",
        "changed": f"AFTER UPDATE OF {', '.join(columns)}",
        "removed": "BEFORE DELETE",
    }[act]
    only = f"WHEN ({old}) IS NOT ({new}) " if act == "changed" else ""
    row = "new.id" if act == "added" else "old.id"
    keep = kept and act != "added"
    cells = "".join(f", c{i}" for i in range(len(columns))) if keep else ""
    return (
        f'CREATE TEMP TRIGGER "{table}_{act}" {when} ON "{table}" {only}BEGIN '
        f"INSERT INTO journal (step, name, row, act{cells}) VALUES ((SELECT number FROM open_step), "
        f"'{table}', {row}, '{act if kept else 'recorded'}'{', ' + old if keep else ''}); END"
    )


@cache
def inverse(table: str, act: str) -> str:
    """The statement that takes one journal entry back, whatever its cells hold: they never leave SQLite."""
    from . import JOURNALLED

    model = next(model for model in JOURNALLED if model._meta.table_name == table)
    columns = ", ".join(_columns(model))
    cells = ", ".join(f"c{i}" for i in range(len(_columns(model))))
    row = "(SELECT row FROM journal WHERE id = :entry)"
    if act == "added":
        return f'DELETE FROM "{table}" WHERE id = {row}'
    if act == "changed":
        kept = f"(SELECT {cells} FROM journal WHERE id = :entry)"
        return f'UPDATE "{table}" SET ({columns}) = {kept} WHERE id = {row}'
    return f'INSERT INTO "{table}" (id, {columns}) SELECT row, {cells} FROM journal WHERE id = :entry'
