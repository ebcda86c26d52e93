"""What a print pack is made of: documents in reading order, how each is asked for, how many one needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exports.catalogue import DOCUMENTS
from exports.document import Document
from models.database import Problem
from models.event import KINDS
from models.words import N_, _


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a pack. `team`: those who run the event read it, so it may hold what they may know;
    all other sheets are made for the public. `usual`: it is in a pack unless somebody leaves it out."""

    key: str
    options: Mapping[str, str] = field(default_factory=dict)
    copies: int = 1
    team: bool = False
    usual: bool = True
    title: str = ""

    @property
    def document(self) -> Document:
        """The document itself."""
        return next(one for one in DOCUMENTS if one.key == self.key)

    @property
    def name(self) -> str:
        """What it is called, in the language in force."""
        return _(self.title or self.document.title)


_PARTS = (
    Part("agenda", {"layout": "grid"}, 2, title=N_("Agenda grid")),
    Part("agenda", {}, 2, title=N_("Agenda list")),
    Part("run-of-show", copies=3, team=True),
    Part("responsibilities", team=True),
    Part("checklist", team=True),
    Part("contacts", team=True),
    Part("risk-sheet", team=True),
    Part("itinerary", copies=2, team=True),
    Part("packing-list", team=True),
    Part("set-up", team=True),
    Part("poster"),
    Part("door-sheet"),
    Part("door-sign", usual=False),
    Part("direction-sign", usual=False),
    Part("open-rooms", copies=2),
    Part("seating", copies=2),
    Part("personal-sheet", team=True),
    Part("group-route"),
    Part("cue-card"),
    Part("badges"),
    Part("name-plates"),
    Part("check-in", team=True),
    Part("sign-in", team=True),
    Part("roster", team=True, usual=False),
    Part("feedback-form", copies=1, usual=False),
    Part("certificates", usual=False),
    Part("letters", usual=False),
    Part("approval-form", usual=False),
    Part("budget", team=True, usual=False),
    Part("wall-cards", usual=False),
    Part("poster-tiles", usual=False),
)


def parts_of(kind: str, wanted: Sequence[str] = ()) -> list[Part]:
    """The documents of a pack for a kind of event, in reading order; `wanted` keys replace the usual ones.

    Raises:
        Problem: a document wanted is none that has pages.
    """
    known = {document.key for document in DOCUMENTS}
    parts = [part for part in _PARTS if part.key in known]
    if not wanted:
        fitting = KINDS[kind].documents
        return [part for part in parts if part.usual and part.key in fitting]
    offered = {part.key for part in parts}
    for key in wanted:
        if key not in offered:
            sentence = _("A print pack cannot hold “{key}”. It can hold {known}.")
            raise Problem(sentence.format(key=key, known=", ".join(sorted(offered))))
    return [part for part in parts if part.key in wanted]


def offered(kind: str) -> list[Part]:
    """What a pack for a kind of event may hold: what fits it, the usual parts and the others."""
    known = {document.key for document in DOCUMENTS}
    return [part for part in _PARTS if part.key in known and part.key in KINDS[kind].documents]
