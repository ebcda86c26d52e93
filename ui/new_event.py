"""The few things a new event needs: its kind, a title, a day, a place. Everything else is edited on its
page."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from models.database import Problem
from models.event import KINDS, Event, new_event
from models.event_acts import event_like
from models.words import N_, _, ngettext
from planning.plan import Row
from planning.spoken import spoken

from .dates import clock, read_clock, read_day, short_day
from .empty import kind_promise
from .icons import icon
from .parts import button, column, label, restyle, row
from .roomy import Roomy

if TYPE_CHECKING:
    from .window import Window

_EXAMPLE = N_("for example 2026-04-23; may stay empty")
_TAKEN = N_(
    "Takes over {things}, counted from the new day; in another city without the rooms. "
    "Everybody is asked anew."
)


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
            self.campaign.addItem(spoken(window.store.picture, row_), row_.id)
        self.title = _field(_("Title"), "")
        self.day = _field(_("Day"), _(_EXAMPLE))
        self.starts = _field(_("From"), "09:00")
        self.ends = _field(_("Until"), "16:30")
        self.city = _field(_("City"), "")
        self.filled = QCheckBox(_("With its usual sessions and tasks"))
        self.filled.setChecked(True)
        self.source = QComboBox()
        self.source.setAccessibleName(_("Copy of"))
        self.source.setMaxVisibleItems(16)
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setMinimumContentsLength(24)
        self.promise = label("", "hint", wrap=True)
        self.error = label("", "bad", wrap=True)
        self.error.hide()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._choose_kind)
        self.source.currentIndexChanged.connect(self._choose_source)
        self._choose_kind()
        self.title.setFocus()

    def _lay_out(self) -> None:
        cancel = button(_("Cancel"), self.reject, role="large")
        self.make = button(_("Make event"), self._make, role="primary")
        self.make.setProperty("tall", "yes")
        self.make.setDefault(True)
        hours = row(self.starts, label("–", "second"), self.ends, gap=6)
        inside = QWidget()
        inside.setLayout(column(
            _fact(_("Kind"), self.kind), _fact(_("Copy of"), self.source), _fact("", self.promise),
            _fact(_("Title"), self.title), _fact(_("Day"), self.day), _fact(_("Time"), hours),
            _fact(_("City"), self.city), _fact(_("Campaign"), self.campaign),
            _fact("", self.filled), gap=8,
        ))  # fmt: skip
        foot = row(None, cancel, self.make)
        layout = column(label(_("New event"), "section"), 4, Roomy(inside), self.error, 8, foot, gap=8,
                        margins=(20, 20, 20, 20))  # fmt: skip
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setMinimumWidth(480)

    def _choose_kind(self) -> None:
        kind = KINDS[self.kind.currentData()]
        self.filled.setEnabled(bool(kind.sessions or kind.tasks))
        self._offer_sources(kind.key)

    def _offer_sources(self, kind: str) -> None:
        """Offer the events of a kind to start from, the latest first."""
        assert self.window_.store is not None
        rows = [event for event in self.window_.store.picture.all("event") if event.kind == kind]
        rows.sort(key=lambda event: (event.starts is not None, event.starts or datetime.min), reverse=True)
        self.source.blockSignals(True)
        self.source.clear()
        self.source.addItem(_("No event: start afresh"), None)
        for event in rows:
            title = spoken(self.window_.store.picture, event)
            when = short_day(event.starts.date(), year=True) if event.starts else ""
            self.source.addItem("  ".join(filter(None, (title, when))), event.id)
        self.source.blockSignals(False)
        self.source.setEnabled(bool(rows))
        self._choose_source()

    def start_from(self, event_id: int) -> None:
        """Offer a copy of an event."""
        assert self.window_.store is not None
        event = self.window_.store.picture.tables["event"][event_id]
        self.kind.setCurrentIndex(max(0, self.kind.findData(event.kind)))
        self.source.setCurrentIndex(max(0, self.source.findData(event_id)))

    def _choose_source(self) -> None:
        """Say what a copy takes over, and show what stays as it is where nothing is typed."""
        source, kind = self._source(), KINDS[self.kind.currentData()]
        self.filled.setVisible(source is None)
        opens, closes = kind.hours
        if source is not None and source.starts:
            opens, closes = clock(source.starts), clock(source.ends) or closes
        self.starts.setPlaceholderText(opens)
        self.ends.setPlaceholderText(closes)
        self.title.setPlaceholderText(source.title if source is not None else _(kind.name))
        self.city.setPlaceholderText(source.city if source is not None else "")
        dated = source is not None and source.starts
        self.day.setPlaceholderText(_("for example 2026-04-23") if dated else _(_EXAMPLE))
        text = _("Brings {things}.").format(things=kind_promise(kind.key))
        if source is not None:
            text = _(_TAKEN).format(things=self._things(source))
        self.promise.setText(text)
        self.promise.setMinimumHeight(self.promise.heightForWidth(344))  # the width beside the names

    def _things(self, source: Row) -> str:
        """What an event has that a copy takes over."""
        assert self.window_.store is not None
        of = self.window_.store.picture.of
        sessions, tasks, rooms = (
            len(of(t, "event_id", source.id)) for t in ("session", "task", "event_room")
        )
        parts = [
            (sessions, ngettext("{count} session", "{count} sessions", sessions)),
            (tasks, ngettext("{count} task", "{count} tasks", tasks)),
            (rooms, ngettext("{count} room", "{count} rooms", rooms)),
        ]
        return _(", ").join(text.format(count=count) for count, text in parts if count) or _("its facts")

    def _source(self) -> Row | None:
        assert self.window_.store is not None
        return self.window_.store.picture.get("event", self.source.currentData())

    def _make(self) -> None:
        for field in (self.title, self.day, self.starts, self.ends):
            _wrong(field, False)
        try:
            event = self._made()
        except Problem as problem:
            self.error.setText(str(problem))
            self.error.show()
            return
        self.accept()
        self.window_.go("event", event.id, ("overview", None))

    def _made(self) -> Event:
        """The event, new or as a copy."""
        values, source = self._values(), self._source()
        if source is None:
            return new_event(**values)
        for name in ("kind", "filled"):
            del values[name]
        if values["campaign"] is None:
            del values["campaign"]
        return event_like(Event.fetch(source.id), **values)

    def _values(self) -> dict[str, Any]:
        """What was typed, as the act takes it. The field that is wrong turns red."""
        kind = KINDS[self.kind.currentData()]
        values: dict[str, Any] = {
            "kind": kind.key,
            "title": self.title.text().strip() or self.title.placeholderText(),
            "filled": self.filled.isChecked(),
            "campaign": self.campaign.currentData(),
            "city": self.city.text().strip(),
            "starts": None,
        }
        if kind.key == "online_course":
            values["mode"] = "online"
        if self.day.text().strip():
            day = _reading(self.day, read_day)
            starts, ends = self._clock(self.starts), self._clock(self.ends)
            values["starts"] = datetime.combine(day, starts)
            values["ends"] = datetime.combine(day, ends)
            source = self._source()
            if source is not None and source.starts and source.ends:  # one of several days stays so
                values["ends"] += source.ends.date() - source.starts.date()
            if values["ends"] <= values["starts"]:
                values["ends"] += timedelta(days=1)
        return values

    def _clock(self, field: QLineEdit) -> time:
        """What was typed, else what stands there in grey."""
        return _reading(field, read_clock) if field.text().strip() else read_clock(field.placeholderText())


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
