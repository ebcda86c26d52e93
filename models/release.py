"""Released versions of an event, and problems that somebody decided to live with."""

from collections.abc import Sequence
from datetime import datetime

from peewee import BlobField

from .database import Problem, Record
from .event import Event
from .fields import Count, Id, Link, Moment, Text
from .history import step
from .words import N_, _


class Release(Record):
    """A version of an event made final; `rows` is the event as it was (zlib JSON by table).

    Written by `record()`, never in a step: Ctrl+Z cannot unprint a sheet.
    """

    id = Id()
    event = Link(Event, backref="releases", on_delete="RESTRICT")
    number = Count(N_("Version"), least=1)
    made = Moment(null=False)
    who = Text(limit=200)
    note = Text(N_("Note"), limit=2000)
    schema = Count(default=0)
    rows = BlobField(default=b"")


class Waiver(Record):
    """A problem somebody decided to live with, and why.

    `objects` are the ids it is about, in order; it counts only while `fingerprint`, the facts judged, is the
    same.
    """

    id = Id()
    rule = Text(limit=20, needed=True)
    objects = Text(limit=4000, needed=True)
    fingerprint = Text(limit=200)
    reason = Text(N_("Reason"), limit=1000, needed=True)
    who = Text(limit=200)
    made = Moment(null=False)


def waive(rule: str, objects: Sequence[int], fingerprint: str, reason: str, who: str) -> Waiver:
    """Decide to live with a problem, for a reason."""
    if not reason.strip():
        raise Problem(_("Say in a few words why this may stay."))
    with step(_("Waive a problem")):
        key = ",".join(map(str, objects))
        Waiver.delete().where(Waiver.rule == rule, Waiver.objects == key).execute()
        return Waiver.create(
            rule=rule, objects=key, fingerprint=fingerprint, reason=reason, who=who, made=datetime.now()
        )
