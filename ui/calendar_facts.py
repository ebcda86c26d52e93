"""What a calendar shows of a plan: the events of each day, the campaigns and holidays that span days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from models.event import days
from models.words import _, ngettext
from planning.coming import progress, taking_place
from planning.plan import Picture, Row
from planning.spoken import spoken
from planning.workdays import DayFacts, day_facts

from .calendar_words import day_month
from .kinds import event_colour
from .theme import PROGRAMMES

#: Events of more days than this stand on their first and last day only.
LONG = 7
#: Campaigns of more days than this stand in the strip of the year, and in the weeks only where few are shown.
SEASON, FEW = 200, 2
_DAY = timedelta(days=1)
_BETWEEN = " :：,，、·—–-"


@dataclass(frozen=True, slots=True)
class Band:
    """A campaign, an event with parts, or a holiday, which has neither id: days from `first` to `last`."""

    title: str
    colour: str
    first: date
    last: date
    campaign_id: int | None = None
    event_id: int | None = None

    @property
    def holiday(self) -> bool:
        """Whether nothing is planned behind it."""
        return self.campaign_id is None and self.event_id is None


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a band that one week shows: in which lane, over which of the seven days."""

    band: Band
    lane: int
    left: int
    right: int
    second: str


class Season:
    """A plan as the calendar shows it; `passes` lets events through, `campaigns` those with a band."""

    def __init__(
        self,
        picture: Picture,
        passes: Callable[[Row], bool] | None = None,
        of_campaign: Callable[[Row], bool] | None = None,
    ) -> None:
        self.picture = picture
        self._facts: dict[date, DayFacts] = {}
        self._off: dict[int, list[tuple[date, date]]] = {}
        self.events = [e for e in taking_place(picture) if passes is None or passes(e)]
        self.by_day = _by_day(self.events)
        self.campaigns = [
            _campaign(picture, c)
            for c in picture.all("campaign")
            if c.starts and (of_campaign is None or of_campaign(c))
        ]
        self.wholes = _wholes(picture, self.events)

    def day(self, day: date) -> list[Row]:
        """The events of a day: those that begin then by hour, then those that go on."""
        return self.by_day.get(day, [])

    def facts(self, day: date) -> DayFacts:
        """Whether people work on a day, and its holiday."""
        if day not in self._facts:
            self._facts[day] = day_facts(self.picture, day)
        return self._facts[day]

    @cached_property
    def far(self) -> dict[int, str]:
        """How far each campaign is, in a few words."""
        return {
            p.campaign.id: _("{done} of {target} events").format(done=p.held + p.confirmed, target=p.target)
            for p in progress(self.picture)
            if p.what == "events"
        }

    def going_on(self, day: date) -> list[Band]:
        """The campaigns under way on a day, those that end first before the others."""
        return sorted(
            (b for b in self.campaigns if b.first <= day <= b.last), key=lambda b: (b.last, b.first)
        )

    def long_on(self, day: date) -> list[Row]:
        """Events of many days that go on then without standing on that day, by their end."""
        known = {event.id for event in self.day(day)}
        rows = [e for e in self.events if e.id not in known and e.starts.date() < day < _last(e)]
        return sorted(rows, key=lambda e: (_last(e), e.title))

    @cached_property
    def _banded(self) -> list[Band]:
        """What stands in the weeks because it tells one week from another.

        A campaign of one large event of the same name stands there as that event.
        """
        few = len(self.campaigns) <= FEW
        named = {band.title for band in self.wholes}
        bands = [band for band in self.campaigns if band.title not in named] + self.wholes
        return [b for b in bands if few or (b.last - b.first).days < SEASON]

    def wholes_on(self, day: date) -> list[Band]:
        """The events with parts that are under way on a day."""
        return [band for band in self.wholes if band.first <= day <= band.last]

    def pieces(self, monday: date, lanes: int) -> tuple[list[Piece], list[Band]]:
        """The bands of a week, and those there is no lane for: the longest ones."""
        sunday = monday + 6 * _DAY
        holidays = list(self._holidays(monday))
        here = [b for b in self._banded if b.first <= sunday and b.last >= monday]
        here.sort(key=lambda b: (b.last - b.first, b.first, b.title))
        kept: list[Band] = []
        for band in here:
            if _lanes([*kept, band, *holidays], monday) <= lanes:
                kept.append(band)
        left_out = [band for band in here if band not in kept]
        return list(self._packed([*sorted(kept, key=_longest), *holidays], monday)), left_out

    def _packed(self, bands: Sequence[Band], monday: date) -> Iterator[Piece]:
        taken: list[set[int]] = []
        for band in bands:
            left = max(0, (band.first - monday).days)
            right = min(6, (band.last - monday).days)
            wanted = set(range(left, right + 1))
            lane = next((n for n, used in enumerate(taken) if not used & wanted), len(taken))
            if lane == len(taken):
                taken.append(set())
            taken[lane] |= wanted
            yield Piece(band, lane, left, right, self._second(band, monday))

    def _second(self, band: Band, monday: date) -> str:
        ends_later = band.last > monday + 6 * _DAY
        if ends_later and band.first >= monday:
            return _("to {day}").format(day=day_month(band.last))
        if band.event_id is not None and band.campaign_id is None:
            count = len(self.picture.of("event", "part_of_id", band.event_id))
            return ngettext("{count} part", "{count} parts", count).format(count=count)
        return self.far.get(band.campaign_id, "") if band.campaign_id else ""

    def _holidays(self, monday: date) -> Iterator[Band]:
        """The holidays of a week, each from its first to its last day in any week."""
        day = monday
        while day <= monday + 6 * _DAY:
            facts = self.facts(day)
            if facts.works or not facts.name:
                day += _DAY
                continue
            first = last = day
            while self._same(first - _DAY, facts.name):
                first -= _DAY
            while self._same(last + _DAY, facts.name):
                last += _DAY
            yield Band(facts.name, "text-3", first, last)
            day = last + _DAY

    def days_off(self, year: int) -> list[tuple[date, date]]:
        """The stretches of public holidays in a year, first and last day."""
        if year not in self._off:
            found: list[tuple[date, date]] = []
            day = date(year, 1, 1)
            while day.year == year:
                facts = self.facts(day)
                if facts.name and not facts.works:
                    joins = bool(found) and found[-1][1] == day - _DAY
                    found[-1:] = [(found[-1][0], day)] if joins else [*found[-1:], (day, day)]
                day += _DAY
            self._off[year] = found
        return self._off[year]

    def _same(self, day: date, name: str) -> bool:
        facts = self.facts(day)
        return not facts.works and facts.name == name


def short_title(picture: Picture, event: Row) -> tuple[str, str]:
    """A title without the brand it begins with, and the brand: (“Tsinghua University”, “Campuses”)."""
    parent = picture.get("event", event.part_of_id)
    campaign = picture.get("campaign", event.campaign_id)
    programme = picture.programme_of(event)
    title = spoken(picture, event)
    names = [spoken(picture, parent), spoken(picture, campaign), spoken(picture, programme, "name")]
    for name in sorted(filter(None, names), key=len, reverse=True):
        rest = title[len(name) :]
        if title.startswith(name) and rest[:1] in set(_BETWEEN) and rest.strip(_BETWEEN):
            return rest.strip(_BETWEEN), name
    return title, ""


def _last(event: Row) -> date:
    last: date = (event.ends or event.starts).date()
    return last


def _campaign(picture: Picture, campaign: Row) -> Band:
    programme = picture.get("programme", campaign.programme_id)
    colour = PROGRAMMES.get(programme.colour, "slate") if programme else "slate"
    return Band(
        spoken(picture, campaign), colour, campaign.starts, campaign.ends or campaign.starts, campaign.id
    )


def _wholes(picture: Picture, events: Sequence[Row]) -> list[Band]:
    """The events of which these are parts, from their first to their last part."""
    parts: dict[int, list[Row]] = {}
    for event in events:
        if event.part_of_id is not None:
            parts.setdefault(event.part_of_id, []).append(event)
    found = []
    for parent_id, rows in parts.items():
        parent = picture.get("event", parent_id)
        if parent is None or parent.status == "cancelled":
            continue
        first, last = min(row.starts.date() for row in rows), max(map(_last, rows))
        campaign = picture.get("campaign", parent.campaign_id)
        known = campaign.id if campaign and campaign.title == parent.title else None
        found.append(
            Band(spoken(picture, parent), event_colour(picture, parent), first, last, known, parent.id)
        )
    return found


def _by_day(events: Sequence[Row]) -> dict[date, list[Row]]:
    found: dict[date, list[Row]] = {}
    for event in events:
        covered = days(event)
        for day in (covered[0], covered[-1]) if len(covered) > LONG else covered:
            found.setdefault(day, []).append(event)
    for day, rows in found.items():
        rows.sort(key=lambda e: (e.starts.date() != day, e.starts.time(), e.title))
    return found


def _longest(band: Band) -> tuple[timedelta, date, str]:
    return band.first - band.last, band.first, band.title


def _lanes(bands: Sequence[Band], monday: date) -> int:
    """How many of them stand above each other on one day of a week at most."""
    firsts = {max(band.first, monday) for band in bands}
    return max((sum(b.first <= day <= b.last for b in bands) for day in firsts), default=0)
