"""One document for many places in one act: a file each, under a name every system takes."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from exports import Document, Request, write
from exports.facts import chosen_events, with_parts
from exports.files import safe_name
from models.database import Problem
from models.words import _
from planning.plan import Picture


@dataclass(slots=True)
class Written:
    """What came of a set: the files, and for what no file could be made the sentence why."""

    paths: list[Path] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def places_of(picture: Picture, event_id: int) -> list[int]:
    """The events one design serves: the parts of an event, the other parts of what it belongs to, or those of
    its kind in its campaign."""
    event = picture.get("event", event_id)
    if event is None:
        return []
    parts = with_parts(picture, [event_id])
    if parts != [event_id]:
        return parts
    if event.part_of_id is not None:
        return with_parts(picture, [event.part_of_id])
    if event.campaign_id is None:
        return [event_id]
    alike = [
        row.id
        for row in picture.of("event", "campaign_id", event.campaign_id)
        if row.kind == event.kind and row.status != "cancelled"
    ]
    return with_parts(picture, chosen_events(picture, tuple(alike)) or [event_id])


def file_names(
    picture: Picture, events: Sequence[int], ending: str, document: str = ""
) -> list[tuple[str, int]]:
    """A name for the file of each event, all different also where capitals do not count. `document` ends
    each, so that several sets share a folder."""
    taken: set[str] = set()
    found = []
    for event_id in events:
        event: Any = picture.tables["event"][event_id]
        title = f"{event.starts:%Y-%m-%d} {event.title}" if event.starts else event.title
        name = safe_name(f"{title} {document}".rstrip(), f".{ending}")
        if name.casefold() in taken:
            name = safe_name(f"{event.title} {event_id} {document}".rstrip(), f".{ending}")
        taken.add(name.casefold())
        found.append((name, event_id))
    return found


def write_set(
    document: Document, picture: Picture, folder: Path, events: Sequence[int], request: Request, ending: str
) -> Generator[float, None, Written]:
    """Write a file for each event. One that cannot be made is told and does not stop the others."""
    folder.mkdir(parents=True, exist_ok=True)
    names = file_names(picture, events, ending, "" if document.key == "poster" else _(document.title))
    done = Written()
    for number, (name, event_id) in enumerate(names):
        options = {key: value for key, value in request.options.items() if key != "parts"}
        asked = replace(request, events=(event_id,), options=options, notes=[])
        try:
            for part in write(document, picture, folder / name, asked):
                yield (number + part) / len(names)
        except Problem as problem:
            done.failed.append((name, str(problem)))
            continue
        done.paths.append(folder / name)
        request.notes += [note for note in asked.notes if note not in request.notes]
    return done
