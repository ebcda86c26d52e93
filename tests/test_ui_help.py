"""The help: every page and every tab is explained, and that of the tab one comes from stands first."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from models import history
from models.event import new_event
from ui.event_tabs import TABS
from ui.help_texts import TEXTS
from ui.pages import PAGES


def headings(page):
    return [made.text() for made in page.findChildren(QLabel) if made.property("role") == "section"]


def test_every_page_and_tab_is_explained():
    assert set(TEXTS) == set(PAGES) - {"help"}
    assert set(TEXTS["event"]) == {"", *TABS.values()}


def test_help_of_a_tab_stands_before_that_of_the_others(window):
    with history.step("An event"):
        event = new_event("other", "Open Day", datetime(2026, 4, 23, 9), filled=False)
    window.go("event", event.id, ("budget", None))
    window.help()
    assert headings(window.page())[:2] == ["Budget", "Overview"]
    window.back()
    assert (window.spot[0], window.page().tab) == ("event", "budget")
    window.forward()
    assert headings(window.page())[0] == "Budget"
