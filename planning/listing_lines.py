"""Taking over our own lists of groups and of costs: numbers that were filled in, lines that were added."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from models import BudgetLine, Group, Record
from models.budget import BUDGET_KINDS
from models.database import Problem
from models.history import step
from models.words import LANGUAGES, N_, _, speaking

from .plan import Picture, Row
from .schedule import OwnLine, Refusal
from .updating import Change, Proposal

NO_NUMBER = N_("“{value}” is no number.")
NO_MOMENT = N_("“{value}” is no date with a time.")


def _text(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _whole(value: Any) -> int:
    return round(_number(value))


def _number(value: Any) -> float:
    try:
        return float(value.replace(",", "").replace("，", "") if isinstance(value, str) else value)
    except (TypeError, ValueError):
        raise Problem(_(NO_NUMBER).format(value=value)) from None


def _fen(value: Any) -> int:
    return round(_number(value) * 100)


def _moment(value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise Problem(_(NO_MOMENT).format(value=value))
    return value


def _kind(value: Any) -> str:
    for code, word in BUDGET_KINDS.items():
        for language in LANGUAGES:
            with speaking(language):
                if str(value).strip() in (code, _(word)):
                    return code
    raise Problem(_("“{value}” is no kind of cost.").format(value=value))


class Kind(NamedTuple):
    """What a list of ours holds: its model, the field that names a line, and how its cells are read."""

    model: type[Record]
    name: str
    title: str
    cells: Mapping[str, Callable[[Any], Any]]
    fixed: frozenset[str] = frozenset()


#: `fixed` fields are only read for new lines: they may stand there in two languages.
KINDS = {
    "groups": Kind(Group, "name", N_("Visiting groups"), {
        "name": _text, "heads": _whole, "minors": _whole, "adults": _whole, "arrives": _moment,
        "leaves": _moment, "language": _text, "contact": _text, "phone": _text, "notes": _text,
    }),
    "budget": Kind(BudgetLine, "title", N_("Budget"), {
        "kind": _kind, "title": _text, "planned": _fen, "actual": _fen, "notes": _text,
    }, frozenset({"title"})),
}  # fmt: skip


def propose_lines(
    picture: Picture, kind: str, lines: list[OwnLine], refused: list[Refusal], event_id: int | None
) -> Proposal:
    """What the lines change; those without a number in the plan are new ones of the event."""
    form = KINDS[kind]
    proposal = Proposal(kind, _(form.title), refused=list(refused))
    work = []
    for line in lines:
        number = int(line.row_id) if line.row_id.isdecimal() else None
        row = picture.get(form.model._meta.table_name, number)
        try:
            if row is None and picture.get("event", event_id) is None:
                raise Problem(_("Say which event this line is for."))
            what = tuple(_differences(form, line, row))
        except Problem as problem:
            proposal.refused.append(Refusal(line.place, str(problem)))
            continue
        state = "added" if row is None else "changed" if what else "unchanged"
        title = str(line.values.get(form.name) or "")
        proposal.changes.append(Change(state, title, line.place, what, row and row.id))
        work.append(event_id)
    proposal.work = work
    return proposal


def accept_lines(proposal: Proposal) -> None:
    """Carry out a proposal of such a list in one step."""
    form = KINDS[proposal.kind]
    sentence = _("Import {count} entries of “{title}”")
    with step(sentence.format(count=len(proposal.work), title=proposal.title)):
        for event_id, change in zip(proposal.work, proposal.changes, strict=True):
            if change.state == "unchanged":
                continue
            row = form.model.fetch(change.row_id) if change.row_id else form.model(event=event_id)
            for name, _old, value in change.what:
                setattr(row, name, value)
            row.save(force_insert=change.row_id is None)


def _differences(form: Kind, line: OwnLine, row: Row | None) -> Iterator[tuple[str, Any, Any]]:
    """Fields whose value the line changes; an empty cell says nothing."""
    for name, understood in form.cells.items():
        value = line.values.get(name)
        if value in ("", None) or (row is not None and name in form.fixed):
            continue
        meant = form.model._meta.fields[name].inspect(understood(value))
        old = getattr(row, name) if row is not None else None
        if meant != old:
            yield name, old, meant
