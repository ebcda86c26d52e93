"""Home as people use it: what is listed leads there, what changes is shown, the rest is not made anew."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from models import Campaign, Event, Person, Programme, Session, Task
from models.history import step, undo
from ui.home_week import Week
from ui.needs import MOST


@pytest.fixture
def home(window, qtbot):
    """Home with an event of today that two sessions clash in."""
    today = datetime.now().replace(hour=9, minute=0, second=0, microsecond=0)
    with step("Fill"):
        event = Event.create(kind="other", title="Lecture day", starts=today, ends=today + timedelta(hours=8))
        Session.create(event=event, title="Opening", starts=today, minutes=30, mode="online")
    window.store.judge()
    qtbot.wait(1)
    return window.pages["home"]


def needs(page):
    return [line.first.whole for line in page.needs.lines if not line.isHidden()]


def test_a_need_is_listed_leads_to_its_event_and_goes_with_undo(home, window):
    event = next(iter(window.store.picture.all("event")))
    before = needs(home)
    with step("Add a task"):
        Task.create(event=event.id, title="Send the posters", due=date.today() - timedelta(days=1))
    assert [words for words in needs(home) if words not in before] == [
        f"“Send the posters” was due on {short(date.today() - timedelta(days=1))}."
    ]
    line = next(line for line in home.needs.lines if "posters" in line.first.whole)
    assert line.button.accessibleName().startswith("“Send the posters” was due")
    undo()
    assert needs(home) == before
    with step("Add it again"):
        Task.create(event=event.id, title="Send the posters", due=date.today() - timedelta(days=1))
    next(line for line in home.needs.lines if "posters" in line.first.whole).button.click()
    assert (window.spot[0], window.pages["event"].tab) == ("event", "tasks")


def short(day):
    from planning.rules import worded

    return worded(day)


def test_more_needs_than_fit_are_counted(home, window):
    event = next(iter(window.store.picture.all("event")))
    others = len(needs(home))
    with step("Add tasks"):
        for number in range(MOST + 5):
            Task.create(event=event.id, title=f"Task {number}", due=date.today() - timedelta(days=2))
    assert len(needs(home)) == MOST
    assert home.needs.more.text() == f"Show {others + 5} more"
    undo()
    assert home.needs.more.isHidden()


def test_an_edit_of_something_else_makes_no_widget_anew(home, window):
    week = home.findChildren(Week)[0].findChildren(QPushButton)
    aside = home.aside.findChildren(QPushButton)
    with step("Rename"):
        person = Person.create(name="Wang Fang")
        person.city = "Lanzhou"
        person.save()
        session = Session.select().get()
        session.title = "Opening ceremony"
        session.save()
    assert home.findChildren(Week)[0].findChildren(QPushButton) == week
    assert home.aside.findChildren(QPushButton) == aside
    with step("Rename the event"):
        event = Event.select().get()
        event.title = "Day of lectures"
        event.save()
    shown = {made.accessibleName() for made in home.week.findChildren(QPushButton)}
    assert shown == {"09:00 Day of lectures"}


def test_a_campaign_ahead_leads_to_its_first_day(home, window):
    day = date.today() + timedelta(days=12)
    with step("Add a campaign"):
        programme = Programme.create(name="Publicity Week")
        Campaign.create(programme=programme, title="Week of next month", starts=day, ends=day)
    next(b for b in home.aside.findChildren(QPushButton) if "Week of" in b.accessibleName()).click()
    assert (window.spot[0], window.pages["calendar"].day) == ("calendar", day)
