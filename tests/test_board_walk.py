"""A random walk over the board: whatever is done and undone, it shows what a fresh board would."""

import pytest
from board_day import at, build
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import history
from planning.plan import read_picture
from planning.problems import problems_of
from ui.board import AgendaBoard
from ui.board_layout import board_days, lay_out, unplaced

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
KEYS = [
    (key, modifier)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
    for modifier in (
        NONE,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.ControlModifier,
    )
] + [
    (Qt.Key(getattr(Qt.Key, f"Key_{name}")), NONE)
    for name in ("U", "P", "Delete", "BracketLeft", "BracketRight")
]
KEYS += [(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)]


@pytest.fixture
def walk(window, qtbot, tmp_path):
    """A board to walk on; each walk begins with the same day again."""
    made = build()
    shown = AgendaBoard(window, made.event)
    shown.resize(1280, 820)
    with qtbot.waitExposed(shown):
        shown.show()
    window.store.judge()
    yield shown
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stands(plan):
    """Everything a day's layout says."""
    return [
        (card.key, card.column, card.lane, card.lanes, card.starts, card.ends, card.session)
        for card in plan.all()
    ]


def test_random_walk_shows_what_a_fresh_board_would(walk):  # noqa: C901 - one small rule an act
    board = walk
    begin = len(history.done)

    class Walk(RuleBasedStateMachine):
        @initialize()
        def go_home(self):
            while len(history.done) > begin:
                history.undo()
            history.undone.clear()
            board.chosen.clear()
            board.view_at(1.0)
            board.show_day(at(0).date())
            board.view.setFocus()
            self.surface = board.view.viewport()

        @rule(numbers=st.lists(st.integers(0, 20), min_size=1, max_size=3))
        def choose(self, numbers):
            sessions = sorted(board.picture.of("session", "event_id", board.event_id), key=lambda s: s.title)
            if sessions:
                board.chosen.put(sessions[number % len(sessions)].id for number in numbers)
                board.view.bring_current()

        @rule(key=st.sampled_from(KEYS))
        def press(self, key):
            QTest.keyClick(board.view, *key)

        @rule(key=st.sampled_from(KEYS[:4]))
        def press_in_the_tray(self, key):
            board.tray.cards.setFocus()
            QTest.keyClick(board.tray.cards, *key)
            board.view.setFocus()

        @rule(x=st.integers(5, 900), y=st.integers(5, 500), dx=st.integers(-500, 500),
              dy=st.integers(-400, 400), copying=st.booleans())  # fmt: skip
        def drag(self, x, y, dx, dy, copying):
            keys = Qt.KeyboardModifier.ControlModifier if copying else NONE
            first = QPoint(x, y)
            QTest.mousePress(self.surface, LEFT, keys, first)
            for part in (1, 2, 3):
                QTest.mouseMove(self.surface, first + QPoint(dx, dy) * part / 3)
            QTest.mouseRelease(self.surface, LEFT, keys, first + QPoint(dx, dy))

        @rule(day=st.integers(0, 5))
        def other_day(self, day):
            if board.days:
                board.show_day(board.days[day % len(board.days)])

        @rule(way=st.sampled_from([-1, 1]))
        def zoom(self, way):
            board.view.next_zoom(way)

        @rule(steps=st.integers(1, 3))
        def undo(self, steps):
            for _step in range(steps):
                if len(history.done) > begin:
                    history.undo()

        @rule()
        def redo(self):
            if history.undone:
                history.redo()

        def teardown(self):
            QApplication.processEvents()
            picture = read_picture()
            assert board.picture.tables == picture.tables
            assert board.days == board_days(picture, board.event_id)
            assert stands(board.plan) == stands(lay_out(picture, board.event_id, board.day))
            assert board.tray.cards.all == unplaced(picture, board.event_id)
            assert {f.key for f in board.store.problems} == {f.key for f in problems_of(picture)}
            board.view.grab()

    run_state_machine_as_test(
        Walk,
        settings=settings(max_examples=40, stateful_step_count=30, deadline=None,
                          suppress_health_check=list(HealthCheck)),
    )  # fmt: skip
