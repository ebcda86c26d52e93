"""Merging two entries that mean the same: every reference moves, nothing that was known is lost."""

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from peewee import ForeignKeyField

from .agenda import Appearance, SessionRoom
from .database import Problem, Record
from .event import EventPartner, EventRoom
from .history import step
from .organisation import Organisation
from .person import Person
from .place import Room, Venue
from .release import Waiver
from .talk import TalkGiver
from .task import TaskRole
from .words import _

#: What can be merged.
MERGED: tuple[type[Record], ...] = (Person, Organisation, Venue, Room)
#: Rows that say the same twice once two entries are one: the columns that make them the same.
_TWINS: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Appearance, ("session", "person", "role")),
    (SessionRoom, ("session", "room")),
    (EventRoom, ("event", "room")),
    (EventPartner, ("event", "organisation", "role")),
    (TalkGiver, ("talk", "person")),
    (TaskRole, ("task", "person", "role")),
)
#: The better of two replies: whoever said yes once has said yes.
_REPLIES = ("yes", "asked", "no")


def merge(kept: Record, others: Iterable[Record]) -> None:
    """Let one entry stand for several of the same table, in one step.

    All that refers to the others refers to `kept` afterwards; what it did not know it takes from them; where
    they say something else, that is added to its notes. The rooms of merged venues that have the same name
    are merged too.

    Raises:
        Problem: they are not of one kind, or the notes would grow too long.
    """
    others = list({row.id: row for row in others if row.id != kept.id}.values())
    if type(kept) not in MERGED or any(type(row) is not type(kept) for row in others):
        raise Problem(_("Only entries of the same kind can be merged."))
    if not others:
        return
    name = _("Merge {count} entries of {name}").format(count=len(others) + 1, name=kept.name)
    with step(name):
        for other in others:
            _merge(type(kept).fetch(kept.id), type(kept).fetch(other.id))


def references(model: type[Record]) -> list[tuple[type[Record], ForeignKeyField]]:
    """Every column of a plan that refers to a table."""
    from . import JOURNALLED

    return [
        (table, field)
        for table in JOURNALLED
        for field in table._meta.sorted_fields
        if isinstance(field, ForeignKeyField) and field.rel_model is model
    ]


def _merge(kept: Any, other: Any) -> None:
    rooms = {room.id for room in kept.rooms} if isinstance(kept, Venue) else set()
    for table, field in references(type(kept)):
        table.update({field: kept.id}).where(field == other.id).execute()
    _drop_twins(kept)
    _rename_in_waivers(kept.id, other.id)
    _take_over(kept, other)
    if isinstance(kept, Venue):
        _merge_rooms(kept, rooms)
    type(other).delete().where(type(other).id == other.id).execute()
    kept.save()


def _drop_twins(kept: Record) -> None:
    """Where two rows now say the same, keep the first, with the better reply and all that both knew."""
    for model, names in _TWINS:
        columns = [model._meta.fields[name] for name in names]
        link = next((c for c in columns if getattr(c, "rel_model", None) is type(kept)), None)
        if link is None:
            continue
        seen: dict[tuple[Any, ...], Any] = {}
        order = [getattr(model, name) for name in ("position", "id") if hasattr(model, name)]
        for row in list(model.select().where(link == kept.id).order_by(*order)):
            first = seen.setdefault(tuple(row.__data__[name] for name in names), row)
            if first is row:
                continue
            if isinstance(row, Appearance):
                first.reply = min(first.reply, row.reply, key=_REPLIES.index)
            if isinstance(row, EventRoom):
                first.hours = json.dumps({**json.loads(row.hours or "{}"), **json.loads(first.hours or "{}")})
            first.save()
            row.delete_instance()


def _take_over(kept: Any, other: Any) -> None:
    """Fill what `kept` does not know; put into its notes what the other knew differently."""
    lines = []
    ours = bool(kept.external_id) if hasattr(kept, "external_id") else True
    for field in type(kept)._meta.sorted_fields:
        name = field.name
        mine, theirs = kept.__data__[name], other.__data__[name]
        if field.primary_key or name in ("notes", "position", "source") or _silent(theirs):
            continue
        if name == "consent" and "no" in (mine, theirs):
            kept.consent = "no"  # who refused once is not shown
        elif _silent(mine):
            setattr(kept, name, theirs)
        elif name == "name" and not kept.name_other and mine.isascii() != theirs.isascii():
            kept.name_other = theirs  # the same name in the other script
        elif not _same(mine, theirs):
            lines.append(_said(field, other))
    if hasattr(kept, "source") and not ours and other.external_id:
        kept.source = other.source
    if not _same(kept.notes, other.notes) and other.notes not in kept.notes:
        lines.append(other.notes)
    kept.notes = "\n".join(filter(None, (kept.notes, *dict.fromkeys(lines))))


def _said(field: Any, other: Any) -> str:
    """A line of the notes: what the merged entry had in a field."""
    value = other.__data__[field.name]
    if isinstance(field, ForeignKeyField):
        value = getattr(getattr(other, field.name), "name", value)
    choices = getattr(field, "codes", None)
    if choices:
        value = _(choices.get(value, str(value)))
    label = field.called() if hasattr(field, "called") else _(field.name.capitalize())
    return _("{field} before the merge: {value}").format(field=label, value=value)


def _silent(value: Any) -> bool:
    """Whether a value says nothing: 0 does."""
    return value is None or value is False or value == ""


def _same(one: Any, other: Any) -> bool:
    return one == other or (isinstance(one, str) and isinstance(other, str) and _key(one) == _key(other))


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _merge_rooms(venue: Venue, own: set[int]) -> None:
    """Rooms of one house that have the same name are one room; its own go before those it was given."""
    known: dict[str, Room] = {}
    rows = list(Room.select().where(Room.venue == venue))
    for room in sorted(rows, key=lambda room: (room.id not in own, room.position, room.id)):
        first = known.setdefault(_key(room.name), room)
        if first is not room:
            _merge(first, room)


def _rename_in_waivers(kept: int, other: int) -> None:
    """Waivers name rows by their ids in a text."""
    whole = re.compile(rf"(?<!\d){other}(?!\d)")
    for row in Waiver.select().where(Waiver.objects.contains(str(other))):
        row.objects = whole.sub(str(kept), row.objects)
        row.save()
