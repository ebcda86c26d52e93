"""Small parts of the board's page: the tabs of its days, and fields that open in place."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLineEdit, QPushButton, QWidget

from models.words import _, language

from .dates import short_day, weekday
from .parts import button, emptied, icon_button, restyle, row

_MOST_TABS = 8


class DayTabs(QWidget):
    """A tab for each day; with very many days a list between two arrows, which take drops as tabs do."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.days: Sequence[date] = ()
        self.day: date | None = None
        self.buttons: dict[date, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._inside = row(gap=0)
        self.setLayout(self._inside)

    def show_days(self, days: Sequence[date], day: date | None, hints: Mapping[date, str]) -> None:
        """Show these days, one of them chosen; `hints` say what is on each."""
        if list(days) != list(self.days) or len(days) > _MOST_TABS:
            self.days = list(days)
            self._make(day)
        self.day = day
        for of, made in self.buttons.items():
            made.setChecked(of == day)
            made.setToolTip(hints.get(of, ""))

    def day_at(self, where: QPoint) -> date | None:
        """The day whose tab is at a point of the screen."""
        for day, made in self.buttons.items():
            if made.isVisible() and made.rect().contains(made.mapFromGlobal(where)):
                return day
        return None

    def welcome(self, day: date | None) -> None:
        """Show which day would take a drop."""
        for of, made in self.buttons.items():
            made.setDown(of == day)

    def _make(self, day: date | None) -> None:
        emptied(self._inside)
        self.buttons = {}
        if len(self.days) > _MOST_TABS:
            self._make_list(day)
            return
        ends = {0: "first", len(self.days) - 1: "last"}
        for place, of in enumerate(self.days):
            made = button(tab_name(of), partial(self.chosen.emit, of), role="segment")
            made.setProperty("end", "only" if len(self.days) == 1 else ends.get(place, "middle"))
            made.setCheckable(True)
            made.setAccessibleName(short_day(of, year=True))
            self._group.addButton(made)
            self.buttons[of] = made
            self._inside.addWidget(made)

    def _make_list(self, day: date | None) -> None:
        at = list(self.days).index(day) if day and day in self.days else 0
        box = QComboBox()
        box.addItems([short_day(of, year=True) for of in self.days])
        box.setCurrentIndex(at)
        box.setAccessibleName(_("Day"))
        box.activated.connect(lambda n: self.chosen.emit(self.days[n]))
        for name, words, other in (
            ("chevron-left", _("Day before"), at - 1),
            ("chevron-right", _("Day after"), at + 1),
        ):
            made = icon_button(name, words)
            self._inside.addWidget(made)
            if name == "chevron-left":
                self._inside.addWidget(box)
            made.setEnabled(0 <= other < len(self.days))
            if made.isEnabled():
                of = self.days[other]
                made.clicked.connect(lambda _checked=False, of=of: self.chosen.emit(of))
                self.buttons[of] = made


def tab_name(day: date) -> str:
    """“Thu 23”, “23日 周四”."""
    return f"{day.day}日 {weekday(day)}" if language() == "zh_CN" else f"{weekday(day)} {day.day}"


class InPlace(QLineEdit):
    """A field that opens over what it changes. Enter or leaving keeps, Esc gives up; wrong ones stay."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keep: Callable[[str], bool] | None = None
        self._back: QWidget | None = None
        self.hide()

    def open(self, where: QRect, text: str, keep: Callable[[str], bool], back: QWidget) -> None:
        """Open at a place of the parent; `keep` says whether it took the text, `back` gets the focus then."""
        self._keep, self._back = keep, back
        self.setProperty("wrong", "no")
        restyle(self)
        self.setText(text)
        self.selectAll()
        self.setGeometry(where)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self, *, keeping: bool) -> None:
        """Close, with or without keeping what stands in it."""
        keep = self._keep
        if keep is None:
            return
        self._keep = None
        if keeping and not keep(self.text()):
            self._keep = keep
            self.setProperty("wrong", "yes")
            restyle(self)
            return
        had_focus = self.hasFocus()
        self.hide()
        if had_focus and self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field(keeping=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_field(keeping=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_field(keeping=self.property("wrong") != "yes")
