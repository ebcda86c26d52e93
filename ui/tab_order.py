"""Tab goes in the order of reading: as things are laid out, not as they were made.

Lines of a list that is filled anew are made last; Qt would come to them after everything else.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QWidget,
)  # fmt: skip

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
"""What takes the focus itself, whatever it is made of."""


def to_next(window: QWidget, forward: bool) -> bool:
    """Give the focus to what comes next, or before, in the order of reading; it comes round."""
    order = list(reading_order(window))
    now = QApplication.focusWidget()
    if not order or now is None or now.window() is not window:
        return False
    if now in order:
        at = order.index(now) + (1 if forward else -1)
    else:  # in something Tab does not stop at: go on from what is around it
        around = [n for n, widget in enumerate(order) if widget.isAncestorOf(now)]
        at = (around[-1] + (1 if forward else 0) if around else 0) if forward else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[at % len(order)].setFocus(reason)
    return True


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """What Tab stops at below here."""
    if not root.isVisible() or not root.isEnabled() or isinstance(root, QLabel):
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
        yield root
    if isinstance(root, _WHOLE):
        return
    for child in _children(root):
        yield from reading_order(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Its parts, as they are laid out; what lies freely comes last, line by line."""
    parts = (each for each in widget.children() if isinstance(each, QWidget) and not isinstance(each, QLabel))
    every = [each for each in parts if each.isVisible() and not each.isWindow()]
    if not every:
        return []
    if isinstance(widget, QSplitter):
        laid = [widget.widget(n) for n in range(widget.count())]
    elif isinstance(widget, QMainWindow):
        laid = [widget.centralWidget()]
    else:
        layout = widget.layout()
        laid = list(_laid(layout)) if layout is not None else []
    known = set(laid)
    free = sorted((each for each in every if each not in known), key=lambda each: (each.y(), each.x()))
    return [*(each for each in laid if each is not None), *free]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda n: layout.getItemPosition(n)[:2])  # type: ignore[index]
    for number in numbers:
        item = layout.itemAt(number)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _laid(inner)
        elif widget is not None:
            yield widget
