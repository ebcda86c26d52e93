"""What is done with an event in the calendar, from its menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from models import Event
from models.event import STATUSES, remove_event
from models.event_acts import change_events
from models.words import _
from planning.plan import Row

from .calendar_ask import AskDay
from .calendar_facts import Band
from .calendar_move import Carry, propose
from .errors import saying

if TYPE_CHECKING:
    from .calendar import CalendarPage


def event_menu(page: "CalendarPage") -> QMenu:
    """What can be done with the chosen event, and on the chosen day."""
    menu = QMenu(page)
    event = page.picture.get("event", page.event_id)
    if event is not None:
        menu.addAction(_("Open"), lambda: page.open_event(event.id))
        menu.addAction(_("Documents"), lambda: page.lectern.go("documents", event.id))
        statuses = menu.addMenu(_("Status"))
        for key, name in STATUSES.items():
            statuses.addAction(_(name), partial(change_status, page, event.id, key))
        menu.addAction(_("Move to another day…"), lambda: ask_move(page, event))
        menu.addSeparator()
        menu.addAction(_("Delete"), lambda: delete(page, event))
        menu.addSeparator()
    menu.addAction(_("New event on this day…"), page.new_event)
    return menu


def campaigns_menu(page: "CalendarPage", bands: list[Band]) -> QMenu:
    """Campaigns and large events there was no room for: a campaign is shown alone, an event opened."""
    menu = QMenu(page)
    for band in bands:
        act = partial(page.only_campaign, band.campaign_id)
        if band.event_id is not None:
            act = partial(page.open_event, band.event_id)
        menu.addAction(band.title, act)
    return menu


def ask_move(page: "CalendarPage", event: Row) -> None:
    """Ask for the day an event moves to, then show what that means."""
    title, day = _("Move “{title}”").format(title=event.title), Carry(page.picture, event.id).target()
    AskDay(page.lectern, title, day, lambda new: propose(page, event.id, (new - day).days)).open()


def change_status(page: "CalendarPage", event_id: int, status: str) -> None:
    """Give an event another status."""
    with saying(page.lectern):
        change_events([Event.fetch(event_id)], status=status)


def delete(page: "CalendarPage", event: Row) -> None:
    """Delete an event, or cancel it once its paper is out."""
    with saying(page.lectern):
        remove_event(Event.fetch(event.id))
        page.event_id = None
        page.lectern.tell(_("Delete “{title}”").format(title=event.title), undo=True)
