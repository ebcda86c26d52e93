"""Releasing a version of an event: what stands in the way, and the act."""

from models import Event, Release
from models.database import Problem
from models.releasing import add_release
from models.words import ngettext

from .plan import Picture
from .problems import problems_of, waiver
from .released import pack
from .rules import Finding

SHOWN = 3
"""Problems that the refusal names."""


def blocking(picture: Picture, event_id: int) -> list[Finding]:
    """The problems at level block that nobody has waived: they stand between an event and its release."""
    return [
        finding
        for finding in problems_of(picture, event_id)
        if finding.level == "block" and waiver(picture, finding) is None
    ]


def release(picture: Picture, event_id: int, note: str = "", who: str = "") -> Release:
    """Make the event as it is now its next version.

    Raises:
        Problem: something blocks it, or the event has parts, which are released one by one.
    """
    found = blocking(picture, event_id)
    if found:
        told = " ".join(finding.message() for finding in found[:SHOWN])
        sentence = ngettext(
            "One problem blocks the release; solve it or waive it. {problems}",
            "{count} problems block the release; solve them or waive them. {problems}",
            len(found),
        )
        raise Problem(sentence.format(count=len(found), problems=told))
    return add_release(Event.fetch(event_id), pack(picture, event_id), note, who)
