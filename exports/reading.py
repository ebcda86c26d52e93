"""Reading a file from elsewhere, whatever it is called: what it holds is told by its content.

Everything is read before anything is changed; what comes out is neutral values, or one Problem.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.database import Problem
from models.words import N_, _, ngettext
from planning.schedule import Chore, Guest, Institution, OwnLine, Refusal, Schedule

from .incoming_text import decode, load
from .own_facts import in_xml, out_of_json, restore, whole_table

if TYPE_CHECKING:
    from .columns import Header
    from .tables import Table

#: What a file can hold, in the order in which a guess is settled.
KINDS = {
    "agenda": N_("Agenda"),
    "organisations": N_("Organisations"),
    "people": N_("People"),
    "attendance": N_("Sign-up list"),
    "tasks": N_("Tasks"),
    "holidays": N_("Holidays"),
    "absences": N_("Absences"),
}
HEAD = 4000


@dataclass(slots=True)
class Reading:
    """What one file holds: a schedule (its `closures` are holidays or absences), organisations, or people."""

    kind: str
    schedule: Schedule = field(default_factory=Schedule)
    institutions: list[Institution] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    chores: list[Chore] = field(default_factory=list)
    lines: list[OwnLine] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return (
            len(self.schedule.items)
            + len(self.schedule.closures)
            + len(self.institutions)
            + len(self.guests)
            + len(self.chores)
            + len(self.lines)
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """How a file is to be read. `kinds` may be empty: then the content decides."""

    kinds: tuple[str, ...]
    zone: str
    window: tuple[date, date] | None
    columns: Mapping[str, str]
    year: int
    first_day: date

    def kind(self, guessed: str) -> str:
        """The guess where it is wanted or nothing is, else the first kind wanted."""
        return guessed if not self.kinds or guessed in self.kinds else self.kinds[0]


def read(
    path: Path | str,
    kinds: Sequence[str] | None = None,
    zone: str = "Asia/Shanghai",
    window: tuple[date, date] | None = None,
    columns: Mapping[str, str] | None = None,
    *,
    year: int | None = None,
    first_day: date | None = None,
) -> Reading:
    """Everything in a file.

    Args:
        path: the file; its ending is not trusted.
        kinds: which of `KINDS` it may be; without them the content decides.
        zone: the plan's time zone, taken for calendars in UTC and preferred where only an offset is known.
        window: the first and last day of repeating calendar entries. Without one it is the plan's `year`, or,
            where nothing of the file lies in that, the years of the file itself.
        columns: headers of a table and the fields they mean, where the words do not tell.
        year: the plan's year, also for dates written without one. Today's without it.
        first_day: the first day of the event, from which days without a date count. Without it the first of
            the window or year.

    Raises:
        Problem: the file is missing, damaged, or none of this; one sentence says where and what to do.
    """
    path = Path(path)
    wanted = tuple(kinds or ())
    unknown = [kind for kind in wanted if kind not in KINDS]
    if unknown:
        raise Problem(
            _("“{kind}” is no kind of list. Possible are: {kinds}.").format(
                kind=unknown[0], kinds=", ".join(KINDS)
            )
        )
    if path.name.startswith("~$"):
        raise Problem(
            _("“{name}” is only the mark of a file open in Excel. Choose the file without “~$”.").format(
                name=path.name
            )
        )
    known_year = year or (window[0].year if window else date.today().year)
    opening = first_day or (window[0] if window else date(known_year, 1, 1))
    wish = Wish(wanted, zone, window, columns or {}, known_year, opening)
    return read_content(load(path), path.name, wish)


def read_content(content: bytes, name: str, wish: Wish) -> Reading:
    """As `read`, of bytes already at hand."""
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return _tables(content, name, wish)
    head = decode(content[:HEAD]).lstrip("\ufeff \t\r\n")
    if "BEGIN:VCALENDAR" in head.upper() or name.lower().endswith(".ics"):
        return _calendar(content, name, wish)
    if (
        head.startswith("<")
        and "urn:schemas-microsoft-com:office:spreadsheet" not in head
        and not _is_html(head)
    ):
        return _xml(content, name, wish)
    if head[:1] in ("{", "["):
        return _json(content, name, wish)
    return _tables(content, name, wish)


def _is_html(head: str) -> bool:
    start = head[:500].lower()
    return start.startswith("<!doctype html") or "<html" in start or start.startswith("<table")


def _agenda(schedule: Schedule) -> Reading:
    return Reading("agenda", schedule, refused=schedule.refused, notes=schedule.notes)


def _only_agenda(name: str, wish: Wish) -> None:
    if wish.kinds and "agenda" not in wish.kinds:
        raise Problem(
            _("“{name}” is a schedule; it holds no {kind}.").format(name=name, kind=_(KINDS[wish.kinds[0]]))
        )


def _xml(content: bytes, name: str, wish: Wish) -> Reading:
    from . import schedule_xml

    root = schedule_xml.parse(content, name)
    schedule = restore(schedule_xml.read(root, name, wish.zone), in_xml(content))
    _only_agenda(name, wish)
    return _agenda(schedule)


def _calendar(content: bytes, name: str, wish: Wish) -> Reading:
    from .calendar_in import Calendar

    calendar = Calendar(content, name, wish.zone)
    kind = wish.kind(calendar.kind())
    if kind == "agenda":
        return _agenda(calendar.schedule(wish.window, wish.year))
    if kind not in ("holidays", "absences"):
        raise Problem(_("“{name}” is a calendar; it holds no {kind}.").format(name=name, kind=_(KINDS[kind])))
    schedule = calendar.closures(wish.window, wish.year)
    return Reading(kind, schedule, refused=schedule.refused, notes=schedule.notes)


def _json(content: bytes, name: str, wish: Wish) -> Reading:
    from . import json_lists, json_walk, schedule_json

    root = json_walk.load(content, name)
    facts = out_of_json(root)
    closures = json_lists.notice(root)
    if closures:
        return Reading("holidays", Schedule(title=name, source="notice", closures=closures))
    timed = next(json_walk.sessions(root), None) if "agenda" in (wish.kinds or KINDS) else None
    table = json_lists.table(root) if timed is None else None
    found = _kinds_of([table], wish) if table else None
    if found:
        return _listed(found[0], found[1], wish)
    schedule = restore(schedule_json.read(root, name, wish.zone, wish.first_day), facts)
    _only_agenda(name, wish)
    return _agenda(schedule)


def _tables(content: bytes, name: str, wish: Wish) -> Reading:
    from .own_lists import own_list
    from .schedule_table import lacking
    from .tables import tables

    sheets = tables(content, name)
    own = own_list(sheets)
    if own and own.kind in KINDS:
        wish = replace(wish, kinds=wish.kinds or (own.kind,), columns={**own.columns, **wish.columns})
    elif own:
        from .own_lines import read as lines_of

        return Reading(own.kind, lines=lines_of(whole_table(sheets)[0], own.columns))
    sheets = whole_table(sheets)
    found = _kinds_of(sheets, wish)
    if found:
        reading = _listed(found[0], found[1], wish)
        taken = {id(table) for table, _head in found[1]}
        left = [table.name for table in sheets if id(table) not in taken and len(table.rows) > 1]
        if left:
            names = ", ".join(left[:3]) + (" …" if len(left) > 3 else "")
            told = ngettext(
                "One sheet was not read, as its header names nothing known: {names}.",
                "{count} sheets were not read, as their headers name nothing known: {names}.",
                len(left),
            )
            reading.notes.append(told.format(count=len(left), names=names))
        return reading
    from .columns import header

    if not any(table.rows for table in sheets):
        raise Problem(_("“{name}” has no rows.").format(name=name))
    heads = [header(table, "agenda", wish.columns) for table in sheets]
    best = max(heads, key=lambda head: len(head.fields) if head else 0, default=None)
    raise Problem(
        _(
            "“{name}” has no header row that tells what its columns are: for an agenda it lacks {missing}. "
            "Name the columns in one row, or say which is which."
        ).format(name=name, missing=lacking(best))
    )


def _kinds_of(sheets: list["Table"], wish: Wish) -> tuple[str, list[tuple["Table", "Header"]]] | None:
    """The kind whose words name most columns of these sheets, and the sheets that are of it."""
    from . import organisations_in, participants_in, schedule_table, tasks_in
    from .columns import header

    timed = schedule_table.titled if wish.kinds == ("agenda",) else schedule_table.fits
    ways: dict[str, Callable[[Table, Header | None], bool]] = {
        "agenda": lambda _table, head: timed(head),
        "organisations": organisations_in.fits,
        "attendance": lambda _table, head: participants_in.fits(head),
    }
    if "tasks" in wish.kinds:  # the words of such a list are those of many an agenda
        ways["tasks"] = lambda _table, head: tasks_in.fits(head)
    wanted = {"attendance" if kind == "people" else kind for kind in wish.kinds}
    best: tuple[str, list[tuple[Table, Header]]] | None = None
    most = 0
    for kind, fits in ways.items():
        if wanted and kind not in wanted:
            continue
        heads = [(table, header(table, kind, wish.columns)) for table in sheets]
        found = [(table, head) for table, head in heads if head and fits(table, head)]
        score = max((len(head.fields) for _table, head in found), default=0)
        if score > most:
            best, most = (kind, found), score
    return best


def _listed(kind: str, found: list[tuple["Table", "Header"]], wish: Wish) -> Reading:
    from . import organisations_in, participants_in, schedule_table, tasks_in

    if kind == "tasks":
        chores, refused = tasks_in.read(found)
        return Reading(kind, chores=chores, refused=refused)
    if kind == "agenda":
        return _agenda(schedule_table.read(found, wish.zone, wish.first_day))
    if kind == "organisations":
        institutions, refused = organisations_in.read(found)
        return Reading(kind, institutions=institutions, refused=refused)
    guests, refused = participants_in.read(found)
    people = "people" in wish.kinds or (
        not wish.kinds and any(participants_in.about_people(head) for _table, head in found)
    )
    return Reading("people" if people else kind, guests=guests, refused=refused)
