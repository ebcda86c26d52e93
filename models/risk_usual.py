"""Hazards that events usually have, by what an event is like, to start a risk assessment with.

The list is this project's own judgement; each event's organiser judges anew. Likelihood and severity are
written before → after the controls, as “3×4 → 2×3”.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from .event import KINDS, Event, in_two_languages
from .history import step
from .plan import the_plan
from .risk import Risk
from .words import N_, _, ngettext, speaking


class Usual(NamedTuple):
    """A usual hazard: `where` it is met, and its four judgements."""

    key: str
    where: str
    hazard: str
    who: str
    controls: str
    judged: tuple[int, int, int, int]


VISITORS, CHILDREN, EVERYBODY = N_("Visitors"), N_("Children"), N_("Everybody")
TEAM, GUESTS = N_("Our own team"), N_("Those on the lists")

#: `where`: house (people come together), open (many may come), minors, travel, meal, lab, online, always.
USUAL: tuple[Usual, ...] = (
    Usual("crowd", "open", N_("Crowding at doors and on stairs"), VISITORS,
          N_("Time slots and counted entry; one way in, one out; a steward at each door; rooms close at the "
             "number of their seats; exits kept free and shown."), (3, 4, 2, 3)),
    Usual("fire", "house", N_("Fire, or an alarm during the event"), EVERYBODY,
          N_("Exits and assembly point told at the opening; stewards know the way; no cables or stands in "
             "escape ways; the house's fire officer informed."), (2, 5, 1, 4)),
    Usual("ill", "always", N_("Somebody falls ill or is hurt"), EVERYBODY,
          N_("First-aid box and a trained person named; 120 and the nearest hospital on the contact sheet; a "
             "quiet room."), (3, 3, 3, 2)),
    Usual("heat", "open", N_("Heat, storm or ice while people queue outdoors"), VISITORS,
          N_("Forecast read two days before; shade, water and a tent; doors open early; stop rule from an "
             "orange warning on."), (3, 3, 2, 2)),
    Usual("trip", "house", N_("Stumbling over cables and stands"), EVERYBODY,
          N_("Cables along walls and under covers; stands fixed; a walk through all rooms before the doors "
             "open."), (3, 3, 2, 2)),
    Usual("power", "house", N_("Electric shock or an overloaded socket"), TEAM,
          N_("Only tested equipment; one socket strip a wall socket; the house's electrician connects stage "
             "and light."), (2, 4, 1, 4)),
    Usual("access", "open", N_("Somebody with a wheelchair or weak sight cannot follow"), VISITORS,
          N_("Step-free way and toilet shown on the signs; reserved places; large print; a helper on call."),
          (3, 2, 2, 1)),
    Usual("lost", "minors", N_("A child goes missing"), CHILDREN,
          N_("Counted on arrival, at each change of room and on leaving; a teacher to twenty children; a "
             "meeting point; names only on staff lists."), (3, 5, 1, 5)),
    Usual("alone", "minors", N_("A child alone with one adult"), CHILDREN,
          N_("Always two adults; doors open; the school's own teacher present; helpers named to the school."),
          (2, 5, 1, 5)),
    Usual("photo", "minors", N_("Pictures of children without consent"), CHILDREN,
          N_("Consent asked through the school beforehand; who refused wears a mark and is not filmed; no "
             "names with pictures."), (3, 3, 1, 3)),
    Usual("tools", "lab", N_("Cuts and burns while making things"), CHILDREN,
          N_("Blunt scissors, no hot glue without an adult; tables of six; plasters at hand; tools counted "
             "back."), (3, 3, 2, 2)),
    Usual("road", "travel", N_("Accident on the road"), TEAM,
          N_("Rail before road; hired driver, belts, a rest each two hours; no driving in mountains by "
             "night; insurance checked."), (2, 5, 1, 5)),
    Usual("late", "travel", N_("Train or flight late or cancelled"), TEAM,
          N_("Arrive the evening before; second connection noted; the host's number with everybody; a "
             "colleague who can begin."), (3, 3, 3, 1)),
    Usual("food", "meal", N_("Allergy or food poisoning"), EVERYBODY,
          N_("Allergies asked at sign-up; a caterer with a licence; ingredients on cards; nothing kept warm "
             "for more than two hours."), (2, 4, 1, 4)),
    Usual("data", "always", N_("Lists with personal data are lost or shown"), GUESTS,
          N_("Sheets with numbers only for staff, counted back and shredded; devices locked; public paper "
             "without telephone numbers."), (3, 3, 1, 3)),
    Usual("net", "online", N_("The network or the stream fails"), EVERYBODY,
          N_("Wired line and a mobile one in reserve; rehearsal on the day before; recording runs locally; a "
             "page says what to do."), (3, 3, 2, 2)),
    Usual("chat", "online", N_("Disturbance or abuse in the chat"), EVERYBODY,
          N_("Waiting room; a moderator for the chat alone; microphones opened one by one."), (3, 2, 2, 1)),
    Usual("speaker", "always", N_("A speaker cannot come"), VISITORS,
          N_("Replies asked twice; a deputy and the slides with us; a film in reserve."), (3, 3, 3, 1)),
    Usual("word", "always", N_("Something wrong or confidential is said in public"), EVERYBODY,
          N_("Texts and slides approved beforehand; one person speaks to the media; questions that need an "
             "answer are taken along."), (2, 4, 1, 3)),
)  # fmt: skip


def usual_risks(event: Any) -> list[Usual]:
    """The usual hazards of such an event, a row or its picture."""
    features = KINDS[event.kind].features
    there = event.mode != "online"
    has = {
        "always": True,
        "house": there,
        "open": there and event.kind in ("open_day", "conference", "competition", "service_stop", "other"),
        "minors": there and bool({"minors", "groups"} & features),
        "travel": "travel" in features,
        "meal": there and event.kind not in ("press_conference", "school_lecture"),
        "lab": there and event.kind in ("open_day", "school_lecture", "workshop"),
        "online": event.mode != "in_person",
    }
    return [usual for usual in USUAL if has[usual.where]]


def missing(usual: Iterable[Usual], risks: Iterable[Any]) -> list[Usual]:
    """Those of the usual hazards that are not among these risks, rows or pictures, in either language."""
    known = {name for risk in risks for name in (risk.hazard, risk.hazard_other)}
    return [each for each in usual if in_two_languages(each.hazard)[0] not in known]


def add_usual_risks(event: Event, chosen: Iterable[Usual] | None = None) -> list[Risk]:
    """Add usual hazards, those chosen or all, that the event has not got yet, in both languages."""
    rows = list(Risk.select().where(Risk.event == event))
    fresh = missing(usual_risks(event) if chosen is None else chosen, rows)
    first = max((row.position for row in rows), default=-1) + 1
    with step(ngettext("Add {count} risk", "Add {count} risks", len(fresh)).format(count=len(fresh))):
        return [_create(event, usual, first + number) for number, usual in enumerate(fresh)]


def _create(event: Event, usual: Usual, position: int) -> Risk:
    hazard, other = in_two_languages(usual.hazard)
    with speaking(the_plan().language):
        who, controls = _(usual.who), _(usual.controls)
    likelihood, severity, likely_after, severe_after = usual.judged
    made: Risk = Risk.create(
        event=event, hazard=hazard, hazard_other=other, who=who, controls=controls, likelihood=likelihood,
        severity=severity, likelihood_after=likely_after, severity_after=severe_after, position=position,
    )  # fmt: skip
    return made
