"""What is planned, and where it is kept."""

from .agenda import Appearance, Session, SessionRoom, Track
from .budget import BudgetLine
from .database import Problem, Record
from .event import Event, EventPartner, EventRoom
from .feedback import Feedback
from .group import Group, GroupStop, Participant
from .image import Image
from .item import Item, Loan
from .letter import Letter
from .organisation import Agreement, Organisation
from .person import Absence, Person
from .place import Room, Venue
from .plan import Plan
from .printing import DocumentOption, Printout
from .programme import Campaign, Programme
from .release import Release, Waiver
from .risk import Risk
from .talk import Talk, TalkGiver
from .task import Task, TaskRole
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
    TaskRole,
    BudgetLine,
    Risk,
    Letter,
    Feedback,
    Waiver,
)
#: Written by `record()` alone.
RECORDED: tuple[type[Record], ...] = (Plan, Image, Release, Printout, DocumentOption)
MODELS = RECORDED[:2] + JOURNALLED + RECORDED[2:]

__all__ = [
    "JOURNALLED",
    "MODELS",
    "RECORDED",
    "Absence",
    "Agreement",
    "Appearance",
    "BudgetLine",
    "Campaign",
    "DocumentOption",
    "Event",
    "EventPartner",
    "EventRoom",
    "Feedback",
    "Group",
    "GroupStop",
    "Image",
    "Item",
    "Leg",
    "Letter",
    "Loan",
    "Organisation",
    "Participant",
    "Person",
    "Plan",
    "Printout",
    "Problem",
    "Programme",
    "Record",
    "Release",
    "Risk",
    "Room",
    "Session",
    "SessionRoom",
    "Talk",
    "TalkGiver",
    "Task",
    "TaskRole",
    "Track",
    "Venue",
    "Waiver",
]
