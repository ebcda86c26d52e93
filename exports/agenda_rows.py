"""The sessions of an event as an agenda prints them, whatever its layout."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from exports.facts import EventFacts
from exports.frame import Sign
from exports.text import clean
from exports.wording import LANGUAGE_NAMES, Speech, language_code
from models.agenda import ends
from models.words import N_
from planning.plan import Picture

SHORT = 240
"""Characters up to which a summary counts as short."""
SENTENCE = re.compile(r".*?(?:[.!?…](?=\s|$)|[。！？])", re.DOTALL)
MODES = (
    ("in_person", N_("in the room")),
    ("hybrid", N_("in the room and online")),
    ("online", N_("online")),
)
BREAKS = frozenset({"break", "registration"})


@dataclass(frozen=True, slots=True)
class Row:
    """One session. `people` are (name, detail) as `person_ids`, `rooms` (name, other name) as `room_ids`.

    `mode` is where it takes place, `sign` the same where it differs from the event's.
    """

    id: int
    day: date | None
    starts: datetime | None
    ends: datetime | None
    title: str
    title_other: str
    summary: str
    people: tuple[tuple[str, str], ...]
    person_ids: tuple[int, ...]
    rooms: tuple[tuple[str, str], ...]
    room_ids: tuple[int, ...]
    track: int | None
    code: str
    mode: str
    sign: str
    language: str
    everywhere: bool
    is_break: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """An event with its rows by time, unplaced ones last, and the signs its legend may need.

    `houses` says of each person by id where they are from, which tells two of one name apart.
    """

    facts: EventFacts
    rows: tuple[Row, ...]
    tracks: tuple[tuple[str, str], ...]
    order: dict[int, int]
    speech: Speech
    houses: dict[int, str]

    def signs(self, rows: Sequence[Row]) -> list[Sign]:
        """The legend of these rows: only what they use."""
        used = {row.track for row in rows}
        found = [
            Sign(position, "", code, title)
            for position, (code, title) in enumerate(self.tracks)
            if position in used
        ]
        for language in dict.fromkeys(row.language for row in rows if row.language):
            if language.lower() in LANGUAGE_NAMES:
                found.append(Sign(None, "", language, self.speech.say(LANGUAGE_NAMES[language.lower()])))
        for mode, text in MODES:
            if any(row.sign == mode for row in rows):
                found.append(Sign(None, mode, "", self.speech.say(text)))
        return found


def agenda_of(
    picture: Picture, facts: EventFacts, speech: Speech, summaries: str = "short", only: date | None = None
) -> Agenda:
    """The agenda of an event; `only` one of its days. Cancelled sessions are left out."""
    sessions = [row for row in picture.sessions(facts.id) if row.status != "cancelled"]
    if only:
        sessions = [row for row in sessions if row.day == only]
    tracks, positions = _tracks(picture, facts, speech)
    usual = _usual_language(sessions, facts)
    order = {room.id: number for number, room in enumerate(picture.event_rooms(facts.id))}
    rows = [_row(picture, row, speech, positions, usual, summaries) for row in sessions]
    rows.sort(key=lambda row: _place_in_list(row, order))
    houses = {number: _house(picture, number, speech) for row in rows for number in row.person_ids}
    return Agenda(facts, tuple(rows), tracks, order, speech, houses)


def _house(picture: Picture, number: int, speech: Speech) -> str:
    person = picture.get("person", number)
    organisation = picture.get("organisation", person.organisation_id)
    return speech.one(organisation, "name") or speech.one(person, "title")


def _place_in_list(row: Row, order: dict[int, int]) -> tuple[bool, date, datetime, bool, int, str]:
    """By time; what is for all first, then rooms in their printed order; unplaced ones last."""
    room = min((order.get(number, len(order)) for number in row.room_ids), default=len(order))
    starts = row.starts or datetime.max
    return (row.starts is None, row.day or date.max, starts, not row.everywhere, room, row.title)


def days_of(rows: Sequence[Row]) -> list[date]:
    """The days on which something is placed."""
    return sorted({row.day for row in rows if row.starts is not None and row.day is not None})


def _tracks(
    picture: Picture, facts: EventFacts, speech: Speech
) -> tuple[tuple[tuple[str, str], ...], dict[int, int]]:
    """(code, title) by position, and the position of each track id."""
    found: list[tuple[str, str]] = []
    positions: dict[int, int] = {}
    event, seen = facts.row, set()
    while event is not None and event.id not in seen:
        seen.add(event.id)
        for track in picture.of("track", "event_id", event.id):
            positions[track.id] = len(found)
            code = clean(track.code) or _letter(len(found))
            found.append((code, speech.pair(track, "title")))
        event = picture.get("event", event.part_of_id)
    return tuple(found), positions


def _letter(position: int) -> str:
    """A, B … Z, AA, AB …: the code of a track that has none."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _usual_language(sessions: Sequence[Any], facts: EventFacts) -> str:
    """The language that goes without saying: the event's, or that of most sessions."""
    own = language_code(facts.row.language)
    if own:
        return own
    counts = Counter(language_code(row.language) for row in sessions if row.language)
    return counts.most_common(1)[0][0] if counts else ""


def _row(
    picture: Picture,
    row: Any,
    speech: Speech,
    positions: dict[int, int],
    usual: str,
    summaries: str,
) -> Row:
    title, other = speech.both(row, "title")
    people = _people(picture, row.id, speech)
    rooms = picture.session_rooms(row.id)
    track = positions.get(row.track_id)
    usual_mode = getattr(picture.get("event", row.event_id), "mode", "in_person")
    mode = row.mode or usual_mode
    language = language_code(row.language) if row.language else ""
    tracks = picture.get("track", row.track_id)
    return Row(
        id=row.id,
        day=row.day or (row.starts.date() if row.starts else None),
        starts=row.starts,
        ends=ends(row),
        title=title,
        title_other=other,
        summary=_summary(row, summaries, speech),
        people=tuple((name, detail) for _id, name, detail in people),
        person_ids=tuple(number for number, _name, _detail in people),
        rooms=tuple(speech.both(room, "name") for room in rooms),
        room_ids=tuple(room.id for room in rooms),
        track=track,
        code="" if track is None else clean(tracks.code) or _letter(track),
        mode=mode,
        sign=row.mode if row.mode != usual_mode else "",
        language="" if language == usual else language,
        everywhere=bool(row.everywhere),
        is_break=row.format in BREAKS or bool(row.everywhere and not picture.people(row.id)),
    )


def _people(picture: Picture, session_id: int, speech: Speech) -> list[tuple[int, str, str]]:
    """(id, name, detail) of everybody who has not declined: the role, or for speakers where they are from."""
    found = []
    for appearance, person in picture.people(session_id):
        if appearance.reply == "no":
            continue
        if appearance.role != "speaker":
            detail = speech.say(ROLE_WORDS.get(appearance.role, appearance.role))
        else:
            organisation = picture.get("organisation", person.organisation_id)
            detail = speech.one(person, "title") or speech.one(organisation, "name")
        found.append((person.id, speech.pair(person, "name"), detail))
    return found


ROLE_WORDS = {
    "moderator": N_("moderator"),
    "guide": N_("guide"),
    "interpreter": N_("interpreter"),
    "host": N_("host"),
}


def _summary(row: Any, summaries: str, speech: Speech) -> str:
    if summaries == "none":
        return ""
    subtitle, abstract = speech.one(row, "subtitle"), speech.one(row, "abstract")
    if summaries == "full":
        return f"{subtitle} {abstract}".strip()
    return subtitle if 0 < len(subtitle) <= SHORT else _opening(abstract)


def _opening(text: str) -> str:
    """The whole sentences at the beginning that are short enough together; never half of one."""
    if len(text) <= SHORT:
        return text
    taken = ""
    for sentence in SENTENCE.findall(text[: SHORT + 1]):
        if len(taken) + len(sentence) > SHORT:
            break
        taken += sentence
    return taken.strip() if len(taken) > 20 else ""
