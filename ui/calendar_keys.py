"""The keys of the calendar: days by arrows, months by pages, and an event carried with Ctrl."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from .calendar import CalendarPage
    from .calendar_view import WeeksView

_K = Qt.Key
DAYS = {_K.Key_Left: -1, _K.Key_Right: 1, _K.Key_Up: -7, _K.Key_Down: 7}
MODES = {_K.Key_M: "month", _K.Key_W: "week", _K.Key_Y: "year"}


def press(page: "CalendarPage", view: "WeeksView | None", event: Any) -> bool:
    """Do what a key means; `view` is where events can be carried. False: the key means nothing here."""
    key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in DAYS and held == Qt.KeyboardModifier.ControlModifier:
        return view is not None and _carry(page, view, DAYS[key])
    if view is not None and view.carry is not None:
        return _carrying(page, view, key)
    if held and key not in (_K.Key_BracketLeft, _K.Key_BracketRight):
        return False
    act = _acts(page).get(key)
    if act is None or (key == _K.Key_Escape and page.event_id is None):
        return False
    act()
    return True


def _acts(page: "CalendarPage") -> dict[Any, Callable[[], object]]:
    """What each key does."""
    monday = page.day - timedelta(days=page.day.weekday())
    sunday = monday + timedelta(days=6)
    acts: dict[Any, Callable[[], object]] = {
        key: partial(page.go_day, page.day + timedelta(days=n)) for key, n in DAYS.items()
    }
    acts |= {key: partial(page.show_mode, mode) for key, mode in MODES.items()}
    return acts | {
        _K.Key_PageUp: partial(page.step, -1), _K.Key_PageDown: partial(page.step, 1),
        _K.Key_Home: partial(page.go_day, monday), _K.Key_End: partial(page.go_day, sunday),
        _K.Key_T: page.go_today, _K.Key_N: page.new_event,
        _K.Key_BracketLeft: partial(page.next_event, -1), _K.Key_BracketRight: partial(page.next_event, 1),
        _K.Key_Return: page.enter, _K.Key_Enter: page.enter, _K.Key_Escape: partial(page.go_day, page.day),
    }  # fmt: skip


def _carry(page: "CalendarPage", view: "WeeksView", days: int) -> bool:
    """Lift the chosen event, or hold it over another day; the page follows it."""
    if view.carry is None:
        if page.event_id is None:
            page.next_event(1)
        if page.event_id is None:
            return True
        view.lift(page.event_id, by_key=True)
    assert view.carry is not None
    view.carry_to(view.carry.days + days)
    page.keep_in_sight(view.carry.target())
    return True


def _carrying(page: "CalendarPage", view: "WeeksView", key: Any) -> bool:
    if key in (_K.Key_Return, _K.Key_Enter):
        view.drop()
    elif key == _K.Key_Escape:
        view.put_down()
        page.keep_in_sight(page.day)
    elif key in DAYS:
        return _carry(page, view, DAYS[key])
    return True
