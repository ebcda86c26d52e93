"""Set-up sheets: for each room its turns, how it is arranged, what it takes, and what changes in between."""

from collections.abc import Generator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from exports import Request
from exports.agenda_rows import Row
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Columns, Head, draw_table, event_fact, note
from exports.pages import Paper, chosen_day, one_after_another
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet
from exports.styles import SMALL_GREY, TEXT, TEXT_BOLD, Style
from exports.table import Entry, Section
from exports.text import clean
from exports.wording import DASH, clock, day, floor_words
from exports.work_cells import Box
from models.agenda import FORMATS
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

WHEN = Style("Bold", 9.5, 12)
WHAT = Style("Medium", 9.5, 12)
COLUMNS = (
    (N_("Ready"), 13), (N_("Time"), 30), (N_("Session"), 74), (N_("Arrangement"), 38),
    (N_("People and seats"), 32), (N_("Needs"), 48), (N_("Sound and stream"), 32),
)  # fmt: skip
ARRANGEMENTS = {
    "keynote": N_("Rows, stage, lectern"), "lecture": N_("Rows, lectern"), "tour": N_("Way kept free"),
    "workshop": N_("Tables of six"), "exhibition": N_("Stands along the walls"),
    "press_conference": N_("Rows with tables, podium"), "competition": N_("Stage, tables for the jury"),
    "salon": N_("Circle of chairs"), "qa": N_("Rows, two microphones on stands"),
    "opening": N_("Rows, stage, lectern"), "registration": N_("Desks at the entrance"),
    "break": N_("Standing tables"), "performance": N_("Stage, rows"), "other": N_("As agreed"),
}  # fmt: skip
"""How a room usually stands for a format. What a session needs otherwise is said under its needs."""
STREAMS = {
    "hybrid": N_("Sound in the room; camera, stream"), "online": N_("Online: camera, line, quiet"),
    "in_person": N_("Sound in the room"),
}  # fmt: skip
SHORT = 15
"""Minutes below which a turn is marked as tight."""


class Turn(NamedTuple):
    """One use of a room: the session's row and stored row, and how many seats there are."""

    row: Row
    session: Any
    seats: int | None

    @property
    def arrangement(self) -> str:
        """How the room stands for it."""
        return ARRANGEMENTS[self.session.format]


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheets as PDF, on their side: one for each room and day."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no session in a room that fits.")
    return lay_out_events(picture, request, N_("Set-up sheet"), _draw, nothing, landscape=True)


def _draw(paper: Paper) -> Generator[float, None, None]:
    wanted, only = paper.request.option("room").strip().casefold(), chosen_day(paper.request)
    steps = []
    for room in paper.picture.event_rooms(paper.facts.id):
        names = (room.name.casefold(), room.name_other.casefold())
        turns = _turns(paper, room)
        if turns and any(wanted in name for name in names):
            days = [when for when in dict.fromkeys(turn.row.day for turn in turns) if only in (None, when)]
            steps += [
                _sheet(paper, room, when, [t for t in turns if t.row.day == when]) for when in days if when
            ]
    yield from one_after_another(steps)


def _turns(paper: Paper, room: Any) -> list[Turn]:
    """The sessions in a room by time."""
    return [
        Turn(row, paper.picture.get("session", row.id), room.seats)
        for row in paper.agenda().rows
        if row.starts and room.id in row.room_ids
    ]


def _sheet(paper: Paper, room: Any, when: Any, turns: Sequence[Turn]) -> Generator[float, None, None]:
    table = Columns(paper, *COLUMNS, stack=False)
    section: Section = table.section()
    last: Turn | None = None
    for turn in turns:
        section.entries.append(_between(paper, table, last, turn))
        section.entries.append(_entry(paper, table, turn))
        last = turn
    name, other = paper.speech.both(room, "name")
    heads = paper.speech.in_each(lambda language: day(when, language))
    head = Head(
        name,
        other,
        left=[Fact(paper.speech.say(N_("Set-up sheet")), tuple(heads)), event_fact(paper)],
        right=_house(paper, room),
    )
    words = N_("Tick when the room is ready. The arrangement is the usual one for the format; what a session "
               "needs goes before it.")  # fmt: skip
    yield from draw_table(paper, head, [section], note(paper, paper.speech.say(words)))


def _house(paper: Paper, room: Any) -> list[Fact]:
    """What the room has: floor, seats, features, hours; and whom to ask."""
    speech = paper.speech
    with speaking(speech.main):
        seats = ngettext("{count} seat", "{count} seats", room.seats or 0).format(count=room.seats or 0)
    opens = f"{room.opens}{DASH}{room.closes}" if room.opens else ""
    lines = filter(None, (paper.labelled(N_("Features"), clean(room.features)), opens, clean(room.notes)))
    floor = " ".join(speech.in_each(lambda language: floor_words(clean(room.floor), language)))
    found = [Fact(paper.told(floor, seats if room.seats else ""), tuple(lines))]
    contact = paper.contact
    if contact is not None:
        name, phone = speech.pair(contact, "name"), paper.phone(contact.phone)
        found.append(Fact(paper.labelled(N_("Contact"), name), (phone,) if phone else ()))
    return found


def _between(paper: Paper, table: Columns, last: Turn | None, turn: Turn) -> Entry:
    """The band above a turn: how long there is for it, and what changes."""
    with speaking(paper.speech.main):
        made = table.band("", f"{_gap(last, turn)}  {_changes(paper, last, turn)}".strip())
    made.leads = True
    return made


def _gap(last: Turn | None, turn: Turn) -> str:
    """“20 minutes to turn the room”, in the language in force."""
    assert turn.row.starts
    if last is None:
        return _("Ready by {time}.").format(time=clock(turn.row.starts))
    assert last.row.ends
    minutes = int((turn.row.starts - last.row.ends).total_seconds() // 60)
    if minutes <= 0:
        return _("No time between the two!")
    many = ngettext("{count} minute to turn the room", "{count} minutes to turn the room", minutes)
    told = _("{gap} – tight!") if minutes < SHORT else _("{gap}.")
    return told.format(gap=many.format(count=minutes))


def _changes(paper: Paper, last: Turn | None, turn: Turn) -> str:
    """What is other than in the turn before, in the language in force."""
    if last is None:
        return _("Set up: {arrangement}.").format(arrangement=_(turn.arrangement))
    said = []
    if last.arrangement != turn.arrangement:
        said.append(_("from “{old}” to “{new}”").format(old=_(last.arrangement), new=_(turn.arrangement)))
    if last.row.mode != turn.row.mode:
        said.append(_("stream: {stream}").format(stream=_(STREAMS[turn.row.mode])))
    needs = clean(turn.session.needs)
    if needs and needs != clean(last.session.needs):
        said.append(_("new needs, see below"))
    more = (turn.session.expected or 0) - (last.session.expected or 0)
    if turn.session.expected and last.session.expected and abs(more) >= 10:
        many = ngettext("{count} person more", "{count} people more", more) if more > 0 else ngettext(
            "{count} person fewer", "{count} people fewer", -more)  # fmt: skip
        said.append(many.format(count=abs(more)))
    if not said:
        return _("Leave the room as it stands: air, wipe, new water.")
    return _("Changes: {list}.").format(list=_("; ").join(said))


def _entry(paper: Paper, table: Columns, turn: Turn) -> Entry:
    row, session, speech = turn.row, turn.session, paper.speech
    assert row.starts and row.ends
    people = [(paper.listed(*(name for name, _detail in row.people)), SMALL_GREY)]
    until = clock(row.ends) if row.ends.date() == row.starts.date() else _late(paper, row.ends)
    notes = clean(session.notes) if paper.is_staff else ""
    return table.entry(
        [Box()],
        [(f"{clock(row.starts)}{DASH}{until}", WHEN)],
        [(row.title, WHAT), (row.title_other, TEXT), *people],
        [(speech.say(turn.arrangement, "\n").split("\n")[0], TEXT_BOLD), (_second(paper, turn), TEXT),
         (speech.say(FORMATS[session.format]), SMALL_GREY)],
        _seats(paper, turn),
        [(clean(session.needs), TEXT), (notes, SMALL_GREY)],
        [(speech.say(STREAMS[row.mode]), TEXT)],
    )  # fmt: skip


def _second(paper: Paper, turn: Turn) -> str:
    """The arrangement in the second language, where both are printed."""
    return " ".join(paper.speech.say(turn.arrangement, "\n").split("\n")[1:])


def _late(paper: Paper, when: datetime) -> str:
    return f"{clock(when)} {day(when.date(), paper.speech.main, weekday=False, year=False)}"


def _seats(paper: Paper, turn: Turn) -> list[tuple[str, Style]]:
    """Expected people against seats, in bold where they are too few."""
    expected, seats = turn.session.expected, turn.seats
    found = []
    with speaking(paper.speech.main):
        if expected:
            text = ngettext("{count} person expected", "{count} people expected", expected)
            found.append((text.format(count=expected), TEXT))
        if seats:
            text = ngettext("{count} seat", "{count} seats", seats).format(count=seats)
            found.append((text, TEXT))
        if expected and seats and expected > seats:
            short = ngettext("{count} seat short", "{count} seats short", expected - seats)
            found.append((short.format(count=expected - seats), TEXT_BOLD))
    return found
