"""What could go wrong at an event, and what is done about it."""

from .database import Record
from .event import Event
from .fields import Count, Id, Link, Text
from .person import Person
from .words import N_


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
