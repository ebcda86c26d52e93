"""The People page: everybody of the plan, what they do and when they cannot."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models import Absence, Appearance, Event, Organisation, Person, Session
from models.history import step
from models.person import ABSENCE_KINDS
from models.words import N_, _
from planning.plan import Row

from .absences import Absences
from .chips import Filter
from .columns import Column, Part, initials, number
from .dates import moment
from .directory import Directory
from .event_people import REPLY_MARKS
from .form import Form
from .kinds import event_colour
from .lines import detail_line

FACTS = (
    "title",
    "organisation",
    "email",
    "phone",
    "city",
    "languages",
    "expertise",
    "accredited",
    "visits_a_month",
    "consent",
    "name_other",
    "title_other",
    "notes",
)


class PeoplePage(Directory):
    """List and detail; arrows move."""

    shows = (Person, Organisation, Appearance, Session, Absence, Event)
    model = Person
    title = N_("People")
    filter_words = N_("Filter people")
    new_words = N_("New person")
    new_name = N_("New person")
    empty_title = N_("Nobody here yet")
    empty_text = N_(
        "Speakers, guides, hosts and contacts. Names typed into sessions appear here by themselves."
    )

    def columns(self) -> Sequence[Column]:
        return (
            Column("name", N_("Name"), lambda p: p.name, 230, first=True, second=self._second,
                   parts=lambda p: (Part(initials(p.name), mark="face"),)),
            Column("organisation", N_("Organisation"), self._organisation, 150, hidden=True),
            Column("city", N_("City"), lambda p: p.city, 90),
            Column("sessions", N_("Sessions"), self._count, 74, right=True, searched=False,
                   key=lambda p: -len(self.picture.of("appearance", "person_id", p.id))),
            Column("phone", N_("Telephone"), lambda p: p.phone, 110, hidden=True),
            Column("email", N_("E-mail"), lambda p: p.email, 140, hidden=True),
            Column("expertise", N_("Expertise"), lambda p: p.expertise, 140, hidden=True),
        )  # fmt: skip

    def filters(self) -> list[Filter]:
        return [Filter("city", N_("City"), lambda p: p.city, str,
                       lambda: sorted({p.city for p in self.picture.all("person")} - {""}))]  # fmt: skip

    def _organisation(self, person: Row) -> str:
        found = self.picture.get("organisation", person.organisation_id)
        return found.name if found else ""

    def _second(self, person: Row) -> str:
        return " · ".join(filter(None, (person.title, self._organisation(person))))

    def _count(self, person: Row) -> str:
        return number(len(self.picture.of("appearance", "person_id", person.id)) or None)

    def detail(self) -> QWidget:
        self.form = Form(self.lectern, Person, FACTS, columns=2, label_width=96)
        return self.form

    def show_detail(self, row_: Row) -> None:
        self.form.show_row(row_.id)
        self.section(_("Sessions"), [self._session(*pair) for pair in self._sessions(row_)],
                     _("None yet. Type the name into the column People of a session."))  # fmt: skip
        owned = [e for e in self.picture.all("event") if row_.id in (e.owner_id, e.contact_id)]
        if owned:
            lines = [detail_line(event_colour(self.picture, e), moment(e.starts, year=True), e.title, "",
                                 partial(self.lectern.go, "event", e.id)) for e in owned]  # fmt: skip
            self.section(_("Owns or is the contact for"), lines)
        away = Absences(self.lectern, self.picture.of("absence", "person_id", row_.id), self._away(row_.id))
        self.section(_("Cannot"), [], "", None)
        self.sections.addWidget(away)

    def _sessions(self, person: Row) -> list[tuple[Row, Row]]:
        rows = [(a, self.picture.get("session", a.session_id))
                for a in self.picture.of("appearance", "person_id", person.id)]  # fmt: skip
        found = [(a, s) for a, s in rows if s is not None]
        return sorted(found, key=lambda pair: (pair[1].starts is None, str(pair[1].starts)))

    def _session(self, appearance: Row, session: Row) -> QWidget:
        event = self.picture.tables["event"][session.event_id]
        return detail_line(
            event_colour(self.picture, event),
            moment(session.starts, year=True) or _("unplaced"),
            session.title,
            event.title,
            lambda: self.lectern.go_to("session", session.id),
            REPLY_MARKS[appearance.reply],
        )

    def _away(self, person_id: int) -> Any:
        def add(starts: Any, ends: Any, kind: str, note: str) -> None:
            name = Person.fetch(person_id).name
            with step(_("{name}: {why}").format(name=name, why=_(ABSENCE_KINDS[kind]))):
                Absence.create(person=person_id, starts=starts, ends=ends, kind=kind, note=note)

        return add
