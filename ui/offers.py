"""Words offered while a cell or a line is typed into."""

import re
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView

from models.words import _

_BETWEEN = re.compile("[,，、]")


class Offers(QCompleter):
    """Offers words while typing; with `several`, for the part after the last comma."""

    def __init__(self, words: Iterable[str], editor: QLineEdit, *, several: bool) -> None:
        super().__init__(editor)
        self.setModel(QStringListModel(list(words), self))
        self.several = several
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(8)
        self.words = QListView()
        self.words.setProperty("role", "popup")
        self.setPopup(self.words)
        if not several:
            closes = Qt.ConnectionType.QueuedConnection  # once Qt has written the word into the line
            self.activated.connect(lambda _text: self._press(Qt.Key.Key_Return), closes)

    def _press(self, key: Qt.Key) -> None:
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.widget(), press)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab close the offers and the editor at once; an offer with the cursor is written
        already."""
        closing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() == QEvent.Type.KeyPress and watched == self.words:
            key = event.key()  # type: ignore[attr-defined]
            if key in closing:
                self.words.hide()
                self._press(key)
                return True
        return super().eventFilter(watched, event)

    def pathFromIndex(self, index: Any) -> str:
        word = super().pathFromIndex(index)
        editor = self.widget()
        if not self.several or not isinstance(editor, QLineEdit):
            return word
        before = editor.text()
        head = before[: len(before) - len(_BETWEEN.split(before)[-1])]
        return head.rstrip(" ,，、") + _(", ") + word if head else word

    def splitPath(self, path: str) -> list[str]:
        return [_BETWEEN.split(path)[-1].strip()] if self.several else [path]
