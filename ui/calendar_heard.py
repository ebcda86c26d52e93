"""What a screen reader hears of the calendars: their days and events, each with a sentence and a place."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QRectF

from models.words import _

from .calendar_layout import Key
from .calendar_words import month_title, spoken_day, spoken_event, week_title

if TYPE_CHECKING:
    from .calendar_view import WeeksView
    from .calendar_year import YearView


class WeeksHeard:
    """The days of a month or a week, and after each its events."""

    def __init__(self, view: "WeeksView") -> None:
        self.view, self.page = view, view.page

    def name(self) -> str:
        """What is in sight."""
        title = week_title(self.page.anchor) if self.view.tall else month_title(self.page.anchor)
        return _("Calendar, {what}").format(what=title)

    def keys(self) -> list[Key]:
        """Everything that can be pointed at, in reading order."""
        return self.view.keys

    def text(self, key: Key) -> str:
        """A day or an event in one sentence."""
        day: Any = key[1]
        if key[0] == "day":
            return spoken_day(self.page.season.facts(day), len(self.page.season.day(day)))
        wanted: Any = key[2]
        event = self.page.picture.get("event", wanted)
        problems = self.page.problems.get(event.id, (0, 0)) if event else (0, 0)
        return spoken_event(self.page.picture, event, day, problems) if event else ""

    def rect(self, key: Key) -> QRect:
        """Where it stands."""
        return self.view.sheet.rect_of(key).toRect()

    def current(self) -> Key:
        """The chosen event, else the chosen day."""
        chosen: Key = ("event", self.page.day, self.page.event_id)
        return chosen if not self.view.sheet.rect_of(chosen).isEmpty() else ("day", self.page.day)

    def chosen(self, key: Key) -> bool:
        """Whether it is chosen; an event over several days is on each of them."""
        now = self.current()
        if now[0] != "event" or key[0] != "event" or key[2] != now[2]:
            return key == now
        return self.rect(key) == self.rect(now)


class YearHeard:
    """The days of a year."""

    def __init__(self, view: "YearView") -> None:
        self.view, self.page = view, view.page

    def name(self) -> str:
        """What is in sight."""
        return _("Calendar, {what}").format(what=self.page.anchor.year)

    def keys(self) -> list[Key]:
        """Its days."""
        return self.view.keys

    def text(self, key: Key) -> str:
        """A day in one sentence."""
        day: Any = key[1]
        return spoken_day(self.page.season.facts(day), len(self.page.season.day(day)))

    def rect(self, key: Key) -> QRect:
        """Where it stands."""
        day: Any = key[1]
        assert isinstance(day, date)
        return self.view.places.get(day, QRectF()).translated(0, -self.view.scrolled()).toRect()

    def current(self) -> Key:
        """The chosen day."""
        return "day", self.page.day

    def chosen(self, key: Key) -> bool:
        """Whether it is chosen."""
        return key == self.current()
