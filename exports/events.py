"""The list of events: date, place, host, contact and expected visitors, the whole season on one sheet."""

from collections.abc import Generator, Sequence
from typing import Any

from exports import Request
from exports.facts import event_facts, listed_events
from exports.finishing import finished
from exports.flow import draw_page, paginate
from exports.frame import accent_bar, footer, title
from exports.palette import ACCENTS
from exports.sheet import GUTTER, MARGIN, PAPERS, Sheet, block
from exports.styles import LEAD, NAME, SMALL_GREY, TEXT, TEXT_BOLD, TEXT_GREY
from exports.table import Entry, Part, Section, Text, continued
from exports.text import clean
from exports.wording import Speech, hours
from models.database import Problem
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

COLUMNS = (0.0, 0.15, 0.44, 0.63, 0.80, 0.93)
HEADS = (N_("Date"), N_("Event"), N_("Place"), N_("Host"), N_("Contact"), N_("Expected"))
STATUS = {"idea": N_("idea"), "cancelled": N_("cancelled"), "done": N_("done")}
TOP, NEXT_TOP = 32.0, 24.0


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The list as PDF. Parts stand under their parent, whose figures are theirs."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    speech = Speech.of(request.languages, picture.plan)
    numbers = listed_events(picture, request.events, request.option("within"))
    events = [picture.get("event", number) for number in numbers]
    if not events or None in events:
        raise Problem(_("The plan has no events yet.") if not events else _("The plan has no such event."))
    height, width = PAPERS[request.paper]
    name = _name(picture, events, speech)
    sheet = Sheet(width, height, name, speech.main)
    body = sheet.width - 2 * MARGIN
    section = _section(speech, body, len(_leaves(events)))
    for number, (row, is_parent) in enumerate(_ordered(events)):
        maker = _parent if is_parent else _event
        section.entries.append(maker(picture, row, speech, request.audience, body))
        if number % 20 == 19:
            yield 0.5 * number / len(events)
    if sum(row.expected or 0 for row in _leaves(events)) and len(events) > 1:
        section.entries.append(_total(events, speech, body))
    top = max(TOP, _header(Sheet(width, height, ""), name, speech) + 6)
    pages = paginate([section], top, NEXT_TOP, sheet.height - 17)
    for number, page in enumerate(pages, 1):
        if number > 1:
            sheet.turn()
        _header(sheet, name, speech, small=number > 1)
        for _row in draw_page(sheet, page, body):
            pass
        with speaking(speech.main):
            version = _counted(len(_leaves(events)))
        footer(sheet, speech.say(N_("List of events")), speech, version, request.printed, number, len(pages))
        yield 0.5 + 0.5 * number / len(pages)
    return sheet


def _name(picture: Picture, events: Sequence[Any], speech: Speech) -> str:
    """What all these events belong to: their parent or campaign if they share one, else the plan."""
    for table, column in (("event", "part_of_id"), ("campaign", "campaign_id")):
        shared = {getattr(row, column) for row in events}
        if len(shared) == 1:
            found = picture.get(table, shared.pop())
            if found is not None:
                return speech.pair(found, "title")
    return clean(picture.plan.title) or speech.say(N_("List of events"))


def _counted(count: int) -> str:
    return ngettext("{count} event", "{count} events", count).format(count=count)


def _leaves(events: Sequence[Any]) -> list[Any]:
    """The events that have no parts of their own: figures count them only."""
    parents = {row.part_of_id for row in events}
    return [row for row in events if row.id not in parents]


def _ordered(events: Sequence[Any]) -> list[tuple[Any, bool]]:
    """(event, whether parts follow): parts directly under their parent, all else in the order given."""
    known = {row.id for row in events}
    parts: dict[int, list[Any]] = {}
    for row in events:
        if row.part_of_id in known:
            parts.setdefault(row.part_of_id, []).append(row)
    found: list[tuple[Any, bool]] = []

    def take(row: Any) -> None:
        found.append((row, row.id in parts))
        for part in parts.get(row.id, ()):
            take(part)

    for row in events:
        if row.part_of_id not in known:
            take(row)
    return found


def _section(speech: Speech, width: float, count: int) -> Section:
    columns = [(part * width, speech.say(word)) for part, word in zip(COLUMNS, HEADS, strict=True)]
    with speaking(speech.main):
        head = _counted(count)
    return Section(head, continued(head, speech), [], columns, "", ACCENTS["open-day"].ink, width)


def _header(sheet: Sheet, name: str, speech: Speech, *, small: bool = False) -> float:
    accent_bar(sheet, ACCENTS["open-day"].accent)
    width = sheet.width - 2 * MARGIN
    if small:
        return sheet.text(MARGIN, 16.4, name, LEAD, width)
    return title(sheet, name, width, most=1)


def _event(picture: Picture, row: Any, speech: Speech, audience: str, width: float) -> Entry:
    facts = event_facts(picture, row.id, speech)
    x = [part * width for part in COLUMNS]
    date = [Text(block(line, TEXT_BOLD, x[1] - GUTTER)) for line in facts.days or (speech.say(N_("open")),)]
    if row.starts and row.ends and row.starts.date() == row.ends.date() and row.ends > row.starts:
        date.append(Text(block(hours(row.starts, row.ends), TEXT_GREY, x[1] - GUTTER)))
    event = [Text(block(facts.title, NAME, x[2] - x[1] - GUTTER))]
    if facts.title_other:
        event.append(Text(block(facts.title_other, TEXT, x[2] - x[1] - GUTTER)))
    told = [facts.programme] if facts.programme != facts.title else []
    if row.status in STATUS:
        told.append(speech.say(STATUS[row.status]))
    if row.times > 1:
        with speaking(speech.main):
            told.append(_("held {count} times").format(count=row.times))
    if any(told):
        words = speech.word(", ").join(filter(None, told))
        event.append(Text(block(words, SMALL_GREY, x[2] - x[1] - GUTTER)))
    mode = {"online": N_("Online"), "hybrid": N_("In the room and online")}.get(row.mode)
    place = dict.fromkeys((*facts.venue, *facts.address, *((speech.say(mode),) if mode else ())))
    cells: list[tuple[float, Sequence[Part]]] = [
        (x[0], date),
        (x[1], event),
        (x[2], [Text(block(line, TEXT, x[3] - x[2] - GUTTER)) for line in place]),
        (x[3], [Text(block(name, TEXT, x[4] - x[3] - GUTTER, lines=True)) for name in facts.host]),
        (x[4], _contact(picture, row, speech, audience, x[5] - x[4] - GUTTER)),
    ]
    if row.expected is not None:
        cells.append((x[5], [Text(block(f"{row.expected:,}", TEXT, width - x[5]))]))
    return Entry(cells)


def _contact(
    picture: Picture,
    row: Any,
    speech: Speech,
    audience: str,
    width: float,
) -> list[Part]:
    """The contact's name; telephone and e-mail for staff only."""
    person = picture.get("person", row.contact_id) or picture.get("person", row.owner_id)
    if person is None:
        return []
    lines: list[Part] = [Text(block(speech.pair(person, "name"), TEXT, width))]
    if audience == "staff":
        lines += [Text(block(line, SMALL_GREY, width)) for line in (person.phone, person.email) if line]
    return lines


def _parent(picture: Picture, row: Any, speech: Speech, audience: str, width: float) -> Entry:
    """A band above the parts of a tour or a many-city event."""
    facts = event_facts(picture, row.id, speech)
    days = facts.days
    words = "  ".join(filter(None, (facts.title, facts.title_other)))
    return Entry(
        [
            (1.5, [Text(block(line, TEXT, COLUMNS[1] * width - GUTTER)) for line in days]),
            (COLUMNS[1] * width, [Text(block(words, TEXT_BOLD, (1 - COLUMNS[1]) * width - 2))]),
        ],
        band=True,
        leads=True,
    )


def _total(events: Sequence[Any], speech: Speech, width: float) -> Entry:
    """How many are expected altogether."""
    expected = sum(row.expected or 0 for row in _leaves(events))
    return Entry(
        [
            (COLUMNS[1] * width, [Text(block(speech.say(N_("Expected altogether")), TEXT_BOLD, 80))]),
            (COLUMNS[5] * width, [Text(block(f"{expected:,}", TEXT_BOLD, (1 - COLUMNS[5]) * width))]),
        ]
    )
