"""How events look in lists: the icon of a kind, the colour of a programme, the words of a status."""

from models.event import KINDS, STATUSES
from models.words import _
from planning.plan import Picture, Row
from planning.spoken import spoken

from .columns import Part
from .theme import KIND_COLOURS, PROGRAMMES, TRACKS


def kind_icon(event: Row) -> str:
    """The icon of the kind of an event."""
    kind = KINDS.get(event.kind)
    return kind.icon if kind else "calendar-days"


def kind_name(event: Row) -> str:
    """The name of the kind of an event."""
    kind = KINDS.get(event.kind)
    return _(kind.name) if kind else event.kind


def event_colour(picture: Picture, event: Row) -> str:
    """The colour of the programme an event belongs to, else of its kind."""
    programme = picture.programme_of(event)
    if programme:
        return PROGRAMMES.get(programme.colour, "slate")
    return KIND_COLOURS.get(event.kind, "slate")


def programme_name(picture: Picture, event: Row) -> str:
    """The programme an event belongs to."""
    programme = picture.programme_of(event)
    return spoken(picture, programme, "name")


def where(picture: Picture, event: Row) -> str:
    """The city of an event, of its venue, or that it is online."""
    venue = picture.get("venue", event.venue_id)
    city = spoken(picture, event, "city") or spoken(picture, venue, "city")
    return city or (_("Online") if event.mode == "online" else "")


def status_part(status: str) -> Part:
    """The shape and word of a status."""
    return Part(_(STATUSES.get(status, status)), "text-2", f"status-{status}")


def track_colour(picture: Picture, track: Row) -> str:
    """The colour of a track: by its place among the tracks of its event."""
    rows = picture.of("track", "event_id", track.event_id)
    at = next((n for n, row in enumerate(rows) if row.id == track.id), 0)
    return TRACKS[at % len(TRACKS)]
