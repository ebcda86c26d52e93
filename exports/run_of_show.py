"""The run of show: numbered cues with start and length, who, where, what it takes, for one room or all."""

from collections.abc import Generator, Sequence

from exports import Request
from exports.agenda_rows import Row, days_of
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper, chosen_day, rooms
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet
from exports.styles import TEXT, Style
from exports.table import Entry, Section
from exports.text import clean
from exports.wording import clock, day
from models.words import N_
from planning.plan import Picture

START = Style("Bold", 9, 12)
WHAT = Style("Medium", 8, 10.5)
COLUMNS = (
    (N_("Cue"), 44), (N_("Start"), 60), (N_("Min"), 46), (N_("Segment"), 250), (N_("Who"), 170),
    (N_("Where"), 140), (N_("Sound, picture, light"), 240), (N_("Notes"), 222),
)  # fmt: skip


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The table as PDF, on its side."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("“{title}” has no session with a time that fits.")
    return lay_out_events(picture, request, N_("Run of show"), _draw, nothing, landscape=True)


def _draw(paper: Paper) -> Generator[float, None, None]:
    rows = _chosen(paper)
    days = days_of(rows)
    if not days:
        return
    table = Columns(paper, *COLUMNS)
    sections: list[Section] = []
    cue = 0
    for when in days:
        heads = paper.speech.in_each(lambda name, when=when: day(when, name))
        section = table.section(" ".join(heads) if len(days) > 1 else "")
        for row in (row for row in rows if row.day == when):
            cue += 1
            section.entries.append(_entry(paper, table, cue, row))
        sections.append(section)
    words = N_("Read start times aloud two minutes before each cue. Cue numbers never change once printed; "
               "new cues get a letter (5A).")  # fmt: skip
    yield from draw_table(paper, _head(paper, rows), sections, note(paper, paper.speech.say(words)))


def _chosen(paper: Paper) -> list[Row]:
    """The sessions with a time, on the day and in the room asked for; breaks for all stay."""
    only, room = chosen_day(paper.request), paper.request.option("room").strip().casefold()
    found = []
    for row in paper.agenda().rows:
        names = [name.casefold() for both in row.rooms for name in both]
        fits = not room or row.everywhere or any(room in name for name in names)
        if row.starts and fits and only in (None, row.day):
            found.append(row)
    return found


def _head(paper: Paper, rows: Sequence[Row]) -> Head:
    room = paper.request.option("room").strip()
    speech, caller = paper.speech, paper.contact
    right = place_fact(paper)
    if caller is not None:
        lines = filter(None, (paper.phone(caller.phone),))
        name = speech.pair(caller, "name")
        right.append(Fact(paper.labelled(N_("Show caller"), name), tuple(lines)))
    return Head(paper.speech.say(N_("Run of show")), left=[event_fact(paper, room)], right=right)


def _entry(paper: Paper, table: Columns, cue: int, row: Row) -> Entry:
    session = paper.picture.get("session", row.id)
    assert row.starts
    who = [(paper.listed(*(name for name, _detail in row.people)), TEXT)]
    where = [(line, TEXT) for line in rooms(paper, row, False)]
    if row.everywhere:
        where = [(paper.speech.say(N_("All rooms")), TEXT)]
    notes = clean(session.notes) if paper.is_staff else ""
    return table.entry(
        [(str(cue), START.in_colour(paper.facts.accent.ink))],
        [(clock(row.starts), START)],
        [(str(session.minutes), TEXT)],
        [(row.title, WHAT), (row.title_other, TEXT)],
        who,
        where,
        [(clean(session.needs), TEXT)],
        [(notes, TEXT)],
    )
