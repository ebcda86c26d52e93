"""The Organisations page: universities, schools, agencies, companies; their people, events and agreements."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from models import Agreement, Event, EventPartner, Organisation, Person
from models.database import Problem
from models.event import PARTNER_ROLES
from models.history import step
from models.organisation import ORGANISATION_KINDS
from models.words import N_, _
from planning.plan import Row

from .chips import Filter
from .columns import Column, number
from .dates import moment, plain_day, read_day
from .directory import Directory
from .errors import saying
from .form import Form
from .kinds import event_colour
from .lines import detail_line
from .parts import button, icon_button, label, row

FACTS = (
    "kind", "region", "city", "address", "contact", "phone", "email", "website", "external_id", "name_other",
    "priority_area", "notes",
)  # fmt: skip


class OrganisationsPage(Directory):
    """List and detail; thousands of universities stay smooth."""

    shows = (Organisation, Person, EventPartner, Event, Agreement)
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
            Column("name", N_("Name"), lambda o: o.name, 250, first=True, second=self._second),
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
        return self.form

    def show_detail(self, row_: Row) -> None:
        self.form.show_row(row_.id)
        partners = self.picture.of("event_partner", "organisation_id", row_.id)
        pairs = [(p, self.picture.get("event", p.event_id)) for p in partners]
        found = sorted(((p, e) for p, e in pairs if e), key=lambda pair: str(pair[1].starts), reverse=True)
        lines = [
            detail_line(
                event_colour(self.picture, e),
                moment(e.starts, year=True) or _("no date yet"),
                e.title,
                _(PARTNER_ROLES[p.role]),
                partial(self.lectern.go, "event", e.id),
            )
            for p, e in found
        ]
        self.section(_("Events"), lines, _("No event with this organisation yet."))
        people = self.picture.of("person", "organisation_id", row_.id)
        if people:
            self.section(_("People"), [
                detail_line("slate", p.phone, p.name, p.title, partial(self.lectern.go, "people", p.id))
                for p in people])  # fmt: skip
        self.section(_("Agreements"), [self._agreement(a) for a in
                                       self.picture.of("agreement", "organisation_id", row_.id)])  # fmt: skip
        self.sections.addWidget(self._new_agreement(row_.id))

    def _agreement(self, agreement: Row) -> QWidget:
        programme = self.picture.get("programme", agreement.programme_id)
        until = _("until {day}").format(day=plain_day(agreement.ends)) if agreement.ends else _("no end")
        words = [plain_day(agreement.signed), until, agreement.reference, programme.name if programme else ""]
        box = QWidget()
        gone = icon_button("x", _("Remove"), lambda: self._remove(agreement.id))
        box.setLayout(row(label(" · ".join(filter(None, words)), wrap=True), None, gone))
        return box

    def _new_agreement(self, row_id: int) -> QWidget:
        signed, ends, reference = QLineEdit(), QLineEdit(), QLineEdit()
        for field, name in ((signed, _("Signed on")), (ends, _("Ends on")), (reference, _("Reference"))):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        error = label("", "bad")

        def add() -> None:
            try:
                with step(_("Add an agreement")):
                    Agreement.create(
                        organisation=row_id,
                        signed=read_day(signed.text()) if signed.text().strip() else None,
                        ends=read_day(ends.text()) if ends.text().strip() else None,
                        reference=reference.text(),
                    )
            except Problem as problem:
                error.setText(str(problem))

        box = QWidget()
        box.setLayout(row(signed, ends, reference, button(_("Add"), add), error, gap=6))
        return box

    def _remove(self, row_id: int) -> None:
        with saying(self.lectern), step(_("Remove an agreement")):
            Agreement.fetch(row_id).delete_instance()
