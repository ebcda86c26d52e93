"""What a file from elsewhere says about an event, before it touches a plan.

Readers in `exports` fill these values; `planning.updating` compares them with the plan. All times are local
wall times of the schedule's own time zone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a file that was not taken over, and where it stands (“Sheet1!C14”, “day 2, event 118”)."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person named by a session. `external_id` is empty where the file's id is not trustworthy."""

    name: str
    role: str = "speaker"
    organisation: str = ""
    email: str = ""
    title: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Hall:
    """A room named by the file."""

    name: str
    external_id: str = ""
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """A track named by the file."""

    title: str
    title_other: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One session. `rooms` are names; `day` is the day it is filed under, which may be before `starts`."""

    place: str
    title: str
    title_other: str = ""
    guid: str = ""
    number: str = ""
    subtitle: str = ""
    subtitle_other: str = ""
    abstract: str = ""
    abstract_other: str = ""
    link: str = ""
    format: str = ""
    language: str = ""
    track: str = ""
    day: date | None = None
    starts: datetime | None = None
    minutes: int = 0
    rooms: tuple[str, ...] = ()
    everywhere: bool = False
    mode: str = ""
    status: str = "planned"
    expected: int | None = None
    pinned: bool = False
    needs: str = ""
    notes: str = ""
    people: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Closure:
    """An all-day entry of a calendar: a holiday, a leave, a make-up working day (`works`).

    `ends` is the last day.
    """

    title: str
    starts: date
    ends: date
    works: bool = False
    external_id: str = ""


@dataclass(slots=True)
class Schedule:
    """Everything one file says. `time_zone` is an IANA name, or empty where the file has none.

    `people` are all whom the file lists, also those who appear in no session.
    """

    title: str = ""
    title_other: str = ""
    acronym: str = ""
    external_id: str = ""
    source: str = ""
    time_zone: str = ""
    starts: date | None = None
    ends: date | None = None
    day_starts: time | None = None
    halls: list[Hall] = field(default_factory=list)
    strands: list[Strand] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    people: list[Speaker] = field(default_factory=list)
    closures: list[Closure] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Institution:
    """One organisation read from a list. `kind` is one of `models.organisation.ORGANISATION_KINDS`."""

    place: str
    name: str
    name_other: str = ""
    kind: str = "university"
    external_id: str = ""
    region: str = ""
    city: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    notes: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """One line of a sign-up list (报名表). `state` is invited, registered or arrived.

    `row_id` is its number in the plan, where the list is one of our own.
    """

    place: str
    name: str
    organisation: str = ""
    group: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    state: str = "registered"
    notes: str = ""
    external_id: str = ""
    name_other: str = ""
    languages: str = ""
    expertise: str = ""
    city: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class Chore:
    """One line of a list of tasks. `about` names its event or campaign, `row_id` is its number here."""

    place: str
    title: str
    title_other: str = ""
    due: date | None = None
    done: bool = False
    owner: str = ""
    about: str = ""
    notes: str = ""
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line of a list of our own, its cells by field. `row_id` is empty where the line was added."""

    place: str
    values: dict[str, Any]
    row_id: str = ""
