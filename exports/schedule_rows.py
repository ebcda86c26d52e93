"""Sessions as the rows of a table: what each column of a schedule says about a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from exports.wording import Speech
from models.agenda import FORMATS, ROLES, SESSION_STATUSES, day_of, ends
from models.event import MODES
from models.words import N_, _, speaking
from planning.plan import Picture

QUIET = frozenset({"break", "registration"})
"""Formats that structure the day; they are set on grey."""
LANGUAGES = {
    "zh": N_("Chinese"), "en": N_("English"), "fr": N_("French"), "de": N_("German"), "ja": N_("Japanese"),
    "ko": N_("Korean"), "ru": N_("Russian"), "es": N_("Spanish"), "ar": N_("Arabic"), "it": N_("Italian"),
    "pt": N_("Portuguese"), "zh-tw": N_("Traditional Chinese"),
}  # fmt: skip
EVERYWHERE = N_("All rooms")
ONLINE = N_("Online")


@dataclass(slots=True)
class Row:
    """One session as a sheet shows it. `track` is its place among its event's tracks, None without one."""

    session: Any
    event: Any
    day: date | None
    starts: datetime | None
    ends: datetime | None
    title: str
    title_other: str
    people: str
    rooms: str
    room_ids: tuple[int, ...]
    track: int | None
    track_name: str
    track_code: str
    mode: str
    mode_code: str

    @property
    def is_quiet(self) -> bool:
        """Whether it is a break or the registration."""
        return self.session.format in QUIET

    @property
    def is_off(self) -> bool:
        """Whether it will not take place."""
        return bool(self.session.status == "cancelled")


class Words:
    """Names and words of one document, each looked up once however many sessions need it."""

    def __init__(self, picture: Picture, speech: Speech) -> None:
        self.picture, self.speech = picture, speech
        self.formats = self._table(FORMATS)
        self.statuses = self._table(SESSION_STATUSES)
        self.modes = self._table(MODES)
        self.roles = self._table(ROLES)
        self.languages = self._table(LANGUAGES)
        self.everywhere = speech.say(EVERYWHERE)
        self.online = speech.say(ONLINE)
        self._named: dict[tuple[str, int], str] = {}
        self._tracks: dict[int, tuple[int, str, str]] = {}

    def _table(self, table: dict[str, str]) -> dict[str, str]:
        with speaking(self.speech.main):
            return {code: _(text) for code, text in table.items()}

    def name(self, table: str, row: Any) -> str:
        """The name of a room or person in the languages of the document."""
        key = (table, row.id)
        if key not in self._named:
            self._named[key] = self.speech.pair(row, "name")
        return self._named[key]

    def track(self, event_id: int, track_id: int | None) -> tuple[int, str, str] | None:
        """Place, code and “A Patents” of a track."""
        if track_id is None:
            return None
        if track_id not in self._tracks:
            for place, row in enumerate(self.picture.of("track", "event_id", event_id)):
                code = row.code or (chr(65 + place) if place < 26 else str(place + 1))
                title = self.speech.pair(row, "title")
                shown = title if title.startswith(code) else f"{code} {title}"
                self._tracks[row.id] = (place, code, shown)
        return self._tracks.get(track_id)

    def language(self, text: str) -> str:
        """“Chinese” for zh; several divided by commas; anything else as typed."""
        known = self.languages
        return known.get(text.casefold()) or ", ".join(
            known.get(part.strip().casefold(), part.strip()) for part in text.split(",")
        )

    def people(self, session_id: int) -> str:
        """Who appears, in order; roles other than speaker are said."""
        names = []
        for appearance, person in self.picture.people(session_id):
            if appearance.reply == "no":
                continue
            name = self.name("person", person)
            if appearance.role != "speaker":
                name = f"{name} ({self.roles[appearance.role]})"
            names.append(name)
        return ", ".join(names)


def row_of(session: Any, event: Any, words: Words) -> Row:
    """What a sheet shows of one session of an event."""
    picture = words.picture
    rooms = picture.session_rooms(session.id)
    names = [words.name("room", room) for room in rooms]
    mode = session.mode or ("" if session.format in QUIET else event.mode)
    if not names and session.everywhere:
        names = [words.everywhere]
    elif not names and mode == "online" and session.starts:
        names = [words.online]
    track = words.track(session.event_id, session.track_id)
    title, other = words.speech.both(session, "title")
    return Row(
        session=session, event=event, day=session.day, starts=session.starts, ends=ends(session),
        title=title, title_other=other, people=words.people(session.id), rooms=", ".join(names),
        room_ids=tuple(room.id for room in rooms), track=track[0] if track else None,
        track_code=track[1] if track else "", track_name=track[2] if track else "",
        mode=words.modes.get(mode, mode), mode_code=mode,
    )  # fmt: skip


def rows_of(words: Words, events: Sequence[int]) -> list[Row]:
    """The sessions of these events by day and start, unplaced ones last; a common one stands once."""
    seen: set[int] = set()
    found = []
    for event_id in events:
        event = words.picture.tables["event"][event_id]
        for session in words.picture.sessions(event_id):
            if session.id not in seen:
                seen.add(session.id)
                found.append(row_of(session, event, words))
    order = {
        room.id: place
        for event_id in events
        for place, room in enumerate(words.picture.event_rooms(event_id))
    }
    found.sort(key=lambda row: _by_time_and_room(row, order))
    return found


def _by_time_and_room(row: Row, order: dict[int, int]) -> tuple[bool, date, datetime, int]:
    first = order.get(row.room_ids[0], len(order)) if row.room_ids else -1
    return row.starts is None, row.day or date.max, row.starts or datetime.max, first


def shown_start(row: Row) -> time | datetime | None:
    """The time of day; with the date where the day the session is filed under does not tell it."""
    if row.starts is None or row.day is None:
        return None
    usual = day_of(row.starts, row.event.day_starts)
    near = row.starts.date() - row.day in (timedelta(0), timedelta(1))
    return row.starts.time() if usual == row.day and near else row.starts


def shown_end(row: Row) -> time | datetime | None:
    """The time of day; date and time where it lasts for a day or more."""
    if row.ends is None or row.starts is None:
        return None
    return row.ends if row.session.minutes >= 24 * 60 else row.ends.time()
