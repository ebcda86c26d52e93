"""Poster sheets as a workbook: one page to print for every event, which anybody can still change in Excel.

The page is laid out from measured lines; what height is left over goes to the spaces, most into the band.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

from exports import Request
from exports.facts import EventFacts, chosen_events, event_facts, with_parts
from exports.palette import BLACK, chosen_accent
from exports.poster_workbook_texts import days_told, highlights, largest
from exports.schedule_rows import Row, Words, rows_of
from exports.wording import MONTHS, WEEKDAYS, WEEKDAYS_ZH, Speech, clock, day, hours
from exports.workbook import Book, Page, Value
from exports.workbook_fit import UNIT, lines, points, units
from exports.workbook_look import ACCENT, MEDIUM, THIN, Look
from exports.workbook_picture import qr_picture
from models.database import Problem
from models.words import N_, _, speaking
from planning.plan import Picture

COLUMNS = 12
WIDTH = 7.65
"""Units of one of the twelve columns that fill A4 between its margins, in LibreOffice's wider units."""
HEIGHT = 756.0
"""Points from the first row to the last."""
DAYS = (92.0, 66.0, 54.0, 44.0, 36.0, 28.0)
"""Sizes of the day of the month, and of titles: the largest that fits is taken."""
HIGHLIGHTS = 7
QR_POINTS = 96
JOIN = N_("Scan to join")
MORE = N_("Scan for more")
OPEN = N_("Date to be announced")

Cells = list[tuple[Look, Value] | None]


@dataclass(slots=True)
class Strip:
    """A row in the making: cells by column with the columns they span, and its share of what is left over.

    A span below 0 takes in the next row as well.
    """

    height: float
    cells: dict[int, tuple[Look, Value, int]] = field(default_factory=dict)
    ground: str = ""
    share: float = 0.0


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """A workbook with one page an event."""
    speech = Speech.of(request.languages, picture.plan)
    events = chosen_events(picture, request.events)
    if request.option("parts") == "yes":
        events = with_parts(picture, events)
    if not events:
        raise Problem(_("The plan has no event yet. Add one, then make its poster."))
    words = Words(picture, speech)
    facts = [event_facts(picture, event_id, speech) for event_id in events]
    colour = request.option("colour", "auto")
    facts = [replace(fact, accent=chosen_accent(colour, fact.accent)) for fact in facts]
    book = Book(facts[0].accent, request.printed)
    for number, fact in enumerate(facts, 1):
        with speaking(speech.main):
            _Poster(book, words, fact, request, facts[0]).write()
        yield number / (len(facts) + 1)
    with speaking(speech.main):
        return book.pack(request.notes)


class _Poster:
    """One page: strips from the top to the foot."""

    def __init__(
        self, book: Book, words: Words, fact: EventFacts, request: Request, first: EventFacts
    ) -> None:
        self.book, self.words, self.fact, self.request = book, words, fact, request
        self.speech = words.speech
        shade = fact.accent
        self.fill = ACCENT if shade == first.accent else shade.accent
        self.on = shade.on
        self.ink = self.fill if shade.ink == shade.accent else shade.ink
        self.strips: list[Strip] = []
        self.qr_strip = 0

    def write(self) -> None:
        """Lay the page out and write it."""
        rows = rows_of(self.words, [self.fact.id])
        rooms = [room.id for room in self.words.picture.event_rooms(self.fact.id)]
        for most in range(HIGHLIGHTS, 2, -1):
            self._lay_out(highlights(rows, rooms, most))
            if sum(strip.height for strip in self.strips) <= HEIGHT:
                break
        page = self.book.page(self._tab())
        page.columns([WIDTH] * COLUMNS)
        page.paper(landscape=False, tall=1, size=self.request.paper if self.request.paper == "A3" else "A4")
        self._put(page)
        page.sheet.print_area = f"A1:L{page.rows}"
        page.footer("", self.fact.version)

    def _lay_out(self, named: Sequence[Row]) -> None:
        self.strips = []
        self._band()
        self._space(20, 2)
        self._date()
        self._space(14, 1.5)
        self._highlights(named)
        self._space(12, 1)
        self._place()

    def _tab(self) -> str:
        first = self.fact.first
        when = day(first, self.speech.main, weekday=False, year=False) if first else ""
        return " ".join(filter(None, (self.fact.title, when)))

    # The parts, from above

    def _band(self) -> None:
        fact = self.fact
        self._text(14, "", Look(), ground=self.fill)
        look = Look(11, True, self.on, self.fill, "left", "center", True, 2)
        self._text(11, ", ".join(fact.host), look, ground=self.fill)
        self._space(18, 5, self.fill)
        size = largest(fact.title, COLUMNS * WIDTH - 4)
        look = Look(size, True, self.on, self.fill, "left", "center", True, 1)
        self._text(size, fact.title, look, ground=self.fill)
        if fact.title_other:
            small = min(largest(fact.title_other, COLUMNS * WIDTH - 5), size * 0.5, 30)
            look = Look(small, True, self.on, self.fill, "left", "center", True, 1)
            self._text(small, fact.title_other, look, ground=self.fill)
        look = Look(14, False, self.on, self.fill, "left", "top", True, 2)
        for theme in fact.theme:
            self._text(14, theme, look, ground=self.fill, last=9)
        self._text(18, "", Look(), ground=self.fill)

    def _date(self) -> None:
        event, fact = self.fact.row, self.fact
        if not fact.first or not fact.last:
            self._text(24, self.speech.say(OPEN), Look(24, True, self.ink, "", "left", "center", True))
            return
        number = days_told(fact.first, fact.last)
        wide = 4 if len(number) <= 5 else 5
        room = wide * WIDTH - 1
        size = next((size for size in DAYS if units(number, size, True) <= room), DAYS[-1])
        big = Look(size, True, self.ink, "", "left", "center")
        right = Look(24, True, self.ink, "", "left", "bottom")
        below = Look(24, True, self.ink, "", "left", "top")
        time = hours(event.starts, event.ends) if event.ends else clock(event.starts)
        time = time if fact.first == fact.last else self._weekdays()
        rows = [Strip(44), Strip(44)]
        rows[0].cells = {1: (big, number, -wide), wide + 1: (right, self._month(), COLUMNS - wide)}
        rows[1].cells = {wide + 1: (below, time, COLUMNS - wide)}
        self.strips += rows

    def _month(self) -> str:
        first, last = self.fact.first, self.fact.last
        assert first and last
        one_day = first == last
        if self.speech.main == "zh_CN":
            months = "—".join(dict.fromkeys((str(first.month), str(last.month))))
            return f"{first.year}年{months}月" + (f"  星期{WEEKDAYS_ZH[first.weekday()]}" if one_day else "")
        months = "–".join(dict.fromkeys((MONTHS[first.month - 1], MONTHS[last.month - 1])))
        return f"{months} {first.year}" + (f", {WEEKDAYS[first.weekday()]}" if one_day else "")

    def _weekdays(self) -> str:
        """“Thursday–Saturday”, “星期四—星期六”."""
        days = [each.weekday() for each in (self.fact.first, self.fact.last) if each]
        if self.speech.main == "zh_CN":
            return "—".join(f"星期{WEEKDAYS_ZH[each]}" for each in days)
        return "–".join(WEEKDAYS[each] for each in days)

    def _highlights(self, rows: Sequence[Row]) -> None:
        long = self.fact.first != self.fact.last
        for number, row in enumerate(rows):
            top = MEDIUM if number == 0 else THIN
            bottom = THIN if number == len(rows) - 1 else None
            when = Look(12, True, self.ink, "", "left", "center", top=top, bottom=bottom)
            name = Look(12, True, BLACK, "", "left", "center", True, top=top, bottom=bottom)
            where = Look(10, False, BLACK, "", "left", "center", True, top=top, bottom=bottom)
            title = " ".join(filter(None, (row.title, row.title_other)))
            place = ", ".join(filter(None, (row.rooms, row.mode if row.mode_code == "hybrid" else "")))
            assert row.starts
            start = clock(row.starts)
            if long:
                start = f"{day(row.starts.date(), self.speech.main, weekday=False, year=False)} {start}"
            count = max(lines(title, 7 * WIDTH, 12, True) * 1.2, lines(place, 3 * WIDTH, 10))
            strip = Strip(points(1, 10 * count, 7))
            wide = 3 if long else 2
            strip.cells = {1: (when, start, wide), wide + 1: (name, title, 9 - wide), 10: (where, place, 3)}
            self.strips.append(strip)

    def _place(self) -> None:
        fact, link = self.fact, self._link()
        last = 9 if link else COLUMNS
        self.qr_strip = len(self.strips)
        venue = " ".join(fact.venue)
        if venue:
            self._text(16, venue, Look(16, True, self.ink, "", "left", "center", True), last=last)
        for line in fact.address:
            self._text(11, line, Look(11, False, BLACK, "", "left", "center", True), last=last)
        self._space(8, 0.5)
        label = Look(10, True, BLACK, "", "left", "top", True)
        name = Look(10, False, BLACK, "", "left", "top", True)
        for role, names in fact.partners:
            text = "、".join(names) if self.speech.main == "zh_CN" else ", ".join(names)
            count = max(lines(text, (last - 2) * WIDTH, 10), lines(role, 2 * WIDTH, 10, True))
            strip = Strip(points(count, 10, 4))
            strip.cells = {1: (label, role, 2), 3: (name, text, last - 2)}
            self.strips.append(strip)
        if link:
            high = sum(strip.height for strip in self.strips[self.qr_strip :])
            if high < QR_POINTS + 18:
                self._space(max(18.0, QR_POINTS + 18 - high), 0)
            caption = Look(10, True, BLACK, "", "center", "top")
            said = self.speech.say(JOIN if self.fact.row.link == link else MORE)
            self._below(QR_POINTS).cells[10] = (caption, said, 3)

    def _below(self, depth: float) -> Strip:
        """The first strip that begins that far below the picture, or the last one."""
        high = 0.0
        for strip in self.strips[self.qr_strip :]:
            if high >= depth:
                return strip
            high += strip.height
        return self.strips[-1]

    def _link(self) -> str:
        link = str(self.request.option("link") or self.fact.row.link)
        return link if link.startswith(("http://", "https://")) else ""

    # Strips

    def _space(self, least: float, share: float, ground: str = "") -> None:
        self.strips.append(Strip(least, ground=ground, share=share))

    def _text(self, size: float, text: str, look: Look, *, ground: str = "", last: int = COLUMNS) -> None:
        count = lines(text, last * WIDTH - 2 * look.indent, size, look.bold) if text else 1
        height = points(count, size, 4) if text else size
        strip = Strip(height, ground=ground)
        if text:
            strip.cells[1] = (look, text, last)
        self.strips.append(strip)

    def _put(self, page: Page) -> None:
        left = max(0.0, HEIGHT - sum(strip.height for strip in self.strips))
        shares = sum(strip.share for strip in self.strips) or 1.0
        qr_row = 0
        for number, strip in enumerate(self.strips):
            ground = Look(fill=strip.ground) if strip.ground else None
            cells: Cells = [(ground, None) if ground else None] * COLUMNS
            row = page.rows + 1
            for column, (look, value, span) in strip.cells.items():
                for place in range(column, column + abs(span)):
                    cells[place - 1] = (look, value if place == column else None)
                page.merge(row, column, row + (1 if span < 0 else 0), column + abs(span) - 1)
            page.put(cells, strip.height + left * strip.share / shares)
            qr_row = row if number == self.qr_strip else qr_row
        link = self._link()
        if link:
            qr_picture(page, qr_row, 10, link, QR_POINTS, 3 * WIDTH * UNIT)
