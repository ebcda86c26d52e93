"""The calendar: what it shows of a season, and moving events by mouse and by keyboard."""

import itertools
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models import Absence, Campaign, Event, Programme, Room, Session, Task, Venue, history
from models.agenda import new_session, place
from models.event import new_event
from ui.board_voice import voice_of
from ui.calendar_facts import short_title
from ui.calendar_move import MoveDialog
from ui.new_event import NewEvent

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


def calendar(window, day):
    window.showNormal()
    window.resize(1440, 900)
    window.go("calendar")
    QApplication.processEvents()
    page = window.page()
    page.go_day(day)
    return page


def shown(page, day):
    return [event.title for _rect, event in page.weeks.sheet.cells[day].events]


def lecture(day=23, title="A lecture", **values):
    return new_event("other", title, datetime(2026, 4, day, 9), filled=False, **values)


def dialog(qtbot):
    def asked():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, MoveDialog) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()))
    return asked()[0]


def drag(view, event_id, start, end):
    """Drag an event from its day to another with the mouse."""
    surface = view.viewport()
    first = view.sheet.rect_of(("event", start, event_id)).center().toPoint()
    last = view.sheet.rect_of(("day", end)).center().toPoint()
    QTest.mousePress(surface, LEFT, Qt.KeyboardModifier.NoModifier, first)
    for n in range(1, 11):
        at = first + QPoint((last - first).x() * n // 10, (last - first).y() * n // 10)
        QTest.mouseMove(surface, at)
        QApplication.processEvents()
    QTest.mouseRelease(surface, LEFT, Qt.KeyboardModifier.NoModifier, last)


def test_a_month_shows_events_in_their_cells(window):
    lecture()
    new_event("other", "Two days", datetime(2026, 4, 24, 14), ends=datetime(2026, 4, 25, 12), filled=False)
    page = calendar(window, date(2026, 4, 23))
    assert page.title.text() == "April 2026"
    assert (shown(page, date(2026, 4, 23)), shown(page, date(2026, 4, 25))) == (["A lecture"], ["Two days"])
    assert next(iter(page.weeks.sheet.cells)) == date(2026, 3, 30)
    window.undo()
    assert shown(page, date(2026, 4, 25)) == []


def test_what_does_not_fit_is_counted_and_opens_the_day(window, qtbot):
    for number in range(12):
        lecture(title=f"Lecture {number:02}")
    page = calendar(window, date(2026, 4, 2))
    cell = page.weeks.sheet.cells[date(2026, 4, 23)]
    rect, count = cell.more
    assert count + len(cell.events) == 12
    QTest.mouseClick(page.weeks.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, rect.center().toPoint())
    assert (page.day, len(page.panel.entries)) == (date(2026, 4, 23), 12)
    qtbot.waitUntil(page.panel.entries[0].hasFocus)


def test_a_band_names_its_campaign_in_each_week(window):
    with history.step("A campaign"):
        brand = Programme.create(name="Week", colour="week")
        Campaign.create(programme=brand, title="Week 2026", starts=date(2026, 4, 16), ends=date(2026, 4, 29))
    page = calendar(window, date(2026, 4, 23))
    laid = [b for week in page.weeks.sheet.weeks for b in week.bands if b.piece.band.title == "Week 2026"]
    assert [(b.piece.left, b.piece.right, b.begins) for b in laid] == [
        (3, 6, True),
        (0, 6, False),
        (0, 2, False),
    ]
    assert [b.title for b in page.season.going_on(date(2026, 4, 20))] == ["Week 2026"]


def test_holidays_and_make_up_days_are_known(window):
    page = calendar(window, date(2026, 5, 2))
    names = {b.piece.band.title for week in page.weeks.sheet.weeks for b in week.bands}
    assert "Labour Day" in names
    assert not page.season.facts(date(2026, 5, 4)).works
    assert page.season.facts(date(2026, 5, 9)).makes_up
    assert "Make-up working day" in page.weeks.heard.text(("day", date(2026, 5, 9)))
    with history.step("A day off"):
        Absence.create(starts=datetime(2026, 5, 12), ends=datetime(2026, 5, 13), kind="holiday", note="Fair")
    assert page.season.facts(date(2026, 5, 12)).name == "Fair"


def test_dragging_an_event_shows_what_moves_and_is_one_step(window, qtbot):
    event = lecture()
    session = new_session(event, "Talk", minutes=45)
    place(session, datetime(2026, 4, 23, 10), [])
    with history.step("Tasks"):
        Task.create(event=event, title="Print", workdays=-3)
    page = calendar(window, date(2026, 4, 23))
    drag(page.weeks, event.id, date(2026, 4, 23), date(2026, 4, 29))
    asked = dialog(qtbot)
    assert "With it: 1 session, 1 task." in [w.text() for w in asked.findChildren(type(page.title))]
    assert Event.get().starts == datetime(2026, 4, 23, 9)
    QTest.mouseClick(asked.move_button, LEFT)
    assert (Event.get().starts, Session.get().starts) == (datetime(2026, 4, 29, 9), datetime(2026, 4, 29, 10))
    assert (page.day, page.event_id) == (date(2026, 4, 29), event.id)
    assert (shown(page, date(2026, 4, 23)), shown(page, date(2026, 4, 29))) == ([], ["A lecture"])
    window.undo()
    assert (Event.get().starts, Session.get().starts) == (datetime(2026, 4, 23, 9), datetime(2026, 4, 23, 10))
    assert shown(page, date(2026, 4, 23)) == ["A lecture"]


def test_a_plain_event_moves_at_once(window):
    event = lecture()
    page = calendar(window, date(2026, 4, 23))
    drag(page.weeks, event.id, date(2026, 4, 23), date(2026, 4, 21))
    assert Event.get().starts == datetime(2026, 4, 21, 9)
    assert "is now on Tue 21 April 2026" in window.toast.words.text()
    drag(page.weeks, event.id, date(2026, 4, 21), date(2026, 4, 21))
    assert len(history.done) == 2


def test_an_event_is_carried_by_keys_and_put_back(window):
    event = lecture()
    page = calendar(window, date(2026, 4, 23))
    page.begin()
    for key in (KEY.Key_Right, KEY.Key_Down):
        QTest.keyClick(page.weeks, key, CONTROL)
    assert (page.event_id, page.weeks.carry.target()) == (event.id, date(2026, 5, 1))
    page.weeks._say()
    assert "Labour Day" in page.weeks.hint.rest.text()
    QTest.keyClick(page.weeks, KEY.Key_Escape)
    assert (page.weeks.carry, Event.get().starts) == (None, datetime(2026, 4, 23, 9))
    QTest.keyClick(page.weeks, KEY.Key_Left, CONTROL)
    QTest.keyClick(page.weeks, KEY.Key_Return)
    assert Event.get().starts == datetime(2026, 4, 22, 9)


def test_keys_lead_through_time(window):
    lecture()
    page = calendar(window, date(2026, 4, 23))
    page.begin()
    for key, day in (
        (KEY.Key_Right, date(2026, 4, 24)), (KEY.Key_Down, date(2026, 5, 1)), (KEY.Key_Up, date(2026, 4, 24)),
        (KEY.Key_PageDown, date(2026, 5, 24)), (KEY.Key_PageUp, date(2026, 4, 24)),
        (KEY.Key_Home, date(2026, 4, 20)),
        (KEY.Key_End, date(2026, 4, 26)), (KEY.Key_T, date.today()),
    ):  # fmt: skip
        QTest.keyClick(page.weeks, key)
        assert page.day == day
    page.go_day(date(2026, 4, 23))
    QTest.keyClick(page.weeks, KEY.Key_W)
    assert (page.mode, page.title.text()) == ("week", "20–26 April 2026")
    QTest.keyClick(page.weeks, KEY.Key_Y)
    assert (page.mode, page.title.text(), page.year.hasFocus()) == ("year", "2026", True)
    QTest.keyClick(page.year, KEY.Key_Right)
    QTest.keyClick(page.year, KEY.Key_Return)
    assert (page.mode, page.day) == ("month", date(2026, 4, 24))
    page.go_day(date(2026, 4, 23))
    QTest.keyClick(page.weeks, KEY.Key_BracketRight)
    assert page.event_id == Event.get().id
    QTest.keyClick(page.weeks, KEY.Key_Return)
    assert window.spot[:2] == ("event", Event.get().id)
    window.back()
    assert (window.page(), page.day) == (page, date(2026, 4, 23))


def test_a_new_event_begins_on_the_chosen_day(window, qtbot):
    page = calendar(window, date(2026, 4, 23))
    page.begin()
    QTest.keyClick(page.weeks, KEY.Key_N)
    asked = window.findChild(NewEvent)
    assert asked.day.text() == "2026-04-23"
    asked.reject()


def test_filters_leave_events_and_bands_out(window):
    with history.step("Campaigns"):
        for name in ("Week", "Tour"):
            brand = Programme.create(name=name, colour=name.lower())
            campaign = Campaign.create(programme=brand, title=f"{name} 2026", starts=date(2026, 4, 20),
                                       ends=date(2026, 4, 26))  # fmt: skip
            lecture(
                title=f"{name}: Beijing", campaign=campaign, city="Beijing" if name == "Week" else "Wuhan"
            )
    page = calendar(window, date(2026, 4, 23))
    assert shown(page, date(2026, 4, 23)) == ["Tour: Beijing", "Week: Beijing"]
    page.chips.set("city", "Wuhan", True)
    assert shown(page, date(2026, 4, 23)) == ["Tour: Beijing"]
    page.chips.clear("city")
    page.only_campaign(Campaign.get(Campaign.title == "Week 2026").id)
    assert [b.title for b in page.season.campaigns] == ["Week 2026"]
    assert shown(page, date(2026, 4, 23)) == ["Week: Beijing"]
    event = next(iter(page.season.day(date(2026, 4, 23))))
    assert short_title(page.picture, event) == ("Beijing", "Week")


def test_days_and_events_have_names_for_a_screen_reader(window):
    lecture(city="Wuhan")
    page = calendar(window, date(2026, 4, 23))
    voice = voice_of(page.weeks)
    assert voice.text(QAccessible.Text.Name) == "Calendar, April 2026"
    names = [voice.child(n).text(QAccessible.Text.Name) for n in range(voice.childCount())]
    assert "Thursday 23 April 2026, 1 event" in names
    assert "09:00–17:00, A lecture, Wuhan, Planned" in names
    assert {voice.child(n).role() for n in range(voice.childCount())} == {QAccessible.Role.ListItem}
    at = names.index("Thursday 23 April 2026, 1 event")
    assert voice.child(at).state().selected


def test_the_strip_leads_to_months(season):
    page = calendar(season, date(2026, 4, 23))
    strip = page.strip
    QTest.mouseClick(strip, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(int(strip.width() * 8.5 / 12), 30))
    assert (page.anchor, page.title.text()) == (date(2026, 9, 1), "September 2026")
    drawn = [bar.text for bar in strip.bars]
    assert all(not a.intersects(b) for n, a in enumerate(drawn) for b in drawn[n + 1 :])
    assert all(strip.rect().contains(text.toAlignedRect()) for text in drawn)


def test_a_season_is_laid_out_whatever_its_size(season):
    page = calendar(season, date(2026, 4, 23))
    for width, height in ((880, 560), (1280, 720), (1920, 1200)):
        season.resize(width, height)
        QApplication.processEvents()
        for mode in ("month", "week", "year"):
            page.show_mode(mode)
        page.show_mode("month")
        for cell in page.weeks.sheet.cells.values():
            assert all(cell.rect.contains(rect) for rect, _event in cell.events)
            rows = page.season.day(cell.day)
            assert len(cell.events) + (cell.more[1] if cell.more else 0) == len(rows)
            assert page.weeks.sheet.day_at(QPointF(cell.rect.center())) == cell.day


def test_a_small_window_scrolls_the_year_and_lays_the_filters_below(season):
    page = calendar(season, date(2026, 4, 23))
    assert page.head.indexOf(page.chips) >= 0
    season.resize(880, 600)
    QApplication.processEvents()
    assert (page.head.indexOf(page.chips), page.panel.isVisible()) == (-1, False)
    page.show_mode("year")
    page.go_day(date(2026, 12, 17))
    rect = page.year.heard.rect(("day", date(2026, 12, 17)))
    assert page.year.viewport().rect().contains(rect)
    other = page.year.heard.rect(("day", date(2026, 11, 11))).center()
    QTest.mouseClick(page.year.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, other)
    assert page.day == date(2026, 11, 11)
    season.resize(1440, 900)
    QApplication.processEvents()
    assert page.head.indexOf(page.chips) >= 0


def test_the_strip_has_feet_where_people_are_off(window):
    page = calendar(window, date(2026, 4, 23))
    off = page.season.days_off(2026)
    assert (date(2026, 5, 1), date(2026, 5, 5)) in off
    assert all(first <= last < then for (first, last), (then, _last) in itertools.pairwise(off))


@pytest.fixture
def ten_cities(window):
    """An Open Day in three cities over two days, with a hall that is taken on the Monday after."""
    with history.step("An Open Day"):
        whole = new_event("open_day", "Open Day 2026", datetime(2026, 4, 22, 9), filled=False)
        hall = Venue.create(name="Museum", city="Wuhan")
        room = Room.create(venue=hall, name="Hall")
        for day, city in ((22, "Beijing"), (23, "Wuhan"), (23, "Jinan")):
            part = lecture(day, f"Open Day 2026: {city}", part_of=whole, city=city)
            place(new_session(part, f"Opening in {city}"), datetime(2026, 4, day, 9), [])
        wuhan = Event.get(Event.city == "Wuhan")
        place(Session.get(Session.event == wuhan), datetime(2026, 4, 23, 9), [room])
        other = lecture(30, "A wedding")
        place(new_session(other, "Dinner"), datetime(2026, 4, 30, 9), [room])
    return whole


def starts():
    return {event.title: event.starts.day for event in Event.select()}


def test_a_large_event_is_a_band_that_moves_with_all_its_parts(ten_cities, window, qtbot):
    page = calendar(window, date(2026, 4, 22))
    before = starts()
    band = page.weeks.sheet.rect_of(("event", date(2026, 4, 23), ten_cities.id))
    assert band.width() > page.weeks.sheet.cells[date(2026, 4, 23)].rect.width()
    assert band == page.weeks.sheet.rect_of(("event", date(2026, 4, 22), ten_cities.id))
    drag(page.weeks, ten_cities.id, date(2026, 4, 22), date(2026, 4, 29))
    asked = dialog(qtbot)
    words = [label.text() for label in asked.findChildren(QLabel)]
    assert "Moves along: 3 parts" in words and "Moves along: 3 sessions" in words
    assert any("Hall" in text and "Dinner" in text for text in words)
    assert starts() == before
    asked.move_button.click()
    assert starts() == {title: day + (7 if "Open Day" in title else 0) for title, day in before.items()}
    assert history.done[-1].text == "Move “Open Day 2026”"
    window.undo()
    assert starts() == before


def test_from_a_part_one_comes_to_the_whole(ten_cities, window, qtbot):
    page = calendar(window, date(2026, 4, 22))
    part = Event.get(Event.city == "Beijing")
    drag(page.weeks, part.id, date(2026, 4, 22), date(2026, 4, 21))
    asked = dialog(qtbot)
    all_of_it = next(b for b in asked.findChildren(QPushButton) if "Move all of" in b.text())
    all_of_it.click()
    QApplication.processEvents()
    whole = dialog(qtbot)
    assert whole.carry.event_id == ten_cities.id
    whole.move_button.click()
    assert starts()["Open Day 2026: Wuhan"] == 22


def test_a_large_event_is_heard_and_carried_by_key(ten_cities, window, qtbot):
    page = calendar(window, date(2026, 4, 22))
    view = page.weeks
    view.setFocus()
    QTest.keyClick(view, KEY.Key_BracketRight)
    assert page.event_id == ten_cities.id
    assert view.heard.chosen(("event", date(2026, 4, 22), ten_cities.id))
    assert "Open Day 2026" in view.heard.text(("event", date(2026, 4, 22), ten_cities.id))
    QTest.keyClick(view, KEY.Key_Right, CONTROL)
    QTest.keyClick(view, KEY.Key_Return)
    dialog(qtbot).move_button.click()
    assert starts()["Open Day 2026: Jinan"] == 24


def test_a_large_event_without_a_day_of_its_own_moves_its_parts(ten_cities, window, qtbot):
    with history.step("No day"):
        whole = Event.fetch(ten_cities.id)
        whole.starts = whole.ends = None
        whole.save()
    page = calendar(window, date(2026, 4, 22))
    drag(page.weeks, ten_cities.id, date(2026, 4, 23), date(2026, 4, 24))
    dialog(qtbot).move_button.click()
    parts = Event.select().where(Event.part_of == ten_cities)
    # held in the middle of the band, on its first day
    assert sorted(part.starts.day for part in parts) == [24, 25, 25]


@pytest.mark.parametrize(
    ("mode", "key", "option"),
    [("month", "month-sheet", ("month", "2026-04")), ("week", "week-sheet", ("week", "2026-04-20")),
     ("year", "season-planner", ("year", "2026"))],
)  # fmt: skip
def test_what_is_in_sight_is_shown_on_paper(window, mode, key, option):
    lecture()
    page = calendar(window, date(2026, 4, 23))
    page.show_mode(mode)
    page.setFocus()
    QTest.keyClick(window, KEY.Key_P, CONTROL)
    papers = window.page()
    assert (window.spot[0], papers.document.key) == ("documents", key)
    assert papers.request().options[option[0]] == option[1]


def test_names_in_the_strip_lie_beside_their_bars_and_over_nothing_else(season):
    season.go("calendar", None, (date(2026, 4, 22), "month", None))
    for language in ("en", "zh_CN"):
        season.speak(language)
        strip = season.page().strip
        assert len(strip.bars) >= 3
        for bar in strip.bars:
            assert not bar.left < bar.text.center().x() < bar.right
            others = [b for b in strip.bars if b.lane == bar.lane and b is not bar]
            assert not [b for b in others if bar.text.intersects(b.text)]
            assert not [b for b in others if bar.text.left() < b.right and b.left < bar.text.right()]
