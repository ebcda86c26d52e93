"""The sign-in sheet: numbered rows, who signed up first, then blank rows for everybody else."""

from collections.abc import Generator, Sequence
from typing import NamedTuple
from zlib import crc32

from exports import Request
from exports.finishing import finished
from exports.fitting import fitted
from exports.fonts import CAP
from exports.frame import Fact
from exports.guests import Guest, guests
from exports.marks import qr_code
from exports.page_table import Head, event_fact
from exports.pages import Paper, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, GREY, RULE
from exports.sheet import MARGIN, MM, Block, Sheet, block, spaced_name
from exports.styles import NAME, SMALL_GREY, Style
from exports.wording import sound
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

COLUMNS = (
    (N_("No."), 12.0),
    (N_("Name"), 31.8),
    (N_("Organisation or class"), 62.0),
    (N_("Position"), 26.0),
    (N_("Telephone"), 36.0),
    (N_("Time in"), 20.0),
    (N_("Time out"), 20.0),
    (N_("Signature"), 59.0),
)
ROW = 8.5
HEAD_TOP = 37.5
HEAD_ROW = 7.9
QR = 15.0
PAD = 1.2
WORD = Style("Bold", 8, 10)
NUMBER = Style("Regular", 9, 12, GREY)
TEXT = Style("Regular", 9, 12)
STEPS = (9.5, 9, 8, 7)
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Line(NamedTuple):
    """A row: its number, the texts of its cells, its height in millimetres."""

    number: int
    cells: tuple[Block, ...]
    height: float


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheets as PDF, on their side."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    return lay_out_events(picture, request, N_("Sign-in sheet"), _draw, landscape=True)


def page_code(event_id: int, page: int) -> str:
    """“7F3KQ2-01”: what brings a photographed page back to its event."""
    number, letters = crc32(str(event_id).encode()), ""
    for _place in range(6):
        number, rest = divmod(number, len(ALPHABET))
        letters += ALPHABET[rest]
    return f"{letters}-{page:02d}"


def _draw(paper: Paper) -> Generator[float, None, None]:
    people = guests(paper)
    if paper.request.option("by", "group") == "name":
        people.sort(key=lambda guest: (sound(guest.name), sound(guest.organisation)))
    blank = int(paper.request.option("blank", "20"))
    edges = _edges(paper.width)
    lines = [_line(number, guest, edges) for number, guest in enumerate(people, 1)]
    empty = () if lines or blank else (1,)
    lines += [Line(len(lines) + n + 1, (), ROW) for n in range(blank or len(empty))]
    note = block(_note(paper, len(people), blank), SMALL_GREY, paper.width)
    top = max(HEAD_TOP, _head(paper).draw(paper, dry=True) + 4, 13.2 + QR + 7)
    heads = [
        block(paper.speech.say(word, "\n"), WORD, width - 2 * PAD, lines=True)
        for (word, _share), (_x, width) in zip(COLUMNS, edges, strict=True)
    ]
    tall = max(HEAD_ROW, max(found.height for found in heads) + 3.2)
    pages = _pages(lines, paper.bottom - note.height - 1.5 - top - tall)
    if pages is None:
        raise too_small(paper)
    for number, page in enumerate(pages, 1):
        paper.begin()
        _head(paper).draw(paper)
        _code(paper, number)
        below = _table(paper, top, tall, heads, page, edges)
        paper.sheet.put(MARGIN, max(below + 3.5, paper.bottom - note.height + 1), note)
        paper.foot(number, len(pages))
        yield number / len(pages)


def _edges(width: float) -> list[tuple[float, float]]:
    """(x, width) of each column in millimetres."""
    whole = sum(share for _word, share in COLUMNS)
    x, found = 0.0, []
    for _word, share in COLUMNS:
        found.append((x, share / whole * width))
        x += share / whole * width
    return found


def _line(number: int, guest: Guest, edges: Sequence[tuple[float, float]]) -> Line:
    texts = (guest.name, guest.organisation or guest.group, guest.detail, guest.phone)
    cells = []
    for text, style, (_x, width) in zip(texts, (NAME, TEXT, TEXT, TEXT), edges[1:], strict=False):
        found = _cell(text, style, width - 2 * PAD)
        cells.append(spaced_name(found) if style is NAME else found)
    return Line(number, tuple(cells), max(ROW, *(found.height + 1.0 for found in cells)))


def _cell(text: str, style: Style, width: float) -> Block:
    """One line, or two smaller ones, or as many as it takes."""
    found = fitted(text, style, width, sizes=STEPS[:3])
    return found if len(found.lines) < 2 else fitted(text, style, width, most=2, sizes=STEPS[2:])


def _pages(lines: Sequence[Line], room: float) -> list[list[Line]] | None:
    """The rows of each page; None where one is taller than a page."""
    pages: list[list[Line]] = [[]]
    left = room
    for line in lines:
        if line.height > room:
            return None
        if line.height > left + 1e-6:
            pages.append([])
            left = room
        pages[-1].append(line)
        left -= line.height
    return pages


def _head(paper: Paper) -> Head:
    """Title, the event with its hosts, then when, where and who keeps the sheet."""
    found, speech = paper.facts, paper.speech
    hosts = [paper.labelled(role, paper.listed(*names)) for role, names in found.partners[:1]]
    where = found.days[:1] or (speech.say(N_("Date open")),)
    kept = paper.labelled(N_("Kept by"), "_" * 16)
    return Head(
        speech.say(N_("Sign-in sheet")),
        left=[event_fact(paper, *hosts)],
        right=[Fact(where[0], (*found.days[1:], *found.venue[:1], kept))],
        aside=QR + 3,
    )


def _code(paper: Paper, page: int) -> None:
    """The code of the page, for eyes and for cameras, where the head has room for it."""
    code = page_code(paper.facts.id, page)
    sheet = paper.sheet
    right = sheet.width - MARGIN
    qr_code(sheet, f"lectern:sign-in:{paper.facts.id}:{page}", right - QR, 16.4, QR)
    sheet.text(right, 16.4 + QR + 1.6, code, Style("Regular", 6.5, 8, GREY), align="right")


def _table(
    paper: Paper,
    top: float,
    tall: float,
    heads: Sequence[Block],
    page: Sequence[Line],
    edges: Sequence[tuple[float, float]],
) -> float:
    """Heads, rows and rules; returns the y below."""
    sheet, right = paper.sheet, MARGIN + paper.width
    sheet.line(MARGIN, top, right, top, BLACK, 1.0)
    for (x, _width), head in zip(edges, heads, strict=True):
        sheet.put(MARGIN + x + PAD, _middle(top, tall, head), head)
    y = top + tall
    sheet.line(MARGIN, y, right, y, BLACK, 0.6)
    for line in page:
        number = block(line.number, NUMBER, 20)
        x, width = edges[0]
        sheet.put(MARGIN + x + width - 4, _middle(y, line.height, number), number, align="right")
        for (x, _width), found in zip(edges[1:], line.cells, strict=False):
            sheet.put(MARGIN + x + PAD, _middle(y, line.height, found), found)
        y += line.height
        if line is not page[-1]:
            sheet.line(MARGIN, y, right, y, RULE, 0.35)
    for x, _width in edges[1:]:
        sheet.line(MARGIN + x, top, MARGIN + x, y, RULE, 0.35)
    sheet.line(MARGIN, y, right, y, BLACK, 0.8)
    return y


def _middle(y: float, height: float, found: Block) -> float:
    """The y at which a block stands in the middle of a row, by its capitals."""
    if not found.lines:
        return y
    cap = CAP * found.style.size / MM + (len(found.lines) - 1) * found.leading / MM
    return y + (height - cap) / 2


def _note(paper: Paper, registered: int, blank: int) -> str:
    """What happens with the sheet afterwards, and how many rows it has."""
    said = []
    for language in paper.speech.languages:
        with speaking(language):
            count = ngettext("{count} name", "{count} names", registered).format(count=registered)
            said.append(
                _(
                    "This sheet holds personal data: hand it to the organisers after the event. "
                    "The telephone number may be left out. {names}, {blank} blank rows."
                ).format(names=count, blank=blank)
            )
    return " ".join(dict.fromkeys(said))
