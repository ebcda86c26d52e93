"""Gathering what a schedule file says, whatever its dialect, into one neutral `Schedule`.

A reader adds sessions with the times as its file has them; `finished` chooses the time zone, turns every time
into wall time of that zone, sorts out rooms and drops ids that cannot be trusted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.words import N_, _
from planning.schedule import Hall, Item, Refusal, Schedule, Speaker, Strand

from .incoming_text import line
from .incoming_times import agrees, zone_named, zone_of
from .incoming_words import ONLINE, is_everywhere, plain_format

DAY_STARTS = time(4)
#: A plan of the old kind may say its day changes at 09:00; a session at 07:30 still belongs to that morning.
LATEST_NIGHT = time(6)
LONGEST = {
    "title": (N_("title"), 1000),
    "title_other": (N_("title in the second language"), 1000),
    "subtitle": (N_("subtitle"), 2000),
    "abstract": (N_("abstract"), 60_000),
    "link": (N_("link"), 2000),
    "track": (N_("track"), 200),
}
"""Characters that a plan keeps of each; what is longer is refused, never cut."""
SHORT = 40
"""Characters of a title that may itself name a kind: “Lunch”, “Coffee break”, 签到."""
LONGEST_NAME = 200
LONGEST_ROOM = 300
MOST_MINUTES = 31 * 24 * 60
SEPARATORS = (", ", ",", "; ", ";", "、", " / ", " + ", " & ")


class Draft:
    """A schedule in the making. `zone` is the plan's time zone, for files that name none."""

    def __init__(self, source: str, zone: str) -> None:
        self.schedule = Schedule(source=source)
        self.zone = zone_named(zone) or "Asia/Shanghai"
        self.chosen_zone = ""
        self.named_halls: dict[str, Hall] = {}
        self.named_strands: dict[str, Strand] = {}

    def hall(self, name: str, external_id: str = "", seats: int | None = None) -> None:
        """A room the file lists, whether or not anything is in it."""
        if name and name not in self.named_halls:
            self.named_halls[name] = Hall(name, external_id, seats)

    def strand(self, title: str, other: str = "", code: str = "") -> None:
        """A track the file lists."""
        if title and title not in self.named_strands:
            self.named_strands[title] = Strand(title, "" if other == title else other, code)

    def refuse(self, place: str, message: str) -> None:
        """A part that cannot be taken over."""
        self.schedule.refused.append(Refusal(place, message))

    def add(self, item: Item) -> None:
        """A session; one that cannot be stored is refused with its place."""
        message = _obstacle(item)
        if message:
            self.refuse(item.place, message)
            return
        self.schedule.items.append(item)
        for name in item.rooms:
            if not is_everywhere(name):
                self.hall(name)
        if item.track:
            self.strand(item.track)

    def finished(self) -> Schedule:
        """The schedule, all times local."""
        schedule = self.schedule
        schedule.time_zone = self._zone()
        splits = self._splits()
        doubtful = _doubtful(speaker for item in schedule.items for speaker in item.people)
        schedule.items = [self._settled(item, splits, doubtful) for item in schedule.items]
        used = {name for item in schedule.items for name in item.rooms}
        schedule.halls = [
            hall for hall in self.named_halls.values() if hall.name in used or hall.name not in splits
        ]
        schedule.strands = list(self.named_strands.values())
        days = [item.day for item in schedule.items if item.day]
        if days:
            schedule.starts = min([*days, *filter(None, [schedule.starts])])
            schedule.ends = max([*days, *filter(None, [schedule.ends])])
        return schedule

    def _zone(self) -> str:
        if self.chosen_zone:
            return self.chosen_zone
        told = [item.starts for item in self.schedule.items if item.starts and item.starts.tzinfo]
        named = zone_named(self.schedule.time_zone)
        if named and agrees(named, told):
            return named
        derived = zone_of(told, self.zone)
        if named and derived:
            self.schedule.notes.append(
                _("The file calls its time zone {named}, but its times are those of {zone}.").format(
                    named=named, zone=derived
                )
            )
        elif self.schedule.time_zone and not named:
            self.schedule.notes.append(
                _("The time zone “{named}” of the file is not known.").format(named=self.schedule.time_zone)
            )
        return derived or named

    def _splits(self) -> dict[str, tuple[str, ...]]:
        """Room texts that list several rooms, each of which the file also names alone."""
        found = {}
        for name in self.named_halls:
            for separator in SEPARATORS:
                parts = tuple(part.strip() for part in name.split(separator))
                if len(parts) > 1 and all(part in self.named_halls for part in parts):
                    found[name] = tuple(dict.fromkeys(parts))
                    break
        return found

    def _settled(self, item: Item, splits: dict[str, tuple[str, ...]], doubtful: set[str]) -> Item:
        starts = item.starts
        kind = item.format
        if not kind and not item.people and len(item.title) <= SHORT:
            kind = plain_format(item.title)
        if starts and starts.tzinfo:
            zone = ZoneInfo(self.schedule.time_zone)
            starts = starts.astimezone(zone).replace(tzinfo=None)
        rooms = tuple(dict.fromkeys(part for name in item.rooms for part in splits.get(name, (name,))))
        everywhere = item.everywhere or any(is_everywhere(name) for name in rooms)
        people = tuple(
            replace(speaker, external_id="") if speaker.external_id in doubtful else speaker
            for speaker in item.people
        )
        return replace(
            item,
            format=kind,
            starts=starts,
            day=item.day or (filed(starts, self.schedule.day_starts) if starts else None),
            rooms=tuple(name for name in rooms if not is_everywhere(name)),
            everywhere=everywhere,
            mode=item.mode or ("online" if rooms and all(ONLINE.match(name) for name in rooms) else ""),
            people=people,
        )


def filed(starts: datetime, day_starts: time | None) -> date:
    """The day a start is filed under where the file is silent: early hours belong to the evening before."""
    early = starts.time() < min(day_starts if day_starts is not None else DAY_STARTS, LATEST_NIGHT)
    return starts.date() - timedelta(days=1) if early else starts.date()


def placed(day: date, clock: time, day_starts: time | None) -> datetime:
    """The start of a session filed under `day` at `clock`: small hours lie on the date after it."""
    early = clock < min(day_starts if day_starts is not None else DAY_STARTS, LATEST_NIGHT)
    return datetime.combine(day + timedelta(days=1) if early else day, clock)


def _obstacle(item: Item) -> str:
    if not item.title:
        return _("It has no title.")
    for field, (label, most) in LONGEST.items():
        if len(getattr(item, field)) > most:
            return _("Its {field} is longer than {most} characters.").format(field=_(label), most=most)
    if any(len(name) > LONGEST_ROOM for name in item.rooms):
        return _("The name of its room is longer than {most} characters.").format(most=LONGEST_ROOM)
    if any(len(speaker.name) > LONGEST_NAME for speaker in item.people):
        return _("The name of a person is longer than {most} characters.").format(most=LONGEST_NAME)
    if item.minutes > MOST_MINUTES:
        return _("It is longer than 31 days.")
    return ""


def _doubtful(people: Iterable[Speaker]) -> set[str]:
    """Ids that say nothing: 0, and those carried by two names."""
    names: dict[str, set[str]] = defaultdict(set)
    for speaker in people:
        names[speaker.external_id].add(line(speaker.name).casefold())
    return {"0"} | {key for key, called in names.items() if len(called) > 1}
