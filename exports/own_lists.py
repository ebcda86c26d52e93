"""Our own lists that come back filled in: which sheet holds the list, and what its columns are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .columns import plain
from .own_facts import WORKBOOK

FIELD = "field "


@dataclass(frozen=True, slots=True)
class OwnList:
    """What a workbook of ours says of itself: the kind of its list, and the field of each head."""

    kind: str
    columns: Mapping[str, str]


def own_list(sheets: list[Any]) -> OwnList | None:
    """What the hidden sheet of our own workbook tells; None where there is none, or it is no list."""
    for sheet in sheets:
        if sheet.rows and sheet.rows[0] and sheet.rows[0][0] == WORKBOOK:
            said = [(row[-2], row[-1]) for row in sheet.rows if len(row) > 1 and isinstance(row[-2], str)]
            kind = next((str(value) for key, value in said if key == "kind"), "")
            columns = {
                plain(str(value)): key.removeprefix(FIELD)
                for key, value in said
                if key.startswith(FIELD) and value
            }
            return OwnList(kind, columns) if kind and columns else None
    return None
