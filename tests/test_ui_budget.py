"""The tabs Budget and Risks of an event, and who has which part in a task."""

# ruff: noqa: E501 - tables

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from models import BudgetLine, Event, Person, Risk, Task, TaskRole, history
from models.budget import add_line
from models.database import Problem
from models.event import new_event
from models.words import speak
from ui.clipboard import put_on_clipboard
from ui.risks import read_judgement

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT, NONE, ENTER = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return


@pytest.fixture
def page(window):
    """The page of an Open Day with a task."""
    event = new_event("open_day", "Open Day", filled=False)
    with history.step("Tasks"):
        Task.create(event=event, title="Print", owner=Person.create(name="Wang Fang"))
    window.go("event", event.id)
    return window.page()


def tab(page, key):
    QTest.mouseClick(page.tabs[key], LEFT)
    return page.parts[key]


def titles(shown, column="title"):
    return [getattr(row, column) for row in shown.table.rows.shown]


def type_into(table, line, column, text):
    at = table.rows.index(line, table.column(column))
    table.setCurrentIndex(at)
    table.edit(at)
    editor = next(e for e in table.findChildren(QLineEdit) if e.isVisible())
    editor.selectAll()
    typed(editor, text)
    QTest.keyClick(editor, ENTER)
    return editor


def typed(editor, text):
    """Type a text; QTest has keys for ASCII alone, the rest comes as from an input method."""
    for character in text:
        QTest.keyClicks(editor, character) if character.isascii() else editor.insert(character)


def press(widget, text):
    buttons = [b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    QTest.mouseClick(buttons[0], LEFT)


def test_an_empty_budget_says_what_to_do_and_a_line_is_typed_at_once(page):
    shown = tab(page, "budget")
    assert shown.sides.currentIndex() == 1
    press(shown, "Add a line")
    editor = next(e for e in shown.table.findChildren(QLineEdit) if e.isVisible())
    QTest.keyClicks(editor, "Hall")
    QTest.keyClick(editor, ENTER)
    assert (titles(shown), shown.sides.currentIndex()) == (["Hall"], 0)
    type_into(shown.table, 0, "planned", "1.2万")
    type_into(shown.table, 0, "actual", "13,500.50 元")
    type_into(shown.table, 0, "kind", "ven")
    line = BudgetLine.get()
    assert (line.planned, line.actual, line.kind) == (1_200_000, 1_350_050, "venue")
    assert [shown.sums[key].text() for key in ("planned", "actual", "left")] == [
        "12,000.00", "13,500.50", "−1,500.50",
    ]  # fmt: skip
    assert page.tabs["budget"].text() == "Budget  1"
    page.lectern.undo()
    page.lectern.undo()
    assert BudgetLine.get().actual is None


def test_what_is_no_amount_stays_open_and_says_why(page):
    add_line(Event.get(), "Hall")
    shown = tab(page, "budget")
    editor = type_into(shown.table, 0, "planned", "a lot")
    assert "no amount of money" in editor.accessibleDescription()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert BudgetLine.get().planned == 0


def test_a_budget_of_excel_is_pasted_in_one_step(page):
    shown = tab(page, "budget")
    put_on_clipboard([["What for", "Kind of cost", "Planned amount", "Actual amount"], ["Hall", "Venue", "1,200.50", ""],
                      ["Tea", "Catering", "¥300", "250"]])  # fmt: skip
    shown.table.paste()
    found = [(line.title, line.kind, line.planned, line.actual) for line in BudgetLine.select().order_by(BudgetLine.position)]  # fmt: skip
    assert found == [("Hall", "venue", 120050, None), ("Tea", "catering", 30000, 25000)]
    page.lectern.undo()
    assert BudgetLine.select().count() == 0


def test_lines_move_with_the_keyboard_and_go_with_delete(page):
    for title in ("Hall", "Tea", "Bus"):
        add_line(Event.get(), title)
    shown = tab(page, "budget")
    shown.table.setFocus()
    shown.table.setCurrentIndex(shown.table.rows.index(2, 0))
    QTest.keyClick(shown.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(shown) == ["Hall", "Bus", "Tea"]
    assert shown.table.now().title == "Bus"
    QTest.keyClick(shown.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert titles(shown) == ["Hall", "Tea"]
    QTest.mouseClick(page.lectern.toast.action, LEFT)
    assert titles(shown) == ["Hall", "Bus", "Tea"]


def test_a_budget_begins_with_a_line_for_each_kind(page):
    shown = tab(page, "budget")
    press(shown, "A line for each kind of cost")
    assert len(titles(shown)) == 9
    page.lectern.undo()
    assert titles(shown) == []


@pytest.mark.parametrize("text", ["3×4", "3x4", " 3 X 4 ", "34", "3 4", "3，4", "3*4"])
def test_a_judgement_is_read_as_people_write_it(text):
    assert read_judgement(text) == (3, 4)


@pytest.mark.parametrize("text", ["", "3", "6×1", "0x3", "high", "3×4×5"])
def test_what_is_no_judgement_is_refused(text):
    with pytest.raises(Problem, match="from 1 to 5"):
        read_judgement(text)


def test_usual_risks_are_taken_over_and_judged(page):
    shown = tab(page, "risks")
    assert shown.sides.currentIndex() == 1
    press(shown, "Take over the usual risks")
    count = len(titles(shown, "hazard"))
    assert count > 8 and page.tabs["risks"].text() == f"Risks  {count}"
    type_into(shown.table, 0, "before", "5x5")
    type_into(shown.table, 0, "after", "44")
    type_into(shown.table, 0, "owner", "Li Ting")
    risk = Risk.fetch(shown.table.rows.shown[0].id)
    assert (risk.likelihood, risk.severity, risk.likelihood_after, risk.severity_after) == (5, 5, 4, 4)
    assert risk.owner.name == "Li Ting"
    assert shown.count.text() == f"{count} risks, 1 stays high"
    shown.usual.aboutToShow.emit()
    assert not shown.usual.actions()[0].isEnabled()
    for _n in range(4):
        page.lectern.undo()
    assert Risk.select().count() == 0
    shown.usual.aboutToShow.emit()
    shown.usual.actions()[2].trigger()
    assert Risk.select().count() == 1


def test_cells_of_risks_are_copied_and_pasted(page):
    shown = tab(page, "risks")
    press(shown, "Add a risk")
    put_on_clipboard(
        [["Hazard", "Before controls", "Controls", "After controls"], ["Rain", "high 3×4", "Tents", "2×2"]]
    )
    shown.table.paste()
    risk = Risk.get(Risk.hazard == "Rain")
    assert (risk.likelihood, risk.severity, risk.controls, risk.severity_after) == (3, 4, "Tents", 2)


def test_both_tabs_lead_to_their_sheets(page):
    add_line(Event.get(), "Hall")
    shown = tab(page, "budget")
    press(shown, "Print…")
    assert page.lectern.page().document.key == "budget"


def test_who_has_a_part_in_a_task_is_typed_below_the_list_and_undone(page):
    shown = tab(page, "tasks")
    assert shown.parts.isHidden()
    shown.table.setCurrentIndex(shown.table.rows.index(0, shown.table.column("task")))
    strip = shown.parts
    assert (strip.isVisible(), strip.title.whole) == (True, "Print")
    hints = {role: fact.field.placeholderText() for role, fact in strip.fields.items()}
    assert hints == dict.fromkeys("RA", "Wang Fang, the owner") | dict.fromkeys("CI", "Nobody")
    field = strip.fields["R"].field
    field.setFocus()
    typed(field, "Li Ting、Liu Yang")
    QTest.keyClick(field, ENTER)
    assert {(row.person.name, row.role) for row in TaskRole.select()} == {("Li Ting", "R"), ("Liu Yang", "R")}
    assert (field.text(), field.placeholderText()) == ("Li Ting, Liu Yang", "Nobody")
    assert strip.fields["A"].field.placeholderText() == "Wang Fang, the owner"
    page.lectern.undo()
    assert (TaskRole.select().count(), field.text()) == (0, "")
    assert Person.select().count() == 1


def test_a_name_that_two_people_share_is_refused_in_its_field(page):
    with history.step("People"):
        Person.create(name="Li Ting")
        Person.create(name="Li Ting")
    shown = tab(page, "tasks")
    shown.table.setCurrentIndex(shown.table.rows.index(0, shown.table.column("task")))
    fact = shown.parts.fields["I"]
    fact.field.setFocus()
    QTest.keyClicks(fact.field, "Li Ting")
    QTest.keyClick(fact.field, ENTER)
    assert "Two people are called Li Ting" in fact.sentence.text()
    QTest.keyClick(fact.field, Qt.Key.Key_Escape)
    assert (fact.sentence.text(), TaskRole.select().count()) == ("", 0)


def test_lines_risks_and_tasks_are_called_in_the_language_of_the_window(page):
    with history.step("Two languages"):
        BudgetLine.create(event=Event.get(), title="Hall", title_other="场地")
        Risk.create(event=Event.get(), hazard="Rain", hazard_other="下雨")
        task = Task.get()
        task.title_other = "印刷"
        task.save()
    speak("zh_CN")
    try:
        for key, column, own, name in (
            ("budget", "title", "场地", "title"),
            ("risks", "hazard", "下雨", "hazard"),
            ("tasks", "task", "印刷", "title"),
        ):
            shown = tab(page, key)
            assert shown.table.rows.columns[shown.table.column(column)].text(shown.table.rows.shown[0]) == own
            type_into(shown.table, 0, column, "X")
            row = {"budget": BudgetLine, "risks": Risk, "tasks": Task}[key].get()
            assert (getattr(row, f"{name}_other"), getattr(row, name)) == (
                "X",
                {"budget": "Hall", "risks": "Rain", "tasks": "Print"}[key],
            )
        shown = tab(page, "budget")
        shown.add()
        editor = next(e for e in shown.table.findChildren(QLineEdit) if e.isVisible())
        typed(editor, "茶")
        QTest.keyClick(editor, ENTER)
        assert BudgetLine.get(BudgetLine.title == "茶").title_other == ""
    finally:
        speak("en")
