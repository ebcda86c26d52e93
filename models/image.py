"""Logos and pictures that the user chose for paper, kept inside the plan."""

from hashlib import sha256
from typing import TYPE_CHECKING

from peewee import BlobField

from .database import Record
from .fields import Id, Text
from .history import record, step
from .words import _

if TYPE_CHECKING:
    from .event import Event
    from .organisation import Organisation


class Image(Record):
    """A picture as this program encoded it anew. Rows never change, so undo holds no megabytes.

    `digest` is the SHA-256 of `data` in hex. Written by `record()`; logos and events refer to it.
    """

    id = Id()
    digest = Text(limit=64, needed=True)
    data = BlobField(default=b"")


def keep_image(data: bytes) -> Image:
    """The kept picture with these bytes, as `exports.image_files` encodes them. Outside any step."""
    digest = sha256(data).hexdigest()
    found = Image.get_or_none(Image.digest == digest)
    if found is None:
        with record():
            found = Image.create(digest=digest, data=data)
    return found


def set_logo(organisation: "Organisation", image: Image | None) -> None:
    """Give an organisation its logo, or take it away."""
    sentence = _("Choose the logo of {name}") if image else _("Remove the logo of {name}")
    with step(sentence.format(name=organisation.name)):
        organisation.logo = image
        organisation.save()


def set_picture(event: "Event", image: Image | None) -> None:
    """Give an event the picture of its posters, or take it away."""
    title = event.title
    sentence = _("Choose the picture of “{title}”") if image else _("Remove the picture of “{title}”")
    with step(sentence.format(title=title)):
        event.image = image
        event.save()
