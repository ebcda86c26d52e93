"""The organisations of the plan as a workbook: where they are, how often visited, what is agreed."""

from collections.abc import Generator
from datetime import date
from typing import Any, NamedTuple

from exports import Request
from exports.text import clean
from exports.wording import Speech, sound
from exports.workbook_frame import Column, Frame, frame_of, id_column, spoken
from exports.workbook_look import DATE, GROUPED
from exports.workbook_table import list_page
from models.database import Problem
from models.organisation import ORGANISATION_KINDS
from models.words import N_, _
from planning.plan import Picture


class Line(NamedTuple):
    """An organisation, with how many events it took part in and until when an agreement runs."""

    row: Any
    kind: str
    area: str
    events: int
    last: date | None
    agreed: date | None


COLUMNS = (
    Column("name", N_("Organisation"), 36, lambda line: clean(line.row.name), bold=True),
    Column("name_other", N_("Name in the second language"), 30, lambda line: clean(line.row.name_other)),
    Column("kind", N_("Kind of organisation"), 17, lambda line: line.kind, choices="kind"),
    Column("external_id", N_("Register number"), 15, lambda line: clean(line.row.external_id), optional=True),
    Column("region", N_("Region"), 14, lambda line: clean(line.row.region)),
    Column("city", N_("City"), 14, lambda line: clean(line.row.city)),
    Column("address", N_("Address"), 34, lambda line: clean(line.row.address)),
    Column("website", N_("Website"), 24, lambda line: clean(line.row.website), optional=True),
    Column("area", N_("Priority area"), 10, lambda line: line.area, optional=True),
    Column("events", N_("Events so far"), 10, lambda line: line.events or None, GROUPED),
    Column("last", N_("Last event"), 17, lambda line: line.last, DATE),
    Column("agreed", N_("Agreement until"), 17, lambda line: line.agreed, DATE, optional=True),
    Column("contact", N_("Contact"), 18, lambda line: clean(line.row.contact), staff=True),
    Column("phone", N_("Telephone"), 17, lambda line: clean(line.row.phone), staff=True),
    Column("email", N_("E-mail"), 26, lambda line: clean(line.row.email), staff=True),
    Column("notes", N_("Notes"), 36, lambda line: clean(line.row.notes, lines=True), staff=True),
    id_column(lambda line: line.row.id),
)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """One row an organisation, by region, city and name."""
    language = Speech.of(request.languages, picture.plan).main
    return (yield from spoken(language, _written(picture, request)))


def _written(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    frame, _events = frame_of(picture, request)
    frame.title = clean(picture.plan.title) or _("List of organisations")
    frame.under = frame.version = ""
    found = [_line(frame, row) for row in picture.all("organisation")]
    if not found:
        raise Problem(_("The plan has no organisations yet."))
    found.sort(key=lambda line: (*map(sound, (line.row.region, line.row.city, line.row.name)), line.row.id))
    yield 0.4
    frame.choices["kind"] = [_(word) for word in ORGANISATION_KINDS.values()]
    placed = list_page(frame, _("List of organisations"), COLUMNS, found)
    corner = f"${placed.letters['row_id']}${placed.last}"
    frame.book.name("Organisations", placed.page.title, f"$A${placed.first - 1}:{corner}")
    yield 0.8
    return frame.finish("organisations", placed)


def _line(frame: Frame, row: Any) -> Line:
    picture, printed = frame.picture, frame.request.printed
    events = [
        picture.get("event", partner.event_id)
        for partner in picture.of("event_partner", "organisation_id", row.id)
    ]
    held = [event for event in events if event is not None and event.status != "cancelled" and event.starts]
    past = {event.id: event.starts.date() for event in held if event.starts <= printed}
    ends = [found.ends for found in picture.of("agreement", "organisation_id", row.id) if found.ends]
    return Line(
        row,
        _(ORGANISATION_KINDS[row.kind]),
        _("yes") if row.priority_area else "",
        len(past),
        max(past.values(), default=None),
        max(ends, default=None),
    )
