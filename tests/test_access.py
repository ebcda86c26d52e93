"""Everything the window shows, as a screen reader, the keyboard and a small screen meet it."""

import os

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)  # fmt: skip
from tour import EMPTY, OUTSIDE, SEASON, clear

from ui.search import Palette

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WALKS = {"season": SEASON, "window": EMPTY, "outside": OUTSIDE}
Role = QAccessible.Role
#: Roles of what is used by hand; each needs a name of its own. A cell may be empty.
USED = {
    Role.Button, Role.ButtonMenu, Role.PushButton, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.Link,
    Role.EditableText, Role.SpinBox, Role.Slider, Role.ListItem, Role.TreeItem, Role.MenuItem, Role.PageTab,
    Role.List, Role.Table, Role.Tree, Role.ColumnHeader,
}  # fmt: skip
MANY = 60  # of a long list so many are asked
#: 1280 × 720 at 100 %, at 150 % and at 200 %.
SMALL = [((1280, 720), "en"), ((640, 360), "zh_CN")]
SMALL += (
    [((853, 480), "en"), ((1280, 720), "zh_CN"), ((853, 480), "zh_CN"), ((640, 360), "en")]
    if os.environ.get("LECTERN_SOAK")
    else []
)


def begun(request, walk, language="en"):
    window = request.getfixturevalue("season" if walk == "outside" else walk)
    window.speak(language)
    return window


def on_top(window) -> QWidget:
    """What takes the keys: the dialog that is open, else the palette, else the window."""
    found = [w for kind in (QDialog, Palette) for w in window.findChildren(kind) if w.isVisible()]
    return found[0] if found else window


def voices(voice):
    """What a screen reader meets from here on down."""
    if voice.state().invisible:
        return
    yield voice
    for number in range(min(voice.childCount(), MANY)):
        below = voice.child(number)
        if below is not None and below.isValid():
            yield from voices(below)


def name(voice) -> str:
    return voice.text(QAccessible.Text.Name).strip()


@pytest.mark.parametrize(("stop", "role", "least"), [
    ("calendar", Role.ListItem, 35), ("calendar-year", Role.ListItem, 60), ("documents", Role.CheckBox, 15),
    ("event-agenda", Role.ListItem, 30), ("events", Role.Cell, 18), ("event-sessions", Role.Cell, 18),
    ("palette", Role.ListItem, 3), ("event-visit", Role.CheckBox, 1), ("tasks", Role.Cell, 18),
])  # fmt: skip
def test_what_is_painted_is_told_piece_by_piece(season, qtbot, stop, role, least):
    SEASON[stop](season, qtbot)
    QApplication.processEvents()
    told = [name(v) for v in voices(QAccessible.queryAccessibleInterface(on_top(season))) if v.role() == role]
    assert len(list(filter(None, told))) >= least


def called(control) -> tuple[str, str]:
    return type(control).__name__, control.accessibleName() or getattr(control, "text", str)()


def controls(top: QWidget) -> list[QWidget]:
    """What is used by hand and in sight, without what lies out of sight in a scrolled area."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)
    return [w for w in top.findChildren(QWidget)
            if isinstance(w, kinds) and w.isVisible() and w.isEnabled() and w.window() is top.window()
            and not isinstance(w.parentWidget(), QComboBox)]  # fmt: skip


def scrolled(widget: QWidget, top: QWidget) -> bool:
    """Whether some area around the widget can be scrolled to show it."""
    above = widget.parentWidget()
    while above is not None and above is not top:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


@pytest.mark.parametrize(("size", "language"), SMALL)
@pytest.mark.parametrize("walk", WALKS)
def test_everything_used_by_hand_has_a_name_and_is_within_reach(request, qtbot, walk, size, language):
    window = begun(request, walk, language)
    window.resize(*size)
    for stop, visit in WALKS[walk].items():
        visit(window, qtbot)
        QApplication.processEvents()
        top = on_top(window)
        nameless = [(v.role().name, type(v.object()).__name__)
                    for v in voices(QAccessible.queryAccessibleInterface(top))
                    if v.role() in USED and not name(v)]  # fmt: skip
        assert nameless == [], stop
        assert (window.width(), window.height()) == size, stop
        if size[1] >= 480:  # a form asked for stands over a window even smaller
            assert top.width() <= size[0] and top.height() <= size[1], stop
        inside = top.rect().adjusted(-1, -1, 1, 1)
        lost = [
            called(w)
            for w in controls(top)
            if not scrolled(w, top)
            and (w.visibleRegion().isEmpty() or not inside.contains(QRect(w.mapTo(top, QPoint()), w.size())))
        ]
        assert lost == [], stop
        clear(window)


@pytest.mark.parametrize("walk", WALKS)
def test_focus_is_seen_on_every_control(request, qtbot, walk):
    window = begun(request, walk)
    for stop, visit in WALKS[walk].items():
        visit(window, qtbot)
        QApplication.processEvents()
        top = on_top(window)
        if top.window() is not window:
            clear(window)
            continue
        unseen = []
        for control in controls(top):
            if not control.focusPolicy() & Qt.FocusPolicy.TabFocus or control.visibleRegion().isEmpty():
                continue
            seen = control.visibleRegion().boundingRect()
            area = QRect(control.mapTo(window, seen.topLeft()), seen.size()).adjusted(-4, -4, 4, 4)
            control.clearFocus()
            QApplication.processEvents()
            if not control.isVisible():
                continue
            before = window.grab(area).toImage()
            control.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            if control.hasFocus() and window.grab(area).toImage() == before:
                unseen.append(called(control))
        assert unseen == [], stop
        clear(window)
