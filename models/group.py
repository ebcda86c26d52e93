"""Visiting groups, and the people on the sign-up list (报名表)."""

from collections.abc import Iterable
from typing import Any

from .agenda import Session
from .database import Problem, Record
from .event import Event
from .fields import Choice, Count, Id, Link, Moment, Text
from .history import step
from .organisation import Organisation
from .person import CONSENTS, Person
from .words import N_, _

PARTICIPANT_STATES = {"invited": N_("Invited"), "registered": N_("Registered"), "arrived": N_("Arrived")}


class Group(Record):
    """A party that visits together."""

    id = Id()
    event = Link(Event, backref="groups", on_delete="CASCADE")
    name = Text(N_("Group"), limit=200, needed=True)
    organisation = Link(Organisation, null=True, backref="groups", on_delete="RESTRICT")
    heads = Count(N_("Heads"), null=True)
    minors = Count(N_("Minors"), null=True)
    adults = Count(N_("Adults"), null=True)
    arrives = Moment(N_("Arrives"))
    leaves = Moment(N_("Leaves"))
    language = Text(N_("Language"), limit=100)
    contact = Text(N_("Contact"), limit=200)
    phone = Text(N_("Telephone"), limit=100)
    notes = Text(N_("Notes"), limit=8000)

    def check(self) -> None:
        super().check()
        if self.arrives and self.leaves and self.leaves < self.arrives:
            raise Problem(_("“{name}” leaves before it arrives.").format(name=self.name))


class GroupStop(Record):
    """A session that a group goes through; `position` is the order of its round."""

    id = Id()
    group = Link(Group, backref="stops", on_delete="CASCADE")
    session = Link(Session, backref="group_stops", on_delete="CASCADE")
    position = Count(default=0)

    def check(self) -> None:
        super().check()
        event = self.group.event
        while event is not None and self.session.event_id != event.id:
            event = event.part_of
        if event is None:
            raise Problem(_("“{session}” is not on the agenda that {group} comes for.").format(
                session=self.session.title, group=self.group.name))  # fmt: skip


class Participant(Record):
    """One line of the sign-up list: a person of the plan, or just a name."""

    id = Id()
    event = Link(Event, backref="participants", on_delete="CASCADE")
    person = Link(Person, null=True, backref="participations", on_delete="RESTRICT")
    name = Text(N_("Name"), limit=200, needed=True)
    organisation = Text(N_("Organisation"), limit=300)
    group = Link(Group, null=True, backref="participants", on_delete="SET NULL")
    title = Text(N_("Position"), limit=200)
    phone = Text(N_("Telephone"), limit=100)
    email = Text(N_("E-mail"), limit=200)
    state = Choice(N_("State"), PARTICIPANT_STATES, default="registered")
    consent = Choice(N_("Consent to photographs"), CONSENTS, default="")
    external_id = Text(limit=200)
    notes = Text(N_("Notes"), limit=2000)


def sign_up(event: Event, guests: Iterable[dict[str, Any]]) -> list[Participant]:
    """Add people to the sign-up list in one step. A `group` given by name is found or made."""
    guests = list(guests)
    added = []
    with step(
        _("Sign up {count} people").format(count=len(guests)) if len(guests) != 1 else _("Sign up one person")
    ):
        groups = {group.name: group for group in Group.select().where(Group.event == event)}
        for guest in guests:
            name = guest.pop("group", "") or ""
            if name and name not in groups:
                groups[name] = Group.create(event=event, name=name)
            added.append(Participant.create(event=event, group=groups.get(name), **guest))
    return added


def set_round(group: Group, sessions: Iterable[Session]) -> None:
    """Let a group go through exactly these sessions, in this order."""
    with step(_("Change the round of {group}").format(group=group.name)):
        GroupStop.delete().where(GroupStop.group == group).execute()
        for position, session in enumerate(dict.fromkeys(sessions)):
            GroupStop.create(group=group, session=session, position=position)
