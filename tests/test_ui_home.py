"""Home: each thing that needs attention has a button that does it in place; the documents made last."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from models import Appearance, Event, Person, Task, Venue, history
from models.agenda import appear, new_session, place
from models.event import new_event
from ui.attendance import Attendance
from ui.home_aside import CampaignsHead
from ui.recent_papers import note, papers, stale

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SOON = datetime.combine(date.today() + timedelta(days=10), datetime.min.time()).replace(hour=9)


@pytest.fixture
def page(window, qtbot):
    with history.step("What needs somebody"):
        Venue.create(name="Library", city="Wuhan")
        event = new_event("other", "Open Day Wuhan", SOON, filled=False, city="Wuhan")
        session = new_session(event, "Talk", minutes=45)
        place(session, SOON, [])
        names = ("Wang Fang", "Li Ting")
        people = [Person.create(name=name, email=f"{name[:2]}@example.cn") for name in names]
        appear(session, [(person, "speaker") for person in people])
        Task.create(event=event, title="Order badges", due=date.today() - timedelta(days=1))
        over = datetime.now() - timedelta(days=3)
        new_event("other", "Over", over, filled=False, status="done", expected=80)
    qtbot.waitUntil(lambda: window.store.judged_once)
    return window.page()


def needs(page):
    return {line.need.kind: line for line in page.needs.lines if line.need is not None}


def press(page, kind):
    QTest.mouseClick(needs(page)[kind].act, Qt.MouseButton.LeftButton)
    return [menu for menu in page.findChildren(QMenu) if menu.isVisible()][-1:]


def test_every_need_has_one_button(page):
    words = {kind: line.act.text() for kind, line in needs(page).items()}
    assert words == {
        "overdue": "Check off", "reply": "Replies…", "venue": "Choose…", "confirm": "Confirm",
        "attendance": "Enter…",
    }  # fmt: skip
    assert page.needs.tabs[""].text() == "All 5"


def test_a_task_is_done_and_opened_again_by_undo(page, window):
    press(page, "overdue")
    assert (Task.get().done, "overdue" in needs(page)) == (True, False)
    assert window.toast.words.text() == "Done: Order badges"
    QTest.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert "overdue" in needs(page)


def test_an_event_is_confirmed_in_place(page, window):
    press(page, "confirm")
    assert (Event.get(Event.title == "Open Day Wuhan").status, "confirm" in needs(page)) == (
        "confirmed",
        False,
    )
    window.undo()
    assert "confirm" in needs(page)


def test_a_venue_of_the_city_is_chosen(page, window):
    (menu,) = press(page, "venue")
    assert [action.text() for action in menu.actions() if action.text()] == ["Library", "All places"]
    menu.actions()[0].trigger()
    menu.close()
    assert Event.get(Event.title == "Open Day Wuhan").venue.name == "Library"
    assert "venue" not in needs(page)


def test_replies_are_noted_for_one_and_for_all(page, window):
    (menu,) = press(page, "reply")
    assert menu.actions()[0].text() == "All said yes"
    ting = next(action.menu() for action in menu.actions() if action.text() == "Li Ting")
    ting.actions()[1].trigger()
    menu.close()
    replies = {a.person.name: a.reply for a in Appearance.select()}
    assert replies == {"Wang Fang": "asked", "Li Ting": "no"}
    window.undo()
    (menu,) = press(page, "reply")
    menu.actions()[0].trigger()
    menu.close()
    assert {a.reply for a in Appearance.select()} == {"yes"}
    assert "reply" not in needs(page)


def test_addresses_are_copied_for_a_mail(page):
    (menu,) = press(page, "reply")
    next(action for action in menu.actions() if action.text() == "Copy e-mail addresses").trigger()
    menu.close()
    assert sorted(QApplication.clipboard().text().split("; ")) == ["Li@example.cn", "Wa@example.cn"]


def test_who_came_is_typed(page, window):
    press(page, "attendance")
    dialog = window.findChild(Attendance)
    (field,) = dialog.fields.values()
    QTest.keyClicks(field, "many")
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert "many" in dialog.error.text()
    field.clear()
    QTest.keyClicks(field, "76")
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    assert Event.get(Event.title == "Over").attended == 76
    assert "attendance" not in needs(page)


def test_tabs_show_one_kind_of_needs(page):
    page.needs.narrow("Tasks")
    assert list(needs(page)) == ["overdue"]
    press(page, "overdue")
    assert len(needs(page)) == 4  # nothing of that kind is left: all are shown


def test_documents_made_last_stand_on_home_and_grow_stale(page, window):
    assert page.papers.isHidden()
    event = Event.get(Event.title == "Open Day Wuhan")
    note(window.store.picture, "agenda", event.id, None)
    note(window.store.picture, "agenda", event.id, None)
    (paper,) = papers(window.store.picture)
    assert (paper.key, stale(window.store.picture, paper)) == ("agenda", False)
    with history.step("Rename"):
        event.title = "Open Day in Wuhan"
        event.save()
    assert stale(window.store.picture, paper)
    assert not page.papers.isHidden()
    window.undo()
    assert not stale(window.store.picture, paper)


def test_a_saved_document_is_remembered_with_its_first_page(season, qtbot, tmp_path):
    events = season.store.picture.all("event")
    busiest = max(events, key=lambda e: len(season.store.picture.of("session", "event_id", e.id)))
    season.go("documents", busiest.id, "agenda")
    page = season.page()
    qtbot.waitUntil(lambda: page.preview.count() > 0, timeout=20_000)
    page.ways.save(tmp_path / "agenda.pdf")
    qtbot.waitUntil(lambda: papers(season.store.picture) != [], timeout=20_000)
    (paper,) = papers(season.store.picture)
    assert (paper.key, paper.event_id) == ("agenda", busiest.id)
    assert paper.image(season.store.picture.plan.identity).stat().st_size > 1000
    season.go("home")
    assert not season.page().papers.isHidden()


def test_this_week_is_printed_from_home(season):
    season.go("home")
    ways = season.page().findChildren(QPushButton)
    QTest.mouseClick(next(w for w in ways if w.text() == "Print this week"), Qt.MouseButton.LeftButton)
    page = season.page()
    assert season.spot[0] == "documents" and page.document.key == "week-sheet"
    monday = date.today() - timedelta(days=date.today().weekday())
    assert page.options.values["week"] == monday.isoformat()


def test_the_bars_of_campaigns_say_what_their_colours_mean(season):
    season.go("home")
    heads = season.page().findChildren(CampaignsHead)
    assert [[name for name, _ink in head.keys] for head in heads] == [["held", "confirmed"]]
