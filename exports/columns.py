"""Which column of a foreign table is which: header rows found by the words people use for each field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from .column_words import AGENDA, GUESTS, ORGANISATIONS, TASKS
from .incoming_text import line
from .tables import Table, Value

LOOK = 40
"""Rows from the top among which a header is looked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; `number` tells “Presenter 2” from “Presenter 1”."""

    at: int
    field: str
    number: int = 0
    header: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its row, and the columns it names."""

    row: int
    columns: tuple[Column, ...]

    @property
    def fields(self) -> set[str]:
        """The fields there is a column for."""
        return {column.field for column in self.columns}

    def at(self, field: str) -> tuple[Column, ...]:
        """The columns of a field, from the left."""
        return tuple(column for column in self.columns if column.field == field)


def plain(value: Value) -> str:
    """A header's words without case, blanks, brackets and marks."""
    return re.sub(r"[\s_\-.:：/／*＊#()（）\[\]【】“”\"']+", "", text(value).casefold())


def words(fields: Mapping[str, str]) -> dict[str, str]:
    """Every word that names a field, in its plain form."""
    found: dict[str, str] = {}
    for field, spelled in fields.items():
        for word in spelled.split("|"):
            found.setdefault(plain(word), field)
    return found


def header(table: Table, kind: str, chosen: Mapping[str, str]) -> Header | None:
    """The row that names most fields of this kind, or None. `chosen` maps a header to a field."""
    vocabulary = VOCABULARIES[kind] | {plain(column): field for column, field in chosen.items()}
    best: Header | None = None
    for number, row in enumerate(table.rows[:LOOK]):
        if sum(1 for cell in row if cell not in ("", None)) < 2 and not chosen:
            continue
        above = table.rows[number - 1] if number else []
        found = Header(number, _distinct(_columns(row, above, vocabulary), kind))
        if len(found.fields) > (len(best.fields) if best else 0):
            best = found
    return best


def _distinct(columns: list[Column], kind: str) -> tuple[Column, ...]:
    """In an agenda that has a title as well, “name” is a person's."""
    titles = [column for column in columns if column.field == "title"]
    spoken = any(column.field == "speakers" for column in columns)
    if kind == "agenda" and len(titles) > 1 and not spoken:
        return tuple(
            replace(column, field="speakers")
            if column.field == "title" and plain(column.header) == "name"
            else column
            for column in columns
        )
    return tuple(columns)


def _columns(row: Sequence[Value], above: Sequence[Value], vocabulary: Mapping[str, str]) -> list[Column]:
    found, spread = [], ""
    for at, cell in enumerate(row):
        said = plain(cell)
        over = plain(above[at]) if at < len(above) else ""
        spread = over or (spread if not said or said.isdigit() else "")
        stem = re.sub(r"\d+$", "", said)
        number = int(said[len(stem) :]) if said != stem and len(said) - len(stem) < 4 else 0
        field = (
            vocabulary.get(said)
            or vocabulary.get(stem)
            or (vocabulary.get(spread) if said.isdigit() else None)
        )
        if field is None and len(stem) > 3 and stem != said:
            field = vocabulary.get(re.sub(r"^line", "", stem))
        if field is None and said.startswith("address"):
            field = vocabulary.get("address")
        if field:
            found.append(Column(at, field, number, text(cell)))
    return found


def text(value: Value) -> str:
    """A cell as one line of text; whole numbers without “.0”, dates as ISO."""
    if value is None or value is False:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return (
            value.isoformat(sep=" ", timespec="minutes")
            if value.time() != time()
            else value.date().isoformat()
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        return str(value)
    return line(str(value))


VOCABULARIES = {
    "agenda": words(AGENDA),
    "organisations": words(ORGANISATIONS),
    "attendance": words(GUESTS),
    "tasks": words(TASKS),
}
