"""Lines pasted from Excel into a list of whole rows: known names are brought up to date, new ones added.

The first line may hold titles, in any language of the program; without them the columns are those in sight.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from models import Event, Record
from models.database import Problem
from models.event import new_event
from models.history import step
from models.spoken import named as spoken_rows
from models.spoken import put_spoken
from models.words import N_, _, ngettext

from .clipboard import from_clipboard
from .columns import Column
from .errors import saying
from .values import read, spelled

if TYPE_CHECKING:
    from .table import Table
    from .window import Window

#: Columns of lists that are called otherwise than their field.
FIELDS = {"event": "title", "where": "city", "when": "starts"}
#: What tells rows of one name apart, where it is pasted too.
_APART = ("organisation", "city", "starts", "external_id")
_NO_NAME = N_("Paste the column “{title}” too: each line needs it.")
_SEVERAL = N_("Several entries are called “{name}”.")
_LINE = N_("Line {number}: {reason} Nothing was pasted.")


class Pasted(NamedTuple):
    """How many rows were added and how many changed."""

    added: int
    changed: int

    def words(self) -> str:
        """“3 added, 2 changed”."""
        added = ngettext("{count} added", "{count} added", self.added).format(count=self.added)
        changed = ngettext("{count} changed", "{count} changed", self.changed).format(count=self.changed)
        return _(", ").join([added] * bool(self.added) + [changed] * bool(self.changed)) or _("Nothing new.")


def paste_here(window: "Window", model: type[Record], named: str, table: "Table") -> None:
    """Paste the clipboard into a list, and say what came of it."""
    header = table.horizontalHeader()
    order = sorted(range(header.count()), key=header.visualIndex)
    hidden = [n for n in order if table.isColumnHidden(n)]
    seen = [table.rows.columns[n] for n in order if n not in hidden and table.rows.columns[n].title]
    with saying(window):
        done = paste_rows(model, named, seen, from_clipboard(), [table.rows.columns[n] for n in hidden])
        window.tell(_("Pasted: {what}").format(what=done.words()), undo=True)


def titled(lines: Sequence[Sequence[str]], known: Mapping[str, Any]) -> list[Any] | None:
    """What stands under each title of the first line, where most of it are titles; else None."""
    first = [cell.strip().casefold() for cell in lines[0]] if lines else []
    named = [cell for cell in first if cell]
    if not named or sum(cell in known for cell in named) < max(min(2, len(named)), len(named) // 2):
        return None
    return [known.get(cell) for cell in first]


def paste_rows(
    model: type[Record],
    named: str,
    columns: Sequence[Column],
    lines: Sequence[Sequence[str]],
    hidden: Sequence[Column] = (),
) -> Pasted:
    """Put lines into the plan, all in one step or none. `named` is the field of the name.

    Titles may be those of `hidden` columns too.

    Raises:
        Problem: a line has no name, or a cell cannot be meant; it says which.
    """
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if not lines:
        raise Problem(_("There is no table on the clipboard."))
    under = titled(lines, _titles(model, [*hidden, *columns]))
    start = 1 if under else 0
    under = under or [_field(model, column) for column in columns]
    if named not in under:
        raise Problem(_(_NO_NAME).format(title=_(model._meta.fields[named].verbose_name or named)))
    added = changed = 0
    with step(_("Paste")):
        for number, line in enumerate(lines[start:], start + 1):
            try:
                is_new = _put(model, named, _cells(under, line))
            except Problem as problem:
                raise Problem(_(_LINE).format(number=number, reason=problem)) from problem
            added, changed = added + is_new, changed + (not is_new)
    return Pasted(added, changed)


def _titles(model: type[Record], columns: Sequence[Column]) -> dict[str, str]:
    """Every word a column is known by, and its field."""
    found: dict[str, str] = {}
    for field in model._meta.sorted_fields:
        if field.verbose_name:
            found |= dict.fromkeys(spelled(field.verbose_name), field.name)
    for column in columns:
        name = _field(model, column)
        if name:
            found |= dict.fromkeys(spelled(column.title), name)
    return found


def _field(model: type[Record], column: Column) -> str | None:
    name = FIELDS.get(column.name, column.name)
    return name if name in model._meta.fields else None


def _cells(under: Sequence[str | None], line: Sequence[str]) -> dict[str, str]:
    """The cells of a line by field; empty ones leave what is there."""
    return {name: cell.strip() for name, cell in zip(under, line, strict=False) if name and cell.strip()}


def _put(model: type[Record], named: str, cells: Mapping[str, str]) -> bool:
    """Change the row of that name, or add it; says whether it is new."""
    if named not in cells:
        raise Problem(_(_NO_NAME).format(title=_(model._meta.fields[named].verbose_name or named)))
    row = _known(model, named, cells)
    before = row if row is not None else model()
    values = {name: _read(model, name, text, before) for name, text in cells.items()}
    if row is None:
        _add(model, values)
        return True
    for name, value in values.items():
        if isinstance(value, str):
            if value not in (getattr(row, name), getattr(row, f"{name}_other", None)):
                put_spoken(row, name, value)
        else:
            setattr(row, name, value)
    row.save()
    return False


def _known(model: type[Record], named: str, cells: Mapping[str, str]) -> Record | None:
    name = cells[named]
    rows = spoken_rows(model, name, named)
    for apart in _APART if len(rows) > 1 else ():
        if apart in cells:
            wanted = _read(model, apart, cells[apart], rows[0])
            rows = [row for row in rows if getattr(row, apart) == wanted] or rows
    if len(rows) > 1:
        raise Problem(_(_SEVERAL).format(name=name))
    return rows[0] if rows else None


def _add(model: type[Record], values: dict[str, Any]) -> None:
    if model is Event:
        new_event(values.pop("kind", "other"), values.pop("title"), values.pop("starts", None),
                  filled=False, **values)  # fmt: skip
    else:
        model.create(**values)


def _read(model: type[Record], name: str, text: str, row: Record) -> Any:
    return read(model._meta.fields[name], text, getattr(row, name, None))
