"""The figures of the season as a workbook: an overview, then a sheet with a chart for each way to look."""

from collections.abc import Generator, Mapping
from datetime import date
from typing import NamedTuple

from exports import Request
from exports.text import clean
from exports.wording import MONTHS, Speech, day
from exports.workbook import Formula, Value
from exports.workbook_chart import below
from exports.workbook_frame import Column, Frame, frame_of, spoken
from exports.workbook_look import GROUPED, PERCENT
from exports.workbook_table import list_page
from models.agenda import FORMATS
from models.database import Problem
from models.event import KINDS, MODES, STATUSES
from models.organisation import ORGANISATION_KINDS
from models.words import N_, _
from planning.plan import Picture
from planning.statistics import Statistics, Tally, Target, statistics

TARGETS = {"events": N_("Events"), "people": N_("People"), "regions": N_("Regions")}


class Line(NamedTuple):
    """A name and what is counted under it."""

    name: str
    tally: Tally


class Figure(NamedTuple):
    """One figure of the overview; `part` of it is said beside."""

    name: str
    value: float | None
    form: str = ""


def _share(line: Line) -> Formula:
    """Who came of those expected, where somebody counted."""
    said = line.tally.share
    return Formula('=IF({known}=0,"",{attended}/{known})', "" if said is None else said)


TALLIES = (
    Column("name", N_("Name"), 34, lambda line: line.name, bold=True),
    Column("events", N_("Events"), 10, lambda line: line.tally.events, GROUPED, total=True),
    Column("sessions", N_("Sessions"), 10, lambda line: line.tally.sessions, GROUPED, total=True),
    Column("expected", N_("Expected"), 11, lambda line: line.tally.expected, GROUPED, total=True),
    Column(
        "known", N_("Expected where counted"), 13, lambda line: line.tally.expected_of_counted, GROUPED,
        total=True,
    ),
    Column("attended", N_("Attended"), 11, lambda line: line.tally.attended, GROUPED, total=True),
    Column("share", N_("Came of expected"), 11, _share, PERCENT),
)  # fmt: skip
COUNTS = (
    Column("name", N_("Name"), 40, lambda line: line[0], bold=True),
    Column("count", N_("Number"), 12, lambda line: line[1], GROUPED, total=True),
)
FIGURES = (
    Column("name", N_("Figure"), 52, lambda line: line.name, bold=True),
    Column("value", N_("Number"), 16, lambda line: line.value, GROUPED),
)
OF_TARGETS = (
    Column("campaign", N_("Campaign"), 44, lambda line: line[0], bold=True),
    Column("what", N_("Counted in"), 14, lambda line: line[1]),
    Column("held", N_("Held"), 10, lambda line: line[2].held, GROUPED),
    Column("confirmed", N_("Confirmed"), 11, lambda line: line[2].confirmed, GROUPED),
    Column("target", N_("Target"), 10, lambda line: line[2].target, GROUPED),
    Column(
        "share", N_("Reached"), 10, lambda line: Formula("={held}/{target}", line[2].held / line[2].target),
        PERCENT,
    ),
)  # fmt: skip


def make(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    """All figures between two days, or of the season."""
    language = Speech.of(request.languages, picture.plan).main
    return (yield from spoken(language, _written(picture, request)))


def _written(picture: Picture, request: Request) -> Generator[float, None, bytes]:
    speech = Speech.of(request.languages, picture.plan)
    first, last = (_day(request.option(key)) for key in ("from", "to"))
    found = statistics(picture, first, last, request.printed.date())
    if not found.total.events:
        raise Problem(_("There are no events to count in this time."))
    yield 0.3
    frame, _events = frame_of(picture, request)
    frame.title = clean(picture.plan.title) or _("Statistics")
    frame.under, frame.version = _span(found, speech), ""
    _overview(frame, found)
    yield 0.5
    for name, tallies in _ways(picture, found, speech).items():
        _tally_page(frame, name, tallies)
    yield 0.8
    _count_pages(frame, found)
    _targets(frame, found.targets)
    return frame.finish()


def _day(text: str) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _span(found: Statistics, speech: Speech) -> str:
    """“from 1 March 2026 to 30 June 2026”, as far as days were given."""
    said = []
    for word, when in ((N_("from {day}"), found.first), (N_("to {day}"), found.last)):
        if when:
            said.append(_(word).format(day=day(when, speech.main, weekday=False)))
    return " ".join(said)


def _overview(frame: Frame, found: Statistics) -> None:
    """The figures a report begins with."""
    share = found.total.share
    figures = [
        Figure(_("Events"), found.total.events), Figure(_("of them without a date"), found.undated),
        Figure(_("Cancelled, not counted"), found.cancelled),
        Figure(_("Sessions without breaks"), found.total.sessions),
        Figure(_("Speakers"), found.speakers), Figure(_("Cities"), sum(1 for city in found.cities if city)),
        Figure(_("Heads expected"), found.total.expected),
        Figure(_("Events whose attendance is known"), found.total.counted),
        Figure(_("Heads that came to them"), found.total.attended),
        Figure(_("of 100 expected there came"), None if share is None else round(100 * share)),
        Figure(_("Organisations visited"), found.visited),
        Figure(_("of them in priority areas"), found.priority),
        Figure(_("Visiting groups"), found.groups), Figure(_("Minors in groups"), found.minors),
        Figure(_("Tasks"), found.tasks), Figure(_("Tasks done"), found.tasks_done),
        Figure(_("Tasks overdue"), found.tasks_late),
    ]  # fmt: skip
    list_page(frame, _("Overview"), FIGURES, figures, landscape=False, spare=0)


def _ways(picture: Picture, found: Statistics, speech: Speech) -> dict[str, dict[str, Tally]]:
    """Every way to look at the events, under its name."""
    open_ = _("not said")
    return {
        _("By kind"): {_(KINDS[code].name): tally for code, tally in found.kinds.items()},
        _("By month"): {_month(code, speech.main): tally for code, tally in found.months.items()},
        _("By campaign"): _campaigns(picture, found, speech, open_),
        _("By city"): {clean(city) or open_: tally for city, tally in found.cities.items()},
        _("By mode"): {_(MODES[code]): tally for code, tally in found.modes.items()},
        _("By status"): {_(STATUSES[code]): tally for code, tally in found.statuses.items()},
    }


def _campaigns(picture: Picture, found: Statistics, speech: Speech, nothing: str) -> dict[str, Tally]:
    named: dict[str, Tally] = {}
    for key, tally in found.campaigns.items():
        name = speech.one(picture.get("campaign", key), "title") or nothing
        while name in named:
            name += " "
        named[name] = tally
    return named


def _month(code: str, language: str) -> str:
    year, number = code.split("-")
    return f"{year}年{int(number)}月" if language == "zh_CN" else f"{MONTHS[int(number) - 1]} {year}"


def _tally_page(frame: Frame, name: str, tallies: Mapping[str, Tally]) -> None:
    if not tallies:
        return
    lines = [Line(key, tally) for key, tally in tallies.items()]
    placed = list_page(frame, name, TALLIES, lines, landscape=False, spare=0)
    below(placed, "name", ("events",), _("Events"))
    keys = ("expected", "attended") if any(line.tally.attended for line in lines) else ("expected",)
    if any(line.tally.expected for line in lines):
        below(placed, "name", keys, _("Heads"))


def _count_pages(frame: Frame, found: Statistics) -> None:
    """What is only counted: sessions by format, visits by kind of organisation and by region."""
    for name, counts in (
        (_("Sessions by format"), {_(FORMATS[code]): n for code, n in found.formats.items()}),
        (
            _("Visits by organisation"),
            {_(ORGANISATION_KINDS[code]): n for code, n in found.visits.items()},
        ),
        (_("Visits by region"), {clean(name) or _("not said"): n for name, n in found.regions.items()}),
    ):
        if counts:
            lines: list[tuple[str, Value]] = list(counts.items())
            placed = list_page(frame, name, COUNTS, lines, landscape=False, spare=0)
            below(placed, "name", ("count",), name)


def _targets(frame: Frame, targets: list[Target]) -> None:
    """How far the campaigns are."""
    if not targets:
        return
    turned = frame.speech.main == frame.speech.second
    lines = [
        ((turned and one.campaign_other) or one.campaign, _(TARGETS.get(one.what, one.what)), one)
        for one in targets
    ]
    placed = list_page(frame, _("Targets of campaigns"), OF_TARGETS, lines, landscape=False, spare=0)
    below(placed, "campaign", ("held", "confirmed", "target"), _("Held, confirmed, target"))
