"""What a poster says about an event: title, date, place, people and organisers."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from exports.facts import EventFacts
from exports.palette import Accent
from exports.placed_images import kept_image
from exports.text import clean, is_han
from exports.wording import DASH, MONTHS, WEEKDAYS, WEEKDAYS_ZH, Speech, hours, span
from models.words import N_
from planning.plan import Picture


class Item(NamedTuple):
    """An event or session of a programme: its name, then when and where."""

    title: str
    detail: str


class Day(NamedTuple):
    """A day of a programme: its number, its weekday, long and short, and what is on."""

    number: str
    weekday: str
    short: str
    items: tuple[Item, ...]


class Stop(NamedTuple):
    """A stop of a tour. `east` is its longitude, where it is known."""

    date: str
    city: str
    note: str
    east: float | None


@dataclass(frozen=True, slots=True)
class Content:
    """The texts of a poster. `when` is the number, the month and what else the date says.

    `days`, `stops`, `sides` (the poster in each language) and `labels` (facts with their names) are there for
    the designs that show them; `is_dated` says that the date stands among the columns. `picture` and `logos`
    are the bytes of what the user chose.
    """

    facts: EventFacts
    brand: str
    title: str
    second: str
    theme: str
    when: tuple[str, str, tuple[str, ...]]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    organisers: tuple[tuple[str, tuple[str, ...]], ...]
    link: str
    caption: str
    seed: int
    days: tuple[Day, ...] = ()
    stops: tuple[Stop, ...] = ()
    sides: tuple["Content", ...] = ()
    labels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    is_dated: bool = False
    picture: bytes = b""
    logos: tuple[bytes, ...] = ()

    def brief(self) -> "Content":
        """The same with names in the first language only, for paper that does not take both."""
        organisers = tuple(
            (role, tuple(name.partition("\n")[0] for name in names)) for role, names in self.organisers
        )
        columns = tuple((head, more[:1]) for head, more in self.columns)
        return replace(self, organisers=organisers, columns=columns, logos=())

    @property
    def accent(self) -> Accent:
        """The programme's colours."""
        return self.facts.accent


def content(picture: Picture, facts: EventFacts, speech: Speech, link: str) -> Content:
    """The texts of an event's poster."""
    row = facts.row
    own = speech.one(row, "title")
    parent = picture.get("event", row.part_of_id)
    brand = facts.programme if facts.programme and facts.programme.casefold() != own.casefold() else ""
    return Content(
        facts=facts,
        brand=brand or (facts.host[0].replace("\n", " ") if facts.host else facts.programme),
        title=clean(own, lines=True),
        second=facts.title_other,
        theme="\n".join(facts.theme),
        when=_when(row, speech),
        columns=_columns(picture, facts, speech),
        organisers=facts.partners,
        link=link or row.link,
        caption=speech.say(N_("Details and registration")),
        seed=facts.id,
        picture=kept_image(picture, row, "image") or kept_image(picture, parent, "image"),
        logos=logos_of(picture, facts.id),
    )


def logos_of(picture: Picture, event_id: int) -> tuple[bytes, ...]:
    """The logos of those who stand behind an event, in their printed order, each once."""
    found = (kept_image(picture, row, "logo") for _partner, row in picture.partners(event_id))
    return tuple(dict.fromkeys(filter(None, found)))


def _when(row: Any, speech: Speech) -> tuple[str, str, tuple[str, ...]]:
    """(“23”, “April 2026”, (“Thursday”, “09:00–17:00”))."""
    if row.starts is None:
        return "", speech.say(N_("Date to be announced")), ()
    first, last = row.starts, row.ends or row.starts
    several = last.date() > first.date()
    if (first.year, first.month) != (last.year, last.month):
        return "", "\n".join(speech.in_each(lambda name: span(first.date(), last.date(), name))), ()
    month, more = zip(*(_month(first, several, name) for name in speech.languages), strict=True)
    number = f"{first.day}{DASH}{last.day}" if several else str(first.day)
    extra = tuple(dict.fromkeys(filter(None, more)))
    if not several and last > first:
        extra = (*extra, hours(first, last))
    return number, "\n".join(dict.fromkeys(month)), extra


def _month(first: datetime, several: bool, language: str) -> tuple[str, str]:
    """The month with its year, and the weekday of a single day."""
    if language == "zh_CN":
        return f"{first.year}年{first.month}月", "" if several else f"星期{WEEKDAYS_ZH[first.weekday()]}"
    return f"{MONTHS[first.month - 1]} {first.year}", "" if several else WEEKDAYS[first.weekday()]


def _columns(picture: Picture, facts: EventFacts, speech: Speech) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Where, with whom, for whom: a head and lines each; empty ones leave no gap."""
    found: list[tuple[str, tuple[str, ...]]] = []
    row = facts.row
    places = (*facts.venue, *facts.address)
    online = online_told(row, places, speech)
    if places:
        found.append((places[0], (*places[1:], *([online] if online else []))))
    elif online:
        found.append((online, ()))
    speakers = speakers_of(picture, facts, speech)
    if 0 < len(speakers) <= 2:
        (name, detail), *others = speakers
        more = tuple(" ".join(filter(None, other)) for other in others)
        found.append((name, tuple(filter(None, (detail, *more)))))
    audience = tuple(filter(None, speech.both(row, "audience")))
    if audience:
        found.append((speech.say(N_("For")), audience))
    return tuple(found[:3])


def online_told(row: Any, places: tuple[str, ...], speech: Speech) -> str:
    """That an event is online as well or only, where its place does not say so already."""
    word = {"online": N_("Online"), "hybrid": N_("In the room and online")}.get(row.mode)
    return speech.say(word) if word and speech.word(word) not in places else ""


def speakers_of(picture: Picture, facts: EventFacts, speech: Speech, most: int = 2) -> list[tuple[str, str]]:
    """Who speaks at an event, with their position; beyond `most` at least one more, to know they are many."""
    found: dict[str, str] = {}
    for session in picture.sessions(facts.id):
        if session.status == "cancelled":
            continue
        for appearance, person in picture.people(session.id):
            if appearance.role == "speaker" and appearance.reply != "no":
                organisation = picture.get("organisation", person.organisation_id)
                detail = speech.pair(person, "title") or speech.pair(organisation, "name")
                found.setdefault(speech.pair(person, "name"), detail)
        if len(found) > most:
            break
    return list(found.items())


def when_line(content: Content) -> str:
    """“Friday 24 April 2026, 14:00–16:00”, “2026年4月24日（星期五）14:00–16:00”, in each language."""
    number, month, more = content.when
    if not number:
        return month
    days = [text for text in more if not text[:1].isdecimal()]
    time = next((text for text in more if text[:1].isdecimal()), "")
    lines = []
    for place, text in enumerate(month.split("\n")):
        day = days[place] if place < len(days) else ""
        if is_han(text):
            date = f"{text}{number}日"
            lines.append(f"{date}（{day}）{time}" if day else f"{date}{time}")
        else:
            date = " ".join(filter(None, (day, number, text)))
            lines.append(f"{date}, {time}" if time else date)
    return "\n".join(lines)


def dated(content: Content, speech_space: str = " ") -> Content:
    """The same with the date as the first fact, for designs that have no place of their own for it."""
    number, month, more = content.when
    months = month.split("\n")
    han = [text for text in months if is_han(text)]
    heads = [f"{text}{number}日" if text in han else f"{number}{speech_space}{text}" for text in months]
    head = "\n".join(heads) if number else month
    return replace(content, columns=((head, more), *content.columns)[:3], is_dated=True)
