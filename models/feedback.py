"""What visitors ticked on the feedback form, as totals typed back from paper."""

from .database import Record
from .event import Event
from .fields import Count, Id, Link, Text


class Feedback(Record):
    """How many forms of an event gave one `answer` to one `question` (keys of the printed form)."""

    id = Id()
    event = Link(Event, backref="feedback", on_delete="CASCADE")
    question = Text(limit=40, needed=True)
    answer = Text(limit=40, needed=True)
    count = Count(default=0, most=1_000_000)
