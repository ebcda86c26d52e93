"""What stays as it was left: columns and the window after a restart; and work that is seen and stopped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool
from PySide6.QtTest import QTest

from models import file
from ui.background import Work
from ui.opening import open_window
from ui.progress import Progress

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def ended(window) -> None:
    window.close()
    QThreadPool.globalInstance().waitForDone(10_000)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_columns_and_the_window_come_back_after_a_restart(season, qtbot):
    path = file.current()
    season.resize(760, 640)
    season.go("people")
    QCoreApplication.processEvents()
    head = season.page().table.head
    number = season.page().table.column
    head._show(number("phone"), True)
    head._show(number("city"), False)
    head.moveSection(head.visualIndex(number("phone")), 1)
    QCoreApplication.processEvents()
    season.close()
    again = open_window(path)
    with qtbot.waitExposed(again):
        again.show()
    again.go("people")
    table = again.page().table
    assert [column.name for column in table.printed()][:2] == ["name", "phone"]
    assert table.isColumnHidden(table.column("city"))
    assert (again.width(), again.height()) == (760, 640)
    ended(again)


def test_work_under_way_is_seen_and_stopped_while_one_goes_on(window, qtbot):
    going, told = threading.Event(), []

    def steps() -> Iterator[float]:
        while not going.is_set():
            yield 0.4
            going.wait(0.01)
        return "done"

    work: Work = window.start("Writing agenda.pdf", steps(), told.append)
    shown = window.findChild(Progress)
    qtbot.waitUntil(shown.isVisible, timeout=5000)
    assert shown.words.text() == "Writing agenda.pdf" and shown.bar.value() == 400
    window.go("events")  # nothing waits for it
    assert window.spot[0] == "events" and shown.isVisible()
    QTest.mouseClick(shown.cancel, Qt.MouseButton.LeftButton)
    assert work.cancelled and not shown.isVisible()
    going.set()
    QThreadPool.globalInstance().waitForDone(5000)
    QCoreApplication.processEvents()
    assert told == []
