"""What documents may say of guests: sheets for the public do not name children."""

from typing import Any

from models.event import KINDS
from models.words import ngettext
from planning.plan import Picture


def is_child(picture: Picture, participant: Any) -> bool:
    """Whether somebody of a sign-up list is to be taken for a child.

    A child is who belongs to a group with minors, or signed up for a visit to a school, and is nobody of the
    plan's own people.
    """
    if participant.person_id is not None:
        return False
    event = picture.get("event", participant.event_id)
    group = picture.get("group", participant.group_id)
    return bool("minors" in KINDS[event.kind].features or (group and group.minors))


def left_out(count: int) -> str:
    """The sentence that says how many names were left out."""
    return ngettext(
        "{count} name of a child was left out: choose staff as the audience to print it.",
        "{count} names of children were left out: choose staff as the audience to print them.",
        count,
    ).format(count=count)
