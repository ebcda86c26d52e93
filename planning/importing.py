"""One door for what was read from a file: propose what it would change, and accept that in one step."""

from typing import Protocol

from models.database import Problem
from models.words import _

from .listing import (
    accept_list,
    propose_closures,
    propose_organisations,
    propose_participants,
    propose_people,
)
from .listing_lines import KINDS, accept_lines, propose_lines
from .listing_tasks import accept_tasks, propose_tasks
from .plan import Picture
from .schedule import Chore, Guest, Institution, OwnLine, Refusal, Schedule
from .taking import accept_agenda
from .updating import Proposal, propose_agenda


class Reading(Protocol):
    """What a reader of `exports` returns: the kind of thing it found, and the things."""

    kind: str
    schedule: Schedule
    institutions: list[Institution]
    guests: list[Guest]
    chores: list[Chore]
    lines: list[OwnLine]
    refused: list[Refusal]
    notes: list[str]


def propose(picture: Picture, reading: Reading, event_id: int | None = None) -> Proposal:
    """What taking this over would change. Nothing is changed yet.

    Raises:
        Problem: it belongs to an event and none was named, or it is of no known kind.
    """
    proposal = _proposed(picture, reading, event_id)
    proposal.refused, proposal.notes = [*reading.refused, *_further(proposal, reading)], list(reading.notes)
    return proposal


def _further(proposal: Proposal, reading: Reading) -> list[Refusal]:
    """What the plan refuses beyond what the reader did."""
    return [refusal for refusal in proposal.refused if refusal not in reading.refused]


def _proposed(picture: Picture, reading: Reading, event_id: int | None) -> Proposal:
    match reading.kind:
        case "agenda":
            return propose_agenda(picture, reading.schedule, event_id)
        case "organisations":
            return propose_organisations(picture, reading.institutions, reading.refused)
        case "people":
            return propose_people(picture, reading.guests, reading.refused)
        case "attendance":
            return propose_participants(picture, reading.guests, reading.refused, event_id)
        case "tasks":
            return propose_tasks(picture, reading.chores, reading.refused, event_id)
        case "groups" | "budget":
            return propose_lines(picture, reading.kind, reading.lines, reading.refused, event_id)
        case "absences" | "holidays":
            schedule = reading.schedule
            proposal = propose_closures(picture, schedule.closures, reading.refused, schedule.source)
            proposal.kind = reading.kind
            return proposal
    raise Problem(_("This file holds nothing that a plan can take over."))


def accept(proposal: Proposal, picture: Picture, *, remove_gone: bool = False) -> int | None:
    """Carry out a proposal in one step. Returns the id of the event it belongs to."""
    if proposal.kind == "agenda":
        return accept_agenda(proposal, picture, remove_gone=remove_gone)
    if proposal.kind == "tasks":
        accept_tasks(proposal, picture)
    elif proposal.kind in KINDS:
        accept_lines(proposal)
    else:
        accept_list(proposal)
    return proposal.event_id
