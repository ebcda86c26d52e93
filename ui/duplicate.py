"""A second event like one there is."""

from models import Event, EventPartner, EventRoom, Session, Track
from models.database import new_id
from models.history import step
from models.words import _

from .sessions import copy_session


def duplicate_event(event: Event) -> Event:
    """Copy an event with its partners, rooms, tracks and sessions; without date, identity and guests.

    Sessions keep people and length and wait to be placed.
    """
    with step(_("Duplicate “{title}”").format(title=event.title)):
        skip = {"id", "source", "external_id", "starts", "ends", "attended"}
        values = {name: value for name, value in event.__data__.items() if name not in skip}
        values["title"] = _("{title} (copy)").format(title=event.title)[:500]
        values["status"] = "planned"
        fresh = Event.create(id=new_id(), **values)
        for model in (EventPartner, EventRoom, Track):
            for row in model.select().where(model.event == event):
                data = {name: value for name, value in row.__data__.items() if name not in ("id", "event")}
                model.create(id=new_id(), event=fresh, **data)
        tracks = {old.title: new.id for old, new in zip(_tracks(event), _tracks(fresh), strict=True)}
        for session in Session.select().where(Session.event == event).order_by(Session.starts, Session.id):
            copied = copy_session(session.id)
            copied.event = fresh
            copied.track = tracks.get(session.track.title) if session.track_id else None
            copied.save()
    return fresh


def _tracks(event: Event) -> list[Track]:
    return list(Track.select().where(Track.event == event).order_by(Track.position, Track.title))
