"""The table: sorted, filtered, copied, and honest towards Qt."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from ui.collating import Ranks
from ui.columns import Column
from ui.dress import application
from ui.rows import Rows
from ui.table import Table


class Fruit(NamedTuple):
    id: int
    name: str
    count: int


COLUMNS = (
    Column("name", "Name", lambda f: f.name, 120, first=True),
    Column("count", "Count", lambda f: str(f.count), 60, key=lambda f: f.count, right=True),
)
FRUIT = [Fruit(1, "Pear 10", 3), Fruit(2, "apple", 30), Fruit(3, "Pear 2", 200), Fruit(2**63 - 1, "讲座", 1)]


@pytest.fixture
def table(qtbot):
    application()
    made = Table("fruit", COLUMNS, checks=True)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show_rows(FRUIT)
    made.show()
    return made


def names(table):
    return [row.name for row in table.rows.shown]


def test_model_keeps_the_promises_of_qt(qtbot):
    rows = Rows(COLUMNS)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    rows.show(FRUIT)
    rows.filter("pear", None)
    rows.order_by(0)
    assert rows.columnCount(rows.index(0, 0)) == 0
    assert rows.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_sorts_numbers_in_texts_as_numbers(table):
    table.sort(table.column("name"))
    assert names(table)[:3] == ["apple", "Pear 2", "Pear 10"]
    table.sort(table.column("count"), descending=True)
    assert names(table) == ["Pear 2", "apple", "Pear 10", "讲座"]


def test_filter_finds_every_word_and_two_chinese_characters(table):
    table.filter("pear 2")
    assert names(table) == ["Pear 2"]
    table.filter("讲座")
    assert names(table) == ["讲座"]


def test_choice_survives_sorting_filtering_and_the_largest_id(table):
    table.choose([2**63 - 1, 2])
    table.sort(table.column("count"))
    table.filter("")
    assert {row.id for row in table.chosen()} == {2**63 - 1, 2}


def test_space_toggles_and_escape_chooses_none(table):
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 1))
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert [row.id for row in table.chosen()] == [1]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.chosen() == []


def test_copies_as_excel_writes_it(table):
    table.sort(table.column("name"))
    table.choose([2, 3])
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tCount\r\napple\t30\r\nPear 2\t200\r\n"


def test_a_hundred_thousand_rows_are_filtered_and_sorted_in_memory(table, qtbot):
    table.show_rows([Fruit(n + 1, f"Pear {n}", n) for n in range(100_000)])
    told = []
    table.chosen_changed.connect(lambda: told.append(len(table.rows.shown)))
    table.filter("pear 9999")
    qtbot.waitUntil(lambda: table.rows.ready)
    assert len(table.rows.shown) == 19
    assert told[-1] == 19
    table.filter("pear 9999")
    assert len(table.rows.shown) == 19
    table.filter("")
    table.sort(table.column("count"), descending=True)
    assert table.rows.shown[0].count == 99_999


def test_only_lines_that_look_different_are_painted_again(table, qtbot):
    painted = []

    class Heard(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(event.region().boundingRect())
            return False

    heard = Heard()
    table.viewport().installEventFilter(heard)
    table.choose([2])
    table.show_rows([*FRUIT])  # the first time it learns how they look
    qtbot.wait(1)
    painted.clear()
    changed = [fruit._replace(count=31) if fruit.id == 2 else fruit for fruit in FRUIT]
    with qtbot.waitSignal(table.chosen_changed):
        table.show_rows(changed)
    qtbot.waitUntil(lambda: bool(painted))
    line = table.visualRect(table.rows.index(1, 0))
    assert [(area.top(), area.height()) for area in painted] == [(line.top(), line.height())]
    assert [fruit.count for fruit in table.chosen()] == [31]
    painted.clear()
    table.show_rows(changed)
    QApplication.processEvents()
    assert painted == []


def test_lines_that_come_and_go_keep_the_choice(table):
    table.choose([2])
    table.show_rows(FRUIT[1:])
    assert [fruit.name for fruit in table.chosen()] == ["apple"]
    assert names(table) == ["apple", "Pear 2", "讲座"]


@pytest.mark.parametrize("turns", [0, 3, 1000])
def test_texts_worked_out_bit_by_bit_sort_as_those_sorted_at_once(turns):
    texts = [f"{word} {n * 7919 % 101}" for n in range(300) for word in ("Pear", "apple", "讲座", "PEAR")]
    ranks = Ranks(lambda text: text, texts, {})
    for _turn in range(turns):
        ranks.advance(100)
    numbers = ranks.numbers()
    assert numbers == Ranks(lambda text: text, texts, {}).numbers()
    known = dict(zip(texts, numbers, strict=True))
    assert known["Pear 2"] == known["PEAR 2"] < known["Pear 10"]
    assert known["apple 100"] < known["Pear 0"]


def test_a_table_left_alone_has_everything_at_hand_to_sort_by(table, qtbot):
    qtbot.waitUntil(lambda: table.rows.ready)
    table.sort(table.column("count"))
    assert names(table) == ["讲座", "Pear 10", "apple", "Pear 2"]
    table.sort(table.column("name"), descending=True)
    assert names(table)[:3] == ["讲座", "Pear 10", "Pear 2"]


def test_columns_stand_side_by_side_whatever_is_hidden_or_has_no_room(season, qtbot):
    season.go("events")
    table = season.page().table
    head = table.head
    for width in (1440, 1024, 1280, 853, 1440):
        season.resize(width, 720)
        QApplication.processEvents()
        for name in ("status", "where"):
            head._show(table.column(name), head.isSectionHidden(table.column(name)))
            QApplication.processEvents()
            order = sorted(range(head.count()), key=head.visualIndex)
            seen = [n for n in order if not head.isSectionHidden(n)]
            ends = [head.sectionPosition(n) + head.sectionSize(n) for n in seen]
            assert [head.sectionPosition(n) for n in seen] == [0, *ends[:-1]]
