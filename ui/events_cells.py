"""The columns of the list of events: what each shows and how it sorts."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from models.event import STATUSES
from models.words import N_, _
from planning.plan import Picture, Row
from planning.spoken import spoken

from .columns import Column, Part, number
from .dates import clock, short_day
from .kinds import event_colour, kind_icon, kind_name, programme_name, status_part, where

if TYPE_CHECKING:
    from .store import Store


class EventCells:
    """Columns bound to a plan and to how many problems block and warn each event."""

    def __init__(self, store: "Store", problems: dict[int, tuple[int, int]]) -> None:
        self.store, self.problems = store, problems

    @property
    def picture(self) -> Picture:
        """The plan at this moment."""
        return self.store.picture

    def columns(self) -> Sequence[Column]:
        """In the order of the list."""
        return (
            Column("event", N_("Event"), lambda e: spoken(self.picture, e), 300, first=True,
                   parts=self._title),
            Column("programme", N_("Programme"), lambda e: programme_name(self.picture, e), 160,
                   parts=self._programme, spare=3),
            Column("kind", N_("Kind"), kind_name, 110, hidden=True),
            Column("where", N_("Where"), lambda e: where(self.picture, e), 96),
            Column("when", N_("When"), _when, 172, key=lambda e: e.starts, parts=_when_parts),
            Column("status", N_("Status"), lambda e: status_part(e.status).text, 100,
                   parts=lambda e: (status_part(e.status),), key=lambda e: list(STATUSES).index(e.status)),
            Column("sessions", N_("Sessions"), self._sessions, 74, right=True, searched=False,
                   key=lambda e: len(self.picture.of("session", "event_id", e.id)), spare=2),
            Column("expected", N_("Expected"), lambda e: number(e.expected), 78, right=True, searched=False,
                   key=lambda e: e.expected),
            Column("problems", N_("Problems"), self._problem_text, 90, parts=self._problem_parts,
                   searched=False, key=lambda e: [-n for n in self.problems.get(e.id, (0, 0))]),
            Column("owner", N_("Owner"), self._owner, 96, spare=1),
        )  # fmt: skip

    def _title(self, event: Row) -> Sequence[Part]:
        return (Part(spoken(self.picture, event), "text", kind_icon(event)),)

    def _programme(self, event: Row) -> Sequence[Part]:
        name = programme_name(self.picture, event)
        return (Part(name, "text-2", "dot", event_colour(self.picture, event)),) if name else ()

    def _sessions(self, event: Row) -> str:
        return number(len(self.picture.of("session", "event_id", event.id)) or None)

    def _owner(self, event: Row) -> str:
        person = self.picture.get("person", event.owner_id)
        return spoken(self.picture, person, "name")

    def _problem_text(self, event: Row) -> str:
        return " ".join(str(n) for n in self.problems.get(event.id, ()) if n)

    def _problem_parts(self, event: Row) -> Sequence[Part]:
        block, warn = self.problems.get(event.id, (0, 0))
        bad = (Part(str(block), "bad", "octagon-alert", "bad"),) if block else ()
        return bad + ((Part(str(warn), "warn", "triangle-alert", "warn"),) if warn else ())


def _when(event: Row) -> str:
    if not event.starts:
        return ""
    return f"{short_day(event.starts.date(), year=True)} {clock(event.starts)}"


def _when_parts(event: Row) -> Sequence[Part]:
    if not event.starts:
        return (Part(_("no date yet"), "text-3"),)
    other = event.starts.year != date.today().year
    return (Part(short_day(event.starts.date(), year=other), "text"), Part(clock(event.starts), "text-3"))
