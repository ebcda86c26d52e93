"""The tasks of the season and of an event: due days in working days, checked off and typed into."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from models import Event, Person, Task, history, settings
from models.database import Problem
from models.event import new_event
from models.moving import move_event
from ui.clipboard import put_on_clipboard
from ui.tasks_acts import check_off, delete, give, task_menu
from ui.tasks_cells import read_due, rule_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT, NONE, ENTER = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return


@pytest.fixture
def tasks(window):
    """Four tasks of an event that begins on Thursday 23 April 2026, and one of nothing."""
    event = new_event("other", "A lecture", datetime(2026, 4, 23, 9), filled=False)
    with history.step("Tasks"):
        wang = Person.create(name="Wang Fang")
        Task.create(event=event, title="Print badges", workdays=-3, owner=wang)
        Task.create(event=event, title="Write thanks", workdays=2)
        Task.create(event=event, title="Book the hall", due=date(2026, 3, 2))
        Task.create(event=event, title="Invite", due=date(2026, 3, 1), done=True)
        Task.create(title="Renew the list", due=date.today() + timedelta(days=400))
    window.showNormal()
    window.resize(1440, 900)
    window.go("tasks")
    return window


def titles(shown):
    return [task.title for task in shown.table.rows.shown]


def line_of(shown, title):
    return titles(shown).index(title)


def cell(shown, title, column):
    return shown.table.rows.index(line_of(shown, title), shown.table.column(column))


def type_into(shown, title, column, text):
    shown.table.setCurrentIndex(cell(shown, title, column))
    shown.table.edit(cell(shown, title, column))
    editor = next(e for e in shown.table.findChildren(QLineEdit) if e.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, ENTER)


@pytest.mark.parametrize(("text", "due", "workdays"), [
    ("", None, None), ("2026-04-20", date(2026, 4, 20), None), ("20 April", date(2026, 4, 20), None),
    ("-10", None, -10), ("−3 days", None, -3), ("+5", None, 5), ("10 working days before", None, -10),
    ("2 after", None, 2), ("提前10个工作日", None, -10), ("之后 3 天", None, 3), ("5个工作日后", None, 5),
    ("on the day", None, 0),
])  # fmt: skip
def test_a_due_day_is_read_as_people_write_it(text, due, workdays):
    assert read_due(text, date(2026, 4, 23)) == (due, workdays)


def test_what_is_no_due_day_is_refused():
    with pytest.raises(Problem, match="working days from the event"):
        read_due("soon", date(2026, 4, 23))
    assert [rule_of(n) for n in (None, -1, 5)] == ["", "1 working day before", "5 working days after"]


def test_due_days_skip_holidays_and_what_is_first_stands_first(tasks):
    shown = tasks.page().list
    assert titles(shown) == ["Book the hall", "Print badges", "Write thanks", "Renew the list"]
    due = {task.title: shown.cells.due(task) for task in shown.table.rows.shown}
    assert (due["Print badges"], due["Write thanks"]) == (date(2026, 4, 20), date(2026, 4, 27))
    move_event(Event.get(), datetime(2026, 5, 7, 9))  # Labour Day lies before it
    task = shown.table.rows.shown[line_of(shown, "Print badges")]
    assert shown.cells.due(task) == date(2026, 4, 29)
    tasks.undo()
    assert shown.cells.due(task) == date(2026, 4, 20)


def test_a_click_checks_off_and_undo_opens_again(tasks):
    shown = tasks.page().list
    at = shown.table.visualRect(cell(shown, "Book the hall", "done")).center()
    QTest.mouseClick(shown.table.viewport(), LEFT, NONE, at)
    assert Task.get(Task.title == "Book the hall").done
    assert titles(shown) == ["Print badges", "Write thanks", "Renew the list"]
    assert tasks.toast.words.text() == "“Book the hall” is done."
    QTest.mouseClick(tasks.toast.action, LEFT)
    assert titles(shown)[0] == "Book the hall"


def test_space_checks_off_and_several_go_at_once(tasks):
    shown = tasks.page().list
    shown.table.setFocus()
    shown.table.setCurrentIndex(cell(shown, "Print badges", "done"))
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    assert Task.get(Task.title == "Print badges").done
    shown.table.selectAll()
    QTest.keyClick(shown.table, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert (titles(shown), history.done[-1].text) == ([], "Check off 3 tasks")
    shown.chips._clicked(shown.chips.filters[2])
    assert (len(titles(shown)), set(shown.chips.chosen)) == (5, {"done"})
    tasks.undo()
    assert len(titles(shown)) == 2


def test_cells_are_typed_into(tasks, qtbot):
    shown = tasks.page().list
    type_into(shown, "Book the hall", "due", "-5")
    task = Task.get(Task.title == "Book the hall")
    assert (task.due, task.workdays) == (None, -5)
    type_into(shown, "Book the hall", "owner", "Li Ting")
    assert Task.get(Task.title == "Book the hall").owner.name == "Li Ting"
    type_into(shown, "Renew the list", "for", "A lecture")
    assert Task.get(Task.title == "Renew the list").event == Event.get()
    type_into(shown, "Renew the list", "due", "3 May 2026")
    assert Task.get(Task.title == "Renew the list").due == date(2026, 5, 3)
    for _number in range(4):
        tasks.undo()
    assert Task.get(Task.title == "Book the hall").due == date(2026, 3, 2)


def test_working_days_need_something_to_count_from(tasks):
    shown = tasks.page().list
    type_into(shown, "Renew the list", "due", "-5")
    editor = next(e for e in shown.table.findChildren(QLineEdit) if e.isVisible())
    assert "counted from an event" in editor.accessibleDescription()
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_new_task_is_typed_at_once(tasks):
    shown = tasks.page().list
    shown.add()
    editor = next(e for e in shown.table.findChildren(QLineEdit) if e.isVisible())
    QTest.keyClicks(editor, "Order flowers")
    QTest.keyClick(editor, ENTER)
    assert "Order flowers" in titles(shown)
    tasks.undo()
    tasks.undo()
    assert Task.select().count() == 5


def test_tasks_are_given_away_and_deleted(tasks):
    shown = tasks.page().list
    shown.table.setCurrentIndex(cell(shown, "Write thanks", "task"))
    give(shown, Person.get().id)
    assert Task.get(Task.title == "Write thanks").owner.name == "Wang Fang"
    assert "Check off" in [action.text() for action in task_menu(shown).actions()]
    delete(shown)
    assert "Write thanks" not in titles(shown)
    tasks.undo()
    assert "Write thanks" in titles(shown)


def test_lines_of_excel_become_tasks(tasks):
    shown = tasks.page().list
    lines = [["Task", "Event or campaign", "Due", "Owner"], ["Order flowers", "A lecture", "-2", "Li Ting"],
             ["Write the news", "A lecture", "2026-04-24", ""]]  # fmt: skip
    put_on_clipboard(lines)
    shown.table.setFocus()
    shown.table.paste()
    found = Task.get(Task.title == "Order flowers")
    assert (found.event, found.workdays, found.owner.name) == (Event.get(), -2, "Li Ting")
    assert Task.get(Task.title == "Write the news").due == date(2026, 4, 24)
    tasks.undo()
    assert (Task.select().count(), Person.select().count()) == (5, 1)


def test_mine_is_who_the_settings_say(tasks):
    settings.keep(name="Wang Fang")
    tasks.furnish()
    shown = tasks.page().list
    shown.chips._clicked(next(f for f in shown.chips.filters if f.key == "mine"))
    assert titles(shown) == ["Print badges"]


def test_the_order_by_event_puts_an_event_together(tasks):
    new_event("other", "Another", datetime(2026, 3, 1, 9), filled=False)
    with history.step("A task"):
        Task.create(event=Event.get(Event.title == "Another"), title="Last of March", due=date(2026, 12, 1))
    shown = tasks.page().list
    QTest.mouseClick(shown.order.buttons["for"], LEFT)
    assert titles(shown)[0] == "Last of March"
    shown.search.setText("badges")
    assert titles(shown) == ["Print badges"]


def test_an_event_has_its_own_tasks(tasks):
    event = Event.get()
    tasks.go("event", event.id, ("tasks", None))
    shown = tasks.page().parts["tasks"]
    assert titles(shown) == ["Book the hall", "Print badges", "Write thanks"]
    shown.add()
    assert Task.get(Task.title == "New task").event == event
    shown.table.setCurrentIndex(cell(shown, "Print badges", "done"))
    check_off(shown)
    assert "Print badges" not in titles(shown)
    tasks.undo()
    assert "Print badges" in titles(shown)


def test_a_task_is_found_from_elsewhere(tasks):
    task = Task.get(Task.title == "Invite")
    tasks.go("home")
    tasks.go_to("task", task.id)
    assert tasks.page().list.table.now().title == "Invite"
