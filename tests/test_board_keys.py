"""The agenda board by keyboard, and what a screen reader finds there."""

import pytest
from board_day import at, build
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from models import history
from ui.board import AgendaBoard
from ui.board_voice import voice_of

K = Qt.Key
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def made(window):
    return build()


@pytest.fixture
def board(qtbot, window, made):
    shown = AgendaBoard(window, made.event)
    qtbot.addWidget(shown)
    shown.resize(1280, 820)
    with qtbot.waitExposed(shown):
        shown.show()
    window.store.judge()
    shown.show_day(at(0).date())
    shown.activateWindow()
    shown.view.setFocus()
    qtbot.waitUntil(shown.view.hasFocus)
    return shown


def press(board, key, modifier=NONE):
    QTest.keyClick(board.view if board.view.hasFocus() else board.tray.cards, key, modifier)


def choose(board, made, *titles):
    board.chosen.put([made.sessions[title] for title in titles])


def row(board, title, made):
    return board.picture.tables["session"][made.sessions[title]]


def rooms(board, title, made):
    return [room.name for room in board.picture.session_rooms(made.sessions[title])]


def test_arrows_move_by_five_minutes_or_a_room(board, made):
    choose(board, made, "Basics")
    press(board, K.Key_Down)
    press(board, K.Key_Down)
    press(board, K.Key_Up)
    assert row(board, "Basics", made).starts == at(11, 5)
    press(board, K.Key_Right)
    assert rooms(board, "Basics", made) == ["Lab"]
    press(board, K.Key_Left)
    press(board, K.Key_Left)
    assert rooms(board, "Basics", made) == ["Hall"]
    assert [step.text for step in history.done[-2:]] == [
        "Move “Basics” to 11:05, Lab",
        "Move “Basics” to 11:05, Hall",
    ]


def test_alt_arrows_move_by_an_hour_or_a_day(board, made):
    choose(board, made, "Basics")
    press(board, K.Key_Down, ALT)
    assert row(board, "Basics", made).starts == at(12)
    press(board, K.Key_Right, ALT)
    assert row(board, "Basics", made).starts == at(12, day=1)
    assert board.day == at(0, day=1).date()
    press(board, K.Key_Right, ALT)
    assert row(board, "Basics", made).day == at(0, day=1).date()


def test_shift_arrows_resize_by_five_minutes_or_one(board, made):
    choose(board, made, "Basics", "Tour")
    press(board, K.Key_Down, SHIFT)
    assert (row(board, "Basics", made).minutes, row(board, "Tour", made).minutes) == (50, 35)
    assert history.done[-1].text == "Change the length of 2 sessions"
    press(board, K.Key_Left, SHIFT)
    assert row(board, "Basics", made).minutes == 49


def test_unplace_pin_copy_delete(board, made):
    choose(board, made, "Basics")
    press(board, K.Key_P)
    assert row(board, "Basics", made).pinned
    press(board, K.Key_P)
    assert not row(board, "Basics", made).pinned
    press(board, K.Key_D, CTRL)
    copies = sorted(s.starts for s in board.picture.all("session") if s.title == "Basics")
    assert copies == [at(11), at(11, 45)]
    press(board, K.Key_Delete)
    assert [s.starts for s in board.picture.all("session") if s.title == "Basics"] == [at(11)]
    choose(board, made, "Basics", "Tour")
    press(board, K.Key_U)
    assert row(board, "Basics", made).starts is None and row(board, "Tour", made).starts is None
    names = [step.text for step in history.done[-5:]]
    assert names == [
        "Pin “Basics”",
        "Unpin “Basics”",
        "Copy “Basics”",
        "Delete “Basics”",
        "Unplace 2 sessions",
    ]


def test_new_session_stands_where_the_focus_is(board, made):
    board.chosen.clear()
    board.chosen.spot = (made.rooms["Lab"], at(14))
    press(board, K.Key_Down, ALT)
    press(board, K.Key_N)
    field = board.typing.field
    QTest.keyClicks(field, "Clinic")
    QTest.keyClick(field, K.Key_Return)
    clinic = next(s for s in board.picture.all("session") if s.title == "Clinic")
    assert clinic.starts == at(15) and [r.name for r in board.picture.session_rooms(clinic.id)] == ["Lab"]
    assert board.view.hasFocus() and board.chosen.ids == [clinic.id]


def test_brackets_go_through_the_day_in_order(board, made):
    board.chosen.clear()
    titles = []
    board.chosen.spot = (made.rooms["Hall"], at(4))
    for _step in range(5):
        press(board, K.Key_BracketRight)
        titles.append(board.chosen_rows()[0].title)
    assert titles == ["Streamed opening", "Keynote", "Tour", "Tasting", "Desk"]
    press(board, K.Key_BracketLeft)
    assert board.chosen_rows()[0].title == "Tasting"


def test_control_arrows_go_to_the_neighbour_and_change_nothing(board, made):
    choose(board, made, "Keynote")
    count = len(history.done)
    press(board, K.Key_Right, CTRL)
    assert board.chosen_rows()[0].title == "Tour"
    press(board, K.Key_Left, CTRL)
    press(board, K.Key_Down, CTRL)
    assert board.chosen_rows()[0].title == "Basics"
    assert len(history.done) == count


def test_go_to_time(board, made):
    press(board, K.Key_G)
    field = board.typing.field
    QTest.keyClicks(field, "99")
    QTest.keyClick(field, K.Key_Return)
    assert field.isVisible()
    field.setText("15:30")
    QTest.keyClick(field, K.Key_Return)
    assert board.chosen.spot[1] == at(15, 30)
    assert board.view.seen().contains(board.view.spot_rect())


def test_enter_opens_the_inspector_and_what_is_typed_there_counts(board, made):
    choose(board, made, "Basics")
    asked = []
    board.edit_wanted.connect(asked.append)
    press(board, K.Key_Return)
    assert asked == [made.sessions["Basics"]]
    one = board.inspector.one
    assert one.title.field.hasFocus()
    starts = one.parts[0].facts["starts"].field
    starts.setFocus()
    starts.selectAll()
    QTest.keyClicks(starts, "14:20")
    QTest.keyClick(starts, K.Key_Return)
    assert row(board, "Basics", made).starts == at(14, 20)
    QTest.keyClicks(starts, "x")
    QTest.keyClick(starts, K.Key_Return)
    assert starts.property("wrong") == "yes" and one.parts[0].facts["starts"].sentence.text()
    assert row(board, "Basics", made).starts == at(14, 20)


def test_inspector_gives_several_sessions_one_value(board, made):
    choose(board, made, "Basics", "Tour")
    status = board.inspector.many.facts["status"].field
    status.setCurrentIndex(status.findData("confirmed"))
    status.activated.emit(status.currentIndex())
    assert {row(board, title, made).status for title in ("Basics", "Tour")} == {"confirmed"}
    assert history.done[-1].text == "Change “Status” of 2 sessions"


def test_tray_by_keyboard(board, made, qtbot):
    board.tray.cards.setFocus()
    qtbot.waitUntil(board.tray.cards.hasFocus)
    press(board, K.Key_Down)
    titles = [session.title for session in board.tray.cards.rows]
    assert board.chosen_rows()[0].title == titles[1]
    choose(board, made, "Waiting")
    board.chosen.spot = (made.rooms["Hall"], at(9))
    press(board, K.Key_Right)
    assert row(board, "Waiting", made).starts == at(11, 45)
    assert rooms(board, "Waiting", made) == ["Hall"]
    assert board.view.hasFocus()


def test_space_control_a_and_escape(board, made):
    press(board, K.Key_A, CTRL)
    assert len(board.chosen.ids) == 7
    press(board, K.Key_Escape)
    assert board.chosen.ids == []
    choose(board, made, "Basics")
    press(board, K.Key_Space)
    assert board.chosen.ids == []


def test_move_into_a_problem_is_written_under_the_board(board, made, window):
    choose(board, made, "Basics")
    for _step in range(7):
        press(board, K.Key_Up)
    assert row(board, "Basics", made).starts == at(10, 25)
    assert window.problems_panel.aside.whole.startswith("“Keynote” and “Basics” are both in Hall")
    press(board, K.Key_Down)
    assert window.problems_panel.aside.whole == board.telling.key_words()


def test_context_menu_offers_the_acts_with_their_keys(board, made):
    from ui.board_menu import board_menu

    choose(board, made, "Basics")
    menu = board_menu(board)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:6] == [
        "Edit\tEnter",
        "Rename\tF2",
        "Pin or unpin\tP",
        "Unplace\tU",
        "Copy\tCtrl+D",
        "Delete\tDel",
    ]
    to_room = next(a.menu() for a in menu.actions() if a.text() == "Move to room")
    to_room.actions()[0].trigger()
    assert rooms(board, "Basics", made) == ["Lab"]
    menu.deleteLater()


def test_screen_reader_finds_every_card(board, made):
    voice = voice_of(board.view)
    assert voice.role() == QAccessible.Role.List and voice.text(QAccessible.Text.Name) == "Agenda board"
    assert voice.childCount() == 8
    names = [voice.child(n).text(QAccessible.Text.Name) for n in range(voice.childCount())]
    assert names[1].startswith("Keynote, 09:30–10:30, Hall, 60 min, Patents, Wang Fang (Speaker)")
    assert "Confirmed" in names[1]
    card = voice.child(1)
    assert card.role() == QAccessible.Role.ListItem and card.isValid()
    choose(board, made, "Keynote")
    assert card.state().selected and card.state().focused
    area = card.rect()
    assert voice.childAt(area.center().x(), area.center().y()) is card
    assert voice.indexOfChild(card) == 1 and voice.focusChild() is card
    tray = voice_of(board.tray.cards)
    assert [tray.child(n).text(QAccessible.Text.Name)[:7] for n in range(tray.childCount())] == [
        session.title[:5] + ", " if len(session.title) == 5 else session.title
        for session in board.tray.cards.rows
    ]


def test_every_part_of_the_board_has_a_name(board):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for part in board.findChildren(kind):
            assert part.accessibleName() or part.text(), part


def test_alt_of_an_arrow_does_not_open_the_menu(season, qtbot):
    event = next(e for e in season.store.picture.all("event") if e.kind == "open_day" and e.part_of_id)
    season.go("event", event.id, ("agenda", None))
    board = season.page().parts["agenda"].board
    season.activateWindow()
    board.view.setFocus()
    qtbot.waitUntil(board.view.hasFocus)
    placed = next(card for card in board.plan.in_reading_order() if card.own and card.column >= 0)
    board.focus.go_to(placed)
    hidden = season.menuBar().isHidden()
    QTest.keyPress(board.view, K.Key_Alt, NONE)
    QTest.keyClick(board.view, K.Key_Down, ALT)
    QTest.keyRelease(board.view, K.Key_Alt, NONE)
    assert board.picture.tables["session"][placed.session.id].starts.hour == placed.session.starts.hour + 1
    assert season.menuBar().isHidden() == hidden
    assert season.spot[0] == "event"


def test_the_edit_menu_has_the_acts_of_the_board_with_their_keys(window, made):
    menu = window.menus.menu("edit")
    agenda = next(action for action in menu.actions() if action.menu())
    menu.aboutToShow.emit()
    assert not agenda.isEnabled()
    window.go("event", made.event, ("agenda", made.sessions["Tour"]))
    menu.aboutToShow.emit()
    agenda.menu().aboutToShow.emit()
    acts = {action.text(): action for action in agenda.menu().actions()}
    assert agenda.isEnabled() and acts["Unplace\tU"].isEnabled() and acts["Pin or unpin\tP"].isEnabled()
    acts["Unplace\tU"].trigger()
    assert window.store.picture.tables["session"][made.sessions["Tour"]].starts is None
    agenda.menu().aboutToShow.emit()
    unplace = next(a for a in agenda.menu().actions() if a.text() == "Unplace\tU")
    assert not unplace.isEnabled()
    window.undo()
    assert window.store.picture.tables["session"][made.sessions["Tour"]].starts == at(10)
