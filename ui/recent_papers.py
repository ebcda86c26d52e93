"""The documents made last on this computer: which they were, their first page, whether they are stale."""

import json
import zlib
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from models.settings import folder
from planning.plan import Picture, Row

MOST, WIDTH = 4, 220
_TABLES = ("session", "event_room", "event_partner", "track", "group", "participant")


class Paper(NamedTuple):
    """A document that was printed or saved: its key, event, moment, and a mark of its facts."""

    key: str
    event_id: int | None
    when: str
    mark: int

    def image(self, plan: str) -> Path:
        """Where the picture of its first page lies."""
        return folder() / "papers" / plan / f"{self.key}-{self.event_id or 0}.png"


def note(picture: Picture, key: str, event_id: int | None, image: QImage | None) -> None:
    """Remember a document that has just been made."""
    plan = picture.plan.identity
    paper = Paper(key, event_id, datetime.now().isoformat(timespec="minutes"), mark_of(picture, event_id))
    known = [each for each in papers(picture) if (each.key, each.event_id) != (key, event_id)]
    file = paper.image(plan)
    file.parent.mkdir(parents=True, exist_ok=True)
    if image is not None and not image.isNull():
        image.save(str(file))
    for gone in known[MOST - 1 :]:
        gone.image(plan).unlink(missing_ok=True)
    _list(plan).write_text(json.dumps([paper, *known[: MOST - 1]]), encoding="utf-8")


def papers(picture: Picture) -> list[Paper]:
    """The documents made last, newest first; those of events that are gone are left out."""
    try:
        rows = [Paper(*row) for row in json.loads(_list(picture.plan.identity).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []
    return [paper for paper in rows if paper.event_id is None or picture.get("event", paper.event_id)]


def stale(picture: Picture, paper: Paper) -> bool:
    """Whether the facts have changed since."""
    return paper.mark != mark_of(picture, paper.event_id)


def mark_of(picture: Picture, event_id: int | None) -> int:
    """A number that changes when the facts of an event do; of all events for documents of the season."""
    if event_id is None:
        return _mark(sorted(picture.all("event"), key=lambda row: row.id))
    rows = [picture.get("event", event_id)]
    for table in _TABLES:
        rows += picture.of(table, "event_id", event_id)
    for session in picture.of("session", "event_id", event_id):
        rows += picture.of("session_room", "session_id", session.id)
        rows += picture.of("appearance", "session_id", session.id)
    return _mark(rows)


def _mark(rows: list[Row]) -> int:
    return zlib.crc32("\n".join(map(repr, rows)).encode())


def _list(plan: str) -> Path:
    return folder() / "papers" / plan / "papers.json"
