"""What the sheets of a workbook of lists share: columns, the book, and where a list stands."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

from exports import Request
from exports.facts import EventFacts, chosen_events, event_facts
from exports.palette import accent
from exports.schedule_lists import lists_page
from exports.text import clean
from exports.wording import Speech
from exports.workbook import Book, Page, Value
from exports.workbook_fit import UNIT
from exports.workbook_look import TEXT
from models.words import N_, _, speaking
from planning.plan import Picture


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `key` is what the import calls it; a `staff` column is never written for the public.

    An `optional` column is left out where nobody has anything to say in it. `choices` names a list of the
    book, from which alone a cell takes its word where it is `strict`. `takes` is what is checked when
    somebody types: `date`, `time`, `whole` or `decimal`; usually the format tells. A `total` adds the numbers
    up below. An `open` cell can be typed into where the sheet is protected. `blank` stands in rows to
    fill in. `own_head` is a head that is no word of the program: a name.

    A `Formula` of a row writes other columns of it as `{key}`, and its number as `{row}`.
    """

    key: str
    head: str
    width: float
    value: Callable[[Any], Value]
    form: str = TEXT
    bold: bool = False
    staff: bool = False
    optional: bool = False
    hidden: bool = False
    choices: str = ""
    strict: bool = True
    takes: str = ""
    total: bool = False
    open: bool = False
    blank: Value = None
    own_head: str = ""


def id_column(value: Callable[[Any], int]) -> Column:
    """The hidden column by which a list that comes back finds its rows; as text, for ids have 63 bits."""
    return Column("row_id", N_("Number in the plan"), 22, lambda row: str(value(row)), hidden=True)


@dataclass(slots=True)
class Frame:
    """A workbook of lists in the making: what all its sheets share."""

    book: Book
    picture: Picture
    request: Request
    speech: Speech
    title: str
    under: str = ""
    version: str = ""
    choices: dict[str, list[str]] = field(default_factory=dict)
    about: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_season(self) -> bool:
        """Whether it is about all that is planned."""
        return self.request.option("of") == "season" or not self.request.events

    @property
    def is_staff(self) -> bool:
        """Whether only staff will read it."""
        return self.request.audience == "staff"

    def finish(self, kind: str = "", table: "Placed | None" = None) -> bytes:
        """The bytes of the book, with its lists and, of a `table` that may come back, what it is."""
        plan = self.picture.plan
        about = [("plan", plan.identity), ("changes", str(plan.changes))]
        if table is not None:
            about += [("kind", kind), ("table", table.page.title)]
            about += [(f"field {column.key}", head) for column, head in table.heads if head]
        if self.choices or table is not None:
            lists_page(self.book, self.choices, about + self.about)
        return self.book.pack(self.request.notes)


def spoken(language: str, steps: Generator[float, None, bytes]) -> Generator[float, None, bytes]:
    """The work, each of its steps in a language of its own: a generator that is dropped half-way, maybe in
    another thread, must not leave a language behind."""
    while True:
        with speaking(language):
            try:
                part = next(steps)
            except StopIteration as end:
                made: bytes = end.value
                return made
        yield part


def frame_of(picture: Picture, request: Request) -> tuple[Frame, list[EventFacts]]:
    """The book for the events asked for, and what is known of them. Speak the main language around it."""
    speech = Speech.of(request.languages, picture.plan)
    chosen = () if request.option("of") == "season" else request.events
    events = [event_facts(picture, number, speech) for number in chosen_events(picture, chosen)]
    shades = {fact.accent for fact in events}
    book = Book(shades.pop() if len(shades) == 1 else accent("open-day"), request.printed)
    if len(events) != 1:
        return Frame(book, picture, request, speech, clean(picture.plan.title) or _("All events")), events
    fact = events[0]
    title = " ".join(filter(None, (fact.title, fact.title_other)))
    under = " · ".join(filter(None, (", ".join(fact.days), ", ".join(fact.venue))))
    return Frame(book, picture, request, speech, title, under, fact.version), events


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a list stands on its page: rows from `first` to `last`, columns by key."""

    page: Page
    first: int
    last: int
    letters: Mapping[str, str]
    heads: tuple[tuple[Column, str], ...]

    def cells(self, key: str, spare: int = 0) -> str:
        """“D6:D40” of a column."""
        letter = self.letters[key]
        return f"{letter}{self.first}:{letter}{max(self.last, self.first) + spare}"

    @property
    def width(self) -> float:
        """Centimetres of the columns that are shown."""
        return sum(column.width for column, _head in self.heads if not column.hidden) * UNIT / 72 * 2.54

    def name(self, key: str) -> str:
        """“$D$6:$D$40” of a column, with the rows that can still be filled in."""
        letter = self.letters[key]
        return f"${letter}${self.first}:${letter}${max(self.last, self.first)}"
