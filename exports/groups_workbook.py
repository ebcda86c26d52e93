"""The visiting groups as a workbook: who comes with how many heads and when, and who goes where."""

from collections.abc import Generator
from datetime import datetime, time
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from exports import Request
from exports.facts import EventFacts
from exports.text import clean
from exports.wording import Speech, clock, sound
from exports.workbook import Formula
from exports.workbook_frame import Column, Frame, Placed, frame_of, id_column, spoken
from exports.workbook_look import DATE, GROUPED, MOMENT, TIME
from exports.workbook_table import list_page
from models.database import Problem
from models.words import N_, _
from planning.plan import Picture

MOST_GROUPS = 60
"""Groups that a sheet of rounds has columns for."""
FULL = ("9E1408", "FBE3E0")


class Line(NamedTuple):
    """A group as a row."""

    group: Any
    name: str
    organisation: str
    event: str
    round: str


class Stop(NamedTuple):
    """A session that groups go through, with the heads of each."""

    session: Any
    title: str
    rooms: str
    seats: int | None
    heads: dict[int, int]


COLUMNS = (
    Column("name", N_("Group"), 26, lambda line: line.name, bold=True, open=True),
    Column("event", N_("Event"), 30, lambda line: line.event, optional=True),
    Column("organisation", N_("Organisation"), 30, lambda line: line.organisation, optional=True),
    Column("heads", N_("Heads"), 8, lambda line: line.group.heads, GROUPED, total=True, open=True),
    Column("minors", N_("Minors"), 8, lambda line: line.group.minors, GROUPED, total=True, open=True),
    Column("adults", N_("Adults"), 8, lambda line: line.group.adults, GROUPED, total=True, open=True),
    Column("arrives", N_("Arrives"), 16, lambda line: line.group.arrives, MOMENT, open=True),
    Column("leaves", N_("Leaves"), 16, lambda line: line.group.leaves, MOMENT, open=True),
    Column("language", N_("Language"), 11, lambda line: clean(line.group.language), optional=True, open=True),
    Column("round", N_("Round"), 52, lambda line: line.round, optional=True),
    Column("contact", N_("Contact"), 18, lambda line: clean(line.group.contact), staff=True, open=True),
    Column("phone", N_("Telephone"), 17, lambda line: clean(line.group.phone), staff=True, open=True),
    Column("notes", N_("Notes"), 30, lambda line: clean(line.group.notes, lines=True), staff=True, open=True),
    id_column(lambda line: line.group.id),
)  # fmt: skip


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """A sheet of all groups, and for each event one that says how many go through each session."""
    language = Speech.of(request.languages, picture.plan).main
    return (yield from spoken(language, _written(picture, request)))


def _written(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    frame, events = frame_of(picture, request)
    found = [line for fact in events for line in _lines(frame, fact, len(events) > 1)]
    if not found:
        raise Problem(_("No group has been added yet."))
    placed = list_page(frame, _("Groups"), COLUMNS, found, spare=0)
    frame.book.name("Heads", placed.page.title, placed.name("heads"))
    for number, fact in enumerate(events, 1):
        _rounds(frame, fact, len(events) > 1)
        yield number / (len(events) + 1)
    return frame.finish("groups", placed)


def _lines(frame: Frame, fact: EventFacts, many: bool) -> list[Line]:
    picture, speech = frame.picture, frame.speech
    found = []
    for group in picture.of("group", "event_id", fact.id):
        organisation = picture.get("organisation", group.organisation_id)
        stops = [picture.get("session", stop.session_id) for stop in _stops(picture, group)]
        said = [
            " ".join(filter(None, (clock(row.starts) if row.starts else "", speech.one(row, "title"))))
            for row in stops
        ]
        name = speech.one(organisation, "name") if organisation else ""
        event = fact.title if many else ""
        found.append(Line(group, clean(group.name), name, event, "\n".join(said)))
    return sorted(found, key=lambda line: (line.group.arrives or datetime.max, sound(line.name)))


def _stops(picture: Picture, group: Any) -> list[Any]:
    stops = picture.of("group_stop", "group_id", group.id)
    return [row for row in stops if picture.get("session", row.session_id) is not None]


def _rounds(frame: Frame, fact: EventFacts, many: bool) -> None:
    """Sessions down, groups across, heads where they meet; red where more come than there are seats."""
    picture = frame.picture
    groups = sorted(
        (row for row in picture.of("group", "event_id", fact.id) if _stops(picture, row)),
        key=lambda row: (row.arrives or datetime.max, sound(row.name)),
    )
    if not 0 < len(groups) <= MOST_GROUPS:
        return
    stops = _sessions(frame, groups)
    columns = [
        Column("day", N_("Date"), 17, lambda stop: stop.session.day, DATE),
        Column("starts", N_("Start"), 8, _start, TIME),
        Column("title", N_("Session"), 40, lambda stop: stop.title, bold=True),
        Column("rooms", N_("Room"), 20, lambda stop: stop.rooms),
        Column("seats", N_("Seats"), 8, lambda stop: stop.seats, GROUPED),
    ]
    first, last = get_column_letter(7), get_column_letter(6 + len(groups))
    sums = f"SUM({first}{{row}}:{last}{{row}})"
    columns.append(
        Column("sum", N_("Heads"), 8, lambda stop: Formula(f"={sums}", sum(stop.heads.values())), GROUPED)
    )
    for group in groups:
        columns.append(_group_column(group))
    name = " ".join((_("Rounds"), fact.title)) if many else _("Rounds")
    placed = list_page(frame, name, columns, stops, spare=0, under=fact.title if many else "")
    _warn(placed)


def _start(stop: Stop) -> time | None:
    return stop.session.starts.time() if stop.session.starts else None


def _group_column(group: Any) -> Column:
    def heads(stop: Stop) -> int | None:
        return stop.heads.get(group.id)

    return Column(f"group{group.id}", "", 12, heads, GROUPED, own_head=clean(group.name))


def _sessions(frame: Frame, groups: list[Any]) -> list[Stop]:
    picture, speech = frame.picture, frame.speech
    heads: dict[int, dict[int, int]] = {}
    for group in groups:
        count = group.heads or (group.minors or 0) + (group.adults or 0)
        for stop in _stops(picture, group):
            heads.setdefault(stop.session_id, {})[group.id] = count
    found = []
    for number, counted in heads.items():
        session, rooms = picture.get("session", number), picture.session_rooms(number)
        seats = [room.seats for room in rooms if room.seats]
        names = speech.word(", ").join(speech.one(room, "name") for room in rooms)
        total = sum(seats) if seats else None
        found.append(Stop(session, speech.pair(session, "title", "\n"), names, total, counted))
    return sorted(found, key=lambda stop: (stop.session.starts or datetime.max, stop.title))


def _warn(placed: Placed) -> None:
    """Show where the heads are more than the seats, also after somebody changed a number."""
    sums, seats = placed.letters["sum"], placed.letters["seats"]
    formula = f'AND(${seats}{placed.first}<>"",${sums}{placed.first}>${seats}{placed.first})'
    placed.page.shade(f"{seats}{placed.first}:{sums}{placed.last}", formula, *FULL, bold=True)
