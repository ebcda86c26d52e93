"""People: speakers, hosts, guides, owners, contacts; and when they cannot."""

from typing import Any

from .database import Problem, Record
from .fields import Choice, Count, Day, Id, Link, Moment, Text
from .organisation import Organisation
from .place import Room
from .spoken import named
from .words import N_, _

ABSENCE_KINDS = {
    "leave": N_("Leave"), "exams": N_("Exam week"), "holiday": N_("Holiday"), "closed": N_("Closed"),
    "busy": N_("Other duty"), "work": N_("Make-up working day"),
}  # fmt: skip
CONSENTS = {"": N_("not asked"), "yes": N_("agreed"), "no": N_("refused")}


class Person(Record):
    """Somebody who does something. `languages` are codes divided by commas."""

    id = Id()
    name = Text(N_("Name"), limit=200, needed=True)
    name_other = Text(N_("Name in the second language"), limit=200)
    title = Text(N_("Position"), limit=200)
    title_other = Text(N_("Position in the second language"), limit=200)
    organisation = Link(Organisation, null=True, backref="people", on_delete="RESTRICT")
    email = Text(N_("E-mail"), limit=200)
    phone = Text(N_("Telephone"), limit=100)
    languages = Text(N_("Languages"), limit=200)
    expertise = Text(N_("Expertise"), limit=1000)
    city = Text(N_("Home city"), limit=100)
    accredited = Day(N_("Accredited on"))
    visits_a_month = Count(N_("Most visits a month"), null=True, most=31)
    consent = Choice(N_("Consent to photographs"), CONSENTS, default="")
    source = Text(limit=300)
    external_id = Text(limit=200)
    notes = Text(N_("Notes"), limit=8000)


class Absence(Record):
    """A person, an organisation or a room cannot, from one moment to another (plan's own time).

    One of nobody in particular is a day of the calendar: a holiday, or a make-up working day (`work`).
    """

    id = Id()
    person = Link(Person, null=True, backref="absences", on_delete="CASCADE")
    organisation = Link(Organisation, null=True, backref="absences", on_delete="CASCADE")
    room = Link(Room, null=True, backref="absences", on_delete="CASCADE")
    starts = Moment(N_("From"), null=False)
    ends = Moment(N_("Until"), null=False)
    kind = Choice(N_("Why"), ABSENCE_KINDS, default="busy")
    note = Text(N_("Note"), limit=500)
    source = Text(limit=300)
    external_id = Text(limit=200)

    def check(self) -> None:
        super().check()
        if self.ends <= self.starts:
            raise Problem(_("An absence has to end after it starts."))


def person_named(name: str, **more: Any) -> Person:
    """The one person of that name, or a new one. Call it inside a step.

    Raises:
        Problem: two people share the name, so the caller has to say which.
    """
    found = named(Person, name.strip())
    if len(found) > 1:
        raise Problem(_("Two people are called {name}. Choose one from the list.").format(name=name))
    return found[0] if found else Person.create(name=name, **more)
