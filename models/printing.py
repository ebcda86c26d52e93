"""What was printed, and how an event's documents were last asked for.

Both are written by `record()` alone: Ctrl+Z cannot unprint a sheet. They name events by id without a
reference, because a step that deletes an event must not touch them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from peewee import IntegerField

from .database import Record
from .fields import Choice, Count, Flag, Id, Moment, Text
from .history import record
from .words import N_

MARK = 6
"""Letters of the mark of one text: enough to tell which text of a page is new, too few to find it by."""
AUDIENCES = {"public": N_("Public"), "staff": N_("Staff")}

#: One sheet that is out: `page`, what it is `about`, the `subject` it shares with others (its room), a digest
#: of its `facts`, short `marks` of its texts in a row, where it hangs (`where`), when it was `made`, of which
#: `version`, and whether that was a `draft` after it.
Entry = dict[str, Any]


class Printout(Record):
    """One document as it went out on paper or as a file.

    `version` is the release it was made of, 0 before the first. `pages` is JSON: of each page what it is
    about and a digest of the facts it states. `place` is where it hangs, `gone` whether it was taken down,
    or a later printout of the same document has taken its place: of each only one is not gone.
    """

    id = Id()
    event_id = IntegerField(null=True)
    document = Text(N_("Document"), limit=60, needed=True)
    languages = Text(limit=40)
    paper = Text(limit=40)
    audience = Choice(N_("Readers"), AUDIENCES, default="public")
    options = Text(limit=10_000, default="{}")
    version = Count(default=0)
    made = Moment(null=False)
    who = Text(limit=200)
    copies = Count(N_("Copies"), default=1, least=1)
    place = Text(N_("Where it hangs"), limit=300)
    gone = Flag(N_("Taken down"))
    pages = Text(limit=10_000_000, default="[]")


class DocumentOption(Record):
    """How a document was last asked for: for one event, or (without event) for the season."""

    id = Id()
    event_id = IntegerField(null=True)
    document = Text(N_("Document"), limit=60, needed=True)
    languages = Text(limit=40)
    paper = Text(limit=40)
    audience = Choice(N_("Readers"), AUDIENCES, default="public")
    options = Text(limit=10_000, default="{}")


class Asked(NamedTuple):
    """How a document is asked for: what makes two printouts the same document."""

    event_id: int | None
    document: str
    languages: tuple[str, ...] = ("en",)
    paper: str = ""
    audience: str = "public"
    options: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, row: Any) -> "Asked":
        """How a printout, or its row in a picture, was asked for."""
        given = json.loads(row.options or "{}")
        languages = tuple(row.languages.split(",")) if row.languages else ("en",)
        return cls(
            row.event_id, row.document, languages, row.paper, row.audience, tuple(sorted(given.items()))
        )

    @property
    def columns(self) -> dict[str, Any]:
        """The same as the columns of a row."""
        return {
            "event_id": self.event_id, "document": self.document, "languages": ",".join(self.languages),
            "paper": self.paper, "audience": self.audience,
            "options": json.dumps(dict(sorted(self.options)), ensure_ascii=False),
        }  # fmt: skip


class Print(NamedTuple):
    """A document that goes out. `pages` are all it has now, `printed` the numbers of those on new paper."""

    asked: Asked
    pages: Sequence[Entry]
    printed: frozenset[int]
    version: int = 0
    draft: bool = False
    copies: int = 1


def note_prints(prints: Iterable[Print], who: str, made: datetime | None = None) -> list[Printout]:
    """Keep what went out. Each document takes the place of its printout so far, and its sheets theirs.

    A sheet that was not printed anew, because it says the same as the one that is out, goes on as it was. One
    that hangs and has no successor stays on the list until somebody takes it down. A plan that is only looked
    at keeps nothing.
    """
    from .file import is_read_only

    if is_read_only():
        return []
    when = made or datetime.now()
    with record():
        return [_note(one, who, when) for one in prints]


def _note(one: Print, who: str, when: datetime) -> Printout:
    columns = one.asked.columns
    standing = [row for row in Printout.select().where(
        Printout.document == one.asked.document, Printout.gone == False  # noqa: E712 - a column
    ) if Asked.of(row) == one.asked]  # fmt: skip
    out = [entry for row in standing for entry in json.loads(row.pages)]
    for row in standing:
        row.gone = True
        row.save()
    pages = _succeeded(one, out, when)
    return Printout.create(
        **columns, version=one.version, made=when, who=who, copies=one.copies,
        pages=json.dumps(pages, ensure_ascii=False, separators=(",", ":")),
    )  # fmt: skip


def _succeeded(one: Print, out: list[Entry], when: datetime) -> list[Entry]:
    """The sheets that are out once this was printed."""
    left, found = list(out), []
    kept: list[Entry | None] = []
    for page in one.pages:  # first what says the same, wherever it moved
        same = None if page["page"] in one.printed else _take(left, "facts", page["facts"])
        kept.append(same)
    for page, same in zip(one.pages, kept, strict=True):
        if same is not None:
            found.append({**same, "page": page["page"], "about": page["about"]})
        elif page["page"] in one.printed:
            before = kin(left, str(page.get("subject", page["about"])), page["marks"])
            if before is not None:
                left.remove(before)
            fresh = {"made": when.isoformat("T", "minutes"), "version": one.version, "draft": one.draft}
            found.append({**page, "where": before["where"] if before else page.get("where", ""), **fresh})
    is_whole = all(same or page["page"] in one.printed for page, same in zip(one.pages, kept, strict=True))
    return found + [entry for entry in left if entry.get("where") or not is_whole]


def _take(entries: list[Entry], key: str, value: str) -> Entry | None:
    for entry in entries:
        if entry[key] == value:
            entries.remove(entry)
            return entry
    return None


def kin(entries: Iterable[Entry], subject: str, marks: str) -> Entry | None:
    """The sheet about that subject that shares most texts with these marks."""
    known = Counter(split(marks))
    own = [entry for entry in entries if entry.get("subject", entry["about"]) == subject]
    return max(own, key=lambda entry: (known & Counter(split(entry["marks"]))).total(), default=None)


def split(marks: str) -> list[str]:
    """The marks of a page one by one."""
    return [marks[at : at + MARK] for at in range(0, len(marks), MARK)]


def put_up(printout: Printout, facts: str, where: str) -> None:
    """Say where a sheet hangs, by the digest of what it states; nothing: nowhere."""
    _change(printout, lambda entry: {**entry, "where": where.strip()} if entry["facts"] == facts else entry)


def set_copies(printout: Printout, copies: int) -> None:
    """Say how many of a document are out."""
    with record():
        row = Printout.fetch(printout.id)
        row.copies = copies
        row.save()


def take_down(printout: Printout, facts: Iterable[str]) -> None:
    """Sheets, by the digest of what they state, hang and lie about no longer."""
    down = set(facts)
    _change(printout, lambda entry: None if entry["facts"] in down else entry)


def _change(printout: Printout, change: Callable[[Entry], Entry | None]) -> None:
    with record():
        row = Printout.fetch(printout.id)
        entries = [entry for entry in map(change, json.loads(row.pages)) if entry is not None]
        row.gone = row.gone or not entries
        if entries:
            row.pages = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        row.save()


def remember(asked: Asked) -> None:
    """Keep how a document was asked for, for the next time; not in a plan that is only looked at."""
    from .file import is_read_only

    if is_read_only():
        return
    columns = asked.columns
    found = DocumentOption.get_or_none(
        DocumentOption.event_id.is_null() if asked.event_id is None
        else DocumentOption.event_id == asked.event_id,
        DocumentOption.document == asked.document,
    )  # fmt: skip
    if found is not None and all(getattr(found, name) == value for name, value in columns.items()):
        return
    with record():
        row = found or DocumentOption(event_id=asked.event_id, document=asked.document)
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(force_insert=found is None)


def entries(row: Any) -> list[Entry]:
    """The sheets of a printout, or of its row in a picture."""
    found: list[Entry] = json.loads(row.pages or "[]")
    return found
