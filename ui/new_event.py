"""The few things a new event needs: its kind, a title, a day, a place. Everything else is edited on its
page."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from models.database import Problem
from models.event import KINDS, new_event
from models.words import _

from .dates import read_clock, read_day
from .empty import kind_promise
from .icons import icon
from .parts import button, column, label, restyle, row

if TYPE_CHECKING:
    from .window import Window


class NewEvent(QDialog):
    """A small dialog; Enter makes the event and opens its page."""

    def __init__(self, window: "Window", kind: str = "") -> None:
        super().__init__(window)
        self.window_ = window
        self.setWindowTitle(_("New event"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Kind"))
        for key, known in KINDS.items():
            self.kind.addItem(icon(known.icon), _(known.name), key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind or "open_day")))
        self.campaign = QComboBox()
        self.campaign.setAccessibleName(_("Campaign"))
        self.campaign.addItem(_("none"), None)
        assert window.store is not None
        for row_ in window.store.picture.all("campaign"):
            self.campaign.addItem(row_.title, row_.id)
        self.title = _field(_("Title"), "")
        self.day = _field(_("Day"), _("for example 2026-04-23; may stay empty"))
        self.starts = _field(_("From"), "09:00")
        self.ends = _field(_("Until"), "16:30")
        self.city = _field(_("City"), "")
        self.filled = QCheckBox(_("With its usual sessions and tasks"))
        self.filled.setChecked(True)
        self.promise = label("", "hint", wrap=True)
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._choose_kind)
        self._choose_kind()
        self.title.setFocus()

    def _lay_out(self) -> None:
        cancel = button(_("Cancel"), self.reject, role="large")
        self.make = button(_("Make event"), self._make, role="primary")
        self.make.setProperty("tall", "yes")
        self.make.setDefault(True)
        hours = row(self.starts, label("–", "second"), self.ends, gap=6)
        self.setLayout(column(
            label(_("New event"), "section"), 4,
            _fact(_("Kind"), self.kind), _fact("", self.promise),
            _fact(_("Title"), self.title), _fact(_("Day"), self.day), _fact(_("Time"), hours),
            _fact(_("City"), self.city), _fact(_("Campaign"), self.campaign), _fact("", self.filled),
            self.error, 8, row(None, cancel, self.make), gap=8, margins=(20, 20, 20, 20),
        ))  # fmt: skip
        self.setMinimumWidth(480)

    def _choose_kind(self) -> None:
        kind = KINDS[self.kind.currentData()]
        self.starts.setPlaceholderText(kind.hours[0])
        self.ends.setPlaceholderText(kind.hours[1])
        self.title.setPlaceholderText(_(kind.name))
        self.promise.setText(_("Brings {things}.").format(things=kind_promise(kind.key)))
        self.filled.setEnabled(bool(kind.sessions or kind.tasks))

    def _make(self) -> None:
        for field in (self.title, self.day, self.starts, self.ends):
            _wrong(field, False)
        try:
            values = self._values()
            event = new_event(**values)
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()
            return
        self.accept()
        self.window_.go("event", event.id)

    def _values(self) -> dict[str, Any]:
        """What was typed, as the act takes it. The field that is wrong turns red."""
        kind = KINDS[self.kind.currentData()]
        values: dict[str, Any] = {
            "kind": kind.key,
            "title": self.title.text().strip() or _(kind.name),
            "filled": self.filled.isChecked(),
            "campaign": self.campaign.currentData(),
            "city": self.city.text().strip(),
            "starts": None,
        }
        if kind.key == "online_course":
            values["mode"] = "online"
        if self.day.text().strip():
            day = _reading(self.day, read_day)
            starts = self._clock(self.starts, kind.hours[0])
            ends = self._clock(self.ends, kind.hours[1])
            values["starts"] = datetime.combine(day, starts)
            values["ends"] = datetime.combine(day, ends)
            if values["ends"] <= values["starts"]:
                values["ends"] += timedelta(days=1)
        return values

    def _clock(self, field: QLineEdit, usual: str) -> time:
        return _reading(field, read_clock) if field.text().strip() else time.fromisoformat(usual)


def _reading(field: QLineEdit, reader: Any) -> Any:
    try:
        return reader(field.text())
    except Problem:
        _wrong(field, True)
        field.setFocus()
        raise


def _wrong(field: QLineEdit, wrong: bool) -> None:
    field.setProperty("wrong", "yes" if wrong else "no")
    restyle(field)


def _field(name: str, example: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(example)
    return made


def _fact(name: str, thing: Any) -> Any:
    words = label(name, "small")
    words.setFixedWidth(88)
    if isinstance(thing, QWidget):
        words.setBuddy(thing)
        return row(words, thing, gap=8)
    return row(words, thing, gap=8)
