"""The approval form (审批单) that institutions sign before an event: its facts, cost, programme and risks."""

from collections.abc import Generator, Sequence
from typing import Any

from exports import Request
from exports.agenda_rows import Row
from exports.awards import serial
from exports.boxed_form import Boxes, Signing, cell, draw_form, signing
from exports.budget import in_currency
from exports.finishing import finished
from exports.frame import Fact
from exports.page_table import Head
from exports.pages import Paper, times
from exports.pages import lay_out as lay_out_events
from exports.sheet import Sheet
from exports.styles import NAME
from exports.text import clean
from exports.wording import day, hours
from models.event import KINDS, MODES
from models.risk import before
from models.words import N_, _, ngettext, speaking
from planning.plan import Picture

MOST_DAYS = 4
"""Days up to which the hours of each are told."""
SESSIONS, SESSIONS_DOUBLE, RISKS = 6, 4, 3
"""How many sessions (fewer in two languages) and risks the form names; the rest is in what is attached."""


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """The forms as PDF, one an event."""
    return finished(lay_out(picture, request), request)


def lay_out(picture: Picture, request: Request) -> Generator[float, None, Sheet]:
    """The drawn pages, with the boxes of their texts."""
    return lay_out_events(picture, request, N_("Approval form"), _draw)


def _draw(paper: Paper) -> Generator[float, None, None]:
    speech = paper.speech
    number = paper.request.option("serial") or serial(paper, "approval")
    when = day(paper.request.printed.date(), speech.main, weekday=False)
    numbered = " ".join((speech.say(N_("Serial no.")), number))
    facts = [Fact(numbered), Fact(paper.labelled(N_("Prepared on"), when))]
    head = Head(speech.say(N_("Approval form")), paper.facts.programme, left=facts)
    yield from draw_form(paper, head, _rows(paper), _signatures(paper))


def _rows(paper: Paper) -> list[Boxes]:
    facts, row, speech = paper.facts, paper.facts.row, paper.speech
    half = 0.5
    kind, mode = speech.say(KINDS[row.kind].name), speech.say(MODES[row.mode])
    rows = [
        [cell(paper, N_("Event"), facts.title, facts.title_other, style=NAME)],
        [cell(paper, N_("Theme"), *facts.theme)] if facts.theme else [],
        [cell(paper, N_("Kind"), kind, share=half), cell(paper, N_("Mode"), mode, share=half)],
        [cell(paper, N_("Time"), *_when(paper), share=half),
         cell(paper, N_("Place"), *facts.venue, *facts.address, share=half)],
        *([cell(paper, N_("Organised by"), *_partners(paper))] for _once in facts.partners[:1]),
        [cell(paper, N_("Expected"), _expected(paper), share=half),
         cell(paper, N_("Audience"), *speech.both(row, "audience"), share=half)],
        [cell(paper, N_("Planned cost"), _cost(paper), share=half),
         cell(paper, N_("Paid from"), paper.request.option("funds"), share=half)],
        [cell(paper, N_("In charge"), _person(paper, row.owner_id), share=half),
         cell(paper, N_("Contact"), _person(paper, row.contact_id), share=half)],
        [cell(paper, N_("Agenda in short"), *_programme(paper))],
        [cell(paper, N_("Risks and controls"), *_risks(paper))],
        [cell(paper, N_("Attached"), *_attached(paper), ticked=True)],
    ]  # fmt: skip
    return [Boxes(tuple(cells)) for cells in rows if cells]


def _signatures(paper: Paper) -> list[Signing]:
    """Prepared, countersigned where somebody else has to agree, reviewed, approved."""
    owner = paper.picture.get("person", paper.facts.row.owner_id)
    name = paper.speech.one(owner, "name")
    others = [clean(text) for text in paper.request.option("countersigned").replace("；", ";").split(";")]
    return [
        signing(paper, N_("Prepared"), name),
        *(signing(paper, other) for other in others if other),
        signing(paper, N_("Reviewed")),
        signing(paper, N_("Approved"), seal=True),
    ]


def _when(paper: Paper) -> list[str]:
    """The days, and from when to when: on each of them where there are several."""
    row, lines = paper.facts.row, list(paper.facts.days)
    if paper.facts.first == paper.facts.last:
        return [*lines, hours(row.starts, row.ends)] if row.starts and row.ends else lines
    placed = [one for one in paper.agenda("none").rows if one.starts and one.ends and one.day]
    for when in sorted({one.day for one in placed if one.day})[:MOST_DAYS]:
        own = [one for one in placed if one.day == when]
        first = min(one.starts for one in own if one.starts)
        last = max(one.ends for one in own if one.ends)
        lines.append(f"{day(when, paper.speech.main, weekday=False, year=False)} {hours(first, last)}")
    return lines


def _partners(paper: Paper) -> list[str]:
    """“Hosts: …” in the order in which they are printed, the names of a role after each other."""
    colon = "：" if paper.speech.main == "zh_CN" else ": "
    return [f"{role}{colon}{paper.listed(*(name.replace(chr(10), ' ') for name in names))}"
            for role, names in paper.facts.partners]  # fmt: skip


def _expected(paper: Paper) -> str:
    count = paper.facts.row.expected
    with speaking(paper.speech.main):
        return ngettext("{count} person", "{count} people", count).format(count=f"{count:,}") if count else ""


def _cost(paper: Paper) -> str:
    """The planned total, of the parts as well."""
    picture, event = paper.picture, paper.facts.id
    events = [event, *(part.id for part in picture.of("event", "part_of_id", event))]
    lines = [line for each in events for line in picture.of("budget_line", "event_id", each)]
    return in_currency(paper, sum(line.planned for line in lines)) if lines else ""


def _person(paper: Paper, number: int | None) -> str:
    person = paper.picture.get("person", number)
    if person is None:
        return ""
    name = paper.told(paper.speech.pair(person, "name"), paper.speech.one(person, "title"))
    return " ".join(filter(None, (name, paper.phone(clean(person.phone)))))


def _programme(paper: Paper) -> list[str]:
    """The first sessions by time, without breaks, and how many more there are."""
    found = [row for row in paper.agenda("none").rows if row.starts and not row.is_break]
    most = SESSIONS_DOUBLE if paper.speech.is_double else SESSIONS
    many = len({row.day for row in found}) > 1
    lines = [_session(paper, row, many) for row in found[:most]]
    rest = len(found) - len(lines)
    if rest:
        with speaking(paper.speech.main):
            words = ngettext(
                "{count} more session: see the agenda.", "{count} more sessions: see the agenda.", rest
            )
            lines.append(words.format(count=rest))
    return lines


def _session(paper: Paper, row: Row, many: bool) -> str:
    when = day(row.day, paper.speech.main, weekday=False, year=False) if many and row.day else ""
    people = paper.listed(*(name for name, _detail in row.people[:3]))
    words = " ".join(filter(None, (row.title, row.title_other)))
    return " ".join(filter(None, (when, times(row), paper.told(words, people))))


def _risks(paper: Paper) -> list[str]:
    """The gravest risks with what is done about them, and how many more there are."""
    rows = sorted(
        paper.picture.of("risk", "event_id", paper.facts.id),
        key=before,
        reverse=True,
    )
    colon = "：" if paper.speech.main == "zh_CN" else ": "
    lines = [
        colon.join(filter(None, (paper.speech.pair(risk, "hazard"), clean(risk.controls))))
        for risk in rows[:RISKS]
    ]
    rest = len(rows) - len(lines)
    if rest:
        with speaking(paper.speech.main):
            words = ngettext(
                "{count} more risk: see the risk sheet.", "{count} more risks: see the risk sheet.", rest
            )
            lines.append(words.format(count=rest))
    return lines


def _attached(paper: Paper) -> Sequence[str]:
    """What the plan has and the reader may want to see, with room for one thing more."""
    picture, event = paper.picture, paper.facts.id
    papers: tuple[tuple[str, Any], ...] = (
        (N_("Agenda"), [row for row in paper.agenda("none").rows if row.starts]),
        (N_("Budget"), picture.of("budget_line", "event_id", event)),
        (N_("Risk sheet"), picture.of("risk", "event_id", event)),
        (N_("Sign-up list"), picture.of("participant", "event_id", event)),
        (N_("Itinerary"), picture.of("leg", "event_id", event)),
    )
    with speaking(paper.speech.main):
        lines = [_("{paper} ({count})").format(paper=paper.speech.say(word), count=len(rows))
                 for word, rows in papers if rows]  # fmt: skip
    return [*lines, "＿" * 12 if paper.speech.main == "zh_CN" else "_" * 24]
