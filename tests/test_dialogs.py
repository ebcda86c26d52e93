"""Every dialog of the window: on a screen of 640 × 360 (1280 × 720 at 200 %) all of it is within reach."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QScrollArea, QWidget
from test_access import called, controls, scrolled
from tour import SEASON, busiest, clear

from ui import event_acts, releasing
from ui.attendance import Attendance
from ui.calendar_ask import AskDay
from ui.calendar_move import Carry, MoveDialog
from ui.letters import LettersDialog
from ui.moving import DuplicateEvents
from ui.new_event import NewEvent
from ui.posted import SheetsOut
from ui.replacing import ReplaceDialog
from ui.roomy import EDGE, Roomy
from ui.talks_session import FromCatalogue
from ui.views import SaveView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SMALL = (640, 360)
Opened = Callable[[Any], object]


def _ids(window, count: int) -> list[int]:
    dated = [event.id for event in window.store.picture.all("event") if event.starts]
    return dated[:count]


def _ask_day(window) -> object:
    window.go("calendar")
    return AskDay(window, "Move “Open Day”", window.page().anchor, lambda _day: None).open()


def _move(window) -> object:
    window.go("calendar")
    carry = Carry(window.store.picture, busiest(window))
    carry.days = 3
    return MoveDialog(window.page(), carry).open()


def _replace(window) -> object:
    appearance = next(iter(window.store.picture.all("appearance")))
    return ReplaceDialog(window, appearance.session_id, appearance.person_id).open()


def _view(window) -> object:
    window.go("events")
    return SaveView(window.page().views).open()


DIALOGS: dict[str, Opened] = {
    "attendance": lambda w: Attendance(w, _ids(w, 12)).open(),
    "ask-day": _ask_day,
    "move": _move,
    "change": lambda w: event_acts.change(w, _ids(w, 3)),
    "move-events": lambda w: event_acts.move(w, _ids(w, 3), 7),
    "duplicate": lambda w: DuplicateEvents(w, [busiest(w)]).open(),
    "repeat": lambda w: event_acts.repeat(w, busiest(w)),
    "letters": lambda w: LettersDialog(w, busiest(w)).open(),
    "pack": lambda w: event_acts.pack(w, busiest(w)),
    "release": lambda w: releasing.ReleaseDialog(w, busiest(w)).open(),
    "sheets-out": lambda w: SheetsOut(w, busiest(w)).open(),
    "replace": _replace,
    "catalogue": lambda w: FromCatalogue(w, event_id=busiest(w)).open(),
    "view": _view,
}
TOUR = ("new-event", "settings", "backups", "duplicates", "import", "print-list", "about")


def _open(window) -> QDialog:
    QApplication.processEvents()
    QApplication.processEvents()
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_dialog_fits_a_small_screen_with_all_its_controls(season, qtbot, language):
    season.speak(language)
    season.resize(*SMALL)
    wrong = {}
    for name in (*DIALOGS, *TOUR):
        DIALOGS[name](season) if name in DIALOGS else SEASON[name](season, qtbot)
        dialog = _open(season)
        least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        dialog.resize(least)
        QApplication.processEvents()
        found = [] if isinstance(dialog, QMessageBox) else lost(dialog)
        if least.height() > 340 or least.width() > 640 or found:
            wrong[name] = (least.width(), least.height(), found)
        clear(season)
    assert wrong == {}


def lost(dialog) -> list[Any]:
    """Controls that are neither in sight nor brought there by scrolling."""
    inside = dialog.rect().adjusted(-1, -1, 1, 1)
    return [
        called(w)
        for w in controls(dialog)
        if not scrolled(w, dialog)
        and (w.visibleRegion().isEmpty() or not inside.contains(QRect(w.mapTo(dialog, QPoint()), w.size())))
    ]


def _fills(area: Roomy, tallest: int) -> bool:
    """Whether all of it is in sight, or as much as it wants, or as much as the screen allows."""
    is_whole = area.verticalScrollBar().maximum() == 0
    return is_whole or area.height() >= area.most or area.window().height() == tallest


def test_a_dialog_opens_as_tall_as_its_content_where_there_is_room(season, qtbot):
    for name, opened in DIALOGS.items():
        opened(season)
        dialog = _open(season)
        for area in dialog.findChildren(Roomy):
            tallest = dialog.screen().availableGeometry().height() - EDGE
            qtbot.waitUntil(partial(_fills, area, tallest))
        assert dialog.height() <= season.height(), name
        clear(season)


def test_a_dialog_grows_with_a_sentence_and_scrolls_to_what_has_the_focus(season, qtbot):
    season.resize(1440, 900)
    season.new_event("open_day")
    dialog = _open(season)
    assert isinstance(dialog, NewEvent)
    before = dialog.height()
    dialog.day.setText("nonsense")
    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.height() > before, timeout=2000)
    dialog.resize(480, 320)
    QApplication.processEvents()
    area = dialog.findChild(QScrollArea)
    for field in (dialog.campaign, dialog.kind):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert area.viewport().rect().contains(here.mapTo(area.viewport(), here.rect().center()))


class Requests(QObject):
    """Counts how often a widget is asked to lay out."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_dialog_comes_to_rest(season, qtbot):
    for name, opened in DIALOGS.items():
        opened(season)
        dialog = _open(season)
        for _settling in range(10):
            QApplication.processEvents()
        requests = Requests(dialog)
        for _turn in range(20):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        assert requests.count < 3, name
        clear(season)
