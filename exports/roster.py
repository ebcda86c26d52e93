"""Class rosters: each group with its people and a box for each of its sessions or days."""

from collections.abc import Generator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from exports import Request
from exports.agenda_rows import Row, days_of
from exports.finishing import finished
from exports.frame import Fact
from exports.guests import Guest, guests
from exports.page_table import Columns, Head, draw_table, event_fact, place_fact
from exports.pages import Paper, one_after_another
from exports.pages import lay_out as lay_out_events
from exports.palette import GREY
from exports.sheet import MARGIN, Block, Sheet, block, spaced_name
from exports.styles import NAME, SMALL_GREY, TEXT, Style
from exports.table import Entry, Section, Text
from exports.text import clean
from exports.wording import LANGUAGE_NAMES, clock, day, language_code, sound
from exports.work_cells import Box, Line
from models.event import days
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

NUMBER = Style("Regular", 9, 12, GREY)
CODE = Style("Bold", 9, 12)
LEFT = ((N_("No."), 10.0), (N_("Name"), 44.0), (N_("Organisation or class"), 46.0))
BLOCK = 13.0
"""Millimetres of a column to tick."""
MOST_KEY = 42.0
"""Millimetres of the foot beyond which it becomes a table at the end."""
LEAST_BLANK = 3
MOST_BLANK = 60


class Part(NamedTuple):
    """A column: its code in the head, and in words when, what and where it is."""

    code: str
    when: str
    what: str
    where: str = ""


class Roster(NamedTuple):
    """One list: the group (None: who is in none), its people, its columns."""

    group: Any
    people: Sequence[Guest]
    parts: Sequence[Part]


class Key(NamedTuple):
    """The foot of each page: what the numbers above the columns mean, in two columns, and a note."""

    lines: Sequence[Block]
    note: Block

    @property
    def rows(self) -> int:
        """Lines below each other."""
        return -(-len(self.lines) // 2)

    @property
    def height(self) -> float:
        """Millimetres, with the air above."""
        return (
            sum(self._tall(row) for row in range(self.rows)) + self.note.height + (5.0 if self.lines else 1.5)
        )

    def _tall(self, row: int) -> float:
        return max(found.height for found in self.lines[row :: self.rows])

    def draw(self, paper: Paper, y: float) -> None:
        """The lines down the first column, then down the second; the note below."""
        y += 2.5
        for row in range(self.rows):
            for column, found in enumerate(self.lines[row :: self.rows]):
                paper.sheet.put(MARGIN + column * paper.width / 2, y, found)
            y += self._tall(row)
        paper.sheet.put(MARGIN, y + (1.5 if self.lines else 0.0), self.note)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The rosters as PDF, on their side: each group begins a page."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no groups, and nobody is on its sign-up list yet.")
    return lay_out_events(picture, request, N_("Attendance list"), _draw, nothing, landscape=True)


def rosters(paper: Paper) -> list[Roster]:
    """The groups of the event by name with their people, then those in no group."""
    wanted = paper.request.option("group").strip().casefold()
    found, people = [], guests(paper)
    groups = {row.id: row for row in paper.picture.of("group", "event_id", paper.facts.id)}
    member = {row.id: row.group_id for row in paper.picture.of("participant", "event_id", paper.facts.id)}
    for group in sorted(groups.values(), key=lambda row: (sound(row.name), row.id)):
        if wanted in group.name.casefold():
            own = [guest for guest in people if member[guest.key] == group.id]
            found.append(Roster(group, own, _parts(paper, group)))
    rest = [guest for guest in people if member[guest.key] not in groups]
    if rest and not wanted:
        found.append(Roster(None, rest, _parts(paper, None)))
    return found


def _parts(paper: Paper, group: Any) -> list[Part]:
    """The columns of a list: the sessions it goes through, else all that are no breaks; or the days."""
    rows = [row for row in paper.agenda().rows if row.starts and not row.is_break]
    if paper.request.option("by", "session") == "day" or not rows:
        return [_day(paper, when) for when in days_of(rows) or days(paper.facts.row)] or [Part("1", "", "")]
    if group is not None:
        stops = {stop.session_id for stop in paper.picture.of("group_stop", "group_id", group.id)}
        rows = [row for row in rows if row.id in stops] or _here(rows)
    else:
        rows = _here(rows)
    return [_session(paper, number, row) for number, row in enumerate(rows, 1)]


def _here(rows: Sequence[Row]) -> list[Row]:
    """Sessions that take place in a room; all where none does."""
    return [row for row in rows if row.mode != "online"] or list(rows)


def _day(paper: Paper, when: date) -> Part:
    with speaking(paper.speech.main):
        short = f"{when.day}.{when.month}." if paper.speech.main != "zh_CN" else f"{when.month}/{when.day}"
    return Part(short, " ".join(paper.speech.in_each(lambda name: day(when, name))), "")


def _session(paper: Paper, number: int, row: Row) -> Part:
    assert row.starts
    facts = paper.facts
    several = facts.first != facts.last
    date_ = day(row.starts.date(), paper.speech.main, weekday=False, year=False) if several else ""
    where = paper.listed(*(name for name, _other in row.rooms))
    return Part(str(number), " ".join(filter(None, (date_, clock(row.starts)))), row.title, where)


def _draw(paper: Paper) -> Generator[float, None, None]:
    steps = []
    for roster in rosters(paper):
        across = max(1, int((paper.width - sum(width for _word, width in LEFT)) / BLOCK))
        count = -(-len(roster.parts) // across)
        size = -(-len(roster.parts) // count)
        for at in range(0, len(roster.parts), size):
            steps.append(_list(paper, roster, roster.parts[at : at + size]))
    yield from one_after_another(steps)


def _list(paper: Paper, roster: Roster, parts: Sequence[Part]) -> Generator[float, None, None]:
    room = paper.width - len(parts) * BLOCK
    whole = sum(width for _word, width in LEFT)
    shares = [(word, width / whole * room) for word, width in LEFT]
    table = Columns(paper, *shares, *((part.code, BLOCK) for part in parts), stack=False)
    section = table.section()
    section.columns = [*list(section.columns)[:3], *((table.x[3 + n], p.code) for n, p in enumerate(parts))]
    rows = [_row(table, number, guest, len(parts)) for number, guest in enumerate(roster.people, 1)]
    blank = _blank(roster)
    rows += [_row(table, len(rows) + n, None, len(parts)) for n in range(1, blank + 1)]
    section.entries += rows
    words = N_(
        "Tick who is there. This sheet holds personal data: hand it to the organisers after the event."
    )
    told = [part for part in parts if part.when]
    key = Key(_told(paper, told), block(paper.speech.say(words), SMALL_GREY, paper.width))
    if key.height <= MOST_KEY:
        yield from draw_table(paper, _head(paper, roster), [section], key)
    else:
        below = Key([], key.note)
        yield from draw_table(paper, _head(paper, roster), [section, _legend(paper, told)], below)


def _blank(roster: Roster) -> int:
    """Rows to write on: up to the heads that are announced, and some more."""
    heads = (roster.group.heads or 0) if roster.group is not None else 0
    return min(MOST_BLANK, max(LEAST_BLANK, heads - len(roster.people)))


def _row(table: Columns, number: int, guest: Guest | None, count: int) -> Entry:
    boxes = [[Box()] for _n in range(count)]
    if guest is None:
        return table.entry([(str(number), NUMBER)], [Line(table.room(1))], [Line(table.room(2))], *boxes)
    name = Text(spaced_name(block(guest.name, NAME, table.room(1))))
    who = guest.organisation or guest.group
    return table.entry([(str(number), NUMBER)], [name, (guest.other, SMALL_GREY)], [(who, TEXT)], *boxes)


def _told(paper: Paper, parts: Sequence[Part]) -> list[Block]:
    """“1  09:50 Live search, Room 203” of each column."""
    width = paper.width / 2 - 4
    found = []
    for part in parts:
        where = paper.listed(part.what, part.where)
        found.append(block(f"{part.code}  {part.when} {where}".strip(), TEXT, width))
    return found


def _legend(paper: Paper, parts: Sequence[Part]) -> Section:
    """The same as a table, where it is too much for the foot."""
    columns = ((N_("No."), 10), (N_("Time"), 40), (N_("Session"), 150), (N_("Room"), 60))
    table = Columns(paper, *columns, stack=False)
    rows = [
        table.entry([(part.code, CODE)], [(part.when, TEXT)], [(part.what, TEXT)], [(part.where, TEXT)])
        for part in parts
    ]
    return table.section(paper.speech.say(N_("Sessions")), rows)


def _head(paper: Paper, roster: Roster) -> Head:
    """The group as the title, its people in figures, who leads it."""
    speech, group = paper.speech, roster.group
    title = clean(group.name) if group is not None else speech.say(N_("Without a group"))
    left = [Fact(speech.say(N_("Attendance list"))), event_fact(paper)]
    found = place_fact(paper)
    if group is not None:
        lines = [_heads(paper, group), *_times(group.arrives, group.leaves), _language(paper, group.language)]
        contact = paper.told(clean(group.contact), paper.phone(clean(group.phone)))
        lines.append(paper.labelled(N_("Contact"), contact) if paper.is_staff else "")
        shown = tuple(filter(None, lines))
        if shown:
            found.append(Fact(shown[0], shown[1:]))
    return Head(title, left=left, right=found)


def _heads(paper: Paper, group: Any) -> str:
    if not group.heads:
        return ""
    with speaking(paper.speech.main):
        heads = ngettext("{count} person", "{count} people", group.heads).format(count=group.heads)
        if not group.minors:
            return heads
        return _("{heads}, {count} of them minors").format(heads=heads, count=group.minors)


def _times(arrives: datetime | None, leaves: datetime | None) -> list[str]:
    """“09:00–15:00” of a group that says so."""
    return [f"{clock(arrives)}–{clock(leaves)}"] if arrives and leaves else []


def _language(paper: Paper, text: str) -> str:
    """“in Chinese”, of a group that says which language it speaks."""
    code = language_code(text) if text else ""
    known = LANGUAGE_NAMES.get(code.lower())
    return paper.speech.say(known) if known else clean(text)
