"""What is planned, and where it is kept."""

from .agenda import Appearance, Session, SessionRoom, Track
from .database import Problem, Record
from .event import Event, EventPartner, EventRoom
from .group import Group, GroupStop, Participant
from .item import Item, Loan
from .organisation import Agreement, Organisation
from .person import Absence, Person
from .place import Room, Venue
from .plan import Plan
from .programme import Campaign, Programme
from .release import Release, Waiver
from .talk import Talk, TalkGiver
from .task import Task
from .travel import Leg

#: Every table whose changes can be undone, parents before children.
JOURNALLED: tuple[type[Record], ...] = (
    Programme,
    Campaign,
    Organisation,
    Agreement,
    Venue,
    Room,
    Person,
    Absence,
    Talk,
    TalkGiver,
    Item,
    Event,
    EventPartner,
    EventRoom,
    Track,
    Session,
    SessionRoom,
    Appearance,
    Group,
    GroupStop,
    Participant,
    Leg,
    Loan,
    Task,
    Waiver,
)
#: Written by `record()` alone.
RECORDED: tuple[type[Record], ...] = (Plan, Release)
MODELS = RECORDED[:1] + JOURNALLED + RECORDED[1:]

__all__ = [
    "JOURNALLED",
    "MODELS",
    "RECORDED",
    "Absence",
    "Agreement",
    "Appearance",
    "Campaign",
    "Event",
    "EventPartner",
    "EventRoom",
    "Group",
    "GroupStop",
    "Item",
    "Leg",
    "Loan",
    "Organisation",
    "Participant",
    "Person",
    "Plan",
    "Problem",
    "Programme",
    "Record",
    "Release",
    "Room",
    "Session",
    "SessionRoom",
    "Talk",
    "TalkGiver",
    "Task",
    "Track",
    "Venue",
    "Waiver",
]
