"""The agenda board by mouse: choosing, dragging, stretching, renaming; each one step."""

from datetime import timedelta

import pytest
from board_day import at, build
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import history
from ui.board import AgendaBoard
from ui.board_colours import coloured_by
from ui.board_layout import ONLINE

LEFT = Qt.MouseButton.LeftButton
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
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
    shown.view.verticalScrollBar().setValue(round(shown.view.space.y(at(8))))
    return shown


def middle(board, title):
    """The middle of a card, in the viewport."""
    card = board.plan.by_session[title][0]
    return board.view.to_viewport(board.view.space.rect(card)).center()


def drag(board, begin, end, *, keys=NONE, start=None):
    """Press at one point of the viewport, move in steps, and let go at another."""
    surface = start or board.view.viewport()
    QTest.mousePress(surface, LEFT, keys, begin)
    for step in range(1, 7):
        QTest.mouseMove(surface, begin + (end - begin) * step / 6)
    QTest.mouseRelease(surface, LEFT, keys, end)


def minutes(board, count):
    return round(count * board.view.space.per_minute)


def row(board, title, made):
    return board.picture.tables["session"][made.sessions[title]]


def rooms(board, title, made):
    return [room.name for room in board.picture.session_rooms(made.sessions[title])]


def test_board_shows_rooms_bands_lanes_and_common_sessions(board, made):
    plan = board.plan
    assert [column.title for column in plan.columns] == ["Hall", "Lab", "Courtyard"]
    assert [(band.session.title, band.own) for band in plan.bands] == [
        ("Streamed opening", False),
        ("Lunch", True),
    ]
    tasting, desk = (plan.by_session[made.sessions[title]][0] for title in ("Tasting", "Desk"))
    assert (tasting.lane, desk.lane, tasting.lanes, desk.lanes) == (0, 1, 2, 2)
    assert not board.view.space.rect(tasting).intersects(board.view.space.rect(desk))
    night = plan.by_session[made.sessions["Night"]][0]
    assert night.starts == at(0, 30, day=1) and plan.day == at(0).date()
    assert sorted(session.title for session in board.tray.cards.rows) == ["Later", "Waiting"]


def test_double_booking_lies_side_by_side(board, made):
    board.acts.resize(row(board, "Keynote", made), at(9, 30), 120)
    keynote, basics = (board.plan.by_session[made.sessions[title]][0] for title in ("Keynote", "Basics"))
    assert {keynote.lane, basics.lane} == {0, 1}
    assert not board.view.space.rect(keynote).intersects(board.view.space.rect(basics))


def test_drag_moves_by_five_minutes_and_to_another_room(board, made):
    keynote = made.sessions["Keynote"]
    begin = middle(board, keynote)
    away = QPoint(board.view.space.x(1) - board.view.space.x(0), minutes(board, 62))
    drag(board, begin, begin + away)
    assert row(board, "Keynote", made).starts == at(10, 30)
    assert rooms(board, "Keynote", made) == ["Lab"]
    assert history.done[-1].text == "Move “Keynote” to 10:30, Lab"
    history.undo()
    assert row(board, "Keynote", made).starts == at(9, 30)
    assert rooms(board, "Keynote", made) == ["Hall"]
    assert board.chosen.ids == [keynote]


def test_drag_with_shift_snaps_to_one_minute(board, made):
    begin = middle(board, made.sessions["Basics"])
    drag(board, begin, begin + QPoint(0, minutes(board, 32)), keys=SHIFT)
    assert row(board, "Basics", made).starts == at(11, 32)


def test_drop_on_a_forbidden_slot_places_and_the_problem_shows(board, made, window):
    basics = made.sessions["Basics"]
    begin = middle(board, basics)
    surface = board.view.viewport()
    QTest.mousePress(surface, LEFT, NONE, begin)
    for step in (10, 40, 60, 75):
        QTest.mouseMove(surface, begin - QPoint(0, minutes(board, step)))
    shown = board.view.shown
    assert shown.pill == (at(9, 45), True)
    assert shown.blamed == {made.sessions["Keynote"]}
    assert shown.closed and shown.ghosts[0].bad
    assert board.hand.hint.isVisible()
    assert board.hand.hint.reason.text().startswith("“Keynote” and “Basics” are both in Hall")
    assert board.hand.hint.way_out.text() == "Free from 10:30."
    assert shown.ghosts[-1].text == "10:30–11:15"
    QTest.mouseRelease(surface, LEFT, NONE, begin - QPoint(0, minutes(board, 75)))
    assert row(board, "Basics", made).starts == at(9, 45)
    assert board.looks.of(row(board, "Basics", made)).level == "block"
    assert not board.hand.hint.isVisible()


def test_escape_puts_back(board, made):
    begin = middle(board, made.sessions["Basics"])
    surface = board.view.viewport()
    count = len(history.done)
    QTest.mousePress(surface, LEFT, NONE, begin)
    QTest.mouseMove(surface, begin + QPoint(0, 40))
    QTest.mouseMove(surface, begin + QPoint(0, 60))
    assert board.hand.busy() and board.hand.floating.isVisible()
    QTest.keyClick(board.view, Qt.Key.Key_Escape)
    assert not board.hand.busy() and not board.hand.floating.isVisible()
    QTest.mouseRelease(surface, LEFT, NONE, begin + QPoint(0, 60))
    assert row(board, "Basics", made).starts == at(11)
    assert len(history.done) == count


def test_drag_from_the_tray_places(board, made):
    cards = board.tray.cards
    begin = cards.rect_of(made.sessions["Waiting"]).center()
    slot = board.view.to_viewport(board.view.space.slot(2, at(13), at(13, 40)))
    inside = slot.topLeft() + QPoint(40, 13)
    end = cards.viewport().mapFromGlobal(board.view.viewport().mapToGlobal(inside))
    drag(board, begin, end, start=cards.viewport())
    assert row(board, "Waiting", made).starts == at(13)
    assert rooms(board, "Waiting", made) == ["Courtyard"]
    assert history.done[-1].text == "Move “Waiting” to 13:00, Courtyard"
    assert board.window().focusWidget() is board.view


def test_drop_on_the_tray_unplaces(board, made):
    begin = middle(board, made.sessions["Tour"])
    tray = board.tray.cards.viewport()
    end = board.view.viewport().mapFromGlobal(tray.mapToGlobal(tray.rect().center()))
    drag(board, begin, end)
    assert row(board, "Tour", made).starts is None and rooms(board, "Tour", made) == []
    assert made.sessions["Tour"] in [session.id for session in board.tray.cards.rows]
    assert history.done[-1].text == "Unplace “Tour”"


def test_drop_on_a_day_keeps_the_time(board, made):
    begin = middle(board, made.sessions["Tour"])
    tab = board.tabs.buttons[at(0, day=1).date()]
    end = board.view.viewport().mapFromGlobal(tab.mapToGlobal(tab.rect().center()))
    drag(board, begin, end)
    tour = row(board, "Tour", made)
    assert (tour.starts, tour.day) == (at(10, day=1), at(0, day=1).date())
    assert board.day == at(0).date()


def test_drop_on_a_head_changes_nothing(board, made):
    begin = middle(board, made.sessions["Tour"])
    end = board.view.viewport().mapFromGlobal(board.view.heads.mapToGlobal(QPoint(200, 10)))
    count = len(history.done)
    drag(board, begin, end)
    assert len(history.done) == count


def test_several_move_together_keeping_distances(board, made):
    first, second = made.sessions["Keynote"], made.sessions["Basics"]
    QTest.mouseClick(board.view.viewport(), LEFT, NONE, middle(board, first))
    QTest.mouseClick(board.view.viewport(), LEFT, CTRL, middle(board, second))
    assert set(board.chosen.ids) == {first, second}
    begin = middle(board, second)
    drag(board, begin, begin + QPoint(0, minutes(board, 120)))
    assert (row(board, "Keynote", made).starts, row(board, "Basics", made).starts) == (at(11, 30), at(13))
    assert history.done[-1].text == "Move 2 sessions"
    history.undo()
    assert (row(board, "Keynote", made).starts, row(board, "Basics", made).starts) == (at(9, 30), at(11))


def test_control_drag_copies_with_its_people(board, made):
    begin = middle(board, made.sessions["Keynote"])
    drag(board, begin, begin + QPoint(0, minutes(board, 240)), keys=CTRL)
    copies = [s for s in board.picture.all("session") if s.title == "Keynote"]
    assert sorted(s.starts for s in copies) == [at(9, 30), at(13, 30)]
    copy = max(copies, key=lambda s: s.starts)
    assert copy.status == "planned" and board.chosen.ids == [copy.id]
    assert [(p.name, a.reply) for a, p in board.picture.people(copy.id)] == [("Wang Fang", "asked")]
    assert history.done[-1].text == "Copy “Keynote”"


def test_edges_resize(board, made):
    card = board.plan.by_session[made.sessions["Basics"]][0]
    area = board.view.to_viewport(board.view.space.rect(card))
    drag(
        board,
        QPoint(area.center().x(), area.bottom() - 2),
        QPoint(area.center().x(), area.bottom() + minutes(board, 30)),
    )
    assert row(board, "Basics", made).minutes == 75
    assert history.done[-1].text == "Make “Basics” 75 minutes long"
    drag(
        board,
        QPoint(area.center().x(), area.top() + 1),
        QPoint(area.center().x(), area.top() - minutes(board, 15)),
    )
    basics = row(board, "Basics", made)
    assert (basics.starts, basics.minutes) == (at(10, 45), 90)


def test_rubber_band_chooses_what_it_meets(board, made):
    space = board.view.space
    begin = board.view.to_viewport(space.slot(0, at(8, 30), at(8, 35))).topLeft()
    end = board.view.to_viewport(space.slot(1, at(11, 30), at(11, 35))).center()
    drag(board, begin, end)
    assert set(board.chosen.ids) >= {made.sessions[title] for title in ("Keynote", "Basics", "Tour")}
    assert made.sessions["Tasting"] not in board.chosen.ids


def test_double_click_renames_in_place(board, made, qtbot):
    where = middle(board, made.sessions["Basics"])
    QTest.mouseDClick(board.view.viewport(), LEFT, NONE, where)
    field = board.typing.field
    assert field.isVisible() and field.text() == "Basics"
    QTest.keyClicks(field, "Patent basics")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert row(board, "Basics", made).title == "Patent basics"
    assert history.done[-1].text == "Rename “Basics”"
    assert not field.isVisible()
    QTest.mouseDClick(board.view.viewport(), LEFT, NONE, where)
    QTest.keyClicks(field, " ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible() and field.property("wrong") == "yes"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert row(board, "Basics", made).title == "Patent basics"


def test_common_sessions_are_read_only(board, made):
    card = board.plan.bands[0]
    assert card.session.title == "Streamed opening"
    begin = board.view.to_viewport(board.view.space.rect(card)).center()
    count = len(history.done)
    drag(board, begin, begin + QPoint(0, 80))
    assert len(history.done) == count
    assert "common to all parts" in board.window_.toast.words.text()


def test_band_moves_down_only(board, made):
    card = board.plan.by_session[made.sessions["Lunch"]][0]
    area = board.view.to_viewport(board.view.space.rect(card))
    begin = QPoint(60, area.center().y())
    drag(board, begin, begin + QPoint(300, minutes(board, 30)))
    lunch = row(board, "Lunch", made)
    assert lunch.starts == at(12, 30) and lunch.everywhere and rooms(board, "Lunch", made) == []


def test_session_in_two_rooms_keeps_the_other_one(board, made):
    from models import Room, Session
    from models.agenda import put_in
    from models.history import step

    hall, lab, yard = (Room.fetch(made.rooms[name]) for name in ("Hall", "Lab", "Courtyard"))
    with step("Two rooms"):
        put_in(Session.fetch(made.sessions["Keynote"]), [hall, lab])
    cards = board.plan.by_session[made.sessions["Keynote"]]
    assert [card.column for card in cards] == [0, 1]
    begin = board.view.to_viewport(board.view.space.rect(cards[1])).center()
    drag(board, begin, begin + QPoint(board.view.space.x(2) - board.view.space.x(1), 0))
    assert rooms(board, "Keynote", made) == ["Hall", yard.name]


def test_online_column_takes_a_session_out_of_its_room(board, made):
    from models import Event

    with history.step("Hybrid"):
        event = Event.fetch(made.event)
        event.mode = "hybrid"
        event.save()
    assert board.plan.columns[-1].key == ONLINE
    board.view.bring(board.view.space.slot(3, at(11), at(12)))
    begin = middle(board, made.sessions["Tour"])
    drag(board, begin, begin + QPoint(board.view.space.x(3) - board.view.space.x(1), 0))
    tour = row(board, "Tour", made)
    assert tour.mode == "online" and rooms(board, "Tour", made) == [] and tour.starts == at(10)
    history.undo()
    assert row(board, "Tour", made).mode == "" and rooms(board, "Tour", made) == ["Lab"]


def test_edge_of_the_board_scrolls_while_dragging(board, made, qtbot):
    bar = board.view.verticalScrollBar()
    before = bar.value()
    begin = middle(board, made.sessions["Basics"])
    surface = board.view.viewport()
    QTest.mousePress(surface, LEFT, NONE, begin)
    QTest.mouseMove(surface, begin + QPoint(0, 40))
    QTest.mouseMove(surface, QPoint(begin.x(), surface.height() - 4))
    qtbot.waitUntil(lambda: bar.value() > before + 60)
    assert board.hand.doing.target.starts > at(15)
    QTest.keyClick(board.view, Qt.Key.Key_Escape)


def test_refresh_keeps_choice_scroll_and_day(board, made):
    board.chosen.put([made.sessions["Basics"], made.sessions["Tour"]])
    place = board.view.verticalScrollBar().value()
    board.acts.pin()
    QApplication.processEvents()
    assert board.view.verticalScrollBar().value() == place
    assert set(board.chosen.ids) == {made.sessions["Basics"], made.sessions["Tour"]}
    assert row(board, "Tour", made).pinned and board.looks.of(row(board, "Tour", made)).pinned
    history.undo()
    assert board.view.verticalScrollBar().value() == place


def test_filter_of_the_tray(board, made):
    board.search.setFocus()
    assert board.search.isVisible()
    QTest.keyClicks(board.search, "wang")
    assert [session.title for session in board.tray.cards.rows] == ["Waiting"]
    QTest.keyClicks(board.search, "x")
    assert board.tray.cards.rows == []


def test_zoom_keeps_the_middle_and_shows_titles_only_below_half(board, made):
    view = board.view
    before = view.space.moment(view.seen().center().y())
    board.view.next_zoom(1)
    assert board.zoom == 1.25
    assert abs(view.space.moment(view.seen().center().y()) - before) <= timedelta(minutes=2)
    for _step in range(12):
        board.view.next_zoom(-1)
    assert board.zoom == 0.15 and board.zoom_button.text() == "15 %"
    view.grab()


def test_half_placed_sessions_come_from_the_tray_together(board, made):
    from models import Session

    with history.step("Half"):
        for title, hour in (("Waiting", 13), ("Later", 14)):
            session = Session.fetch(made.sessions[title])
            session.starts = at(hour)
            session.save()
    cards = board.tray.cards
    assert [session.title for session in cards.rows] == ["Waiting", "Later"]
    board.chosen.put([made.sessions["Waiting"], made.sessions["Later"]])
    begin = cards.rect_of(made.sessions["Waiting"]).center()
    slot = board.view.to_viewport(board.view.space.slot(0, at(14), at(14, 40)))
    end = cards.viewport().mapFromGlobal(board.view.viewport().mapToGlobal(slot.topLeft() + QPoint(40, 13)))
    drag(board, begin, end, start=cards.viewport())
    assert [row(board, title, made).starts for title in ("Waiting", "Later")] == [at(14), at(15)]
    assert [rooms(board, title, made) for title in ("Waiting", "Later")] == [["Hall"], ["Hall"]]


def test_board_without_date_or_rooms_says_what_is_missing(window, board, qtbot):
    from models.event import new_event

    event = new_event("open_day", "Somewhen")
    board.show_event(event.id)
    assert board.empty.isVisible() and board.empty.date.isVisible() and board.plan.day is None
    board.grab()
    event = new_event("open_day", "Somewhere", at(9))
    board.show_event(event.id)
    assert board.empty.isVisible() and board.empty.room.isVisible()
    assert {band.session.title for band in board.plan.bands} == {"Registration", "Lunch"}
    board.empty.room.click()
    QTest.keyClicks(board.typing.field, "Main hall")
    QTest.keyClick(board.typing.field, Qt.Key.Key_Return)
    assert [column.title for column in board.plan.columns] == ["Main hall"]
    assert not board.empty.isVisible()
    assert history.done[-1].text == "Add room Main hall"
    board.grab()


def test_now_is_a_line_on_the_day(board, made):
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from models import Event

    assert board.view.now() is None
    today = datetime.now(ZoneInfo("Asia/Shanghai")).replace(tzinfo=None, second=0, microsecond=0)
    with history.step("Today"):
        event = Event.fetch(made.event)
        event.starts, event.ends = today - timedelta(hours=1), today + timedelta(hours=1)
        event.day_starts = "00:00"
        event.save()
    board.show_day(today.date())
    assert abs(board.view.now() - today) < timedelta(minutes=2)
    board.view.grab()


def test_titles_outside_the_first_plane_wrap_whole(qtbot, window):
    from ui.board_cards import wrapped
    from ui.theme import font

    text = "𠮷野家 and 𠮷祥寺, a long title with 😀 in it"
    lines = wrapped(text, 90, 9, font(13))
    assert len(lines) > 2 and "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_colours_tell_the_track_or_the_state_and_are_remembered(board, made):
    def colours():
        return {title: board.looks.of(board.picture.tables["session"][i]).colour
                for title, i in made.sessions.items()}  # fmt: skip

    by_track = colours()
    menu = {action.text(): action for action in board.colour_button.menu().actions()}
    assert (list(menu), board.colour_button.text()) == (["Track", "Format", "Status", "Replies"], "Track")
    menu["Status"].trigger()
    assert (colours()["Keynote"], colours()["Basics"]) == ("leaf", "amber")
    menu["Replies"].trigger()
    assert (colours()["Keynote"], colours()["Tour"]) == ("leaf", "slate")
    assert coloured_by() == "people"
    menu["Track"].trigger()
    assert colours() == by_track
