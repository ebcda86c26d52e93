"""The agendas of the sample season: tracks, sessions, who appears in them, and the talks they give."""

from typing import Any

from models import Appearance, Event, Person, Room, Session, SessionRoom, Talk, TalkGiver, Track

from .sample_rows import Rows
from .sample_words import read


class AgendaRows:
    """Makes the rows of one agenda after the other."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._talks = {row["key"]: row for row in read("talks")["talks"]}
        self._givers: dict[int, int] = {}

    def add(self, event: Event, told: dict[str, Any], swap: dict[str, str]) -> dict[tuple[str, str], Session]:
        """Make the tracks and sessions of an event. `swap` names talks that give way to others.

        Returns: the sessions by their time and room, as told.
        """
        tracks = {
            code: self._rows.add(
                "", Track, event=event, code=code, position=position, **self._rows.words.twins("title", title)
            )
            for position, (code, title) in enumerate(told.get("tracks", ()))
        }
        made = {}
        for row in told.get("sessions", ()):
            talk = self._talks[swap.get(row["talk"], row["talk"])]
            made[row["at"], row["room"]] = self._session(event, row, talk, tracks)
        return made

    def _session(
        self, event: Any, row: dict[str, Any], talk: dict[str, Any], tracks: dict[str, Track]
    ) -> Session:
        rows, words = self._rows, self._rows.words
        at, room, starts = row["at"], row["room"], None
        if at:
            day, clock = at.split() if " " in at else ("1", at)
            starts = rows.moment(event.starts.date(), int(day) - 1, clock)
        settled = starts and event.status in ("done", "confirmed")
        lecture = self._lecture(talk)
        session: Session = rows.add(
            "", Session, event=event, format=talk["format"], minutes=row["minutes"] or talk["minutes"],
            starts=starts, day=starts and starts.date(), expected=row["expected"], source="sample",
            track=tracks.get(talk["track"]), talk=lecture, mode="online" if room == "online" else "",
            everywhere=room == "*" or (room == "online" and event.mode != "online"),
            status="confirmed" if settled else "planned", language="en" if talk["key"] == "v-english" else "",
            **words.twins("title", talk["title"]), **words.twins("abstract", talk["abstract"]),
        )  # fmt: skip
        if room not in ("*", "online", ""):
            rows.add("", SessionRoom, session=session, room=rows.row(Room, room))
        for position, named in enumerate(row["people"]):
            role, _colon, key = named.rpartition(":")
            person = rows.known(Person, key)
            if person:
                self._appear(session, person, role or "speaker", position, event.status)
                if lecture and not role:
                    self._can_give(lecture, person)
        return session

    def _lecture(self, told: dict[str, Any]) -> Talk | None:
        """The talk of the catalogue that a session gives; none for what is not given again."""
        rows, words = self._rows, self._rows.words
        if told["ages"] is None:
            return None
        lecture: Talk | None = rows.known(Talk, told["key"])
        return lecture or rows.add(
            told["key"], Talk, minutes=told["minutes"], ages=words.first(told["ages"]), language="zh",
            materials=words.first(told["materials"]), **words.twins("title", told["title"]),
            **words.twins("summary", told["abstract"]),
        )  # fmt: skip

    def _can_give(self, lecture: Talk, person: Person) -> None:
        key = f"{lecture.id} {person.id}"
        if not self._rows.known(TalkGiver, key):
            position = self._givers[lecture.id] = self._givers.get(lecture.id, -1) + 1
            self._rows.add(key, TalkGiver, talk=lecture, person=person, position=position)

    def _appear(self, session: Session, person: Person, role: str, position: int, state: str) -> None:
        """All have agreed to what is done; before, a few answers are still out."""
        open_ = state == "planned" or (state == "confirmed" and person.id % 9 == 0)
        self._rows.add(
            "", Appearance, session=session, person=person, role=role, position=position,
            reply="asked" if open_ else "yes",
        )  # fmt: skip
