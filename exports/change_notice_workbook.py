"""The change notice as a workbook: one row a difference, to filter by what it is and to tick off."""

from collections.abc import Generator

from exports import Request
from exports.change_rows import SECTIONS, Entry, entries, event_lines, titles
from exports.facts import EventFacts, chosen_events, event_facts
from exports.wording import Speech
from exports.workbook import Book, Page, Value
from exports.workbook_fit import lines, points
from exports.workbook_look import ACCENT, DATE, MEDIUM, TEXT, THIN, TIME, Look, form_in
from models.database import Problem
from models.words import N_, _, speaking
from planning.changes import Between, between
from planning.plan import Picture

COLUMNS = (
    (N_("Day"), 17, DATE), (N_("Starts"), 9, TIME), (N_("Session"), 36, TEXT), (N_("List"), 20, TEXT),
    (N_("What"), 14, TEXT), (N_("Until now"), 34, TEXT), (N_("Now"), 34, TEXT), (N_("Told to"), 18, TEXT),
)  # fmt: skip
HEAD_ROW = 4
BAND = Look(17, True, "FFFFFF", ACCENT, down="center", indent=1)
UNDER = Look(9.5, False, "FFFFFF", ACCENT, indent=1)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """A sheet for each event."""
    speech = Speech.of(request.languages, picture.plan)
    events = [event_facts(picture, event, speech) for event in chosen_events(picture, request.events)]
    if not events:
        raise Problem(_("The plan has no events yet."))
    book, count = Book(events[0].accent, request.printed), 0
    for number, facts in enumerate(events, 1):
        try:
            found = between(picture, facts.id, int(request.option("since", "0")))
        except Problem as problem:
            if len(events) == 1:
                raise
            request.notes.append(str(problem))
            continue
        with speaking(speech.main):
            count += _sheet(book, found, facts, speech, request)
        yield 0.9 * number / len(events)
    if not count:
        sentence = _("Nothing has changed in “{title}” since the version asked for.")
        raise Problem(sentence.format(title=events[0].title))
    return book.pack(request.notes)


def _sheet(book: Book, found: Between, facts: EventFacts, speech: Speech, request: Request) -> int:
    """The sheet of one event, where there is something to tell; returns how many rows it has."""
    told = entries(found, facts.id, speech)
    own = event_lines(found, facts.id, speech)
    if not told and not own:
        return 0
    page = book.page(facts.title)
    page.columns([width for _head, width, _form in COLUMNS])
    page.freeze(HEAD_ROW + 1, 4)
    page.paper(landscape=True, size=request.paper if request.paper in ("A3", "A4", "Letter") else "A4")
    _head(page, facts, titles(found, speech), speech)
    if own:
        words = speech.say(N_("The event itself"))
        _rows(page, Entry(words, None, None, facts.title, facts.title_other, tuple(own)), words, speech)
    names = {key: speech.say(title) for key, title in SECTIONS}
    for entry in told:
        _rows(page, entry, names[entry.section], speech)
    page.heads(HEAD_ROW, len(COLUMNS), page.rows)
    pages = _("page {page} of {pages}").format(page="&P", pages="&N")
    page.footer(_("Change notice"), f"{facts.version} · {pages}")
    return page.rows - HEAD_ROW


def _head(page: Page, facts: EventFacts, versions: str, speech: Speech) -> None:
    name = speech.say(N_("Change notice"))
    title = f"{name}: {facts.title}"
    for look, text, height in ((BAND, title, 32), (UNDER, versions, 20)):
        row = page.put([(look, text), *[(look, None)] * (len(COLUMNS) - 1)], height)
        page.merge(row, 1, row, len(COLUMNS))
    page.put([], 6)
    look = Look(9, True, down="center", wrap=True, top=MEDIUM, bottom=THIN)
    heads: list[tuple[Look, Value] | None] = [(look, speech.say(head, "\n")) for head, _w, _f in COLUMNS]
    page.put(heads, points(len(speech.languages), 9, 7))


def _rows(page: Page, entry: Entry, section: str, speech: Speech) -> None:
    title = "\n".join(filter(None, (entry.title, entry.title_other)))
    for line in entry.lines:
        values: list[Value] = [
            entry.day, entry.starts.time() if entry.starts else None, title, section, line.what,
            line.old or None, line.new or None, None,
        ]  # fmt: skip
        cells: list[tuple[Look, Value] | None] = []
        most = 1
        for (_head, width, form), value in zip(COLUMNS, values, strict=True):
            if form == TEXT and value:
                most = max(most, lines(str(value), width, 9, False))
            cells.append((_LOOKS[form, speech.main], value))
        page.put(cells, points(most, 9, 5))


_LOOKS = {
    (form, language): Look(9, wrap=form == TEXT, bottom=THIN, form=form_in(form, language))
    for form in (DATE, TIME, TEXT)
    for language in ("en", "zh_CN")
}
