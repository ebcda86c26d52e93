"""Cue cards for moderators: who is on stage, what comes before and after, and lines to write on."""

from collections.abc import Generator, Sequence

from exports import Request
from exports.agenda_rows import Row
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Cell, Columns, Head, draw_table
from exports.pages import Paper, chosen_day, is_meant, one_after_another, rooms, times
from exports.pages import lay_out as lay_out_events
from exports.palette import RULE
from exports.sheet import MARGIN, Sheet
from exports.styles import BODY, LEAD, NAME, SMALL_GREY, TEXT, TEXT_BOLD
from exports.table import Entry
from exports.text import clean
from exports.wording import LANGUAGE_NAMES, day, language_code
from models.agenda import ROLES
from models.words import N_, ngettext, speaking
from planning.plan import Picture

HOSTS = ("moderator", "host")
LINE = 8.0
"""Millimetres between the lines to write on."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The cards as PDF: the sessions with a moderator or host, or all with people if none has one."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("No session of “{title}” that fits has people who appear in it.")
    return lay_out_events(picture, request, N_("Cue card"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    rows = paper.agenda("full").rows
    wanted, only = paper.request.option("session").strip(), chosen_day(paper.request)
    with_people = [row for row in rows if row.people and only in (None, row.day)]
    led = [row for row in with_people if _roles(paper, row) & set(HOSTS)]
    cards = led or with_people
    if wanted:
        cards = [row for row in with_people if is_meant(paper, row, wanted)]
    return one_after_another([_card(paper, row, rows) for row in cards])


def _roles(paper: Paper, row: Row) -> set[str]:
    return {appearance.role for appearance, _person in paper.picture.people(row.id)}


def _card(paper: Paper, row: Row, rows: Sequence[Row]) -> Generator[float, None, None]:
    days = paper.speech.in_each(lambda name: day(row.day, name)) if row.day else []
    head = Head(
        row.title,
        row.title_other,
        right=[Fact(times(row) or paper.speech.say(N_("Time still open")), tuple(days)), *_where(paper, row)],
        left=[],
    )
    table = Columns(paper, ("", 24), ("", 94))
    entries = [_entry(paper, table, N_("On stage"), _people(paper, row))]
    entries.append(_entry(paper, table, N_("Facts"), _facts(paper, row)))
    before, after = _neighbours(row, rows)
    for word, other in ((N_("Before"), before), (N_("After"), after)):
        if other is not None:
            entries.append(_entry(paper, table, word, [(f"{times(other)}  {other.title}", TEXT)]))
    if row.summary:
        entries.append(_entry(paper, table, N_("About"), [(row.summary, BODY)]))
    session = paper.picture.get("session", row.id)
    if paper.is_staff and (session.needs or session.notes):
        told = [(clean(session.needs), TEXT), (clean(session.notes), TEXT)]
        entries.append(_entry(paper, table, N_("For staff"), told))
    section = table.section("", entries)
    section.columns = ()
    return draw_table(paper, head, [section], rest=lambda y, bottom: _lines(paper, y, bottom))


def _entry(paper: Paper, table: Columns, word: str, cell: Cell) -> Entry:
    return table.entry([(paper.speech.say(word), TEXT_BOLD)], cell)


def _where(paper: Paper, row: Row) -> list[Fact]:
    found = rooms(paper, row)
    return [Fact(found[0], tuple(found[1:]))] if found else []


def _people(paper: Paper, row: Row) -> Cell:
    """Name, role, position, organisation and field of each person, the moderator first."""
    found = []
    people = [pair for pair in paper.picture.people(row.id) if pair[0].reply != "no"]
    people.sort(key=lambda pair: pair[0].role not in HOSTS)
    for appearance, person in people:
        name = paper.speech.pair(person, "name")
        role = paper.speech.say(ROLES[appearance.role])
        found.append((paper.told(name, role), LEAD if appearance.role in HOSTS else NAME))
        organisation = paper.speech.one(paper.picture.get("organisation", person.organisation_id), "name")
        told = paper.told(paper.speech.one(person, "title"), organisation)
        found.append((told, TEXT))
        found.append((clean(person.expertise), SMALL_GREY))
    return found


def _facts(paper: Paper, row: Row) -> Cell:
    session = paper.picture.get("session", row.id)
    with speaking(paper.speech.main):
        told = [ngettext("{count} minute", "{count} minutes", session.minutes).format(count=session.minutes)]
        if session.expected:
            words = ngettext("{count} person expected", "{count} people expected", session.expected)
            told.append(words.format(count=session.expected))
    code = language_code(session.language or paper.facts.row.language).lower()
    if code in LANGUAGE_NAMES:
        told.append(paper.speech.say(LANGUAGE_NAMES[code]))
    return [(paper.listed(*told), TEXT)]


def _neighbours(row: Row, rows: Sequence[Row]) -> tuple[Row | None, Row | None]:
    """What the same room has before and after it on that day; breaks for all count."""
    if row.starts is None or row.ends is None:
        return None, None
    same = [
        other
        for other in rows
        if other.id != row.id
        and other.day == row.day
        and other.starts
        and (other.everywhere or set(other.room_ids) & set(row.room_ids))
    ]
    before = [other for other in same if other.ends and other.ends <= row.starts]
    after = [other for other in same if other.starts and other.starts >= row.ends]
    return (before[-1] if before else None), (after[0] if after else None)


def _lines(paper: Paper, y: float, bottom: float) -> None:
    """Lines to write on, down to the foot."""
    if bottom - y < 2 * LINE + 6:
        return
    paper.sheet.text(MARGIN, y + 4, paper.speech.say(N_("My notes")), TEXT_BOLD)
    y += 4 + LINE + 3
    while y <= bottom:
        paper.sheet.line(MARGIN, y, MARGIN + paper.width, y, RULE, 0.35)
        y += LINE
