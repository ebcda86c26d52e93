"""What a screen reader finds on board and tray: a list of sessions, each with name, place and state."""

from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget
from shiboken6 import isValid

from .board_heard import Heard
from .board_layout import Key
from .theme import colour


class CardVoice(QAccessibleInterface):
    """One session. Never override `interface_cast`: returning None from Python ends the program."""

    def __init__(self, owner: "ListVoice", key: Key) -> None:
        super().__init__()
        self.owner, self.key = owner, key

    def isValid(self) -> bool:
        return self.owner.isValid() and self.key in self.owner.places()

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self.owner.window()

    def parent(self) -> QAccessibleInterface:
        return self.owner

    def child(self, index: int) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> Any:
        return None

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        area = self.owner.heard.rect(self.key)
        return QRect(self.owner.shown.viewport().mapToGlobal(area.topLeft()), area.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        found = QAccessible.State()
        if not self.isValid():
            found.invalid = True
            return found
        found.focusable = found.selectable = found.multiSelectable = True
        found.selected = self.owner.heard.chosen(self.key)
        found.focused = self.owner.heard.current() == self.key
        seen = self.owner.shown.viewport().rect().intersects(self.owner.heard.rect(self.key))
        found.offscreen = not seen
        return found

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name and self.isValid():
            return self.owner.heard.text(self.key)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        return None

    def foregroundColor(self) -> QColor:
        return colour("text")

    def backgroundColor(self) -> QColor:
        return colour("canvas")


class ListVoice(QAccessibleWidget):
    """The list itself. Its cards are made when asked for and kept, for Qt keeps only their addresses."""

    def __init__(self, widget: QAbstractScrollArea) -> None:
        super().__init__(widget, QAccessible.Role.List)
        self.shown = widget
        self.heard: Heard = widget.heard  # type: ignore[attr-defined]
        self.cards: dict[Key, CardVoice] = {}
        self._places: tuple[list[Key] | None, dict[Key, int]] = (None, {})

    def isValid(self) -> bool:
        return isValid(self.shown)

    def places(self) -> dict[Key, int]:
        """The place of each card in the list; made anew only when the list is another one."""
        keys = self.heard.keys()
        if keys is not self._places[0]:
            self._places = (keys, {key: number for number, key in enumerate(keys)})
        return self._places[1]

    def voice(self, key: Key) -> CardVoice:
        """The voice of one card."""
        if key not in self.cards:
            made = self.cards[key] = CardVoice(self, key)
            QAccessible.registerAccessibleInterface(made)
        return self.cards[key]

    def text(self, kind: QAccessible.Text) -> str:
        return self.heard.name() if kind == QAccessible.Text.Name else ""

    def childCount(self) -> int:
        return len(self.heard.keys()) if self.isValid() else 0

    def child(self, index: int) -> Any:
        keys = self.heard.keys()
        return self.voice(keys[index]) if 0 <= index < len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.places().get(child.key, -1) if isinstance(child, CardVoice) else -1

    def childAt(self, x: int, y: int) -> Any:
        point = self.shown.viewport().mapFromGlobal(QPoint(x, y))
        found = (key for key in self.places() if self.heard.rect(key).contains(point))
        key = next(found, None)
        return self.voice(key) if key else None

    def focusChild(self) -> Any:
        key = self.heard.current()
        return self.voice(key) if key and key in self.places() else None


#: Voices made, by the address of their widget: Qt keeps no reference that Python would know of.
_voices: dict[int, ListVoice] = {}
_kept: list[ListVoice] = []
_heard: list[type] = []


def give_voice(kind: type[QWidget]) -> None:
    """Let screen readers find the cards of all widgets of this class."""
    if not _heard:
        QAccessible.installFactory(_make)
    if kind not in _heard:
        _heard.append(kind)


def voice_of(widget: QAbstractScrollArea) -> ListVoice | None:
    """The voice of a board or tray, once somebody listens."""
    QAccessible.queryAccessibleInterface(widget)
    return _voices.get(id(widget))


def focus_moved(widget: QAbstractScrollArea, key: Key | None) -> None:
    """Tell screen readers which card has the focus now."""
    if key is None or not QAccessible.isActive():
        return
    voice = voice_of(widget)
    if voice is not None and key in voice.places():
        QAccessible.updateAccessibility(QAccessibleEvent(voice.voice(key), QAccessible.Event.Focus))


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say a sentence at once."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _make(_name: str, thing: QObject) -> Any:
    if not isinstance(thing, QAbstractScrollArea) or type(thing) not in _heard:
        return None
    made = ListVoice(thing)
    key = id(thing)
    _voices[key] = made
    _kept.append(made)
    thing.destroyed.connect(lambda _gone=None: _forget(key, made))
    return made


def _forget(key: int, made: ListVoice) -> None:
    """A new widget may have the address of the one that goes."""
    if _voices.get(key) is made:
        del _voices[key]
