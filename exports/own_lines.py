"""The lines of our own lists of groups and of costs that come back filled in."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from models.words import LANGUAGES, N_, _, speaking
from planning.schedule import OwnLine

from .columns import plain, text
from .organisations_in import TOTAL
from .tables import Table, Value

LOOK = 12
"""Rows among which the heads are."""
SUM = N_("Total")


def read(table: Table, columns: Mapping[str, str]) -> list[OwnLine]:
    """Every line below the heads that says what it is about."""
    heads = max(range(min(LOOK, len(table.rows))), key=lambda n: _known(table, n, columns), default=0)
    places = {columns[plain(cell)]: at for at, cell in enumerate(table.rows[heads]) if plain(cell) in columns}
    sums = set()
    for language in LANGUAGES:
        with speaking(language):
            sums.add(_(SUM))
    found = []
    for number in range(heads + 1, len(table.rows)):
        cells = table.rows[number]
        values = {field: _value(cells[at]) for field, at in places.items() if at < len(cells)}
        first = text(next((cell for cell in cells if cell not in ("", None)), ""))
        if first in sums or TOTAL.match(first) or not any(values.get(key) for key in ("name", "title")):
            continue
        row_id = text(values.pop("row_id", ""))
        found.append(OwnLine(table.place(number, 0), values, row_id))
    return found


def _known(table: Table, number: int, columns: Mapping[str, str]) -> int:
    return sum(plain(cell) in columns for cell in table.rows[number])


def _value(cell: Value) -> str | int | float | date | datetime | None:
    """A cell as it is meant: moments to the minute, since Excel keeps them as parts of a day."""
    if isinstance(cell, datetime):
        return (cell + timedelta(seconds=30)).replace(second=0, microsecond=0)
    if isinstance(cell, (time, timedelta)) or cell is None:
        return None
    return cell.strip() if isinstance(cell, str) else cell
