"""Every document that can be printed or shared, in the order of the menu, and the one way to write them.

A *writer* is a module of this package that offers

    def make(picture, request) -> Generator[float, None, bytes]

It reads the picture (`planning.plan`) and the `Request`, yields its progress from 0 to 1 now and then, and
returns the bytes of the whole file. To cancel is to stop asking. What had to be left out it appends to
`request.notes`, one sentence each. It knows nothing of paths: `write` puts the bytes in place.

The table names modules and never imports them: ReportLab, openpyxl and icalendar load when first used.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from models.database import Problem
from models.words import N_, _

SWITCH = {"true": "yes", "1": "yes", "on": "yes", "false": "no", "0": "no", "off": "no"}
PAPERS = ("A0", "A1", "A2", "A3", "A4", "A5", "A6", "Letter", "Legal", "Tabloid")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice the user has. `type` is choice, text, number, date, datetime or switch."""

    key: str
    type: str
    label: str
    default: str = ""
    choices: tuple[str, ...] = ()

    def read(self, text: str) -> str:
        """`text` as this option takes it; raises Problem where it does not."""
        if self.type == "switch":
            text = SWITCH.get(text.lower(), text)
        choices = ("yes", "no") if self.type == "switch" else self.choices
        if choices and text not in choices:
            known = ", ".join(choices)
            raise Problem(
                _("{option} can be {choices}, not “{text}”.").format(
                    option=self.key, choices=known, text=text
                )
            )
        if self.type == "number" and text and not text.isdecimal():
            raise Problem(
                _("{option} must be a whole number, not “{text}”.").format(option=self.key, text=text)
            )
        if self.type in ("date", "datetime") and text:
            try:
                datetime.fromisoformat(text)
            except ValueError:
                sentence = _("{option} must be a date such as 2026-05-12, not “{text}”.")
                raise Problem(sentence.format(option=self.key, text=text)) from None
        return text


USUAL_PAPERS = ("A3", "A4", "A5", "Letter")
POSTER_PAPERS = ("A0", "A1", "A2", "A3", "A4", "A5", "A6", "Letter", "Tabloid")
WALL_PAPERS = ("A1", "A2", "A3", "A4")
OFFICE_PAPERS = ("A4", "A3", "Letter", "Tabloid")
PRINTED = Option("printed", "datetime", N_("Printed at"))


@dataclass(frozen=True, slots=True)
class Document:
    """One line of the menu. `modules`: who writes which ending. `needs`: event, campaign or season.

    `paper` is the usual one, `papers` those that are offered; any other can be asked for by name.
    """

    key: str
    title: str
    needs: str
    modules: Mapping[str, str]
    options: tuple[Option, ...] = ()
    paper: str = "A4"
    papers: tuple[str, ...] = USUAL_PAPERS

    @property
    def formats(self) -> tuple[str, ...]:
        """File endings, the usual one first."""
        return tuple(self.modules)

    def settle(self, given: Mapping[str, str]) -> dict[str, str]:
        """All options with a value: the given ones checked, the others at their default."""
        known = {option.key: option for option in (*self.options, PRINTED)}
        for key in given:
            if key not in known:
                sentence = _("“{document}” has no option “{option}”. It has {known}.")
                raise Problem(sentence.format(document=self.key, option=key, known=", ".join(known)))
        return {
            key: option.read(given[key]) if key in given else option.default for key, option in known.items()
        }


@dataclass(slots=True)
class Request:
    """What is asked of a document. `events` are ids, none for all; `languages` one or two of `en`, `zh_CN`.

    `printed` is the stamp in the footer, now unless given. `notes` comes back with what the user must know.
    """

    events: tuple[int, ...] = ()
    languages: tuple[str, ...] = ("en",)
    paper: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    audience: str = "public"
    printed: datetime = field(default_factory=lambda: datetime.now().replace(second=0, microsecond=0))
    format: str = "pdf"
    notes: list[str] = field(default_factory=list)

    def option(self, key: str, default: str = "") -> str:
        """The value of an option, or `default` where it was left empty."""
        return self.options.get(key) or default


AGENDA = (
    Option("layout", "choice", N_("Layout"), "list", ("list", "grid")),
    Option("by", "choice", N_("Sorted by"), "time", ("time", "room", "person", "track")),
    Option("day", "date", N_("Day")),
    Option("rooms", "number", N_("Rooms a page")),
    Option("summaries", "choice", N_("Summaries"), "short", ("short", "full", "none")),
)
POSTER_COLOURS = (
    "red", "blue", "green", "violet", "orange", "yellow", "turquoise", "slate", "raspberry", "purple",
)  # fmt: skip
POSTER_DESIGNS = ("door", "rings", "terraces", "week", "tour", "bilingual", "notice", "landscape")
POSTER = (
    Option("template", "choice", N_("Design"), "auto", ("auto", *POSTER_DESIGNS)),
    Option("colour", "choice", N_("Colour"), "auto", ("auto", *POSTER_COLOURS)),
    Option("link", "text", N_("Address for the QR code")),
    Option("parts", "switch", N_("One for each part of the event"), "no"),
)
SIZE = Option("size", "text", N_("Own size in mm, such as 600x900"))
ONE_POSTER = (*POSTER, SIZE, Option("bleed", "switch", N_("Bleed and crop marks"), "no"))
TILES = (
    Option("size", "text", N_("Size of the poster: A1, or 600x900 mm"), "A1"),
    Option("scale", "choice", N_("Scale in percent"), "100", ("100", "95", "90", "85", "80", "71", "50")),
    *POSTER,
)
DISTRIBUTION = (
    Option("size", "text", N_("Size of the posters"), ""),
    Option("copies", "number", N_("Copies")),
    Option("days", "number", N_("Working days before"), "10"),
    Option("blank", "number", N_("Blank rows"), "1"),
)
PDF = ("pdf", "png")
ROLES = ("speaker", "moderator", "guide", "interpreter", "host")
DAY = Option("day", "date", N_("Day"))
SIGN_IN = (
    Option("by", "choice", N_("Sorted by"), "group", ("group", "name")),
    Option("blank", "number", N_("Blank rows"), "20"),
)
ARROWS = ("right", "left", "up", "down", "up-right", "up-left", "down-right", "down-left")
DIRECTION = (
    Option("layout", "choice", N_("Layout"), "sign", ("sign", "board")),
    Option("arrow", "choice", N_("Arrow"), "right", ARROWS),
    Option("text", "text", N_("Where to, with ; between")),
)
PERSONAL = (
    Option("by", "choice", N_("Sorted by"), "duty", ("duty", "name")),
    Option("role", "choice", N_("Role"), "all", ("all", *ROLES)),
    Option("person", "text", N_("Only the person")),
)
PEOPLE = ("all", "speakers", "guests")
LABELS = (
    "cut-90x54", "cut-90x60", "cut-75x40", "cut-86x54", "cut-105x74", "L4785", "L7163", "L7165", "L7160",
    "L7414", "32015", "H4457", "H4464", "A4-2x5", "A4-2x4", "5395",
)  # fmt: skip
BADGES = (
    Option("people", "choice", N_("For"), "all", PEOPLE),
    Option("sheet", "choice", N_("Label sheet"), "cut-90x54", LABELS),
    Option("measures", "text", N_("Own measures")),
    Option("first", "number", N_("First free label"), "1"),
    Option("code", "switch", N_("QR code"), "yes"),
    Option("back", "switch", N_("Backs with duties"), "no"),
)
CERTIFICATES = (
    Option("people", "choice", N_("For"), "all", PEOPLE),
    Option("text", "text", N_("What for, in your words")),
    Option("signed", "text", N_("Signed by, with ; between")),
    Option("serial", "text", N_("Serial number begins with")),
)


def _sheet(key: str, title: str, *options: Option, paper: str = "A4") -> Document:
    """A document of pages, written by the module of its own name."""
    return Document(
        key, title, "event", dict.fromkeys(PDF, f"exports.{key.replace('-', '_')}"), options, paper
    )


DOCUMENTS = (
    Document("agenda", N_("Agenda"), "event", dict.fromkeys(PDF, "exports.agenda"), AGENDA),
    Document(
        "poster", N_("Poster"), "event", dict.fromkeys(PDF, "exports.poster"), ONE_POSTER, "A3", POSTER_PAPERS
    ),
    Document(
        "poster-sheet",
        N_("Poster sheet"),
        "event",
        {**dict.fromkeys(PDF, "exports.poster_sheet"), "xlsx": "exports.poster_workbook"},
        (Option("up", "choice", N_("Posters a sheet"), "4", ("1", "2", "4", "8")), *POSTER),
    ),
    Document(
        "poster-tiles",
        N_("Poster in sheets"),
        "event",
        dict.fromkeys(PDF, "exports.poster_tiles"),
        TILES,
        "A4",
        OFFICE_PAPERS,
    ),
    Document(
        "schedule",
        N_("Schedule"),
        "event",
        {
            "xlsx": "exports.schedule_workbook",
            "xml": "exports.schedule_file",
            "json": "exports.schedule_file",
        },
    ),
    Document("calendar", N_("Calendar"), "event", {"ics": "exports.calendar_out"}),
    _sheet("sign-in", N_("Sign-in sheet"), *SIGN_IN),
    _sheet("door-sheet", N_("Door sheets"), DAY),
    _sheet("door-sign", N_("Door signs"), Option("session", "text", N_("Only the session")), DAY),
    _sheet("direction-sign", N_("Direction signs"), *DIRECTION),
    _sheet("personal-sheet", N_("Personal sheets"), *PERSONAL),
    _sheet("group-route", N_("Routes of groups"), Option("group", "text", N_("Only the group"))),
    _sheet("cue-card", N_("Cue cards"), Option("session", "text", N_("Only the session")), DAY, paper="A5"),
    _sheet("run-of-show", N_("Run of show"), DAY, Option("room", "text", N_("Only the room"))),
    _sheet("open-rooms", N_("Open rooms"), DAY),
    _sheet("badges", N_("Badges"), *BADGES),
    _sheet("name-plates", N_("Name plates"), Option("people", "choice", N_("For"), "speakers", PEOPLE)),
    _sheet("certificates", N_("Certificates"), *CERTIFICATES),
    _sheet("itinerary", N_("Itinerary")),
    _sheet("checklist", N_("Checklist"), Option("open", "switch", N_("Only open tasks"), "no")),
    _sheet("contacts", N_("Emergency contacts")),
    Document(
        "events",
        N_("List of events"),
        "season",
        {**dict.fromkeys(PDF, "exports.events"), "xlsx": "exports.events_workbook"},
    ),
    Document(
        "distribution",
        N_("Poster distribution"),
        "season",
        {**dict.fromkeys(PDF, "exports.distribution"), "xlsx": "exports.distribution_workbook"},
        DISTRIBUTION,
    ),
    Document(
        "season-planner",
        N_("Season planner"),
        "season",
        dict.fromkeys(PDF, "exports.season_planner"),
        (Option("year", "number", N_("Year")),),
        "A3",
        WALL_PAPERS,
    ),
)


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
    writer = import_module(document.modules[form])
    if form != "png":
        data: bytes = yield from writer.make(picture, settled)
        return data
    from exports.png import long_picture

    pages = yield from _between(writer.make(picture, settled), 0.0, 0.5)
    return (yield from _between(long_picture(pages), 0.5, 1.0))


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
