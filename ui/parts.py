"""The small parts every page is made of, with their accessible names: labels, buttons, chips, segments,
banners."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from models.words import _

from .icons import icon


def label(text: str, role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Plain text: what users typed never turns into markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def keycap(text: str) -> QLabel:
    """The name of a key, drawn like one."""
    made = label(text, "key")
    made.setFixedHeight(20)
    return made


class Elided(QLabel):
    """One line of plain text that ends in “…” where the room ends; the whole text is its hint."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self.whole = " ".join(text.split())
        self.setAccessibleName(self.whole)
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def giving_way(self) -> "Elided":
        """As wide as the text where there is room, and the first to become narrow."""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        return self

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 2, super().sizeHint().height())

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self.whole if shown != self.whole else "")


def button(
    text: str,
    act: Callable[[], object] | None = None,
    *,
    icon_name: str = "",
    role: str = "",
    colour: str = "",
    hint: str = "",
) -> QPushButton:
    """A button that says what it does. `role` is one of those of the style sheet."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    if icon_name:
        ink = colour or {"primary": "on-accent", "danger": "bad"}.get(role, "text-2")
        made.setIcon(icon(icon_name, ink, ink))
        made.setIconSize(QSize(20 if text else 16, 16))  # the drawing stands at the left, the rest is a gap
    if hint:
        made.setToolTip(hint)
    if act:
        made.clicked.connect(lambda _checked=False: act())
    made.setAccessibleName(text or hint)
    return made


def icon_button(icon_name: str, name: str, act: Callable[[], object] | None = None) -> QPushButton:
    """A button of one icon; its name is its hint, and what a screen reader says."""
    made = button("", act, icon_name=icon_name, role="icon", hint=name)
    made.setAccessibleName(name)
    made.setFixedSize(28, 28)
    return made


class Holder(QPushButton):
    """A button that holds other things, as tall as said; a click on any of them is a click on it."""

    def __init__(
        self, inside: QLayout, tall: int, act: Callable[[], object], name: str, role: str = "row"
    ) -> None:
        super().__init__()
        self.tall = tall
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.clicked.connect(lambda _checked=False: act())
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(60, self.tall)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def line(direction: str = "h") -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("line", direction)
    return made


def ground(name: str) -> QFrame:
    """An area with a ground of its own: canvas, chrome, sunken, card, pop ..."""
    made = QFrame()
    made.setProperty("ground", name)
    return made


def row(
    *things: QWidget | QLayout | int | None, gap: int = 8, margins: Sequence[int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Things beside each other; a number is a space, None takes what is left."""
    layout = QHBoxLayout()
    _fill(layout, things, gap, margins)
    return layout


def column(*things: Any, gap: int = 8, margins: Sequence[int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Things below each other; a number is a space, None takes what is left."""
    layout = QVBoxLayout()
    _fill(layout, things, gap, margins)
    return layout


def _fill(layout: QBoxLayout, things: Sequence[Any], gap: int, margins: Sequence[int]) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for thing in things:
        if thing is None:
            layout.addStretch(1)
        elif isinstance(thing, int):
            layout.addSpacing(thing)
        elif isinstance(thing, QLayout):
            layout.addLayout(thing)
        else:
            layout.addWidget(thing)


def scrolling(inside: QWidget) -> QScrollArea:
    """`inside`, scrolled where it is taller than its place, and sideways where that is too narrow for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setProperty("role", "inside")
    area.setWidget(inside)
    return area


class Segments(QWidget):
    """A few choices side by side, one of them chosen."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], now: str, name: str) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        layout = row(gap=0)
        for place, (key, text) in enumerate(choices):
            made = button(text, partial(self.chosen.emit, key), role="segment")
            ends = {0: "first", len(choices) - 1: "last"}
            made.setProperty("end", "only" if len(choices) == 1 else ends.get(place, "middle"))
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(key == now)
            made.setAccessibleName(_("{name}: {value}").format(name=name, value=text))
            self.group.addButton(made)
            self.buttons[key] = made
            layout.addWidget(made)
        layout.addStretch(1)
        self.setLayout(layout)

    def now(self) -> str:
        """The key of what is chosen."""
        return next((key for key, made in self.buttons.items() if made.isChecked()), "")


class Search(QLineEdit):
    """A field that filters as one types; Esc empties it, Down leads into the list below."""

    down = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(False)
        glass = self.addAction(icon("search", "text-3"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(name)
        clear = self.addAction(icon("x", "text-3"), QLineEdit.ActionPosition.TrailingPosition)
        clear.setText(_("Clear"))
        clear.setVisible(False)
        clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: clear.setVisible(bool(text)))

    def type_on(self, text: str) -> None:
        """Take over what somebody began to type into the list."""
        self.setFocus()
        self.insert(text)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)


class Banner(QFrame):
    """One sentence and at most two ways on. `level` is bad, warn, good or info."""

    ICONS = {"bad": "octagon-alert", "warn": "triangle-alert", "good": "circle-check", "info": "info"}  # noqa: RUF012

    def __init__(self, level: str, sentence: str, *ways: QPushButton) -> None:
        super().__init__()
        self.setProperty("ground", level)
        mark = QLabel()
        ink = "accent" if level == "info" else level
        mark.setPixmap(icon(self.ICONS[level], ink).pixmap(16, 16))
        self.words = label(sentence, wrap=True)
        layout = row(mark, self.words, *ways, gap=8, margins=(12, 6, 8, 6))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumHeight(36)
        self.setAccessibleName(sentence)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet anew after a property it asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        inside = item.widget() if item else None
        if inside is not None:
            inside.hide()
            inside.setParent(None)
            inside.deleteLater()
            continue
        below = item.layout() if item else None
        if below is not None:
            emptied(below)


def unveil(layout: QLayout) -> None:
    """Show at once what was put into a layout in sight: Qt would show one after the other, squeezing all."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inside = item.widget() if item else None
        below = item.layout() if item else None
        if inside is not None and not inside.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            inside.show()
        elif below is not None:
            unveil(below)
