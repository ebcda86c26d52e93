"""One line of a foreign table: its cells by field, where they stand, and the people it names."""

import re
from collections.abc import Iterator

from planning.schedule import Speaker

from .columns import Column, Header, text
from .tables import Table, Value

DIVIDERS = re.compile(r"\s*(?:[;；、\n]|,|，|&|\band\b|\bund\b|和|与)\s*")
NUMBER = re.compile(r"^\d+:\s*")
CHINESE_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[ \u3000]+[\u4e00-\u9fff·]{2,4})+$")
LONGEST_NAME = 60
NOBODY = frozenset(
    ("tba", "tbd", "tbc", "n/a", "na", "-", "–", "?", "none", "null", "n.n.", "待定", "无", "未定")
)


class Row:
    """One line of a table below its header."""

    def __init__(self, table: Table, head: Header, number: int) -> None:
        self.table, self.head, self.number = table, head, number
        self.cells = table.rows[number]

    def value(self, field: str) -> Value:
        """The first cell of a field that says anything."""
        for column in self.head.at(field):
            if column.at < len(self.cells) and self.cells[column.at] not in ("", None):
                return self.cells[column.at]
        return None

    def text(self, field: str) -> str:
        """That cell as one line."""
        return text(self.value(field))

    def at(self, column: Column) -> str:
        """A cell as one line."""
        return text(self.cells[column.at]) if column.at < len(self.cells) else ""

    def raw(self, column: Column) -> str:
        """A cell with its line breaks."""
        value = self.cells[column.at] if column.at < len(self.cells) else None
        return value if isinstance(value, str) else text(value)

    def place(self, field: str = "") -> str:
        """Where the row stands, or its cell of a field."""
        column = self.head.at(field)
        return self.table.place(self.number, column[0].at if column else None)

    def label(self) -> str:
        """What the row says about its day, where it gives no date."""
        said = self.text("day") or self.text("date")
        return said

    def fault(self) -> tuple[str, str]:
        """The first cell of the row that cannot be trusted, and why."""
        for column in self.head.columns:
            message = self.table.fault(self.number, column.at)
            if message:
                return self.table.place(self.number, column.at), message
        return "", ""


def people(row: Row) -> Iterator[Speaker]:
    """Everybody a row names; with several columns of people each is one person, else a cell may list them."""
    said: set[str] = set()
    for field, role in (("speakers", "speaker"), ("moderator", "moderator")):
        columns = [column for column in row.head.at(field) if row.at(column)]
        single = len(row.head.at(field)) == 1
        for column in columns:
            raw = row.cells[column.at]
            names = split_names(raw if isinstance(raw, str) else text(raw)) if single else [row.at(column)]
            for name in names:
                title = ""
                if not single and "," in name:
                    name, title = (part.strip() for part in name.split(",", 1))
                if name and name.casefold() not in said | NOBODY and len(name) <= 200:
                    said.add(name.casefold())
                    beside = len(names) == 1
                    yield Speaker(
                        name=name,
                        role=role,
                        organisation=_beside(row, "organisation", column, single) if beside else "",
                        title=title or (_beside(row, "position", column, single) if beside else ""),
                    )


def _beside(row: Row, field: str, person: Column, single: bool) -> str:
    """What a row says about one of its people: “Company2” goes with “Presenter2”."""
    for column in row.head.at(field):
        if single or column.number == person.number:
            return row.at(column)
    return ""


def split_names(cell: str) -> list[str]:
    """The people a cell lists."""
    if CHINESE_NAMES.match(cell.strip()):
        return cell.split()
    parts = [NUMBER.sub("", part).strip() for part in DIVIDERS.split(cell)]
    named = [text(part) for part in parts if part]
    return named if all(len(part) <= LONGEST_NAME for part in named) else [text(cell)]
