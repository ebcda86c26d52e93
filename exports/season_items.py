"""What stands in a season planner: bands of campaigns and long events, marks of days, by month."""

from calendar import monthrange
from collections import Counter
from datetime import date, datetime
from typing import Any, NamedTuple

from exports import Request
from exports.document import YEARS
from exports.facts import chosen_events
from exports.palette import Accent, accent
from exports.text import clean
from exports.wording import Speech
from models.database import Problem
from models.words import _, ngettext, speaking
from planning.plan import Picture

LASTING = 92
"""Days from which a band stands once above the months, and not in each of them."""
BRIEF = 3
"""Parts of an event that lasts fewer days do not stand for themselves: ten cities on one day are one mark."""


class Entry(NamedTuple):
    """A campaign or event: its days, what it is called, its colour. An idea is drawn hollow.

    An event has its times and `where` it is, or how many parts it has.
    """

    first: date
    last: date
    label: str
    accent: Accent
    is_campaign: bool
    is_idea: bool
    starts: datetime | None = None
    ends: datetime | None = None
    where: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it is an event within one day, shown by a mark and not by a band."""
        return self.first == self.last and not self.is_campaign


class Month(NamedTuple):
    """A month with its number of days, the events that begin in it, and its entries."""

    year: int
    number: int
    days: int
    events: int
    entries: tuple[Entry, ...]


class Stretch(NamedTuple):
    """Some days of the season: what is in them, the programmes that occur, and how much there is."""

    first: date
    last: date
    entries: tuple[Entry, ...]
    programmes: tuple[tuple[str, Accent], ...]
    events: int
    campaigns: int


class Season(NamedTuple):
    """A year: its months, what lasts through many, the programmes that occur, and how much there is."""

    year: int
    months: tuple[Month, ...]
    lasting: tuple[Entry, ...]
    programmes: tuple[tuple[str, Accent], ...]
    events: int
    campaigns: int


def season(picture: Picture, request: Request, speech: Speech) -> Season:
    """The year asked for, else the plan's, else that of most events."""
    dated = _dated(picture, request)
    year = int(request.option("year") or picture.plan.year or 0) or _usual_year(dated, request)
    if not YEARS[0] <= year <= YEARS[1]:
        raise Problem(_("There is no planner of the year {year}.").format(year=year))
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows, campaigns, entries = _between(picture, request, speech, first, last)
    leaves = _leaves(rows)
    lasting = tuple(entry for entry in entries if (entry.last - entry.first).days >= LASTING)
    brief = [entry for entry in entries if entry not in lasting]
    months = tuple(_month(year, number, brief, leaves) for number in range(1, 13))
    return Season(
        year, months, lasting, _programmes(picture, rows, campaigns, speech), len(leaves), len(campaigns)
    )


def stretch(picture: Picture, request: Request, speech: Speech, first: date, last: date) -> Stretch:
    """What is in a stretch of days."""
    rows, campaigns, entries = _between(picture, request, speech, first, last)
    leaves = _leaves(rows)
    programmes = _programmes(picture, rows, campaigns, speech)
    return Stretch(first, last, tuple(entries), programmes, len(leaves), len(campaigns))


def next_day(picture: Picture, request: Request, first: date, today: date) -> date:
    """The day of the first event from `first` on, else of the last one, else today."""
    days = [row.starts.date() for row in _dated(picture, request)]
    return min((day for day in days if day >= first), default=max(days, default=today))


def _dated(picture: Picture, request: Request) -> list[Any]:
    rows = [picture.get("event", number) for number in chosen_events(picture, request.events)]
    return [row for row in rows if row is not None and row.starts]


def _between(
    picture: Picture, request: Request, speech: Speech, first: date, last: date
) -> tuple[list[Any], list[Any], list[Entry]]:
    """The events and campaigns of a stretch, and what is shown of them: campaigns first."""
    rows = [
        row
        for row in _dated(picture, request)
        if row.starts.date() <= last and (row.ends or row.starts).date() >= first
    ]
    campaigns = _campaigns(picture, first, last) if not request.events else []
    names = {(row.id, row.title) for row in campaigns}
    there = {row.id for row in rows}
    shown = [
        row
        for row in rows
        if not (row.part_of_id in there and _is_inside(picture, row))
        and (row.campaign_id, row.title) not in names
    ]
    entries = [
        *(_campaign(picture, row, speech) for row in campaigns),
        *(_event(picture, row, speech) for row in shown),
    ]
    entries.sort(key=lambda e: (not e.is_campaign, e.first, -(e.last - e.first).days, e.label))
    return rows, campaigns, entries


def _leaves(rows: list[Any]) -> list[Any]:
    """The events without those whose parts are among them."""
    parents = {row.part_of_id for row in rows}
    return [row for row in rows if row.id not in parents]


def _usual_year(rows: list[Any], request: Request) -> int:
    years = Counter(row.starts.year for row in rows)
    return years.most_common(1)[0][0] if years else request.printed.year


def _campaigns(picture: Picture, first: date, last: date) -> list[Any]:
    dated = [row for row in picture.all("campaign") if row.starts]
    return [row for row in dated if row.starts <= last and (row.ends or row.starts) >= first]


def _is_inside(picture: Picture, row: Any) -> bool:
    """Whether an event is shown by its parent's mark already."""
    parent = picture.get("event", row.part_of_id)
    if parent is None or not parent.starts or parent.status == "cancelled":
        return False
    return ((parent.ends or parent.starts).date() - parent.starts.date()).days < BRIEF


def _campaign(picture: Picture, row: Any, speech: Speech) -> Entry:
    programme = picture.get("programme", row.programme_id)
    shade = accent(programme.colour if programme else "")
    return Entry(row.starts, row.ends or row.starts, speech.pair(row, "title"), shade, True, False)


def _event(picture: Picture, row: Any, speech: Speech) -> Entry:
    programme = picture.programme_of(row)
    shade = accent(programme.colour if programme else "")
    ends = max(row.starts, row.ends or row.starts)
    label, where = _label(picture, row, speech), _where(picture, row, speech)
    is_idea = row.status == "idea"
    first, last = row.starts.date(), ends.date()
    return Entry(first, last, label, shade, False, is_idea, row.starts, ends, "" if where == label else where)


def _where(picture: Picture, row: Any, speech: Speech) -> str:
    """City and venue of an event; of one that has parts, how many."""
    parts = [part for part in picture.of("event", "part_of_id", row.id) if part.status != "cancelled"]
    if parts:
        with speaking(speech.main):
            return ngettext("{count} part", "{count} parts", len(parts)).format(count=len(parts))
    venue = picture.get("venue", row.venue_id)
    city = speech.one(row, "city") or speech.one(venue, "city")
    name = speech.one(venue, "name")
    texts = (city if city not in name else "", name)
    return speech.word(", ").join(filter(None, texts))


def _label(picture: Picture, row: Any, speech: Speech) -> str:
    """The city of a stop; a title without the name of its programme before it."""
    parent = picture.get("event", row.part_of_id)
    if parent is not None:
        venue = picture.get("venue", row.venue_id)
        city = speech.pair(row, "city") or speech.pair(venue, "city")
        if city:
            return city
    programme = picture.programme_of(row)
    titles = speech.both(row, "title")
    names = speech.both(programme, "name") if programme else ("", "")
    return " ".join(_without(title, name) for title, name in zip(titles, names, strict=True) if title)


def _without(title: str, name: str) -> str:
    rest = title.removeprefix(name).lstrip(" ,，:：·-–—") if name else title
    return clean(rest if any(letter.isalpha() for letter in rest.strip("年")) else title)


def _month(year: int, number: int, entries: list[Entry], leaves: list[Any]) -> Month:
    days = monthrange(year, number)[1]
    first, last = date(year, number, 1), date(year, number, days)
    inside = tuple(entry for entry in entries if entry.first <= last and entry.last >= first)
    begun = sum(first <= row.starts.date() <= last for row in leaves)
    return Month(year, number, days, begun, inside)


def _programmes(
    picture: Picture, rows: list[Any], campaigns: list[Any], speech: Speech
) -> tuple[tuple[str, Accent], ...]:
    """The programmes that occur, in their own order."""
    used = {campaign.programme_id for campaign in campaigns}
    used |= {programme.id for row in rows if (programme := picture.programme_of(row)) is not None}
    known = [row for row in picture.all("programme") if row.id in used]
    known.sort(key=lambda row: (row.position, row.id))
    return tuple((speech.pair(row, "name"), accent(row.colour)) for row in known)


def counted(month: Month, speech: Speech) -> Month:
    """The month with the marks of a day and colour made one, for a month that no page takes otherwise."""
    groups: dict[tuple[date, Accent], list[Entry]] = {}
    bands = []
    for entry in month.entries:
        if entry.first == entry.last and not entry.is_campaign:
            groups.setdefault((entry.first, entry.accent), []).append(entry)
        else:
            bands.append(entry)
    with speaking(speech.main):
        marks = [
            found[0]
            if len(found) == 1
            else found[0]._replace(
                label=ngettext("{count} event", "{count} events", len(found)).format(count=len(found))
            )
            for found in groups.values()
        ]
    return month._replace(entries=(*bands, *marks))
