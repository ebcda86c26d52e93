"""Finding what a person names."""

from models.database import Problem
from models.words import _

from .matching import key_of
from .plan import Picture, Row


def event_named(picture: Picture, name: str) -> Row:
    """The event of that id or unique title.

    Raises:
        Problem: there is none, or more than one of that title.
    """
    if name.isdecimal() and int(name) in picture.tables["event"]:
        return picture.tables["event"][int(name)]
    found = [
        event
        for event in picture.all("event")
        if key_of(name) in (key_of(event.title), key_of(event.title_other))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Problem(_("There is no event “{name}”. “events” lists them with their ids.").format(name=name))
    ids = ", ".join(str(event.id) for event in found)
    raise Problem(
        _("{count} events are called “{name}”. Name one by its id: {ids}.").format(
            count=len(found), name=name, ids=ids
        )
    )
