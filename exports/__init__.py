"""Every document that can be printed or shared, in the order of the menu, and the one way to write them.

A *writer* is a module of this package that offers

    def make(picture, request) -> Generator[float, None, bytes]

It reads the picture (`planning.plan`) and the `Request`, yields its progress from 0 to 1 now and then, and
returns the bytes of the whole file. To cancel is to stop asking. What had to be left out it appends to
`request.notes`, one sentence each. It knows nothing of paths: `write` puts the bytes in place.

`exports.catalogue` is the table of all documents.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.catalogue import DOCUMENTS
from exports.document import PAPERS, Document, Option
from models.database import Problem
from models.words import _

if TYPE_CHECKING:
    from exports.stating import PageFacts

__all__ = ["DOCUMENTS", "Document", "Option", "Request", "document", "make", "write"]


@dataclass(slots=True)
class Request:
    """What is asked of a document. `events` are ids, none for all; `languages` one or two of `en`, `zh_CN`.

    `printed` is the stamp in the footer, now unless given. `notes` comes back with what the user must know,
    `pages` with what each page states, where the format has pages.
    """

    events: tuple[int, ...] = ()
    languages: tuple[str, ...] = ("en",)
    paper: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    audience: str = "public"
    printed: datetime = field(default_factory=lambda: datetime.now().replace(second=0, microsecond=0))
    format: str = "pdf"
    notes: list[str] = field(default_factory=list)
    pages: list["PageFacts"] = field(default_factory=list)

    def option(self, key: str, default: str = "") -> str:
        """The value of an option, or `default` where it was left empty."""
        return self.options.get(key) or default


def document(key: str) -> Document:
    """The document of that key; raises Problem with the known keys."""
    for candidate in DOCUMENTS:
        if candidate.key == key:
            return candidate
    known = ", ".join(candidate.key for candidate in DOCUMENTS)
    raise Problem(_("There is no document “{key}”. There are {known}.").format(key=key, known=known))


def write(
    document: Document,
    picture: Any,
    path: Path | str,
    request: Request,
) -> Generator[float, None, Path]:
    """Make `document` of `picture` and put it at `path`, whose ending chooses the format.

    Yields its progress and returns the path. Nothing is at `path` before all is made.
    """
    data = yield from make(document, picture, request, Path(path).suffix)
    from exports.files import write_bytes

    write_bytes(path, data)
    yield 1.0
    return Path(path)


def make(
    document: Document,
    picture: Any,
    request: Request,
    ending: str,
) -> Generator[float, None, bytes]:
    """The bytes of `document` in the format of `ending` (“.pdf”), with paper, options and stamp settled."""
    form = ending.lower().lstrip(".")
    if form not in document.modules:
        sentence = _("{document} can be written as {formats}, not as “{ending}”.")
        formats = ", ".join(document.formats)
        raise Problem(sentence.format(document=_(document.title), formats=formats, ending=ending))
    options = document.settle(request.options)
    if options["printed"]:
        request.printed = datetime.fromisoformat(options["printed"])
    settled = replace(request, format=form, paper=request.paper or document.paper, options=options)
    if settled.paper not in PAPERS:
        raise Problem(
            _("There is no paper “{paper}”. There are {known}.").format(
                paper=settled.paper, known=", ".join(PAPERS)
            )
        )
    if options["version"]:
        picture = _as_released(picture, request.events, int(options["version"]))
    writer = import_module(document.modules[form])
    if form != "png":
        data: bytes = yield from writer.make(picture, settled)
        return data
    from exports.png import long_picture

    pages = yield from _between(writer.make(picture, settled), 0.0, 0.5)
    return (yield from _between(long_picture(pages), 0.5, 1.0))


def _as_released(picture: Any, events: tuple[int, ...], number: int) -> Any:
    """The picture of the one event asked for as its version `number` was."""
    from planning.released import released, releases
    from planning.spoken import spoken

    if len(events) != 1:
        raise Problem(_("A version is of one event: say which."))
    found = {row.number: row for row in releases(picture, events[0])}
    if number not in found:
        title = spoken(picture, picture.tables["event"][events[0]])
        known = ", ".join(map(str, found)) or _("none")
        sentence = _("“{title}” has no version {number}. There are {known}.")
        raise Problem(sentence.format(title=title, number=number, known=known))
    return released(picture, found[number])


def _between(
    steps: Generator[float, None, bytes], first: float, last: float
) -> Generator[float, None, bytes]:
    """The same work, its progress told as the part of a longer one."""
    while True:
        try:
            yield first + (last - first) * next(steps)
        except StopIteration as end:
            made: bytes = end.value
            return made
