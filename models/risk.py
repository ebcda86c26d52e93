"""What could go wrong at an event, and what is done about it."""

from collections.abc import Sequence
from typing import Any

from .database import Record
from .event import Event
from .fields import Count, Id, Link, Text
from .history import step
from .person import Person
from .words import N_, _, ngettext

LIKELIHOODS = {
    1: N_("hardly thinkable"), 2: N_("unlikely"), 3: N_("possible"), 4: N_("likely"),
    5: N_("almost certain"),
}  # fmt: skip
SEVERITIES = {
    1: N_("no harm"), 2: N_("first aid"), 3: N_("a doctor, a delay"), 4: N_("hospital, cancelled"),
    5: N_("a life, the name"),
}  # fmt: skip
NEW_HAZARD = N_("New hazard")
"""What a risk is called until somebody says what it is."""
LEVELS = {"L": N_("low"), "M": N_("medium"), "H": N_("high"), "X": N_("extreme")}
"""The letters of a risk, by which a print in grey tells as much as one in colour."""


class Risk(Record):
    """A hazard, judged before and after its controls.

    Likelihood and severity run from 1 to 5; their product is the risk, as the usual 5 × 5 matrix has it.
    """

    id = Id()
    event = Link(Event, backref="risks", on_delete="CASCADE")
    hazard = Text(N_("Hazard"), limit=500, needed=True)
    hazard_other = Text(N_("Hazard in the second language"), limit=500)
    who = Text(N_("Who could be harmed"), limit=500)
    likelihood = Count(N_("Likelihood"), least=1, most=5, default=2)
    severity = Count(N_("Severity"), least=1, most=5, default=2)
    controls = Text(N_("Controls"), limit=4000)
    likelihood_after = Count(N_("Likelihood after"), least=1, most=5, default=1)
    severity_after = Count(N_("Severity after"), least=1, most=5, default=2)
    owner = Link(Person, null=True, backref="risks", on_delete="RESTRICT")
    position = Count(default=0)


def level(likelihood: int, severity: int) -> str:
    """The letter of a risk: its product below 5 is low, below 10 medium, below 16 high, else extreme."""
    product = likelihood * severity
    return "L" if product < 5 else "M" if product < 10 else "H" if product < 16 else "X"


def before(risk: Any) -> int:
    """Likelihood × severity as it would be without controls; of a row and of its picture alike."""
    return int(risk.likelihood * risk.severity)


def after(risk: Any) -> int:
    """Likelihood × severity with the controls in place."""
    return int(risk.likelihood_after * risk.severity_after)


def add_risk(event: Event, hazard: str, **values: Any) -> Risk:
    """Add a hazard below the others."""
    with step(_("Add the risk “{hazard}”").format(hazard=hazard)):
        return Risk.create(event=event, hazard=hazard, position=_next(event), **values)


def add_risks(event: Event, count: int) -> list[Risk]:
    """Add empty hazards to be filled in, in one step."""
    with step(ngettext("Add {count} risk", "Add {count} risks", count).format(count=count)):
        first = _next(event)
        return [Risk.create(event=event, hazard=_(NEW_HAZARD), position=first + n) for n in range(count)]


def change_risk(risk: Risk, **values: Any) -> None:
    """Change a hazard, how it is judged, or what is done about it."""
    with step(_("Change the risk “{hazard}”").format(hazard=risk.hazard)):
        for name, value in values.items():
            setattr(risk, name, value)
        risk.save()


def remove_risks(risks: Sequence[Risk]) -> None:
    """Delete hazards, in one step."""
    text = _("Delete the risk “{hazard}”") if len(risks) == 1 else _("Delete {count} risks")
    with step(text.format(count=len(risks), hazard=risks[0].hazard if risks else "")):
        for risk in risks:
            risk.delete_instance()


def _next(event: Event) -> int:
    """The position below the last hazard of an event."""
    return max((row.position for row in Risk.select().where(Risk.event == event)), default=-1) + 1
