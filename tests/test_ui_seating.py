"""The order of the people of a session, which is that of names on paper and of seats on a stage."""

from datetime import datetime

import pytest
from PySide6.QtWidgets import QPushButton

from models import Appearance, Person, Session, history
from models.agenda import appear, new_session
from models.event import new_event
from ui.board import AgendaBoard


@pytest.fixture
def people(qtbot, window):
    with history.step("A panel"):
        event = new_event("salon", "Salon", datetime(2026, 4, 23, 9), filled=False)
        session = new_session(event, "Panel", starts=datetime(2026, 4, 23, 10), minutes=60)
        named = [Person.create(name=name) for name in ("Ann", "Bo", "Cy")]
        appear(session, [(person, "speaker") for person in named])
    board = AgendaBoard(window, event.id)
    qtbot.addWidget(board)
    shown = board.inspector.one.people
    shown.show_session(board.picture.get("session", session.id))
    return shown


def order():
    rows = Appearance.select().where(Appearance.session == Session.get()).order_by(Appearance.position)
    return [row.person.name for row in rows]


def rise(people, name):
    return next(
        made for made in people.findChildren(QPushButton) if made.accessibleName() == f"{name} comes earlier"
    )


def test_somebody_is_put_before_the_one_above_in_one_step(people):
    rise(people, "Cy").click()
    assert order() == ["Ann", "Cy", "Bo"]
    history.undo()
    assert order() == ["Ann", "Bo", "Cy"]


def test_first_one_cannot_rise(people):
    assert rise(people, "Ann").isHidden() and not rise(people, "Bo").isHidden()
    people._rise(Appearance.get(Appearance.position == 0).id)
    assert order() == ["Ann", "Bo", "Cy"]
