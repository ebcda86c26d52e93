"""The distribution list as a workbook, to filter by place or day and to tick off."""

from collections.abc import Generator

from exports import Request
from exports.distribution_rows import Poster, posters_of
from exports.palette import ACCENTS, RULE
from exports.text import clean
from exports.wording import Speech, stamp
from exports.workbook import Book, Page, Value
from exports.workbook_fit import lines, points
from exports.workbook_look import ACCENT, DATE, GROUPED, TEXT, Look, form_in
from models.words import N_, _, speaking
from planning.plan import Picture

COLUMNS = (
    (N_("Event"), 34, TEXT), (N_("Date"), 17, DATE), (N_("Where"), 30, TEXT), (N_("Address"), 28, TEXT),
    (N_("Size"), 8, TEXT), (N_("Copies"), 9, GROUPED), (N_("Hang by"), 17, DATE),
    (N_("Take down by"), 17, DATE),
    (N_("Hung on"), 17, DATE), (N_("Taken down on"), 17, DATE), (N_("Who"), 16, TEXT),
)  # fmt: skip
HEAD_ROW = 4
BAND = Look(17, True, "FFFFFF", ACCENT, down="center", indent=1)
UNDER = Look(9.5, False, "FFFFFF", ACCENT, indent=1)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """One row a poster and place."""
    speech = Speech.of(request.languages, picture.plan)
    found = posters_of(picture, request, speech)
    yield 0.4
    with speaking(speech.main):
        book = Book(ACCENTS["open-day"], request.printed)
        page = book.page(_("Poster distribution"))
        page.columns([width for _head, width, _form in COLUMNS])
        page.freeze(HEAD_ROW + 1, 2)
        page.paper(landscape=True, size=request.paper if request.paper in ("A3", "A4") else "A4")
        _head(page, clean(picture.plan.title), speech)
        for poster in found:
            _rows(page, poster, request, speech)
        page.heads(HEAD_ROW, len(COLUMNS), page.rows)
        pages = _("page {page} of {pages}").format(page="&P", pages="&N")
        printed = _("printed {stamp}").format(stamp=stamp(request.printed, speech.main))
        page.footer(_("Poster distribution"), f"{printed} · {pages}")
    yield 0.8
    with speaking(speech.main):
        return book.pack(request.notes)


def _head(page: Page, owner: str, speech: Speech) -> None:
    for look, text, height in ((BAND, _("Poster distribution"), 32), (UNDER, owner, 20)):
        row = page.put([(look, text), *[(look, None)] * (len(COLUMNS) - 1)], height)
        page.merge(row, 1, row, len(COLUMNS))
    page.put([], 6)
    heads: list[tuple[Look, Value] | None] = []
    for head, _width, form in COLUMNS:
        look = Look(
            9, True, align="right" if form == GROUPED else "left", down="center", wrap=True,
            top=("medium", "16181A"), bottom=("thin", "16181A"),
        )  # fmt: skip
        heads.append((look, speech.say(head, "\n")))
    page.put(heads, points(len(speech.languages), 9, 7))


def _rows(page: Page, poster: Poster, request: Request, speech: Speech) -> None:
    """A row a place; dates as dates, blank cells to fill in."""
    facts = poster.facts
    name = "\n".join(filter(None, (facts.title, facts.title_other)))
    copies = request.option("copies")
    for number, place in enumerate(poster.places):
        values: list[Value] = [
            name, facts.first, place.name, place.address, request.option("size"),
            int(copies) if copies else None, poster.hang, poster.down, None, None, None,
        ]  # fmt: skip
        cells: list[tuple[Look, Value] | None] = []
        most = 1
        for (_head, width, form), value in zip(COLUMNS, values, strict=True):
            if form == TEXT and value:
                most = max(most, lines(str(value), width, 9, False))
            look = Look(
                9, not cells, align="right" if form == GROUPED else "left", wrap=form == TEXT,
                top=("thin", "5B6066") if not number else None, bottom=("thin", RULE),
                form=form_in(form, speech.main),
            )  # fmt: skip
            cells.append((look, value or None))
        page.put(cells, points(most, 9, 5))
