"""What files from elsewhere hold and would change: reading them, the lines of their preview, taking over."""

from collections.abc import Generator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from models.database import Problem
from models.history import step
from models.words import N_, _
from planning.plan import Picture, read_picture
from planning.updating import Proposal

from .columns import Column, Part
from .dates import moment
from .form import called

if TYPE_CHECKING:
    from planning.schedule import Item

STATES = {
    "added": (N_("New"), "plus", "good"), "changed": (N_("Changed"), "pencil", "accent"),
    "unchanged": (N_("Unchanged"), "check", "text-3"), "gone": (N_("Gone from the file"), "minus", "warn"),
    "refused": (N_("Refused"), "octagon-alert", "bad"),
}  # fmt: skip
ORDER = list(STATES)
#: Kinds of files that belong to one event.
OF_EVENT = frozenset({"agenda", "attendance", "tasks", "groups", "budget"})
FIELDS = {
    "rooms": N_("Room"),
    "people": N_("People"),
    "track": N_("Track"),
    "gone": N_("Gone"),
    "group": N_("Group"),
    "organisation": N_("Organisation"),
}


class Entry(NamedTuple):
    """A line of the preview."""

    id: int
    state: str
    title: str
    what: str
    place: str
    file: str


class Taken(NamedTuple):
    """One file that was read."""

    path: Path
    reading: Any
    proposal: Proposal


COLUMNS = (
    Column(
        "state",
        N_("What happens"),
        lambda e: _(STATES[e.state][0]),
        150,
        key=lambda e: ORDER.index(e.state),
        parts=lambda e: (
            Part(_(STATES[e.state][0]), STATES[e.state][2], STATES[e.state][1], STATES[e.state][2]),
        ),
    ),
    Column("title", N_("Entry"), lambda e: e.title, 260, first=True),
    Column("what", N_("In detail"), lambda e: e.what, 260),
    Column("place", N_("Where in the file"), lambda e: e.place, 130),
)


def accept_all(taken: Sequence[Taken], event_id: int | None, *, remove_gone: bool = False) -> int | None:
    """Take all files over in one step, each compared with what the one before it left. Returns the last
    event."""
    from planning.importing import accept, propose

    touched = None
    with step(_("Import {names}").format(names=_(", ").join(one.path.name for one in taken[:3]))):
        for number, one in enumerate(taken):
            picture = read_picture()
            proposal = propose(picture, one.reading, event_id) if number else one.proposal
            touched = accept(proposal, picture, remove_gone=remove_gone)
    return touched


def read_files(
    paths: Sequence[Path], kind: str, picture: Picture, event_id: int | None
) -> Generator[float, None, tuple[list[Taken], list[tuple[Path, str]]]]:
    """On the worker thread: what each file holds and would change, or the sentence why it cannot be read."""
    from exports.reading import read
    from planning.importing import propose

    taken, failed = [], []
    year = picture.plan.year or date.today().year
    event = picture.get("event", event_id)
    first = event.starts.date() if event and event.starts else None
    for number, path in enumerate(paths):
        yield number / len(paths)
        try:
            reading = read(
                path, (kind,) if kind else None, picture.plan.time_zone, year=year, first_day=first
            )
            yield (number + 0.6) / len(paths)
            target = event_id if reading.kind in OF_EVENT else None
            taken.append(Taken(path, reading, propose(picture, reading, target)))
        except Problem as problem:
            failed.append((path, str(problem)))
    return taken, failed


def entries_of(taken: Taken) -> list[Entry]:
    """A line for each entry of a file, and for each that was refused."""
    name, lines = taken.path.name, []
    items = taken.proposal.work.items if taken.proposal.kind == "agenda" else ()
    for number, change in enumerate(taken.proposal.changes):
        what = _("; ").join(_what(field, old, new) for field, old, new in change.what)
        if change.state == "added" and number < len(items):
            what = _when_and_where(items[number])
        lines.append(Entry(0, change.state, change.title, what, change.place, name))
    for refusal in taken.proposal.refused:
        lines.append(Entry(0, "refused", refusal.place or name, refusal.message, refusal.place, name))
    return lines


def _when_and_where(item: "Item") -> str:
    """When and where a session new to the plan takes place."""
    return " · ".join(filter(None, (moment(item.starts) if item.starts else "", _(", ").join(item.rooms))))


def _what(field: str, old: Any, new: Any) -> str:
    """“Start: Thu 23 April 10:00 → Thu 23 April 11:00”."""
    from models import Session

    known = Session._meta.fields.get(field)
    title = _(FIELDS[field]) if field in FIELDS else called(known) if known is not None else field
    if field in ("abstract", "notes", "subtitle"):
        return title
    change = f"{_said(old) or '–'} → {_said(new) or '–'}"
    return _("{name}: {value}").format(name=title, value=change)


def _said(value: Any) -> str:
    from datetime import datetime

    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, tuple | list):
        return _(", ").join(str(part[0] if isinstance(part, tuple) else part) for part in value)
    return "" if value is None else str(value)
