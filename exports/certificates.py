"""Certificates for those who spoke and those who came, in one language or two, each with its number."""

from collections.abc import Generator, Sequence
from random import Random

from exports import Request
from exports.awards import Award, awards, serial
from exports.facts import event_facts
from exports.finishing import finished
from exports.fitting import fitted
from exports.pages import Paper, plain_days, too_small
from exports.pages import lay_out as lay_out_events
from exports.palette import BLACK, GREY, WHITE
from exports.placed_images import inside, kept_image, row_widths
from exports.sheet import MARGIN, MM, TOP, Block, Sheet, block
from exports.styles import FOOTER, Style
from exports.wording import Speech, day
from models.words import N_, _, speaking
from planning.plan import Picture

HOST = Style("Bold", 8.5, 11)
TITLE = Style("Bold", 32, 38)
NAME = Style("Bold", 50, 58)
FROM = Style("Medium", 11, 14)
TEXT = Style("Regular", 11.5, 16)
NAMES = (50.0, 42, 34, 28, 24, 20, 16, 13)
"""Sizes of a name in points, on A4."""
ONE_LINE = 24.0
"""Points from which a name on one line is better than a larger one on two."""
SEAL = 18.5
LOGO = 9.0
"""Millimetres of a host's logo above its name, on A4."""
HAND = 16.0
"""Millimetres above the line on which a name is written by hand."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The certificates as PDF, on their side: speakers first, then those who arrived."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("Nobody has appeared at “{title}” or is marked as arrived yet.")
    return lay_out_events(picture, request, N_("Certificate"), _draw, nothing, landscape=True)


def _draw(paper: Paper) -> Generator[float, None, None]:
    found = awards(paper)
    for number, award in enumerate(found, 1):
        paper.begin()
        _certificate(paper, award)
        yield number / len(found)


def _certificate(paper: Paper, award: Award) -> None:
    sheet = paper.sheet
    factor = sheet.height / 210
    panel = 62.0 * factor
    _panel(paper, MARGIN - 3, TOP, panel, sheet.height - 2 * TOP)
    left = MARGIN - 3 + panel + 16 * factor
    right = sheet.width - MARGIN - 2
    speech = paper.speech
    count = len(speech.languages)
    gap = 12.0 * factor
    width = (right - left - gap * (count - 1)) / count
    columns = [Column(paper, award, name, width, factor) for name in speech.languages]
    _logos(paper, left, right, factor)
    host = [found.host() for found in columns]
    rule = 22.8 * factor + max(block_.height for block_ in host) + 1.2
    for number, found in enumerate(host):
        sheet.put(left + number * (width + gap), 22.8 * factor, found)
    sheet.line(left, rule, right, rule, BLACK, 0.8)
    y = rule + 9 * factor
    end = sheet.height - 71 * factor
    rows, air = _rows(paper, columns, end - y, 27.0 * factor)
    for blocks, share in zip(rows, (0.6, 0.2, 0.2, 0.0), strict=True):
        for number, found in enumerate(blocks):
            sheet.put(left + number * (width + gap), y, found)
        y += max(found.height for found in blocks) + share * air
        if award.row is None and blocks is rows[1]:
            for number in range(count):
                x = left + number * (width + gap)
                sheet.line(x, y - share * air, x + width, y - share * air, BLACK, 0.6)
    _foot(paper, columns, award, left, right, width + gap, factor)


def _rows(
    paper: Paper, columns: Sequence["Column"], room: float, air: float
) -> tuple[list[list[Block]], float]:
    """Title, name, organisation and text of each column, in sizes in which all of them fit `room`.

    With them the millimetres of air between them: less than `air` only where even the smallest need it.
    """
    for size in NAMES:
        rows = [[column.block(kind, size) for column in columns] for kind in range(4)]
        left = room - sum(max(found.height for found in blocks) for blocks in rows)
        if left >= (air if size > NAMES[-1] else air / 4):
            return rows, min(left, air)
    raise too_small(paper)


class Column:
    """The texts of one language, in the width of its column."""

    def __init__(self, paper: Paper, award: Award, language: str, width: float, factor: float) -> None:
        self.paper, self.award, self.width, self.factor = paper, award, width, factor
        self.speech = Speech((language,), paper.speech.first, paper.speech.second)
        self.language = language
        self.facts = event_facts(paper.picture, paper.facts.id, self.speech)

    def _style(self, style: Style) -> Style:
        size = max(7.0, style.size * self.factor)
        return Style(style.weight, size, size * style.leading / style.size)

    def host(self) -> Block:
        """The hosts above the rule."""
        with speaking(self.language):
            hosts = _(", ").join(self.facts.host)
        return block(hosts, self._style(HOST), self.width)

    def block(self, kind: int, size: float) -> Block:
        """Title, name, organisation or text; `size` is that of the name in points."""
        if kind == 0:
            with speaking(self.language):
                return fitted(
                    _("Certificate"), self._style(TITLE), self.width, sizes=(32 * self.factor, 24, 18)
                )
        if kind == 1:
            style = self._style(NAME)
            if self.award.row is None:
                return Block([], style, style.leading, HAND * self.factor)
            name = self.speech.one(self.award.row, "name")
            least = max(7.0, size * self.factor)
            steps = tuple(step for step in NAMES if step * self.factor <= least)
            sizes = tuple(max(7.0, step * self.factor) for step in steps)
            whole = fitted(name, style, self.width, sizes=sizes)
            if len(whole.lines) == 1 and whole.style.size >= ONE_LINE * self.factor:
                return whole
            return fitted(name, style, self.width, most=2, sizes=sizes)
        smaller = 1.0 if size >= 28 else 0.82 if size >= 20 else 0.68 if size >= 16 else 0.61
        if kind == 2:
            return block(self._from(), self._scaled(FROM, smaller), self.width)
        return block(self._text(), self._scaled(TEXT, smaller), self.width)

    def _scaled(self, style: Style, by: float) -> Style:
        found = self._style(style)
        size = max(7.0, found.size * by)
        return Style(found.weight, size, size * found.leading / found.size)

    def _from(self) -> str:
        """The organisation, or else the position, in this language."""
        row = self.award.row
        if self.award.organisation or not hasattr(row, "organisation_id"):
            return self.award.organisation
        organisation = self.paper.picture.get("organisation", row.organisation_id)
        return self.speech.one(organisation, "name") or self.speech.one(row, "title")

    def _text(self) -> str:
        own = self.paper.request.option("text")
        if own:
            return own
        facts = self.facts
        days = plain_days(facts, self.language)
        with speaking(self.language):
            if self.award.talk is not None:
                words = _("contributed “{session}” to “{title}”, {days}.")
                words = words if days else _("contributed “{session}” to “{title}”.")
                session = self.speech.one(self.award.talk, "title")
                if session == facts.title:
                    words = _("contributed to “{title}”, {days}.") if days else _("contributed to “{title}”.")
                return words.format(session=session, title=facts.title, days=days)
            words = _("took part in “{title}”, {days}.") if days else _("took part in “{title}”.")
            return words.format(title=facts.title, days=days)

    def place(self) -> str:
        """“Sangzhi, 17 September 2026”."""
        facts = self.facts
        venue = self.paper.picture.get("venue", facts.row.venue_id)
        city = self.speech.one(facts.row, "city") or (self.speech.one(venue, "city") if venue else "")
        days = day(facts.last, self.language, weekday=False) if facts.last else ""
        return ("，" if self.language == "zh_CN" else ", ").join(filter(None, (city, days)))


def _logos(paper: Paper, left: float, right: float, factor: float) -> None:
    """The logos of the hosts in a row above their names, as far as the width takes them."""
    partners = paper.picture.partners(paper.facts.id, "host")
    found = [logo for _partner, row in partners if (logo := kept_image(paper.picture, row, "logo"))]
    x, tall = left, LOGO * factor
    for logo, width in zip(found, row_widths(found, tall, 4 * tall), strict=True):
        if x + width > right:
            paper.note(_("There is no room for all logos of the hosts on the certificate."))
            return
        inside(paper.sheet, logo, x, TOP - 0.5, width, tall)
        x += width + 4.0


def _panel(paper: Paper, x: float, y: float, width: float, height: float) -> None:
    """Rings round the lower left corner, in the programme's colours: each event has its own."""
    sheet, accent = paper.sheet, paper.facts.accent
    random = Random(paper.facts.id)
    outer, ring = height * 1.2, 0
    with sheet.clip(x, y, width, height):
        while outer > 0:
            step = height * (random.uniform(0.06, 0.13) if ring % 2 else random.uniform(0.07, 0.16))
            inner = outer - step if outer - step > height * 0.08 else 0.0
            colour = random.choice((accent.deep, BLACK, WHITE)) if ring % 2 else accent.accent
            _ring(sheet, x, y + height, outer, inner, BLACK if not inner else colour)
            outer, ring = inner, ring + 1


def _ring(sheet: Sheet, x: float, y: float, outer: float, inner: float, colour: str) -> None:
    """A ring round (x, y), open in the middle, so that nothing shines through at its edges."""
    sheet.ink(colour)
    path = sheet.canvas.beginPath()
    path.circle(x * MM, (sheet.height - y) * MM, (outer + 0.06) * MM)
    if inner:
        path.circle(x * MM, (sheet.height - y) * MM, inner * MM)
    sheet.canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def _foot(
    paper: Paper,
    columns: Sequence[Column],
    award: Award,
    left: float,
    right: float,
    step: float,
    factor: float,
) -> None:
    """Lines to sign on, the place for the seal, place and day, the number."""
    sheet = paper.sheet
    y = sheet.height - 42 * factor
    signed = [text.strip() for text in paper.request.option("signed").replace("；", ";").split(";")][:2]
    signers = [*signed, ""][:2] if any(signed) else ["", ""]
    radius = SEAL * factor
    wide = step if len(columns) > 1 else (right - left - 2 * radius) / 2
    for number, signer in enumerate(signers):
        x = left + number * wide
        room = min(50 * factor, wide - 6, right - 2 * radius - 4 - x)
        sheet.line(x, y, x + room, y, BLACK, 0.6)
        found = fitted(signer, Style("Medium", max(7.0, 9 * factor), max(9.0, 12 * factor)), room, most=2,
                       sizes=(max(7.0, 9 * factor), 7))  # fmt: skip
        sheet.put(x, y + 3.5, found._replace(lines=found.lines[:2]))
    centre = right - radius
    sheet.canvas.setDash(0.4, 2.2)
    sheet.pen(GREY, 0.7)
    sheet.canvas.circle(centre * MM, (sheet.height - y + 8 * factor) * MM, radius * MM, stroke=1, fill=0)
    sheet.canvas.setDash()
    sheet.text(centre, y - 9 * factor, paper.speech.say(N_("Seal")), FOOTER, radius * 1.6, align="centre")
    place = Style("Regular", max(6.5, 8 * factor), max(8.0, 11 * factor))
    bottom = sheet.height - TOP - 4 * factor
    places = [block(column.place(), place, step - 6) for column in columns]
    for number, found in enumerate(places):
        sheet.put(left + number * step, bottom, found)
    text = " ".join((paper.speech.say(N_("Serial no.")), serial(paper, award.key)))
    code = block(text, place, right - left)
    taken = left + (len(places) - 1) * step + places[-1].width + 4
    sheet.put(right - code.width, bottom + (4 if taken > right - code.width else 0), code)
