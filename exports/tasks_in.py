"""Lists of tasks: our own workbook that comes back ticked, or anybody's table of what is to be done."""

import re
from datetime import date, datetime

from models.words import _
from planning.schedule import Chore, Refusal

from .columns import Header
from .organisations_in import TOTAL
from .table_rows import Row
from .tables import Table, Value

DONE = re.compile(
    r"^(?:done|yes|y|x|true|1|finished|complete[d]?|closed|已?完成|是|√|✓|☑|erledigt|fertig)$", re.IGNORECASE
)


def fits(head: Header | None) -> bool:
    """Whether a header is that of a list of tasks: what is to be done, and by when, by whom or whether."""
    return bool(
        head and head.fields & {"title", "title_other"} and head.fields & {"due", "owner", "done", "row_id"}
    )


def read(found: list[tuple[Table, Header]]) -> tuple[list[Chore], list[Refusal]]:
    """Every task of these tables."""
    chores: list[Chore] = []
    refused: list[Refusal] = []
    for table, head in found:
        for number in range(head.row + 1, len(table.rows)):
            row = Row(table, head, number)
            title = row.text("title") or row.text("title_other")
            if not any(cell not in ("", None) for cell in row.cells) or TOTAL.match(title):
                continue
            place, fault = row.fault()
            due, told = _day(row.value("due"))
            if fault:
                refused.append(Refusal(place, fault))
            elif not title:
                refused.append(Refusal(row.place("title"), _("It has no title.")))
            elif told:
                refused.append(Refusal(row.place("due"), told))
            else:
                chores.append(_chore(row, title, due))
    return chores, refused


def _chore(row: Row, title: str, due: date | None) -> Chore:
    return Chore(
        place=row.place("title"),
        title=row.text("title"),
        title_other=row.text("title_other"),
        due=due,
        done=bool(DONE.match(row.text("done"))),
        owner=row.text("owner"),
        about=row.text("event"),
        notes="\n".join(row.raw(column) for column in row.head.at("notes") if row.at(column)),
        row_id=row.text("row_id"),
    )


def _day(value: Value) -> tuple[date | None, str]:
    """The day of a cell, or what is wrong with it."""
    if value in ("", None):
        return None, ""
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    words = re.sub(r"[./年月]", "-", str(value).strip()).rstrip("日 ")
    try:
        return datetime.strptime(words, "%Y-%m-%d").date(), ""
    except ValueError:
        return None, _("“{text}” is no date. Write it like 2026-05-12.").format(text=value)
