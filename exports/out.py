"""The sheets of an event that are out, each judged against the plan as it is now."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from exports import DOCUMENTS, Request, make
from exports.printed import request_of, standing, successor
from exports.stating import PageFacts, news
from models.database import Problem
from models.printing import Asked, Entry, entries
from models.words import _
from planning.plan import Picture, Row

FRESH, STALE, GONE = "fresh", "stale", "gone"
"""Says what the plan says; says something else; and there is nothing any more that it could say."""


@dataclass(slots=True)
class SheetOut:
    """A sheet that is out: of which printout, what it is, whether it is still true, what is new about it."""

    printout: int
    asked: Asked
    name: str
    entry: Entry
    state: str = FRESH
    news: list[str] = field(default_factory=list)
    copies: int = 1
    page: int = 0
    """The page of the document as it is now that takes its place; 0 for none."""

    @property
    def where(self) -> str:
        """Where it hangs."""
        return str(self.entry.get("where", ""))


def check_out(picture: Picture, event_id: int | None) -> Generator[float, None, list[SheetOut]]:
    """Every sheet that is out, stale ones first, then by where they hang. Makes each document anew."""
    rows = standing(picture, event_id)
    found: list[SheetOut] = []
    for number, row in enumerate(rows):
        pages: list[PageFacts] | None
        asking = request_of(Asked.of(row), Request(printed=datetime.now()))
        try:
            for part in _made(picture, row, asking):
                yield (number + part) / len(rows)
            pages = asking.pages
        except Problem:
            pages = None  # nothing to print there any more
        found += _judged(row, pages)
    return sorted(found, key=lambda one: (one.state == FRESH, not one.where, one.where, one.name))


def _made(picture: Picture, row: Row, asking: Request) -> Generator[float, None, bytes]:
    document = next((one for one in DOCUMENTS if one.key == row.document), None)
    if document is None:
        raise Problem(_("There is no such document any more."))
    return make(document, picture, asking, ".pdf")


def _judged(row: Row, pages: Sequence[PageFacts] | None) -> list[SheetOut]:
    asked = Asked.of(row)
    name = next((_(one.title) for one in DOCUMENTS if one.key == row.document), row.document)
    now = {page.digest: page.number for page in pages or ()}
    found = []
    for entry in entries(row):
        one = SheetOut(row.id, asked, name, entry, copies=row.copies)
        if entry["facts"] in now:
            one.page = now[entry["facts"]]
        else:
            page = successor(pages or (), entry)
            one.state = GONE if page is None else STALE
            if page is not None:
                one.page, one.news = page.number, news(page, entry["marks"])
        found.append(one)
    return found
