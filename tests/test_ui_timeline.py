"""The timeline of a visit by hand and by key: blocks move and stretch, one step each, nothing else moves."""

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import Event, Leg, Session, Task, history
from models.event import new_event

CTRL, SHIFT, ALT = (Qt.KeyboardModifier(m) for m in (0x04000000, 0x02000000, 0x08000000))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def line(window):
    with history.step("A visit"):
        event = new_event("campus_visit", "Tongji University", datetime(2026, 5, 14, 14), city="Shanghai")
        Leg.create(event=event, from_place="Nanjing South", to_place="Hongqiao", number="G7011",
                   leaves=datetime(2026, 5, 14, 12, 10), arrives=datetime(2026, 5, 14, 13, 24))  # fmt: skip
        Leg.create(event=event, from_place="Hongqiao", to_place="Hangzhou",
                   leaves=datetime(2026, 5, 15, 7, 45), arrives=datetime(2026, 5, 15, 8, 40))  # fmt: skip
    window.go("event", event.id, ("visit", None))
    return window.page().parts["visit"].timeline


def block(line, title):
    return next(b for b in line.blocks if title in b.accessibleName())


def drag(line, title, minutes, *, at=None, lines=0, modifier=Qt.KeyboardModifier.NoModifier, drop=True):
    """Drag a block sideways by so many minutes and up or down by so many days."""
    held = block(line, title)
    grip = at if at is not None else held.width() // 2
    start = held.mapToGlobal(QPoint(grip % held.width(), held.height() // 2))
    goal = start + QPoint(round(minutes * line.minute_width()), lines * 48)
    QTest.mousePress(held, LEFT, modifier, held.mapFromGlobal(start))
    kinds = QEvent.Type
    for share in (0.4, 0.8, 1.0):
        point = start + (goal - start) * share
        send(held, kinds.MouseMove, point, Qt.MouseButton.NoButton, LEFT, modifier)
    if drop:
        send(held, kinds.MouseButtonRelease, goal, LEFT, Qt.MouseButton.NoButton, modifier)


def send(held, kind, point, button, buttons, modifier):
    local = QPointF(held.mapFromGlobal(point))
    QApplication.sendEvent(held, QMouseEvent(kind, local, QPointF(point), button, buttons, modifier))


def hours(row):
    return row.starts, row.ends


def test_a_visit_dragged_half_an_hour_takes_its_sessions_and_no_train(line, window):
    before = [session.starts for session in Session.select().order_by(Session.starts)]
    drag(line, "Tongji", 31)
    assert hours(Event.get()) == (datetime(2026, 5, 14, 14, 30), datetime(2026, 5, 14, 17, 30))
    moved = [session.starts for session in Session.select().order_by(Session.starts)]
    assert {(new - old).total_seconds() for old, new in zip(before, moved, strict=True)} == {1800}
    assert Leg.get(Leg.number == "G7011").leaves == datetime(2026, 5, 14, 12, 10)
    assert history.done[-1].text == "Move “Tongji University”"
    window.undo()
    assert hours(Event.get()) == (datetime(2026, 5, 14, 14), datetime(2026, 5, 14, 17))
    assert [session.starts for session in Session.select().order_by(Session.starts)] == before


def test_a_visit_is_dragged_to_another_day_with_its_tasks(line, window):
    steps = len(history.done)
    due = sorted(task.workdays for task in Task.select())
    drag(line, "Tongji", 0, lines=1)
    assert Event.get().starts == datetime(2026, 5, 15, 14)
    assert sorted(task.workdays for task in Task.select()) == due
    assert len(history.done) == steps + 1
    window.undo()
    assert Event.get().starts == datetime(2026, 5, 14, 14)


def test_edges_change_the_hours_alone(line, window):
    first = Session.select().order_by(Session.starts).first().starts
    drag(line, "Tongji", 60, at=-2)
    assert hours(Event.get()) == (datetime(2026, 5, 14, 14), datetime(2026, 5, 14, 18))
    drag(line, "Tongji", -30, at=2)
    assert hours(Event.get()) == (datetime(2026, 5, 14, 13, 30), datetime(2026, 5, 14, 18))
    assert Session.select().order_by(Session.starts).first().starts == first
    assert history.done[-1].text == "Change the hours of “Tongji University”"
    window.undo()
    window.undo()
    assert hours(Event.get()) == (datetime(2026, 5, 14, 14), datetime(2026, 5, 14, 17))


def test_a_journey_moves_and_stretches_by_hand(line, window):
    drag(line, "Nanjing", 20)
    leg = Leg.get(Leg.number == "G7011")
    assert (leg.leaves, leg.arrives) == (datetime(2026, 5, 14, 12, 30), datetime(2026, 5, 14, 13, 44))
    assert history.done[-1].text == "Move the journey to Hongqiao"
    drag(line, "Nanjing", -14, at=-2)
    leg = Leg.get(Leg.number == "G7011")
    assert (leg.leaves, leg.arrives) == (datetime(2026, 5, 14, 12, 30), datetime(2026, 5, 14, 13, 30))
    assert history.done[-1].text == "Change the times of the journey to Hongqiao"
    window.undo()
    window.undo()
    assert Leg.get(Leg.number == "G7011").arrives == datetime(2026, 5, 14, 13, 24)


def test_what_becomes_impossible_is_said_before_the_drop_and_escape_puts_back(line, qtbot):
    held = block(line, "Nanjing")
    place, steps = held.geometry(), len(history.done)
    drag(line, "Nanjing", 60, drop=False)
    assert line.hand.hint.first.text() == "Thu 14 May 13:10–14:24"
    assert "arrives at 14:24; “Tongji University” begins at 14:00" in line.hand.hint.rest.text()
    QTest.keyClick(held, Qt.Key.Key_Escape)
    assert (line.hand.busy(), held.geometry(), len(history.done)) == (False, place, steps)
    QTest.mouseRelease(held, LEFT)
    assert Leg.get(Leg.number == "G7011").leaves == datetime(2026, 5, 14, 12, 10)


def test_shift_snaps_to_a_minute(line):
    drag(line, "Nanjing", 7, modifier=SHIFT)
    assert Leg.get(Leg.number == "G7011").leaves == datetime(2026, 5, 14, 12, 17)


def test_arrows_move_what_is_chosen_one_step_each(line, window):
    held = block(line, "Tongji")
    held.setFocus()
    for key, modifier, starts, ends in (
        (Qt.Key.Key_Right, None, (14, 14, 5), (14, 17, 5)),
        (Qt.Key.Key_Right, ALT, (14, 15, 5), (14, 18, 5)),
        (Qt.Key.Key_Left, SHIFT, (14, 15, 5), (14, 18, 0)),
        (Qt.Key.Key_Down, None, (15, 15, 5), (15, 18, 0)),
    ):
        QTest.keyClick(block(line, "Tongji"), key, modifier or Qt.KeyboardModifier.NoModifier)
        assert hours(Event.get()) == (datetime(2026, 5, *starts), datetime(2026, 5, *ends))
        assert block(line, "Tongji").hasFocus()
    for _step in range(4):
        window.undo()
    assert hours(Event.get()) == (datetime(2026, 5, 14, 14), datetime(2026, 5, 14, 17))
    QTest.keyClick(block(line, "Tongji"), Qt.Key.Key_Left, CTRL)
    assert block(line, "Nanjing").hasFocus() and line.now()[0] == "leg"
