"""The pocket programme: eight small pages on a sheet, to be folded and cut once; if need be more sheets."""

from collections.abc import Generator, Sequence

from exports.fitting import fitted
from exports.leaves import Leaves, folded
from exports.marks import MOST_BYTES, qr_code
from exports.palette import BLACK, BREAK, GREY, RULE
from exports.pocket_parts import EDGE, INSIDE, SMALL, Part, Pocket, laid_out
from exports.sheet import Block, Sheet, block
from exports.styles import Style
from exports.wording import floor_words, stamp
from models.database import Problem
from models.words import N_, _, speaking

NARROWEST = 60.0
"""Millimetres of a small page."""
TITLES = (28.0, 24, 20, 17, 15, 13, 11, 9.5, 8, 7, 6.5)
LINE = 7.0
"""Millimetres between the lines to write on."""


def paper_of(width: float, height: float) -> tuple[float, float]:
    """The small pages of a sheet; raises Problem where nobody could read them."""
    if max(width, height) / 4 < NARROWEST:
        raise Problem(_("The pocket programme needs at least A4."))
    return max(width, height) / 4, min(width, height) / 2


def draw(pocket: Pocket) -> Generator[float, None, None]:
    """Draw the small pages of one event, eight for each sheet."""
    pages = laid_out(pocket)
    sheets = [pages[at : at + INSIDE] for at in range(0, len(pages), INSIDE)] or [[]]
    for number, inside in enumerate(sheets, 1):
        if number > 1:
            pocket.sheet.turn()
        _cover(pocket, number, len(sheets))
        kept, rest = _facts(pocket)
        for page in range(INSIDE):
            pocket.sheet.turn()
            if page < len(inside):
                _page(pocket, inside[page])
            else:
                rest = _notes(pocket, rest)
            _number(pocket, page + 2)
        if rest:
            words = _("The pocket programme of “{title}” has no room for all its organisers.")
            pocket.tell(words.format(title=pocket.facts.title))
        pocket.sheet.turn()
        _back(pocket, kept)
        yield number / len(sheets)


def impose(sheet: Leaves, width: float, height: float) -> None:
    """Put the small pages on their sheets, which lie on their side."""
    sheet.impose(width, height, folded(sheet.page, width, height), _marks)


def _marks(sheet: Sheet) -> None:
    """Where the sheet is folded, and in the middle cut."""
    assert isinstance(sheet, Leaves)
    width, height = sheet.width, sheet.height
    for column in (1, 2, 3):
        sheet.dashed(column * width / 4, 0, column * width / 4, height)
    sheet.dashed(0, height / 2, width / 4, height / 2)
    sheet.dashed(width * 3 / 4, height / 2, width, height / 2)
    sheet.line(width / 4, height / 2, width * 3 / 4, height / 2, BLACK, 0.8)


def _page(pocket: Pocket, parts: Sequence[Part]) -> None:
    """A page of the body; its first row has its time even where the one before it has the same."""
    sheet, y = pocket.sheet, EDGE
    for number, part in enumerate(parts):
        if part.band:
            sheet.rect(EDGE, y + 0.4, pocket.width, part.height - 0.4, BREAK)
        if part.time and (not number or not part.same):
            sheet.put(EDGE + (0.6 if part.band else 0.0), y + part.top, part.time)
        for x, down, found in part.blocks:
            sheet.put(EDGE + x, y + down, found)
        y += part.height


def _notes(pocket: Pocket, found: list[Block]) -> list[Block]:
    """A page with what had no room on the back, and lines to write on; what it has no room for either."""
    sheet, y = pocket.sheet, EDGE
    while found and y + found[0].height <= EDGE + pocket.room:
        y = sheet.put(EDGE, y, found.pop(0))
    y += 4.0 if y > EDGE else 0.0
    lines = int((EDGE + pocket.room - y - 4) / LINE)
    if lines > 1:
        sheet.text(EDGE, y, pocket.speech.say(N_("Notes")), pocket.style("Bold", 8, 10), pocket.width)
    for line in range(1, lines + 1):
        at = y + 4 + line * LINE
        sheet.line(EDGE, at, EDGE + pocket.width, at, RULE, 0.35)
    return found


def _number(pocket: Pocket, number: int) -> None:
    sheet = pocket.sheet
    style = Style("Regular", SMALL, 8, GREY)
    at, align = (sheet.width - EDGE, "right") if number % 2 else (EDGE, "left")
    with sheet.quiet():
        sheet.text(at, sheet.height - EDGE - 1.8, str(number), style, align=align)


def _cover(pocket: Pocket, number: int, count: int) -> None:
    """The title on the colour, under it when and where and by whom."""
    sheet, facts = pocket.sheet, pocket.facts
    below = _when_and_where(pocket, number, count)
    room = sheet.height - 2 * EDGE - 4.5
    tall = max(room * 0.36, min(sheet.height * 0.56, room - sum(found.height for found in below)))
    titles = _titles(pocket, tall - 11.0)
    tall = max(tall, sum(found.height + 2.0 for found in titles) + 7.0)
    sheet.rect(EDGE, EDGE, pocket.width, tall, facts.accent.accent)
    y = EDGE + 5.0
    for found in titles:
        y = sheet.put(EDGE + 4, y, found) + 2.0
    y = EDGE + tall + 4.5
    for found in below:
        if y + found.height > sheet.height - EDGE + 0.01:
            words = _("The cover of the pocket programme of “{title}” has no room for “{text}”.")
            text = " ".join(line.text for line in found.lines)
            pocket.tell(words.format(title=facts.title, text=text))
            continue
        y = sheet.put(EDGE, y, found)


def _titles(pocket: Pocket, room: float) -> list[Block]:
    """The programme and the title in both languages, as large as `room` allows."""
    facts, width = pocket.facts, pocket.width - 8
    on = facts.accent.on
    brand = facts.programme if facts.programme not in facts.title else ""
    first = block(brand, pocket.style("Medium", 7, 9, on), width)
    room -= first.height
    share = 0.6 if facts.title_other else 1.0
    title = fitted(
        facts.title, pocket.style("Bold", 28, 31, on), width, most=7, tall=room * share, sizes=TITLES
    )
    room -= title.height + 2.0
    other = fitted(
        facts.title_other, pocket.style("Medium", 11, 13.5, on), width, most=6, tall=room, sizes=TITLES
    )
    return [found for found in (first, title, other) if found.lines]


def _when_and_where(pocket: Pocket, number: int, count: int) -> list[Block]:
    facts = pocket.facts
    texts = [(line, pocket.style("Bold", 9, 11.5)) for line in facts.days]
    texts += [(line, pocket.style("Regular", 8, 10)) for line in (*facts.venue, *facts.address)]
    if count > 1:
        with speaking(pocket.speech.main):
            told = _("Part {part} of {parts}").format(part=number, parts=count)
        texts.insert(0, (told, pocket.style("Bold", 9, 11.5, facts.accent.ink)))
    if facts.host:
        texts.append((facts.partners[0][0], pocket.style("Bold", 7, 11)))
        texts += [(name, pocket.style("Regular", 7, 9)) for name in facts.host]
    return [block(text, style, pocket.width, lines=True) for text, style in texts]


def _back(pocket: Pocket, kept: Sequence[Block]) -> None:
    """Tracks, rooms and who stands behind the event; the code with the link, and how the sheet is folded."""
    sheet, y = pocket.sheet, EDGE
    for found in kept:
        y = sheet.put(EDGE, y, found)
    foot = _foot(pocket)
    y = sheet.height - EDGE - sum(found.height for found in foot)
    link = _link(pocket)
    if link:
        words = pocket.speech.say(N_("Details and changes"))
        qr_code(sheet, link, EDGE, y - 20.0, 17.0)
        sheet.put(EDGE + 20, y - 20.0, block(words, pocket.style("Bold", 8, 10), pocket.width - 21))
    with sheet.quiet():
        for found in foot:
            y = sheet.put(EDGE, y + 0.2, found)


def _link(pocket: Pocket) -> str:
    """The event's address, where a code can hold it."""
    link: str = pocket.facts.row.link.strip()
    return link if len(link.encode()) <= MOST_BYTES else ""


def _foot(pocket: Pocket) -> list[Block]:
    small = Style("Regular", SMALL, 8, GREY)
    with speaking(pocket.speech.main):
        when = stamp(pocket.request.printed, pocket.speech.main)
        version = _("{version}, printed {stamp}").format(version=pocket.facts.version, stamp=when)
        how = _("Fold to eighths, cut along the line in the middle, fold to a booklet.")
    return [block(how, small, pocket.width), block(version, small, pocket.width)]


def _facts(pocket: Pocket) -> tuple[list[Block], list[Block]]:
    """Tracks, rooms with their floors and partners: what the back takes, and the rest."""
    speech, agenda = pocket.speech, pocket.agenda
    used = dict.fromkeys(number for row in agenda.rows for number in row.room_ids)
    rooms = []
    for number in sorted(used, key=lambda n: (agenda.order.get(n, len(agenda.order)), n)):
        room = pocket.picture.get("room", number)
        told = (speech.one(room, "name"), floor_words(room.floor, speech.main))
        rooms.append(speech.word(", ").join(filter(None, told)))
    tracks = {row.track for row in agenda.rows}
    names = [f"{code}  {name}" for n, (code, name) in enumerate(agenda.tracks) if n in tracks]
    told_all = [(speech.say(N_("Tracks")), names), (speech.say(N_("Rooms")), rooms)]
    partners = pocket.facts.partners[1 if pocket.facts.host else 0 :]
    told_all += [(role, [name.replace("\n", " ") for name in own]) for role, own in partners]
    room_left = pocket.sheet.height - 2 * EDGE - sum(found.height for found in _foot(pocket)) - 2.0
    room_left -= 21.0 if _link(pocket) else 0.0
    kept: list[Block] = []
    rest: list[Block] = []
    for head, lines in told_all:
        bold, text = pocket.style("Bold", 8, 10), pocket.style("Regular", 7, 9)
        own = [block(head, bold, pocket.width), *(block(line, text, pocket.width) for line in lines)]
        own[-1] = own[-1]._replace(height=own[-1].height + 2.2)
        tall = sum(found.height for found in own)
        if lines and not rest and tall <= room_left:
            kept += own
            room_left -= tall
        elif lines:
            rest += own
    return kept, rest
