"""An event as other programs are told of it: the `Schedule` that a reader of the file should find again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from models.agenda import day_of
from planning.plan import Picture
from planning.schedule import Hall, Item, Schedule, Speaker, Strand

ROWS = UUID("6b0f6a3e-3f0a-5d8e-9a55-5c1d6f2a7c11")
"""The name space in which a row id of a plan becomes a UUID."""
UUID_FORM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
SMALL = 2**31 - 1
"""Ids in schedule files stay below: some apps keep them in 32 bits."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One session on its way out: its lasting id, its number in the file, its row, and what it says."""

    guid: str
    number: int
    session: Any
    item: Item

    @property
    def is_on(self) -> bool:
        """Whether it stands on the agenda; what is unplaced or cancelled must not look as if it did."""
        return self.item.starts is not None and self.item.status != "cancelled"


@dataclass(slots=True)
class Outgoing:
    """What leaves of one event."""

    event: Any
    schedule: Schedule
    sent: list[Sent]


def outgoing(picture: Picture, event_id: int, audience: str) -> Outgoing:
    """The event with all its sessions. The public gets no notes; nobody gets telephones or e-mails."""
    event = picture.tables["event"][event_id]
    sessions = picture.sessions(event_id)
    guids, numbers = lasting_ids(sessions), small_numbers(sessions)
    sent = []
    for session in sessions:
        guid, number = guids[session.id], numbers[session.id]
        sent.append(Sent(guid, number, session, _item(picture, session, audience, guid, number)))
    return Outgoing(event, _schedule(picture, event, [each.item for each in sent]), sent)


def lasting_ids(rows: Iterable[Any], *, mail_like: bool = False) -> dict[int, str]:
    """A UUID for every row: the one it came with, else one made of its id; none twice.

    `mail_like` keeps ids such as `talk-7@example.org`, which calendars use.
    """
    found: dict[int, str] = {}
    taken: set[str] = set()
    for row in rows:
        own = row.external_id
        fits = UUID_FORM.fullmatch(own) or (mail_like and "@" in own and own.isprintable() and " " not in own)
        if not fits or own in taken:
            own = str(uuid5(ROWS, str(row.id)))
        taken.add(own)
        found[row.id] = own
    return found


def small_numbers(rows: Iterable[Any]) -> dict[int, int]:
    """A positive number for every row: the one it came with, else one made of its id; none twice."""
    rows = list(rows)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for row in sorted(rows, key=lambda row: (not _own_number(row), row.id)):
        number = _own_number(row) or 1 + row.id % SMALL
        while number in taken:
            number = 1 + number % SMALL
        taken.add(number)
        found[row.id] = number
    return found


def _own_number(row: Any) -> int:
    own = row.external_id.removeprefix("#")
    return int(own) if own.isascii() and own.isdigit() and len(own) < 11 and 0 < int(own) <= SMALL else 0


def _item(picture: Picture, session: Any, audience: str, guid: str, number: int) -> Item:
    track = picture.get("track", session.track_id)
    own = session.external_id
    return Item(
        place="", title=session.title, title_other=session.title_other,
        guid=guid if not own or own.startswith("#") else own, number=str(number),
        subtitle=session.subtitle, subtitle_other=session.subtitle_other,
        abstract=session.abstract, abstract_other=session.abstract_other, link=session.link,
        format=session.format,
        language=session.language, track=track.title if track else "",
        day=session.day if session.starts else None, starts=session.starts, minutes=session.minutes,
        rooms=tuple(dict.fromkeys(room.name for room in picture.session_rooms(session.id))),
        everywhere=session.everywhere, mode=session.mode, pinned=session.pinned,
        status="planned" if session.status == "idea" and audience == "public" else session.status,
        expected=session.expected, needs=session.needs if audience == "staff" else "",
        notes=session.notes if audience == "staff" else "",
        people=tuple(_people(picture, session.id)),
    )  # fmt: skip


def _people(picture: Picture, session_id: int) -> Iterable[Speaker]:
    for appearance, person in picture.people(session_id):
        if appearance.reply != "no":
            home = picture.get("organisation", person.organisation_id)
            yield Speaker(
                name=person.name, role=appearance.role, organisation=home.name if home else "",
                title=person.title, external_id=person.external_id,
            )  # fmt: skip


def _schedule(picture: Picture, event: Any, items: list[Item]) -> Schedule:
    rooms = picture.event_rooms(event.id)
    used = dict.fromkeys(name for item in items for name in item.rooms)
    halls = {room.name: Hall(room.name, room.external_id, room.seats) for room in rooms}
    halls.update({name: Hall(name) for name in used if name not in halls})
    tracks = {
        row.title: Strand(row.title, row.title_other, row.code)
        for owner in (event.id, event.part_of_id)
        if owner
        for row in picture.of("track", "event_id", owner)
    }
    dates = sorted({item.day for item in items if item.day} | _dates(event))
    return Schedule(
        title=event.title, title_other=event.title_other, external_id=event.external_id,
        time_zone=event.time_zone,
        starts=dates[0] if dates else None, ends=dates[-1] if dates else None,
        day_starts=time.fromisoformat(event.day_starts or "00:00"), halls=list(halls.values()),
        strands=list(tracks.values()), items=items,
    )  # fmt: skip


def _dates(event: Any) -> set[date]:
    """The first and last day of the event; what ends in the small hours ends on the day before."""
    if not event.starts:
        return set()
    last = max(event.starts, (event.ends or event.starts) - timedelta(minutes=1))
    return {day_of(event.starts, event.day_starts), day_of(last, event.day_starts)}
