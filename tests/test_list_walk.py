"""A random walk over the lists: whatever is typed, pasted, filtered, deleted and undone, in whatever language
and look, a list shows what a fresh read of the plan has, and nothing is complained of."""

import os
from datetime import date

import pytest
from board_day import at, build
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from tour import clear

from models import Group, Item, Leg, Organisation, Participant, Person, Talk, Task, history
from models.history import step
from planning.plan import read_picture
from ui.chips import Chips
from ui.clipboard import put_on_clipboard
from ui.fields import Line
from ui.grid import Grid
from ui.parts import Search
from ui.table import Table

#: What a list shows: a table, and the column that the id of its page must stand in.
LISTS = {
    "events": ("event", ""), "person": ("person", ""), "organisation": ("organisation", ""),
    "venue": ("venue", ""), "talk": ("talk", ""), "tasks": ("task", ""), "rooms": ("room", "venue_id"),
    "sessions": ("session", "event_id"), "guests": ("participant", "event_id"),
    "groups": ("group", "event_id"), "event_tasks": ("task", "event_id"), "legs": ("leg", "event_id"),
}  # fmt: skip
PAGES = ("events", "people", "organisations", "places", "tasks", "talks")
TABS = ("sessions", "guests", "groups", "tasks", "people", "visit", "overview")
TEXTS = ("", "Wang Fang", "Wang Fang, Li Ting", "王芳", "9:30", "930", "25:99", "45", "-3", "2026-04-24",
         "Hall", "Hall, Lab", "yes", "no", "confirmed", "a\tb", "Wang Fang (moderator)", "x" * 300, "<b>",
         "%s{}")  # fmt: skip
SMALL = st.integers(0, 20)
CELLS = st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), min_size=1, max_size=3)
KEYS = [(Qt.Key(getattr(Qt.Key, f"Key_{name}")), Qt.KeyboardModifier.NoModifier)
        for name in ("Up", "Down", "Home", "End", "Space", "Delete", "F2", "Escape", "Tab", "A",
                      "Return")]  # fmt: skip
KEYS += [(key, Qt.KeyboardModifier.ControlModifier)
         for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_Delete, Qt.Key.Key_D)]  # fmt: skip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def fill() -> None:
    """A day, and rows for every list."""
    made = build()
    with step("Fill"):
        school = Organisation.create(name="No. 6 School", kind="secondary", city="Beijing")
        for number, name in enumerate(("Zhang Wei", "李娜", "Ann O’Hara")):
            person = Person.create(name=name, city="Wuhan", organisation=school if number else None)
            Participant.create(event=made.event, name=name, person=person)
            Task.create(event=made.event, title=f"Task of {name}", workdays=number - 3, owner=person)
        Task.create(title="Renew", due=date(2026, 5, 1))
        Group.create(event=made.event, name="Class 5", heads=22, arrives=at(9))
        Leg.create(event=made.event, from_place="Beijing", to_place="Wuhan", leaves=at(6), arrives=at(8))
        Talk.create(title="What a patent is", minutes=40)
        Item.create(name="Projector", quantity=2)


def tables(window) -> list[Table]:
    return [table for table in window.page().findChildren(Table) if table.isVisible()]


def expected(window, fresh, table: Table):
    """The rows a list should show, by id, from a fresh read; None where it shows something made of rows."""
    if table.name not in LISTS:
        return None
    name, column = LISTS[table.name]
    if not column:
        return fresh.tables[name]
    page = window.page()
    owner = page.current().id if column == "venue_id" else page.event_id
    return {row.id: row for row in fresh.of(name, column, owner)}


def agree(window) -> None:
    """Every list in sight shows what the plan has, filtered and in order."""
    QApplication.processEvents()
    fresh = read_picture()
    assert window.store.picture.tables == fresh.tables
    for table in tables(window):
        rows = expected(window, fresh, table)
        if rows is not None:
            assert {row.id: row for row in table.rows.all} == rows, table.name
        words = table.rows.needle.casefold().split()
        passes = table.rows.passes or (lambda _row: True)
        wanted = {row.id for row in table.rows.all
                  if passes(row) and all(word in table.rows.line(row) for word in words)}  # fmt: skip
        assert [row.id for row in table.rows.shown if row.id not in wanted] == []
        assert len(table.rows.shown) == len(wanted)
        assert all(table.rows.index(i.row(), 0).isValid() for i in table.selectedIndexes())
    window.grab()


def test_random_walk_over_the_lists_shows_what_the_plan_has(window, qtbot):  # noqa: C901
    fill()
    begin = len(history.done)
    examples, length = (60, 40) if os.environ.get("LECTERN_SOAK") else (8, 25)

    class Walk(RuleBasedStateMachine):
        @initialize()
        def go_home(self):
            clear(window)
            while len(history.done) > begin:
                history.undo()
            history.undone.clear()
            window.go("events")

        def table(self, number=0):
            seen = tables(window)
            return seen[number % len(seen)] if seen else None

        @rule(name=st.sampled_from(PAGES))
        def go(self, name):
            window.go(name)

        @rule(tab=st.sampled_from(TABS), number=st.integers(0, 5))
        def go_event(self, tab, number):
            events = sorted(window.store.picture.all("event"), key=lambda e: (e.title, e.id))
            if events:
                window.go("event", events[number % len(events)].id, (tab, None))

        @rule(text=st.sampled_from(["", "wa", "a e", "王", "2026", "zzz", "hall"]))
        def filter(self, text):
            for field in window.page().findChildren(Search):
                if field.isVisible():
                    field.setText(text)

        @rule(chip=st.integers(0, 9), value=st.integers(0, 9))
        def choose_a_chip(self, chip, value):
            for chips in window.page().findChildren(Chips):
                made_for = chips.filters[chip % len(chips.filters)]
                choices = made_for.choices() if callable(made_for.choices) else made_for.choices
                choices = list(choices)
                if not made_for.choices:
                    chips.chips[made_for.key].click()
                elif choices:
                    picked = choices[value % len(choices)]
                    chips.set(made_for.key, picked, picked not in chips.chosen.get(made_for.key, set()))

        @rule(number=st.integers(0, 1), column=SMALL, down=st.booleans(), add=st.booleans())
        def sort(self, number, column, down, add):
            table = self.table(number)
            if table:
                table.sort(column % len(table.rows.columns), descending=down, add=add)

        @rule(
            number=st.integers(0, 1),
            line=SMALL,
            to=SMALL,
            column=SMALL,
        )
        def choose(self, number, line, to, column):
            table = self.table(number)
            if table and table.rows.shown:
                count = len(table.rows.shown)
                column %= len(table.rows.columns)
                first, last = (table.rows.index(n % count, column) for n in (line, to))
                table.setFocus()
                table.setCurrentIndex(first)
                flags = QItemSelectionModel.SelectionFlag
                for index in (first, last):
                    table.selectionModel().select(index, flags.Select)

        @rule(number=st.integers(0, 1), text=st.sampled_from(TEXTS))
        def type_into_a_cell(self, number, text):
            table = self.table(number)
            if isinstance(table, Grid) and table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                table.edit(table.currentIndex())
                for editor in table.findChildren(QLineEdit):
                    if editor.isVisible():
                        editor.setText(text)
                        QTest.keyClick(editor, Qt.Key.Key_Return)
                        if editor.isVisible():
                            QTest.keyClick(editor, Qt.Key.Key_Escape)

        @rule(
            lines=st.lists(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), min_size=1, max_size=3)
        )
        def paste(self, lines):
            table = self.table()
            put_on_clipboard(lines)
            if isinstance(table, Grid):
                table.setFocus()
                QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

        @rule(number=st.integers(0, 1), key=st.sampled_from(KEYS))
        def press(self, number, key):
            table = self.table(number)
            if table:
                table.setFocus()
                QTest.keyClick(table, *key)

        @rule(number=SMALL, text=st.sampled_from(TEXTS))
        def change_a_fact(self, number, text):
            fields = [field for field in window.page().findChildren(Line) if field.isVisible()]
            if fields:
                field = fields[number % len(fields)]
                field.setFocus()
                field.selectAll()
                field.insert(text.replace("\t", " "))
                QTest.keyClick(field, Qt.Key.Key_Return)
                QTest.keyClick(field, Qt.Key.Key_Escape)

        @rule(what=st.sampled_from(["add", "delete"]))
        def make_or_delete(self, what):
            page = window.page()
            part = getattr(page, "parts", {}).get(getattr(page, "tab", ""), page)
            if what == "add" or part is not page or window.spot[0] != "event":
                getattr(part, what, lambda: None)()

        @rule(number=st.integers(0, 1))
        def open_a_menu(self, number):
            table = self.table(number)
            if table:
                table.menu_wanted.emit(table.mapToGlobal(table.rect().center()))
                for menu in window.findChildren(QMenu):
                    menu.close()

        @rule(steps=st.integers(1, 3))
        def undo(self, steps):
            for _step in range(steps):
                if len(history.done) > begin:
                    window.undo()

        @rule()
        def redo(self):
            window.redo()

        @rule(language=st.sampled_from(["en", "zh_CN"]))
        def speak(self, language):
            window.speak(language)

        @rule(look=st.sampled_from(["light", "dark"]))
        def look(self, look):
            window.look(look)

        @rule()
        def see(self):
            agree(window)

        def teardown(self):
            agree(window)

    run_state_machine_as_test(
        Walk,
        settings=settings(max_examples=examples, stateful_step_count=length, deadline=None,
                          suppress_health_check=list(HealthCheck)),
    )  # fmt: skip
