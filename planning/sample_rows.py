"""The rows of the sample season while they are made: known by key, numbered in order, written at once."""

from datetime import date, datetime, time, timedelta
from typing import Any

from models import JOURNALLED, Record

from .sample_dates import REPORTED, nearest
from .sample_words import Words

_IDS = 1 << 62  # sample rows are numbered from here on: the same sheet comes out the same each time


class Rows:
    """The sample's rows by table and key, for one plan, year and day."""

    def __init__(self, words: Words, year: int, today: date) -> None:
        self.words, self.year, self.today = words, year, today
        self.fixed: set[str] = set()
        self._made: dict[type[Record], list[Record]] = {model: [] for model in JOURNALLED}
        self._known: dict[tuple[type[Record], str], Record] = {}
        self._next = _IDS + year * 10**9

    def add(self, key: str, model: type[Record], **values: Any) -> Any:
        """A new row of `model`, known by `key` from now on."""
        self._next += 1
        row = model(id=self._next, **values)
        self._made[model].append(row)
        if key:
            self._known[model, key] = row
        return row

    def row(self, model: type[Record], key: str | None) -> Any:
        """The row of that key; None for no key."""
        return self._known[model, key] if key else None

    def known(self, model: type[Record], key: str) -> Any:
        """The row of that key, or None where this year has none."""
        return self._known.get((model, key))

    def made(self, model: type[Record]) -> list[Any]:
        """The rows of a table so far."""
        return self._made[model]

    def write(self) -> None:
        """Insert everything, parents before children."""
        for model, rows in self._made.items():
            model.add_all(rows)

    def same_date(self, text: str) -> date:
        """The same month and day in the sample's year."""
        return date.fromisoformat(text).replace(year=self.year)

    def past(self, text: str | None) -> date | None:
        """A day on which something is known to have happened; None while it lies ahead.

        What was before the reported year keeps its distance from the year.
        """
        if not text:
            return None
        told = date.fromisoformat(text)
        day = (
            nearest(told, told.year + self.year - REPORTED)
            if told.year != REPORTED
            else nearest(told, self.year)
        )
        return day if day <= self.today else None

    def moment(self, day: date, days: int, clock: str) -> datetime:
        """`days` after a day, at a time."""
        return datetime.combine(day + timedelta(days=days), time.fromisoformat(clock))
