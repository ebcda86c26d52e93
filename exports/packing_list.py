"""The packing list of an event: what is borrowed and what the lectures take, with ticks for out and back."""

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact, planned
from exports.pages import Paper
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet
from exports.styles import SMALL_GREY, TEXT, Style
from exports.table import Entry, Section
from exports.text import clean
from exports.wording import clock, day, sound
from exports.work_cells import Box, Line, flush, right, signatures
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

ITEM = Style("Medium", 9.5, 12)
COUNT = Style("Bold", 9.5, 12)
COLUMNS = (
    (N_("Packed"), 13), (N_("Article"), 72), (N_("How many"), 16), (N_("With whom, kept where"), 46),
    (N_("Goes out"), 26), (N_("Comes back"), 26), (N_("All right"), 15), (N_("Worn"), 13), (N_("Broken"), 15),
    (N_("Missing"), 16),
)  # fmt: skip
KINDS = {
    "equipment": N_("Equipment"), "material": N_("Materials, books and gifts"), "vehicle": N_("Vehicles"),
}  # fmt: skip
USUAL_BLANK = 6
"""Rows to write on, fewer where these alone would take a sheet; a number that was chosen is kept."""
STATES = ("good", "worn", "damaged", "lost")
SPLIT = re.compile(r"[;；、\n\r]+")
COUNTED = re.compile(r"(\d[\d,]*)\s*(?:[×x]\s*)?(?=\D)(.+)", re.S)


class Thing(NamedTuple):
    """One line: what, how many, who has it, when it goes out and comes back, and how it came back."""

    name: str
    other: str = ""
    detail: str = ""
    number: str = ""
    who: str = ""
    out: datetime | None = None
    back: datetime | None = None
    state: str = ""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The list as PDF, on its side."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” borrows nothing, its lectures need nothing, and no blank rows are wanted.")
    return lay_out_events(picture, request, N_("Packing list"), _draw, nothing, landscape=True)


def _draw(paper: Paper) -> Generator[float, None, None]:
    table = Columns(paper, *COLUMNS, stack=False)
    found = [(word, _loans(paper, kind)) for kind, word in KINDS.items()]
    found.append((N_("For the lectures"), _materials(paper)))
    section = flush(table, table.section(), (2,))
    for word, things in found:
        if things:
            section.entries.append(_band(paper, table, word))
            section.entries += [_entry(paper, table, thing) for thing in things]
    blank = int(paper.request.option("blank", str(USUAL_BLANK)))
    if not section.entries and not blank:
        return
    say = paper.speech.say
    head = Head(say(N_("Packing list")), left=[event_fact(paper), _count(paper, found)], right=_where(paper))
    words = N_(
        "Count what goes out and what comes back, and tick its condition. Tell at once what is missing."
    )
    tail = note(paper, say(words))
    gives_way = section.entries and blank == USUAL_BLANK
    ways = [
        _ended(paper, table, section, count) for count in range(blank, -1 if gives_way else blank - 1, -1)
    ]
    pages = [len(planned(paper, head, [way], tail)[0]) for way in ways]
    yield from draw_table(paper, head, [ways[pages.index(pages[-1])]], tail)


def _ended(paper: Paper, table: Columns, section: Section, blank: int) -> Section:
    """The section with so many rows to write on, and the line to sign on."""
    say, entries = paper.speech.say, list(section.entries)
    if blank:
        entries.append(_band(paper, table, N_("What else")))
        entries += [_blank(table) for _n in range(blank)]
    entries.append(signatures(table, [say(N_("Packed by")), say(N_("Taken back by"))]))
    return replace(section, entries=entries)


def _loans(paper: Paper, kind: str) -> list[Thing]:
    """What the event borrows, of one kind."""
    speech, found = paper.speech, []
    for loan in paper.picture.of("loan", "event_id", paper.facts.id):
        item = paper.picture.get("item", loan.item_id)
        if item is None or item.kind != kind:
            continue
        name, other = speech.both(item, "name")
        detail = paper.told(clean(item.number), clean(loan.notes) if paper.is_staff else "")
        found.append(Thing(name, other, detail, str(loan.quantity), clean(item.kept_at), loan.out, loan.back,
                           loan.condition))  # fmt: skip
    return sorted(found, key=lambda thing: (thing.out or datetime.max, sound(thing.name)))


def _materials(paper: Paper) -> list[Thing]:
    """What the lectures take, piece by piece, with who gives them; each once a lecture."""
    picture, speech = paper.picture, paper.speech
    who: dict[int, list[str]] = {}
    for row in paper.agenda().rows:
        talk = picture.get("talk", picture.get("session", row.id).talk_id)
        if talk is not None and clean(talk.materials):
            names = [
                speech.one(person, "name") for one, person in picture.people(row.id) if one.reply != "no"
            ]
            who.setdefault(talk.id, []).extend(names)
    found = []
    for talk_id, names in who.items():
        talk = picture.get("talk", talk_id)
        told = paper.listed(*dict.fromkeys(names))
        for piece in filter(None, map(clean, SPLIT.split(talk.materials))):
            counted = COUNTED.fullmatch(piece)
            count, name = (counted[1], counted[2]) if counted else ("", piece)
            name = name.strip()
            found.append(Thing(name[:1].upper() + name[1:], "", speech.one(talk, "title"), count, told))
    return found


def _band(paper: Paper, table: Columns, word: str) -> Entry:
    made = table.band("", paper.speech.say(word))
    made.leads = True
    return made


def _entry(paper: Paper, table: Columns, thing: Thing) -> Entry:
    return table.entry(
        [Box()],
        [(thing.name, ITEM), (thing.other, TEXT), (thing.detail, SMALL_GREY)],
        [right(table, 2, thing.number, COUNT)],
        [(thing.who, TEXT)] if thing.who else [Line(table.room(3))],
        _when(paper, thing.out) or [Line(table.room(4))],
        _when(paper, thing.back) or [Line(table.room(5))],
        *([Box(thing.state == state)] for state in STATES),
    )


def _when(paper: Paper, when: datetime | None) -> list[tuple[str, Style]]:
    """“16 September 08:00”, over two lines."""
    if when is None:
        return []
    return [(day(when.date(), paper.speech.main, weekday=False, year=False), TEXT), (clock(when), SMALL_GREY)]


def _blank(table: Columns) -> Entry:
    """A row to write on."""
    return table.entry(
        [Box()], *([Line(table.room(number))] for number in range(1, 6)), *([Box()] for _state in STATES)
    )


def _count(paper: Paper, found: Sequence[tuple[str, Sequence[Thing]]]) -> Fact:
    """How many lines there are to pack."""
    count = sum(len(things) for _word, things in found)
    with speaking(paper.speech.main):
        told = ngettext("{count} line to pack", "{count} lines to pack", count).format(count=count)
        lines = [_("Leaves {when}").format(when=when) for when in _first(paper)]
    return Fact(told, tuple(lines))


def _first(paper: Paper) -> list[str]:
    """When the first thing goes out."""
    outs = [loan.out for loan in paper.picture.of("loan", "event_id", paper.facts.id) if loan.out]
    if not outs:
        return []
    return [f"{day(min(outs).date(), paper.speech.main, weekday=False)} {clock(min(outs))}"]


def _where(paper: Paper) -> list[Fact]:
    """Where it goes, and who answers for it."""
    found, contact = place_fact(paper), paper.contact
    if contact is not None:
        name = paper.speech.pair(contact, "name")
        found.append(
            Fact(paper.labelled(N_("Contact"), name), tuple(filter(None, [paper.phone(contact.phone)])))
        )
    return found
