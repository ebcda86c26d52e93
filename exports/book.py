"""The programme book: cover, contents, days, sessions with their summaries, rooms and an index of people."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from exports import Request
from exports.agenda_groups import groups
from exports.agenda_list import entry_of, next_header, section_of
from exports.agenda_rows import Agenda, Row
from exports.book_chapters import contents, people, rooms, sessions
from exports.book_cover import cover
from exports.book_parts import Anchor, Chapter, Link, key, set_mark
from exports.facts import needs_larger_paper
from exports.flow import Placed, draw_page, paginate
from exports.frame import body_bottom, footer, legend, legend_bottom
from exports.sheet import MARGIN, Sheet, block
from exports.styles import SMALL_GREY
from exports.table import Entry, Section, Text
from models.words import N_, _, speaking
from planning.plan import Picture

TOP = 27.0
UNKNOWN = 888
"""Stands for the number of a page while only its width matters."""
LEAST = 60.0
"""Millimetres that the body of a page needs at least."""


@dataclass(slots=True)
class Book:
    """The book of one event, and where its parts begin."""

    sheet: Sheet
    agenda: Agenda
    picture: Picture
    request: Request

    @property
    def width(self) -> float:
        """Millimetres between the margins."""
        return self.sheet.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """The lowest y of the body, without a legend."""
        return legend_bottom(self.sheet.height, self.width) - 2.0

    def say(self, words: str) -> str:
        """Words of the program in the languages of the book."""
        return self.agenda.speech.say(words)

    def page_words(self, number: int) -> str:
        """“p. 14”."""
        with speaking(self.agenda.speech.main):
            return _("p. {page}").format(page=number)

    def chapter(self, name: str, head: str, sections: Sequence[Section], bottom: float = 0.0) -> Chapter:
        """A chapter with its rows on pages."""
        return Chapter(name, head, paginate(sections, TOP, TOP, bottom or self.bottom))


def draw(sheet: Sheet, agenda: Agenda, picture: Picture, request: Request) -> Generator[float, None, None]:
    """Draw the book of one event."""
    book = Book(sheet, agenda, picture, request)
    if sheet.width < 2 * LEAST or book.bottom - TOP < LEAST:
        raise needs_larger_paper(agenda.facts)
    first = sheet.page - 1
    chapters = _chapters(book)
    yield 0.4
    cover(book)
    total = 1 + sum(len(chapter.pages) for chapter in chapters)
    for chapter in chapters:
        for place, page in enumerate(chapter.pages):
            sheet.turn()
            if not place:
                set_mark(sheet, key(agenda.facts.id, chapter.key), chapter.head, 0)
            number = sheet.page - first
            _page(book, chapter, page, number, total)
            yield 0.4 + 0.6 * number / total


def _chapters(book: Book) -> list[Chapter]:
    """The parts of the book after its cover. Sessions are laid out first: the others tell their pages."""
    told = sessions(book) if book.request.option("summaries", "short") != "none" else None
    unknown = dict.fromkeys((row.id for row in book.agenda.rows), UNKNOWN)
    days = _days(book, unknown if told else None)
    middle = [chapter for chapter in (told, rooms(book)) if chapter]
    last = people(book, unknown)
    begins = 2 + len(contents(book, [days, *middle, *([last] if last else [])], unknown, UNKNOWN).pages)
    numbers = (told or days).numbers(begins + (len(days.pages) if told else 0))
    if told:
        days = _days(book, numbers)
    last = people(book, numbers)
    chapters = [days, *middle, *([last] if last else [])]
    return [contents(book, chapters, numbers, begins), *chapters]


def _page(book: Book, chapter: Chapter, page: Sequence[Placed], number: int, total: int) -> None:
    """One page with its head and foot."""
    sheet, agenda = book.sheet, book.agenda
    next_header(sheet, agenda)
    for _row in draw_page(sheet, page, book.width):
        pass
    if chapter.key == "days":
        legend(sheet, agenda.signs(agenda.rows), legend_bottom(sheet.height, book.width))
    head = chapter.head.replace("\n", " ")
    footer(sheet, head, agenda.speech, agenda.facts.version, book.request.printed, number, total)


def _days(book: Book, numbers: Mapping[int, int] | None) -> Chapter:
    """The days as lists. Each session tells the page that says more of it; None where no page does."""
    agenda, width = book.agenda, book.width
    bottom = body_bottom(book.sheet.height, agenda.signs(agenda.rows), width)
    if bottom - TOP < LEAST:
        raise needs_larger_paper(agenda.facts)
    sections = []
    for group in groups(agenda, "time"):
        section = section_of(group._replace(aside=""), agenda, width)
        before = None
        for row in group.rows:
            shown = row if numbers is None else _brief(row)
            entry = entry_of(shown, row.starts == before, agenda, width)
            section.entries.append(_led(book, row, entry, numbers))
            before = row.starts
        sections.append(section)
    return book.chapter("days", book.say(N_("Agenda")), sections, bottom)


def _brief(row: Row) -> Row:
    """The session without what the chapter of sessions tells."""
    return replace(row, summary="", people=tuple((name, "") for name, _detail in row.people))


def _led(book: Book, row: Row, entry: Entry, numbers: Mapping[int, int] | None) -> Entry:
    """The entry of a session as a link to the page that says more; as a place of its own where none does."""
    if row.is_break and row.starts:
        return entry
    event = book.agenda.facts.id
    (x, parts), *others = entry.cells
    if numbers is None:
        return replace(entry, cells=[(x, [Anchor(event, row.id, row.title), *parts]), *others])
    page = Text(block(book.page_words(numbers.get(row.id, 0)), SMALL_GREY, 40))
    link = Link(event, row.id, book.width - x, entry.height)
    return replace(entry, cells=[(x, [link, *parts, page]), *others])
