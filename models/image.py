"""Logos and pictures that the user chose for paper, kept inside the plan."""

from peewee import BlobField

from .database import Record
from .fields import Id, Text


class Image(Record):
    """A picture as this program encoded it anew. Rows never change, so undo holds no megabytes.

    `digest` is the SHA-256 of `data` in hex. Written by `record()`; logos and events refer to it.
    """

    id = Id()
    digest = Text(limit=64, needed=True)
    data = BlobField(default=b"")
