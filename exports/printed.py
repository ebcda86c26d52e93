"""What is out on paper of an event, and which of it no longer says what the plan says."""

from collections import Counter
from collections.abc import Sequence

from exports import Request
from exports.stating import PageFacts
from models.printing import Asked, Entry, kin
from planning.plan import Picture, Row
from planning.released import differs, releases

HUNG = frozenset({"door-sheet"})
"""Documents whose sheets hang at what they are about."""
TRANSIENT = frozenset({"change-notice"})
"""Documents that tell of one moment: nobody keeps them up to date."""


def asked_of(key: str, request: Request) -> Asked:
    """How a document is asked for, but for its stamp and version: a newer one takes the place of an older."""
    options = tuple(sorted((name, value) for name, value in request.options.items()
                           if value and name not in ("printed", "version")))  # fmt: skip
    event = request.events[0] if len(request.events) == 1 else None
    return Asked(event, key, tuple(request.languages), request.paper, request.audience, options)


def request_of(asked: Asked, like: Request) -> Request:
    """The request for a document as it was asked for, with the stamp of another."""
    events = () if asked.event_id is None else (asked.event_id,)
    return Request(
        events, asked.languages, asked.paper, dict(asked.options), asked.audience, printed=like.printed
    )


def entry_of(page: PageFacts, key: str) -> Entry:
    """A page as a printout keeps it."""
    return {
        "page": page.number, "about": page.about, "subject": page.subject, "facts": page.digest,
        "marks": page.marks,
        "where": page.subject if key in HUNG else "",
    }  # fmt: skip


def standing(picture: Picture, event_id: int | None) -> list[Row]:
    """The printouts of an event (None: of the season) that are out, in the order they were made."""
    rows = [row for row in picture.of("printout", "event_id", event_id) if not row.gone]
    return sorted(rows, key=lambda row: (row.made, row.document, row.id))


def fresh_pages(pages: Sequence[PageFacts], out: Sequence[Entry]) -> list[int]:
    """The numbers of the pages that no sheet that is out says."""
    known = Counter(entry["facts"] for entry in out)
    found = []
    for page in pages:
        if known[page.digest]:
            known[page.digest] -= 1
        else:
            found.append(page.number)
    return found


def stale_entries(pages: Sequence[PageFacts], out: Sequence[Entry]) -> list[Entry]:
    """The sheets that are out and say what no page says any more."""
    known = {page.digest for page in pages}
    return [entry for entry in out if entry["facts"] not in known]


def successor(pages: Sequence[PageFacts], entry: Entry) -> PageFacts | None:
    """The page that says now what a stale sheet was about: of several, the one most like it."""
    now = [{**entry_of(page, ""), "number": number} for number, page in enumerate(pages)]
    found = kin(now, str(entry.get("subject", entry["about"])), entry["marks"])
    return None if found is None else pages[found["number"]]


def version_of(picture: Picture, event_id: int | None) -> tuple[int, bool]:
    """The last version of an event, 0 before the first, and whether it has changed since."""
    found = releases(picture, event_id) if event_id is not None else []
    if not found or event_id is None:
        return 0, True
    return found[-1].number, differs(picture, event_id)
