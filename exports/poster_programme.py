"""What a poster of many events shows: the days of a week with their items, or the stops of a tour."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from exports.facts import event_facts
from exports.poster_content import Content, Day, Item, Stop, content, online_told, speakers_of, when_line
from exports.wording import MONTHS, WEEKDAYS, WEEKDAYS_ZH, Speech, clock, span
from models.database import Problem
from models.words import N_, _
from planning.plan import Picture

CITIES = Path(__file__).parent.parent / "resources" / "longitudes.json"
"""Towns in English and Chinese with their longitude in degrees east."""
MOST_DAYS, MOST_STOPS = 10, 30
MOST_SPEAKERS = 6
QUIET = frozenset({"break", "registration"})


def with_days(picture: Picture, made: Content, speech: Speech) -> Content:
    """The poster with its days: of the event's parts, else of its own sessions, else of its campaign."""
    row = made.facts.row
    parts = _dated(picture.of("event", "part_of_id", row.id))
    sessions = [s for s in picture.sessions(row.id) if _is_shown(s)]
    if parts:
        found = [(part.starts, _event_item(picture, part, row, speech)) for part in parts]
    elif len({session.day for session in sessions}) > 1:
        found = [(_on(session), _session_item(picture, session, speech)) for session in sessions]
    else:
        made, events = _of_campaign(picture, made, speech)
        found = [(event.starts, _event_item(picture, event, None, speech)) for event in events]
    days = _by_day(found, speech)
    if not days:
        sentence = _("“{title}” has no dated events for a poster of days. Choose another design.")
        raise Problem(sentence.format(title=made.facts.title))
    if len(days) > MOST_DAYS:
        sentence = _("“{title}” has {count} days. A poster of days takes {most}; a tour line takes more.")
        raise Problem(sentence.format(title=made.facts.title, count=len(days), most=MOST_DAYS))
    first, last = min(at for at, _item in found).date(), max(at for at, _item in found).date()
    spans = tuple(speech.in_each(lambda name: span(first, last, name)))
    return replace(made, days=tuple(days), facts=replace(made.facts, first=first, last=last, days=spans))


def with_stops(picture: Picture, made: Content, speech: Speech) -> Content:
    """The poster with its stops: the event's parts, those of the tour it belongs to, or its campaign's."""
    row = made.facts.row
    parts = _dated(picture.of("event", "part_of_id", row.id))
    if not parts and row.part_of_id:
        facts = event_facts(picture, row.part_of_id, speech)
        made = content(picture, facts, speech, made.link)
        parts = _dated(picture.of("event", "part_of_id", row.part_of_id))
    if not parts:
        made, parts = _of_campaign(picture, made, speech)
    if len(parts) < 2:
        sentence = _("“{title}” has no stops. Make the stops parts of it, or choose another design.")
        raise Problem(sentence.format(title=made.facts.title))
    if len(parts) > MOST_STOPS:
        sentence = _("“{title}” has {count} stops. A tour line takes {most}.")
        raise Problem(sentence.format(title=made.facts.title, count=len(parts), most=MOST_STOPS))
    return replace(made, stops=tuple(_stop(picture, part, speech) for part in parts))


def with_sides(picture: Picture, made: Content, speech: Speech) -> Content:
    """The poster once in each language of the plan, the one asked for first."""
    names = dict.fromkeys((*speech.languages, speech.first, speech.second))
    sides = []
    for name in list(names)[:2]:
        own = replace(speech, languages=(name,))
        side = content(picture, event_facts(picture, made.facts.id, own), own, made.link)
        sides.append(_without_label(side, own.say(N_("For"))))
    if sides[0].title == sides[-1].title:
        sides = sides[:1]
    return replace(made, sides=tuple(replace(side, facts=made.facts) for side in sides))


def _without_label(side: Content, label: str) -> Content:
    """The audience as a line of its own, as the columns of a bilingual poster show it."""
    columns = tuple(
        (more[0], more[1:]) if head == label and more else (head, more) for head, more in side.columns
    )
    return replace(side, columns=columns)


def with_labels(picture: Picture, made: Content, speech: Speech) -> Content:
    """The notice: its facts under their names, and the programme of its parts or sessions."""
    made, row = with_named_facts(picture, made, speech), made.facts.row
    parts = _dated(picture.of("event", "part_of_id", row.id))
    found = [(part.starts, _event_item(picture, part, row, speech)) for part in parts] or [
        (_on(s), _session_item(picture, s, speech)) for s in picture.sessions(row.id) if _is_shown(s)
    ]
    days = _by_day(found, speech)
    if len(days) == 1:
        days = [days[0]._replace(short=speech.say(N_("Agenda")))]
    return replace(made, days=tuple(days))


def with_named_facts(picture: Picture, made: Content, speech: Speech) -> Content:
    """The village poster: when, where, who and for whom, each beside its name."""
    row = made.facts.row
    places = (*made.facts.venue, *made.facts.address)
    told = online_told(row, places, speech)
    places = (*places, told) if told else places
    people = speakers_of(picture, made.facts, speech, MOST_SPEAKERS)
    if len(people) > MOST_SPEAKERS:
        people = []
    between = " " if speech.main == "zh_CN" else ", "
    labels = (
        (N_("When"), tuple(when_line(made).split("\n"))),
        (N_("Where"), tuple(dict.fromkeys(places))),
        (N_("Speaker") if len(people) == 1 else N_("Speakers"), tuple(map(between.join, _told(people)))),
        (N_("For"), tuple(filter(None, speech.both(row, "audience")))),
    )
    shown = tuple((speech.say(word), lines) for word, lines in labels if lines)
    return replace(made, labels=shown)


def _told(people: list[tuple[str, str]]) -> list[tuple[str, ...]]:
    return [tuple(filter(None, person)) for person in people]


def _by_day(found: list[tuple[datetime, Item]], speech: Speech) -> list[Day]:
    """The items by day, in the order of time."""
    return [
        Day(str(day.day), _weekday(day, speech), _short(day, speech), tuple(item for _at, item in group))
        for day, group in groupby(sorted(found, key=lambda pair: pair[0]), key=lambda pair: pair[0].date())
    ]


def _of_campaign(picture: Picture, made: Content, speech: Speech) -> tuple[Content, list[Any]]:
    """The poster under the name of the event's campaign, and the campaign's events that are no parts."""
    row = made.facts.row
    campaign = picture.get("campaign", row.campaign_id)
    if campaign is None:
        return made, _dated([row])
    events = [e for e in picture.of("event", "campaign_id", campaign.id) if e.part_of_id is None]
    events = _within(_dated(events), campaign)
    title, other = speech.both(campaign, "title")
    theme = "\n".join(filter(None, speech.both(campaign, "theme")))
    return replace(made, title=title, second=other, theme=theme or made.theme), events or _dated([row])


def _within(events: list[Any], campaign: Any) -> list[Any]:
    """Those inside the campaign's days, where it has some; what lasts through all of it says nothing."""
    if not (campaign.starts and campaign.ends):
        return events
    inside = [e for e in events if campaign.starts <= e.starts.date() <= campaign.ends]
    length = campaign.ends - campaign.starts
    brief = [e for e in inside if not length or (e.ends or e.starts).date() - e.starts.date() < length]
    return brief or inside


def _dated(events: Iterable[Any]) -> list[Any]:
    """Those that take place and have a date, in the order of time."""
    taking = [event for event in events if event.starts and event.status != "cancelled"]
    return sorted(taking, key=lambda event: (event.starts, event.title))


def _is_shown(session: Any) -> bool:
    placed = session.day and session.status != "cancelled"
    return bool(placed and session.starts and session.format not in QUIET)


def _on(session: Any) -> datetime:
    """When a session stands: by the day it is filed under, so that a late one ends its evening."""
    late = session.starts.date() > session.day
    return datetime.combine(session.day, session.starts.time().max if late else session.starts.time())


def _weekday(day: date, speech: Speech) -> str:
    return " ".join(
        f"星期{WEEKDAYS_ZH[day.weekday()]}" if name == "zh_CN" else WEEKDAYS[day.weekday()]
        for name in speech.languages
    )


def _short(day: date, speech: Speech) -> str:
    word = WEEKDAYS[day.weekday()][:3]
    return f"周{WEEKDAYS_ZH[day.weekday()]}" if speech.main == "zh_CN" else word


def _event_item(picture: Picture, event: Any, parent: Any, speech: Speech) -> Item:
    title = _apart(speech.pair(event, "title"), speech.pair(parent, "title"))
    place = _city(picture, event, speech)
    if event.mode == "online":
        place = speech.say(N_("Online"))
    return Item(title, " ".join(filter(None, (clock(event.starts), place))))


def _session_item(picture: Picture, session: Any, speech: Speech) -> Item:
    room = next((speech.pair(room, "name") for room in picture.session_rooms(session.id)), "")
    if session.mode == "online":
        room = speech.say(N_("Online"))
    return Item(speech.pair(session, "title"), " ".join(filter(None, (clock(session.starts), room))))


def _apart(title: str, parent: str) -> str:
    """The title of a part without the parent's at its beginning."""
    rest = title.removeprefix(parent).lstrip(" ,，:：·-–—") if parent else ""
    return rest or title


def _city(picture: Picture, event: Any, speech: Speech) -> str:
    venue = picture.get("venue", event.venue_id)
    return speech.pair(event, "city") or speech.pair(venue, "city")


def _stop(picture: Picture, event: Any, speech: Speech) -> Stop:
    city = _city(picture, event, speech) or _apart(speech.one(event, "title"), "")
    day = event.starts
    dates = (
        f"{day.month}月{day.day}日" if name == "zh_CN" else f"{day.day} {_month(day, speech)}"
        for name in speech.languages
    )
    venue = picture.get("venue", event.venue_id)
    names = (event.city, event.city_other, venue.city if venue else "", venue.city_other if venue else "")
    east = next((found for found in map(longitude, names) if found is not None), None)
    return Stop(" ".join(dates), city, speech.one(event, "theme"), east)


def _month(day: date, speech: Speech) -> str:
    """The month, in three letters beside the date in another language."""
    return MONTHS[day.month - 1][:3] if speech.is_double else MONTHS[day.month - 1]


def longitude(city: str) -> float | None:
    """Degrees east of a town named in English or Chinese, “Wuchang, Harbin” and “桑植县” too."""
    table = _longitudes()
    for part in city.replace("，", ",").split(","):
        name = part.strip().casefold().replace("'", "’")
        for tried in (name, name.removesuffix(" county"), name.removesuffix(" city"), name.rstrip("市县区")):
            if tried in table:
                return table[tried]
    return next((east for name, east in table.items() if not name.isascii() and name in city), None)


@cache
def _longitudes() -> dict[str, float]:
    rows = json.loads(CITIES.read_text(encoding="utf-8"))
    return {name.casefold(): east for english, chinese, east in rows for name in (english, chinese)}
