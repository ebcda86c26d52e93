"""One sheet for each speaker, guide, moderator, interpreter and host: what they do, when and where."""

from collections.abc import Generator, Sequence
from datetime import date

from exports import Request
from exports.finishing import finished
from exports.frame import Fact
from exports.guests import Duty, Helper, helpers
from exports.page_table import Columns, Head, draw_table, event_fact, note, place_fact
from exports.pages import Paper, one_after_another, rooms, times
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet
from exports.styles import SMALL_GREY, Style
from exports.table import Entry, Section
from exports.wording import day, sound
from models.agenda import ROLES
from models.words import N_
from planning.plan import Picture

WHEN = Style("Bold", 11, 14)
WHAT = Style("Medium", 11, 14)
TEXT = Style("Regular", 9, 12)


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The sheets as PDF, in the order of names or of first duties."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    nothing = N_("Nobody of that name or role appears at “{title}” yet.")
    return lay_out_events(picture, request, N_("Personal sheet"), _draw, nothing)


def _draw(paper: Paper) -> Generator[float, None, None]:
    request = paper.request
    role, wanted = request.option("role", "all"), request.option("person").strip().casefold()
    found = [
        helper for helper in helpers(paper, () if role == "all" else (role,)) if _is_meant(helper, wanted)
    ]
    if request.option("by", "duty") == "name":
        found.sort(key=lambda helper: (sound(helper.name), helper.first))
    return one_after_another([_sheet(paper, helper) for helper in found])


def _is_meant(helper: Helper, wanted: str) -> bool:
    names = (helper.person.name.casefold(), helper.person.name_other.casefold())
    return not wanted or wanted == str(helper.person.id) or any(wanted in name for name in names)


def _sheet(paper: Paper, helper: Helper) -> Generator[float, None, None]:
    told = paper.told(helper.detail, helper.organisation)
    head = Head(
        helper.name,
        "  ".join(filter(None, (helper.other, told))),
        left=[event_fact(paper)],
        right=[*place_fact(paper), *contact_fact(paper)],
    )
    table = Columns(paper, (N_("Time"), 20), (N_("Session"), 48), (N_("Role"), 15), (N_("Where"), 26))
    days = sorted({duty.row.day for duty in helper.duties if duty.row.starts and duty.row.day})
    sections = [_section(paper, table, helper, when) for when in days]
    open_ones = [duty for duty in helper.duties if not duty.row.starts]
    if open_ones:
        entries = [_entry(paper, table, helper, duty) for duty in open_ones]
        sections.append(table.section(paper.speech.say(N_("Time still open")), entries))
    words = N_("Please be in the room ten minutes before you begin.")
    return draw_table(paper, head, sections, note(paper, paper.speech.say(words)))


def contact_fact(paper: Paper) -> list[Fact]:
    """Whom to ask: the event's contact or owner; telephone and e-mail for staff only."""
    person = paper.contact
    if person is None:
        return []
    lines = [paper.speech.pair(person, "name")]
    if paper.is_staff:
        lines += [text for text in (person.phone, person.email) if text]
    return [Fact(paper.speech.say(N_("Your contact")), tuple(lines))]


def _section(paper: Paper, table: Columns, helper: Helper, when: date) -> Section:
    head = " ".join(paper.speech.in_each(lambda name: day(when, name)))
    entries = [_entry(paper, table, helper, duty) for duty in helper.duties if duty.row.day == when]
    return table.section(head, [entry for entry in entries if entry.cells])


def _entry(paper: Paper, table: Columns, helper: Helper, duty: Duty) -> Entry:
    row = duty.row
    session = [(row.title, WHAT), (row.title_other, TEXT)]
    others = _others(paper, helper, row.id)
    if others:
        session.append((paper.labelled(N_("With"), paper.listed(*others)), SMALL_GREY))
    needs = paper.picture.get("session", row.id).needs
    if needs and paper.is_staff:
        session.append((paper.labelled(N_("Needs"), needs), SMALL_GREY))
    where = [(line, TEXT) for line in rooms(paper, row)]
    if not where:
        word = (
            N_("All rooms")
            if row.everywhere
            else N_("Online")
            if row.mode == "online"
            else N_("Room still open")
        )
        where = [(paper.speech.say(word), TEXT)]
    role = paper.speech.say(ROLES[duty.role])
    return table.entry([(times(row) or "–", WHEN)], session, [(role, TEXT)], where)


def _others(paper: Paper, helper: Helper, session: int) -> Sequence[str]:
    """Who else appears in a session."""
    people = paper.picture.people(session)
    return [
        paper.speech.one(person, "name")
        for appearance, person in people
        if person.id != helper.person.id and appearance.reply != "no"
    ]
