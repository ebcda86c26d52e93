"""Facts edited in place: the value turns into a field on click; Enter or leaving keeps, Esc gives back."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QListView, QPlainTextEdit, QWidget

from .cut_line import CutLine
from .parts import column, label, restyle


class Line(CutLine):
    """One line that keeps what was typed when left or on Enter. `kept` gives the text."""

    kept = Signal(str)

    def __init__(self, name: str, role: str = "flat", empty: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        self.before = ""
        self.taken: str | None = None
        self.entered = False
        self.offer: Callable[[], Sequence[str]] | None = None

    def display(self, text: str) -> None:
        """Show a stored value, unless somebody is typing."""
        self.before = text
        if self.hasFocus() and (self.isModified() or self.text() == text):
            return  # somebody is typing, or is about to: what is marked stays marked
        self.setText(text)
        self.setCursorPosition(0)

    def offering(self, names: Callable[[], Sequence[str]]) -> None:
        """Offer names while typing; they are asked for when the field is entered."""
        self.offer = names
        completer = QCompleter(QStringListModel(self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        popup = QListView()
        popup.setProperty("role", "popup")
        completer.setPopup(popup)
        completer.highlighted.connect(self._take)
        completer.activated.connect(self._take)
        completer.activated.connect(lambda _text: QTimer.singleShot(0, self.keep))
        self.setCompleter(completer)

    def _take(self, text: str) -> None:
        """What was offered counts as typed, although Qt, which writes it, says that nothing was."""
        self.taken = text

    def keep(self) -> None:
        """Give what was typed or taken from the offers, if it is new."""
        new = self.isModified() or self.text() == self.taken
        self.taken = None
        if new and self.text() != self.before:
            self.kept.emit(self.text())
        elif self.isModified():
            self.setModified(False)

    def give_back(self) -> None:
        """Show the stored value again, whatever was typed."""
        self.setText(self.before)
        self.setModified(False)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._offered():
                event.ignore()  # the offer with the cursor is taken, and kept then
                return
            self.keep()
            self.returnPressed.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.isModified() or self.property("wrong") == "yes"):
            self.give_back()
            self.kept.emit(self.before)
        else:
            super().keyPressEvent(event)

    def _offered(self) -> bool:
        """Whether an offer has the cursor. Offers of which none was chosen go away."""
        popup = self.completer().popup() if self.completer() else None
        if popup is None or not popup.isVisible():
            return False
        if popup.currentIndex().isValid():
            return True
        popup.hide()
        return False

    def focusInEvent(self, event: Any) -> None:
        if self.offer and self.completer():
            model = self.completer().model()
            assert isinstance(model, QStringListModel)
            model.setStringList(list(self.offer()))
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()
        self.entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: Any) -> None:
        """The click that enters marks the whole value, as Tab does, unless it marked a part of it."""
        super().mouseReleaseEvent(event)
        if self.entered and not self.hasSelectedText():
            self.selectAll()
        self.entered = False

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the window's unless there is typing to take back here."""
        if event.type() == QEvent.Type.ShortcutOverride and not self.isModified() and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)


def _is_undo(event: Any) -> bool:
    return bool(event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))


class Lines(QPlainTextEdit):
    """Several lines; kept when left or on Ctrl+Enter."""

    kept = Signal(str)

    def __init__(self, name: str, empty: str = "", rows: int = 4) -> None:
        super().__init__()
        self.setProperty("role", "flat")
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        self.setTabChangesFocus(True)
        self.setFixedHeight(rows * 20 + 14)
        self.before = ""

    def display(self, text: str) -> None:
        """Show a stored value, unless somebody is typing."""
        self.before = text
        if not (self.hasFocus() and self.document().isModified()):
            self.setPlainText(text)
            self.document().setModified(False)

    def keep(self) -> None:
        """Give what was typed, if it is new."""
        if self.toPlainText() != self.before:
            self.kept.emit(self.toPlainText())

    def give_back(self) -> None:
        """Show the stored value again, whatever was typed."""
        self.setPlainText(self.before)
        self.document().setModified(False)

    def keyPressEvent(self, event: Any) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.give_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.keep()


class Choose(QComboBox):
    """One of a few words. The wheel scrolls the page, it does not change values by accident."""

    kept = Signal(object)

    def __init__(self, name: str, role: str = "flat") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda n: self.kept.emit(self.itemData(n)))

    def fill(self, names: Sequence[tuple[Any, str]]) -> None:
        """The codes and their words."""
        if [(self.itemData(n), self.itemText(n)) for n in range(self.count())] != list(names):
            self.clear()
            for code, name in names:
                self.addItem(name, code)

    def display(self, code: Any) -> None:
        """Show which is chosen."""
        self.setCurrentIndex(next((n for n in range(self.count()) if self.itemData(n) == code), -1))

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class Tick(QCheckBox):
    """Yes or no."""

    kept = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("role", "flat")
        self.setAccessibleName(name)
        self.clicked.connect(lambda on: self.kept.emit(on))

    def display(self, value: Any) -> None:
        """Show the stored value."""
        self.setChecked(bool(value))


class Fact(QWidget):
    """A field and, below it while it is wrong, the sentence that says why."""

    def __init__(self, field: Line | Lines | Choose | Tick) -> None:
        super().__init__()
        self.field = field
        self.sentence = label("", "bad", wrap=True)
        self.sentence.hide()
        self.setLayout(column(field, self.sentence, gap=2))
        self.setFocusProxy(field)

    def refuse(self, sentence: str) -> None:
        """Keep the field, red, with a sentence under it."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.field.setProperty("wrong", "yes" if sentence else "no")
        self.field.setAccessibleDescription(sentence)
        restyle(self.field)
        if sentence and not isinstance(self.field, Tick | Choose):
            self.field.setFocus()

    def right(self) -> None:
        """The value was kept."""
        if self.sentence.text():
            self.refuse("")
        if isinstance(self.field, Line):
            self.field.setModified(False)
        elif isinstance(self.field, Lines):
            self.field.document().setModified(False)
