"""Who could appear in a session instead of somebody: free then, and knowing the same things."""

import re
from typing import NamedTuple

from .load import away_on
from .placement import counts, span_of, standing
from .plan import Picture, Row


class StandIn(NamedTuple):
    """A person, what they have in common with whom they would replace, and what they have then (or None)."""

    id: int
    person: Row
    common: int
    busy: Row | None


def stand_ins(picture: Picture, session_id: int, person_id: int) -> list[StandIn]:
    """Everybody who does not appear in the session yet, the free ones first, then who has most in common."""
    session, person = picture.tables["session"][session_id], picture.get("person", person_id)
    there = {row.person_id for row in picture.of("appearance", "session_id", session_id)}
    wanted = _known(person) if person else set()
    busy = _busy(picture, session)
    found = [
        StandIn(other.id, other, len(wanted & _known(other)), busy.get(other.id))
        for other in picture.all("person")
        if other.id not in there
        and not (session.starts and away_on(picture, other.id, session.starts.date()))
    ]
    return sorted(found, key=lambda each: (each.busy is not None, -each.common, each.person.name))


def _known(person: Row) -> set[str]:
    words = re.split(r"[,;，；、]", f"{person.expertise},{person.languages},{person.title}")
    return {word.strip().casefold() for word in words} - {""}


def _busy(picture: Picture, session: Row) -> dict[int, Row]:
    """By person, a session that overlaps."""
    found: dict[int, Row] = {}
    span = span_of(picture, standing(picture, session))
    for other in picture.all("session") if span else ():
        there = span_of(picture, standing(picture, other)) if other.id != session.id else None
        if (
            span
            and there
            and there.starts < span.ends
            and span.starts < there.ends
            and counts(picture, other)
        ):
            for row in picture.of("appearance", "session_id", other.id):
                if row.reply != "no":
                    found[row.person_id] = other
    return found
