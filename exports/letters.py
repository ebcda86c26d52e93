"""Letters of invitation and of thanks, each in its recipient's own language where it is known."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from exports import Request
from exports.finishing import finished
from exports.frame import accent_bar
from exports.letter_facts import Recipient, facts_of, recipients
from exports.pages import Paper, too_small
from exports.pages import lay_out as lay_out_events
from exports.sheet import MARGIN, TOP, Block, Sheet, block
from exports.styles import SMALL_GREY, Style
from exports.table import Text
from exports.wording import Speech, day
from models.letter import LETTER_KINDS, check_fields, filled
from models.letter_words import words_of
from models.words import N_, _
from planning.plan import Picture

SIDE = 12.0
"""Millimetres that a letter's text stands further in than the margins, on A4."""
WIDEST = 150.0
HEADING = Style("Bold", 10, 13)
ADDRESS = Style("Regular", 10, 14)
SUBJECT = Style("Bold", 13, 18)
TITLE = Style("Bold", 20, 28)
WORDS = Style("Regular", 11, 17)
SIGNED = Style("Medium", 11, 17)
BETWEEN = 3.4
SOMEBODY = N_("Wang Fang")
"""To whom a letter goes that is only looked at."""
LINES = 2
"""A paragraph that goes on over the page leaves and takes at least so many lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph: `indent` of its first line and `gap` above in millimetres, `align` at the right margin."""

    block: Block
    indent: float = 0.0
    gap: float = 0.0
    align: str = "left"


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The letters as PDF."""
    return finished(lay_out(picture, request), request)


def make_one(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """One letter as PDF, to look at: to the first recipient, or to somebody where there is none yet."""
    return finished(lay_out_events(picture, request, LETTER_KINDS[_kind(request)], _draw_one), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("Nobody of “{title}” can be written to yet: there is nobody of that kind.")
    return lay_out_events(picture, request, LETTER_KINDS[_kind(request)], _draw, nothing)


def _kind(request: Request) -> str:
    return request.option("kind", "invitation")


def _draw_one(paper: Paper) -> Generator[float, None, None]:
    somebody = Recipient(paper.speech.main, paper.speech.word(SOMEBODY))
    _letter(paper, next(iter(recipients(paper)), somebody), set())
    yield 1.0


def _draw(paper: Paper) -> Generator[float, None, None]:
    found = recipients(paper)
    lacking: set[str] = set()
    for number, one in enumerate(found, 1):
        _letter(paper, one, lacking)
        yield number / len(found)
    if lacking and found:
        words = _("The letters leave out what “{title}” does not say yet: {facts}.")
        paper.note(words.format(title=paper.facts.title, facts=_(", ").join(sorted(map(_, lacking)))))


def _letter(paper: Paper, one: Recipient, lacking: set[str]) -> None:
    """One letter on as many pages as it needs."""
    language = one.language
    speech = Speech((language,), paper.speech.first, paper.speech.second)
    words = words_of(paper.picture.all("letter"), _kind(paper.request), language)
    for text in words:
        check_fields(text)
    facts = facts_of(paper, one, speech, lacking, words.subject + words.text)
    side = SIDE if paper.width > WIDEST else 0.0
    width = paper.width - 2 * side
    paragraphs = [text.strip() for text in filled(words.text, facts).split("\n") if text.strip()]
    subject = filled(words.subject, facts)
    when = day(paper.request.printed.date(), language, weekday=False)
    signer = paper.request.option("signed")
    sender = facts["host"] or signer
    end = ("" if signer == sender else signer, sender, when)
    if language == "zh_CN":
        pieces = _chinese(subject, paragraphs, end, width)
    else:
        pieces = _english(one, subject, paragraphs, end, width)
    _set(paper, pieces, sender, MARGIN + side, width)


def _chinese(subject: str, paragraphs: Sequence[str], end: tuple[str, str, str], width: float) -> list[Piece]:
    """Title in the middle, salutation at the edge, text two characters in, who signs at the right."""
    em = WORDS.size / 72 * 25.4
    pieces = [Piece(block(subject, TITLE, width, even=True), gap=4.0, align="centre")]
    for number, text in enumerate(paragraphs):
        flush = number == 0 or text.rstrip("！!。") == "敬礼"
        indent = 0.0 if flush else 2 * em
        gap = 9.0 if number == 0 else 0.6
        pieces.append(Piece(block(text, WORDS, width, first=indent), indent, gap))
    for number, text in enumerate(filter(None, end)):
        pieces.append(Piece(block(text, WORDS, width * 0.7), gap=0.4 if number else 12.0, align="right"))
    return pieces


def _english(
    one: Recipient, subject: str, paragraphs: Sequence[str], end: tuple[str, str, str], width: float
) -> list[Piece]:
    """Address and date, the subject, paragraphs with air between them, room to sign, and who signs."""
    signer, sender, when = end
    pieces = [Piece(block(text, ADDRESS, width * 0.6), gap=0.0) for text in one.address if text]
    pieces.append(Piece(block(when, ADDRESS, width), gap=8.0 if one.address else 0.0))
    pieces.append(Piece(block(subject, SUBJECT, width, even=True), gap=7.0))
    for number, text in enumerate(paragraphs):
        pieces.append(Piece(block(text, WORDS, width), gap=5.0 if number == 0 else BETWEEN))
    for number, text in enumerate(filter(None, (signer, sender))):
        pieces.append(
            Piece(block(text, WORDS if number else SIGNED, width * 0.7), gap=0.4 if number else 18.0)
        )
    return pieces


def _set(paper: Paper, pieces: Sequence[Piece], sender: str, left: float, width: float) -> None:
    """The paragraphs under each other; a long one goes on over the page, a signature goes whole."""
    bottom = paper.bottom
    pages: list[list[tuple[float, Piece]]] = [[]]
    y = _head_height(paper, sender, width)
    if y + 30 > bottom:
        raise too_small(paper)
    waiting = [piece for piece in pieces if piece.block.lines]
    last = _signature(waiting)
    while waiting:
        kept = sum(piece.gap + piece.block.height for piece in waiting) if len(waiting) == last else 0.0
        piece = waiting.pop(0)
        gap = piece.gap if pages[-1] or len(pages) == 1 else 0.0
        need = piece.block.height + gap
        if y + max(need, kept) > bottom and (pages[-1] or need > bottom - y):
            head, rest = (
                (None, piece) if y + need <= bottom else _over(piece, bottom - y - gap, whole=not pages[-1])
            )
            if head is not None:
                pages[-1].append((y + gap, head))
            pages.append([])
            y = TOP + 12.0
            waiting.insert(0, rest)
            continue
        pages[-1].append((y + gap, piece))
        y += need
    _draw_pages(paper, pages, sender, left, width)


def _signature(pieces: Sequence[Piece]) -> int:
    """How many pieces at the end stay together: the last words, and who signs."""
    for number in range(len(pieces) - 1, -1, -1):
        if pieces[number].gap >= 12.0 and number:
            return len(pieces) - number + 1
    return 0


def _over(piece: Piece, room: float, *, whole: bool) -> tuple[Piece | None, Piece]:
    """A paragraph cut to `room` millimetres, and the rest; where few lines would part it goes over uncut.

    On a `whole` page, where nothing else stands, it is cut in any case.
    """
    leading = piece.block.leading / 72 * 25.4
    fits = int(room / leading + 1e-6)
    if not whole:
        fits = min(fits, len(piece.block.lines) - LINES)
        if fits < LINES or piece.align != "left":
            return None, piece
    head, rest = Text(piece.block).split(fits * leading + 0.01)
    return Piece(head.block, piece.indent, piece.gap, piece.align), Piece(rest.block, align=piece.align)


def _draw_pages(
    paper: Paper, pages: Sequence[Sequence[tuple[float, Piece]]], sender: str, left: float, width: float
) -> None:
    pages = [page for page in pages if page]
    for number, page in enumerate(pages, 1):
        paper.begin()
        accent_bar(paper.sheet, paper.facts.accent.accent)
        if number == 1:
            paper.sheet.put(left, TOP + 7.0, _head(paper, sender, width))
        for y, piece in page:
            x = {"left": left, "right": left + width, "centre": left + width / 2}[piece.align]
            paper.sheet.put(x, y, piece.block, align=piece.align, indent=piece.indent)
        if len(pages) > 1:
            told = f"{number} / {len(pages)}"
            paper.sheet.text(left + width, paper.sheet.height - 12.0, told, SMALL_GREY, align="right")


def _head(paper: Paper, sender: str, width: float) -> Block:
    """Who writes, above the letter."""
    return block(sender, HEADING.in_colour(paper.facts.accent.ink), width)


def _head_height(paper: Paper, sender: str, width: float) -> float:
    """The y at which the letter begins."""
    return TOP + 7.0 + _head(paper, sender, width).height + 10.0
