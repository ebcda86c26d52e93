"""The seats on a stage or at a meeting table in protocol order, seen from both sides, with a list of them."""

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

from exports import Request
from exports.agenda_rows import Row
from exports.finishing import finished
from exports.flow import Placed, draw_page, paginate
from exports.frame import Fact
from exports.page_table import LEAST, NEXT_TOP, Columns, Head, event_fact
from exports.pages import Paper, is_meant, one_after_another, rooms, times, too_small
from exports.pages import lay_out as lay_out_events
from exports.seating_order import arranged, line, rostrum
from exports.seating_view import Seat, View
from exports.sheet import Sheet
from exports.styles import NAME, SMALL_GREY, TEXT, Style
from exports.text import clean
from exports.wording import day
from models.agenda import ROLES
from models.words import N_, _, speaking
from planning.plan import Picture

ON_STAGE = frozenset({"speaker", "moderator", "host"})
"""Roles that have a seat: guides and interpreters have none of their own in the order."""
FEW = 2
NUMBER = Style("Bold", 9.5, 12)
SEATED = (
    (N_("No."), 10),
    (N_("Seat"), 42),
    (N_("Name"), 56),
    (N_("Position and organisation"), 96),
    (N_("Role"), 30),
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session with the people who sit, the highest first, and the rows in which they do."""

    row: Row
    seats: tuple[Seat, ...]
    host: tuple[bool, ...]


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The seating plans as PDF, a page or more a session, on their side."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("No session of “{title}” that fits has two people or more to seat.")
    return lay_out_events(picture, request, N_("Seating"), _draw, nothing, landscape=True)


def _draw(paper: Paper) -> Generator[float, None, None]:
    wanted = paper.request.option("session")
    found = [_sitting(paper, row) for row in paper.agenda().rows if is_meant(paper, row, wanted)]
    found = [one for one in found if len(one.seats) >= FEW]
    if found:
        yield from one_after_another([_session(paper, one) for one in found])


def _sitting(paper: Paper, row: Row) -> Sitting:
    """Who sits in a session, in the order in which they appear or were typed; who declined has no seat."""
    picture, speech = paper.picture, paper.speech
    people: dict[int, tuple[Any, Any]] = {}
    for appearance, person in picture.people(row.id):
        if appearance.reply != "no" and appearance.role in ON_STAGE:
            people.setdefault(person.id, (appearance, person))
    names = [clean(name) for name in re.split(r"[;；,，、\n]", paper.request.option("order")) if clean(name)]
    spoken = [(clean(person.name), clean(person.name_other)) for _appearance, person in people.values()]
    hosts = {house.id for _partner, house in picture.partners(paper.facts.id, "host")}
    seats, sides = [], []
    for rank, (appearance, person) in enumerate(arranged(list(people.values()), names, spoken)):
        house = picture.get("organisation", person.organisation_id)
        name, other = speech.both(person, "name")
        told = paper.told(speech.one(person, "title"), speech.one(house, "name"))
        seats.append(Seat(rank, name, other, told, speech.say(ROLES[appearance.role])))
        sides.append(appearance.role == "host" or person.organisation_id in hosts)
    return Sitting(row, tuple(seats), tuple(sides))


def _session(paper: Paper, sitting: Sitting) -> Generator[float, None, None]:
    """The views as they fit, then the list, which begins on the page of the last view where there is room."""
    head = Head(
        paper.speech.say(N_("Seating")), "", left=_about(paper, sitting.row), right=[event_fact(paper)]
    )
    top, bottom = head.draw(paper, dry=True) + 9.0, paper.bottom
    whole = bottom - NEXT_TOP
    views = [view.fitting(bottom - top) for view in _views(paper, sitting)]
    if top + LEAST > bottom or any(view.height > whole for view in views):
        raise too_small(paper)
    pages: list[list[tuple[float, View]]] = [[]]
    y = top
    for view in views:
        if y > NEXT_TOP and y + view.height > bottom:
            pages.append([])
            y = NEXT_TOP
        pages[-1].append((y, view))
        y += view.height + 9.0
    listed = paginate([_list(paper, sitting)], y, NEXT_TOP, bottom)
    if y + 2 * LEAST > bottom or (len(listed) > 1 and len(listed[0]) < 4):
        pages.append([])
        listed = paginate([_list(paper, sitting)], NEXT_TOP, NEXT_TOP, bottom)
    if not pages[0]:  # a head so tall that no view fits below it: the list comes first
        listed = paginate([_list(paper, sitting)], top, NEXT_TOP, bottom)
        pages = [*([[]] * len(listed)), *filter(None, pages)]
    yield from _drawn(paper, head, pages, listed, len(pages) - 1 if pages[0] else 0)


def _drawn(
    paper: Paper,
    head: Head,
    pages: Sequence[Sequence[tuple[float, View]]],
    listed: Sequence[Sequence[Placed]],
    begin: int,
) -> Generator[float, None, None]:
    """The pages, the list from page `begin` on."""
    count = max(len(pages), begin + len(listed))
    for number in range(count):
        paper.begin()
        head.again(paper) if number else head.draw(paper)
        for y, view in pages[number] if number < len(pages) else ():
            view.draw(y)
        rows = listed[number - begin] if begin <= number < begin + len(listed) else ()
        for _row in draw_page(paper.sheet, rows, paper.width):
            pass
        paper.foot(number + 1, count)
        yield (number + 1) / count


def _about(paper: Paper, row: Row) -> list[Fact]:
    """The session with its time and room."""
    when = day(row.day, paper.speech.main, year=False) if row.day else ""
    lines = (row.title_other, " ".join(filter(None, (when, times(row)))), paper.listed(*rooms(paper, row)))
    return [Fact(row.title, tuple(filter(None, lines)))]


def _views(paper: Paper, sitting: Sitting) -> list[View]:
    """The same seats from the audience and from the stage, or from both sides of a table."""
    say, wanted = paper.speech.say, paper.request.option("view", "both")
    if _is_table(paper, sitting):
        guests, hosts = _sides(sitting)
        far = [sitting.seats[guests[rank]] for rank in line(len(guests))]
        near = [sitting.seats[hosts[rank]] for rank in line(len(hosts))[::-1]]
        words = (say(N_("Guests, facing the door")), say(N_("Hosts, the door behind them")))
        return [View(paper, say(N_("Meeting table")), [far, near], say(N_("Door")), table=words)]
    if paper.request.option("layout") == "table":
        with speaking(paper.speech.main):
            sentence = _("“{session}” has not both hosts and guests on stage, so it was given a rostrum.")
        paper.note(sentence.format(session=sitting.row.title))
    ranked = rostrum(len(sitting.seats), _rows(paper))
    front = [[sitting.seats[rank] for rank in part] for part in ranked]
    views, audience = [], say(N_("The audience"))
    if wanted in ("both", "audience"):
        views.append(View(paper, say(N_("Seen from the audience")), front[::-1], audience))
    if wanted in ("both", "stage"):
        behind = [part[::-1] for part in front]
        views.append(View(paper, say(N_("Seen from the stage")), behind, audience, above=True))
    return views


def _list(paper: Paper, sitting: Sitting) -> Any:
    """The order of seats with what each one is, for who puts out the name plates."""
    table = Columns(paper, *SEATED)
    places = _places(paper, sitting)
    entries = [
        table.entry(
            [(str(seat.rank + 1), NUMBER)],
            [(places[seat.rank], TEXT)],
            [(seat.name, NAME), (seat.other, TEXT)],
            [(seat.told, SMALL_GREY)],
            [(seat.role, TEXT)],
        )
        for seat in sitting.seats
    ]
    return table.section(paper.speech.say(N_("Order of seats")), entries)


def _places(paper: Paper, sitting: Sitting) -> Sequence[str]:
    """“Row 1, seat 4 of 7”, counted from the left of the audience, or of who stands at the door."""
    if _is_table(paper, sitting):
        guests, hosts = _sides(sitting)
        near = [hosts[rank] for rank in line(len(hosts))[::-1]]
        ranked = [[guests[rank] for rank in line(len(guests))], near]
        words: tuple[str, ...] = (N_("Guests, seat {seat} of {count}"), N_("Hosts, seat {seat} of {count}"))
    else:
        ranked = rostrum(len(sitting.seats), _rows(paper))
        words = (N_("Row {row}, seat {seat} of {count}"),)
        if len(ranked) == 1:
            words = (N_("Seat {seat} of {count}"),)
    found = {}
    for row, part in enumerate(ranked):
        sentence = paper.speech.word(words[min(row, len(words) - 1)])
        for seat, rank in enumerate(part, 1):
            found[rank] = sentence.format(row=row + 1, seat=seat, count=len(part))
    return [found[rank] for rank in range(len(sitting.seats))]


def _rows(paper: Paper) -> int:
    """How many rows were asked for, 0 for as many as fit."""
    rows = paper.request.option("rows", "auto")
    return 0 if rows == "auto" else int(rows)


def _is_table(paper: Paper, sitting: Sitting) -> bool:
    """Whether hosts and guests face each other over a table."""
    return paper.request.option("layout") == "table" and len(set(sitting.host)) > 1


def _sides(sitting: Sitting) -> tuple[list[int], list[int]]:
    """The ranks of the guests and of the hosts."""
    ranks = range(len(sitting.seats))
    return [n for n in ranks if not sitting.host[n]], [n for n in ranks if sitting.host[n]]
