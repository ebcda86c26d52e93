"""One badge, front and back, drawn into a rectangle of any size."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exports.fitting import fitted, shortened
from exports.guests import Duty, Guest, Helper, duty_words
from exports.imposition import BLEED, Piece
from exports.marks import qr_code
from exports.pages import Paper, plain_days, times
from exports.palette import BLACK, RULE, WHITE, contrast
from exports.sheet import Block, block
from exports.styles import Style
from exports.wording import day as day_words
from models.agenda import ROLES
from models.words import N_, _, speaking

MASK = 2
"""The mask of every badge's QR code."""
COLOURS = {"guide": "00795A", "interpreter": "00718C", "visitor": "4A5560", "staff": BLACK}
"""Bands of roles; speakers, moderators and hosts have the programme's colour. The word says it as well."""
WIDTH, HEIGHT = 90.0, 54.0
"""Millimetres of the badge for which the sizes below are meant."""
NAMES = (28.0, 24, 21, 18, 16, 14, 12.5, 11)
SMALL_NAMES = (*NAMES, 9.5, 8, 7)


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says. `code` is what its QR code holds, `duties` are the lines of the back."""

    name: str
    other: str
    organisation: str
    role: str
    detail: str
    code: str
    duties: Sequence[Duty] = ()


def of_helper(paper: Paper, helper: Helper) -> Badge:
    """The badge of somebody who appears: role, and where and when the first duties are."""
    placed = [duty for duty in helper.duties if duty.row.starts]
    first = [duty_words(duty) for duty in placed[:1]]
    more = [f"{duty.row.starts:%H:%M}" for duty in placed[1:3] if duty.row.starts]
    detail = paper.listed(*first, *more) if paper.facts.first == paper.facts.last else ""
    organisation = helper.organisation or helper.detail
    return Badge(helper.name, helper.other, organisation, helper.role, detail, code(helper.person.id), placed)


def of_guest(guest: Guest) -> Badge:
    """The badge of somebody who signed up, with the group."""
    return Badge(guest.name, guest.other, guest.organisation, "visitor", guest.group, code(guest.key))


def code(number: int) -> str:
    """A row's number in thirteen letters at most: the smallest QR code holds it."""
    letters, alphabet = "", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    while number:
        number, rest = divmod(number, 32)
        letters = alphabet[rest] + letters
    return letters or "0"


def role_words(paper: Paper, role: str) -> str:
    """The role in every language of the document."""
    words = {"visitor": N_("Visitor"), "staff": N_("Staff")}
    return paper.speech.say(words.get(role) or ROLES[role])


class Drawing:
    """Draws badges of one event into pieces of one size."""

    def __init__(self, paper: Paper, cut: bool, with_code: bool) -> None:
        self.paper, self.cut, self.with_code = paper, cut, with_code
        facts = paper.facts
        self.title = facts.title
        self.days = plain_days(facts, paper.speech.main)

    def front(self, badge: Badge, piece: Piece) -> None:
        """Head, name, organisation and the band with the role."""
        factor = min(1.25, piece.width / WIDTH, piece.height / HEIGHT)
        inset = max(3.0, 8.5 * factor)
        left, right = piece.x + inset, piece.x + piece.width - inset
        y = self._head(piece.y + max(2.5, 7.2 * factor), left, right, factor)
        band = piece.y + piece.height - 10.5 * factor
        self._band(badge, piece, band, left, right, factor)
        side = 15.0 if self.with_code and band - y >= 18 and piece.width >= 75 else 0.0
        if side:
            qr_code(self.paper.sheet, badge.code, right - side, y + 1, side, mask=MASK)
        self._middle(badge, y + 2.0 * factor, band, left, right - left - (side + 3 if side else 0), factor)

    def _head(self, y: float, left: float, right: float, factor: float) -> float:
        """The event at the left, the day at the right, a rule below."""
        sheet = self.paper.sheet
        size = max(6.5, 7.5 * factor)
        day = block(self.days, Style("Regular", size, size * 1.2), right - left)
        sheet.put(right, y, day, align="right")
        title = fitted(self.title, Style("Bold", size, size * 1.2, self.paper.facts.accent.ink),
                       right - left - day.width - 3, most=2, sizes=(size, 7, 6.5))  # fmt: skip
        if len(title.lines) > 2:
            words = _("The badges have no room for all of “{title}”.")
            self.paper.note(words.format(title=self.title))
        title = title._replace(lines=title.lines[:2], height=min(title.height, 2 * size * 1.2 / 72 * 25.4))
        sheet.put(left, y, title)
        y += max(title.height, day.height) + 0.4
        sheet.line(left, y, right, y, BLACK, 0.6)
        return y + 1.2

    def _middle(
        self, badge: Badge, y: float, bottom: float, left: float, width: float, factor: float
    ) -> None:
        """The name as large as it fits above the organisation, the other name between them."""
        sheet = self.paper.sheet
        small = max(6.5, 8 * factor)
        organisation, rest = shortened(badge.organisation, Style("Regular", small, small * 1.22), width,
                                       2 * small * 1.6 / 72 * 25.4)  # fmt: skip
        room = bottom - 2.0 * factor - organisation.height - 1.5 - y
        name, other = self._names(badge, width, room, factor)
        if rest or name.height + other.height > room:
            sentence = _("The badge of “{name}” is too small for all of it: give a short form.")
            self.paper.note(sentence.format(name=badge.name))
        if name.height + other.height > room:
            other = other._replace(lines=[], height=0.0)
            count = max(1, int(room / (name.leading / 72 * 25.4)))
            name = name._replace(lines=name.lines[:count])
        below = sheet.put(left, y, name)
        sheet.put(left, below + 0.4, other)
        sheet.put(left, bottom - 2.0 * factor - organisation.height, organisation)

    def _names(self, badge: Badge, width: float, room: float, factor: float) -> tuple[Block, Block]:
        sizes = tuple(max(6.5, size * factor) for size in SMALL_NAMES)
        for size in sizes:
            style = Style("Bold", size, size * 1.1)
            name = fitted(badge.name, style, width, most=2, sizes=(size,))
            half = max(6.5, min(12 * factor, size * 0.55))
            other = fitted(badge.other, Style("Medium", half, half * 1.25), width, sizes=(half, 8, 6.5))
            lines = len(name.lines) <= 2
            if lines and name.height + other.height + 0.5 <= room and max(name.width, other.width) <= width:
                break
        return name, other

    def _band(self, badge: Badge, piece: Piece, y: float, left: float, right: float, factor: float) -> None:
        """The role on its colour, with where to be first; beyond the trim where it is cut off."""
        sheet, accent = self.paper.sheet, self.paper.facts.accent
        ground = COLOURS.get(badge.role, accent.accent)
        ink = WHITE if contrast(ground, WHITE) >= 4.5 or badge.role in COLOURS else accent.on
        bleed = BLEED if self.cut else 0.0
        sheet.rect(piece.x - bleed, y, piece.width + 2 * bleed, piece.y + piece.height + bleed - y, ground)
        size = max(7.0, 11 * factor)
        role = fitted(role_words(self.paper, badge.role), Style("Bold", size, size * 1.2, ink), right - left,
                      sizes=(size, 9, 8, 7))  # fmt: skip
        middle = y + 10.5 * factor / 2
        sheet.put(left, middle - 0.733 * role.style.size / 72 * 25.4 / 2, role)
        room = right - left - role.width - 4
        small = max(6.5, 7.5 * factor)
        detail = block(badge.detail, Style("Regular", small, small * 1.25, ink), max(room, 10))
        if len(detail.lines) == 1:
            sheet.put(right, middle - 0.733 * small / 72 * 25.4 / 2, detail, align="right")
        elif 1 < len(detail.lines) <= 2:
            sheet.put(right, middle - detail.height / 2 + 0.5, detail, align="right")

    def back(self, badge: Badge, piece: Piece) -> None:
        """The first duties, as many as there is room for, and how many more there are."""
        paper, sheet = self.paper, self.paper.sheet
        factor = min(1.25, piece.width / WIDTH, piece.height / HEIGHT)
        inset = max(3.0, 6.5 * factor)
        left, right = piece.x + inset, piece.x + piece.width - inset
        y, bottom = piece.y + max(3.0, 6.5 * factor), piece.y + piece.height - max(2.5, 5 * factor)
        name = fitted(badge.name, Style("Bold", 9, 11), right - left, sizes=(9, 8, 7, 6.5))
        y = sheet.put(left, y, name._replace(lines=name.lines[:1])) - name.height + name.leading / 72 * 25.4
        sheet.line(left, y - 0.6, right, y - 0.6, BLACK, 0.6)
        y += 1.6
        indent = 20.0
        for number, duty in enumerate(badge.duties):
            found = self._duty(duty, right - left - indent)
            tall = sum(one.height for one in found) + 2.2
            left_over = len(badge.duties) - number
            if y + tall + (3.0 if left_over > 1 else 0.0) > bottom:
                more = _count_more(paper, left_over)
                sheet.text(left, min(y, bottom - 2.4), more, Style("Bold", 6.5, 8), right - left)
                return
            when = Style("Bold", 7, 9)
            sheet.text(left, y, times(duty.row), when, indent)
            at = y
            for one in found:
                at = sheet.put(left + indent, at, one)
            y += tall
            sheet.line(left, y - 1.5, right, y - 1.5, RULE, 0.35)

    def _duty(self, duty: Duty, width: float) -> list[Block]:
        """Title and room of a duty, one line each; a long title ends in an ellipsis."""
        title = _one_line(duty.row.title, Style("Medium", 7, 9), width)
        where = self.paper.listed(*(name for name, _other in duty.row.rooms))
        facts, day = self.paper.facts, duty.row.day
        when = short_day(day, self.paper) if day and facts.first != facts.last else ""
        told = self.paper.told(when, role_words(self.paper, duty.role), where)
        return [title, _one_line(told, Style("Regular", 6.5, 8), width)]


def _one_line(text: str, style: Style, width: float) -> Block:
    found = block(text, style, width)
    if len(found.lines) < 2:
        return found
    words = block(text, style, width - 2).lines[0].text
    return block(f"{words}…", style, 10_000)


def short_day(when: date, paper: Paper) -> str:
    """“23 April”, “4月23日”."""
    return day_words(when, paper.speech.main, weekday=False, year=False)


def _count_more(paper: Paper, count: int) -> str:
    with speaking(paper.speech.main):
        return _("{count} more").format(count=count)
