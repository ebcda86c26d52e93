"""The print pack: the whole set of an event in reading order, each document behind a separator sheet.

With `changed` only the pages that no sheet that is out says yet, each document as it was printed before, with
the change notice, and at the very front the sheets that must come down.
"""

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, field

from exports import Request, document, make
from exports.document import Document
from exports.pack_parts import Part, parts_of
from exports.printed import (
    TRANSIENT,
    asked_of,
    entry_of,
    fresh_pages,
    request_of,
    stale_entries,
    standing,
    successor,
    version_of,
)
from exports.stating import PageFacts
from models.database import Problem
from models.printing import Asked, Entry, Print, entries
from models.words import _
from planning.plan import Picture
from planning.spoken import spoken

BASE = ("A4", "Letter")
NOTICE = Part("change-notice", copies=2)
COVER_SHARE, WHOLE_SHARE = 0.05, 0.1
"""How much of the work the cover and the putting together are."""


@dataclass(slots=True)
class Made:
    """A document of the pack: its file, what its pages state, which of them are to be printed (from 1)."""

    part: Part
    request: Request
    data: bytes
    pages: list[PageFacts]
    chosen: list[int]

    @property
    def paper(self) -> str:
        """What it is printed on."""
        return self.request.paper

    @property
    def is_whole(self) -> bool:
        """Whether all its pages are printed."""
        return len(self.chosen) == len(self.pages)


@dataclass(slots=True)
class Stale:
    """A sheet that is out and no longer true: of which document, and whether the pack replaces it."""

    name: str
    entry: Entry
    replaced: bool


@dataclass(slots=True)
class Pack:
    """A print pack: its documents as they follow each other, what was left out and why, what must come down.

    `separators` are one PDF each, none where it is not `parted`; `whole` is everything in one.
    """

    event_id: int
    request: Request
    changed: bool = False
    parted: bool = True
    version: tuple[int, bool] = (0, True)
    made: list[Made] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    stale: list[Stale] = field(default_factory=list)
    cover: bytes = b""
    front: int = 0
    """Pages of the cover."""
    separators: list[bytes] = field(default_factory=list)
    whole: bytes = b""

    @property
    def sheets(self) -> int:
        """How many pages of documents it holds, without cover and separators."""
        return sum(len(made.chosen) for made in self.made)

    @property
    def prints(self) -> list[Print]:
        """What to note once it went out."""
        return [self._print(made, made.chosen) for made in self.made if made.part.key not in TRANSIENT]

    def prints_of(self, sent: Collection[int]) -> list[Print]:
        """What to note where only these pages of the whole went out, counted from 1."""
        from exports.pack_cover import stretches

        found = []
        for made, stretch in zip(self.made, stretches(self, self.front), strict=True):
            chosen = [page for number, page in enumerate(made.chosen, stretch.first) if number in sent]
            if chosen and made.part.key not in TRANSIENT:
                found.append(self._print(made, chosen))
        return found

    def _print(self, made: Made, chosen: Sequence[int]) -> Print:
        key = made.part.key
        pages = [entry_of(page, key) for page in made.pages]
        return Print(asked_of(key, made.request), pages, frozenset(chosen), *self.version, made.part.copies)


@dataclass(frozen=True, slots=True)
class _Wish:
    """A document to make, as it is asked for; `row` holds the sheets of it that are out."""

    part: Part
    request: Request
    out: tuple[Entry, ...] = ()
    is_out: bool = False


def make_pack(
    picture: Picture,
    request: Request,
    *,
    changed: bool = False,
    wanted: Sequence[str] = (),
    parted: bool = True,
) -> Generator[float, None, Pack]:
    """Make the pack of the one event of `request`. Yields its progress; to cancel is to stop asking.

    `parted`: a sheet stands before each document.

    Raises:
        Problem: nothing of it can be printed, or a document wanted is none.
    """
    from exports.pack_cover import cover, separators
    from exports.pdf_merge import Piece, merged, page_count

    event_id = request.events[0]
    pack = Pack(event_id, request, changed, parted, version_of(picture, event_id))
    wishes = _wishes(picture, request, changed, wanted)
    share = 1 - COVER_SHARE - WHOLE_SHARE
    for number, wish in enumerate(wishes):
        for part in _add(pack, picture, wish):
            yield share * (number + part) / len(wishes)
    if not pack.made and not pack.stale:
        raise _nothing(pack, picture)
    order = _papers(pack)
    pack.made.sort(key=lambda made: order.index(made.paper))
    pack.cover = cover(picture, pack)
    pack.separators = separators(picture, pack) if parted else []
    pack.front = page_count(pack.cover)
    yield share + COVER_SHARE
    pieces = [Piece(pack.cover)]
    for number, made in enumerate(pack.made):
        pieces += [Piece(separator) for separator in pack.separators[number : number + 1]]
        pieces.append(Piece(made.data, [page - 1 for page in made.chosen]))
    steps = merged(pieces, request.printed)
    pack.whole = yield from _last(steps, share + COVER_SHARE)
    return pack


def _last(steps: Generator[float, None, bytes], begun: float) -> Generator[float, None, bytes]:
    while True:
        try:
            yield begun + (1 - begun) * next(steps)
        except StopIteration as end:
            made: bytes = end.value
            return made


def _papers(pack: Pack) -> list[str]:
    """The papers in the order in which they are printed: what most is on first."""
    found = dict.fromkeys(made.paper for made in pack.made)
    return sorted(found, key=lambda paper: paper != base_of(pack.request))


def base_of(request: Request) -> str:
    """The paper of the office documents, of the contents and of most separators."""
    return request.paper or BASE[0]


def _wishes(picture: Picture, request: Request, changed: bool, wanted: Sequence[str]) -> list[_Wish]:
    """What to make: every part as asked for now; with `changed`, what is out as it was asked for then."""
    event = picture.tables["event"][request.events[0]]
    parts = parts_of(event.kind, wanted)
    if not changed:
        return [_Wish(part, _asked(part, request)) for part in parts]
    rows = [(Asked.of(row), tuple(entries(row))) for row in standing(picture, event.id)]
    wishes = [_Wish(NOTICE, _asked(NOTICE, request))]
    for part in parts:
        own = [(asked, out) for asked, out in rows if _is_of(part, asked)]
        wishes += [_Wish(part, request_of(asked, request), out, True) for asked, out in own]
        rows = [row for row in rows if row not in own]
        if not own:
            wishes.append(_Wish(part, _asked(part, request)))
    known = {one.key for one in _documents()}
    rows = [row for row in rows if row[0].document in known and row[0].document not in TRANSIENT]
    if not wanted:
        wishes += [_Wish(Part(asked.document), request_of(asked, request), out, True) for asked, out in rows]
    return wishes


def _documents() -> tuple[Document, ...]:
    from exports import DOCUMENTS

    return DOCUMENTS


def _is_of(part: Part, asked: Asked) -> bool:
    """Whether a printout is one of a part: the same document, in the layout that makes it the part."""
    given = dict(asked.options)
    usual = {option.key: option.default for option in part.document.options}
    layout = part.options.get("layout", usual.get("layout"))
    return asked.document == part.key and given.get("layout", usual.get("layout")) == layout


def _asked(part: Part, request: Request) -> Request:
    """A part as this pack asks for it: for its readers, on the paper wanted where that is office paper."""
    usual = part.document.paper
    paper = request.paper if usual in BASE and request.paper in part.document.papers else usual
    audience = request.audience if part.team else "public"
    options = dict(part.options)
    return Request(request.events, request.languages, paper, options, audience, printed=request.printed)


def _add(pack: Pack, picture: Picture, wish: _Wish) -> Generator[float, None, None]:
    """Make one document and take what is to be printed of it."""
    name = wish.part.name
    asking = wish.request
    try:
        data = yield from make(document(wish.part.key), picture, asking, ".pdf")
    except Problem as problem:
        if wish.part is not NOTICE:
            pack.left_out.append((name, str(problem)))
        pack.stale += [Stale(name, entry, False) for entry in wish.out]
        return
    chosen = fresh_pages(asking.pages, wish.out)
    gone = stale_entries(asking.pages, wish.out)
    pack.stale += [Stale(name, entry, successor(asking.pages, entry) is not None) for entry in gone]
    if chosen:
        pack.made.append(Made(wish.part, asking, data, asking.pages, chosen))


def _nothing(pack: Pack, picture: Picture) -> Problem:
    title = spoken(picture, picture.tables["event"][pack.event_id])
    if pack.changed:
        return Problem(_("Nothing of “{title}” has changed since it was last printed.").format(title=title))
    reasons = " ".join(reason for _name, reason in pack.left_out[:3])
    sentence = _("Nothing of “{title}” can be printed yet. {reasons}")
    return Problem(sentence.format(title=title, reasons=reasons).strip())
