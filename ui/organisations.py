"""The Organisations page: universities, schools, agencies, companies; their people, events and agreements."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models import Absence, Agreement, Event, EventPartner, Group, Organisation, Person
from models.event import PARTNER_ROLES
from models.history import step
from models.image import set_logo
from models.organisation import ORGANISATION_KINDS
from models.person import ABSENCE_KINDS
from models.words import N_, _, ngettext
from planning.load import Visit, last_visit, visits
from planning.plan import Row

from .absences import Absences
from .agreements import Agreements
from .chips import Filter
from .columns import Column, number
from .dates import moment, plain_day
from .directory import Directory
from .form import Form
from .images import LOGO, LOGO_HINT, ImageBox
from .kinds import event_colour
from .lines import detail_line
from .parts import column, label

FACTS = (
    "kind", "region", "city", "address", "contact", "phone", "email", "website", "external_id", "name_other",
    "priority_area", "notes",
)  # fmt: skip


class OrganisationsPage(Directory):
    """List and detail; thousands of universities stay smooth."""

    shows = (Organisation, Person, EventPartner, Event, Agreement, Group, Absence)
    model = Organisation
    title = N_("Organisations")
    filter_words = N_("Filter organisations")
    new_words = N_("New organisation")
    new_name = N_("New organisation")
    empty_title = N_("No organisations yet")
    empty_text = N_(
        "Import the list of universities of the Ministry of Education, or add the hosts one by one."
    )

    def columns(self) -> Sequence[Column]:
        return (
            Column("name", N_("Name"), self.called, 250, first=True, second=self._second),
            Column("kind", N_("Kind"), lambda o: _(ORGANISATION_KINDS.get(o.kind, o.kind)), 116),
            Column("city", N_("City"), lambda o: o.city, 84),
            Column("region", N_("Region"), lambda o: o.region, 84, hidden=True),
            Column("events", N_("Events"), self._count, 64, right=True, searched=False,
                   key=lambda o: -len(self.picture.of("event_partner", "organisation_id", o.id))),
            Column("contact", N_("Contact"), lambda o: o.contact, 110, hidden=True),
            Column("external_id", N_("Register number"), lambda o: o.external_id, 110, hidden=True),
        )  # fmt: skip

    def filters(self) -> list[Filter]:
        rows = self.picture.all
        return [
            Filter(
                "kind",
                N_("Kind"),
                lambda o: o.kind,
                lambda k: _(ORGANISATION_KINDS[k]),
                list(ORGANISATION_KINDS),
            ),
            Filter(
                "region",
                N_("Region"),
                lambda o: o.region,
                str,
                lambda: sorted({o.region for o in rows("organisation")} - {""}),
            ),
        ]

    def _second(self, organisation: Row) -> str:
        return " · ".join(filter(None, (organisation.name_other, organisation.region)))

    def _count(self, organisation: Row) -> str:
        return number(len(self.picture.of("event_partner", "organisation_id", organisation.id)) or None)

    def detail(self) -> QWidget:
        self.form = Form(self.lectern, Organisation, FACTS, columns=2, label_width=96)
        self.agreements = Agreements(self.lectern)
        self.logo = ImageBox(self.lectern, Organisation, set_logo, LOGO, LOGO_HINT)
        self.last = label("", "second", wrap=True)
        box = QWidget()
        box.setLayout(column(self.last, 6, self.form, 16, self.logo, 16, self.agreements, gap=0))
        return box

    def show_detail(self, row_: Row) -> None:
        self.form.show_row(row_.id)
        self.agreements.show_organisation(row_.id)
        kept = self.picture.get("image", row_.logo_id)
        self.logo.show_row(row_.id, row_.logo_id, bytes(kept.data) if kept else b"")
        self._visits(row_)
        people = self.picture.of("person", "organisation_id", row_.id)
        if people:
            self.section(_("People"), [
                detail_line("slate", p.phone, p.name, p.title, partial(self.lectern.go, "people", p.id))
                for p in people])  # fmt: skip
        rows = self.picture.of("absence", "organisation_id", row_.id)
        self.section(_("Cannot"), [])
        self.sections.addWidget(Absences(self.lectern, rows, self._away(row_.id)))

    def _visits(self, organisation: Row) -> None:
        """What is planned with an organisation, and what has been."""
        found = visits(self.picture, organisation.id)
        now = datetime.now()
        past = [v for v in found if v.event.status == "done" or (v.event.starts and v.event.starts < now)]
        ahead = [visit for visit in found if visit not in past][::-1]
        last = last_visit(self.picture, organisation.id, date.today())
        came = sum(visit.event.attended or 0 for visit in past)
        words = [_("Last visited on {day}.").format(day=plain_day(last)) if last else _("Not visited yet.")]
        if came:
            text = ngettext("{count} person came.", "{count} people came.", came)
            words.append(text.format(count=number(came)))
        self.last.setText(" ".join(words))
        self.section(_("Planned"), [self._visit(visit) for visit in ahead],
                     _("Nothing is planned with this organisation."))  # fmt: skip
        if past:
            self.section(_("Visits so far"), [self._visit(visit) for visit in past])

    def _visit(self, visit: Visit) -> QWidget:
        event = visit.event
        role = _("Group") if visit.role == "group" else _(PARTNER_ROLES[visit.role])
        if event.attended is not None:
            role = _("{role}, {count} came").format(role=role, count=number(event.attended))
        when = moment(event.starts, year=True) or _("no date yet")
        go = partial(self.lectern.go, "event", event.id)
        return detail_line(event_colour(self.picture, event), when, event.title, role, go)

    def _away(self, row_id: int) -> Any:
        def add(starts: datetime, ends: datetime, kind: str, note: str) -> None:
            name = Organisation.fetch(row_id).name
            with step(_("{name}: {why}").format(name=name, why=_(ABSENCE_KINDS[kind]))):
                Absence.create(organisation=row_id, starts=starts, ends=ends, kind=kind, note=note)

        return add
