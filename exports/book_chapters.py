"""The chapters of a programme book that are not lists of days: contents, sessions, rooms, people."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from exports.agenda_list import marks_of
from exports.agenda_rows import Row
from exports.book_parts import Anchor, Chapter, Link, RoomBoxes, plain_section
from exports.sheet import GUTTER, Block, block, spaced_name
from exports.styles import BODY, NAME, SMALL_GREY, TEXT, TEXT_BOLD, TEXT_GREY, Style
from exports.table import Entry, Part, Section, Text, continued
from exports.text import clean
from exports.wording import DASH, clock, day, floor_words, sound
from exports.work_cells import Right
from models.agenda import ROLES
from models.words import N_, ngettext, speaking

if TYPE_CHECKING:
    from exports.book import Book

SIDE = 0.26
"""The part of the width that time and place of a session take."""
TITLE = Style("Bold", 11, 14)
SECOND = Style("Medium", 9, 11.5)
WHEN = Style("Bold", 9, 12)
WHO = Style("Medium", 9, 12)
CONTENTS = Style("Medium", 11, 15)
MANY = 24
"""Sessions from which the contents name days and parts only."""
NUMBERS = 14.0
"""Millimetres of a column of page numbers."""


def _section(book: "Book", head: str, entries: list[Entry]) -> Section:
    colour = book.agenda.facts.accent.ink
    section = plain_section(head, continued(head, book.agenda.speech), colour, book.width)
    section.entries = entries
    return section


# Contents


def contents(book: "Book", chapters: Sequence[Chapter], numbers: Mapping[int, int], begins: int) -> Chapter:
    """What stands on which page; `begins` is the page of the first of the chapters."""
    entries, number = [], begins
    for chapter in chapters:
        entries.append(_line(book, chapter.key, chapter.head, CONTENTS, number, 0.0))
        if chapter.key == "days":
            entries += _days_in(book, chapter, number)
        if chapter.key == "sessions" and len(book.agenda.rows) <= MANY:
            told = (row for row in book.agenda.rows if row.id in chapter.numbers(0))
            entries += [_line(book, row.id, row.title, TEXT, numbers.get(row.id, 0), 5.0) for row in told]
        number += len(chapter.pages)
    head = book.say(N_("Contents"))
    return book.chapter("contents", head, [_section(book, head, entries)])


def _days_in(book: "Book", chapter: Chapter, first: int) -> list[Entry]:
    """A line for each day, where there are several."""
    found = []
    for number, page in enumerate(chapter.pages, first):
        heads = [placed.section.head for placed in page if placed.entry is None and not placed.again]
        found += [_line(book, chapter.key, head.replace("\n", " "), TEXT, number, 5.0) for head in heads]
    return found if len(found) > 1 else []


def _line(book: "Book", target: int | str, words: str, style: Style, number: int, indent: float) -> Entry:
    text = block(words, style, book.width - NUMBERS - indent)
    link = Link(book.agenda.facts.id, target, book.width - indent, text.height)
    page = Right(block(str(number), style, NUMBERS), NUMBERS)
    return Entry([(indent, [link, Text(text)]), (book.width - NUMBERS, [page])])


# Sessions


def sessions(book: "Book") -> Chapter | None:
    """Every session but the breaks, with its people and its summary."""
    agenda = book.agenda
    entries = [_session(book, row) for row in agenda.rows if not row.is_break]
    head = book.say(N_("Sessions"))
    return book.chapter("sessions", head, [_section(book, head, entries)]) if entries else None


def _session(book: "Book", row: Row) -> Entry:
    speech, width = book.agenda.speech, book.width
    side = width * SIDE - GUTTER
    room = width - width * SIDE
    place: list[Part] = [Text(block(text, style, side)) for text, style in _when(book, row)]
    signs = marks_of(row, side)
    session = book.picture.get("session", row.id)
    told: list[Part] = [Anchor(book.agenda.facts.id, row.id, row.title), Text(block(row.title, TITLE, room))]
    texts = [(row.title_other, SECOND)]
    texts += [(line, WHO) for line in _people(book, row)]
    texts += [(row.summary, BODY)]
    if book.request.option("summaries") == "full":
        texts.append((speech.both(session, "abstract")[1], BODY))
    told += [Text(block(text, style, room)) for text, style in texts if text]
    return Entry([(0.0, [*place, *signs]), (width * SIDE, told)])


def _when(book: "Book", row: Row) -> list[tuple[str, Style]]:
    """Time, day where there are several, and rooms."""
    speech, facts = book.agenda.speech, book.agenda.facts
    if not row.starts or not row.ends:
        return [(speech.say(N_("Not yet placed")), WHEN)]
    found = [(f"{clock(row.starts)}{DASH}{clock(row.ends)}", WHEN)]
    if row.day and facts.first != facts.last:
        found.append((day(row.day, speech.main, year=False), SMALL_GREY))
    rooms = [" ".join(filter(None, name)) for name in row.rooms]
    if not rooms and row.everywhere:
        rooms = [speech.say(N_("All rooms"))]
    return [*found, *((name, TEXT) for name in rooms)]


def _people(book: "Book", row: Row) -> list[str]:
    """Name, role, position and organisation of everybody who appears."""
    found = []
    for appearance, person in book.picture.people(row.id):
        if appearance.reply != "no":
            role = book.agenda.speech.say(ROLES[appearance.role]) if appearance.role != "speaker" else ""
            found.append(_told(book, book.agenda.speech.pair(person, "name"), role, *_from(book, person)))
    return found


def _from(book: "Book", person: Any) -> tuple[str, str]:
    speech = book.agenda.speech
    organisation = book.picture.get("organisation", person.organisation_id)
    title, name = speech.one(person, "title"), speech.one(organisation, "name")
    return title, name if name != title else ""


def _told(book: "Book", *texts: str) -> str:
    between = "　" if book.agenda.speech.main == "zh_CN" else ", "
    return between.join(filter(None, texts))


# Rooms


def rooms(book: "Book") -> Chapter | None:
    """The rooms in use by floor, the highest above."""
    agenda, speech = book.agenda, book.agenda.speech
    used = {number for row in agenda.rows for number in row.room_ids}
    found = [book.picture.get("room", number) for number in used]
    found.sort(
        key=lambda room: (-_height(room.floor), room.floor, agenda.order.get(room.id, len(agenda.order)))
    )
    across = 2 if book.width < 150 else 3
    entries = []
    for floor, own in groupby(found, key=lambda room: room.floor):
        label = " ".join(speech.in_each(lambda name, floor=floor: floor_words(floor, name)))
        named = [(speech.both(room, "name"), _room(book, room)) for room in own]
        for at in range(0, len(named), across):
            words = Text(block(label if not at else "", TEXT_BOLD, book.width * 0.14 - 2))
            boxes = RoomBoxes(named[at : at + across], book.width * 0.86, across, agenda.facts.accent.accent)
            entries.append(Entry([(0.0, [words]), (book.width * 0.14, [boxes])]))
    head = book.say(N_("Rooms by floor"))
    return book.chapter("rooms", head, [_section(book, head, entries)]) if entries else None


def _height(floor: str) -> float:
    """What sorts floors: “3F”, “2”, “1F”, “B1”."""
    digits = "".join(letter for letter in floor if letter.isdecimal())
    below = floor.strip().casefold().startswith(("b", "-", "地下", "负"))
    return float(digits or 0) * (-1 if below else 1)


def _room(book: "Book", room: Any) -> str:
    with speaking(book.agenda.speech.main):
        seats = ngettext("{count} seat", "{count} seats", room.seats or 0).format(count=room.seats or 0)
    return _told(book, seats if room.seats else "", clean(room.features))


# People


def people(book: "Book", numbers: Mapping[int, int]) -> Chapter | None:
    """Everybody who appears, by name, with the pages of their sessions."""
    where: dict[int, set[int]] = {}
    known = {}
    for row in book.agenda.rows:
        for appearance, person in book.picture.people(row.id):
            if appearance.reply != "no":
                known[person.id] = person
                where.setdefault(person.id, set()).add(numbers.get(row.id, 0))
    speech, width = book.agenda.speech, book.width
    found = sorted(known.values(), key=lambda person: sound(speech.one(person, "name")))
    entries = []
    for person in found:
        name = spaced_name(block(speech.pair(person, "name"), NAME, width * 0.36 - GUTTER))
        origin = block(_told(book, *_from(book, person)), TEXT_GREY, width * 0.44 - GUTTER)
        pages = _pages(book, where[person.id])
        entries.append(Entry([(0.0, [Text(name)]), (width * 0.36, [Text(origin)]), (width * 0.8, [pages])]))
    head = book.say(N_("People"))
    return book.chapter("people", head, [_section(book, head, entries)]) if entries else None


def _pages(book: "Book", found: set[int]) -> Right:
    """“12, 14”; 888 stands for a page that is not known yet."""
    told = ", ".join(str(number or 888) for number in sorted(found))
    words: Block = block(told, TEXT, book.width * 0.2)
    return Right(words, book.width * 0.2)
