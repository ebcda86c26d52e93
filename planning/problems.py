"""The problems of a plan: found by the rules, kept up to date after each edit, waived by people."""

from collections.abc import Iterable
from typing import NamedTuple

from models.history import Changes

from .placement import Placement, counts, standing
from .plan import Picture, Row
from .rules import RULES, Finding
from .spoken import spoken

_ORDER = {"block": 0, "warn": 1, "inform": 2}
_RANK = {rule.id: number for number, rule in enumerate(RULES)}


class Waived(NamedTuple):
    """Who decided to live with a problem, and why."""

    who: str
    reason: str


def findings(picture: Picture, placed: Placement, *, masking: bool = False) -> list[Finding]:
    """What is wrong with a placement, real or proposed; `masking`: only what greys a slot during a drag."""
    found: list[Finding] = []
    levels = picture.levels() if picture.plan.rule_levels not in ("", "{}") else {}
    for rule in RULES:
        level = levels.get(rule.id, rule.level)
        if level != "off" and (rule.masks or not masking):
            found += rule.finds(picture, placed, level)
    return found


def problems_of(picture: Picture, event_id: int | None = None) -> list[Finding]:
    """Every problem of the plan, or of one event (with what its sessions share with others), worst first."""
    if event_id is None:
        sessions: Iterable[Row] = picture.all("session")
    else:
        sessions = picture.sessions(event_id)
    found: dict[object, Finding] = {}
    for session in sessions:
        if counts(picture, session):
            for finding in findings(picture, standing(picture, session)):
                found.setdefault(finding.key, finding)
    return in_order(found.values())


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Worst first, then by rule, time and sentence."""
    return sorted(
        found,
        key=lambda f: (
            _ORDER.get(f.level, 3),
            _RANK[f.rule],
            str(f.arguments.get("starts") or f.arguments.get("at") or ""),
            str(f.arguments.get("one")),
            f.objects,
        ),
    )


def waiver(picture: Picture, finding: Finding) -> Waived | None:
    """The waiver of a problem; one made for other facts does not count."""
    if not picture.tables["waiver"]:
        return None
    key = ",".join(str(row_id) for _table, row_id in finding.objects)
    if "waivers" not in picture.derived:
        picture.derived["waivers"] = {(row.rule, row.objects): row for row in picture.all("waiver")}
    row = picture.derived["waivers"].get((finding.rule, key))
    return Waived(row.who, row.reason) if row and row.fingerprint == finding.fingerprint else None


def problem_objects(picture: Picture, finding: Finding) -> list[tuple[str, int, str]]:
    """The rows a problem is about as (table, id, title)."""
    shown = []
    for table, row_id in finding.objects:
        row = picture.get(table, row_id)
        name = "name" if table in ("person", "room") else "note" if table == "absence" else "title"
        shown.append((table, row_id, spoken(picture, row, name)))
    return shown


def event_of(picture: Picture, finding: Finding) -> int | None:
    """The event a problem belongs to: that of its first session."""
    for table, row_id in finding.objects:
        row = picture.get(table, row_id)
        if table == "session" and row:
            return int(row.event_id)
    return None


class Problems:
    """All problems of the open plan by key, re-checked only where a step touched something."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.found: dict[object, Finding] = {finding.key: finding for finding in problems_of(picture)}
        self._by_session: dict[int, set[object]] = {}
        self._sorted: list[Finding] | None = None
        for key, finding in self.found.items():
            self._enter(key, finding)

    def follow(self, picture: Picture, touched: Changes) -> None:
        """Bring the problems up to date with a picture in which `touched` rows differ."""
        if "plan" in touched:
            self.__init__(picture)  # type: ignore[misc]
            return
        stale = _sessions_touched(self.picture, touched) | _sessions_touched(picture, touched)
        self.picture, self._sorted = picture, None
        for session_id in stale:
            for key in self._by_session.pop(session_id, set()):
                self._leave(key)
        for session_id in stale:
            session = picture.get("session", session_id)
            if session and counts(picture, session):
                for finding in findings(picture, standing(picture, session)):
                    self.found[finding.key] = finding
                    self._enter(finding.key, finding)

    def list(self) -> list[Finding]:
        """Every problem, worst first."""
        if self._sorted is None:
            self._sorted = in_order(self.found.values())
        return list(self._sorted)

    def _enter(self, key: object, finding: Finding) -> None:
        for table, row_id in finding.objects:
            if table == "session":
                self._by_session.setdefault(row_id, set()).add(key)

    def _leave(self, key: object) -> None:
        finding = self.found.pop(key, None)
        for table, row_id in finding.objects if finding else ():
            if table == "session":
                self._by_session.get(row_id, set()).discard(key)


def _sessions_touched(picture: Picture, touched: Changes) -> set[int]:
    """Sessions whose problems may differ when these rows do."""
    ids = set(touched.get("session", ()))
    for table in ("session_room", "appearance"):
        ids |= {row.session_id for row in map(picture.tables[table].get, touched.get(table, ())) if row}
    for event_id in touched.get("event", ()):
        ids |= {row.id for row in picture.of("session", "event_id", event_id)}
    rooms = set(touched.get("room", ()))
    people = set(touched.get("person", ()))
    for row in map(picture.tables["event_room"].get, touched.get("event_room", ())):
        rooms |= {row.room_id} if row else set()
    for row in map(picture.tables["absence"].get, touched.get("absence", ())):
        rooms |= {row.room_id} if row and row.room_id else set()
        people |= {row.person_id} if row and row.person_id else set()
    for room_id in rooms:
        ids |= {row.session_id for row in picture.of("session_room", "room_id", room_id)}
    for person_id in people:
        ids |= {row.session_id for row in picture.of("appearance", "person_id", person_id)}
    return ids
