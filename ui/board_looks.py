"""What a card of the board says and how it is coloured: read once from the picture, painted many times."""

from dataclasses import dataclass
from datetime import timedelta

from models.agenda import FORMATS, ROLES, SESSION_STATUSES
from models.words import N_, _, ngettext
from planning.plan import Picture, Row
from planning.problems import waiver
from planning.rules import Finding
from planning.spoken import spoken

from .kinds import track_colour
from .theme import TRACKS

#: Tables from which a look is made, besides the session itself.
_TABLES = ("appearance", "person", "track", "waiver")
#: Icons of bands, by format.
BAND_ICONS = {"break": "utensils", "registration": "clipboard-list", "opening": "megaphone"}


@dataclass(frozen=True, slots=True)
class Look:
    """The words and marks of one session. `level` is that of its worst problem that nobody has waived."""

    title: str
    people: str
    times: str
    length: str
    code: str
    colour: str
    confirmed: bool
    pinned: bool
    level: str
    icon: str


#: What the colours of the cards may tell.
COLOURED_BY = {"track": N_("Track"), "format": N_("Format"), "status": N_("Status"), "people": N_("Replies")}
_STATUS_COLOURS = {"planned": "amber", "confirmed": "leaf", "cancelled": "slate"}


class Looks:
    """The looks of an event's sessions, each made when first asked for, and the problems of each session.

    `by` says what their colours tell, see `COLOURED_BY`.
    """

    def __init__(
        self, picture: Picture, problems: list[Finding], before: "Looks | None" = None, by: str = "track"
    ) -> None:
        self.picture, self.by = picture, by
        self.problems: dict[int, list[Finding]] = {}
        for finding in problems:
            for table, row_id in finding.objects:
                if table == "session":
                    self.problems.setdefault(row_id, []).append(finding)
        self._made: dict[int, tuple[Row, Look]] = {}
        self._tracks: dict[int | None, tuple[str, str]] = {None: ("", "slate")}
        kept = before is not None and before.by == by
        if (
            before is not None
            and kept
            and all(picture.tables[t] is before.picture.tables[t] for t in _TABLES)
        ):
            self._keep(before)

    def of(self, session: Row) -> Look:
        """The look of one session."""
        found = self._made.get(session.id)
        if found is None or found[0] is not session:
            found = self._made[session.id] = (session, self._look(session))
        return found[1]

    def _keep(self, before: "Looks") -> None:
        """Keep the looks of sessions about which nothing is new."""
        for session_id, made in before._made.items():
            if self.problems.get(session_id) == before.problems.get(session_id):
                self._made[session_id] = made

    def standing(self, session: Row) -> list[Finding]:
        """The problems of a session that nobody has waived, worst first."""
        found = self.problems.get(session.id, ())
        return [finding for finding in found if waiver(self.picture, finding) is None]

    def _look(self, session: Row) -> Look:
        code, colour = self._track(session.track_id)
        standing = self.standing(session)
        levels = [finding.level for finding in standing]
        return Look(
            title=" ".join(spoken(self.picture, session).split()),
            people=self._second(session),
            times=times_of(session),
            length=length_of(session.minutes),
            code=code,
            colour=colour if self.by == "track" else self._colour(session),
            confirmed=session.status == "confirmed",
            pinned=bool(session.pinned),
            level="block" if "block" in levels else "warn" if "warn" in levels else "",
            icon=BAND_ICONS.get(session.format, "calendar-range"),
        )

    def _track(self, track_id: int | None) -> tuple[str, str]:
        if track_id not in self._tracks:
            track = self.picture.get("track", track_id)
            code = (track.code or track.title[:2]) if track else ""
            self._tracks[track_id] = (code, track_colour(self.picture, track) if track else "slate")
        return self._tracks[track_id]

    def _colour(self, session: Row) -> str:
        """The colour of the format, the state, or the replies of a session."""
        if self.by == "format":
            return (
                TRACKS[list(FORMATS).index(session.format) % len(TRACKS)]
                if session.format in FORMATS
                else "slate"
            )
        if self.by == "status":
            return _STATUS_COLOURS.get(session.status, "slate")
        replies = {row.reply for row, _person in self.picture.people(session.id)}
        if not replies:
            return "slate"
        return "rose" if "no" in replies else "leaf" if replies == {"yes"} else "amber"

    def _second(self, session: Row) -> str:
        people = [
            spoken(self.picture, person, "name")
            for row, person in self.picture.people(session.id)
            if row.reply != "no"
        ]
        if people:
            return _(", ").join(people)
        if session.expected is not None:
            return _("{count} expected").format(count=session.expected)
        return ""


def times_of(session: Row) -> str:
    """“10:30–11:15”; empty while it has no start."""
    if session.starts is None:
        return ""
    ends = session.starts + timedelta(minutes=session.minutes)
    return f"{session.starts:%H:%M}–{ends:%H:%M}"


def length_of(minutes: int) -> str:
    """“40 min”."""
    return ngettext("{count} min", "{count} min", minutes).format(count=minutes)


def sentence_of(picture: Picture, looks: Looks, session: Row, room: str) -> str:
    """Everything a card shows, for who cannot see it."""
    look = looks.of(session)
    track = picture.get("track", session.track_id)
    people = [
        f"{spoken(picture, person, 'name')} ({_(ROLES.get(row.role, row.role))})"
        for row, person in picture.people(session.id)
    ]
    parts = [
        look.title,
        look.times or _("not placed"),
        room,
        look.length,
        spoken(picture, track),
        *people,
    ]
    parts += [_(FORMATS.get(session.format, "")), _(SESSION_STATUSES.get(session.status, ""))]
    if look.pinned:
        parts.append(_("pinned"))
    parts += [finding.message() for finding in looks.standing(session)]
    return _(", ").join(part for part in parts if part)
