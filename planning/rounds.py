"""The rounds of visiting groups: which sessions each goes through in order, and what of it cannot be."""

from datetime import timedelta
from itertools import pairwise

from models.dates import clock
from models.words import _

from .plan import Picture, Row


def round_of(picture: Picture, group_id: int) -> list[Row]:
    """The sessions of a group in order of its round."""
    stops = picture.of("group_stop", "group_id", group_id)
    found = (picture.get("session", stop.session_id) for stop in stops)
    return [session for session in found if session is not None]


def round_problems(picture: Picture, group: Row) -> list[str]:
    """What of a round cannot be, in sentences: two sessions at once, out of its hours, too many."""
    sessions = round_of(picture, group.id)
    placed = sorted((s for s in sessions if s.starts), key=lambda s: s.starts)
    found = []
    for one, other in pairwise(placed):
        if one.starts + timedelta(minutes=one.minutes) > other.starts:
            sentence = _("“{other}” begins at {time}, while “{session}” goes on.")
            found.append(sentence.format(session=one.title, other=other.title, time=clock(other.starts)))
    for session in placed:
        if group.arrives and session.starts < group.arrives:
            sentence = _("“{session}” begins at {time}, before the group arrives.")
            found.append(sentence.format(session=session.title, time=clock(session.starts)))
        if group.leaves and session.starts + timedelta(minutes=session.minutes) > group.leaves:
            found.append(_("“{session}” goes on when the group leaves.").format(session=session.title))
        found += _too_many(picture, session)
    cancelled = [session.title for session in sessions if session.status == "cancelled"]
    return found + [_("“{session}” is cancelled.").format(session=title) for title in cancelled]


def heads_of(group: Row) -> int:
    """How many come: as counted, else minors and adults together."""
    return int(group.heads if group.heads is not None else (group.minors or 0) + (group.adults or 0))


def _too_many(picture: Picture, session: Row) -> list[str]:
    """A session to which the groups bring more heads than its rooms have seats."""
    stops = picture.of("group_stop", "session_id", session.id)
    groups = [picture.get("group", stop.group_id) for stop in stops]
    heads = sum(heads_of(group) for group in groups if group is not None)
    seats = [room.seats for room in picture.session_rooms(session.id)]
    if seats and None not in seats and heads > sum(seats):
        sentence = _("{heads} people of groups come to “{session}”; there are {seats} seats.")
        return [sentence.format(heads=heads, session=session.title, seats=sum(seats))]
    return []
