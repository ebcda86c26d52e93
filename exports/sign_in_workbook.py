"""The sign-in list as a workbook: ticked at the door or typed back from paper, and read back as who came."""

from collections.abc import Generator
from typing import Any, NamedTuple

from exports import Request
from exports.facts import EventFacts
from exports.guest_rules import is_child, left_out
from exports.text import clean
from exports.wording import Speech, sound
from exports.workbook_frame import Column, Frame, Placed, frame_of, id_column, spoken
from exports.workbook_look import TIME, WHOLE
from exports.workbook_table import list_page
from models.database import Problem
from models.words import N_, _
from planning.plan import Picture

TICK = "✓"
ROW = 22.0
"""Points of a row in which a hand can write."""


class Line(NamedTuple):
    """A row of the list."""

    row: Any
    number: int
    name: str
    organisation: str
    group: str
    position: str
    phone: str
    came: str


COLUMNS = (
    Column("number", N_("No."), 6, lambda line: line.number, WHOLE),
    Column("name", N_("Name"), 22, lambda line: line.name, bold=True, open=True),
    Column("organisation", N_("Organisation or class"), 34, lambda line: line.organisation, open=True),
    Column("group", N_("Group"), 20, lambda line: line.group, open=True, optional=True),
    Column("title", N_("Position"), 18, lambda line: line.position, open=True),
    Column("phone", N_("Telephone"), 18, lambda line: line.phone, open=True),
    Column("state", N_("Arrived"), 9, lambda line: line.came, choices="tick", open=True),
    Column("time_in", N_("Time in"), 9, lambda line: None, TIME, open=True),
    Column("time_out", N_("Time out"), 9, lambda line: None, TIME, open=True),
    Column("signature", N_("Signature"), 26, lambda line: None, open=True),
    id_column(lambda line: line.row.id),
)  # fmt: skip


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """A sheet an event, with blank rows at the end."""
    language = Speech.of(request.languages, picture.plan).main
    return (yield from spoken(language, _written(picture, request)))


def _written(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    frame, events = frame_of(picture, request)
    if not events:
        raise Problem(_("The plan has no events yet."))
    frame.choices["tick"] = [TICK]
    blank = int(request.options.get("blank") or 0)
    placed = None
    for number, fact in enumerate(events, 1):
        made = _page(frame, fact, blank, len(events) > 1)
        placed = placed or made
        yield number / (len(events) + 1)
    return frame.finish("attendance", placed if len(events) == 1 else None)


def _page(frame: Frame, fact: EventFacts, blank: int, many: bool) -> Placed:
    found, hidden = [], 0
    for row in frame.picture.of("participant", "event_id", fact.id):
        if is_child(frame.picture, row) and not frame.is_staff:
            hidden += 1
        else:
            found.append(_line(frame, row))
    if hidden:
        frame.request.notes.append(left_out(hidden))
    by_name = frame.request.option("by", "group") == "name"
    found.sort(key=lambda line: tuple(map(sound, _place(line, by_name))))
    lines = [line._replace(number=number) for number, line in enumerate(found, 1)]
    under = " · ".join((fact.title, *fact.days)) if many else ""
    name = fact.title if many else _("Sign-in list")
    return list_page(frame, name, COLUMNS, lines, under=under, blank=blank, low=ROW)


def _place(line: Line, by_name: bool) -> tuple[str, ...]:
    return (line.name,) if by_name else (line.group, line.organisation, line.name)


def _line(frame: Frame, row: Any) -> Line:
    picture, speech = frame.picture, frame.speech
    person, group = picture.get("person", row.person_id), picture.get("group", row.group_id)
    organisation = clean(row.organisation)
    if not organisation and group is not None:
        organisation = speech.one(picture.get("organisation", group.organisation_id), "name")
    phone = clean(row.phone) or clean(person.phone if person else "")
    return Line(
        row,
        0,
        speech.pair(person, "name") if person else clean(row.name),
        organisation,
        clean(group.name) if group is not None else "",
        clean(row.title) or speech.one(person, "title"),
        phone if frame.is_staff else "",
        TICK if row.state == "arrived" else "",
    )
