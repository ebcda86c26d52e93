"""A change of the common agenda of a parent, offered to the agendas of its parts.

An offer says what one part would take over for one session, and whether the part has gone its own way there,
so that nobody's own arrangement is overwritten unseen.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from models import Event, Room, Session, Track
from models.agenda import put_in, remove_session
from models.event_acts import copied
from models.history import step
from models.moving import moved
from models.repeating import room_like, rooms_by_name, shift_to
from models.words import _, ngettext

from .matching import key_of
from .plan import Picture, Row

#: What the common agenda says of a session; people, replies, heads and notes are each part's own.
_COMMON = (
    "title", "title_other", "subtitle", "subtitle_other", "abstract", "abstract_other", "link", "format",
    "minutes", "everywhere", "mode", "language", "needs", "talk_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """What one part would take over for one session of the common agenda.

    `act` is add, change or remove. `what` are the fields that would change, as (name, the part's value, the
    common value), rooms by id. `differs`: the part has its own values there, which would be lost.
    """

    part_id: int
    pattern_id: int
    session_id: int | None
    title: str
    act: str
    differs: bool = False
    what: tuple[tuple[str, Any, Any], ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)


def offers(picture: Picture, parent_id: int, before: Picture | None = None) -> list[Offer]:
    """What the parts of an event would take over from its common agenda, the earliest part first.

    With the picture `before` a change only what that change touched is offered; without it every difference.
    """
    parts = [part for part in picture.of("event", "part_of_id", parent_id) if part.status != "cancelled"]
    found: list[Offer] = []
    for part in sorted(parts, key=lambda part: (part.starts is None, part.starts, part.title)):
        found += _kept(picture, parent_id, part, before)
        if before and part.id in before.tables["event"]:
            found += _removed(picture, part, before)
    return found


def accept_offers(chosen: Iterable[Offer]) -> None:
    """Take over the chosen offers in one step."""
    chosen = list(chosen)
    count = len({offer.part_id for offer in chosen})
    name = ngettext("Take the common agenda over in {count} event",
                    "Take the common agenda over in {count} events", count)  # fmt: skip
    with step(name.format(count=count)):
        for offer in chosen:
            if offer.act == "remove":
                remove_session(Session.fetch(offer.session_id))
            else:
                _take(offer)


def _kept(picture: Picture, parent_id: int, part: Row, before: Picture | None) -> Iterator[Offer]:
    """What is offered for the sessions that the common agenda has now."""
    copies = _copies(picture, part.id)
    for pattern in picture.of("session", "event_id", parent_id):
        if not pattern.repeated:
            continue
        said, old = _said(picture, pattern, part), _said_before(before, pattern.id, part)
        changed = {name: value for name, value in said.items() if name not in old or old[name] != value}
        if not changed:
            continue
        copy = copies.get(pattern.id)
        if copy is None:
            dropped = before is not None and bool(old)  # the part has removed its own some time ago
            if not dropped and not said["cancelled"]:
                yield Offer(part.id, pattern.id, None, pattern.title, "add", values=said)
            continue
        own = _own(picture, copy)
        what = tuple((name, own[name], value) for name, value in changed.items() if own[name] != value)
        if what:
            differs = any(name not in old or old[name] != mine for name, mine, _value in what)
            yield Offer(part.id, pattern.id, copy.id, copy.title, "change", differs, what, changed)


def _removed(picture: Picture, part: Row, before: Picture) -> Iterator[Offer]:
    """Copies whose pattern a change has removed."""
    for pattern_id, copy in _copies(before, part.id).items():
        row = picture.get("session", copy.id)
        if picture.get("session", pattern_id) is None and row is not None:
            old, own = _said_before(before, pattern_id, part), _own(picture, row)
            differs = any(own[name] != value for name, value in old.items())
            yield Offer(part.id, pattern_id, copy.id, row.title, "remove", differs)


def _copies(picture: Picture, part_id: int) -> dict[int, Row]:
    """The sessions of a part by the common session they are a copy of."""
    found: dict[int, Row] = {}
    for row in picture.of("session", "event_id", part_id):
        if row.copy_of_id is not None:
            found.setdefault(row.copy_of_id, row)
    return found


def _said_before(before: Picture | None, pattern_id: int, part: Row) -> dict[str, Any]:
    pattern = before.get("session", pattern_id) if before else None
    return _said(before, pattern, part) if before and pattern and pattern.repeated else {}


def _said(picture: Picture, pattern: Row, part: Row) -> dict[str, Any]:
    """What the common agenda says of a session, in the terms of a part: its day, its rooms, its tracks.

    What it cannot say there (no day yet, no room of that name) is left out.
    """
    said = {name: getattr(pattern, name) for name in _COMMON}
    said["cancelled"] = pattern.status == "cancelled"
    track = picture.get("track", pattern.track_id)
    said["track"] = key_of(track.title) if track else ""
    parent = picture.tables["event"][pattern.event_id]
    part = picture.get("event", part.id) or part
    shift = shift_to(parent, part)
    if shift or pattern.starts is None:
        times = moved(pattern, ("starts", "day"), shift) if shift else {}
        said |= {"starts": pattern.starts, "day": pattern.day} | times
    rooms = picture.session_rooms(pattern.id)
    known = rooms_by_name((*picture.event_rooms(part.id), *picture.of("room", "venue_id", part.venue_id)))
    here = [room.id for room in (room_like(room, known) for room in rooms) if room]
    if here or not rooms:
        said["rooms"] = tuple(dict.fromkeys(here))
    return said


def _own(picture: Picture, copy: Row) -> dict[str, Any]:
    """What a part says of its session, under the same names."""
    own = {name: getattr(copy, name) for name in (*_COMMON, "starts", "day")}
    track = picture.get("track", copy.track_id)
    return own | {
        "cancelled": copy.status == "cancelled",
        "track": key_of(track.title) if track else "",
        "rooms": tuple(room.id for room in picture.session_rooms(copy.id)),
    }


def _take(offer: Offer) -> None:
    pattern, part = Session.fetch(offer.pattern_id), Event.fetch(offer.part_id)
    if offer.act == "add":
        session = copied(
            pattern, event=part, copy_of=pattern, repeated=False, track=None, starts=None, day=None
        )
    else:
        session = Session.fetch(offer.session_id)
    for name, value in offer.values.items():
        if name == "track":
            session.track = _track(pattern, part)
        elif name == "cancelled":
            session.status = (
                "cancelled" if value else "planned" if session.status == "cancelled" else session.status
            )
        elif name != "rooms":
            setattr(session, name.removesuffix("_id"), value)
    session.save(force_insert=offer.act == "add")
    if "rooms" in offer.values:
        put_in(session, [Room.fetch(room_id) for room_id in offer.values["rooms"]])


def _track(pattern: Session, part: Event) -> Track | None:
    """The part's track of the same title, or a copy of the common one."""
    if pattern.track_id is None:
        return None
    for track in part.tracks:
        if key_of(track.title) == key_of(pattern.track.title):
            return track
    made: Track = copied(pattern.track, event=part)
    made.save(force_insert=True)
    return made


def field_name(name: str) -> str:
    """How a field of an offer is called, in the language in force."""
    special = {"rooms": _("Rooms"), "track": _("Track"), "cancelled": _("Cancelled"), "talk_id": _("Talk")}
    return special.get(name) or Session._meta.fields[name].called()
