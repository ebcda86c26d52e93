"""What is organised: kinds of event, the event itself, who stands behind it and which rooms it uses."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from . import kind_papers as papers
from .database import Problem, Record
from .fields import Choice, Count, Id, Link, Moment, Text
from .history import step
from .image import Image
from .organisation import Organisation
from .person import Person
from .place import Room, Venue, check_day_hours, check_hours
from .plan import check_zone, the_plan
from .programme import Campaign
from .words import N_, _, speaking

MODES = {"in_person": N_("In person"), "online": N_("Online"), "hybrid": N_("Hybrid")}
STATUSES = {
    "idea": N_("Idea"), "planned": N_("Planned"), "confirmed": N_("Confirmed"), "done": N_("Done"),
    "cancelled": N_("Cancelled"),
}  # fmt: skip
PARTNER_ROLES = {
    "host": N_("Host"), "organiser": N_("Organiser"), "co-organiser": N_("Co-organiser"),
    "supporter": N_("Supporter"), "media": N_("Media"),
}  # fmt: skip


class Draft(NamedTuple):
    """A session that a kind of event starts with; `after` is minutes after the event's start."""

    title: str
    format: str
    after: int
    minutes: int
    everywhere: bool = False


class Chore(NamedTuple):
    """A task a kind of event starts with; `days` are working days before (negative) or after the event."""

    title: str
    days: int


class Kind(NamedTuple):
    """A kind of event: its words, its icon, what it starts with, and what it can do (`features`)."""

    key: str
    name: str
    icon: str
    features: frozenset[str]
    hours: tuple[str, str]
    sessions: tuple[Draft, ...] = ()
    tasks: tuple[Chore, ...] = ()
    documents: tuple[str, ...] = papers.ANY


_FREE = frozenset({"agenda", "poster", "guests"})
_VISIT = _FREE | {"host", "travel"}
_ASK = (Chore(N_("Agree date and place with the host"), -30), Chore(N_("Submit the approval form"), -20))
_PRINT = (Chore(N_("Print posters and schedules"), -5), Chore(N_("Confirm all speakers"), -7))
_AFTER = (Chore(N_("Send letters of thanks"), 3), Chore(N_("Write the report and file photographs"), 10))

KINDS: dict[str, Kind] = {kind.key: kind for kind in (
    Kind("open_day", N_("Open Day"), "door-open", _FREE | {"groups"}, ("09:00", "16:30"), (
        Draft(N_("Registration"), "registration", 0, 30, True),
        Draft(N_("Opening"), "opening", 30, 30),
        Draft(N_("How a patent is examined"), "lecture", 60, 45),
        Draft(N_("Tour of the examination halls"), "tour", 60, 45),
        Draft(N_("Lunch"), "break", 165, 90, True),
        Draft(N_("Workshop: protect your idea"), "workshop", 270, 60),
        Draft(N_("Questions and answers"), "qa", 345, 45),
    ), (*_ASK, *_PRINT, Chore(N_("Brief guides and volunteers"), -2), *_AFTER), papers.DAY),
    Kind("campus_visit", N_("Campus visit"), "graduation-cap", _VISIT, ("14:00", "17:00"), (
        Draft(N_("Welcome by the university"), "opening", 0, 15),
        Draft(N_("Lecture"), "lecture", 15, 75),
        Draft(N_("Break"), "break", 90, 15, True),
        Draft(N_("Questions and answers"), "qa", 105, 45),
    ), (*_ASK, Chore(N_("Book travel"), -10), *_PRINT, *_AFTER), papers.VISIT),
    Kind("school_lecture", N_("School lecture"), "school", _VISIT | {"minors"}, ("10:00", "11:30"), (
        Draft(N_("Lecture"), "lecture", 0, 40),
        Draft(N_("Invention game"), "workshop", 45, 30),
        Draft(N_("Gift of books"), "opening", 75, 15),
    ), (*_ASK, Chore(N_("Pack books and materials"), -5), Chore(N_("Book travel"), -10), *_AFTER),
       papers.LECTURE),
    Kind("press_conference", N_("Press conference"), "newspaper", _FREE, ("10:00", "11:30"), (
        Draft(N_("Statement"), "press_conference", 0, 40), Draft(N_("Questions and answers"), "qa", 40, 50),
    ), (*_ASK, Chore(N_("Invite the media"), -7), *_AFTER), papers.STAGE),
    Kind("competition", N_("Competition"), "trophy", _FREE, ("09:00", "17:00"), (
        Draft(N_("Opening"), "opening", 0, 30), Draft(N_("Final"), "competition", 30, 180),
        Draft(N_("Prize-giving"), "opening", 420, 60),
    ), (*_ASK, *_PRINT, *_AFTER), papers.CONGRESS),
    Kind("workshop", N_("Workshop"), "presentation", _FREE, ("09:00", "12:00"), (
        Draft(N_("Workshop"), "workshop", 0, 180),
    ), (*_ASK, *_PRINT, *_AFTER), papers.ROOM),
    Kind("salon", N_("Salon"), "messages-square", _FREE, ("14:00", "17:00"), (
        Draft(N_("Keynote"), "keynote", 0, 45), Draft(N_("Conversation"), "salon", 45, 120),
    ), (*_ASK, *_PRINT, *_AFTER), papers.STAGE),
    Kind("conference", N_("Conference"), "landmark", _FREE | {"groups"}, ("09:00", "17:30"), (
        Draft(N_("Opening"), "opening", 0, 60), Draft(N_("Keynote"), "keynote", 60, 60),
    ), (*_ASK, *_PRINT, *_AFTER), papers.CONGRESS),
    Kind("training", N_("Training"), "user-round-check", _FREE, ("09:00", "17:00"), (
        Draft(N_("Opening"), "opening", 0, 30), Draft(N_("Course"), "lecture", 30, 150),
        Draft(N_("Lunch"), "break", 180, 120, True), Draft(N_("On-site teaching"), "tour", 300, 150),
    ), (*_ASK, *_PRINT, *_AFTER), papers.ROOM),
    Kind("online_course", N_("Online course"), "monitor-play", _FREE, ("19:00", "20:30"), (
        Draft(N_("Course"), "lecture", 0, 90),
    ), (Chore(N_("Test the link"), -1), *_AFTER), papers.ONLINE),
    Kind("service_stop", N_("Service-tour stop"), "briefcase-business", _VISIT, ("09:30", "16:30"), (
        Draft(N_("Opening"), "opening", 0, 20), Draft(N_("Service desks"), "exhibition", 30, 330),
        Draft(N_("Lecture"), "lecture", 30, 60), Draft(N_("Lunch"), "break", 150, 90, True),
    ), (*_ASK, Chore(N_("Book travel"), -10), *_PRINT, *_AFTER), papers.VISIT),
    Kind("other", N_("Other event"), "calendar-days", _FREE, ("09:00", "17:00")),
)}  # fmt: skip


class Event(Record):
    """One event: a day in one city, a visit, a course. Times are local to `time_zone`.

    `times` counts what is too many to list (980 online sessions in one row); `part_of` makes it a stop of a
    tour or one city of many, at two levels at most.
    """

    id = Id()
    kind = Choice(N_("Kind"), KINDS, default="other")
    title = Text(N_("Event"), limit=500, needed=True)
    title_other = Text(N_("Title in the second language"), limit=500)
    campaign = Link(Campaign, null=True, backref="events", on_delete="SET NULL")
    part_of = Link("self", null=True, backref="parts", on_delete="SET NULL", column_name="part_of_id")
    mode = Choice(N_("Mode"), MODES, default="in_person")
    status = Choice(N_("Status"), STATUSES, default="planned")
    venue = Link(Venue, null=True, backref="events", on_delete="SET NULL")
    city = Text(N_("City"), limit=100)
    city_other = Text(N_("City in the second language"), limit=100)
    starts = Moment(N_("Starts"))
    ends = Moment(N_("Ends"))
    time_zone = Text(N_("Time zone"), limit=60, default="Asia/Shanghai")
    day_starts = Text(N_("A day starts at"), limit=5, default="04:00")
    expected = Count(N_("Expected"), null=True)
    attended = Count(N_("Attended"), null=True)
    times = Count(N_("Times held"), least=1, default=1)
    audience = Text(N_("Audience"), limit=500)
    audience_other = Text(N_("Audience in the second language"), limit=500)
    language = Text(N_("Language"), limit=100)
    link = Text(N_("Link to join"), limit=1000)
    theme = Text(N_("Theme"), limit=500)
    theme_other = Text(N_("Theme in the second language"), limit=500)
    owner = Link(Person, null=True, backref="owned_events", on_delete="RESTRICT")
    contact = Link(Person, null=True, backref="contact_for", on_delete="RESTRICT")
    image = Link(Image, null=True, backref="events", on_delete="SET NULL")
    source = Text(limit=300)
    external_id = Text(limit=300)
    notes = Text(N_("Notes"), limit=8000)

    def check(self) -> None:
        super().check()
        check_zone(self.time_zone)
        if self.starts and self.ends and self.ends < self.starts:
            raise Problem(_("“{title}” ends before it starts.").format(title=self.title))
        check_hours(self.day_starts, self.day_starts, self.title)
        self._check_parent()

    def _check_parent(self) -> None:
        """Refuse to be part of oneself, or at a third level."""
        line, parent = [self.id], self.part_of
        while parent:
            if parent.id in line or len(line) > 2:
                raise Problem(
                    _("“{title}” cannot be part of “{other}”.").format(
                        title=self.title, other=self.part_of.title
                    )
                )
            line.append(parent.id)
            parent = parent.part_of


class EventPartner(Record):
    """An organisation that stands behind an event; `position` is the printed order within its role."""

    id = Id()
    event = Link(Event, backref="partners", on_delete="CASCADE")
    organisation = Link(Organisation, backref="partnerships", on_delete="RESTRICT")
    role = Choice(N_("Role"), PARTNER_ROLES, default="host")
    position = Count(default=0)


class EventRoom(Record):
    """A room that an event uses. `hours` are its own hours by day, see `models.place.check_day_hours`."""

    id = Id()
    event = Link(Event, backref="event_rooms", on_delete="CASCADE")
    room = Link(Room, backref="event_rooms", on_delete="CASCADE")
    position = Count(default=0)
    hours = Text(limit=10_000, default="{}")

    def check(self) -> None:
        super().check()
        check_day_hours(self.hours, self.room.name if self.hours not in ("", "{}") else "")


def in_two_languages(text: str) -> tuple[str, str]:
    """A word of the program in the plan's first and second language."""
    plan = the_plan()
    with speaking(plan.language):
        first = _(text)
    with speaking(plan.language_other):
        second = _(text)
    return first, "" if second == first else second


def new_event(
    kind: str, title: str, starts: datetime | None = None, *, filled: bool = True, **values: Any
) -> Event:
    """Make an event; `filled` gives it the sessions and tasks that its kind usually has."""
    from .agenda import draft_sessions
    from .task import draft_tasks

    with step(_("Add event “{title}”").format(title=title)):
        values.setdefault("time_zone", the_plan().time_zone)
        if starts and "ends" not in values:
            opens, closes = (datetime.strptime(text, "%H:%M") for text in KINDS[kind].hours)
            values["ends"] = starts + (closes - opens)
        event = Event.create(kind=kind, title=title, starts=starts, **values)
        if filled:
            draft_sessions(event)
            draft_tasks(event)
    return event


def remove_event(event: Event) -> None:
    """Delete an event, or cancel it once a version of it has been released (people hold its paper)."""
    from .release import Release

    released = Release.select().where(Release.event == event).exists()
    if released:
        with step(_("Cancel “{title}”").format(title=event.title)):
            event.status = "cancelled"
            event.save()
    else:
        with step(_("Delete “{title}”").format(title=event.title)):
            event.delete_instance()


def use_room(event: Event, room: Room) -> EventRoom:
    """Let the event use a room; nothing happens when it does already."""
    found = EventRoom.get_or_none(EventRoom.event == event, EventRoom.room == room)
    if found:
        return found
    with step(_("Use {room}").format(room=room.name)):
        count = EventRoom.select().where(EventRoom.event == event).count()
        return EventRoom.create(event=event, room=room, position=count)


def days(event: Any) -> list[Any]:
    """The calendar days an event covers, first to last; none for an idea without a date."""
    if not event.starts:
        return []
    last = (event.ends or event.starts).date()
    first = event.starts.date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
