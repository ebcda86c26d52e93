"""The catalogue of lectures: who can give what, where it was given, and sessions made of it."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import Appearance, Event, Person, Session, Talk, history
from models.agenda import new_session, place
from models.event import new_event
from models.talk import let_give
from ui.talks_givers import Givers
from ui.talks_session import FromCatalogue

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


@pytest.fixture
def talks(window):
    """Two lectures, two people who can give the first, an event in Wuhan and one in Jinan."""
    with history.step("A catalogue"):
        wang, li = Person.create(name="Wang Fang"), Person.create(name="Li Ting")
        first = Talk.create(title="Patents in 45 minutes", title_other="四十五分钟讲专利", ages="14 to 18",
                            minutes=45, materials="20 laptops", summary="What a patent is.")  # fmt: skip
        Talk.create(title="A name of one’s own", ages="16 and older", minutes=40)
        let_give(first, [wang, li])
    new_event("school_lecture", "Lecture in Wuhan", datetime(2027, 4, 23, 9), filled=False, city="Wuhan")
    new_event("school_lecture", "Lecture in Jinan", datetime(2027, 5, 6, 9), filled=False, city="Jinan")
    window.go("talks")
    return window


def shown(page):
    return [talk.title for talk in page.table.rows.shown]


def dialog(window):
    return next(d for d in window.findChildren(FromCatalogue) if d.isVisible())


def patents():
    return Talk.get(Talk.minutes == 45)


def test_the_catalogue_is_listed_and_filtered(talks):
    page = talks.page()
    assert shown(page) == ["A name of one’s own", "Patents in 45 minutes"]
    page.search.setText("四十五")
    assert shown(page) == ["Patents in 45 minutes"]
    page.search.clear()
    page.chips._clicked(page.chips.filters[1])
    assert shown(page) == ["A name of one’s own"]


def test_a_lecture_is_made_named_and_described(talks):
    page = talks.page()
    page.add()
    page.name.selectAll()
    QTest.keyClicks(page.name, "Trade secrets")
    QTest.keyClick(page.name, ENTER)
    minutes = page.form.facts["minutes"].field
    minutes.setFocus()
    minutes.selectAll()
    QTest.keyClicks(minutes, "60")
    QTest.keyClick(minutes, ENTER)
    assert Talk.get(Talk.title == "Trade secrets").minutes == 60
    for _number in range(3):
        talks.undo()
    assert Talk.select().count() == 2
    assert shown(page) == ["A name of one’s own", "Patents in 45 minutes"]


def test_people_are_let_give_it_in_order(talks):
    page = talks.page()
    page.show_row(patents().id)
    page.findChild(Givers).up(Person.get(Person.name == "Li Ting").id)
    assert page._who(page.current()) == "Li Ting, Wang Fang"
    givers = page.findChildren(Givers)[-1]
    givers.field.setText("Chen Yulan")
    givers.add()
    assert page._who(page.current()) == "Li Ting, Wang Fang, Chen Yulan"
    page.findChildren(Givers)[-1].remove(Person.get(Person.name == "Li Ting").id)
    assert page._who(page.current()) == "Wang Fang, Chen Yulan"
    for _number in range(3):
        talks.undo()
    assert page._who(page.current()) == "Wang Fang, Li Ting"
    assert Person.select().count() == 2


def test_a_session_is_made_in_one_act(talks):
    page = talks.page()
    page.show_row(patents().id)
    QTest.mouseClick(page.make, LEFT)
    asked = dialog(talks)
    assert [event.title for event in asked.table.rows.shown] == ["Lecture in Wuhan", "Lecture in Jinan"]
    QTest.keyClicks(asked.search, "jinan")
    assert [asked.giver.itemText(n) for n in range(asked.giver.count())] == [
        "Wang Fang",
        "Li Ting",
        "nobody yet",
    ]
    QTest.mouseClick(asked.add, LEFT)
    session = Session.get()
    assert (session.title, session.talk.id, session.minutes, session.needs, session.event.city) == (
        "Patents in 45 minutes", patents().id, 45, "20 laptops", "Jinan",
    )  # fmt: skip
    assert Appearance.get().person.name == "Wang Fang"
    assert len(page.given(page.current())) == 1
    talks.undo()
    assert (Session.select().count(), Appearance.select().count()) == (0, 0)
    assert page.given(page.current()) == []


def test_who_is_not_free_stands_last(talks):
    event = Event.get(Event.city == "Wuhan")
    with history.step("Busy"):
        session = new_session(event, "Other", minutes=45)
        place(session, datetime(2027, 4, 23, 10), [])
        Appearance.create(session=session, person=Person.get(Person.name == "Wang Fang"))
    page = talks.page()
    page.show_row(patents().id)
    page.make_session()
    asked = dialog(talks)
    names = [asked.giver.itemText(n) for n in range(asked.giver.count())]
    assert names == ["Li Ting", "Wang Fang (not free that day)", "nobody yet"]
    asked.reject()


def test_an_event_takes_a_lecture_from_the_catalogue(talks):
    event = Event.get(Event.city == "Wuhan")
    talks.go("event", event.id, ("sessions", None))
    sessions = talks.page().parts["sessions"]
    assert sessions.catalogue.isVisible()
    sessions.from_catalogue()
    asked = dialog(talks)
    QTest.keyClicks(asked.search, "patents")
    QTest.keyClick(asked.search, ENTER)
    QTest.keyClick(asked.table, ENTER)
    QApplication.processEvents()
    assert [s.title for s in sessions.table.rows.shown] == ["Patents in 45 minutes"]
    assert sessions.table.now().title == "Patents in 45 minutes"
    talks.undo()
    assert list(sessions.table.rows.shown) == []


def test_a_lecture_in_use_may_go_and_its_sessions_stay(talks):
    event = Event.get(Event.city == "Wuhan")
    with history.step("A session"):
        new_session(event, "Patents", talk=patents())
    page = talks.page()
    page.show_row(patents().id)
    page.delete()
    assert (Talk.select().count(), Session.get().talk_id) == (1, None)
    talks.undo()
    assert Session.get().talk_id == patents().id


def test_a_lecture_is_found_from_elsewhere(talks):
    talks.go("home")
    talks.go_to("talk", patents().id)
    assert talks.page().current().title == "Patents in 45 minutes"
