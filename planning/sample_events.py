"""The events of the sample season, each with its partners, rooms, sessions, groups, guests and tasks."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from models import (
    Campaign,
    Event,
    EventPartner,
    EventRoom,
    Group,
    GroupStop,
    Organisation,
    Participant,
    Person,
    Room,
    Session,
    Task,
    Venue,
)  # fmt: skip
from models.event import KINDS, in_two_languages

from .sample_agenda import AgendaRows
from .sample_dates import REPORTED, moved, status
from .sample_rows import Rows

_LASTING = timedelta(days=14)  # an event this long, such as the tour, begins and ends with its parts
_WORKWEEK = 7 / 5


class EventRows:
    """Makes the rows of one event after the other."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.words = rows, rows.words
        self.agendas = AgendaRows(rows)
        self._taken: dict[str, set[date]] = {}
        self._shift: dict[str, timedelta] = {}
        self._in_both = cache(in_two_languages)

    def add(self, told: dict[str, Any]) -> None:
        """Make everything of one event; in another year than the reported one, what is told `otherwise`."""
        swap: dict[str, str] = {}
        if self.rows.year != REPORTED:
            otherwise = told.get("otherwise", {})
            swap, told = otherwise.get("replace", {}), told | otherwise
        event = self._event(told)
        self._partners(event, told)
        self._rooms(event, told)
        made = self.agendas.add(event, told, swap)
        groups = [self._group(event, row, made) for row in told.get("groups", ())]
        for number, row in enumerate(told.get("participants", ())):
            self._participant(event, row, number, groups)
        if told.get("tasks"):
            self._tasks(event)

    def close(self) -> None:
        """Let what lasts long begin with its first part and end with its last."""
        events: list[Any] = self.rows.made(Event)
        for event in events:
            parts = [part for part in events if part.part_of is event]
            if parts and event.ends - event.starts > _LASTING:
                event.starts = min(part.starts for part in parts)
                event.ends = max(part.ends for part in parts)

    def _event(self, told: dict[str, Any]) -> Event:
        rows, words = self.rows, self.words
        venue = rows.row(Venue, told.get("venue"))
        starts, ends = self._when(told)
        state = status(starts, ends, rows.today)
        expected, attended = told.get("expected"), told.get("attended")
        happened = state == "done" and not (told.get("reported") and rows.year != REPORTED)
        city = (
            {"city": venue.city, "city_other": venue.city_other}
            if venue
            else words.twins("city", told["city"])
        )
        event: Event = rows.add(
            told["key"], Event, kind=told["kind"], campaign=rows.row(Campaign, told["campaign"]),
            part_of=rows.row(Event, told.get("part_of")), mode=told["mode"], status=state, venue=venue,
            starts=starts, ends=ends, expected=expected, attended=attended if happened else None,
            times=told.get("times", 1), language=told["language"],
            link=told.get("link", ""), owner=rows.row(Person, told["owner"]),
            contact=rows.row(Person, told["contact"]), source="sample", external_id=told["key"],
            notes=words.first(told.get("notes")), **city, **words.twins("title", told["title"]),
            **words.twins("theme", told.get("theme")), **words.twins("audience", told["audience"]),
        )  # fmt: skip
        return event

    def _when(self, told: dict[str, Any]) -> tuple[datetime, datetime]:
        starts, ends = datetime.fromisoformat(told["starts"]), datetime.fromisoformat(told["ends"])
        if told["campaign"] in self.rows.fixed:
            year = self.rows.year
            return starts.replace(year=year), ends.replace(year=year)
        if told.get("follows"):
            shift = self._shift[told["part_of"]]
            return starts + shift, ends + shift
        taken = self._taken.setdefault(told["owner"], set())
        first, last = moved(starts.date(), ends.date(), self.rows.year, taken)
        self._shift[told["key"]] = first - starts.date()
        return datetime.combine(first, starts.time()), datetime.combine(last, ends.time())

    def _partners(self, event: Event, told: dict[str, Any]) -> None:
        for role, keys in told["partners"].items():
            for position, key in enumerate(keys):
                self.rows.add(
                    "", EventPartner, event=event, role=role, position=position,
                    organisation=self.rows.row(Organisation, key),
                )  # fmt: skip

    def _rooms(self, event: Event, told: dict[str, Any]) -> None:
        """The rooms in which the event has sessions, in the order of their house."""
        used = {row["room"] for row in told.get("sessions", ())} - {"*", "online", ""}
        rooms = sorted((self.rows.row(Room, key) for key in used), key=lambda room: room.position)
        for position, room in enumerate(rooms):
            self.rows.add("", EventRoom, event=event, room=room, position=position)

    def _group(self, event: Any, row: dict[str, Any], made: dict[tuple[str, str], Session]) -> Group:
        day = event.starts.date()
        group: Group = self.rows.add(
            "", Group, event=event, name=self.words.first(row["name"]),
            organisation=self.rows.row(Organisation, row["organisation"]), heads=row["heads"],
            minors=row["minors"], adults=row["adults"], language=row["language"],
            arrives=datetime.combine(day, time.fromisoformat(row["arrives"])),
            leaves=datetime.combine(day, time.fromisoformat(row["leaves"])),
            contact=self.words.first(row["contact"]),
        )  # fmt: skip
        for position, (at, room) in enumerate(row["round"] or ()):
            self.rows.add("", GroupStop, group=group, session=made[at, room], position=position)
        return group

    def _participant(self, event: Event, row: dict[str, Any], number: int, groups: list[Group]) -> None:
        """A trainer of the plan by key, or a guest by name; one in seven did not come."""
        rows, words = self.rows, self.words
        came = event.status == "done" and number % 7 != 6
        values: dict[str, Any] = {"state": "arrived" if came else "registered" if number % 5 else "invited"}
        person = rows.row(Person, row.get("person"))
        if person:
            values |= {
                "person": person, "name": person.name, "organisation": person.organisation.name,
                "title": person.title, "state": "arrived" if event.status == "done" else "registered",
            }  # fmt: skip
        else:
            home = rows.row(Organisation, row["organisation"])
            values |= {
                "name": words.first(row["name"]), "title": words.first(row["title"]),
                "organisation": home.name if home else words.first(row["affiliation"]),
                "group": groups[row["group"]] if row["group"] is not None else None,
                "consent": ("yes", "", "no")[number % 3],
            }  # fmt: skip
        rows.add("", Participant, event=event, external_id=f"{number + 1:03d}", **values)

    def _tasks(self, event: Any) -> None:
        """The tasks its kind brings; done where their day is past."""
        for chore in KINDS[event.kind].tasks:
            title, other = self._in_both(chore.title)
            due = event.starts.date() + timedelta(days=round(chore.days * _WORKWEEK))
            self.rows.add(
                "", Task, event=event, title=title, title_other=other, workdays=chore.days, owner=event.owner,
                done=due < self.rows.today,
            )  # fmt: skip
