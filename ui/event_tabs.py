"""The tabs of the page of an event: their names, how each is made when first seen, and which event has it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.event import KINDS
from models.words import N_
from planning.plan import Picture, Row

if TYPE_CHECKING:
    from .event import EventPage

TABS = {
    "overview": N_("Overview"),
    "parts": N_("Cities"),
    "visit": N_("Visit"),
    "agenda": N_("Agenda"),
    "sessions": N_("Sessions"),
    "people": N_("People"),
    "guests": N_("Sign-up list"),
    "groups": N_("Groups"),
    "tasks": N_("Tasks"),
    "budget": N_("Budget"),
    "risks": N_("Risks"),
    "feedback": N_("Feedback"),
}


def _overview(page: "EventPage") -> QWidget:
    from .overview import Overview

    return Overview(page)


def _agenda(page: "EventPage") -> QWidget:
    from .board_tab import BoardTab

    return BoardTab(page)


def _parts(page: "EventPage") -> QWidget:
    from .cities import Parts

    return Parts(page)


def _visit(page: "EventPage") -> QWidget:
    from .visit import Visit

    return Visit(page)


def _groups(page: "EventPage") -> QWidget:
    from .groups import Groups

    return Groups(page)


def _sessions(page: "EventPage") -> QWidget:
    from .sessions import Sessions

    return Sessions(page)


def _people(page: "EventPage") -> QWidget:
    from .event_people import EventPeople

    return EventPeople(page)


def _guests(page: "EventPage") -> QWidget:
    from .guests import Guests

    return Guests(page)


def _tasks(page: "EventPage") -> QWidget:
    from .tasks_list import TaskList

    return TaskList(page.lectern, lambda: page.event_id)


def _budget(page: "EventPage") -> QWidget:
    from .budget import Budget

    return Budget(page)


def _risks(page: "EventPage") -> QWidget:
    from .risks import Risks

    return Risks(page)


def _feedback(page: "EventPage") -> QWidget:
    from .feedback import FeedbackTab

    return FeedbackTab(page)


def _took_place(picture: Picture, event: Row) -> bool:
    """Whether forms can have come back: the event has begun, or answers are counted."""
    begun = event.starts is not None and event.starts <= datetime.now() and event.status != "cancelled"
    return event.status == "done" or begun or bool(picture.of("feedback", "event_id", event.id))


MAKERS: dict[str, Callable[["EventPage"], Any]] = {
    "overview": _overview, "parts": _parts, "agenda": _agenda, "sessions": _sessions, "people": _people,
    "guests": _guests, "visit": _visit, "groups": _groups, "tasks": _tasks,
    "budget": _budget, "risks": _risks,
    "feedback": _feedback,
}  # fmt: skip
#: Tabs that not every event has: when it has them.
HAVE: dict[str, Callable[[Picture, Row], bool]] = {
    "feedback": _took_place,
    "parts": lambda picture, event: bool(picture.of("event", "part_of_id", event.id)),
    "visit": lambda picture, event: (
        bool(picture.of("leg", "event_id", event.id))
        or any(
            "travel" in KINDS[each.kind].features
            for each in (event, *picture.of("event", "part_of_id", event.id))
        )
    ),
    "groups": lambda picture, event: (
        bool({"groups", "minors"} & KINDS[event.kind].features)
        or bool(picture.of("group", "event_id", event.id))
    ),
}
