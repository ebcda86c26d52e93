"""Forgetting a person who asks for it: out of the plan, its versions, and what could be taken back."""

import json

from .agenda import Appearance
from .database import clean, database
from .group import Group, Participant
from .history import erase, record, step
from .person import Absence, Person
from .printing import Printout
from .releasing import rewrite
from .words import N_, _

FORGOTTEN = N_("(forgotten)")
_SILENT = ("name_other", "title", "title_other", "email", "phone", "languages", "expertise", "city",
           "consent", "source", "external_id", "notes")  # fmt: skip
_UNCALLED = {"contact": "", "phone": ""}
"""A visiting group whose contact was the person, by name alone."""


def forget(person: Person) -> int:
    """Take away all that a plan knows of a person but that somebody was there. It cannot be taken back.

    Sessions keep an unnamed appearance, so that their history stays true. Undo is emptied, because it holds
    the name; backups made before still hold it. Returns in how many released versions the name stood.
    """
    name, values = person.name, dict.fromkeys(_SILENT, "")
    names = {text for text in (name, person.name_other) if text}
    values["name"] = clean(_(FORGOTTEN))
    with step(_("Forget a person")):
        for field, value in values.items():
            setattr(person, field, value)
        person.organisation = person.accredited = person.visits_a_month = None
        person.save()
        Participant.update(name=values["name"], organisation="", title="", phone="", email="", notes="",
                           external_id="").where(Participant.person == person.id).execute()  # fmt: skip
        Group.update(**_UNCALLED).where(Group.contact << list(names)).execute()
        Absence.update(note="").where(Absence.person == person.id).execute()
        Appearance.update(reply="no").where(
            Appearance.person == person.id, Appearance.reply == "asked"
        ).execute()
    with record():
        gone = {**values, "organisation_id": None, "accredited": None, "visits_a_month": None}
        count = rewrite("person", "id", {person.id}, gone)
        rewrite("group", "contact", names, _UNCALLED)
        for printout in Printout.select():
            _unname(printout, names, values["name"])
    erase()
    database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return count


def _unname(printout: Printout, names: set[str], instead: str) -> None:
    """Take a name out of what the pages of a printout are about."""
    pages, options = json.loads(printout.pages), json.loads(printout.options)
    told = [page for page in pages if any(name in page["about"] for name in names)]
    asked = [key for key, value in options.items() if value in names]
    for page in told:
        page["about"] = page["subject"] = instead
    if told or asked:
        printout.pages = json.dumps(pages, ensure_ascii=False)
        printout.options = json.dumps({**options, **dict.fromkeys(asked, "")}, ensure_ascii=False)
        printout.save()
