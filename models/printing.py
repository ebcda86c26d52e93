"""What was printed, and how an event's documents were last asked for.

Both are written by `record()` alone: Ctrl+Z cannot unprint a sheet. They name events by id without a
reference, because a step that deletes an event must not touch them.
"""

from peewee import IntegerField

from .database import Record
from .fields import Choice, Count, Flag, Id, Moment, Text
from .words import N_

AUDIENCES = {"public": N_("Public"), "staff": N_("Staff")}


class Printout(Record):
    """One document as it went out on paper or as a file.

    `version` is the release it was made of, 0 before the first. `pages` is JSON: of each page what it is
    about and a digest of the facts it states. `place` is where it hangs, `gone` whether it was taken down.
    """

    id = Id()
    event_id = IntegerField(null=True)
    document = Text(N_("Document"), limit=60, needed=True)
    languages = Text(limit=40)
    paper = Text(limit=40)
    audience = Choice(N_("Readers"), AUDIENCES, default="public")
    options = Text(limit=10_000, default="{}")
    version = Count(default=0)
    made = Moment(null=False)
    who = Text(limit=200)
    copies = Count(N_("Copies"), default=1, least=1)
    place = Text(N_("Where it hangs"), limit=300)
    gone = Flag(N_("Taken down"))
    pages = Text(limit=10_000_000, default="[]")


class DocumentOption(Record):
    """How a document was last asked for: for one event, or (without event) for the season."""

    id = Id()
    event_id = IntegerField(null=True)
    document = Text(N_("Document"), limit=60, needed=True)
    languages = Text(limit=40)
    paper = Text(limit=40)
    audience = Choice(N_("Readers"), AUDIENCES, default="public")
    options = Text(limit=10_000, default="{}")
