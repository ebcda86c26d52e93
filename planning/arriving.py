"""The tables of a plan that was just opened, each read when it is first asked for: a window shows its first
page long before every session of a season is in memory."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from models import Record
from models.database import database, told

from .reading import Row, read_rows, without_circles

#: Rows by id, by table.
Tables = Mapping[str, Mapping[Any, Row]]


class Arriving(Tables):
    """Reads on the main thread, where the plan is open. `read` holds what was asked for so far.

    Where a table has rows that cannot be used, `carefully` reads all tables together and sorts them out;
    the plan is `doubtful` then.
    """

    def __init__(self, models: Sequence[type[Record]], carefully: Callable[[], Tables]) -> None:
        self.read: dict[str, Mapping[Any, Row]] = {}
        self.doubtful = False
        self._models = {model._meta.table_name: model for model in models}
        self._carefully = carefully

    def __getitem__(self, name: str) -> Mapping[Any, Row]:
        if name not in self.read:
            with told():
                rows, bad = read_rows(self._models[name])
                dangling = database.connection().execute(f'PRAGMA foreign_key_check("{name}")').fetchone()
            if bad or dangling or (name == "event" and without_circles(rows)):
                self.read, self.doubtful = dict(self._carefully()), True
            else:
                self.read[name] = rows
        return self.read[name]

    def count(self, name: str) -> int:
        """How many rows a table has, of tasks those not done; nothing is read for it."""
        if name in self.read:
            return undone(self.read[name])
        where = " WHERE NOT done" if "done" in self._models[name]._meta.columns else ""
        found = database.connection().execute(f'SELECT count(*) FROM "{name}"{where}').fetchone()
        return int(found[0])

    def __iter__(self) -> Iterator[str]:
        return iter(self._models)

    def __len__(self) -> int:
        return len(self._models)


def undone(rows: Mapping[Any, Row]) -> int:
    """How many rows there are, of tasks those not done."""
    return sum(not getattr(row, "done", False) for row in rows.values())
