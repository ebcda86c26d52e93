"""The catalogue of lectures: one talk given many times, and who can give it."""

from collections.abc import Iterable

from .database import Record
from .fields import Count, Id, Link, Text
from .history import step
from .person import Person
from .words import N_, _


class Talk(Record):
    """A lecture of the catalogue. A session made from it keeps a reference to it."""

    id = Id()
    title = Text(N_("Talk"), limit=1000, needed=True)
    title_other = Text(N_("Title in the second language"), limit=1000)
    summary = Text(N_("Summary"), limit=60_000)
    summary_other = Text(N_("Summary in the second language"), limit=60_000)
    ages = Text(N_("Age group"), limit=200)
    minutes = Count(N_("Minutes"), least=1, most=60 * 24, default=45)
    materials = Text(N_("Materials"), limit=1000)
    language = Text(N_("Language"), limit=100)
    notes = Text(N_("Notes"), limit=8000)


class TalkGiver(Record):
    """A person who can give a talk."""

    id = Id()
    talk = Link(Talk, backref="givers", on_delete="CASCADE")
    person = Link(Person, backref="talks", on_delete="RESTRICT")
    position = Count(default=0)


def let_give(talk: Talk, people: Iterable[Person]) -> None:
    """Make exactly these people the ones who can give a talk, in this order."""
    with step(_("Change who can give “{title}”").format(title=talk.title)):
        wanted = list(dict.fromkeys(person.id for person in people))
        for row in TalkGiver.select().where(TalkGiver.talk == talk):
            if row.person_id not in wanted:
                row.delete_instance()
        kept = {row.person_id: row for row in TalkGiver.select().where(TalkGiver.talk == talk)}
        for position, person_id in enumerate(wanted):
            row = kept.get(person_id) or TalkGiver(talk=talk, person=person_id)
            row.position = position
            row.save(force_insert=person_id not in kept)
