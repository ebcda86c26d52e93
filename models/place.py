"""Venues and their rooms."""

import json
from datetime import time

from .database import Problem, Record
from .fields import Count, Flag, Id, Link, Text
from .words import N_, _


class Venue(Record):
    """A house with rooms."""

    id = Id()
    name = Text(N_("Venue"), limit=300, needed=True)
    name_other = Text(N_("Name in the second language"), limit=300)
    city = Text(N_("City"), limit=100)
    city_other = Text(N_("City in the second language"), limit=100)
    address = Text(N_("Address"), limit=500)
    address_other = Text(N_("Address in the second language"), limit=500)
    contact = Text(N_("Contact"), limit=200)
    phone = Text(N_("Telephone"), limit=100)
    notes = Text(N_("Notes"), limit=8000)


class Room(Record):
    """A room of a venue. `opens` and `closes` are its hours on every day it has none of its own."""

    id = Id()
    venue = Link(Venue, backref="rooms", on_delete="CASCADE")
    name = Text(N_("Room"), limit=300, needed=True)
    name_other = Text(N_("Name in the second language"), limit=300)
    seats = Count(N_("Seats"), null=True, most=1_000_000)
    floor = Text(N_("Floor"), limit=50)
    features = Text(N_("Features"), limit=1000)
    opens = Text(N_("Opens at"), limit=5)
    closes = Text(N_("Closes at"), limit=5)
    parallel = Flag(N_("Parallel sessions allowed"))
    position = Count(default=0)
    source = Text(limit=300)
    external_id = Text(limit=200)
    notes = Text(N_("Notes"), limit=8000)

    def check(self) -> None:
        super().check()
        check_hours(self.opens, self.closes, self.name)


def check_hours(opens: str, closes: str, name: str) -> None:
    """Both or neither, written 09:00. A room may close after midnight (`closes` before `opens`)."""
    for text in filter(None, (opens, closes)):
        try:
            time.fromisoformat(text)
        except ValueError as error:
            raise Problem(_("“{text}” is no time of day. Write it like 09:00.").format(text=text)) from error
    if bool(opens) != bool(closes):
        raise Problem(_("Give “{name}” both an opening and a closing time, or neither.").format(name=name))


def check_day_hours(text: str, name: str) -> None:
    """`{"2026-04-23": ["09:00", "17:00"]}`: a day's own hours; an empty pair closes the room that day."""
    try:
        hours = json.loads(text or "{}")
        pairs = [(pair[0], pair[1]) for pair in hours.values() if pair]
    except (ValueError, AttributeError, LookupError, TypeError) as error:
        raise Problem(_("The opening hours of “{name}” cannot be read.").format(name=name)) from error
    for opens, closes in pairs:
        check_hours(opens, closes, name)
